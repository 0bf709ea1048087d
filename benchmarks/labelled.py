"""What aligning finds of pairs of promises that people judged (tests/comparison/labelled_pairs.yaml).

Each group of pairs becomes two municipalities. Recall: of the pairs that are about the same, how many stand
in one row or among the three best proposals. Precision: of what stands in one row unasked, how much belongs
there.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePath
from typing import Final

import yaml

from benchmarks.programs import ROOT
from generator.comparison.align import Aligner
from generator.comparison.decisions import NO_LINKS
from generator.comparison.facts import Certainty, Compared, ItemRef, Match
from generator.comparison.features import promise_features
from generator.comparison.scoring import judge_promises
from generator.loader.load import load

PAIRS: Final = ROOT / "tests" / "comparison" / "labelled_pairs.yaml"
HALVES: Final = ("afstellen", "proef")
_TOP: Final = 3

Group = dict[str, object]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of the pairs of one half; lists of wrong matches and of pairs that were missed."""

    pairs: int
    alike: int
    missed: tuple[tuple[str, str], ...]
    certain: int
    wrong: tuple[tuple[str, str], ...]

    @property
    def recall(self) -> float:
        """The share of like pairs that are found among the three best."""
        return 1 - len(self.missed) / self.alike

    @property
    def precision(self) -> float:
        """The share of what is matched unasked that is right."""
        return 1 - len(self.wrong) / self.certain if self.certain else 1.0


def groups(half: str) -> list[Group]:
    """Give the groups of one half."""
    data = yaml.safe_load(PAIRS.read_text(encoding="utf-8"))
    return [group for group in data["groepen"] if group["voor"] == half]


def pairs_of(group: Group) -> list[dict[str, dict[str, str]]]:
    """Give the pairs of a group."""
    pairs = group["paren"]
    return pairs if isinstance(pairs, list) else []


def municipality(name: str, promises: Sequence[dict[str, str]]) -> Compared:
    """Make a municipality of promises as they stand in the file: the n-th has the id ``b-n``."""
    kinds = sorted({promise["kanaal"] for promise in promises if "kanaal" in promise})
    products = sorted({promise["product"] for promise in promises if "product" in promise})
    data = {
        "formaat": "serviceformule/1",
        "gemeente": {"naam": name},
        "formule": {"titel": name, "soort": "generiek", "versie": "1", "status": "concept"},
        "kanalen": [{"id": kind, "naam": kind, "soort": kind} for kind in kinds],
        "producten": [{"id": f"p-{n}", "naam": product} for n, product in enumerate(products)],
        "beloften": [_promise(n, promise, products) for n, promise in enumerate(promises)],
    }
    text = json.dumps(data, ensure_ascii=False).encode()
    return Compared(name, load(PurePath("serviceformule.yaml"), lambda _: text).definition)


def _promise(number: int, promise: dict[str, str], products: Sequence[str]) -> dict[str, object]:
    made: dict[str, object] = {"id": f"b-{number}", "tekst": promise["tekst"]}
    if "kanaal" in promise:
        made["kanalen"] = [promise["kanaal"]]
    if "product" in promise:
        made["producten"] = [f"p-{products.index(promise['product'])}"]
    norm = {key: promise[key] for key in ("moment", "hoogstens", "voorwaarde") if key in promise}
    return {**made, "norm": norm} if norm else made


def align(compared: Sequence[Compared]) -> list[Match]:
    """Align the promises of some municipalities."""
    aligner = Aligner({one.key: promise_features(one) for one in compared}, judge_promises, NO_LINKS)
    for key in sorted(one.key for one in compared):
        aligner.add(key)
    aligner.settle()
    return aligner.matches()


def measure(half: str) -> Found:
    """Align both municipalities of every group of one half, and hold what was found against the labels."""
    held = [(pairs_of(group), _matches(pairs_of(group))) for group in groups(half)]
    alike = [len(_alike(pairs)) for pairs, _ in held]
    return Found(
        sum(len(pairs) for pairs, _ in held),
        sum(alike),
        tuple(chain.from_iterable(_missed(pairs, matches) for pairs, matches in held)),
        sum(len(_certain(matches)) for _, matches in held),
        tuple(chain.from_iterable(_wrong(pairs, matches) for pairs, matches in held)),
    )


def _matches(pairs: Sequence[dict[str, dict[str, str]]]) -> list[Match]:
    return align([municipality(side, [pair[side] for pair in pairs]) for side in ("een", "ander")])


def _alike(pairs: Sequence[dict[str, dict[str, str]]]) -> list[int]:
    return [n for n, pair in enumerate(pairs) if pair["zelfde"] in (True, "ja")]


def _certain(matches: Sequence[Match]) -> list[Match]:
    return [match for match in matches if match.certainty is Certainty.CERTAIN]


def _numbers(match: Match) -> tuple[int, int]:
    """Give the numbers of the two promises: that of ``een`` first."""
    by_side = {ref.municipality: int(ref.item.rpartition("-")[2]) for ref in match.items}
    return by_side["een"], by_side["ander"]


def _missed(
    pairs: Sequence[dict[str, dict[str, str]]], matches: Sequence[Match]
) -> Iterator[tuple[str, str]]:
    for number in _alike(pairs):
        own = [match for match in matches if ItemRef("een", f"promises.b-{number}") in match.items]
        own.sort(key=lambda match: (match.certainty is not Certainty.CERTAIN, -match.score))
        if number not in {_numbers(match)[1] for match in own[:_TOP]}:
            yield pairs[number]["een"]["tekst"], pairs[number]["ander"]["tekst"]


def _wrong(pairs: Sequence[dict[str, dict[str, str]]], matches: Sequence[Match]) -> Iterator[tuple[str, str]]:
    alike = _alike(pairs)
    for match in _certain(matches):
        one, other = _numbers(match)
        if one != other or one not in alike:
            yield pairs[one]["een"]["tekst"], pairs[other]["ander"]["tekst"]
