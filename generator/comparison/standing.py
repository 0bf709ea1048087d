"""Who is strictest: the norms of one row beside each other, as far as ``verdicts`` says."""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from generator.comparison.facts import Standing
from generator.comparison.features import family
from generator.model.service import Norm
from generator.verdicts import Verdict, judge, words_of


class Stands(NamedTuple):
    """How a norm stands in its row, and the number of the group in which it compares; 0 is none."""

    standing: Standing
    group: int = 0


class _Meaning(NamedTuple):
    """What two norms share that mean the same."""

    moment: str
    bound: tuple[Fraction, str] | None
    share: Fraction | None
    condition: tuple[str, ...] | None


_NONE: Final = Stands(Standing.NO_NORM)


def standings(norms: Sequence[Norm | None]) -> list[Stands]:
    """Give for each norm of a row how it stands; None is a promise without a norm.

    A group is a set of norms under one condition in which every two get a verdict. What most of them promise
    in comes first; a norm that fits into several groups stands in the first. Norms that mean the same are
    judged once.
    """
    alike: dict[_Meaning, list[Norm]] = {}
    for norm in norms:
        if norm is not None:
            alike.setdefault(_meaning(norm), []).append(norm)
    if sum(map(len, alike.values())) == 1:
        return [_NONE if norm is None else Stands(Standing.ALONE) for norm in norms]
    found = _of_meanings(alike)
    return [_NONE if norm is None else found[_meaning(norm)] for norm in norms]


def _meaning(norm: Norm) -> _Meaning:
    return _Meaning(
        norm.moment,
        (norm.at_most.amount, norm.at_most.unit.id) if norm.at_most else None,
        norm.share.percent if norm.share else None,
        None if norm.condition is None else words_of(norm.condition),
    )


def _of_meanings(alike: Mapping[_Meaning, Sequence[Norm]]) -> dict[_Meaning, Stands]:
    found: dict[_Meaning, Stands] = {}
    number = 0
    for group in _groups(alike):
        if len(group) == 1 and len(alike[group[0]]) == 1:
            found[group[0]] = Stands(Standing.INCOMPARABLE)
            continue
        number += 1
        for key in group:
            others = [judge(alike[other][0], alike[key][0]) for other in group if other != key]
            found[key] = Stands(_among(others), number)
    return found


def _groups(alike: Mapping[_Meaning, Sequence[Norm]]) -> list[list[_Meaning]]:
    """Part norms into groups: those under one condition, of which each two get a verdict."""
    sorts = Counter[tuple[object, ...]]()
    for key, norms in alike.items():
        sorts[_sort(key, norms)] += len(norms)

    def order(key: _Meaning) -> tuple[int, bool, str]:
        bound = alike[key][0].at_most
        # A month has no certain order to four weeks, so it finds a place after them.
        return -sorts[_sort(key, alike[key])], bool(bound and bound.unit.months), str(key)

    groups: list[list[_Meaning]] = []
    for key in sorted(alike, key=order):
        home = next((group for group in groups if _fits(key, group, alike)), None)
        if home is None:
            groups.append([key])
        else:
            home.append(key)
    return groups


def _fits(key: _Meaning, group: Sequence[_Meaning], alike: Mapping[_Meaning, Sequence[Norm]]) -> bool:
    if key.condition != group[0].condition:
        return False
    norm = alike[key][0]
    return all(judge(alike[other][0], norm) is not Verdict.INCOMPARABLE for other in group)


def _sort(key: _Meaning, norms: Sequence[Norm]) -> tuple[object, ...]:
    """Give what the norms share that compare for sure."""
    return key.condition, key.share, family(norms[0])


def _among(verdicts: Sequence[Verdict]) -> Standing:
    """Read off the verdicts on a norm beside each of the others in its group how it stands among them."""
    weaker, stronger = Verdict.WEAKER in verdicts, Verdict.STRONGER in verdicts
    if weaker:
        return Standing.BETWEEN if stronger else Standing.WEAKER
    return Standing.STRICTEST if stronger else Standing.EQUAL
