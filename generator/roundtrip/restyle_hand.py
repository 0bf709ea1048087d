"""The file that people worked in, read for a restyling."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.ooxml.names import w
from generator.ooxml.parts import Parts
from generator.ooxml.reading.lines import read_line
from generator.ooxml.reading.nodes import Line
from generator.ooxml.tracking.accepting import accept_changes
from generator.ooxml.tracking.appendix_block import appendices
from generator.roundtrip.restyle_notes import HandNote, take_notes
from generator.roundtrip.restyle_pieces import Workers
from generator.roundtrip.restyle_remarks import Thread, read_threads
from generator.roundtrip.stories import Nodes, lines_in_all, nodes_of, stories


@dataclass(frozen=True, slots=True)
class Hand:
    """The file that people worked in, read; its tracked changes are accepted, its notes taken out."""

    parts: Parts
    workers: Workers
    threads: tuple[Thread, ...]
    notes: Sequence[HandNote]
    earlier: Sequence[Line]
    """What stands in the appendix of an earlier restyling."""
    nodes: Nodes

    @classmethod
    def of(cls, members: Mapping[str, bytes], but: str) -> "Hand":
        """Read a file; the tracked changes of the author ``but`` are ours, not a person's.

        Raises:
            DamagedArchiveError: It cannot be read.
        """
        parts = Parts(members)
        roots = [root for _, root in stories(parts).values()]
        workers, threads = Workers.of(roots, but), read_threads(parts)
        for root in roots:
            accept_changes(root)
        notes = take_notes(parts)
        earlier = [
            read_line(paragraph)
            for block in appendices(parts.root(parts.main))
            for paragraph in block.iter(w("p"))
        ]
        return cls(parts, workers, threads, notes, earlier, nodes_of(parts))

    @property
    def lines(self) -> list[Line]:
        """All its lines."""
        return lines_in_all(self.nodes)
