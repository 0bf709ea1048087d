"""A finding in words."""

from dataclasses import dataclass

from generator.diagnostics import Diagnostic
from generator.report.messages import Messages


@dataclass(frozen=True, slots=True)
class Worded:
    """What is wrong, and what to do about it (empty where nothing need be said)."""

    message: str
    hint: str


def worded(diagnostic: Diagnostic, messages: Messages) -> Worded:
    """Put a finding into words.

    Raises:
        KeyError: the language has no words for its code; a test holds the two against each other.
    """
    key = f"diagnostics.{diagnostic.code}"
    arguments = {"path": diagnostic.path, "file": diagnostic.file_name, **diagnostic.arguments}
    hint = messages.text(f"{key}.hint", arguments) if messages.wording(f"{key}.hint") else ""
    return Worded(messages.text(f"{key}.message", arguments), hint)
