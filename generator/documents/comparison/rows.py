"""Rows of a comparison in words."""

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.comparison.facts import Cell, Row, Standing, Subject
from generator.documents.comparison.shown import ShownCell, ShownNorm, ShownRow
from generator.documents.comparison.wording import Wording, sentence
from generator.model.service import Norm

_BETWEEN = " · "
_BEST = (Standing.STRICTEST, Standing.EQUAL)


def shown_norm(norm: Norm, words: Wording) -> ShownNorm:
    """Put a norm into words."""
    quantity = norm.at_most
    limit = words.quantity(quantity) if quantity else ""
    limited = words(f"norm.bound.{quantity.family.value}", limit=limit) if quantity else ""
    share = words("norm.share", share=words.share(norm.share.percent)) if norm.share else ""
    achieved = {year: share.percent for year, share in (norm.achieved or {}).items()}
    results = [words("norm.result", share=words.share(p), year=str(year)) for year, p in achieved.items()]
    details = (
        share,
        words("norm.condition", condition=norm.condition) if norm.condition else "",
        words("norm.achieved", results=", ".join(results)) if results else "",
    )
    return ShownNorm(
        moment=words.value("moment", norm.moment),
        limit=limit,
        limited=limited,
        share=share,
        condition=norm.condition or "",
        details=tuple(detail for detail in details if detail),
        quantity=quantity,
        percent=norm.share.percent if norm.share else None,
        achieved=achieved,
    )


def shown_rows(rows: Sequence[Row], columns: Sequence[str], words: Wording) -> tuple[ShownRow, ...]:
    """Put rows into words; where two would have one head, each also tells what it says."""
    heads = [_head(row.subject, words) for row in rows]
    often = Counter(heads)
    shown = []
    for row, (label, detail) in zip(rows, heads, strict=True):
        below = detail
        text = row.subject.text
        if len(row.cells) > 1 and (often[label, detail] > 1 or not row.subject.moment) and text != label:
            below = _BETWEEN.join(part for part in (detail, text) if part)
        shown.append(_row(row, (label, below), columns, words))
    return tuple(shown)


def _head(subject: Subject, words: Wording) -> tuple[str, str]:
    """Give what a row is about, in two lines: channel, product and moment, and under which condition."""
    kind = words.value("channel_kind", subject.kind)
    parts = [part for part in (kind, subject.product, words.value("moment", subject.moment)) if part]
    label = sentence(_BETWEEN.join(parts)) if parts else subject.text
    if not parts:
        return label, ""
    return label, words("norm.condition", condition=subject.condition) if subject.condition else ""


def _row(row: Row, head: tuple[str, str], columns: Sequence[str], words: Wording) -> ShownRow:
    groups = {cell.group for cell in row.cells if cell.group}
    cells = {
        cell.municipality: _cell(cell, words, grouped=len(groups) > 1 and bool(cell.group))
        for cell in row.cells
    }
    return ShownRow(
        label=head[0],
        detail=head[1],
        channel=sentence(words.value("channel_kind", row.subject.kind)),
        cells=cells,
        missing=tuple(column for column in columns if column not in cells),
        norms=sum(cell.norm is not None for cell in row.cells),
        together=_together(cells, len(columns), len(groups), words),
        grouped=len(groups) > 1,
    )


def _cell(cell: Cell, words: Wording, *, grouped: bool) -> ShownCell:
    mark = words(f"standing.{cell.standing.value}")
    return ShownCell(
        municipality=cell.municipality,
        item=cell.item,
        text=cell.text,
        norm=shown_norm(cell.norm, words) if cell.norm else None,
        standing=cell.standing,
        mark=words("grouped", standing=mark, group=cell.group) if grouped else mark,
        group=cell.group,
        fictitious=cell.fictitious,
    )


def _together(cells: Mapping[str, ShownCell], all_: int, groups: int, words: Wording) -> str:
    """Say how many have something in a row, and who is the strictest where there is one answer."""
    count = words("together.promises", len(cells), all=all_)
    best = [cell for cell in cells.values() if cell.standing in _BEST and cell.norm]
    if best and groups <= 1 and best[0].norm:
        limit = best[0].norm.brief
        if best[0].standing is Standing.EQUAL:
            return f"{count}; {words('together.tied', limit=limit)}"
        names = words.listed([cell.municipality for cell in best], 3)
        return f"{count}; {words('together.strictest', names=names, limit=limit)}"
    if any(cell.standing is Standing.INCOMPARABLE for cell in cells.values()) and not best:
        return f"{count}; {words('together.incomparable')}"
    return count
