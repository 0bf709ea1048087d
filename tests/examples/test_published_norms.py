"""The examples hold the norms that municipalities published: every figure once, and nothing besides."""

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.diagnostics import Severity
from generator.loader.load import load
from generator.model.definition import Definition
from generator.model.service import Norm, Promise
from generator.pipeline.check import check_all

EXAMPLES = Path(__file__).parents[2] / "examples"


class Published(NamedTuple):
    """A norm as it was published, under the name of its channel or product.

    ``condition`` and ``if_missed`` tell whether the municipality named one.
    """

    subject: str
    moment: str
    at_most: str
    condition: bool = False
    if_missed: bool = False
    achieved: tuple[tuple[int, str], ...] = ()


PUBLISHED = {
    "katwijk": [
        Published("Telefoon", "picked_up", "20 seconden"),
        Published("Telefoon", "called_back", "24 uur", condition=True),
        Published("Brief", "acknowledged", "1 werkdag"),
        Published("E-mail", "acknowledged", "1 werkdag"),
        Published("Formulier", "acknowledged", "1 werkdag"),
        Published("Brief", "answered", "3 weken", if_missed=True),
        Published("E-mail", "answered", "3 weken", if_missed=True),
        Published("Formulier", "answered", "3 weken", if_missed=True),
        Published("Balie", "waiting", "5 minuten", condition=True),
        Published("Balie", "waiting", "10 minuten", condition=True),
        Published("Klacht", "acknowledged", "3 werkdagen"),
        Published("Klacht", "answered", "5 weken"),
    ],
    "assen": [
        Published("Telefoon", "picked_up", "40 seconden"),
        Published("Telefoon", "called_back", "3 werkdagen"),
        Published("E-mail", "answered", "5 werkdagen"),
        Published("Brief", "answered", "5 werkdagen", condition=True),
        Published("Brief", "answered", "6 weken", condition=True),
        Published("Sociale media", "acknowledged", "1 uur"),
        Published("Sociale media", "answered", "2 werkdagen"),
        Published("WhatsApp", "acknowledged", "1 uur"),
        Published("WhatsApp", "answered", "2 werkdagen"),
    ],
    "heemskerk": [
        Published("Telefoon", "picked_up", "25 seconden"),
        Published("Telefoon", "called_back", "2 werkdagen"),
        Published("Telefoon", "forwarded", "2 keer"),
        Published("Balie", "waiting", "5 minuten", condition=True),
        Published("Balie", "waiting", "15 minuten", condition=True),
    ],
    "midden-delfland": [
        Published("Telefoon", "picked_up", "30 seconden"),
        Published("E-mail", "answered", "5 werkdagen"),
        Published("E-mail", "answered", "14 dagen", condition=True),
        Published("Balie", "waiting", "10 minuten", condition=True),
    ],
    "alphen-aan-den-rijn": [
        Published("Telefoon", "forwarded", "2 keer"),
        Published("E-mail", "acknowledged", "direct"),
        Published("E-mail", "answered", "3 werkdagen", if_missed=True),
        Published("Brief", "acknowledged", "3 werkdagen"),
        Published("Brief", "answered", "2 weken", condition=True),
        Published("Brief", "answered", "4 weken", condition=True),
        Published("Brief", "answered", "6 weken", condition=True),
    ],
    "nissewaard": [
        Published("Telefoon", "called_back", "2 werkdagen", achieved=((2022, "73,4%"), (2023, "71,3%"))),
        Published(
            "Balie", "waiting", "10 minuten", condition=True, achieved=((2022, "84,1%"), (2023, "86,7%"))
        ),
        Published(
            "Sociale media", "answered", "4 uur", condition=True, achieved=((2022, "95%"), (2023, "94%"))
        ),
        Published("Melding openbare ruimte", "handled", "10 werkdagen", achieved=((2023, "78%"),)),
        Published("Klacht of bezwaar", "handled", "6 weken", achieved=((2022, "67%"),)),
    ],
}

