"""The fingerprint of a change, and the list of those that somebody has accepted.

It is made of what changed, in the program's own names and typed values, and never of words for people: a
change that was accepted stays accepted whatever the language of the messages or of the keys.
"""

import re
from hashlib import sha256
from typing import Final

from generator.changes.facts import Change, Kind
from generator.changes.fields import canonical, fields
from generator.diagnostics import Diagnostic, InvalidInputError, Span, TextFile
from generator.model.base import Part

_DIGITS: Final = 12
_FINGERPRINT: Final = re.compile(rf"[0-9a-f]{{{_DIGITS}}}")


def fingerprint(change: Change, item: Part | None) -> str:
    """Give twelve hexadecimal digits that only this change has.

    Of an ``item`` that came or went all it says counts: who accepts a new promise accepts that promise.
    """
    whole = item if change.kind in (Kind.ADDED, Kind.REMOVED) else None
    said = () if whole is None else (canonical(fields(whole).values),)
    parts = (change.kind, change.item, change.field, canonical(change.old), canonical(change.new), *said)
    return sha256("\n".join(parts).encode()).hexdigest()[:_DIGITS]


def read_accepted(file: TextFile) -> dict[str, Span]:
    """Read accepted changes: a fingerprint a line, and behind a ``#`` whatever one likes to say of it.

    Raises:
        InvalidInputError: with every line that is none.
    """
    found: dict[str, Span] = {}
    faults: list[Diagnostic] = []
    offset = 0
    for line in file.text.splitlines(keepends=True):
        word = line.partition("#")[0].strip()
        if word:
            start = offset + len(line) - len(line.lstrip())
            span = Span(file, start, start + len(word))
            if _FINGERPRINT.fullmatch(word.lower()):
                found.setdefault(word.lower(), span)
            else:
                faults.append(Diagnostic("not-a-fingerprint", span, arguments={"text": word[:60]}))
        offset += len(line)
    if faults:
        raise InvalidInputError(faults)
    return found
