"""The command as a process of its own, for tests of what processes do to each other."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Self

PATIENCE = 60.0
"""Seconds until a test gives up; a busy machine may take many times what this one takes."""

SMALL = """formaat: serviceformule/1
gemeente: {{naam: "{name}"}}
formule: {{titel: Serviceformule, soort: generiek, versie: "1.0", status: concept}}
"""


def small(folder: Path, name: str, more: str = "") -> Path:
    """Write a definition that takes little time to build."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "serviceformule.yaml").write_text(SMALL.format(name=name) + more, encoding="utf-8")
    return folder


def until(holds: Callable[[], object], what: str) -> None:
    """Wait until something holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(0.02)


class Command:
    """A running ``serviceformule``, whose words are taken in as they come."""

    PROGRAM: tuple[str, ...] = ("-m", "generator")

    def __init__(self, *arguments: str | Path, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, *map(str, self.PROGRAM), *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=folder,
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONDONTWRITEBYTECODE": "1"},
        )
        self.out: list[str] = []
        self.err: list[str] = []
        self._readers = [
            threading.Thread(target=self._read, args=(self.process.stdout, self.out)),
            threading.Thread(target=self._read, args=(self.process.stderr, self.err)),
        ]
        for reader in self._readers:
            reader.start()

    def _read(self, pipe, lines: list[str]) -> None:
        with pipe:
            lines.extend(line.decode().rstrip("\n") for line in pipe)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    @property
    def said(self) -> str:
        return "\n".join(self.err)

    def hears(self, words: str, times: int = 1) -> None:
        """Wait until the command has said something so often."""
        until(lambda: self.said.count(words) >= times or self.over, f"{words!r} in {self.said!r}")
        assert self.said.count(words) >= times, self.said

    @property
    def over(self) -> bool:
        return self.process.poll() is not None and not any(reader.is_alive() for reader in self._readers)

    def interrupt(self, *, group: bool = True) -> None:
        """Press Ctrl-C: a terminal sends it to every process of the command."""
        if group:
            os.killpg(self.process.pid, signal.SIGINT)
        else:
            self.process.send_signal(signal.SIGINT)

    def wait(self) -> int:
        status = self.process.wait(PATIENCE)
        for reader in self._readers:
            reader.join(PATIENCE)
        return status

    def leaves_nobody(self) -> None:
        """Wait until no process of the command is left but as a name that nobody has asked after."""
        until(lambda: not self._processes(), "a process is left")

    def _processes(self) -> list[str]:
        command = ["ps", "-e", "-o", "pgid=,stat="]
        listed = subprocess.run(command, capture_output=True, text=True, check=True)
        rows = [line.split() for line in listed.stdout.splitlines()]
        return [state for group, state in rows if group == str(self.process.pid) and state[0] != "Z"]

    def kill(self) -> None:
        """End every process, whatever state a failed test has left them in."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.wait()
