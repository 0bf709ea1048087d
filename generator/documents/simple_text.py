"""Running text in which it is plain what every sign means, without the rules of the Markdown parser.

Templates write little else: text, ``**strong**``, ``*emphasis*`` and ``[text](target)`` with white space
around them and nothing within each other. The tokens are the parser's own, empty ones included; a text with
anything more in it is left to the parser.
"""

import re
from typing import Final

from markdown_it.token import Token

_SIGNS: Final = r"\n\\`~*_\[\]<&"
"""Where a rule of Markdown may begin."""
_EMPHASES: Final = (("*", "em"), ("**", "strong"))
_SIGN: Final = re.compile(f"[{_SIGNS}]")
_PIECE: Final = re.compile(
    rf"(?P<text>[^{_SIGNS}]+)"
    rf"|(?:\A|(?<=[ \n]))(?P<marker>\*\*?)(?P<inner>[^\s{_SIGNS}](?:[^{_SIGNS}]*[^\s{_SIGNS}])?)(?P=marker)"
    r"(?=[ \n]|\Z)"
    rf"|(?<!!)\[(?P<label>[^{_SIGNS}]+)\]\((?P<target>[^\x00-\x20\x7f\s()>{_SIGNS}]+)\)"
    r"|(?<! )(?P<break>\n)(?![ \t])"
)
_OPENING: Final = {mark: Token(f"{name}_open", name, 1, markup=mark) for mark, name in _EMPHASES}
_CLOSING: Final = {mark: Token(f"{name}_close", name, -1, markup=mark) for mark, name in _EMPHASES}
_LINK_CLOSE: Final = Token("link_close", "a", -1)
_BREAK: Final = Token("softbreak", "br", 0)
"""Tokens that say nothing of one text are the same in all texts: to make one costs as much as to find it."""


def simple_tokens(text: str) -> list[Token] | None:
    """Give the tokens of a text without white space at its ends; None where the parser has to read it."""
    if text and _SIGN.search(text) is None:
        return [Token("text", "", 0, content=text)]
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        piece = _PIECE.match(text, position)
        if piece is None:
            return None
        position = piece.end()
        match piece.lastgroup:
            case "text":
                _add_text(tokens, piece["text"])
            case "inner":
                _add_emphasis(tokens, piece["marker"], piece["inner"])
            case "target":
                tokens += (
                    Token("link_open", "a", 1, attrs={"href": piece["target"]}),
                    Token("text", "", 0, content=piece["label"], level=1),
                    _LINK_CLOSE,
                )
            case _:
                tokens.append(_BREAK)
    return tokens


def _add_text(tokens: list[Token], text: str) -> None:
    """Add a text to the one before it: neighbouring texts are one token."""
    if tokens and tokens[-1].type == "text":
        tokens[-1].content += text
    else:
        tokens.append(Token("text", "", 0, content=text))


def _add_emphasis(tokens: list[Token], marker: str, text: str) -> None:
    """Add an emphasised text; of the two signs of a strong one the outer is an empty text to the parser."""
    strong = marker == "**"
    if strong:
        _add_text(tokens, "")
    tokens += (_OPENING[marker], Token("text", "", 0, content=text, level=1), _CLOSING[marker])
    if strong:
        _add_text(tokens, "")
