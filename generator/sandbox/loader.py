"""Templates by name, and names that cannot leave the folder they are looked up in."""

import re
from collections.abc import Callable, MutableMapping
from typing import Final

from jinja2 import BaseLoader, Environment, Template, TemplateNotFound

from generator.sandbox.compilation import build
from generator.sandbox.environment import GuardedEnvironment
from generator.sandbox.fault import Refusal

Lookup = Callable[[str], str | None]

_LONGEST_NAME: Final = 200
_PART: Final = re.compile(r"[^/\\:\x00-\x1f\x7f]+")


def check_name(name: object) -> str:
    """Give a template name back if it is a plain relative path with ``/`` between its parts.

    Raises:
        Refusal: for absolute paths, ``..``, backslashes and drive letters, whatever the loader would do.
    """
    if not isinstance(name, str):
        raise Refusal("forbidden-template-name", name=type(name).__name__)
    parts = name.split("/")
    if len(name) > _LONGEST_NAME or any(part in {".", ".."} or not _PART.fullmatch(part) for part in parts):
        raise Refusal("forbidden-template-name", name=name[:_LONGEST_NAME])
    return name


class CheckedLoader(BaseLoader):
    """Asks one function for every source, and remembers the sources to quote from."""

    def __init__(self, lookup: Lookup, source_chars: int) -> None:
        self._lookup = lookup
        self._limit = source_chars
        self.sources: dict[str, str] = {}

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, object] | None = None,  # noqa: A002, ARG002 - Jinja's name; there are none
    ) -> Template:
        """Find, read and compile a template."""
        source = self._lookup(check_name(name))
        if source is None:
            raise TemplateNotFound(name)
        self.sources[name] = source
        assert isinstance(environment, GuardedEnvironment)  # noqa: S101 - it has no other loader
        return build(environment, source, name, limit=self._limit)
