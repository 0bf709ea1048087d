"""How much a text changed: other words for the same, or another text.

Nobody can read from words alone whether a sentence still means the same. So a change counts as editorial
only where it is small, the words that stayed stand in the same order, and none of the words that differ
weighs anything: no figure, no unit, no day, no name, no word that limits, denies or obliges. Everything here
gives the same whichever of the two texts is the older.
"""

import re
from collections import Counter
from typing import Final

from generator.quantities.number_words import number_in_words
from generator.quantities.units import IMMEDIATE, SPELLINGS
from generator.verdicts import SIGNS, words_of

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
    meer minder sneller later eerder gratis kosten per tijdens ten minste hoogste hooguit
    soms vaak meestal zelden mogelijk eventueel waarschijnlijk proberen streven streeft ernaar graag
    open dicht gesloten ochtend middag avond nacht weekend dagelijks wekelijks maandelijks
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma di wo do vr za zo
    januari februari maart april mei juni juli augustus september oktober november december
    eerste tweede derde vierde vijfde zesde zevende achtste negende tiende laatste volgende
    not never no nobody without except unless only always everyone every each all everywhere
    must may can will shall need least most about within outside before after from until more less
    faster later sooner free per during sometimes often usually seldom possibly probably try aim
    open closed morning afternoon evening night weekend daily weekly monthly
    monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
    january february march may june july august october
    first second third fourth fifth sixth seventh eighth ninth tenth last next
    """
)
_LIGHT: Final = frozenset({"een", "a", "an", "u"})
"""Numbers, and an hour, but hardly ever meant as such: articles, and the reader."""
_NAME: Final = re.compile(r"(?<=[\w,;)’”]\s)[^\W\d_]\w*")
"""A word that begins no sentence; with a capital it is a name."""


def is_editorial(old: str, new: str) -> bool:
    """Say whether one text is the other in other words or other signs."""
    before, after = words_of(old), words_of(new)
    if before == after:
        return True
    first, second = Counter(before), Counter(after)
    differing = (first - second) + (second - first)
    if likeness(old, new) < _NEARLY or any(map(_weighs, differing)) or differing.keys() & _names(old, new):
        return False
    stayed = ([word for word in words if word not in differing] for words in (before, after))
    return next(stayed) == next(stayed)


def likeness(old: str, new: str) -> float:
    """Give how much of two texts is in both, from 0 to 1: twice the words they share by all their words."""
    first, second = Counter(words_of(old)), Counter(words_of(new))
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 1.0


def _weighs(word: str) -> bool:
    if word in _LIGHT:
        return False
    has_figure = any(character.isdigit() or character in SIGNS for character in word)
    is_measure = word in SPELLINGS or word in IMMEDIATE or number_in_words(word) is not None
    return has_figure or is_measure or word in _WEIGHTY


def _names(*texts: str) -> set[str]:
    """Give the words that are written with a capital where no sentence begins."""
    found = (match[0] for text in texts for match in _NAME.finditer(text) if match[0][0].isupper())
    return {word for name in found for word in words_of(name)}
