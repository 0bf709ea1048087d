"""From a path to a plan in a language: what every use case begins with."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.diagnostics import Diagnostic, InvalidInputError, nearest
from generator.documents.engine import DocumentEngine
from generator.documents.standard import DocumentSpec, documents_of
from generator.documents.templates import TemplateFiles
from generator.implications import Plan, derive
from generator.loader.load import Loaded
from generator.locale import Locale, read_locale
from generator.resources import templates_folder
from generator.source.nodes import find, place

OWN_TEMPLATES = "templates"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A definition ready to be written: its plan, its language, its documents and what makes them."""

    folder: Path
    loaded: Loaded
    plan: Plan
    locale: Locale
    specs: tuple[DocumentSpec, ...]
    templates: TemplateFiles
    engine: DocumentEngine


def prepare(loaded: Loaded, folder: Path, language: str | None = None) -> Prepared:
    """Derive the plan of a definition in ``folder``; documents follow its language, or ``language``.

    Raises:
        InvalidInputError: a rule or decision that does not hold, or a language without a locale.
    """
    templates = TemplateFiles(lambda name: _own_file(folder / OWN_TEMPLATES, name))
    locale = _locale(loaded, templates, language)
    plan, findings = derive(loaded.definition, loaded.tree, locale)
    if findings:
        raise InvalidInputError(findings)
    engine = DocumentEngine(plan, loaded.tree, locale, templates, lambda name: (folder / name).read_bytes())
    specs = documents_of(loaded.definition, locale)
    return Prepared(folder, loaded, plan, locale, specs, templates, engine)


def _own_file(folder: Path, name: str) -> str | None:
    """Give the text of a file in the user's templates folder.

    Raises:
        InvalidInputError: it is there and is no UTF-8 text.
    """
    path = folder / PurePosixPath(name)
    try:
        return path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    except UnicodeDecodeError as error:
        arguments = {"encoding": "UTF-8", "character": ""}
        raise InvalidInputError([Diagnostic("not-utf8", file=str(path), arguments=arguments)]) from error


def _locale(loaded: Loaded, templates: TemplateFiles, language: str | None) -> Locale:
    wanted = language or loaded.definition.language
    text = templates.locale(wanted)
    if text is None:
        known = sorted(path.stem for path in (templates_folder() / "locale").glob("*.yaml"))
        arguments = {"language": wanted, "known": ", ".join(known), "suggestion": nearest(wanted, known)}
        written = find(loaded.tree, ("language",))
        span = place(written.node) if written.complete and language is None else None
        raise InvalidInputError(
            [Diagnostic("unknown-language", span, arguments=arguments, file=loaded.files[0].name)]
        )
    try:
        return read_locale(text)
    except ValueError as error:
        name = f"{OWN_TEMPLATES}/locale/{wanted}.yaml"
        raise InvalidInputError(
            [Diagnostic("bad-locale", file=name, arguments={"problem": str(error)})]
        ) from error
