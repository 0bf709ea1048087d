"""Dates and numbers as people type them in a document, as the definition holds them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from babel import Locale as BabelLocale
from babel.dates import get_month_names
from babel.numbers import get_decimal_symbol, get_group_symbol

_NUMERIC: Final = re.compile(r"(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4})", re.ASCII)
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DAY_FIRST: Final = re.compile(r"(?:\w+,? )?(\d{1,2})(?:st|nd|rd|th|e)?\.? (?:of )?([^\W\d]+)\.?,? (\d{4})")
_MONTH_FIRST: Final = re.compile(r"(?:[^\W\d]+,? )?([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_QUARTER: Final = re.compile(r"(?P<year>\d{4})[ -]?[QqKk](?P<quarter>[1-4])", re.ASCII)
_QUARTER_FIRST: Final = re.compile(
    r"(?:[QqKk](?P<short>[1-4])|(?P<long>[1-4])(?:e|st|nd|rd|th) (?:kwartaal|quarter))(?: of| van)?[ -]"
    r"(?P<year>\d{4})",
    re.ASCII,
)
_LANGUAGES: Final = ("nl", "en")
"""Their months are understood in documents of every language."""


def dates_in(text: str, tag: str) -> Iterator[str]:
    """Give the date that a text in a language names: "9 oktober 2017", "9-10-2017" become "2017-10-09"."""
    if match := _ISO.fullmatch(text):
        yield _iso(*match.groups())
    if match := _NUMERIC.fullmatch(text):
        day, month, year = match.groups()
        yield _iso(year, month, day)
    months = _months(tag)
    if (match := _DAY_FIRST.fullmatch(text)) and match[2].casefold() in months:
        yield _iso(match[3], str(months[match[2].casefold()]), match[1])
    if (match := _MONTH_FIRST.fullmatch(text)) and match[1].casefold() in months:
        yield _iso(match[3], str(months[match[1].casefold()]), match[2])


def _iso(year: str, month: str, day: str) -> str:
    return f"{year}-{int(month):02}-{int(day):02}"


@cache
def _months(tag: str) -> dict[str, int]:
    names: dict[str, int] = {}
    for language in (*_LANGUAGES, tag):
        locale = BabelLocale.parse(language, sep="-")
        for width in ("abbreviated", "wide"):
            names |= {
                name.casefold().rstrip("."): month
                for month, name in get_month_names(width, locale=locale).items()
            }
    return names


def quarters_in(text: str) -> Iterator[str]:
    """Give the quarter that a text names: "Q2 2026" becomes "2026-Q2"."""
    if match := _QUARTER.fullmatch(text):
        yield f"{match['year']}-Q{match['quarter']}"
    if match := _QUARTER_FIRST.fullmatch(text):
        yield f"{match['year']}-Q{match['short'] or match['long']}"


def numbers_in(text: str, tag: str, comma: str) -> Iterator[str]:
    """Give the number that a text says in a language: "54.000" becomes "54000"; ``comma`` parts decimals."""
    locale = BabelLocale.parse(tag, sep="-")
    group, decimal = re.escape(get_group_symbol(locale)), re.escape(get_decimal_symbol(locale))
    text = text.replace("\u2212", "-")
    if match := re.fullmatch(rf"(-?\d{{1,3}}(?:(?:{group}| )\d{{3}})+)(?:{decimal}(\d+))?", text, re.ASCII):
        whole = re.sub(r"[^\d-]", "", match[1])
        yield f"{whole}{comma}{match[2]}" if match[2] else whole
    elif match := re.fullmatch(r"(-?\d+)(?:[.,](\d+))?", text, re.ASCII):
        yield f"{match[1]}{comma}{match[2]}" if match[2] else match[1]
