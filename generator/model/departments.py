"""What the organisation must arrange: departments, rules and implications."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import BeforeValidator

from generator.model.base import Item, Marked
from generator.model.values import (
    AnyRef,
    Boolean,
    DepartmentRef,
    DerivedId,
    Frozen,
    ImplicationStatus,
    Line,
    Markdown,
    Verbatim,
    as_mapping,
)

TextPerDepartment = Annotated[Mapping[DepartmentRef, Line], BeforeValidator(as_mapping), Frozen]


class Department(Item):
    """A part of the organisation that promises ask something of; it gets a document of its own."""

    kind_name: ClassVar = "department"

    name: Line
    owner: Line | None = None
    task: Markdown | None = None


class Rule(Item):
    """A condition over a promise, norm, channel or behaviour, and what it asks of each department.

    ``name`` is the subject under which its implications stand. ``when`` and the texts are templates
    (``docs/templates.md``). ``works_council`` tells that the rule
    touches rosters or the monitoring of staff, on which the works council has a say.
    """

    kind_name: ClassVar = "rule"

    name: Line | None = None
    when: Verbatim
    implications: TextPerDepartment
    works_council: Boolean = False


class Implication(Marked):
    """What a department must arrange: a decision on a derived implication, or one of our own.

    A dotted id decides on a derived one; then every other key may be left out.
    """

    kind_name: ClassVar = "implication"

    id: DerivedId
    department: DepartmentRef | None = None
    text: Line | None = None
    because: tuple[AnyRef, ...] = ()
    status: ImplicationStatus | None = None
    owner: Line | None = None
    due: Line | None = None
    explanation: Markdown | None = None
