"""The one table of names: what a municipality may call what we need, and where in a theme it goes.

A row belongs to one token of ``templates/theme/serviceformule.css``. Its ``names`` are looked for in the
municipality's file in this order, each under any prefix: ``document-color`` is ``--utrecht-document-color``,
``--nl-document-color``, ``--rvo-document-color``. Where a file has several, the names that the NL Design
System shares (utrecht, nl) go before those of one organisation. What a missing token follows from stands in
the CSS file.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from generator.theme.theme import Ink, Text


class Kind(StrEnum):
    """What a value has to be."""

    COLOUR = "colour"
    FILL = "fill"
    """A colour that may be transparent: paper shows through."""
    SIZE = "size"
    FONTS = "fonts"
    WEIGHT = "weight"
    LEADING = "leading"


@dataclass(frozen=True, slots=True)
class Row:
    """Under what names one token of ours is looked for.

    ``names`` have no prefix. The first ``own`` of them mean just this; the others are borrowed from another
    purpose, and what is wrong with them is nobody's fault. ``only_with`` names a token of ours without which
    theirs has no meaning here: the text of a table head belongs to its fill.
    """

    kind: Kind
    names: tuple[str, ...]
    own: int
    only_with: str = ""

    def borrows(self, token: str) -> bool:
        """Tell whether a token has the name of another purpose."""
        return bare(token) not in self.names[: self.own]


_SHARED: Final = ("serviceformule", "utrecht", "nl")
_MOST_PREFIXES: Final = 8
"""The prefixes under which one name is tried; a file of one municipality has two or three."""


def bare(token: str) -> str:
    """Give a token's name without its prefix: ``document-color``."""
    return token.removeprefix("--").partition("-")[2]


class Names:
    """The names that a file has, by what they are without prefix."""

    def __init__(self, tokens: Iterable[str]) -> None:
        self._tokens: dict[str, list[str]] = {}
        for token in tokens:
            self._tokens.setdefault(bare(token), []).append(token)

    def of(self, row: Row) -> Iterator[str]:
        """Give the tokens that a row finds, the preferred one first."""
        for name in row.names:
            yield from sorted(self._tokens.get(name, ()), key=_rank)[:_MOST_PREFIXES]


def _rank(token: str) -> int:
    prefix = token.removeprefix("--").partition("-")[0]
    return _SHARED.index(prefix) if prefix in _SHARED else len(_SHARED)


def _row(kind: Kind, names: str, borrowed: str = "", only_with: str = "") -> Row:
    own, others = names.split(), borrowed.split()
    return Row(kind, (*own, *others), len(own), only_with)


_PAPER: Final = "--utrecht-document-background-color"
_TEXT: Final = "--utrecht-document-color"
BRAND: Final = "--serviceformule-brand-color"
BODY_SIZE: Final = "--utrecht-document-font-size"
FALLBACK: Final = "--serviceformule-fallback-font-family"
"""The fonts after a list that ends without a generic family."""
_ACCENTS: Final = (
    "page-footer-background-color footer-background-color page-footer-spotlight-background-color "
    "topnav-background-color"
)

INKS: Final[Mapping[Ink, str]] = {
    Ink.PAPER: _PAPER,
    Ink.TEXT: _TEXT,
    Ink.QUIET: "--serviceformule-quiet-color",
    Ink.HEADING: "--utrecht-heading-color",
    Ink.ACCENT: "--serviceformule-accent-color",
    Ink.LINK: "--utrecht-link-color",
    Ink.VISITED: "--utrecht-link-visited-color",
    Ink.LINE: "--utrecht-table-row-border-block-end-color",
    Ink.BAND: "--utrecht-table-row-alternate-even-background-color",
    Ink.TABLE_HEAD_FILL: "--utrecht-table-header-background-color",
    Ink.TABLE_HEAD_TEXT: "--utrecht-table-header-color",
    Ink.TAG_FILL: "--serviceformule-label-background-color",
    Ink.CODE_FILL: "--utrecht-code-background-color",
    Ink.MARK_FILL: "--serviceformule-draft-background-color",
    Ink.MARK_TEXT: "--serviceformule-draft-color",
    Ink.QUOTE_BAR: "--utrecht-blockquote-border-inline-start-color",
    Ink.QUOTE_TEXT: "--utrecht-blockquote-content-color",
    Ink.FOCUS: "--utrecht-focus-outline-color",
    **{
        Ink(f"{role}-{part}"): f"--serviceformule-{role}-{word}-color"
        for role in (
            "promise",
            "behaviour",
            "implication",
            "choice",
            "persona",
            "questions",
            "decision",
            "note",
        )
        for part, word in (("bar", "bar"), ("fill", "background"))
    },
    Ink.NOTE_TEXT: "--serviceformule-note-color",
}
"""The token of ours that gives each ink."""

