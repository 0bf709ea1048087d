"""References between items: ids by kind, and what a reference means."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pydantic_core import PydanticCustomError

from generator.vocabulary.names import section_of

NAMEABLE: Final = (
    "vision",
    "choices",
    "audiences",
    "channels",
    "promises",
    "behaviours",
    "departments",
    "products",
    "projects",
    "journeys",
    "lessons",
    "means",
    "stakeholders",
    "measurements",
)
"""The kinds of item that a free reference may name. Rules, terms and documents are no reason for anything,
and their ids often equal those of channels."""


@dataclass(frozen=True, slots=True)
class References:
    """The ids that a definition defines, by section in English (``channels`` → ids)."""

    ids: Mapping[str, frozenset[str]]

    def resolve(self, text: str, kinds: tuple[str, ...]) -> str:
        """Give the id that a reference means: bare where one kind is asked, else ``kind.id``.

        Raises:
            PydanticCustomError: nothing has this id, or items of several kinds have it.
        """
        kind, _, name = text.partition(".")
        section = section_of(kind) if name else None
        if section is not None and (not kinds or section in kinds):
            if name in self.ids.get(section, ()):
                return name if kinds else f"{section}.{name}"
            raise self._dead(text, (section,))
        found = [s for s in (kinds or NAMEABLE) if text in self.ids.get(s, ())]
        if not found:
            raise self._dead(text, kinds)
        if len(found) > 1:
            arguments = {"reference": text, "kinds": ",".join(sorted(found))}
            raise PydanticCustomError("ambiguous-reference", "ambiguous-reference", arguments)
        return text if kinds else f"{found[0]}.{text}"

    def _dead(self, text: str, kinds: tuple[str, ...]) -> PydanticCustomError:
        candidates = {name for s in (kinds or NAMEABLE) for name in self.ids.get(s, ())}
        arguments = {
            "reference": text,
            "kinds": ",".join(kinds),
            "candidates": "\n".join(sorted(candidates)),
        }
        return PydanticCustomError("dead-reference", "dead-reference", arguments)
