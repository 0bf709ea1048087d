"""From rules to implications: what the promises, channels and behaviours ask of each department."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from markupsafe import Markup

from generator.diagnostics import Diagnostic, nearest
from generator.filters import mentions
from generator.locale import Locale
from generator.model.definition import Definition
from generator.model.departments import Implication, Rule
from generator.quantities.order import shorter
from generator.quantities.quantity import Quantity
from generator.sandbox.environment import Sandbox
from generator.sandbox.faults import TemplateFault
from generator.source.nodes import Mapping as MappingNode
from generator.source.nodes import find, place
from generator.views.texts import NOTHING, FieldText
from generator.views.view import View, World

_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "promise": ("promise", "belofte"),
    "norm": ("norm",),
    "channel": ("channel", "kanaal"),
    "product": ("product",),
    "behaviour": ("behaviour", "gedrag"),
    "municipality": ("municipality", "gemeente"),
}
"""What a rule may name, in both languages."""


class DerivedImplication(Implication):
    """An implication as it stands in the documents: derived from a rule or our own, with its decision."""

    rule: str = ""
    works_council: bool = False

    @property
    def derived(self) -> bool:
        """Whether a rule derived it."""
        return bool(self.rule)
