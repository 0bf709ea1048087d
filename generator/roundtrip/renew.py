"""A Word file that people worked in, brought to the present definition."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from lxml import etree

from generator.ooxml.graft.grafter import Grafter
from generator.ooxml.graft.marks import Twin
from generator.ooxml.names import w
from generator.ooxml.numbers import Numbers
from generator.ooxml.parts import Parts
from generator.ooxml.settings import track_changes
from generator.ooxml.tracking.anchors import bookmarked, let_go, settle_twins, take_off_links
from generator.ooxml.tracking.edits import Bring
from generator.ooxml.tracking.stamp import Stamp
from generator.roundtrip.elements import Tags
from generator.roundtrip.events import Event
from generator.roundtrip.line_merge import IsProse
from generator.roundtrip.pieces import Pieces
from generator.roundtrip.proof import Before
from generator.roundtrip.stories import Nodes, lines_in_all, nodes_of, stories
from generator.roundtrip.told import labels_of
from generator.roundtrip.weave import Weaver

_SETTINGS: Final = "settings"
_LIST: Final = f"{w('pPr')}/{w('numPr')}/{w('numId')}"


@dataclass(frozen=True, slots=True)
class Woven:
    """What came of it: the parts of their file, changed in place, and what happened.

    ``expected`` is what the touched lines must read as, see :class:`~generator.roundtrip.pieces.Pieces`;
    ``labels`` are what a reader calls the fields, by their tags.
    """

    parts: Parts
    before: Before
    events: Sequence[Event]
    expected: Sequence[tuple[etree._Element, str | None]]
    stamp: Stamp
    grafter: Grafter
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class HandWork:
    """A file that people worked in, and what it said before anything is changed in it.

    ``nodes`` are those of its stories as they were once written, and as they are.
    """

    parts: Parts
    before: Before
    nodes: tuple[Nodes, Nodes]
    contents: bool


def weave_file(  # noqa: PLR0913 - three files, who and when, and what is prose
    base: Mapping[str, bytes],
    theirs: Mapping[str, bytes],
    new: Mapping[str, bytes],
    who: tuple[str, str],
    is_prose: IsProse,
    *,
    contents: bool = False,
) -> Woven:
    """Weave a new version of a file into theirs.

    All three come as the members of their archives; of the base only parts with text are needed. ``who`` is
    the author and the moment of the changes. The table of contents stays out of it unless ``contents``.

    Raises:
        DamagedArchiveError: One of the files cannot be read.
    """
    return weave_in(read_hand_work(base, theirs, contents=contents), new, who, is_prose)


def read_hand_work(
    base: Mapping[str, bytes], theirs: Mapping[str, bytes], *, contents: bool = False
) -> HandWork:
    """Read what there is to read before the new version is there; see :func:`weave_file`.

    Raises:
        DamagedArchiveError: One of the files cannot be read.
    """
    parts = Parts(theirs)
    nodes = (nodes_of(Parts(base), contents=contents), nodes_of(parts, contents=contents))
    before = Before.of(parts, lines_in_all(nodes[1]), contents=contents)
    return HandWork(parts, before, nodes, contents=contents)


def weave_in(hand: HandWork, new: Mapping[str, bytes], who: tuple[str, str], is_prose: IsProse) -> Woven:
    """Weave a new version into what was read; see :func:`weave_file`.

    Raises:
        DamagedArchiveError: The new file cannot be read.
    """
    parts, before, coming = hand.parts, hand.before, Parts(new)
    numbers = Numbers(parts.root(name) for name in parts.stories())
    had = bookmarked(parts.root(name) for name in parts.stories())
    twins: list[Twin] = []
    grafter = Grafter(coming, parts, numbers, twins)
    brought: list[etree._Element] = []
    stamp = Stamp(*who, numbers)
    sides = [*hand.nodes, nodes_of(coming, contents=hand.contents)]
    lines = list(map(lines_in_all, sides))
    pieces = Pieces(Tags.of(lines[0], lines[1]), grafter.bring, let_lists_meet(grafter), stamp)
    origins = stories(coming)
    for key, (part, container) in stories(parts).items():
        if key in sides[0] and key in sides[2]:
            bring = _keeping(brought, partial(grafter.bring, origin=origins[key].part, into=part))
            weaver = Weaver(replace(pieces, bring=bring), is_prose)
            weaver.weave(sides[0][key], sides[1][key], sides[2][key], container)
    roots = [parts.root(name) for name in parts.stories()]
    settle_twins(roots, twins)
    let_go(roots, brought, had)
    take_off_links([line for line, text in pieces.expected if text], roots, stamp)
    labels = labels_of(lines[0]) | labels_of(lines[2])
    return Woven(parts, before, pieces.events, pieces.expected, stamp, grafter, labels)


def _keeping(brought: list[etree._Element], bring: Bring) -> Bring:
    """Keep what is brought in a list."""

    def keep(element: etree._Element) -> etree._Element:
        brought.append(bring(element))
        return brought[-1]

    return keep


def let_lists_meet(grafter: Grafter) -> Callable[[etree._Element, etree._Element], None]:
    """Let lists of the new file be the lists of theirs in which the same paragraphs stand."""

    def meet(new: etree._Element, theirs: etree._Element) -> None:
        ours, own = (one.find(_LIST) for one in (new, theirs))
        if ours is not None and own is not None:
            grafter.lists.equate(ours.get(w("val"), ""), own.get(w("val"), ""))

    return meet


def track_from_now_on(parts: Parts) -> None:
    """Have Word track what people change in a file from now on."""
    name = parts.related(parts.main, _SETTINGS)
    if name is not None:
        track_changes(parts.root(name))
