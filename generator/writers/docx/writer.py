"""Document → the bytes of a Word file. Pure: no file, no clock, no network."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generator.document import Block, Document, Group, Role, walk
from generator.ooxml.archive import write_archive
from generator.ooxml.bookmarks import BookmarkNames
from generator.ooxml.cascade import Cascade
from generator.ooxml.digest import digest_of
from generator.ooxml.numbering import Numbering
from generator.ooxml.outline import Outline
from generator.ooxml.package import Package
from generator.ooxml.settings import track_changes
from generator.ooxml.snapshot import Snapshot, base_of, reserve_snapshot, write_snapshot
from generator.ooxml.stylesheet import Stylesheet, speak
from generator.theme.theme import Palette
from generator.writers.docx.anchors import find_anchors
from generator.writers.docx.blocks import write_blocks
from generator.writers.docx.drawings import Draw, drawn_beside
from generator.writers.docx.furniture import furnish
from generator.writers.docx.place import Place
from generator.writers.docx.properties import set_properties
from generator.writers.docx.story import Story
from generator.writers.docx.styles import HEADINGS, StyleTable, Use, style_table
from generator.writers.docx.tables import close_body

_LOOKS: Final[dict[bytes, tuple[StyleTable, Outline]]] = {}
"""What was read of the bases that documents were last made on."""
_MOST_LOOKS: Final = 4


def write(
    document: Document, base: bytes, snapshot: Snapshot | None, palette: Palette | None = None
) -> bytes:
    """Give the bytes of a Word file.

    ``base`` is a .docx or .dotx whose styles, numbering and page setup are used and whose text is
    not. ``snapshot`` comes without tags, base and digest: those are filled in here. Drawings take the colours
    of ``palette``, or else those of the base that ships.

    Raises:
        DamagedArchiveError: The base cannot be read.
        UnsuitableBaseError: The base lacks styles, lists or their definitions.
        ValueError: The document refers to nothing, has an anchor twice, or holds a character that
            XML cannot hold.
    """
    blocks = list(walk(document.blocks))
    with drawn_beside(blocks, palette) as draw:
        return _write(document, blocks, base, snapshot, draw)


def _write(
    document: Document, blocks: Sequence[Block], base: bytes, snapshot: Snapshot | None, draw: Draw
) -> bytes:
    """Write; ``blocks`` are all there are in the document, in reading order."""
    package = Package.open(base)
    setup, (styles, outline) = package.setup, _look(base, package)
    if document.properties.landscape:
        setup.turn()
    speak(package.styles, document.properties.language)
    numbering = Numbering(package.numbering, styles[Use.BULLETS], styles[Use.NUMBERS])
    names, outline = BookmarkNames(), outline.from_start()
    anchors = find_anchors(blocks, names, outline)
    story = Story(package, styles, numbering, names, anchors, outline, draw)
    write_blocks(story, document.blocks, Place(setup.text_width), last=False)
    close_body(story)
    numbering.write()
    titled = any(isinstance(block, Group) and block.role is Role.TITLE_PAGE for block in document.blocks)
    package.fill_body("".join(story.out))
    furnish(setup, document.properties, styles, title_page=titled)
    set_properties(package, document.properties)
    if document.properties.tracked:
        track_changes(package.settings)
    return _save(package, snapshot, story)


def _look(base: bytes, package: Package) -> tuple[StyleTable, Outline]:
    """Give the styles of a base and the numbers of its headings, read once for all documents made on it."""
    found = _LOOKS.get(base)
    if found is None:
        cascade = Cascade(package.styles, package.theme)
        styles = style_table(Stylesheet(package.styles), cascade)
        found = styles, Outline(cascade, package.numbering, [styles[use] for use in HEADINGS])
        if len(_LOOKS) >= _MOST_LOOKS:
            _LOOKS.clear()
        _LOOKS[base] = found
    return found


def _save(package: Package, snapshot: Snapshot | None, story: Story) -> bytes:
    if snapshot is None:
        return package.save()
    name = reserve_snapshot(package, snapshot.document)
    members = package.members()
    whole = replace(snapshot, tags=story.long_tags(), base=base_of(members), digest=digest_of(members, name))
    return write_archive({**members, name: write_snapshot(whole)})
