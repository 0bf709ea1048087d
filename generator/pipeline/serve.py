"""The server of web pages beside a build, in a process of its own.

The process that builds must stay without threads to be able to split, so it cannot serve as well.
"""

import contextlib
import multiprocessing
import os
import signal
from collections.abc import Iterator
from multiprocessing.connection import Connection
from threading import Thread
from typing import Final

from generator.diagnostics import Diagnostic, RefusedError
from generator.pipeline.page_server import FIRST_PORT, bound_server
from generator.pipeline.parallel import can_fork
from generator.pipeline.served_pages import PageWords
from generator.pipeline.site import Site, State

_PATIENCE: Final = 5.0


class Serving:
    """The server as the one that builds sees it: an address, and a state to tell it."""

    def __init__(self, address: str, pipe: Connection) -> None:
        self.address = address
        self._pipe = pipe

    def turn(self, state: State) -> None:
        """Tell what a round came to; where the server has ended, nobody looks any more."""
        with contextlib.suppress(OSError):
            self._pipe.send(state)


@contextlib.contextmanager
def serving(words: PageWords, first: int = FIRST_PORT) -> Iterator[Serving]:
    """Serve pages at the first free port as long as the context lasts.

    Raises:
        RefusedError: no port is free.
    """
    ours, theirs = multiprocessing.Pipe()
    forks = can_fork()
    context = multiprocessing.get_context("fork") if forks else multiprocessing.get_context("spawn")
    process = context.Process(target=_serve, args=(theirs, ours if forks else None, words, first))
    process.start()
    theirs.close()
    try:
        address = ours.recv()
        if not address:
            raise RefusedError(Diagnostic("no-free-port", arguments={"port": str(first)}))
        yield Serving(address, ours)
    finally:
        ours.close()
        process.join(_PATIENCE)
        if process.is_alive():
            process.kill()
            process.join()


def _serve(pipe: Connection, inherited: Connection | None, words: PageWords, first: int) -> None:
    """Serve until the other side closes the pipe; Ctrl-C is the other side's affair."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if inherited is not None:
        inherited.close()
    site = Site(State())
    try:
        server = bound_server(site, words, first)
    except OSError:
        pipe.send("")
        return
    pipe.send(server.address)
    Thread(target=server.serve_forever, daemon=True).start()
    with contextlib.suppress(EOFError, OSError):
        while True:
            site.turn(pipe.recv())
    site.close()
    os._exit(0)  # whoever still looks is cut off
