"""Read a definition with the files it lists and the one it is based on, as one tree.

Reading goes through a function that the caller gives, so that a definition may as well come from an
old revision or from inside a Word file.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Final

from generator.diagnostics import Diagnostic, InvalidInputError, TextFile, nearest
from generator.inherit import lay_over, leave_out, passed_on
from generator.resources import DEFINITION_NAME, formula_names, formulas_folder
from generator.source.composer import compose
from generator.source.nodes import Entry, Mapping, Node, Scalar, Sequence, item_text
from generator.source.reader import read_text
from generator.vocabulary.names import sections
from generator.vocabulary.translate import translate

Reader = Callable[[PurePath], bytes]
"""Gives the bytes of a file; raises OSError where it cannot."""

MAX_FILES: Final = 100
_YAML: Final = (".yaml", ".yml")


@dataclass
class Gathering:
    """What was read so far: every file in order, and what was wrong with them."""

    read: Reader
    files: list[TextFile] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)

    def report(self, code: str, scalar: Scalar, path: str, **arguments: str) -> None:
        """Add a finding about a name of a file."""
        self.findings.append(Diagnostic(code, scalar.span, arguments=arguments, path=path))


def gather(path: PurePath, read: Reader) -> tuple[Mapping, Gathering]:
    """Read a definition and everything under it; the findings are in the gathering.

    Raises:
        InvalidInputError: the definition itself cannot be read as YAML.
        OSError: the definition itself cannot be opened.
    """
    gathering = Gathering(read)
    tree = _layer(gathering, path, read(path), (path,), shipped=False)
    return tree, gathering


def _layer(
    gathering: Gathering, path: PurePath, raw: bytes, chain: tuple[PurePath, ...], *, shipped: bool
) -> Mapping:
    """Read one definition, with the files it lists, over what it is based on."""
    tree = _with_included(gathering, path, raw, path.parent, (path,), shipped=shipped)
    _report_twice(gathering, tree)
    extends = tree.get("extends")
    if isinstance(extends, Scalar) and extends.text:
        base = _base(gathering, path, extends, chain)
        if base is not None:
            tree = lay_over(base, tree)
    tree, findings = leave_out(tree)
    gathering.findings.extend(findings)
    return tree


def _compose(gathering: Gathering, name: str, raw: bytes) -> Mapping:
    file = read_text(name, raw)
    gathering.files.append(file)
    tree, findings = translate(compose(file))
    gathering.findings.extend(findings)
    return tree


def _with_included(
    gathering: Gathering,
    path: PurePath,
    raw: bytes,
    folder: PurePath,
    chain: tuple[PurePath, ...],
    *,
    shipped: bool,
) -> Mapping:
    name = f"formulas/{path.parent.name}/{path.name}" if shipped else str(path)
    tree = _compose(gathering, name, raw)
    files = tree.get("files")
    for scalar in files.items if isinstance(files, Sequence) else ():
        if not isinstance(scalar, Scalar) or not scalar.text:
            continue  # the model says that a path is wanted here
        target = _normal(path.parent / scalar.text)
        if not _within(target, folder) or PurePath(scalar.text).is_absolute():
            gathering.report("file-outside", scalar, "bestanden", name=scalar.text)
        elif target in chain:
            gathering.report("file-loop", scalar, "bestanden", name=scalar.text)
        elif len(gathering.files) >= MAX_FILES:
            gathering.report("too-many-files", scalar, "bestanden", limit=str(MAX_FILES))
        else:
            included = _read(gathering, scalar, target, "bestanden")
            if included is not None:
                below = _guarded(
                    gathering,
                    lambda target=target, included=included: _with_included(  # type: ignore[misc]
                        gathering, target, included, folder, (*chain, target), shipped=shipped
                    ),
                )
                if below is not None:
                    tree = _combine(gathering, tree, below)
    return tree


def _guarded(gathering: Gathering, build: Callable[[], Mapping]) -> Mapping | None:
    """Go on with the other files where one of them cannot be read as YAML."""
    try:
        return build()
    except InvalidInputError as error:
        gathering.findings.extend(error.diagnostics)
        return None


def _normal(path: PurePath) -> PurePath:
    return type(path)(os.path.normpath(path))


def _within(path: PurePath, folder: PurePath) -> bool:
    base = _normal(folder)
    return base in path.parents or (base == PurePath() and path.parts[:1] != ("..",))


def _read(gathering: Gathering, scalar: Scalar, path: PurePath, key: str) -> bytes | None:
    try:
        return gathering.read(path)
    except FileNotFoundError:
        gathering.report("file-missing", scalar, key, name=scalar.text or "")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        gathering.report("file-unreadable", scalar, key, name=scalar.text or "", reason=reason)
    return None


def _base(
    gathering: Gathering, path: PurePath, extends: Scalar, chain: tuple[PurePath, ...]
) -> Mapping | None:
    """Read what a definition is based on: a shipped formula by name, or another definition by path."""
    name = extends.text or ""
    key = "gebaseerd_op"
    if "/" not in name and "\\" not in name and not name.endswith(_YAML):
        if name not in formula_names():
            known = formula_names()
            arguments = {"name": name, "known": ", ".join(known), "suggestion": nearest(name, known)}
            gathering.report("unknown-formula", extends, key, **arguments)
            return None
        target = formulas_folder() / name / DEFINITION_NAME
        raw = target.read_bytes()
        return _guarded(
            gathering,
            lambda: passed_on(_layer(gathering, target, raw, (*chain, target), shipped=True)),
        )
    base_path = _normal(path.parent / name)
    if base_path.suffix not in _YAML:
        base_path /= DEFINITION_NAME
    if PurePath(name).is_absolute():
        gathering.report("file-outside", extends, key, name=name)
        return None
    if base_path in chain:
        gathering.report("extends-loop", extends, key, name=name)
        return None
    raw_base = _read(gathering, extends, base_path, key)
    if raw_base is None:
        return None
    return _guarded(
        gathering,
        lambda: _layer(gathering, base_path, raw_base, (*chain, base_path), shipped=False),
    )


def _combine(gathering: Gathering, tree: Mapping, included: Mapping) -> Mapping:
    """Put the parts of an included file behind those of the file that lists it."""
    entries = dict(tree.entries)
    for key, entry in included.entries.items():
        present = entries.get(key)
        if key == "files" or (key == "format" and present is not None):
            continue
        if present is None:
            entries[key] = entry
        else:
            value = _both(gathering, key, present, entry)
            entries[key] = replace(present, value=value)
    return replace(tree, entries=entries)


def _both(gathering: Gathering, key: str, first: Entry, second: Entry) -> Node:
    if isinstance(first.value, Sequence) and isinstance(second.value, Sequence):
        return replace(first.value, items=(*first.value.items, *second.value.items))
    where = first.key.span
    arguments = {"key": key, "file": where.file.name, "first": str(where.line)}
    gathering.findings.append(Diagnostic("defined-in-two-files", second.key.span, arguments=arguments))
    return first.value


def _report_twice(gathering: Gathering, tree: Mapping) -> None:
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
                arguments = {
                    "id": name,
                    "file": first.span.file.name,
                    "first": str(first.span.line),
                }
                gathering.report("duplicate-id", scalar, f"{section}.{name}", **arguments)
