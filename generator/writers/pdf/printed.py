"""What setting a document gives: the file, and what its reader will not see as it was written."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that is shown otherwise than the document or the look says.

    ``field`` is the path of the field of the definition in which it stands, as in ``Origin``, empty where
    it stands in none; ``quoted`` the piece of that field that it is about.
    """

    code: str
    arguments: Mapping[str, str] = made(default_factory=dict)
    field: str = ""
    quoted: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What makes it another remark than the next."""
        return (self.code, self.field, self.quoted, *self.arguments.values())


@dataclass(frozen=True, slots=True)
class Printed:
    """The bytes of a PDF and the remarks on it, each once, in the order of the document."""

    data: bytes
    findings: tuple[Remark, ...] = ()
