"""What a program and all processes that it starts take of the memory at their highest."""

import subprocess
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

_PROC: Final = Path("/proc")
_EVERY: Final = 0.05


def run_measured(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> float:
    """Run a program and give its peak in megabytes, 0 where the system does not tell.

    Pages that processes share count once: each process bears its part of them (PSS).
    """
    process = subprocess.Popen(
        command, env=environment, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    over = threading.Event()
    peaks = [0.0]

    def look() -> None:
        while not over.wait(_EVERY):
            peaks.append(sum(map(_share, _tree(process.pid))))

    watcher = threading.Thread(target=look)
    watcher.start()
    _, said = process.communicate()
    over.set()
    watcher.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=said)
    return max(peaks)


def _tree(root: int) -> list[int]:
    found = [root]
    for pid in found:
        try:
            children = Path(_PROC, str(pid), "task", str(pid), "children").read_text()
        except OSError:
            continue
        found.extend(map(int, children.split()))
    return found


def _share(pid: int) -> float:
    try:
        lines = Path(_PROC, str(pid), "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
