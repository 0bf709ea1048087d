"""Check a definition: everything that makes it invalid, without writing anything."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Diagnostic, InvalidInputError, RefusedError
from generator.loader.load import Loaded, load
from generator.pipeline.files import find_definition, read_limited, reading_refused
from generator.pipeline.plan import Prepared, prepare


def open_definition(path: Path) -> Loaded:
    """Read the definition that a path means.

    Raises:
        InvalidInputError: with every finding of the loader.
        RefusedError: it is not there or cannot be opened.
    """
    file = find_definition(path)
    try:
        return load(file, read_limited)
    except OSError as error:
        raise reading_refused(file, error) from error


def examine(prepared: Prepared) -> tuple[Diagnostic, ...]:
    """Render every document without writing it, and give what there is to say of them."""
    try:
        prepared.render(prepared.specs)
    except InvalidInputError as error:
        return (*prepared.notes, *error.diagnostics)
    return (*prepared.notes, *prepared.engine.field_findings())


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: all findings, the files that were checked, and whether the system refused one."""

    diagnostics: tuple[Diagnostic, ...]
    checked: tuple[Path, ...]
    refused: bool = False


def check_all(paths: Iterable[Path]) -> Checked:
    """Check several definitions; one that is not there does not keep the others from being checked.

    A finding that two of them share, or two documents of one, comes once.
    """
    findings: dict[tuple[object, ...], Diagnostic] = {}
    checked: list[Path] = []
    refused = False
    for path in paths:
        found: tuple[Diagnostic, ...]
        try:
            loaded = open_definition(path)
            file = Path(loaded.files[0].name)
            found = examine(prepare(loaded, file.parent))
        except InvalidInputError as error:
            found = error.diagnostics
        except RefusedError as error:
            found, refused = (error.diagnostic,), True
        else:
            checked.append(file)
        findings |= {(d.order, d.path, *d.arguments.items()): d for d in found}
    ordered = sorted(findings.values(), key=lambda d: d.order)
    return Checked(tuple(ordered), tuple(dict.fromkeys(checked)), refused)
