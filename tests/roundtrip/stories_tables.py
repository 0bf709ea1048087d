"""What people do to tables, without tracking it."""

import copy

from lxml import etree
from stories_places import (
    StoryHand,
    copied,
    new_paragraph,
    removed,
    typed,
)

from generator.ooxml.names import w


def delete_row(hand: StoryHand) -> None:
    if rows := hand.rows():
        row = hand.random.choice(rows)
        table = row.getparent()
        removed(row)
        if not table.findall(w("tr")):
            removed(table)


def delete_table(hand: StoryHand) -> None:
    if tables := hand.tables():
        table = hand.random.choice(tables)
        if table.getparent() is hand.body:
            removed(table)


def empty_cell(hand: StoryHand) -> None:
    if rows := hand.rows():
        cell = hand.random.choice(hand.random.choice(rows).findall(w("tc")))
        for paragraph in cell.findall(w("p")):
            for child in [one for one in paragraph if one.tag in (w("r"), w("sdt"), w("hyperlink"))]:
                removed(child)


def add_row(hand: StoryHand) -> None:
    if rows := hand.rows():
        row = hand.random.choice(rows)
        hand.add_row(row, *(f"{hand.word()} cel" for _ in row.findall(w("tc"))))


def add_table(hand: StoryHand) -> None:
    paragraph = hand.random.choice(hand.loose_paragraphs())
    table = etree.fromstring(
        f'<w:tbl xmlns:w="{w("")[1:-1]}"><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid></w:tbl>'
    )
    for _ in range(2):
        row = etree.SubElement(table, w("tr"))
        for _ in range(2):
            cell = etree.SubElement(row, w("tc"))
            etree.SubElement(cell, w("p")).append(typed(hand.word()))
    paragraph.addnext(table)
    table.addnext(new_paragraph(paragraph, typed(f"{hand.word()} onder de tabel.")))


def add_column(hand: StoryHand) -> None:
    if not (tables := hand.tables()):
        return
    table = hand.random.choice(tables)
    at = hand.random.randrange(3)
    for row in table.findall(w("tr")):
        cells = row.findall(w("tc"))
        model = cells[min(at, len(cells) - 1)]
        cell = etree.Element(w("tc"))
        if model.find(w("tcPr")) is not None:
            cell.append(copy.deepcopy(model.find(w("tcPr"))))
        etree.SubElement(cell, w("p")).append(typed(hand.word()))
        model.addnext(cell)
    grid = table.find(w("tblGrid"))
    grid.append(etree.Element(w("gridCol"), {w("w"): "900"}))


def delete_column(hand: StoryHand) -> None:
    tables = [one for one in hand.tables() if min(len(row.findall(w("tc"))) for row in one.iter(w("tr"))) > 1]
    if tables:
        table = hand.random.choice(tables)
        for row in table.findall(w("tr")):
            removed(row.findall(w("tc"))[-1])
        grid = table.find(w("tblGrid"))
        grid.remove(grid[-1])


def merge_cells(hand: StoryHand) -> None:
    rows = [row for row in hand.rows() if len(row.findall(w("tc"))) > 1]
    if rows:
        row = hand.random.choice(rows)
        first, second = row.findall(w("tc"))[:2]
        properties = first.find(w("tcPr"))
        if properties is None:
            properties = etree.Element(w("tcPr"))
            first.insert(0, properties)
        if properties.find(w("gridSpan")) is None and second.find(f"{w('tcPr')}/{w('gridSpan')}") is None:
            span = etree.Element(w("gridSpan"), {w("val"): "2"})
            width = properties.find(w("tcW"))
            properties.insert(0 if width is None else 1, span)
            for child in [one for one in second if one.tag != w("tcPr")]:
                first.append(child)
            row.remove(second)


def move_row(hand: StoryHand) -> None:
    if rows := hand.rows():
        row = hand.random.choice(rows)
        hand.random.choice(row.getparent().findall(w("tr"))).addnext(row)


def copy_row(hand: StoryHand) -> None:
    if rows := hand.rows():
        row = hand.random.choice(rows)
        row.addnext(copied(row, hand))


def bigger_table(hand: StoryHand) -> None:
    """Type at the end of a cell, as a second paragraph."""
    if rows := hand.rows():
        cell = hand.random.choice(hand.random.choice(rows).findall(w("tc")))
        paragraph = cell.findall(w("p"))[-1] if cell.findall(w("p")) else None
        if paragraph is not None and paragraph.getnext() is None:
            paragraph.addnext(new_paragraph(paragraph, typed(hand.word())))


TABLES = {
    one.__name__: one
    for one in (
        delete_row,
        delete_table,
        empty_cell,
        add_row,
        add_table,
        add_column,
        delete_column,
        merge_cells,
        move_row,
        copy_row,
        bigger_table,
    )
}
