"""Several municipalities beside each other, in one go."""

from collections.abc import Callable, Sequence

from generator.comparison.align import Aligner
from generator.comparison.channels import channel_rows
from generator.comparison.decisions import NO_LINKS, Links
from generator.comparison.facts import Compared, Comparison
from generator.comparison.features import behaviour_features, promise_features
from generator.comparison.interchange import interchange
from generator.comparison.matrix import behaviour_rows, promise_rows
from generator.comparison.scoring import judge_behaviours, judge_promises

Progress = Callable[[int], None]


def no_progress(_done: int) -> None:
    """Tell nobody."""


def compare(
    compared: Sequence[Compared], links: Links = NO_LINKS, progress: Progress = no_progress
) -> Comparison:
    """Compare municipalities, whose keys are unique.

    What is found is the same in whatever order they are named; only cells follow that order. ``progress`` is
    called with 1 for each municipality that is done.
    """
    keys = sorted(one.key for one in compared)
    if len(set(keys)) < len(keys):
        raise ValueError(keys)
    promises = {one.key: promise_features(one) for one in compared}
    behaviours = {one.key: behaviour_features(one) for one in compared}
    sorts = (Aligner(promises, judge_promises, links), Aligner(behaviours, judge_behaviours, links))
    for key in keys:
        for aligner in sorts:
            aligner.add(key)
        progress(1)
    for aligner in sorts:
        aligner.settle()
    return Comparison(
        tuple(compared),
        promise_rows(sorts[0].rows(), compared, promises),
        behaviour_rows(sorts[1].rows(), compared, behaviours),
        channel_rows(compared),
        (*sorts[0].matches(), *sorts[1].matches()),
        interchange(compared),
    )
