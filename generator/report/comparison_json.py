"""Comparison → JSON with English keys; a contract that scripts rest on."""

import json
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from generator.comparison.facts import (
    Cell,
    Certainty,
    ChannelRow,
    Comparison,
    Interchange,
    ItemRef,
    Match,
    Row,
    Sentence,
)
from generator.model.service import Norm

_DIGITS = 4


def comparison_json(comparison: Comparison) -> str:
    """Give the whole comparison; rows of promises come before rows of behaviours."""
    keys = [compared.key for compared in comparison.municipalities]
    data = {
        "municipalities": keys,
        "rows": [_row(row) for row in (*comparison.promises, *comparison.behaviours)],
        "channels": [_channel(row) for row in comparison.channels],
        "matches": [_match(match) for match in comparison.matches],
        "similarity": _similarity(comparison.interchange, keys),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _row(row: Row) -> dict[str, object]:
    subject = row.subject
    return {
        "subject": {
            "channel": subject.kind,
            "product": subject.product,
            "moment": subject.moment,
            "condition": subject.condition,
            "text": subject.text,
        },
        "cells": [_cell(cell) for cell in row.cells],
    }


def _cell(cell: Cell) -> dict[str, object]:
    return {
        "municipality": cell.municipality,
        "item": cell.item,
        "text": cell.text,
        "norm": _norm(cell.norm) if cell.norm else None,
        "verdict": cell.standing.value,
        "group": cell.group or None,
        "fictitious": cell.fictitious,
    }


def _norm(norm: Norm) -> dict[str, object]:
    limit = norm.at_most
    return {
        "text": _norm_text(norm),
        "moment": norm.moment,
        "at_most": limit
        and {
            "text": limit.text,
            "amount": number(limit.amount),
            "unit": limit.unit.id,
            "family": limit.family.value,
        },
        "share": number(norm.share.percent) if norm.share else None,
        "condition": norm.condition,
        "achieved": {str(year): number(share.percent) for year, share in (norm.achieved or {}).items()},
    }


def _norm_text(norm: Norm) -> str:
    """Give the norm in the author's own words."""
    parts = (norm.at_most, norm.share, norm.condition)
    return "; ".join(str(part) for part in parts if part is not None)


def number(value: Fraction) -> int | float:
    """Give a whole number as one."""
    return int(value) if value.denominator == 1 else float(value)


def _channel(row: ChannelRow) -> dict[str, object]:
    names, fallbacks = row.names, row.fallbacks
    return {
        "kind": row.kind,
        "cells": [
            {"municipality": key, "names": list(found), "fallbacks": list(fallbacks.get(key, ()))}
            for key, found in names.items()
            if found
        ],
    }


def _match(match: Match) -> dict[str, object]:
    return {
        "items": [_item(item) for item in match.items],
        "score": round(match.score, _DIGITS),
        "confirmed": match.certainty is Certainty.CONFIRMED,
        "certainty": match.certainty.value,
    }


def _item(item: ItemRef) -> dict[str, str]:
    return {"municipality": item.municipality, "item": item.item}


def _similarity(interchange: Interchange, keys: list[str]) -> dict[str, object]:
    pairs = interchange.pairs
    return {
        "pairs": [
            {"municipalities": list(pair), "share": _share(pairs.get(pair, pairs.get(pair[::-1])))}
            for pair in combinations(keys, 2)
        ],
        "municipalities": [
            {
                "municipality": key,
                "share": _share(interchange.rest.get(key)),
                "sentences": list(_sentences(interchange, key)),
            }
            for key in keys
        ],
    }


def _share(share: float | None) -> float | None:
    return None if share is None else round(share, _DIGITS)


def _sentences(interchange: Interchange, key: str) -> Iterator[dict[str, object]]:
    for sentence in interchange.sentences.get(key, ()):
        yield {
            "text": sentence.text,
            "field": sentence.field,
            "local": [sentence.text[start:end] for start, end in sentence.local],
            "nearest": _nearest(sentence),
        }


def _nearest(sentence: Sentence) -> dict[str, object] | None:
    twin = sentence.nearest
    if twin is None:
        return None
    return {"municipality": twin.municipality, "text": twin.text, "score": round(twin.score, _DIGITS)}
