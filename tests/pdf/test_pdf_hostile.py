"""A text comes out as it was written, whatever it looks like to whoever sets it."""

import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pdf_reading import Pdf, words
from pdf_sample import document, field, heading, p, table

from generator.document import Cell, Code, CodeBlock, Group, Paragraph, Properties, Role, Strong, Text
from generator.writers.pdf.signs import unseen
from generator.writers.pdf.writer import write

SOURCE = (
    "#let x = 1",
    "#{ panic() }",
    '#image("/etc/passwd")',
    '#read("../../generator/document.py")',
    '#import "@preview/cetz:0.2.2"',
    "#sys.inputs",
    "$x^2$ $ $",
    "@normen <normen>",
    "*vet* _schuin_ `code`",
    "= Kop",
    "- een + twee / drie: vier",
    "// weg /* ook weg */",
    "\\ \\u{41} \\# ~ -- --- ...",
    "\"recht\" 'recht'",
    "<b>vet</b> &amp; {{ waarde }} ]]>",
    "[haken] (rond) {krul}",
    "#",
)
HEBREW, ARABIC = "שלום עולם", "مرحبا بالعالم"
PLAIN = st.text(st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_categories=["Cc"]), max_size=12)
TEXTS = st.lists(
    st.one_of(st.sampled_from(SOURCE), PLAIN, st.sampled_from(["fi ffl", "→ ✓ ≥ • – €", "Ωμέγα", "Слово"]))
)


def visible(text: str) -> str:
    """Give the signs of a text that are seen, as Unicode has them in one way."""
    seen = "".join(sign for sign in text if not sign.isspace() and not unseen(sign))
    return unicodedata.normalize("NFC", seen)


@given(texts=TEXTS.filter(lambda texts: any(map(visible, texts))))
@settings(max_examples=25)
@example(texts=list(SOURCE))
def test_text_comes_out_as_written(theme, texts):
    text = " ".join(texts).strip()
    read = Pdf(write(document(p(text), p(field("a", text)), p("x ", Strong((Text(text),)))), theme).data)
    assert visible(read.text) == visible(f"{text}{text}x{text}")


@pytest.mark.parametrize("text", SOURCE)
def test_every_place_is_literal(theme, text):
    properties = Properties(
        text, "nl", organisation=text, version=text, status=text, mark=text, page_label=text
    )
    blocks = (
        heading(1, "1", text, text),
        Group(Role.CAPTION, (p(text),), "c"),
        table((text, "b"), ("a", text)),
        p(Code(text)),
        CodeBlock(text),
        Group(Role.PROMISE, (p(text), Group(Role.FACTS, (p(Strong((Text("L:"),)), f" {text}"),)))),
    )
    read = Pdf(write(document(*blocks, properties=properties), theme).data)
    assert visible(read.text) == visible(f"1{text}{text}{text}ba{text}{text}{text}{text}L:{text}")
    assert read.reader.metadata.title == text
    assert read.titles == [(1, f"1 {text}")]


EMOJI = ["🙂", "👩‍👩‍👧", "🇳🇱", "👍🏽", "☎️ ❤️"]
MARKS = ["e\u0301 ñ", "zo\u00adals", "nul\u200bbreed"]


@pytest.mark.parametrize("text", [*EMOJI, *MARKS])
def test_emoji_other_scripts_and_marks(theme, text):
    printed = write(document(p(text), p(field("a", text), " na")), theme)
    assert printed.findings == ()
    read = Pdf(printed.data)
    assert visible(read.text) == visible(f"{text}{text}na")


@pytest.mark.parametrize("text", [HEBREW, ARABIC])
def test_words_that_run_from_right_to_left_stay_whole(theme, text):
    """The words of a line stand in the file as they do on paper, and are marked as reversed: readers turn
    them, this one does not."""
    printed = write(document(p(text), p("De gemeente ", field("a", text), " telt mee.")), theme)
    assert printed.findings == ()
    assert sorted(words(Pdf(printed.data).text)) == sorted(f"{text} De gemeente {text} telt mee.".split())


def test_a_paragraph_in_hebrew_stands_at_the_right_margin(theme):
    def left(*inlines):
        read = Pdf(write(document(p(*inlines)), theme).data)
        return min(xs(read))

    assert left("Hallo") < 100
    assert left(HEBREW) > 400
    assert left("123 ", HEBREW) > 400  # the first letter decides, not a number
    assert left("Gemeente ", HEBREW) < 100


def xs(read):
    """Where the text of the body begins on its lines, from the left edge of the paper."""
    found = []

    def visit(text, matrix, place, *_):
        if text.strip() and 100 < matrix[5] < 780:
            found.append(matrix[4] + place[4] * matrix[0])

    read.reader.pages[0].extract_text(visitor_text=visit)
    return found


def test_a_line_feed_in_a_text_is_a_new_line(theme):
    read = Pdf(write(document(p("een\ntwee\r\ndrie\u2028vier")), theme).data)
    assert len({round(y) for y in ys(read)}) == 4


def ys(read):
    found = []

    def visit(text, matrix, *_):
        if re.search(r"\w", text) and 100 < matrix[5] < 780:
            found.append(matrix[5])

    read.reader.pages[0].extract_text(visitor_text=visit)
    return found


def test_a_huge_word_and_a_full_cell_stay_on_the_page(theme):
    long = "Meervoudigeonderhoudsovereenkomsten" * 20
    cell = Cell((Paragraph((Text(long),)),))
    one = table(("A", "B", "C", "D"), ("x", "y", "z", "q"))
    wide = type(one)(one.alignments, one.header, ((cell,) * 4,))
    read = Pdf(write(document(p(long), wide), theme).data)
    assert visible(read.text).replace("-", "").count("Meervoudigeonderhoudsovereenkomsten") == 100
