"""Which signs a font file can show, read from the file itself.

Only the table ``cmap`` is read (OpenType, formats 4 and 12), a thousandth of what a font library does; the
signs of a whole document are looked up in well under a millisecond.
"""

import struct
from bisect import bisect_right
from functools import cache
from pathlib import Path
from typing import Final

_COLLECTION: Final = b"ttcf"
_UNICODE: Final = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
"""Platforms and encodings of Unicode, the fuller first."""
_SEGMENTS, _GROUPS = 4, 12
_ENDLESS: Final = 0xFFFF


class Coverage:
    """The signs of a font."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        """Take ranges of code points, both ends inclusive, in rising order."""
        self._starts = [start for start, _ in ranges]
        self._ends = [end for _, end in ranges]

    def __contains__(self, sign: str) -> bool:
        """Say whether the font has a glyph for one sign."""
        code = ord(sign)
        at = bisect_right(self._starts, code) - 1
        return at >= 0 and code <= self._ends[at]


@cache
def coverage(path: Path, index: int = 0) -> Coverage:
    """Read what a font covers; ``index`` picks one of a collection.

    A file that cannot be read, or is built as no font should be, covers nothing.
    """
    try:
        return Coverage(sorted(_ranges(path.read_bytes(), index)))
    except (OSError, struct.error, IndexError):
        return Coverage([])


def _ranges(data: bytes, index: int) -> list[tuple[int, int]]:
    start = struct.unpack_from(">I", data, 12 + 4 * index)[0] if data[:4] == _COLLECTION else 0
    for number in range(struct.unpack_from(">H", data, start + 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, start + 12 + 16 * number)
        if tag == b"cmap":
            return _best(data, offset)
    return []


def _best(data: bytes, start: int) -> list[tuple[int, int]]:
    """Read the fullest of the subtables that are about Unicode."""
    count = struct.unpack_from(">H", data, start + 2)[0]
    records = [struct.unpack_from(">HHI", data, start + 4 + 8 * number) for number in range(count)]
    offsets = {(platform, encoding): offset for platform, encoding, offset in records}
    for kind in _UNICODE:
        if kind in offsets:
            at = start + offsets[kind]
            form = struct.unpack_from(">H", data, at)[0]
            if form in {_SEGMENTS, _GROUPS}:
                return _segments(data, at) if form == _SEGMENTS else _groups(data, at)
    return []


def _groups(data: bytes, at: int) -> list[tuple[int, int]]:
    count = struct.unpack_from(">I", data, at + 12)[0]
    found = (struct.unpack_from(">III", data, at + 16 + 12 * number) for number in range(count))
    return [(first + (glyph == 0), last) for first, last, glyph in found]


def _segments(data: bytes, at: int) -> list[tuple[int, int]]:
    size = struct.unpack_from(">H", data, at + 6)[0]
    count = size // 2
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{count}H", data, at + 14 + size * row + (2 if row else 0)) for row in range(4)
    )
    ranges: list[tuple[int, int]] = []
    for number, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        glyphs = at + 16 + size * 3 + 2 * number + offset
        for code in range(first, min(last, _ENDLESS - 1) + 1):
            glyph = struct.unpack_from(">H", data, glyphs + 2 * (code - first))[0] if offset else code + delta
            if glyph % (_ENDLESS + 1):
                _add(ranges, code)
    return ranges


def _add(ranges: list[tuple[int, int]], code: int) -> None:
    if ranges and ranges[-1][1] == code - 1:
        ranges[-1] = (ranges[-1][0], code)
    else:
        ranges.append((code, code))
