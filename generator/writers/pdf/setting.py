"""One way to set a document: its data, with what cannot be shown left out."""

from dataclasses import dataclass, replace

from generator.document import Document, Group, Heading, Properties, Role, walk
from generator.theme.theme import Theme
from generator.typesetting import Data
from generator.writers.pdf.blocks import write_blocks
from generator.writers.pdf.faces import Faces
from generator.writers.pdf.look import look
from generator.writers.pdf.pictures import Pictures, drawing_families
from generator.writers.pdf.place import MARGINS, PAGE_HEIGHT, PAGE_WIDTH, Place, Work
from generator.writers.pdf.signs import Signs


@dataclass(frozen=True)
class Setting:
    """A document in a look, with these fonts, and without these signs and pictures."""

    document: Document
    theme: Theme
    faces: Faces
    signs: frozenset[str] = frozenset()
    pictures: frozenset[str] = frozenset()

    def data(self) -> tuple[Work, Data]:
        """Give the data for the source, and what was found on the way."""
        signs = Signs(self.faces, refused=self.signs)
        pictures = Pictures(self.theme, signs, drawing_families(self.faces.chains), self.pictures)
        work = Work(self.theme, signs, pictures, _anchors(self.document))
        blocks = write_blocks(work, self.document.blocks, Place())
        titled = any(isinstance(b, Group) and b.role is Role.TITLE_PAGE for b in self.document.blocks)
        return work, {
            "look": look(self.theme, self.faces),
            "page": {"width": PAGE_WIDTH, "height": PAGE_HEIGHT, "margins": MARGINS},
            "properties": _properties(self.document.properties, signs),
            "titled": titled,
            "pictures": pictures.sources,
            "blocks": blocks,
        }

    def without_signs(self, text: str) -> "Setting":
        """Leave out what is not plain in a text that could not be shown.

        Raises:
            ValueError: Nothing in it is left to leave out.
        """
        refused = {sign for sign in text if not sign.isascii()} - self.signs
        if not refused:
            raise ValueError(text)
        return replace(self, signs=self.signs | refused)


def _properties(properties: Properties, signs: Signs) -> Data:
    language, _, region = properties.language.partition("-")
    texts = {
        "title": properties.title,
        "organisation": properties.organisation,
        "version": properties.version,
        "status": properties.status,
        "mark": properties.mark,
        "page_label": properties.page_label,
    }
    shown = {name: signs.shown(" ".join(text.splitlines())) for name, text in texts.items()}
    return {**shown, "language": language, "region": region}


def _anchors(document: Document) -> frozenset[str]:
    found: set[str] = set()
    for block in walk(document.blocks):
        anchor = block.anchor if isinstance(block, Heading | Group) else ""
        if anchor and anchor in found:
            message = f"two things have the anchor {anchor!r}"
            raise ValueError(message)
        found.add(anchor)
    return frozenset(found - {""})
