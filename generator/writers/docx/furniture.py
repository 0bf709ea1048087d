"""Header and footer: title, draft mark, version and page on every page."""

from generator.document import Properties
from generator.ooxml.furniture import footer_part, header_part, page_label
from generator.ooxml.names import (
    REL_FOOTER,
    REL_HEADER,
    TYPE_FOOTER,
    TYPE_HEADER,
)
from generator.ooxml.package import Package
from generator.ooxml.paragraphs import paragraph, paragraph_properties
from generator.ooxml.runs import NO_BREAK_SPACE, run, run_properties, tab
from generator.ooxml.section import Reference, Section
from generator.writers.docx.styles import StyleTable, Use

_BETWEEN = " · "


def furnish(
    package: Package,
    section: Section,
    properties: Properties,
    styles: StyleTable,
    *,
    title_page: bool,
) -> None:
    """Give the section its headers and footers; a base that brings its own keeps them.

    The first page of a document with a title page shows the draft mark and nothing else.
    """
    if section.has_furniture:
        return
    width = section.text_width
    right = _mark(properties, styles)
    headers = {"default": run(properties.title) + (tab() + right if right else "")}
    footers = {"default": _footer(properties)}
    if title_page:
        headers["first"], footers["first"] = tab() + right if right else "", ""
    top = paragraph_properties(styles[Use.HEADER], right_tab=width)
    bottom = paragraph_properties(styles[Use.FOOTER], right_tab=width)
    references = []
    for page, inside in headers.items():
        name = package.free_name("word/header{}.xml")
        package.add(name, TYPE_HEADER, header_part(paragraph(top, inside)))
        number = package.relate(package.document, REL_HEADER, name)
        references.append(Reference("headerReference", page, number))
    for page, inside in footers.items():
        name = package.free_name("word/footer{}.xml")
        style = bottom if inside else top
        package.add(name, TYPE_FOOTER, footer_part(paragraph(style, inside)))
        number = package.relate(package.document, REL_FOOTER, name)
        references.append(Reference("footerReference", page, number))
    section.furnish(references, title_page=title_page)


def _mark(properties: Properties, styles: StyleTable) -> str:
    if properties.mark:
        padded = f"{NO_BREAK_SPACE}{properties.mark}{NO_BREAK_SPACE}"
        return run(padded, run_properties(styles[Use.MARK]))
    return run(properties.status)


def _footer(properties: Properties) -> str:
    parts = (properties.organisation, properties.version)
    left = run(_BETWEEN.join(part for part in parts if part))
    return left + (tab() + page_label(properties.page_label) if properties.page_label else "")
