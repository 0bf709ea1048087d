"""A file of design tokens → a theme. tinycss2 is loaded when a theme is asked for, not before."""

from functools import cache
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, TextFile
from generator.resources import templates_folder
from generator.theme.theme import Theme

if TYPE_CHECKING:
    from generator.theme.sheet import Sheet


def read_theme(own: TextFile | None) -> tuple[Theme, tuple[Diagnostic, ...]]:
    """Give the look that follows from a municipality's tokens laid over ours, and what is wrong with them.

    Every finding is a warning: a token that cannot be used gives way to what our look has in its place.

    Raises:
        InvalidInputError: the file is too large, or holds no token that can be used.
    """
    from generator.theme.look import make_theme
    from generator.theme.sheet import read_sheet

    return make_theme(_ours(), read_sheet(own) if own else None)


@cache
def _ours() -> "Sheet":
    from generator.theme.sheet import read_sheet

    path = templates_folder() / "theme" / "serviceformule.css"
    return read_sheet(TextFile(path.name, path.read_text(encoding="utf-8")))


@cache
def default_theme() -> Theme:
    """Give our own look."""
    theme, _ = read_theme(None)
    return theme
