"""Sheets → the bytes of a workbook. Pure: no file, no clock; equal content gives equal bytes."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, Final

from generator.documents.comparison.shown import Shown
from generator.documents.comparison.wording import Wording
from generator.locale import Locale
from generator.ooxml.archive import read_archive, write_archive
from generator.writers.xlsx.cells import Sheet, Value, height, text
from generator.writers.xlsx.sheets import sheets

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_HEAD_FILL: Final = "1B3A5C"
_HEAD_TEXT: Final = "FFFFFF"
_STRONG_FILL: Final = "D9F0EC"
_SCALE: Final = ("FFFFFF", "6AA7A1")
_FONT: Final = "Calibri"
_DATE: Final = datetime(1980, 1, 1)  # noqa: DTZ001 - a workbook keeps times without a zone
_CORE: Final = "docProps/core.xml"
_LANDSCAPE: Final = "landscape"
_A4: Final = 9
_SIGNS: Final = frozenset("=+-@")
"""A text that begins with one of these is a formula to whoever types it."""


def write(shown: Shown, locale: Locale) -> bytes:
    """Give the bytes of a workbook with all that was found."""
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    maker = _Maker(workbook)
    for sheet in sheets(shown, Wording(locale)):
        maker.add(sheet)
    workbook.properties.title = text(shown.title)
    workbook.properties.language = locale.tag
    workbook.properties.creator = "serviceformule"
    workbook.properties.created = _DATE
    target = BytesIO()
    workbook.save(target)
    return write_archive(dict(_without_clock(read_archive(target.getvalue()))))


def _without_clock(members: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Set the time at which openpyxl says that it wrote the file."""
    from openpyxl.packaging.core import DocumentProperties
    from openpyxl.xml.functions import fromstring, tostring

    for name, data in members.items():
        if name == _CORE:
            properties = DocumentProperties.from_tree(fromstring(data))
            properties.modified = _DATE
            yield name, tostring(properties.to_tree())
        else:
            yield name, data


class _Maker:
    """Writes sheets row by row; a style is made once."""

    def __init__(self, workbook: "Workbook") -> None:
        self._workbook = workbook
        self._kept: dict[tuple[str, str, bool], object] = {}

    @cached_property
    def _styles(self) -> dict[str, dict[str, object]]:
        from openpyxl.styles import Alignment, Font, PatternFill

        top = Alignment(vertical="top", wrap_text=True)
        plain = {"alignment": top, "font": Font(name=_FONT, size=11)}
        bold = {"alignment": top, "font": Font(name=_FONT, size=11, bold=True)}
        head = {
            "alignment": Alignment(vertical="bottom", wrap_text=True),
            "font": Font(name=_FONT, size=11, bold=True, color=_HEAD_TEXT),
            "fill": PatternFill("solid", fgColor=_HEAD_FILL),
        }
        fill = PatternFill("solid", fgColor=_STRONG_FILL)
        return {"plain": plain, "bold": bold, "head": head, "strong": {**bold, "fill": fill}}

    def add(self, sheet: Sheet) -> None:
        """Add a sheet with its frozen panes, filter, widths and page setup."""
        from openpyxl.utils import get_column_letter

        made: WriteOnlyWorksheet = self._workbook.create_sheet(sheet.name)
        last = get_column_letter(len(sheet.columns))
        made.freeze_panes = f"{get_column_letter(sheet.frozen + 1)}2"
        made.auto_filter.ref = f"A1:{last}{len(sheet.rows) + 1}"
        for place, column in enumerate(sheet.columns, 1):
            made.column_dimensions[get_column_letter(place)].width = column.width
        made.page_setup.orientation = _LANDSCAPE
        made.page_setup.paperSize = _A4
        made.page_setup.fitToWidth = 1
        made.page_setup.fitToHeight = 0
        made.sheet_properties.pageSetUpPr = self._fit()
        made.print_title_rows = "1:1"
        heads = [column.head for column in sheet.columns]
        made.row_dimensions[1].height = height(sheet.columns, heads)
        made.append([self._cell(made, head, "head") for head in heads])
        for number, row in enumerate(sheet.rows):
            made.row_dimensions[number + 2].height = height(sheet.columns, row)
            made.append(list(self._row(made, sheet, number, row)))
        if sheet.scaled and sheet.rows:
            self._scale(made, f"B2:{last}{len(sheet.rows) + 1}")

    def _fit(self) -> object:
        from openpyxl.worksheet.properties import PageSetupProperties

        return PageSetupProperties(fitToPage=True)

    def _row(
        self, made: "WriteOnlyWorksheet", sheet: Sheet, number: int, row: Iterable[Value]
    ) -> Iterator["WriteOnlyCell | None"]:
        for place, value in enumerate(row):
            if value is None or value == "":
                yield None
                continue
            style = "strong" if (number, place) in sheet.strong else "bold" if not place else "plain"
            yield self._cell(made, value, style, sheet.columns[place].number_format)

    def _cell(
        self, made: "WriteOnlyWorksheet", value: Value, style: str, number_format: str = ""
    ) -> "WriteOnlyCell":
        """Make a cell; one that holds a text never becomes a formula, whatever the text begins with."""
        if isinstance(value, str):
            sign = value[:1] in _SIGNS
            cell = self._cell_class(made, text(value))
            cell.data_type = "s"
            cell._style = self._style(made, style, sign=sign)  # noqa: SLF001 - made once, for all alike
        else:
            cell = self._cell_class(made, value)
            cell._style = self._style(made, style, number_format)  # noqa: SLF001
        return cell

    @cached_property
    def _cell_class(self) -> "type[WriteOnlyCell]":
        from openpyxl.cell import WriteOnlyCell

        found: type[WriteOnlyCell] = WriteOnlyCell
        return found

    def _style(
        self, made: "WriteOnlyWorksheet", style: str, number_format: str = "", *, sign: bool = False
    ) -> object:
        """Give a style as the workbook keeps it; to look one up takes longer than to write a cell."""
        key = style, number_format, sign
        if key not in self._kept:
            cell = self._cell_class(made)
            for name, given in self._styles[style].items():
                setattr(cell, name, given)
            if number_format:
                cell.number_format = number_format
            cell.quotePrefix = sign
            self._kept[key] = cell._style  # noqa: SLF001 - as above
        return self._kept[key]

    def _scale(self, made: "WriteOnlyWorksheet", reach: str) -> None:
        from openpyxl.formatting.rule import ColorScaleRule

        low, high = _SCALE
        rule = ColorScaleRule(
            start_type="num", start_value=0, start_color=low, end_type="num", end_value=1, end_color=high
        )
        made.conditional_formatting.add(reach, rule)
