"""Small pieces of markup that the parts of the page share."""

from collections.abc import Iterable, Mapping

from generator.document import Drawing, Paint
from generator.svg import svg
from generator.writers.html.markup import attributes, escaped

DASH = "–"


def element(tag: str, inside: str, /, **values: str) -> str:
    """Give an element; ``inside`` is markup, values are texts. A name ends in ``_`` where Python has it."""
    given = {key.rstrip("_").replace("_", "-"): value for key, value in values.items()}
    return f"<{tag}{attributes(given)}>{inside}</{tag}>"


def said(tag: str, text: str, /, **values: str) -> str:
    """Give an element that holds a text."""
    return element(tag, escaped(text), **values)


def nothing(spoken: str) -> str:
    """Give a dash as it is seen, and the words that it stands for as they are heard."""
    return f'<span aria-hidden="true">{DASH}</span>{said("span", spoken, class_="unseen")}'


def region(table: str, identity: str, kind: str) -> str:
    """Give a table in a region of its own that scrolls, with its caption as its name."""
    values = {"class": f"table {kind}", "role": "region", "tabindex": "0", "aria-labelledby": identity}
    return f"<div{attributes(values)}>\n{table}</div>\n"


def table(caption: str, identity: str, head: str, rows: Iterable[str], kind: str = "wide") -> str:
    """Give a table with a caption; head and rows are markup."""
    top = element("caption", said("span", caption), id=identity)
    body = "\n".join(rows)
    return f'<table class="{kind}">{top}\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table>\n'


def head(texts: Iterable[str], kinds: Mapping[str, str] | None = None) -> str:
    """Give the cells of a head; ``kinds`` are the classes of some."""
    found = kinds or {}
    return "".join(said("th", text, scope="col", class_=found.get(text, "")) for text in texts)


def figure(drawing: Drawing, caption: str, identity: str) -> str:
    """Give a drawing with its caption; on a small screen it keeps its size, and scrolls."""
    picture = svg(drawing, _paint, "var(--font-body)", identity=identity)
    name = f"{identity}-name"
    values = {"class": "drawing", "role": "region", "tabindex": "0", "aria-labelledby": name}
    words = said("figcaption", caption, id=name)
    return f"<figure><div{attributes(values)}>{picture}</div>{words}</figure>\n"


def _paint(paint: Paint) -> str:
    return f"var(--{paint.value})"
