"""Literal text as XML: the one place where characters are escaped."""

import re
from typing import Final

_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL: Final = re.compile("[&<>\t\n\r\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_PIECES: Final = re.compile(r"(\r\n|\n|\r|\t)")
_IN_ATTRIBUTE: Final = re.compile('[&<>"\t\n\r\x00-\x1f\ud800-\udfff\ufffe\uffff]')


def _refuse_forbidden(text: str) -> None:
    found = _FORBIDDEN.search(text)
    if found:
        message = f"XML cannot hold the character U+{ord(found[0]):04X}: {text!r}"
        raise ValueError(message)


def content(text: str) -> str:
    """Escape text for use between tags; a carriage return survives as a character reference.

    Raises:
        ValueError: The text holds a character that XML 1.0 cannot hold.
    """
    return content_keeping_returns(text).replace("\r", "&#13;") if _SPECIAL.search(text) else text


def attribute(text: str) -> str:
    """Escape text for use between double quotes; line ends and tabs survive.

    Raises:
        ValueError: The text holds a character that XML 1.0 cannot hold.
    """
    if not _IN_ATTRIBUTE.search(text):
        return text
    whole = content(text).replace('"', "&quot;")
    return whole.replace("\t", "&#9;").replace("\n", "&#10;")


def run_content(text: str) -> str:
    """Give the children of a run that show ``text``: line ends become breaks, tabs become tabs.

    Raises:
        ValueError: The text holds a character that XML 1.0 cannot hold.
    """
    if not _SPECIAL.search(text):
        return _literal(text) if text else ""
    return "".join(map(_piece, _PIECES.split(content_keeping_returns(text))))


def content_keeping_returns(text: str) -> str:
    """Escape text but leave carriage returns as they are, for :func:`run_content` to split at."""
    _refuse_forbidden(text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _piece(piece: str) -> str:
    if not piece:
        return ""
    if piece == "\t":
        return "<w:tab/>"
    if piece in {"\n", "\r", "\r\n"}:
        return "<w:br/>"
    return _literal(piece)


def _literal(escaped: str) -> str:
    if escaped[0].isspace() or escaped[-1].isspace():
        return f'<w:t xml:space="preserve">{escaped}</w:t>'
    return f"<w:t>{escaped}</w:t>"
