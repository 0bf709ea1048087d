"""Which promises of several municipalities stand in one row, and which are only proposed."""

from collections.abc import Iterable
from itertools import permutations

import pytest
from municipalities import belofte, example, examples, municipality, promise, together

from benchmarks.municipalities import municipality as invented
from generator.comparison.compare import compare
from generator.comparison.decisions import Links
from generator.comparison.facts import Cell, Certainty, Compared, Comparison

OPNEMEN = promise("Wij nemen binnen 30 seconden op.", "telefoon", moment="opnemen", hoogstens="30 seconden")
OPNEMEN_ANDERS = promise(
    "Aan de telefoon wacht u niet lang.", "telefoon", moment="opnemen", hoogstens="1 minuut"
)


def antwoord(channel: str, **norm: str) -> dict[str, object]:
    return promise(f"Uw {channel} is snel beantwoord.", channel, moment="antwoord", **norm)


def by_name(cells: Iterable[Cell]) -> dict[str, Cell]:
    return {cell.municipality: cell for cell in cells}


def alone(comparison: Comparison) -> bool:
    return together(comparison.promises) == set()


def proposed(comparison: Comparison) -> set[frozenset[str]]:
    asked = (match for match in comparison.matches if match.certainty is Certainty.PROPOSED)
    return {frozenset(f"{ref.municipality} {ref.item}" for ref in match.items) for match in asked}


def test_one_channel_and_moment_make_one_row_whatever_the_words() -> None:
    found = compare([municipality("A", OPNEMEN), municipality("B", OPNEMEN_ANDERS)])
    assert together(found.promises) == {frozenset({("A", "b-0"), ("B", "b-0")})}


def test_the_unit_is_no_wall() -> None:
    one = promise("U wordt teruggebeld.", "telefoon", moment="terugbellen", hoogstens="24 uur")
    other = promise("Wij bellen u terug.", "telefoon", moment="terugbellen", hoogstens="2 werkdagen")
    assert not alone(compare([municipality("A", one), municipality("B", other)]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (antwoord("brief", hoogstens="3 weken"), antwoord("e-mail", hoogstens="3 weken")),
        (
            antwoord("brief", hoogstens="5 werkdagen", voorwaarde="een vraag"),
            antwoord("brief", hoogstens="5 werkdagen", voorwaarde="een aanvraag"),
        ),
        (
            antwoord("e-mail", hoogstens="5 werkdagen"),
            antwoord("e-mail", hoogstens="5 werkdagen", voorwaarde="aan een bestuurder"),
        ),
        (
            promise("Wacht u?", "balie", moment="wachttijd", hoogstens="1 uur", voorwaarde="met afspraak"),
            promise("Wacht u?", "balie", moment="wachttijd", hoogstens="1 uur", voorwaarde="vrije inloop"),
        ),
        (
            promise("Wij nemen op.", "telefoon", moment="opnemen", hoogstens="1 uur"),
            promise("Wij nemen op.", "telefoon", moment="opnemen", hoogstens="1 uur", voorwaarde="bij spoed"),
        ),
        (
            promise("Uw brief is er na 3 dagen.", "brief", moment="ontvangst", hoogstens="3 dagen"),
            promise("Uw brief is er na 3 dagen.", "brief", moment="antwoord", hoogstens="3 dagen"),
        ),
    ],
)  # fmt: skip
def test_another_channel_moment_or_condition_is_another_row(one, other) -> None:
    assert alone(compare([municipality("A", one), municipality("B", other)]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("met afspraak", "na het tijdstip van de afspraak"),
        ("met afspraak", "op afspraak"),
        ("zonder afspraak", "vrije inloop"),
        ("bij vrije inloop", "zonder afspraak"),
    ],
)
def test_conditions_in_other_words_are_one_condition(one: str, other: str) -> None:
    def waits(condition: str) -> dict[str, object]:
        text = "U wacht hoogstens 5 minuten."
        return promise(text, "balie", moment="wachttijd", hoogstens="5 minuten", voorwaarde=condition)

    assert not alone(compare([municipality("A", waits(one)), municipality("B", waits(other))]))


def test_two_promises_of_one_municipality_never_share_a_row() -> None:
    several = [antwoord(kind, hoogstens="3 weken") for kind in ("brief", "e-mail", "formulier")]
    found = compare([municipality("A", OPNEMEN, OPNEMEN_ANDERS, *several), municipality("B", OPNEMEN)])
    for row in found.promises:
        keys = [cell.municipality for cell in row.cells]
        assert len(keys) == len(set(keys))


def test_of_two_that_fit_alike_a_person_chooses() -> None:
    found = compare([municipality("A", OPNEMEN, OPNEMEN), municipality("B", OPNEMEN)])
    assert alone(found)
    assert proposed(found) == {
        frozenset({"A promises.b-0", "B promises.b-0"}),
        frozenset({"A promises.b-1", "B promises.b-0"}),
    }


def test_nothing_in_common_is_not_proposed() -> None:
    one = promise("Het zwembad is in juli open.", "website")
    other = promise("Uw brief is in drie weken beantwoord.", "brief", moment="antwoord", hoogstens="3 weken")
    assert compare([municipality("A", one), municipality("B", other)]).matches == ()


