"""The page as a whole: one file, with its style and its script in it; it asks nothing of a network."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import Final

from generator.document import Properties
from generator.documents.comparison.excerpt import excerpt
from generator.documents.comparison.shown import Shown
from generator.documents.comparison.wording import Wording
from generator.locale import Locale
from generator.resources import templates_folder
from generator.theme.theme import Theme
from generator.writers.comparison_page.markup import element, said
from generator.writers.comparison_page.matrix import Matrix
from generator.writers.comparison_page.sections import Sections
from generator.writers.html.look import stylesheet
from generator.writers.html.markup import escaped

_MANY_NAMES: Final = 12
_CHAPTERS: Final = ("overview", "promises", "channels", "behaviours", "interchange", "proposals")


def write(shown: Shown, locale: Locale, theme: Theme) -> bytes:
    """Give the bytes of the page."""
    words = Wording(locale)
    parts = _parts(shown, words)
    chapters = "".join(
        element(
            "section",
            f"{said('h2', words(f'sections.{name}'), id=name)}\n{parts[name]}",
            aria_labelledby=name,
        )
        for name in _CHAPTERS
    )
    body = (
        f"{_skip(locale)}{_header(shown, words)}"
        f'<div class="comparison">\n{_contents(words)}'
        f'<main id="main" tabindex="-1">\n{chapters}</main>\n</div>\n'
        f"<footer>\n{said('p', shown.title)}\n</footer>\n"
    )
    script = _asset("comparison.js")
    head = _head(shown, locale, theme, script)
    page = (
        f'<!doctype html>\n<html lang="{escaped(locale.tag)}">\n{head}'
        f'<body>\n<div id="top">{body}</div>\n<script>{script}</script>\n</body>\n</html>\n'
    )
    return page.encode()


def _parts(shown: Shown, words: Wording) -> dict[str, str]:
    part = excerpt(shown, words)
    matrix, sections = Matrix(part.columns, words), Sections(shown, part, words)
    notes = "".join(said("p", note, class_="framed opmerking", role="note") for note in part.notes)
    grouped = said("p", words("grouped_how")) if shown.grouped else ""
    if part.common:
        behaviours = matrix.behaviours(part.common) + sections.only()
    elif shown.only:
        behaviours = said("p", words("behaviours.shared_none")) + sections.only()
    else:
        behaviours = said("p", words("behaviours.nothing"))
    return {
        "overview": notes + sections.overview(),
        "promises": grouped + matrix.promises(part.rows) + sections.pictures(),
        "channels": matrix.channels(part.channels),
        "behaviours": behaviours,
        "interchange": sections.interchange(),
        "proposals": sections.proposals(),
    }


def _head(shown: Shown, locale: Locale, theme: Theme, script: str) -> str:
    """Give the head; only the style and the script of this page may do anything in it."""
    properties = Properties(
        shown.title, locale.tag, page_label=locale.words("properties.page"), landscape=True
    )
    style = f"\n{stylesheet(theme, properties)}{_asset('comparison.css')}"
    allowed = f"style-src '{_digest(style)}'; script-src '{_digest(script)}'"
    policy = f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
    scheme = "light dark" if theme.dark is not None else "light"
    return (
        '<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escaped(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="color-scheme" content="{scheme}">\n'
        '<meta name="generator" content="serviceformule">\n'
        f"{said('title', shown.title)}\n<style>{style}</style>\n</head>\n"
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


@cache
def _asset(name: str) -> str:
    return (templates_folder() / "web" / name).read_text(encoding="utf-8")


def _skip(locale: Locale) -> str:
    return element("p", said("a", locale.words("labels.skip"), href="#main"), class_="skip") + "\n"


def _header(shown: Shown, words: Wording) -> str:
    if len(shown.columns) > _MANY_NAMES:
        intro = words("intro_many", len(shown.columns))
    else:
        intro = words("intro", names=words.listed(shown.columns, _MANY_NAMES))
    inside = said("h1", shown.title) + said("p", words("subtitle"), class_="ondertitel") + said("p", intro)
    return f'<header><div class="titelblad">\n{inside}</div></header>\n'


def _contents(words: Wording) -> str:
    items = "".join(
        element("li", said("a", words(f"sections.{name}"), href=f"#{name}")) for name in _CHAPTERS
    )
    label = words.locale.words("labels.contents")
    return element("nav", element("ul", items, role="list"), class_="chapters", aria_label=label) + "\n"
