"""Which documents a definition gives: the formula, one for each department, and its own."""

from dataclasses import dataclass
from typing import Final

from generator.filters import slug
from generator.locale import Locale
from generator.model.definition import Definition

FORMULA_DOCUMENT: Final = "serviceformule"
DEPARTMENT_PREFIX: Final = "gevolgen-"
_FORMULA_TEMPLATE: Final = "serviceformule.md"
_DEPARTMENT_TEMPLATE: Final = "department.md"


@dataclass(frozen=True, slots=True)
class DocumentSpec:
    """One document to make; ``department`` is the id of the department it is for, or empty."""

    id: str
    template: str
    title: str
    department: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names by which ``--only`` knows it: its id, and for a department's document that one's id."""
        return (self.id, self.department) if self.id == DEPARTMENT_PREFIX + self.department else (self.id,)


def documents_of(definition: Definition, locale: Locale) -> tuple[DocumentSpec, ...]:
    """List the documents in order.

    An item of ``documents`` whose id is that of a standard document takes its place.
    """
    specs = [DocumentSpec(FORMULA_DOCUMENT, _FORMULA_TEMPLATE, definition.formula.title)]
    titles = {department.id: department.name for department in definition.departments}
    specs.extend(
        DocumentSpec(DEPARTMENT_PREFIX + name, _DEPARTMENT_TEMPLATE, _department_title(locale, title), name)
        for name, title in titles.items()
    )
    by_id = {spec.id: spec for spec in specs}
    for document in definition.documents:
        standard = by_id.get(document.id)
        department = document.department or (standard.department if standard else "")
        title = document.title or (standard.title if standard else definition.formula.title)
        by_id[document.id] = DocumentSpec(document.id, document.template, title, department)
    return tuple(by_id.values())


def _department_title(locale: Locale, name: str) -> str:
    return locale.words("department.title").replace("{department}", name)


def file_stem(definition: Definition, spec: DocumentSpec, language: str) -> str:
    """Give the name of a document's file without its suffix; safe on every system.

    In another language than the definition's documents have by themselves, it ends in that language, so that
    neither takes the place of the other.
    """
    stem = f"{slug(definition.municipality.name)}-{slug(spec.id)}"
    return stem if language == definition.language else f"{stem}.{language}"
