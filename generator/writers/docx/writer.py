"""Document → the bytes of a Word file. Pure: no file, no clock, no network."""

from dataclasses import replace

from generator.document import Document, Group, Role
from generator.ooxml.archive import write_archive
from generator.ooxml.bookmarks import BookmarkNames
from generator.ooxml.digest import digest_of
from generator.ooxml.names import (
    REL_NUMBERING,
    REL_STYLES,
    ROOT_NAMESPACES,
    XML_DECLARATION,
)
from generator.ooxml.numbering import Numbering, UnsuitableBaseError
from generator.ooxml.package import Package
from generator.ooxml.section import Section
from generator.ooxml.snapshot import Snapshot, reserve_snapshot, write_snapshot
from generator.ooxml.stylesheet import Stylesheet
from generator.writers.docx.anchors import find_anchors
from generator.writers.docx.blocks import write_blocks
from generator.writers.docx.furniture import furnish
from generator.writers.docx.place import Place
from generator.writers.docx.properties import set_properties
from generator.writers.docx.story import Story
from generator.writers.docx.styles import Use, style_table
from generator.writers.docx.tables import close_body


def write(document: Document, base: bytes, snapshot: Snapshot | None) -> bytes:
    """Give the bytes of a Word file.

    ``base`` is a .docx or .dotx whose styles, numbering and page setup are used and whose text is
    not. ``snapshot`` comes without fields and digest: those are filled in here.

    Raises:
        DamagedArchiveError: The base cannot be read.
        UnsuitableBaseError: The base lacks styles, lists or their definitions.
        ValueError: The document refers to nothing, has an anchor twice, or holds a character that
            XML cannot hold.
    """
    package = Package.open(base)
    sheet = Stylesheet(_part(package, REL_STYLES)[1])
    sheet.speak(document.properties.language)
    styles = style_table(sheet)
    numbering_name, numbering_data = _part(package, REL_NUMBERING)
    numbering = Numbering(numbering_data, styles[Use.BULLETS], styles[Use.NUMBERS])
    section = Section(package.parts[package.document])
    names = BookmarkNames()
    story = Story(package, styles, numbering, names, find_anchors(document, names), section.text_height)
    write_blocks(story, document.blocks, Place(section.text_width), last=False)
    close_body(story)
    titled = any(isinstance(block, Group) and block.role is Role.TITLE_PAGE for block in document.blocks)
    furnish(package, section, document.properties, styles, title_page=titled)
    set_properties(package, document.properties)
    package.parts[_part(package, REL_STYLES)[0]] = sheet.xml()
    package.parts[numbering_name] = numbering.xml()
    package.parts[package.document] = _main_part("".join(story.out) + section.xml())
    return _save(package, snapshot, story)


def _part(package: Package, kind: str) -> tuple[str, bytes]:
    """Give the name and content of a part that the base must have."""
    names = package.related(package.document, kind)
    if not names:
        message = f"the base has no part of the kind {kind.rpartition('/')[2]!r}"
        raise UnsuitableBaseError(message)
    return names[0], package.parts[names[0]]


def _main_part(body: str) -> bytes:
    return (f"{XML_DECLARATION}<w:document {ROOT_NAMESPACES}><w:body>{body}</w:body></w:document>").encode()


def _save(package: Package, snapshot: Snapshot | None, story: Story) -> bytes:
    if snapshot is None:
        return package.save()
    name = reserve_snapshot(package, snapshot.document)
    members = package.members()
    whole = replace(snapshot, fields=tuple(story.fields.values()), digest=digest_of(members, name))
    members[name] = write_snapshot(whole)
    return write_archive(members)
