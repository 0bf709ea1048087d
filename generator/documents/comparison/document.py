"""A comparison as a document to be printed: tables of a few municipalities each, on pages that lie down.

It is made here and not by a template: a comparison belongs to no municipality with templates of its own, and
hundreds of definitions go beyond what a template may cost.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from generator.comparison.facts import Sentence, Standing
from generator.document import (
    Block,
    Cell,
    Document,
    Group,
    Labels,
    ListBlock,
    Paragraph,
    Properties,
    Role,
    Strong,
)
from generator.documents.comparison.excerpt import Excerpt, excerpt
from generator.documents.comparison.nodes import Captions, Outline, cell, emphasis, paragraph, strong, table
from generator.documents.comparison.pictures import distributions, heat_map
from generator.documents.comparison.shown import Evidence, Shown, ShownCell, ShownRow
from generator.documents.comparison.wording import Wording
from generator.locale import Locale

MOST_BESIDE: Final = 6
"""So many municipalities stand beside each other on a page that lies down."""
MOST_SENTENCES: Final = 8
_DASH: Final = "–"


def comparison_document(shown: Shown, locale: Locale) -> Document:
    """Make the document."""
    words = Wording(locale)
    writer = _Writer(shown, excerpt(shown, words), words)
    return Document(_properties(shown, locale), tuple(writer.blocks()))


def _properties(shown: Shown, locale: Locale) -> Properties:
    return Properties(
        title=shown.title,
        language=locale.tag,
        page_label=locale.words("properties.page"),
        labels=Labels(
            **{
                name: locale.words(f"labels.{name}")
                for name in ("skip", "contents", "top", "none", "not_offered")
            }
        ),
        landscape=True,
    )


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the chapters."""

    shown: Shown
    part: Excerpt
    words: Wording
    outline: Outline = field(default_factory=Outline)
    captions: Captions = field(init=False)

    def __post_init__(self) -> None:
        label = self.words.locale.words
        object.__setattr__(self, "captions", Captions(label("captions.table"), label("captions.figure")))

    def blocks(self) -> Iterator[Block]:
        """Give the whole document."""
        yield from self._front()
        yield from self._overview()
        yield from self._promises()
        yield from self._channels()
        yield from self._behaviours()
        yield from self._interchange()
        yield from self._proposals()

    def _front(self) -> Iterator[Block]:
        words = self.words
        intro = words("intro_many", len(self.shown.columns))
        if len(self.shown.columns) <= MOST_BESIDE * 2:
            intro = words("intro", names=words.listed(self.shown.columns, MOST_BESIDE * 2))
        yield Group(
            Role.TITLE_PAGE,
            (
                Group(Role.TITLE, (paragraph(self.shown.title),)),
                Group(Role.SUBTITLE, (paragraph(words("subtitle")),)),
                paragraph(intro),
                *(Group(Role.NOTE, (paragraph(note),)) for note in self.part.notes),
            ),
        )
        yield Group(Role.CONTENTS, (paragraph(words.locale.words("contents.title")),))

    def _overview(self) -> Iterator[Block]:
        words = self.words
        yield self.outline.chapter(words("sections.overview"), "overview")
        yield paragraph(words("how"))
        yield paragraph(words("how_gaps"))
        yield self.captions("table", words("captions.overview"))
        names = ("municipality", "promises", "norms", "strictest", "own", "gaps", "exchangeable")
        rows = [
            [
                cell(one.municipality),
                *(cell(str(n)) for n in (one.promises, one.norms, one.strictest, one.own, one.gaps)),
                cell(one.exchangeable),
            ]
            for one in self.part.overview
        ]
        heads = [words(f"columns.{name}") for name in names]
        yield table(heads, rows, Role.NORM_TABLE, numbers=range(1, len(heads)))

    def _promises(self) -> Iterator[Block]:
        words = self.words
        yield self.outline.chapter(words("sections.promises"), "promises")
        if self.shown.grouped:
            yield paragraph(words("grouped_how"))
        yield from self._matrix("promises", self.part.rows, columns="subject")
        for subject, drawing in distributions(self.shown, words.locale):
            yield Paragraph((drawing,))
            yield self.captions("figure", words("interchange.distribution", subject=subject))

    def _matrix(self, kind: str, rows: Sequence[ShownRow], columns: str) -> Iterator[Block]:
        """Give tables of rows; what one municipality has alone stands only in its own part."""
        words = self.words
        parts = _parts(self.part.columns)
        for number, names in enumerate(parts, 1):
            key = f"captions.{kind}" if len(parts) == 1 else f"captions.{kind}_part"
            yield self.captions("table", words(key, part=number, parts=len(parts)))
            held = [row for row in rows if len(row.cells) > 1 or row.cells.keys() & set(names)]
            written = [
                [self._head(row), *(self._cell(row.cells.get(name)) for name in names)] for row in held
            ]
            yield table([words(f"columns.{columns}"), *names], written, Role.NORM_TABLE, even=True)

    def _head(self, row: ShownRow) -> Cell:
        blocks = [paragraph(strong(row.label))]
        if row.detail:
            blocks.append(paragraph(row.detail))
        return cell(*blocks, *([paragraph(emphasis(row.together))] if row.norms else []))

    def _cell(self, one: ShownCell | None) -> Cell:
        if one is None:
            return cell(_DASH)
        fictitious = f" ({self.words.locale.words('marks.fictitious')})" if one.fictitious else ""
        text = paragraph(one.text + fictitious)
        if one.norm is None:
            return cell(text)
        mark = strong(one.mark) if one.standing is Standing.STRICTEST else emphasis(one.mark)
        first = paragraph(strong(one.norm.brief), " – ", mark)
        details = [detail for detail in one.norm.details if detail != one.norm.brief]
        return cell(first, *(paragraph(detail) for detail in details), text)

    def _channels(self) -> Iterator[Block]:
        words = self.words
        yield self.outline.chapter(words("sections.channels"), "channels")
        parts = _parts(self.part.columns)
        for number, names in enumerate(parts, 1):
            key = "captions.channels" if len(parts) == 1 else "captions.channels_part"
            yield self.captions("table", words(key, part=number, parts=len(parts)))
            rows = [
                [
                    cell(paragraph(strong(channel.kind))),
                    *(self._channel(channel.names.get(name), channel.fallbacks.get(name)) for name in names),
                ]
                for channel in self.part.channels
            ]
            yield table([words("columns.channel"), *names], rows, Role.NORM_TABLE, even=True)

    def _channel(self, name: str | None, helped: str | None) -> Cell:
        if name is None:
            return cell(_DASH)
        net = self.words("fallback", names=helped) if helped else self.words("no_fallback")
        return cell(name, paragraph(emphasis(net)))

    def _behaviours(self) -> Iterator[Block]:
        words, shown = self.words, self.shown
        yield self.outline.chapter(words("sections.behaviours"), "behaviours")
        if not shown.common and not shown.only:
            yield paragraph(words("behaviours.nothing"))
            return
        if self.part.common:
            yield from self._matrix("behaviours", self.part.common, columns="behaviour")
        else:
            yield paragraph(words("behaviours.shared_none"))
        yield self.outline.section(words("behaviours.only"), "behaviours-only")
        only = [(name, shown.only[name]) for name in self.part.columns if name in shown.only]
        if not only:
            yield paragraph(words("behaviours.only_none"))
        for municipality, cells in only:
            yield paragraph(strong(municipality))
            yield ListBlock(ordered=False, items=tuple((paragraph(one.text),) for one in cells))

    def _interchange(self) -> Iterator[Block]:
        words = self.words
        yield self.outline.chapter(words("sections.interchange"), "interchange")
        yield paragraph(words("interchange.how"))
        picture = heat_map(self.shown, words.locale)
        if picture is not None:
            yield Paragraph((picture,))
            yield self.captions("figure", words("interchange.figure"))
        yield self.captions("table", words("captions.pairs"))
        columns, pairs = self.part.columns, self.shown.facts.interchange.pairs
        rows = [
            [
                cell(one),
                *(
                    cell(
                        _DASH if one == other else _percent(pairs.get((one, other), pairs.get((other, one))))
                    )
                    for other in columns
                ),
            ]
            for one in columns
        ]
        role = Role.MATRIX if len(columns) > MOST_BESIDE else Role.NORM_TABLE
        yield table([words("columns.municipality"), *columns], rows, role, numbers=range(1, len(columns) + 1))
        for number, evidence in enumerate(self.part.evidence, 1):
            yield from self._evidence(evidence, number)

    def _evidence(self, evidence: Evidence, number: int) -> Iterator[Block]:
        words = self.words
        yield self.outline.section(evidence.municipality, f"sentences-{number}")
        if evidence.share is None:
            yield paragraph(words("interchange.share_unknown"))
        else:
            yield paragraph(words("interchange.share", share=words.percent(evidence.share)))
        for key, sentences in (("anywhere", evidence.anywhere), ("local", evidence.local)):
            if sentences:
                yield paragraph(strong(words(f"interchange.{key}")))
                yield ListBlock(ordered=False, items=tuple(self._sentences(sentences)))

    def _sentences(self, sentences: Sequence[Sentence]) -> Iterator[tuple[Block, ...]]:
        for sentence in sentences[:MOST_SENTENCES]:
            yield (paragraph(*_marked(sentence)),)
        if len(sentences) > MOST_SENTENCES:
            yield (paragraph(self.words("interchange.more", len(sentences) - MOST_SENTENCES)),)

    def _proposals(self) -> Iterator[Block]:
        words = self.words
        yield self.outline.chapter(words("sections.proposals"), "proposals")
        if not self.part.proposals:
            yield paragraph(words("proposals.none"))
            return
        yield paragraph(words("proposals.how"))
        yield self.captions("table", words("captions.proposals"))
        rows = [
            [
                cell(paragraph(strong(match.items[0].municipality)), match.texts[0]),
                cell(paragraph(strong(match.items[1].municipality)), match.texts[1]),
                cell(words.percent(match.score)),
            ]
            for match in self.part.proposals
        ]
        heads = [words(f"columns.{name}") for name in ("first", "second", "score")]
        yield table(heads, rows, Role.NORM_TABLE, numbers=[2])
        if self.part.more_proposals:
            yield paragraph(words("proposals.more", self.part.more_proposals))


def _parts(columns: Sequence[str]) -> list[Sequence[str]]:
    """Divide municipalities over tables of about equal width."""
    count = -(-len(columns) // MOST_BESIDE)
    size = -(-len(columns) // count)
    return [columns[start : start + size] for start in range(0, len(columns), size)]


def _percent(share: float | None) -> str:
    return "?" if share is None else f"{round(share * 100)}%"


def _marked(sentence: Sentence) -> Iterator[str | Strong]:
    """Give a sentence in which what is local is strong, with the sentence elsewhere behind it."""
    end = 0
    for start, stop in sentence.local:
        if start > end:
            yield sentence.text[end:start]
        yield strong(sentence.text[start:stop])
        end = stop
    if end < len(sentence.text):
        yield sentence.text[end:]
