"""Whether a Word file is still as we wrote it."""

from collections.abc import Mapping
from enum import StrEnum
from hashlib import sha256

from generator.ooxml.archive import DamagedArchiveError, read_archive
from generator.ooxml.snapshot import find_snapshot


class FileState(StrEnum):
    """What is known of an existing file."""

    UNTOUCHED = "untouched"
    CHANGED = "changed"
    FOREIGN = "foreign"
    """Not written by us, or not readable: whatever it is, it is not ours to replace."""


def digest_of(members: Mapping[str, bytes], leave_out: str) -> str:
    """Give the hash of a file's members, however they are packed, but for the one that holds it."""
    total = sha256()
    for name in sorted(members):
        if name != leave_out:
            total.update(name.encode("utf-8", "surrogateescape") + b"\0")
            total.update(sha256(members[name]).digest())
    return total.hexdigest()


def state_of(data: bytes) -> FileState:
    """Say whether a file is as we wrote it, saved since, or none of ours."""
    try:
        members = read_archive(data)
    except DamagedArchiveError:
        return FileState.FOREIGN
    found = find_snapshot(members)
    if found is None:
        return FileState.FOREIGN
    part, snapshot = found
    return FileState.UNTOUCHED if snapshot.digest == digest_of(members, part) else FileState.CHANGED
