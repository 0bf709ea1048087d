"""One plan, all its documents: the templates rendered, the trees assembled."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Final

from markupsafe import Markup
from msgspec import structs

from generator.diagnostics import Diagnostic, InvalidInputError, Span, TextFile, nearest
from generator.document import Document, Labels, Properties
from generator.documents.assemble import Assembled, assemble
from generator.documents.context import Facts, context
from generator.documents.drawings import DRAWINGS
from generator.documents.faults import MarkdownFaultError, in_field
from generator.documents.fields import field_faults
from generator.documents.marks import CaptionNumber, CrossReference, Drawn, MarkTable, Value
from generator.documents.pictures import PictureReader
from generator.documents.standard import DocumentSpec
from generator.documents.templates import TemplateFiles
from generator.filters import enumeration, interleaved, mentions, slug, spoken
from generator.implications import Plan
from generator.locale import Locale, MissingWordingError
from generator.sandbox import Budget, Sandbox, TemplateFault
from generator.sandbox.fault import Refusal
from generator.source.nodes import Mapping as MappingNode
from generator.views.view import View, World, called

MARKS: Final = {"draft": "draft", "proposed": "draft", "adopted": "", "withdrawn": "withdrawn"}
"""The mark that stands on every page, by the formula's status: CONCEPT until it is adopted."""


