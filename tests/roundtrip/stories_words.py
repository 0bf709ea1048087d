"""What people do to the words of a text, without tracking it."""

from lxml import etree
from stories_places import (
    StoryHand,
    cut,
    plain_runs,
    set_text,
    typed,
    whole_text,
)
from word_hand import words

from generator.ooxml.names import w


def _whole_runs(hand: StoryHand) -> list[etree._Element]:
    return [run for run in hand.runs() if whole_text(run)]


def reword(hand: StoryHand) -> None:
    """Type a word in the place of another."""
    runs = [run for run in _whole_runs(hand) if " " in words(run).strip()]
    if runs:
        text = hand.random.choice(runs).find(w("t"))
        said = text.text.split(" ")
        said[hand.random.randrange(len(said))] = hand.word()
        set_text(text, " ".join(said))


def reword_everywhere(hand: StoryHand) -> None:
    """Type another word in a field wherever it stands."""
    tags = [one.get(w("val")) for one in hand.body.iter(w("tag"))]
    if tags:
        tag, word = hand.random.choice(tags), hand.word()
        for control in hand.controls(tag):
            text = next(control.iter(w("t")), None)
            if text is not None:
                set_text(text, f"{word} {text.text or ''}")


def reword_across(hand: StoryHand) -> None:
    """Select over the edges of runs, and type."""
    paragraphs = [one for one in hand.paragraphs() if len([*plain_runs(one)]) > 1]
    if not paragraphs:
        return
    runs = [run for run in plain_runs(hand.random.choice(paragraphs)) if whole_text(run)]
    if len(runs) > 1:
        at = hand.random.randrange(len(runs) - 1)
        first, second = runs[at].find(w("t")), runs[at + 1].find(w("t"))
        set_text(first, f"{(first.text or '')[: len(first.text or '') // 2]}{hand.word()}")
        set_text(second, (second.text or "")[len(second.text or "") // 2 :])


def strike_words(hand: StoryHand) -> None:
    """Delete some words."""
    runs = [run for run in _whole_runs(hand) if words(run).count(" ") > 2]
    if runs:
        text = hand.random.choice(runs).find(w("t"))
        said = text.text.split(" ")
        at = hand.random.randrange(len(said) - 1)
        set_text(text, " ".join([*said[:at], *said[at + 2 :]]))


def split_runs(hand: StoryHand) -> None:
    """Leave runs in pieces, as sittings and the spelling check do."""
    for run in hand.random.sample(_whole_runs(hand), k=min(12, len(_whole_runs(hand)))):
        length = len(words(run))
        if length > 2:
            _, rest = cut(run, hand.random.randrange(1, length))
            rest.set(w("rsidR"), "00AB12CD")
            rest.addprevious(etree.Element(w("proofErr"), {w("type"): "spellStart"}))
            rest.addnext(etree.Element(w("proofErr"), {w("type"): "spellEnd"}))


def type_before(hand: StoryHand) -> None:
    paragraph = hand.some_paragraph()
    place = 1 if paragraph.find(w("pPr")) is not None else 0
    paragraph.insert(place, typed(f"{hand.word()} "))


def type_behind(hand: StoryHand) -> None:
    hand.some_paragraph().append(typed(f" {hand.word()}"))


def type_between(hand: StoryHand) -> None:
    """Type beside a control or a run, not within the signs of a field."""
    paragraph = hand.some_paragraph()
    plain = set(plain_runs(paragraph))
    inside = [one for one in paragraph if one in plain or one.tag == w("sdt")]
    if inside:
        hand.random.choice(inside).addnext(typed(f" {hand.word()} "))


def bolden(hand: StoryHand) -> None:
    runs = [run for run in _whole_runs(hand) if len(words(run)) > 4]
    if runs:
        run = hand.random.choice(runs)
        _, rest = cut(run, hand.random.randrange(1, len(words(run)) - 1))
        looks = rest.find(w("rPr"))
        if looks is None:
            looks = etree.Element(w("rPr"))
            rest.insert(0, looks)
        if looks.find(w("b")) is None:
            style = looks.find(w("rStyle"))
            looks.insert(0 if style is None else 1, etree.Element(w("b")))


def restyle(hand: StoryHand) -> None:
    """Make a paragraph a heading, or give it a colour of its own."""
    paragraph = hand.some_paragraph()
    looks = paragraph.find(w("pPr"))
    if looks is None:
        looks = etree.Element(w("pPr"))
        paragraph.insert(0, looks)
    style = looks.find(w("pStyle"))
    if style is None:
        style = etree.Element(w("pStyle"))
        looks.insert(0, style)
    style.set(w("val"), "Heading3")


def recolour(hand: StoryHand) -> None:
    """Change the house style."""
    part = hand.members["word/styles.xml"].decode()
    hand.members["word/styles.xml"] = part.replace('w:val="24"', 'w:val="26"').encode()


def case_of_words(hand: StoryHand) -> None:
    """Write a paragraph in capitals."""
    for run in plain_runs(hand.some_paragraph()):
        text = run.find(w("t"))
        set_text(text, (text.text or "").upper())


def type_in_header(hand: StoryHand) -> None:
    parts = sorted(name for name in hand.members if name.startswith(("word/header", "word/footer")))
    if parts:
        name = hand.random.choice(parts)
        root = etree.fromstring(hand.members[name])
        paragraph = next(root.iter(w("p")), None)
        if paragraph is not None:
            paragraph.append(typed(f" {hand.word()}"))
            hand.members[name] = etree.tostring(root, encoding="UTF-8", standalone=True)


def nothing_but_noise(hand: StoryHand) -> None:
    """Open and save: numbers of sittings, the last place of the cursor, page ends as they were shown."""
    for paragraph in hand.paragraphs()[:40]:
        paragraph.set(w("rsidR"), "00F00BA2")
    for run in hand.runs()[::7]:
        run.insert(1 if run.find(w("rPr")) is not None else 0, etree.Element(w("lastRenderedPageBreak")))
    if not any(one.get(w("name")) == "_GoBack" for one in hand.body.iter(w("bookmarkStart"))):
        number, paragraph = hand.number(), hand.some_paragraph()
        paragraph.append(etree.Element(w("bookmarkStart"), {w("id"): number, w("name"): "_GoBack"}))
        paragraph.append(etree.Element(w("bookmarkEnd"), {w("id"): number}))


WORDS = {
    one.__name__: one
    for one in (
        reword,
        reword_everywhere,
        reword_across,
        strike_words,
        split_runs,
        type_before,
        type_behind,
        type_between,
        bolden,
        restyle,
        recolour,
        case_of_words,
        type_in_header,
        nothing_but_noise,
    )
}
