"""Many definitions, side by side in processes of their own.

Where the system can fork, a process begins with all that this one has read, imported and compiled; elsewhere
(Windows, macOS, other threads) it starts anew. Each does a good number of definitions and then makes room for
a fresh one, so memory does not grow with their number. One that dies takes one definition with it.
"""

import contextlib
import multiprocessing
import os
import signal
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Final, Self

from generator.diagnostics import Diagnostic
from generator.pipeline.attempt import Built, Verdict
from generator.pipeline.build import BuildRequest
from generator.pipeline.claims import Claims
from generator.pipeline.parallel import can_fork
from generator.pipeline.worker import Announced, work

_LIFETIME: Final = 50
"""How many definitions a process does."""
_PATIENCE: Final = 10.0
"""Seconds for a process to end by itself once it may; what it still does is writing files."""


def processors() -> int:
    """Give how many processors this process may use."""
    with contextlib.suppress(AttributeError):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(eq=False)
class _Worker:
    """A process, and where it is with the definition at hand, of which ``number`` is the place."""

    process: BaseProcess
    pipe: Connection
    number: int | None = None
    done: int = 0
    asking: bool = False
    writing: bool = False


class Crew:
    """Processes that build, ``jobs`` at most; the same for one series of definitions after another.

    ``recording`` tells with each definition which files it used.
    """

    def __init__(self, jobs: int, *, recording: bool = False) -> None:
        self._jobs = jobs
        self._recording = recording
        self._forks = can_fork()
        self._workers: list[_Worker] = []
        self._begin(())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def build(self, requests: Sequence[BuildRequest]) -> Generator[Built, None, None]:
        """Build, and give what came of each, in order, as soon as its turn has come.

        Raises:
            KeyboardInterrupt: after the processes have ended and what was finished by then has been given.
        """
        self._begin(requests)
        given = 0
        try:
            while given < len(requests):
                self._step()
                while given in self._finished:
                    yield self._finished.pop(given)
                    given += 1
        except KeyboardInterrupt:
            self.stop()
            yield from (self._finished[number] for number in sorted(self._finished))
            raise

    def stop(self) -> None:
        """End all processes; a definition that is being written is finished first."""
        for worker in self._workers if os.name != "nt" else ():  # there it would end one that writes too
            worker.process.terminate()
        for worker in list(self._workers):
            with contextlib.suppress(EOFError, OSError):
                while worker.pipe.poll(_PATIENCE if worker.writing else 0):
                    message = worker.pipe.recv()
                    if isinstance(message, Built):
                        self._finish(worker, message)
            self._dismiss(worker)

    def _begin(self, requests: Sequence[BuildRequest]) -> None:
        self._requests = [replace(request, alone=True) for request in requests]
        self._claims = Claims(tuple(request.path for request in requests))
        self._finished: dict[int, Built] = {}
        self._next = 0

    def _step(self) -> None:
        """Give work to whoever has none, and take in what there is."""
        idle = [worker for worker in self._workers if worker.number is None]
        while self._next < len(self._requests) and (idle or len(self._workers) < self._jobs):
            self._assign(idle.pop() if idle else self._hired())
        for pipe in wait([worker.pipe for worker in self._workers if worker.number is not None]):
            self._hear(next(worker for worker in self._workers if worker.pipe is pipe))
        for worker in self._workers:
            if worker.asking and worker.number is not None and self._claims.decided(worker.number):
                clash = self._claims.clash(worker.number)
                worker.asking, worker.writing = False, clash is None
                self._send(worker, clash)

    def _hired(self) -> _Worker:
        ours, theirs = multiprocessing.Pipe()
        inherited = [ours, *(worker.pipe for worker in self._workers)] if self._forks else []
        context = multiprocessing.get_context("fork") if self._forks else multiprocessing.get_context("spawn")
        options = {"recording": self._recording}
        process = context.Process(target=work, args=(theirs, inherited), kwargs=options)
        with _undisturbed():
            process.start()
            theirs.close()
            worker = _Worker(process, ours)
            self._workers.append(worker)
        return worker

    def _assign(self, worker: _Worker) -> None:
        worker.number, self._next = self._next, self._next + 1
        self._send(worker, self._requests[worker.number])

    def _send(self, worker: _Worker, message: BuildRequest | Diagnostic | None) -> None:
        with contextlib.suppress(OSError):  # it died; that is heard when its pipe is read
            worker.pipe.send(message)

    def _hear(self, worker: _Worker) -> None:
        try:
            message = worker.pipe.recv()
        except (EOFError, OSError):
            self._dismiss(worker)
            self._finish(worker, self._died(worker))
            return
        if isinstance(message, Announced):
            worker.asking = True
            self._claims.make(worker.number or 0, message.files)
            return
        self._finish(worker, message)
        if worker.done >= _LIFETIME:
            self._dismiss(worker)

    def _finish(self, worker: _Worker, built: Built) -> None:
        if worker.number is not None:
            self._claims.make(worker.number)
            self._finished[worker.number] = built
        worker.number, worker.asking, worker.writing = None, False, False
        worker.done += 1

    def _died(self, worker: _Worker) -> Built:
        status = worker.process.exitcode or 0
        path = self._requests[worker.number or 0].path
        arguments = {"signal": _name(-status) if status < 0 else ""}
        found = Diagnostic("build-died", file=str(path), arguments=arguments)
        return Built(path, Verdict.REFUSED, diagnostics=(found,))

    def _dismiss(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join(_PATIENCE)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()


def _name(number: int) -> str:
    with contextlib.suppress(ValueError):
        return signal.Signals(number).name
    return str(number)


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold Ctrl-C back, so that no process is started of which nothing is known."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
