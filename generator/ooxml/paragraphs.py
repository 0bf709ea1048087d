"""Paragraphs and their properties, in the order that the schema asks."""

from typing import NamedTuple


class Indent(NamedTuple):
    """Indents in twentieths of a point; None leaves what the style says."""

    left: int | None = None
    right: int | None = None
    hanging: int | None = None

    def xml(self) -> str:
        """Give the ``w:ind`` element."""
        pairs = (("left", self.left), ("right", self.right), ("hanging", self.hanging))
        given = "".join(f' w:{name}="{value}"' for name, value in pairs if value is not None)
        return f"<w:ind{given}/>" if given else ""


def paragraph_properties(  # noqa: PLR0913 - one argument per property, all optional
    style: str = "",
    *,
    keep_next: bool = False,
    page_break_before: bool = False,
    numbering: tuple[int, int] | None = None,
    frame: str = "",
    left_tab: int = 0,
    right_tab: int = 0,
    cleared_tab: int = 0,
    hyphenate: bool = False,
    before: int | None = None,
    after: int | None = None,
    indent: Indent | None = None,
    alignment: str = "",
) -> str:
    """Give a ``w:pPr``, or nothing where everything is left to the default style.

    ``numbering`` is level and number of the list definition; number 0 takes the style's numbering
    away. ``frame`` is borders and shading, ready made. ``cleared_tab`` is a tab of the style that does not
    hold here. Distances are in twentieths of a point.
    """
    inside = f'<w:pStyle w:val="{style}"/>' if style else ""
    if keep_next:
        inside += "<w:keepNext/>"
    if page_break_before:
        inside += "<w:pageBreakBefore/>"
    if numbering:
        level, number = numbering
        inside += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    inside += frame
    if left_tab or right_tab:
        stops = (("clear", cleared_tab), ("left", left_tab), ("right", right_tab))
        given = "".join(f'<w:tab w:val="{kind}" w:pos="{place}"/>' for kind, place in stops if place)
        inside += f"<w:tabs>{given}</w:tabs>"
    if hyphenate:
        inside += '<w:suppressAutoHyphens w:val="0"/>'
    if before is not None or after is not None:
        above = f' w:before="{before}"' if before is not None else ""
        below = f' w:after="{after}"' if after is not None else ""
        inside += f"<w:spacing{above}{below}/>"
    if indent:
        inside += indent.xml()
    if alignment:
        inside += f'<w:jc w:val="{alignment}"/>'
    return f"<w:pPr>{inside}</w:pPr>" if inside else ""


def paragraph(properties: str, inside: str) -> str:
    """Give a paragraph."""
    return f"<w:p>{properties}{inside}</w:p>"
