"""Which paragraphs and rows of two versions are one."""

from collections.abc import Hashable

from elements_made import Paragraph, Table, made, paired
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.merging.pairs import Pairing, pair

TELEFOON = "Wij nemen de telefoon binnen 45 seconden op."
TELEFOON_NIEUW = "Wij nemen de telefoon binnen 30 seconden op."
BALIE = "Aan de balie in het stadhuis wacht u hoogstens tien minuten op een medewerker."
BRIEF = "Op uw brief krijgt u binnen acht weken ons antwoord."
GETYPT = "Let op: op vrijdagmiddag zijn wij gesloten."


def test_nothing_beside_nothing() -> None:
    assert pair([], []) == Pairing(())
    assert pair([], made(BALIE)) == Pairing(())


def test_a_changed_norm_leaves_the_paragraph_what_it_was() -> None:
    assert paired([BALIE, TELEFOON, BRIEF], [BALIE, TELEFOON_NIEUW, BRIEF]).matched == (
        (0, 0),
        (1, 1),
        (2, 2),
    )


def test_a_typed_paragraph_has_no_partner() -> None:
    found = paired([TELEFOON, BALIE], [TELEFOON_NIEUW, GETYPT, BALIE])
    assert found == Pairing(((0, 0), (1, 2)))
    assert 1 not in found.first_of


def test_a_paragraph_that_went_away_has_no_partner() -> None:
    assert paired([TELEFOON, BALIE, BRIEF], [TELEFOON, BRIEF]) == Pairing(((0, 0), (2, 1)))


def test_of_two_swapped_paragraphs_the_one_with_fewer_words_moved() -> None:
    found = paired([TELEFOON, BALIE], [BALIE, TELEFOON])
    assert found == Pairing(matched=((1, 0),), moved=((0, 1),))
    assert dict(found.second_of) == {0: 1, 1: 0}
    assert dict(found.first_of) == {0: 1, 1: 0}


def test_what_moved_may_have_changed_a_little() -> None:
    assert paired([TELEFOON, BALIE, BRIEF], [BALIE, BRIEF, TELEFOON_NIEUW]).moved == ((0, 2),)


def test_what_moved_is_known_by_its_identity_whatever_it_says() -> None:
    first = [(TELEFOON, "tel"), BALIE, BRIEF]
    second = [BALIE, BRIEF, ("U krijgt meteen iemand aan de lijn.", "tel")]
    assert paired(first, second).moved == ((0, 2),)


def test_a_heading_moves_along_with_its_paragraph() -> None:
    first = ["Telefoon", TELEFOON, "Balie", BALIE, "Brief", BRIEF]
    second = ["Balie", BALIE, "Brief", BRIEF, "Telefoon", TELEFOON]
    assert paired(first, second) == Pairing(((2, 0), (3, 1), (4, 2), (5, 3)), ((0, 4), (1, 5)))


def test_a_single_word_does_not_move_by_itself() -> None:
    found = paired(["Ja", BALIE, BRIEF], [BALIE, BRIEF, "Ja"])
    assert found == Pairing(((1, 0), (2, 1)))


def test_two_identities_are_never_one_however_alike() -> None:
    assert paired([(TELEFOON, "a")], [(TELEFOON, "b")]) == Pairing(())
    found = paired([(TELEFOON, "a"), (TELEFOON, "b")], [(TELEFOON, "b")])
    assert found == Pairing(((1, 0),))


def test_one_identity_is_preferred_to_the_same_words() -> None:
    first = [(TELEFOON, "tel"), BALIE]
    second = [TELEFOON, ("U krijgt meteen iemand aan de lijn.", "tel"), BALIE]
    assert paired(first, second).matched == ((0, 1), (1, 2))


def test_copies_that_lost_their_identity_meet_by_their_words() -> None:
    first = [(TELEFOON, "tel"), BALIE, (TELEFOON, "tel"), BRIEF, (TELEFOON, "tel")]
    second = [(TELEFOON_NIEUW, "tel"), BALIE, TELEFOON_NIEUW, BRIEF, TELEFOON_NIEUW]
    assert paired(first, second).matched == tuple((place, place) for place in range(5))


def test_an_identity_that_occurs_often_goes_by_what_is_said() -> None:
    first = [("Een: 45 seconden", "tel"), ("Twee: 45 seconden", "tel"), ("Drie: 45 seconden", "tel")]
    second = [("Een: 30 seconden", "tel"), ("Drie: 30 seconden", "tel")]
    assert paired(first, second).matched == ((0, 0), (2, 1))


def test_elements_of_two_classes_are_never_one() -> None:
    assert pair([Paragraph(TELEFOON)], [Table(TELEFOON)]) == Pairing(())
    assert pair([Paragraph(TELEFOON, "tel")], [Table(TELEFOON, "tel")]) == Pairing(())


def test_a_row_added_to_a_table() -> None:
    rows = ["Telefoon opnemen 30 seconden", "Brief antwoord 8 weken", "Balie wachten 10 minuten"]
    added = [*rows[:1], "Chat antwoord 2 minuten", *rows[1:]]
    assert paired(rows, added) == Pairing(((0, 0), (1, 2), (2, 3)))


