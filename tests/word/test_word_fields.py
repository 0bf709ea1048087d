"""Fields of the definition as content controls, and everything that refers to something."""

import pytest
from lxml import etree
from word_reading import W, body, members, style_of, text_of
from word_sample import PROPERTIES, caption, cells, field, heading, p, png, snapshot

from generator.document import (
    Alignment,
    Block,
    Code,
    Document,
    Emphasis,
    Field,
    Group,
    LineBreak,
    Link,
    Option,
    Origin,
    Picture,
    Reference,
    Role,
    SequenceNumber,
    Strikethrough,
    Strong,
    Table,
    Text,
)
from generator.ooxml.controls import ControlIds, control_tag
from generator.ooxml.pairing import check
from generator.ooxml.reading.body import read_nodes
from generator.ooxml.reading.nodes import OBJECT, lines_of
from generator.ooxml.snapshot import find_snapshot
from generator.ooxml.xml import parse_xml
from generator.writers.docx import write


def rendered(base: bytes, *blocks: Block) -> etree._Element:
    data = write(Document(PROPERTIES, blocks), base, None)
    assert check(data) == ()
    return body(data)


def value(control: etree._Element, tag: str) -> str:
    found = control.find(f"{W}sdtPr/{W}{tag}")
    assert found is not None
    return found.get(f"{W}val", "")


def test_a_field_is_an_inline_control_with_its_path_as_tag(base):
    (control,) = rendered(base, p(field("promises.a.text", "Belofte – tekst", "Wij bellen."))).iter(f"{W}sdt")
    parent = control.getparent()
    assert parent is not None
    assert parent.tag == f"{W}p"
    assert value(control, "tag") == "promises.a.text"
    assert value(control, "alias") == "Belofte – tekst"
    assert 0 < int(value(control, "id")) < 2**31
    assert text_of(control) == "Wij bellen."
    assert [etree.QName(child).localname for child in control[0]] == ["alias", "tag", "id"]


def test_a_long_path_gets_a_hash(base):
    path = "implications.processen." + "x" * 60
    (control,) = rendered(base, p(field(path, "L", "tekst"))).iter(f"{W}sdt")
    tag = value(control, "tag")
    assert tag == control_tag(path)
    assert tag.startswith("h.")
    assert len(tag) == 42


def test_a_field_in_several_places_keeps_its_tag_and_has_one_bookmark(base):
    one = field("a.b", "L", "tekst")
    root = rendered(base, p(one), p(one, " en ", one))
    controls = list(root.iter(f"{W}sdt"))
    assert {value(control, "tag") for control in controls} == {"a.b"}
    assert len({value(control, "id") for control in controls}) == 3
    names = [mark.get(f"{W}name", "") for mark in root.iter(f"{W}bookmarkStart")]
    assert len(names) == 1
    assert names[0].startswith("_y_")
    assert len(names[0]) <= 40


def test_numbers_of_controls_stay_within_31_bits():
    ids = ControlIds()
    numbers = [ids.claim("same") for _ in range(50)]
    assert len(set(numbers)) == 50
    assert all(0 < number < 2**31 for number in numbers)


def test_a_field_with_fixed_values_is_a_drop_down(base):
    options = (Option("proposal", "voorstel"), Option("done", "gereed"))
    (control,) = rendered(base, p(field("i.status", "Status", "voorstel", options))).iter(f"{W}sdt")
    items = control.findall(f"{W}sdtPr/{W}dropDownList/{W}listItem")
    assert [(i.get(f"{W}displayText"), i.get(f"{W}value")) for i in items] == [
        ("voorstel", "proposal"),
        ("gereed", "done"),
    ]


def test_controls_are_never_nested(base):
    inner = field("inner", "L", "binnen")
    outer = Field(Origin("outer", "L"), (Strong((inner,)), Text(" buiten")))
    (control,) = rendered(base, p(outer)).iter(f"{W}sdt")
    assert value(control, "tag") == "outer"
    assert text_of(control) == "binnen buiten"


def test_an_empty_field_leaves_no_control(base):
    root = rendered(base, p("Eigenaar: ", Field(Origin("a", "L"), ())))
    assert list(root.iter(f"{W}sdt")) == []


def test_every_paragraph_of_a_markdown_field_has_its_own_control(base):
    paragraphs = [p(field(f"x.explanation#{n}", "Toelichting", f"alinea {n}")) for n in (1, 2, 3)]
    controls = list(rendered(base, *paragraphs).iter(f"{W}sdt"))
    assert [value(control, "tag") for control in controls] == [f"x.explanation#{n}" for n in (1, 2, 3)]
    assert {control.getparent().tag for control in controls} == {f"{W}p"}


def test_a_control_holds_bold_links_and_breaks(base):
    children = (Strong((Text("vet"),)), LineBreak(), Link("https://example.org/", (Text("link"),)))
    (control,) = rendered(base, p(Field(Origin("a", "L"), children))).iter(f"{W}sdt")
    assert text_of(control) == "vet\nlink"
    assert control.find(f"{W}sdtContent/{W}hyperlink") is not None


def test_the_snapshot_knows_references_numbers_and_pictures_in_a_field(base):
    inside = (
        Reference("k", "1"),
        Text(" "),
        SequenceNumber("Tabel", 2),
        Picture(png(2, 2), "Logo", 2, 2),
        Emphasis((Code("x"), Strikethrough((Link("#k", (Text("y"),)),)))),
    )
    document = Document(PROPERTIES, (heading(1, "1", "Kop", "k"), p(Field(Origin("a", "L"), inside))))
    data = write(document, base, snapshot())
    assert check(data) == ()
    assert [said for _, said in held(data)] == [f"1 Tabel 2{OBJECT}xy"]


