"""The language of a document: its wording, dates, numbers and quantities.

A language is one file in ``templates/locale``. Dates, numbers and plurals follow babel; quantities are
printed as the author wrote them, and in any other language as a number with that language's unit.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Final

import yaml
from babel import Locale as BabelLocale
from babel import UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal

from generator.diagnostics import Diagnostic, InvalidInputError, nearest
from generator.quantities.quantity import Quantity
from generator.quantities.share import Share
from generator.vocabulary.names import Language

Wording = str | Mapping[str, "Wording"]

_DECIMAL_DENOMINATORS: Final = frozenset({1, 2, 4, 5, 8, 10, 20, 25, 40, 50, 100})
_UNSEPARATED: Final = 1000
"""Below it a whole number is written with its digits only, in every language."""
_PLURALS: Final = frozenset({"zero", "one", "two", "few", "many", "other"})


class MissingWordingError(InvalidInputError):
    """Words are asked for that the locale does not have: a municipality's own file may be incomplete."""

    def __init__(self, key: str, suggestion: str, language: str) -> None:
        self.key = key
        self.suggestion = suggestion
        arguments = {"key": key, "suggestion": suggestion}
        super().__init__(
            [Diagnostic("missing-wording", arguments=arguments, file=f"templates/locale/{language}.yaml")]
        )


@dataclass(frozen=True)
class Locale:
    """One language. ``language`` is its code ("nl"), ``tag`` its BCP 47 tag ("nl-NL")."""

    language: str
    tag: str
    wording: Mapping[str, Wording]

    @cached_property
    def _babel(self) -> BabelLocale:
        return BabelLocale.parse(self.tag, sep="-")

    @property
    def vocabulary(self) -> Language:
        """The vocabulary's language that is nearest: Dutch, or else English."""
        return "nl" if self.language == "nl" else "en"

    def words(self, key: str, count: int | Decimal | None = None) -> str:
        """Give the wording under a dotted key; with a count, the form that fits that number.

        Raises:
            MissingWordingError: the locale does not have it.
        """
        found = self._by_key.get(key)
        if found is None:
            raise MissingWordingError(key, nearest(key, self._keys()), self.language)
        if not isinstance(found, str) and count is not None and _PLURALS.issuperset(found):
            found = found.get(self._babel.plural_form(count), found.get("other"))
        if not isinstance(found, str):
            raise MissingWordingError(key, "", self.language)
        return found

    def has(self, key: str) -> bool:
        """Tell whether the locale has a wording under a dotted key."""
        return isinstance(self._by_key.get(key), str)

    @cached_property
    def _by_key(self) -> Mapping[str, Wording]:
        """Every wording, and every group of them, under its dotted key."""
        found: dict[str, Wording] = {}

        def walk(prefix: str, wording: Mapping[str, Wording]) -> None:
            for name, inner in wording.items():
                key = f"{prefix}{name}"
                found[key] = inner
                if isinstance(inner, Mapping):
                    walk(f"{key}.", inner)

        walk("", self.wording)
        return found

    def _keys(self) -> list[str]:
        def walk(prefix: str, wording: Wording) -> list[str]:
            if isinstance(wording, str) or _PLURALS.issuperset(wording):
                return [prefix]
            below = ((f"{prefix}.{key}" if prefix else key, inner) for key, inner in wording.items())
            return [key for path, inner in below for key in walk(path, inner)]

        return walk("", self.wording)

    def value(self, values: str, english: str) -> str:
        """Give the words for a fixed value of the vocabulary (``moment``, ``picked_up``)."""
        return self.words(f"values.{values}.{english}")

    def date(self, value: date) -> str:
        """Give a date in full: "9 oktober 2017"."""
        return format_date(value, format="long", locale=self._babel)

    def number(self, value: int | Decimal | Fraction) -> str:
        """Give a number with the language's separators: "54.000", "6,6"."""
        if isinstance(value, int) and 0 <= value < _UNSEPARATED:
            return str(value)
        exact = (
            Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else value
        )
        return format_decimal(exact, locale=self._babel)

    def quantity(self, value: Quantity) -> str:
        """Give a quantity: as written, or where that is in another language, in numbers with the unit."""
        if value.language == self.language:
            return value.text
        amount = value.amount
        exact = Decimal(amount.numerator) / Decimal(amount.denominator)
        wording = self.words(f"units.{value.unit.id}", int(exact) if exact == int(exact) else exact)
        finite = amount.denominator in _DECIMAL_DENOMINATORS
        number = (
            format_decimal(exact, locale=self._babel, decimal_quantization=False) if finite else str(amount)
        )
        return wording.replace("{amount}", number)

    def name_of(self, language: str) -> str:
        """Give the name of a language, by its code or its tag, in this one: "Nederlands"."""
        try:
            return BabelLocale.parse(language, sep="-").get_language_name(self.language) or language
        except (UnknownLocaleError, ValueError):
            return language

    def share(self, value: Share) -> str:
        """Give a share as a percentage: "73,4%"."""
        return f"{self.number(value.percent)}%"


@lru_cache(maxsize=4)
def read_locale(text: str) -> Locale:
    """Read a locale file; many definitions share the few that ship.

    Raises:
        ValueError: it is no mapping with ``language`` and ``tag``, or no calendar goes with that tag.
    """
    try:
        wording = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - the base loader makes texts only
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
    if not isinstance(wording, dict) or not {"language", "tag"} <= set(wording):
        raise ValueError("language, tag")
    try:
        BabelLocale.parse(wording["tag"], sep="-")
    except (UnknownLocaleError, TypeError) as error:
        raise ValueError(str(error)) from error
    return Locale(wording["language"], wording["tag"], wording)
