"""What changed in a woven file, paragraph by paragraph and row by row: where a comment can stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.parts import Parts
from generator.ooxml.reading.body import is_contents
from generator.ooxml.reading.lines import tag_of
from generator.roundtrip.headings import heading_styles

_RUN, _PARAGRAPH, _TABLE, _ROW = w("r"), w("p"), w("tbl"), w("tr")
_CONTROL, _FIELD_MARK = w("sdt"), w("fldChar")
_CHANGES = (w("ins"), w("del"))
_TEXTS = (w("t"), w("delText"))
_THINGS = (*_TEXTS, w("drawing"))


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph, or a row of a table.

    ``changes`` are the tracked changes in it that show something, in their order. Those in the result of a
    Word field are left out: such a number follows from another place. ``touched`` are the tags of the fields
    that changes stand in or bring, ``tags`` those of all fields in it. ``table`` is the table of a row.
    """

    element: etree._Element
    changes: tuple[etree._Element, ...]
    touched: tuple[str, ...]
    tags: tuple[str, ...]
    gone: str
    come: str
    table: etree._Element | None = None
    is_heading: bool = False


def places(parts: Parts) -> Iterator[Place]:
    """Give the places of a file's body in reading order, but those in its table of contents."""
    body = parts.root(parts.main).find(w("body"))
    assert body is not None  # noqa: S101 - a file without is not opened
    yield from _places(body, heading_styles(parts))


def _places(container: etree._Element, headings: frozenset[str]) -> Iterator[Place]:
    for child in container:
        if child.tag == _PARAGRAPH:
            style = child.find(f"{w('pPr')}/{w('pStyle')}")
            name = style.get(w("val"), "") if style is not None else ""
            yield _place(child, None, is_heading=name in headings)
        elif child.tag == _TABLE:
            for row in child.iterchildren(_ROW):
                yield _place(row, child)
        elif child.tag == _CONTROL and not is_contents(child):
            inside = child.find(w("sdtContent"))
            if inside is not None:
                yield from _places(inside, headings)


def _place(element: etree._Element, table: etree._Element | None, *, is_heading: bool = False) -> Place:
    in_fields = _runs_of_fields(element)
    changes = []
    for change in element.iter(*_CHANGES):
        runs = [run for run in change.iterchildren(_RUN) if next(run.iter(*_THINGS), None) is not None]
        if any(run not in in_fields for run in runs):
            changes.append(change)
    tags = _tags(element.iter(_CONTROL))
    return Place(
        element,
        tuple(changes),
        tuple(dict.fromkeys(tag for change in changes for tag in _tags_around(change, element))),
        tags,
        _text(changes, w("del")),
        _text(changes, w("ins")),
        table,
        is_heading,
    )


def _runs_of_fields(element: etree._Element) -> set[etree._Element]:
    """Give the runs between the marks of Word fields, and those with the marks."""
    found = set()
    depth = 0
    for run in element.iter(_RUN):
        kinds = [mark.get(w("fldCharType")) for mark in run.iterchildren(_FIELD_MARK)]
        depth += kinds.count("begin")
        if depth or kinds:
            found.add(run)
        depth = max(depth - kinds.count("end"), 0)
    return found


def _tags_around(change: etree._Element, within: etree._Element) -> Iterator[str]:
    for above in change.iterancestors():
        if above is within:
            break
        if above.tag == _CONTROL and tag_of(above):
            yield tag_of(above)


def _tags(controls: Iterator[etree._Element]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for control in controls if (tag := tag_of(control))))


def _text(changes: Sequence[etree._Element], kind: str) -> str:
    texts = (text.text or "" for one in changes if one.tag == kind for text in one.iter(*_TEXTS))
    return "".join(texts)