def test_at_most_three_questions_are_asked_about_an_item_that_only_one_has() -> None:
    many = [
        promise(f"Uw klacht over {what} lossen wij op.", "brief")
        for what in ("geur", "stof", "licht", "lawaai")
    ]
    found = compare(
        [municipality("A", promise("Een klacht lossen wij op.", "brief")), municipality("B", *many)]
    )
    own = [match for match in found.matches if belofte("A", 0) in match.items]
    assert len(own) >= 3
    assert all(match.certainty is Certainty.PROPOSED for match in own)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_in_which_municipalities_are_named_changes_nothing_but_the_cells(order) -> None:
    three = [example(name) for name in ("altena", "katwijk", "assen")]
    straight, turned = compare(three), compare([three[place] for place in order])
    assert [row.subject for row in turned.promises] == [row.subject for row in straight.promises]
    for one, other in zip(straight.promises, turned.promises, strict=True):
        assert by_name(other.cells) == by_name(one.cells)
    assert turned.matches == straight.matches


def test_the_same_municipality_under_two_names_meets_itself_item_by_item() -> None:
    altena = example("altena")
    found = compare([altena, Compared("Altena (2)", altena.definition)])
    for row in (*found.promises, *found.behaviours):
        assert [cell.municipality for cell in row.cells] == ["Altena", "Altena (2)"]
        assert len({cell.item for cell in row.cells}) == 1
    assert {cell.standing.value for row in found.promises for cell in row.cells} == {"equal", "no-norm"}


def test_one_key_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="Katwijk"):
        compare([example("katwijk"), example("katwijk")])


def test_every_item_stands_in_one_row_and_matches_hold_its_cells_together() -> None:
    found = compare(examples())
    for sort, rows in (("promises", found.promises), ("behaviours", found.behaviours)):
        cells = [(cell.municipality, cell.item) for row in rows for cell in row.cells]
        given = [
            (one.key, f"{sort}.{item.id}") for one in examples() for item in getattr(one.definition, sort)
        ]
        assert sorted(cells) == sorted(given)
    rowed = [match for match in found.matches if match.certainty is not Certainty.PROPOSED]
    assert len(rowed) == sum(len(row.cells) - 1 for row in (*found.promises, *found.behaviours))


def test_progress_is_told_of_each_municipality() -> None:
    told: list[int] = []
    compare(examples(), progress=told.append)
    assert sum(told) == len(examples())


def test_behaviours_meet_on_what_they_say() -> None:
    def acts(*doings: str) -> list[dict[str, str]]:
        return [
            {"id": f"g-{n}", "situatie": "Als ik een fout maak", "doen": text}
            for n, text in enumerate(doings)
        ]

    one = municipality("A", gedrag=acts("bel ik de inwoner en bied ik excuses aan"))
    other = municipality(
        "B",
        gedrag=acts("bel ik de bewoner op en bied ik mijn excuses aan", "schrijf ik een lesje voor het team"),
    )
    found = compare([one, other])
    assert together(found.behaviours) == {frozenset({("A", "g-0"), ("B", "g-0")})}
    assert [len(row.cells) for row in found.behaviours] == [2, 1]


def test_a_first_one_without_a_norm_does_not_keep_later_ones_apart() -> None:
    vague = promise("Wij bellen u zo snel mogelijk terug over uw vraag.", "telefoon")
    words = promise(
        "Wij bellen u terug over uw vraag.", "telefoon", moment="terugbellen", hoogstens="1 werkdag"
    )
    other = promise("U hoort ons.", "telefoon", moment="terugbellen", hoogstens="2 werkdagen")
    found = compare([municipality("A", vague), municipality("B", other), municipality("C", words)])
    assert [len(row.cells) for row in found.promises] == [3]


def test_hardly_anything_stands_in_a_wrong_row_among_invented_municipalities() -> None:
    found = compare([invented(number) for number in range(40)])
    ids = [[cell.item for cell in row.cells] for row in found.promises]
    wrong = sum(len(row) - max(map(row.count, row)) for row in ids if "eigen" not in row[0])
    assert wrong <= sum(map(len, ids)) * 0.01
    large = [row for row in ids if len(row) >= 10]
    assert sum(map(len, large)) >= sum(map(len, ids)) * 0.8


class TestDecisions:
    """What a person decided wins."""

    a, b = municipality("A", OPNEMEN), municipality("B", OPNEMEN)
    c = municipality("C", antwoord("brief", hoogstens="3 weken"))

    def test_rejected_never_share_a_row(self) -> None:
        found = compare([self.a, self.b], Links(rejected=((belofte("B", 0), belofte("A", 0)),)))
        assert alone(found)
        assert found.matches == ()

    def test_confirmed_share_a_row_however_unlike(self) -> None:
        found = compare([self.a, self.c], Links(confirmed=((belofte("A", 0), belofte("C", 0)),)))
        assert together(found.promises) == {frozenset({("A", "b-0"), ("C", "b-0")})}
        assert [(match.certainty, match.score) for match in found.matches] == [(Certainty.CONFIRMED, 1.0)]

    def test_confirmation_reaches_through_another_also_one_that_is_not_compared(self) -> None:
        links = Links(confirmed=((belofte("A", 0), belofte("X", 0)), (belofte("X", 0), belofte("C", 0))))
        found = compare([self.a, self.c], links)
        assert together(found.promises) == {frozenset({("A", "b-0"), ("C", "b-0")})}

    def test_rejection_reaches_through_a_confirmation(self) -> None:
        links = Links(
            confirmed=((belofte("A", 0), belofte("C", 0)),), rejected=((belofte("C", 0), belofte("B", 0)),)
        )
        found = compare([self.a, self.b, self.c], links)
        assert together(found.promises) == {frozenset({("A", "b-0"), ("C", "b-0")})}

    def test_two_confirmed_groups_about_the_same_are_one_row(self) -> None:
        four = [municipality(key, OPNEMEN) for key in "ABDE"]
        links = Links(confirmed=((belofte("A", 0), belofte("B", 0)), (belofte("D", 0), belofte("E", 0))))
        assert [len(row.cells) for row in compare(four, links).promises] == [4]
