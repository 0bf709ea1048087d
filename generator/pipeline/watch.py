"""Building while somebody edits: again and again, whenever a file that a build used has changed.

What counts is how the files stand now beside how they stood when they were read. The system's notices only
tell when to look; a look every second besides finds what they miss (network folders, a folder that went away
and came back, a change while a build was running).
"""

import os
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import monotonic, sleep
from typing import Final

from generator.pipeline.attempt import Built, Verdict
from generator.pipeline.build import BuildRequest
from generator.pipeline.many import Crew
from generator.pipeline.recorder import ABSENT, Signature, signature
from generator.resources import DEFINITION_NAME

_LOOK: Final = 1.0
"""Seconds between looks where the system tells of nothing."""
_REST: Final = 0.05
_LONGEST: Final = 0.5
"""A burst of saves is over when nothing has moved for ``_REST`` seconds; ``_LONGEST`` is waited at most."""

_States = Mapping[str, Signature]


@dataclass(frozen=True, slots=True)
class Round:
    """The definitions that were built again, in order, and the files on account of which; none at first."""

    changed: tuple[Path, ...]
    built: Iterator[Built]


@dataclass
class _Watched:
    request: BuildRequest
    used: _States = field(default_factory=dict)

    def changed(self) -> tuple[str, ...]:
        """Give the files that are not as they were when they were read."""
        return tuple(path for path, state in self.used.items() if signature(path) != state)

    def note(self, built: Built) -> None:
        """Remember what a build used; where it did not get to the end, also what was used before."""
        before = {} if built.verdict is Verdict.FINE else {path: signature(path) for path in self.used}
        self.used = {**before, **self._entrance(), **built.used}

    def _entrance(self) -> _States:
        path = Path(os.path.abspath(self.request.path))  # noqa: PTH100 - links stay as they are
        names = (path, path / DEFINITION_NAME)
        return {str(name): signature(name) for name in names}


def watch(requests: Sequence[BuildRequest], jobs: int) -> Iterator[Round]:
    """Build all, and then whichever has changed, without end; each round is to be read before the next.

    Raises:
        KeyboardInterrupt: the only end there is. No process is left and no file half written.
    """
    all_watched = [_Watched(replace(request, sparing=True)) for request in requests]
    with Crew(jobs, recording=True) as crew:
        yield Round((), _built(all_watched, crew))
        while True:
            changed = _await_change(all_watched)
            again = [watched for watched in all_watched if any(path in changed for path in watched.used)]
            yield Round(tuple(map(Path, changed)), _built(again, crew))


def _built(again: Sequence[_Watched], crew: Crew) -> Iterator[Built]:
    for watched, built in zip(again, crew.build([watched.request for watched in again]), strict=True):
        watched.note(built)
        yield built


def _await_change(all_watched: Sequence[_Watched]) -> tuple[str, ...]:
    """Wait until something has changed and is at rest again, and give what."""
    changed = _changed(all_watched)
    if not changed:
        with closing(
            _notices(nearest_folders(path for watched in all_watched for path in watched.used))
        ) as notices:
            for _ in notices:
                changed = _changed(all_watched)
                if changed:
                    break
    return _at_rest(all_watched, changed)


def _changed(all_watched: Sequence[_Watched]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(path for watched in all_watched for path in watched.changed()))


def _at_rest(all_watched: Sequence[_Watched], changed: tuple[str, ...]) -> tuple[str, ...]:
    """Wait for the end of a burst: many editors write beside a file, take it away and rename."""
    until = monotonic() + _LONGEST
    before: list[Signature] = []
    while monotonic() < until:
        states = [signature(path) for path in changed]
        if states == before and ABSENT not in states:
            break
        before = states
        sleep(_REST)
        changed = _changed(all_watched) or changed
    return changed


def _notices(folders: Sequence[str]) -> Generator[object, None, None]:
    """Yield whenever the system tells of something in these folders, and also every so often."""
    from watchfiles import watch as notices

    yield None  # between the build and this moment somebody may have been quick
    yield from notices(
        *folders,
        watch_filter=None,
        step=20,
        rust_timeout=int(_LOOK * 1000),
        yield_on_timeout=True,
        recursive=False,
        ignore_permission_denied=True,
    )


def nearest_folders(paths: Iterable[str]) -> list[str]:
    """Give the folders in which these files are, or will be: the nearest above each that is there."""
    found: dict[str, None] = {}
    for path in paths:
        folder = Path(path).parent
        while not folder.is_dir() and folder != folder.parent:
            folder = folder.parent
        found[str(folder)] = None
    return list(found)
