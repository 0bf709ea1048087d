"""What a changed value looks like in the file: style, lines and comments stay."""

import pytest

from generator.diagnostics import TextFile
from generator.source.checking import checked_splice
from generator.source.composer import compose
from generator.source.nodes import Scalar, find
from generator.source.reader import read_text
from generator.source.rewriting import rewrite_scalar
from generator.source.splice import SpliceError
from generator.vocabulary.translate import translate


def rewritten(text: str, new: str, *path: str | int) -> str:
    """Change the value at a path, ``a`` where none is given."""
    file = TextFile("d.yaml", text)
    target = find(compose(file), path or ("a",)).node
    assert isinstance(target, Scalar)
    return checked_splice(file, [rewrite_scalar(target, new)])


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        ("a: een twee # x\n", "een drie", "a: een drie # x\n"),
        ("a:   een\n", "twee", "a:   twee\n"),
        ("a: 'it''s'  # x\n", "it's 'm", "a: 'it''s ''m'  # x\n"),
        ('a: "caf\\u00e9 \\"x\\""\n', 'café "y"', 'a: "caf\\u00e9 \\"y\\""\n'),
        ('a: "een"\n', "een\ttwee", 'a: "een\\ttwee"\n'),
        ("a: [een, 'twee', drie]\n", "vier", "a: [vier, 'twee', drie]\n"),
        ("a: {k: een, l: twee}\n", "é", "a: {k: é, l: twee}\n"),
    ],
)
def test_a_value_on_one_line_keeps_its_style(before, new, after):
    path = ("a", 0) if "[" in before else ("a", "k") if "{" in before else ("a",)
    assert rewritten(before, new, *path) == after
    assert rewritten(before.replace("\n", "\r\n"), new, *path) == after.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        ("a: een\n", "een: twee", 'a: "een: twee"\n'),
        ("a: een # x\n", "een #2", 'a: "een #2" # x\n'),
        ("a: een\n", "nee, no", "a: nee, no\n"),
        ("a: een\n", "no", 'a: "no"\n'),
        ("a: een\n", "1.10", 'a: "1.10"\n'),
        ("a: een\n", "", 'a: ""\n'),
        ("a: een\n", " een", 'a: " een"\n'),
        ("a: een\n", "null", 'a: "null"\n'),
        ("a: een  # x\nb: c\n", "een\ntwee", "a: |  # x\n  een\n  twee\nb: c\n"),
        ("a: 'een'\n", "een\n\ntwee", "a: |\n  een\n\n  twee\n"),
        ("a: [een, x]\n", "een, twee", 'a: ["een, twee", x]\n'),
        ("a: [een, x]\n", "een\ntwee", 'a: ["een\\ntwee", x]\n'),
        ("a: |\n  een\n", " een", "a: |2\n   een\n"),
        ("a: |  # x\n  een\n\nb: c\n", "een\n", 'a: "een\\n"  # x\n\nb: c\n'),
        ("a: een\n  # diep\nb: c\n", "een\ntwee", 'a: "een\\ntwee"\n  # diep\nb: c\n'),
    ],
)
def test_what_a_style_cannot_hold_takes_the_next(before, new, after):
    path = ("a", 0) if "[" in before else ("a",)
    assert rewritten(before, new, *path) == after


def test_a_number_or_a_time_stays_plain_where_it_was():
    assert rewritten("a: 17:00\n", "18:00") == "a: 18:00\n"
    assert rewritten("a: 2026-03-12 # x\n", "2026-04-01") == "a: 2026-04-01 # x\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:\nb: c\n", "a: nieuw\nb: c\n"),
        ("a: \nb: c\n", "a: nieuw\nb: c\n"),
        ("a:  # leeg\nb: c\n", "a: nieuw  # leeg\nb: c\n"),
        ("a: # leeg\n", "a: nieuw # leeg\n"),
        ("a: ~  # leeg\n", "a: nieuw  # leeg\n"),
        ("a: null\n", "a: nieuw\n"),
        ("a:", "a: nieuw"),
        ("a: &x  # leeg\n", "a: &x nieuw  # leeg\n"),
        ("? a\n? b\n", "? a\n: nieuw\n? b\n"),
    ],
)
def test_an_empty_value_is_filled_in(before, after):
    assert rewritten(before, "nieuw") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: {k: , l: x}\n", "a: {k: nieuw, l: x}\n"),
        ("a: {k, l: x}\n", "a: {k: nieuw, l: x}\n"),
        ("a:\n  - k:\n    l: x\n", "a:\n  - k: nieuw\n    l: x\n"),
    ],
)
def test_an_empty_value_within_others_is_filled_in(before, after):
    path = ("a", 0, "k") if "-" in before else ("a", "k")
    assert rewritten(before, "nieuw", *path) == after


