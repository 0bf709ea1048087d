"""What a Word file with tracked changes says: by pandoc, which is not ours, and by our own reader."""

import json
from collections.abc import Iterator
from pathlib import Path

import pypandoc

from generator.ooxml.archive import read_archive
from generator.ooxml.comments import Comment, anchored, read_comments
from generator.ooxml.names import w
from generator.ooxml.parts import Parts
from generator.ooxml.reading.lines import View
from generator.roundtrip.stories import all_lines

CHANGES = (w("ins"), w("del"))
_BREAKS = {"Space", "SoftBreak", "LineBreak", "Para", "Plain", "Header"}


def words(path: Path, side: str = "accept") -> list[str]:
    """Give the words as pandoc reads them, pictures among them, with all changes on one side of them."""
    read = pypandoc.convert_file(str(path), "json", format="docx", extra_args=[f"--track-changes={side}"])
    return "".join(_texts(json.loads(read)["blocks"])).split()


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, list):
        for inner in node:
            yield from _texts(inner)
    elif isinstance(node, dict):
        kind = node.get("t")
        if kind == "Str":
            yield node["c"]
        elif kind in _BREAKS:
            yield " "
        elif kind == "Image":
            yield " [picture] "
        yield from _texts(list(node.values()))


def parts_of(path: Path) -> Parts:
    return Parts(read_archive(path.read_bytes()))


def lines(path: Path, view: View = View.CURRENT) -> list[str]:
    """Give what stands in body, headers and footers, the table of contents too."""
    return [line.text for line in all_lines(parts_of(path), view, contents=True) if line.text]


def comments(path: Path) -> list[Comment]:
    return list(read_comments(parts_of(path)))


def commented(path: Path) -> dict[str, str]:
    """Give the text of each comment with the words that it stands around, those that went in brackets."""
    parts = parts_of(path)
    body = parts.root(parts.main)
    found = {}
    for comment in read_comments(parts):
        anchor = anchored(body)[comment.number]
        assert anchor.is_whole
        started, text = False, ""
        for element in body.iter():
            if element is anchor.start:
                started = True
            elif element is anchor.end:
                break
            elif started and element.tag == w("t"):
                text += element.text or ""
            elif started and element.tag == w("delText"):
                text += f"[{element.text}]"
        found[text] = comment.text
    return found


def changes(path: Path) -> list[tuple[str, str, str]]:
    """Give kind, author and date of each change in all parts with text."""
    parts = parts_of(path)
    roots = [parts.root(name) for name in parts.stories()]
    return [
        (str(one.tag).rpartition("}")[2], one.get(w("author"), ""), one.get(w("date"), ""))
        for root in roots
        for one in root.iter(*CHANGES)
    ]


def is_tracking(path: Path) -> bool:
    """Say whether Word keeps track of what people change from now on."""
    settings = parts_of(path).related_root("settings")
    return settings is not None and settings.find(w("trackRevisions")) is not None
