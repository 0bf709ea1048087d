"""Lists from one file in another."""

import pytest
from loose_parts import W, body, members_of, part, values
from lxml import etree

from generator.ooxml.definitions import ListDefinitions
from generator.ooxml.graft import Grafter
from generator.ooxml.parts import Parts


def style(identity: str, name: str, number: str = "") -> str:
    inside = f'<w:pPr><w:numPr><w:numId w:val="{number}"/></w:numPr></w:pPr>' if number else ""
    return f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>{inside}</w:style>'


def definition(number: int, kind: str = "bullet", text: str = "•", link: str = "", mark: str = "") -> str:
    linked = f'<w:pStyle w:val="{link}"/>' if link else ""
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="1A2B3C0{number}"/>'
        f'{mark}<w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{kind}"/>{linked}<w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
    )


def one_list(number: int, target: int, start: str = "") -> str:
    override = (
        f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>' if start else ""
    )
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{target}"/>{override}</w:num>'


def item(number: str, look: str = "") -> str:
    named = f'<w:pStyle w:val="{look}"/>' if look else ""
    return (
        f'<w:p><w:pPr>{named}<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        "<w:r><w:t>x</w:t></w:r></w:p>"
    )


def file(blocks: str, styles: str = "", numbering: str | None = "") -> Parts:
    parts = {"styles": part("styles", styles)}
    if numbering is not None:
        parts["numbering"] = part("numbering", numbering)
    return Parts(members_of(blocks, parts=parts))


def bring(grafter: Grafter) -> list[str]:
    """Bring all blocks and give the numbers of their lists in the target."""
    found = []
    for block in body(grafter.source):
        copy = grafter.bring(block)
        body(grafter.target).append(copy)
        found += values(copy, "numId") or [""]
    return found


def numbering(grafter: Grafter) -> etree._Element:
    root = Parts(grafter.target.save()).related_root("numbering")
    assert root is not None
    return root


def mark_of(grafter: Grafter, number: str) -> str:
    found = ListDefinitions(numbering(grafter)).definition(number)
    assert found is not None
    return values(found[1], "lvlText")[0]


THEIRS = (
    definition(5, text="–", link="LB") + definition(6, "decimal", "%1)") + one_list(8, 5) + one_list(9, 6)
)
THEIR_STYLES = style("LB", "List Bullet", "8") + style("LN", "List Number", "9")


def test_a_bullet_list_is_that_of_the_same_style_in_the_target():
    own = definition(1, link="Lijst") + one_list(2, 1) + one_list(3, 1)
    one = Grafter(
        file(item("2", "Lijst") + item("3"), style("Lijst", "list bullet", "2"), own),
        file("", THEIR_STYLES, THEIRS),
    )
    before = one.target.save()["word/numbering.xml"]
    assert bring(one) == ["8", "8"]
    assert one.target.save()["word/numbering.xml"] == before


def test_a_definition_that_only_looks_like_that_of_the_style_counts_too():
    own = definition(1) + definition(2) + one_list(2, 1) + one_list(3, 2)
    one = Grafter(file(item("3"), style("Lijst", "List Bullet", "2"), own), file("", THEIR_STYLES, THEIRS))
    assert bring(one) == ["8"]


def test_an_ordered_list_counts_by_itself_in_the_definition_of_the_target():
    own = definition(1, "decimal", "%1.", "LN") + one_list(1, 1) + one_list(2, 1, "1") + one_list(3, 1, "4")
    blocks = item("2") + item("3") + item("2")
    one = Grafter(file(blocks, style("LN", "List Number", "1"), own), file("", THEIR_STYLES, THEIRS))
    numbers = bring(one)
    assert numbers == ["10", "11", "10"]
    lists = ListDefinitions(numbering(one))
    assert [lists.starts(number) for number in numbers[:2]] == [{0: 1}, {0: 4}]
    assert mark_of(one, "10") == "%1)"


def test_lists_that_count_on_in_one_another_still_do_and_begin_anew():
    own = definition(1, "decimal", "%1.", "LN") + one_list(1, 1) + one_list(2, 1) + one_list(3, 1)
    one = Grafter(
        file(item("2") + item("3"), style("LN", "List Number", "1"), own), file("", THEIR_STYLES, THEIRS)
    )
    assert bring(one) == ["10", "10"]
    assert ListDefinitions(numbering(one)).starts("10") == {0: 1}


def test_the_list_that_a_style_itself_names_is_that_of_the_style_in_the_target():
    own = definition(1, "decimal", "%1", "Kop") + one_list(1, 1)
    theirs = definition(3, "decimal", "%1", "H1") + one_list(4, 3)
    one = Grafter(
        file(item("1", "Kop"), style("Kop", "heading 1", "1"), own),
        file("", style("H1", "Heading 1", "4"), theirs),
    )
    assert bring(one) == ["4"]


