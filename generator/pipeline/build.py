"""Build: every document of a definition, in every format asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from generator.diagnostics import Diagnostic, InvalidInputError, RefusedError, Severity, nearest
from generator.documents.standard import FORMULA_DOCUMENT, DocumentSpec, file_stem
from generator.ooxml.digest import FileState, state_of
from generator.pipeline.check import open_definition
from generator.pipeline.files import ensure_folder, read_output, write_whole
from generator.pipeline.make import MadeDocuments, make_all
from generator.pipeline.plan import Prepared, prepare
from generator.pipeline.since import Versions, open_since
from generator.pipeline.tracking import Tracking
from generator.pipeline.untranslated import untranslated_in_all

OUTPUT_FOLDER: Final = "uitvoer"
WORD: Final = "docx"

Claim = Callable[[Sequence[Path]], Callable[[], None]]
"""Told of the files of a build as soon as their names are known. What it gives is called before the first
of them is written, and raises ``InvalidInputError`` where another definition writes one of them."""


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What to build. ``only`` holds document or department ids, empty for all; no ``output``: beside it.

    ``sparing`` leaves files alone that would stay the same; ``alone`` uses no process beside this one.
    ``since`` is what the user calls the version before, where the documents are to tell what changed. With
    ``tracking`` the Word files show it instead, as tracked changes.
    """

    path: Path
    output: Path | None = None
    formats: tuple[str, ...] = ("docx",)
    only: tuple[str, ...] = ()
    force: bool = False
    language: str | None = None
    sparing: bool = False
    alone: bool = False
    since: str | None = None
    tracking: Tracking | None = None


@dataclass(frozen=True, slots=True)
class BuildOutcome:
    """What was written, what there is to say, and whether something was left alone or could not be.

    ``unchanged`` are the files that a sparing build did not have to write.
    """

    written: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]
    refused: bool
    unchanged: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class _Output:
    path: Path
    data: bytes


def output_folder(request: BuildRequest) -> Path:
    """Give the folder that a build writes into: the one asked for, or one beside the definition."""
    beside = request.path if request.path.is_dir() else request.path.parent
    return request.output or beside / OUTPUT_FOLDER


def free(_: Sequence[Path]) -> Callable[[], None]:
    """Claim files that nobody else writes."""
    return lambda: None


def build(request: BuildRequest, claim: Claim = free) -> BuildOutcome:
    """Make every document first, then write: a fault in one of them leaves all files as they are.

    Raises:
        InvalidInputError: the definition or a template is wrong.
        RefusedError: the definition, or the version before, cannot be opened, or the folder cannot be made.
    """
    loaded = open_definition(request.path, request.language)
    folder = Path(loaded.files[0].name).parent
    versions = open_since(request.since, request.path, loaded) if request.since is not None else None
    prepared = prepare(loaded, folder, versions.names if versions else None)
    target = request.output or folder / OUTPUT_FOLDER
    specs = _chosen(prepared, request.only)
    stems = [file_stem(prepared.plan.definition, spec, loaded.language) for spec in specs]
    _refuse_shared_names(stems, request.formats)
    settled = claim([target / f"{stem}.{name}" for stem in stems for name in request.formats])
    if versions and request.tracking and WORD in request.formats:
        made = _with_changes(prepared, versions, specs, request, request.tracking)
    else:
        made = make_all(prepared, specs, request.formats, alone=request.alone)
    outputs = [
        _Output(target / f"{stem}.{name}", data)
        for stem, formats in zip(stems, made.files, strict=True)
        for name, data in formats.items()
    ]
    settled()
    ensure_folder(target)
    outcome = _write(outputs, request)
    told = versions.notes if versions else ()
    notes = (
        *told,
        *prepared.notes,
        *untranslated_in_all(prepared),
        *_not_made(made.files, request.formats),
    )
    return replace(outcome, diagnostics=(*notes, *made.findings, *outcome.diagnostics))


def _with_changes(
    prepared: Prepared,
    versions: Versions,
    specs: Sequence[DocumentSpec],
    request: BuildRequest,
    tracking: Tracking,
) -> MadeDocuments:
    """Make the documents, those for Word with all that differs from an older version as tracked changes."""
    from generator.pipeline.track import track_documents

    plain = prepare(prepared.loaded, prepared.folder)
    tracked = track_documents(plain, versions, specs, tracking, alone=request.alone)
    others = tuple(name for name in request.formats if name != WORD)
    made = make_all(prepared, specs, others, alone=request.alone)
    whole = ({WORD: word, **more} for word, more in zip(tracked.files, made.files, strict=True))
    files = tuple({name: one[name] for name in request.formats if name in one} for one in whole)
    return MadeDocuments(files, (*tracked.findings, *made.findings))


def _not_made(made: Sequence[Mapping[str, bytes]], formats: Sequence[str]) -> Iterator[Diagnostic]:
    """Tell of a format of which nothing came: the data are there only beside the main document."""
    for name in formats:
        if not any(name in documents for documents in made):
            arguments = {"format": name, "document": FORMULA_DOCUMENT}
            yield Diagnostic("format-not-made", severity=Severity.WARNING, arguments=arguments)


def _chosen(prepared: Prepared, only: tuple[str, ...]) -> tuple[DocumentSpec, ...]:
    known = [name for spec in prepared.specs for name in spec.names]
    for name in only:
        if name not in known:
            arguments = {"name": name, "known": ", ".join(known), "suggestion": nearest(name, known)}
            raise RefusedError(Diagnostic("unknown-document", arguments=arguments))
    return tuple(spec for spec in prepared.specs if not only or set(only) & set(spec.names))


def _refuse_shared_names(stems: Sequence[str], formats: Sequence[str]) -> None:
    seen: set[str] = set()
    for stem in stems:
        if stem.casefold() in seen:
            arguments = {"name": f"{stem}.{formats[0]}"}
            raise InvalidInputError([Diagnostic("same-name-twice", arguments=arguments)])
        seen.add(stem.casefold())


def _write(outputs: Sequence[_Output], request: BuildRequest) -> BuildOutcome:
    written: list[Path] = []
    unchanged: list[Path] = []
    findings: list[Diagnostic] = []
    for output in outputs:
        try:
            matters = request.sparing or (output.path.suffix == ".docx" and not request.force)
            present = read_output(output.path) if matters else None
            kept = None if request.force else not_ours(output.path, present)
            if request.sparing and present == output.data:
                unchanged.append(output.path)
            elif kept is None:
                write_whole(output.path, output.data)
                written.append(output.path)
            else:
                findings.append(kept)
        except RefusedError as error:
            findings.append(error.diagnostic)
    return BuildOutcome(tuple(written), tuple(findings), bool(findings), tuple(unchanged))


_LEFT_ALONE: Final = {FileState.CHANGED: "target-changed", FileState.FOREIGN: "target-foreign"}


def not_ours(path: Path, data: bytes | None) -> Diagnostic | None:
    """Say why a Word file is not to be replaced: somebody saved it since, or we did not write it."""
    if data is None or path.suffix != ".docx":
        return None
    code = _LEFT_ALONE.get(state_of(data))
    return Diagnostic(code, file=str(path), arguments={"name": str(path)}) if code else None
