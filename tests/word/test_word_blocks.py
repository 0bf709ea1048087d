"""Blocks: lists, tables, groups and what they look like."""

import pytest
from lxml import etree
from word_reading import W, audit, body, style_of, text_of
from word_sample import PROPERTIES, cells, fact, field, heading, p, png

from generator.document import (
    Alignment,
    Block,
    Cell,
    CodeBlock,
    Document,
    Group,
    LineBreak,
    Link,
    ListBlock,
    Paragraph,
    Picture,
    Quote,
    Role,
    Rule,
    Strong,
    Table,
    Text,
)
from generator.ooxml.pairing import check
from generator.writers.docx import write

LEFT = Alignment.LEFT


def rendered(base: bytes, *blocks: Block) -> list[etree._Element]:
    data = write(Document(PROPERTIES, blocks), base, None)
    assert check(data) == ()
    return list(body(data).iter(f"{W}p"))


def numbering(paragraph: etree._Element) -> tuple[str, str]:
    found = paragraph.find(f"{W}pPr/{W}numPr")
    if found is None:
        return ("", "")
    level, number = found
    return level.get(f"{W}val", ""), number.get(f"{W}val", "")


def has(paragraph: etree._Element, tag: str) -> bool:
    return paragraph.find(f"{W}pPr/{W}{tag}") is not None


def ordered(*items: tuple[Block, ...], start: int = 1) -> ListBlock:
    return ListBlock(ordered=True, items=items, start=start)


def bullets(*items: tuple[Block, ...]) -> ListBlock:
    return ListBlock(ordered=False, items=items)


def table(*rows: tuple[Cell, ...], columns: int = 2) -> Table:
    return Table((LEFT,) * columns, cells(*[f"kop {n}" for n in range(columns)]), rows)


def test_every_ordered_list_counts_for_itself(base):
    paragraphs = rendered(
        base, ordered((p("a"),), (p("b"),)), p("tussen"), ordered((p("c"),), (p("d"),), start=3)
    )
    first, second = numbering(paragraphs[0]), numbering(paragraphs[3])
    assert numbering(paragraphs[1]) == first
    assert numbering(paragraphs[2]) == ("", "")
    assert first[0] == second[0] == "0"
    assert first[1] != second[1]


def test_lists_nest_and_what_follows_in_an_item_is_indented(base):
    paragraphs = rendered(
        base, bullets((p("a"), p("vervolg"), ordered((p("b"), bullets((p("c"),))))), (p("d"),))
    )
    levels = [numbering(paragraph)[0] for paragraph in paragraphs]
    assert levels == ["0", "", "1", "2", "0"]
    assert style_of(paragraphs[1]) == "ListContinue"


def test_lists_nest_deeper_than_word_counts(base):
    inner: tuple[Block, ...] = (p("bodem"),)
    for _ in range(12):
        inner = (p("laag"), bullets(inner))
    assert numbering(rendered(base, bullets(inner))[-1])[0] == "8"


def test_an_item_without_a_paragraph_still_has_its_mark(base):
    paragraphs = rendered(base, bullets((), (table(cells("a", "b")),), (CodeBlock("x\n"),), (p("laatste"),)))
    assert sum(numbering(paragraph) != ("", "") for paragraph in paragraphs) == 4


