"""Words of a comparison, from the locale."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from generator.filters import join_and
from generator.locale import Locale
from generator.quantities.quantity import Quantity
from generator.vocabulary.names import Language, key_name

_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")
_WHOLE: Final = 100


@dataclass(frozen=True, slots=True)
class Wording:
    """The words under ``comparison`` in a locale."""

    locale: Locale

    def __call__(self, key: str, count: int | None = None, **values: object) -> str:
        """Give a wording with its ``{names}`` filled in; ``count`` picks the plural."""
        filled = {"count": count, **values}
        wording = self.locale.words(f"comparison.{key}", count)
        return _PLACEHOLDER.sub(lambda match: self._shown(filled[match[1]]), wording)

    def _shown(self, value: object) -> str:
        return self.locale.number(value) if isinstance(value, int) else str(value)

    def percent(self, share: float | None) -> str:
        """Give a part of one as a whole percentage."""
        return self("interchange.unknown") if share is None else f"{round(share * _WHOLE)}%"

    def quantity(self, quantity: Quantity) -> str:
        """Give a quantity as an amount with the language's own unit, whatever words it was promised in."""
        numbers = Quantity(quantity.text, quantity.amount, quantity.unit, _OTHER[self.locale.vocabulary])
        return self.locale.quantity(numbers)

    def share(self, percent: Fraction) -> str:
        """Give a percentage."""
        return f"{self.locale.number(percent)}%"

    def listed(self, names: Sequence[str], most: int = 4) -> str:
        """Name a few, and say how many more there are."""
        if len(names) > most:
            shown = ", ".join(names[: most - 1])
            return self("together.more", len(names) - most + 1, names=shown)
        return join_and(names, self.locale.words("and"))

    def item(self, item: str) -> str:
        """Give an item as a definition in this language calls it: "beloften.tel-opnemen"."""
        section, dot, identity = item.partition(".")
        return f"{key_name('definition', section, self.locale.vocabulary)}{dot}{identity}"

    def value(self, values: str, english: str) -> str:
        """Give the words for a fixed value of the vocabulary, empty for none."""
        return self.locale.value(values, english) if english else ""


_OTHER: Final[Mapping[Language, Language]] = MappingProxyType({"nl": "en", "en": "nl"})
"""A quantity in another language than the document's is printed in numbers with the document's unit."""


def sentence(text: str) -> str:
    """Begin a text with a capital."""
    return text[:1].upper() + text[1:]
