"""Who writes which file, among builds that run side by side.

Claims count in the order of the builds, whichever of them is ready first, so that it never depends on chance
which of two definitions gives way. A build announces its files when it has read its definition and asks
whether it may write them when it has made them; by then those before it have nearly always spoken too.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.diagnostics import Diagnostic


@dataclass
class Claims:
    """The files of builds numbered from 0; a build that ends without a claim makes an empty one."""

    _names: tuple[Path, ...]
    _made: dict[int, tuple[Path, ...]] = field(default_factory=dict)
    _owners: dict[str, int] = field(default_factory=dict)
    _clashes: dict[int, Diagnostic] = field(default_factory=dict)
    _settled: int = 0

    def make(self, number: int, files: Sequence[Path] = ()) -> None:
        """Note the claim of a build; only its first counts."""
        self._made.setdefault(number, tuple(files))
        while self._settled in self._made:
            self._settle(self._settled)
            self._settled += 1

    def decided(self, number: int) -> bool:
        """Say whether every build before this one has spoken, and so the answer to this one is known."""
        return number < self._settled

    def clash(self, number: int) -> Diagnostic | None:
        """Give what forbids a build whose claim is decided to write, None where nothing does."""
        return self._clashes.get(number)

    def _settle(self, number: int) -> None:
        keys = {_key(file): file for file in self._made[number]}
        self._made[number] = ()
        for key, file in keys.items():
            owner = self._owners.get(key)
            if owner is not None:
                arguments = {"name": str(file), "other": str(self._names[owner])}
                name = str(self._names[number])
                self._clashes[number] = Diagnostic("same-file-twice", file=name, arguments=arguments)
                return
        self._owners |= dict.fromkeys(keys, number)


def _key(path: Path) -> str:
    """Give what two names of one file have in common, on systems that do not tell case apart too."""
    folder = os.path.realpath(path.parent)
    return os.path.normcase(Path(folder, path.name.casefold()))
