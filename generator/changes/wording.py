"""How much a text changed: other words for the same, or another text.

Nobody can read from words alone whether a sentence still means the same. So a change counts as editorial
only where it is small and none of the words that differ weighs anything: no figure, no unit, no word that
limits, denies or obliges. Everything here gives the same whichever of the two texts is the older.
"""

from collections import Counter
from typing import Final

from generator.quantities.number_words import number_in_words
from generator.quantities.units import SPELLINGS
from generator.verdicts import words_of

_NEARLY: Final = 0.8
"""Of two texts in other words: the least part of the words that both have."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WEIGHTY: Final = _words(
    """
    niet nooit geen niemand nergens zonder behalve tenzij mits uitsluitend alleen enkel slechts
    altijd iedereen ieder iedere elke elk alle allen overal
    moet moeten mag mogen kan kunnen zal zullen hoeft hoeven verplicht vrijwillig
    minstens minimaal maximaal hoogstens ongeveer circa uiterlijk binnen buiten voor na vanaf tot vaker
    meer minder sneller later eerder gratis kosten direct meteen
    eerste tweede derde vierde vijfde zesde zevende achtste negende tiende laatste volgende
    not never no nobody without except unless only always everyone every each all everywhere
    must may can will shall need least most about within outside before after from until more less
    faster later sooner free immediately
    first second third fourth fifth sixth seventh eighth ninth tenth last next
    """
)
_ARTICLES: Final = frozenset({"een", "a", "an"})
"""Numbers too, but hardly ever meant as one."""


def is_editorial(old: str, new: str) -> bool:
    """Say whether one text is the other in other words or other signs."""
    before, after = words_of(old), words_of(new)
    if before == after:
        return True
    first, second = Counter(before), Counter(after)
    differing = (first - second) + (second - first)
    return likeness(old, new) >= _NEARLY and not any(map(_weighs, differing))


def likeness(old: str, new: str) -> float:
    """Give how much of two texts is in both, from 0 to 1: twice the words they share by all their words."""
    first, second = Counter(words_of(old)), Counter(words_of(new))
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 1.0


def _weighs(word: str) -> bool:
    has_figure = any(character.isdigit() or character in "%€" for character in word)
    is_number = word not in _ARTICLES and number_in_words(word) is not None
    return has_figure or word in _WEIGHTY or word in SPELLINGS or is_number
