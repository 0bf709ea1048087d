"""The process in which a definition is built among many: requests in, what came of them out.

On the pipe go, from here, the files of a build (``Announced``) and what came of it (``Built``); from the
other side requests, and after an announcement the leave to write (None) or what forbids it.
"""

import gc
import os
import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from generator.diagnostics import Diagnostic, InvalidInputError
from generator.pipeline.attempt import Built, attempt
from generator.pipeline.build import BuildRequest
from generator.pipeline.recorder import Recorder

CRASHED: Final = 70
"""The exit status of a worker that met a fault of this program, as BSD's ``sysexits`` has it."""


@dataclass(frozen=True, slots=True)
class Announced:
    """The files that a build is going to write."""

    files: tuple[Path, ...]


def work(pipe: Connection, inherited: Sequence[Connection], *, recording: bool) -> None:
    """Build what is asked until the other side closes the pipe.

    ``inherited`` are pipes of other workers, which a fork copies: held open here, nobody would see their end.
    ``recording`` tells with every build which files it used.

    Ctrl-C reaches every process of a terminal; what it means is up to the one that started us. That one ends
    us with SIGTERM, which counts until the first file is written: a definition is written whole or not at
    all.
    """
    for other in inherited:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    recorder = Recorder() if recording else None
    status = CRASHED
    gc.disable()  # as the command does; between builds it looks at what the last one left, and nothing older
    gc.freeze()
    try:
        while True:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            pipe.send(_built(pipe.recv(), pipe, recorder))
            gc.collect()
    except (EOFError, BrokenPipeError, ConnectionResetError):  # nobody is there any more to build for
        status = 0
    finally:
        os._exit(status)  # without a word: the one that started us tells of it


def _built(request: BuildRequest, pipe: Connection, recorder: Recorder | None) -> Built:
    asking = _Asking(pipe)
    built = attempt(request, asking.claim)
    if asking.open:  # something was wrong with the documents; the answer must not be taken for a request
        pipe.recv()
    outputs = {os.path.abspath(path) for path in asking.files}  # noqa: PTH100 - links stay as they are
    used = recorder.take() if recorder is not None else {}
    return replace(
        built,
        diagnostics=tuple(map(_plain, built.diagnostics)),
        used={path: state for path, state in used.items() if path not in outputs},
    )


def _plain(found: Diagnostic) -> Diagnostic:
    """Make a finding fit to be sent: its arguments may be values of a template, or a view of a mapping."""
    return replace(found, arguments={name: str(value) for name, value in found.arguments.items()})


class _Asking:
    """A build that announces its files, and asks leave to write them; ``open`` until the answer is read."""

    def __init__(self, pipe: Connection) -> None:
        self.files: tuple[Path, ...] = ()
        self.open = False
        self._pipe = pipe

    def claim(self, files: Sequence[Path]) -> Callable[[], None]:
        """Announce."""
        self.files, self.open = tuple(files), True
        self._pipe.send(Announced(self.files))
        return self._settle

    def _settle(self) -> None:
        forbidden: Diagnostic | None = self._pipe.recv()
        self.open = False
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        if forbidden is not None:
            raise InvalidInputError([forbidden])
