"""One paragraph → a line of text."""

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from lxml import etree

from generator.ooxml.names import WP, W, w
from generator.ooxml.reading.nodes import OBJECT, Fixed, Held, Line, Spot


class View(Enum):
    """Which side of the tracked changes is read."""

    CURRENT = auto()
    """As if all were accepted: what a reader takes the file to say."""
    ORIGINAL = auto()
    """As if all were rejected."""


_INSERTIONS: Final = frozenset({w("ins"), w("moveTo")})
_DELETIONS: Final = frozenset({w("del"), w("moveFrom")})
_GONE: Final = {View.CURRENT: _DELETIONS, View.ORIGINAL: _INSERTIONS}
_SIGNS: Final = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
_SILENT: Final = frozenset(
    map(
        w,
        (
            "rPr",
            "lastRenderedPageBreak",
            "commentReference",
            "annotationRef",
            "footnoteRef",
            "endnoteRef",
            "separator",
            "continuationSeparator",
            "delInstrText",
        ),
    )
)
"""Children of a run that show nothing of their own."""
_ALT: Final = f"{{{WP}}}docPr"
_IN_W: Final = f"{{{W}}}"
_P_STYLE: Final = w("pStyle")
_VAL: Final = w("val")
_T, _DEL_TEXT, _FIELD_MARK, _CODE = w("t"), w("delText"), w("fldChar"), w("instrText")
_PROPERTIES, _RUN_PROPERTIES, _CALLED, _FIELD_KIND = w("pPr"), w("rPr"), w("name"), w("fldCharType")
_CONTROL_PROPERTIES, _CONTENT, _TAG, _PLACEHOLDER = w("sdtPr"), w("sdtContent"), w("tag"), w("showingPlcHdr")
_DELETED_CODE: Final = w("delInstrText")
_NO_TEXT: Final = frozenset(
    map(w, ("pPr", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "proofErr", "permStart", "permEnd"))
)
_RUN, _CONTROL, _SIMPLE_FIELD, _NAME = w("r"), w("sdt"), w("fldSimple"), w("bookmarkStart")


@dataclass(slots=True)
class _Field:
    """A field that is open: where it began, its instruction, its marks, and whether its result has begun."""

    start: int
    code: list[str] = field(default_factory=list)
    marks: list[etree._Element] = field(default_factory=list)
    shows: bool = False


@dataclass(slots=True)
class _Reader:
    """Collects the text of one paragraph."""

    view: View
    parts: list[str] = field(default_factory=list)
    length: int = 0
    held: list[Held] = field(default_factory=list)
    fixed: list[Fixed] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    fields: list[_Field] = field(default_factory=list)
    """The fields that are open, the innermost last."""

    def children(self, parent: etree._Element) -> None:
        gone = _GONE[self.view]
        for child in parent:
            tag = child.tag
            if tag == _RUN:
                self.run(child)
            elif tag == _CONTROL:
                self.control(child)
            elif tag == _SIMPLE_FIELD:
                start = self.length
                self.children(child)
                self.fix(start, child.get(w("instr"), "").strip())
            elif tag == _NAME:
                self.names.append(child.get(_CALLED, ""))
            elif tag not in gone and tag not in _NO_TEXT and isinstance(tag, str):
                if tag.startswith(_IN_W):
                    self.children(child)
                else:
                    self.thing(child)  # a formula

    def control(self, control: etree._Element) -> None:
        """Read a control; one that shows its placeholder says nothing."""
        start = self.length
        inside = control.find(_CONTENT)
        if inside is not None and not shows_placeholder(control):
            self.children(inside)
        self.held.append(Held(tag_of(control), start, self.length, control))

    def run(self, run: etree._Element) -> None:
        for child in run:
            tag = child.tag
            if tag == _T or (tag == _DEL_TEXT and self.view is View.ORIGINAL):
                self.show(child.text or "", child)
            elif tag in _SIGNS:
                self.show(_SIGNS[tag], child)
            elif tag == _FIELD_MARK:
                self.field_mark(child.get(_FIELD_KIND, ""), run)
            elif tag == _CODE or (tag == _DELETED_CODE and self.view is View.ORIGINAL):
                if self.fields:
                    self.fields[-1].code.append(child.text or "")
                    self.fields[-1].marks.append(run)
            elif tag not in _SILENT and tag != _DEL_TEXT and isinstance(tag, str):
                self.thing(child)

    def show(self, text: str, child: etree._Element) -> None:
        if self.fields and not self.fields[-1].shows:
            return  # within an instruction
        self.parts.append(text)
        self.spots.append(Spot(self.length, self.length + len(text), child))
        self.length += len(text)

    def thing(self, child: etree._Element) -> None:
        start = self.length
        self.show(OBJECT, child)
        about = next(child.iter(_ALT), None)
        name = etree.QName(child).localname
        self.fix(start, f"{name} {about.get('descr', '') if about is not None else ''}")

    def field_mark(self, kind: str, run: etree._Element) -> None:
        if kind == "begin":
            self.fields.append(_Field(self.length))
        if not self.fields:
            return
        self.fields[-1].marks.append(run)
        if kind == "separate":
            self.fields[-1].shows = True
        elif kind == "end":
            done = self.fields.pop()
            if self.fields:
                self.fields[-1].marks += done.marks
            else:
                self.fix(done.start, " ".join("".join(done.code).split()), tuple(done.marks))

    def fix(self, start: int, key: str, marks: tuple[etree._Element, ...] = ()) -> None:
        """Take all since an offset for one thing; what stands in it is no thing of its own."""
        if self.length > start:
            while self.fixed and self.fixed[-1].start >= start:
                self.fixed.pop()
            self.fixed.append(Fixed(start, self.length, key, marks))


def read_line(paragraph: etree._Element, view: View = View.CURRENT) -> Line:
    """Read a paragraph."""
    reader = _Reader(view)
    reader.children(paragraph)
    properties = paragraph.find(_PROPERTIES)
    style, pending = "", False
    if properties is not None:
        named = properties.find(_P_STYLE)
        style = named.get(_VAL, "") if named is not None else ""
        pending = has_mark(properties, _INSERTIONS)
    return Line(
        paragraph,
        "".join(reader.parts),
        tuple(reader.held),
        tuple(reader.fixed),
        tuple(reader.spots),
        tuple(reader.names),
        style,
        pending,
    )


def has_mark(properties: etree._Element, kinds: frozenset[str]) -> bool:
    """Say whether the end of a paragraph, by its properties, came or went as a tracked change."""
    of_mark = properties.find(_RUN_PROPERTIES)
    return of_mark is not None and any(child.tag in kinds for child in of_mark)


def is_gone(paragraph: etree._Element, view: View) -> bool:
    """Say whether a paragraph is not there in a view: its end and all that it shows came or went."""
    properties = paragraph.find(_PROPERTIES)
    return properties is not None and has_mark(properties, _GONE[view])


def tag_of(control: etree._Element) -> str:
    """Give the tag of a content control, empty where it has none."""
    properties = control.find(_CONTROL_PROPERTIES)
    tag = properties.find(_TAG) if properties is not None else None
    return tag.get(_VAL, "") if tag is not None else ""


def shows_placeholder(control: etree._Element) -> bool:
    """Say whether a control is empty, and what stands in it only an invitation to type."""
    properties = control.find(_CONTROL_PROPERTIES)
    return properties is not None and properties.find(_PLACEHOLDER) is not None
