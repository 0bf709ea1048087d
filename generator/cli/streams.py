"""Standard output for results, standard error for everything else, both in UTF-8."""

import io
import os
import shutil
import sys
from contextlib import suppress


def prepare() -> None:
    """Make both streams write any text, whatever the machine's locale or a Windows code page holds."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def result(text: str) -> None:
    """Write a result: a path, a schema, JSON."""
    sys.stdout.write(text)


def line_width() -> int | None:
    """Give the width of the terminal that results go to, None where they go elsewhere."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def say(text: str) -> None:
    """Write anything that is for a person to read."""
    sys.stdout.flush()
    sys.stderr.write(text)
    sys.stderr.flush()


def silence() -> None:
    """Stop writing to a reader that has left, so that the interpreter does not complain at its end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
