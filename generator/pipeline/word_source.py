"""A definition as a Word file of ours remembers it: its snapshot holds every file that it was made from."""

import os
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Final

from generator import __version__
from generator.diagnostics import Diagnostic, InvalidInputError
from generator.loader.load import Loaded, load
from generator.ooxml.opening import open_word
from generator.ooxml.snapshot import Snapshot
from generator.resources import formulas_folder

_SHIPPED: Final = "formulas/"
_UNKNOWN: Final = "…"


def read_word(data: bytes, name: str, language: str | None = None) -> Loaded:
    """Read the definition in a Word file, by default in the language of that file; nothing else is read.

    ``name`` is the file's, as messages show it.

    Raises:
        InvalidInputError: it is no Word file of ours, one of a newer program, or what is in it is wrong.
    """
    return read_snapshot(open_word(data, name, __version__).snapshot, name, language)


def read_snapshot(snapshot: Snapshot, name: str, language: str | None = None) -> Loaded:
    """Read the definition in the snapshot of a Word file, as :func:`read_word` does.

    Raises:
        InvalidInputError: what is in it is not complete, or wrong.
    """
    files = _Files.of(snapshot, PurePath(name).name)
    wanted = language or snapshot.language or None
    try:
        return load(files.definition, files.read, wanted, files.read_shipped)
    except OSError as error:
        raise InvalidInputError([Diagnostic("word-incomplete", file=name)]) from error
    except InvalidInputError as error:
        if files.absent and wanted and wanted != snapshot.language:
            arguments = {"translation": wanted, "language": wanted}
            raise InvalidInputError(
                [Diagnostic("word-language-missing", file=name, arguments=arguments)]
            ) from error
        raise


@dataclass(frozen=True, slots=True)
class _Files:
    """The files in a snapshot, by their paths under a name that no file on disk has.

    Paths are normalised as the loader does. ``shipped`` are those that are called as files of a shipped
    formula are, by that name. ``absent`` are those that were asked for and are not there.
    """

    definition: PurePath
    own: dict[PurePath, str]
    shipped: dict[str, str]
    absent: list[PurePath] = field(default_factory=list)

    @classmethod
    def of(cls, snapshot: Snapshot, name: str) -> "_Files":
        """Take the files of a snapshot; what the folders above the definition are called it does not say."""
        climbs = max((PurePath(file).parts.count("..") for file, _ in snapshot.files), default=0)
        definition = PurePath(f"{name}:/", *[_UNKNOWN] * climbs, snapshot.definition)
        names = dict(snapshot.files)
        own = {_normal(definition.parent / file): text for file, text in names.items()}
        if snapshot.definition in names:
            own[definition] = names[snapshot.definition]
        shipped = {file: text for file, text in names.items() if file.startswith(_SHIPPED)}
        return cls(definition, own, shipped)

    def read(self, path: PurePath) -> bytes:
        """Give the bytes of a file.

        Raises:
            FileNotFoundError: the snapshot does not hold it.
        """
        text = self.own.get(path)
        if text is None:
            text = self._in_own_formulas(path)
        if text is None:
            self.absent.append(path)
            raise FileNotFoundError(str(path))
        return text.encode()

    def _in_own_formulas(self, path: PurePath) -> str | None:
        """Give a file of a folder ``formulas`` of the author's own, called as the build saw it."""
        ends = {PurePath(name).parts: text for name, text in self.shipped.items()}
        return next((text for end, text in ends.items() if path.parts[-len(end) :] == end), None)

    def read_shipped(self, path: PurePath) -> bytes:
        """Give the bytes of a file of a shipped formula, as it was when the snapshot was made.

        Raises:
            FileNotFoundError: the snapshot does not hold it.
        """
        text = self.shipped.get(_SHIPPED + path.relative_to(formulas_folder()).as_posix())
        if text is None:
            self.absent.append(path)
            raise FileNotFoundError(str(path))
        return text.encode()


def _normal(path: PurePath) -> PurePath:
    return type(path)(os.path.normpath(path))
