"""The table of contents: links to the headings."""

from collections.abc import Sequence

from generator.writers.html.markup import escaped, fragment
from generator.writers.html.page import Entry, Page


def write_contents(page: Page, label: str) -> str:
    """Give the way through the page.

    It stands there twice, and one of the two is seen: the list beside the text where there is room, or one
    that unfolds above it. A single list that is folded on some screens only needs a script.
    """
    places = page.contents
    if not places:
        return ""
    name = f' aria-label="{escaped(label)}"' if label else ""
    inside = _list(places)
    return (
        f'<nav class="contents"{name}>\n'
        f"<details>\n<summary>{escaped(label)}</summary>\n{inside}</details>\n"
        f'<div class="beside">\n<p>{escaped(label)}</p>\n{inside}</div>\n</nav>\n'
    )


def _list(places: Sequence[Entry]) -> str:
    """Give the list of headings of one level, each with the list of those below it."""
    level = min(place.level for place in places)
    written, position = [], 0
    while position < len(places):
        end = position + 1
        while end < len(places) and places[end].level > level:
            end += 1
        below = _list(places[position + 1 : end]) if end > position + 1 else ""
        written.append(f"<li>{_link(places[position])}{below}</li>\n")
        position = end
    return f'<ol role="list">\n{"".join(written)}</ol>\n'


def _link(place: Entry) -> str:
    number = f'<span class="number">{escaped(place.number)}</span> ' if place.number else ""
    return f'<a href="{escaped(fragment(place.identity))}">{number}<span>{escaped(place.text)}</span></a>'
