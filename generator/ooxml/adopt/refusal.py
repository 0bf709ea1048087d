"""Files that cannot be a base: what they are, told by their first bytes and their types."""

from typing import Final

from generator.diagnostics import Diagnostic, InvalidInputError
from generator.ooxml.adopt.parts import Parts
from generator.ooxml.archive import DamagedArchiveError, read_archive
from generator.ooxml.names import w

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_ZIP: Final = b"PK"
_MARKUP: Final = (b"<?xml", b"<html", b"<!doctype", b"<w:", b"mime-version", b"<meta", b"<head")
_START: Final = 512
_FURTHER: Final = 4096
"""How far into a file its kind is looked for, in bytes."""
_STRICT: Final = "http://purl.oclc.org/ooxml/"
_OPEN_DOCUMENT: Final = b"application/vnd.oasis.opendocument"
_MACROS: Final = ("vbaProject.bin", "vbaData.xml", "macroEnabled", "vbaProject")
_WORD: Final = "wordprocessingml"
_OTHERS: Final = ("spreadsheetml", "presentationml", "ms-excel", "ms-powerpoint", "ms-visio", "xps")


def take_apart(data: bytes) -> Parts:
    """Open a file as a template.

    Raises:
        InvalidInputError: It is no Word file that can be a base; the finding says what it is.
    """
    refuse(_foreign(data))
    try:
        members = read_archive(data)
        refuse(_other_archive(members))
        parts = Parts(data)
        parts.tree(parts.main)
    except DamagedArchiveError as error:
        raise InvalidInputError([damaged(str(error))]) from error
    refuse(_unusable(parts))
    return parts


def refuse(found: Diagnostic | None) -> None:
    """Stop at a finding."""
    if found is not None:
        raise InvalidInputError([found])


def damaged(problem: str) -> Diagnostic:
    """Say that a file cannot be read, and why."""
    return Diagnostic("template-damaged", arguments={"problem": problem})


def _foreign(data: bytes) -> Diagnostic | None:
    """Say of a file that is no zip archive what it is."""
    start = data[:_START].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not data.strip():
        return Diagnostic("template-empty")
    if data.startswith(_OLE):
        return Diagnostic("template-password") if _ENCRYPTED in data else Diagnostic("template-old-word")
    if data.startswith(b"%PDF"):
        return Diagnostic("template-pdf")
    if start.startswith(b"{\\rtf"):
        return Diagnostic("template-rtf")
    if start.startswith(_MARKUP):
        open_document = _OPEN_DOCUMENT in data[:_FURTHER]
        return Diagnostic("template-open-document") if open_document else Diagnostic("template-markup")
    return None if data.startswith(_ZIP) else Diagnostic("template-unknown")


def _other_archive(members: dict[str, bytes]) -> Diagnostic | None:
    if members.get("mimetype", b"").startswith(_OPEN_DOCUMENT):
        return Diagnostic("template-open-document")
    types = members.get("[Content_Types].xml", b"").decode("utf-8", "replace")
    if not types:
        return Diagnostic("template-unknown")
    if _WORD not in types and any(word in types for word in _OTHERS):
        return Diagnostic("template-other-office")
    if any(word in types for word in _MACROS) or any(name.endswith(_MACROS) for name in members):
        return Diagnostic("template-macros")
    return None


def _unusable(parts: Parts) -> Diagnostic | None:
    if any(way.kind.startswith(_STRICT) for way in parts.relations.get("", ())):
        return Diagnostic("template-strict")
    if _WORD not in parts.type_of(parts.main):
        return Diagnostic("template-other-office")
    if parts.tree(parts.main).find(w("body")) is None:
        return damaged("it has no body")
    return None
