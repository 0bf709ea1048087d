"""Comments, and things of Word that people put into a text."""

from lxml import etree
from stories_places import (
    StoryHand,
)
from word_hand import run_of

from generator.ooxml.names import w

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


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
            empty += (
                f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            )
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


THINGS = {
    one.__name__: one
    for one in (
        comment_words,
        comment_paragraphs,
        comment_cell,
        add_link,
        add_field,
        add_footnote,
        add_text_box,
    )
}
