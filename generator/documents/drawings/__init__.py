"""Drawings: what people would rather look at than read, made from the facts of a plan."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from generator.document import Drawing
from generator.documents.context import Facts
from generator.documents.drawings.coverage import coverage
from generator.documents.drawings.journeys import journeys
from generator.documents.drawings.norms import norms
from generator.documents.drawings.vision import vision
from generator.locale import Locale

Draw = Callable[[Facts, Locale], Drawing | None]
"""Makes a drawing; None where there is too little to see, or too much for one page."""

DRAWINGS: Final[Mapping[str, Draw]] = MappingProxyType(
    {
        "coverage": coverage,
        "dekking": coverage,
        "vision": vision,
        "visie": vision,
        "journeys": journeys,
        "klantreizen": journeys,
        "norms": norms,
        "normen": norms,
    }
)
"""The drawings by the names that templates use, in both languages."""

__all__ = ["DRAWINGS"]
