"""The units that norms are promised in, with their Dutch and English names."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Literal

Language = Literal["nl", "en"]


class Family(StrEnum):
    """Units that can be counted in one another. Between families nothing compares.

    24 hours is never a day and fifteen working days are not three weeks: which hours and days count
    depends on opening hours and public holidays, which a promise does not hold.
    """

    CLOCK = "clock"
    OFFICE_HOURS = "office_hours"
    WORKING_DAYS = "working_days"
    CALENDAR = "calendar"
    TIMES = "times"
    IMMEDIATE = "immediate"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of one family.

    ``size`` counts the family's base unit: seconds, office hours, working days, days, times. Units that are
    measured in months have no fixed number of days: for them ``months`` is set and ``size`` is nothing.
    ``dutch`` and ``english`` hold the singular, the plural and further spellings; ``short`` are
    abbreviations of both languages.
    """

    id: str
    family: Family
    size: int
    dutch: tuple[str, ...]
    english: tuple[str, ...]
    short: tuple[str, ...] = ()
    months: int = 0

    def name(self, language: Language, *, plural: bool) -> str:
        """Give the unit's name."""
        return (self.dutch if language == "nl" else self.english)[plural]


_ALL: Final = (
    Unit(
        "second",
        Family.CLOCK,
        1,
        ("seconde", "seconden", "secondes"),
        ("second", "seconds"),
        ("s", "sec", "secs"),
    ),
    Unit("minute", Family.CLOCK, 60, ("minuut", "minuten"), ("minute", "minutes"), ("min", "mins")),
    Unit(
        "quarter-hour",
        Family.CLOCK,
        900,
        ("kwartier", "kwartier", "kwartieren"),
        ("quarter of an hour", "quarters of an hour", "quarter hour", "quarter hours"),
    ),
    Unit("hour", Family.CLOCK, 3600, ("uur", "uur", "uren", "u"), ("hour", "hours", "hr", "hrs"), ("h",)),
    Unit(
        "office-hour",
        Family.OFFICE_HOURS,
        1,
        ("kantooruur", "kantooruren", "werkuur", "werkuren"),
        ("office hour", "office hours", "working hour", "working hours", "business hour", "business hours"),
    ),
    Unit(
        "working-day",
        Family.WORKING_DAYS,
        1,
        ("werkdag", "werkdagen", "wd"),
        ("working day", "working days", "business day", "business days", "workday", "workdays"),
    ),
    Unit(
        "day",
        Family.CALENDAR,
        1,
        ("dag", "dagen", "kalenderdag", "kalenderdagen"),
        ("day", "days", "calendar day", "calendar days"),
        ("d",),
    ),
    Unit("week", Family.CALENDAR, 7, ("week", "weken", "wkn"), ("week", "weeks"), ("wk", "wks")),
    Unit(
        "month", Family.CALENDAR, 0, ("maand", "maanden", "mnd"), ("month", "months", "mth", "mths"), months=1
    ),
    Unit("quarter", Family.CALENDAR, 0, ("kwartaal", "kwartalen"), ("quarter", "quarters"), months=3),
    Unit(
        "year", Family.CALENDAR, 0, ("jaar", "jaar", "jaren", "jr"), ("year", "years", "yr", "yrs"), months=12
    ),
    Unit("time", Family.TIMES, 1, ("keer", "keer", "keren", "maal"), ("time", "times"), ("x", "×")),
    Unit("immediate", Family.IMMEDIATE, 0, ("direct", "direct"), ("immediately", "immediately")),
)

UNITS: Final[Mapping[str, Unit]] = MappingProxyType({unit.id: unit for unit in _ALL})

IMMEDIATE: Final[Mapping[str, Language]] = MappingProxyType(
    {
        "direct": "nl",
        "meteen": "nl",
        "onmiddellijk": "nl",
        "terstond": "nl",
        "gelijk": "nl",
        "immediately": "en",
        "immediate": "en",
        "at once": "en",
        "straight away": "en",
        "right away": "en",
        "instantly": "en",
    }
)
"""The words for no time at all, which compares within every family."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a unit; ``language`` is None where both languages write it so."""

    unit: Unit
    language: Language | None


def _spellings() -> dict[str, Spelling]:
    found: dict[str, Spelling] = {}
    for unit in _ALL[:-1]:
        found |= {word: Spelling(unit, "nl") for word in unit.dutch}
        found |= {word: Spelling(unit, "en") for word in unit.english}
        found |= {
            word: Spelling(unit, None) for word in {*unit.short, *unit.dutch} & {*unit.short, *unit.english}
        }
    return found


SPELLINGS: Final[Mapping[str, Spelling]] = MappingProxyType(_spellings())

AMBIGUOUS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "m": ("minute", "month"),
        "quarter": ("quarter-hour", "quarter"),
        "quarters": ("quarter-hour", "quarter"),
    }
)
"""Words that two units answer to; the ids of both. Refused, for a guess would change the promise."""
