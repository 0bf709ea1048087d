"""Hand edits, for a person at a terminal or in a pipe."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from generator.locale import Locale
from generator.report.excerpt import excerpt, excerpts
from generator.report.messages import Messages
from generator.report.printable import printable
from generator.report.proposals import (
    ShownComment,
    ShownLost,
    ShownProposal,
    ShownPull,
    ShownRemark,
    ShownText,
)
from generator.report.screen import STEP, Screen

_T = TypeVar("_T")


def proposals_text(pulled: ShownPull, words: Messages, locale: Locale, width: int | None = None) -> str:
    """Give everything; ``width`` is that of the terminal, None where there is none.

    ``locale`` writes dates; with a terminal the heads are in bold.
    """
    writer = ProposalWriter(words, locale, width)
    return "\n".join(writer.all(pulled)) + "\n"


class ProposalWriter:
    """Writes proposals and what comes with them, line by line."""

    def __init__(self, words: Messages, locale: Locale, width: int | None) -> None:
        """Take the words and the room there is."""
        self._messages = words
        self._locale = locale
        self._screen = Screen(width)

    def all(self, pulled: ShownPull) -> Iterator[str]:
        """Give all lines."""
        yield from self._screen.wrapped(self._opening(pulled))
        clean = [one for one in pulled.proposals if not one.conflict]
        open_ones = [one for one in pulled.proposals if one.conflict]
        yield from self._section("proposals", [*self._items(clean)], self._item)
        yield from self._section("conflicts", [*self._items(open_ones)], self._item)
        yield from self._section("comments", pulled.remarks, self._remark)
        yield from self._section("hand_text", pulled.texts, self._text)
        yield from self._section("lost", pulled.lost, self._lost)
        if pulled.done:
            yield ""
            yield from self._screen.wrapped(self._messages.count("pull.done", pulled.done))

    def _opening(self, pulled: ShownPull) -> str:
        arguments = {"name": pulled.base.municipality, "version": pulled.base.version}
        made = self._words("made", **arguments)
        if not pulled.proposals:
            return f"{made} {self._words('none')}"
        conflicts = sum(one.conflict for one in pulled.proposals)
        told = self._messages.count("pull.count", len(pulled.proposals))
        rest = f" {self._messages.count('pull.to_choose', conflicts)}" if conflicts else ""
        return f"{made} {told}{rest}"

    def _section(self, key: str, found: Sequence[_T], tell: Callable[[_T], Iterator[str]]) -> Iterator[str]:
        if not found:
            return
        yield ""
        heading = self._words(f"sections.{key}")
        yield self._screen.heading(heading)
        for one in found:
            yield ""
            yield from tell(one)

    def _items(self, found: Iterable[ShownProposal]) -> Iterator[tuple[ShownProposal, ...]]:
        """Put together what is proposed for one item."""
        groups: dict[str, list[ShownProposal]] = {}
        for one in found:
            groups.setdefault(one.item, []).append(one)
        yield from map(tuple, groups.values())

    def _item(self, group: tuple[ShownProposal, ...]) -> Iterator[str]:
        yield from self._named(group[0])
        for one in group:
            yield from self._proposal(one)

    def proposal(self, one: ShownProposal) -> Iterator[str]:
        """Give one proposal: what it is about, the texts, who made it."""
        yield from self._item((one,))

    def _named(self, one: ShownProposal) -> Iterator[str]:
        name = excerpt(one.name)
        yield from self._screen.wrapped(f"{printable(name)} ({one.place})" if name else one.place, STEP)

    def _proposal(self, one: ShownProposal) -> Iterator[str]:
        if one.kind == "added":
            yield from self._told([("adds", one.new)], 2 * STEP)
        elif one.kind == "ended":
            yield from self._screen.wrapped(self._words("ends"), 2 * STEP)
        else:
            yield from self._screen.wrapped(printable(one.label), 2 * STEP)
            yield from self._told(self._texts(one), 3 * STEP)
        if one.conflict:
            yield from self._screen.wrapped(
                self._words("disputed" if one.disputed else "changed_too"), 2 * STEP
            )
        if one.inherited:
            yield from self._screen.wrapped(self._words("inherited"), 2 * STEP)
        if one.lost:
            yield from self._screen.wrapped(self._lost_looks(one.lost), 2 * STEP)
        if by := self._by(one.author, one.date, tracked=one.tracked):
            yield from self._screen.wrapped(by, 2 * STEP)

    def _texts(self, one: ShownProposal) -> list[tuple[str, str | None]]:
        if one.conflict and not one.disputed and one.old == one.current:
            return [("today", one.current), ("in_word", one.new)]  # an update left the choice to people
        if one.conflict and not one.disputed:
            return [("then", one.old), ("in_word", one.new), ("today", one.current)]
        return [("was", one.old), ("in_word" if one.disputed else "becomes", one.new)]

    def _told(self, texts: Sequence[tuple[str, str | None]], indent: str) -> Iterator[str]:
        """Give texts under each other, each behind a word that says which it is."""
        heads = [self._words(f"heads.{key}") for key, _ in texts]
        room = max(map(len, heads)) + 1
        shown = [text or "" for _, text in texts]
        if len(shown) == 1:
            shown = [excerpt(shown[0])]
        else:
            first, second = excerpts(shown[0], shown[1])
            shown = [first, second, *(excerpts(shown[1], text)[1] for text in shown[2:])]
        for head, text in zip(heads, shown, strict=True):
            said = printable(text) if text else self._words("nothing")
            yield from self._screen.wrapped(f"{head:<{room}}{said}", indent, room)

    def _by(self, author: str | None, when: str | None, *, tracked: bool) -> str:
        if not tracked:
            return ""
        arguments = {"author": author or self._words("nobody"), "date": self._date(when)}
        return self._words("tracked", **arguments)

    def _date(self, when: str | None) -> str:
        try:
            return self._locale.date(date.fromisoformat((when or "")[:10]))
        except ValueError:
            return ""

    def _lost_looks(self, lost: Sequence[str]) -> str:
        names = ", ".join(self._words(f"looks.{code}") for code in lost)
        return self._words("looks_lost", names=names)

    def _remark(self, one: ShownRemark) -> Iterator[str]:
        if one.item:
            head = f"{one.place} › {one.label}"
        elif one.heading:
            head = self._words("under", heading=one.heading)
        else:
            head = self._words("somewhere")
        resolved = f" ({self._words('resolved')})" if one.resolved else ""
        yield from self._screen.wrapped(printable(head) + resolved, STEP)
        if one.quoted:
            yield from self._screen.wrapped(f"“{printable(excerpt(one.quoted))}”", 2 * STEP)
        yield from self._comment(one.comment, 2 * STEP)
        for answer in one.answers:
            yield from self._comment(answer, 3 * STEP)

    def _comment(self, one: ShownComment, indent: str) -> Iterator[str]:
        when = self._date(one.date)
        who = printable(one.author) or self._words("nobody")
        head = f"{who}, {when}" if when else who
        first, *more = one.text.split("\n") or [""]
        yield from self._screen.wrapped(f"{head}: {printable(first)}", indent)
        for line in more:
            yield from self._screen.wrapped(printable(line), indent + STEP)

    def _text(self, one: ShownText) -> Iterator[str]:
        key = "under" if one.heading else "somewhere"
        yield from self._screen.wrapped(self._words(key, heading=printable(one.heading)), STEP)
        match one.kind:
            case "changed":
                yield from self._told([("was", one.was), ("in_word", one.text)], 2 * STEP)
            case "removed":
                yield from self._told([("gone", one.was)], 2 * STEP)
            case "look":
                yield from self._told([("in_word", one.text)], 2 * STEP)
                yield from self._screen.wrapped(self._lost_looks(one.lost), 2 * STEP)
            case _:
                yield from self._told([("new", one.text)], 2 * STEP)
        if by := self._by(one.author, one.date, tracked=one.tracked):
            yield from self._screen.wrapped(by, 2 * STEP)

    def _lost(self, one: ShownLost) -> Iterator[str]:
        label = f" › {one.label}" if one.label else ""
        yield from self._screen.wrapped(printable(one.place + label), STEP)
        yield from self._screen.wrapped(self._words(f"reasons.{one.reason}"), 2 * STEP)
        if one.now:
            yield from self._told([("was", one.was), ("in_word", one.now)], 2 * STEP)
        else:
            yield from self._told([("was", one.was)], 2 * STEP)

    def _words(self, key: str, **arguments: str) -> str:
        return self._messages.text(f"pull.{key}", arguments)
