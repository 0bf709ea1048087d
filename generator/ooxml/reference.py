"""Our own clean Word file, kept as readable parts in a folder, packed when it is needed."""

from importlib.resources.abc import Traversable
from pathlib import Path

from generator.ooxml.archive import write_archive


def reference_package(folder: Traversable | Path) -> bytes:
    """Pack the parts in a folder into the bytes of a .docx.

    Raises:
        OSError: A part cannot be read.
    """
    return write_archive(dict(_parts(folder, "")))


def _parts(folder: Traversable | Path, prefix: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            found += _parts(entry, f"{prefix}{entry.name}/")
        else:
            found.append((prefix + entry.name, entry.read_bytes()))
    return found