TEXTS: Final[Mapping[Text, str]] = {
    Text.BODY: "--utrecht-document",
    Text.TITLE: "--serviceformule-title",
    Text.SUBTITLE: "--serviceformule-subtitle",
    Text.HEADING_1: "--utrecht-heading-1",
    Text.HEADING_2: "--utrecht-heading-2",
    Text.HEADING_3: "--utrecht-heading-3",
    Text.HEADING_4: "--utrecht-heading-4",
    Text.LEAD: "--utrecht-paragraph-lead",
    Text.CAPTION: "--utrecht-table-caption",
    Text.TABLE: "--utrecht-table",
    Text.TABLE_HEAD: "--utrecht-table-header",
    Text.SMALL: "--utrecht-paragraph-small",
    Text.CODE: "--utrecht-code",
}
"""How the tokens of ours begin that give the type of each kind of text."""


def colour_of(text: Text) -> str:
    """Give the token of ours with the colour of a kind of text."""
    return "--utrecht-table-cell-color" if text is Text.TABLE else f"{TEXTS[text]}-color"


def _heading(level: int, scale: str) -> dict[str, Row]:
    name, ours = f"heading-{level}", f"--utrecht-heading-{level}"
    other = f"heading-level-{level}"
    return {
        f"{ours}-color": _row(Kind.COLOUR, f"{name}-color {other}-color"),
        f"{ours}-font-family": _row(Kind.FONTS, f"{name}-font-family {other}-font-family"),
        f"{ours}-font-size": _row(
            Kind.SIZE,
            f"{name}-font-size {other}-font-size",
            f"typography-{name}-font-size typography-scale-{scale}-font-size",
        ),
        f"{ours}-font-weight": _row(Kind.WEIGHT, f"{name}-font-weight {other}-font-weight"),
        f"{ours}-line-height": _row(
            Kind.LEADING,
            f"{name}-line-height {other}-line-height",
            f"typography-{name}-line-height typography-scale-{scale}-line-height",
        ),
    }


def _paragraph(ours: str, names: str, scale: str = "") -> dict[str, Row]:
    """Rows of a kind of text, which may go under several names, and borrow from a scale of type."""

    def with_ending(ending: str) -> str:
        return " ".join(f"{name}-{ending}" for name in names.split())

    return {
        f"{ours}-color": _row(Kind.COLOUR, with_ending("color")),
        f"{ours}-font-family": _row(Kind.FONTS, with_ending("font-family")),
        f"{ours}-font-size": _row(Kind.SIZE, with_ending("font-size"), scale and f"{scale}-font-size"),
        f"{ours}-font-weight": _row(Kind.WEIGHT, with_ending("font-weight")),
        f"{ours}-line-height": _row(Kind.LEADING, with_ending("line-height")),
    }


