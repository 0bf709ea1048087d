"""The organisation that changes: projects, journeys, lessons, means and who is involved."""

from typing import ClassVar

from generator.model.base import Item, Marked
from generator.model.values import (
    AnyRef,
    BehaviourRef,
    Date,
    Line,
    Markdown,
    ProductRef,
    Progress,
    PromiseRef,
    Quarter,
    VisionRef,
)


class Project(Item):
    """A project or programme, what it contributes to and what it touches."""

    kind_name: ClassVar = "project"

    name: Line
    goal: Markdown | None = None
    contributes_to: tuple[AnyRef, ...] = ()
    touches: tuple[AnyRef, ...] = ()
    period: Line | None = None
    status: Line | None = None
    owner: Line | None = None


class Improvement(Marked):
    """What a journey led to."""

    kind_name: ClassVar = "improvement"

    text: Line
    status: Progress | None = None
    promise: PromiseRef | None = None


class Journey(Item):
    """One product through the customer's eyes."""

    kind_name: ClassVar = "journey"

    name: Line
    product: ProductRef | None = None
    vision: tuple[VisionRef, ...] = ()
    touchpoints: tuple[Line, ...] = ()
    other_organisations: tuple[Line, ...] = ()
    process_owner: Line | None = None
    coaches: tuple[Line, ...] = ()
    quarter: Quarter | None = None
    status: Progress | None = None
    insights: tuple[Line, ...] = ()
    improvements: tuple[Improvement, ...] = ()


class Lesson(Item):
    """A complaint turned into behaviour."""

    kind_name: ClassVar = "lesson"

    complaint: Line
    learned: Line
    behaviours: tuple[BehaviourRef, ...] = ()
    date: Date | None = None


class Mean(Item):
    """A means such as a picture letter, and with whom it was tested."""

    kind_name: ClassVar = "mean"

    name: Line
    kind: Line | None = None
    tested_with: Line | None = None
    tested_on: Date | None = None
    products: tuple[ProductRef, ...] = ()


class Stakeholder(Item):
    """A discipline that takes part, in which role and when."""

    kind_name: ClassVar = "stakeholder"

    discipline: Line
    role: Line | None = None
    when: Line | None = None
