"""Read a definition with the files it lists and the one it is based on, as one tree.

Reading goes through a function that the caller gives, so that a definition may as well come from an
old revision or from inside a Word file.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path, PurePath
from typing import Final

from msgspec import structs

from generator.diagnostics import Diagnostic, InvalidInputError, TextFile, nearest
from generator.inherit import lay_over, leave_out, passed_on
from generator.resources import DEFINITION_NAME, formula_names, formulas_folder
from generator.source.composer import compose
from generator.source.nodes import Mapping, Node, Scalar, Sequence, item_text
from generator.source.reader import read_text
from generator.translations import lay_translation
from generator.vocabulary.names import sections
from generator.vocabulary.translate import translate

Reader = Callable[[PurePath], bytes]
"""Gives the bytes of a file; raises OSError where it cannot."""


def read_shipped(path: PurePath) -> bytes:
    """Give the bytes of a file of a formula that ships, by its path in ``formulas_folder``."""
    if path.relative_to(formulas_folder()).parts[0] not in formula_names():
        raise FileNotFoundError(str(path))
    return Path(path).read_bytes()


MAX_FILES: Final = 100
_YAML: Final = (".yaml", ".yml")
_Chain = tuple[PurePath, ...]


DEFAULT_LANGUAGE: Final = "nl"


@dataclass(frozen=True, slots=True)
class Home:
    """Where a file belongs: the folder in which its pictures stand, and the language of its texts."""

    folder: PurePath
    language: str


@dataclass
class Gathering:
    """What was read so far: every file in order, where each belongs, and what was wrong with them.

    Texts are asked for in ``language``, empty for that of each file; ``offered`` are the languages in which
    there are others. Shipped formulas are read by ``shipped``, and all else by ``read``.
    """

    read: Reader
    language: str = ""
    shipped: Reader = read_shipped
    files: list[TextFile] = field(default_factory=list)
    homes: dict[TextFile, Home] = field(default_factory=dict)
    offered: set[str] = field(default_factory=set)
    findings: list[Diagnostic] = field(default_factory=list)

    def report(self, code: str, scalar: Scalar, **arguments: str) -> None:
        """Add a finding about a name that was written."""
        self.findings.append(Diagnostic(code, scalar.span, arguments=arguments))

    def read_named(self, scalar: Scalar, path: PurePath) -> bytes | None:
        """Read a file that a definition names; what stands in the way becomes a finding."""
        name = scalar.text or ""
        try:
            return self.read(path)
        except FileNotFoundError:
            self.report("file-missing", scalar, name=name)
        except OSError as error:
            self.report("file-unreadable", scalar, name=name, reason=_reason(error))
        except InvalidInputError as error:
            self.findings.extend(error.diagnostics)
        return None

    def guarded(self, build: Callable[[], Mapping]) -> Mapping | None:
        """Go on with the other files where one of them cannot be read as YAML."""
        try:
            return build()
        except InvalidInputError as error:
            self.findings.extend(error.diagnostics)
            return None


def _reason(error: OSError) -> str:
    if isinstance(error, IsADirectoryError):
        return "folder"
    return "permission" if isinstance(error, PermissionError) else "other"


def gather(
    path: PurePath, read: Reader, language: str = "", shipped: Reader = read_shipped
) -> tuple[Mapping, Gathering]:
    """Read a definition and everything under it; the findings are in the gathering.

    With a ``language`` the translations into it are laid over the texts. Shipped formulas are the program's
    and not the definition's: ``shipped`` reads them, by their paths in ``formulas_folder``.

    Raises:
        InvalidInputError: the definition itself cannot be read as YAML.
        OSError: the definition itself cannot be opened.
    """
    gathering = Gathering(read, language, shipped)
    layer = _Layer(gathering, path.parent)
    return layer.complete(path, read(path), (path,)), gathering


@dataclass(frozen=True, slots=True)
class _ReadFile:
    """One file with its tree under the names of the program; nothing in it ever changes."""

    file: TextFile
    tree: Mapping
    findings: tuple[Diagnostic, ...]


def _translated_file(file: TextFile) -> _ReadFile:
    tree, findings = translate(compose(file))
    return _ReadFile(file, tree, tuple(findings))


@lru_cache(maxsize=64)
def _shipped_file(name: str, raw: bytes) -> _ReadFile:
    """Read a shipped file once in a process: most definitions are based on the same few."""
    return _translated_file(read_text(name, raw))


@dataclass(frozen=True)
class _Layer:
    """One definition with the files it lists; ``name`` is how messages call a shipped formula."""

    gathering: Gathering
    folder: PurePath
    name: str = ""

    def complete(self, path: PurePath, raw: bytes, chain: _Chain) -> Mapping:
        """Read the layer, and lay it over what it is based on."""
        first = len(self.gathering.files)
        tree = self._with_included(path, raw, (path,))
        own = self.gathering.files[first:]
        _report_shared_ids(self.gathering, tree)
        extends = tree.get("extends")
        if isinstance(extends, Scalar) and extends.text:
            base = _base(self.gathering, path, extends, chain)
            if base is not None:
                tree = lay_over(base, tree)
        tree, findings = leave_out(tree)
        self.gathering.findings.extend(findings)
        language = _language_of(tree)
        self.gathering.homes.update(dict.fromkeys(own, Home(self.folder, language)))
        return self._translated(path, tree, language)

    def _translated(self, path: PurePath, tree: Mapping, language: str) -> Mapping:
        """Lay the layer's own translation over the whole, where texts are asked for in another language."""
        translations = tree.get("translations")
        entries = translations.entries if isinstance(translations, Mapping) else {}
        self.gathering.offered |= entries.keys() - {language}
        wanted = self.gathering.language
        if wanted not in entries or wanted == language:
            return tree
        node = entries[wanted].value
        whole: Mapping | None = None
        for scalar in node.items if isinstance(node, Sequence) else (node,):
            part = self._translation(path, scalar, wanted) if isinstance(scalar, Scalar) else None
            if part is not None:
                whole = _combine(self.gathering, whole, part) if whole else part
        if whole is None:
            return tree
        _report_shared_ids(self.gathering, whole)
        tree, findings = lay_translation(tree, whole)
        self.gathering.findings.extend(findings)
        return tree

    def _translation(self, path: PurePath, scalar: Scalar, language: str) -> Mapping | None:
        """Read one file of a translation."""
        target = self._target(path, scalar, (path,))
        raw = self.gathering.read_named(scalar, target) if target else None
        if target is None or raw is None:
            return None
        first = len(self.gathering.files)
        tree = self.gathering.guarded(lambda: self._read(target, raw))
        home = Home(self.folder, language)
        self.gathering.homes.update(dict.fromkeys(self.gathering.files[first:], home))
        return tree

    def _read(self, path: PurePath, raw: bytes) -> Mapping:
        if self.name:
            found = _shipped_file(f"{self.name}/{path.name}", raw)
            self.gathering.files.append(found.file)
        else:
            file = read_text(str(path), raw)
            self.gathering.files.append(file)  # also one that is no YAML
            found = _translated_file(file)
        self.gathering.findings.extend(found.findings)
        return found.tree

    def _with_included(self, path: PurePath, raw: bytes, chain: _Chain) -> Mapping:
        tree = self._read(path, raw)
        files = tree.get("files")
        for scalar in files.items if isinstance(files, Sequence) else ():
            if isinstance(scalar, Scalar) and scalar.text:
                included = self._included(path, scalar, chain)
                if included is not None:
                    tree = _combine(self.gathering, tree, included)
        return tree

    def _included(self, path: PurePath, scalar: Scalar, chain: _Chain) -> Mapping | None:
        target = self._target(path, scalar, chain)
        raw = self.gathering.read_named(scalar, target) if target else None
        if target is None or raw is None:
            return None
        return self.gathering.guarded(lambda: self._with_included(target, raw, (*chain, target)))

    def _target(self, path: PurePath, scalar: Scalar, chain: _Chain) -> PurePath | None:
        """Give the file that a name means, within the layer's own folder."""
        name = scalar.text or ""
        target = _normal(path.parent / name)
        if PurePath(name).is_absolute() or not _within(target, self.folder):
            self.gathering.report("file-outside", scalar, name=name)
        elif target in chain:
            self.gathering.report("file-loop", scalar, name=name)
        elif len(self.gathering.files) >= MAX_FILES:
            self.gathering.report("too-many-files", scalar, limit=str(MAX_FILES))
        else:
            return target
        return None


