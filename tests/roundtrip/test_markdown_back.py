"""Edited paragraphs become Markdown that reads back as them, and touch nothing else of the source."""

from base64 import b64decode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from rich_lines import bold, line, lines

from generator.document import Field, Heading, Origin, Paragraph, block_inlines, plain_text, walk
from generator.documents.blocks import BlockReader, Reading
from generator.documents.fields import _prose
from generator.documents.marks import MarkTable, Value
from generator.documents.tokens import parse_template
from generator.pipeline.check import open_definition
from generator.pipeline.plan import shipped_locale
from generator.roundtrip.markdown_back import to_markdown
from generator.roundtrip.markdown_patch import StaleFieldError, UnpatchableError, patch, patched
from generator.roundtrip.markdown_reading import read_field, rich_lines
from generator.roundtrip.markdown_units import read_units
from generator.roundtrip.rich import RichLine, Stretch, normal_lines, plain_of

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/serviceformule.yaml"))
PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
FIELDS = [text for example in EXAMPLES for _, text in _prose(open_definition(example).definition, "")]


def bare(rich: tuple[RichLine, ...]) -> list[tuple[str, str, int]]:
    return [(plain_of(line), line.kind, line.level) for line in rich]


# --- to_markdown ---


@given(st.lists(lines, max_size=5))
def test_what_is_written_is_read_back_as_it_was(some: list[RichLine]) -> None:
    written = to_markdown(some)
    read, wanted = normal_lines(rich_lines(written.markdown)), normal_lines(some)
    assert bare(read) == bare(wanted)
    if not written.losses:
        assert read == wanted


@pytest.mark.parametrize(
    ("some", "markdown"),
    [
        ([line("Wij bellen ", bold("binnen 2 dagen "), "terug.")], "Wij bellen **binnen 2 dagen** terug."),
        ([line("a", bold("b"), "c")], "a**b**c"),
        ([line("Een.\nTwee.")], "Een.\\\nTwee."),
        ([line("5 * 3 [bijlage] a_b & 100%")], "5 * 3 [bijlage] a_b & 100%"),
        ([line("- geen lijst")], "\\- geen lijst"),
        ([line("1. geen lijst")], "1\\. geen lijst"),
        ([line("*geen* nadruk")], "\\*geen\\* nadruk"),
        ([line(Stretch("`x`", code=True))], "`` `x` ``"),
        ([line(Stretch("hier", target="https://a.nl/b c"), ".")], "[hier](https://a.nl/b%20c)."),
        ([line("Een."), line(" "), line("Twee.")], "Een.\n\nTwee."),
        (
            [line("a", kind="bullet"), line("b", kind="bullet", level=1), line("c", kind="number")],
            "- a\n  - b\n\n1. c",
        ),
        (
            [line("a", kind="number"), line("b", kind="number", level=1), line("vervolg", level=1)],
            "1. a\n   1. b\n\n   vervolg",
        ),
        ([line("Kop", kind="heading", level=2), line("Tekst")], "## Kop\n\nTekst"),
    ],
)
def test_markdown_is_as_an_author_would_write_it(some: list[RichLine], markdown: str) -> None:
    written = to_markdown(some)
    assert written.markdown == markdown
    assert not written.losses


def test_a_list_that_begins_anew_is_another_list() -> None:
    some = [replace(line(text, kind="number"), start=start) for text, start in [("a", None), ("b", 1)]]
    assert normal_lines(rich_lines(to_markdown(some).markdown)) == normal_lines(some)


@pytest.mark.parametrize(
    ("stretch", "loss"),
    [
        (Stretch("rood", lost=frozenset({"colour"})), "colour"),
        (Stretch("", lost=frozenset({"picture"})), "picture"),
        (Stretch("hier", target="file:///geheim"), "link"),
    ],
)
def test_what_markdown_cannot_hold_is_told(stretch: Stretch, loss: str) -> None:
    written = to_markdown([line("Dit is ", stretch, ".")])
    assert written.markdown == f"Dit is {stretch.text}."
    assert written.losses == {loss}


def test_emphasis_that_markdown_does_not_see_is_told() -> None:
    written = to_markdown([line("terug", bold("(echt)"), " waar")])
    assert plain_of(rich_lines(written.markdown)[0]) == "terug(echt) waar"
    assert written.losses == {"emphasis"}


