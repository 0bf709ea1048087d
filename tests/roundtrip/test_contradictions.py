"""A sentence that names another figure than its norm is told, and only where that is certain."""

import pytest

from generator.roundtrip.contradictions import contradictions


@pytest.mark.parametrize(
    ("text", "bound", "share", "said"),
    [
        ("Wij nemen binnen 20 seconden op.", "30 seconden", None, ["20 seconden"]),
        ("Wij nemen binnen een halve minuut op.", "30 seconden", None, []),
        ("Wij nemen binnen 30 seconden op.", "30 seconden", None, []),
        ("Na 5 minuten hoort u iets; binnen 30 seconden nemen wij op.", "30 seconden", None, []),
        ("Wij antwoorden binnen 3 werkdagen.", "2 weken", None, []),
        ("Wij antwoorden binnen drie werkdagen.", "2 werkdagen", None, ["drie werkdagen"]),
        ("Wij nemen op.", "30 seconden", None, []),
        ("Er wonen 20 mensen.", "30 seconden", None, []),
        ("In 90% van de gevallen lukt dat.", None, "80%", ["90%"]),
        ("In 80 procent van de gevallen lukt dat.", None, "80%", []),
        ("Wij antwoorden direct.", "direct", None, []),
        ("Binnen 2 dagen.", "zomaar iets", "veel", []),
    ],
)
def test_only_a_figure_of_the_same_kind_contradicts(
    text: str, bound: str | None, share: str | None, said: list[str]
) -> None:
    fields = {"text": text, "norm.at_most": bound, "norm.share": share}
    assert [found.said for found in contradictions(fields, "nl")] == said
