"""Check a definition: everything that makes it invalid, without writing anything."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Diagnostic, InvalidInputError, RefusedError
from generator.loader.load import Loaded, load
from generator.pipeline.files import find_definition, read_limited, reading_refused
from generator.pipeline.plan import Prepared, prepare
from generator.pipeline.template import check_template, is_template
from generator.pipeline.untranslated import untranslated


def open_definition(path: Path, language: str | None = None) -> Loaded:
    """Read the definition that a path means, with its texts in the language of its documents or another one.

    Raises:
        InvalidInputError: with every finding of the loader.
        RefusedError: it is not there or cannot be opened.
    """
    file = find_definition(path)
    try:
        return load(file, read_limited, language)
    except OSError as error:
        raise reading_refused(file, error) from error


def examine(prepared: Prepared) -> tuple[Diagnostic, ...]:
    """Render every document without writing it, and give what there is to say of them."""
    try:
        prepared.render(prepared.specs)
    except InvalidInputError as error:
        return (*prepared.notes, *error.diagnostics)
    return (*prepared.notes, *prepared.engine.field_findings())


def _examined(loaded: Loaded) -> tuple[Diagnostic, ...]:
    prepared = prepare(loaded, Path(loaded.files[0].name).parent)
    return (*examine(prepared), *untranslated(prepared))


def _translations(path: Path, loaded: Loaded) -> Iterator[Diagnostic]:
    """Examine the definition in each further language into which it is translated."""
    for language in loaded.definition.translations or ():
        if language != loaded.language:
            try:
                yield from _examined(open_definition(path, language))
            except InvalidInputError as error:
                yield from error.diagnostics


def _by_place(found: Iterable[Diagnostic]) -> dict[tuple[object, ...], Diagnostic]:
    """Give findings by what makes two of them one."""
    return {(d.order, d.path, *d.arguments.items()): d for d in found}


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: all findings, the files that were checked, and whether the system refused one."""

    diagnostics: tuple[Diagnostic, ...]
    checked: tuple[Path, ...]
    refused: bool = False


def check_all(paths: Iterable[Path]) -> Checked:
    """Check definitions and templates; one that is not there does not keep the others from being checked.

    A finding that two of them share, or two documents of one, comes once.
    """
    findings: dict[tuple[object, ...], Diagnostic] = {}
    checked: list[Path] = []
    refused = False
    for path in paths:
        found: tuple[Diagnostic, ...]
        try:
            if is_template(path):
                file, found = path, check_template(path)
            else:
                loaded = open_definition(path)
                file = Path(loaded.files[0].name)
                found = (*_examined(loaded), *_translations(path, loaded))
        except InvalidInputError as error:
            found = error.diagnostics
        except RefusedError as error:
            found, refused = (error.diagnostic,), True
        else:
            checked.append(file)
        findings |= _by_place(found)
    ordered = sorted(findings.values(), key=lambda d: d.order)
    return Checked(tuple(ordered), tuple(dict.fromkeys(checked)), refused)
