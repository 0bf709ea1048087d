"""The program from within: what it holds of the main document of a definition, ready to be timed in parts."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from generator.document import Document
from generator.documents import engine
from generator.documents.assemble import assemble
from generator.documents.marks import MarkTable
from generator.documents.pictures import PictureReader
from generator.documents.standard import FORMULA_DOCUMENT
from generator.ooxml.reference import reference_package
from generator.ooxml.snapshot import Snapshot
from generator.pipeline.check import open_definition
from generator.pipeline.plan import prepare
from generator.resources import templates_folder
from generator.writers.docx.writer import write


@dataclass(frozen=True, slots=True)
class MainDocument:
    """What the templates made of the main document, with the marks in it, and the document it becomes."""

    rendered: str
    table: MarkTable
    pictures: PictureReader
    document: Document
    base: bytes
    snapshot: Snapshot

    def to_word(self) -> bytes:
        """Go from what the templates made to the bytes of a Word file."""
        blocks = assemble(self.rendered, self.table, self.pictures).blocks
        return write(Document(self.document.properties, blocks), self.base, self.snapshot)

    def write(self) -> bytes:
        """Go from the document to the bytes of a Word file."""
        return write(self.document, self.base, self.snapshot)


def main_document(definition: Path) -> MainDocument:
    """Make the main document of a definition, and keep what went into it."""
    loaded = open_definition(definition)
    prepared = prepare(loaded, Path(loaded.files[0].name).parent)
    spec = next(spec for spec in prepared.specs if spec.id == FORMULA_DOCUMENT)
    with patch.object(engine, "assemble", wraps=assemble) as assembling:
        document = prepared.engine.render(spec).document
    rendered, table, pictures = assembling.call_args.args
    base = reference_package(templates_folder() / "word")
    files = tuple((Path(file.name).name, file.text) for file in loaded.files)
    snapshot = Snapshot("", spec.id, loaded.definition.municipality.name, files[0][0], files, "", "")
    return MainDocument(rendered, table, pictures, document, base, snapshot)


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector off, as the command does."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
