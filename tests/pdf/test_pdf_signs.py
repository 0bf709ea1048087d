"""Signs that no font has, and fonts that are not there: said with their place, and never left out."""

from dataclasses import replace

import pytest
from pdf_reading import Pdf
from pdf_sample import document, field, p

from generator.document import CodeBlock
from generator.theme.theme import Text, Theme
from generator.typesetting import fonts
from generator.writers.pdf.faces import choose
from generator.writers.pdf.writer import write

LINEAR_A = "\U00010600"  # of a script that nobody writes any more
ABBREVIATION = "\u070f"  # invisible, yet it wants a glyph


@pytest.fixture(autouse=True)
def only_ours(monkeypatch):
    """Let this machine have no fonts but those that ship."""
    monkeypatch.setattr("generator.writers.pdf.faces.installed", fonts.shipped)


def with_fonts(theme: Theme, *families: str, generic: str = "sans-serif") -> Theme:
    types = {kind: replace(how, fonts=families, generic=generic) for kind, how in theme.types.items()}
    return replace(theme, types=types)


def test_a_sign_without_a_glyph_is_named_with_its_field(theme):
    printed = write(document(p(field("terms.x.term", f"voor {LINEAR_A} na")), p(f"los {LINEAR_A}")), theme)
    assert [(one.code, one.field, one.quoted) for one in printed.findings] == [
        ("sign-without-glyph", "terms.x.term", LINEAR_A),
        ("sign-without-glyph", "", LINEAR_A),
    ]
    assert printed.findings[0].arguments == {
        "sign": LINEAR_A,
        "number": "U+10600",
    }
    assert Pdf(printed.data).text == "voor [U+10600] na los [U+10600]"


def test_each_sign_is_named_once_for_a_field(theme):
    text = f"{LINEAR_A}日{LINEAR_A}本日"
    printed = write(document(p(field("a", text)), p(field("a", text)), CodeBlock("日")), theme)
    assert [(one.quoted, one.field) for one in printed.findings] == [
        (LINEAR_A, "a"),
        ("日", "a"),
        ("本", "a"),
        ("日", ""),
    ]


def test_a_sign_that_the_typesetter_refuses_is_left_out_by_trying(theme):
    printed = write(document(p(f"voor {ABBREVIATION}na")), theme)
    assert [one.quoted for one in printed.findings] == [ABBREVIATION]
    assert Pdf(printed.data).text == "voor [U+070F]na"


def test_a_space_that_no_font_has_is_a_space(theme):
    printed = write(document(p("een\u3000twee\u1680drie")), theme)
    assert printed.findings == ()
    assert Pdf(printed.data).text == "een twee drie"


def test_a_font_of_this_machine_is_asked_for_what_ours_lack(theme, monkeypatch):
    ours = fonts.shipped()
    faces = {name: paths for name, paths in ours.faces.items() if name != "Noto Emoji"}
    less = fonts.Library(ours.fonts, ours.names, {**faces, "Noto Emoji": ()})
    monkeypatch.setattr(fonts.Library, "covers", covers_without(less))
    chosen = choose(theme)
    assert not chosen.covers("🙂")
    monkeypatch.undo()
    monkeypatch.setattr("generator.writers.pdf.faces.installed", fonts.shipped)
    assert chosen.extended({"🙂"}).covers("🙂")
    assert chosen.extended({LINEAR_A}) is chosen


def covers_without(less):
    whole = fonts.Library.covers
    return lambda self, family, sign: family != "Noto Emoji" and whole(self, family, sign) and bool(less)


def test_a_font_that_is_not_there_is_named_once(theme):
    printed = write(document(p("tekst")), with_fonts(theme, "TheSans"))
    assert [(one.code, one.arguments) for one in printed.findings] == [
        ("font-missing", {"font": "TheSans", "used": "Carlito"})
    ]
    assert Pdf(printed.data).text == "tekst"


def test_the_next_font_of_the_list_is_used_without_a_word(theme):
    faces = choose(with_fonts(theme, "TheSans", "dejavu sans mono"))
    assert faces.remarks == ()
    assert faces.chains[Text.BODY][0] == "DejaVu Sans Mono"


def test_code_falls_back_on_a_fixed_width(theme):
    faces = choose(with_fonts(theme, "Fira Code", generic="monospace"))
    assert faces.chains[Text.CODE][0] == "DejaVu Sans Mono"
    assert choose(with_fonts(theme)).chains[Text.BODY][0] == "Carlito"


def test_the_default_look_needs_no_font_of_this_machine(theme, monkeypatch):
    def refuse():
        raise AssertionError

    monkeypatch.setattr("generator.writers.pdf.faces.installed", refuse)
    faces = choose(theme)
    assert faces.chains[Text.BODY][0] == "Carlito"
    assert faces.chains[Text.CODE][0] == "DejaVu Sans Mono"
    assert faces.remarks == ()


def test_every_chain_asks_all_fonts(theme):
    chains = choose(theme).chains
    assert {frozenset(chain) for chain in chains.values()} == {frozenset(fonts.FALLBACKS)}
