"""Where the tokens of a rule hold: for everybody, under the dark scheme, or only by choice."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a rule reaches.

    A ``weak`` rule is a variant that a page has to ask for (``.utrecht-theme--viewport-scale``) or the rule
    of one component: it gives tokens that nothing else gives, and gives way to the rules of the whole theme.
    """

    dark: bool = False
    weak: bool = False

    def within(self, outer: "Reach") -> "Reach":
        """Give the reach of a rule that stands inside another."""
        return Reach(self.dark or outer.dark, self.weak or outer.weak)


ALWAYS: Final = Reach()