def test_more_lines_in_an_empty_value_are_a_block():
    before = "a:\n    - id: x\n      k:  # leeg\n    - y\n"
    after = "a:\n    - id: x\n      k: |  # leeg\n          een\n          twee\n    - y\n"
    assert rewritten(before, "een\ntwee", "a", 0, "k") == after
    assert rewritten("a:\n-\n", "een\ntwee", "a", 0) == "a:\n- |\n  een\n  twee\n"


LITERAL = """\
# boven
a: |2-  # kop
  Wij bellen u
  binnen twee dagen terug.

    - ingesprongen
  Slot.


b: c  # achter
"""
FOLDED = """\
a: >-
    Wij bellen u
    binnen twee dagen terug.

    Dat is
    een belofte.
b: c
"""
PLAIN = """\
a: Wij bellen u
    binnen twee
  dagen terug.

  Dat is een belofte.
b: c
"""
SINGLE = """\
a: 'Wij bellen u
  binnen twee dagen ''terug''.

  Dat is een belofte.'
b: c
"""
DOUBLE = """\
a: "Wij bellen u
  binnen \\
  twee dagen \\u201cterug\\u201d.

  Dat is een belofte."
b: c
"""


@pytest.mark.parametrize("text", [LITERAL, FOLDED, PLAIN, SINGLE, DOUBLE])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_only_the_word_that_changed_is_touched(text, end):
    text = text.replace("\n", end)
    old = find(compose(TextFile("d.yaml", text)), ("a",)).node.text
    last = "Slot." if "Slot." in text else "een belofte."
    assert rewritten(text, old.replace("twee", "drie")) == text.replace("twee", "drie")
    assert rewritten(text, old.replace("bellen", "bellen wel")) == text.replace("bellen", "bellen wel")
    assert rewritten(text, old.replace("Wij bellen", "Bellen wij")) == text.replace(
        "Wij bellen", "Bellen wij"
    )
    assert rewritten(text, old.replace(" u", "", 1)) == text.replace(" u", "", 1)
    assert rewritten(text, f"{old} Echt") == text.replace(last, last.replace(".", ". Echt"))


def test_a_new_line_and_a_new_paragraph():
    assert rewritten("a: |\n  een\n\n  drie\n", "een\ntwee\n\ndrie") == "a: |\n  een\n  twee\n\n  drie\n"
    assert rewritten("a: >\n  een\n  twee\n\n  drie\n", "een twee\nnieuw\ndrie") == (
        "a: >\n  een\n  twee\n\n  nieuw\n\n  drie\n"
    )
    assert rewritten("a: een\n  twee\n\n  drie\n", "een twee\nnieuw\ndrie") == (
        "a: een\n  twee\n\n  nieuw\n\n  drie\n"
    )


def test_a_word_gone_at_the_end_of_a_line_leaves_the_line_end():
    assert rewritten("a: >\n  een twee\n  drie vier\n", "een drie vier") == "a: >\n  een\n  drie vier\n"


def test_a_value_written_in_another_language_than_the_program_s():
    text = "beloften:\n  - norm: {moment: antwoord}  # x\n"
    file = TextFile("d.yaml", text)
    tree, _ = translate(compose(file))
    target = find(tree, ("promises", 0, "norm", "moment")).node
    assert target.text != "antwoord"
    assert checked_splice(file, [rewrite_scalar(target, "opnemen")]) == text.replace("antwoord", "opnemen")


def test_places_are_right_in_a_file_with_a_mark_at_its_beginning():
    file = read_text("d.yaml", "\ufeffa: 😀 een\r\nb: twee\r\n".encode())
    target = compose(file).get("b")
    assert checked_splice(file, [rewrite_scalar(target, "drie")]) == "a: 😀 een\r\nb: drie\r\n"


def test_the_same_text_is_no_change():
    for text in (LITERAL, FOLDED, PLAIN, SINGLE, DOUBLE):
        target = find(compose(TextFile("d.yaml", text)), ("a",)).node
        edit = rewrite_scalar(target, target.text)
        assert (edit.text, edit.span.text) == ("", "")


def test_what_no_document_can_hold_is_refused():
    with pytest.raises(SpliceError, match="unwritable"):
        rewritten("a: een\n", "een\x07")


def test_a_long_text_is_compared_in_time():
    words = " ".join(f"woord{number % 97}" for number in range(20_000))
    text = f"a: >-\n  {words}\nb: c\n"
    assert rewritten(text, words.replace("woord96 woord0", "nieuw", 3)).endswith("\nb: c\n")
