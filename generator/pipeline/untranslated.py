"""Texts that stand in the documents in another language, because nobody translated them."""

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Severity
from generator.pipeline.plan import Prepared
from generator.source.nodes import find


def untranslated(prepared: Prepared) -> Iterator[Diagnostic]:
    """Tell of each text that a translation lacks; a definition without one lacks nothing."""
    loaded = prepared.loaded
    if loaded.language in (loaded.definition.translations or {}):
        arguments = _arguments(prepared)
        for text in loaded.untranslated():
            written = find(loaded.tree, text.path).written
            yield Diagnostic("untranslated-text", text.span, Severity.WARNING, arguments, written)


def untranslated_in_all(prepared: Prepared) -> Iterator[Diagnostic]:
    """Tell in one finding how many texts of all documents are in another language."""
    loaded = prepared.loaded
    count = sum(1 for _ in loaded.untranslated())
    if count:
        arguments = _arguments(prepared)
        arguments["one" if count == 1 else "count"] = str(count)
        file = loaded.files[0].name
        listed = loaded.language in (loaded.definition.translations or {})
        arguments["checked" if listed else "unlisted"] = file if listed else loaded.language
        yield Diagnostic("untranslated-documents", severity=Severity.WARNING, arguments=arguments, file=file)


def _arguments(prepared: Prepared) -> dict[str, str]:
    return {"translation": prepared.loaded.language, "code": prepared.loaded.language}
