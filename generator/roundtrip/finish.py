"""A woven file made ready: its report, its comments, its snapshot, and the proof that nothing is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lxml import etree

from generator.ooxml.archive import write_archive
from generator.ooxml.comments.writing import CommentWriter
from generator.ooxml.graft.grafter import Grafter
from generator.ooxml.names import w
from generator.ooxml.parts import Parts
from generator.ooxml.snapshot import Snapshot, write_snapshot
from generator.ooxml.tracking.report_block import put_report, take_out_report
from generator.roundtrip.conflicts import OPEN, Word, comment_on
from generator.roundtrip.proof import Breach, breaches
from generator.roundtrip.renew import Woven
from generator.roundtrip.stories import BODY, stories


class UnprovenError(Exception):
    """The file would have lost something; carries what, each with a word on where."""

    def __init__(self, found: Sequence[tuple[Breach, str]]) -> None:
        self.breaches = tuple(found)
        super().__init__(", ".join(f"{breach}: {where}" for breach, where in found))


def put_page(woven: Woven, page: Mapping[str, bytes], title: str) -> None:
    """Put the text of another file on a page before all else, in the place of the page of an earlier update.

    ``page`` are the members of that file.

    Raises:
        DamagedArchiveError: It cannot be read.
    """
    body = stories(woven.parts)[BODY].root
    take_out_report(body)
    source = Parts(page)
    grafter = Grafter(source, woven.parts, woven.stamp.numbers)
    wanted = (w("p"), w("tbl"))
    blocks = [grafter.bring(one) for one in stories(source)[BODY].root if one.tag in wanted]
    put_report(body, blocks, title, woven.stamp.numbers, woven.stamp)


def comment_conflicts(woven: Woven, word: Word) -> int:
    """Put a comment beside all that people must decide, and give how many there are."""
    open_events = [event for event in woven.events if event.happening in OPEN]
    if not open_events:
        return 0
    return comment_on(open_events, CommentWriter(woven.parts, woven.stamp.numbers), word, woven.stamp)


def finish(
    woven: Woven,
    part: str,
    snapshot: Snapshot,
    *,
    contents: bool = False,
    brought: Mapping[str, bytes] | None = None,
) -> bytes:
    """Give the bytes of a woven file with a new snapshot in the part that held the old one.

    The new snapshot has no digest: the file holds work of people, and is never taken for untouched.
    ``brought`` are the members of a file from which text of people came.

    Raises:
        UnprovenError: The file would have lost something.
    """
    members = woven.parts.save()
    members[part] = write_snapshot(replace(snapshot, digest=""))
    expected: dict[etree._Element, str | None] = dict(woven.expected)
    found = breaches(woven.before, expected, woven.parts, members, contents=contents, brought=brought)
    if found:
        raise UnprovenError(found)
    return write_archive(members)
