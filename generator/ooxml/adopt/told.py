"""What there is to say of a template after it was made a base."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.diagnostics import Diagnostic, Severity
from generator.ooxml.adopt.body import Emptied
from generator.ooxml.adopt.match import HEADING
from generator.ooxml.adopt.settings import PROTECTION
from generator.ooxml.adopt.styles import Merged

_WORTH_NAMING: Final = frozenset(
    {
        "Title",
        "Subtitle",
        "caption",
        "toc 1",
        "toc 2",
        "List Bullet",
        "List Number",
        "Quote",
        "Hyperlink",
        "header",
        "footer",
    }
)
"""Of the styles that are added: those that a house style is expected to have, but for headings."""
_USUAL_LEVELS: Final = "123"
"""Of the headings in our documents; a fourth comes from somebody's own text."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was done to a template.

    ``lists`` are list styles that had no list, ``outside`` where it led to, ``gone`` the settings that were
    taken out, ``lacking`` the roles of parts that it did not have.
    """

    merged: Merged
    lists: tuple[str, ...]
    emptied: Emptied
    outside: tuple[str, ...]
    gone: frozenset[str]
    lacking: tuple[str, ...]

    def findings(self) -> Iterator[Diagnostic]:
        """Give the findings; they have neither file nor place."""
        yield from self._styles()
        yield from self._headings()
        for name in self.lists:
            yield Diagnostic("template-list-added", severity=Severity.WARNING, arguments={"style": name})
        yield from self._contents()
        yield from self._settings()

    def _styles(self) -> Iterator[Diagnostic]:
        if "styles" in self.lacking:
            yield Diagnostic("template-no-styles", severity=Severity.WARNING)
        elif self.merged.added:
            expected = [name for name in self.merged.added if name in _WORTH_NAMING]
            arguments = {"known": ", ".join(expected), "count": str(len(self.merged.added))}
            yield Diagnostic("template-styles-added", severity=Severity.NOTE, arguments=arguments)
        if self.merged.renamed:
            arguments = {"known": ", ".join(f"{old} → {name}" for old, name in self.merged.renamed)}
            yield Diagnostic("template-styles-renamed", severity=Severity.NOTE, arguments=arguments)
        for name in self.merged.set_aside:
            yield Diagnostic("template-style-in-the-way", severity=Severity.NOTE, arguments={"style": name})

    def _headings(self) -> Iterator[Diagnostic]:
        for name in self.merged.outlined:
            yield Diagnostic("template-heading-level", severity=Severity.WARNING, arguments={"style": name})
        missing = [
            name for name in self.merged.added if HEADING.fullmatch(name) and name[-1] in _USUAL_LEVELS
        ]
        if missing:
            arguments = {"known": ", ".join(missing)}
            yield Diagnostic("template-headings-missing", severity=Severity.WARNING, arguments=arguments)

    def _contents(self) -> Iterator[Diagnostic]:
        if self.emptied.text:
            arguments = {"text": self.emptied.text}
            yield Diagnostic("template-text-unused", severity=Severity.NOTE, arguments=arguments)
        if self.emptied.sections > 1:
            arguments = {"count": str(self.emptied.sections)}
            yield Diagnostic("template-sections", severity=Severity.NOTE, arguments=arguments)
        for target in self.outside:
            yield Diagnostic("template-outside", severity=Severity.WARNING, arguments={"target": target})

    def _settings(self) -> Iterator[Diagnostic]:
        if "attachedTemplate" in self.gone:
            yield Diagnostic("template-attached", severity=Severity.NOTE)
        if self.gone & PROTECTION:
            yield Diagnostic("template-protected", severity=Severity.NOTE)
        if "trackRevisions" in self.gone:
            yield Diagnostic("template-tracking", severity=Severity.NOTE)
        if "mailMerge" in self.gone:
            yield Diagnostic("template-mail-merge", severity=Severity.NOTE)
