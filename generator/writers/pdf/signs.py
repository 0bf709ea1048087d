"""Signs that no font has: what stands in their place, and the remark on each."""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Final

from generator.writers.pdf.faces import Faces
from generator.writers.pdf.printed import Remark

_BREAKS: Final = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_PLAIN: Final = re.compile(r"[ -~\xa0-\xac\xae-\xff]*")
"""What every font has."""


@dataclass(slots=True)
class Signs:
    """Looks through the texts of one document.

    Of a sign that cannot be shown its number in Unicode is shown, in brackets. That can be read aloud,
    searched and looked up, where an empty box says only that something is missing.
    """

    faces: Faces
    refused: frozenset[str] = frozenset()
    """Signs that have a glyph and still cannot be shown."""
    missing: set[str] = field(default_factory=set)
    remarks: dict[tuple[str, str], Remark] = field(default_factory=dict)
    _known: dict[str, bool] = field(default_factory=dict)

    def lines(self, text: str, where: str = "") -> list[str]:
        """Give the lines of a text as they can be shown; ``where`` is the path of its field."""
        return [self.shown(line, where) for line in _BREAKS.split(text)]

    def shown(self, text: str, where: str = "") -> str:
        """Give a text of one line as it can be shown."""
        if _PLAIN.fullmatch(text):
            return text
        absent = {sign for sign in set(text) if not self._has(sign)}
        for space in [sign for sign in absent if sign.isspace()]:
            text = text.replace(space, " ")
            absent.remove(space)
        if not absent:
            return text
        for sign in sorted(absent, key=text.index):
            self.missing.add(sign)
            self.remarks.setdefault((sign, where), _remark(sign, where))
        return "".join(f"[{_number(sign)}]" if sign in absent else sign for sign in text)

    def _has(self, sign: str) -> bool:
        if sign not in self._known:
            able = unseen(sign) or self.faces.covers(sign)
            self._known[sign] = able and sign not in self.refused
        return self._known[sign]


def unseen(sign: str) -> bool:
    """Say whether a sign only tells how its neighbours are to be set, and needs no glyph."""
    return unicodedata.category(sign) == "Cf" or sign in _SELECTORS


_SELECTORS: Final = frozenset({"\u034f", *map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))})


def _number(sign: str) -> str:
    return f"U+{ord(sign):04X}"


def _remark(sign: str, where: str) -> Remark:
    return Remark("sign-without-glyph", {"sign": sign, "number": _number(sign)}, where, sign)
