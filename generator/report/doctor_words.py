"""What doctor says of one thing: a moment, an author, a field, a level."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from generator.changes.facts import Level
from generator.locale import Locale
from generator.ooxml.inspecting import Counted, WordFacts
from generator.report.messages import Messages
from generator.report.printable import printable
from generator.roundtrip.diagnosis import NamedField

_MOST: Final = 12
"""Things that are named; of more only the number is told."""
_LONG: Final = 90
"""Characters of a text from the file that are shown."""


@dataclass(frozen=True, slots=True)
class DoctorWords:
    """The words under ``doctor.says``; ``locale`` is of their language."""

    words: Messages
    locale: Locale

    def moment(self, text: str) -> str:
        """Give a moment of a file in words, in the time of Greenwich as it stands there."""
        try:
            moment = datetime.fromisoformat(text)
            moment = moment.astimezone(UTC) if moment.tzinfo else moment
        except (ValueError, OverflowError):
            return on_a_line(text)
        return self.say("moment", day=self.locale.date(moment.date()), time=f"{moment:%H:%M}")

    def authors(self, counted: Iterable[Counted]) -> Iterator[str]:
        """Give each author with a number."""
        for one in counted:
            yield f"{on_a_line(one.author) or self.say('nobody')}: {one.number}"

    def named(self, fields: tuple[NamedField, ...]) -> Iterator[str]:
        """Give fields by what a reader calls them."""
        for one in fields[:_MOST]:
            yield f"- {on_a_line(one.label)}"
        if len(fields) > _MOST:
            yield self.count("more", len(fields) - _MOST)

    def outside(self, facts: WordFacts) -> Iterator[str]:
        """Give what a file uses that is outside it."""
        for one in facts.outside[:_MOST]:
            yield f"{self.known('outside', one.role)}: {on_a_line(one.target)}"
        if len(facts.outside) > _MOST:
            yield self.count("more", len(facts.outside) - _MOST)

    def levels(self, levels: Mapping[str, int]) -> str:
        """Give how much changed at each level, the gravest first."""
        if not levels:
            return self.say("now.nothing")
        some = [
            self.locale.words(f"changes.fields.{level}", levels[level]).replace("{count}", str(levels[level]))
            for level in map(str, Level)
            if levels.get(level)
        ]
        return f"{self.count('now.changes', sum(levels.values()))}: {', '.join(some)}"

    def known(self, group: str, value: str) -> str:
        """Give the words for a value that Word knows, or those for any other."""
        key = f"doctor.says.{group}.{value or 'none'}"
        wording = self.words.wording(key) if "." not in value else None
        return self.words.text(key if isinstance(wording, str) else f"doctor.says.{group}.other")

    def say(self, key: str, **arguments: str) -> str:
        """Give words."""
        return self.words.text(f"doctor.says.{key}", arguments)

    def count(self, key: str, number: int) -> str:
        """Give words for a number of things."""
        return self.words.count(f"doctor.says.{key}", number)


def on_a_line(text: str) -> str:
    """Give a text from a file on one line, fit for a terminal."""
    line = " ".join(printable(text).split())
    return line if len(line) <= _LONG else f"{line[:_LONG].rstrip()}…"
