"""One of two versions that are held against each other: its items, what they are called and what they say."""

from collections.abc import Mapping
from types import MappingProxyType

from generator.changes.fields import Fields, fields, items, top_fields
from generator.changes.find import name_of
from generator.documents.facts.said import field_label, said, without_stop
from generator.filters import spoken
from generator.implications import DerivedImplication, Plan
from generator.locale import Locale
from generator.model.base import Part
from generator.model.service import Behaviour
from generator.views.texts import Foreign
from generator.views.view import World, called
from generator.vocabulary.names import key_name

DEFINITION = "definition"
"""The path of what a definition says of itself."""


class Version:
    """A version, its items under the paths that they have now.

    ``newer`` is the version after it, and ``origins`` tells of an item that has another path in that which
    one it has in this. What both have is called in both as the newer one calls it.
    """

    def __init__(
        self,
        plan: Plan,
        locale: Locale,
        newer: "Version | None" = None,
        origins: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.world = World(plan.definition, locale, plan.foreign, plan.mixed)
        self.parts = items(plan.definition)
        self.departments = tuple(department.id for department in plan.definition.departments)
        self._origins = origins
        self._newer = newer
        self._now = {former: now for now, former in origins.items()}
        self._implications: Mapping[str, DerivedImplication] = {one.id: one for one in plan.implications}
        self._fields: dict[str, Fields] = {}

    def __contains__(self, path: str) -> bool:
        return path == DEFINITION or self._at(path) in self.parts

    def _at(self, path: str) -> str:
        return self._origins.get(path, path)

    def part(self, path: str) -> Part | None:
        """Give an item, None where the version does not have it."""
        return self.parts.get(self._at(path))

    def fields(self, path: str) -> Fields:
        """Give the fields of an item that the version has."""
        path = self._at(path)
        if path == DEFINITION:
            return top_fields(self.world.definition)
        if path not in self._fields:
            self._fields[path] = fields(self.parts[path])
        return self._fields[path]

    def said(self, path: str, field: str) -> tuple[str, ...]:
        """Give what a field of an item says, of a whole item what it is called; nothing where it is not."""
        if path not in self:
            return ()
        if not field:
            return (self.name(path),)
        return said(
            self.world, self._at(path), self._kind(path), self.fields(path), field, named=self._referred
        )

    def _referred(self, path: str) -> str:
        """Give what an item is called that a field of this version refers to."""
        now = self._now.get(path, path)
        return self.name(path) if self._newer is None or now not in self._newer else self._newer.name(now)

    def label(self, path: str, field: str) -> str:
        """Give what a reader sees of a field of an item that the version has: "norm › hoogstens"."""
        return field_label(self.world.locale, self._kind(path), field) if field else ""

    def _kind(self, path: str) -> str:
        part = self.part(path)
        return DEFINITION if part is None else part.kind_name

    def name(self, path: str) -> str:
        """Give what an item is called that the version has."""
        path = self._at(path)
        section, _, name = path.partition(".")
        if not name:
            return section_name(self.world.locale, section)
        if section == "implications" and name in self._implications:
            return without_stop(self.text(name))
        part = self.parts[path]
        if isinstance(part, Behaviour) and part.situation is not None:
            return without_stop(self._in_language(f"{part.situation}, {part.do}", f"{path}.do"))
        words = called(self.world.named(path))
        return words if words != name else name_of(part)

    def text(self, implication: str) -> str:
        """Give the text of an implication by its id, empty where the version does not have it."""
        found = self._implications.get(implication)
        if found is None:
            return ""
        return self._in_language(found.text or found.id, f"implications.{implication}.text")

    def subject(self, rule: str) -> str:
        """Give how the author calls what a rule is about, empty where the version does not say."""
        name = getattr(self.parts.get(f"rules.{rule}"), "name", None)
        return self._in_language(name, f"rules.{rule}.name") if name else ""

    def _in_language(self, text: str, field: str) -> str:
        language = self.world.foreign.get(field, "")
        return Foreign.make(text, language) if language else text


def section_name(locale: Locale, section: str) -> str:
    """Give how a language calls a section, or what there is one of."""
    if section == DEFINITION:
        return locale.words("changes.definition")
    return spoken(key_name("definition", section, locale.vocabulary).replace("_", " "))