def _language_of(tree: Mapping) -> str:
    """Give the language in which a layer is written.

    That of its documents, but for one that asks for documents in a language it has a translation into: that
    is written in Dutch, or where the translation is the Dutch one, in English.
    """
    language = item_text(tree, "language") or DEFAULT_LANGUAGE
    translations = tree.get("translations")
    if isinstance(translations, Mapping) and language in translations.entries:
        return "en" if language == DEFAULT_LANGUAGE else DEFAULT_LANGUAGE
    return language


def _normal(path: PurePath) -> PurePath:
    return type(path)(os.path.normpath(path))


def _within(path: PurePath, folder: PurePath) -> bool:
    try:
        inner = path.relative_to(_normal(folder))
    except ValueError:
        return False
    return inner.parts[:1] != ("..",)  # where the folder is the current one, "../x" is relative to it


def _base(gathering: Gathering, path: PurePath, extends: Scalar, chain: _Chain) -> Mapping | None:
    """Read what a definition is based on: a shipped formula by name, or another definition by path."""
    name = extends.text or ""
    if "/" not in name and "\\" not in name and not name.endswith(_YAML):
        return _shipped_base(gathering, name, extends, chain)
    target = _normal(path.parent / name)
    if target.suffix not in _YAML:
        target /= DEFINITION_NAME
    if PurePath(name).is_absolute():
        gathering.report("file-outside", extends, name=name)
        return None
    if target in chain:
        gathering.report("extends-loop", extends, name=name)
        return None
    raw = gathering.read_named(extends, target)
    if raw is None:
        return None
    layer = _Layer(gathering, target.parent)
    return gathering.guarded(lambda: layer.complete(target, raw, (*chain, target)))