def test_blank_paragraphs_belong_to_their_neighbours() -> None:
    first = [TELEFOON, "", BALIE, "", BRIEF]
    second = [TELEFOON, "", GETYPT, "", BALIE, "", BRIEF]
    found = paired(first, second)
    assert {(0, 0), (2, 4), (4, 6)} <= set(found.matched)
    assert len(found.matched) == 5
    assert not found.moved


def test_forty_cells_with_a_dash_and_one_that_was_filled_in() -> None:
    first = ["—"] * 40
    second = ["—"] * 17 + ["30 seconden"] + ["—"] * 22
    assert paired(first, second) == Pairing(tuple((place, place) for place in range(40)))


def test_hundreds_of_blanks_between_what_changed() -> None:
    first = [text for number in range(300) for text in (f"Belofte nummer {number} aan u", "")]
    second = [text for number in range(300) for text in (f"Belofte nummer {number} voor iedereen", "")]
    assert paired(first, second).matched == tuple((place, place) for place in range(600))


def test_one_line_of_a_cell_stays_that_line_whatever_it_says() -> None:
    assert paired(["—"], ["Op werkdagen tussen negen en vijf uur"]).matched == ((0, 0),)


def test_a_short_value_alone_between_its_neighbours_is_that_value() -> None:
    assert paired([BALIE, "45", BRIEF], [BALIE, "30", BRIEF]).matched == ((0, 0), (1, 1), (2, 2))


def test_another_paragraph_in_its_place_is_another_paragraph() -> None:
    assert paired([BALIE, TELEFOON, BRIEF], [BALIE, GETYPT, BRIEF]) == Pairing(((0, 0), (2, 2)))


def test_a_paragraph_waits_for_itself_elsewhere() -> None:
    mail = "Wij beantwoorden uw mail binnen 2 dagen, op werkdagen."
    chat = "Wij beantwoorden uw chat binnen 2 minuten, op werkdagen."
    found = paired([mail, BALIE, BRIEF], [chat, BALIE, BRIEF, mail])
    assert found == Pairing(((1, 1), (2, 2)), ((0, 3),))


class Counted:
    """A key that counts how often one is held against another."""

    compared = 0

    def __init__(self, value: Hashable) -> None:
        self.value = value

    def __hash__(self) -> int:
        return hash(self.value)

    def __eq__(self, other: object) -> bool:
        Counted.compared += 1
        return isinstance(other, Counted) and self.value == other.value


class CountedParagraph(Paragraph):
    asked = 0

    @property
    def exact(self) -> Hashable:
        return Counted(self.text)

    @property
    def words(self) -> list[str]:
        CountedParagraph.asked += 1
        return self.text.split()


def work(size: int) -> tuple[int, int]:
    """Count the work of pairing so many paragraphs, one in twenty of them changed and all of them alike."""
    first = [CountedParagraph(f"Wij doen zaak {number} altijd netjes") for number in range(size)]
    second = [
        CountedParagraph(f"Wij doen zaak {number} {'' if number % 20 else 'bijna '}altijd netjes")
        for number in range(size)
    ]
    Counted.compared = CountedParagraph.asked = 0
    assert len(pair(first, second).matched) == size
    return Counted.compared, CountedParagraph.asked


def test_ten_times_as_many_paragraphs_take_about_ten_times_the_work() -> None:
    compared, asked = work(300)
    compared_more, asked_more = work(3_000)
    assert compared_more <= 11 * compared
    assert asked_more <= 11 * asked


TEXTS = st.sampled_from([TELEFOON, TELEFOON_NIEUW, BALIE, BRIEF, GETYPT, "Balie", "—", ""])
PARAGRAPHS = st.lists(st.builds(Paragraph, TEXTS, st.sampled_from([None, None, "a", "b"])), max_size=9)


@settings(max_examples=150)
@given(PARAGRAPHS, PARAGRAPHS)
def test_pairs_are_what_they_say_they_are(first: list[Paragraph], second: list[Paragraph]) -> None:
    found = pair(first, second)
    both = [*found.matched, *found.moved]
    assert len({one for one, _ in both}) == len({other for _, other in both}) == len(both)
    assert list(found.matched) == sorted(found.matched)
    assert [other for _, other in found.matched] == sorted(other for _, other in found.matched)
    for one, other in found.moved:
        assert any((one - here) * (other - there) < 0 for here, there in found.matched)
    for one, other in both:
        identities = {first[one].identity, second[other].identity} - {None}
        assert len(identities) <= 1
    assert pair(first, second) == found


@settings(max_examples=60)
@given(PARAGRAPHS)
def test_what_did_not_change_is_in_its_place(paragraphs: list[Paragraph]) -> None:
    places = tuple((place, place) for place in range(len(paragraphs)))
    assert pair(paragraphs, paragraphs) == Pairing(places)


@settings(max_examples=60)
@given(PARAGRAPHS, st.data())
def test_what_came_in_moves_nothing(paragraphs: list[Paragraph], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(paragraphs)))
    typed = [*paragraphs[:at], Paragraph("Tekst die nergens anders op lijkt"), *paragraphs[at:]]
    found = pair(paragraphs, typed)
    assert len(found.matched) == len(paragraphs)
    assert not found.moved
    assert pair(typed, paragraphs).matched == tuple((other, one) for one, other in found.matched)
