"""What will not be readable for everybody in documents made with a template."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from lxml import etree

from generator.diagnostics import Diagnostic, Severity
from generator.ooxml.adopt.colours import by_name
from generator.ooxml.adopt.contrast import LEAST, LEAST_LARGE, contrast, is_colour
from generator.ooxml.adopt.headers import furniture_parts
from generator.ooxml.adopt.match import aliases
from generator.ooxml.adopt.parts import Parts
from generator.ooxml.adopt.refusal import take_apart
from generator.ooxml.adopt.style_names import folded
from generator.ooxml.cascade import Cascade, name_of
from generator.ooxml.names import WP, w

_SMALLEST: Final = 18
_LARGE: Final = 36
_LARGE_BOLD: Final = 28
"""Sizes of type in half points."""
_PAPER: Final = "FFFFFF"
_INK: Final = "000000"
_SHOWN: Final = frozenset(
    {
        "normal",
        "title",
        "subtitle",
        "header",
        "footer",
        "caption",
        "toc heading",
        "toc 1",
        "toc 2",
        "list bullet",
        "list number",
        "list continue",
        "quote",
        "hyperlink",
        "heading 1",
        "heading 2",
        "heading 3",
        "heading 4",
    }
)
"""Word's own styles that text of ours is set in."""
_TABLES: Final = "serviceformule "
_HEADS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "tabelkop": "serviceformule tabel",
        "tabelkop klein": "serviceformule tabel compact",
        "tabelkop dicht": "serviceformule tabel dicht",
    }
)
"""Styles for the head row of a table, and the table that they are used in."""
_PICTURE: Final = f"{{{WP}}}docPr"
_SHAPE: Final = "{urn:schemas-microsoft-com:vml}shape"
_SHAPE_PICTURE: Final = "{urn:schemas-microsoft-com:vml}imagedata"


def inspect(own: bytes, base: bytes, language: str) -> tuple[Diagnostic, ...]:
    """Judge a template, and the base that was made of it, for documents in a language.

    Raises:
        InvalidInputError: The template cannot be a base.
    """
    theirs, made = take_apart(own), Parts(base)
    before, after = _styles(theirs), _styles(made)
    found: list[Diagnostic] = []
    if before is not None:
        found += _language(before, language)
        if after is not None:
            found += _looks(before, after)
    found += _furniture(theirs)
    return tuple(found)


def _styles(parts: Parts) -> Cascade | None:
    name, theme = parts.related(parts.main, "styles"), parts.related(parts.main, "theme")
    return Cascade(parts.tree(name), parts.tree(theme) if theme else None) if name else None


def _language(styles: Cascade, language: str) -> Iterator[Diagnostic]:
    """Look for the language in which programs read the text aloud and check its spelling."""
    told = styles.value(styles.default(), "rPr", "lang") or ""
    if not told:
        yield Diagnostic("template-no-language", severity=Severity.WARNING)
    elif told.lower().partition("-")[0] != language.lower().partition("-")[0]:
        arguments = {"language": told, "wanted": language}
        yield Diagnostic("template-other-language", severity=Severity.WARNING, arguments=arguments)


def _looks(before: Cascade, after: Cascade) -> Iterator[Diagnostic]:
    """Look at the styles that our text is set in, under the names that the template gives them."""
    pale: set[tuple[str, str]] = set()
    for identity, style in after.styles.items():
        kind, name = style.get(w("type"), "paragraph"), folded(name_of(style))
        theirs = before.styles.get(identity)
        shown = name_of(theirs if theirs is not None else style)
        if kind == "table" and theirs is not None and name.startswith(_TABLES):
            yield from _table(style, shown)
        if kind not in {"paragraph", "character"} or (theirs is not None and not _is_used(style)):
            continue
        pair = _colours(after, identity)
        ratio = contrast(*pair)
        if ratio < (LEAST_LARGE if _is_large(after, identity) else LEAST) and pair not in pale:
            pale.add(pair)
            arguments = {
                "style": shown,
                "colour": pair[0],
                "background": pair[1],
                "ratio": f"{int(ratio * 10) / 10:.1f}",
            }
            yield Diagnostic("template-contrast", severity=Severity.WARNING, arguments=arguments)
        if theirs is not None and kind == "paragraph":
            yield from _type(after, identity, shown)


