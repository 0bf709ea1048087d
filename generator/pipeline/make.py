"""From a plan to the bytes of its documents, in every format."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Final

from generator import __version__
from generator.diagnostics import InvalidInputError
from generator.documents.engine import Rendering
from generator.documents.standard import FORMULA_DOCUMENT, DocumentSpec
from generator.ooxml.package import load_library
from generator.ooxml.reference import reference_package
from generator.ooxml.snapshot import Snapshot
from generator.pipeline.parallel import in_parallel
from generator.pipeline.plan import Prepared
from generator.resources import templates_folder
from generator.writers.docx.writer import write as write_docx
from generator.writers.json import write_json

_Format = Callable[[Prepared, DocumentSpec, Rendering | None], bytes | None]

_RENDERED: Final = frozenset({"docx", "md"})
"""The formats that need the templates; data do without."""


def make_all(
    prepared: Prepared, specs: Sequence[DocumentSpec], formats: Sequence[str]
) -> tuple[Mapping[str, bytes], ...]:
    """Give the bytes of each document, by format.

    Documents know nothing of each other, so they are made side by side where the system can. Where one of
    them has a fault, all are rendered again to report the faults of all.

    Raises:
        InvalidInputError: with the findings of all documents.
    """
    if "docx" in formats:
        load_library()
    tasks = [partial(_make, prepared, spec, formats) for spec in specs]
    try:
        return tuple(in_parallel(tasks) or [task() for task in tasks])
    except InvalidInputError:
        prepared.render(specs)
        raise


def _make(prepared: Prepared, spec: DocumentSpec, formats: Sequence[str]) -> dict[str, bytes]:
    rendering = prepared.engine.render(spec) if _RENDERED & set(formats) else None
    made = ((name, _FORMATS[name](prepared, spec, rendering)) for name in formats)
    return {name: data for name, data in made if data is not None}


def _docx(prepared: Prepared, spec: DocumentSpec, rendering: Rendering | None) -> bytes | None:
    return write_docx(rendering.document, _base(), _snapshot(prepared, spec)) if rendering else None


def _markdown(_: Prepared, __: DocumentSpec, rendering: Rendering | None) -> bytes | None:
    return rendering.markdown.encode() if rendering else None


def _json(prepared: Prepared, spec: DocumentSpec, _: Rendering | None) -> bytes | None:
    """The data are the definition's, so they come once, with the main document."""
    return write_json(prepared.plan) if spec.id == FORMULA_DOCUMENT else None


_FORMATS: Final[Mapping[str, _Format]] = {"docx": _docx, "md": _markdown, "json": _json}


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
        template_hash=prepared.template_hash,
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
