"""From a path to a plan in a language: what every use case begins with."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from generator.diagnostics import Diagnostic, InvalidInputError, Severity, nearest
from generator.documents.engine import DocumentEngine, Rendering
from generator.documents.pictures import PictureReader
from generator.documents.standard import DocumentSpec, documents_of
from generator.documents.templates import TemplateFiles
from generator.implications import Plan, derive
from generator.loader.load import Loaded
from generator.locale import Locale, read_locale
from generator.model.definition import Definition
from generator.pipeline.look import Look, look_of
from generator.resources import templates_folder
from generator.source.nodes import Mapping as MappingNode
from generator.source.nodes import find, place
from generator.views.view import World

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

OWN_TEMPLATES: Final = "templates"
SUMMARY_WORDS: Final = 220
"""With the choices and the table that stand with it, a longer summary runs over its one page."""


@dataclass(frozen=True)
class Prepared:
    """A definition ready to be written: its plan, its language, its documents and what makes them."""

    folder: Path
    loaded: Loaded
    plan: Plan
    locale: Locale
    specs: tuple[DocumentSpec, ...]
    engine: DocumentEngine
    look: Look
    compared: bool
    """Whether its documents tell what changed since a version before."""
    _notes: tuple[Diagnostic, ...]

    @property
    def notes(self) -> tuple[Diagnostic, ...]:
        """What is valid, and still not what its author will expect of the documents."""
        return (*self._notes, *self.look.findings)

    @cached_property
    def template_hash(self) -> str:
        """One hash of the house style and all templates that a document may be made from, used or not."""
        templates = _hash_of_shipped().copy()
        _add_folder(templates, self.folder / OWN_TEMPLATES)
        return sha256((templates.hexdigest() + self.look.digest).encode()).hexdigest()

    def render(self, specs: Iterable[DocumentSpec]) -> dict[str, Rendering]:
        """Render documents, and give them by id.

        Raises:
            InvalidInputError: with the findings of all of them, each once.
        """
        renderings: dict[str, Rendering] = {}
        findings: list[Diagnostic] = []
        for spec in specs:
            try:
                renderings[spec.id] = self.engine.render(spec)
            except InvalidInputError as error:
                findings.extend(found for found in error.diagnostics if found not in findings)
        if findings:
            fields = self.engine.field_findings()
            raise InvalidInputError([*findings, *(found for found in fields if found not in findings)])
        return renderings


Extra = Callable[[Plan, Locale], Mapping[str, object]]
"""Gives names that templates have besides those of the plan, from the plan and the language."""


def own_templates(folder: Path) -> TemplateFiles:
    """Give the templates that a definition in a folder sees."""
    return TemplateFiles(lambda name: _own_file(folder / OWN_TEMPLATES, name), folder / OWN_TEMPLATES)


def prepare(  # noqa: PLR0913 - what is not on disk brings its own templates, look and pictures
    loaded: Loaded,
    folder: Path,
    extra: Extra | None = None,
    templates: TemplateFiles | None = None,
    *,
    look: Look | None = None,
    pictures: PictureReader | None = None,
) -> Prepared:
    """Derive the plan of a definition in ``folder``, for documents in the language in which it was read.

    ``templates`` and ``pictures`` are those that stand in the folder, unless it is not on disk; ``look`` is
    what the definition asks for, unless it is to look like another.

    Raises:
        InvalidInputError: a rule or decision that does not hold, a language without a locale, or a house
            style that cannot be read.
    """
    templates = templates or own_templates(folder)
    locale = locale_of(loaded, templates)
    plan = plan_of(loaded, templates, locale)
    names = extra(plan, locale) if extra is not None else {}
    read = pictures or partial(picture_beside, loaded)
    engine = DocumentEngine(plan, loaded.tree, locale, templates, read, extra=names)
    specs = documents_of(loaded.definition, locale)
    notes = tuple(_notes(loaded))
    look = look or look_of(loaded)
    return Prepared(folder, loaded, plan, locale, specs, engine, look, extra is not None, notes)


def plan_of(loaded: Loaded, templates: TemplateFiles, locale: Locale) -> Plan:
    """Derive a plan whose texts are in the language in which the definition was read.

    Raises:
        InvalidInputError: a rule or decision that does not hold.
    """
    return _derived(
        loaded.definition,
        loaded.tree,
        locale,
        own=_as_written(loaded, templates, locale),
        foreign=_foreign(loaded, templates),
    )


def plan_as_written(loaded: Loaded, templates: TemplateFiles) -> Plan:
    """Derive a plan whose texts are in the language of the author, whatever that of the documents.

    Raises:
        InvalidInputError: as ``plan_of``; or there is no locale for that language.
    """
    text = templates.locale(loaded.own_language)
    locale = _read_locale(text, loaded.own_language) if text else locale_of(loaded, templates)
    return _derived(loaded.own, loaded.tree, locale)


def _derived(
    definition: Definition,
    tree: MappingNode,
    locale: Locale,
    *,
    own: World | None = None,
    foreign: Mapping[str, str] | None = None,
) -> Plan:
    plan, findings = derive(definition, tree, locale, own=own, foreign=foreign)
    if findings:
        raise InvalidInputError(findings)
    return plan


def _as_written(loaded: Loaded, templates: TemplateFiles, locale: Locale) -> World | None:
    """See the definition as its author wrote it, None where that is in the language of the documents."""
    text = templates.locale(loaded.own_language) if loaded.own_language != loaded.language else None
    if text is None and loaded.own is loaded.definition:
        return None
    return World(loaded.own, _read_locale(text, loaded.own_language) if text else locale)


def _foreign(loaded: Loaded, templates: TemplateFiles) -> dict[str, str]:
    """Give the fields whose text is in another language than the documents, with the tag of that language."""
    fields = {text.field: text.language for text in loaded.untranslated()}
    texts = {language: templates.locale(language) for language in set(fields.values())}
    tags = {code: _read_locale(text, code).tag if text else code for code, text in texts.items()}
    return {field: tags[language] for field, language in fields.items()}


def picture_beside(loaded: Loaded, name: str, field: str) -> bytes:
    """Give a picture, which stands beside the definition that names it: this one, or one below it."""
    return Path(loaded.home(field).folder / name).read_bytes()


@cache
def _hash_of_shipped() -> "Hash":
    """Begin the hash with what ships, which stays as it is while the program runs; to be copied."""
    total = sha256()
    _add_folder(total, templates_folder())
    return total


def _add_folder(total: "Hash", folder: Path) -> None:
    """Add all templates and wordings in a folder to a hash, by name and content."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".md", ".yaml") and path.is_file():
            name = path.relative_to(folder).as_posix()
            total.update(f"{name}\0".encode() + path.read_bytes() + b"\0")


