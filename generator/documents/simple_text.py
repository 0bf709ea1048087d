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
_SIGN: Final = re.compile(f"[{_SIGNS}]")
_PIECE: Final = re.compile(
    rf"(?P<text>[^{_SIGNS}]+)"
    rf"|(?:\A|(?<=[ \n]))(?P<marker>\*\*?)(?P<inner>[^\s{_SIGNS}](?:[^{_SIGNS}]*[^\s{_SIGNS}])?)(?P=marker)"
    r"(?=[ \n]|\Z)"
    rf"|(?<!!)\[(?P<label>[^{_SIGNS}]+)\]\((?P<target>[^\x00-\x20\x7f\s()>{_SIGNS}]+)\)"
    r"|(?<! )(?P<break>\n)(?![ \t])"
)
_NAMES: Final = {"*": "em", "**": "strong"}


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
                    Token("link_close", "a", -1),
                )
            case _:
                tokens.append(Token("softbreak", "br", 0))
    return tokens


def _add_text(tokens: list[Token], text: str) -> None:
    """Add a text to the one before it: neighbouring texts are one token."""
    if tokens and tokens[-1].type == "text":
        tokens[-1].content += text
    else:
        tokens.append(Token("text", "", 0, content=text))


def _add_emphasis(tokens: list[Token], marker: str, text: str) -> None:
    """Add an emphasised text; of the two signs of a strong one the outer is an empty text to the parser."""
    name = _NAMES[marker]
    if name == "strong":
        _add_text(tokens, "")
    tokens += (
        Token(f"{name}_open", name, 1, markup=marker),
        Token("text", "", 0, content=text, level=1),
        Token(f"{name}_close", name, -1, markup=marker),
    )
    if name == "strong":
        _add_text(tokens, "")
