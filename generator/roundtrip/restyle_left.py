"""What found no place in a new look, and the appendix that keeps it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from lxml import etree

from generator.ooxml.cascade import name_of
from generator.ooxml.graft.styles import styles_of
from generator.ooxml.names import w
from generator.ooxml.parts import Parts
from generator.ooxml.reading.nodes import Line
from generator.ooxml.tracking.fragments import fragment
from generator.roundtrip.elements import Tags
from generator.roundtrip.told import short

_HEADING: Final = "heading "
_PRESERVE: Final = "{http://www.w3.org/XML/1998/namespace}space"


class LeftKind(StrEnum):
    """Why something stands in the appendix."""

    TEXT = "text"
    """People worked in it, and the document no longer has it."""
    NOTE = "note"
    """A footnote or endnote."""
    COMMENT = "comment"
    """A comment whose place is gone."""
    LOOK = "look"
    """Words that we wrote, with a look that people gave them."""
    EARLIER = "earlier"
    """What stood in the appendix already."""


@dataclass(frozen=True, slots=True)
class Left:
    """One thing in the appendix: whole lines, or only words of them.

    ``label`` is what a reader calls the field, empty for text around fields; ``near`` the heading under
    which it stood. ``looks`` are names of looks; ``comments`` the numbers, in the old file, of a thread.
    """

    kind: LeftKind
    label: str = ""
    near: str = ""
    lines: tuple[Line, ...] = ()
    words: str = ""
    author: str = ""
    looks: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What it says."""
        return self.words or "\n".join(line.text for line in self.lines if line.text.strip())


@dataclass(frozen=True)
class Whereabouts:
    """Where the lines of a file stand: under which heading, in which field."""

    headings: Mapping[etree._Element, str]
    labels: Mapping[str, str]
    tags: Tags

    @classmethod
    def of(cls, parts: Parts, lines: Iterable[Line], labels: Mapping[str, str], tags: Tags) -> "Whereabouts":
        """Take the lines of a file in their order."""
        styles = {
            identity: name_of(style).lower().startswith(_HEADING)
            for identity, style in styles_of(parts).styles.items()
        }
        headings, heading = {}, ""
        for line in lines:
            if styles.get(line.style) and line.text.strip():
                heading = short(line.text)
            headings[line.element] = heading
        return cls(headings, labels, tags)

    def near(self, line: Line) -> str:
        """Give the heading above a line, empty where there is none or it is that line."""
        found = self.headings.get(line.element, "")
        return "" if found == short(line.text) else found

    def label(self, lines: Iterable[Line]) -> str:
        """Give what a reader calls the first field in lines."""
        tags = (tag for line in lines for tag in self.tags.of_line(line))
        return next((self.labels[tag] for tag in tags if tag in self.labels), "")


Bring = Callable[[etree._Element], etree._Element]  # noqa: SLF001 - the name that lxml's types have


def runs_of(left: Left, bring: Bring) -> list[etree._Element]:
    """Give what is to stand in the appendix behind the words that say what it is."""
    if left.words or not left.lines:
        return [_run(left.words)] if left.words else []
    runs: list[etree._Element] = []
    for number, line in enumerate(line for line in left.lines if line.text.strip()):
        if number:
            runs.append(etree.Element(w("r")))
            etree.SubElement(runs[-1], w("br"))
        runs += [bring(one) for one in fragment(line, 0, len(line.text), bare=True)]
    return runs


def _run(text: str) -> etree._Element:
    run = etree.Element(w("r"))
    for number, line in enumerate(text.split("\n")):
        if number:
            etree.SubElement(run, w("br"))
        said = etree.SubElement(run, w("t"))
        said.text = line
        said.set(_PRESERVE, "preserve")
    return run


def fill(paragraph: etree._Element, runs: Sequence[etree._Element]) -> None:
    """Put the text of something behind the words that say what it is."""
    if runs:
        paragraph.append(_run(" "))
        paragraph.extend(runs)
