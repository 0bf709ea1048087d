"""Items that came back under another id: what is gone and what is new, matched by what they say."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Final

from generator.changes.facts import Value
from generator.changes.fields import Fields, canonical, is_text
from generator.changes.wording import likeness

NEARLY: Final = 0.75
"""The least part of two items that is alike where one is the other under a new id."""
_ENOUGH: Final = 4
"""Words that an item needs to be known by them: two bare decisions that say "accepted" have nothing to do
with each other."""
_MOST_PAIRS: Final = 40_000
"""More pairs than that are not weighed against each other; then only equal items meet."""


def moves(gone: Mapping[str, Fields], come: Mapping[str, Fields]) -> dict[str, str]:
    """Give the new name of each item of one section that is gone and came back, at most once each.

    The most alike meet first; which version is the older makes no difference.
    """
    gone, come = ({name: one for name, one in these.items() if _is_wordy(one)} for these in (gone, come))
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, old, new in sorted(_candidates(gone, come)):
        if old not in found and new not in taken:
            found[old] = new
            taken.add(new)
    return found


def _candidates(
    gone: Mapping[str, Fields], come: Mapping[str, Fields]
) -> Iterator[tuple[tuple[float, tuple[str, str]], str, str]]:
    """Yield pairs that are alike enough, to be sorted: the most alike first, then by names."""
    equal = {_content(fields): name for name, fields in come.items()}
    few = len(gone) * len(come) <= _MOST_PAIRS
    pairs = (
        product(gone, come)
        if few
        else ((old, equal[content]) for old in gone if (content := _content(gone[old])) in equal)
    )
    for old, new in pairs:
        alike = _alike(gone[old], come[new])
        if alike >= NEARLY:
            first, second = sorted((old, new))
            yield (-alike, (first, second)), old, new


def _is_wordy(item: Fields) -> bool:
    texts = (value for path, value in item.values.items() if is_text(item.forms[path]))
    return sum(_size(text) for text in texts if isinstance(text, str)) >= _ENOUGH


def _content(fields: Fields) -> str:
    return "\n".join(f"{path}={canonical(value)}" for path, value in sorted(fields.values.items()))


def _alike(first: Fields, second: Fields) -> float:
    """Give how much of two items is alike, each field by its number of words."""
    alike = total = 0.0
    for path in first.values.keys() | second.values.keys():
        before, after = first.values.get(path), second.values.get(path)
        weight = max(_size(before), _size(after))
        total += weight
        if before is not None and after is not None:
            alike += weight * _value_alike(before, after)
    return alike / total if total else 0.0


def _size(value: Value | None) -> int:
    if isinstance(value, str):
        return max(1, len(value.split()))
    return len(value) if isinstance(value, tuple) else int(value is not None)


def _value_alike(before: Value, after: Value) -> float:
    if isinstance(before, str) and isinstance(after, str):
        return likeness(before, after)
    if isinstance(before, tuple) and isinstance(after, tuple):
        return likeness(" ".join(before), " ".join(after))
    return float(canonical(before) == canonical(after))
