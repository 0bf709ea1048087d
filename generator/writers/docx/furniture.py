"""Header and footer: title, draft mark, version and page on every page."""

from generator.document import Properties
from generator.ooxml.furniture import page_label
from generator.ooxml.paragraphs import paragraph, paragraph_properties
from generator.ooxml.runs import NO_BREAK_SPACE, run, run_properties, tab
from generator.ooxml.section import Furniture, PageSetup
from generator.writers.docx.styles import StyleTable, Use

_BETWEEN = " · "


def furnish(setup: PageSetup, properties: Properties, styles: StyleTable, *, title_page: bool) -> None:
    """Give the document its headers and footers; a base that brings its own keeps them, and gets the mark.

    The first page of a document with a title page shows the draft mark and nothing else.
    """
    if setup.has_furniture:
        if properties.mark:
            setup.mark(styles[Use.HEADER], _mark(properties, styles))
        return
    width, before = setup.text_width, setup.turned_from
    right = _mark(properties, styles)
    top = paragraph_properties(styles[Use.HEADER], right_tab=width, cleared_tab=before)
    bottom = paragraph_properties(styles[Use.FOOTER], right_tab=width, cleared_tab=before)
    header = run(properties.title) + (tab() + right if right else "")
    pages = Furniture(paragraph(top, header), paragraph(bottom, _footer(properties)))
    first = Furniture(paragraph(top, tab() + right if right else ""), paragraph(top, ""))
    setup.furnish(pages, first if title_page else None)


def _mark(properties: Properties, styles: StyleTable) -> str:
    if properties.mark:
        padded = f"{NO_BREAK_SPACE}{properties.mark}{NO_BREAK_SPACE}"
        return run(padded, run_properties(styles[Use.MARK]))
    return run(properties.status)


def _footer(properties: Properties) -> str:
    parts = (properties.organisation, properties.version)
    left = run(_BETWEEN.join(part for part in parts if part))
    return left + (tab() + page_label(properties.page_label) if properties.page_label else "")
