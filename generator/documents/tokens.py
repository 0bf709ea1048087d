"""The Markdown parser: CommonMark with tables, struck-out text and ``:::`` groups, and no HTML."""

import re
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from generator.document import Role

GROUP: Final = "group"
_ATTRIBUTES: Final = re.compile(r"\{\s*\.([\w-]+)(?:\s+#(\S+?))?\s*\}\Z")
_HEADING_ANCHOR: Final = re.compile(r"\s*\{#([^}\s]*)\}\Z")


@cache
def _parser(*, groups: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 40})
    parser.enable(["table", "strikethrough"])
    if groups:
        container_plugin(parser, GROUP, validate=lambda params, _: bool(params.strip()))
    # A target is taken as it is written: percent-encoding would break the marks in it, and which
    # targets are allowed is decided where a link is made.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 - the parser names it
    return parser


def parse_template(text: str) -> list[Token]:
    """Parse what a template made."""
    return _parser(groups=True).parse(text)


def parse_field(text: str) -> list[Token]:
    """Parse a Markdown field; ``:::`` means nothing in it."""
    return _parser(groups=False).parse(text)


def group_attributes(info: str) -> tuple[str, str]:
    """Read what stands behind ``:::``: a role, or ``{.role #anchor}``. An unreadable role is as written."""
    text = info.strip()
    match = _ATTRIBUTES.match(text)
    return (match.group(1), match.group(2) or "") if match else (text, "")


def role_of(name: str) -> Role | None:
    """Give the role with this name."""
    return next((role for role in Role if role.value == name), None)


def heading_anchor(text: str) -> tuple[str, str]:
    """Take ``{#anchor}`` off the end of a heading; the anchor is empty where there is none."""
    match = _HEADING_ANCHOR.search(text)
    return (text[: match.start()], match.group(1)) if match else (text, "")


def split_anchor(inline: Token) -> str:
    """Take ``{#anchor}`` out of a heading's tokens, and give it."""
    children = inline.children or []
    last = children[-1] if children else None
    if last is None or last.type != "text":
        return ""
    last.content, anchor = heading_anchor(last.content)
    return anchor
