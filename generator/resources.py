"""The folders that ship with the program: templates and base formulas.

They stand at the top of the repository and, in an installed package, inside it.
"""

from functools import cache
from pathlib import Path
from typing import Final

DEFINITION_NAME: Final = "serviceformule.yaml"
START_NAME: Final = "start.yaml"


def start_name(language: str) -> str:
    """Give the name of the file with proposals in a language; the Dutch ones have no language in theirs."""
    return START_NAME if language == "nl" else f"start.{language}.yaml"


@cache
def _folder(name: str) -> Path:
    package = Path(__file__).resolve().parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name


def templates_folder() -> Path:
    """Give the folder with document templates, wording, locales and the Word reference."""
    return _folder("templates")


def formulas_folder() -> Path:
    """Give the folder with the base formulas."""
    return _folder("formulas")


@cache
def formula_names() -> tuple[str, ...]:
    """Give the names of the shipped formulas."""
    found = formulas_folder().glob(f"*/{DEFINITION_NAME}")
    return tuple(sorted(path.parent.name for path in found))
