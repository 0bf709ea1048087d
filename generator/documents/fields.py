"""Every Markdown field read by itself: what is wrong in all of them at once, printed or not."""

from collections.abc import Iterator

from generator.documents.blocks import BlockReader, Reading
from generator.documents.faults import MarkdownFaultError
from generator.documents.marks import MarkTable
from generator.documents.pictures import PictureReader
from generator.documents.tokens import parse_field
from generator.locale import Locale
from generator.model.base import Item, Part
from generator.model.definition import Definition
from generator.model.departments import Implication
from generator.model.forms import Form, field_forms


def field_faults(
    definition: Definition, locale: Locale, pictures: PictureReader
) -> Iterator[MarkdownFaultError]:
    """Give the first fault of each field."""
    for path, text in _prose(definition, ""):
        reading = Reading(MarkTable(locale), pictures, {})
        try:
            BlockReader(reading, path).read(parse_field(text, path))
        except MarkdownFaultError as fault:
            yield fault


def _prose(part: Part, path: str) -> Iterator[tuple[str, str]]:
    """Give the Markdown fields of a part and of the parts in it, with their paths."""
    for name, form in field_forms(type(part)).items():
        value = getattr(part, name)
        here = f"{path}.{name}".lstrip(".")
        if form.form is Form.MARKDOWN and value:
            yield here, value
        elif isinstance(value, Part):
            yield from _prose(value, here)
        elif isinstance(value, tuple):
            for item in value:
                if isinstance(item, Item | Implication):
                    yield from _prose(item, f"{here}.{item.id}")
