"""What people do to paragraphs and chapters, without tracking it."""

import copy

from lxml import etree
from stories_places import (
    StoryHand,
    copied,
    has_section,
    new_paragraph,
    removed,
    typed,
)

from generator.ooxml.names import w


def delete_paragraph(hand: StoryHand) -> None:
    loose = hand.loose_paragraphs()
    if len(loose) > 2:
        removed(hand.random.choice(loose))


def delete_chapter(hand: StoryHand) -> None:
    """Delete from a heading up to the next one."""
    loose = hand.loose_paragraphs()
    heads = [one for one in loose if _style(one).startswith("Heading")]
    if len(heads) < 2:
        return
    at = hand.random.randrange(len(heads) - 1)
    going = [heads[at]]
    while going[-1].getnext() is not heads[at + 1] and going[-1].getnext() is not None:
        following = going[-1].getnext()
        if following.tag not in (w("p"), w("tbl")) or has_section(following):
            break
        going.append(following)
    for one in going:
        removed(one)


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return style.get(w("val"), "") if style is not None else ""


def add_paragraph(hand: StoryHand) -> None:
    paragraph = hand.some_paragraph()
    paragraph.addnext(new_paragraph(paragraph, typed(f"{hand.word()} is hier getypt.")))


def add_empty_paragraph(hand: StoryHand) -> None:
    paragraph = hand.some_paragraph()
    paragraph.addnext(new_paragraph(paragraph))


def add_first_paragraph(hand: StoryHand) -> None:
    hand.body.insert(0, etree.Element(w("p")))
    hand.body[0].append(typed(f"{hand.word()} staat vooraan."))


def move_paragraph(hand: StoryHand) -> None:
    loose = hand.loose_paragraphs()
    one, other = hand.random.sample(loose, 2)
    other.addnext(one)


def copy_paragraph(hand: StoryHand) -> None:
    """Copy a paragraph with its controls, and sometimes type in the copy."""
    paragraph = hand.random.choice(hand.loose_paragraphs())
    twin = copied(paragraph, hand)
    hand.random.choice(hand.loose_paragraphs()).addnext(twin)
    if hand.random.random() < 0.5:
        twin.append(typed(f" {hand.word()}"))


def join_paragraphs(hand: StoryHand) -> None:
    """Delete the end of a paragraph."""
    loose = [
        one for one in hand.loose_paragraphs() if one.getnext() is not None and one.getnext().tag == w("p")
    ]
    loose = [one for one in loose if not has_section(one.getnext())]
    if loose:
        one = hand.random.choice(loose)
        other = one.getnext()
        for child in [child for child in other if child.tag != w("pPr")]:
            one.append(child)
        hand.body.remove(other)


def split_paragraph(hand: StoryHand) -> None:
    """Press Enter between two pieces of a paragraph."""
    paragraphs = [one for one in hand.loose_paragraphs() if len([*one.iterchildren(w("r"), w("sdt"))]) > 1]
    if paragraphs:
        paragraph = hand.random.choice(paragraphs)
        pieces = [*paragraph.iterchildren(w("r"), w("sdt"))]
        at = hand.random.randrange(1, len(pieces))
        second = new_paragraph(paragraph)
        behind = [pieces[at], *pieces[at].itersiblings()]
        if not any(run.find(w("fldChar")) is not None for run in paragraph.iter(w("r"))):
            second.extend(behind)
            paragraph.addnext(second)


def add_section(hand: StoryHand) -> None:
    """Let a new section begin, on paper of the same kind."""
    last = hand.body.find(w("sectPr"))
    paragraph = hand.random.choice(hand.loose_paragraphs())
    ending = new_paragraph(paragraph, typed(hand.word()))
    looks = ending.find(w("pPr"))
    if looks is None:
        looks = etree.Element(w("pPr"))
        ending.insert(0, looks)
    looks.append(copy.deepcopy(last))
    paragraph.addnext(ending)


BLOCKS = {
    one.__name__: one
    for one in (
        delete_paragraph,
        delete_chapter,
        add_paragraph,
        add_empty_paragraph,
        add_first_paragraph,
        move_paragraph,
        copy_paragraph,
        join_paragraphs,
        split_paragraph,
        add_section,
    )
}
