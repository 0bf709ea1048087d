"""Files: a definition is found and read, an output is written whole or not at all."""

import contextlib
import errno
import os
import secrets
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Final

from generator.diagnostics import Diagnostic, InvalidInputError, RefusedError, nearest
from generator.resources import DEFINITION_NAME
from generator.source.reader import MAX_BYTES, too_large

_READ_CODES: Final[Mapping[type[OSError], str]] = {
    FileNotFoundError: "path-missing",
    NotADirectoryError: "path-missing",
    PermissionError: "no-permission-read",
    IsADirectoryError: "path-is-folder",
}
_WRITE_CODES: Final[Mapping[int | None, str]] = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EFBIG: "disk-full",
    errno.EROFS: "read-only",
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
    errno.ENAMETOOLONG: "name-too-long",
    errno.EISDIR: "target-is-folder",
    errno.ENOTDIR: "folder-is-file",
    errno.EEXIST: "folder-is-file",
}


def find_definition(path: Path) -> Path:
    """Give the definition file that a path means: the file itself, or the one in the folder.

    Raises:
        RefusedError: path-missing, no-definition or no-permission-read.
    """
    try:
        if path.is_dir():
            return _in_folder(path)
        path.stat()
    except OSError as error:
        raise reading_refused(path, error) from error
    return path


def identity(path: Path) -> Path:
    """Give what two paths that mean the same definition have in common, whether it is there or not."""
    return Path(os.path.realpath(path / DEFINITION_NAME if path.is_dir() else path))


def _in_folder(folder: Path) -> Path:
    names = {entry.name for entry in folder.iterdir()}
    if DEFINITION_NAME in names:
        return folder / DEFINITION_NAME
    near = nearest(DEFINITION_NAME, [name for name in names if name.endswith((".yaml", ".yml"))])
    arguments = {"name": DEFINITION_NAME, "folder": str(folder), "suggestion": near}
    raise RefusedError(Diagnostic("no-definition", file=str(folder), arguments=arguments))


def read_limited(path: PurePath) -> bytes:
    """Give the bytes of a definition file, and never hold more of it than a definition may be.

    Raises:
        InvalidInputError: file-too-large.
        OSError: it cannot be opened.
    """
    with Path(path).open("rb") as file:
        raw = file.read(MAX_BYTES + 1)
        if len(raw) <= MAX_BYTES:
            return raw
        size = max(os.fstat(file.fileno()).st_size, len(raw))
    raise InvalidInputError([too_large(str(path), size)])


def reading_refused(path: Path, error: OSError) -> RefusedError:
    """Say why the definition itself cannot be opened."""
    code = next((code for kind, code in _READ_CODES.items() if isinstance(error, kind)), "path-unreadable")
    arguments = {"name": str(path)}
    if code == "path-missing":
        arguments["suggestion"] = _neighbour(path)
    return RefusedError(Diagnostic(code, file=str(path), arguments=arguments))


def _neighbour(path: Path) -> str:
    """Give the name in the same folder that was most likely meant."""
    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return ""
    near = nearest(path.name, names)
    return str(path.parent / near) if near else ""


def ensure_folder(folder: Path) -> None:
    """Make a folder, with those above it, where it is not there yet.

    Raises:
        RefusedError: the system does not allow it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise writing_refused(folder, error) from error


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that at any moment either the old one or the new one is there, whole.

    Raises:
        RefusedError: no-permission, target-held, target-is-folder, disk-full, read-only, folder-is-file,
            name-too-long or write-failed. What stood there still does.
    """
    target = path.resolve() if path.is_symlink() else path
    beside = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        try:
            _write_through(beside, data)
        except OSError as error:
            raise writing_refused(path, error) from error
        try:
            beside.replace(target)
        except PermissionError as error:
            code = "target-is-folder" if target.is_dir() else "target-held"
            raise RefusedError(Diagnostic(code, file=str(path), arguments={"name": str(path)})) from error
        except OSError as error:
            raise writing_refused(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _write_through(path: Path, data: bytes) -> None:
    """Write a new file and wait until the disk has it: a rename must not overtake the content."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def writing_refused(path: Path, error: OSError) -> RefusedError:
    """Say why something cannot be written."""
    code = _WRITE_CODES.get(error.errno, "write-failed")
    arguments = {"name": str(path), "folder": str(path.parent)}
    return RefusedError(Diagnostic(code, file=str(path), arguments=arguments))


def read_output(path: Path) -> bytes | None:
    """Give what stands where an output will come, None where nothing does.

    Raises:
        RefusedError: something stands there that cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise writing_refused(path, error) from error
