"""A Markdown field: parsed apart, each of its paragraphs a field of its own, each fault at its own line."""

import pytest
from msgspec import Struct
from small_picture import PNG
from tree_reading import document_inlines
from written import loaded, read, render

from generator.diagnostics import InvalidInputError
from generator.document import (
    Alignment,
    Cell,
    Code,
    CodeBlock,
    Emphasis,
    Field,
    Group,
    Heading,
    LineBreak,
    Link,
    ListBlock,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Strikethrough,
    Strong,
    Table,
    Text,
    plain_text,
    walk,
)

PATH = "formula.experience"
FIELD = "{{ formula.experience }}"


def blocks(field, template=FIELD, **pictures):
    found = loaded(formule={"klantervaring": field})
    return render(f"{template}\n", found, pictures={"p.png": PNG, **pictures}).document.blocks


def origins(found):
    return [inline.origin.path for inline in document_inlines(found) if isinstance(inline, Field)]


def bare(value):
    """Take the fields away, so that a test can say what stands in them."""
    if isinstance(value, tuple):
        found = (bare(inner) for inner in value)
        return tuple(inner for part in found for inner in (part if isinstance(part, list) else [part]))
    if isinstance(value, Field):
        return list(bare(value.children))
    if isinstance(value, Struct):
        return type(value)(*(bare(getattr(value, name)) for name in value.__struct_fields__))
    return value


def p(*inlines):
    return Paragraph(tuple(Text(inline) if isinstance(inline, str) else inline for inline in inlines))


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("een\ntwee", (p("een twee"),)),
        ("een\\\ntwee", (p("een", LineBreak(), "twee"),)),
        ("een\n\ntwee", (p("een"), p("twee"))),
        (
            "*a* **b** ~~c~~ `d*`",
            (
                p(
                    Emphasis((Text("a"),)),
                    " ",
                    Strong((Text("b"),)),
                    " ",
                    Strikethrough((Text("c"),)),
                    " ",
                    Code("d*"),
                ),
            ),
        ),
        ("[a](https://b.nl) c", (p(Link("https://b.nl", (Text("a"),)), " c"),)),
        ("<mailto:a@b.nl>", (p(Link("mailto:a@b.nl", (Text("mailto:a@b.nl"),))),)),
        ("![a](p.png)", (p(Picture(PNG, "a", 1, 1, "p.png")),)),
        ("- a\n- b", (ListBlock(ordered=False, items=((p("a"),), (p("b"),))),)),
        ("3. a\n4. b", (ListBlock(ordered=True, items=((p("a"),), (p("b"),)), start=3),)),
        (
            "- a\n  1. b\n\n     c\n- d",
            (
                ListBlock(
                    ordered=False,
                    items=(
                        (p("a"), ListBlock(ordered=True, items=((p("b"), p("c")),))),
                        (p("d"),),
                    ),
                ),
            ),
        ),
        (
            "| a | b |\n|--:|:-:|\n| c | |",
            (
                Table(
                    (Alignment.RIGHT, Alignment.CENTER),
                    (Cell((p("a"),)), Cell((p("b"),))),
                    ((Cell((p("c"),)), Cell(())),),
                ),
            ),
        ),
        ("> a\n>\n> - b", (Quote((p("a"), ListBlock(ordered=False, items=((p("b"),),)))),)),
        ("```\na\n\n b*\n```", (CodeBlock("a\n\n b*"),)),
        ("a\n\n***\n\nb", (p("a"), Rule(), p("b"))),
        ("<b>a</b>", (p("<b>a</b>"),)),
        ("a {{ b }} {% c %}", (p("a {{ b }} {% c %}"),)),
        ("::: belofte\na\n:::", (p("::: belofte a :::"),)),
        ("a\n\n-", (p("a"),)),
    ],
)
def test_the_blocks_of_a_field(field, expected):
    assert bare(blocks(field)) == expected


def test_one_paragraph_is_the_field_and_several_have_numbers():
    assert origins(blocks("een")) == [PATH]
    field = "een\n\n- twee\n  - drie\n\n> vier\n\n| vijf |\n|---|\n| zes |\n\n# zeven\n\n```\ncode\n```"
    assert origins(blocks(field)) == [f"{PATH}#{number}" for number in range(1, 8)]


def test_in_running_text_its_paragraphs_are_lines_and_nothing_is_lost():
    field = "een\n\n- twee\n\n# drie\n\n```\nvier\n\nvijf\n```"
    [paragraph] = blocks(field, f"**Omdat:** {FIELD}")
    assert plain_text(paragraph.children) == "Omdat: een twee drie vier vijf"
    assert origins((paragraph,)) == [f"{PATH}#1", f"{PATH}#2", f"{PATH}#3"]
    assert sum(isinstance(inline, LineBreak) for inline in paragraph.children) == 4


def test_in_a_cell_it_keeps_its_blocks():
    [table] = blocks("een\n\n- twee", f"| a |\n|---|\n| {FIELD} |")
    assert bare(table.rows) == (((Cell((p("een"), ListBlock(ordered=False, items=((p("twee"),),)))),)),)


def test_alone_in_a_list_item_a_quotation_and_a_group_it_keeps_its_blocks():
    for template in (f"- {FIELD}", f"> {FIELD}", f"::: besluit\n{FIELD}\n:::"):
        kinds = [type(block) for block in walk(blocks("een\n\n- twee", template))][1:]
        assert kinds == [Paragraph, ListBlock, Paragraph]


