"""All tracked changes of a file accepted or rejected, as Word does it, apart from the program's own reader."""

from collections.abc import Iterator

from lxml import etree

from generator.ooxml.names import w

_LOOKS = ("rPrChange", "pPrChange", "tblPrChange", "tcPrChange", "trPrChange", "sectPrChange", "tblGridChange")
_RANGES = tuple(w(f"move{way}Range{end}") for way in ("From", "To") for end in ("Start", "End"))
_COMMENTED = tuple(map(w, ("commentRangeStart", "commentRangeEnd", "commentReference")))


def settle(root: etree._Element, *, accept: bool) -> None:
    """Accept or reject all changes in the tree of a part."""
    gone, stays = (("del", "moveFrom"), ("ins", "moveTo")) if accept else (("ins", "moveTo"), ("del", "moveFrom"))
    for row in list(root.iter(w("tr"))):
        properties = row.find(w("trPr"))
        marks = properties if properties is not None else ()
        if any(mark.tag == w(tag) for mark in marks for tag in gone):
            _out(row)
    for mark in [one for tag in gone for one in root.iter(w(tag))]:
        if mark.getparent() is not None and mark.getparent().tag not in (w("rPr"), w("trPr")):
            _out(mark)
    for mark in [one for tag in stays for one in root.iter(w(tag))]:
        if mark.getparent().tag in (w("rPr"), w("trPr")):
            _out(mark)
        else:
            for child in list(mark):
                mark.addprevious(child)
            _out(mark)
    for paragraph in list(root.iter(w("p"))):
        mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
        if mark is not None and any(one.tag == w(tag) for one in mark for tag in gone):
            _end_gone(paragraph)
    for text in root.iter(w("delText"), w("delInstrText")):
        text.tag = w("t") if text.tag == w("delText") else w("instrText")
    for mark in [*root.iter(*_RANGES), *(() if not accept else root.iter(*map(w, _LOOKS)))]:
        _out(mark)
    for link in [one for one in root.iter(w("hyperlink")) if not _holds(one)]:
        _out(link)
    for table in list(root.iter(w("tbl"))):
        if table.find(w("tr")) is None and not any(True for _ in table.iter(w("tr"))):
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
    around nothing: nobody sees them.
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
            properties = element.find(w("rPr"))
            look = ""
            if properties is not None:
                look = b"".join(etree.tostring(one, method="c14n", exclusive=True) for one in properties).decode()
            shown = [one for one in element if one.tag not in (w("rPr"), w("lastRenderedPageBreak"))]
            if look != looks and shown and shown[0].tag != w("commentReference"):
                looks = look
                yield f"⟨{look}⟩"
        elif element.tag == w("t"):
            yield element.text or ""
        elif element.tag in _COMMENTED:
            if element.get(w("id")) in marks:
                yield f"⟨{element.tag.rpartition('}')[2]} {element.get(w('id'))}⟩"
        elif element.tag == w("tag") and _holds(element.getparent().getparent()):
            yield f"⟨control {element.get(w('val'))}⟩"
        elif element.tag == w("hyperlink") and _holds(element):
            yield f"⟨link {sorted(element.attrib.values())}⟩"
        elif element.tag in (w("instrText"),):
            yield f"⟨{element.text}⟩"
        elif element.tag in (w("tab"), w("br"), w("fldChar"), w("footnoteReference")):
            yield f"⟨{element.tag.rpartition('}')[2]}{sorted(element.attrib.values())}⟩"


def _holds(around: etree._Element) -> bool:
    return next(around.iter(w("r")), None) is not None
