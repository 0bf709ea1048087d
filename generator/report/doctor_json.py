"""What doctor found, for a program; the keys are a contract that scripts rest on."""

import json
from collections.abc import Iterable

from generator.changes.facts import Level
from generator.ooxml.inspecting import Counted
from generator.report.json_format import as_json as findings
from generator.report.messages import Messages
from generator.roundtrip.diagnosis import ByHand, Diagnosis, NamedField, Present, Verdict


def as_json(found: Diagnosis, words: Messages) -> str:
    """Give all of it; what there is none of is null or an empty list."""
    facts, snapshot, threads = found.facts, found.snapshot, found.threads
    formula = found.definition.formula
    data = {
        "file": found.file,
        "document": snapshot.document,
        "municipality": snapshot.municipality,
        "title": formula.title,
        "formula": str(formula.kind),
        "extends": found.definition.extends,
        "version": formula.version,
        "status": str(formula.status),
        "language": snapshot.language or found.definition.language,
        "program": snapshot.program,
        "definition_file": snapshot.definition,
        "template_hash": snapshot.template_hash,
        "state": found.standing.value,
        "saved": {
            "program": facts.program or None,
            "by": facts.saved_by or None,
            "at": facts.saved_at or None,
            "revision": facts.revision,
        },
        "hand_text": _hand(found.hand),
        "changes": _counts(facts.changes),
        "comments": {
            "open": threads.open,
            "resolved": threads.resolved,
            "answers": threads.answers,
            "deciding": threads.deciding,
            "authors": _counts(facts.comments),
        },
        "anchors": {str(means): number for means, number in found.anchors.found.items()},
        "lost": _fields(found.anchors.lost),
        "emptied": _fields(found.anchors.emptied),
        "tags_dropped": facts.has_lost_tags,
        "protection": facts.protection or None,
        "tracking": facts.is_tracking,
        "external": [one._asdict() for one in facts.outside],
        "findings": [
            {"rule": str(one.rule), "part": one.part, "subject": one.subject} for one in found.findings
        ],
        "definition": _present(found.present),
        "update": _verdict(found.verdict, words),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _fields(fields: Iterable[NamedField]) -> list[dict[str, str]]:
    return [{"field": one.path, "label": one.label} for one in fields]


def _counts(counted: Iterable[Counted]) -> list[dict[str, object]]:
    return [{"author": one.author or None, "count": one.number} for one in counted]


def _hand(hand: ByHand) -> dict[str, object]:
    return {
        "fields": _fields(hand.fields),
        "shortened": hand.shortened,
        "promises_added": hand.promises_added,
        "promises_ended": hand.promises_ended,
        "typed": {str(shape): number for shape, number in hand.typed.items()},
        "taken_out": {str(shape): number for shape, number in hand.taken_out.items()},
        "reworded": hand.reworded,
        "looks": hand.looks,
    }


def _present(present: Present | None) -> dict[str, object] | None:
    if present is None:
        return None
    return {
        "file": present.file,
        "version": present.version,
        "changes": sum(present.levels.values()),
        "levels": {str(level): present.levels.get(level, 0) for level in Level},
        "same_template": present.same_template,
    }


def _verdict(verdict: Verdict, words: Messages) -> dict[str, object]:
    return {
        "safe": verdict.is_safe,
        "news": verdict.has_news,
        "counts": dict(verdict.counts or {}),
        "reasons": json.loads(findings(verdict.reasons, words)),
    }