# --- reading ---

MARKDOWN = [
    "Eén.\n\nTwee\nregels.",
    "# Kop\n\n- a\n\n  vervolg\n  - b\n\n- c\n\n1. d",
    "> citaat\n>\n> - x\n\n```\ncode\n```\n\nslot",
    "| a | |\n|---|---|\n| 1 | `x` |\n|  | *y* |\n\n---\n\n&#32;\n\nslot",
    "Kop\n===\n\n[](http://a.nl)",
]


@pytest.mark.parametrize("text", [*MARKDOWN, *FIELDS])
def test_lines_are_counted_as_documents_number_them(text: str) -> None:
    rich = [line for line in read_field(text).lines if line.line.stretches]
    shown = [plain_of(line.line).replace("\n", " ").replace("\ufffc", "") for line in rich]
    assert shown == documented(text)


def documented(text: str) -> list[str]:
    table = MarkTable(shipped_locale("nl"))
    mark = table.add(Value(text, Origin("promises.x.explanation", ""), markdown=True))
    reading = Reading(table, lambda _name, _field: PNG, {})
    blocks = BlockReader(reading).read(parse_template(f"{mark}\n"))
    paragraphs = [block for block in walk(blocks) if isinstance(block, Paragraph | Heading)]
    fields = [field for block in paragraphs for field in block_inlines(block) if isinstance(field, Field)]
    numbers = [field.origin.path.partition("#")[2] for field in fields]
    assert numbers == ([""] if len(fields) == 1 else [str(number) for number in range(1, len(fields) + 1)])
    return [" ".join(plain_text(field.children).split(" ")).strip() for field in fields]


@pytest.mark.parametrize(
    "text",
    [
        *FIELDS,
        "a **b *c*** ~~d~~ `x`\ne  \nf\\\ng",
        "[x *y*](http://a.nl 'q')![a [b]](b.png) <http://a.nl> \\* &amp; &#10; `` `a` `` __c__ ***d***",
        "[a][b] [b] [b][]\n\n[b]: http://x.nl",
    ],
)
def test_units_joined_are_the_source(text: str) -> None:
    for found in read_field(text).lines:
        assert read_units(found.content, found.tokens) is not None


# --- patch ---


@pytest.mark.parametrize(
    ("before", "after", "patched_source"),
    [
        (
            "Wij _bellen_ u\nbinnen 2 dagen.",
            "Wij *bellen* u binnen 3 dagen.",
            "Wij _bellen_ u\nbinnen 3 dagen.",
        ),
        ("Wij _bellen_ u", "Wij *bellen nu* u *snel*", "Wij _bellen nu_ u _snel_"),
        ("Een __vet__ woord", "Een woord", "Een woord"),
        ("5\\*3 &amp; meer", "5\\*3 & veel meer", "5\\*3 &amp; veel meer"),
        (
            "[hier](http://a.nl 'titel') staat",
            "[hier nu](http://a.nl) staat",
            "[hier nu](http://a.nl 'titel') staat",
        ),
        ("Plat woord", "Plat **woord**", "Plat **woord**"),
        ("* een\n* twee\n", "* een\n* anderhalf\n* twee", "* een\n* anderhalf\n* twee\n"),
        ("1) een\n2) twee\n", "1) een\n2) twee\n3) drie", "1) een\n2) twee\n3) drie\n"),
        ("1. a\n2. b\n   - x\n3. c", "1. a\n2. a2\n3. b\n   - x\n4. c", "1. a\n2. a2\n3. b\n   - x\n4. c"),
        ("3. a\n4. b\n5. c", "3. b\n4. c", "3. b\n4. c"),
        ("1. a\n2. b\n3. c", "1. a\n2. c", "1. a\n2. c"),
        ("2. a\n3. b", "2. nul\n3. a\n4. b", "2. nul\n3. a\n4. b"),
        ("1. a\n1. b\n1. c", "1. a\n2. c", "1. a\n1. c"),
        ("* een\n\n* twee\n", "* een\n\n* anderhalf\n\n* twee", "* een\n\n* anderhalf\n\n* twee\n"),
        ("* een\n  * diep\n* twee", "* een\n* twee", "* een\n* twee"),
        ("Een.\n\n\nTwee.\n\nDrie.\n", "Een.\n\nDrie.", "Een.\n\n\nDrie.\n"),
        ("Een.\n", "Een.\n\n- nieuw", "Een.\n\n- nieuw\n"),
        ("Een.\n", "Nul.\n\nEen.", "Nul.\n\nEen.\n"),
        ("> a\n>\n> b", "> a\n>\n> nieuw\n>\n> b", "> a\n>\n> nieuw\n>\n> b"),
        ("# Kop #\n\na", "# Kopje\n\na", "# Kopje #\n\na"),
        ("Een.\n", "", ""),
    ],
)
def test_only_what_changed_is_changed(before: str, after: str, patched_source: str) -> None:
    assert patch(before, rich_lines(before), rich_lines(after)) == patched_source


