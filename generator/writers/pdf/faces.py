"""Which font each kind of text is set in: the first of its list that is really there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from generator.theme.theme import Text, Theme, Type
from generator.typesetting.fonts import FALLBACKS, MONOSPACE, SANS, Library, installed, shipped
from generator.writers.pdf.printed import Remark

_SHIPPED: Final = {"monospace": MONOSPACE}


@dataclass(frozen=True)
class Faces:
    """The families of each kind of text in the order in which they are asked for a sign."""

    library: Library
    chains: Mapping[Text, tuple[str, ...]]
    remarks: tuple[Remark, ...]

    def covers(self, sign: str) -> bool:
        """Say whether a text of any kind can show a sign: all have the same families."""
        chain = next(iter(self.chains.values()))
        return any(self.library.covers(family, sign) for family in chain)

    def extended(self, signs: set[str]) -> "Faces":
        """Add families of this machine that have some of the signs; itself where there are none."""
        if not signs:
            return self
        library, found = installed(), list[str]()
        for family in sorted(library.faces):
            had = {sign for sign in signs if library.covers(family, sign)}
            if had:
                found.append(family)
                signs = signs - had
            if not signs:
                break
        if not found:
            return self
        chains = {kind: (*chain, *found) for kind, chain in self.chains.items()}
        return Faces(library, chains, self.remarks)


def choose(theme: Theme) -> Faces:
    """Choose the fonts of a look; the fonts of the machine are looked through only where it asks for them."""
    library = shipped()
    if any(not _first(library, kind) for kind in theme.types.values()):
        library = installed()
    first = {kind: _first(library, how) or _instead(how) for kind, how in theme.types.items()}
    others = dict.fromkeys((*FALLBACKS, *first.values()))
    chains = {
        kind: (family, *(other for other in others if other != family)) for kind, family in first.items()
    }
    missing = {
        how.fonts[0]: _instead(how) for how in theme.types.values() if how.fonts and not _first(library, how)
    }
    remarks = tuple(Remark("font-missing", {"font": font, "used": used}) for font, used in missing.items())
    return Faces(library, chains, remarks)


def _first(library: Library, how: Type) -> str:
    """Give the first family of a list that is there; one that lists none asks for nothing."""
    if not how.fonts:
        return _instead(how)
    return next((found for family in how.fonts if (found := library.find(family))), "")


def _instead(how: Type) -> str:
    return _SHIPPED.get(how.generic, SANS)
