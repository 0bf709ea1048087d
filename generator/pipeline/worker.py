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
    gc.disable()  # as the command does; it is called when there is time, for what was there before it is spared
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
    outputs: list[Path] = []

    def claim(files: Sequence[Path]) -> Callable[[], None]:
        outputs.extend(files)
        pipe.send(Announced(tuple(files)))
        return settle

    def settle() -> None:
        forbidden: Diagnostic | None = pipe.recv()
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        if forbidden is not None:
            raise InvalidInputError([forbidden])

    built = attempt(request, claim)
    if recorder is None:
        return built
    made = {os.path.abspath(path) for path in outputs}  # noqa: PTH100 - links stay as they are
    return replace(built, used={path: at for path, at in recorder.take().items() if path not in made})
