"""The list of accepted fingerprints, whatever somebody puts in it."""

import pytest

from generator.changes.fingerprints import read_accepted
from generator.diagnostics import Diagnostic, InvalidInputError
from generator.report.messages import messages
from generator.report.text_format import as_text
from generator.source.reader import read_text

FIRST, SECOND = "0123456789ab", "c0ffee123456"


def accepted(raw: bytes | str) -> list[str]:
    return list(read_accepted(read_text("aanvaard.txt", raw.encode() if isinstance(raw, str) else raw)))


def faults(raw: bytes | str) -> list[tuple[str, int, int, str]]:
    """Code, line, column and what is marked, of each finding."""
    with pytest.raises(InvalidInputError) as caught:
        accepted(raw)
    return [(found.code, *place(found)) for found in caught.value.diagnostics]


def place(found: Diagnostic) -> tuple[int, int, str]:
    return (found.span.line, found.span.column, found.span.text) if found.span else (0, 0, "")


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST}\n{SECOND}\n",
        f"{FIRST}\r\n{SECOND}\r\n",
        f"{FIRST}\r{SECOND}",
        f"\ufeff{FIRST}\n{SECOND}\n",
        f"\n\n  {FIRST}\t\n\n{SECOND}   ",
        f"# Besloten in het MT\n{FIRST} # de balie dicht op zaterdag\n{SECOND}# mail\n   # einde",
        f"{FIRST}\n{SECOND}\n{FIRST}\n{SECOND} # nog eens\n",
        f"{FIRST.upper()}\n{SECOND.upper()}\n",
        f"{FIRST}\u2028{SECOND}\x85",
    ],
)
def test_a_fingerprint_a_line(text):
    assert accepted(text) == [FIRST, SECOND]


@pytest.mark.parametrize("text", ["", "\n\n", "# niets", "\ufeff", "   \r\n\t"])
def test_nothing_may_be_accepted(text):
    assert accepted(text) == []


def test_the_first_place_of_a_fingerprint_counts():
    found = read_accepted(read_text("aanvaard.txt", f"# kop\n  {FIRST}\n{FIRST}\n".encode()))
    assert (found[FIRST].line, found[FIRST].column, found[FIRST].text) == (2, 3, FIRST)


@pytest.mark.parametrize(
    "word",
    [
        "belofte",
        FIRST[:-1],
        f"{FIRST}0",
        "0123456789ag",
        "0123456789a\u0661",
        f"{FIRST} {SECOND}",
        "ß" * 12,
        "İ",
        "ﬀ",
    ],
)
def test_what_is_no_fingerprint_is_said_with_its_place(word):
    assert faults(f"{FIRST}\n  {word} # waarom\n") == [("not-a-fingerprint", 2, 3, word)]


def test_all_lines_that_are_none_are_said_at_once():
    text = f"een\r\n{FIRST}\r\n\r\n\ttwee\r\n{SECOND}\r\n# drie\r\nvier"
    assert faults(text) == [
        ("not-a-fingerprint", 1, 1, "een"),
        ("not-a-fingerprint", 4, 2, "twee"),
        ("not-a-fingerprint", 7, 1, "vier"),
    ]


def test_with_a_byte_order_mark_the_columns_are_those_of_an_editor():
    assert faults("\ufeffeen\n") == [("not-a-fingerprint", 1, 1, "een")]


def test_a_long_line_is_quoted_in_part():
    line = "x" * 1_000_000
    with pytest.raises(InvalidInputError) as caught:
        accepted(f"{FIRST}\n{line}\n")
    (found,) = caught.value.diagnostics
    assert place(found) == (2, 1, line)
    assert len(found.arguments["text"]) <= 60
    assert len(as_text([found], messages("nl"))) < 2000


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"PK\x03\x04\x14\x00", "binary-file"),
        (b"\x00\x01\x02" * 100, "binary-file"),
        (f"{FIRST}\n".encode("utf-16"), "not-utf8"),
        (f"{FIRST} # café\n".encode("cp1252"), "not-utf8"),
        (f"{FIRST}\n\x07\n".encode(), "control-character"),
        (b"0123456789ab\n" * 700_000, "file-too-large"),
    ],
)
def test_what_is_no_text_is_refused(raw, code):
    assert {found[0] for found in faults(raw)} == {code}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_is_said_in_words(language):
    with pytest.raises(InvalidInputError) as caught:
        accepted("12 weken\n")
    text = as_text(caught.value.diagnostics, messages(language))
    assert text.startswith("aanvaard.txt:1:1: ")
    assert "‘12 weken’" in text