def _is_used(style: etree._Element) -> bool:
    """Say whether a style of the template is one that our text is set in."""
    name = folded(name_of(style))
    return (
        name in _SHOWN
        or style.find(w("aliases")) is not None
        or style.get(w("default"), "0") in {"1", "true"}
    )


def _type(styles: Cascade, identity: str, shown: str) -> Iterator[Diagnostic]:
    size = styles.size(identity)
    if size < _SMALLEST:
        arguments = {"style": shown, "size": f"{size // 2}{'½' if size % 2 else ''}"}
        yield Diagnostic("template-small-type", severity=Severity.WARNING, arguments=arguments)
    if styles.value(identity, "pPr", "jc") in {"both", "distribute"} and identity == styles.default():
        yield Diagnostic("template-justified", severity=Severity.NOTE, arguments={"style": shown})


def _table(style: etree._Element, shown: str) -> Iterator[Diagnostic]:
    firsts = [one for one in style.iterchildren(w("tblStylePr")) if one.get(w("type")) == "firstRow"]
    if not any(len(one) for one in firsts) and "kenmerken" not in folded(shown):
        yield Diagnostic("template-table-head", severity=Severity.WARNING, arguments={"style": shown})


def _colours(styles: Cascade, identity: str) -> tuple[str, str]:
    """Give the colour of a style's text and that of what is behind it."""
    fills = [styles.value(identity, group, "shd", "fill") for group in ("rPr", "pPr")]
    paper = next((fill.upper() for fill in fills if fill and is_colour(fill)), _PAPER)
    ink = styles.value(identity, "rPr", "color")
    head = _head_fill(styles, identity)
    paper = head.upper() if is_colour(head) else paper
    if ink and is_colour(ink):
        return ink.upper(), paper
    return (_INK if contrast(_INK, paper) >= contrast(_PAPER, paper) else _PAPER), paper


def _head_fill(styles: Cascade, identity: str) -> str:
    """Give the colour behind the text of a style for the head rows of tables, empty for other styles."""
    names = {folded(name_of(styles.styles[identity])), *aliases(styles.styles[identity])}
    table = next((_HEADS[name] for name in sorted(names) if name in _HEADS), "")
    first = [
        one
        for style in styles.chain(by_name(styles, table))
        for one in style.findall(w("tblStylePr"))
        if one.get(w("type")) == "firstRow"
    ]
    shade = first[0].find(f"{w('tcPr')}/{w('shd')}") if first else None
    return shade.get(w("fill"), "") if shade is not None else ""


def _is_large(styles: Cascade, identity: str) -> bool:
    size = styles.size(identity)
    return size >= _LARGE or (size >= _LARGE_BOLD and styles.is_on(identity, "rPr", "b"))


def _furniture(parts: Parts) -> Iterator[Diagnostic]:
    """Look at what stands on every page."""
    for name in furniture_parts(parts):
        root = parts.tree(name)
        where = name.rpartition("/")[2]
        shapes = [one for one in root.iter(_SHAPE) if one.find(f".//{_SHAPE_PICTURE}") is not None]
        silent = [one for one in root.iter(_PICTURE) if not one.get("descr") and not _is_decoration(one)]
        if silent or any(not shape.get("alt") for shape in shapes):
            yield Diagnostic("template-picture-alt", severity=Severity.WARNING, arguments={"part": where})
        if next(root.iter(w("txbxContent")), None) is not None:
            yield Diagnostic("template-text-box", severity=Severity.WARNING, arguments={"part": where})


def _is_decoration(drawing: etree._Element) -> bool:
    """Say whether an author told that a picture says nothing."""
    return any(
        str(one.tag).endswith("}decorative") and one.get("val", "1") in {"1", "true"}
        for one in drawing.iter()
    )
