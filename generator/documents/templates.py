"""Where templates come from: the user's own folder first, then the one that ships, file by file."""

from collections.abc import Callable
from pathlib import PurePath, PurePosixPath
from typing import Final

from generator.resources import templates_folder

FileReader = Callable[[str], str | None]
"""Gives the text of a file in the user's ``templates`` folder, by its path in it; None where it is not."""

DOCUMENTS: Final = "documents"
OWN_FOLDER: Final = PurePath("templates")


class TemplateFiles:
    """The templates and locales that one definition sees; messages say that its own are in ``folder``."""

    def __init__(self, own: FileReader, folder: PurePath = OWN_FOLDER) -> None:
        self._own = own
        self._folder = folder
        self._read: dict[str, str | None] = {}

    def document(self, name: str) -> str | None:
        """Give a document template: ``documents/<name>``, or in the user's folder also plain ``<name>``."""
        return self.text(f"{DOCUMENTS}/{name}") or self._own_text(name)

    def shown(self, name: str) -> str:
        """Give what messages call a document template: where it is, if it is the user's own."""
        for path in (f"{DOCUMENTS}/{name}", name):
            if self._own_text(path) is not None:
                return str(self._folder / path)
        return name

    def locale(self, language: str) -> str | None:
        """Give the locale file of a language."""
        return self.text(f"locale/{language}.yaml")

    def text(self, path: str) -> str | None:
        """Give a file of the templates folder, the user's before ours."""
        found = self._own_text(path)
        if found is not None:
            return found
        shipped = templates_folder() / PurePosixPath(path)
        return shipped.read_text(encoding="utf-8") if shipped.is_file() else None

    def _own_text(self, path: str) -> str | None:
        if path not in self._read:
            self._read[path] = self._own(path)
        return self._read[path]
