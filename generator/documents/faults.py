"""What can be wrong with the Markdown of a template or a field."""

from collections.abc import Mapping


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
