"""The environment: Jinja's immutable sandbox, with every door led through the counters of the rendering."""

from collections.abc import Hashable, Iterable, Mapping
from types import FunctionType, MethodType
from typing import Final

from jinja2 import BaseLoader, pass_context
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from generator.sandbox.arithmetic import OPERATORS, binary
from generator.sandbox.choosing_filters import CHOOSING_FILTERS
from generator.sandbox.code import PrintingCode
from generator.sandbox.conditions import CONDITIONS, operand
from generator.sandbox.fault import Refusal
from generator.sandbox.guards import GLOBALS, INTERNAL, JOINING, Counted, Function, charged
from generator.sandbox.list_filters import LIST_FILTERS
from generator.sandbox.offered import MISSING, attribute
from generator.sandbox.rewrite import PRINTING
from generator.sandbox.run import current
from generator.sandbox.template import SandboxTemplate
from generator.sandbox.text_filters import TEXT_FILTERS
from generator.sandbox.undefined import Absent

_FUNCTIONS: Final = (FunctionType, MethodType)


@pass_context
def _finalize(_context: Context, value: object) -> Markup:
    # With the context asked for, Jinja cannot print constants while it compiles: their marks would belong
    # to no rendering.
    return current().printed(value)


def _signature(functions: Mapping[str, object]) -> Hashable:
    """Give what the code of a template depends on: the names, and which want the context handed to them."""
    return frozenset((name, getattr(found, "jinja_pass_arg", None)) for name, found in functions.items())


class GuardedEnvironment(ImmutableSandboxedEnvironment):
    """Filters, tests and globals are ours and the caller's, none of Jinja's.

    Two environments of one ``dialect`` make the same code of the same source.
    """

    code_generator_class = PrintingCode
    intercepted_binops = OPERATORS
    template_class = SandboxTemplate

    def __init__(
        self,
        loader: BaseLoader,
        filters: Mapping[str, Function],
        tests: Mapping[str, Function],
        names: Mapping[str, object],
    ) -> None:
        super().__init__(
            loader=loader,
            undefined=Absent,
            autoescape=True,
            finalize=_finalize,
            optimized=False,
            auto_reload=False,
            comment_start_string="{##",
            comment_end_string="##}",
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        given = {name: charged(function) for name, function in filters.items()}
        printing = {PRINTING[name]: function for name, function in given.items() if name in PRINTING}
        ours = {**TEXT_FILTERS, **LIST_FILTERS, **CHOOSING_FILTERS, **JOINING, **INTERNAL}
        self.filters = {**ours, **given, **printing}
        self.tests = {**CONDITIONS, **{name: charged(function) for name, function in tests.items()}}
        self.globals = {**GLOBALS, **names}
        self._simple_functions = frozenset(
            function
            for function in self.globals.values()
            if isinstance(function, _FUNCTIONS)
            and not hasattr(function, "jinja_pass_arg")
            and self.is_safe_callable(function)
        )
        self.dialect: Hashable = (_signature(self.filters), _signature(self.tests), frozenset(self.globals))

    def getattr(self, obj: object, attribute_name: str) -> object:
        """Give an attribute that templates may have, else an item."""
        found = attribute(obj, attribute_name)
        if found is not MISSING:
            return found
        try:
            return obj[attribute_name]  # type: ignore[index]  # Python decides
        except (TypeError, LookupError, AttributeError):
            return self.undefined(obj=obj, name=attribute_name)

    def getitem(self, obj: object, argument: object) -> object:
        """Give an item, else an attribute of that name."""
        if isinstance(obj, Markup) and not isinstance(argument, str):
            raise Refusal("captured-text", operation="[]")
        if not isinstance(obj, type):
            try:
                return obj[argument]  # type: ignore[index]  # Python decides
            except (TypeError, LookupError, AttributeError):
                pass
        if isinstance(argument, str):
            found = attribute(obj, str(argument))
            if found is not MISSING:
                return found
        return self.undefined(obj=obj, name=argument)  # type: ignore[arg-type]  # Jinja takes any key

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:  # noqa: ARG002 - Jinja's signature
        """Apply an operator within the budget."""
        return binary(current(), operator, left, right)

    def call(self, context: Context, obj: object, /, *args: object, **kwargs: object) -> object:
        """Call what can be called, one step and one level deeper."""
        run = current()
        run.step()
        kind: type = type(obj)
        if isinstance(obj, LoopContext) and args:
            args = (Counted(run, args[0]), *args[1:])
        if isinstance(obj, type) or not callable(obj):
            raise Refusal("not-callable", type=kind.__name__)
        for argument in args:
            operand(argument)
        run.enter()
        try:
            if kind is Macro:
                args = (context.eval_ctx, *args)
            elif kind not in _FUNCTIONS or obj not in self._simple_functions:
                return run.admit(super().call(context, obj, *args, **kwargs))
            # What Jinja hands to a function besides its arguments, neither asks for.
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
            return run.admit(obj(*args, **kwargs))
        finally:
            run.leave()

    def concat(self, parts: Iterable[str]) -> str:
        """Join what a macro, block or ``set`` gathered, if it fits."""
        held = list(parts)
        run = current()
        run.reserve(sum(map(len, held)))
        return run.admit("".join(held))
