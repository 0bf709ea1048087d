"""From a plan to the bytes of its documents, in every format."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator import __version__
from generator.diagnostics import Diagnostic, InvalidInputError, Severity, TextFile
from generator.documents.engine import Rendering
from generator.documents.faults import MarkdownFaultError, in_field
from generator.documents.standard import FORMULA_DOCUMENT, DocumentSpec
from generator.ooxml.package import load_library
from generator.ooxml.snapshot import Snapshot
from generator.pipeline.parallel import Made, PlainRemark, in_parallel
from generator.pipeline.plan import Prepared
from generator.resources import formulas_folder
from generator.writers.docx.writer import write as write_docx
from generator.writers.json import write_json

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from generator.writers.pdf.printed import Printed

_Format = Callable[[Prepared, DocumentSpec, Rendering], bytes]


@dataclass(frozen=True, slots=True)
class MadeDocuments:
    """The bytes of each document by format, in order, and what there is to say of them, each thing once."""

    files: tuple[Mapping[str, bytes], ...]
    findings: tuple[Diagnostic, ...]


def make_all(
    prepared: Prepared, specs: Sequence[DocumentSpec], formats: Sequence[str], *, alone: bool = False
) -> MadeDocuments:
    """Make documents in some formats.

    Documents know nothing of each other, so they are made side by side where the system can, unless this
    process is to do it ``alone``. Where one has a fault, all are rendered again to report the faults of all.

    Raises:
        InvalidInputError: with the findings of all documents, or the house style cannot be used.
    """
    _prepare_formats(prepared, formats)
    tasks = [partial(_make, prepared, some, formats) for some in (specs[:1], specs[1:]) if some]
    try:
        parts = None if alone else in_parallel(tasks)
        made = [one for part in parts for one in part] if parts else _make(prepared, specs, formats)
    except InvalidInputError:
        prepared.render(specs)
        raise
    findings = _findings(prepared, [remark for _, said in made for remark in said])
    return MadeDocuments(tuple(files for files, _ in made), findings)


def _prepare_formats(prepared: Prepared, formats: Sequence[str]) -> None:
    """Load now what two processes would load twice."""
    if "docx" in formats:
        load_library()
        _ = prepared.look.base
    if "html" in formats or "pdf" in formats:
        _ = prepared.look.theme


def _make(prepared: Prepared, specs: Sequence[DocumentSpec], formats: Sequence[str]) -> list[Made]:
    """Make documents in this process; a PDF is set in a thread while the rest is written.

    The typesetter lets go of the interpreter while it works, and takes longer than all else together.
    """
    if "pdf" not in formats:
        return [_begin(prepared, spec, formats, None)() for spec in specs]
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(os.cpu_count()) as threads:
        begun = [_begin(prepared, spec, formats, threads) for spec in specs]
        return [finish() for finish in begun]


def _begin(
    prepared: Prepared, spec: DocumentSpec, formats: Sequence[str], threads: "Executor | None"
) -> Callable[[], Made]:
    """Make one document as far as this thread does; what is given finishes it.

    Data need no templates, and are the definition's, so they come with the main document.
    """
    rendering = prepared.engine.render(spec) if _RENDERED & set(formats) else None
    printing = threads.submit(_print, prepared, rendering) if threads and rendering else None
    files: dict[str, bytes] = {}
    for name in formats:
        if rendering is not None and name in _FORMATS:
            files[name] = _FORMATS[name](prepared, spec, rendering)
        elif name == "json" and spec.id == FORMULA_DOCUMENT:
            files[name] = write_json(prepared.plan, prepared.loaded.language)

    def finish() -> Made:
        if printing is None:
            return files, []
        printed = printing.result()
        whole = files | {"pdf": printed.data}
        remarks = [(said.code, said.field, said.quoted, dict(said.arguments)) for said in printed.findings]
        return {name: whole[name] for name in formats if name in whole}, remarks

    return finish


def _docx(prepared: Prepared, spec: DocumentSpec, rendering: Rendering) -> bytes:
    look = prepared.look
    palette = look.theme.light if look.tokens else None  # our own needs no theme to be read
    return write_docx(rendering.document, look.base, _snapshot(prepared, spec), palette)


def _html(prepared: Prepared, _: DocumentSpec, rendering: Rendering) -> bytes:
    from generator.writers.html.writer import write

    return write(rendering.document, prepared.look.theme)


def _print(prepared: Prepared, rendering: Rendering) -> "Printed":
    from generator.writers.pdf.writer import write

    return write(rendering.document, prepared.look.theme)


def _markdown(_: Prepared, __: DocumentSpec, rendering: Rendering) -> bytes:
    return rendering.markdown.encode()


_FORMATS: Final[Mapping[str, _Format]] = {"docx": _docx, "html": _html, "md": _markdown}
"""The formats of a rendered document but the one that a thread makes."""
_RENDERED: Final = frozenset({*_FORMATS, "pdf"})
"""The formats that need the templates; data do without."""


def _findings(prepared: Prepared, remarks: Sequence[PlainRemark]) -> tuple[Diagnostic, ...]:
    """Place what writers remarked in the definition, each thing once.

    What is about a field counts; the same said of a title or a header, which are in no field, adds nothing.
    """
    placed = [(code, arguments) for code, field, _, arguments in remarks if field]
    counting = [said for said in remarks if said[1] or (said[0], said[3]) not in placed]
    once = {(*said[:3], *said[3].items()): said for said in counting}
    return tuple(_finding(prepared, *said) for said in once.values())


def _finding(
    prepared: Prepared, code: str, field: str, quoted: str, arguments: Mapping[str, str]
) -> Diagnostic:
    remark = MarkdownFaultError(code, arguments, field=field, quoted=quoted)
    found = in_field(remark, prepared.loaded.tree)
    plain = Diagnostic(code, arguments=remark.arguments, file=prepared.loaded.files[0].name)
    return replace(found or plain, severity=Severity.WARNING)


def _snapshot(prepared: Prepared, spec: DocumentSpec) -> Snapshot:
    """Tell a Word file what it was made from; names of files are as seen from the definition's folder."""
    files = tuple((_name(prepared, file), file.text) for file in prepared.loaded.files)
    return Snapshot(
        program=__version__,
        document=spec.id,
        municipality=prepared.plan.definition.municipality.name,
        definition=files[0][0],
        files=files,
        definition_hash=_hash(files),
        template_hash=prepared.template_hash,
        language=prepared.loaded.language,
        compared=prepared.compared,
    )


def _name(prepared: Prepared, file: TextFile) -> str:
    if prepared.loaded.homes[file].folder.is_relative_to(formulas_folder()):
        return file.name  # as messages call what ships
    return Path(os.path.relpath(file.name, prepared.folder)).as_posix()


def _hash(texts: Iterable[tuple[str, str]]) -> str:
    total = sha256()
    for name, text in texts:
        total.update(f"{name}\0{text}\0".encode())
    return total.hexdigest()
