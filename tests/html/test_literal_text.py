"""A text comes out of a page as it was written, and nothing but text comes of it (issue 3, point 5)."""

import pytest
import tinycss2
from hypothesis import example, given, settings
from hypothesis import strategies as st
from page_reading import lines, page_of, skeleton, style_of
from page_sample import document, p, whole
from written import loaded, render

from generator.document import Document, Link, Properties, Text
from generator.theme.read import default_theme
from generator.theme.theme import Text as Kind
from generator.writers.html import write

THEME = default_theme()
_SIGNS = """
<b> </b> <!-- --> --!> <script>alert(1)</script> </style> </title> </script> ]]> <![CDATA[ <?x ?> <!doctype
&amp; &lt; &#60; &#x3c; & &; &notit; < > " ' ` = " onload="x ' onload='x {{ }} \\ \\26 \\" */ /* @import
;} url( javascript:alert(1) data:text/html, * _ # **a** [x](y) - | 🙂 👩‍👩‍👧 é שלום مرحبا
"""
SIGNS = [*_SIGNS.split(), "\u202e", "\u2066", "\u200f", "\u00ad", "\u0085"]
PIECES = st.one_of(
    st.sampled_from(SIGNS),
    st.sampled_from([" ", "\n", "\r", "\r\n", "\t", "woord", "Een-heel-lang-woord"]),
    st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\0\x0b\x0c\x1c\x1d\x1e\x1f"), max_size=3
    ),
)
VALUES = st.lists(PIECES, min_size=1, max_size=7).map("".join).map(str.strip).filter(bool)
HOSTILE = "</p></style><script>alert('x')</script>\" onfocus=\"x <!-- ]]> &lt; \u202e שלום 🙂"


def texts(html):
    return [node.text for node in html.one("body").walk() if node.tag not in ("br", "bdi")]


def attribute_values(html, name):
    return [node.attributes[name] for node in html.walk() if name in node.attributes]


@given(VALUES)
@settings(max_examples=60)
@example(HOSTILE)
@example("a\rb")
@example("-->")
def test_a_value_is_text_wherever_it_stands(value):
    plain, hostile = page_of(write(whole("woord"), THEME)), page_of(write(whole(value), THEME))
    assert skeleton(hostile) == skeleton(plain)
    shown = lines(value)
    # What held the word and nothing else holds the value, in code as it is and in the contents on one line.
    exact = {value, shown, value.replace("\n", " ")}
    count = sum(text == "woord" for text in texts(plain))
    assert count > 30
    assert sum(text in exact for text in texts(hostile)) >= count
    for name in ("alt", "data-label"):
        expected = [one.replace("woord", value) for one in attribute_values(plain, name)]
        if name == "alt" or len(attribute_values(hostile, name)) == len(expected):
            assert [one.split() for one in attribute_values(hostile, name)] == [
                one.split() for one in expected
            ]
    assert hostile.one("head").one("title").text == plain.one("head").one("title").text.replace(
        "woord", value
    )


@given(VALUES)
@settings(max_examples=40)
@example(HOSTILE)
@example("\\22 }</style>")
def test_the_draft_mark_is_a_string_of_the_style_and_ends_nothing(value):
    rules = tinycss2.parse_stylesheet(
        style_of(page_of(write(whole(value), THEME))), skip_comments=True, skip_whitespace=True
    )
    plain = tinycss2.parse_stylesheet(
        style_of(page_of(write(whole("woord"), THEME))), skip_comments=True, skip_whitespace=True
    )
    assert [rule.type for rule in rules] == [rule.type for rule in plain]
    assert not [rule for rule in rules if rule.type == "error"]
    margins = tinycss2.parse_rule_list(rules[-1].content, skip_whitespace=True)
    strings = [token.value for rule in margins for token in _declared(rule) if token.type == "string"]
    strings = [text for text in strings if text not in THEME.types[Kind.BODY].fonts]
    assert strings == ["Bladzijde ", f" {value}", value]


