"""What a Word file says about itself, outside its text: the core properties."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.coreprops import CoreProperties

_LONGEST: Final = 255
"""In characters; python-docx takes no more."""


class FileProperties:
    """The core properties of a file, emptied of what the base said of itself.

    Without dates: when the file was made is not in the definition, and a made-up date would be a lie.
    """

    def __init__(self, document: "Document") -> None:
        """Take them over.

        Raises:
            AttributeError: Their part is none that python-docx knows.
        """
        from docx.opc.constants import RELATIONSHIP_TYPE

        self._properties: CoreProperties = document.core_properties  # made where the base has none
        self._root = document.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).element
        self._clear()
        self._properties.title = ""

    def _clear(self, *, only_empty: bool = False) -> None:
        for child in list(self._root):
            if not (only_empty and child.text):
                self._root.remove(child)

    def fill(self, *, title: str, author: str, status: str, language: str, version: str) -> None:
        """Write these properties; an empty one is left out."""
        properties = self._properties
        properties.title = title[:_LONGEST]
        properties.author = author[:_LONGEST]
        properties.content_status = status[:_LONGEST]
        properties.language = language[:_LONGEST]
        properties.version = version[:_LONGEST]
        self._clear(only_empty=True)