def _notes(loaded: Loaded) -> Iterator[Diagnostic]:
    """Tell what is valid and still not what its author will expect of the documents."""
    summary = loaded.definition.formula.summary
    if summary is not None and len(summary.split()) > SUMMARY_WORDS:
        arguments = {"words": str(len(summary.split())), "limit": str(SUMMARY_WORDS)}
        yield _note("summary-too-long", Severity.WARNING, loaded, ("formula", "summary"), arguments)


def _note(
    code: str, severity: Severity, loaded: Loaded, path: tuple[str, str], arguments: dict[str, str]
) -> Diagnostic:
    found = find(loaded.tree, path)
    return Diagnostic(code, place(found.node), severity, arguments, found.written)


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


def locale_of(loaded: Loaded, templates: TemplateFiles) -> Locale:
    """Give the language in which a definition was read.

    Raises:
        InvalidInputError: there is no locale for it, or that cannot be read.
    """
    wanted = loaded.language
    text = templates.locale(wanted)
    if text is None:
        known = sorted(path.stem for path in (templates_folder() / "locale").glob("*.yaml"))
        arguments = {"language": wanted, "known": ", ".join(known), "suggestion": nearest(wanted, known)}
        own = loaded.definition.language == wanted
        written = find(loaded.tree, ("language",) if own else ("translations", wanted))
        asked = written.node if own else written.key
        span = place(asked) if written.complete and asked else None
        raise InvalidInputError(
            [Diagnostic("unknown-language", span, arguments=arguments, file=loaded.files[0].name)]
        )
    return _read_locale(text, wanted)


def shipped_locale(language: str) -> Locale:
    """Give a language that ships: for words that belong to no municipality with words of its own."""
    return read_locale((templates_folder() / "locale" / f"{language}.yaml").read_text(encoding="utf-8"))


def _read_locale(text: str, wanted: str) -> Locale:
    try:
        return read_locale(text)
    except ValueError as error:
        name = f"{OWN_TEMPLATES}/locale/{wanted}.yaml"
        raise InvalidInputError(
            [Diagnostic("bad-locale", file=name, arguments={"problem": str(error)})]
        ) from error
