"""Which files a process reads, whoever in it reads them, and also those that it looked for in vain.

Python tells every attempt to open a file to its audit hooks (PEP 578). So a room below needs no notion of
being watched, and none can be forgotten. What a process beside this one reads is seen as well: a fork copies
the hook, and both write into one file without a name.
"""

import json
import os
import sys
from pathlib import Path
from stat import S_ISDIR
from tempfile import TemporaryFile
from typing import Final

from generator.resources import formulas_folder, templates_folder

Signature = tuple[int, int, int]
"""When a file was last changed, its size and its number; all 0 for a folder, all -1 where nothing is."""

ABSENT: Final[Signature] = (-1, -1, -1)
_FOLDER: Final[Signature] = (0, 0, 0)
_WRITING: Final = os.O_WRONLY | os.O_RDWR


def signature(path: str | Path) -> Signature:
    """Tell one state of a file from another, without reading it."""
    try:
        found = os.stat(path)  # noqa: PTH116 - the hook takes names as they come
    except (OSError, ValueError):
        return ABSENT
    return _FOLDER if S_ISDIR(found.st_mode) else (found.st_mtime_ns, found.st_size, found.st_ino)


class Recorder:
    """Notes files from the moment it is made; it cannot be taken away, so a process makes one."""

    def __init__(self) -> None:
        self._file = TemporaryFile(buffering=0)  # noqa: SIM115 - it lives as long as the process
        self._seen: set[str] = set()
        ours = (Path(__file__).parents[1], templates_folder(), formulas_folder(), sys.prefix, sys.base_prefix)
        self._ours = tuple(f"{folder}{os.sep}" for folder in ours)
        sys.addaudithook(self._hear)

    def take(self) -> dict[str, Signature]:
        """Give the files that were read since the last time, each as it was just before."""
        self._file.seek(0)
        lines = self._file.read().splitlines()
        self._file.seek(0)
        self._file.truncate()
        self._seen.clear()
        taken: dict[str, Signature] = {}
        for path, *state in map(json.loads, lines):
            taken.setdefault(path, (state[0], state[1], state[2]))
        return taken

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if event != "open":
            return
        path, _, flags = arguments
        if not isinstance(path, str | os.PathLike) or (isinstance(flags, int) and flags & _WRITING):
            return
        name = os.path.abspath(path)  # noqa: PTH100 - a Path would be made for every file that Python opens
        if name not in self._seen and not name.startswith(self._ours):
            self._seen.add(name)
            os.write(self._file.fileno(), json.dumps([name, *signature(name)]).encode() + b"\n")
