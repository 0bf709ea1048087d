"""Rendering what somebody else wrote."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import GeneratorType, MappingProxyType
from typing import Final

from jinja2 import Template

from generator.sandbox.budget import Budget
from generator.sandbox.compilation import RESULT, build, build_expression, check_source
from generator.sandbox.environment import GuardedEnvironment
from generator.sandbox.explain import STOPPING, explain
from generator.sandbox.fault import Refusal
from generator.sandbox.loader import CheckedLoader, Lookup, check_name
from generator.sandbox.run import CURRENT, Finalize, Run, verbatim

Functions = Mapping[str, Callable[..., object]]

_NOTHING: Final[Mapping[str, Callable[..., object]]] = MappingProxyType({})
_DEFAULT: Final = Budget()


class Sandbox:
    """Templates by name, loaded once and rendered often; safe to share between threads.

    Args:
        loader: gives the source of a template name, None where there is none. Names are checked before:
            relative, with ``/``, without ``..``.
        filters: besides ours; the same name replaces ours.
        tests: likewise.
        globals: names in every template, besides ``range`` and ``namespace``.
        finalize: makes what stands in the output of every value that is no Markup; it must give Markup or
            text that is to stand there as it is. By default the value itself, nothing for None.
        budget: what one rendering may use.

    Values in a context are data: a template reaches their public attributes that are not callable, and
    methods only where the class names them in ``template_methods``.
    """

    def __init__(  # noqa: PLR0913 - what Jinja takes, by name
        self,
        loader: Lookup = lambda _: None,
        *,
        filters: Functions = _NOTHING,
        tests: Functions = _NOTHING,
        globals: Mapping[str, object] = _NOTHING,  # noqa: A002 - the word of Jinja
        finalize: Finalize = verbatim,
        budget: Budget = _DEFAULT,
    ) -> None:
        self._budget = budget
        self._finalize = finalize
        self._loader = CheckedLoader(loader, budget.source_chars)
        self._environment = GuardedEnvironment(self._loader, filters, tests, globals)

    def render(self, name: str, context: Mapping[str, object], *, finalize: Finalize | None = None) -> str:
        """Render a template; ``finalize`` for this rendering only, where each has marks of its own.

        Raises:
            TemplateFault: whatever the template does wrong.
        """
        with self._running(name, finalize):
            return _written(self._environment.get_template(check_name(name)), context)

    def from_string(self, source: str, *, name: str = "") -> "Compiled":
        """Compile a template that has no file; ``name`` is what faults call it.

        Raises:
            TemplateFault: where it cannot be read.
        """
        with self._running(name, None, source):
            if _is_plain(source) and len(source) <= self._budget.output_chars:
                check_source(source, name, self._budget.source_chars)
                return Compiled(self, None, name, source)
            template = build(self._environment, source, name, limit=self._budget.source_chars)
        return Compiled(self, template, name, source)

    def expression(self, source: str, *, name: str = "") -> "Expression":
        """Compile one expression, without braces.

        Raises:
            TemplateFault: where it cannot be read.
        """
        with self._running(name, None, source):
            limit = self._budget.source_chars
            template, names = build_expression(self._environment, source, name, limit=limit)
        return Expression(self, template, name, source, names)

    @contextmanager
    def _running(self, name: str, finalize: Finalize | None, source: str | None = None) -> Iterator[None]:
        token = CURRENT.set(Run(self._budget, finalize or self._finalize))
        try:
            yield
        except STOPPING as error:
            sources = self._loader.sources
            raise explain(error, name, sources if source is None else {**sources, name: source}) from error
        finally:
            CURRENT.reset(token)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A template without a file; ``_template`` is None where its source comes out as it is."""

    _sandbox: Sandbox
    _template: Template | None
    _name: str
    _source: str

    def render(self, context: Mapping[str, object], *, finalize: Finalize | None = None) -> str:
        """Render it.

        Raises:
            TemplateFault: whatever the template does wrong.
        """
        if self._template is None:
            return self._source
        with self._sandbox._running(self._name, finalize, self._source):  # noqa: SLF001 - the two are one
            return _written(self._template, context)


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled expression; call it with the names it may use. ``names`` are those it does use."""

    _sandbox: Sandbox
    _template: Template
    _name: str
    _source: str
    names: frozenset[str]

    def __call__(self, context: Mapping[str, object]) -> object:
        """Give its value.

        Raises:
            TemplateFault: whatever the expression does wrong; also where its value is absent.
        """
        with self._sandbox._running(self._name, None, self._source):  # noqa: SLF001 - the two are one
            held = self._template.new_context(dict(context))
            for _ in self._template.root_render_func(held):
                pass
            return held.vars[RESULT]


def _is_plain(source: str) -> bool:
    """Say whether a source holds nothing that Jinja reads: no brace, and no line end that it rewrites."""
    return "{" not in source and "\r" not in source


def _written(template: Template, context: Mapping[str, object]) -> str:
    """Write a template out, and stop where it grows too long."""
    run, parts, length = CURRENT.get(), [], 0
    stream = template.root_render_func(template.new_context(dict(context)))
    for part in stream:
        length += len(part)
        if length > run.budget.output_chars:
            raise Refusal("output-budget", *_place(stream), limit=str(run.budget.output_chars))
        parts.append(part)
    output = "".join(parts)
    if run.expanded(output) > run.budget.output_chars:
        raise Refusal("output-budget", template.name, limit=str(run.budget.output_chars))
    return output


def _place(stream: object) -> tuple[str | None, int | None]:
    """Find where a stream of output waits: the innermost template that it yields from."""
    found: tuple[str | None, int | None] = (None, None)
    while isinstance(stream, GeneratorType) and stream.gi_frame is not None:
        template = stream.gi_frame.f_globals.get("__jinja_template__")
        if isinstance(template, Template):
            found = template.filename, template.get_corresponding_lineno(stream.gi_frame.f_lineno)
        stream = stream.gi_yieldfrom
    return found
