"""A municipality's own Word template, made fit to be the base of our documents."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.diagnostics import Diagnostic, InvalidInputError
from generator.ooxml.adopt.body import empty_body, empty_notes
from generator.ooxml.adopt.headers import forget_styles, settle_headers
from generator.ooxml.adopt.lists import bring, clean_numbering, free_numbers, link_style, own_list, unlink
from generator.ooxml.adopt.outside import cut_outside
from generator.ooxml.adopt.page import ensure_section
from generator.ooxml.adopt.parts import DOCUMENT, Parts
from generator.ooxml.adopt.refusal import damaged, take_apart
from generator.ooxml.adopt.running import ensure_running_text
from generator.ooxml.adopt.settings import clean_settings, ensure_language, hyphenate_where_asked
from generator.ooxml.adopt.styles import Merged, merge_styles
from generator.ooxml.adopt.told import Told
from generator.ooxml.archive import DamagedArchiveError
from generator.ooxml.cascade import Cascade, name_of
from generator.ooxml.definitions import ListDefinitions, numbering_value
from generator.ooxml.names import w
from generator.ooxml.package import Package
from generator.ooxml.section import text_width

_LISTS: Final = ("List Bullet", "List Number")
_TYPES: Final = "application/vnd.openxmlformats-officedocument."
_MISSING: Final = (
    ("styles", "styles.xml", f"{_TYPES}wordprocessingml.styles+xml"),
    ("numbering", "numbering.xml", f"{_TYPES}wordprocessingml.numbering+xml"),
    ("settings", "settings.xml", f"{_TYPES}wordprocessingml.settings+xml"),
    ("fontTable", "fontTable.xml", f"{_TYPES}wordprocessingml.fontTable+xml"),
    ("theme", "theme/theme1.xml", f"{_TYPES}theme+xml"),
)
_EMPTY_NUMBERING: Final = (
    b'<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
)


@dataclass(frozen=True, slots=True)
class Adopted:
    """A base for the writer, and what there is to say of the template it was made from.

    ``colours`` are those of the reference that gave way, with what stands in their place, in hexadecimal
    digits. The findings have neither file nor place: who knows the file's name fills it in.
    """

    base: bytes
    colours: Mapping[str, str]
    findings: tuple[Diagnostic, ...]


def adopt(own: bytes, reference: bytes, *, whole: bool = False) -> Adopted:
    """Make a base of a template: its look wins, and what it lacks comes from the reference.

    ``whole`` says that the reference has our own look, which nobody chose: then its accent gives way to
    the template's as well.

    Raises:
        InvalidInputError: The file cannot be a base; the finding says what it is.
    """
    try:
        return _adopt(take_apart(own), Parts(reference), whole=whole)
    except DamagedArchiveError as error:
        raise InvalidInputError([damaged(str(error))]) from error


def _adopt(parts: Parts, ours: Parts, *, whole: bool) -> Adopted:
    emptied = empty_body(parts)
    empty_notes(parts)
    lacking = _add_parts(parts, ours)
    settings = parts.edit(_needed(parts, "settings"))
    gone = clean_settings(settings, parts)
    outside = cut_outside(parts)
    settle_headers(parts)
    ensure_section(next(parts.edit(parts.main).iter(w("sectPr"))), ours.tree(ours.main))
    styles, merged, lists = _merge(parts, ours, whole=whole)
    forget_styles(parts, styles.styles)
    ensure_running_text(styles)
    ensure_language(
        styles, frozenset(identity for identity in merged.ids.values() if identity in styles.styles)
    )
    hyphenate_where_asked(settings, styles)
    parts.retype(parts.main, DOCUMENT)
    base = parts.save()
    Package.open(base)  # what the writer could not open is told now, with the name of the template
    told = Told(merged, lists, emptied, outside, gone, lacking)
    return Adopted(base, merged.colours, tuple(told.findings()))


def _needed(parts: Parts, role: str) -> str:
    name = parts.related(parts.main, role)
    if name is None:
        message = f"no part {role!r}"
        raise AssertionError(message)
    return name


def _add_parts(parts: Parts, ours: Parts) -> tuple[str, ...]:
    """Add the parts that a template lacks; give their roles."""
    lacking = []
    for role, name, kind in _MISSING:
        if parts.related(parts.main, role) is None:
            source = ours.related(ours.main, role)
            data = _EMPTY_NUMBERING if role == "numbering" or source is None else ours.data(source)
            added = parts.add(parts.main, f"word/{name}", role, kind, data)
            if role == "styles":
                _empty(parts.edit(added))
            lacking.append(role)
    return tuple(lacking)


def _empty(styles: etree._Element) -> None:
    """Leave nothing but the defaults: the styles themselves are added like those of any template."""
    for style in styles.findall(w("style")):
        styles.remove(style)


def _cascade(parts: Parts, root: etree._Element) -> Cascade:
    theme = parts.related(parts.main, "theme")
    return Cascade(root, parts.tree(theme) if theme else None)


def _merge(parts: Parts, ours: Parts, *, whole: bool) -> tuple[Cascade, Merged, tuple[str, ...]]:
    """Merge styles and lists; give what became of them, and the list styles that had no list."""
    own = _cascade(parts, parts.edit(_needed(parts, "styles")))
    reference = _cascade(ours, ours.tree(_needed(ours, "styles")))
    numbering = parts.edit(_needed(parts, "numbering"))
    our_numbering = ours.tree(_needed(ours, "numbering"))
    clean_numbering(numbering)
    numbers = free_numbers(numbering, our_numbering)
    width = text_width(next(parts.tree(parts.main).iter(w("sectPr"))))
    merged = merge_styles(own, reference, width, numbers, whole=whole)
    unlisted = []
    for identity, style in reference.styles.items():
        name = name_of(style)
        if name not in _LISTS or name in merged.added:
            continue
        number = numbering_value(reference, identity, "numId")
        definition = ListDefinitions(our_numbering).definition(number)
        theirs = merged.ids[identity]
        if definition is not None and not own_list(own, numbering, theirs, definition[1]):
            unlink(numbering, theirs)
            link_style(own.styles[theirs], numbers[number])
            unlisted.append(name)
    used = {link.get(w("val"), "") for link in own.root.iter(w("numId"))}
    for number, target in numbers.items():
        if target in used:
            bring(numbering, our_numbering, number, merged, target)
    return own, merged, tuple(unlisted)
