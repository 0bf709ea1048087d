"""The styles of the reference that a template lacks, added in the template's own type and colours."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from generator.ooxml.adopt.colours import settle_heads
from generator.ooxml.adopt.fitting import Fitting, fit
from generator.ooxml.adopt.match import HEADING, add_alias, built_in, matches, rename
from generator.ooxml.adopt.style_names import folded
from generator.ooxml.cascade import Cascade, name_of
from generator.ooxml.names import w
from generator.ooxml.order import put

_VAL: Final = w("val")
_LINKS: Final = ("basedOn", "next", "link")


@dataclass(slots=True)
class Merged:
    """What became of the styles: ids of the reference to ids of the base, and what there is to say."""

    ids: dict[str, str] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)
    """Colours of the reference, and what stands for them beside the template's own."""
    added: list[str] = field(default_factory=list)
    """Names of the styles that the template lacked."""
    renamed: list[tuple[str, str]] = field(default_factory=list)
    """The template's name of a style, and Word's own."""
    outlined: list[str] = field(default_factory=list)
    """The template's names of headings that had no level, or another."""
    set_aside: list[str] = field(default_factory=list)
    """Names of styles of another kind that stood in the way of ours."""


def merge_styles(
    own: Cascade, reference: Cascade, width: int, numbers: Mapping[str, str], *, whole: bool
) -> Merged:
    """Add to a template's styles what they lack; ``width`` is that of its text in twips.

    ``numbers`` leads from lists of the reference to those of the template; ``whole`` says that all colours
    of the reference are our own.
    """
    found = matches(own, reference)
    merged = Merged(dict(found))
    _settle_names(own, reference, merged)
    missing = [identity for identity in reference.styles if identity not in found]
    for identity in missing:
        merged.ids[identity] = _free_id(own, merged, identity)
    fitting = Fitting.between(own, reference, merged.ids, frozenset(found), width, whole=whole)
    for identity in missing:
        style = deepcopy(reference.styles[identity])
        _set_aside(own, name_of(style), merged)
        style.set(w("styleId"), merged.ids[identity])
        _relink(style, merged, frozenset(missing))
        if own.default(_kind(style)):
            style.attrib.pop(w("default"), "")
        _renumber(style, numbers, keep=not _has_headings(reference, frozenset(found)))
        fit(style, fitting)
        own.root.append(style)
        merged.added.append(name_of(style))
    for style in own.root.iterchildren(w("style")):
        own.styles.setdefault(style.get(w("styleId"), ""), style)
    settle_heads(own, frozenset(merged.ids[identity] for identity in missing))
    merged.colours = fitting.colours
    return merged


def _settle_names(own: Cascade, reference: Cascade, merged: Merged) -> None:
    """Let the styles that were found go by the names of the reference."""
    for identity, theirs in merged.ids.items():
        style, name = own.styles[theirs], name_of(reference.styles[identity])
        if reference.styles[identity].get(w("default")) and own.default(_kind(style)) == theirs:
            style.set(w("default"), "1")  # LibreOffice leaves it out
        heading = HEADING.fullmatch(folded(name))
        if heading and _set_outline(own, theirs, int(heading[1]) - 1):
            merged.outlined.append(name_of(style))
        if name_of(style) == name:
            continue
        if built_in(reference.styles, identity):
            old = rename(style, name)
            if folded(old) != folded(name):
                merged.renamed.append((old, name))
        elif folded(name_of(style)) != folded(name):
            add_alias(style, name)


def _kind(style: etree._Element) -> str:
    return style.get(w("type"), "paragraph")


def _set_outline(own: Cascade, identity: str, level: int) -> bool:
    """Let a heading have its level, and say whether it had not."""
    if own.value(identity, "pPr", "outlineLvl") == str(level):
        return False
    style = own.styles[identity]
    properties = style.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        put(style, properties)
    put(properties, etree.Element(w("outlineLvl"), {_VAL: str(level)}))
    return True


def _free_id(own: Cascade, merged: Merged, wanted: str) -> str:
    taken = {identity.lower() for identity in (*own.styles, *merged.ids.values())}
    name, count = wanted, 1
    while name.lower() in taken:
        count += 1
        name = f"{wanted}SF{count if count > 2 else ''}"  # noqa: PLR2004 - the second needs no number
    return name


def _set_aside(own: Cascade, name: str, merged: Merged) -> None:
    """Rename a style of another kind that has the name of one of ours: Word allows a name once."""
    for style in own.root.iterchildren(w("style")):
        if folded(name_of(style)) == folded(name):
            element = style.find(w("name"))
            if element is not None:
                merged.set_aside.append(name_of(style))
                element.set(_VAL, f"{name_of(style)} (sjabloon)")


def _relink(style: etree._Element, merged: Merged, added: frozenset[str]) -> None:
    """Let a style that is added refer to the styles of the template where it has them."""
    for tag in _LINKS:
        element = style.find(w(tag))
        if element is None:
            continue
        target = element.get(_VAL, "")
        if target not in merged.ids or (tag == "link" and target not in added):
            style.remove(element)
        else:
            element.set(_VAL, merged.ids[target])


def _has_headings(reference: Cascade, found: frozenset[str]) -> bool:
    return any(HEADING.fullmatch(folded(name_of(reference.styles[identity]))) for identity in found)


def _renumber(style: etree._Element, numbers: Mapping[str, str], *, keep: bool) -> None:
    """Let a style refer to the lists of the template; an added heading beside others has no number."""
    properties = style.find(w("pPr"))
    numbering = properties.find(w("numPr")) if properties is not None else None
    if properties is None or numbering is None:
        return
    link = numbering.find(w("numId"))
    number = numbers.get(link.get(_VAL, ""), "") if link is not None else ""
    if link is None or not number or (HEADING.fullmatch(folded(name_of(style))) and not keep):
        properties.remove(numbering)
    else:
        link.set(_VAL, number)
