"""Doctor: what a Word file of ours is, what people did in it, and whether it is safe to update."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from generator.diagnostics import Diagnostic, InvalidInputError, RefusedError
from generator.loader.load import Loaded
from generator.ooxml.archive import DamagedArchiveError
from generator.ooxml.digest import FileState
from generator.ooxml.inspecting import inspect_word
from generator.ooxml.pairing.check import check_members
from generator.ooxml.parts import Parts
from generator.pipeline.edited_word import EditedWord, open_edited, open_its_definition
from generator.pipeline.plan import shipped_locale
from generator.pipeline.renewing import damaged, unproven
from generator.pipeline.since import since_snapshot
from generator.pipeline.update import bring
from generator.pipeline.word_source import read_snapshot
from generator.roundtrip.diagnosis import (
    Diagnosis,
    Present,
    Standing,
    Verdict,
    anchors_in,
    by_hand,
    threads_in,
)
from generator.roundtrip.field_paths import is_prose
from generator.roundtrip.finish import UnprovenError, finish
from generator.roundtrip.hand_reading import read_hand_edits
from generator.roundtrip.renew import weave_file
from generator.roundtrip.stories import all_lines
from generator.roundtrip.told import labels_of

_NO_DEFINITION: Final = "word-definition-missing"
_LANGUAGES: Final = ("nl", "en")
_QUESTIONS: Final = ("conflict", "gone", "ended", "moved")


def doctor(path: Path) -> Diagnosis:
    """Look a Word file over; nothing is written.

    Raises:
        InvalidInputError: It is no file of ours, or cannot be read without harm.
        RefusedError: It is not there or cannot be opened.
    """
    edited = open_edited(path)
    opened = edited.opened
    made_from = read_snapshot(opened.snapshot, str(path))
    try:
        facts = inspect_word(opened)
        edits = read_hand_edits(edited.base, opened.members, opened.snapshot.path_of)
        labels = _labels(edited)
    except DamagedArchiveError as error:
        raise InvalidInputError([damaged(path)]) from error
    present, verdict = _today(edited)
    return Diagnosis(
        file=str(path),
        snapshot=opened.snapshot,
        definition=made_from.definition,
        facts=facts,
        standing=_standing(edited),
        hand=by_hand(edits, labels),
        anchors=anchors_in(edits, labels),
        threads=threads_in(edits, _questions()),
        findings=check_members(opened.members),
        present=present,
        verdict=verdict,
    )


def _standing(edited: EditedWord) -> Standing:
    if not edited.opened.snapshot.digest:
        return Standing.UPDATED
    return Standing.WRITTEN if edited.opened.state is FileState.UNTOUCHED else Standing.EDITED


def _labels(edited: EditedWord) -> Mapping[str, str]:
    """Give what readers call the fields, by their path."""
    path_of = edited.opened.snapshot.path_of
    labels = labels_of(all_lines(Parts(edited.base)))
    return {path_of(tag).partition("#")[0]: label for tag, label in reversed(labels.items())}


def _questions() -> frozenset[str]:
    """Give how the comments begin with which an update asks for a decision."""
    locales = map(shipped_locale, _LANGUAGES)
    return frozenset(locale.words(f"update.comment.{kind}") for locale in locales for kind in _QUESTIONS)


def _today(edited: EditedWord) -> tuple[Present | None, Verdict]:
    """Hold the file against the definition of today, or where that is not there against its own."""
    try:
        loaded = open_its_definition(edited, None)
    except RefusedError as error:
        if error.diagnostic.code == _NO_DEFINITION:
            return None, _alone(edited)
        return None, _unsafe(error.diagnostic)
    except InvalidInputError as error:
        return None, _unsafe(*error.diagnostics)
    return _beside(edited, loaded)


def _beside(edited: EditedWord, loaded: Loaded) -> tuple[Present | None, Verdict]:
    """Update the file in memory."""
    snapshot = edited.opened.snapshot
    file, version = loaded.files[0].name, loaded.definition.formula.version
    versions = since_snapshot(edited.path, snapshot, loaded)
    try:
        levels = Counter(str(judged.level) for judged in versions.difference.changes)
    except InvalidInputError as error:
        return Present(file, version, {}), _unsafe(*error.diagnostics)
    try:
        brought = bring(edited, loaded, versions, "", "")
    except InvalidInputError as error:
        return Present(file, version, levels), _unsafe(*error.diagnostics)
    except RefusedError as error:
        return Present(file, version, levels), _unsafe(error.diagnostic)
    same = brought.snapshot.template_hash == snapshot.template_hash
    present = Present(file, version, levels, same_template=same)
    if not brought.is_new:
        return present, _alone(edited)
    return present, Verdict(is_safe=True, has_news=True, counts=brought.counts)


def _alone(edited: EditedWord) -> Verdict:
    """Weave nothing new into the file, and prove that it comes out as it is."""
    opened = edited.opened
    try:
        woven = weave_file(edited.base, opened.members, edited.base, ("", ""), is_prose)
        finish(woven, opened.snapshot_part, opened.snapshot)
    except UnprovenError as error:
        return _unsafe(unproven(edited.path, error))
    except DamagedArchiveError:
        return _unsafe(damaged(edited.path))
    return Verdict(is_safe=True)


def _unsafe(*reasons: Diagnostic) -> Verdict:
    return Verdict(is_safe=False, reasons=reasons)
