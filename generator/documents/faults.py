"""What can be wrong with the Markdown of a template or a field."""

from collections.abc import Mapping

from generator.diagnostics import Diagnostic, Span
from generator.source.nodes import Mapping as MappingNode
from generator.source.nodes import find_field, place


class MarkdownFaultError(Exception):
    """Something in Markdown that no document can hold.

    ``field`` is the path of the field it stands in (``formula.experience``), empty where it stands in the
    template itself; then ``quoted`` is a piece of it by which the template's line can be found.
    """

    def __init__(self, code: str, arguments: Mapping[str, str], *, field: str = "", quoted: str = "") -> None:
        self.code = code
        self.arguments = dict(arguments)
        self.field = field
        self.quoted = quoted
        super().__init__(code)


def in_field(fault: MarkdownFaultError, tree: MappingNode) -> Diagnostic | None:
    """Place a fault in the field it stands in, as it was written; None where it stands in a template."""
    found = find_field(tree, fault.field) if fault.field else None
    if found is None:
        return None
    span = place(found.node)
    at = span.text.find(fault.quoted) if fault.quoted else -1
    if at >= 0:
        span = Span(span.file, span.start + at, span.start + at + len(fault.quoted))
    return Diagnostic(fault.code, span, arguments=fault.arguments, path=found.written)
