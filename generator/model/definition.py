"""The definition as a whole."""

from typing import Annotated, ClassVar, Final

from pydantic import AfterValidator

from generator.model.base import Part
from generator.model.change import Journey, Lesson, Mean, Project, Stakeholder
from generator.model.departments import Department, Implication, Rule
from generator.model.formula import (
    Audience,
    Choice,
    CustomDocument,
    Formula,
    HouseStyle,
    Measurement,
    Municipality,
    Term,
    VisionPart,
)
from generator.model.service import Behaviour, Channel, Product, Promise
from generator.model.values import LanguageCode, PathsPerLanguage, Verbatim, fault

FORMAT: Final = "serviceformule/1"


def _known_format(text: str) -> str:
    if text != FORMAT:
        raise fault("unknown-format", text=text, format=FORMAT)
    return text


Format = Annotated[Verbatim, AfterValidator(_known_format)]


class Definition(Part):
    """One municipality's formula, checked: every reference in it resolves."""

    kind_name: ClassVar = "definition"

    format: Format
    language: LanguageCode = "nl"
    extends: Verbatim | None = None
    files: tuple[Verbatim, ...] = ()
    without: tuple[Verbatim, ...] = ()
    translations: PathsPerLanguage | None = None
    municipality: Municipality
    formula: Formula
    vision: tuple[VisionPart, ...] = ()
    choices: tuple[Choice, ...] = ()
    audiences: tuple[Audience, ...] = ()
    channels: tuple[Channel, ...] = ()
    promises: tuple[Promise, ...] = ()
    behaviours: tuple[Behaviour, ...] = ()
    departments: tuple[Department, ...] = ()
    rules: tuple[Rule, ...] = ()
    implications: tuple[Implication, ...] = ()
    products: tuple[Product, ...] = ()
    projects: tuple[Project, ...] = ()
    journeys: tuple[Journey, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    means: tuple[Mean, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    terms: tuple[Term, ...] = ()
    documents: tuple[CustomDocument, ...] = ()
    house_style: HouseStyle | None = None
