"""How norms stand beside each other in a row."""

import pytest
from municipalities import municipality, promise

from generator.comparison.facts import Standing
from generator.comparison.standing import standings
from generator.model.service import Norm


def norm(text: str) -> Norm | None:
    """Read "80% binnen 30 seconden | met afspraak"; empty is no norm."""
    if not text:
        return None
    bound, _, condition = text.partition(" | ")
    share, _, at_most = bound.rpartition(" binnen ")
    more = {"voorwaarde": condition} if condition else {}
    more |= {"aandeel": share} if share else {}
    one = municipality("A", promise("Wij antwoorden.", "brief", moment="antwoord", hoogstens=at_most, **more))
    return one.definition.promises[0].norm


@pytest.mark.parametrize(
    ("norms", "expected"),
    [
        (["20 seconden", "30 seconden", "1 minuut"], ["strictest 1", "between 1", "weaker 1"]),
        (["2 werkdagen", "2 werkdagen"], ["equal 1", "equal 1"]),
        (["een kwartier", "15 minuten"], ["equal 1", "equal 1"]),
        (["2 werkdagen", "2 werkdagen", "3 werkdagen"], ["strictest 1", "strictest 1", "weaker 1"]),
        (["2 werkdagen", "3 werkdagen", "24 uur"], ["strictest 1", "weaker 1", "incomparable 0"]),
        (["24 uur", "1 werkdag"], ["incomparable 0", "incomparable 0"]),
        (["2 werkdagen"], ["alone 0"]),
        (["2 werkdagen", ""], ["alone 0", "no-norm 0"]),
        (["", ""], ["no-norm 0", "no-norm 0"]),
        (["1 week", "2 weken", "1 uur", "2 uur"], ["strictest 2", "weaker 2", "strictest 1", "weaker 1"]),
        (["direct", "1 werkdag", "2 werkdagen"], ["strictest 1", "between 1", "weaker 1"]),
        (["1 maand", "4 weken", "3 weken"], ["incomparable 0", "weaker 1", "strictest 1"]),
        (["80% binnen 20 seconden", "30 seconden"], ["incomparable 0", "incomparable 0"]),
        (["80% binnen 30 seconden", "90% binnen 30 seconden"], ["weaker 1", "strictest 1"]),
        (["5 minuten | met afspraak", "10 minuten | Met afspraak."], ["strictest 1", "weaker 1"]),
        (["5 minuten | met afspraak", "10 minuten | op afspraak"], ["incomparable 0", "incomparable 0"]),
        (["30 seconden", "40 seconden | tijdens openingstijden"], ["incomparable 0", "incomparable 0"]),
    ],
)  # fmt: skip
def test_only_what_compares_is_compared(norms: list[str], expected: list[str]) -> None:
    found = standings([norm(text) for text in norms])
    assert [f"{standing.value} {group}" for standing, group in found] == expected


def test_standing_is_the_same_in_any_order() -> None:
    norms = [norm(text) for text in ("3 weken", "1 maand", "4 weken", "10 werkdagen", "5 werkdagen", "")]
    straight = standings(norms)
    assert standings(norms[::-1]) == straight[::-1]
    assert Standing.INCOMPARABLE in {standing for standing, _ in straight}
