"""From a text to a quantity."""

import re
from difflib import get_close_matches
from fractions import Fraction
from typing import Final

from generator.quantities.errors import QuantityError
from generator.quantities.number_words import all_number_words
from generator.quantities.numbers import VULGAR, Number, fold, read_number
from generator.quantities.quantity import Quantity
from generator.quantities.units import AMBIGUOUS, IMMEDIATE, SPELLINGS, UNITS, Family, Language, Spelling

_LONGEST: Final = 120
_LONGEST_UNIT: Final = max(map(len, SPELLINGS))
_REWRITES: Final = (
    (re.compile(r"\bhalf(uur|jaar)\b"), r"half \1"),
    (re.compile(r"\b(\w{2,})maal$"), r"\1 maal"),
    (re.compile(r"^once$"), "one time"),
    (re.compile(r"^twice$"), "two times"),
    (re.compile(r"^'n "), "een "),
    (re.compile(r"^(an?|one|[0-9]+) (.+) and a half$"), r"\1 and a half \2"),
)
_SUPERFLUOUS: Final = re.compile(
    r"(?:binnen|hoogstens|maximaal|max\.?|uiterlijk|ten hoogste|in|na|tot|within|at most|up to|no more than|"
    r"maximum|not more than|ongeveer|circa|ca\.|about|<=?|≤)\s*"
)
_SEVERAL: Final = re.compile(r"(.*?)\s*(?:-|–|\ben\b|\bto\b|\btot\b|\ba\b|\bof\b|\bor\b|\band\b|\+|,)\s*(.+)")
_LEADING_NUMBER: Final = re.compile(rf"[0-9][0-9.,/ {VULGAR}]*|[{VULGAR}]")


def parse_quantity(text: str, language: Language = "nl") -> Quantity:
    """Read a quantity, in digits or in words, Dutch or English.

    ``language`` is assumed where the words fit both ("2 weeks" tells, "30 s" does not).

    Raises:
        QuantityError: with the code and the arguments that its docstring lists.
    """
    written = text.strip()
    folded = fold(written)
    if len(folded) > _LONGEST:
        raise QuantityError("not-a-quantity", {"text": written[:_LONGEST]})
    if (told := IMMEDIATE.get(folded)) is not None:
        return Quantity(written, Fraction(0), UNITS["immediate"], told)
    for pattern, replacement in _REWRITES:
        folded = pattern.sub(replacement, folded)
    before, unit_text, spelling = _split_unit(folded)
    if spelling is None:
        raise _without_unit(written, folded)
    number = _number(written, before, unit_text, spelling)
    if unit_text in AMBIGUOUS and number.value:
        raise _ambiguous_unit(written, unit_text, before)
    if spelling.unit.family is Family.TIMES and number.value.denominator != 1:
        raise QuantityError("whole-number", {"text": written})
    return Quantity(written, number.value, spelling.unit, number.language or spelling.language or language)


def _split_unit(folded: str) -> tuple[str, str, Spelling | None]:
    """Take the longest unit off the end: what stands before it, the unit, and what it is."""
    plain = folded.removesuffix(".")
    for length in range(min(_LONGEST_UNIT, len(plain)), 0, -1):
        unit_text, before = plain[-length:], plain[:-length]
        if before[-1:].isalpha() or unit_text != unit_text.strip():
            continue
        if unit_text in SPELLINGS:
            return before.strip(), unit_text, SPELLINGS[unit_text]
        if unit_text in AMBIGUOUS:
            return before.strip(), unit_text, Spelling(UNITS[AMBIGUOUS[unit_text][0]], None)
    return folded, "", None


def _number(written: str, before: str, unit_text: str, spelling: Spelling) -> Number:
    if not before:
        arguments = {"text": written, "unit": unit_text, "suggestion": f"1 {spelling.unit.dutch[0]}"}
        if spelling.language == "en":
            arguments["suggestion"] = f"1 {spelling.unit.english[0]}"
        raise QuantityError("missing-number", arguments)
    number = read_number(before, whole_text=written)
    if number is not None:
        return number
    if match := _SUPERFLUOUS.match(before):
        rest = f"{before[match.end() :]} {unit_text}".strip()
        raise QuantityError(
            "superfluous-words", {"text": written, "words": match[0].strip(), **_suggest(_readable(rest))}
        )
    if match := _SEVERAL.fullmatch(before):
        first, second = match.groups()
        if _is_number(second) and (_is_number(first) or _split_unit(first)[2] is not None):
            raise QuantityError(
                "several-quantities", {"text": written, "first": first, "second": f"{second} {unit_text}"}
            )
    leading, rest = _leading_number(before)
    if leading and rest and (nearby := get_close_matches(f"{rest} {unit_text}", SPELLINGS, n=1, cutoff=0.75)):
        arguments = {"unit": f"{rest} {unit_text}", "suggestion": f"{leading} {nearby[0]}"}
        raise QuantityError("unknown-unit", {"text": written, **arguments})
    near = get_close_matches(before, all_number_words(), n=1, cutoff=0.75)
    suggestion = f"{near[0]} {unit_text}" if near else ""
    raise QuantityError("unknown-number", {"text": written, "number": before, **_suggest(suggestion)})


def _without_unit(written: str, folded: str) -> QuantityError:
    if _is_number(folded, written):
        return QuantityError("missing-unit", {"text": written, "number": folded})
    before, unit_text = _leading_number(folded)
    if not before:
        near = get_close_matches(folded, IMMEDIATE, n=1, cutoff=0.8)
        return QuantityError("not-a-quantity", {"text": written, **_suggest(near[0] if near else "")})
    near = get_close_matches(unit_text.removesuffix("."), SPELLINGS, n=1, cutoff=0.7)
    suggestion = f"{before} {near[0]}" if near else ""
    return QuantityError("unknown-unit", {"text": written, "unit": unit_text, **_suggest(suggestion)})


def _leading_number(folded: str) -> tuple[str, str]:
    if match := _LEADING_NUMBER.match(folded):
        return match[0].strip(), folded[match.end() :].strip()
    words = folded.split(" ")
    for count in range(len(words) - 1, 0, -1):
        before = " ".join(words[:count])
        if _is_number(before):
            return before, " ".join(words[count:])
    return "", folded


def _is_number(text: str, whole_text: str = "") -> bool:
    try:
        return read_number(text.strip(), whole_text=whole_text or text) is not None
    except QuantityError as error:
        if whole_text:
            raise
        return error.code == "ambiguous-number"


def _ambiguous_unit(written: str, unit_text: str, before: str) -> QuantityError:
    first, second = (UNITS[identifier] for identifier in AMBIGUOUS[unit_text])
    language: Language = "en" if len(unit_text) > 1 else "nl"
    plural = before not in {"1", "een", "a", "one"}
    return QuantityError(
        "ambiguous-unit",
        {
            "text": written,
            "unit": unit_text,
            "first": f"{before} {first.name(language, plural=plural)}",
            "second": f"{before} {second.name(language, plural=plural)}",
        },
    )


def _readable(text: str) -> str:
    """Give the text back where it is a quantity, else nothing."""
    try:
        return parse_quantity(text).text
    except QuantityError:
        return ""


def _suggest(suggestion: str) -> dict[str, str]:
    return {"suggestion": suggestion} if suggestion else {}
