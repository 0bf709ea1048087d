"""Where the sentences of a text begin and end, in Dutch and English.

A full stop ends a sentence where a sentence can begin behind it: not in "08.30 uur", not behind an
abbreviation, not behind the number of an item. What has been left undecided stays one sentence: two
sentences taken for one are still compared, half a sentence looks like anything.
"""

import re
from collections.abc import Iterator
from typing import Final

_END: Final = re.compile(r"[.!?…]+[’”\"')\]]*(?=\s)")
_BEGINNING: Final = re.compile(r"\s+[‘“\"'(\[]*(?:[^\W\d_a-zß-öø-ÿ]|\d|[’'][nst]\s)")
"""A capital, a digit, or "’s Avonds", behind white space and what opens."""
_LAST_WORD: Final = re.compile(r"[‘“\"'(\[]*([^\s‘“\"'(\[]+)\Z")

_ABBREVIATIONS: Final = frozenset(
    """
    afd. alg. approx. art. bijl. bijv. blz. ca. dept. dhr. dr. drs. est. evt. excl. fam. gem. gld. incl.
    ing. ir. jhr. max. mej. mevr. min. mr. mrs. ms. mw. nr. nrs. pag. par. plm. prof. resp. sr. st. tel.
    vgl. vnl. vs. zgn.
    """.split()  # noqa: SIM905 - words read best as words
)
_DOTTED: Final = re.compile(r"(?:[^\W\d_]{1,2}\.){2,}\Z")
"""An abbreviation with more than one dot: "o.a.", "d.w.z.", "e.g."."""
_INITIAL: Final = re.compile(r"[^\W\d_a-zß-öø-ÿ]\.\Z")
_MAY_END: Final = frozenset({"a.s.", "a.u.b.", "c.q.", "e.d.", "e.o.", "n.v.t.", "p.m.", "s.v.p.", "z.s.m."})
"""Abbreviations that stand at the end of a sentence more often than before a capital."""
_ITEM_NUMBER: Final = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\Z")


def sentences(text: str) -> Iterator[str]:
    """Give the sentences of a passage, without white space around them; a line break ends one too."""
    for line in text.split("\n"):
        start = 0
        for match in _END.finditer(line):
            if _is_end(line, start, match):
                yield line[start : match.end()].strip()
                start = match.end()
        if rest := line[start:].strip():
            yield rest


def _is_end(line: str, start: int, match: re.Match[str]) -> bool:
    if not _BEGINNING.match(line, match.end()):
        return False
    if match[0].rstrip("’”\"')]") != ".":
        return True
    so_far = line[start : match.start() + 1].strip()
    return not (_ITEM_NUMBER.match(so_far) or _is_abbreviation(so_far))


def _is_abbreviation(text: str) -> bool:
    """Tell whether a text ends in an abbreviation behind which its sentence goes on."""
    found = _LAST_WORD.search(text)
    if found is None:
        return False
    word = found[1]
    if word.lower() in _MAY_END:
        return False
    return bool(word.lower() in _ABBREVIATIONS or _DOTTED.match(word) or _INITIAL.match(word))
