"""Document → the bytes of a web page. Pure: no clock, no network, no script in the page."""

from collections.abc import Iterable

from generator.document import Block, Document, Group, Heading, Properties, Role, plain_text, walk
from generator.theme.theme import Theme
from generator.writers.html.blocks import write_blocks
from generator.writers.html.contents import write_contents
from generator.writers.html.look import stylesheet
from generator.writers.html.markup import attributes, escaped, fragment
from generator.writers.html.page import MAIN, TOP, Page, contents_label, open_page
from generator.writers.html.place import Place

_PROGRAM = "serviceformule"


def write(document: Document, theme: Theme) -> bytes:
    """Give the bytes of a web page that needs nothing beside it.

    Raises:
        ValueError: The document refers to nothing, has an anchor twice, links to what no page may link
            to, or holds a character that no file can.
    """
    properties = document.properties
    page = open_page(document)
    cover, text = _apart(document.blocks)
    header = _header(page, cover, properties)
    main = _main(page, text)
    parts = [
        f"<!doctype html>\n<html{attributes({'lang': properties.language})}>\n",
        _head(properties, theme),
        "<body>\n",
        _link("skip", MAIN, properties.labels.skip),
        header,
        '<div class="page">\n',
        write_contents(page, contents_label(document)),
        f'<main id="{MAIN}" tabindex="-1">\n{main}</main>\n</div>\n',
        _footer(properties),
        "</body>\n</html>\n",
    ]
    return "".join(parts).encode()


def _head(properties: Properties, theme: Theme) -> str:
    scheme = "light dark" if theme.dark is not None else "light"
    return (
        '<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="color-scheme" content="{scheme}">\n'
        f'<meta name="generator" content="{_PROGRAM}">\n'
        f"<title>{escaped(_title(properties))}</title>\n"
        f"<style>\n{stylesheet(theme, properties)}</style>\n</head>\n"
    )


def _title(properties: Properties) -> str:
    """Give the title of the window; the organisation is left out where the title names it."""
    title, organisation = properties.title, properties.organisation
    named = not organisation or organisation.casefold() in title.casefold()
    return title if named else f"{title} – {organisation}"


def _apart(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Take the title page, where it comes first, off the text."""
    match blocks:
        case (Group(role=Role.TITLE_PAGE) as cover, *rest):
            return (cover,), tuple(rest)
        case _:
            return (), blocks


def _header(page: Page, cover: tuple[Block, ...], properties: Properties) -> str:
    """Give the top of the page: the title page, or else the title; and the draft mark."""
    elsewhere = _has_title(page_blocks=cover)
    begin = ""
    if not elsewhere:
        page.titled = True
        organisation = f'<p class="{Role.KICKER.value}">{escaped(properties.organisation)}</p>\n'
        begin = (organisation if properties.organisation else "") + f"<h1>{escaped(properties.title)}</h1>\n"
    inside = "".join(write_blocks(page, block.blocks, Place()) for block in cover if isinstance(block, Group))
    if properties.mark and not _is_marked(cover, properties.mark):
        begin = f'<p class="{Role.LABEL.value}">{escaped(properties.mark)}</p>\n{begin}'
    anchors = [block.anchor for block in cover if isinstance(block, Group) and block.anchor]
    values = {"class": Role.TITLE_PAGE.value, "id": page.ids.of(anchors[0]) if anchors else ""}
    return f'<header id="{TOP}"><div{attributes(values)}>\n{begin}{inside}</div></header>\n'


def _has_title(page_blocks: tuple[Block, ...]) -> bool:
    return any(isinstance(block, Group) and block.role is Role.TITLE for block in walk(page_blocks))


def _is_marked(cover: tuple[Block, ...], mark: str) -> bool:
    """Say whether a title page shows the draft mark itself."""
    labels = (b for b in walk(cover) if isinstance(b, Group) and b.role is Role.LABEL)
    return any(_words(label.blocks) == mark for label in labels)


def _words(blocks: tuple[Block, ...]) -> str:
    return "".join(plain_text(block.children) for block in walk(blocks) if hasattr(block, "children"))


def _main(page: Page, blocks: tuple[Block, ...]) -> str:
    """Give the text, with a way back to the top at the end of each chapter."""
    back = _link("to-top", TOP, page.labels.top)
    chapters = [write_blocks(page, chapter, Place()) for chapter in _chapters(blocks)]
    return back.join(chapters) + (back if len(chapters) > 1 else "")


def _chapters(blocks: tuple[Block, ...]) -> Iterable[tuple[Block, ...]]:
    chapter: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1 and any(isinstance(b, Heading) for b in chapter):
            yield tuple(chapter)
            chapter = []
        chapter.append(block)
    if chapter:
        yield tuple(chapter)


def _link(kind: str, identity: str, words: str) -> str:
    """Give a way through the page; without words there is none."""
    if not words:
        return ""
    link = f'<a href="{escaped(fragment(identity))}">{escaped(words)}</a>'
    return f'<p class="{kind}">{link}</p>\n'


def _footer(properties: Properties) -> str:
    told = [properties.organisation, properties.title, properties.version, properties.status]
    seen = " · ".join(escaped(text) for text in told if text)
    return f"<footer>\n<p>{seen}</p>\n</footer>\n"