def test_another_list_comes_with_its_definition_in_the_order_of_the_schema():
    own = definition(5, text="→", mark='<w:name w:val="n"/>') + one_list(8, 5) + one_list(9, 5, "2")
    one = Grafter(file(item("8") + item("9"), "", own), file("", THEIR_STYLES, THEIRS))
    numbers = bring(one)
    assert numbers == ["10", "11"]
    assert {mark_of(one, number) for number in numbers} == {"→"}
    root = numbering(one)
    assert [etree.QName(child).localname for child in root] == ["abstractNum"] * 3 + ["num"] * 4
    assert values(root, "abstractNum", "abstractNumId") == ["5", "6", "7"]
    assert len(set(values(root, "nsid"))) == 3
    assert values(root, "name") == []


@pytest.mark.parametrize("look", ["Mijn", ""])
def test_a_style_that_comes_along_brings_its_list_once(look):
    own = definition(1, text="→", link="Mijn") + one_list(8, 1)
    one = Grafter(file(item("8", look), style("Mijn", "Van mij", "8"), own), file("", THEIR_STYLES, THEIRS))
    (number,) = bring(one)
    root = one.target.related_root("styles")
    assert root is not None
    assert values(root, "numId") == ["8", "9", number]
    assert len(values(numbering(one), "num", "numId")) == 3
    assert values(numbering(one), "pStyle") == ["LB", "Mijn"]
    assert mark_of(one, number) == "→"


def test_two_lists_that_need_each_other_get_numbers_of_their_own():
    own = (
        definition(1, text="→", link="A")
        + definition(2, text="⇒", link="B")
        + one_list(1, 1)
        + one_list(2, 2)
    )
    based = style("A", "Een", "1").replace("<w:pPr>", '<w:next w:val="B"/><w:pPr>')
    one = Grafter(file(item("1"), based + style("B", "Twee", "2"), own), file("", THEIR_STYLES, THEIRS))
    assert [mark_of(one, number) for number in bring(one)] == ["→"]
    root = numbering(one)
    for tag, name in (("abstractNum", "abstractNumId"), ("num", "numId")):
        assert len(values(root, tag, name)) == len(set(values(root, tag, name))) == 4
    assert values(root, "pStyle") == ["LB", "B", "A"]


def test_a_definition_of_the_target_may_know_a_style_that_does_not_know_it():
    own = definition(1, text="•", link="LB") + one_list(2, 1)
    theirs = definition(5, text="–", link="LB") + one_list(4, 5, "3")
    one = Grafter(
        file(item("2"), style("LB", "List Bullet"), own), file("", style("LB", "list bullet"), theirs)
    )
    assert bring(one) == ["5"]
    assert values(numbering(one), "num", "numId") == ["4", "5"]
    assert mark_of(one, "5") == "–"


def test_a_picture_for_a_bullet_stays_behind():
    picture = definition(1, text="→").replace("</w:lvl>", '<w:lvlPicBulletId w:val="3"/></w:lvl>')
    one = Grafter(file(item("2"), "", picture + one_list(2, 1)), file(""))
    assert [mark_of(one, number) for number in bring(one)] == ["→"]
    assert values(numbering(one), "lvlPicBulletId") == []


@pytest.mark.parametrize(("number", "wanted"), [("0", ["0"]), ("77", [""])])
def test_no_list_stays_none_and_one_that_is_not_there_goes(number, wanted):
    one = Grafter(file(item(number)), file(""))
    assert bring(one) == wanted


def test_a_target_without_lists_gets_a_part_for_them():
    one = Grafter(file(item("1"), "", definition(0) + one_list(1, 0)), file("", "", None))
    assert bring(one) == ["1"]
    assert mark_of(one, "1") == "•"


def test_a_list_that_the_target_has_can_be_gone_on_with():
    one = Grafter(file(item("1"), "", definition(0) + one_list(1, 0)), file("", THEIR_STYLES, THEIRS))
    one.lists.equate("1", "9")
    assert bring(one) == ["9"]


def test_a_list_style_is_followed_to_its_definition():
    own = (
        definition(1, text="→", mark='<w:styleLink w:val="S"/>')
        + '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="S"/></w:abstractNum>'
        + one_list(1, 1)
        + one_list(2, 2)
    )
    one = Grafter(file(item("2"), "", own), file("", "", ""))
    assert [mark_of(one, number) for number in bring(one)] == ["→"]
    assert values(numbering(one), "styleLink") == []
    assert f"{W}abstractNum" == numbering(one)[0].tag
