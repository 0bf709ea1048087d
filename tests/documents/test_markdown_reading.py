"""The Markdown output says the same words to CommonMark, to pandoc and in the document's own tree."""

import pytest
from hostile import SIGNS, VALUES
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from readers import commonmark_text, pandoc_text, stretches, tree_text
from small_picture import PNG
from written import loaded, render

MARK = "SCHEIDING"
PLACES = (
    "Voor {{ v }} na",
    "{{ v }}",
    "{{ v }}{{ v }}",
    "eerste\n{{ v }}",
    "{{ v }}\n{{ v }}",
    "{{ v }}. slot",
    "{{ v }}) slot",
    "# {{ v }}",
    "- {{ v }}",
    "1. {{ v }}",
    "> {{ v }}",
    "- > {{ v }}",
    "**{{ v }}** ~~{{ v }}~~",
    "*{{ v }}*",
    "[{{ v }}](http://voorbeeld.nl)",
    "| a | b |\n|---|---|\n| {{ v }} | x {{ v }} y |",
    "| {{ v }} | b |\n|---|---|\n| c | d |",
    "| a |\n|---|\n| b |\n\n{{ v }}",
    "{{ v }}\n\n| a |\n|---|\n| b |",
)
FIELD_PLACES = (
    "{{ v }}",
    "- {{ v }}",
    "1. {{ v }}",
    "> {{ v }}",
    "| a | b |\n|---|---|\n| {{ v }} | c |",
    "| a | b |\n|---|---|\n| x {{ v }} y | c |",
    "**x:** {{ v }}",
    "# {{ v }}",
    "tekst\n{{ v }}",
    "# Kop\n{{ v }}",
    "[{{ v }}](http://voorbeeld.nl)",
)
NO_SHRINKING = [Phase.explicit, Phase.reuse, Phase.generate]
"""Pandoc is too slow to look for the smallest example with."""
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def template(places, field, count):
    pieces = [
        f"{MARK}\n\n{place}\n".replace("v }}", f"terms[{number}].{field} }}}}")
        for place in places
        for number in range(count)
    ]
    return "\n".join([*pieces, MARK, ""])


def assert_read_alike(rendering, readers):
    expected = stretches(tree_text(rendering.document.blocks), MARK)
    written = rendering.markdown.split(MARK)
    for reader in readers:
        read = stretches(reader(rendering.markdown), MARK)
        for said, found, markdown in zip(expected, read, written, strict=False):
            assert found == said, (reader.__name__, markdown)
        assert len(read) == len(expected)


def texts(*values):
    terms = [{"id": f"i{n}", "begrip": value, "betekenis": "x"} for n, value in enumerate(values)]
    return render(template(PLACES, "term", len(values)), loaded(begrippen=terms))


def fields(*values):
    terms = [{"id": f"i{n}", "begrip": "x", "betekenis": value} for n, value in enumerate(values)]
    found = loaded(begrippen=terms)
    return render(template(FIELD_PLACES, "meaning", len(values)), found, pictures={"p_1 (2).png": PNG})


@given(values=st.lists(VALUES, min_size=1, max_size=2))
@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
def test_commonmark_reads_text_values_as_they_are(values):
    assert_read_alike(texts(*values), [commonmark_text])


@given(values=st.lists(VALUES, min_size=10, max_size=20))
@settings(max_examples=8, deadline=None, phases=NO_SHRINKING, suppress_health_check=SLOW)
def test_pandoc_reads_text_values_as_they_are(values):
    assert_read_alike(texts(*values), [pandoc_text])


def test_every_sign_by_itself_before_a_word():
    assert_read_alike(texts(*(f"{sign} woord" for sign in SIGNS[:80])), [pandoc_text])
    assert_read_alike(texts(*(f"{sign} woord" for sign in SIGNS[80:])), [pandoc_text])


_INLINES = """
*nadruk* **sterk** ***beide*** ~~weg~~ `code` ``a`b`` `*` [link](https://a.nl/x_y(1)) <https://a.nl> a\\*b
&amp; < 2^3^ H~2~O $5 @jan "citaat" 's -- ... a_b_c woord ! (c) #1 **a*b*c** [^1] {#x} http://x.nl 🙂
![alt](p_1&#32;(2).png) a. 1) Table: 2017. + | & <b> {{x}}
"""
INLINES = st.sampled_from(_INLINES.split())
LINES = st.lists(INLINES, min_size=1, max_size=4).map(" ".join)
TEXTS = st.lists(LINES, min_size=1, max_size=3).flatmap(
    lambda lines: st.sampled_from(["\n", "\\\n", "  \n"]).map(lambda end: end.join(lines))
)


