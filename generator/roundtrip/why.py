"""Why something changed, in the words of a comment: what it means, whom it touches, and the reason given."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.changes.facts import Difference, ImplicationChange, Judged, Kind
from generator.changes.fields import SINGLE
from generator.documents.facts.changes import NEWS, ChangeFacts, FieldChange, ItemChange
from generator.documents.facts.said import SEPARATOR
from generator.filters import enumeration
from generator.locale import Locale

Said = tuple[str, ...]
"""The paragraphs of a comment."""
_MOST = 4
"""Of the changes of an item so many are told with what it said and says."""
_LONG = 90
"""In characters: of a longer value the text itself tells enough."""


@dataclass(frozen=True)
class Why:
    """Knows of each field what there is to say of its change.

    ``reason`` gives the paragraphs that tell why an item changed, by its path or else by those of what it
    follows from, and by what it is called and says; none where nobody wrote it. ``opening`` are those
    paragraphs at full length, for the first comment of a file, where all others tell only a part. ``words``
    is the language, with the wordings under ``track``.
    """

    facts: ChangeFacts
    difference: Difference
    reason: Callable[[Sequence[str], str], Said]
    opening: Said
    words: Locale

    def subject(self, path: str) -> str:
        """Give what the field at a path belongs to, as far as that changed; empty where it did not.

        That is an item, of parts of which there is one (the formula) one field of it.
        """
        steps = path.partition("#")[0].split(".")
        if steps[0] in SINGLE:
            known = any(self._is_in(one.change.item, one.change.field, steps) for one in self._single)
            return ".".join(steps[:2]) if known else ""
        for length in range(len(steps), 1, -1):
            name = ".".join(steps[:length])
            item = self._origins.get(name, name)
            if item in self._items or item in self._derived:
                return item
        return ""

    def said(self, subject: str) -> Said:
        """Give the comment on a subject that changed."""
        derived = self._derived.get(subject)
        causes = () if derived is None else _causes(derived)
        paths = (subject, *causes)
        about = " ".join(_about(self._items[path]) for path in paths if path in self._items)
        return (self._fact(subject), *self.reason(paths, about))

    def at_length(self, said: Said) -> Said:
        """Give a comment with the whole reason, where it tells only the beginning."""
        return (said[0], *self.opening) if self.opening else said

    @property
    def moved(self) -> Said:
        """The comment on what only stands elsewhere."""
        return (self.words.words("track.moved"),)

    @property
    def follows(self) -> Said:
        """The comment on text that is worked out from what others say."""
        return (self.words.words("track.follows"),)

    @cached_property
    def _items(self) -> Mapping[str, ItemChange]:
        return {item.path: item for item in self.facts.items}

    @cached_property
    def _derived(self) -> Mapping[str, ImplicationChange]:
        return {f"implications.{one.present.id}": one for one in self.difference.implications}

    @cached_property
    def _origins(self) -> Mapping[str, str]:
        changes = [one.change for one in self.difference.changes if one.change.kind is Kind.MOVED]
        return {f"{one.section}.{one.old}": one.item for one in changes}

    @cached_property
    def _fields(self) -> Mapping[str, str]:
        return {one.fingerprint: one.change.field for one in self.difference.changes}

    @cached_property
    def _single(self) -> Sequence[Judged]:
        return [one for one in self.difference.changes if one.change.item in SINGLE]

    @staticmethod
    def _is_in(item: str, field: str, steps: Sequence[str]) -> bool:
        return item == steps[0] and field.partition(".")[0] == "".join(steps[1:2])

    def _fact(self, subject: str) -> str:
        section, _, field = subject.partition(".")
        if section in SINGLE:
            item = self._items[section]
            changes = [
                one for one in item.changes if self._fields[one.fingerprint].partition(".")[0] == field
            ]
            return " ".join(self._changes(changes))
        own, derived = self._items.get(subject), self._derived.get(subject)
        sentences: list[str] = []
        if derived is not None and (own is None or not (own.is_new or own.is_gone)):
            sentences.append(self.words.words(f"track.implication.{derived.kind}"))
        if own is not None:
            sentences += self._item(own)
        if derived is not None:
            sentences += self._follows_from(derived)
        return " ".join(sentences)

    def _item(self, item: ItemChange) -> Iterator[str]:
        if item.is_new or item.is_gone:
            whole = self.words.words(f"track.{item.kind}")
            level = self.words.words(f"changes.level.{item.level}")
            yield whole.replace("{level}", level) if item.is_news else whole.partition(" ({")[0] + "."
        else:
            yield from self._changes(item.changes)
        if item.for_all:
            yield self.words.words("track.touches_all")
        elif item.departments:
            names = self._listed(item.departments)
            yield self.words.words("track.touches").replace("{names}", names)

    def _changes(self, changes: Sequence[FieldChange]) -> Iterator[str]:
        told = [one for one in changes if one.level in NEWS][:_MOST] or list(changes[:1])
        for change in told:
            yield self._change(change)
        names = _names(changes, told)
        if names:
            yield self.words.words("track.also").replace("{names}", self._listed(names))

    def _listed(self, names: Sequence[str]) -> str:
        return "".join(str(part) for part in enumeration(names, self.words.words("and")))

    def _change(self, change: FieldChange) -> str:
        brief = not change.long and _is_brief(change.old) and _is_brief(change.new)
        if brief and (change.old or change.new):
            kind = ("changed" if change.old else "came") if change.new else "went"
        elif change.old_words and change.new_words:
            kind = "rewritten"
        else:
            kind = "new" if change.new_words else "gone"
        values = {
            "label": change.label[:1].upper() + change.label[1:],
            "level": self.words.words(f"changes.level.{change.level}"),
            "old": change.old,
            "new": change.new,
        }
        return _filled(self.words.words(f"track.field.{kind}"), values)

    def _follows_from(self, derived: ImplicationChange) -> Iterator[str]:
        names = [self._items[cause].name for cause in _causes(derived) if cause in self._items]
        if names:
            yield self.words.words("track.follows_from").replace("{names}", "; ".join(names))


def _causes(change: ImplicationChange) -> tuple[str, ...]:
    """Give the paths of what an implication follows from."""
    present = change.present
    return (*present.because, *((f"rules.{present.rule}",) if present.rule else ()))


def _about(item: ItemChange) -> str:
    """Give what an item is called, and what got weaker or stronger of it."""
    return " ".join((item.name, *item.was_briefly, *item.becomes_briefly))


def _is_brief(value: str) -> bool:
    """Say whether a value tells something beside the text; a sentence is to be read where it stands."""
    return len(value) <= _LONG and not value.endswith((".", "!", "?"))


def _names(changes: Sequence[FieldChange], told: Sequence[FieldChange]) -> list[str]:
    """Give the names of fields that also changed, several parts of one field as that field."""
    known = {_without_years(one.label) for one in told}
    others = dict.fromkeys(name for one in changes if (name := _without_years(one.label)) not in known)
    wholes = Counter(name.partition(SEPARATOR)[0] for name in others)
    first = (name.partition(SEPARATOR)[0] for name in others)
    return list(
        dict.fromkeys(one if wholes[one] > 1 else name for one, name in zip(first, others, strict=True))
    )


def _without_years(label: str) -> str:
    """Give the name of a field without the year or number of one of its values."""
    return SEPARATOR.join(part for part in label.split(SEPARATOR) if not part.isdecimal())


def _filled(pattern: str, values: Mapping[str, str]) -> str:
    """Put values into a wording; what a value holds is never taken for a place of another."""
    parts = pattern.replace("}", "{").split("{")
    return "".join(values.get(part, part) if number % 2 else part for number, part in enumerate(parts))
