"""The kinds of value a definition holds, read from the text that was written.

Each type turns text into a typed value or raises a ``PydanticCustomError`` whose type is the code of a
diagnostic and whose context holds its arguments. References are resolved here too, against the ids that
the loader passes in the validation context, so that a dead reference is found together with every other
fault.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, Final, TypeVar

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic import ValidationInfo as Info
from pydantic_core import PydanticCustomError

from generator.model.markers import Prose, RefersTo, ValueSet, Worded
from generator.model.references import References
from generator.quantities.errors import QuantityError
from generator.quantities.parse import parse_quantity
from generator.quantities.quantity import Quantity
from generator.quantities.share import Share, parse_share
from generator.vocabulary.names import values_by_name

T = TypeVar("T")

ANY_SCALAR: Final = {"type": ["string", "number", "boolean"]}
"""What the JSON Schema asks where we read text: an editor types ``1.10`` as a number."""

_ID_PATTERN: Final = "[a-z0-9]+(-[a-z0-9]+)*"
_DOTTED_PATTERN: Final = rf"{_ID_PATTERN}(\.{_ID_PATTERN})*"
_ID: Final = re.compile(rf"{_ID_PATTERN}\Z")
_DERIVED_ID: Final = re.compile(rf"{_DOTTED_PATTERN}\Z")
_DATE: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z", re.ASCII)
_DUTCH_DATE: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\Z", re.ASCII)
_INTEGER: Final = re.compile(r"\d+\Z|\d{1,3}([ .,\u00a0]\d{3})+\Z", re.ASCII)
_DECIMAL: Final = re.compile(r"-?\d+([.,]\d+)?\Z", re.ASCII)
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}\Z")
_QUARTER: Final = re.compile(r"\d{4}-Q[1-4]\Z", re.ASCII)


def fault(code: str, **arguments: str) -> PydanticCustomError:
    """Make the error that becomes a diagnostic with this code."""
    return PydanticCustomError(code, code, arguments)


def text_of(value: object) -> str:
    """Take a text; a list or a mapping is a wrong kind, and an empty text is no value."""
    if isinstance(value, list | dict):
        raise fault("not-a-text", found="list" if isinstance(value, list) else "mapping")
    if not isinstance(value, str) or not value.strip():
        raise fault("empty-text")
    return value


def _read(parse: Callable[[str], T]) -> Callable[[object], T]:
    return lambda value: parse(text_of(value))


def _line(text: str) -> str:
    return text.strip()


def _markdown(text: str) -> str:
    return text.strip("\n").rstrip()


def _id(text: str) -> str:
    if not _ID.match(text):
        raise fault("bad-id", id=text, suggestion=_as_id(text))
    return text


def _derived_id(text: str) -> str:
    if not _DERIVED_ID.match(text):
        raise fault("bad-id", id=text, suggestion=_as_id(text))
    return text


def _as_id(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _date(text: str) -> date:
    match = _DATE.match(text)
    if not match:
        dutch = _DUTCH_DATE.match(text)
        suggestion = ""
        if dutch:
            day, month, year = dutch.groups()
            suggestion = f"{year}-{int(month):02}-{int(day):02}"
        raise fault("bad-date", text=text, suggestion=suggestion)
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        raise fault("no-such-date", text=text) from None


def _integer(text: str) -> int:
    if not _INTEGER.match(text):
        raise fault("bad-integer", text=text)
    return int(re.sub(r"\D", "", text))


def _decimal(text: str) -> Decimal:
    if not _DECIMAL.match(text):
        raise fault("bad-number", text=text)
    return Decimal(text.replace(",", "."))


def _quarter(text: str) -> str:
    if not _QUARTER.match(text):
        raise fault("bad-quarter", text=text)
    return text


def _one_or_several(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _language(text: str) -> str:
    if not _LANGUAGE.match(text):
        raise fault("bad-value", text=text, values="language")
    return text


def _boolean(text: str) -> bool:
    if text not in ("yes", "true", "no", "false"):
        raise fault("bad-value", text=text, values="boolean")
    return text in ("yes", "true")


def _quantity(text: str) -> Quantity:
    try:
        return parse_quantity(text)
    except QuantityError as error:
        raise fault(error.code, **error.arguments) from None


def _share(text: str) -> Share:
    try:
        return parse_share(text)
    except QuantityError as error:
        raise fault(error.code, **error.arguments) from None


def _one_of(values: str) -> BeforeValidator:
    def check(value: object) -> object:
        text = text_of(value)
        if text not in values_by_name(values).values():
            raise fault("bad-value", text=text, values=values)
        return text

    return BeforeValidator(check)


def _frozen_mapping(value: Mapping[str, T]) -> Mapping[str, T]:
    return MappingProxyType(dict(value))


def as_mapping(value: object) -> object:
    """Take a mapping with free keys."""
    if not isinstance(value, dict):
        raise fault("not-a-mapping", found="list" if isinstance(value, list) else "text")
    return value


_schema = WithJsonSchema(ANY_SCALAR)


def _matching(pattern: str, *types: str) -> WithJsonSchema:
    """Ask for a text of this form; a pattern does not look at what an editor types as a number."""
    return WithJsonSchema({"type": ["string", *types], "pattern": f"^{pattern}$"})


_by_text = PlainSerializer(lambda value: value.text)

_one_line = BeforeValidator(_read(_line))
Line = Annotated[str, _one_line, _schema, Worded()]
"""T: one line of plain text."""
Name = Annotated[str, _one_line, _schema, Worded(needed=False)]
"""T that is as good in any language, or that no document prints."""
Verbatim = Annotated[str, _one_line, _schema]
"""T that is no language: a path, a version, an expression."""
Markdown = Annotated[str, BeforeValidator(_read(_markdown)), Prose(), _schema, Worded()]
"""M: CommonMark with tables."""
Id = Annotated[str, BeforeValidator(_read(_id)), _matching(_ID_PATTERN, "integer")]
DerivedId = Annotated[str, BeforeValidator(_read(_derived_id)), _matching(_DOTTED_PATTERN, "integer")]
Date = Annotated[date, BeforeValidator(_read(_date)), _matching(r"\d{4}-\d{2}-\d{2}")]
Integer = Annotated[int, BeforeValidator(_read(_integer)), _schema]
Number = Annotated[Decimal, BeforeValidator(_read(_decimal)), _schema]
_code = _matching("[a-z]{2,3}")
LanguageCode = Annotated[str, BeforeValidator(_read(_language)), _code, ValueSet("language")]
Quarter = Annotated[str, BeforeValidator(_read(_quarter)), _matching(r"\d{4}-Q[1-4]")]
_yes_or_no = WithJsonSchema({"enum": ["ja", "nee", "yes", "no", True, False]})
Boolean = Annotated[bool, BeforeValidator(_read(_boolean)), _yes_or_no]
QuantityValue = Annotated[Quantity, BeforeValidator(_read(_quantity)), _by_text, _schema]
ShareValue = Annotated[Share, BeforeValidator(_read(_share)), _by_text, _schema]
Frozen = AfterValidator(_frozen_mapping)
_Paths = Annotated[tuple[Verbatim, ...], BeforeValidator(_one_or_several)]
_paths = {"anyOf": [ANY_SCALAR, {"type": "array", "items": ANY_SCALAR}]}
PathsPerLanguage = Annotated[
    Mapping[LanguageCode, _Paths],
    BeforeValidator(as_mapping),
    Frozen,
    WithJsonSchema({"type": "object", "additionalProperties": _paths}),
]
"""By language the files that hold a translation; one path need not stand in a list."""


def _resolve(sections: tuple[str, ...]) -> BeforeValidator:
    def resolve(value: object, info: Info) -> str:
        text = text_of(value)
        references = info.context if isinstance(info.context, References) else None
        return references.resolve(text, sections) if references else text

    return BeforeValidator(resolve)


_name = _matching(rf"([a-z_]+\.)?{_ID_PATTERN}", "integer")
AudienceRef = Annotated[str, _resolve(("audiences",)), RefersTo(("audiences",)), _name]
ChannelRef = Annotated[str, _resolve(("channels",)), RefersTo(("channels",)), _name]
ProductRef = Annotated[str, _resolve(("products",)), RefersTo(("products",)), _name]
PromiseRef = Annotated[str, _resolve(("promises",)), RefersTo(("promises",)), _name]
BehaviourRef = Annotated[str, _resolve(("behaviours",)), RefersTo(("behaviours",)), _name]
VisionRef = Annotated[str, _resolve(("vision",)), RefersTo(("vision",)), _name]
LessonRef = Annotated[str, _resolve(("lessons",)), RefersTo(("lessons",)), _name]
DepartmentRef = Annotated[str, _resolve(("departments",)), RefersTo(("departments",)), _name]
AnyRef = Annotated[str, _resolve(()), RefersTo(()), _name]
"""A reference to an item of any kind, held as ``kind.id``."""

FormulaKind = Annotated[str, _one_of("formula_kind"), ValueSet("formula_kind")]
FormulaStatus = Annotated[str, _one_of("formula_status"), ValueSet("formula_status")]
ChannelKind = Annotated[str, _one_of("channel_kind"), ValueSet("channel_kind")]
Moment = Annotated[str, _one_of("moment"), ValueSet("moment")]
OriginKind = Annotated[str, _one_of("origin_kind"), ValueSet("origin_kind")]
ImplicationStatus = Annotated[str, _one_of("implication_status"), ValueSet("implication_status")]
ProductStatus = Annotated[str, _one_of("product_status"), ValueSet("product_status")]
Contact = Annotated[str, _one_of("contact"), ValueSet("contact")]
Progress = Annotated[str, _one_of("progress"), ValueSet("progress")]
