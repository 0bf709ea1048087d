"""Git, asked for what it keeps, without running anything that a repository brings along.

Its own program is run, without a shell, and only for what is written down in the repository: ``rev-parse``,
``for-each-ref`` and ``cat-file --batch`` run no hook, filter, text conversion or pager. A partial clone
fetches what it lacks, by a command that its configuration may set, so every way of fetching is closed.
"""

import contextlib
import os
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from generator.diagnostics import Diagnostic, RefusedError

_KEPT: Final = ("GIT_CONFIG", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM")
"""What the user may have set; the other variables lead git to another repository, or run a program."""
_QUIET: Final = {
    "LC_ALL": "C",
    "LANGUAGE": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # for git before 2.45, which fetches all the same
    "GIT_PAGER": "cat",
}
_SETTINGS: Final = ("--no-pager", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")
_FOUND: Final = re.compile(rb"([0-9a-f]{40,64}) (blob|tree|commit|tag) (\d+)\n")
_AUTHOR: Final = re.compile(r"(.*?) ?<[^>]*> (-?\d{1,18}) ([+-])(\d\d)(\d\d)")
_MOST_NAMES: Final = 5_000


@dataclass(frozen=True, slots=True)
class Commit:
    """What git tells of a version: its id, when and by whom it was written, and its first line."""

    id: str
    date: datetime | None
    author: str
    subject: str


@dataclass(frozen=True, slots=True)
class GitObject:
    """An object as git keeps it; ``kind`` is blob, tree, commit or tag."""

    id: str
    kind: str
    data: bytes


class ObjectTooLargeError(Exception):
    """An object has more bytes than the caller can use; nothing of it was read."""

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.size = size


class AmbiguousNameError(Exception):
    """The beginning of an id belongs to several objects."""


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository around the current folder.

    ``prefix`` is the current folder in it, with a slash at the end, empty at the root and in a bare one.
    """

    program: str
    prefix: str
    shallow: bool

    def objects(self) -> "Objects":
        """Give its objects, to be used in a ``with`` statement."""
        return Objects(self.program)

    def names(self) -> list[str]:
        """Give its branches and tags, those of its remotes as well."""
        wanted = ("for-each-ref", f"--count={_MOST_NAMES}", "--format=%(refname:short)")
        listed = _run(self.program, (*wanted, "refs/heads", "refs/tags", "refs/remotes"))
        return os.fsdecode(listed.stdout).splitlines()


def find_repository(name: str) -> Repository:
    """Find the repository around the current folder; ``name`` is what messages say was asked for.

    Raises:
        RefusedError: git-missing, git-no-repository, git-not-trusted or git-failed.
    """
    program = _program()
    if program is None:
        raise RefusedError(Diagnostic("git-missing", arguments={"name": name}))
    try:
        told = _run(program, ("rev-parse", "--is-shallow-repository", "--show-prefix"))
    except OSError as error:
        raise RefusedError(Diagnostic("git-failed", arguments={"problem": str(error)})) from error
    if told.returncode:
        raise RefusedError(_refusal(os.fsdecode(told.stderr), name))
    shallow, _, prefix = os.fsdecode(told.stdout).partition("\n")
    return Repository(program, prefix.removesuffix("\n"), shallow.strip() == "true")


def _refusal(said: str, name: str) -> Diagnostic:
    """Say why git did not open the repository, from what it said in English."""
    if "not a git repository" in said.lower():
        return Diagnostic("git-no-repository", arguments={"name": name})
    if "dubious ownership" in said or "unsafe repository" in said:
        found = re.search(r"'([^'\n]+)'", said)
        return Diagnostic("git-not-trusted", arguments={"folder": found[1] if found else "."})
    return Diagnostic("git-failed", arguments={"problem": said.strip().rpartition("\n")[2]})


class Objects:
    """The objects of a repository, through one process that answers question after question."""

    def __init__(self, program: str) -> None:
        self._program = program
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def get(self, name: str, limit: int) -> GitObject | None:
        """Give the object of an id or an expression on one line, None where there is none.

        Raises:
            ObjectTooLargeError: it has more than ``limit`` bytes.
            AmbiguousNameError: there are several.
        """
        process = self._process or self._start()
        if process.stdin is None or process.stdout is None:
            raise AssertionError(process)
        with contextlib.suppress(OSError):  # it ended: what it does not say is not there
            process.stdin.write(os.fsencode(name) + b"\n")
            process.stdin.flush()
        head = process.stdout.readline()
        found = _FOUND.fullmatch(head)
        if found is None:
            if not head:
                self._stop()
            if head.endswith(b" ambiguous\n"):
                raise AmbiguousNameError(name)
            return None
        size = int(found[3])
        if size > limit:
            self._stop()
            raise ObjectTooLargeError(size)
        data = process.stdout.read(size)
        process.stdout.read(1)
        return GitObject(found[1].decode("ascii"), found[2].decode("ascii"), data)

    def _start(self) -> subprocess.Popen[bytes]:
        self._process = subprocess.Popen(  # noqa: S603 - see the module
            [self._program, *_SETTINGS, "cat-file", "--batch"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        return self._process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            with contextlib.suppress(OSError), process:
                pass


def commit_of(found: GitObject) -> Commit:
    """Read a commit; what is not written as git writes it is left out."""
    head, _, message = found.data.partition(b"\n\n")
    fields: dict[bytes, bytes] = {}
    for line in head.split(b"\n"):
        key, _, value = line.partition(b" ")
        fields.setdefault(key, value)
    encoding = fields.get(b"encoding", b"utf-8").decode("ascii", "replace")
    author = _AUTHOR.fullmatch(_decoded(fields.get(b"author", b""), encoding))
    subject = _decoded(message, encoding).strip("\n").partition("\n\n")[0]
    who = author[1] if author else ""
    return Commit(found.id, _date(author) if author else None, who, " ".join(subject.split()))


def _date(author: re.Match[str]) -> datetime | None:
    offset = timedelta(hours=int(author[4]), minutes=int(author[5]))
    try:
        return datetime.fromtimestamp(int(author[2]), timezone(offset if author[3] == "+" else -offset))
    except (ValueError, OverflowError, OSError):
        return None


def _decoded(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding, "replace")
    except (LookupError, UnicodeError):
        return raw.decode("utf-8", "replace")


def _program() -> str | None:
    """Find git where the user has programs, and never in the current folder, as Windows would."""
    name = "git.exe" if os.name == "nt" else "git"
    for folder in map(Path, os.get_exec_path()):
        path = folder / name
        if folder.is_absolute() and path.is_file() and os.access(path, os.X_OK):
            return str(path)
    return None


def _environment() -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith(_KEPT)
    }
    return kept | _QUIET


def _run(program: str, arguments: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 - see the module
        [program, *_SETTINGS, *arguments],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
        env=_environment(),
    )