ROWS: Final[Mapping[str, Row]] = {
    **{
        name: _row(Kind.FILL if "background" in name else Kind.COLOUR, bare(name))
        for name in INKS.values()
        if name.startswith("--serviceformule")
    },
    _PAPER: _row(
        Kind.FILL, "document-background-color", "page-background-color body-background-color color-bg"
    ),
    _TEXT: _row(Kind.COLOUR, "document-color", "paragraph-color color-text text-color body-color page-color"),
    BRAND: _row(
        Kind.COLOUR,
        "brand-color color-brand",
        "color-primary primary-color button-primary-action-background-color color-interactive links-color "
        f"link-color {_ACCENTS}",
    ),
    "--serviceformule-accent-color": _row(Kind.COLOUR, "accent-color color-accent", _ACCENTS),
    "--serviceformule-quiet-color": _row(
        Kind.COLOUR, "quiet-color", "color-text-secondary text-secondary-color color-fg-muted"
    ),
    "--serviceformule-draft-color": _row(Kind.COLOUR, "serviceformule-draft-color"),
    "--serviceformule-note-color": _row(Kind.COLOUR, "note-color"),
    "--utrecht-document-font-family": _row(
        Kind.FONTS,
        "document-font-family body-font-family",
        "paragraph-font-family typography-font-family typography-sans-serif-font-family "
        "font-sans-serif-font-family font-family",
    ),
    FALLBACK: _row(Kind.FONTS, "fallback-font-family", "font-sans-serif-fallback-font-family"),
    BODY_SIZE: _row(
        Kind.SIZE,
        "document-font-size body-font-size",
        "paragraph-font-size typography-body-text-font-size typography-scale-base-font-size "
        "typography-scale-md-font-size font-size-md",
    ),
    "--utrecht-document-font-weight": _row(Kind.WEIGHT, "document-font-weight", "paragraph-font-weight"),
    "--utrecht-document-line-height": _row(
        Kind.LEADING,
        "document-line-height body-line-height",
        "paragraph-line-height typography-body-text-line-height typography-scale-base-line-height",
    ),
    **_paragraph("--serviceformule-title", "title"),
    "--serviceformule-title-color": _row(Kind.COLOUR, "title-color", "heading-1-color heading-level-1-color"),
    **_paragraph("--serviceformule-subtitle", "subtitle"),
    "--utrecht-heading-color": _row(
        Kind.COLOUR, "heading-color", "heading-1-color heading-level-1-color document-color paragraph-color"
    ),
    "--utrecht-heading-font-family": _row(
        Kind.FONTS,
        "heading-font-family",
        "typography-heading-font-family typography-sans-serif-alternate-font-family",
    ),
    "--utrecht-heading-font-weight": _row(
        Kind.WEIGHT, "heading-font-weight", "typography-heading-font-weight"
    ),
    **_heading(1, "3xl"),
    **_heading(2, "2xl"),
    **_heading(3, "xl"),
    **_heading(4, "lg"),
    **_paragraph("--utrecht-paragraph-lead", "paragraph-lead paragraph-large", "typography-body-text-large"),
    **_paragraph(
        "--utrecht-paragraph-small", "paragraph-small paragraph-small-print", "typography-body-text-small"
    ),
    "--utrecht-blockquote-border-inline-start-color": _row(
        Kind.COLOUR, "blockquote-border-inline-start-color blockquote-border-color"
    ),
    "--utrecht-blockquote-content-color": _row(Kind.COLOUR, "blockquote-content-color blockquote-color"),
    **_paragraph("--utrecht-code", "code code-block"),
    "--utrecht-code-background-color": _row(Kind.FILL, "code-background-color code-block-background-color"),
    **_paragraph("--utrecht-table-caption", "table-caption"),
    "--utrecht-table-cell-color": _row(Kind.COLOUR, "table-cell-color table-data-cell-color table-color"),
    **{
        name: row
        for name, row in _paragraph("--utrecht-table", "table table-cell table-data-cell").items()
        if not name.endswith("-color")
    },
    **_paragraph("--utrecht-table-header", "table-header table-header-cell"),
    "--utrecht-table-header-background-color": _row(
        Kind.FILL, "table-header-background-color table-header-cell-background-color"
    ),
    "--utrecht-table-header-color": _row(
        Kind.COLOUR,
        "table-header-color table-header-cell-color",
        only_with="--utrecht-table-header-background-color",
    ),
    "--utrecht-table-row-border-block-end-color": _row(
        Kind.COLOUR,
        "table-row-border-block-end-color table-cell-border-bottom-color",
        "color-separator separator-color",
    ),
    "--utrecht-table-row-alternate-even-background-color": _row(
        Kind.FILL, "table-row-alternate-even-background-color"
    ),
    "--utrecht-link-color": _row(Kind.COLOUR, "link-color links-color"),
    "--utrecht-link-visited-color": _row(Kind.COLOUR, "link-visited-color links-visited-color"),
    "--utrecht-focus-outline-color": _row(Kind.COLOUR, "focus-outline-color focus-border-color"),
}
"""What a municipality may call each token of ours."""
