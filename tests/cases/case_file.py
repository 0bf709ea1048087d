"""Case files: prose, the files of a definition, and what the command says about them.

A fence ``yaml <name>`` holds a file. A third word changes how it is written: an encoding (``cp1252``), or
``escaped``, where ``\\x07`` and ``\\ue000`` stand for those characters and ``\\r`` for a carriage return. A
fence ``console`` holds a command behind ``$``, everything it prints, and its exit status in brackets.
"""

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^```(\w+)(?: ([^\n]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ESCAPE = re.compile(r"\\x([0-9a-f]{2})|\\u([0-9a-f]{4})|\\(r)")


@dataclass(frozen=True)
class Case:
    path: Path
    files: dict[str, bytes]
    command: str
    expected: str

    @property
    def arguments(self) -> list[str]:
        program, *arguments = shlex.split(self.command)
        assert program == "serviceformule", self.path
        return arguments

    def write_files(self, folder: Path) -> None:
        for name, data in self.files.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)

    def rewrite(self, said: str) -> None:
        text = self.path.read_text(encoding="utf-8")
        old = f"$ {self.command}\n{self.expected}"
        self.path.write_text(text.replace(old, f"$ {self.command}\n{said}"), encoding="utf-8")


def read_case(path: Path) -> Case:
    files: dict[str, bytes] = {}
    command = expected = ""
    for match in _FENCE.finditer(path.read_text(encoding="utf-8")):
        language, info, body = match.groups()
        if language == "console":
            first, _, expected = body.partition("\n")
            command = first.removeprefix("$ ")
        elif info:
            name, *how = info.split()
            files[name] = _encoded(body, how[0] if how else "utf-8")
    assert command, f"{path} has no console block"
    return Case(path, files, command, expected)


def _encoded(body: str, how: str) -> bytes:
    if how == "escaped":
        return _ESCAPE.sub(_character, body).encode("utf-8", "surrogatepass")
    return body.encode(how)


def _character(match: re.Match[str]) -> str:
    if match[3]:
        return "\r"
    return chr(int(match[1] or match[2], 16))
