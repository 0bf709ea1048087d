"""Word files of a new version in which all that differs from an older one is a tracked change."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePath
from typing import Final

from generator.diagnostics import Diagnostic, RefusedError, Severity
from generator.documents.standard import DocumentSpec
from generator.ooxml.archive import read_archive, write_archive
from generator.ooxml.digest import digest_of
from generator.ooxml.graft.pictures import told_apart, without_marks
from generator.ooxml.graft.renewed import take_page_setup, take_widths, with_properties_of
from generator.ooxml.parts import Parts
from generator.ooxml.snapshot import Snapshot, snapshot_of, write_snapshot
from generator.pipeline.make import make_all
from generator.pipeline.parallel import in_parallel
from generator.pipeline.plan import Prepared, own_templates, picture_beside, prepare, shipped_locale
from generator.pipeline.since import Versions
from generator.pipeline.sources import Source
from generator.pipeline.template import SUFFIXES
from generator.pipeline.track_reasons import reasons_of
from generator.pipeline.tracking import Tracking
from generator.roundtrip.field_paths import is_prose
from generator.roundtrip.new_names import bring_names
from generator.roundtrip.proof import breaches
from generator.roundtrip.renew import Woven, track_from_now_on, weave_file
from generator.roundtrip.told import short
from generator.roundtrip.why import Why
from generator.roundtrip.why_comments import comment_changes

_WORDING: Final = "track.why"
"""A wording that only a language has that knows of tracked changes."""
_NO_PICTURE: Final = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000b4944415478da636000020000050001e9fadcd80000000049454e44ae426082"
)
"""A dot that shows nothing, for a picture of the older version that is nowhere any more."""


@dataclass(frozen=True, slots=True)
class TrackedDocuments:
    """The bytes of each document, in order, and what there is to say of them."""

    files: tuple[bytes, ...]
    findings: tuple[Diagnostic, ...]


def track_documents(
    prepared: Prepared, versions: Versions, specs: Sequence[DocumentSpec], tracking: Tracking, *, alone: bool
) -> TrackedDocuments:
    """Make Word files that are those of the new version once all changes in them are accepted.

    Once they are rejected they say what the older version said, in the look of the new one. ``prepared`` is
    the new version, as it is made where nothing is compared. A document that the older version did not have
    is made as ever.

    Raises:
        InvalidInputError: one of the two versions cannot be made.
        RefusedError: a file would not give back one of the two versions.
    """
    older = _older(versions.old, prepared)
    by_id = {spec.id: spec for spec in older.specs}
    paired = [(spec, by_id[spec.id]) for spec in specs if spec.id in by_id]
    new, old = (
        make_all(side, wanted, ("docx",), alone=alone).files
        for side, wanted in ((prepared, specs), (older, [was for _, was in paired]))
    )
    written = {was.id: files["docx"] for (_, was), files in zip(paired, old, strict=True)}
    making = _Tracked(prepared, _why(prepared, versions), tracking)
    made = [(spec, written.get(spec.id), files["docx"]) for spec, files in zip(specs, new, strict=True)]
    tasks = [partial(making.files, some) for some in (made[:1], made[1:]) if some]
    parts = None if alone else in_parallel(tasks)
    files = [data for part in parts for data in part] if parts else making.files(made)
    findings = (
        Diagnostic("track-new-document", None, Severity.NOTE, {"name": spec.title})
        for spec in specs
        if spec.id not in written
    )
    return TrackedDocuments(tuple(files), tuple(findings))


@dataclass(frozen=True)
class _Tracked:
    """Makes the files of a new version out of both."""

    prepared: Prepared
    why: Why
    tracking: Tracking

    def files(self, versions: Sequence[tuple[DocumentSpec, bytes | None, bytes]]) -> list[bytes]:
        """Give the files of some documents, of which the old version is None where there was none."""
        return [new if old is None else self._file(spec, old, new) for spec, old, new in versions]

    def _file(self, spec: DocumentSpec, old: bytes, new: bytes) -> bytes:
        """Give the file in which the one becomes the other."""
        was, becomes = told_apart(read_archive(old), read_archive(new))
        who = (self.tracking.author or self.prepared.locale.words("update.author"), self.tracking.date)
        woven = weave_file(was, was, becomes, who, is_prose, contents=True)
        snapshots = [snapshot_of(members) for members in (was, becomes)]
        comment_changes(woven, self.why, _paths([snapshot for _, snapshot in snapshots]))
        coming = Parts(becomes)
        bring_names(woven.parts, coming, woven.stamp.numbers)
        without_marks(woven.parts)
        track_from_now_on(woven.parts)
        _refuse_loss(spec, woven)
        take_page_setup(woven.parts, coming)
        take_widths(woven.parts, coming)
        members = with_properties_of(woven.parts.save(), becomes)
        part, snapshot = snapshots[1]
        whole = replace(snapshot, digest=digest_of(members, part))
        return write_archive({**members, part: write_snapshot(whole)})


def _refuse_loss(spec: DocumentSpec, woven: Woven) -> None:
    """Hold the file against both versions, as long as its pages are those that were woven."""
    members = woven.parts.save()
    found = breaches(woven.before, dict(woven.expected), woven.parts, members, contents=True)
    if found:
        breach, where = found[0]
        arguments = {"name": spec.title, "breach": str(breach), "where": short(where)}
        raise RefusedError(Diagnostic("track-unproven", arguments=arguments))


def _paths(snapshots: Sequence[Snapshot]) -> Callable[[str], str]:
    """Give what finds the path of the field with a tag, in either version."""
    paths = {tag: path for snapshot in snapshots for tag, path in snapshot.tags}
    return lambda tag: paths.get(tag, tag)


def _why(prepared: Prepared, versions: Versions) -> Why:
    locale = prepared.locale
    words = locale if locale.has(_WORDING) else shipped_locale(locale.vocabulary)
    facts = versions.facts(locale)
    reasons = reasons_of(versions, [item.name for item in facts.items], words)
    return Why(facts, versions.difference, reasons.of, reasons.opening, words)


def _older(source: Source, newer: Prepared) -> Prepared:
    """Prepare the older version, to look like the newer one.

    A Word file does not hold the templates that it was made with: those of the newer version stand in.
    """
    is_word = PurePath(source.label).suffix.lower() in SUFFIXES
    templates = own_templates(newer.folder) if is_word else source.templates
    folder = source.folder or Path(source.loaded.files[0].name).parent
    return prepare(
        source.loaded, folder, templates=templates, look=newer.look, pictures=_pictures(source, newer)
    )


def _pictures(source: Source, newer: Prepared) -> Callable[[str, str], bytes]:
    """Read pictures of the older version where it stands, else those of the newer one by the same name."""

    def read(name: str, field: str) -> bytes:
        if source.folder is not None:
            return picture_beside(source.loaded, name, field)
        try:
            return picture_beside(newer.loaded, name, field)
        except OSError:
            return _NO_PICTURE

    return read
