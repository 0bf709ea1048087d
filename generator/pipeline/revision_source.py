"""A definition as it stood in a version of git: ``REVISION:PATH``, read past the working tree."""

import posixpath
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from generator.diagnostics import Diagnostic, InvalidInputError, RefusedError, nearest
from generator.pipeline.git import (
    AmbiguousNameError,
    Commit,
    Objects,
    ObjectTooLargeError,
    Repository,
    commit_of,
    find_repository,
)
from generator.pipeline.git_tree import Entry, Tree
from generator.resources import DEFINITION_NAME
from generator.source.reader import MAX_BYTES, too_large

_MAX_COMMIT_BYTES: Final = 1024 * 1024
_TREE: Final = re.compile(r"tree ([0-9a-f]{40,64})\n")
_PLAIN: Final = re.compile(r"[\w.@~^+{}-]+(/[\w.@~^+{}-]+)*")
"""A revision that can stand before a path and be told from it."""
_NAME: Final = re.compile(r"[\w./+-]+")
"""A branch or a tag, and not a place in its history."""
_UNFIT: Final = re.compile(r"[\x00-\x1f\x7f]")

Parts = tuple[str, ...]


def split_revision(text: str) -> tuple[str, str] | None:
    """Part ``REVISION:PATH`` as git does, at the first colon outside braces; None where there is none."""
    depth = 0
    for place, character in enumerate(text):
        if character == ":" and not depth:
            return text[:place], text[place + 1 :]
        depth += {"{": 1, "}": -1 if depth else 0}.get(character, 0)
    return None


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the repository, and the file or folder in it that was asked for.

    ``place`` is the path of that file from the root; a folder stands for the definition in it.
    """

    repository: Repository
    commit: Commit
    tree: str
    label: str
    place: Parts

    @property
    def path(self) -> PurePath:
        """The file under a name that no file on disk has, so that nothing reads it there by accident."""
        return PurePath(self.label, *self.place)

    @contextmanager
    def files(self) -> Iterator[Tree]:
        """Give the files of the version."""
        with self.repository.objects() as objects:
            yield Tree(objects, self.tree, self.label)

    def read(self, files: Tree, path: PurePath) -> bytes:
        """Give the bytes of a file of a definition, by its path under ``label``.

        Raises:
            OSError: it is not there, or is a folder.
            InvalidInputError: it is outside the repository, too large, or not kept in this version.
        """
        try:
            parts = path.relative_to(PurePath(self.label)).parts
        except ValueError:
            raise InvalidInputError([Diagnostic("git-outside", file=str(self.path))]) from None
        try:
            return files.read(parts, MAX_BYTES)
        except ObjectTooLargeError as error:
            raise InvalidInputError([too_large(str(path), error.size)]) from error

    def beside(self, name: str) -> bytes:
        """Give a file by its path from the folder of the definition; raises as ``read`` does."""
        with self.files() as files:
            return self.read(files, self.path.parent / name)


def find_version(revision: str, path: str) -> Version:
    """Find a file in a version of the repository around the current folder.

    A path counts from the root of the repository, and from the current folder where it begins with ``./``
    or ``../``, as git reads it.

    Raises:
        RefusedError: there is no git, no repository, no such version or no such path.
        InvalidInputError: the path leads out of what the version holds.
    """
    name = f"{revision}:{path}"
    if not revision or revision.startswith("-") or _UNFIT.search(name):
        raise RefusedError(Diagnostic("git-bad-revision", arguments={"revision": revision, "name": name}))
    repository = find_repository(name)
    with repository.objects() as objects:
        commit, tree = _commit(repository, objects, revision)
        label = _label(revision, commit)
        files = Tree(objects, tree, label)
        place = _Search(repository, files, revision, path).found()
        return Version(repository, commit, tree, label, place)


def _commit(repository: Repository, objects: Objects, revision: str) -> tuple[Commit, str]:
    """Give the commit of a revision and the id of its tree."""
    arguments = {"revision": revision}
    try:
        found = objects.get(f"{revision}^{{commit}}", _MAX_COMMIT_BYTES)
        if found is None:
            objects.get(revision, _MAX_COMMIT_BYTES)  # only of the name itself git says that it is ambiguous
    except AmbiguousNameError as error:
        raise RefusedError(Diagnostic("git-revision-ambiguous", arguments=arguments)) from error
    except ObjectTooLargeError:
        found = None
    tree = _TREE.match(found.data.decode("latin-1")) if found else None
    if found is None or tree is None:
        names = ["HEAD", *repository.names()] if _NAME.fullmatch(revision) else []
        arguments["suggestion"] = nearest(revision, names)
        if repository.shallow:
            raise RefusedError(Diagnostic("git-shallow", arguments=arguments))
        raise RefusedError(Diagnostic("git-revision-missing", arguments=arguments))
    return commit_of(found), tree[1]


def _label(revision: str, commit: Commit) -> str:
    plain = _PLAIN.fullmatch(revision) and not {".", ".."} & set(revision.split("/"))
    return f"{revision if plain else commit.id[:10]}:/"


@dataclass(frozen=True, slots=True)
class _Search:
    """The search for one path in a version."""

    repository: Repository
    files: Tree
    revision: str
    path: str

    def found(self) -> Parts:
        """Give the path of the file from the root, and in a folder that of the definition in it."""
        here = self.path.split("/", 1)[0] in (".", "..")
        place, other = self._from_here(), self._from_root()
        if not here:
            place, other = other, place
        entry = self._entry(place)
        if place is None or entry is None:
            raise RefusedError(self._missing(place, other, here=here))
        if not entry.is_folder:
            return place
        inner = (*place, DEFINITION_NAME)
        if self.files.find(inner) is None:
            raise RefusedError(self._no_definition(entry))
        return inner

    def _from_here(self) -> Parts | None:
        return _parts(posixpath.join(self.repository.prefix, self.path.lstrip("/")))

    def _from_root(self) -> Parts | None:
        return _parts(self.path.lstrip("/"))

    def _entry(self, place: Parts | None) -> Entry | None:
        return None if place is None else self.files.find(place)

    def _missing(self, place: Parts | None, other: Parts | None, *, here: bool) -> Diagnostic:
        """Say that a path is not in the version, or that it is, read the other way."""
        arguments = {"name": self.path, "revision": self.revision}
        if other is not None and self._entry(other) is not None:
            inner = "/".join(other)
            as_is = self.path.lstrip("/")
            arguments["suggestion"] = f"{self.revision}:{inner if here else f'./{as_is}'}"
            if here:
                return Diagnostic("git-path-from-root", arguments=arguments)
            return Diagnostic("git-path-from-here", arguments=arguments)
        near = self._near(place or ())
        arguments["suggestion"] = f"{self.revision}:{near}" if near else ""
        return Diagnostic("git-path-missing", arguments=arguments)

    def _near(self, place: Parts) -> str:
        """Give the path that was most likely meant, one name of which is written differently."""
        for length, part in enumerate(place):
            folder = self._entry(place[:length])
            if folder is None or not folder.is_folder:
                return ""
            if self._entry(place[: length + 1]) is None:
                near = nearest(part, self.files.names(folder))
                whole = (*place[:length], near, *place[length + 1 :])
                return "/".join(whole) if near and self._entry(whole) else ""
        return ""

    def _no_definition(self, folder: Entry) -> Diagnostic:
        names = [name for name in self.files.names(folder) if name.endswith((".yaml", ".yml"))]
        near = nearest(DEFINITION_NAME, names)
        inner = posixpath.join(self.path, near)
        arguments = {
            "folder": self.path or ".",
            "revision": self.revision,
            "name": DEFINITION_NAME,
            "suggestion": f"{self.revision}:{inner}" if near else "",
        }
        return Diagnostic("git-no-definition", arguments=arguments)


def _parts(path: str) -> Parts | None:
    """Take a path from the root apart, None where it is outside it."""
    normal = posixpath.normpath(path)
    if normal == ".":
        return ()
    parts = tuple(normal.split("/"))
    return None if parts[0] == ".." else parts
