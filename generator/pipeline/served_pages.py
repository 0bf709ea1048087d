"""The markup that a server adds: the list of pages, short notices, and the script that renews a page.

The script goes into what is served and never into a file. It opens no other address than the server's.
"""

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from generator.resources import templates_folder

EVENTS: Final = "/_gebeurtenissen"
SCRIPT: Final = "/_serviceformule.js"
_TITLE: Final = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_WHERE_TITLES_ARE: Final = 4096
_STYLE: Final = (
    "body{font:1.125rem/1.5 system-ui,sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem;"
    "color:#1a1a1a;background:#fff}a{color:#0b4f8a}li{margin:.5rem 0}"
)


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of the pages that a server makes itself, in one ``language``."""

    language: str
    title: str
    intro: str
    empty: str
    problem: str
    close: str
    absent: str
    elsewhere: str
    refused: str


def index_page(pages: Mapping[str, Path], words: PageWords, mark: str) -> str:
    """List the pages by their titles."""
    rows = [f'<li><a href="{quote(path)}">{_title(file)}</a></li>\n' for path, file in pages.items()]
    told = f"<p>{html.escape(words.intro if rows else words.empty)}</p>\n"
    listed = f"<ul>\n{''.join(rows)}</ul>\n" if rows else ""
    return _page(words, f"{told}{listed}{_tag(mark)}")


def plain_page(words: PageWords, text: str) -> str:
    """Say something."""
    return _page(words, f"<p>{html.escape(text)}</p>\n")


def _page(words: PageWords, inside: str) -> str:
    title = html.escape(words.title)
    return (
        f'<!doctype html>\n<html lang="{words.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{title}</h1>\n{inside}</main>\n</body>\n</html>\n"
    )


def _title(file: Path) -> str:
    """Give the title of a page as markup, or its name."""
    try:
        with file.open(encoding="utf-8", errors="replace") as page:
            found = _TITLE.search(page.read(_WHERE_TITLES_ARE))
    except OSError:
        found = None
    return html.escape(html.unescape(found[1]).strip() if found else file.name)


def with_script(page: bytes, mark: str) -> bytes:
    """Put the script at the end of a page's body."""
    before, end, behind = page.rpartition(b"</body>")
    return before + _tag(mark).encode() + end + behind if end else page + _tag(mark).encode()


def _tag(mark: str) -> str:
    return f'<script src="{SCRIPT}" data-mark="{html.escape(mark)}" defer></script>\n'


def script(words: PageWords) -> str:
    """Give the script: it renews the page when its file has changed, and shows what is wrong meanwhile."""
    said = {"language": words.language, "problem": words.problem, "close": words.close, "events": EVENTS}
    code = (templates_folder() / "serve" / "renew.js").read_text(encoding="utf-8")
    return f"const words = {json.dumps(said)};\n{code}"
