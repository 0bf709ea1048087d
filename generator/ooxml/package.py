"""A Word file as python-docx opens it, with what python-docx leaves out around it.

python-docx knows the parts of a file, their types and the relationships between them. It sets no limits
to a file of unknown origin, refuses templates (.dotx) and stamps the clock into what it saves: those
three are here. It takes as long to load as a report to write, so it is loaded where a file is opened.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Self, cast

from lxml import etree

from generator.ooxml.archive import CONTENT_TYPES_PART, DamagedArchiveError, read_archive, write_archive
from generator.ooxml.fragments import checked_fragment, parse_fragment
from generator.ooxml.names import CONTENT_TYPES, NAMESPACES, XML_DECLARATION
from generator.ooxml.properties import FileProperties
from generator.ooxml.section import PageSetup
from generator.ooxml.text import attribute
from generator.ooxml.xml import parse_xml

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.pkgreader import PackageReader
    from docx.package import Package as Parts

_TEMPLATE: Final = b"wordprocessingml.template.main+xml"
_DOCUMENT: Final = b"wordprocessingml.document.main+xml"
_DECLARATION: Final = b"<!DOCTYPE"
_XML: Final = (".xml", ".rels")
_MARK: Final = "<!--body-->"
"""Stands for the body until the file is saved."""
_UNOPENABLE: Final = (
    KeyError,  # a part, its type or its relationship is not there
    ValueError,  # two where one is meant, a name without a slash, a text for a number
    AttributeError,  # the root of a part is of another kind
    TypeError,  # a relationship without a target
    AssertionError,
    RecursionError,  # parts that lead to parts without end
    etree.LxmlError,
)
"""What python-docx raises of a file that it cannot make sense of, besides its own errors."""


def load_library() -> None:
    """Load python-docx now: a process that is about to split would load it twice."""
    import docx  # noqa: F401 - for its effect


class UnsuitableBaseError(ValueError):
    """The Word file that serves as a base lacks something that no document can do without."""


class Package:
    """One Word file, open for change; parts go by their names without a leading slash."""

    def __init__(self, document: "Document") -> None:
        """Take over a document that python-docx opened.

        Raises:
            ValueError: Its page setup cannot be read.
            AttributeError: Its properties cannot be read.
        """
        self.document = document
        self.setup = PageSetup(document)
        self._coming: dict[str, Callable[[], bytes]] = {}
        self._body = _MARK.encode()
        self.properties = FileProperties(document)

    @classmethod
    def open(cls, data: bytes) -> Self:
        """Open a .docx, or a .dotx, which becomes a document.

        Raises:
            DamagedArchiveError: The bytes are no Word file that can be read safely.
        """
        from docx.exceptions import PythonDocxError
        from docx.opc.exceptions import OpcError

        try:
            package = cls(_opened(data))
        except (*_UNOPENABLE, PythonDocxError, OpcError) as error:
            raise DamagedArchiveError(str(error)) from error
        package._refuse_gaps()
        return package

    def _refuse_gaps(self) -> None:
        """Refuse a part without a type and a relationship without a name or kind.

        python-docx opens such a file, and stumbles when the parts are written again.
        """
        parts = list(self._parts.iter_parts())
        ways = [*self._parts.rels.values(), *(way for part in parts for way in part.rels.values())]
        if not all(way.rId and way.reltype for way in ways) or not all(part.content_type for part in parts):
            message = "a part has no type, or a relationship no name or kind"
            raise DamagedArchiveError(message)

    @property
    def _parts(self) -> "Parts":
        return cast("Parts", self.document.part.package)

    @property
    def styles(self) -> etree._Element:
        """The root of the styles part.

        Raises:
            UnsuitableBaseError: There is none, or more than one.
        """
        from docx.opc.constants import RELATIONSHIP_TYPE

        return self._root(RELATIONSHIP_TYPE.STYLES)

    @property
    def numbering(self) -> etree._Element:
        """The root of the numbering part.

        Raises:
            UnsuitableBaseError: There is none, or more than one.
        """
        from docx.opc.constants import RELATIONSHIP_TYPE

        return self._root(RELATIONSHIP_TYPE.NUMBERING)

    @property
    def settings(self) -> etree._Element:
        """The root of the settings part, which is made where there is none."""
        root: etree._Element = self.document.settings.element
        return root

    @property
    def theme(self) -> etree._Element | None:
        """The root of the theme part, None where there is none that can be read."""
        from docx.opc.constants import RELATIONSHIP_TYPE

        try:
            return parse_xml(self.document.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
        except (KeyError, ValueError):
            return None

    def _root(self, kind: str) -> etree._Element:
        from docx.opc.part import XmlPart

        try:
            part = self.document.part.part_related_by(kind)
        except (KeyError, ValueError) as error:
            message = f"the base has no part of the kind {kind.rpartition('/')[2]!r}"
            raise UnsuitableBaseError(message) from error
        if not isinstance(part, XmlPart):
            message = f"the part {part.partname!r} is of another kind"
            raise UnsuitableBaseError(message)
        root: etree._Element = part.element
        return root

    def address(self, target: str) -> str:
        """Give the id of the relationship to an address outside the file."""
        from docx.opc.constants import RELATIONSHIP_TYPE

        return self.document.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def add_picture(self, data: bytes, kind: str) -> str:
        """Add a picture ("png", "jpeg") and give the id of the relationship to it.

        Not with ``get_or_add_image``: it refuses a JPEG that begins with another segment than JFIF or
        Exif, as Photoshop saves them for the web.
        """
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.parts.image import ImagePart

        name = self._parts.next_partname(f"/word/media/image%d.{kind}")
        return self.document.part.relate_to(ImagePart(name, f"image/{kind}", data), RELATIONSHIP_TYPE.IMAGE)

    def add_coming_picture(self, coming: Callable[[], bytes], kind: str) -> str:
        """Add a picture whose bytes are asked for when the file is saved, and give its relationship."""
        relationship = self.add_picture(b"", kind)
        name = self.document.part.related_parts[relationship].partname.membername
        self._coming[name] = coming
        return relationship

    def add_custom_xml(self, properties: bytes) -> str:
        """Add a custom XML part, still empty, with the part that describes it, and give its name."""
        from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
        from docx.opc.part import Part

        parts = self._parts
        item = Part(parts.next_partname("/customXml/item%d.xml"), CONTENT_TYPE.XML, b"", parts)
        about = Part(
            parts.next_partname("/customXml/itemProps%d.xml"),
            CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES,
            properties,
            parts,
        )
        self.document.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)
        item.relate_to(about, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
        return str(item.partname.membername)

    def fill_body(self, inside: str) -> None:
        """Put text in the place of the body's; its page setup stays.

        The text goes into the file as it is: a tree of it would only be built to be written out again. All
        prefixes are declared at the root, for pandoc looks for them nowhere else.

        Raises:
            lxml.etree.XMLSyntaxError: The text is not well-formed, which is a fault of its writer.
        """
        self._body = checked_fragment("body", inside)
        root = self.document.element
        etree.strip_elements(root, etree.Comment, with_tail=False)  # none but ours may be taken for the mark
        body = parse_fragment("body", _MARK)
        body.append(root.body.get_or_add_sectPr())
        root.replace(root.body, body)
        kept = [*root.nsmap, *NAMESPACES]
        etree.cleanup_namespaces(root, top_nsmap=NAMESPACES, keep_ns_prefixes=kept)

    def members(self) -> dict[str, bytes]:
        """Give the members of the archive: the parts, their relationships and their types."""
        parts = self._parts
        members = {CONTENT_TYPES_PART: self._types(), "_rels/.rels": _bytes(parts.rels.xml)}
        for part in parts.parts:
            name = part.partname.membername
            members[name] = self._coming[name]() if name in self._coming else part.blob
            if part.rels:
                members[part.partname.rels_uri.membername] = _bytes(part.rels.xml)
        main = self.document.part.partname.membername
        members[main] = members[main].replace(_MARK.encode(), self._body, 1)
        return members

    def _types(self) -> bytes:
        from docx.opc.constants import CONTENT_TYPE
        from docx.opc.spec import default_content_types

        defaults = {"rels": CONTENT_TYPE.OPC_RELATIONSHIPS, "xml": CONTENT_TYPE.XML}
        overrides = {}
        for part in self._parts.parts:
            extension = part.partname.ext.lower()
            if (extension, part.content_type) in default_content_types:
                defaults[extension] = part.content_type
            else:
                overrides[part.partname] = part.content_type
        lines = [f'{XML_DECLARATION}<Types xmlns="{CONTENT_TYPES}">']
        lines += [
            f'<Default Extension="{attribute(extension)}" ContentType="{attribute(kind)}"/>'
            for extension, kind in sorted(defaults.items())
        ]
        lines += [
            f'<Override PartName="{attribute(name)}" ContentType="{attribute(kind)}"/>'
            for name, kind in sorted(overrides.items())
        ]
        return "".join([*lines, "</Types>"]).encode()

    def save(self) -> bytes:
        """Give the file's bytes."""
        return write_archive(self.members())


