"""Definitions over definitions, as small YAML texts."""

from written import NAME, read

from generator.diagnostics import Diagnostic, InvalidInputError
from generator.loader.load import Loaded

HEAD = (
    "formaat: serviceformule/1\n"
    "gemeente: {naam: Altena}\n"
    "formule: {titel: Proef, soort: generiek, versie: 1.0, status: concept}\n"
)


def over(base: str, top: str, head: str = HEAD) -> Loaded:
    """Lay a definition over another one, which stands beside it."""
    return read({NAME: f"{head}gebaseerd_op: basis.yaml\n{top}", "basis.yaml": base})


def over_generic(top: str = "") -> Loaded:
    """Lay a definition over the shipped formula."""
    return read(f"{HEAD}gebaseerd_op: generiek\n{top}")


def refused(files: dict[str, str]) -> tuple[Diagnostic, ...]:
    """The findings on a definition that is wrong."""
    try:
        read(files)
    except InvalidInputError as error:
        return error.diagnostics
    raise AssertionError(files)
