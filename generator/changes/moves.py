"""Items that came back under another id: what is gone and what is new, matched by what they say."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import fsum
from typing import Final

from generator.changes.facts import Value
from generator.changes.fields import Fields, canonical, is_text, refers
from generator.model.forms import FieldForm
from generator.verdicts import words_of

NEARLY: Final = 0.75
"""The least part of two items that is alike where one is the other under a new id."""
_ENOUGH: Final = 4
"""Words that an item needs to be known by most of them."""
_ABOUT: Final = frozenset({"kind", "norm.moment", "channels", "channel", "products", "product", "department"})
"""Fields that tell what an item is about: where two have nothing in common there, they are two items."""
_MOST_PAIRS: Final = 90_000
"""More pairs than that, three hundred by three hundred, are not weighed against each other; then only equal
items meet."""


@dataclass(frozen=True, slots=True)
class _Content:
    """What an item says: how many words each field has, and each word with its field and its number in it.

    ``about`` holds what it is about, by field: that tells items apart however alike their words are.
    """

    sizes: Mapping[str, int]
    marks: frozenset[tuple[str, str, int]]
    about: Mapping[str, frozenset[str]]


def moves(gone: Mapping[str, Fields], come: Mapping[str, Fields]) -> dict[str, str]:
    """Give the new name of each item of one section that is gone and came back, at most once each.

    References in ``gone`` are by the ids of the newer version. The most alike meet first; which version is
    the older makes no difference.
    """
    before, after = ({name: these[name] for name in sorted(these)} for these in (gone, come))
    found = _equal(before, after)
    taken = set(found.values())
    left = {name: _content(one) for name, one in before.items() if name not in found and _is_wordy(one)}
    fresh = {name: _content(one) for name, one in after.items() if name not in taken and _is_wordy(one)}
    for _, _, old, new in sorted(_alike_pairs(left, fresh)):
        if old not in found and new not in taken:
            found[old] = new
            taken.add(new)
    return found


def _equal(gone: Mapping[str, Fields], come: Mapping[str, Fields]) -> dict[str, str]:
    """Pair the items that say the same in every field, in the order of their names."""
    alike: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for side, these in enumerate((gone, come)):
        for name, one in these.items():
            alike[canonical(one.values)][side].append(name)
    return {old: new for before, after in alike.values() for old, new in zip(before, after, strict=False)}


def _alike_pairs(
    gone: Mapping[str, _Content], come: Mapping[str, _Content]
) -> Iterator[tuple[float, list[str], str, str]]:
    """Yield pairs that are alike enough, to be sorted: the most alike first, then by names."""
    if len(gone) * len(come) > _MOST_PAIRS:
        return
    for old, new in product(gone, come):
        alike = _alike(gone[old], come[new])
        if alike >= NEARLY:
            yield -alike, sorted((old, new)), old, new


def _is_wordy(item: Fields) -> bool:
    texts = (value for path, value in item.values.items() if is_text(item.forms[path]))
    return sum(len(text.split()) for text in texts if isinstance(text, str)) >= _ENOUGH


def _content(item: Fields) -> _Content:
    words = {path: Counter(_words(value, item.forms[path])) for path, value in item.values.items()}
    marks = frozenset(
        (path, word, number)
        for path, counted in words.items()
        for word, times in counted.items()
        for number in range(times)
    )
    about = {path: frozenset(counted) for path, counted in words.items() if path in _ABOUT}
    return _Content({path: counted.total() for path, counted in words.items()}, marks, about)


def _words(value: Value, form: FieldForm) -> tuple[str, ...]:
    """Give the words of a field; a reference is one, and so is a value that has none."""
    if refers(form):
        return value if isinstance(value, tuple) else (str(value),)
    text = " ".join(value) if isinstance(value, tuple) else value
    return (words_of(text) if isinstance(text, str) else ()) or (canonical(value),)


def _alike(first: _Content, second: _Content) -> float:
    """Give how much of two items is alike, each field by its number of words."""
    marks = first.marks & second.marks
    if any(first.about[path].isdisjoint(second.about[path]) for path in first.about.keys() & second.about):
        return 0.0  # a promise for another channel is another promise
    if 2 * len(marks) < NEARLY * max(len(first.marks), len(second.marks)):
        return 0.0  # too few for any division over the fields: most pairs end here
    shared = Counter(path for path, _, _ in marks)
    alike, total = [], 0
    for path, size in first.sizes.items():
        other = second.sizes.get(path, 0)
        larger = max(size, other)
        total += larger
        alike.append(2 * larger * shared[path] / (size + other))
    total += sum(size for path, size in second.sizes.items() if path not in first.sizes)
    return fsum(alike) / total  # the exact sum, so that the order of the fields makes no difference
