"""Pictures, charts and links from one file in another."""

import pytest
from loose_parts import OFFICE, W, body, faults, members_of, part
from lxml import etree
from word_sample import png

from generator.ooxml.graft import Grafter, Lost, LostKind
from generator.ooxml.parts import Parts

R = f"{{{OFFICE}}}"
LINK = '<w:p><w:hyperlink r:id="{}"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>'
BLIP = '<a:blip r:{}="{}"/>'
PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="d"/><a:graphic><a:graphicData uri="u">'
    "{}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)


def way(parts: Parts, element: etree._Element) -> tuple[str, bool]:
    """Give where the one way from an element leads."""
    numbers = [
        value for one in element.iter() for name, value in one.attrib.items() if str(name).startswith(R)
    ]
    (found,) = (one for one in parts.relations(parts.main) if [one.number] == numbers)
    return found.target, found.external


def with_picture(number: str, data: bytes, kind: str = "embed") -> Parts:
    parts = Parts(members_of("", links={"rId7": "https://example.org/"}))
    name = parts.add("word/media/image1.png", "image/png", data)
    assert parts.relate(parts.main, "image", name) == "rId8"
    new = PICTURE.format(BLIP.format(kind, number))
    parts.root(parts.main).replace(
        body(parts), etree.fromstring(members_of(new)["word/document.xml"]).find(f"{W}body")
    )
    return Parts(parts.save())


def brought(grafter: Grafter) -> etree._Element:
    copy = grafter.bring(body(grafter.source)[0])
    body(grafter.target).append(copy)
    return copy


def test_a_link_leads_to_the_same_address_under_a_number_of_the_target():
    source = Parts(members_of(LINK.format("rId4"), links={"rId4": "https://example.org/a"}))
    target = Parts(members_of(LINK.format("rId4"), links={"rId4": "https://example.org/b"}))
    copy = brought(Grafter(source, target))
    assert way(target, copy) == ("https://example.org/a", True)
    assert way(target, body(target)[0]) == ("https://example.org/b", True)


def test_a_picture_comes_along_once():
    grafter = Grafter(with_picture("rId8", png(2, 2)), with_picture("rId8", png(3, 3)))
    first, second = brought(grafter), brought(grafter)
    saved = Parts(grafter.target.save())
    assert way(saved, first) == way(saved, second) == ("word/media/image2.png", False)
    assert saved.data("word/media/image2.png") == png(2, 2)
    assert saved.type_of("word/media/image2.png") == "image/png"
    assert faults(saved) == []


def test_a_picture_that_the_target_has_is_used_again():
    grafter = Grafter(with_picture("rId8", png(2, 2)), with_picture("rId8", png(2, 2)))
    before = grafter.target.names
    assert way(grafter.target, brought(grafter)) == ("word/media/image1.png", False)
    assert grafter.target.names == before


def test_a_picture_outside_the_file_stays_outside():
    source = Parts(members_of(PICTURE.format(BLIP.format("link", "rId4"))))
    source.relate(source.main, "image", "http://localhost:9/p.png", external=True)
    body(source).find(".//{*}blip").set(f"{R}link", "rId1")
    grafter = Grafter(source, Parts(members_of("")))
    assert way(grafter.target, brought(grafter)) == ("http://localhost:9/p.png", True)
    assert [name for name in grafter.target.names if "media" in name] == []


def test_a_chart_comes_with_what_it_leads_to_under_its_own_numbers():
    source = Parts(members_of(PICTURE.format('<a:chart r:id="rId1"/>')))
    chart = source.add("word/charts/chart1.xml", "a/chart+xml", b"<c/>")
    assert source.relate(source.main, "chart", chart) == "rId1"
    sheet = source.add("word/embeddings/sheet1.xlsx", "a/sheet", b"PK")
    number = source.relate(chart, "package", sheet)
    source.relate(sheet, "back", chart)
    target = Parts(members_of(""))
    target.add("word/charts/chart1.xml", "a/chart+xml", b"<c/>")
    name, _ = way(target, brought(Grafter(source, target)))
    assert name == "word/charts/chart2.xml"
    again = Parts(target.save())
    (inner,) = again.relations(name)
    assert (inner.number, inner.role, again.data(inner.target)) == (number, "package", b"PK")
    assert [one.target for one in again.relations(inner.target)] == [name]


def test_what_goes_to_a_header_leads_from_there():
    source = Parts(members_of(LINK.format("rId4"), links={"rId4": "https://example.org/a"}))
    target = Parts(members_of("<w:p/>", parts={"header": part("hdr", "<w:p/>")}))
    copy = Grafter(source, target).bring(body(source)[0], into="word/header.xml")
    (found,) = target.relations("word/header.xml")
    assert (found.number, found.target) == (copy[0].get(f"{R}id"), "https://example.org/a")
    assert [one.role for one in target.relations(target.main)] == ["header"]


@pytest.mark.parametrize("reason", ["no such number", "no such part"])
def test_a_way_that_leads_nowhere_is_not_gone_and_told(reason):
    if reason == "no such number":
        source = with_picture("rId99", b"")
    else:
        members = with_picture("rId8", b"").save()
        del members["word/media/image1.png"]
        source = Parts(members)
    number = "rId99" if reason == "no such number" else "rId8"
    grafter = Grafter(source, Parts(members_of("")))
    copy = brought(grafter)
    assert grafter.lost == [Lost(LostKind.RELATIONSHIP, number)]
    assert faults(grafter.target) == []
    assert [name for one in copy.iter() for name in one.attrib if str(name).startswith(R)] == []
