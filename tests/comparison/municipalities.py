"""Municipalities in memory, to be compared."""

from functools import cache
from pathlib import Path
from typing import Any

from written import loaded

from generator.comparison.facts import Cell, Compared, Comparison, ItemRef, Row
from generator.pipeline.check import open_definition

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = (
    *("altena", "katwijk", "assen", "heemskerk", "midden-delfland", "alphen-aan-den-rijn"),
    "nissewaard",
)
KINDS = ("telefoon", "e-mail", "brief", "balie", "formulier", "chat", "social", "website")


@cache
def example(name: str) -> Compared:
    definition = open_definition(EXAMPLES / name).definition
    return Compared(definition.municipality.name, definition)


def examples() -> list[Compared]:
    return [example(name) for name in NAMES]


def promise(text: str, channel: str = "", **more: Any) -> dict[str, Any]:
    """Give a promise; keys of a norm (moment, hoogstens, voorwaarde, aandeel) go into its norm."""
    norm = {key: more.pop(key) for key in ("moment", "hoogstens", "aandeel", "voorwaarde") if key in more}
    made = {"tekst": text, **more}
    if channel:
        made["kanalen"] = [channel]
    return {**made, "norm": norm} if norm else made


def municipality(key: str, *promises: dict[str, Any], **sections: Any) -> Compared:
    """Give a municipality; promises without an id are called b-0, b-1 and so on."""
    beloften = [{"id": f"b-{n}", **one} for n, one in enumerate(promises)]
    kanalen = [{"id": kind, "naam": kind.capitalize(), "soort": kind} for kind in KINDS]
    whole = {"kanalen": kanalen, "beloften": beloften, "gemeente": {"naam": key}} | sections
    return Compared(key, loaded(**whole).definition)


def belofte(key: str, number: int | str) -> ItemRef:
    return ItemRef(key, f"promises.{f'b-{number}' if isinstance(number, int) else number}")


def together(rows: tuple[Row, ...]) -> set[frozenset[tuple[str, str]]]:
    """Give what stands in one row, for each row of several."""
    made = {frozenset((cell.municipality, cell.item.partition(".")[2]) for cell in row.cells) for row in rows}
    return {row for row in made if len(row) > 1}


def cell_of(comparison: Comparison, key: str, item: str) -> Cell:
    """Give the one cell of an item."""
    rows = (*comparison.promises, *comparison.behaviours)
    (found,) = (c for row in rows for c in row.cells if (c.municipality, c.item) == (key, item))
    return found
