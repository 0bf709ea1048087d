"""Larger definitions from a real one: its service copied under new ids, with every reference following.

What grows with a municipality is its service: channels, promises, behaviours, products, projects, journeys,
lessons, means, measurements, terms, and what is decided about implications. What it wants and who it is does
not: vision, choices, audiences, stakeholders, departments and rules stand once, as do the running texts.

Each copy is a service of its own: a copied promise names the copied channel, a copied decision decides on the
copied implication. Its texts differ from the first in a number, so that nothing that remembers texts by their
words gains by the copying.

    python -m benchmarks.grow examples/altena FOLDER --times 16
    python -m benchmarks.grow examples/altena FOLDER --words 27000
"""

import argparse
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import floor
from pathlib import Path
from typing import Final

import yaml

NAME: Final = "serviceformule.yaml"

Item = dict[str, object]
Data = dict[str, object]

GROWING: Final = (
    "kanalen", "beloften", "gedrag", "producten", "projecten", "klantreizen", "lessen", "middelen",
    "metingen", "begrippen", "gevolgen",
)  # fmt: skip
_TEXTS: Final = frozenset(
    {
        "naam", "tekst", "toelichting", "omschrijving", "bereikbaar", "als_niet_gehaald", "compensatie",
        "situatie", "doen", "niet", "doel", "inzichten", "contactmomenten", "klacht", "geleerd", "begrip",
        "betekenis", "ook_wel", "wat",
    }
)  # fmt: skip
_REFERENCES: Final[Mapping[str, tuple[str, ...]]] = {
    "kanalen": ("kanalen",),
    "kanaal": ("kanalen",),
    "vangnet": ("kanalen",),
    "beloften": ("beloften",),
    "belofte": ("beloften",),
    "gedrag": ("gedrag",),
    "les": ("lessen",),
    "product": ("producten",),
    "producten": ("producten",),
    "vanwege": (),
    "draagt_bij_aan": (),
    "raakt": (),
}
"""Keys of items that refer, with the sections they may name; none for any."""

_NAMEABLE: Final = tuple(section for section in GROWING if section not in ("begrippen", "gevolgen"))
_AFTER_A_WORD: Final = re.compile(r"(?<=[a-zé])(?=[.,;](?:\s|$))")


@dataclass(frozen=True, slots=True)
class _Copy:
    """One copy: its number, and the ids of the items that it holds, by section."""

    number: int
    ids: Mapping[str, frozenset[str]]

    def item(self, item: Item) -> Item:
        """Give an item as this copy has it."""
        return {key: self._value(key, value) for key, value in item.items()}

    def _value(self, key: str, value: object) -> object:
        if isinstance(value, list):
            return [self._value(key, inner) for inner in value]
        if isinstance(value, dict):
            return {inner: self._value(inner, held) for inner, held in value.items()}
        text = str(value)
        if key == "id":
            return f"{text}-{self.number}"
        if key in _REFERENCES:
            return self._reference(text, _REFERENCES[key] or _NAMEABLE)
        return _numbered(text, self.number) if key in _TEXTS else text

    def _reference(self, text: str, sections: tuple[str, ...]) -> str:
        """Point to the copied item where it is part of this copy, else to the first one."""
        kind, _, name = text.rpartition(".")
        copied = any(name in self.ids[section] for section in sections if kind in ("", section))
        return f"{text}-{self.number}" if copied else text


def _numbered(text: str, number: int) -> str:
    changed, found = _AFTER_A_WORD.subn(f" {number}", text, count=1)
    return changed if found or "\n" in text else f"{text} {number}"


def varied(data: Data, number: int) -> Data:
    """Give another municipality's definition: another name, and a number in every text of its service."""
    more = {key: _varied(key, value, number) if key in GROWING else value for key, value in data.items()}
    municipality = data["gemeente"]
    assert isinstance(municipality, dict)  # noqa: S101 - it is in every definition
    return {**more, "gemeente": {**municipality, "naam": f"{municipality['naam']} {number}"}}


def _varied(key: str, value: object, number: int) -> object:
    if isinstance(value, list):
        return [_varied(key, inner, number) for inner in value]
    if isinstance(value, dict):
        return {inner: _varied(inner, held, number) for inner, held in value.items()}
    return _numbered(str(value), number) if key in _TEXTS else value


def read(folder: Path) -> Data:
    """Read a definition in Dutch keys with the files it lists, every value as text.

    Its translations stay behind: they say texts that stand in it once.
    """
    data = _load(folder / NAME)
    data.pop("vertalingen", None)
    for name in _texts(data.pop("bestanden", [])):
        data |= _load(folder / name)
    return data


def _load(path: Path) -> Data:
    loaded: Data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - texts only
    return loaded


def grown(data: Data, times: float) -> Data:
    """Give a definition with ``times`` times the service; a broken number takes part of each list."""
    whole = floor(times)
    copies = [_copy(data, number, 1.0) for number in range(2, whole + 1)]
    if times > whole:
        copies.append(_copy(data, whole + 1, times - whole))
    more = dict(data)
    for section in GROWING:
        items = _items(data, section)
        copied = [copy.item(item) for copy in copies for item in items if _held(copy, section, item)]
        if copied:
            more[section] = [*items, *copied]
    return more


def _copy(data: Data, number: int, part: float) -> _Copy:
    ids = {}
    for section in GROWING:
        names = [str(item["id"]) for item in _items(data, section)]
        ids[section] = frozenset(names[: round(part * len(names))])
    return _Copy(number, ids)


def _held(copy: _Copy, section: str, item: Item) -> bool:
    name = str(item["id"])
    if section == "gevolgen" and "." in name:  # a decision goes where the item goes that the rule hit
        return any(name.rpartition(".")[2] in copy.ids[kind] for kind in ("kanalen", "beloften", "gedrag"))
    return name in copy.ids[section]


def _items(data: Data, section: str) -> list[Item]:
    held = data.get(section, [])
    return held if isinstance(held, list) else []


def count_words(data: Data) -> int:
    """Count the words of all values; keys are none."""
    return sum(len(text.split()) for text in _texts(data))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    else:
        yield str(value)


def times_for(data: Data, words: int) -> float:
    """Find how many times the service makes a definition of about so many words."""
    one, two = count_words(data), count_words(grown(data, 2))
    return max(1.0, round(1 + (words - one) / (two - one), 2))


def grow(source: Path, target: Path, *, times: float = 1, words: int = 0) -> Path:
    """Write a definition of ``times`` times the service, or of about so many words; give its folder."""
    data = read(source)
    return write(grown(data, times_for(data, words) if words else times), source, target)


def write(data: Data, source: Path, target: Path) -> Path:
    """Write a definition with what stands beside the one in ``source``; give its folder."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, ignore=lambda _, names: [n for n in names if n.endswith(".yaml")])
    dumped = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    (target / NAME).write_text(dumped, encoding="utf-8")
    return target


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as a hand would."""


def _represent(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _represent)


def main() -> None:
    """Read the command line."""
    layout = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=layout)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--times", type=float, default=1)
    parser.add_argument("--words", type=int, default=0)
    given = parser.parse_args()
    grow(given.source, given.target, times=given.times, words=given.words)
    print(f"{count_words(read(given.target))} words")


if __name__ == "__main__":
    main()
