"""Bytes to text: size, encoding and the characters that no document can hold."""

import re
from typing import Final

from generator.diagnostics import Diagnostic, InvalidInputError, Span, TextFile

MAX_BYTES: Final = 8 * 1024 * 1024
"""Sixteen times the largest example is one megabyte; what is larger was not written by hand."""

_BINARY_MARKS: Final = (b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")
_BINARY_PROBE: Final = 4096

FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ue000-\uf8ff]"
)
"""Control characters, surrogates and non-characters cannot stand in XML; the private-use area holds the
program's own marks, and shows as an empty box in any document."""


def read_text(name: str, raw: bytes) -> TextFile:
    """Decode a definition.

    Raises:
        InvalidInputError: too large, not text, not UTF-8, or holding a forbidden character.
    """
    if len(raw) > MAX_BYTES:
        raise InvalidInputError([too_large(name, len(raw))])
    if raw.startswith(_BINARY_MARKS) or b"\x00" in raw[:_BINARY_PROBE]:
        utf16 = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
        code = "not-utf8" if utf16 else "binary-file"
        raise InvalidInputError([Diagnostic(code, file=name, arguments={"encoding": "UTF-16"})])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # Windows-1252 knows every byte but five, so the text up to the fault can be shown as meant.
        file = TextFile(name, raw.decode("cp1252", errors="replace"))
        span = Span(file, error.start, error.start + 1)
        arguments = {"encoding": "Windows-1252", "character": file.text[error.start]}
        raise InvalidInputError([Diagnostic("not-utf8", span, arguments=arguments)]) from error
    file = TextFile(name, text)
    findings = [
        forbidden_character(Span(file, match.start(), match.end()), match.group())
        for match in FORBIDDEN.finditer(text)
    ]
    if findings:
        raise InvalidInputError(findings[:20])
    return file


def too_large(name: str, size: int) -> Diagnostic:
    """Say that a file of so many bytes is no definition."""
    arguments = {"size": f"{size / 1e6:.0f}", "limit": f"{MAX_BYTES / 1e6:.0f}"}
    return Diagnostic("file-too-large", file=name, arguments=arguments)


def forbidden_character(span: Span, character: str) -> Diagnostic:
    """Name a character that no document can hold."""
    return Diagnostic(forbidden_code(character), span, arguments={"character": f"U+{ord(character):04X}"})


def forbidden_code(character: str) -> str:
    """Give the code of a finding about a character that matches ``FORBIDDEN``."""
    return "private-character" if "\ue000" <= character <= "\uf8ff" else "control-character"