_SHORT: Final = 40
"""What is longer than this is a sentence; sentences are listed with semicolons."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """One finished document."""

    spec: DocumentSpec
    document: Document
    _assembled: Assembled

    @property
    def markdown(self) -> str:
        """The document as Markdown."""
        return self._assembled.markdown


class DocumentEngine:
    """Makes the documents of one plan in one language.

    ``tree`` is where the definition was written, so that a fault in a field has its place. ``extra`` are
    names that templates have besides those of every document.
    """

    def __init__(  # noqa: PLR0913 - all that a document is made from
        self,
        plan: Plan,
        tree: MappingNode,
        locale: Locale,
        templates: TemplateFiles,
        pictures: PictureReader,
        *,
        extra: Mapping[str, object] = MappingProxyType({}),
    ) -> None:
        self._extra = extra
        self._plan = plan
        self._tree = tree
        self._locale = locale
        self._templates = templates
        self._pictures = pictures
        self._world = World(plan.definition, locale, plan.foreign, plan.mixed)
        self._facts = Facts(self._world, plan)
        self._table = MarkTable(locale)
        self._note = Markup()
        self._used: dict[str, str] = {}
        self._sandbox = Sandbox(
            self._source,
            filters={
                "mentions": mentions,
                "noemt": mentions,
                "slug": slug,
                "spoken": spoken,
                "called": called,
                "and_list": self._and_list,
            },
            globals={
                "t": self._words,
                "has_words": locale.has,
                "ref": self._reference,
                "number": self._caption_number,
                "picture": self._picture,
                "undecided": self._world.undecided,
                "untranslated": self._untranslated,
                "subject_of": self._subject,
            },
            budget=Budget(),
        )

    def render(self, spec: DocumentSpec, more: Mapping[str, object] = MappingProxyType({})) -> Rendering:
        """Make one document; ``more`` are names that only this one sees.

        Raises:
            InvalidInputError: the template or a Markdown field holds what no document can.
        """
        self._table = table = MarkTable(self._locale)
        self._note = Markup()
        names = context(self._world, self._facts, spec)
        names = {**names, "organisation": self._organisation(), **self._extra, **more}
        try:
            rendered = self._sandbox.render(spec.template, names, finalize=table.finalize)
        except TemplateFault as fault:
            raise InvalidInputError([self._placed(fault.diagnostic)]) from fault
        if self._note:
            rendered = self._noted(rendered)
        try:
            assembled = assemble(rendered, table, self._pictures)
        except MarkdownFaultError as fault:
            raise InvalidInputError([self._diagnostic(fault, spec)]) from fault
        document = Document(self._properties(spec), assembled.blocks)
        return Rendering(spec, document, assembled)

    def field_findings(self) -> tuple[Diagnostic, ...]:
        """Find what is wrong in all Markdown fields, printed or not; a document stops at its first fault."""
        faults = field_faults(self._plan.definition, self._locale, self._pictures)
        return tuple(found for fault in faults if (found := in_field(fault, self._tree)))

    def _source(self, name: str) -> str | None:
        text = self._templates.document(name)
        if text is not None:
            self._used[name] = text
        return text

    def _words(self, key: str, /, count: int | None = None, **values: object) -> Markup:
        """Give a wording of the locale with its ``{names}`` filled in; ``count`` picks the plural."""
        if count is not None:
            values = {"count": count, **values}
        try:
            wording = self._locale.words(key, count)
        except MissingWordingError as error:
            raise Refusal("missing-wording", key=key, suggestion=error.suggestion) from error
        return self._table.wording(wording, values)

    def _reference(self, anchor: str) -> Markup:
        """Refer to a heading, a caption or a group by its anchor."""
        return self._table.add(CrossReference(str(anchor)))

    def _subject(self, rule: str) -> Markup | str:
        """Give what the implications of a rule are about: its name, our words for it, or its id as words."""
        name = self._world.item("rules", str(rule)).name
        if name:
            return self._table.finalize(name)
        key = f"rules.{rule}"
        return self._words(key) if self._locale.has(key) else spoken(str(rule))

    def _untranslated(self) -> Markup:
        """Hold the place of the note on texts in another language: how many are printed, nobody knows yet."""
        if not self._plan.foreign:
            return Markup()
        self._note = self._note or self._table.add(Value(""))
        return self._note

    def _noted(self, rendered: str) -> str:
        """Say how many texts of the document are in another language; where none is, take the note out."""
        counted = sorted(self._table.foreign().items())
        names = {tag: self._locale.name_of(tag) for tag, _ in counted}
        notes = (self._words("title_page.untranslated", n, language=names[tag]) for tag, n in counted)
        note = Markup(" ").join(notes)
        if not note:
            rendered = re.sub(rf"^:{{3,}}[^\n]*\s+{self._note}\s+:{{3,}}\n", "", rendered, flags=re.MULTILINE)
        return rendered.replace(self._note, note)

    def _caption_number(self, kind: str) -> Markup:
        """Give the number of the caption in which it stands: "Tabel 3"."""
        return self._table.add(CaptionNumber(self._locale.words(f"captions.{kind}")))

    def _picture(self, name: str) -> Markup:
        """Draw one of the pictures; nothing where there is too little to see, or too much."""
        draw = DRAWINGS.get(str(name))
        if draw is None:
            raise Refusal("unknown-drawing", name=str(name), suggestion=nearest(str(name), DRAWINGS))
        try:
            drawing = draw(self._facts, self._locale)
        except MissingWordingError as error:
            raise Refusal("missing-wording", key=error.key, suggestion=error.suggestion) from error
        return self._table.add(Drawn(drawing)) if drawing else Markup()

    def _and_list(self, items: Iterable[object]) -> Markup:
        """Write a list as a sentence does; items of the definition by what they are called."""
        words = [called(item) if isinstance(item, View) else item for item in items]
        long = any(len(str(word)) > _SHORT or ", " in str(word) for word in words)
        parts = interleaved(words, "; ") if long else enumeration(words, self._locale.words("and"))
        return Markup().join(self._table.finalize(part) for part in parts)

    def _properties(self, spec: DocumentSpec) -> Properties:
        formula, locale = self._plan.definition.formula, self._locale
        mark = MARKS[formula.status]
        return Properties(
            title=spec.title,
            language=locale.tag,
            organisation=self._organisation(),
            version=locale.words("properties.version").replace("{version}", formula.version),
            status=locale.value("formula_status", formula.status),
            mark=locale.words(f"properties.mark.{mark}") if mark else "",
            page_label=locale.words("properties.page"),
            labels=self._labels(),
            tracked=formula.status != "draft",
        )

    def _labels(self) -> Labels:
        """Give the words of a screen; a language made before there were any does without."""
        keys = {field.name: f"labels.{field.name}" for field in fields(Labels)}
        known = {name: self._locale.words(key) for name, key in keys.items() if self._locale.has(key)}
        return Labels(**known)

    def _organisation(self) -> str:
        name = self._plan.definition.municipality.name
        pattern = self._locale.words("properties.organisation")
        known = pattern.replace("{name}", "").strip().casefold()
        return name if name.casefold().startswith(known) else pattern.replace("{name}", name)

    def _placed(self, diagnostic: Diagnostic) -> Diagnostic:
        """Give the same finding with the place of the user's own template, where it is in one."""
        name = self._templates.shown(diagnostic.file_name)
        span = diagnostic.span
        if span is None:
            return replace(diagnostic, file=name)
        return replace(diagnostic, span=structs.replace(span, file=replace(span.file, name=name)))

    def _diagnostic(self, fault: MarkdownFaultError, spec: DocumentSpec) -> Diagnostic:
        found = in_field(fault, self._tree)
        if found is not None:
            return found
        span = self._written_at(fault.quoted, spec.template)
        file = "" if span else self._templates.shown(spec.template)
        return Diagnostic(fault.code, span, arguments=fault.arguments, file=file)

    def _written_at(self, quoted: str, template: str) -> Span | None:
        """Find a word of a template, in quotes before bare, in the document's own template first."""
        used = sorted(self._used.items(), key=lambda named: named[0] != template)
        for needle in (f'"{quoted}"', f"'{quoted}'", quoted) if quoted else ():
            for name, text in used:
                match = _whole(needle).search(text)
                if match:
                    return Span(TextFile(self._templates.shown(name), text), match.start(), match.end())
        return None


def _whole(text: str) -> re.Pattern[str]:
    """Match a text, but no part of a longer word."""
    before = r"(?<![\w-])" if text[0].isalnum() else ""
    behind = r"(?![\w-])" if text[-1].isalnum() else ""
    return re.compile(f"{before}{re.escape(text)}{behind}")