WITHOUT_A_FIGURE = {"katwijk": ["Website"], "alphen-aan-den-rijn": ["Telefoon", "Telefoon"]}
"""The channels of the promises that were published in words alone."""

NUMBERS = {"assen": ["14 0592"], "heemskerk": ["14 0251"]}

INVENTED = (
    *("vision", "choices", "audiences", "behaviours", "projects", "journeys", "lessons", "means"),
    *("stakeholders", "measurements", "terms"),
)
"""Chapters of which none of the municipalities published anything."""

each = pytest.mark.parametrize("municipality", PUBLISHED)


@cache
def definition(municipality: str) -> Definition:
    file = EXAMPLES / municipality / "serviceformule.yaml"
    return load(file, lambda path: Path(path).read_bytes()).definition


def subject(promise: Promise, municipality: str) -> str:
    """Give the name of the one channel or product that a promise is about."""
    found = definition(municipality)
    names = {item.id: item.name for item in (*found.channels, *found.products)}
    (only,) = (*promise.channels, *promise.products)
    return names[only]


def row(promise: Promise, norm: Norm, municipality: str) -> Published:
    """Give the row of the table that a promise with a norm fulfils."""
    achieved = tuple((year, str(share)) for year, share in (norm.achieved or {}).items())
    return Published(
        subject(promise, municipality),
        norm.moment,
        str(norm.at_most),
        bool(norm.condition),
        bool(promise.if_missed),
        achieved,
    )


@each
def test_every_published_norm_stands_in_one_promise_and_there_are_no_others(municipality):
    found = [row(p, p.norm, municipality) for p in definition(municipality).promises if p.norm]
    assert Counter(found) == Counter(PUBLISHED[municipality])


@each
def test_what_was_published_in_words_is_a_promise_without_a_norm(municipality):
    found = [subject(p, municipality) for p in definition(municipality).promises if not p.norm]
    assert found == WITHOUT_A_FIGURE.get(municipality, [])


@each
def test_a_norm_holds_the_bound_and_the_outcome_that_were_published_and_no_more(municipality):
    for norm in (p.norm for p in definition(municipality).promises if p.norm):
        assert (norm.share, norm.statutory, norm.measured_with) == (None, None, None)


@each
def test_the_text_of_a_promise_says_the_figure_of_its_norm_and_no_other(municipality):
    for promise in definition(municipality).promises:
        at_most = str(promise.norm.at_most) if promise.norm else ""
        assert at_most in promise.text
        assert re.findall(r"\d+", promise.text) == re.findall(r"\d+", at_most)


@each
def test_every_promise_and_every_told_fact_of_a_channel_names_its_source(municipality):
    found = definition(municipality)
    told = [channel for channel in found.channels if channel.description or channel.reachable]
    assert found.formula.source
    assert {item.source for item in (*found.promises, *told)} == {found.formula.source}


@each
def test_a_telephone_number_stands_there_only_where_it_was_published(municipality):
    described = " ".join(channel.description or "" for channel in definition(municipality).channels)
    assert re.findall(r"\d[\d ]+\d", described) == NUMBERS.get(municipality, [])


@each
def test_nothing_is_there_that_was_not_published(municipality):
    found = definition(municipality)
    assert [name for name in INVENTED if getattr(found, name)] == []
    assert (found.formula.experience, found.formula.way_of_working, found.formula.owner) == (None, None, None)
    assert bool(found.formula.measuring) == (municipality == "katwijk")
    assert [p.id for p in found.promises if p.owner or p.origin or p.compensation] == []
    assert [c.id for c in found.channels if c.fallback or c.locations] == []


@each
def test_the_check_finds_no_error_and_nothing_amiss_with_the_promises(municipality):
    found = check_all([EXAMPLES / municipality])
    about_promises = [d for d in found.diagnostics if d.path.startswith("beloften")]
    assert [d.code for d in found.diagnostics if d.severity is Severity.ERROR] == []
    assert [d.code for d in about_promises if d.severity is Severity.WARNING] == []
    assert found.checked == (EXAMPLES / municipality / "serviceformule.yaml",)
