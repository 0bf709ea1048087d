"""Comments of one file in another, with their answers."""

from collections.abc import Collection
from typing import Final

from lxml import etree

from generator.ooxml.comments.extended import ParagraphIds, give_lasting_number, introduce, note
from generator.ooxml.comments.reading import Comment, comment_elements, read_comments
from generator.ooxml.comments.writing import comments_root
from generator.ooxml.graft import Grafter
from generator.ooxml.names import w
from generator.ooxml.numbers import Kind
from generator.ooxml.parts import Parts

_KEPT: Final = tuple(map(w, ("author", "date", "initials")))


def copy_threads(grafter: Grafter, wanted: Collection[str] | None = None) -> dict[str, str]:
    """Add comments of the grafter's source to its target, and give their new numbers by their old ones.

    ``wanted`` are numbers of comments, of which an answer comes with what it answers; all where it is None.
    What is still to be done is to anchor them: with the numbers in :meth:`Grafter.bring`, or with a
    :class:`CommentWriter`.

    Raises:
        DamagedArchiveError: The comments that the target has cannot be read.
    """
    target = grafter.target
    known = {one.number: one for one in read_comments(grafter.source)}
    chosen = set(known) if wanted is None else _with_parents(wanted, known)
    elements = {one.get(w("id"), ""): one for one in comment_elements(grafter.source)}
    if not chosen:
        return {}
    root = comments_root(target)
    new = {number: _copy(elements[number], grafter, root) for number in known if number in chosen}
    threaded = any(known[number].parent or known[number].resolved for number in chosen)
    if threaded or target.related(target.main, "commentsExtended") is not None:
        _tie(new, known, grafter, root)
    return {number: element.get(w("id"), "") for number, element in new.items()}


def _with_parents(wanted: Collection[str], known: dict[str, Comment]) -> set[str]:
    chosen: set[str] = set()
    for number in wanted:
        one = known.get(number)
        while one is not None and one.number not in chosen:
            chosen.add(one.number)
            one = known.get(one.parent)
    return chosen


def _copy(comment: etree._Element, grafter: Grafter, root: etree._Element) -> etree._Element:
    new = etree.SubElement(root, w("comment"), {w("id"): grafter.numbers.take(Kind.COMMENT)})
    for name in _KEPT:
        value = comment.get(name)
        if value is not None:
            new.set(name, value)
    origin, into = _part(grafter.source), _part(grafter.target)
    for block in comment.iterchildren("{*}*"):
        new.append(grafter.bring(block, origin=origin, into=into))
    return new


def _part(parts: Parts) -> str:
    return parts.related(parts.main, "comments") or ""


def _tie(
    new: dict[str, etree._Element], known: dict[str, Comment], grafter: Grafter, root: etree._Element
) -> None:
    """Say in the target which of the new comments answers which."""
    paragraphs = ParagraphIds(grafter.target)
    ids = {}
    for number, comment in new.items():
        last = next(reversed(list(comment.iter(w("p")))), None)
        if last is not None:
            ids[number] = paragraphs.give(last, root)
    for number, identity in ids.items():
        one = known[number]
        note(grafter.target, identity, parent=ids.get(one.parent, ""), done=one.resolved)
        give_lasting_number(grafter.target, identity)
        introduce(grafter.source, grafter.target, one.author)
