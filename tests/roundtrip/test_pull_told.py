"""How proposals are told: as text that fits and steers nothing, and as JSON that scripts rest on."""

import pytest
from pulling import TEXT, Case

from generator.pipeline.plan import shipped_locale
from generator.pipeline.pull import PullRequest, pull
from generator.pipeline.pull_shown import shown
from generator.report.excerpt import excerpts
from generator.report.messages import messages
from generator.report.proposals_text import proposals_text


@pytest.fixture
def edited(tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]) -> Case:
    case = Case(tmp_path_factory.mktemp("verteld"), capsys)
    case.build()
    hand = case.hand()
    hand.reword("promises.groeten.text", "vriendelijk", "altijd")
    hand.reword_tracked(
        "promises.tel-opnemen.text", "nemen", "pakken", "J. de\u202eVries", "2026-11-03T09:00:00Z"
    )
    hand.clear("promises.balie-wachttijd.owner")
    hand.comment(hand.control("promises.groeten.text"), ("Jurist", "Waarom?"), ("HR", "Daarom."))
    hand.add_after(hand.paragraph("Bel ons gerust"), "Zomaar iets.")
    hand.save()
    return case


def test_text_has_a_section_for_each_kind_of_thing(edited: Case) -> None:
    edited.write(TEXT.replace("binnen 30 seconden op", "binnen 25 seconden op"))
    status, out, _ = edited.run()
    assert status == 0
    lines = out.splitlines()
    heads = ["Voorstellen", "Hier moet u kiezen", "Opmerkingen in Word", "Tekst buiten de velden"]
    places = [lines.index(head) for head in [*heads, "Hiervoor is geen voorstel te maken"]]
    assert places == sorted(places)
    assert lines[0].startswith(
        "Dit Word-bestand is gemaakt van Oosterwolde, versie 1.0. Er zijn 2 voorstellen"
    )
    assert "      toen:    Wij nemen binnen 30 seconden op." in lines
    assert "      in Word: Wij pakken binnen 30 seconden op." in lines
    assert "      nu:      Wij nemen binnen 25 seconden op." in lines
    assert "    Jurist, 1 november 2026: Waarom?" in lines
    assert "      HR, 2 november 2026: Daarom." in lines
    assert "    nieuw: Zomaar iets." in lines


def test_in_english_all_of_it_is_english(edited: Case) -> None:
    _, out, _ = edited.run("--lang", "en")
    assert out.startswith("This Word file was made from Oosterwolde, version 1.0. There are 2 proposals")
    assert "becomes: Wij groeten u altijd." in out
    assert "Jurist, 1 November 2026: Waarom?" in out


@pytest.mark.parametrize("width", [40, 72, 120])
def test_lines_fit_a_terminal_and_heads_are_bold(edited: Case, width: int) -> None:
    pulled = pull(PullRequest(edited.file()))
    locale = shipped_locale("nl")
    text = proposals_text(shown(pulled, locale), messages("nl"), locale, width)
    assert "\x1b[1mVoorstellen\x1b[0m" in text
    assert max(len(line) for line in text.splitlines() if "\x1b" not in line) <= width


def test_nothing_in_a_file_steers_the_terminal(edited: Case) -> None:
    assert "\u202e" not in edited.run()[1]


def test_json_has_every_key_of_the_contract(edited: Case) -> None:
    found = edited.pulled()
    assert list(found) == ["base", "proposals", "comments", "hand_text", "lost"]
    for one in found["proposals"]:
        assert set(one) >= {"item", "field", "old", "new", "author", "date", "tracked", "conflict"}
    assert all(set(one) >= {"item", "field", "author", "text", "replies"} for one in found["comments"])


def test_of_long_texts_the_part_that_differs_is_shown() -> None:
    old = " ".join(f"woord{number}" for number in range(80))
    one, other = excerpts(old, old.replace("woord40 ", "ander "))
    assert len(one) < len(old) / 2
    assert "woord40" in one
    assert "ander" in other
    assert one.startswith("… ")
    assert one.endswith(" …")
