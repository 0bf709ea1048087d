"""The one way to open a Word file of ours that others have edited: safe to read on, or refused with a reason.

Nothing that the file refers to is ever fetched. Pictures, templates and objects outside it stay as they are.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from generator import __version__
from generator.diagnostics import Diagnostic, InvalidInputError
from generator.ooxml.archive import (
    CONTENT_TYPES_PART,
    DamagedArchiveError,
    OversizedArchiveError,
    UnsafeNameError,
    read_archive,
)
from generator.ooxml.digest import FileState, digest_of
from generator.ooxml.relations import read_relations, relations_part, type_of
from generator.ooxml.snapshot import NAMESPACE, Snapshot, find_snapshot
from generator.ooxml.soundness import STRICT, refuse_unsound
from generator.ooxml.xml import parse_xml

MOST_BYTES: Final = 64 * 1024 * 1024
"""Unpacked; an update holds all of them some three times."""

_TOO_COMPLEX: Final = "word-too-complex"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_ZIP: Final = b"PK"
_XML: Final = (b"<?xml", b"\xef\xbb\xbf<?xml")
_LOOSE: Final = (b"http://schemas.microsoft.com/office/2006/xmlPackage", b"Word.Document")
"""What XML begins with that Word saved as one loose file, in its present and its older form."""
_START: Final = 4096
_OPEN_TEXT: Final = b"application/vnd.oasis.opendocument.text"
_WORD: Final = b"wordprocessingml"
_MACROS: Final = b"macroEnabled"
_MACRO_PARTS: Final = ("vbaproject.bin", "vbadata.xml")
_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_ANY_NAMESPACE: Final = NAMESPACE.rpartition(":")[0].encode() + b":"
_WRITTEN_PART: Final = re.compile(rb"<(?:\w+:)?part[\s>]")
_RELEASE: Final = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})*")


@dataclass(frozen=True, slots=True)
class Opened:
    """A Word file of ours, unpacked; ``name`` is how messages call it, ``main`` the part with its text.

    All its parts but those in ``docProps/`` and ``customXml/`` are known to parse.
    """

    name: str
    members: Mapping[str, bytes]
    main: str
    snapshot: Snapshot
    snapshot_part: str

    @property
    def state(self) -> FileState:
        """Whether it is still as we wrote it."""
        is_same = self.snapshot.digest == digest_of(self.members, self.snapshot_part)
        return FileState.UNTOUCHED if is_same else FileState.CHANGED


def open_word(data: bytes, name: str, program: str = __version__) -> Opened:
    """Open a Word file of ours; ``program`` is the version that opens it.

    Raises:
        InvalidInputError: It is another file, one that cannot be read without harm, or one whose snapshot
            is not there, not complete or of a newer program.
    """
    try:
        return _open(data, name, program)
    except InvalidInputError as error:
        raise InvalidInputError([replace(found, file=name) for found in error.diagnostics]) from error


def _open(data: bytes, name: str, program: str) -> Opened:
    _refuse_kind(data)
    members = _unpacked(data)
    _refuse_package(members)
    bodies = refuse_unsound(members)
    main = _main_part(members)
    if main not in bodies:
        raise InvalidInputError([Diagnostic("word-damaged", arguments={"part": main})])
    found = find_snapshot(members)
    if found is None:
        raise InvalidInputError([_without(members, program)])
    part, snapshot = found
    _refuse_snapshot(
        snapshot, program, is_cut=not snapshot.base and bool(_WRITTEN_PART.search(members[part]))
    )
    if snapshot.base:
        _refuse_base({written.name: written.data for written in snapshot.base})
    return Opened(name, members, main, snapshot, part)


def _refuse_kind(data: bytes) -> None:
    """Refuse what is no archive, by its first bytes."""
    if data.startswith(_OLE):
        raise InvalidInputError(
            [Diagnostic("word-password") if _ENCRYPTED in data else Diagnostic("word-old-format")]
        )
    start = data[:_START]
    if start.startswith(_XML) and any(mark in start for mark in _LOOSE):
        raise InvalidInputError([Diagnostic("word-loose-xml")])
    if not data.startswith(_ZIP):
        raise InvalidInputError([Diagnostic("word-no-word-file")])


def _unpacked(data: bytes) -> dict[str, bytes]:
    try:
        members = read_archive(data)
    except OversizedArchiveError as error:
        raise InvalidInputError([Diagnostic("word-unpacks-too-large")]) from error
    except UnsafeNameError as error:
        raise InvalidInputError([Diagnostic("word-unsafe")]) from error
    except DamagedArchiveError as error:
        raise InvalidInputError([Diagnostic("word-damaged")]) from error
    if sum(map(len, members.values())) > MOST_BYTES:
        raise InvalidInputError([Diagnostic("word-unpacks-too-large")])
    return members


def _refuse_package(members: Mapping[str, bytes]) -> None:
    """Refuse other archives than ordinary Word files, by what they say of themselves."""
    if members.get("mimetype", b"").startswith(_OPEN_TEXT):
        raise InvalidInputError([Diagnostic("word-open-document")])
    types = members.get(CONTENT_TYPES_PART, b"")
    if _WORD not in types:
        raise InvalidInputError([Diagnostic("word-no-word-file")])
    if _MACROS in types or any(part.lower().endswith(_MACRO_PARTS) for part in members):
        raise InvalidInputError([Diagnostic("word-macros")])


def _main_part(members: Mapping[str, bytes]) -> str:
    """Find the part with the text, as the file itself leads to it."""
    ways = list(read_relations("", parse_xml(members[relations_part("")])))
    if any(way.kind.startswith(STRICT) for way in ways):
        raise InvalidInputError([Diagnostic("word-strict")])
    way = next((way for way in ways if way.role == "officeDocument"), None)
    if way is not None and way.external:
        raise InvalidInputError([Diagnostic("word-unsafe")])
    names = {name.lower(): name for name in members}
    main = names.get(way.target.lower()) if way else None
    if main is None:
        raise InvalidInputError([Diagnostic("word-damaged")])
    kind = type_of(main, parse_xml(members[CONTENT_TYPES_PART]))
    if kind == _TEMPLATE:
        raise InvalidInputError([Diagnostic("word-template")])
    if kind != _MAIN:
        raise InvalidInputError([Diagnostic("word-no-word-file")])
    return main


def _without(members: Mapping[str, bytes], program: str) -> Diagnostic:
    """Say of a file without a readable snapshot why there is none."""
    parts = [data for part, data in members.items() if part.startswith("customXml/")]
    if any(NAMESPACE.encode() in data and b"<snapshot" in data for data in parts):
        return Diagnostic("word-incomplete")
    if any(_ANY_NAMESPACE in data and b"<snapshot" in data for data in parts):
        return Diagnostic("word-newer-version", arguments={"ours": program, "made": ""})
    return Diagnostic("word-not-ours")


def _refuse_snapshot(snapshot: Snapshot, program: str, *, is_cut: bool) -> None:
    """Refuse a snapshot that a definition cannot be read from, or in which parts ``is_cut`` off."""
    if _release(snapshot.program) > _release(program):
        arguments = {"ours": program, "made": snapshot.program}
        raise InvalidInputError([Diagnostic("word-newer-version", arguments=arguments)])
    if not snapshot.definition and not snapshot.files:
        raise InvalidInputError([Diagnostic("word-comparison")])
    if is_cut or snapshot.definition not in dict(snapshot.files):
        raise InvalidInputError([Diagnostic("word-incomplete")])


def _refuse_base(parts: Mapping[str, bytes]) -> None:
    """Refuse a snapshot whose parts are no text of ours; they are as little to be trusted as the file."""
    try:
        is_whole = _main_part(parts) in refuse_unsound(parts)
    except InvalidInputError as error:
        if error.diagnostics[0].code == _TOO_COMPLEX:
            raise
        is_whole = False
    except KeyError:  # a part that says what the others are
        is_whole = False
    if not is_whole:
        raise InvalidInputError([Diagnostic("word-incomplete")])


def _release(version: str) -> tuple[int, ...]:
    """Give the numbers of a version; 1.2 is 1.2.0, and what is no version is older than any."""
    found = _RELEASE.match(version)
    numbers = [int(number) for number in found[0].split(".")] if found else []
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
