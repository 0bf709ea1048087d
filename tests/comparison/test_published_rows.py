"""The seven examples beside each other: every published norm in its row, and only what compares compared."""

from itertools import combinations, permutations

import pytest
from municipalities import cell_of, examples

from generator.comparison.compare import compare
from generator.comparison.facts import Row, Standing
from generator.verdicts import Verdict, judge, words_of

COMPARISON = compare(examples())

ROWS = {
    "de telefoon opnemen": {
        "Altena": "tel-opnemen",
        "Katwijk": "tel-opnemen",
        "Assen": "tel-opnemen",
        "Heemskerk": "bellen-opnemen",
        "Midden-Delfland": "tel-opnemen",
        "Alphen aan den Rijn": "tel-opnemen",
    },
    "terugbellen": {
        "Altena": "tel-terugbellen",
        "Katwijk": "tel-terugbellen",
        "Assen": "tel-terugbellen",
        "Heemskerk": "bellen-terugbellen",
        "Nissewaard": "terugbellen",
    },
    "doorverbinden": {
        "Altena": "tel-doorverbinden",
        "Heemskerk": "bellen-doorverbinden",
        "Alphen aan den Rijn": "tel-doorverbinden",
    },
    "spoed buiten": {"Alphen aan den Rijn": "tel-spoed-buiten"},
    "ontvangst van een mail": {
        "Altena": "mail-bevestiging",
        "Katwijk": "mail-ontvangst",
        "Alphen aan den Rijn": "mail-ontvangst",
    },
    "antwoord op een mail": {
        "Altena": "mail-antwoord",
        "Katwijk": "mail-antwoord",
        "Assen": "mail-antwoord",
        "Midden-Delfland": "mail-gemeente",
        "Alphen aan den Rijn": "mail-antwoord",
    },
    "mail aan een bestuurder": {"Midden-Delfland": "mail-bestuurder"},
    "ontvangst van een brief": {"Katwijk": "brief-ontvangst", "Alphen aan den Rijn": "brief-ontvangst"},
    "antwoord op elke brief": {"Katwijk": "brief-antwoord"},
    "vraag per brief": {"Altena": "brief-antwoord", "Assen": "brief-vraag"},
    "aanvraag per brief": {"Assen": "brief-aanvraag"},
    "informatie per brief": {"Alphen aan den Rijn": "brief-informatie"},
    "enkelvoudige vraag per brief": {"Alphen aan den Rijn": "brief-enkelvoudig"},
    "brief voor meer vakgebieden": {"Alphen aan den Rijn": "brief-meer-disciplines"},
    "ontvangst van een formulier": {"Altena": "formulier-bevestiging", "Katwijk": "formulier-ontvangst"},
    "antwoord op een formulier": {"Katwijk": "formulier-antwoord"},
    "ontvangst via sociale media": {"Assen": "social-ontvangst"},
    "antwoord via sociale media": {
        "Altena": "social-antwoord",
        "Assen": "social-antwoord",
        "Nissewaard": "social-antwoord",
    },
    "ontvangst van een appje": {"Assen": "app-ontvangst"},
    "antwoord in chat of app": {"Altena": "chat-antwoord", "Assen": "app-antwoord"},
    "wachten met afspraak": {
        "Altena": "balie-op-afspraak",
        "Katwijk": "balie-met-afspraak",
        "Heemskerk": "balie-afspraak",
        "Midden-Delfland": "balie-op-afspraak",
        "Nissewaard": "balie-na-afspraak",
    },
    "wachten zonder afspraak": {
        "Altena": "balie-zonder-afspraak",
        "Katwijk": "balie-vrije-inloop",
        "Heemskerk": "balie-zonder-afspraak",
    },
    "website klopt": {"Katwijk": "website-klopt"},
    "ontvangst van een klacht": {"Katwijk": "klacht-ontvangst"},
    "antwoord op een klacht": {"Katwijk": "klacht-antwoord"},
    "klacht of bezwaar afhandelen": {"Nissewaard": "klacht-of-bezwaar-afgehandeld"},
    "melding afhandelen": {"Altena": "melding-oplossen", "Nissewaard": "melding-afgehandeld"},
}
"""Each row in which something stands that a municipality published, with what Altena has there."""

PUBLISHING = [one for one in examples() if one.key != "Altena"]


def row_of(key: str, item: str) -> Row:
    (found,) = (
        row
        for row in COMPARISON.promises
        if any((cell.municipality, cell.item) == (key, f"promises.{item}") for cell in row.cells)
    )
    return found


