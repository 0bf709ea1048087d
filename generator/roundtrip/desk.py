"""The files of a definition in which a proposal may be written, changed one after the other in memory."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from generator.diagnostics import Diagnostic, Span, TextFile
from generator.loader.faults import author_language
from generator.loader.load import Loaded
from generator.roundtrip.item_paths import ItemField, Reached, reach
from generator.source.checking import checked_splice
from generator.source.composer import compose
from generator.source.nodes import Mapping, Scalar, Sequence
from generator.source.obstacles import Obstacle, obstacle
from generator.source.splice import Edit, SpliceError
from generator.vocabulary.names import Language, keys_by_name
from generator.vocabulary.translate import translate

_FILES: Final = "files"
_TRANSLATIONS: Final = "translations"


class UnwritableError(Exception):
    """A proposal that cannot be written; carries a finding that says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic
        super().__init__(diagnostic.code)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file with its tree under English keys; ``language`` is that of its keys."""

    file: TextFile
    tree: Mapping
    language: Language

    @classmethod
    def of(cls, file: TextFile, otherwise: Language) -> "Sheet":
        """Read a file; one that tells no language by its keys is in another's."""
        tree, _ = translate(compose(file))
        return cls(file, tree, _language_of(tree) or otherwise)


@dataclass(slots=True)
class Desk:
    """Files by name: the definition's own with those it lists, and its translation into the text's language.

    What the definition is based on is not among them: others are based on it as well.
    """

    own: list[Sheet]
    translated: list[Sheet]

    @classmethod
    def of(cls, loaded: Loaded) -> "Desk":
        """Lay out the files of a definition as it was read."""
        by_name = {os.path.normpath(file.name): file for file in loaded.files}
        language = author_language(loaded.tree)
        first = Sheet.of(loaded.files[0], language)
        own, waiting = [first], list(_named(first, _FILES))
        while waiting:
            file = by_name.get(waiting.pop(0))
            if file is not None and all(file is not sheet.file for sheet in own):
                own.append(Sheet.of(file, language))
                waiting += _named(own[-1], _FILES)
        foreign = loaded.language != loaded.own_language
        names = _named(first, _TRANSLATIONS, loaded.language) if foreign else ()
        translated = [Sheet.of(by_name[name], language) for name in names if name in by_name]
        return cls(own, translated)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give all files in which something may stand, those with translations first."""
        return (*self.translated, *self.own)

    def found(self, target: ItemField) -> Iterator[tuple[Sheet, Reached]]:
        """Give how far each file leads to a field, those with translations first."""
        for sheet in self.sheets():
            yield sheet, reach(sheet.tree, target)

    def put(self, sheet: Sheet, edits: list[Edit]) -> Sheet:
        """Make edits in a file, and give it as it is then.

        Raises:
            UnwritableError: they would change something else too, or do not read back as asked.
        """
        try:
            text = checked_splice(sheet.file, edits)
        except SpliceError as error:
            raise UnwritableError(splice_fault(error, sheet)) from error
        new = Sheet.of(TextFile(sheet.file.name, text), sheet.language)
        for sheets in (self.own, self.translated):
            for number, one in enumerate(sheets):
                if one is sheet:
                    sheets[number] = new
        return new


def splice_fault(error: SpliceError, sheet: Sheet) -> Diagnostic:
    """Say why an edit cannot be made."""
    span = error.span if error.span.file.text == sheet.file.text else None
    return Diagnostic("pull-not-spliceable", span, file=sheet.file.name)


def refuse_obstacle(sheet: Sheet, found: Reached, target: ItemField) -> None:
    """Refuse a place that is reached through an alias or a merge key, or that such a thing repeats.

    Raises:
        UnwritableError: so it is.
    """
    stands = obstacle(sheet.tree, found.steps)
    if stands is None:
        return
    kind, span = stands[0], _line_of(stands[1])
    path = ".".join(part for part in target if part)
    match kind:
        case Obstacle.ALIAS:
            raise UnwritableError(Diagnostic("pull-alias", span, path=path))
        case Obstacle.MERGE_KEY:
            raise UnwritableError(Diagnostic("pull-merge-key", span, path=path))
        case Obstacle.ANCHOR:
            raise UnwritableError(Diagnostic("pull-anchor", span, path=path))


def _line_of(span: Span) -> Span:
    """Keep a finding about a whole block to its first line."""
    end = span.file.text.find("\n", span.start)
    return span if end < 0 or end >= span.end else Span(span.file, span.start, end)


def _named(sheet: Sheet, key: str, below: str = "") -> Iterator[str]:
    node = sheet.tree.get(key)
    if below:
        node = node.get(below) if isinstance(node, Mapping) else None
    folder = PurePath(sheet.file.name).parent
    for scalar in node.items if isinstance(node, Sequence) else (node,):
        if isinstance(scalar, Scalar) and scalar.text:
            yield os.path.normpath(str(folder / scalar.text))


def _language_of(tree: Mapping) -> Language | None:
    """Tell in which language the keys of a file are, by the first that is not the same in both."""
    names = keys_by_name("definition")
    for english, entry in tree.entries.items():
        key = names.get(english)
        if key is not None and key.english != key.dutch:
            return "en" if entry.key.text == key.english else "nl"
    return None
