"""What doctor found, for a person at a terminal or in a pipe."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from generator.locale import Locale
from generator.report.doctor_words import DoctorWords, on_a_line
from generator.report.messages import Messages
from generator.report.printable import printable
from generator.report.screen import STEP, Screen
from generator.roundtrip.diagnosis import Diagnosis, Standing
from generator.roundtrip.places import Means

_LEAST: Final = 24
"""Columns that a value has at least, however long its name is."""

Row = tuple[str, list[str]]
"""The key of a name, and what is said of it, each on a line of its own."""


def as_text(found: Diagnosis, words: Messages, locale: Locale, width: int | None = None) -> str:
    """Give all of it in sections, the verdict last; ``locale`` is of the language of the words.

    ``width`` is that of the terminal, None where there is none; then no word is set in bold either.
    """
    writer, screen = _Sections(words, locale), Screen(width)
    sections = [(key, [row for row in rows if row[1]]) for key, rows in writer.sections(found)]
    names = {key: words.text(f"doctor.names.{key}") for _, rows in sections for key, _ in rows}
    room = max(map(len, names.values()), default=0) + 2
    lines = [printable(found.file)]
    for key, rows in sections:
        if rows:
            heading = words.text(f"doctor.sections.{key}")
            lines += ["", screen.heading(heading)]
            for name, texts in rows:
                lines += _row(names[name], texts, room, screen)
    return "\n".join(lines) + "\n"


def _row(name: str, texts: Iterable[str], room: int, screen: Screen) -> Iterator[str]:
    """Write a name and what is said of it beside each other."""
    indent = STEP + " " * room
    first = f"{STEP}{name:<{room}}"
    for text in texts:
        yield from screen.between(text, first, indent, _LEAST)
        first = indent


class _Sections(DoctorWords):
    """The rows of each section; one without anything said is left out."""

    def sections(self, found: Diagnosis) -> Iterator[tuple[str, list[Row]]]:
        yield "made", list(self._made(found))
        yield "saved", list(self._saved(found))
        yield "hand", list(self._hand(found))
        yield "review", list(self._review(found))
        yield "anchors", list(self._anchors(found))
        yield "shell", list(self._shell(found))
        yield "now", list(self._now(found))
        yield "verdict", [("update", list(self._verdict(found)))]

    def _made(self, found: Diagnosis) -> Iterator[Row]:
        snapshot, formula = found.snapshot, found.definition.formula
        language = snapshot.language or found.definition.language
        kind = self.locale.value("formula_kind", formula.kind)
        status = self.locale.value("formula_status", formula.status)
        yield "document", [self.say("document", id=snapshot.document, title=formula.title)]
        yield "municipality", [on_a_line(snapshot.municipality)]
        yield "formula", [self.say("formula", kind=kind, extends=found.definition.extends or "")]
        yield "version", [self.say("version", version=formula.version, status=status)]
        yield "language", [on_a_line(self.locale.name_of(language))]
        yield "source", [on_a_line(snapshot.definition)]
        yield "program", [self.say("program", version=snapshot.program)]
        same = found.present.same_template if found.present else None
        known = "unknown" if same is None else "same" if same else "other"
        yield "template", [self.say(f"template.{known}", mark=snapshot.template_hash[:8])]

    def _saved(self, found: Diagnosis) -> Iterator[Row]:
        yield "state", [self.say(f"state.{found.standing}")]
        facts = found.facts
        if found.standing is not Standing.WRITTEN:
            yield "saved_with", [on_a_line(facts.program)] if facts.program else []
            yield "saved_by", [on_a_line(facts.saved_by)] if facts.saved_by else []
            yield "saved_at", [self.moment(facts.saved_at)] if facts.saved_at else []

    def _hand(self, found: Diagnosis) -> Iterator[Row]:
        hand = found.hand
        yield "hand", [] if hand else [self.say("hand.none")]
        yield (
            "fields",
            [self.count("hand.fields", len(hand.fields)), *self.named(hand.fields)] * bool(hand.fields),
        )
        told = {
            "shortened": hand.shortened,
            "promises_added": hand.promises_added,
            "promises_ended": hand.promises_ended,
            "reworded": hand.reworded,
            "looks": hand.looks,
        }
        for kind, counts in (("typed", hand.typed), ("taken_out", hand.taken_out)):
            some = [self.count(f"shape.{shape}", number) for shape, number in counts.items() if number]
            yield kind, [", ".join(some)] if some else []
        yield "other", [self.count(f"hand.{key}", number) for key, number in told.items() if number]

    def _review(self, found: Diagnosis) -> Iterator[Row]:
        facts, threads = found.facts, found.threads
        total = sum(one.number for one in facts.changes)
        yield (
            "changes",
            [self.count("changes", total), *self.authors(facts.changes)] if total else [self.say("none")],
        )
        told = {"open": threads.open, "resolved": threads.resolved, "answers": threads.answers}
        counts = [self.count(f"threads.{key}", number) for key, number in told.items() if number]
        lines = [", ".join(counts) or self.say("none"), *self.authors(facts.comments)]
        if threads.deciding:
            lines.append(self.count("threads.deciding", threads.deciding))
        yield "comments", lines

    def _anchors(self, found: Diagnosis) -> Iterator[Row]:
        anchors = found.anchors
        by = [
            self.say(f"means.{means}", count=str(anchors.found[means]))
            for means in Means
            if anchors.found[means]
        ]
        dropped = [self.say("tags_dropped")] if found.facts.has_lost_tags else []
        yield "found", [", ".join(by) or self.say("none"), *dropped]
        for key, fields in (("lost", anchors.lost), ("emptied", anchors.emptied)):
            yield key, [self.count("field", len(fields)), *self.named(fields)] if fields else []

    def _shell(self, found: Diagnosis) -> Iterator[Row]:
        facts = found.facts
        yield "protection", [self.known("protection", facts.protection)]
        yield "tracking", [self.say(f"tracking.{'on' if facts.is_tracking else 'off'}")]
        yield "outside", list(self.outside(facts))
        rules = groupby(sorted(str(one.rule) for one in found.findings))
        yield "odd", [f"{self.say(f'rules.{rule}')}: {len(list(group))}" for rule, group in rules]

    def _now(self, found: Diagnosis) -> Iterator[Row]:
        present = found.present
        if present is None:
            yield "definition", [self.say("now.missing" if found.verdict.is_safe else "now.unusable")]
            return
        yield "definition", [printable(present.file)]
        was = found.definition.formula.version
        key = "same_version" if was == present.version else "from_to"
        yield "now_version", [self.say(f"now.{key}", old=was, new=present.version)]
        yield "since", [self.levels(present.levels)]

    def _verdict(self, found: Diagnosis) -> Iterator[str]:
        verdict = found.verdict
        if not verdict.is_safe:
            yield self.say("verdict.unsafe")
            return
        key = "safe" if verdict.has_news else "safe_no_news" if found.present else "safe_alone"
        yield self.say(f"verdict.{key}")
        for name, count in (verdict.counts or {}).items():
            if count:
                yield f"- {self.words.count(f'command_line.commands.update.did.{name}', count)}"
        if found.hand:
            yield self.say("verdict.pull")
        if found.threads.deciding:
            yield self.count("verdict.deciding", found.threads.deciding)
