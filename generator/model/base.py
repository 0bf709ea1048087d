"""What every part of a definition shares."""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from generator.model.values import Boolean, Id, Line, Name


class Part(BaseModel):
    """A mapping in the definition: frozen, and closed to unknown keys.

    ``kind`` is its name in the vocabulary. Validators are built when the first definition is read, all in one
    go, which takes less time than part by part.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)

    kind_name: ClassVar[str]


class Marked(Part):
    """A part that may tell where it comes from, that it is fictitious, and a note of the author's."""

    source: Line | None = None
    fictitious: Boolean = False
    note: Name | None = None


class Item(Marked):
    """A part that can be referred to; its id is unique in its kind and stable for ever."""

    id: Id
