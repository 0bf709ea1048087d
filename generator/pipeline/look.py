"""The municipality's own look: the design tokens and the Word template that a definition names."""

import errno
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from generator.diagnostics import Diagnostic, InvalidInputError, TextFile, nearest
from generator.documents.pictures import is_beside
from generator.loader.load import Loaded
from generator.pipeline.template import MAX_TEMPLATE_BYTES, adopted, shipped_reference
from generator.source.nodes import Found, find, place
from generator.source.reader import MAX_BYTES, read_text

if TYPE_CHECKING:
    from generator.theme.theme import Theme

TOKENS: Final = "tokens"
TEMPLATE: Final = "template"


@dataclass(frozen=True)
class Look:
    """How the documents of a definition look; themes and bases are worked out when a format asks for them.

    ``tokens`` and ``template`` are what the definition's house style names; without them it is our own.
    """

    tokens: TextFile | None = None
    template: bytes | None = None
    template_name: str = ""

    @cached_property
    def theme(self) -> "Theme":
        """The look for every format.

        Raises:
            InvalidInputError: the tokens cannot be used.
        """
        return self._read[0]

    @cached_property
    def base(self) -> bytes:
        """The Word file whose styles, lists and page setup the documents get.

        Raises:
            InvalidInputError: the tokens or the template cannot be used.
        """
        return self._adopted[0]

    @cached_property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What there is to say of tokens and template, whichever formats are made."""
        return (*self._read[1], *self._adopted[1]) if self.is_own else ()

    @property
    def is_own(self) -> bool:
        """Whether the definition names a house style."""
        return self.tokens is not None or self.template is not None

    @cached_property
    def digest(self) -> str:
        """One hash of what the definition names, empty where it names nothing."""
        if not self.is_own:
            return ""
        tokens = self.tokens.text.encode() if self.tokens else b""
        return sha256(b"\0".join((tokens, self.template or b""))).hexdigest()

    @cached_property
    def _read(self) -> "tuple[Theme, tuple[Diagnostic, ...]]":
        from generator.theme.read import default_theme, read_theme

        return read_theme(self.tokens) if self.tokens else (default_theme(), ())

    @cached_property
    def _adopted(self) -> tuple[bytes, tuple[Diagnostic, ...]]:
        reference = shipped_reference()
        if self.tokens:
            from generator.writers.docx.look import themed_reference

            reference = themed_reference(reference, self.theme)
        if self.template is None:
            return reference, ()
        return adopted(self.template, self.template_name, reference)


def look_of(loaded: Loaded) -> Look:
    """Read the house style that a definition names; files are looked up beside the file that names them.

    Raises:
        InvalidInputError: a file lies elsewhere, is not there, is too large, or its tokens are no text.
    """
    style = loaded.definition.house_style
    findings: list[Diagnostic] = []
    look = Look()
    readers: dict[str, Callable[[Look, str, bytes], Look]] = {TOKENS: _with_tokens, TEMPLATE: _with_template}
    for key, read in readers.items():
        if style is not None and getattr(style, key):
            try:
                name, data = _named(loaded, key)
                look = read(look, name, data)
            except InvalidInputError as error:
                findings.extend(error.diagnostics)
    if findings:
        raise InvalidInputError(findings)
    return look


def _with_tokens(look: Look, name: str, data: bytes) -> Look:
    return replace(look, tokens=read_text(name, data))


def _with_template(look: Look, name: str, data: bytes) -> Look:
    return replace(look, template=data, template_name=name)


_LIMITS: Final = {TOKENS: MAX_BYTES, TEMPLATE: MAX_TEMPLATE_BYTES}


def _named(loaded: Loaded, key: str) -> tuple[str, bytes]:
    """Give the name and the bytes of a file of the house style."""
    found = find(loaded.tree, ("house_style", key))
    name = str(getattr(loaded.definition.house_style, key))
    folder = Path(place(found.node).file.name).parent
    if not is_beside(name):
        raise InvalidInputError([_fault("house-style-outside", found, {"name": name})])
    path = folder / PurePosixPath(name.replace("\\", "/"))
    limit = _LIMITS[key]
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise InvalidInputError([_unopened(found, name, path, error)]) from error
    if len(data) > limit:
        arguments = {"name": name, "limit": f"{limit / 1e6:.0f}"}
        raise InvalidInputError([_fault("house-style-too-large", found, arguments)])
    return str(path), data


def _unopened(found: Found, name: str, path: Path, error: OSError) -> Diagnostic:
    if error.errno == errno.EISDIR:
        return _fault("house-style-folder", found, {"name": name})
    if error.errno not in (errno.ENOENT, errno.ENOTDIR):
        return _fault("house-style-unreadable", found, {"name": name})
    try:
        near = nearest(path.name, [entry.name for entry in path.parent.iterdir()])
    except OSError:
        near = ""
    return _fault("house-style-missing", found, {"name": name, "suggestion": near})


def _fault(code: str, found: Found, arguments: dict[str, str]) -> Diagnostic:
    return Diagnostic(code, place(found.node), arguments=arguments, path=found.written)
