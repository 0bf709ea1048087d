"""A compiled template that counts its levels and keeps nothing from one rendering to the next."""

from collections.abc import Callable, Iterator, MutableMapping

from jinja2 import Environment, Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Context

from generator.sandbox.run import current


class SandboxTemplate(Template):
    """Jinja's template, with two of its internals replaced; there is no public way to either."""

    @classmethod
    def _from_namespace(
        cls,
        environment: Environment,
        namespace: MutableMapping[str, object],
        globals: MutableMapping[str, object],  # noqa: A002 - Jinja's name
    ) -> "SandboxTemplate":
        template = super()._from_namespace(environment, namespace, globals)
        template.root_render_func = _counted(template.root_render_func)
        return template  # type: ignore[return-value]  # Jinja makes it from cls

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        """Import anew in every rendering: marks in what a module set belong to one rendering only."""
        modules = current().modules
        if self not in modules:
            added = ctx.globals_keys - self.globals.keys() if ctx is not None else ()
            modules[self] = self.make_module(
                {key: ctx.parent[key] for key in added} if ctx is not None else {}
            )
        module = modules[self]
        assert isinstance(module, TemplateModule)  # noqa: S101 - nothing else is put in
        return module


def _counted(root: Callable[[Context], Iterator[str]]) -> Callable[[Context], Iterator[str]]:
    def counted(context: Context) -> Iterator[str]:
        run = current()
        run.step()
        run.enter()
        try:
            yield from root(context)
        finally:
            run.leave()

    return counted
