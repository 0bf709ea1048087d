"""Text from one file in another: it looks and leads there as it did, and nothing stands there twice."""

import pytest
from loose_parts import LATER, NAMESPACES, OFFICE, W, body, faults, members_of, part, values
from lxml import etree

from generator.ooxml.graft import Grafter, Lost, LostKind
from generator.ooxml.parts import Parts

R = f"{{{OFFICE}}}"


def style(identity: str, name: str, inside: str = "", kind: str = "paragraph", default: str = "") -> str:
    mark = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}" w:styleId="{identity}"{mark}><w:name w:val="{name}"/>{inside}</w:style>'


def styled(identity: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{identity}"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'


def grafter(source: str, target: str = "<w:p/>", **styles: str) -> Grafter:
    """Lay two files side by side; ``own`` and ``theirs`` are their styles."""
    roles = [{"styles": part("styles", styles[key])} if key in styles else {} for key in ("own", "theirs")]
    return Grafter(Parts(members_of(source, parts=roles[0])), Parts(members_of(target, parts=roles[1])))


def brought(one: Grafter, **options) -> etree._Element:
    """Bring the first block and put it at the end of the target."""
    copy = one.bring(body(one.source)[0], **options)
    body(one.target).append(copy)
    return copy


def style_ids(parts: Parts) -> list[str]:
    root = parts.related_root("styles")
    return values(root, "style", "styleId") if root is not None else []


def test_what_is_brought_is_a_copy():
    one = grafter("<w:p><w:r><w:t>x</w:t></w:r></w:p>\n")
    before = one.source.save()
    assert brought(one).tail is None
    assert one.source.save() == before


@pytest.mark.parametrize("name", ["Heading 1", "heading 1", "HEADING 1"])
def test_a_style_is_known_by_its_name(name):
    one = grafter(
        styled("Kop1"), own=style("Kop1", "heading 1"), theirs=style("H", name) + style("Kop1", "anders")
    )
    assert values(brought(one), "pStyle") == ["H"]
    assert style_ids(one.target) == ["H", "Kop1"]


def test_of_two_names_that_differ_in_case_the_same_one_is_meant():
    one = grafter(
        styled("C"), own=style("C", "caption"), theirs=style("A", "Caption") + style("B", "caption")
    )
    assert values(brought(one), "pStyle") == ["B"]


def test_a_name_counts_within_a_kind_only():
    source = '<w:p><w:r><w:rPr><w:rStyle w:val="S"/></w:rPr><w:t>x</w:t></w:r></w:p>'
    one = grafter(source, own=style("S", "Nadruk", kind="character"), theirs=style("P", "Nadruk"))
    assert values(brought(one), "rStyle") == ["S"]
    assert style_ids(one.target) == ["P", "S"]


def test_the_default_style_is_the_default_of_the_target():
    one = grafter(
        styled("Std"), own=style("Std", "Standaard", default="1"), theirs=style("N", "Normal", default="1")
    )
    assert values(brought(one), "pStyle") == ["N"]


def test_a_default_style_that_comes_along_is_no_default_there():
    one = grafter(styled("Std"), own=style("Std", "Standaard", default="1"), theirs="")
    brought(one)
    root = one.target.related_root("styles")
    assert root is not None
    assert [dict(new.attrib) for new in root] == [{f"{W}type": "paragraph", f"{W}styleId": "Std"}]


def test_a_new_style_comes_with_those_it_names():
    own = (
        style("Normal", "Normal", default="1")
        + style("Base", "Basis", '<w:basedOn w:val="Normal"/>')
        + style(
            "Mine", "Van mij", '<w:basedOn w:val="Base"/><w:next w:val="Next"/><w:link w:val="MineChar"/>'
        )
        + style(
            "Next", "Volgende", '<w:basedOn w:val="Mine"/><w:next w:val="Mine"/><w:link w:val="OldChar"/>'
        )
        + style("MineChar", "Van mij tekens", '<w:link w:val="Mine"/>', "character")
        + style("OldChar", "Oud", '<w:link w:val="Next"/>', "character")
        + style("Other", "Niet genoemd")
    )
    theirs = (
        style("Std", "Normal", default="1")
        + style("Mine", "Een ander")
        + style("Oud", "Oud", "", "character")
    )
    one = grafter(styled("Mine"), own=own, theirs=theirs)
    assert values(brought(one), "pStyle") == ["Mine2"]
    assert set(style_ids(one.target)) == {"Std", "Mine", "Oud", "Mine2", "Base", "Next", "MineChar"}
    root = one.target.related_root("styles")
    assert root is not None
    said = {
        new.get(f"{W}styleId"): [values(new, tag) for tag in ("basedOn", "next", "link")]
        for new in root.iter(f"{W}style")
    }
    assert said["Mine2"] == [["Base"], ["Next"], ["MineChar"]]
    assert said["Base"] == [["Std"], [], []]
    assert said["Next"] == [["Mine2"], ["Mine2"], []]
    assert said["MineChar"] == [[], [], ["Mine2"]]


def test_a_style_that_its_own_file_does_not_know_is_left_out():
    one = grafter(styled("Weg"), own="", theirs=style("Weg", "Iets heel anders"))
    assert values(brought(one), "pStyle") == []


def test_a_target_without_styles_gets_a_part_for_them():
    one = grafter(styled("A"), own=style("A", "Een"))
    brought(one)
    assert style_ids(Parts(one.target.save())) == ["A"]


BOOKMARKS = (
    '<w:p><w:bookmarkStart w:id="1" w:name="Nieuw"/><w:bookmarkStart w:id="2" w:name="OUD"/>'
    '<w:r><w:t>x</w:t></w:r><w:bookmarkEnd w:id="2"/><w:bookmarkEnd w:id="1"/>'
    '<w:bookmarkStart w:id="3" w:name="half"/><w:bookmarkEnd w:id="9"/></w:p>'
)
OLD = '<w:p><w:bookmarkStart w:id="1" w:name="oud"/><w:r><w:t>y</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>'


def test_bookmarks_get_new_numbers_and_names_that_are_taken_go():
    one = grafter(BOOKMARKS, OLD)
    first, second = brought(one), brought(one)
    assert (values(first, "bookmarkStart", "name"), values(first, "bookmarkStart", "id")) == (
        ["Nieuw"],
        ["2"],
    )
    assert values(first, "bookmarkEnd", "id") == ["2"]
    assert values(second, "bookmarkStart", "name") == values(second, "bookmarkEnd", "id") == []
    assert faults(one.target) == []


def test_a_name_in_a_header_of_the_target_is_taken_too():
    target = Parts(members_of("<w:p/>", parts={"header": part("hdr", OLD)}))
    one = Grafter(Parts(members_of(OLD)), target)
    assert values(brought(one), "bookmarkStart", "name") == []


def test_controls_drawings_and_changes_get_numbers_of_their_own():
    control = '<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent><w:r/></w:sdtContent></w:sdt>'
    drawing = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="d"/></wp:inline></w:drawing></w:r>'
    changed = '<w:ins w:id="5" w:author="a"><w:r><w:t>x</w:t></w:r></w:ins>'
    block = (
        f'<w:p w:rsidR="00AA" w14:paraId="00000001">{control}{drawing}'
        f'<w:moveToRangeStart w:id="5" w:name="m"/>{changed}<w:moveToRangeEnd w:id="5"/>'
        '<w:moveFromRangeStart w:id="8"/></w:p>'
    )
    names = LATER.partition(" ")[2]
    files = [members_of(block, namespaces=names) for _ in range(2)]
    one = Grafter(*map(Parts, files))
    copy = brought(one)
    assert faults(one.target) == []
    start, end, insertion = (
        next(copy.iter(W + tag)) for tag in ("moveToRangeStart", "moveToRangeEnd", "ins")
    )
    assert start.get(f"{W}id") == end.get(f"{W}id") != insertion.get(f"{W}id")
    assert next(copy.iter(f"{W}moveFromRangeStart"), None) is None
    assert copy.attrib == {}


def test_a_number_that_is_free_is_kept():
    control = '<w:p><w:sdt><w:sdtPr><w:id w:val="70"/></w:sdtPr><w:sdtContent/></w:sdt></w:p>'
    one = grafter(control)
    assert [values(brought(one), "id") for _ in range(2)] == [["70"], ["1"]]


ANCHORED = (
    '<w:p><w:commentRangeStart w:id="3"/><w:commentRangeStart w:id="4"/><w:r><w:t>x</w:t></w:r>'
    '<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r><w:commentRangeEnd w:id="4"/>'
    '<w:r><w:rPr><w:b/></w:rPr><w:commentReference w:id="4"/></w:r></w:p>'
)


def test_anchors_of_comments_stay_behind_unless_the_comment_is_there():
    one = grafter(ANCHORED)
    assert [etree.QName(child).localname for child in brought(one)] == ["r"]
    copy = brought(one, comments={"4": "12"})
    assert [
        values(copy, tag, "id") for tag in ("commentRangeStart", "commentRangeEnd", "commentReference")
    ] == [
        ["12"],
        ["12"],
        ["12"],
    ]


def test_permissions_and_the_white_space_of_a_laid_out_file_do_no_harm():
    one = grafter(
        '<w:p>\n  <w:permStart w:id="1"/>\n  <w:r><w:t>x</w:t></w:r>\n  <w:permEnd w:id="1"/>\n</w:p>'
    )
    copy = brought(one)
    assert [etree.QName(child).localname for child in copy] == ["r"]
    assert "".join(copy.itertext()).split() == ["x"]


def test_a_note_stays_behind_and_is_told():
    notes = part(
        "footnotes",
        '<w:footnote w:id="2"><w:p><w:r><w:t>Bron: </w:t></w:r><w:r><w:t>raad</w:t></w:r></w:p></w:footnote>',
    )
    block = (
        '<w:p><w:r><w:t>x</w:t></w:r><w:r><w:rPr/><w:footnoteReference w:id="2"/></w:r>'
        '<w:r><w:t>y</w:t><w:endnoteReference w:id="1"/></w:r></w:p>'
    )
    one = Grafter(Parts(members_of(block, parts={"footnotes": notes})), Parts(members_of("<w:p/>")))
    assert [etree.QName(child).localname for child in brought(one)] == ["r", "r"]
    assert one.lost == [Lost(LostKind.FOOTNOTE, "Bron: raad"), Lost(LostKind.ENDNOTE, "")]


def test_a_run_that_was_only_a_note_comes_empty():
    one = grafter('<w:p><w:r><w:rPr/><w:footnoteReference w:id="2"/></w:r></w:p>')
    run = one.bring(body(one.source)[0][0])
    assert (run.tag, len(run)) == (f"{W}r", 1)


def test_a_section_break_leaves_its_headers():
    section = '<w:sectPr><w:headerReference r:id="rId1" w:type="first"/><w:pgSz/></w:sectPr>'
    block = f"<w:p><w:pPr>{section}</w:pPr></w:p>"
    one = Grafter(Parts(members_of(block, parts={"header": part("hdr")})), Parts(members_of("<w:p/>")))
    (copy,) = brought(one).iter(f"{W}sectPr")
    assert [etree.QName(child).localname for child in copy] == ["pgSz"]
    assert one.lost == []


def test_what_readers_may_ignore_they_may_still_ignore():
    block = '<w:p w14:a="1"><w:r><w:rPr><w14:glow/></w:rPr><w:t>x</w:t></w:r></w:p>'
    source = Parts(members_of(block, namespaces=LATER, attributes='mc:Ignorable="w14 w15"'))
    target = Parts(members_of("<w:p/>", namespaces='xmlns:w14="urn:andere"'))
    brought(Grafter(source, target))
    root = etree.fromstring(target.save()["word/document.xml"])
    (mark,) = (value for name, value in root.attrib.items() if str(name).endswith("}Ignorable"))
    assert root.nsmap[mark] == "http://schemas.microsoft.com/office/word/2010/wordml"
    assert root.nsmap["w14"] == "urn:andere"


def test_an_alternative_asks_for_the_same_under_the_prefix_of_the_target():
    block = (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="s"><s:a/></mc:Choice><mc:Choice Requires="t">'
        "<w:t>x</w:t></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r></w:p>"
    )
    mc = LATER.split(" ")[0]
    source = Parts(members_of(block, namespaces=f'{mc} xmlns:s="urn:s" xmlns:t="urn:t"'))
    target = Parts(members_of("<w:p/>", namespaces='xmlns:shape="urn:s"'))
    brought(Grafter(source, target))
    root = etree.fromstring(target.save()["word/document.xml"])
    choices = [one for one in root.iter() if str(one.tag).endswith("}Choice")]
    assert [one.nsmap[one.get("Requires", "")] for one in choices] == ["urn:s", "urn:t"]


def test_the_namespaces_of_the_sample_are_declared():
    assert R[1:-1] in NAMESPACES
