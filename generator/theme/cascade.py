"""The value of a token: a municipality's tokens over ours, with every ``var()`` filled in.

Two scopes play a part. A name in *their* file has the value they gave it. A name in *our* file first takes
the value of the token that they have for the same purpose, under whatever name (``tokens``); else, where it
follows from something they replaced, what follows; else what our file gives it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from tinycss2.ast import DimensionToken, FunctionBlock, Node, ParenthesesBlock

from generator.theme.kinds import fits, same
from generator.theme.lengths import REM, read_size
from generator.theme.sheet import Token
from generator.theme.tokens import BODY_SIZE, ROWS, Kind, Names

LONGEST_CHAIN: Final = 50
"""Tokens that may stand between a token and its value; published files have six at most."""

MOST_NODES: Final = 1_000
"""Component values in one filled-in value. A file that doubles a value with each token stops here."""

DEEPEST: Final = 100
"""Tokens and functions within each other, all together."""

_UNSET: Final = frozenset({"inherit", "initial", "unset", "revert", "revert-layer"})


class UnusableError(Exception):
    """A token has no value. ``code`` is that of the finding, ``other`` completes what it says."""

    def __init__(self, code: str, token: Token, other: str = "") -> None:
        self.code = code
        self.token = token
        self.other = other
        super().__init__(code, token.name, other)


@dataclass(frozen=True, slots=True)
class Value:
    """A value without ``var()``, its size in nodes, and the token of theirs that says just this, if any."""

    nodes: tuple[Node, ...]
    size: int
    theirs: Token | None = None


class Cascade:
    """The tokens of one scheme.

    ``derived`` gives for our names what they follow from, ``ours`` what that comes to; ``theirs`` are the
    tokens of a municipality. ``faults`` fills as values are read.
    """

    def __init__(
        self,
        derived: Mapping[str, Token],
        ours: Mapping[str, Token],
        theirs: Mapping[str, Token],
        *,
        dark: bool,
    ) -> None:
        self._derived = derived
        self._ours = ours
        self._dark = dark
        self._theirs = {name: token for name, token in theirs.items() if not _says_nothing(token)}
        self._names = Names(self._theirs)
        self._read: dict[str, Value] = {}
        self._their_values: dict[str, Value | UnusableError] = {}
        self._open: list[str] = []
        self._looped: dict[str, str] = {}
        self._depth = 0
        self._changed: dict[str, bool] = {}
        self._without: frozenset[Kind] = frozenset()
        self.faults: list[UnusableError] = []

    @property
    def colourless(self) -> bool:
        """Whether the colours of theirs are passed over."""
        return Kind.COLOUR in self._without

    def leave_colours(self) -> None:
        """Pass over the colours of theirs from now on."""
        self._without = frozenset({Kind.COLOUR, Kind.FILL})
        self._read.clear()
        self._changed.clear()

    def read(self, name: str) -> Value:
        """Give the value of one of our names."""
        known = self._read.get(name)
        if known is None:
            known = self._from_theirs(name) or self._from_ours(name)
            if not self._open:  # within a chain of theirs, its tokens are no candidates
                self._read[name] = known
        return known

    def changed(self, name: str) -> bool:
        """Tell whether a municipality replaced one of our names, or anything that it follows from.

        What has the value that it has here already was not replaced.
        """
        known = self._changed.get(name)
        if known is None:
            value = self._from_theirs(name)
            if value is None:
                known = any(map(self.changed, _references(self._derived[name].value)))
            else:
                known = not same(ROWS[name].kind, value.nodes, self.alone.read(name).nodes)
            if not self._open:
                self._changed[name] = known
        return known

    def without_theirs(self, name: str) -> tuple[Node, ...]:
        """Give the value that one of our names would have without a token of theirs for just this."""
        return self._from_ours(name).nodes

    @cached_property
    def alone(self) -> "Cascade":
        """Our tokens as they are without any of theirs."""
        return Cascade(self._derived, self._ours, {}, dark=self._dark)

    def _from_theirs(self, name: str) -> Value | None:
        row = ROWS[name]
        if row.kind in self._without:
            return None
        if row.only_with and self._from_theirs(row.only_with) is None:
            return None
        for candidate in self._names.of(row):
            if candidate in self._open:
                continue
            try:
                value = self._their(candidate)
                if fits(row.kind, value.nodes):
                    return _of_the_page(value) if name == BODY_SIZE else value
            except UnusableError as error:
                self.faults.append(error)
                continue
            if not row.borrows(candidate):
                fault = UnusableError("unusable-token", self._theirs[candidate], row.kind.value)
                self.faults.append(fault)
        return None

    def _from_ours(self, name: str) -> Value:
        moved = any(map(self.changed, _references(self._derived[name].value)))
        token = self._derived[name] if moved else self._ours[name]
        return Value(*self._fill(token, token.value, mine=True))

    def _their(self, name: str) -> Value:
        known = self._their_values.get(name)
        if known is None:
            known = self._follow(self._theirs[name])
            self._their_values[name] = known
        if isinstance(known, UnusableError):
            raise UnusableError(known.code, known.token, known.other)
        return known

    def _follow(self, token: Token) -> Value | UnusableError:
        name = token.name
        if name in self._open:
            chain = self._open[self._open.index(name) :]
            self._looped |= dict.fromkeys(chain, " → ".join([*chain, name]))
            return UnusableError("token-loop", token, self._looped[name])
        if len(self._open) >= LONGEST_CHAIN:
            return UnusableError("endless-token", token)
        self._open.append(name)
        try:
            nodes, size = self._fill(token, token.value, mine=False)
        except UnusableError as error:
            return error
        finally:
            self._open.pop()
        if name in self._looped:
            return UnusableError("token-loop", token, self._looped[name])
        return Value(nodes, size, token)

    def _fill(self, token: Token, nodes: Sequence[Node], *, mine: bool) -> tuple[tuple[Node, ...], int]:
        """Give nodes with every ``var()`` filled in, and how many there are, those inside functions too."""
        filled: list[Node] = []
        size = 0
        self._depth += 1
        try:
            if self._depth > DEEPEST:
                raise UnusableError("endless-token", token)
            for node in nodes:
                inner, count = self._fill_one(token, node, mine=mine)
                filled += inner
                size += count
                if size > MOST_NODES:
                    raise UnusableError("endless-token", token)
        finally:
            self._depth -= 1
        return tuple(filled), size

    def _fill_one(self, token: Token, node: Node, *, mine: bool) -> tuple[tuple[Node, ...], int]:
        if node.type == "function":
            if node.lower_name == "var":
                return self._variable(token, node, mine=mine)
            if node.lower_name == "light-dark":
                return self._fill(token, _by_scheme(node.arguments, dark=self._dark), mine=mine)
            inner, size = self._fill(token, node.arguments, mine=mine)
            return (FunctionBlock(node.source_line, node.source_column, node.name, list(inner)),), size + 1
        if node.type == "() block":
            inner, size = self._fill(token, node.content, mine=mine)
            return (ParenthesesBlock(node.source_line, node.source_column, list(inner)),), size + 1
        return (node,), 1

    def _variable(self, token: Token, node: Node, *, mine: bool) -> tuple[tuple[Node, ...], int]:
        name, fallback = _reference(node)
        fault: UnusableError | None = None
        if not mine and name in self._theirs:
            try:
                value = self._their(name)
            except UnusableError as error:
                fault = error
            else:
                return value.nodes, value.size
        if fallback is not None:
            return self._fill(token, fallback, mine=mine)
        if fault is not None:
            raise fault
        if name not in self._ours:
            raise UnusableError("undefined-token", token, name)
        value = self.read(name)
        return value.nodes, value.size


def _of_the_page(value: Value) -> Value:
    """Give the size of body text without ``em`` or ``%``: what follows from it would apply those again."""
    size = read_size(value.nodes, REM)
    if size is None or not size.screen:
        return value
    pixels = size.points / REM.points * 16
    return Value((DimensionToken(0, 0, pixels, None, f"{pixels:g}", "px"),), 1, value.theirs)


def _says_nothing(token: Token) -> bool:
    """Tell whether a token leaves its value to something else, as if it were not there."""
    value = token.value
    return not value or (len(value) == 1 and value[0].type == "ident" and value[0].lower_value in _UNSET)


def _reference(node: Node) -> tuple[str, Sequence[Node] | None]:
    """Give the name in a ``var()``, and its fallback if it has one (which may be empty)."""
    arguments = node.arguments
    name = next((part.value for part in arguments if part.type == "ident"), "")
    comma = next((index for index, part in enumerate(arguments) if part == ","), None)
    return name, None if comma is None else arguments[comma + 1 :]


def _references(nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes:
        if node.type == "function":
            if node.lower_name == "var":
                yield _reference(node)[0]
            else:
                yield from _references(node.arguments)


def _by_scheme(arguments: Sequence[Node], *, dark: bool) -> Sequence[Node]:
    """Give the argument of ``light-dark()`` that counts."""
    comma = next((index for index, part in enumerate(arguments) if part == ","), len(arguments))
    return arguments[comma + 1 :] if dark else arguments[:comma]