def behind(sign, text):
    return ("\n" + " " * len(sign)).join(f"{sign}{text}".split("\n"))


@st.composite
def tables(draw):
    cells = LINES.map(lambda line: line.replace("|", "\\|"))
    row = st.lists(cells, min_size=2, max_size=2).map(lambda found: f"| {' | '.join(found)} |")
    return "\n".join([draw(row), draw(st.sampled_from(["|---|:-:|", "|--:|---|"])), draw(row), "| a | |"])


@st.composite
def lists(draw, inner):
    ordered, loose = draw(st.booleans()), draw(st.booleans())
    items = draw(st.lists(inner, min_size=1, max_size=3))
    signs = [f"{number}. " if ordered else "- " for number in range(1, len(items) + 1)]
    pairs = zip(signs, items, strict=True)
    return ("\n\n" if loose else "\n").join(behind(sign, item) for sign, item in pairs)


LEAVES = st.one_of(
    TEXTS,
    st.tuples(st.integers(1, 4), LINES).map(lambda pair: f"{'#' * pair[0]} {pair[1]}"),
    tables(),
    st.sampled_from(["woord\n\n***", "```\ncode *x*\n\n\n  {{ y }} `z`\n```", "    ingesprongen | code"]),
)
BLOCKS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        lists(inner),
        inner.map(lambda text: "\n".join(f"> {line}" for line in text.split("\n"))),
        st.lists(inner, min_size=2, max_size=3).map("\n\n".join),
        st.tuples(TEXTS, lists(LINES)).map("\n".join),
    ),
    max_leaves=5,
).filter(lambda text: "woord" in text or "nadruk" in text)
"""Fields that say something: a link whose text is an empty list shows its target instead."""


@given(values=st.lists(BLOCKS, min_size=1, max_size=2))
@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
def test_commonmark_reads_markdown_fields_alike(values):
    assert_read_alike(fields(*values), [commonmark_text])


@given(values=st.lists(BLOCKS, min_size=8, max_size=12))
@settings(max_examples=8, deadline=None, phases=NO_SHRINKING, suppress_health_check=SLOW)
def test_pandoc_reads_markdown_fields_alike(values):
    assert_read_alike(fields(*values), [pandoc_text])


@pytest.mark.parametrize(
    "field",
    [
        "Tekst\n- lijst\n- lijst",
        "Tekst\n1. een\n2. twee",
        "Tekst\n> citaat",
        "- a\n- b\n# Kop",
        "# Kop\ntekst\n## Kop\ntekst",
        "| a | b |\n|---|---|\n| c | d |",
        "a\n| b | c |\n|---|---|\n| d | e |",
        "- a\n  - b\n    1. c\n\n  tekst bij a\n- d",
        "- a\n\n* b",
        "7. zeven\n8. acht",
        "```yaml\na: [b]\n```",
        "Kop\n===\n\ntekst\n\nKop\n---\n\ntekst",
        "a\\\nb  \nc",
        "`een | twee`",
        "![alt](p_1&#32;(2).png)",
    ],
)
def test_a_markdown_field_by_itself(field):
    assert_read_alike(fields(field), [commonmark_text, pandoc_text])


def test_a_template_may_put_blocks_on_consecutive_lines():
    rendering = render("tekst\n- lijst\n\n# Kop\n::: belofte\na\n- b\n## Kop\n:::\n| a |\n|---|\n| b |\n")
    assert_read_alike(rendering, [pandoc_text])


def test_the_target_of_a_link_keeps_its_signs():
    found = loaded(huisstijl={"logo": "p_1 (2).png", "logo_alt": "woord"})
    rendering = render(
        "![{{ house_style.logo_alt }}]({{ house_style.logo }}) na", found, pictures={"p_1 (2).png": PNG}
    )
    assert rendering.markdown == "![woord](p_1%20%282%29.png) na\n"


def test_a_value_in_code_stays_as_it_is():
    found = loaded(begrippen=[{"id": "a", "begrip": "a`b*c", "betekenis": "x"}])
    template = "`{{ terms[0].term }}` na\n\n- ```\n  {{ terms[0].term }}\n  ```\n\n    {{ terms[0].term }}\n"
    assert_read_alike(render(template, found), [commonmark_text, pandoc_text])
