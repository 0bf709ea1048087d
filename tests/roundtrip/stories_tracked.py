"""What people do with tracked changes and comments, and things of Word that they put into a text."""

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
from word_hand import run_of, words

from generator.ooxml.names import w

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


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


def _mark(hand: StoryHand, first: etree._Element, last: etree._Element, answers: int) -> None:
    said = [("J. Jurist", f"{hand.word()} klopt dit?")]
    said += [("H. de Hand", f"{hand.word()} ja.") for _ in range(answers)]
    hand.thread(first, last, *said)


def comment_words(hand: StoryHand) -> None:
    if runs := [run for run in hand.runs() if run.getparent().tag in (w("p"), w("sdtContent"))]:
        run = hand.random.choice(runs)
        _mark(hand, run, run, hand.random.randrange(3))


def comment_paragraphs(hand: StoryHand) -> None:
    """Comment one paragraph, or some in a row."""
    loose = hand.loose_paragraphs()
    at = hand.random.randrange(len(loose))
    some = loose[at : at + hand.random.randint(1, 3)]
    firsts, lasts = ([one for one in paragraph if one.tag != w("pPr")] for paragraph in (some[0], some[-1]))
    if firsts and lasts:
        _mark(hand, firsts[0], lasts[-1], 1)


def comment_cell(hand: StoryHand) -> None:
    cells = [one for one in hand.paragraphs() if one.getparent().tag == w("tc")]
    if cells:
        inside = [one for one in hand.random.choice(cells) if one.tag in (w("r"), w("sdt"))]
        if inside:
            _mark(hand, inside[0], inside[-1], 0)


def add_link(hand: StoryHand) -> None:
    name = f"rIdH{hand.number()}"
    _relate(hand, name, f"{R}/hyperlink", f"https://hand.nl/{name}", external=True)
    link = etree.Element(w("hyperlink"), {f"{{{R}}}id": name})
    link.append(run_of(hand.word()))
    hand.some_paragraph().append(link)


def _relate(hand: StoryHand, name: str, kind: str, target: str, *, external: bool = False) -> None:
    part = "word/_rels/document.xml.rels"
    root = etree.fromstring(hand.members[part])
    way = etree.SubElement(root, f"{{{PACKAGE}}}Relationship", {"Id": name, "Type": kind, "Target": target})
    if external:
        way.set("TargetMode", "External")
    hand.members[part] = etree.tostring(root, encoding="UTF-8", standalone=True)


def add_field(hand: StoryHand) -> None:
    """Put the date in, as one element or as the signs around it."""
    paragraph = hand.some_paragraph()
    if hand.random.random() < 0.5:
        field = etree.Element(w("fldSimple"), {w("instr"): " DATE "})
        field.append(run_of(hand.word()))
        paragraph.append(field)
        return
    for kind in ("begin", "", "separate", "result", "end"):
        run = etree.SubElement(paragraph, w("r"))
        if kind == "result":
            etree.SubElement(run, w("t")).text = hand.word()
        elif kind:
            etree.SubElement(run, w("fldChar"), {w("fldCharType"): kind})
        else:
            etree.SubElement(run, w("instrText")).text = " DATE "


def add_footnote(hand: StoryHand) -> None:
    part = "word/footnotes.xml"
    if part not in hand.members:
        empty = f'<w:footnotes xmlns:w="{w("")[1:-1]}">'
        for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
            empty += f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        hand.members[part] = f"{empty}</w:footnotes>".encode()
        _relate(hand, "rIdHnotes", f"{R}/footnotes", "footnotes.xml")
        types = hand.members["[Content_Types].xml"].decode()
        override = (
            f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.'
            'wordprocessingml.footnotes+xml"/></Types>'
        )
        hand.members["[Content_Types].xml"] = types.replace("</Types>", override).encode()
    root = etree.fromstring(hand.members[part])
    number = str(len(root))
    note = etree.SubElement(root, w("footnote"), {w("id"): number})
    etree.SubElement(note, w("p")).append(run_of("een noot"))
    hand.members[part] = etree.tostring(root, encoding="UTF-8", standalone=True)
    run = etree.SubElement(hand.some_paragraph(), w("r"))
    etree.SubElement(run, w("footnoteReference"), {w("id"): number})


_BOX = (
    '<w:r xmlns:w="{w}" xmlns:mc="{mc}" xmlns:wps="{wps}" xmlns:wp="{wp}" xmlns:a="{a}"><mc:AlternateContent>'
    '<mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="900000" cy="400000"/>'
    '<wp:docPr id="{number}" name="Vak" descr="Vak"/><a:graphic><a:graphicData uri="{wps}"><wps:wsp>'
    '<wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx><w:txbxContent><w:p><w:r><w:t>{word}</w:t></w:r></w:p>'
    "</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    "</mc:Choice></mc:AlternateContent></w:r>"
)


def add_text_box(hand: StoryHand) -> None:
    known = {"w": w("")[1:-1], "mc": MC, "wps": WPS, "wp": WP, "a": A}
    box = etree.fromstring(_BOX.format(**known, number=hand.number(), word=hand.word()))
    hand.some_paragraph().append(box)


TRACKED = {
    one.__name__: one
    for one in (
        *(track_reword, track_insert, track_long_insert, track_delete, track_paragraph, track_paragraph_gone),
        *(track_row, track_row_gone, track_move, track_bold, decide_some, accept_all, reject_all, comment_words, comment_paragraphs),
        *(comment_cell, add_link, add_field, add_footnote, add_text_box),
    )
}
