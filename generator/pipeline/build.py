"""Build: every document of a definition, in every format asked for."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from generator import __version__
from generator.diagnostics import Diagnostic, InvalidInputError, RefusedError, nearest
from generator.documents.engine import Rendering
from generator.documents.standard import FORMULA_DOCUMENT, DocumentSpec, file_stem
from generator.ooxml.digest import FileState, state_of
from generator.ooxml.reference import reference_package
from generator.ooxml.snapshot import Snapshot
from generator.pipeline.check import open_definition
from generator.pipeline.files import ensure_folder, read_output, write_whole
from generator.pipeline.plan import Prepared, prepare
from generator.resources import templates_folder
from generator.writers.docx.writer import write as write_docx
from generator.writers.json import write_json

FORMATS: Final = ("docx", "md", "json")
OUTPUT_FOLDER: Final = "uitvoer"
_RENDERED: Final = frozenset({"docx", "md"})
"""The formats that need the templates; data do without."""


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
    renderings = prepared.render(specs) if _RENDERED & set(request.formats) else {}
    for spec in specs:
        stem = target / file_stem(prepared.plan.definition, spec)
        for name in request.formats:
            data = _WRITERS[name](prepared, spec, renderings.get(spec.id))
            if data is not None:
                yield _Output(stem.with_name(f"{stem.name}.{name}"), data)


def _chosen(prepared: Prepared, only: tuple[str, ...]) -> tuple[DocumentSpec, ...]:
    known = [name for spec in prepared.specs for name in spec.names]
    for name in only:
        if name not in known:
            arguments = {"name": name, "known": ", ".join(known), "suggestion": nearest(name, known)}
            raise RefusedError(Diagnostic("unknown-document", arguments=arguments))
    return tuple(spec for spec in prepared.specs if not only or set(only) & set(spec.names))


def _docx(prepared: Prepared, spec: DocumentSpec, rendering: Rendering | None) -> bytes | None:
    return write_docx(rendering.document, _base(), _snapshot(prepared, spec)) if rendering else None


def _markdown(_: Prepared, __: DocumentSpec, rendering: Rendering | None) -> bytes | None:
    return rendering.markdown.encode() if rendering else None


def _json(prepared: Prepared, spec: DocumentSpec, _: Rendering | None) -> bytes | None:
    """The data are the definition's, so they come once, with the main document."""
    return write_json(prepared.plan) if spec.id == FORMULA_DOCUMENT else None


_WRITERS: Final[dict[str, Callable[[Prepared, DocumentSpec, Rendering | None], bytes | None]]] = {
    "docx": _docx,
    "md": _markdown,
    "json": _json,
}


@cache
def _base() -> bytes:
    return reference_package(templates_folder() / "word")


def _snapshot(prepared: Prepared, spec: DocumentSpec) -> Snapshot:
    """Tell a Word file what it was made from; names of files are as seen from the definition's folder."""
    files = tuple((_name(prepared.folder, file.name), file.text) for file in prepared.loaded.files)
    return Snapshot(
        program=__version__,
        document=spec.id,
        municipality=prepared.plan.definition.municipality.name,
        definition=files[0][0],
        files=files,
        definition_hash=_hash(files),
        template_hash=_hash(sorted(prepared.engine.sources.items())),
    )


def _name(folder: Path, name: str) -> str:
    if name.startswith("formulas/"):
        return name
    return Path(os.path.relpath(name, folder)).as_posix()


def _hash(texts: Iterable[tuple[str, str]]) -> str:
    total = sha256()
    for name, text in texts:
        total.update(f"{name}\0{text}\0".encode())
    return total.hexdigest()


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
