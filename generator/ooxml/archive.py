"""Word files as zip archives: read with limits, written so that equal content gives equal bytes."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Final

MAXIMUM_MEMBERS: Final = 4_000
MAXIMUM_MEMBER: Final = 64 * 1024 * 1024
MAXIMUM_TOTAL: Final = 128 * 1024 * 1024
"""In bytes, unpacked: far above any report, far below what harms a machine."""

CONTENT_TYPES_PART: Final = "[Content_Types].xml"
_FIRST: Final = (CONTENT_TYPES_PART, "_rels/.rels", "word/document.xml")
_COMPRESSION: Final = 3
"""More than twice as fast as the usual 6, and 15 in 100 larger."""
_COMPRESSED: Final = (".png", ".jpeg", ".jpg")
"""Kept as they are: they hardly get smaller."""
_DATE: Final = (1980, 1, 1, 0, 0, 0)
_CHUNK: Final = 1 << 20
_ENTRY: Final = b"PK\x01\x02"
"""How an entry of the list of members begins."""
_ENTRIES_PER_MEMBER: Final = 4
"""An archive within the archive has entries too, so there may be more of them than members."""
_WAYS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""The ways of packing that Office knows; others take memory before anything is unpacked."""
_SOUND_NAME: Final = re.compile(r"(?![A-Za-z]:)(?!/)(?!.*//)(?!(?:.*/)?\.{1,2}(?:/|$))[^\\\x00-\x1f\x7f]+")
"""No root, drive, backslash, control character, empty step or step up."""
_UNREADABLE: Final = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,  # a way of packing that Python does not know
    RuntimeError,  # encrypted
    ValueError,
    struct.error,
)


class DamagedArchiveError(ValueError):
    """The bytes are no Word file that can be read safely; the message says why."""


class OversizedArchiveError(DamagedArchiveError):
    """It unpacks to more than the limits allow."""


class UnsafeNameError(DamagedArchiveError):
    """A member is called as a file elsewhere on a disk would be."""


def read_archive(data: bytes) -> dict[str, bytes]:
    """Give the content of every member by its name.

    Raises:
        OversizedArchiveError: It unpacks to more than the limits allow.
        UnsafeNameError: A name leads out of the archive.
        DamagedArchiveError: It is no zip archive, it is damaged or encrypted, or it holds a name twice.
    """
    if data.count(_ENTRY) > _ENTRIES_PER_MEMBER * MAXIMUM_MEMBERS:  # each takes memory once it is listed
        raise _too_many()
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _members(archive)
    except DamagedArchiveError:
        raise
    except _UNREADABLE as error:
        raise DamagedArchiveError(str(error)) from error


def _members(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MAXIMUM_MEMBERS:
        raise _too_many()
    _refuse_names(entries)
    if sum(entry.file_size for entry in entries) > MAXIMUM_TOTAL:
        message = f"it says to unpack to more than {MAXIMUM_TOTAL} bytes"
        raise OversizedArchiveError(message)
    members: dict[str, bytes] = {}
    room = MAXIMUM_TOTAL
    for entry in entries:
        members[entry.filename] = _read(archive, entry, min(room, MAXIMUM_MEMBER))
        room -= len(members[entry.filename])
    return members


def _too_many() -> OversizedArchiveError:
    return OversizedArchiveError(f"more than {MAXIMUM_MEMBERS} members")


def _refuse_names(entries: Iterable[zipfile.ZipInfo]) -> None:
    """Refuse names that are no place in a package, and two that Office takes for one."""
    seen = set()
    for entry in entries:
        # Python itself cuts a name at a zero, and on Windows turns the backslashes in it.
        if not all(map(_SOUND_NAME.fullmatch, (entry.filename, entry.orig_filename))):
            message = f"a member is called {entry.orig_filename!r}"
            raise UnsafeNameError(message)
        if entry.filename.casefold() in seen:
            message = f"two members are called {entry.filename!r}"
            raise DamagedArchiveError(message)
        seen.add(entry.filename.casefold())


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> bytes:
    """Unpack one member; what its header claims about the size is not believed."""
    if entry.compress_type not in _WAYS:
        message = f"{entry.filename!r} is packed in a way that Office does not know"
        raise DamagedArchiveError(message)
    content = BytesIO()  # gives what it holds without a second copy
    with archive.open(entry) as member:
        while chunk := member.read(_CHUNK):
            content.write(chunk)
            if content.tell() > limit:
                message = f"{entry.filename!r} unpacks to more than {limit} bytes"
                raise OversizedArchiveError(message)
    return content.getvalue()


def write_archive(members: Mapping[str, bytes]) -> bytes:
    """Pack members in a fixed order with a fixed date.

    The types come first, then what leads to the document: programs that tell files apart by their
    first bytes look there.
    """
    names = [name for name in _FIRST if name in members]
    names += sorted(set(members) - set(names))
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=_COMPRESSION) as archive:
        for name in names:
            entry = zipfile.ZipInfo(name, _DATE)
            stored = name.lower().endswith(_COMPRESSED)
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = 0
            archive.writestr(entry, members[name], compresslevel=_COMPRESSION)
    return target.getvalue()
