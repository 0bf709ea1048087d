"""Build: every document of a definition, in every format asked for."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from generator.diagnostics import Diagnostic, InvalidInputError, RefusedError, nearest
from generator.documents.standard import DocumentSpec, file_stem
from generator.ooxml.digest import FileState, state_of
from generator.pipeline.check import open_definition
from generator.pipeline.files import ensure_folder, read_output, write_whole
from generator.pipeline.make import make_all
from generator.pipeline.plan import Prepared, prepare

OUTPUT_FOLDER: Final = "uitvoer"


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What to build. ``only`` holds document or department ids, empty for all; no ``output``: beside it."""

    path: Path
    output: Path | None = None
    formats: tuple[str, ...] = ("docx",)
    only: tuple[str, ...] = ()
    force: bool = False
    language: str | None = None


@dataclass(frozen=True, slots=True)
class BuildOutcome:
    """What was written, what there is to say, and whether something was left alone or could not be."""

    written: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]
    refused: bool


@dataclass(frozen=True, slots=True)
class _Output:
    path: Path
    data: bytes


def build(request: BuildRequest) -> BuildOutcome:
    """Make every document first, then write: a fault in one of them leaves all files as they are.

    Raises:
        InvalidInputError: the definition or a template is wrong.
        RefusedError: the definition cannot be opened, or the folder cannot be made.
    """
    loaded = open_definition(request.path)
    folder = Path(loaded.files[0].name).parent
    prepared = prepare(loaded, folder, request.language)
    target = request.output or folder / OUTPUT_FOLDER
    outputs = tuple(_outputs(prepared, request, target))
    _refuse_shared_names(outputs)
    ensure_folder(target)
    outcome = _write(outputs, force=request.force)
    return replace(outcome, diagnostics=(*prepared.notes, *outcome.diagnostics))


def _outputs(prepared: Prepared, request: BuildRequest, target: Path) -> Iterator[_Output]:
    specs = _chosen(prepared, request.only)
    for spec, formats in zip(specs, make_all(prepared, specs, request.formats), strict=True):
        stem = target / file_stem(prepared.plan.definition, spec)
        for name, data in formats.items():
            yield _Output(stem.with_name(f"{stem.name}.{name}"), data)


def _chosen(prepared: Prepared, only: tuple[str, ...]) -> tuple[DocumentSpec, ...]:
    known = [name for spec in prepared.specs for name in spec.names]
    for name in only:
        if name not in known:
            arguments = {"name": name, "known": ", ".join(known), "suggestion": nearest(name, known)}
            raise RefusedError(Diagnostic("unknown-document", arguments=arguments))
    return tuple(spec for spec in prepared.specs if not only or set(only) & set(spec.names))


def _refuse_shared_names(outputs: tuple[_Output, ...]) -> None:
    seen: set[str] = set()
    for output in outputs:
        name = output.path.name.casefold()
        if name in seen:
            raise InvalidInputError([Diagnostic("same-name-twice", arguments={"name": output.path.name})])
        seen.add(name)


def _write(outputs: tuple[_Output, ...], *, force: bool) -> BuildOutcome:
    written: list[Path] = []
    findings: list[Diagnostic] = []
    for output in outputs:
        try:
            kept = None if force else _not_ours(output.path)
            if kept is None:
                write_whole(output.path, output.data)
                written.append(output.path)
            else:
                findings.append(kept)
        except RefusedError as error:
            findings.append(error.diagnostic)
    return BuildOutcome(tuple(written), tuple(findings), refused=bool(findings))


_LEFT_ALONE: Final = {FileState.CHANGED: "target-changed", FileState.FOREIGN: "target-foreign"}


def _not_ours(path: Path) -> Diagnostic | None:
    """Say why a Word file is not to be replaced: somebody saved it since, or we did not write it."""
    data = read_output(path) if path.suffix == ".docx" else None
    if data is None:
        return None
    code = _LEFT_ALONE.get(state_of(data))
    return Diagnostic(code, file=str(path), arguments={"name": str(path)}) if code else None
