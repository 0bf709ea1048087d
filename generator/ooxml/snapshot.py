"""The snapshot: what a Word file remembers of the definition it was made from.

A custom XML part that Word carries along unseen. It is the base of every later merge: the definition's
own files, the parts with text as they were written, and a digest of all other parts.
"""

import base64
import binascii
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Final, NamedTuple

from lxml import etree

from generator.ooxml.archive import MAXIMUM_MEMBER, MAXIMUM_TOTAL
from generator.ooxml.names import DATA_STORE, XML_DECLARATION
from generator.ooxml.package import Package
from generator.ooxml.text import attribute, content
from generator.ooxml.xml import UnsafeXmlError, parse_xml

NAMESPACE: Final = "urn:serviceformule:snapshot:1"
_ROOT: Final = f"{{{NAMESPACE}}}snapshot"
_FILE: Final = f"{{{NAMESPACE}}}file"
_TAG: Final = f"{{{NAMESPACE}}}tag"
_UNDECIDED: Final = f"{{{NAMESPACE}}}undecided"
_PART: Final = f"{{{NAMESPACE}}}part"
_MARK: Final = NAMESPACE.encode()


_BASE: Final = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|word/(?:(?:document|header\d+|footer\d+)\.xml|_rels/document\.xml\.rels)"
)
_QUICK: Final = 1
"""The level of compression: the parts are packed a second time with the whole file."""


class LongTag(NamedTuple):
    """The tag of a content control that could not hold the path of its field, and that path."""

    tag: str
    path: str


class Undecided(NamedTuple):
    """A field that people and the definition both changed, by its tag, and its three texts.

    An update leaves the text by hand, and a comment that asks people to choose.
    """

    tag: str
    base: str
    theirs: str
    new: str


class WrittenPart(NamedTuple):
    """A part as it was written, under its name in the package."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a Word file remembers.

    ``definition`` is the name of the file that ``files`` begins with; ``files`` are the definition's
    sources, name and text, with the translation into ``language`` where that is another one. The writer fills
    in the rest: ``tags`` that are not the path of their field, ``base``, the parts with text as they were
    written, and ``digest``, over all other parts. The digest of a file that holds hand work is empty.
    A ``compared`` document also tells what changed since a version before. ``undecided`` is what updates left
    to people.
    """

    program: str
    document: str
    municipality: str
    definition: str
    files: tuple[tuple[str, str], ...]
    definition_hash: str
    template_hash: str
    tags: tuple[LongTag, ...] = ()
    base: tuple[WrittenPart, ...] = ()
    digest: str = ""
    language: str = ""
    compared: bool = False
    undecided: tuple[Undecided, ...] = ()

    def path_of(self, tag: str) -> str:
        """Give the path of the field whose content control has a tag."""
        return next((path for name, path in self.tags if name == tag), tag)


def reserve_snapshot(package: Package, document: str) -> str:
    """Make room for a snapshot in a package and give the name of its part, still empty.

    The part's relationships are counted in the digest, so they must stand before it is taken.
    """
    return package.add_custom_xml(_item_properties(document))


