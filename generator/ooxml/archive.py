"""Word files as zip archives: read with limits, written so that equal content gives equal bytes."""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import Final

MAXIMUM_MEMBERS: Final = 4_000
MAXIMUM_MEMBER: Final = 64 * 1024 * 1024
MAXIMUM_TOTAL: Final = 256 * 1024 * 1024
"""In bytes, unpacked: far above any report, far below what harms a machine."""

CONTENT_TYPES_PART: Final = "[Content_Types].xml"
_FIRST: Final = (CONTENT_TYPES_PART, "_rels/.rels", "word/document.xml")
_COMPRESSION: Final = 3
"""More than twice as fast as the usual 6, and 15 in 100 larger."""
_COMPRESSED: Final = (".png", ".jpeg", ".jpg")
"""Kept as they are: they hardly get smaller."""
_DATE: Final = (1980, 1, 1, 0, 0, 0)
_CHUNK: Final = 1 << 20
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


def read_archive(data: bytes) -> dict[str, bytes]:
    """Give the content of every member by its name.

    Raises:
        DamagedArchiveError: It is no zip archive, it is damaged or encrypted, it holds a name
            twice, or it unpacks to more than the limits allow.
    """
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
        message = f"more than {MAXIMUM_MEMBERS} members"
        raise DamagedArchiveError(message)
    members: dict[str, bytes] = {}
    room = MAXIMUM_TOTAL
    for entry in entries:
        if entry.filename in members:
            message = f"two members are called {entry.filename!r}"
            raise DamagedArchiveError(message)
        members[entry.filename] = _read(archive, entry, min(room, MAXIMUM_MEMBER))
        room -= len(members[entry.filename])
    return members


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> bytes:
    """Unpack one member; what its header claims about the size is not believed."""
    content = bytearray()
    with archive.open(entry) as member:
        while chunk := member.read(_CHUNK):
            content += chunk
            if len(content) > limit:
                message = f"{entry.filename!r} unpacks to more than {limit} bytes"
                raise DamagedArchiveError(message)
    return bytes(content)


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
