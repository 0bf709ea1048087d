"""What changed between two versions, by item and by department, in words that cannot be edited."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from generator.changes.facts import Kind, Level

NEWS: Final = (Level.WEAKER, Level.INCOMPARABLE, Level.STRONGER)
"""Levels that say something of what residents get."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One change: the field, what it said and says, and its level.

    ``old`` and ``new`` are empty where the field said nothing, and where a text is ``long``: then the numbers
    of its words tell how much there was and is. ``label`` is empty where a whole item came or went.
    """

    label: str
    old: str
    new: str
    level: str
    kind: str
    fingerprint: str
    long: bool = False
    old_words: int = 0
    new_words: int = 0


@dataclass(frozen=True, slots=True)
class ItemChange:
    """All changes of one item, the gravest first; ``level`` and ``kind`` are of the item as a whole.

    ``path`` is ``promises.tel-opnemen``, ``place`` the same as an author writes it: ``beloften.tel-opnemen``.

    ``was`` and ``becomes`` say of an item that got weaker, stronger or something that cannot be compared
    what did so, one text for each field; ``was_briefly`` and ``becomes_briefly`` only what differs, for where
    there is little room. ``reworded`` are the changes that say nothing of what residents get, and are more
    than other words; the figures of several years are one. ``departments`` are the names of those that it
    touches, ``for_all`` where that are all. ``is_told`` tells that it is an implication that came or went
    itself, and stands among those.
    """

    path: str
    place: str
    section: str
    name: str
    kind: str
    level: str
    changes: tuple[FieldChange, ...]
    was: tuple[str, ...]
    becomes: tuple[str, ...]
    was_briefly: tuple[str, ...]
    becomes_briefly: tuple[str, ...]
    reworded: tuple[FieldChange, ...]
    departments: tuple[str, ...]
    for_all: bool = False
    is_told: bool = False

    @property
    def is_news(self) -> bool:
        """Whether it says something of what residents get."""
        return self.level in NEWS

    @property
    def news(self) -> tuple[FieldChange, ...]:
        """Its changes that say something of what residents get."""
        return tuple(change for change in self.changes if change.level in NEWS)

    @property
    def is_new(self) -> bool:
        """Whether the whole item is new, and no decision that has fields to be told."""
        return self.kind == Kind.ADDED and not self.changes[0].label

    @property
    def is_gone(self) -> bool:
        """Whether the whole item went."""
        return self.kind == Kind.REMOVED and not self.changes[0].label


@dataclass(frozen=True, slots=True)
class ImplicationNews:
    """Implications that came, went or changed alike: what they are about, their text, and what they are for.

    ``count`` is how many there are; they have one text, and each its own reasons.
    """

    subject: str
    old: str
    new: str
    reasons: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class DepartmentChanges:
    """What changes for one department; ``items`` are those that touch it, the gravest first."""

    id: str
    name: str
    items: tuple[ItemChange, ...]
    added: tuple[ImplicationNews, ...]
    removed: tuple[ImplicationNews, ...]
    changed: tuple[ImplicationNews, ...]

    @property
    def news(self) -> tuple[ItemChange, ...]:
        """The items that got weaker, stronger or something that cannot be compared."""
        return tuple(item for item in self.items if item.is_news)

    @property
    def others(self) -> tuple[ItemChange, ...]:
        """The other items that changed in more than words; what rules ask stands among the implications."""
        changed = (item for item in self.items if item.level == Level.CHANGED and not item.is_told)
        return tuple(item for item in changed if item.section != "rules")

    @property
    def is_touched(self) -> bool:
        """Whether anything changes for it."""
        return bool(self.items or self.added or self.removed or self.changed)


@dataclass(frozen=True, slots=True)
class LevelCount:
    """How many changes there are at a level, and in how many items."""

    level: str
    changes: int
    items: int


@dataclass(frozen=True, slots=True)
class SectionChanges:
    """Items of one section; ``name`` is how the language calls it."""

    section: str
    name: str
    items: tuple[ItemChange, ...]


@dataclass(frozen=True)
class ChangeFacts:
    """Two versions side by side.

    ``items`` are those with changes, the gravest first; ``accepted`` are those of the changes that somebody
    has accepted before, and an item may be in both.
    """

    old_version: str
    new_version: str
    items: tuple[ItemChange, ...]
    accepted: tuple[ItemChange, ...]
    departments: tuple[DepartmentChanges, ...]
    section_names: Mapping[str, str]

    def __bool__(self) -> bool:
        return bool(self.items or self.accepted)

    @cached_property
    def counts(self) -> tuple[LevelCount, ...]:
        """The levels that there are, the gravest first, accepted changes aside."""
        changes = Counter(change.level for item in self.items for change in item.changes)
        levels = Counter(item.level for item in self.items)
        return tuple(LevelCount(level, changes[level], levels[level]) for level in Level if changes[level])

    @cached_property
    def promises(self) -> tuple[ItemChange, ...]:
        """The promises that got weaker, stronger or something that cannot be compared."""
        return tuple(item for item in self.items if item.section == "promises" and item.is_news)

    @cached_property
    def services(self) -> tuple[ItemChange, ...]:
        """The other items of which that holds: channels and products."""
        return tuple(item for item in self.items if item.section != "promises" and item.is_news)

    @cached_property
    def services_changed(self) -> tuple[ItemChange, ...]:
        """Those of them that are in both versions."""
        return tuple(item for item in self.services if not (item.is_new or item.is_gone))

    @cached_property
    def services_new(self) -> tuple[ItemChange, ...]:
        """Those of them that are new."""
        return tuple(item for item in self.services if item.is_new)

    @cached_property
    def services_gone(self) -> tuple[ItemChange, ...]:
        """Those of them that went."""
        return tuple(item for item in self.services if item.is_gone)

    @cached_property
    def to_decide(self) -> tuple[ItemChange, ...]:
        """What got weaker, or may have: somebody has to decide on it."""
        return tuple(item for item in self.items if item.level in NEWS[:2])

    @cached_property
    def others(self) -> tuple[SectionChanges, ...]:
        """All items with changes that are neither news nor mere wording, by section."""
        return self._by_section(item for item in self.items if item.reworded and not item.is_told)

    @cached_property
    def editorial(self) -> tuple[ItemChange, ...]:
        """The items of which nothing but words changed."""
        return tuple(item for item in self.items if item.level == Level.EDITORIAL)

    @cached_property
    def by_department(self) -> Mapping[str, DepartmentChanges]:
        """What changes for each department, by its id."""
        return {department.id: department for department in self.departments}

    def _by_section(self, chosen: Iterable[ItemChange]) -> tuple[SectionChanges, ...]:
        groups: dict[str, list[ItemChange]] = {}
        for item in chosen:
            groups.setdefault(item.section, []).append(item)
        known = [section for section in self.section_names if section in groups]
        return tuple(
            SectionChanges(section, self.section_names[section], tuple(groups[section])) for section in known
        )
