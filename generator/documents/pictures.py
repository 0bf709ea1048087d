"""Pictures: PNG and JPEG, with their size in pixels."""

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Final
from zlib import crc32

PictureReader = Callable[[str, str], bytes]
"""Gives the bytes of a picture by its path beside the definition and the field that names it, empty where a
template does; raises OSError where it cannot."""

MAX_PICTURE_BYTES: Final = 10 * 1024 * 1024
MAX_PICTURE_PIXELS: Final = 50_000_000
"""What takes 200 MB unpacked. A few bytes of PNG can stand for any number of pixels."""
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8"
_JPEG_END: Final = b"\xff\xd9"
_NO_FRAME: Final = frozenset({0xC4, 0xC8, 0xCC})


class UnusablePictureError(ValueError):
    """The bytes are no whole PNG or JPEG."""


def is_whole(data: bytes) -> bool:
    """Say whether a picture of which the size is known goes on to its end.

    Of a PNG every part has a checksum. A JPEG has none; it ends with a sign of its own. What comes behind
    the end is not looked at, as viewers do not.
    """
    return _whole_png(data) if data.startswith(_PNG) else _JPEG_END in data


def _whole_png(data: bytes) -> bool:
    position, kind = len(_PNG), b""
    while kind != b"IEND":
        end = position + 8 + int.from_bytes(data[position : position + 4])
        kind = data[position + 4 : position + 8]
        if end + 4 > len(data) or crc32(data[position + 4 : end]) != int.from_bytes(data[end : end + 4]):
            return False
        position = end + 4
    return True


def picture_size(data: bytes) -> tuple[int, int]:
    """Give the width and height in pixels.

    Raises:
        UnusablePictureError: it is neither a PNG nor a JPEG, or cut short.
    """
    if data.startswith(_PNG) and data[12:16] == b"IHDR" and len(data) >= 24:  # noqa: PLR2004 - its header
        size = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    elif data.startswith(_JPEG):
        size = _jpeg_size(data)
    else:
        raise UnusablePictureError
    if not all(size):
        raise UnusablePictureError
    return size


def is_beside(name: str) -> bool:
    """Tell whether a file stands beside the definition or below it; nothing is fetched from elsewhere."""
    path = PurePosixPath(name.replace("\\", "/"))
    return not path.is_absolute() and ".." not in path.parts and ":" not in name


def _jpeg_size(data: bytes) -> tuple[int, int]:
    position = 2
    while position + 9 <= len(data) and data[position] == 0xFF:  # noqa: PLR2004 - a segment begins so
        marker = data[position + 1]
        if 0xC0 <= marker <= 0xCF and marker not in _NO_FRAME:  # noqa: PLR2004 - a frame header
            return (
                int.from_bytes(data[position + 7 : position + 9]),
                int.from_bytes(data[position + 5 : position + 7]),
            )
        position += 2 + int.from_bytes(data[position + 2 : position + 4])
    raise UnusablePictureError