def test_a_table_repeats_its_header_and_keeps_its_rows_whole(base):
    data = write(Document(PROPERTIES, (table(*[cells("a", "b")] * 9),)), base, None)
    rows = list(body(data).iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * 9
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert [style_of(paragraph) for paragraph in rows[0].iter(f"{W}p")] == ["TableHeader"] * 2


def test_column_widths_follow_the_words_and_fill_the_page(base):
    wide = "een lange zin die veel meer ruimte vraagt dan de andere kolom ooit zal vragen, en nog meer"
    data = write(Document(PROPERTIES, (table(cells("ja", wide), cells("nee", wide)),)), base, None)
    first, second = [int(column.get(f"{W}w", "")) for column in body(data).iter(f"{W}gridCol")]
    assert first + second == 9070
    assert second > 4 * first


@pytest.mark.parametrize("columns", [1, 2, 7, 15, 40])
def test_any_number_of_columns_fills_the_page(base, columns):
    words = ["onvoorstelbaarlangwoord" if n % 3 else "" for n in range(columns)]
    for role in (Role.MATRIX, Role.NORM_TABLE, Role.FACTS):
        block = Group(role, (table(cells(*words), columns=columns),))
        data = write(Document(PROPERTIES, (block,)), base, None)
        widths = [int(column.get(f"{W}w", "")) for column in body(data).iter(f"{W}gridCol")]
        assert sum(widths) == 9070
        assert min(widths) > 0


def test_words_that_do_not_fit_ask_for_smaller_type_and_only_then_for_hyphens(base):
    def look(columns: int) -> tuple[str, bool]:
        words = table(cells(*["verantwoordelijkheid"] * columns), columns=columns)
        root = body(write(Document(PROPERTIES, (words,)), base, None))
        (style,) = root.iter(f"{W}tblStyle")
        return style.get(f"{W}val", ""), next(root.iter(f"{W}suppressAutoHyphens"), None) is not None

    assert [look(n) for n in (3, 4, 5, 9)] == [
        ("ServiceTable", False),
        ("ServiceTable", False),
        ("DenseTable", False),
        ("DenseTable", True),
    ]


def test_marks_in_a_matrix_stay_whole_as_long_as_they_can(base):
    def look(columns: int) -> str:
        words = table(cells("Aanvraag", *["vangnet"] * (columns - 1)), columns=columns)
        root = body(write(Document(PROPERTIES, (Group(Role.MATRIX, (words,)),)), base, None))
        (style,) = root.iter(f"{W}tblStyle")
        return style.get(f"{W}val", "")

    assert [look(n) for n in (9, 11, 13)] == ["MatrixTable", "MatrixTable", "DenseMatrixTable"]


def test_a_matrix_of_many_columns_has_upright_heads(base):
    few, many = (
        write(Document(PROPERTIES, (Group(Role.MATRIX, (table(columns=n),)),)), base, None) for n in (4, 9)
    )
    assert b"btLr" not in etree.tostring(body(few))
    assert len(list(body(many).iter(f"{W}textDirection"))) == 8


def test_spans_alignment_and_empty_cells(base):
    spanned = Table(
        (LEFT, Alignment.CENTER, Alignment.RIGHT),
        cells("a", "b", "c"),
        ((Cell((p("breed"),), 2), Cell(())), cells("x", "y", "z")),
    )
    data = write(Document(PROPERTIES, (spanned,)), base, None)
    assert check(data) == ()
    assert [span.get(f"{W}val") for span in body(data).iter(f"{W}gridSpan")] == ["2"]
    last = list(body(data).iter(f"{W}tr"))[-1]
    assert [jc.get(f"{W}val") for jc in last.iter(f"{W}jc")] == ["center", "right"]


def test_tables_in_cells_and_next_to_each_other_stay_apart(base, tmp_path):
    inner = table(cells("a", "b"))
    outer = table((Cell((inner,)), Cell((inner, inner))))
    data = write(Document(PROPERTIES, (outer, outer)), base, None)
    assert check(data) == ()
    assert audit(data, tmp_path) == []


def test_a_table_of_facts_has_no_header_where_that_is_empty(base):
    facts = Table((LEFT, LEFT), (Cell(()), Cell(())), (cells("Eigenaar", "KCC"),))
    data = write(Document(PROPERTIES, (Group(Role.FACTS, (facts,)),)), base, None)
    assert len(list(body(data).iter(f"{W}tr"))) == 1
    assert list(body(data).iter(f"{W}tblHeader")) == []


FRAMED = [
    (Role.PROMISE, "Promise"),
    (Role.BEHAVIOUR, "Behaviour"),
    (Role.IMPLICATION, "Implication"),
    (Role.CHOICE, "Choice"),
    (Role.PERSONA, "Persona"),
    (Role.QUESTIONS, "Questions"),
    (Role.DECISION, "Decision"),
    (Role.NOTE, "Note"),
]


@pytest.mark.parametrize(("role", "style"), FRAMED)
def test_a_block_says_it_first_and_keeps_together(base, role, style):
    facts = Group(Role.FACTS, (fact("Norm", "30 seconden"), fact("Eigenaar", "KCC")))
    paragraphs = rendered(base, Group(role, (p("Wij bellen."), facts)), p("Verder."))
    assert [style_of(paragraph) for paragraph in paragraphs] == [
        style,
        f"{style}Detail",
        f"{style}Detail",
        "",
    ]
    assert [has(paragraph, "keepNext") for paragraph in paragraphs] == [True, True, False, False]


@pytest.mark.parametrize("lines", [15, 40])
def test_a_large_block_breaks_but_neither_after_its_beginning_nor_before_its_end(base, lines):
    block = Group(Role.PROMISE, tuple(p(f"regel {n}") for n in range(lines)))
    paragraphs = rendered(base, block, p("Verder."))
    kept = [has(paragraph, "keepNext") for paragraph in paragraphs]
    assert kept == [True, True, *[False] * (lines - 4), True, False, False]


def test_a_table_in_a_large_block_does_not_count(base):
    block = Group(Role.PROMISE, (p("a"), table(cells("x", "y")), *[p("b " * 200)] * 6))
    kept = [has(paragraph, "keepNext") for paragraph in rendered(base, block)]
    assert kept[-6:] == [True, False, False, False, True, False]


def test_a_short_paragraph_stays_with_what_it_announces(base):
    caption = Group(Role.CAPTION, (p("Tabel 1"),))
    assert has(rendered(base, p("Wat wij hoorden:"), bullets((p("a"),)))[0], "keepNext")
    assert has(rendered(base, p("Zo staat het er voor."), caption)[0], "keepNext")
    assert not has(rendered(base, p("lang " * 60), bullets((p("a"),)))[0], "keepNext")
    assert not has(rendered(base, p("Wij bellen."), p("Wij mailen."))[0], "keepNext")


def test_a_picture_stays_with_its_caption_only(base):
    picture, caption = p(Picture(png(4, 4), "Plaat", 4, 4)), Group(Role.CAPTION, (p("Figuur 1"),))
    assert has(rendered(base, picture, caption)[0], "keepNext")
    assert not has(rendered(base, picture, bullets((p("a"),)))[0], "keepNext")


def test_the_first_and_the_last_rows_of_a_table_do_not_stand_alone(base):
    low, high = cells("a", "b"), cells("a", "b" * 200)
    long = [cells("a " * 80, "b")] * 9
    kept = [has(paragraph, "keepNext") for paragraph in rendered(base, table(*long), p("x"))][2:-1:2]
    assert kept == [True, *[False] * 6, True, False]
    kept = [has(paragraph, "keepNext") for paragraph in rendered(base, table(*long, high), p("x"))][2:-1:2]
    assert kept == [True, *[False] * 9]
    kept = [has(paragraph, "keepNext") for paragraph in rendered(base, table(*[low] * 3), p("x"))][2:-1:2]
    assert kept == [True, True, False]


def test_neighbours_of_one_role_are_told_apart(base):
    promise = Group(Role.PROMISE, (p("Belofte"), fact("Norm", "x")))
    paragraphs = rendered(base, promise, promise, promise, Group(Role.NOTE, (p("Let op"),)), promise)
    apart = [has(paragraph, "shd") for paragraph in paragraphs]
    assert apart == [False, False, True, True, False, False, False, False, False]


def test_headings_and_lists_in_a_block_carry_its_bar(base):
    block = Group(
        Role.PROMISE,
        (heading(3, "", "Kop", "k"), bullets((p("a"), p("b"), bullets((p("c"),)))), CodeBlock("x")),
    )
    first, item, follow, nested, code = rendered(base, block)
    for paragraph in (first, follow, nested, code):
        assert has(paragraph, "pBdr")
    assert has(first, "shd")
    assert style_of(item) == "PromiseDetail"


def test_a_label_in_a_block_is_a_run_and_elsewhere_a_paragraph(base):
    label = Group(Role.LABEL, (p("fictief"),))
    table_with = Table((LEFT,), cells("Kop"), ((Cell((label,)),),))
    blocks = (Group(Role.PROMISE, (p("x"), label)), label, table_with, p("na"))
    _, inside, outside, _, celled, _ = rendered(base, *blocks)
    for found in (inside, celled):
        style = found.find(f"{W}r/{W}rPr/{W}rStyle")
        assert style is not None
        assert style.get(f"{W}val") == "Tag"
    assert style_of(inside) == "PromiseDetail"
    assert style_of(outside) == "Label"
    assert text_of(inside).split() == text_of(outside).split() == ["fictief"]


def test_the_draft_mark_of_a_title_page_is_no_ordinary_label(base):
    label = Group(Role.LABEL, (p("CONCEPT"),))
    mark, other = rendered(base, Group(Role.TITLE_PAGE, (label,)), label)
    assert (style_of(mark), style_of(other)) == ("DraftLabel", "Label")


def test_links_within_the_document_are_quiet_in_tables_and_blocks(base):
    inside, outside = Link("#k", (Text("daar"),)), Link("https://example.org/", (Text("buiten"),))
    paragraphs = rendered(
        base,
        heading(1, "1", "Kop", "k"),
        p(inside),
        Group(Role.PROMISE, (p(inside, outside),)),
        table(cells(inside, outside)),
        p("na"),
    )
    styles = [[style.get(f"{W}val") for style in one.iter(f"{W}rStyle")] for one in paragraphs]
    quiet, loud = "QuietHyperlink", "Hyperlink"
    assert styles == [[], [loud], [quiet, loud], [], [], [quiet], [loud], []]


def test_facts_put_their_values_below_each_other(base):
    facts = Group(
        Role.FACTS,
        (fact("Bereikbaar", field("a", "L", "altijd")), p(Strong((Text("Alleen"),))), p("los")),
    )
    texts = [text_of(paragraph) for paragraph in rendered(base, facts)]
    assert texts == ["Bereikbaar:\taltijd", "Alleen", "los"]


def test_lines_of_facts_may_be_broken_lines_of_one_paragraph(base):
    children = (*fact("Norm", "30 s").children, LineBreak(), *fact("Eigenaar", "KCC").children)
    broken = Paragraph(children)
    paragraphs = rendered(base, Group(Role.FACTS, (broken,)))
    assert [text_of(paragraph) for paragraph in paragraphs] == ["Norm:\t30 s", "Eigenaar:\tKCC"]
    (inside,) = rendered(base, Group(Role.NOTE, (broken,)))
    assert text_of(inside) == "Norm: 30 s\nEigenaar: KCC"
    labels = [style.get(f"{W}val") for style in inside.iter(f"{W}rStyle")]
    assert labels == ["FactLabel", "FactLabel"]


def test_a_note_within_a_promise_does_not_join_its_neighbours(base):
    noted = Group(Role.PROMISE, (p("a"), Group(Role.NOTE, (p("let op"),)), p("b")))
    promise = Group(Role.PROMISE, (p("c"),))
    paragraphs = rendered(base, promise, noted, promise)
    assert [has(paragraph, "shd") for paragraph in paragraphs] == [False, True, False, True, False]


def test_a_kept_block_with_a_table_in_it(base):
    block = Group(Role.PROMISE, (p("a"), Group(Role.FACTS, (table(cells("x", "y")),))))
    (grid,) = {
        sum(int(column.get(f"{W}w", "")) for column in found.iter(f"{W}gridCol"))
        for found in body(write(Document(PROPERTIES, (block,)), base, None)).iter(f"{W}tbl")
    }
    assert grid == 9070 - 284


def test_headings_number_themselves_only_where_they_have_a_number(base):
    numbered, bare, deep = rendered(
        base, heading(1, "1", "Een", "a"), heading(2, "", "Zonder", "b"), heading(6, "", "Diep", "c")
    )
    assert numbering(numbered) == ("", "")
    assert numbering(bare) == ("1", "0")
    assert style_of(deep) == "Heading4"


def test_a_rule_is_a_line_above_the_next_paragraph(base):
    first, second = rendered(base, p("voor"), Rule(), p("na"))
    assert not has(first, "pBdr")
    assert has(second, "pBdr")
    assert len(rendered(base, p("voor"), Rule())) == 1


def test_quotes_and_code_have_their_styles(base):
    quote, code = rendered(base, Quote((p("gezegd"),)), CodeBlock("a: 1\n\tb\n"))
    assert (style_of(quote), style_of(code)) == ("Quote", "Code")
    assert text_of(code) == "a: 1\n\tb"


def test_the_summary_begins_with_a_lead(base):
    paragraphs = rendered(base, Group(Role.SUMMARY, (p("Kern."), p("Meer."))))
    assert [style_of(paragraph) for paragraph in paragraphs] == ["SummaryLead", ""]
    paragraphs = rendered(base, Group(Role.SUMMARY, (bullets((p("a"),)),)))
    assert style_of(paragraphs[0]) == "ListBullet"