def _declared(rule):
    declarations = tinycss2.parse_blocks_contents(rule.content, skip_whitespace=True)
    return [token for declaration in declarations for token in declaration.value]


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "JavaScript:x", " javascript:x", "java\tscript:x", "data:text/html,x",
     "vbscript:x", "//voorbeeld.nl", "/etc/passwd", "file:///etc/passwd", "https://a b", "https://a\nb", "",
     "x", "#nergens", "http:x", "https:/x"],
)  # fmt: skip
def test_no_link_leads_to_anything_but_pages_mailboxes_and_telephones(target):
    with pytest.raises(ValueError, match=r"no link may|nothing has"):
        write(document(p(Link(target, (Text("x"),)))), THEME)


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ("https://voorbeeld.nl/a?b=1&c=2#d", "https://voorbeeld.nl/a?b=1&c=2#d"),
        ('https://voorbeeld.nl/"><script>', "https://voorbeeld.nl/%22%3E%3Cscript%3E"),
        ("HTTPS://voorbeeld.nl/é", "HTTPS://voorbeeld.nl/%C3%A9"),
        ("mailto:gemeente@altena.nl", "mailto:gemeente@altena.nl"),
        ("tel:140183", "tel:140183"),
    ],
)
def test_an_outside_address_stays_what_it_is(target, written):
    html = page_of(write(document(p(Link(target, (Text("x"),)))), THEME))
    assert written in [link.attributes["href"] for link in html.one("main").all("a")]


@given(VALUES)
@settings(max_examples=25)
@example("# kop\n- x")
@example("שלום <b>")
def test_a_text_of_a_definition_is_text_in_the_page(value):
    found = _allowed(value)
    if found is None:
        return
    rendering = render("Voor {{ terms[0].term }} na.\n\n## {{ terms[0].term }}\n", found)
    html = page_of(write(rendering.document, THEME))
    paragraph = (
        html.one("main").one("p") if len(html.one("main").all("p")) == 1 else html.one("main").all("p")[0]
    )
    assert paragraph.text == f"Voor {lines(value)} na."
    assert {node.tag for node in paragraph.walk()} <= {"p", "br", "bdi"}


def _allowed(value):
    from generator.diagnostics import InvalidInputError

    try:
        return loaded(begrippen=[{"id": "woord", "begrip": value, "betekenis": "x"}])
    except InvalidInputError:
        return None


@pytest.mark.parametrize(
    "written",
    ["<script>alert(1)</script>", "<b>vet</b>", "x <img src=x onerror=alert(1)> y", "&lt;b&gt;", "<!-- x -->",
     "a `<i>` b", "    <pre>"],
)  # fmt: skip
def test_a_markdown_field_holds_no_markup_of_pages(written):
    html = page_of(
        write(
            render("{{ formula.experience }}\n", loaded(formule={"klantervaring": written})).document, THEME
        )
    )
    tags = {node.tag for node in html.one("main").walk()} - {"main", "p", "a"}
    assert tags <= {"code", "pre"}
    assert "alert(1)" not in html.one("head").text


def test_a_text_that_turns_the_direction_is_set_apart():
    html = page_of(write(whole("שלום"), THEME))
    assert {node.text for node in html.all("bdi")} == {"שלום"}
    assert [node for node in html.all("p") if node.attributes.get("dir") == "auto"]
    assert not page_of(write(whole("café 🙂"), THEME)).all("bdi")


def test_a_text_in_another_language_says_so():
    html = page_of(write(document(p("a ", Text("Naar buiten", "nl-NL"), " b")), THEME))
    [span] = [node for node in html.one("main").all("span") if "lang" in node.attributes]
    assert (span.attributes["lang"], span.text) == ("nl-NL", "Naar buiten")


def test_a_lone_half_of_a_character_is_refused():
    with pytest.raises(ValueError, match="surrogates"):
        write(Document(Properties("\ud800", "nl"), ()), THEME)
