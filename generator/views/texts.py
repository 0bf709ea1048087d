"""Values of fields: a text to print, the typed value behind it, and the field they came from."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Final, Self

from generator.document import Origin
from generator.quantities.quantity import Quantity
from generator.quantities.share import Share
from generator.vocabulary.table import VALUES

Pieces = tuple[tuple[str, str], ...]
"""The parts of a text, each with the tag of its language, empty for the document's own."""

Typed = str | int | Decimal | date | Quantity | Share


class Nothing:
    """What is not there: prints as an empty text, is false, and has nothing below it.

    So a template may write ``promise.norm.at_most`` of a promise without a norm.
    """

    def __getattr__(self, name: str) -> Self:
        if name.startswith("_"):
            raise AttributeError(name)
        return self

    def __bool__(self) -> bool:
        return False

    def __iter__(self) -> Iterator[object]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __str__(self) -> str:
        return ""

    def __eq__(self, other: object) -> bool:
        return other is None or isinstance(other, Nothing)

    def __hash__(self) -> int:
        return hash(None)


NOTHING: Final = Nothing()


class Foreign(str):  # noqa: SLOT000 - a text with slots cannot hold more than the text
    """A text in another language than the document's; ``language`` is its tag."""

    language: str

    @classmethod
    def make(cls, text: str, language: str) -> Self:
        """Make a text in a language."""
        made = cls(text)
        made.language = language
        return made


class FieldText(str):  # noqa: SLOT000 - a text with slots cannot hold more than the text
    """The text of one field as it is printed.

    ``value`` is what the model holds; ``origin`` tells the field. ``markdown`` tells that the text is
    Markdown and may be several paragraphs. ``language`` is the tag of its language where that is not the
    document's; ``pieces`` are its parts with their languages where only some are in another.

    A fixed value (``values`` is its set) equals its Dutch and its English name, whatever it prints as;
    numbers, dates and quantities compare by value.
    """

    origin: Origin
    value: Typed
    markdown: bool
    values: str
    language: str
    pieces: Pieces

    @classmethod
    def make(  # noqa: PLR0913 - all that is known of a field
        cls,
        text: str,
        origin: Origin,
        value: Typed,
        *,
        markdown: bool = False,
        values: str = "",
        language: str = "",
        pieces: Pieces = (),
    ) -> Self:
        """Make the text of a field."""
        made = cls(text)
        made.origin, made.value, made.markdown, made.values = origin, value, markdown, values
        made.language, made.pieces = language, pieces
        return made

    @property
    def family(self) -> str:
        """The unit family of a quantity, empty for anything else."""
        return self.value.family.value if isinstance(self.value, Quantity) else ""

    @property
    def unit(self) -> str:
        """The unit of a quantity, empty for anything else."""
        return self.value.unit.id if isinstance(self.value, Quantity) else ""

    familie = family
    eenheid = unit

    def __eq__(self, other: object) -> bool:
        if isinstance(other, FieldText):
            return self.value == other.value
        if self.values and isinstance(other, str):
            # A language that is one more locale file stands in no table, and is its own name.
            names = next((row for row in VALUES[self.values] if row[0] == self.value), (self.value,))
            return other in names
        if isinstance(other, str):
            return str.__eq__(self, other)
        return self.value == other

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return str.__hash__(self)

    def __lt__(self, other: object) -> bool:
        return bool(_ordered(self) < _ordered(other))

    def __le__(self, other: object) -> bool:
        return bool(_ordered(self) <= _ordered(other))

    def __gt__(self, other: object) -> bool:
        return bool(_ordered(self) > _ordered(other))

    def __ge__(self, other: object) -> bool:
        return bool(_ordered(self) >= _ordered(other))


def _ordered(value: object) -> Any:  # noqa: ANN401 - what cannot be ordered raises TypeError, as in Python
    """Give what a value is ordered by: a number or a date by itself, anything else by its text."""
    if isinstance(value, FieldText):
        return value.value if isinstance(value.value, int | Decimal | date) else str(value)
    return value
