"""Pure work side by side, in processes that share what was read before they split.

A fork costs a few milliseconds; threads would not help, for the work holds the interpreter, and a pool of
fresh processes would read and import everything again. Where the system cannot fork (Windows), has one
processor, or other threads are running, the caller does the work itself, one after the other.
"""

import marshal
import os
import sys
import threading
from collections.abc import Callable, Sequence
from typing import NoReturn, TypeVar

PlainRemark = tuple[str, str, str, dict[str, str]]
"""Code, field, quoted piece and arguments of what a writer has to say."""
Made = tuple[dict[str, bytes], list[PlainRemark]]
"""The files of one document by format, and the remarks: nothing that ``marshal`` cannot carry."""
_Result = TypeVar("_Result")
"""Whatever ``marshal`` can carry."""


def in_parallel(tasks: Sequence[Callable[[], _Result]]) -> list[_Result] | None:
    """Do the first task here and the others in one process beside; give all results in order.

    The first task should be the largest. None means that the system cannot, or that a task beside did not
    succeed: why, the caller finds out by doing it itself. What the first task raises comes out as it is.
    """
    if len(tasks) < 2 or not can_fork() or (os.cpu_count() or 1) < 2:  # noqa: PLR2004 - nothing goes beside
        return None
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _work(tasks[1:], reading, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        try:
            first = tasks[0]()
            received = pipe.read()
        finally:
            pipe.close()  # a child that still writes then finds nobody, and ends
            _, status = os.waitpid(child, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        return None
    return [first, *marshal.loads(received)]  # noqa: S302 - our own process wrote it


def _work(tasks: Sequence[Callable[[], object]], reading: int, writing: int) -> NoReturn:
    """Do the tasks in the process beside, hand over what they made, and end: never return to the caller."""
    status = 1
    try:
        os.close(reading)  # with a reader of its own it would wait for itself for ever
        made = marshal.dumps([task() for task in tasks])
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(made)
        status = 0
    finally:
        os._exit(status)


def can_fork() -> bool:
    """Say whether this process can split: the system knows how, and no other thread holds a lock.

    Threads that Python knows nothing of count too, such as those of a typesetter once it has begun.
    """
    return hasattr(os, "fork") and sys.platform != "darwin" and _threads() == 1


def _threads() -> int:
    try:
        return len(os.listdir("/proc/self/task"))  # noqa: PTH208 - as fast as it gets
    except OSError:
        return threading.active_count()
