"""Two versions of one formula, opened and held against each other."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

from generator.changes.differ import difference
from generator.changes.facts import Difference
from generator.changes.fingerprints import read_accepted
from generator.diagnostics import Diagnostic, RefusedError, Severity, Span
from generator.documents.facts.changes import ChangeFacts
from generator.documents.facts.changing import change_facts
from generator.documents.templates import TemplateFiles
from generator.filters import fold
from generator.implications import Plan
from generator.loader.load import Loaded
from generator.locale import Locale
from generator.ooxml.snapshot import Snapshot
from generator.pipeline.files import identity, read_limited, reading_refused
from generator.pipeline.plan import own_templates, plan_as_written, plan_of
from generator.pipeline.sources import Source, nothing, open_source, same
from generator.pipeline.word_source import read_snapshot
from generator.source.reader import read_text

SINCE: Final = "since"
"""The name that templates have for what changed; absent where nothing is compared."""


@dataclass(frozen=True)
class Versions:
    """An older and a newer version, and what is between them.

    ``accepted`` are the fingerprints of changes that somebody has accepted, each with its place.
    """

    old: Source
    new: Source
    accepted: Mapping[str, Span] = field(default_factory=dict)

    @cached_property
    def difference(self) -> Difference:
        """What changed, found in the texts that the authors wrote, whatever the language of the documents.

        Raises:
            InvalidInputError: a rule or decision of one of the two does not hold.
        """
        old, new = (plan_as_written(source.loaded, source.templates) for source in (self.old, self.new))
        return difference(old, new, self.accepted)

    def facts(self, locale: Locale) -> ChangeFacts:
        """Give what changed in the words of a language."""
        return self._facts(plan_of(self.new.loaded, self.new.templates, locale), locale)

    def names(self, plan: Plan, locale: Locale) -> Mapping[str, object]:
        """Give what templates see of it, beside the plan of the newer version."""
        return {SINCE: self._facts(plan, locale)}

    def _facts(self, new: Plan, locale: Locale) -> ChangeFacts:
        return change_facts(
            self.difference, plan_of(self.old.loaded, self.old.templates, locale), new, locale
        )

    @property
    def notes(self) -> tuple[Diagnostic, ...]:
        """Tell of accepted changes that are none, and of two versions that are hardly of one formula."""
        known = {judged.fingerprint for judged in self.difference.changes}
        notes = [
            Diagnostic("accepted-unused", span, Severity.NOTE, {"fingerprint": fingerprint})
            for fingerprint, span in self.accepted.items()
            if fingerprint not in known
        ]
        old, new = (source.loaded.definition.municipality.name for source in (self.old, self.new))
        if fold(old) != fold(new):
            arguments = {"old": old, "new": new}
            notes.append(Diagnostic("two-municipalities", None, Severity.WARNING, arguments))
        return tuple(notes)


def open_versions(old: str, new: str, language: str | None = None, accepted: Path | None = None) -> Versions:
    """Open two versions, with their texts in a language, by default that of the newer one's documents.

    Raises:
        InvalidInputError: the content of one of the files is wrong.
        RefusedError: one cannot be opened, or they are the same file.
    """
    newer = open_source(new, language)
    return _beside(old, newer, _accepted(accepted) if accepted is not None else {})


def open_since(old: str, path: Path, loaded: Loaded) -> Versions:
    """Open the version before a definition that is read already; ``path`` is how the user called that.

    Raises:
        InvalidInputError: its content is wrong.
        RefusedError: it cannot be opened, or is that very definition.
    """
    folder = Path(loaded.files[0].name).parent
    place = (str(identity(path)),)
    return _beside(old, Source(str(path), loaded, own_templates(folder), place, folder), {})


def since_snapshot(path: Path, snapshot: Snapshot, loaded: Loaded) -> Versions:
    """Hold a definition against the one that a Word file at a path was made from.

    Raises:
        InvalidInputError: what is in the file is not complete, or wrong.
    """
    was = read_snapshot(snapshot, str(path), loaded.language)
    older = Source(str(path), was, TemplateFiles(nothing), (str(identity(path)),))
    folder = Path(loaded.files[0].name).parent
    newer = Source(loaded.files[0].name, loaded, own_templates(folder), (loaded.files[0].name,), folder)
    return Versions(older, newer)


def _beside(old: str, newer: Source, accepted: Mapping[str, Span]) -> Versions:
    older = open_source(old, newer.loaded.language)
    if same(older, newer):
        raise RefusedError(Diagnostic("same-version-twice", arguments={"name": old}))
    return Versions(older, newer, accepted)


def _accepted(path: Path) -> dict[str, Span]:
    try:
        raw = read_limited(path)
    except OSError as error:
        raise reading_refused(path, error) from error
    return read_accepted(read_text(str(path), raw))
