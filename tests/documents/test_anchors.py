"""Cross-references, caption numbers and anchors."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_picture import PNG
from tree_reading import document_inlines
from written import loaded, render

from generator.diagnostics import InvalidInputError
from generator.document import (
    Group,
    Heading,
    Link,
    Reference,
    SequenceNumber,
    plain_text,
    walk,
)


def references(text, found=None, **more):
    blocks = render(text, found, **more).document.blocks
    return [
        (inline.anchor, inline.text) for inline in document_inlines(blocks) if isinstance(inline, Reference)
    ]


CAPTION = "::: {{.bijschrift #{0}}}\n{{{{ number('{1}') }}}}: {0}\n:::\n\n"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# Kop {#a}", "Kop"),
        ("# Kop *met* `nadruk` en onder_streept {#a}", "Kop met nadruk en onder_streept"),
        ("# {{ formula.title }} van **{{ municipality.name }}** {#a}", "Proef van Altena"),
        ("# {{ terms[0].term }} {#a}", "a* {#b} | c"),
        ("::: {.belofte #a}\nWij bellen.\n\nMeer.\n:::", "Wij bellen."),
        ("::: {.belofte #a}\n{{ terms[0].meaning }}\n:::", "Een sterk woord."),
        ("::: {.belofte #a}\n\n# Kop {#b}\n\ntekst\n:::", "Kop"),
        (CAPTION.format("a", "table"), "Tabel 1"),
    ],
)
def test_a_reference_shows_what_it_leads_to(text, shown):
    found = loaded(
        begrippen=[{"id": "x", "begrip": "a* {#b}\n| c", "betekenis": "- Een **sterk** woord.\n\nMeer."}]
    )
    for template in (f"{text}\n\nZie {{{{ ref('a') }}}}.\n", f"Zie {{{{ ref('a') }}}}.\n\n{text}\n"):
        assert references(template, found) == [("a", shown)]


def test_captions_are_counted_in_the_order_of_the_document_whatever_the_order_of_the_references():
    text = "{{ ref('c') }} {{ ref('a') }}\n\n" + "".join(CAPTION.format(name, "table") for name in "abc")
    assert references(text) == [("c", "Tabel 3"), ("a", "Tabel 1")]
    blocks = render(text).document.blocks
    numbers = [inline for inline in document_inlines(blocks) if isinstance(inline, SequenceNumber)]
    assert numbers == [SequenceNumber("Tabel", number) for number in (1, 2, 3)]
    assert "Tabel 3: c" in render(text).markdown
    assert "[Tabel 3](#c) [Tabel 1](#a)" in render(text).markdown


@given(names=st.lists(st.sampled_from("abcdef"), unique=True), referred=st.lists(st.sampled_from("abcdef")))
@settings(max_examples=30, deadline=None)
def test_the_number_a_reference_shows_is_that_of_its_caption(names, referred):
    text = "".join(CAPTION.format(name, "table") for name in names)
    text += " ".join(f"{{{{ ref('{name}') }}}}" for name in referred if name in names)
    for anchor, shown in references(f"{text}\n"):
        assert shown == f"Tabel {names.index(anchor) + 1}"


@pytest.mark.parametrize(
    "text",
    [
        "{{ ref('weg') }}",
        "[x](#weg)",
        "- | a |\n\n[*x*](#weg)",
        "| a |\n|---|\n| {{ ref('weg') }} |",
        "::: {.belofte #weg}\n:::\n\n{{ ref('weg') }}\n\n# Kop {#kop}",
        "# {{ municipality.inhabitants }} {#weg}\n\n{{ ref('weg') }}",
    ],
)
def test_a_reference_to_nothing_fails(text):
    with pytest.raises(InvalidInputError) as caught:
        render(f"{text}\n")
    [finding] = caught.value.diagnostics
    assert (finding.code, finding.arguments["anchor"]) == ("dead-anchor", "weg")


@pytest.mark.parametrize(
    "text",
    [
        "# a {#x}\n\n# b {#x}",
        "# a {#x}\n\n::: {.belofte #x}\nb\n:::",
        "::: {.belofte #x}\n::: {.gedrag #x}\nb\n:::\n:::",
        "{% for n in [1, 2] %}\n# a {#{{ formula.title | slug }}}\n\n{% endfor %}",
    ],
)
def test_an_anchor_that_stands_twice_fails(text):
    with pytest.raises(InvalidInputError) as caught:
        render(f"{text}\n")
    assert [finding.code for finding in caught.value.diagnostics] == ["anchor-twice"]


@given(titles=st.lists(st.sampled_from(["Kop", "kop", "Kóp!", "kop-2", "العربية", "…"]), max_size=8))
@settings(max_examples=30, deadline=None)
def test_every_heading_has_an_anchor_of_its_own(titles):
    text = "\n\n".join(f"# {title}" for title in [*titles, "Laatste {#kop}"])
    blocks = render(f"{text}\n").document.blocks
    anchors = [block.anchor for block in walk(blocks) if isinstance(block, Heading)]
    assert len(set(anchors)) == len(anchors) == len(titles) + 1
    assert all(anchors)


def test_anchors_with_values_lead_where_they_say():
    found = loaded(kanalen=[{"id": "balie-1", "naam": "Balie_1", "soort": "balie"}])
    rendering = render(
        "# {{ channels[0].name }} {#kanaal-{{ channels[0].id }}}\n\n"
        "::: {.belofte #b-{{ channels[0].id }}}\n"
        "[{{ channels[0].name }}](#kanaal-{{ channels[0].id }})\n:::\n",
        found,
    )
    heading, group = rendering.document.blocks
    assert isinstance(heading, Heading)
    assert isinstance(group, Group)
    assert (heading.anchor, group.anchor) == ("kanaal-balie-1", "b-balie-1")
    [link] = [inline for inline in document_inlines((group,)) if isinstance(inline, Link)]
    assert (link.target, plain_text(link.children)) == ("#kanaal-balie-1", "Balie_1")
    assert rendering.markdown == (
        "# Balie\\_1 {#kanaal-balie-1}\n\n::: {.belofte #b-balie-1}\n[Balie\\_1](#kanaal-balie-1)\n:::\n"
    )


def test_headings_carry_their_place_in_the_outline():
    blocks = render("# a\n\n## b\n\n## c\n\n# d\n\n### e\n\n## f\n").document.blocks
    assert [block.number for block in blocks if isinstance(block, Heading)] == [
        "1", "1.1", "1.2", "2", "2.1.1", "2.2",
    ]  # fmt: skip


def test_a_picture_of_a_template_is_found_beside_the_definition():
    blocks = render("![Woordmerk](beelden/logo.png)\n", pictures={"beelden/logo.png": PNG}).document.blocks
    assert "source='beelden/logo.png'" in repr(blocks)
