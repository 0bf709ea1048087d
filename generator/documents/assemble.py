"""Rendered Markdown to blocks: what references show first, then the blocks, then every link checked."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from generator.document import Block
from generator.documents.anchors import Anchors, anchor_texts, check_leads
from generator.documents.blocks import BlockReader, Reading
from generator.documents.markdown import write_markdown
from generator.documents.marks import MarkTable
from generator.documents.pictures import PictureReader
from generator.documents.tokens import parse_template


@dataclass(frozen=True, slots=True)
class Assembled:
    """The blocks of a document."""

    blocks: tuple[Block, ...]
    _write: Callable[[], str]

    @property
    def markdown(self) -> str:
        """The same as Markdown, written when somebody asks for it: most builds do not."""
        return self._write()


def assemble(rendered: str, table: MarkTable, pictures: PictureReader) -> Assembled:
    """Turn what the templates made into blocks in which every anchor is unique and every link lives.

    Raises:
        MarkdownFaultError: an unknown construct or role, a dead reference, a picture that is not there.
    """
    tokens = parse_template(rendered)
    shown = anchor_texts(tokens, table)
    reading = Reading(table, pictures, shown)
    anchors = Anchors()
    blocks = anchors.give(BlockReader(reading).read(tokens))
    check_leads(reading.leads, anchors.given)
    return Assembled(blocks, partial(write_markdown, rendered, tokens, table, shown, reading.fields))
