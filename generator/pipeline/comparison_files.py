"""A comparison as a file, in any format; a Word file that somebody saved since is never replaced."""

from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Final

from generator import __version__
from generator.diagnostics import Diagnostic, RefusedError
from generator.ooxml.digest import FileState, state_of
from generator.ooxml.snapshot import Snapshot
from generator.pipeline.compare import Comparing
from generator.pipeline.files import ensure_folder, read_output, write_whole
from generator.pipeline.template import shipped_reference
from generator.report.comparison_json import comparison_json
from generator.report.comparison_text import as_text

DOCUMENT: Final = "comparison"
"""The name under which a Word file of ours knows itself."""


def comparison_bytes(comparing: Comparing, output_format: str) -> bytes:
    """Give a comparison in a format: text, json, html, docx or xlsx."""
    return _FORMATS[output_format](comparing)


def write_comparison(comparing: Comparing, output_format: str, target: Path | None) -> Path:
    """Write a comparison, by default into a file with its own name in the current folder; gives its path.

    Raises:
        RefusedError: the system does not allow it, or a Word file stands there that somebody saved since.
    """
    path = target or Path(f"{comparing.shown.file}.{output_format}")
    data = comparison_bytes(comparing, output_format)
    if output_format == "docx":
        _refuse_edited(path)
    ensure_folder(path.parent)
    write_whole(path, data)
    return path


def _refuse_edited(path: Path) -> None:
    present = read_output(path)
    if present is not None and state_of(present) is not FileState.UNTOUCHED:
        raise RefusedError(Diagnostic("comparison-changed", file=str(path), arguments={"name": str(path)}))


def _text(comparing: Comparing) -> bytes:
    return as_text(comparing.shown, comparing.locale).encode()


def _json(comparing: Comparing) -> bytes:
    return comparison_json(comparing.shown.facts).encode()


def _html(comparing: Comparing) -> bytes:
    from generator.theme.read import default_theme
    from generator.writers.comparison_page import write

    return write(comparing.shown, comparing.locale, default_theme())


def _docx(comparing: Comparing) -> bytes:
    from generator.documents.comparison.document import comparison_document
    from generator.writers.docx import write

    document = comparison_document(comparing.shown, comparing.locale)
    return write(document, shipped_reference(), _snapshot(comparing))


def _snapshot(comparing: Comparing) -> Snapshot:
    """Tell a Word file that it is ours, so that edits in it are seen; it holds no definition."""
    made = sha256(_json(comparing)).hexdigest()
    return Snapshot(__version__, DOCUMENT, "", "", (), made, "", language=comparing.locale.language)


def _xlsx(comparing: Comparing) -> bytes:
    from generator.writers.xlsx import write

    return write(comparing.shown, comparing.locale)


_FORMATS: Final[Mapping[str, Callable[[Comparing], bytes]]] = MappingProxyType(
    {"text": _text, "json": _json, "html": _html, "docx": _docx, "xlsx": _xlsx}
)
