"""What people do with tracked changes."""

import copy

from lxml import etree
from stories_places import (
    WHO,
    StoryHand,
    around,
    copied,
    cut,
    is_pending,
    mark_end,
    new_paragraph,
    plain_runs,
    typed,
    whole_text,
)
from stories_settling import settle
from word_hand import words

from generator.ooxml.names import w


def _settled_runs(hand: StoryHand) -> list[etree._Element]:
    return [run for run in hand.runs() if whole_text(run) and not is_pending(run)]


def track_reword(hand: StoryHand) -> None:
    """Type over some letters of a run."""
    runs = [run for run in _settled_runs(hand) if len(words(run)) > 6]
    if runs:
        run = hand.random.choice(runs)
        at = hand.random.randrange(len(words(run)) - 4)
        middle = cut(run, at)[1] if at else run
        cut(middle, hand.random.randrange(1, 4))
        come = hand.change("ins")
        come.append(typed(hand.word(), middle))
        around(middle, hand.change("del"))
        middle.getparent().addnext(come)


def track_insert(hand: StoryHand) -> None:
    runs = _settled_runs(hand)
    if runs:
        run = hand.random.choice(runs)
        come = hand.change("ins")
        come.append(typed(f" {hand.word()} ", run))
        run.addnext(come)


def track_long_insert(hand: StoryHand) -> None:
    """Insert several runs, as somebody who makes some words bold does."""
    runs = _settled_runs(hand)
    if runs:
        run = hand.random.choice(runs)
        come = hand.change("ins")
        come.extend([typed(f" {hand.word()} een ", run), typed("twee ", run), typed("drie ", run)])
        run.addnext(come)


def track_delete(hand: StoryHand) -> None:
    runs = _settled_runs(hand)
    if runs:
        around(hand.random.choice(runs), hand.change("del"))


def track_paragraph(hand: StoryHand) -> None:
    paragraph = hand.random.choice(hand.loose_paragraphs())
    come = hand.change("ins")
    come.append(typed(f"{hand.word()} komt erbij."))
    new = new_paragraph(paragraph, come)
    mark_end(new, hand.change("ins"))
    paragraph.addnext(new)


def track_paragraph_gone(hand: StoryHand) -> None:
    loose = [one for one in hand.loose_paragraphs() if all(map(whole_text, one.iter(w("r"))))]
    if loose:
        paragraph = hand.random.choice(loose)
        for run in [run for run in plain_runs(paragraph) if not is_pending(run)]:
            around(run, hand.change("del"))
        mark_end(paragraph, hand.change("del"))


def track_row(hand: StoryHand) -> None:
    if rows := hand.rows():
        row = hand.random.choice(rows)
        hand.add_row(row, *(hand.word() for _ in row.findall(w("tc"))))
        new = row.getnext()
        properties = etree.Element(w("trPr"))
        properties.append(hand.change("ins"))
        new.insert(0, properties)
        for run in list(new.iter(w("r"))):
            around(run, hand.change("ins"))


def track_row_gone(hand: StoryHand) -> None:
    rows = [row for row in hand.rows() if all(whole_text(run) for run in row.iter(w("r")))]
    if rows:
        row = hand.random.choice(rows)
        properties = row.find(w("trPr"))
        if properties is None:
            properties = etree.Element(w("trPr"))
            row.insert(0, properties)
        if properties.find(w("ins")) is None and properties.find(w("del")) is None:
            properties.append(hand.change("del"))
            for paragraph in row.iter(w("p")):
                for run in [run for run in plain_runs(paragraph) if not is_pending(run)]:
                    around(run, hand.change("del"))


def track_move(hand: StoryHand) -> None:
    """Drag a paragraph elsewhere."""
    loose = [one for one in hand.loose_paragraphs() if all(map(whole_text, one.iter(w("r"))))]
    loose = [one for one in loose if not any(map(is_pending, one.iter(w("r")))) and not [*one.iter(w("del"))]]
    if len(loose) < 2:
        return
    old, target = hand.random.sample(loose, 2)
    new = copied(old, hand)
    name = f"move{hand.number()}"
    for paragraph, kind in ((old, "moveFrom"), (new, "moveTo")):
        for run in list(paragraph.iter(w("r"))):
            around(run, hand.change(kind))
        mark_end(paragraph, hand.change(kind))
        number = hand.number()
        start = etree.Element(w(f"{kind}RangeStart"), {w("id"): number, **WHO, w("name"): name})
        paragraph.insert(1, start)
        paragraph.append(etree.Element(w(f"{kind}RangeEnd"), {w("id"): number}))
    target.addnext(new)


def track_bold(hand: StoryHand) -> None:
    runs = _settled_runs(hand)
    if runs:
        run = hand.random.choice(runs)
        looks = run.find(w("rPr"))
        if looks is None:
            looks = etree.Element(w("rPr"))
            run.insert(0, looks)
        if looks.find(w("rPrChange")) is None:
            was = copy.deepcopy(looks)
            change = hand.change("rPrChange")
            change.append(was)
            if looks.find(w("b")) is None:
                style = looks.find(w("rStyle"))
                looks.insert(0 if style is None else 1, etree.Element(w("b")))
            looks.append(change)


def decide_some(hand: StoryHand) -> None:
    """Accept or reject some of the changes of words."""
    changes = [
        one
        for one in hand.body.iter(w("ins"), w("del"))
        if one.getparent().tag in (w("p"), w("sdtContent"), w("hyperlink"))
    ]
    for change in hand.random.sample(changes, min(len(changes), 4)):
        accepted = hand.random.random() < 0.5
        if accepted == (change.tag == w("ins")):
            for child in list(change):
                for text in child.iter(w("delText")):
                    text.tag = w("t")
                change.addprevious(child)
        if change.getparent() is not None:
            change.getparent().remove(change)


def accept_all(hand: StoryHand) -> None:
    settle(hand.root, accept=True)


def reject_all(hand: StoryHand) -> None:
    settle(hand.root, accept=False)


TRACKED = {
    one.__name__: one
    for one in (
        track_reword,
        track_insert,
        track_long_insert,
        track_delete,
        track_paragraph,
        track_paragraph_gone,
        track_row,
        track_row_gone,
        track_move,
        track_bold,
        decide_some,
        accept_all,
        reject_all,
    )
}
