"""Begin a definition: the proposals of a shipped formula, in a file of the municipality's own."""

from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Diagnostic, RefusedError, Span, TextFile
from generator.pipeline.files import ensure_folder, write_whole
from generator.pipeline.schema import SCHEMA_NAME, schema_text
from generator.pipeline.translation import renaming
from generator.resources import DEFINITION_NAME, START_NAME, formula_names, formulas_folder, start_name
from generator.source.composer import compose
from generator.source.nodes import Mapping, Scalar
from generator.source.reader import FORBIDDEN
from generator.source.splice import scalar, splice
from generator.vocabulary.names import Language

_EDITOR_LINE = f"# yaml-language-server: $schema={SCHEMA_NAME}\n"


@dataclass(frozen=True, slots=True)
class InitRequest:
    """Where to begin, from which formula, for which municipality; the languages of the keys and the texts."""

    folder: Path
    formula: str
    name: str
    keys: Language = "nl"
    language: Language = "nl"


def start_names() -> tuple[str, ...]:
    """Give the shipped formulas that one can start from."""
    return tuple(name for name in formula_names() if (formulas_folder() / name / START_NAME).is_file())


def init(request: InitRequest) -> tuple[Path, ...]:
    """Write a definition that can be built at once, and the schema for editors beside it.

    Raises:
        RefusedError: there is a definition already, the name cannot stand in one, or the system refuses.
    """
    definition = request.folder / DEFINITION_NAME
    _check_absent(definition)
    text = start_text(request.formula, _checked_name(request.name), request.keys, request.language)
    ensure_folder(request.folder)
    schema = request.folder / SCHEMA_NAME
    write_whole(schema, schema_text(request.keys).encode())
    write_whole(definition, text.encode())
    return definition, schema


def start_text(formula: str, name: str, keys: Language, language: Language = "nl") -> str:
    """Give the text of a new definition, in Dutch where the formula has no proposals in the language."""
    path = formulas_folder() / formula / start_name(language)
    if not path.is_file():
        path = path.with_name(START_NAME)
    file = TextFile(str(path), path.read_text(encoding="utf-8"))
    tree = compose(file)
    edits = [(_name_span(tree), scalar(name))]
    edits.extend(renaming(tree, keys))
    return _EDITOR_LINE + splice(file.text, edits)


def _name_span(tree: Mapping) -> Span:
    municipality = tree.get("gemeente") or tree.get("municipality")
    found = municipality.entries if isinstance(municipality, Mapping) else {}
    name = next((found[key].value for key in ("naam", "name") if key in found), None)
    if not isinstance(name, Scalar):
        raise AssertionError(tree.span.file.name)  # noqa: TRY004 - a test holds every start file to it
    return name.span


def _check_absent(definition: Path) -> None:
    try:
        definition.lstat()
    except OSError:
        return
    raise RefusedError(Diagnostic("definition-exists", file=str(definition)))


def _checked_name(name: str) -> str:
    """Take a name that can stand on one line of a document."""
    clean = name.strip()
    if not clean:
        raise RefusedError(Diagnostic("name-empty"))
    found = FORBIDDEN.search(clean)
    if found or len(clean.splitlines()) > 1:
        character = f"U+{ord(found.group()):04X}" if found else ""
        raise RefusedError(Diagnostic("name-unusable", arguments={"character": character}))
    return clean
