"""Paragraphs and tables in short, for tests that show what stood there before and after.

In what is shown ``{-gone-}`` and ``{+come+}`` are tracked words, ``<tag: …>`` is a control, ``[…]`` a link; a
paragraph whose end came or went begins with ``+`` or ``-``, as does a row. A table is ``(cell|cell)`` by row.
"""

from lxml import etree

from generator.ooxml.names import W, w
from generator.ooxml.numbers import Numbers
from generator.ooxml.tracking.stamp import Stamp

_MARKS = {w("ins"): "+", w("moveTo"): "+", w("del"): "-", w("moveFrom"): "-"}


def xml(text: str) -> etree._Element:
    return etree.fromstring(f'<w:x xmlns:w="{W}">{text}</w:x>')[0]


def run(text: str, look: str = "") -> str:
    looks = f"<w:rPr><w:{look}/></w:rPr>" if look else ""
    return f'<w:r>{looks}<w:t xml:space="preserve">{text}</w:t></w:r>'


def gone(text: str) -> str:
    inside = run(text).replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
    return f'<w:del w:id="1" w:author="Ander">{inside}</w:del>'


def come(*runs: str) -> str:
    return f'<w:ins w:id="2" w:author="Ander">{"".join(runs)}</w:ins>'


def control(tag: str, *inside: str) -> str:
    properties = f'<w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr>'
    return f"<w:sdt>{properties}<w:sdtContent>{''.join(inside)}</w:sdtContent></w:sdt>"


def link(anchor: str, *inside: str) -> str:
    return f'<w:hyperlink w:anchor="{anchor}">{"".join(inside)}</w:hyperlink>'


def p(*inside: str, pending: bool = False) -> str:
    mark = '<w:pPr><w:rPr><w:ins w:id="3" w:author="Ander"/></w:rPr></w:pPr>' if pending else ""
    return f"<w:p>{mark}{''.join(inside)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    lines = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def body(*blocks: str) -> etree._Element:
    return xml(f"<w:body>{''.join(blocks)}</w:body>")


def stamp(*roots: etree._Element) -> Stamp:
    return Stamp("Gemeente", "", Numbers(roots))


def shown(element: etree._Element) -> str:
    """Give a paragraph, table or body in short."""
    if element.tag == w("body"):
        return " / ".join(shown(one) for one in element)
    if element.tag == w("tbl"):
        return "".join(f"{_mark(row.find(w('trPr')))}({_cells(row)})" for row in element.iter(w("tr")))
    if element.tag == w("p"):
        properties = element.find(w("pPr"))
        mark = properties.find(w("rPr")) if properties is not None else None
        return _mark(mark) + "".join(_piece(one) for one in element if one is not properties)
    return _piece(element)


def _cells(row: etree._Element) -> str:
    return "|".join(" / ".join(shown(one) for one in cell.iter(w("p"))) for cell in row.iter(w("tc")))


def _mark(properties: etree._Element | None) -> str:
    return "".join(_MARKS.get(one.tag, "") for one in properties) if properties is not None else ""


def _piece(element: etree._Element) -> str:
    inside = "".join(_piece(one) for one in element)
    if element.tag in (w("t"), w("delText")):
        return element.text or ""
    if element.tag in _MARKS:
        sign = _MARKS[element.tag]
        return f"{{{sign}{inside}{sign}}}"
    if element.tag == w("sdt"):
        found = element.find(f"{w('sdtPr')}/{w('tag')}")
        return f"<{found.get(w('val')) if found is not None else ''}: {inside}>"
    return f"[{inside}]" if element.tag == w("hyperlink") else inside
