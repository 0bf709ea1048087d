"""What a template prints that is no text of the definition."""

import pytest
from written import loaded, render

from generator.diagnostics import InvalidInputError
from generator.document import (
    Cell,
    Code,
    Emphasis,
    Group,
    Heading,
    LineBreak,
    Link,
    Paragraph,
    Picture,
    Quote,
    Reference,
    Role,
    SequenceNumber,
    Strikethrough,
    Strong,
    Table,
    Text,
    child_blocks,
    plain_text,
    walk,
)


@pytest.mark.parametrize(
    ("expression", "language", "said"),
    [
        ("54000", "nl", "54.000"),
        ("54000", "en", "54,000"),
        ("6.5", "nl", "6,5"),
        ("1 / 3 * 3", "nl", "1"),
        ("true", "nl", "ja"),
        ("false", "en", "no"),
        ("none", "nl", ""),
        ("''", "nl", ""),
        ("'a*b'", "nl", r"a\*b"),
        ("promises | length", "nl", "1"),
        ("promises[0]", "nl", None),
        ("promises[0].norm.at_most", "en", "1 hour"),
        ("promises[0].norm.share", "nl", "99,5%"),
        ("promises[0].norm.share", "en", "99.5%"),
        ("promises[0].fictitious", "nl", "ja"),
        ("formula.review_on", "nl", "2 januari 2027"),
        ("formula.status", "nl", "concept"),
        ("formula.status", "en", "draft"),
        ("promises[0].id", "nl", "tel-opnemen"),
        ("promises[0].id | spoken", "nl", "Tel opnemen"),
        ("'Één & twee' | slug", "nl", "een-twee"),
        ("organisation", "nl", "Gemeente Altena"),
        ("organisation", "en", "Municipality of Altena"),
        ("undecided()", "nl", "nog te bepalen"),
        ("formula.title | mentions('proe')", "nl", "ja"),
        ("['a', 'b', 'c'] | and_list", "nl", "a, b en c"),
        ("['a', 'b'] | and_list", "en", "a and b"),
        ("['a, met b', 'c'] | and_list", "nl", "a, met b; c"),
        ("promises | and_list", "nl", "Wij nemen op"),
        ("t('counts.promises', count=1)", "en", "1 promise"),
    ],
)
def test_values_print_in_the_language_of_the_document(expression, language, said):
    found = loaded(
        formule={"evaluatie": "2027-01-02"},
        beloften=[
            {
                "id": "tel-opnemen",
                "tekst": "Wij nemen op.",
                "fictief": "ja",
                "norm": {"moment": "opnemen", "hoogstens": "1 uur", "aandeel": "99,5%"},
            }
        ],
    )
    template = f"x {{{{ {expression} }}}}\n"
    if said is None:
        with pytest.raises(InvalidInputError):
            render(template, found, language=language)
    else:
        assert render(template, found, language=language).markdown.split() == ["x", *said.split()]


@pytest.mark.parametrize(
    ("name", "organisation"),
    [
        ("Altena", "Gemeente Altena"),
        ("Gemeente Altena", "Gemeente Altena"),
        ("gemeente Altena", "gemeente Altena"),
    ],
)
def test_a_municipality_is_not_called_so_twice(name, organisation):
    rendering = render("{{ organisation }}\n", loaded(gemeente={"naam": name}))
    assert rendering.document.properties.organisation == organisation


@pytest.mark.parametrize(
    ("status", "mark"),
    [
        ("concept", "CONCEPT"),
        ("ter-besluitvorming", "CONCEPT"),
        ("vastgesteld", ""),
        ("vervallen", "VERVALLEN"),
    ],
)
def test_the_mark_on_every_page_follows_the_status(status, mark):
    properties = render("x\n", loaded(formule={"status": status})).document.properties
    assert properties.mark == mark
    assert (properties.version, properties.language) == ("Versie 0.1", "nl-NL")


def test_the_words_of_inlines():
    inlines = (
        Text("a\nb"), Strong((Text("c"), Emphasis((Code("d"),)))), LineBreak(), Strikethrough((Text("e"),)),
        Link("#x", (Text("f"),)), Reference("x", "g"), SequenceNumber("Tabel", 1), Picture(b"", "h", 1, 1),
    )  # fmt: skip
    assert plain_text(inlines) == "a bcd efgTabel 1"


def test_blocks_are_walked_in_reading_order():
    def p(text: str) -> Paragraph:
        return Paragraph((Text(text),))

    table = Table((), (Cell((p("c"),)),), ((Cell((p("d"), Quote((p("e"),)))),),))
    blocks = (Heading(1, (Text("a"),), "a"), Group(Role.PROMISE, (p("b"), table)), p("f"))
    words = [plain_text(block.children) for block in walk(blocks) if isinstance(block, Heading | Paragraph)]
    assert words == list("abcdef")
    assert child_blocks(blocks[0]) == ()