def test_in_the_text_of_a_link_its_own_links_give_way():
    [paragraph] = blocks("een [twee](https://a.nl) *[drie](https://b.nl)*", f"[{FIELD}](https://c.nl)")
    links = [inline for inline in document_inlines((paragraph,)) if isinstance(inline, Link)]
    assert [(link.target, plain_text(link.children)) for link in links] == [("https://c.nl", "een twee drie")]


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("# a\n\n## b\n\n# c", [3, 4, 3]),
        ("### a\n\n###### b\n\n### c\n\n# d", [3, 4, 3, 3]),
        ("###### a", [3]),
        ("# a\n\n## b\n\n### c\n\n#### d\n\n##### e\n\n###### f", [3, 4, 5, 6, 6, 6]),
    ],
)
def test_headings_come_below_the_present_heading_without_a_jump(written, levels):
    found = blocks(written, f"# Een\n\n## Twee\n\n{FIELD}\n\n## Drie")
    headings = [block for block in found if isinstance(block, Heading)]
    assert [heading.level for heading in headings] == [1, 2, *levels, 2]
    assert headings[-1].number == "1.2"
    assert headings[2].number == "1.1.1"


def test_headings_in_running_text_are_not_counted():
    found = blocks("# a\n\nb", f"# Een\n\nx {FIELD}\n\n# Twee")
    assert [block.number for block in found if isinstance(block, Heading)] == ["1", "2"]


def test_an_anchor_is_no_part_of_a_field():
    found = blocks("# a {#b}", f"{FIELD}\n\n{FIELD}")
    assert [plain_text(block.children) for block in found] == ["a {#b}", "a {#b}"]
    assert [block.anchor for block in found] == ["a-b", "a-b-2"]


def test_a_field_may_link_to_what_a_template_anchors():
    found = blocks("[a](#kop)", f"# Kop {{#kop}}\n\n{FIELD}")
    assert "Link(target='#kop'" in repr(found)


YAML = """\
formaat: serviceformule/1
gemeente: {naam: Altena}
formule:
  titel: Proef
  soort: generiek
  versie: "0.1"
  status: concept
  klantervaring: |
    Een goede regel.

    FOUT
"""


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("[a](#nergens)", "dead-anchor"),
        ("[a](b.html)", "link-target"),
        ("[a](javascript:alert(1))", "link-target"),
        ("[a](<https://b c.nl>)", "link-target"),
        ("![](p.png)", "picture-without-alt"),
        ("![a](weg.png)", "missing-picture"),
        ("![a](../p.png)", "picture-outside"),
        ("![a](/p.png)", "picture-outside"),
        ("![a](https://b.nl/p.png)", "picture-outside"),
        ("![a](tekst.png)", "unusable-picture"),
        ("![a](groot.png)", "picture-too-large"),
        ("[bron]: bladzijde", "unknown-construct"),
        (">" * 41 + " a", "unknown-construct"),
        ("&#x7;", "control-character"),
    ],
)
@pytest.mark.parametrize("template", [FIELD, f"x {FIELD}", f"| a |\n|---|\n| {FIELD} |"])
def test_a_fault_stands_at_its_line_in_the_definition(fault, code, template):
    pictures = {"p.png": PNG, "tekst.png": b"tekst", "groot.png": PNG + bytes(11 * 1024 * 1024)}
    with pytest.raises(InvalidInputError) as caught:
        render(f"{template}\n", read(YAML.replace("FOUT", fault)), pictures=pictures)
    [finding] = caught.value.diagnostics
    assert (finding.code, finding.path) == (code, "formule.klantervaring")
    assert finding.span is not None
    assert finding.span.file.name == "serviceformule.yaml"
    assert finding.span.line in (8, 11)
    if code not in ("link-target", "unknown-construct"):
        assert finding.span.line == 11


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("::: onzin\na\n:::", "unknown-role"),
        ("[a](#nergens)", "dead-anchor"),
        ("{{ ref('nergens') }}", "dead-anchor"),
        ("[a](b.html)", "link-target"),
        ("![](p.png)", "picture-without-alt"),
        ("![a](weg.png)", "missing-picture"),
        ("# a {#twee}\n\n# b {#twee}", "anchor-twice"),
        ("[^1]: bron", "unknown-construct"),
        ("{{ nergens }}", "undefined-name"),
        ("{{ formula.nergens }}", "undefined-attribute"),
        ("{{ promises }}", "not-printable"),
        ("{{ t('nergens') }}", "missing-wording"),
        ("{{ t('summary.none') }}", "missing-value"),
    ],
)
@pytest.mark.parametrize("where", ["itself", "included"])
def test_a_fault_in_a_template_stands_at_its_line_there(fault, code, where):
    text = f"eerste regel\n\n{fault}\n"
    template = text if where == "itself" else "{% include 'deel.md' %}\n"
    with pytest.raises(InvalidInputError) as caught:
        render(template, deel=text)
    [finding] = caught.value.diagnostics
    assert finding.code == code
    assert finding.span is not None
    file = "templates/proef.md" if where == "itself" else "templates/deel.md"
    assert (finding.span.file.name, finding.span.line) == (file, 3)


def test_every_group_is_read_with_its_role_and_anchor():
    template = ":::: {.belofte #een}\na\n\n::: kenmerken\nb\n:::\n::::\n\n::: opmerking\n:::\n"
    [group] = blocks("x", template)
    assert isinstance(group, Group)
    assert (group.role.value, group.anchor) == ("belofte", "een")
    assert [type(block).__name__ for block in group.blocks] == ["Paragraph", "Group"]
