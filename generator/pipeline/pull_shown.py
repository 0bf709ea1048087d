"""What came of a Word file, as a reader is told it: items and fields by what they are called."""

import os
from collections.abc import Iterable
from pathlib import Path

from generator.documents.facts.said import field_label
from generator.documents.facts.version import Version as Named
from generator.locale import Locale
from generator.ooxml.comments.reading import Comment
from generator.pipeline.pull import Pulled
from generator.pipeline.pull_apply import Applied
from generator.report.messages import Messages
from generator.report.proposals import (
    ShownBase,
    ShownComment,
    ShownLost,
    ShownProposal,
    ShownPull,
    ShownRefusal,
    ShownRemark,
    ShownText,
    ShownWritten,
)
from generator.report.worded import worded
from generator.roundtrip.desk import Desk
from generator.roundtrip.hand_edits import HandText, Lost
from generator.roundtrip.item_paths import ItemField, reach, taken_apart
from generator.roundtrip.proposals import Kind, Proposal
from generator.roundtrip.remarks import Remark
from generator.vocabulary.names import Language, key_name, sections
from generator.vocabulary.table import KINDS


class Namer:
    """Says what items and fields are called: items by the definition, fields in the reader's language."""

    def __init__(self, pulled: Pulled, locale: Locale) -> None:
        """Take what came of a file, and the language in which it is told."""
        self._pulled = pulled
        self._locale = locale
        self._named: Named | None = None

    @property
    def language(self) -> Language:
        """The language of the definition's own keys."""
        return self._pulled.language

    def place(self, target: ItemField) -> str:
        """Give an item as its author would: ``beloften.tel-opnemen``."""
        section = key_name("definition", target.section, self.language)
        return f"{section}.{target.name}" if target.name else section

    def label(self, target: ItemField) -> str:
        """Give what a reader calls a field: "norm › hoogstens"."""
        kind = sections().get(target.section) or _kind_of(target.section)
        return field_label(self._locale, kind, target.field) if target.field else ""

    def name(self, target: ItemField) -> str:
        """Give what an item is called, empty where it is not in the definition of today."""
        if not target.name:
            return ""
        if self._named is None:
            self._named = Named(self._pulled.today.plan, self._pulled.locale)
        if target.item in self._named:
            return self._named.name(target.item)
        return self._named.text(target.name) if target.section == "implications" else ""


def _kind_of(section: str) -> str:
    return next((key.kind for key in KINDS["definition"] if key.english == section), "") or "definition"


def shown(pulled: Pulled, locale: Locale) -> ShownPull:
    """Give everything that a reader is told; ``locale`` is the reader's."""
    namer = Namer(pulled, locale)
    snapshot = pulled.edited.opened.snapshot
    version = pulled.base.loaded.definition.formula.version
    found = pulled.found
    desk = Desk.of(pulled.today.loaded)
    return ShownPull(
        file=str(pulled.edited.path),
        base=ShownBase(
            snapshot.document, snapshot.municipality, version, snapshot.definition, snapshot.program
        ),
        proposals=tuple(shown_proposal(one, namer, pulled, desk) for one in found.proposals),
        remarks=tuple(_remark(one, namer) for one in found.remarks),
        texts=tuple(_text(one) for one in found.hand_text),
        lost=tuple(_lost(one, namer) for one in found.lost),
        done=found.done,
    )


def shown_proposal(one: Proposal, namer: Namer, pulled: Pulled, desk: Desk) -> ShownProposal:
    """Give a proposal as a reader is told it."""
    target = one.target
    return ShownProposal(
        item=target.item,
        field=target.field,
        place=namer.place(target),
        name=namer.name(target) if one.kind is not Kind.ADDED else "",
        label=namer.label(target),
        kind=one.kind.value,
        old=one.old,
        new=one.new,
        current=one.current,
        author=one.hand.author,
        date=one.hand.date,
        tracked=one.hand.tracked,
        conflict=one.conflict,
        disputed=one.disputed,
        inherited=_is_inherited(one, pulled, desk),
        lost=tuple(sorted(one.lost)),
        heading=one.heading,
    )


def _is_inherited(one: Proposal, pulled: Pulled, desk: Desk) -> bool:
    """Say whether a value stands only in what the definition is based on."""
    if one.kind is Kind.ADDED or reach(pulled.today.loaded.tree, one.target).rest:
        return False
    return all(found.rest for _, found in desk.found(one.target))


def _remark(one: Remark, namer: Namer) -> ShownRemark:
    target = taken_apart(one.path) if one.path else None
    return ShownRemark(
        comment=_comment(one.comment),
        answers=tuple(map(_comment, one.answers)),
        resolved=one.comment.resolved,
        item=target.item if target else "",
        field=target.field if target else "",
        place=namer.place(target) if target else "",
        label=namer.label(target) if target else "",
        heading=one.heading,
        quoted=one.quoted,
    )


def _comment(one: Comment) -> ShownComment:
    return ShownComment(one.author, one.date or None, one.text)


def _text(one: HandText) -> ShownText:
    return ShownText(
        kind=one.kind.value,
        text=one.text,
        was=one.was,
        heading=one.heading,
        author=one.hand.author,
        date=one.hand.date,
        tracked=one.hand.tracked,
        lost=tuple(sorted(one.lost)),
    )


def _lost(one: Lost, namer: Namer) -> ShownLost:
    target = taken_apart(one.path)
    return ShownLost(
        item=target.item,
        field=target.field,
        place=namer.place(target),
        label=namer.label(target),
        reason=one.reason.value,
        was=one.was,
        now=one.now,
        heading=one.heading,
    )


def shown_written(applied: Applied, namer: Namer) -> tuple[ShownWritten, ...]:
    """Give where proposals were written."""
    return tuple(
        ShownWritten(
            item=one.proposal.target.item,
            field=one.proposal.target.field,
            place=namer.place(one.proposal.target),
            label=namer.label(one.proposal.target),
            how=one.how.value,
            file=shown_path(one.file),
            line=one.line,
        )
        for one in applied.written
    )


def shown_refusals(applied: Applied, words: Messages) -> Iterable[ShownRefusal]:
    """Give what was not written, and why."""
    for one in applied.refused:
        message = " ".join(worded(found, words).message for found in one.diagnostics)
        yield ShownRefusal(one.proposal.target.item, one.proposal.target.field, message)


def shown_path(name: str) -> str:
    """Give a file by the shortest of its names: from here, where it is here."""
    path = Path(os.path.normpath(name))
    return str(path)
