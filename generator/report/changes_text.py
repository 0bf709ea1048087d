"""What changed between two versions, for a person at a terminal or in a pipe."""

from collections.abc import Iterable, Iterator
from typing import Final

from generator.changes.facts import Level
from generator.documents.facts.changes import ChangeFacts, FieldChange, ItemChange
from generator.locale import Locale
from generator.report.printable import printable
from generator.report.screen import STEP, Screen

_FEW: Final = 10
"""More changes that are editorial are only counted."""


def as_text(facts: ChangeFacts, name: str, locale: Locale, width: int | None = None) -> str:
    """Give all changes by level, the gravest first, and whom they touch; ``name`` is the municipality's.

    ``width`` is that of the terminal, None where there is none; then no word is set in bold either.
    """
    writer = _Writer(locale, Screen(width))
    return "\n".join(writer.lines(facts, name)) + "\n"


class _Writer:
    def __init__(self, locale: Locale, screen: Screen) -> None:
        self._locale = locale
        self._screen = screen

    def lines(self, facts: ChangeFacts, name: str) -> Iterator[str]:
        same = facts.old_version == facts.new_version
        key = "terminal.same_version" if same else "terminal.from_to"
        versions = {"name": name, "old": facts.old_version, "new": facts.new_version}
        yield from self._screen.wrapped(self._words(key, **versions))
        if not facts:
            yield self._words("terminal.none")
            return
        yield from self._screen.wrapped(self._counts(facts))
        for level in Level:
            found = [item for item in facts.items if item.level == level]
            hidden = [change for item in found for change in item.changes]
            if found and level is Level.EDITORIAL and len(hidden) > _FEW:
                yield ""
                yield from self._screen.wrapped(self._plural("terminal.many", len(hidden)))
            elif found:
                yield from self._items(self._words(f"level.{level}"), found)
        if facts.accepted:
            yield from self._items(self._words("terminal.accepted"), facts.accepted)
        yield from self._departments(facts)

    def _counts(self, facts: ChangeFacts) -> str:
        counts = [(count.level, count.changes) for count in facts.counts]
        accepted = sum(len(item.changes) for item in facts.accepted)
        total = accepted + sum(number for _, number in counts)
        if accepted:
            counts.append(("accepted", accepted))
        levels = ", ".join(self._plural(f"fields.{level}", number) for level, number in counts)
        return self._plural("terminal.changes", total, levels=levels)

    def _items(self, title: str, found: Iterable[ItemChange]) -> Iterator[str]:
        yield ""
        heading = f"{title[:1].upper()}{title[1:]}"
        yield self._screen.heading(heading)
        for item in found:
            yield ""
            yield from self._screen.wrapped(f"{printable(item.name)} ({item.place})", STEP)
            for change in item.changes:
                yield from self._change(change, same=change.level == item.level)
            if item.departments:
                touched = self._words("terminal.touches", names=", ".join(item.departments))
                yield from self._screen.wrapped(touched, 2 * STEP)

    def _change(self, change: FieldChange, *, same: bool) -> Iterator[str]:
        """Write one change on a line, or on three where that is too narrow; the first has its fingerprint."""
        level = "" if same else f" ({self._words(f'level.{change.level}')})"
        mark = f" [{change.fingerprint}]"
        label, words = printable(change.label), self._told(change)
        line = f"{label}{level}: {words}" if label else f"{words}{level}"
        if len(line) + len(mark) + 4 <= self._screen.width:
            yield f"{2 * STEP}{line}{mark}"
            return
        yield from self._screen.wrapped(f"{label}{level}{mark}" if label else line + mark, 2 * STEP)
        if not label:
            return
        if change.long or not (change.old and change.new):
            yield from self._screen.wrapped(words, 3 * STEP, 0)
            return
        heads = [self._words(f"terminal.{side}") for side in ("was", "becomes")]
        room = max(map(len, heads)) + 1
        for head, text in zip(heads, (change.old, change.new), strict=True):
            yield from self._screen.wrapped(f"{head:<{room}}{printable(text)}", 3 * STEP, room)

    def _told(self, change: FieldChange) -> str:
        old, new = (printable(text) for text in (change.old, change.new))
        if change.long:
            old, new = (
                self._plural("words", count) if count else ""
                for count in (change.old_words, change.new_words)
            )
            key = "rewritten" if old and new else "written" if new else "dropped"
        elif not change.label:
            return self._words("new" if change.kind == "added" else "gone")
        else:
            if old and new:
                return f"{old} → {new}"
            key = "added" if new else "ended"
        return self._words(key, old=old, new=new)

    def _departments(self, facts: ChangeFacts) -> Iterator[str]:
        if not facts.departments:
            return
        yield ""
        heading = self._words("terminal.departments")
        yield self._screen.heading(heading)
        for department in facts.departments:
            changes = sum(len(item.changes) for item in department.items)
            numbers = {
                name: str(sum(one.count for one in getattr(department, name)))
                for name in ("added", "removed", "changed")
            }
            told = (
                self._plural("terminal.department", changes, name=department.name, **numbers)
                if department.is_touched
                else self._words("terminal.untouched", name=department.name)
            )
            yield from self._screen.wrapped(told, STEP)

    def _words(self, key: str, **values: str) -> str:
        return _filled(self._locale.words(f"changes.{key}"), values)

    def _plural(self, key: str, count: int, **values: str) -> str:
        return _filled(self._locale.words(f"changes.{key}", count), {"count": str(count), **values})


def _filled(wording: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        wording = wording.replace(f"{{{name}}}", value)
    return wording
