"""What a server of web pages has to show at this moment."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Condition
from typing import Final

_HEARTBEAT: Final = 15.0
"""Seconds after which one who waits is told that nothing has happened: so it shows that he has left."""


@dataclass(frozen=True, slots=True)
class State:
    """What the last round came to: the folders that hold pages, and what is wrong, empty where nothing is."""

    folders: tuple[Path, ...] = ()
    problem: str = ""


class Site:
    """The pages of a build, which change under the eyes of those who look: a thread for each of them."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._turned = Condition()
        self._open = True

    def turn(self, state: State) -> None:
        """Go on to the state after a round, and wake all who wait for it."""
        with self._turned:
            self._state = state
            self._turned.notify_all()

    def close(self) -> None:
        """Let all who wait go."""
        with self._turned:
            self._open = False
            self._turned.notify_all()

    def states(self) -> Iterator[State | None]:
        """Yield the present state and each that comes, None every now and then; end when the site closes."""
        seen: State | None = None
        while True:
            with self._turned:
                if self._open and self._state is seen:
                    self._turned.wait(_HEARTBEAT)
                now, is_open = self._state, self._open
            if not is_open:
                return
            yield None if now is seen else now
            seen = now

    def pages(self) -> dict[str, Path]:
        """Give the pages by their path in an address; where there are several folders these have numbers.

        What is no plain file in one of the folders is no page: a link could lead anywhere.
        """
        found: dict[str, Path] = {}
        folders = self._state.folders
        for number, folder in enumerate(folders, 1):
            prefix = f"/{number}" if len(folders) > 1 else ""
            with contextlib.suppress(OSError):
                pages = sorted(path for path in folder.iterdir() if _is_page(path))
                found |= {f"{prefix}/{path.name}": path for path in pages}
        return found

    def mark(self, address: str) -> str:
        """Tell one state of a page from another; for an address that is no page, one state of their list."""
        pages = self.pages()
        if address not in pages:
            return " ".join(sorted(pages))
        with contextlib.suppress(OSError):
            found = pages[address].stat()
            return f"{found.st_mtime_ns}-{found.st_size}"
        return ""


def _is_page(path: Path) -> bool:
    visible = path.suffix == ".html" and not path.name.startswith(".")
    return visible and path.is_file() and not path.is_symlink()
