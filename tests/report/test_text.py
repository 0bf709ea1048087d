from generator.diagnostics import Diagnostic, Severity, Span, TextFile
from generator.report.messages import Messages, messages
from generator.report.printable import printable
from generator.report.quote import quote
from generator.report.text_format import as_text
from generator.report.worded import worded

WORDS = messages("nl")


def quoted(text: str, marked: str) -> tuple[str, str]:
    start = text.index(marked)
    line, carets = quote(Span(TextFile("f", text), start, start + len(marked)))
    return line, carets


def test_carets_stand_under_what_is_meant() -> None:
    assert quoted("naam: Oosterwolde\n", "Ooster") == ("naam: Oosterwolde", "      ^^^^^^")


def test_a_tab_takes_as_many_columns_in_both_lines() -> None:
    assert quoted("\tnaam: x", "naam") == ("    naam: x", "    ^^^^")


def test_a_wide_character_gets_two_carets() -> None:
    assert quoted("naam: 漢字!", "漢字") == ("naam: 漢字!", "      ^^^^")
    assert quoted("漢字: naam", "naam")[1] == "      ^^^^"


def test_an_accent_of_its_own_takes_no_column() -> None:
    assert quoted("cafe\u0301: naam", "naam")[1] == "      ^^^^"


def test_of_a_span_over_several_lines_the_first_is_marked() -> None:
    assert quoted("id: x\n  naam: y", "id: x\n  naam") == ("id: x", "^^^^^")


def test_at_the_end_of_a_line_there_is_one_caret() -> None:
    file = TextFile("f", "naam:\nx: y")
    assert quote(Span(file, 5, 6)) == ("naam:", "     ^")


def test_of_a_long_line_the_part_around_the_span_is_shown() -> None:
    line, carets = quoted(f"tekst: {'a' * 400} HIER {'b' * 400}", "HIER")
    assert line.startswith("…")
    assert line.endswith("…")
    assert len(line) < 120
    assert line[carets.index("^") :].startswith("HIER")


def test_nothing_in_a_file_steers_the_terminal() -> None:
    assert printable("\x1b[31mrood\x07 \u202elinks\u200b") == "�[31mrood� �links�"
    assert printable("👩\u200d🦽 naïef") == "👩\u200d🦽 naïef"


def test_findings_are_sorted_and_counted() -> None:
    file = TextFile("a.yaml", "x: 1\ny: 2\n")
    late = Diagnostic("tab", Span(file, 5, 6))
    early = Diagnostic("tab", Span(file, 0, 1), Severity.WARNING)
    other = Diagnostic("empty-file", file="b.yaml")
    text = as_text([other, late, early], WORDS)
    heads = [line for line in text.splitlines() if ".yaml" in line]
    assert [head.split(": ")[:2] for head in heads] == [
        ["a.yaml:1:1", "waarschuwing"],
        ["a.yaml:2:1", "fout"],
        ["b.yaml", "fout"],
    ]
    assert text.endswith("\n\n2 fouten, 1 waarschuwing\n")


def test_a_sentence_without_its_argument_is_left_out() -> None:
    words = Messages("nl", {"k": ["Eén {a}.", "Twee {b}.", ["Drie {c}.", "Anders."]]})
    assert words.text("k", {"a": "x"}) == "Eén x. Anders."
    assert words.text("k", {"b": "y", "c": "z", "a": ""}) == "Twee y. Drie z."


def test_braces_in_a_value_stay_as_they_are() -> None:
    words = Messages("nl", {"k": "‘{a}’ en {b}"})
    assert words.text("k", {"a": "{b}", "b": "{a}"}) == "‘{b}’ en {a}"


def test_a_long_or_broken_value_stays_on_one_line() -> None:
    finding = Diagnostic("bad-number", arguments={"text": "een\ntwee " + "drie " * 100})
    message = worded(finding, WORDS).message
    assert "\n" not in message
    assert len(message) < 130
    assert "…" in message
