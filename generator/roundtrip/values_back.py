"""What a person typed in a document for a field that is no Markdown, as the text for the YAML."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from pydantic import ValidationError

from generator.diagnostics import nearest
from generator.locale import Locale
from generator.model.forms import OWNERS
from generator.quantities.share import Share
from generator.roundtrip.field_paths import FieldAt
from generator.roundtrip.typed_values import dates_in, numbers_in, quarters_in
from generator.vocabulary.names import LANGUAGES, Language, value_name
from generator.vocabulary.table import VALUES

_SPACES: Final = re.compile("[^\\S\n]+")
_AROUND_BREAKS: Final = re.compile(" ?\n ?")
_UNSEEN: Final = re.compile("[\u00ad\u200b\u2060\ufeff]")
_UNKNOWN: Final[Mapping[Language, str]] = {"nl": "onbekend", "en": "unknown"}
_COMMA: Final[Mapping[Language, str]] = {"nl": ",", "en": "."}


@dataclass(frozen=True, slots=True)
class Unread:
    """A text that is no value of its field: the code of a finding, with its arguments as the model has them.

    ``empty-text`` tells that nothing is left.
    """

    code: str
    arguments: Mapping[str, str] = field(default_factory=dict)


def value_back(text: str, at: FieldAt, locale: Locale, author: Language | None = None) -> str | Unread:
    """Give what the YAML should hold for a field, of which a document in ``locale`` says ``text``.

    ``author`` is the language of the definition's own words, where that is not the document's. What is given
    is read by the model as a value of this field.
    """
    said = cleaned(text)
    if not said:
        return Unread("empty-text")
    language = author or locale.vocabulary
    values = "boolean" if at.holds is bool else at.form.values
    if values:
        return _choice(said, values, at, locale, language)
    wrong: Unread | None = None
    for candidate in _candidates(said, at, locale, language):
        fault = _fault(candidate, at)
        if fault is None:
            return candidate
        wrong = wrong or fault
    return wrong or Unread("empty-text")


def cleaned(text: str) -> str:
    """Give a text with plain spaces and hyphens, without what Word puts in to break lines; quotes stay."""
    plain = _UNSEEN.sub("", text).replace("\u2011", "-").replace("\r\n", "\n").replace("\r", "\n")
    return _AROUND_BREAKS.sub("\n", _SPACES.sub(" ", plain)).strip()


def _candidates(said: str, at: FieldAt, locale: Locale, author: Language) -> Iterator[str]:
    """Give the ways to write what was said, the likeliest first."""
    if at.holds is date:
        yield from dates_in(" ".join(said.split()), locale.tag)
    elif at.holds is int or at.holds is Decimal:
        yield from numbers_in(said, locale.tag, _COMMA[author])
    elif at.holds is Share:
        yield re.sub(r"\s+%", "%", said)
    elif at.name in OWNERS and _is_undecided(said, locale):
        yield _UNKNOWN[author]
    yield said
    yield from quarters_in(said)


def _fault(candidate: str, at: FieldAt) -> Unread | None:
    try:
        at.read(candidate)
    except ValidationError as error:
        found = error.errors()[0]
        arguments = found.get("ctx", {})
        return Unread(found["type"], {name: str(value) for name, value in arguments.items()})
    return None


def _choice(said: str, values: str, at: FieldAt, locale: Locale, author: Language) -> str | Unread:
    """Give the word of the author's language for what was chosen, by what it shows or how it is stored."""
    folded = _folded(said)
    for english, _ in VALUES[values]:
        key = f"values.{values}.{english}"
        names = [value_name(values, english, language) for language in LANGUAGES]
        shown = [locale.words(key)] if locale.has(key) else []
        if folded in map(_folded, (*shown, *names)):
            return value_name(values, english, author)
    if _fault(said, at) is None:  # a language that the vocabulary does not name
        return said
    known = [value_name(values, english, author) for english, _ in VALUES[values]]
    arguments = {"text": said, "known": ", ".join(known), "suggestion": nearest(said, known)}
    return Unread("bad-value", arguments)


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").split())


def _is_undecided(said: str, locale: Locale) -> bool:
    """Say whether a text is what documents show of an owner who is not known yet."""
    by = re.escape(locale.words("owner.undecided_by")).replace(re.escape("{owner}"), ".+")
    return said == locale.words("owner.undecided") or re.fullmatch(by, said) is not None
