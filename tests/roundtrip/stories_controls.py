"""What people do to content controls, mostly without knowing."""

from lxml import etree
from stories_places import (
    StoryHand,
    cut,
    has_section,
    new_paragraph,
    plain_runs,
    removed,
    typed,
    whole_text,
)
from word_hand import words

from generator.ooxml.names import w


def press_enter(hand: StoryHand) -> None:
    """Press Enter within a control that is all of its paragraph: Word puts the control around both halves."""
    found = []
    for paragraph in hand.loose_paragraphs():
        inside = [one for one in paragraph if one.tag in (w("r"), w("sdt"), w("hyperlink"))]
        if len(inside) == 1 and inside[0].tag == w("sdt"):
            runs = [run for run in plain_runs(paragraph) if whole_text(run) and len(words(run)) > 3]
            if runs:
                found.append((paragraph, inside[0], runs))
    if not found:
        return
    paragraph, control, runs = hand.random.choice(found)
    run = hand.random.choice(runs)
    _, rest = cut(run, hand.random.randrange(1, len(words(run)) - 1))
    content = control.find(w("sdtContent"))
    if rest.getparent() is not content:
        return
    behind = [rest, *rest.itersiblings()]
    second = new_paragraph(paragraph)
    paragraph.addprevious(control)
    for child in list(content):
        if child not in behind:
            paragraph.append(child)
    second.extend(behind)
    content.append(paragraph)
    content.append(second)


def empty_control(hand: StoryHand) -> None:
    """Delete all in a control, which then shows its placeholder or nothing."""
    controls = [one for one in hand.body.iter(w("sdt")) if one.find(f"{w('sdtPr')}/{w('tag')}") is not None]
    controls = [one for one in controls if one.getparent().tag == w("p")]
    if not controls:
        return
    control = hand.random.choice(controls)
    inside = control.find(w("sdtContent"))
    for child in list(inside):
        removed(child) if len(inside) > 1 or True else None
    if hand.random.random() < 0.6:
        properties = control.find(w("sdtPr"))
        number = properties.find(w("id"))
        shows = etree.Element(w("showingPlcHdr"))
        number.addnext(shows)
        run = typed("Klik of tik om tekst in te voeren.")
        look = etree.Element(w("rPr"))
        etree.SubElement(look, w("color"), {w("val"): "808080"})
        run.insert(0, look)
        inside.append(run)


def drop_control(hand: StoryHand) -> None:
    """Take a control away, and leave what it held."""
    controls = [one for one in hand.body.iter(w("sdt")) if one.find(f"{w('sdtPr')}/{w('tag')}") is not None]
    controls = [one for one in controls if one.getparent().tag == w("p")]
    if controls:
        control = hand.random.choice(controls)
        for child in list(control.find(w("sdtContent"))):
            control.addprevious(child)
        control.getparent().remove(control)


def wrap_in_control(hand: StoryHand) -> None:
    """Put a control of their own around some paragraphs."""
    paragraph = hand.random.choice(hand.loose_paragraphs())
    control = etree.Element(w("sdt"))
    etree.SubElement(etree.SubElement(control, w("sdtPr")), w("id"), {w("val"): hand.number()})
    inside = etree.SubElement(control, w("sdtContent"))
    some = [paragraph, *paragraph.itersiblings()][: hand.random.randint(1, 4)]
    paragraph.addprevious(control)
    inside.extend(one for one in some if one.tag in (w("p"), w("tbl")) and not has_section(one))


CONTROLS = {one.__name__: one for one in (press_enter, empty_control, drop_control, wrap_in_control)}