def held(data):
    """Give the tag and text of each field of a file, as its snapshot remembers the file."""
    found = find_snapshot(members(data))
    assert found is not None
    parts = {part.name: part.data for part in found[1].base}
    lines = lines_of(read_nodes(parse_xml(parts["word/document.xml"])[0]))
    return [(one.tag, line.text[one.start : one.end]) for line in lines for one in line.held]


def test_the_snapshot_keeps_the_parts_with_text_as_they_were_written(base):
    written = members(write(Document(PROPERTIES, (p("een"),)), base, snapshot()))
    found = find_snapshot(written)
    assert found is not None
    parts = {part.name: part.data for part in found[1].base}
    assert {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"} <= parts.keys()
    assert all(written[name] == data for name, data in parts.items())


def test_the_snapshot_knows_what_each_field_said(base):
    long_path = "p." + "y" * 80
    document = Document(
        PROPERTIES,
        (
            p(Field(Origin("a.b", "L"), (Text("een\ntwee"), LineBreak(), Strong((Text("drie"),))))),
            p(field(long_path, "L", "lang")),
            p(field("a.b", "L", "nog eens")),
        ),
    )
    data = write(document, base, snapshot())
    long_tag = control_tag(long_path)
    assert held(data) == [("a.b", "een\ntwee\ndrie"), (long_tag, "lang"), ("a.b", "nog eens")]
    found = find_snapshot(members(data))
    assert found is not None
    assert found[1].path_of(long_tag) == long_path
    assert found[1].path_of("a.b") == "a.b"


def test_a_caption_numbers_itself_and_stands_above_its_table(base):
    table = Table((Alignment.LEFT,), cells("Kop"), (cells("cel"),))
    root = rendered(base, caption("t-a", 3, "Normen"), table, p("Zie ", Reference("t-a", "Tabel 3")))
    first, *_ = root.iter(f"{W}p")
    assert style_of(first) == "CaptionAbove"
    assert text_of(first) == "Tabel 3 Normen"
    codes = [code.text for code in root.iter(f"{W}instrText")]
    assert codes == [r" SEQ Tabel \* ARABIC ", r" REF t_a \h "]
    start, end = (next(first.iter(f"{W}{tag}")) for tag in ("bookmarkStart", "bookmarkEnd"))
    assert start.get(f"{W}name") == "t_a"
    inside = [run for run in start.itersiblings(f"{W}r") if run.getnext() is not None]
    assert text_of(first).startswith("Tabel 3")
    assert end.getprevious() in inside


@pytest.mark.parametrize(
    ("shown", "code"),
    [("Kanalen", r" REF kanalen \h "), ("2.1", r" REF kanalen \r \h ")],
)
def test_a_reference_to_a_heading_is_a_field_that_word_computes_alike(base, shown, code):
    root = rendered(base, heading(2, "2.1", "Kanalen", "kanalen"), p(Reference("kanalen", shown)))
    assert [found.text for found in root.iter(f"{W}instrText")] == [code]


def test_a_reference_that_word_would_word_otherwise_is_a_link(base):
    root = rendered(
        base,
        heading(2, "2.1", "Kanalen", "kanalen"),
        Group(Role.PROMISE, (p("Belofte"),), "promises.a"),
        p(Reference("kanalen", "paragraaf 2.1"), Reference("promises.a", "belofte a")),
    )
    assert list(root.iter(f"{W}instrText")) == []
    anchors = [link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")]
    assert anchors == ["kanalen", "promises_a"]


def test_the_anchor_of_a_group_that_begins_with_a_table_lies_in_its_first_cell(base):
    table = Table((Alignment.LEFT,), cells("Kop"), (cells("cel"),))
    root = rendered(base, Group(Role.NORM_TABLE, (table,), "norms"), p(Link("#norms", (Text("zie"),))))
    cell = next(root.iter(f"{W}tc"))
    assert [mark.get(f"{W}name") for mark in cell.iter(f"{W}bookmarkStart")] == ["norms"]


def test_two_anchors_that_look_alike_to_word_stay_two(base):
    root = rendered(
        base, heading(1, "1", "Een", "a.b"), heading(1, "2", "Twee", "a-b"), heading(1, "3", "Drie", "A_B")
    )
    names = [mark.get(f"{W}name", "") for mark in root.iter(f"{W}bookmarkStart")]
    assert [name for name in names if not name.startswith("_Toc")] == ["a_b", "a_b_2", "A_B_3"]


@pytest.mark.parametrize("anchor", ["é" * 60, "1-begin", "x" * 200, "promises.tel-opnemen", "%"])
def test_any_anchor_becomes_a_name_that_word_accepts(base, anchor):
    rendered(base, heading(1, "1", "Kop", anchor), p(Link(f"#{anchor}", (Text("zie"),))))


@pytest.mark.parametrize("inline", [Reference("nergens", "x"), Link("#nergens", (Text("x"),))])
def test_a_reference_to_nothing_is_refused(base, inline):
    with pytest.raises(ValueError, match="nergens"):
        write(Document(PROPERTIES, (p(inline),)), base, None)


def test_one_anchor_for_two_things_is_refused(base):
    twice = (heading(1, "1", "Een", "zelfde"), heading(1, "2", "Twee", "zelfde"))
    with pytest.raises(ValueError, match="zelfde"):
        write(Document(PROPERTIES, twice), base, None)


def test_an_address_is_written_as_a_valid_uri_once(base):
    link = Link("https://example.org/een pad?a=1&b=é#deel", (Text("x"),))
    data = write(Document(PROPERTIES, (p(link, link),)), base, None)
    assert check(data) == ()
    relationships = members(data)["word/_rels/document.xml.rels"].decode()
    assert relationships.count('Target="https://example.org/een%20pad?a=1&amp;b=%C3%A9#deel"') == 1
