"""All tracked changes of a file accepted or rejected, as Word does it; no use is made of our own reader."""

import re
from collections.abc import Iterator

from lxml import etree

from generator.ooxml.names import w

_LOOKS = (
    "rPrChange",
    "pPrChange",
    "tblPrChange",
    "tcPrChange",
    "trPrChange",
    "sectPrChange",
    "tblGridChange",
)
_RANGES = tuple(w(f"move{way}Range{end}") for way in ("From", "To") for end in ("Start", "End"))
_NUMBER = re.compile(r' w:id="\d+"')
_OF_WHOLE = (w("rPr"), w("trPr"))
_COMMENTED = tuple(map(w, ("commentRangeStart", "commentRangeEnd", "commentReference")))


def settle(root: etree._Element, *, accept: bool) -> None:
    """Accept or reject all changes in the tree of a part."""
    came, went = (w("ins"), w("moveTo")), (w("del"), w("moveFrom"))
    gone, stays = (went, came) if accept else (came, went)
    for row in list(root.iter(w("tr"))):
        properties = row.find(w("trPr"))
        if properties is not None and any(mark.tag in gone for mark in properties):
            _out(row)
    for mark in list(root.iter(*gone)):
        if mark.getparent() is not None and mark.getparent().tag not in _OF_WHOLE:
            _out(mark)
    for mark in list(root.iter(*stays)):
        for child in list(mark) if mark.getparent().tag not in _OF_WHOLE else ():
            mark.addprevious(child)
        _out(mark)
    for paragraph in list(root.iter(w("p"))):
        mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
        if mark is not None and any(one.tag in gone for one in mark):
            _end_gone(paragraph)
    for text in root.iter(w("delText"), w("delInstrText")):
        text.tag = w("t") if text.tag == w("delText") else w("instrText")
    _tidy(root, accept=accept)


def _tidy(root: etree._Element, *, accept: bool) -> None:
    """Take out what marked changes, and what holds nothing any more."""
    for mark in [*root.iter(*_RANGES), *(root.iter(*map(w, _LOOKS)) if accept else ())]:
        _out(mark)
    for link in [one for one in root.iter(w("hyperlink")) if not _holds(one)]:
        _out(link)
    for table in [one for one in root.iter(w("tbl")) if next(one.iter(w("tr")), None) is None]:
        _out(table)


def _out(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _end_gone(paragraph: etree._Element) -> None:
    """Take the end of a paragraph away: what it held stands at the beginning of the next."""
    after = paragraph.getnext()
    while after is not None and after.tag not in (w("p"), w("tbl"), w("sdt")):
        after = after.getnext()
    if after is not None and after.tag == w("sdt"):
        after = next(after.iter(w("p")), None)
    _drop_bookmarks(paragraph)
    content = [one for one in paragraph if one.tag != w("pPr")]
    shown = any(True for one in content for _ in one.iter(w("t"), w("drawing"), w("tab"), w("br")))
    if after is None or after.tag == w("tbl"):
        if not shown:
            for one in content:
                paragraph.addprevious(one)
            _out(paragraph)
        return
    place = 1 if after.find(w("pPr")) is not None else 0
    for number, one in enumerate(content):
        after.insert(place + number, one)
    _out(paragraph)


def _drop_bookmarks(paragraph: etree._Element) -> None:
    """Take out bookmarks around nothing: what they named is gone."""
    for start in list(paragraph.iter(w("bookmarkStart"))):
        between = []
        for one in start.itersiblings():
            if one.tag == w("bookmarkEnd") and one.get(w("id")) == start.get(w("id")):
                if not any(True for other in between for _ in other.iter(w("r"))):
                    _out(one)
                    _out(start)
                break
            between.append(one)


def bare(root: etree._Element, marks: frozenset[str]) -> list[str]:
    """Give paragraph by paragraph what a file says and how it looks, whatever runs it is cut into.

    Of comments only those with a number among ``marks`` count. Bookmarks are left out, and controls and links
    around nothing, and links within the text: nobody sees them.
    """
    return [
        f"{_where(paragraph)}|{_style(paragraph)}|{''.join(_pieces(paragraph, marks))}"
        for paragraph in root.iter(w("p"))
    ]


def _where(paragraph: etree._Element) -> str:
    above = [one.tag.rpartition("}")[2] for one in paragraph.iterancestors()]
    return "/".join(reversed([one for one in above if one in ("tbl", "tr", "tc", "txbxContent")]))


def _style(paragraph: etree._Element) -> str:
    properties = paragraph.find(w("pPr"))
    if properties is None:
        return ""
    kept = [etree.tostring(one, method="c14n", exclusive=True) for one in properties if one.tag != w("rPr")]
    return b"".join(kept).decode()


def _pieces(paragraph: etree._Element, marks: frozenset[str]) -> Iterator[str]:
    looks = ""
    for element in paragraph.iter():
        if element.tag == w("r"):
            look = _look(element)
            shown = [one for one in element if one.tag not in (w("rPr"), w("lastRenderedPageBreak"))]
            if look != looks and shown and shown[0].tag != w("commentReference"):
                looks = look
                yield f"⟨{look}⟩"
        else:
            yield _sign(element, marks)


def _look(run: etree._Element) -> str:
    properties = run.find(w("rPr"))
    kept = () if properties is None else properties
    look = b"".join(etree.tostring(one, method="c14n", exclusive=True) for one in kept).decode()
    return _NUMBER.sub("", look)


def _sign(element: etree._Element, marks: frozenset[str]) -> str:
    """Give what an element shows, or a sign that it is there; nothing for what does not count."""
    name = str(element.tag).rpartition("}")[2]
    if name in ("t", "instrText"):
        return element.text or ""
    if element.tag in _COMMENTED:
        return f"⟨{name} {element.get(w('id'))}⟩" if element.get(w("id")) in marks else ""
    if name == "tag":
        return f"⟨control {element.get(w('val'))}⟩" if _holds(element.getparent().getparent()) else ""
    if name == "hyperlink" and (element.get(w("anchor")) is not None or not _holds(element)):
        return ""
    shown = name in ("hyperlink", "tab", "br", "fldChar", "footnoteReference")
    return f"⟨{name} {sorted(element.attrib.values())}⟩" if shown else ""


def _holds(around: etree._Element) -> bool:
    return next(around.iter(w("r")), None) is not None
