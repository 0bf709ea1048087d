"""The Markdown parser: CommonMark with tables, struck-out text and ``:::`` groups, and no HTML."""

import re
from functools import cache
from operator import attrgetter
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore, text_join
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from generator.document import Role
from generator.documents.faults import MarkdownFaultError
from generator.documents.simple_text import simple_tokens
from generator.source.reader import FORBIDDEN, forbidden_code

GROUP: Final = "group"
GROUP_OPEN: Final = f"container_{GROUP}_open"
GROUP_CLOSE: Final = f"container_{GROUP}_close"
_DEEPEST: Final = 40
"""Where the parser stops, and drops what lies deeper."""
_LEVEL: Final = attrgetter("level")
_INDENT_OF_CODE: Final = 4
_WORD: Final = re.compile(r"[^\W\d_]|\ue000|\*\*[^*\s]")
_CHARACTER: Final = re.compile("&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));")
_LAST_CHARACTER: Final = 0x10FFFF
_ATTRIBUTES: Final = re.compile(r"\{\s*\.([\w-]+)(?:\s+#(\S+?))?\s*\}\Z")
_ROLES: Final = {role.value: role for role in Role}
_HEADING_ANCHOR: Final = re.compile(r"\s*\{#([^}\s]*)\}\Z")


@cache
def _parser(*, groups: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST})
    parser.enable(["table", "strikethrough"])
    parser.disable(["html_block", "html_inline"])  # without HTML they never find anything
    parser.core.ruler.at("inline", _inline)
    parser.core.ruler.disable("text_join")
    parser.block.ruler.before("table", "line", _line)
    if groups:
        container_plugin(parser, GROUP, validate=lambda params, _: bool(params.strip()))
    # A target is taken as it is written: percent-encoding would break the marks in it, and which
    # targets are allowed is decided where a link is made.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 - the parser names it
    return parser


def _line(state: StateBlock, line: int, _last: int, silent: bool) -> bool:  # noqa: FBT001 - a rule of the parser
    """Read a line that can be nothing but a paragraph, which the parser's own rules find out one by one.

    It begins with a letter, a value or strong text, and no line follows that makes something else of it.
    """
    if silent or state.sCount[line] - state.blkIndent >= _INDENT_OF_CODE:
        return False
    start = state.bMarks[line] + state.tShift[line]
    alone = line + 1 >= state.lineMax or state.isEmpty(line + 1)
    if not alone or _WORD.match(state.src, start) is None:
        return False
    place, level, text = [line, line + 1], state.level, state.src[start : state.eMarks[line]].strip()
    state.tokens += (
        Token("paragraph_open", "p", 1, map=place, level=level, block=True),
        Token("inline", "", 0, map=place.copy(), level=level + 1, children=[], content=text, block=True),
        Token("paragraph_close", "p", -1, level=level, block=True),
    )
    state.line = line + 1
    return True


def _inline(state: StateCore) -> None:
    """Read running text. Most of it is simple, and that needs none of the parser's dozen rules."""
    tokens, parsed = state.tokens, []
    for token in tokens:
        if token.type == "inline":
            token.children = simple_tokens(token.content)
            if token.children is None:
                token.children = []
                state.md.inline.parse(token.content, state.md, state.env, token.children)
                parsed.append(token)
    state.tokens = parsed
    text_join(state)  # simple text is joined already
    state.tokens = tokens


def parse_template(text: str) -> list[Token]:
    """Parse what a template made.

    Raises:
        MarkdownFaultError: as ``parse_field``.
    """
    whole = text if text.endswith("\n") else f"{text}\n"  # a group that opens on the last line needs one
    return _parse(_parser(groups=True), whole, "")


def parse_field(text: str, path: str) -> list[Token]:
    """Parse the Markdown field at a path; ``:::`` means nothing in it.

    Raises:
        MarkdownFaultError: it holds what would be lost (nested too deep, a link definition that nothing
            uses), or a character reference to what no document can hold.
    """
    return _parse(_parser(groups=False), text, path)


def _parse(parser: MarkdownIt, text: str, path: str) -> list[Token]:
    for match in _CHARACTER.finditer(text):
        character = chr(min(int(match[1] or "0", 16) or int(match[2] or "0"), _LAST_CHARACTER))
        if FORBIDDEN.match(character):
            raise _fault(forbidden_code(character), path, match[0], character=f"U+{ord(character):04X}")
    environment: dict[str, dict[str, object]] = {}
    tokens = parser.parse(text, environment)
    if tokens and max(map(_LEVEL, tokens)) >= _DEEPEST - 1:
        raise _fault("unknown-construct", path, "", construct="nesting")
    for label in environment.get("references", ()):
        if text.casefold().count(f"[{label.casefold()}]") < 2:  # noqa: PLR2004 - its definition and a use
            raise _fault("unknown-construct", path, f"[{label}]", construct="reference")
    return tokens


def _fault(code: str, path: str, quoted: str, **arguments: str) -> MarkdownFaultError:
    return MarkdownFaultError(code, arguments, field=path, quoted=quoted)


def group_attributes(info: str) -> tuple[str, str]:
    """Read what stands behind ``:::``: a role, or ``{.role #anchor}``. An unreadable role is as written."""
    text = info.strip()
    match = _ATTRIBUTES.match(text)
    return (match.group(1), match.group(2) or "") if match else (text, "")


def role_of(name: str) -> Role | None:
    """Give the role with this name."""
    return _ROLES.get(name)


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
