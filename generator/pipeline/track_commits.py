"""The commits that changed the files of a definition since an older version, as git tells them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.diagnostics import InvalidInputError, RefusedError, TextFile
from generator.pipeline.git import Commit, Objects, ObjectTooLargeError, commit_of, find_repository
from generator.pipeline.git_tree import Tree
from generator.source.reader import MAX_BYTES

_HEAD: Final = "HEAD"
_MAX_COMMIT_BYTES: Final = 1024 * 1024
_LONGEST_WALK: Final = 500
"""In commits; what changed longer ago was no change of this version."""
_TREE: Final = re.compile(rb"tree ([0-9a-f]{40,64})\n")
_PARENT: Final = re.compile(rb"^parent ([0-9a-f]{40,64})$", re.MULTILINE)

Parts = tuple[str, ...]


def commits_since(old: Commit | None, files: Sequence[TextFile]) -> Mapping[str, tuple[Commit, ...]]:
    """Give by the name of each file the commits that changed it since a version, the latest first.

    Where there is no such version, or the file did not change since, that is the last one that changed it.
    A file that says something else than its last commit has none: nobody has told yet why.
    """
    try:
        repository = find_repository(_HEAD)
    except RefusedError:
        return {}
    root = Path.cwd().resolve()
    for _ in Path(repository.prefix).parts:
        root = root.parent
    found: dict[str, tuple[Commit, ...]] = {}
    with repository.objects() as objects:
        history = _History(objects)
        head = history.node(_HEAD)
        before = history.node(old.id) if old is not None else None
        for file in files:
            path = Path(file.name).resolve()
            if head is not None and path.is_relative_to(root):
                place = path.relative_to(root).parts
                if head.text(place) == _lines(file.text):
                    found[file.name] = history.commits(head, place, before)
    return found


def _lines(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


@dataclass(frozen=True, slots=True)
class _Node:
    """A commit with what it comes from and its files."""

    commit: Commit
    parents: tuple[str, ...]
    tree: Tree

    def blob(self, place: Parts) -> str:
        """Give the id of a file, empty where it is not there."""
        try:
            entry = self.tree.find(place)
        except InvalidInputError:
            return ""
        return entry.id if entry is not None and not entry.is_folder else ""

    def text(self, place: Parts) -> str | None:
        """Give what a file says, None where it is not there."""
        try:
            return _lines(self.tree.read(place, MAX_BYTES).decode("utf-8", "replace"))
        except (OSError, ObjectTooLargeError, InvalidInputError):
            return None


class _History:
    """The commits of a repository, each read once."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._nodes: dict[str, _Node | None] = {}

    def node(self, name: str) -> _Node | None:
        """Give a commit, None where it is not there: a shallow clone ends somewhere."""
        if name not in self._nodes:
            self._nodes[name] = self._read(name)
        return self._nodes[name]

    def _read(self, name: str) -> _Node | None:
        try:
            found = self._objects.get(f"{name}^{{commit}}", _MAX_COMMIT_BYTES)
        except ObjectTooLargeError:
            return None
        tree = _TREE.match(found.data) if found is not None else None
        if found is None or tree is None:
            return None
        parents = _PARENT.findall(found.data.partition(b"\n\n")[0])
        return _Node(
            commit_of(found),
            tuple(parent.decode("ascii") for parent in parents),
            Tree(self._objects, tree[1].decode("ascii"), f"{name}:/"),
        )

    def commits(self, head: _Node, place: Parts, before: _Node | None) -> tuple[Commit, ...]:
        """Give the commits that changed a file since the version ``before``, or else the last one."""
        if before is not None:
            until = before.blob(place)
            found = []
            for node in self._changing(head, place):
                if node.blob(place) == until:
                    break
                found.append(node.commit)
            if found:
                return tuple(found)
        return tuple(node.commit for node, _ in zip(self._changing(head, place), range(1), strict=False))

    def _changing(self, node: _Node, place: Parts) -> Iterator[_Node]:
        """Yield the commits that changed a file, the latest first, past merges that did not."""
        for _ in range(_LONGEST_WALK):
            blob = node.blob(place)
            parents = [one for name in node.parents if (one := self.node(name)) is not None]
            same = next((one for one in parents if one.blob(place) == blob), None)
            if same is None:
                yield node
                if not parents or not any(one.blob(place) for one in parents):
                    return
            node = same or parents[0]
