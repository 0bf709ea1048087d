"""The program's own words, one file per language in ``templates/messages``.

A wording is a sentence with ``{names}``, or a list of sentences. A sentence whose argument is absent or
empty is left out, so that "Bedoelde u ‘{suggestion}’?" stands only where there is something to suggest. A
list within the list holds alternatives: the first that is complete counts.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from generator.report.printable import printable
from generator.resources import templates_folder

Wording = str | Sequence["Wording"] | Mapping[str, "Wording"]

DEFAULT_LANGUAGE: Final = "nl"
_PLACEHOLDER: Final = re.compile(r"\{([a-z_]+)\}")
_LONGEST: Final = 80
_LISTS: Final = frozenset({"known", "kinds"})
"""Arguments that hold a list to choose from; cutting it would leave the right answer out."""
_NUMBERS: Final = frozenset({"ratio", "least", "size"})
"""Arguments that hold a number, with a point before its decimals."""


@dataclass(frozen=True, slots=True)
class Messages:
    """The words of one language, by dotted key."""

    language: str
    words: Mapping[str, Wording]

    def wording(self, key: str) -> Wording | None:
        """Give the wording under a dotted key, None where there is none."""
        found: Wording | None = self.words
        for part in key.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        return found

    def text(self, key: str, arguments: Mapping[str, str] | None = None) -> str:
        """Give the words under a dotted key, with the arguments in their place.

        Raises:
            KeyError: the language file does not have the key.
        """
        wording = self.wording(key)
        if wording is None or isinstance(wording, Mapping):
            raise KeyError(key)
        return _composed(wording, self._shown(arguments or {}))

    def count(self, key: str, number: int) -> str:
        """Give "1 fout" or "3 fouten"."""
        return self.text(f"{key}.{'one' if number == 1 else 'other'}", {"count": str(number)})

    def lines(self, key: str) -> tuple[str, ...]:
        """Give the texts under the keys below a dotted key."""
        wording = self.wording(key)
        return tuple(map(str, wording.values())) if isinstance(wording, Mapping) else ()

    def _shown(self, arguments: Mapping[str, str]) -> dict[str, str]:
        return {name: self._argument(name, value) for name, value in arguments.items()}

    def _argument(self, name: str, value: str) -> str:
        worded = self.wording(f"values.{name}")
        if isinstance(worded, Mapping):
            return str(worded.get(value, ""))
        if name in _NUMBERS:
            return value.replace(".", str(self.wording("decimal_sign")))
        clean = " ".join(printable(value).split())
        if name in _LISTS or len(clean) <= _LONGEST:
            return clean
        return f"{clean[:_LONGEST].rstrip()}…"


def placeholders(wording: Wording) -> frozenset[str]:
    """Give the names of the arguments that a wording uses."""
    if isinstance(wording, str):
        return frozenset(_PLACEHOLDER.findall(wording))
    inner: Iterable[Wording] = wording.values() if isinstance(wording, Mapping) else wording
    return frozenset().union(*map(placeholders, inner))


def _composed(wording: Wording, arguments: Mapping[str, str]) -> str:
    if isinstance(wording, str):
        return _sentence(wording, arguments)
    sentences = (_alternative(part, arguments) for part in wording)
    return " ".join(sentence for sentence in sentences if sentence)


def _alternative(part: Wording, arguments: Mapping[str, str]) -> str:
    if isinstance(part, str):
        return _sentence(part, arguments)
    return next((text for inner in part if (text := _composed(inner, arguments))), "")


def _sentence(sentence: str, arguments: Mapping[str, str]) -> str:
    if not all(arguments.get(name) for name in _PLACEHOLDER.findall(sentence)):
        return ""
    return _PLACEHOLDER.sub(lambda match: arguments[match[1]], sentence)


def languages() -> tuple[str, ...]:
    """Give the languages that the program speaks, Dutch first."""
    found = sorted(path.stem for path in _folder().glob("*.yaml"))
    return tuple(sorted(found, key=lambda language: language != DEFAULT_LANGUAGE))


@cache
def messages(language: str = DEFAULT_LANGUAGE) -> Messages:
    """Read the words of a language."""
    text = (_folder() / f"{language}.yaml").read_text(encoding="utf-8")
    return Messages(language, yaml.load(text, Loader=yaml.CBaseLoader))  # noqa: S506 - it makes texts only


def _folder() -> Path:
    return templates_folder() / "messages"
