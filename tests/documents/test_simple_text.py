"""What is read without the rules of the Markdown parser gives the very tokens that they give."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.container import container_plugin

from generator.documents.faults import MarkdownFaultError
from generator.documents.simple_text import simple_tokens
from generator.documents.tokens import parse_template

PARSER = MarkdownIt("commonmark", {"html": False, "maxNesting": 40}).enable(["table", "strikethrough"])
PARSER.normalizeLink = lambda url: url
PARSER.validateLink = lambda _: True

MARK = "\ue00012\ue001"
PIECES = (
    *("**", "*", "_", "__", "~~", "`", "[", "]", "](", "](#", ")", "(", "<", ">", "&", "&amp;", "!", "\\"),
    *("\n", "  \n", "\n ", " ", "\t", "\u00a0", "\u2003", "\u2028", "a", "é", "ß9", ".", ":", "'", '"', "-"),
    *("#", "{#x}", "|", "http://x.nl", "\x01", "\x7f", "“", "…", "€", "\u0301", MARK, f"[{MARK}](#a-{MARK})"),
    *("**a:** ", " *(b)*", "[a](#b)", "![a](b)", "[a](b 'c')", "**a**"),
)
OTHER = st.text(st.characters(exclude_characters="\r\0"), max_size=3)
"""Whatever else there is, but for what the parser replaces in the whole text before it reads any of it."""


def parsed(text):
    """Give what the parser's own rules make of running text, joined as its last rule joins it."""
    (token,) = PARSER.parseInline(text)
    return token.children


@pytest.mark.parametrize(
    "text",
    [
        "gewone tekst",
        f"**{MARK}:** {MARK}",
        f"{MARK} *({MARK})*",
        f"[{MARK}](#kanaal-{MARK}) *({MARK})*",
        f"**{MARK}:** [{MARK}](#a){MARK}[{MARK}](#b)",
        "eerste\ntweede **vet** derde\n*schuin*",
        "**a** **b**",
        "let op! [a](#b)",
    ],
)
def test_what_templates_write_is_simple(text):
    assert simple_tokens(text) == parsed(text)


@pytest.mark.parametrize(
    "text",
    [
        *("a**b** c", "**a**b", "** a**", "**a **", "***a***", "**a*b***", "*a **b** c*", "**a**, b", "a_b"),
        *("![a](b)", "[a](b c)", "[a]( b)", "[a](b(c))", "[a][b]", "[*a*](b)", "[a](<b>)", "[a](b&amp;c)"),
        *("a  \nb", "a \nb", "a\n b", "a\\\nb", "`a`", "~~a~~", "<http://x.nl>", "&euro;", "a\\*b"),
    ],
)
def test_all_else_is_left_to_the_parser(text):
    assert simple_tokens(text) is None


@settings(max_examples=1500)
@given(st.lists(st.sampled_from(PIECES) | OTHER, min_size=1, max_size=9))
def test_simple_or_left_to_the_parser_but_never_read_in_another_way(pieces):
    text = "".join(pieces).strip()
    tokens = simple_tokens(text)
    assert tokens is None or tokens == parsed(text)


BLOCK_PARSER = MarkdownIt("commonmark", {"html": False, "maxNesting": 40}).enable(["table", "strikethrough"])
BLOCK_PARSER.normalizeLink = lambda url: url
BLOCK_PARSER.validateLink = lambda _: True
container_plugin(BLOCK_PARSER, "group", validate=lambda params, _: bool(params.strip()))

LINES = (
    *("", "", "", "tekst", f"{MARK}", f"**{MARK}:** {MARK}", "**a** b", "  tekst", "    code", "\tcode", "é"),
    *("***", "**", "* * *", "---", "===", "- a", "* a", "1. a", "1) a", "> a", "# a", "```", "~~~", "9 a"),
    *("| a | b |", "|---|---|", "a | b", "---|---", ":--", "[a]: b", "[a]", "<div>", ":::", "::: belofte"),
    *(":::: x", "::::", "a\\", "a  ", "_a_", "¼", "\u00a0a", "\u2028a", "a\u2028b", f"{MARK} | {MARK}"),
)
PREFIXES = ("", "", "", "  ", "> ", "- ", "  - ", "1. ", "   ", "\t")


@settings(max_examples=1500)
@given(st.lists(st.tuples(st.sampled_from(PREFIXES), st.sampled_from(LINES)), max_size=12))
def test_a_template_is_read_as_the_parser_alone_reads_it(lines):
    text = "\n".join(f"{prefix}{line}" for prefix, line in lines) + "\n"
    try:
        tokens = parse_template(text)
    except MarkdownFaultError:
        assume(False)  # noqa: FBT003 - refused before or after it is read, which is not looked at here
    assert tokens == BLOCK_PARSER.parse(text)


def test_a_group_may_open_on_a_last_line_without_an_end():
    assert parse_template("> ::: belofte\n> ")[0].type == "blockquote_open"


ROWS = st.lists(
    st.sampled_from(
        ("|", "|", "|", " ", "\\", "\\|", ":", "-", "\t", "a", "**a**", f"{MARK}", "`|`", "\u00a0", ">", "#")
    ),
    max_size=9,
).map("".join)
DASHES = st.lists(
    st.sampled_from(("|", "|", " ", "-", "--", ":", ":-:", "\t", "a", "\u00a0")), min_size=1, max_size=7
).map("".join) | st.sampled_from(("|---|", "|--:|:-:|", "|:--|---|--:|", "---|---", ":-"))


@settings(max_examples=1500)
@given(
    st.sampled_from(PREFIXES), ROWS, DASHES, st.lists(st.tuples(st.sampled_from(PREFIXES), ROWS), max_size=4)
)
def test_a_table_is_read_as_the_parser_alone_reads_it(prefix, heads, dashes, rows):
    text = "\n".join(
        (prefix + heads, prefix.replace("-", " ").replace("1.", "  ") + dashes, *map("".join, rows), "")
    )
    assert parse_template(text) == BLOCK_PARSER.parse(text)


@pytest.mark.parametrize(
    "dashes", ["|---|--:|", "---|:-:", "|:--|--|", "|---|", "| - | - |", "||-|-|", "|-|-|\u00a0"]
)
@pytest.mark.parametrize(
    "row", ["| c |", "c \\| d | e", "", "| c | d | e |", "    | c", "  | c", "> c", "- c", "text"]
)
def test_a_table_has_the_rows_that_the_parser_gives_it(dashes, row):
    text = f"| a | **b** |\n{dashes}\n{row}\n| x | y |\n\n- a\n  | a | b |\n  {dashes}\n  {row}\n| x |\n"
    assert parse_template(text) == BLOCK_PARSER.parse(text)
