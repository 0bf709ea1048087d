"""Tables of a row against municipalities."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.comparison.facts import Standing
from generator.documents.comparison.shown import ShownCell, ShownChannel, ShownNorm, ShownRow
from generator.documents.comparison.wording import Wording
from generator.quantities.order import bounds
from generator.quantities.units import Family
from generator.writers.comparison_page.markup import element, head, nothing, region, said, table
from generator.writers.html.markup import attributes, escaped

_FAMILIES = (Family.IMMEDIATE, *(family for family in Family if family is not Family.IMMEDIATE))
_STAR = "★"


@dataclass(frozen=True, slots=True)
class Matrix:
    """Writes the tables; ``columns`` are the municipalities that are shown."""

    columns: Sequence[str]
    words: Wording

    def promises(self, rows: Sequence[ShownRow]) -> str:
        """Give the controls and the table of promises, which can be sorted and filtered."""
        words = self.words
        subject, together = words("columns.subject"), words("columns.together")
        top = said("th", subject, scope="col", data_sort="text")
        top += said("th", together, scope="col", data_sort="number", class_="together")
        top += "".join(said("th", name, scope="col", data_sort="norm") for name in self.columns)
        made = table(
            words("captions.promises"),
            "promises-caption",
            top,
            (self._promise(row) for row in rows),
            "wide compared",
        )
        return self._controls(rows) + region(made, "promises-caption", "sticky")

    def _controls(self, rows: Sequence[ShownRow]) -> str:
        """Give the filter, hidden until the script has made it work."""
        words = self.words
        channels = sorted({row.channel for row in rows if row.channel})
        options = said("option", words("filter.every_channel"), value="")
        options = options.replace("<option>", '<option value="">') + "".join(
            said("option", channel, value=channel) for channel in channels
        )
        text = element(
            "label", escaped(words("filter.text")) + '<input type="search" name="text" autocomplete="off">'
        )
        channel = element(
            "label", escaped(words("filter.channel")) + element("select", options, name="channel")
        )
        two = element(
            "label", '<input type="checkbox" name="two">' + said("span", words("filter.two")), class_="check"
        )
        reset = said("button", words("filter.reset"), type="button")
        legend = said("legend", words("filter.legend"))
        fields = element("fieldset", legend + element("div", text + channel + two + reset, class_="fields"))
        how = said("p", words("filter.how"), class_="how")
        status = '<p role="status" class="status"></p>'
        told = {
            f"data-{name.replace('_', '-')}": words.locale.words(f"comparison.filter.{name}")
            for name in ("sorted", "ascending", "descending", "alphabet", "backwards", "sort")
        }
        for form in ("one", "other"):
            told[f"data-shown-{form}"] = words.locale.words(f"comparison.filter.shown.{form}")
        values = {"id": "filter", "class": "filter", **told}
        return f"<form{attributes(values)} hidden>\n{fields}{how}{status}</form>\n"

    def _promise(self, row: ShownRow) -> str:
        cells = "".join(self._cell(row.cells.get(name)) for name in self.columns)
        together = element("td", self._together(row), class_="together", data_v=str(len(row.cells)))
        values = {"data-channel": row.channel, "data-norms": str(row.norms)}
        return f"<tr{attributes(values)}>{self._head(row)}{together}{cells}</tr>"

    def _head(self, row: ShownRow) -> str:
        detail = said("span", row.detail, class_="detail") if row.detail else ""
        return element("th", said("strong", row.label) + detail, scope="row")

    def _together(self, row: ShownRow) -> str:
        count, _, rest = row.together.partition("; ")
        gaps = self._gaps(row) if row.missing and len(row.missing) <= len(self.columns) else ""
        return said("p", count) + (said("p", rest) if rest else "") + gaps

    def _gaps(self, row: ShownRow) -> str:
        names = self.words("gaps.some", names=self.words.listed(row.missing, 3))
        return said("p", names, class_="quiet")

    def _cell(self, one: ShownCell | None) -> str:
        if one is None:
            return f'<td class="gap">{nothing(self.words("none"))}</td>'
        norm = one.norm
        if norm is None:
            return element("td", self._words(one), class_="no-norm")
        best = one.standing is Standing.STRICTEST
        star = f'<span aria-hidden="true">{_STAR} </span>' if best else ""
        mark = element("span", star + escaped(one.mark), class_="standing strictest" if best else "standing")
        first = element("p", f"{said('strong', norm.brief)} {mark}", class_="norm")
        details = "".join(
            said("p", detail, class_="detail") for detail in norm.details if detail != norm.brief
        )
        family, value = sort_key(norm)
        inside = first + details + self._words(one)
        return element("td", inside, class_="best" if best else "", data_f=str(family), data_v=value)

    def _words(self, one: ShownCell) -> str:
        fictitious = ""
        if one.fictitious:
            fictitious = " " + said("span", self.words.locale.words("marks.fictitious"), class_="fictitious")
        return f'<p class="own">{escaped(one.text)}{fictitious}</p>'

    def behaviours(self, rows: Sequence[ShownRow]) -> str:
        """Give the table of behaviours that several ask for."""
        top = head([self.words("columns.behaviour"), *self.columns])
        made = table(
            self.words("captions.behaviours"),
            "behaviours-caption",
            top,
            self._behaviours(rows),
            "wide compared",
        )
        return region(made, "behaviours-caption", "sticky")

    def _behaviours(self, rows: Sequence[ShownRow]) -> Iterator[str]:
        for row in rows:
            cells = "".join(self._cell(row.cells.get(name)) for name in self.columns)
            yield f"<tr>{self._head(row)}{cells}</tr>"

    def channels(self, channels: Sequence[ShownChannel]) -> str:
        """Give the table of channels and what helps where they fail."""
        top = head([self.words("columns.channel"), *self.columns])
        rows = (self._channel(channel) for channel in channels)
        made = table(self.words("captions.channels"), "channels-caption", top, rows, "wide compared")
        return region(made, "channels-caption", "sticky")

    def _channel(self, channel: ShownChannel) -> str:
        cells = "".join(
            self._net(channel.names.get(name), channel.fallbacks.get(name, "")) for name in self.columns
        )
        return f"<tr>{element('th', said('strong', channel.kind), scope='row')}{cells}</tr>"

    def _net(self, name: str | None, helped: str) -> str:
        if name is None:
            return f'<td class="gap">{nothing(self.words("none"))}</td>'
        net = self.words("fallback", names=helped) if helped else self.words("no_fallback")
        return element("td", said("p", name) + said("p", net, class_="detail"))


def sort_key(norm: ShownNorm) -> tuple[int, str]:
    """Give the kind of unit in which a norm is counted, and how much of it; a month counts as its middle.

    Norms without a bound come last, the highest share first.
    """
    quantity = norm.quantity
    if quantity is None:
        return len(_FAMILIES), str(-float(norm.percent or 0))
    return _FAMILIES.index(quantity.family), str(float(sum(bounds(quantity)) / 2))
