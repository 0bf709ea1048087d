"""Names and attributes that are not there: always a fault, told with what was meant."""

from functools import partial
from typing import Final

from jinja2.exceptions import TemplateRuntimeError, UndefinedError
from jinja2.runtime import StrictUndefined
from jinja2.utils import missing


class AbsentError(UndefinedError):
    """An absent value was used; ``holder`` is what it was looked for in, ``missing`` for a name."""

    def __init__(self, name: object, holder: object, hint: str | None) -> None:
        self.name = name
        self.holder = holder
        self.hint = hint
        super().__init__(hint)


class Absent(StrictUndefined):
    """Stands for what is not there; only ``default``, ``is defined`` and ``is undefined`` may touch it."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: object = missing,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> None:
        super().__init__(hint, obj, name, exc)
        # Jinja calls this with a message in English; the facts make a message in every language.
        self._undefined_exception = partial(_absent, self)  # type: ignore[assignment]  # a callable will do


def _absent(value: Absent, _message: str) -> AbsentError:
    return AbsentError(value._undefined_name, value._undefined_obj, value._undefined_hint)  # noqa: SLF001 - Jinja offers no other way


NO_HOLDER: Final = missing
