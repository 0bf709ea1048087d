"""The parts of the page besides the tables of promises and channels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.comparison.facts import Sentence
from generator.documents.comparison.excerpt import Excerpt
from generator.documents.comparison.pictures import distributions, heat_map
from generator.documents.comparison.shown import Evidence, Shown
from generator.documents.comparison.wording import Wording
from generator.writers.comparison_page.markup import element, figure, head, nothing, region, said, table
from generator.writers.html.markup import escaped

_MOST_SENTENCES: Final = 40


@dataclass(frozen=True, slots=True)
class Sections:
    """Writes the parts."""

    shown: Shown
    part: Excerpt
    words: Wording

    def overview(self) -> str:
        """Give the municipalities in numbers."""
        words = self.words
        names = ("municipality", "promises", "norms", "strictest", "own", "gaps", "exchangeable")
        heads = [words(f"columns.{name}") for name in names]
        rows = (
            "<tr>"
            + said("th", one.municipality, scope="row")
            + "".join(
                said("td", str(value), class_="right")
                for value in (one.promises, one.norms, one.strictest, one.own, one.gaps, one.exchangeable)
            )
            + "</tr>"
            for one in self.part.overview
        )
        top = head(heads, dict.fromkeys(heads[1:], "right"))
        made = table(words("captions.overview"), "overview-caption", top, rows)
        return (
            said("p", words("how")) + said("p", words("how_gaps")) + region(made, "overview-caption", "small")
        )

    def pictures(self) -> str:
        """Give the norms that compare as pictures."""
        drawn = [
            figure(drawing, self.words("interchange.distribution", subject=subject), f"norms-{number}")
            for number, (subject, drawing) in enumerate(distributions(self.shown, self.words.locale), 1)
        ]
        return element("div", "\n" + "".join(drawn), class_="pictures") + "\n" if drawn else ""

    def only(self) -> str:
        """Give the behaviours that only one asks for."""
        words = self.words
        only = [(name, self.shown.only[name]) for name in self.part.columns if name in self.shown.only]
        if not only:
            return said("p", words("behaviours.only_none"))
        written = [said("h3", words("behaviours.only"))]
        for name, cells in only:
            items = "".join(said("li", cell.text) for cell in cells)
            written.append(said("h4", name) + element("ul", items))
        return "\n".join(written)

    def interchange(self) -> str:
        """Give how much the texts are alike, and the sentences that show it."""
        words = self.words
        drawing = heat_map(self.shown, words.locale)
        picture = figure(drawing, words("interchange.figure"), "heat-map") if drawing else ""
        evidence = "".join(self._evidence(one) for one in self.part.evidence)
        marked = said("p", words("interchange.marked"))
        return said("p", words("interchange.how")) + picture + self._pairs() + marked + evidence

    def _pairs(self) -> str:
        words, columns = self.words, self.part.columns
        top = head([words("columns.municipality"), *columns], dict.fromkeys(columns, "right"))
        rows = (
            f"<tr>{said('th', one, scope='row')}{''.join(self._pair(one, other) for other in columns)}</tr>"
            for one in columns
        )
        made = table(words("captions.pairs"), "pairs-caption", top, rows, "wide compared")
        return region(made, "pairs-caption", "sticky numbers")

    def _pair(self, one: str, other: str) -> str:
        if one == other:
            return f'<td class="right gap">{nothing(self.words("none"))}</td>'
        pairs = self.shown.facts.interchange.pairs
        share = self.words.percent(pairs.get((one, other), pairs.get((other, one))))
        return said("td", share, class_="right")

    def _evidence(self, evidence: Evidence) -> str:
        words = self.words
        known = evidence.share is not None
        share = words.percent(evidence.share)
        told = words("interchange.share", share=share) if known else words("interchange.share_unknown")
        summary = element("summary", said("strong", evidence.municipality) + said("span", share))
        lists = "".join(
            said("h3", words(f"interchange.{key}")) + self._sentences(found)
            for key, found in (
                ("anywhere", evidence.anywhere),
                ("local", evidence.local),
                ("own", evidence.own),
            )
        )
        return element("details", summary + said("p", told) + lists, class_="evidence") + "\n"

    def _sentences(self, sentences: Sequence[Sentence]) -> str:
        if not sentences:
            return said("p", self.words("interchange.nothing"))
        items = [self._sentence(sentence) for sentence in sentences[:_MOST_SENTENCES]]
        if len(sentences) > _MOST_SENTENCES:
            items.append(said("li", self.words("interchange.more", len(sentences) - _MOST_SENTENCES)))
        return element("ul", "\n".join(items))

    def _sentence(self, sentence: Sentence) -> str:
        twin = sentence.nearest
        behind = ""
        if twin is not None:
            told = self.words("interchange.nearest", municipality=twin.municipality, text=twin.text)
            behind = said("span", told, class_="detail")
        return element("li", "".join(_marked(sentence)) + behind)

    def proposals(self) -> str:
        """Give what a person is asked."""
        words = self.words
        if not self.part.proposals:
            return said("p", words("proposals.none"))
        rows = (
            "<tr>"
            + "".join(
                element("td", said("strong", item.municipality) + said("p", text))
                for item, text in zip(match.items, match.texts, strict=True)
            )
            + said("td", words.percent(match.score), class_="right")
            + "</tr>"
            for match in self.part.proposals
        )
        heads = [words(f"columns.{name}") for name in ("first", "second", "score")]
        made = table(words("captions.proposals"), "proposals-caption", head(heads, {heads[2]: "right"}), rows)
        more = self.part.more_proposals
        behind = said("p", words("proposals.more", more)) if more else ""
        return said("p", words("proposals.how")) + region(made, "proposals-caption", "small") + behind


def _marked(sentence: Sentence) -> Iterator[str]:
    """Give a sentence with what is local in it marked."""
    end = 0
    for start, stop in sentence.local:
        yield escaped(sentence.text[end:start])
        yield said("mark", sentence.text[start:stop])
        end = stop
    yield escaped(sentence.text[end:])
