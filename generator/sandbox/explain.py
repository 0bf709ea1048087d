"""From an exception in a rendering to a fault with its place."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from types import FrameType, TracebackType
from typing import Final

from jinja2.environment import Template
from jinja2.exceptions import SecurityError, TemplateError, TemplateNotFound
from jinja2.runtime import Context
from jinja2.utils import missing

from generator.sandbox.fault import Refusal, TemplateFault
from generator.sandbox.offered import attribute
from generator.sandbox.undefined import NO_HOLDER, AbsentError

STOPPING: Final = (
    Refusal,
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    NameError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""Everything that a template, or a filter it misuses, can raise."""

_CODES: Final[tuple[tuple[type[Exception], str], ...]] = (
    (SecurityError, "forbidden-attribute"),
    (TemplateError, "template-error"),
    (RecursionError, "recursion"),
    (MemoryError, "memory-budget"),
    (ZeroDivisionError, "division-by-zero"),
    (ArithmeticError, "number-too-large"),
)
_NEAR: Final = 0.6


def explain(error: BaseException, name: str, sources: Mapping[str, str]) -> TemplateFault:
    """Make a fault of what stopped a rendering; ``name`` stands in where no template was running."""
    template, line, frame = _place(error.__traceback__)
    code, arguments = _told(error, frame)
    if isinstance(error, Refusal) and error.line is not None:
        template, line = error.template or template, error.line
    template = template or name
    return TemplateFault(code, template, line, arguments, sources.get(template))


def _place(traceback: TracebackType | None) -> tuple[str | None, int | None, FrameType | None]:
    """Find the innermost template in a traceback: its name, the line in it and its frame."""
    found: tuple[str | None, int | None, FrameType | None] = (None, None, None)
    while traceback is not None:
        frame = traceback.tb_frame
        template = frame.f_globals.get("__jinja_template__")
        if isinstance(template, Template):
            found = template.filename, template.get_corresponding_lineno(traceback.tb_lineno), frame
        traceback = traceback.tb_next
    return found


def _told(error: BaseException, frame: FrameType | None) -> tuple[str, dict[str, str]]:
    if isinstance(error, Refusal):
        return error.code, error.arguments
    if isinstance(error, AbsentError):
        return _absent(error, frame)
    if isinstance(error, TemplateNotFound):
        return "missing-template", {"name": str(error.name or "")}
    code = next((code for kind, code in _CODES if isinstance(error, kind)), "type-error")
    return code, {"detail": str(error)}


def _absent(error: AbsentError, frame: FrameType | None) -> tuple[str, dict[str, str]]:
    if error.hint is not None:
        return "undefined-value", {"detail": error.hint}
    name = str(error.name)
    if error.holder is NO_HOLDER:
        return "undefined-name", {"name": name, "suggestion": _near(name, _names(frame))}
    held = error.holder
    names = [str(key) for key in held] if isinstance(held, Mapping) else _attributes(held)
    return "undefined-attribute", {
        "name": name,
        "type": type(held).__name__,
        "suggestion": _near(name, names),
    }


def _near(name: str, names: list[str]) -> str:
    near = get_close_matches(name, names, n=1, cutoff=_NEAR)
    return near[0] if near else ""


def _names(frame: FrameType | None) -> list[str]:
    """Give the names that a template can use at this point: its context, and its local variables."""
    if frame is None:
        return []
    context = frame.f_locals.get("context")
    names = set(context.get_all()) if isinstance(context, Context) else set()
    return sorted(names | set(_local_names(frame)))


def _local_names(frame: FrameType) -> Iterator[str]:
    for variable, value in frame.f_locals.items():  # Jinja calls a variable l_<level>_<name>
        if variable.startswith("l_") and value is not missing:
            yield variable.split("_", 2)[2]


def _attributes(value: object) -> list[str]:
    names = []
    for name in dir(value):
        try:
            attribute(value, name)
        except STOPPING:
            continue
        names.append(name)
    return names
