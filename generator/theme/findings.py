"""What is wrong with the tokens of a municipality, as diagnostics."""

import re
from dataclasses import dataclass
from typing import Final

from generator.diagnostics import Diagnostic, InvalidInputError, Severity
from generator.theme import contrast
from generator.theme.cascade import UnusableError
from generator.theme.sheet import Sheet, Token
from generator.theme.theme import Colour

_VALUE: Final = re.compile(r"\s*:\s*([^;}]{0,200})")
_LONGEST: Final = 60
_EXAMPLES: Final = (
    "--utrecht-document-font-family, --utrecht-document-color, --utrecht-heading-color, --utrecht-link-color"
)


@dataclass(frozen=True, slots=True)
class Need:
    """The contrast that a colour needs, with what, and in which scheme."""

    ground: Colour
    least: float
    dark: bool


class Findings:
    """Findings as they come up; one token is named once for one fault."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int], Diagnostic] = {}

    def unusable(self, fault: UnusableError) -> None:
        """A token has no value, or one of another kind."""
        arguments = {"expected": fault.other} if fault.code == "unusable-token" else {"other": fault.other}
        self._add(fault.code, fault.token, arguments)

    def pale(self, token: Token, colour: Colour, instead: Colour, need: Need) -> None:
        """A colour cannot be told from what it stands on, or a ground from what stands on it."""
        arguments = {
            "scheme": "dark" if need.dark else "",
            "colour": f"#{colour.hex}",
            "ground": f"#{need.ground.hex}",
            "ratio": _number(contrast.ratio(colour, need.ground)),
            "least": _number(need.least),
            "instead": f"#{instead.hex}",
        }
        self._add("pale-token", token, arguments)

    def dark_paper(self, token: Token) -> None:
        """The page itself is dark, which no printer can do."""
        arguments: dict[str, str] = {}
        self._add("dark-paper", token, arguments)

    def nothing_known(self, sheet: Sheet) -> InvalidInputError:
        """No token in the file can be used."""
        name = sheet.file.name
        if sheet.imports and not sheet.light:
            return InvalidInputError([Diagnostic("tokens-elsewhere", file=name)])
        known = {"known": _EXAMPLES}
        return InvalidInputError([Diagnostic("no-known-tokens", file=name, arguments=known), *self.all()])

    def all(self) -> tuple[Diagnostic, ...]:
        """Give the findings in the order of the file."""
        return tuple(sorted(self._found.values(), key=lambda finding: finding.order))

    def _add(self, code: str, token: Token, arguments: dict[str, str]) -> None:
        arguments |= {"token": token.name, "value": _written(token)}
        finding = Diagnostic(code, token.span, Severity.WARNING, arguments)
        self._found.setdefault((code, token.span.start), finding)


def _written(token: Token) -> str:
    found = _VALUE.match(token.span.file.text, token.span.end)
    value = " ".join(found.group(1).split()) if found else ""
    return value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"


def _number(value: float) -> str:
    """Give a ratio cut to one decimal, so that 4.49 never reads as enough."""
    return f"{int(value * 10) / 10:g}"
