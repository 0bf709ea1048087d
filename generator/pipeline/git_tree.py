"""The files of one version in git, found as a file system finds them.

Folders are walked by their own objects and not by git's ``REVISION:PATH``: that says neither that a name is
a symbolic link or a submodule, nor what else there is in a folder where a name is missing.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from generator.diagnostics import Diagnostic, InvalidInputError
from generator.pipeline.git import Objects, ObjectTooLargeError

MAX_FOLDER_BYTES: Final = 16 * 1024 * 1024
"""Of the list of names in one folder: far above any folder with definitions."""
_MOST_LINKS: Final = 40
"""As many as Linux follows."""
_LONGEST_LINK: Final = 4096
_POINTER: Final = b"version https://git-lfs.github.com/spec/"


class Kind(Enum):
    """What a name in a folder stands for."""

    FILE = auto()
    FOLDER = auto()
    LINK = auto()
    SUBMODULE = auto()


_KINDS: Final = {b"40000": Kind.FOLDER, b"120000": Kind.LINK, b"160000": Kind.SUBMODULE}
"""By the mode that git writes; all others are files."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands at a name."""

    id: str
    kind: Kind

    @property
    def is_folder(self) -> bool:
        """Whether it holds other entries."""
        return self.kind is Kind.FOLDER


class Tree:
    """All files of a version; ``label`` is what messages put before a path in it."""

    def __init__(self, objects: Objects, root: str, label: str) -> None:
        self._objects = objects
        self._root = Entry(root, Kind.FOLDER)
        self._label = label
        self._folders: dict[str, dict[str, Entry]] = {}

    def names(self, folder: Entry) -> list[str]:
        """Give the names in a folder."""
        return list(self._entries(folder))

    def find(self, parts: Iterable[str]) -> Entry | None:
        """Give what stands at a path, None where nothing does; links are followed within the version.

        Raises:
            InvalidInputError: git-link-astray, git-submodule or git-object-missing.
        """
        path = tuple(parts)
        waiting = list(reversed(path))
        above = [self._root]
        links = 0
        while waiting:
            if not above[-1].is_folder:
                return None
            part = waiting.pop()
            if part == "..":
                above.pop()
                if not above:
                    raise InvalidInputError([Diagnostic("git-link-astray", file=self._shown(path))])
                continue
            if part in ("", "."):
                continue
            entry = self._entry(above[-1], part)
            if entry is None:
                return None
            if entry.kind is Kind.SUBMODULE:
                found = Diagnostic("git-submodule", file=self._shown(path), arguments={"name": part})
                raise InvalidInputError([found])
            if entry.kind is not Kind.LINK:
                above.append(entry)
                continue
            links += 1
            target = self._link(entry)
            if target is None or links > _MOST_LINKS:
                raise InvalidInputError([Diagnostic("git-link-astray", file=self._shown(path))])
            waiting.extend(reversed(target.split("/")))
        return above[-1]

    def read(self, parts: Iterable[str], limit: int) -> bytes:
        """Give the bytes of a file.

        Raises:
            OSError: it is not there, or is a folder.
            ObjectTooLargeError: it has more than ``limit`` bytes.
            InvalidInputError: git-lfs-pointer, and see ``find``.
        """
        path = tuple(parts)
        entry = self.find(path)
        name = self._shown(path)
        if entry is None:
            raise FileNotFoundError(name)
        if entry.is_folder:
            raise IsADirectoryError(name)
        found = self._objects.get(entry.id, limit)
        if found is None:
            raise InvalidInputError([Diagnostic("git-object-missing", file=name)])
        if found.data.startswith(_POINTER):
            raise InvalidInputError([Diagnostic("git-lfs-pointer", file=name)])
        return found.data

    def _link(self, entry: Entry) -> str | None:
        """Give where a link leads, None where that cannot be in the version."""
        try:
            found = self._objects.get(entry.id, _LONGEST_LINK)
        except ObjectTooLargeError:
            return None
        target = found.data.decode("utf-8", "surrogateescape") if found else "/"
        return None if target.startswith("/") else target

    def _entry(self, folder: Entry, name: str) -> Entry | None:
        """Give an entry by its name; macOS gives accents apart from letters, git keeps them together."""
        entries = self._entries(folder)
        return entries.get(name) or entries.get(unicodedata.normalize("NFC", name))

    def _entries(self, folder: Entry) -> dict[str, Entry]:
        if folder.id not in self._folders:
            try:
                found = self._objects.get(folder.id, MAX_FOLDER_BYTES)
            except ObjectTooLargeError:
                found = None
            if found is None:
                raise InvalidInputError([Diagnostic("git-object-missing", file=self._label)])
            self._folders[folder.id] = _parsed(found.data, len(folder.id) // 2)
        return self._folders[folder.id]

    def _shown(self, path: Iterable[str]) -> str:
        return f"{self._label}{'/'.join(path)}"


def _parsed(data: bytes, width: int) -> dict[str, Entry]:
    """Read a folder: of each entry its mode, a space, its name, a zero byte and the bytes of its id."""
    entries: dict[str, Entry] = {}
    position = 0
    while (end := data.find(b"\0", position)) >= 0:
        mode, _, name = data[position:end].partition(b" ")
        position = end + 1 + width
        kind = _KINDS.get(mode, Kind.FILE)
        entries[name.decode("utf-8", "surrogateescape")] = Entry(data[end + 1 : position].hex(), kind)
    return entries
