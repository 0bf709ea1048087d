"""The municipality and its formula as a whole."""

from typing import ClassVar

from generator.model.base import Item, Marked, Part
from generator.model.values import (
    ChannelRef,
    Date,
    DepartmentRef,
    FormulaKind,
    FormulaStatus,
    Integer,
    Line,
    Markdown,
    Name,
    Number,
    Verbatim,
)


class Municipality(Marked):
    """Who promises."""

    kind_name: ClassVar = "municipality"

    name: Name
    inhabitants: Integer | None = None
    villages: Integer | None = None
    area_km2: Number | None = None
    facts: tuple[Line, ...] = ()


class Decision(Marked):
    """The decision that adopts the formula."""

    kind_name: ClassVar = "decision"

    by: Line | None = None
    on: Date | None = None
    text: Markdown | None = None


class Release(Marked):
    """One version in the history of a formula."""

    kind_name: ClassVar = "history"

    version: Verbatim
    date: Date
    by: Line | None = None
    reason: Line | None = None


class Formula(Marked):
    """The formula itself: what it is called, where it stands, and its running texts."""

    kind_name: ClassVar = "formula"

    title: Line
    kind: FormulaKind
    version: Verbatim
    status: FormulaStatus
    summary: Markdown | None = None
    core_values: tuple[Line, ...] = ()
    experience: Markdown | None = None
    way_of_working: Markdown | None = None
    measuring: Markdown | None = None
    owner: Line | None = None
    review_on: Date | None = None
    public_on: Date | None = None
    decision: Decision | None = None
    history: tuple[Release, ...] = ()


class VisionPart(Item):
    """One part of the vision, which promises make concrete."""

    kind_name: ClassVar = "vision"

    text: Line
    explanation: Markdown | None = None


class Choice(Item):
    """What we do, what we leave, and why."""

    kind_name: ClassVar = "choice"

    choose: Line
    leave: Line | None = None
    because: Markdown | None = None


class Audience(Item):
    """A group of customers and what it needs."""

    kind_name: ClassVar = "audience"

    name: Line
    needs: Markdown | None = None
    persona: Markdown | None = None


class Target(Part):
    """What a measurement should become."""

    kind_name: ClassVar = "target"

    value: Number
    year: Integer | None = None


class Measurement(Item):
    """A measured result, such as satisfaction, on a scale of its own."""

    kind_name: ClassVar = "measurement"

    what: Line
    value: Number
    scale: Line | None = None
    year: Integer | None = None
    channel: ChannelRef | None = None
    target: Target | None = None


class Term(Item):
    """A word of the common language."""

    kind_name: ClassVar = "term"

    term: Line
    meaning: Markdown
    also: tuple[Line, ...] = ()


class CustomDocument(Item):
    """A document from a template, besides or instead of the standard ones."""

    kind_name: ClassVar = "document"

    template: Verbatim
    title: Line | None = None
    department: DepartmentRef | None = None


class HouseStyle(Part):
    """The municipality's own look."""

    kind_name: ClassVar = "house_style"

    tokens: Verbatim | None = None
    template: Verbatim | None = None
    logo: Verbatim | None = None
    logo_alt: Line | None = None