def _opened(data: bytes) -> "Document":
    """Give a document as ``docx.Document`` does, but of an archive that is unpacked once.

    Raises:
        ValueError: It is another kind of file.
    """
    from docx.opc.constants import CONTENT_TYPE
    from docx.opc.package import Unmarshaller
    from docx.opc.part import PartFactory
    from docx.package import Package as Parts
    from docx.parts.document import DocumentPart

    parts = Parts()
    # What reads and joins the parts has no types of its own.
    Unmarshaller.unmarshal(_unpacked(data), parts, PartFactory)  # type: ignore[no-untyped-call]
    main = parts.main_document_part
    if main.content_type != CONTENT_TYPE.WML_DOCUMENT_MAIN or not isinstance(main, DocumentPart):
        message = f"no Word file, but {main.content_type!r}"
        raise ValueError(message)
    document: Document = main.document
    return document


@lru_cache(maxsize=1)
def _unpacked(data: bytes) -> "PackageReader":
    """Give the parts of a file as bytes; all documents of a definition are made on the same.

    Raises:
        DamagedArchiveError: There is no such file in the bytes.
    """
    from io import BytesIO

    from docx.opc.pkgreader import PackageReader

    reader: PackageReader = PackageReader.from_file(BytesIO(_readable(data)))  # type: ignore[no-untyped-call]
    return reader


def _readable(data: bytes) -> bytes:
    """Give a file that python-docx can open safely.

    Raises:
        DamagedArchiveError: There is no such file in the bytes.
    """
    members = read_archive(data)
    for name, content in members.items():
        if name.endswith(_XML) and _DECLARATION in content:
            message = f"{name!r} declares a document type"
            raise DamagedArchiveError(message)
    types = members.get(CONTENT_TYPES_PART, b"")
    if _TEMPLATE in types:
        return write_archive(members | {CONTENT_TYPES_PART: types.replace(_TEMPLATE, _DOCUMENT)})
    return data


def _bytes(xml: str | bytes) -> bytes:
    """Give what python-docx calls a string and serialises as bytes."""
    return xml.encode() if isinstance(xml, str) else xml
