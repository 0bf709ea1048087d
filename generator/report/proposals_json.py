"""Hand edits → JSON with English keys; a contract that scripts rest on."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from generator.report.proposals import (
    ShownComment,
    ShownLost,
    ShownProposal,
    ShownPull,
    ShownRefusal,
    ShownRemark,
    ShownText,
    ShownWritten,
)


def proposals_json(
    pulled: ShownPull,
    written: Sequence[ShownWritten] | None = None,
    refused: Sequence[ShownRefusal] = (),
) -> str:
    """Give everything; what was ``written`` and ``refused`` only where writing was asked for."""
    data: dict[str, object] = {
        "base": asdict(pulled.base),
        "proposals": [_proposal(one) for one in pulled.proposals],
        "comments": [_remark(one) for one in pulled.remarks],
        "hand_text": [_text(one) for one in pulled.texts],
        "lost": [_lost(one) for one in pulled.lost],
    }
    if written is not None:
        data["written"] = [
            {"item": one.item, "field": one.field or None, "how": one.how, "file": one.file, "line": one.line}
            for one in written
        ]
        data["refused"] = [
            {"item": one.item, "field": one.field or None, "message": one.message} for one in refused
        ]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _proposal(one: ShownProposal) -> dict[str, object]:
    return {
        "item": one.item,
        "field": one.field or None,
        "kind": one.kind,
        "old": one.old,
        "new": one.new,
        "current": one.current,
        "author": one.author,
        "date": one.date,
        "tracked": one.tracked,
        "conflict": one.conflict,
        "disputed": one.disputed,
        "inherited": one.inherited,
        "lost_looks": list(one.lost),
        "heading": one.heading or None,
    }


def _remark(one: ShownRemark) -> dict[str, object]:
    return {
        "item": one.item or None,
        "field": one.field or None,
        "heading": one.heading or None,
        "quoted": one.quoted or None,
        "resolved": one.resolved,
        **_comment(one.comment),
        "replies": [_comment(answer) for answer in one.answers],
    }


def _comment(one: ShownComment) -> dict[str, object]:
    return {"author": one.author, "date": one.date, "text": one.text}


def _text(one: ShownText) -> dict[str, object]:
    return {
        "kind": one.kind,
        "text": one.text or None,
        "was": one.was or None,
        "heading": one.heading or None,
        "author": one.author,
        "date": one.date,
        "tracked": one.tracked,
        "lost_looks": list(one.lost),
    }


def _lost(one: ShownLost) -> dict[str, object]:
    return {
        "item": one.item,
        "field": one.field or None,
        "reason": one.reason,
        "was": one.was,
        "text": one.now or None,
        "heading": one.heading or None,
    }