def _shipped_base(gathering: Gathering, name: str, extends: Scalar, chain: _Chain) -> Mapping | None:
    target = formulas_folder() / name / DEFINITION_NAME
    try:
        raw = gathering.shipped(target)
    except FileNotFoundError:
        known = formula_names()
        suggestion = nearest(name, known)
        gathering.report("unknown-formula", extends, name=name, known=", ".join(known), suggestion=suggestion)
        return None
    layer = _Layer(replace(gathering, read=gathering.shipped), target.parent, f"formulas/{name}")
    return gathering.guarded(lambda: passed_on(layer.complete(target, raw, (*chain, target))))


def _combine(gathering: Gathering, tree: Mapping, included: Mapping) -> Mapping:
    """Put the parts of an included file behind those of the file that lists it."""
    entries = dict(tree.entries)
    for key, entry in included.entries.items():
        present = entries.get(key)
        if present is None:
            entries[key] = entry
            continue
        if key in ("format", "files"):
            continue
        joined = _joined(present.value, entry.value)
        if joined is None:
            first = present.key.span
            gathering.report(
                "defined-in-two-files",
                entry.key,
                key=str(entry.key.text),
                file=first.file.name,
                first=str(first.line),
            )
        else:
            entries[key] = structs.replace(present, value=joined)
    return structs.replace(tree, entries=entries)


def _joined(first: Node, second: Node) -> Node | None:
    if isinstance(first, Sequence) and isinstance(second, Sequence):
        return structs.replace(first, items=(*first.items, *second.items))
    return None


def _report_shared_ids(gathering: Gathering, tree: Mapping) -> None:
    """Report ids that two items of one kind share within one layer."""
    for section in sections():
        items = tree.get(section)
        seen: dict[str, Scalar] = {}
        for item in items.items if isinstance(items, Sequence) else ():
            name = item_text(item, "id")
            scalar = item.get("id") if isinstance(item, Mapping) else None
            if name is None or not isinstance(scalar, Scalar):
                continue
            first = seen.setdefault(name, scalar)
            if first is not scalar:
                span = first.span
                gathering.report("duplicate-id", scalar, id=name, file=span.file.name, first=str(span.line))
