"""A definition as a Word file of ours remembers it: its snapshot holds every file that it was made from."""

import os
import re
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Final

from generator import __version__
from generator.diagnostics import Diagnostic, InvalidInputError
from generator.loader.load import Loaded, load
from generator.ooxml.archive import DamagedArchiveError, read_archive
from generator.ooxml.snapshot import NAMESPACE, Snapshot, find_snapshot
from generator.resources import formulas_folder

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_ZIP: Final = b"PK"
_TYPES: Final = "[Content_Types].xml"
_WORD: Final = b"wordprocessingml"
_MACROS: Final = b"macroEnabled"
_MACRO_PARTS: Final = ("vbaProject.bin", "vbaData.xml")
_ANY_NAMESPACE: Final = NAMESPACE.rpartition(":")[0].encode() + b":"
_SHIPPED: Final = "formulas/"
_UNKNOWN: Final = "…"
_RELEASE: Final = re.compile(r"\d+(?:\.\d+)*")


def read_word(data: bytes, name: str, language: str | None = None) -> Loaded:
    """Read the definition in a Word file, by default in the language of that file; nothing else is read.

    ``name`` is the file's, as messages show it.

    Raises:
        InvalidInputError: it is no Word file of ours, one of a newer program, or what is in it is wrong.
    """
    snapshot = _snapshot(data, name)
    _refuse_newer(snapshot.program, name)
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


def _snapshot(data: bytes, name: str) -> Snapshot:
    """Find the snapshot in the bytes of a file, and say of any other file what it is."""
    if data.startswith(_OLE):
        raise InvalidInputError(
            [Diagnostic("word-password", file=name)]
            if _ENCRYPTED in data
            else [Diagnostic("word-old-format", file=name)]
        )
    if not data.startswith(_ZIP):
        raise InvalidInputError([Diagnostic("word-no-word-file", file=name)])
    try:
        members = read_archive(data)
    except DamagedArchiveError as error:
        raise InvalidInputError([Diagnostic("word-damaged", file=name)]) from error
    types = members.get(_TYPES, b"")
    if _WORD not in types:
        raise InvalidInputError([Diagnostic("word-no-word-file", file=name)])
    if _MACROS in types or any(member.endswith(_MACRO_PARTS) for member in members):
        raise InvalidInputError([Diagnostic("word-macros", file=name)])
    found = find_snapshot(members)
    if found is None:
        raise InvalidInputError([_without(members, name)])
    if not found[1].files:
        raise InvalidInputError([Diagnostic("word-incomplete", file=name)])
    return found[1]


def _without(members: dict[str, bytes], name: str) -> Diagnostic:
    """Say of a file without a readable snapshot why there is none."""
    parts = [data for part, data in members.items() if part.startswith("customXml/")]
    if any(NAMESPACE.encode() in data and b"<snapshot" in data for data in parts):
        return Diagnostic("word-incomplete", file=name)
    if any(_ANY_NAMESPACE in data and b"<snapshot" in data for data in parts):
        return Diagnostic("word-newer-version", file=name, arguments={"ours": __version__, "made": ""})
    return Diagnostic("word-not-ours", file=name)


def _refuse_newer(made: str, name: str) -> None:
    if _release(made) > _release(__version__):
        arguments = {"ours": __version__, "made": made}
        raise InvalidInputError([Diagnostic("word-newer-version", file=name, arguments=arguments)])


def _release(version: str) -> tuple[int, ...]:
    """Give the numbers of a version; 1.2 is 1.2.0, and what is no version is older than any."""
    found = _RELEASE.match(version)
    numbers = [int(number) for number in found[0].split(".")] if found else []
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
