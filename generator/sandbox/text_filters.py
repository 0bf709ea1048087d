"""Filters on text and numbers. Rendered text is only trimmed, indented and replaced in."""

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from jinja2.runtime import Undefined
from markupsafe import Markup

from generator.sandbox.fault import Refusal
from generator.sandbox.joining import plain_text, replace
from generator.sandbox.run import current

_FINEST: Final = 20
_WIDEST_INDENT: Final = 40
_WORD: Final = re.compile(r"\w[\w'’]*")


def plain(value: object, operation: str) -> str:
    """Give the text of a value, and refuse rendered text, for its marks stand for text not seen here."""
    if isinstance(value, Markup):
        raise Refusal("captured-text", operation=operation)
    return plain_text(value)


def _changed(name: str, change: Callable[[str], str]) -> Callable[[object], str]:
    def text_filter(value: object) -> str:
        return current().admit(change(plain(value, name)))

    return text_filter


def _title(text: str) -> str:
    return _WORD.sub(lambda word: word[0][0].upper() + word[0][1:].lower(), text)


def trim(value: object, characters: str | None = None) -> str:
    """Take white space off both ends, of rendered text too."""
    run = current()
    if characters is not None:
        plain(characters, "trim")
    if isinstance(value, Markup):
        return run.admit(Markup(str(value).strip(characters)))  # noqa: S704 - it was rendered
    return run.admit(plain_text(value).strip(characters))


def indent(value: object, width: int = 4, first: bool = False) -> str:  # noqa: FBT001, FBT002 - Jinja's signature
    """Put spaces before every line that holds something, before the first only on request."""
    run = current()
    if not 0 <= width <= _WIDEST_INDENT:
        raise Refusal("memory-budget", limit=str(_WIDEST_INDENT))
    text = str(value) if isinstance(value, Markup) else plain_text(value)
    run.reserve(len(text) + text.count("\n") * width)
    margin = " " * width
    made = re.sub(r"(?<=\n)(?=[^\n])", margin, text)
    made = margin + made if first and made else made
    return run.admit(Markup(made) if isinstance(value, Markup) else made)  # noqa: S704 - it was rendered


def replace_in(value: object, old: str, new: object, count: int = -1) -> str:
    """Replace in plain or rendered text."""
    return replace(current(), value, plain(old, "replace"), new, count)


def to_int(value: object, default: object = 0) -> object:
    """Give a whole number, ``default`` where there is none."""
    return _number(int, value, default)


def to_float(value: object, default: object = 0.0) -> object:
    """Give a number, ``default`` where there is none."""
    return _number(float, value, default)


def _number(make: type[int] | type[float], value: object, default: object) -> object:
    if isinstance(value, Undefined) or not isinstance(value, str | int | float | Fraction):
        return default
    try:
        return current().admit(make(value))
    except (ValueError, OverflowError):
        return default


def rounded(value: float | Fraction, precision: int = 0) -> object:
    """Round half to even; to a whole number where no precision is asked."""
    if not -_FINEST <= precision <= _FINEST:
        raise Refusal("number-too-large")
    return round(value, precision) if precision else round(value)


def length(value: object) -> int:
    """Count characters or items."""
    if isinstance(value, Undefined):
        str(value)
    return len(value)  # type: ignore[arg-type]  # what has no length gives a type error of the template


TEXT_FILTERS: Final[Mapping[str, Callable[..., object]]] = MappingProxyType(
    {
        "abs": abs,
        "capitalize": _changed("capitalize", str.capitalize),
        "count": length,
        "float": to_float,
        "indent": indent,
        "int": to_int,
        "length": length,
        "lower": _changed("lower", str.lower),
        "replace": replace_in,
        "round": rounded,
        "string": lambda value: value if isinstance(value, str) else plain(value, "string"),
        "title": _changed("title", _title),
        "trim": trim,
        "upper": _changed("upper", str.upper),
    }
)