TABLE = "Vooraf.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\n```\ncode\n```\n"


@pytest.mark.parametrize(
    ("row", "wanted"),
    [("| 1 | 2 |", "| 1 | 2 \\| 2 |"), ("| 1 | 2 |\n", ""), ("| 1 | 2 |\n", "| 1 | 2 |\n| x | y |\n")],
)
def test_a_table_changes_by_cells_and_rows(row: str, wanted: str) -> None:
    after = TABLE.replace(row, wanted)
    assert patch(TABLE, rich_lines(TABLE), rich_lines(after)) == after


def test_half_a_row_has_no_place() -> None:
    old = rich_lines(TABLE)
    with pytest.raises(UnpatchableError):
        patch(TABLE, old, (*old[:4], line("los", kind="cell"), *old[4:]))


def test_a_source_that_says_something_else_is_refused() -> None:
    with pytest.raises(StaleFieldError):
        patch("Intussen anders.", [line("Zo was het.")], [line("Zo werd het.")])


def test_the_look_of_a_heading_is_no_emphasis() -> None:
    old, new = line(bold("Een kop")), line(bold("Een andere kop"))
    assert patch("# Een kop", [old], [new]) == "# Een andere kop"


def test_a_picture_stays_where_it_was() -> None:
    source = "Zie ![kaart](kaart.png) hier."
    new = [line("Zie ", Stretch("", lost=frozenset({"picture"})), " daar.")]
    assert patched(source, rich_lines(source), new).markdown == "Zie ![kaart](kaart.png) daar."


def test_a_soft_look_is_lost_and_told_only_where_it_is_new() -> None:
    red = Stretch("rood", lost=frozenset({"colour"}))
    assert patched("rood", [line(red)], [line(red, " en meer")]).losses == frozenset()
    assert patched("rood", [line("rood")], [line(red, " en meer")]).losses == {"colour"}


@pytest.mark.parametrize("text", FIELDS)
def test_one_word_more_changes_one_line_of_the_source(text: str) -> None:
    old = rich_lines(text)
    for number, changed in enumerate(old):
        first = changed.stretches[0]
        longer = replace(first, text=first.text.replace(" ", " zeer ", 1) if " " in first.text else "zeer")
        new = (
            *old[:number],
            replace(changed, stretches=(longer, *changed.stretches[1:])),
            *old[number + 1 :],
        )
        made = patch(text, old, new).split("\n")
        assert len(made) == text.count("\n") + 1
        assert sum(one != other for one, other in zip(made, text.split("\n"), strict=True)) == 1


@given(st.lists(lines, max_size=4), st.lists(st.tuples(lines, st.integers(0, 4), st.sampled_from("idrc"))))
def test_a_patched_source_says_the_new_lines(some: list[RichLine], edits: list) -> None:
    source = to_markdown(some).markdown
    old = rich_lines(source)
    new = list(old)
    for other, at, kind in edits:
        if kind == "i":
            new.insert(at, other)
        elif at < len(new) and kind == "d":
            del new[at]
        elif at < len(new):
            kept = new[at].stretches if kind == "c" else ()
            new[at] = replace(new[at], stretches=(*kept, *other.stretches))
    made = patched(source, old, new)
    read, wanted = normal_lines(rich_lines(made.markdown)), normal_lines(new)
    assert bare(read) == bare(wanted)
    if not made.losses:
        assert [one.stretches for one in read] == [one.stretches for one in wanted]
    assert patch(source, old, old) == source