def _item_properties(document: str) -> bytes:
    digits = sha256(f"{NAMESPACE}:{document}".encode()).hexdigest().upper()
    identity = "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:32]))
    return (
        f'{XML_DECLARATION}<ds:datastoreItem ds:itemID="{{{identity}}}" xmlns:ds="{DATA_STORE}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()


def base_of(members: Mapping[str, bytes]) -> tuple[WrittenPart, ...]:
    """Give the parts of a file that its readers see text of, and what leads to them."""
    named = sorted(members.items())
    return tuple(WrittenPart(name, data) for name, data in named if _BASE.fullmatch(name))


def write_snapshot(snapshot: Snapshot) -> bytes:
    """Give the part; carriage returns and line ends in texts and names survive.

    Raises:
        ValueError: A text holds a character that XML cannot hold.
    """
    attributes = {
        "xmlns": NAMESPACE,
        "program": snapshot.program,
        "document": snapshot.document,
        "municipality": snapshot.municipality,
        "definition": snapshot.definition,
        "definitionHash": snapshot.definition_hash,
        "templateHash": snapshot.template_hash,
        "digest": snapshot.digest,
        "language": snapshot.language,
        "compared": "yes" if snapshot.compared else "",
    }
    given = " ".join(f'{name}="{attribute(value)}"' for name, value in attributes.items())
    tags = "".join(
        f'<tag name="{attribute(tag)}" path="{attribute(path)}"/>\n' for tag, path in snapshot.tags
    )
    tags += "".join(
        "<undecided "
        + " ".join(f'{name}="{attribute(text)}"' for name, text in one._asdict().items())
        + "/>\n"
        for one in snapshot.undecided
    )
    parts = b"".join(
        f'<part name="{attribute(name)}">'.encode() + _packed(data) + b"</part>\n"
        for name, data in snapshot.base
    )
    head = f"{XML_DECLARATION}<snapshot {given}>\n"
    return b"".join((head.encode(), _files(snapshot.files), tags.encode(), parts, b"</snapshot>"))


def _packed(data: bytes) -> bytes:
    """Pack a part as text: as XML within XML a reader of the file would take it for its content."""
    return base64.b64encode(zlib.compress(data, _QUICK))


def _unpacked(text: str, room: int) -> bytes:
    """Unpack a part of at most so many bytes.

    Raises:
        ValueError: It is damaged, or larger.
    """
    unpacking = zlib.decompressobj()
    try:
        data = unpacking.decompress(base64.b64decode(text, validate=True), room)
    except (zlib.error, binascii.Error) as error:
        raise ValueError(str(error)) from error
    if not unpacking.eof:
        message = "a part of the snapshot is cut off or too large"
        raise ValueError(message)
    return data


@lru_cache(maxsize=2)
def _files(files: tuple[tuple[str, str], ...]) -> bytes:
    """Give the files of a definition; all its documents have the same."""
    return "".join(
        [
            f'<file name="{attribute(name)}" xml:space="preserve">{content(text)}</file>\n'
            for name, text in files
        ]
    ).encode()


def snapshot_of(members: Mapping[str, bytes]) -> tuple[str, Snapshot]:
    """Give the snapshot of a file that we have just written, with the name of its part.

    Raises:
        ValueError: There is none.
    """
    found = find_snapshot(members)
    if found is None:
        message = "a file that was just written has no snapshot"
        raise ValueError(message)
    return found


def find_snapshot(members: Mapping[str, bytes]) -> tuple[str, Snapshot] | None:
    """Give the snapshot in a file's members with the name of its part, or None where there is none.

    A part that names the snapshot's namespace but cannot be read counts as none.
    """
    for name, data in sorted(members.items()):
        if name.startswith("customXml/") and name.endswith(".xml") and _MARK in data:
            try:
                root = parse_xml(data)
            except UnsafeXmlError:
                continue
            if root.tag == _ROOT:
                return name, _read(root)
    return None


def _read(root: etree._Element) -> Snapshot:
    """Read a snapshot; one whose parts are damaged has none."""
    try:
        base = tuple(_parts(root))
    except ValueError:
        base = ()
    return Snapshot(
        program=root.get("program", ""),
        document=root.get("document", ""),
        municipality=root.get("municipality", ""),
        definition=root.get("definition", ""),
        files=tuple((file.get("name", ""), file.text or "") for file in root.iter(_FILE)),
        definition_hash=root.get("definitionHash", ""),
        template_hash=root.get("templateHash", ""),
        tags=tuple(LongTag(tag.get("name", ""), tag.get("path", "")) for tag in root.iter(_TAG)),
        base=base,
        digest=root.get("digest", ""),
        language=root.get("language", ""),
        compared=bool(root.get("compared")),
        undecided=tuple(
            Undecided(*(one.get(name, "") for name in Undecided._fields)) for one in root.iter(_UNDECIDED)
        ),
    )


def _parts(root: etree._Element) -> Iterator[WrittenPart]:
    room = MAXIMUM_TOTAL
    for part in root.iter(_PART):
        data = _unpacked(part.text or "", min(room, MAXIMUM_MEMBER) + 1)
        room -= len(data)
        yield WrittenPart(part.get("name", ""), data)
