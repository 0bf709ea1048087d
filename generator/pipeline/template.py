"""A municipality's own Word template: made a base, and judged before anything is built."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from generator.diagnostics import Diagnostic, InvalidInputError
from generator.ooxml.reference import reference_package
from generator.pipeline.files import reading_refused
from generator.resources import templates_folder

MAX_TEMPLATE_BYTES: Final = 64 * 1024 * 1024
SUFFIXES: Final = frozenset(
    {".docx", ".dotx", ".docm", ".dotm", ".doc", ".dot", ".odt", ".ott", ".fodt", ".rtf", ".wps", ".pages"}
)
"""Of files that hold text with a look, and never a definition."""
_LANGUAGE: Final = "nl"


def is_template(path: Path) -> bool:
    """Say whether a path means a template and not a definition."""
    return path.suffix.lower() in SUFFIXES and not path.is_dir()


def adopted(data: bytes, name: str, reference: bytes) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Give the base that a template makes, and what there is to say of it; ``name`` is the file's.

    Raises:
        InvalidInputError: It cannot be a base.
    """
    from generator.ooxml.adopt import adopt

    try:
        made = adopt(data, reference, whole=reference == shipped_reference())
    except InvalidInputError as error:
        raise InvalidInputError(_of_file(error.diagnostics, name)) from error
    return made.base, tuple(_of_file(made.findings, name))


def template_findings(data: bytes, name: str, language: str = _LANGUAGE) -> tuple[Diagnostic, ...]:
    """Give all that there is to say of a template, whether it can be used or not.

    ``language`` is that of the documents, as far as the definition says it.
    """
    from generator.ooxml.adopt import adopt, inspect

    try:
        made = adopt(data, shipped_reference(), whole=True)
    except InvalidInputError as error:
        return tuple(_of_file(error.diagnostics, name))
    return tuple(_of_file((*made.findings, *inspect(data, made.base, language)), name))


def check_template(path: Path) -> tuple[Diagnostic, ...]:
    """Judge the template that a path means.

    Raises:
        RefusedError: it is not there or cannot be opened.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_TEMPLATE_BYTES + 1)
    except OSError as error:
        raise reading_refused(path, error) from error
    if len(data) > MAX_TEMPLATE_BYTES:
        arguments = {"limit": f"{MAX_TEMPLATE_BYTES / 1e6:.0f}"}
        return (Diagnostic("template-file-too-large", file=str(path), arguments=arguments),)
    return template_findings(data, str(path))


@cache
def shipped_reference() -> bytes:
    """Give our own base, packed once in a process."""
    return reference_package(templates_folder() / "word")


def _of_file(findings: Iterable[Diagnostic], name: str) -> list[Diagnostic]:
    return [replace(found, file=name) for found in findings]
