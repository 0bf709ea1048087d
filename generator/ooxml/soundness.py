"""Whether the parts of a Word file can be read without harm: judged before anything is made of them.

Every part is parsed once and let go again, so that whoever opens it later meets no surprise halfway.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from lxml import etree

from generator.diagnostics import Diagnostic, InvalidInputError
from generator.ooxml.archive import CONTENT_TYPES_PART
from generator.ooxml.names import w
from generator.ooxml.numbers import REVISIONS
from generator.ooxml.relations import relations_part
from generator.ooxml.xml import (
    DocumentTypeError,
    OversizedXmlError,
    UnsafeXmlError,
    declares_type,
    parse_xml,
    tree_weight,
)

MOST_WEIGHT: Final = 40 * 1024 * 1024
"""In bytes, as ``tree_weight`` counts them over all parts with text: some 200 pages of ours."""
MOST_PARAGRAPHS: Final = 20_000
"""And rows, some 500 pages; whoever reads a file keeps far more of them than they weigh."""
MOST_COLUMNS: Final = 1000
"""A table in Word has 63 at most."""
STRICT: Final = "http://purl.oclc.org/ooxml/"
"""How the namespaces and relationships of ISO 29500 Strict begin."""

_XML: Final = (".xml", ".rels")
_ASIDE: Final = ("customxml/", "docprops/")
"""Folders of parts that no story needs; they may hold anything, but for a document type."""
_COLUMNS: Final = frozenset(map(w, ("gridSpan", "gridBefore", "gridAfter")))
_COUNTED: Final = frozenset(
    {
        *REVISIONS,
        *map(w, ("bookmarkStart", "bookmarkEnd", "moveFromRangeEnd", "moveToRangeEnd")),
        *map(w, ("comment", "commentRangeStart", "commentRangeEnd", "commentReference")),
        *map(w, ("footnote", "footnoteReference", "endnote", "endnoteReference")),
    }
)
_CONTROL_NUMBER: Final = w("id")
"""What has a number of its own in a file; that of a control stands in an element in its properties."""
_PARAGRAPH: Final = re.compile(rb"<(?:[\w.-]+:)?(?:p|tr)[\s/>]")
_NUMBER: Final = re.compile(r"\s*[+-]?[0-9]{1,10}\s*")


def refuse_unsound(members: Mapping[str, bytes]) -> frozenset[str]:
    """Refuse a file with a part that cannot be read, or that could do harm; give the parts with a body.

    Raises:
        InvalidInputError: word-unsafe, word-too-complex, word-strict or word-damaged.
    """
    parts = [name for name in members if name.lower().endswith(_XML)]
    for name in parts:
        if declares_type(members[name]):
            raise InvalidInputError([Diagnostic("word-unsafe", arguments={"part": name})])
    needed = [name for name in parts if not name.lower().startswith(_ASIDE)]
    refuse_heavy([members[name] for name in needed])
    wanted = dict.fromkeys((CONTENT_TYPES_PART, relations_part(""), *needed))
    return frozenset(name for name in wanted if _has_body(name, members.get(name, b"")))


def refuse_heavy(parts: Iterable[bytes]) -> None:
    """Refuse parts that together would take too much memory, before any is parsed.

    Raises:
        InvalidInputError: word-too-complex.
    """
    weight = paragraphs = 0
    for data in parts:
        weight += tree_weight(data)
        if weight <= MOST_WEIGHT:
            paragraphs += len(_PARAGRAPH.findall(data.replace(b"\0", b"") if b"\0" in data[:4] else data))
        if weight > MOST_WEIGHT or paragraphs > MOST_PARAGRAPHS:
            raise InvalidInputError([Diagnostic("word-too-complex")])


def _has_body(name: str, data: bytes) -> bool:
    """Refuse a part, or say whether it is a document with a body."""
    arguments = {"part": name}
    try:
        root = parse_xml(data)
    except DocumentTypeError as error:
        raise InvalidInputError([Diagnostic("word-unsafe", arguments=arguments)]) from error
    except OversizedXmlError as error:
        raise InvalidInputError([Diagnostic("word-too-complex")]) from error
    except UnsafeXmlError as error:
        raise InvalidInputError([Diagnostic("word-damaged", arguments=arguments)]) from error
    if (etree.QName(root).namespace or "").startswith(STRICT):
        raise InvalidInputError([Diagnostic("word-strict")])
    if _is_absurd(root):
        raise InvalidInputError([Diagnostic("word-damaged", arguments=arguments)])
    return root.tag == w("document") and root.find(w("body")) is not None


def _is_absurd(root: etree._Element) -> bool:
    """Say whether a part holds numbers that no program can have meant."""
    for element in root.iter(_CONTROL_NUMBER, *_COLUMNS, *_COUNTED):
        number = element.get(w("id") if element.tag in _COUNTED else w("val"), "0")
        if not _NUMBER.fullmatch(number):
            return True
        if element.tag in _COLUMNS and not 0 <= int(number) <= MOST_COLUMNS:
            return True
    return False
