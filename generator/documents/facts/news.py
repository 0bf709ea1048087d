"""What somebody gets less or more of: the norm of a promise, and what else counts, in a few words."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from generator.documents.facts.said import SEPARATOR, is_list, joined, words_in
from generator.documents.facts.version import Version

_BRIEF: Final = 8
"""Words; of a longer text only its name fits where there is little room."""
_NORM: Final = "norm"
_CONDITION: Final = "condition"
_BOUND: Final = ("at_most", "share", _CONDITION)
_MEASURED: Final = frozenset({_NORM, *(f"{_NORM}.{name}" for name in ("moment", *_BOUND))})
_NONE_IS_ALL: Final = frozenset(
    {("promises", "channels"), ("promises", "products"), ("promises", "audiences"), ("channels", "audiences")}
)
"""Lists that say for whom or what something holds; where none is named it holds for all."""


class Told(NamedTuple):
    """The fields of an item that changed, and those of them that somebody gets less or more by.

    An empty name means that the whole item came or went.
    """

    changed: Sequence[str]
    telling: Sequence[str]


def news(path: str, told: Told, one: Version, other: Version, *, briefly: bool = False) -> Iterator[str]:
    """Say what the telling fields of an item say in one version, its norm as a whole.

    The condition of a norm is told where the other version has another one, or no norm. ``briefly`` tells
    only what differs, no condition of a promise that came or went, and of a sentence that it is there.
    """
    if path not in one:
        return
    if "" in told.telling or not _MEASURED.isdisjoint(told.telling):
        text = _norm(path, told.changed, one, briefly=briefly)
        if text:
            yield text
    for name in told.telling:
        if name and name not in _MEASURED:
            yield from _field(path, name, one, other, briefly=briefly)


def _norm(path: str, changed: Sequence[str], version: Version, *, briefly: bool) -> str:
    """Write the norm of a promise: "30 seconden, 80%; voorwaarde: op werkdagen"."""
    if path.partition(".")[0] != "promises":
        return ""
    whole = "" in changed or _NORM in changed
    texts = {name: joined(version.said(path, f"{_NORM}.{name}")) for name in _BOUND}
    differing = {name for name in _BOUND if whole or f"{_NORM}.{name}" in changed}
    bound = ", ".join(
        text for name in _BOUND[:2] if (text := texts[name]) and (not briefly or name in differing)
    )
    condition = ""
    if texts[_CONDITION] and _CONDITION in differing and not (briefly and whole):
        label = version.label(path, f"{_NORM}.{_CONDITION}").rpartition(SEPARATOR)[2]
        condition = f"{label}: {texts[_CONDITION]}"
    return "; ".join(text for text in (bound, condition) if text)


def _field(path: str, name: str, one: Version, other: Version, *, briefly: bool) -> Iterator[str]:
    words = one.world.locale.words
    told, label = one.said(path, name), one.label(path, name)
    if not told and (path.partition(".")[0], name) in _NONE_IS_ALL:
        told = (words("changes.all"),)
    text = joined(told)
    if briefly:
        there = other.said(path, name)
        told = tuple(one for one in told if one not in there)
        text = joined(told)
        if told and there and is_list(told, there):
            text = words("changes.also").replace("{names}", text)
        if words_in(told) > _BRIEF:
            yield label if there else words("changes.added").replace("{new}", label)
            return
    if told:
        yield f"{label}: {text}"
