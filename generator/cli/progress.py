"""A bar that tells how far a long build is, on a terminal and nowhere else."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Final, Self

import click

_FEW: Final = 4
"""So many are done before a bar would be of use."""


class Progress:
    """click's bar, which steps aside for what is printed meanwhile; nothing where there is no terminal."""

    def __init__(self, total: int, label: str, least: int = _FEW) -> None:
        shown = total > least and sys.stderr.isatty()
        self._bar = _bar(total, label) if shown else None

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.__exit__(kind, error, trace)

    def advance(self, steps: int) -> None:
        """Count steps about which there is nothing to say."""
        if self._bar is not None:
            self._bar.update(steps)

    @contextmanager
    def one_more(self) -> Iterator[None]:
        """Make room for what is said about one that is done, and count it."""
        if self._bar is None:
            yield
            return
        width = shutil.get_terminal_size().columns - 1
        sys.stderr.write(f"\r{' ' * width}\r")
        sys.stderr.flush()
        yield
        sys.stdout.flush()
        self._bar.update(1)  # the count is on the bar, so it is drawn anew


def _bar(total: int, label: str) -> "click._termui_impl.ProgressBar[int]":
    return click.progressbar(length=total, label=label, show_pos=True, show_percent=False, file=sys.stderr)
