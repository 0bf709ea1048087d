"""The snapshot: what a Word file remembers of the definition it was made from.

A custom XML part that Word carries along unseen. It is the base of every later merge: the definition's
own files, the text that each field had, and a digest of all other parts as they were written.
"""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Final, NamedTuple

from lxml import etree

from generator.ooxml.names import DATA_STORE, XML_DECLARATION
from generator.ooxml.package import Package
from generator.ooxml.text import attribute, content
from generator.ooxml.xml import UnsafeXmlError, parse_xml

NAMESPACE: Final = "urn:serviceformule:snapshot:1"
_ROOT: Final = f"{{{NAMESPACE}}}snapshot"
_FILE: Final = f"{{{NAMESPACE}}}file"
_FIELD: Final = f"{{{NAMESPACE}}}field"
_MARK: Final = NAMESPACE.encode()


class FieldText(NamedTuple):
    """What one field said when the file was written, under the tag of its content control."""

    tag: str
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a Word file remembers.

    ``definition`` is the name of the file that ``files`` begins with; ``files`` are the definition's
    sources, name and text, with the translation into ``language`` where that is another one. The writer fills
    in ``fields``; ``digest`` is over all other parts.
    """

    program: str
    document: str
    municipality: str
    definition: str
    files: tuple[tuple[str, str], ...]
    definition_hash: str
    template_hash: str
    fields: tuple[FieldText, ...] = ()
    digest: str = ""
    language: str = ""


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
    }
    given = " ".join(f'{name}="{attribute(value)}"' for name, value in attributes.items())
    fields = "".join(
        [
            f'<field tag="{attribute(tag)}" path="{attribute(path)}" '
            f'xml:space="preserve">{content(text)}</field>\n'
            for tag, path, text in snapshot.fields
        ]
    )
    head = f"{XML_DECLARATION}<snapshot {given}>\n"
    return b"".join((head.encode(), _files(snapshot.files), f"{fields}</snapshot>".encode()))


@lru_cache(maxsize=2)
def _files(files: tuple[tuple[str, str], ...]) -> bytes:
    """Give the files of a definition; all its documents have the same."""
    return "".join(
        [
            f'<file name="{attribute(name)}" xml:space="preserve">{content(text)}</file>\n'
            for name, text in files
        ]
    ).encode()


def find_snapshot(members: dict[str, bytes]) -> tuple[str, Snapshot] | None:
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
    return Snapshot(
        program=root.get("program", ""),
        document=root.get("document", ""),
        municipality=root.get("municipality", ""),
        definition=root.get("definition", ""),
        files=tuple((file.get("name", ""), file.text or "") for file in root.iter(_FILE)),
        definition_hash=root.get("definitionHash", ""),
        template_hash=root.get("templateHash", ""),
        fields=tuple(
            FieldText(field.get("tag", ""), field.get("path", ""), field.text or "")
            for field in root.iter(_FIELD)
        ),
        digest=root.get("digest", ""),
        language=root.get("language", ""),
    )
