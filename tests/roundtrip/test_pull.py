"""What people changed in Word comes back as proposals, each at its field."""

import copy
from pathlib import Path

import pytest
from pulling import TEXT, Case
from word_hand import replace_text, run_of

from generator.ooxml.names import w


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build once; each test works in a copy."""
    from generator.cli.main import main

    folder = tmp_path_factory.mktemp("oosterwolde")
    (folder / "serviceformule.yaml").write_bytes(TEXT.encode())
    assert main(["build", str(folder)]) == 0
    return folder


@pytest.fixture
def case(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Case:
    import shutil

    folder = tmp_path / "werk"
    shutil.copytree(built, folder)
    capsys.readouterr()
    return Case(folder, capsys)


def test_an_untouched_file_proposes_nothing(case: Case) -> None:
    for name in ("serviceformule", "gevolgen-hr", "gevolgen-ict", "gevolgen-processen"):
        found = case.pulled(name)
        assert not any(found[key] for key in ("proposals", "comments", "hand_text", "lost"))


def test_what_it_is_the_base_of_is_told(case: Case) -> None:
    assert case.pulled()["base"] == {
        "document": "serviceformule",
        "municipality": "Oosterwolde",
        "version": "1.0",
        "definition": "serviceformule.yaml",
        "program": case.pulled()["base"]["program"],
    }


# --- fields ---


def test_a_reworded_promise_is_proposed(case: Case) -> None:
    hand = case.hand()
    hand.reword("promises.tel-opnemen.text", "nemen", "pakken")
    hand.save()
    (one,) = case.pulled()["proposals"]
    assert (one["item"], one["field"], one["kind"]) == ("promises.tel-opnemen", "text", "changed")
    assert (one["old"], one["new"]) == (
        "Wij nemen binnen 30 seconden op.",
        "Wij pakken binnen 30 seconden op.",
    )
    assert (one["author"], one["date"], one["tracked"], one["conflict"]) == (None, None, False, False)


OWNER = "promises.balie-wachttijd.owner"


def test_equal_edits_in_several_places_are_one_proposal(case: Case) -> None:
    hand = case.hand()
    assert len(hand.controls(OWNER)) > 1
    hand.reword(OWNER, "teammanager", "hoofd")
    hand.save()
    assert case.proposals() == [("promises.balie-wachttijd", "owner", "teammanager balie", "hoofd balie")]


def test_one_place_of_several_is_enough(case: Case) -> None:
    hand = case.hand()
    hand.reword(OWNER, "teammanager", "hoofd", number=1)
    hand.save()
    assert [one[3] for one in case.proposals()] == ["hoofd balie"]


def test_places_that_say_different_things_are_a_conflict(case: Case) -> None:
    hand = case.hand()
    hand.reword(OWNER, "teammanager", "hoofd", number=0)
    hand.reword(OWNER, "teammanager", "chef", number=1)
    hand.save()
    found = case.pulled()["proposals"]
    assert [one["new"] for one in found] == ["hoofd balie", "chef balie"]
    assert all(one["conflict"] and one["disputed"] for one in found)
    assert case.applied() == []


def test_a_tracked_change_tells_who_and_when(case: Case) -> None:
    hand = case.hand()
    hand.reword_tracked("promises.tel-opnemen.text", "nemen", "pakken", "J. de Vries", "2026-11-03T09:00:00Z")
    hand.save()
    (one,) = case.pulled()["proposals"]
    assert (one["author"], one["date"], one["tracked"]) == ("J. de Vries", "2026-11-03T09:00:00Z", True)


def test_a_tracked_change_elsewhere_in_the_field_is_not_of_who_typed_untracked(case: Case) -> None:
    hand = case.hand()
    hand.reword("promises.balie-wachttijd.text", "U wacht", "U zit")
    hand.reword_tracked("promises.tel-opnemen.text", "nemen", "pakken", "J. de Vries", "2026-11-03T09:00:00Z")
    hand.save()
    assert {one["item"]: one["author"] for one in case.pulled()["proposals"]} == {
        "promises.tel-opnemen": "J. de Vries",
        "promises.balie-wachttijd": None,
    }


def test_values_are_read_as_the_definition_writes_them(case: Case) -> None:
    hand = case.hand()
    hand.reword("municipality.inhabitants", "12.000", "12.500")
    hand.choose("formula.status", "ter besluitvorming")
    hand.save()
    assert case.proposals() == [
        ("formula", "status", "vastgesteld", "ter-besluitvorming"),
        ("municipality", "inhabitants", "12000", "12500"),
    ]


def test_what_is_no_value_is_told_and_not_proposed(case: Case) -> None:
    hand = case.hand()
    hand.reword("promises.balie-wachttijd.norm.at_most", "10 minuten", "een poosje")
    hand.save()
    found = case.pulled()
    assert found["proposals"] == []
    assert [(one["field"], one["reason"], one["text"]) for one in found["lost"]] == [
        ("norm.at_most", "unreadable", "een poosje")
    ]


def test_an_emptied_control_is_no_emptied_field(case: Case) -> None:
    hand = case.hand()
    hand.clear("promises.balie-wachttijd.owner")
    hand.save()
    found = case.pulled()
    assert found["proposals"] == []
    assert [(one["item"], one["reason"]) for one in found["lost"]] == [
        ("promises.balie-wachttijd", "emptied")
    ]
    assert case.applied() == []


def test_a_field_that_is_gone_deletes_nothing(case: Case) -> None:
    hand = case.hand()
    hand.remove(hand.paragraph("Eigenaar: nog te bepalen door programmamanager"))
    hand.save()
    found = case.pulled()
    assert found["proposals"] == []
    assert [(one["item"], one["field"], one["reason"]) for one in found["lost"]] == [
        ("promises.groeten", "owner", "gone")
    ]


def test_a_field_in_which_somebody_pressed_enter_is_still_one(case: Case) -> None:
    hand = case.hand()
    hand.press_enter("promises.balie-wachttijd.text", "U wacht aan de balie ")
    hand.save()
    found = case.pulled()
    assert found["proposals"] == []
    assert found["lost"] == []
    hand.reword("promises.balie-wachttijd.text", "hoogstens", "soms")
    hand.save()
    assert [one[3] for one in case.proposals()] == ["U wacht aan de balie soms 10 minuten."]


def test_a_paragraph_that_was_moved_says_what_it_said(case: Case) -> None:
    hand = case.hand()
    moved = hand.paragraph("Wij groeten u")
    hand.paragraph("Bel ons gerust").addnext(moved)
    hand.reword("promises.groeten.text", "vriendelijk", "altijd")
    hand.save()
    found = case.pulled()
    assert [one["new"] for one in found["proposals"]] == ["Wij groeten u altijd."]
    assert found["hand_text"] == []


def test_a_dropped_tag_is_found_by_its_bookmark_and_its_place(case: Case) -> None:
    hand = case.hand()
    hand.reword("promises.groeten.text", "vriendelijk", "altijd")
    for control in list(hand.root.iter(w("sdt"))):
        for tag in control.findall(f"{w('sdtPr')}/{w('tag')}"):
            hand.remove(tag)
    hand.save()
    assert case.proposals() == [
        ("promises.groeten", "text", "Wij groeten u vriendelijk.", "Wij groeten u altijd.")
    ]
    said = case.run()[2]
    assert "ander programma" in said
    assert "Teruggevonden langs een andere weg:" in said


def test_a_sentence_that_names_another_figure_than_its_norm_is_pointed_out(case: Case) -> None:
    hand = case.hand()
    hand.reword("promises.tel-opnemen.text", "30 seconden", "20 seconden")
    hand.save()
    assert "In de belofte ‘tel-opnemen’ staat ‘20 seconden’, maar de norm is ‘30 seconden’." in case.run()[2]
    hand.reword("promises.tel-opnemen.norm.at_most", "30 seconden", "20 seconden")
    hand.save()
    assert "maar de norm is" not in case.run()[2]


# --- Markdown ---


def test_bold_and_new_items_come_back_as_markdown(case: Case) -> None:
    hand = case.hand()
    hand.embolden("wij bellen terug", "terug")
    hand.add_after(hand.paragraph("wij bellen"), "wij schrijven")
    hand.save()
    assert case.applied() == [
        "-     - wij bellen terug",
        "+     - wij bellen **terug**",
        "+     - wij schrijven",
    ]


def test_a_paragraph_typed_within_a_field_belongs_to_it(case: Case) -> None:
    hand = case.hand()
    hand.add_after(hand.paragraph("Wij zijn er voor u"), "Altijd.")
    hand.save()
    assert case.pulled()["hand_text"] == []
    assert case.applied() == ["+ ", "+     Altijd."]


def test_links_of_a_field_stay_as_they_were_written(case: Case) -> None:
    text = TEXT.replace(
        "    Bel ons gerust.",
        "    Bel ons gerust, zie [de beloften](#beloften-telefoon) of [onze site](https://a.nl/x_y).",
    )
    case.write(text)
    case.build("--force")
    assert case.proposals() == []
    hand = case.hand()
    hand.reword_line("Bel ons gerust", "gerust", "maar")
    hand.reword_line("Bel ons maar", "onze site", "onze eigen site")
    hand.reword_line("Bel ons maar", "de beloften", "al onze beloften")
    hand.save()
    case.applied()
    assert case.text == text.replace("gerust", "maar").replace("onze site", "onze eigen site").replace(
        "de beloften]", "al onze beloften]"
    )


def test_a_word_within_a_bold_sentence_leaves_the_rest_of_the_source(case: Case) -> None:
    hand = case.hand()
    hand.reword("promises.tel-opnemen.explanation", "gesprekken", "telefoongesprekken")
    hand.save()
    assert case.applied() == [
        "-     toelichting: Het gaat om **alle** gesprekken.",
        "+     toelichting: Het gaat om **alle** telefoongesprekken.",
    ]


def test_what_markdown_cannot_hold_is_told(case: Case) -> None:
    hand = case.hand()
    hand.embolden("Bel ons gerust", "gerust", "color", val="FF0000")
    hand.save()
    found = case.pulled()
    assert found["proposals"] == []
    assert [(one["kind"], one["text"], one["lost_looks"]) for one in found["hand_text"]] == [
        ("look", "gerust", ["colour"])
    ]
    assert "kleur" in case.run()[1]


# --- around fields ---


def test_text_around_fields_is_told_with_its_heading(case: Case) -> None:
    hand = case.hand()
    hand.add_after(hand.paragraph("Bel ons gerust"), "Dit staat er los van.")
    hand.reword_line("Eigenaar: teammanager balie", "Eigenaar:", "Aanspreekpunt:")
    hand.save()
    found = case.pulled()
    assert found["proposals"] == []
    assert [(one["kind"], one["text"], one["heading"]) for one in found["hand_text"]] == [
        ("changed", "Aanspreekpunt: teammanager balie", "Balie"),
        ("added", "Dit staat er los van.", "Samenvatting voor bestuur en directie"),
    ]


def test_words_typed_behind_a_field_are_not_of_it(case: Case) -> None:
    hand = case.hand()
    hand.control("promises.balie-wachttijd.owner").addnext(run_of(" (vanaf mei)"))
    hand.save()
    found = case.pulled()
    assert found["proposals"] == []
    assert [one["text"] for one in found["hand_text"]] == ["Eigenaar: teammanager balie (vanaf mei)"]


def test_comments_come_with_their_answers_at_their_field(case: Case) -> None:
    hand = case.hand()
    around = hand.control("promises.tel-opnemen.text")
    hand.comment(around, ("Jurist", "Kan dit?"), ("HR", "Ja."))
    hand.save()
    (one,) = case.pulled()["comments"]
    assert (one["item"], one["field"]) == ("promises.tel-opnemen", "text")
    assert (one["author"], one["text"]) == ("Jurist", "Kan dit?")
    assert [(reply["author"], reply["text"]) for reply in one["replies"]] == [("HR", "Ja.")]


def test_a_comment_at_no_field_has_the_heading_above_it(case: Case) -> None:
    hand = case.hand()
    new = hand.add_after(hand.paragraph("Bel ons gerust"), "Dit staat er los van.")
    hand.comment(new[-1], ("Jurist", "Waarom?"))
    hand.save()
    (one,) = case.pulled()["comments"]
    assert (one["item"], one["heading"]) == (None, "Samenvatting voor bestuur en directie")
    assert one["quoted"] == "Dit staat er los van."


# --- promises that come and go ---


def test_a_promise_typed_among_promises_is_proposed_behind_the_one_before(case: Case) -> None:
    hand = case.hand()
    hand.add_after(hand.paragraph("Eigenaar: KCC-manager"), "Wij zeggen u onze naam.", "Promise")
    hand.save()
    (one,) = case.pulled()["proposals"]
    assert (one["kind"], one["item"], one["field"]) == ("added", "promises.wij-zeggen-u-onze-naam", None)
    assert case.applied() == ["+   - id: wij-zeggen-u-onze-naam", "+     tekst: Wij zeggen u onze naam."]
    assert case.text.index("wij-zeggen") > case.text.index("tel-opnemen")
    assert case.text.index("wij-zeggen") < case.text.index("balie-wachttijd")
    assert case.proposals() == []


def test_a_row_typed_in_the_table_of_norms_is_a_promise(case: Case) -> None:
    hand = case.hand()
    table = hand.control(OWNER, 1)
    row = next(table.iterancestors(w("tr")))
    hand.add_row(row, "Wij zeggen u onze naam.", "", "")
    hand.save()
    assert [(one[0], one[3]) for one in case.proposals()] == [
        ("promises.wij-zeggen-u-onze-naam", "Wij zeggen u onze naam.")
    ]


def test_a_promise_of_which_nothing_is_left_is_proposed_as_ended(case: Case) -> None:
    hand = case.hand()
    for tag in ("promises.groeten.text", "promises.groeten.owner"):
        for control in hand.controls(tag):
            row = next(control.iterancestors(w("tr")), None)
            gone = row if row is not None else next(control.iterancestors(w("p")))
            if gone.getparent() is not None:
                hand.remove(gone)
    hand.save()
    found = case.pulled()
    assert [(one["kind"], one["item"]) for one in found["proposals"]] == [("ended", "promises.groeten")]
    assert found["lost"] == []
    case.applied()
    assert "groeten" not in case.text
    assert case.text == TEXT[: TEXT.index("  - id: groeten")]


def test_promises_typed_one_after_the_other_keep_their_order(case: Case) -> None:
    hand = case.hand()
    first = hand.add_after(hand.paragraph("Eigenaar: KCC-manager"), "Wij luisteren.", "Promise")
    hand.add_after(first, "Wij schrijven.", "Promise")
    hand.save()
    assert case.applied() == [
        "+   - id: wij-luisteren",
        "+     tekst: Wij luisteren.",
        "+   - id: wij-schrijven",
        "+     tekst: Wij schrijven.",
    ]


def test_a_promise_that_was_copied_and_reworded_is_a_new_one(case: Case) -> None:
    hand = case.hand()
    old = hand.paragraph("Wij groeten u vriendelijk.")
    new = copy.deepcopy(old)
    hand.paragraph("Eigenaar: nog te bepalen").addnext(new)
    replace_text(new, "Wij groeten u vriendelijk.", "Wij bedanken u.")
    hand.save()
    assert [(one[0], one[3]) for one in case.proposals()] == [("promises.wij-bedanken-u", "Wij bedanken u.")]


def test_a_promise_that_was_taken_out_with_changes_tracked_tells_by_whom(case: Case) -> None:
    hand = case.hand()
    for text in ("Wij groeten u", "Eigenaar: nog te bepalen"):
        hand.delete_tracked(hand.paragraph(text), "J. de Vries", "2026-11-03T09:00:00Z")
    hand.save()
    (one,) = case.pulled()["proposals"]
    assert (one["kind"], one["author"], one["tracked"]) == ("ended", "J. de Vries", True)


# --- departments ---


def test_what_hr_fills_in_becomes_one_decision(case: Case) -> None:
    hand = case.hand("gevolgen-hr")
    tag = next(
        tag
        for one in hand.root.iter(w("tag"))
        if (tag := one.get(w("val"), "")).startswith("implications.hr.") and tag.endswith(".status")
    )
    item = tag.removesuffix(".status")
    hand.choose(tag, "aanvaard")
    hand.choose(f"{item}.owner", "teammanager HR")
    hand.choose(f"{item}.due", "2027-Q2")
    hand.save()
    assert case.applied("gevolgen-hr") == [
        "+ gevolgen:",
        f"+   - id: {item.removeprefix('implications.')}",
        "+     status: aanvaard",
        "+     eigenaar: teammanager HR",
        "+     gereed_op: 2027-Q2",
    ]
    assert case.proposals("gevolgen-hr") == []


def test_a_decision_that_is_there_gets_the_key(case: Case) -> None:
    hand = case.hand("gevolgen-hr")
    tags = [one.get(w("val"), "") for one in hand.root.iter(w("tag"))]
    tag = next(tag for tag in tags if tag.startswith("implications.hr.") and tag.endswith(".status"))
    name = tag.removeprefix("implications.").removesuffix(".status")
    case.write(f"{TEXT}gevolgen:\n  - {{id: {name}, status: aanvaard}}  # besloten\n")
    hand.choose(tag.replace(".status", ".due"), "2027-Q2")
    hand.save()
    assert case.applied("gevolgen-hr")[-1] == (
        f"+   - {{id: {name}, status: aanvaard, gereed_op: 2027-Q2}}  # besloten"
    )


# --- the definition of today ---


def test_what_the_definition_changed_too_is_a_conflict_with_three_texts(case: Case) -> None:
    hand = case.hand()
    hand.reword("promises.tel-opnemen.text", "nemen", "pakken")
    hand.reword("promises.groeten.text", "vriendelijk", "altijd")
    hand.save()
    case.write(TEXT.replace("binnen 30 seconden op", "binnen 25 seconden op"))
    found = {one["item"]: one for one in case.pulled()["proposals"]}
    one = found["promises.tel-opnemen"]
    assert one["conflict"]
    assert [one[key] for key in ("old", "new", "current")] == [
        "Wij nemen binnen 30 seconden op.",
        "Wij pakken binnen 30 seconden op.",
        "Wij nemen binnen 25 seconden op.",
    ]
    assert not found["promises.groeten"]["conflict"]
    assert case.applied() == ["-       vriendelijk.", "+       altijd."]


def test_what_the_definition_has_already_is_not_proposed(case: Case) -> None:
    hand = case.hand()
    hand.reword("promises.tel-opnemen.text", "nemen", "pakken")
    hand.save()
    case.write(TEXT.replace("Wij nemen", "Wij pakken"))
    assert case.proposals() == []
    assert "1 bewerking staat al in de definitie." in case.run()[1]


def test_a_definition_that_lost_an_item_has_no_place_for_it(case: Case) -> None:
    hand = case.hand()
    hand.reword("promises.groeten.text", "vriendelijk", "altijd")
    hand.save()
    case.write(TEXT[: TEXT.index("  - id: groeten")])
    found = case.pulled()
    assert found["proposals"] == []
    assert [(one["item"], one["reason"]) for one in found["lost"]] == [("promises.groeten", "no-place")]


def test_another_municipality_is_refused(case: Case) -> None:
    case.write(TEXT.replace("naam: Oosterwolde", "naam: Westerwolde"))
    status, _, said = case.run()
    assert status == 1
    assert "Westerwolde" in said
    assert "Oosterwolde" in said
