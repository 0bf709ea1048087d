"""The proof that a restyling lost nothing that people wrote, beside the proof of any update."""

from collections import Counter
from collections.abc import Iterator

from generator.ooxml.comments.anchors import anchored
from generator.ooxml.comments.reading import Comment, read_comments
from generator.ooxml.names import w
from generator.ooxml.reading.lines import read_line
from generator.ooxml.tracking.appendix_block import appendices
from generator.roundtrip.proof import Breach
from generator.roundtrip.restyle import Restyled
from generator.roundtrip.restyle_became import words_of
from generator.roundtrip.restyle_notes import boxed
from generator.roundtrip.stories import stories


def lost_by_restyling(restyled: Restyled) -> tuple[tuple[Breach, str], ...]:
    """Give what people wrote that is neither in the new file nor in its appendix, each with where."""
    return (*_lost_words(restyled), *_lost_comments(restyled))


def _lost_words(restyled: Restyled) -> Iterator[tuple[Breach, str]]:
    """Hold each line of the old file against what it became, and what is not there against the appendix."""
    parts = restyled.woven.parts
    kept: Counter[str] = Counter()
    for block in appendices(parts.root(parts.main)):
        for paragraph in block.iter(w("p")):
            kept += words_of(read_line(paragraph).text)
    wanted: Counter[str] = Counter()
    for line in restyled.hand.lines:
        wanted += restyled.became.missing(line)
    for note in restyled.hand.notes:
        wanted += words_of(note.text)
    for line in restyled.hand.earlier[2:]:
        wanted += words_of(line.text)
    for word in sorted(wanted - kept):
        yield Breach.HAND, word
    now = {text for _, root in stories(parts).values() for text in boxed(root)}
    was = {text for _, root in stories(restyled.hand.parts).values() for text in boxed(root)}
    for text in sorted(was - now):
        yield Breach.HAND, text


def _lost_comments(restyled: Restyled) -> Iterator[tuple[Breach, str]]:
    parts = restyled.woven.parts
    found = anchored(parts.root(parts.main))
    here = {one.number: _said(one) for one in read_comments(parts)}
    for thread in restyled.hand.threads:
        for comment in thread.comments:
            number = restyled.comments.get(comment.number, "")
            if number not in found or not found[number].is_whole or here.get(number) != _said(comment):
                yield Breach.COMMENT, comment.text


def _said(comment: Comment) -> tuple[str, str, str]:
    return comment.author, comment.date, comment.text
