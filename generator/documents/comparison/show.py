"""Comparison → the words of one language."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from generator.comparison.facts import ChannelRow, Comparison, ItemRef, Row, Standing
from generator.documents.comparison.rows import shown_rows
from generator.documents.comparison.shown import (
    Evidence,
    Overview,
    Shown,
    ShownCell,
    ShownChannel,
    ShownMatch,
    ShownRow,
)
from generator.documents.comparison.wording import Wording, sentence
from generator.locale import Locale


def show(comparison: Comparison, locale: Locale) -> Shown:
    """Put a comparison into words."""
    words = Wording(locale)
    columns = tuple(compared.key for compared in comparison.municipalities)
    rows = shown_rows(comparison.promises, columns, words)
    behaviours = shown_rows(comparison.behaviours, columns, words)
    return Shown(
        facts=comparison,
        title=words("title", len(columns)),
        file=words("file"),
        columns=columns,
        overview=_overview(comparison, words),
        rows=rows,
        common=tuple(row for row in behaviours if len(row.cells) > 1),
        only=_only(behaviours, columns),
        channels=tuple(_channel(row, columns, words) for row in comparison.channels),
        matches=_matches(comparison),
        evidence=_evidence(comparison),
    )


def _overview(comparison: Comparison, words: Wording) -> tuple[Overview, ...]:
    promises, norms, strictest, own, shared = (Counter[str]() for _ in range(5))
    together = 0
    for row in comparison.promises:
        together += len(row.cells) > 1
        for cell in row.cells:
            promises[cell.municipality] += 1
            norms[cell.municipality] += cell.norm is not None
            strictest[cell.municipality] += cell.standing is Standing.STRICTEST
            own[cell.municipality] += len(row.cells) == 1
            shared[cell.municipality] += len(row.cells) > 1
    return tuple(
        Overview(
            municipality=(key := compared.key),
            promises=promises[key],
            norms=norms[key],
            strictest=strictest[key],
            own=own[key],
            gaps=together - shared[key],
            exchangeable=words.percent(comparison.interchange.rest.get(key)),
        )
        for compared in comparison.municipalities
    )


def _only(rows: Iterable[ShownRow], columns: Iterable[str]) -> Mapping[str, tuple[ShownCell, ...]]:
    """Give the behaviours that only one municipality asks for."""
    found: dict[str, list[ShownCell]] = defaultdict(list)
    for row in rows:
        if len(row.cells) == 1:
            for municipality, cell in row.cells.items():
                found[municipality].append(cell)
    return {column: tuple(found[column]) for column in columns if column in found}


def _channel(row: ChannelRow, columns: Iterable[str], words: Wording) -> ShownChannel:
    there = [column for column in columns if row.names.get(column)]
    kinds = {
        column: [words.value("channel_kind", kind) for kind in row.fallbacks.get(column, ())]
        for column in there
    }
    return ShownChannel(
        kind=sentence(words.value("channel_kind", row.kind)),
        names={column: ", ".join(row.names[column]) for column in there},
        fallbacks={column: words.listed(kinds[column]) for column in there},
    )


def _matches(comparison: Comparison) -> tuple[ShownMatch, ...]:
    texts = _texts((*comparison.promises, *comparison.behaviours))
    return tuple(
        ShownMatch(match.items, _both(match.items, texts), match.score, match.certainty)
        for match in comparison.matches
    )


def _both(items: tuple[ItemRef, ItemRef], texts: Mapping[ItemRef, str]) -> tuple[str, str]:
    first, second = items
    return texts.get(first, ""), texts.get(second, "")


def _texts(rows: Iterable[Row]) -> dict[ItemRef, str]:
    return {ItemRef(cell.municipality, cell.item): cell.text for row in rows for cell in row.cells}


def _evidence(comparison: Comparison) -> tuple[Evidence, ...]:
    found = []
    interchange = comparison.interchange
    for compared in comparison.municipalities:
        sentences = interchange.sentences.get(compared.key, ())
        anywhere = tuple(one for one in sentences if one.nearest)
        rest = [one for one in sentences if not one.nearest]
        local = tuple(one for one in rest if one.local)
        own = tuple(one for one in rest if not one.local)
        found.append(Evidence(compared.key, interchange.rest.get(compared.key), anywhere, local, own))
    return tuple(found)
