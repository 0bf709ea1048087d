"""A Word file of ours that people worked in, and the definition that belongs to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Diagnostic, InvalidInputError, RefusedError
from generator.filters import fold
from generator.loader.load import Loaded
from generator.ooxml.opening import Opened, open_word
from generator.pipeline.check import open_definition
from generator.pipeline.files import reading_refused
from generator.pipeline.template import MAX_TEMPLATE_BYTES


@dataclass(frozen=True, slots=True)
class EditedWord:
    """The file, opened, and the parts with text as they once were written."""

    path: Path
    data: bytes
    opened: Opened
    base: Mapping[str, bytes]


def open_edited(path: Path) -> EditedWord:
    """Open a Word file of ours.

    Raises:
        InvalidInputError: It is none, cannot be read without harm, or was made before files kept their text.
        RefusedError: It is not there or cannot be opened.
    """
    data = word_bytes(path)
    opened = open_word(data, str(path))
    base = {part.name: part.data for part in opened.snapshot.base}
    if not base:
        raise InvalidInputError([Diagnostic("word-without-base", file=str(path))])
    return EditedWord(path, data, opened, base)


def word_bytes(path: Path) -> bytes:
    """Give the bytes of a Word file, and never hold more of it than one may be.

    Raises:
        InvalidInputError: It is too large.
        RefusedError: It is not there or cannot be opened.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_TEMPLATE_BYTES + 1)
    except OSError as error:
        raise reading_refused(path, error) from error
    if len(data) > MAX_TEMPLATE_BYTES:
        raise word_too_large(str(path))
    return data


def word_too_large(name: str) -> InvalidInputError:
    """Say of a Word file that it is larger than one may be."""
    arguments = {"limit": f"{MAX_TEMPLATE_BYTES / 1e6:.0f}"}
    return InvalidInputError([Diagnostic("word-file-too-large", file=name, arguments=arguments)])


def open_its_definition(edited: EditedWord, given: Path | None) -> Loaded:
    """Open the definition that a Word file was made from as it is today, in the language of the file.

    Where none is ``given`` it is the one that the file names, beside it or in a folder above.

    Raises:
        InvalidInputError: its content is wrong, or it is of another municipality.
        RefusedError: it is not there or cannot be opened.
    """
    snapshot = edited.opened.snapshot
    loaded = open_definition(given or _named(edited), snapshot.language or None)
    ours = loaded.definition.municipality.name
    if fold(ours) != fold(snapshot.municipality):
        arguments = {"ours": ours, "made": snapshot.municipality, "definition": loaded.files[0].name}
        raise InvalidInputError(
            [Diagnostic("word-other-municipality", file=str(edited.path), arguments=arguments)]
        )
    return loaded


def _named(edited: EditedWord) -> Path:
    name = edited.opened.snapshot.definition
    folder = edited.path.parent
    for place in (folder, folder / "..", folder / ".." / ".."):
        if (place / name).is_file():
            return place / name
    raise RefusedError(Diagnostic("word-definition-missing", file=str(edited.path), arguments={"name": name}))
