"""Names in the sentences of a municipality: of itself, its places, its services and its systems.

Names are found by their capitals. So what is written with a capital out of habit ("Burgerzaken", where
others write "burgerzaken") has to be told from them, and so have the names that the whole country shares.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.comparison.facts import Compared
from generator.comparison.lexicon import STOP
from generator.comparison.local_tokens import Stretch, Token, capitals, is_word, joined, opens, plain, tokens
from generator.model.definition import Definition

_INSIDE: Final = re.compile(
    r"\s+(?:(?:aan|and|bij|de|den|der|en|het|in|of|op|te|ten|ter|the|van|[’']s)\s+){0,3}"
)
"""What stands inside a name: "Wijk en Aalburg", "Alphen aan den Rijn"."""
_SUFFIX: Final = re.compile(r"(?:[’']s|[’']|naars?|aars?|ers?|se|s)\Z")
"""What makes another word of a name: "Katwijks", "Altenaars", "Assense"."""

_SHARED: Final = frozenset(
    """
    avg awb b&w bsn bw cak ciz digid duo eherkenning eidas ggd hr ict id iban kcc kvk ombudsman pgb rdw
    sms svb uwv vng wlz wmo wob woo woz zzp omgevingswet omgevingsloket mijnoverheid belastingdienst
    participatiewet jeugdwet basisregistratie rijk rijksoverheid facebook instagram linkedin twitter x
    whatsapp youtube teams word excel pdf lean nederland nederlands nederlandse nederlander nederlanders
    netherlands dutch europa europees europese europe european engels engelse english duits duitse frans
    franse turks turkse arabisch arabische pools poolse oekraïens oekraïense i koning koningsdag kerst
    kerstmis pasen pinksteren monday tuesday wednesday thursday friday saturday sunday january february
    march april may june july august september october november december
    """.split()  # noqa: SIM905 - words read best as words
)
"""Names of the whole country, which tie a text to no place."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one municipality.

    ``places`` are names that definitions give of themselves, by their first word; ``used`` are single words
    that are names in this municipality's sentences, ``none`` words that are none in spite of their capital.
    """

    places: Mapping[str, tuple[str, ...]]
    used: frozenset[str]
    none: frozenset[str]

    def stretches(self, found: Sequence[Token]) -> Iterator[Stretch]:
        """Find the names among the tokens of a sentence."""
        named = (self._stretch(token) for token in found if is_word(token) and capitals(token[0]))
        if found:
            yield from joined((stretch for stretch in named if stretch), found[0].string, _INSIDE)

    def _stretch(self, token: Token) -> Stretch | None:
        if place := self._place(token):
            return place
        word = plain(token[0])
        if word in self.none:
            return None
        # A capital behind the first letter is no matter of where the word stands: "PvE", "TopDesk".
        certain = word in self.used or capitals(token[0][1:]) or not opens(token)
        return token.span() if certain else None

    def _place(self, token: Token) -> Stretch | None:
        for first in (token[0], _SUFFIX.sub("", token[0])):
            for place in self.places.get(first, ()):
                if token.string.startswith(place, token.start()) or place == first:
                    return token.start(), max(token.end(), token.start() + len(place))
        return None


def learned(sentences: Mapping[str, Iterable[str]], compared: Sequence[Compared]) -> dict[str, Names]:
    """Learn the names of municipalities, given by key, from their sentences and from the definitions.

    A word with a capital inside a sentence is a name, unless it is written without one somewhere, or a
    municipality of another name uses it too. What definitions say of their places is a name whoever uses it.
    """
    places: dict[str, set[str]] = defaultdict(set)
    for place in {place for one in compared for place in _places(one.definition)}:
        places[tokens(place)[0][0]].add(place)
    lower: set[str] = set()
    users: dict[str, set[str]] = defaultdict(set)
    used: dict[str, set[str]] = {one.key: set() for one in compared}
    known: dict[str, tuple[str, ...]] = {}
    for one in compared:
        for text in sentences[one.key]:
            if text not in known:
                words = [token for token in tokens(text) if is_word(token)]
                lower.update(plain(word[0]) for word in words if not capitals(word[0]))
                known[text] = tuple(plain(word[0]) for word in words if capitals(word[0]) and not opens(word))
            used[one.key].update(known[text])
        for word in used[one.key]:
            users[word].add(one.definition.municipality.name)
    shared = {word for word, municipalities in users.items() if len(municipalities) > 1}
    none = frozenset(lower | shared | _SHARED | STOP)
    longest_first = {
        first: tuple(sorted(found, key=lambda n: (-len(n), n))) for first, found in places.items()
    }
    return {one.key: Names(longest_first, frozenset(used[one.key]), none) for one in compared}


def _places(definition: Definition) -> Iterator[str]:
    """Give the names that a definition itself gives of its municipality, places and services."""
    name = definition.municipality.name
    if tokens(name):
        yield name
    lines = [line for channel in definition.channels for line in channel.locations]
    for line in (*lines, *definition.municipality.facts):
        found = [token.span() for token in tokens(line) if _names_place(token)]
        # Two places with "en" between them may be one, as Wijk en Aalburg is: they count both ways.
        for start, end in {*found, *joined(found, line, _INSIDE)}:
            yield line[start:end]
    called = [item.name for section in (definition.channels, definition.products) for item in section]
    called += [project.name for project in definition.projects]
    yield from (name for name in called if any(map(_names_place, tokens(name)[1:])))


def _names_place(token: Token) -> bool:
    if not is_word(token) or not capitals(token[0]) or plain(token[0]) in _SHARED | STOP:
        return False
    return token[0] == token.string or not opens(token)
