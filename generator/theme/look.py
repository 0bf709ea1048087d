"""Tokens → theme: types and palettes, with every colour readable where it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.diagnostics import Diagnostic
from generator.theme import contrast
from generator.theme.cascade import Cascade
from generator.theme.colours import Shade, read_colour
from generator.theme.findings import Findings, Need
from generator.theme.fonts import Families, read_families, read_weight
from generator.theme.lengths import REM, Size, read_leading, read_size
from generator.theme.pairs import GROUNDS, PAIRS, Pair
from generator.theme.paper import leading_on_paper, on_paper
from generator.theme.sheet import Sheet, Token
from generator.theme.theme import Colour, Ink, Palette, Text, Theme, Type
from generator.theme.tokens import FALLBACK, INKS, ROWS, TEXTS, colour_of

_WHITE: Final = Colour(255, 255, 255)
_DARKEST_PAPER: Final = 0.3
"""The luminance under which a page counts as dark."""
_LEADING: Final = 1.4
_STEPS: Final = 20
_LARGE: Final = 18.0
_LARGE_BOLD: Final = 14.0


def make_theme(ours: Sheet, theirs: Sheet | None) -> tuple[Theme, tuple[Diagnostic, ...]]:
    """Lay the tokens of a municipality over ours.

    Raises:
        InvalidInputError: there are tokens of theirs, and none can be used.
    """
    findings = Findings()
    their_light = _last(theirs.light) if theirs else {}
    their_dark = their_light | (_last(theirs.dark) if theirs else {})
    light = Cascade(_first(ours.light), _last(ours.light), their_light, dark=False)
    ours_dark = _first(ours.light) | _last(ours.dark)
    dark = Cascade(_first(ours.light), ours_dark, their_dark, dark=True)
    plain = Cascade(_first(ours.light), ours_dark, their_light, dark=False)
    paper = light.read(INKS[Ink.PAPER])
    if paper.theirs and contrast.luminance(_shade(light, INKS[Ink.PAPER]).over(_WHITE)) < _DARKEST_PAPER:
        findings.dark_paper(paper.theirs)
        light.leave_colours()
    theme = Theme(*_types_and_palette(light, findings), _dark_palette(light, dark, plain, findings))
    for fault in (*light.faults, *dark.faults):
        findings.unusable(fault)
    if theirs and not any(light.read(name).theirs or dark.read(name).theirs for name in ROWS):
        raise findings.nothing_known(theirs)
    return theme, findings.all()


def _first(tokens: Mapping[str, Sequence[Token]]) -> dict[str, Token]:
    return {name: found[0] for name, found in tokens.items()}


def _last(tokens: Mapping[str, Sequence[Token]]) -> dict[str, Token]:
    return {name: found[-1] for name, found in tokens.items()}


def _shade(cascade: Cascade, name: str) -> Shade:
    shade = read_colour(cascade.read(name).nodes)
    if shade is None:
        raise AssertionError(name)  # ours are tested, theirs were tried before they were taken
    return shade


def _dark_palette(light: Cascade, dark: Cascade, plain: Cascade, findings: Findings) -> Palette | None:
    """Give the dark form: theirs where they have one, ours where they changed no colour.

    ``plain`` are our dark tokens under their light ones: what differs from it is a dark form of theirs.
    """
    has_own = any(_shade(plain, name) != _shade(dark, name) for name in INKS.values())
    if not (has_own or light.colourless):
        if any(map(light.changed, INKS.values())):
            return None
        dark = dark.alone
    palette = _palette(dark, findings, dark=True)
    return palette if contrast.luminance(palette[Ink.PAPER]) < _DARKEST_PAPER else None


def _palette(cascade: Cascade, findings: Findings, *, dark: bool) -> dict[Ink, Colour]:
    """Give the colours of a scheme, readable.

    Text comes first, against the paper. Then every other ground has to carry it: one that was given for
    other letters gives way to what would follow without it. At last all that is written or drawn.
    """
    paper = _shade(cascade, INKS[Ink.PAPER]).over(_WHITE)
    meant = {ink: _shade(cascade, name).over(paper) for ink, name in INKS.items()}
    desk = _Desk(cascade, dict(meant), findings, dark)
    desk.settle(Ink.TEXT, (Ink.PAPER,), contrast.TEXT)
    for ground in GROUNDS:
        desk.settle_ground(ground)
    for ink, pair in PAIRS.items():
        desk.settle_pair(ink, pair)
        desk.report(INKS[ink], meant[ink], desk.palette[ink], pair.grounds, pair.least)
    return desk.palette


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where a palette is made readable, colour by colour."""

    cascade: Cascade
    palette: dict[Ink, Colour]
    findings: Findings
    dark: bool

    def settle(self, ink: Ink, grounds: Sequence[Ink], least: float) -> None:
        """Make a colour readable on its grounds."""
        colours = [self.palette[ground] for ground in grounds]
        self.palette[ink] = contrast.readable(self.palette[ink], colours, least)

    def settle_ground(self, ground: Ink) -> None:
        """Replace a ground of theirs that ordinary text cannot stand on."""
        colour, text, paper = (self.palette[ink] for ink in (ground, Ink.TEXT, Ink.PAPER))
        if contrast.ratio(colour, text) >= contrast.TEXT:
            return
        shade = read_colour(self.cascade.without_theirs(INKS[ground]))
        instead = shade.over(paper) if shade is not None else paper
        self.palette[ground] = instead if contrast.ratio(instead, text) >= contrast.TEXT else paper
        self.report(INKS[ground], colour, self.palette[ground], (Ink.TEXT,), contrast.TEXT)

    def settle_pair(self, ink: Ink, pair: Pair) -> None:
        """Make one colour readable on all that it stands on, tints that merely follow moving first."""
        fill = pair.grounds[0]
        if pair.fill_gives_way and self.cascade.read(INKS[fill]).theirs is None:
            self.palette[fill] = contrast.readable(self.palette[fill], [self.palette[ink]], pair.least)
            return
        self.settle(ink, (fill,), pair.least)
        for ground in pair.grounds[1:]:
            if self.cascade.read(INKS[ground]).theirs is None:
                self._thin(ground, self.palette[ink], pair.least)
        self.settle(ink, pair.grounds, pair.least)

    def _thin(self, ground: Ink, ink: Colour, least: float) -> None:
        """Bring a tint nearer to paper until a colour can be read on it, at most half the way."""
        colour, paper = self.palette[ground], self.palette[Ink.PAPER]
        if contrast.ratio(ink, colour) >= least:
            return
        for step in range(1, _STEPS // 2 + 1):
            thinned = _between(colour, paper, step / _STEPS)
            if contrast.ratio(ink, thinned) >= least:
                self.palette[ground] = thinned
                return

    def report(
        self, name: str, colour: Colour, instead: Colour, grounds: Sequence[Ink], least: float
    ) -> None:
        """Say that a token of theirs was replaced, if it means just this and was replaced."""
        token = self.cascade.read(name).theirs
        if colour == instead or token is None or ROWS[name].borrows(token.name):
            return
        colours = [self.palette[ground] for ground in grounds]
        first = contrast.ratio(colour, colours[0]) < least
        ground = colours[0] if first else contrast.worst(colour, colours)
        self.findings.pale(token, colour, instead, Need(ground, least, self.dark))


def _between(one: Colour, other: Colour, share: float) -> Colour:
    ends = zip((one.red, one.green, one.blue), (other.red, other.green, other.blue), strict=True)
    return Colour(*(round(start + (end - start) * share) for start, end in ends))


def _types_and_palette(cascade: Cascade, findings: Findings) -> tuple[dict[Text, Type], Palette]:
    palette = _palette(cascade, findings, dark=False)
    desk = _Desk(cascade, palette, findings, dark=False)
    meant = _sizes(cascade)
    points = on_paper(meant)
    types = {}
    for text, start in TEXTS.items():
        families = _families(cascade, text)
        bold = bool(read_weight(cascade.read(f"{start}-font-weight").nodes))
        leading = read_leading(cascade.read(f"{start}-line-height").nodes, meant[text]) or _LEADING
        large = points[text] >= (_LARGE_BOLD if bold else _LARGE)
        types[text] = Type(
            fonts=families.names,
            generic=families.generic,
            size=points[text],
            colour=_colour(desk, text, contrast.LARGE if large else contrast.TEXT),
            bold=bold,
            line_height=round(leading_on_paper(text, leading), 3),
        )
    return types, palette


def _sizes(cascade: Cascade) -> dict[Text, Size]:
    body = read_size(cascade.read(f"{TEXTS[Text.BODY]}-font-size").nodes, REM) or REM
    return {
        text: body if text is Text.BODY else read_size(cascade.read(f"{start}-font-size").nodes, body) or body
        for text, start in TEXTS.items()
    }


def _families(cascade: Cascade, text: Text) -> Families:
    """Give the fonts of a text; a list that ends without a generic family goes on with the fallback."""
    found = _listed(cascade, f"{TEXTS[text]}-font-family")
    if found.generic:
        return found
    if text is Text.CODE:
        return Families(found.names, "monospace")
    after = _listed(cascade, FALLBACK)
    return Families(tuple(dict.fromkeys((*found.names, *after.names))), after.generic or "sans-serif")


def _listed(cascade: Cascade, name: str) -> Families:
    families = read_families(cascade.read(name).nodes)
    if families is None:
        raise AssertionError(name)
    return families


def _colour(desk: _Desk, text: Text, least: float) -> Colour:
    palette = desk.palette
    if text is Text.TABLE_HEAD:
        return palette[Ink.TABLE_HEAD_TEXT]
    if text is Text.BODY:
        return palette[Ink.TEXT]
    name = colour_of(text)
    grounds = (Ink.PAPER, Ink.BAND) if text is Text.TABLE else (Ink.PAPER,)
    colour = _shade(desk.cascade, name).over(palette[Ink.PAPER])
    found = contrast.readable(colour, [palette[ground] for ground in grounds], least)
    desk.report(name, colour, found, grounds, least)
    return found
