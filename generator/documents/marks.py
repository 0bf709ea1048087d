"""Marks: how a value travels through Jinja and Markdown without being read as either.

Whatever a template prints becomes an opaque number between two private-use characters, kept in a table.
Jinja and the Markdown parser see a word without meaning; afterwards the number becomes literal text with
its origin. Escaping instead would have to know where a value lands, and macros, ``{% set %}`` blocks and
``caller()`` would escape it twice.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from markupsafe import Markup
from msgspec import Struct

from generator.document import Drawing, Origin
from generator.locale import Locale
from generator.quantities.quantity import Quantity
from generator.quantities.share import Share
from generator.sandbox.fault import Refusal
from generator.views.texts import FieldText, Foreign, Nothing, Pieces

OPEN: Final = "\ue000"
CLOSE: Final = "\ue001"
_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")
MARK: Final = re.compile(f"{OPEN}([0-9]+){CLOSE}")


class Value(Struct, frozen=True, gc=False):
    """A literal text, with the field it came from; ``markdown`` where that field is Markdown.

    ``language`` is the tag of its language where that is not the document's; ``pieces`` are its parts where
    only some of them are in another.
    """

    text: str
    origin: Origin | None = None
    markdown: bool = False
    language: str = ""
    pieces: Pieces = ()

    @property
    def is_plain(self) -> bool:
        """Whether it is nothing but words in the document's language."""
        return self.origin is None and not (self.markdown or self.language)


class CaptionNumber(Struct, frozen=True, gc=False):
    """The number of the caption in which it stands; ``label`` is what is counted ("Tabel")."""

    label: str


class CrossReference(Struct, frozen=True, gc=False):
    """A reference to an anchor; what it shows is known when the whole document is."""

    anchor: str


class Drawn(Struct, frozen=True, gc=False):
    """A drawing, made from the facts before the template printed it."""

    drawing: Drawing


Marked = Value | CaptionNumber | CrossReference | Drawn


@dataclass(frozen=True, slots=True)
class MarkTable:
    """The values that one rendering printed, by number."""

    locale: Locale
    values: list[Marked] = field(default_factory=list)
    _literals: dict[str, Markup] = field(default_factory=dict, repr=False)

    def finalize(self, value: object) -> Markup:
        """Turn what a template prints into a mark; what is markup already passes as it is."""
        if isinstance(value, Markup):
            return value
        if isinstance(value, FieldText):
            marked = Value(str(value), value.origin, value.markdown, value.language, value.pieces)
            return self.add(marked) if value else Markup()
        if isinstance(value, Foreign):
            return self.add(Value(str(value), language=value.language))
        return self._literal(value)

    def _literal(self, value: object) -> Markup:  # noqa: PLR0911 - one case a type
        match value:
            case None | Nothing() | "":
                return Markup()
            case str():
                return self._text(str(value))
            case bool():
                return self._text(self.locale.value("boolean", "yes" if value else "no"))
            case int() | Decimal():
                return self._text(self.locale.number(value))
            case float():
                return self._text(self.locale.number(Decimal(str(value))))
            case date():
                return self._text(self.locale.date(value))
            case Quantity():
                return self._text(self.locale.quantity(value))
            case Share():
                return self._text(self.locale.share(value))
            case _:
                raise Refusal("not-printable", type=type(value).__name__)

    def _text(self, text: str) -> Markup:
        """Give the mark of a text that comes from no field; the same words need no second one."""
        mark = self._literals.get(text)
        if mark is None:
            mark = self._literals[text] = self.add(Value(text))
        return mark

    def add(self, marked: Marked) -> Markup:
        """Keep a value and give its mark."""
        self.values.append(marked)
        return str.__new__(Markup, f"{OPEN}{len(self.values) - 1}{CLOSE}")  # digits between marks

    def wording(self, template: str, values: dict[str, object]) -> Markup:
        """Fill a wording's ``{names}``; each value keeps its origin."""
        if "{" not in template:
            return self._text(template) if template else Markup()
        parts = _PLACEHOLDER.split(template)
        for missing in set(parts[1::2]) - values.keys():
            raise Refusal("missing-value", name=missing)
        printed = (self.finalize(values[part] if index % 2 else part) for index, part in enumerate(parts))
        return Markup("".join(printed))  # noqa: S704 - every part is a mark, or rendered text

    def foreign(self) -> Counter[str]:
        """Count the texts that were printed in another language than the document's, by its tag."""
        # Where others speak of an item, it is called by the text that stands there itself.
        texts = {
            (language, value.text.removesuffix("."))
            for value in self.values
            if isinstance(value, Value)
            for language in {value.language, *(tag for _, tag in value.pieces)} - {""}
        }
        return Counter(language for language, _ in texts)

    def split(self, text: str) -> list[str | Marked]:
        """Give the pieces of a text: literal stretches and what the marks between them stand for."""
        parts = MARK.split(text)  # a stretch, the number of a mark, a stretch, and so on
        return [self.values[int(part)] if index % 2 else part for index, part in enumerate(parts) if part]

    def literal(self, text: str) -> str:
        """Put the plain values in place of their marks: for an anchor, a role or a link's target."""
        if OPEN not in text:
            return text
        return "".join(
            piece if isinstance(piece, str) else piece.text if isinstance(piece, Value) else ""
            for piece in self.split(text)
        )
