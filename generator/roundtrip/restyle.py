"""A Word file written fresh in a new look, with all that people did in the old one put into it.

The fresh file is the skeleton. What is woven in is the difference between the base and what people made of
it, each change tracked. Where the definition changed the same words since, those of people stand.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from generator.ooxml.comments.threads import copy_threads
from generator.ooxml.comments.writing import CommentWriter
from generator.ooxml.graft.grafter import Grafter
from generator.ooxml.graft.styles import style_named, styles_of
from generator.ooxml.names import w
from generator.ooxml.numbers import Numbers
from generator.ooxml.order import properties_of, put
from generator.ooxml.parts import Parts
from generator.ooxml.tracking.appendix_block import put_appendix
from generator.ooxml.tracking.dead_ways import cut_dead_ways
from generator.ooxml.tracking.runs import parent_of
from generator.ooxml.tracking.stamp import Stamp
from generator.roundtrip.elements import Tags
from generator.roundtrip.line_merge import IsProse
from generator.roundtrip.proof import Before
from generator.roundtrip.renew import Woven, let_lists_meet
from generator.roundtrip.restyle_anchors import Places, anchor
from generator.roundtrip.restyle_became import Became
from generator.roundtrip.restyle_events import seen_by_hand
from generator.roundtrip.restyle_gathering import all_left
from generator.roundtrip.restyle_hand import Hand
from generator.roundtrip.restyle_left import Left, Whereabouts, fill, runs_of
from generator.roundtrip.restyle_looks import Looks, dress_rows
from generator.roundtrip.restyle_pieces import HandPieces
from generator.roundtrip.restyle_places import Met, met_lines
from generator.roundtrip.stories import lines_in_all, nodes_of, stories
from generator.roundtrip.told import labels_of
from generator.roundtrip.weave import Weaver

_TITLE: Final = "TOC Heading"


@dataclass(frozen=True)
class Restyled:
    """The fresh file with the hand work in it, but for the appendix, of which ``left`` are the entries.

    ``comments`` leads from the comments of the old file to the same in the new one.
    """

    woven: Woven
    hand: Hand
    became: Became
    comments: Mapping[str, str]
    left: Sequence[Left]
    runs: Sequence[Sequence[etree._Element]]

    def finish_links(self) -> None:
        """Take links off words where what they lead to did not come along."""
        parts = self.woven.parts
        cut_dead_ways(parts.root(name) for name in parts.stories())

    def put_appendix(self, blocks: Sequence[etree._Element], title: str) -> None:
        """Put the appendix at the end: the last of ``blocks`` say what each entry is, in their order."""
        woven = self.woven
        items = blocks[len(blocks) - len(self.left) :]
        for item, runs in zip(items, self.runs, strict=True):
            fill(item, runs)
        body = woven.parts.root(woven.parts.main).find(w("body"))
        assert body is not None  # noqa: S101 - a file without is not opened
        _head(blocks[0], style_named(styles_of(woven.parts), "paragraph", _TITLE))
        put_appendix(body, blocks, title, woven.stamp.numbers, woven.stamp)
        writer = CommentWriter(woven.parts, woven.stamp.numbers)
        for item, left in zip(items, self.left, strict=True):
            numbers = [self.comments[number] for number in left.comments if number in self.comments]
            if numbers:
                writer.mark([item], *numbers)


def _head(paragraph: etree._Element, style: str) -> None:
    """Make a paragraph look like a heading that is not in the table of contents, if the look has such."""
    if not style:
        return
    for look in list(paragraph.iter(w("rPr"))):
        parent_of(look).remove(look)
    put(properties_of(paragraph, "pPr"), etree.Element(w("pStyle"), {w("val"): style}))


def restyle_file(
    base: Mapping[str, bytes],
    theirs: Mapping[str, bytes],
    new: Mapping[str, bytes],
    who: tuple[str, str],
    is_prose: IsProse,
) -> Restyled:
    """Put what people did in a file into one that was written fresh.

    All three come as the members of their archives; ``base`` is what people began with. ``who`` stands at
    changes that nobody tracked.

    Raises:
        DamagedArchiveError: One of the files cannot be read.
    """
    parts, written, hand = Parts(new), Parts(base), Hand.of(theirs, who[0])
    before = Before.of(parts)
    numbers = Numbers(parts.root(name) for name in parts.stories())
    grafter = Grafter(hand.parts, parts, numbers)
    sides = nodes_of(written), hand.nodes, nodes_of(parts)
    lines = list(map(lines_in_all, sides))
    tags = Tags.of(lines[0], lines[1])
    met = {one.hand.element: one for one in met_lines(*sides, tags)}
    _name_styles(grafter, met.values())
    looks = Looks.of(root for _, root in stories(written).values())
    comments = copy_threads(grafter) if hand.threads else {}
    bring = _Bringing(grafter, looks, comments)
    stamp = Stamp(*who, numbers)
    pieces = HandPieces(tags, bring, let_lists_meet(grafter), stamp, workers=hand.workers)
    origins = stories(hand.parts)
    for key, (part, container) in stories(parts).items():
        if key in sides[0] and key in sides[1]:
            ours = replace(pieces, bring=replace(bring, origin=origins[key].part, into=part))
            Weaver(ours, is_prose, new_wins=True).weave(
                sides[0][key], sides[2][key], sides[1][key], container
            )
    looks.restore()
    dress_rows(pieces.rows)
    labels = labels_of(lines[0]) | labels_of(lines[2])
    woven = Woven(parts, before, seen_by_hand(pieces.events), pieces.expected, stamp, grafter, labels)
    became = Became(met, pieces.copies)
    where = Whereabouts.of(hand.parts, lines[1], labels, tags)
    left = list(all_left(hand, pieces.unplaced, became, where, looks))
    left = anchor(hand, woven, comments, Places.of(hand, woven, became, where), left)
    return Restyled(woven, hand, became, comments, left, [runs_of(one, bring) for one in left])


@dataclass(frozen=True, slots=True)
class _Bringing:
    """Brings text of one part of the old file into one of the new."""

    grafter: Grafter
    looks: Looks
    comments: Mapping[str, str]
    origin: str = ""
    into: str = ""

    def __call__(self, element: etree._Element) -> etree._Element:
        return self.looks.remember(
            self.grafter.bring(element, comments=self.comments, origin=self.origin, into=self.into)
        )


def _name_styles(grafter: Grafter, met: Iterable[Met]) -> None:
    """Let a style that the new look does not have be the one in which the same paragraphs stand there."""
    seen: dict[str, Counter[str]] = {}
    for one in met:
        if one.fresh is not None and one.hand.style and one.fresh.style:
            seen.setdefault(one.hand.style, Counter())[one.fresh.style] += 1
    for own, found in seen.items():
        if not grafter.styles.find(own):
            grafter.styles.equate(own, found.most_common(1)[0][0])
