"""White between the paragraphs of running text, where a template leaves it to empty lines."""

from typing import Final

from lxml import etree

from generator.ooxml.adopt.match import add_alias
from generator.ooxml.adopt.style_names import folded, other_names
from generator.ooxml.cascade import Cascade, name_of
from generator.ooxml.names import RUNNING_TEXT, w

_AFTER: Final = 7
"""In twips, for each half point of the type: six points for type of eleven, and so on."""


def ensure_running_text(styles: Cascade) -> None:
    """Find or make the style of running text.

    Whoever writes a letter presses Enter twice, and many a default style counts on that. A report without
    white between its paragraphs is a wall.
    """
    normal = styles.default()
    if _white(styles, normal) or any(
        folded(name_of(s)) == folded(RUNNING_TEXT) for s in styles.styles.values()
    ):
        return
    wanted = {"body text", *other_names("body text")}
    for identity, style in styles.styles.items():
        if folded(name_of(style)) in wanted and _white(styles, identity):
            add_alias(style, RUNNING_TEXT)
            return
    style = etree.SubElement(
        styles.root,
        w("style"),
        {w("type"): "paragraph", w("customStyle"): "1", w("styleId"): "ServiceBodyText"},
    )
    for tag, value in (("name", RUNNING_TEXT), ("basedOn", normal)):
        if value:
            etree.SubElement(style, w(tag), {w("val"): value})
    etree.SubElement(style, w("qFormat"))
    properties = etree.SubElement(style, w("pPr"))
    after = str(round(styles.size(normal) * _AFTER / 20) * 20)
    etree.SubElement(properties, w("spacing"), {w("after"): after})
    styles.styles["ServiceBodyText"] = style


def _white(styles: Cascade, identity: str) -> bool:
    if styles.is_on(identity, "pPr", "contextualSpacing"):
        return False
    sides = ("before", "after", "beforeLines", "afterLines")
    return any(styles.number(identity, "pPr", "spacing", side) for side in sides) or any(
        styles.value(identity, "pPr", "spacing", side) in {"1", "true", "on"}
        for side in ("beforeAutospacing", "afterAutospacing")
    )