@pytest.mark.parametrize("name", ROWS)
def test_a_row_holds_what_is_about_the_same(name: str) -> None:
    expected = ROWS[name]
    key, item = next(iter(expected.items()))
    found = {cell.municipality: cell.item.partition(".")[2] for cell in row_of(key, item).cells}
    assert found == expected


def test_the_table_names_every_published_promise_once() -> None:
    named = [(key, item) for row in ROWS.values() for key, item in row.items() if key != "Altena"]
    published = [(one.key, promise.id) for one in PUBLISHING for promise in one.definition.promises]
    assert sorted(named) == sorted(published)


def test_a_cell_holds_the_norm_as_it_was_published() -> None:
    for one in examples():
        for promise in one.definition.promises:
            cell = cell_of(COMPARISON, one.key, f"promises.{promise.id}")
            assert (cell.norm, cell.text, cell.fictitious) == (promise.norm, promise.text, promise.fictitious)


def test_katwijk_is_strictest_for_picking_up_the_phone_and_the_only_one() -> None:
    row = row_of("Katwijk", "tel-opnemen")
    standings = {cell.municipality: cell.standing for cell in row.cells}
    assert standings == {
        "Katwijk": Standing.STRICTEST,
        "Heemskerk": Standing.BETWEEN,
        "Midden-Delfland": Standing.BETWEEN,
        "Assen": Standing.WEAKER,
        "Altena": Standing.INCOMPARABLE,
        "Alphen aan den Rijn": Standing.NO_NORM,
    }


def test_katwijks_24_hours_stand_in_the_row_for_calling_back_and_compare_with_nothing() -> None:
    standings = {cell.municipality: cell.standing for cell in row_of("Katwijk", "tel-terugbellen").cells}
    assert standings["Katwijk"] is Standing.INCOMPARABLE
    assert standings["Assen"] is Standing.WEAKER
    assert standings["Heemskerk"] is standings["Nissewaard"] is Standing.STRICTEST


def test_nothing_is_compared_that_is_not_comparable() -> None:
    for row in COMPARISON.promises:
        grouped = [cell for cell in row.cells if cell.group]
        for one, other in combinations(grouped, 2):
            if one.group == other.group:
                assert one.norm is not None
                assert other.norm is not None
                assert judge(one.norm, other.norm) is not Verdict.INCOMPARABLE
                assert words_of(one.norm.condition or "") == words_of(other.norm.condition or "")
        for cell in row.cells:
            judged = (Standing.STRICTEST, Standing.EQUAL, Standing.WEAKER, Standing.BETWEEN)
            assert bool(cell.group) == (cell.standing in judged)


def test_a_row_of_several_holds_one_moment_and_one_subject() -> None:
    for row in COMPARISON.promises:
        assert len({cell.norm.moment for cell in row.cells if cell.norm}) <= 1


def test_rows_follow_the_order_of_the_vocabulary_and_cells_that_of_the_municipalities() -> None:
    kinds = [row.subject.kind for row in COMPARISON.promises if not row.subject.product]
    assert list(dict.fromkeys(kinds))[:4] == ["counter", "phone", "email", "website"]
    order = [one.key for one in examples()]
    for row in COMPARISON.promises:
        places = [order.index(cell.municipality) for cell in row.cells]
        assert places == sorted(places)


def test_uncertain_ones_are_proposed_with_the_likeliest_first() -> None:
    asked = [
        {f"{ref.municipality} {ref.item.partition('.')[2]}" for ref in match.items}
        for match in COMPARISON.matches
        if match.certainty.value == "proposed"
    ]
    assert {"Altena klacht-afhandelen", "Nissewaard klacht-of-bezwaar-afgehandeld"} in asked[:3]
    assert {"Altena brief-antwoord", "Katwijk brief-antwoord"} in asked


def test_the_order_of_all_seven_makes_no_difference() -> None:
    for order in list(permutations(examples()))[:: 5040 // 3]:
        found = compare(order)
        assert [row.subject for row in found.promises] == [row.subject for row in COMPARISON.promises]
        assert found.matches == COMPARISON.matches


def test_channels_stand_beside_each_other_with_their_safety_nets() -> None:
    by_kind = {row.kind: row for row in COMPARISON.channels}
    assert list(by_kind)[:4] == ["counter", "phone", "email", "website"]
    assert by_kind["chat"].names["Assen"] == ("WhatsApp",)
    assert by_kind["chat"].names["Katwijk"] == ()
    assert by_kind["website"].fallbacks["Altena"] == ("phone", "service-point")
    assert by_kind["website"].fallbacks["Katwijk"] == ()
