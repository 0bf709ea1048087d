"""What stops a template, as data."""

from collections.abc import Mapping
from types import MappingProxyType

from generator.diagnostics import Diagnostic, InvalidInputError, Span, TextFile


class Refusal(Exception):  # noqa: N818 - a refusal of the sandbox is no error of it
    """Raised inside a rendering; it becomes a ``TemplateFault`` where the rendering was asked for.

    ``template`` and ``line`` are set where the place is known without a traceback.
    """

    def __init__(
        self, code: str, template: str | None = None, line: int | None = None, **arguments: str
    ) -> None:
        self.code = code
        self.arguments = arguments
        self.template = template
        self.line = line
        super().__init__(code)


class TemplateFault(InvalidInputError):  # noqa: N818 - the fault lies in the template
    """A template that cannot be read, or was stopped while it ran.

    ``template`` is the name under which it was loaded, ``line`` counts from 1 and is None where the fault
    lies outside the text (a template that is not there). ``diagnostic`` says the same with the quoted line.
    """

    def __init__(
        self,
        code: str,
        template: str,
        line: int | None,
        arguments: Mapping[str, str],
        source: str | None = None,
    ) -> None:
        self.code = code
        self.template = template
        self.line = line
        self.arguments: Mapping[str, str] = MappingProxyType(
            {**arguments, "template": template, "line": "" if line is None else str(line)}
        )
        self.diagnostic = self._diagnostic(source)
        super().__init__([self.diagnostic])

    def _diagnostic(self, source: str | None) -> Diagnostic:
        if source is None or self.line is None:
            return Diagnostic(self.code, arguments=self.arguments, file=self.template)
        lines = source.splitlines(keepends=True)[: self.line]
        end = sum(map(len, lines))
        start = end - len(lines[-1]) if lines else 0
        return Diagnostic(
            self.code, Span(TextFile(self.template, source), start, end), arguments=self.arguments
        )
