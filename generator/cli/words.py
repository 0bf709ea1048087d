"""The language of one run of the command, and its words."""

from collections.abc import Mapping, Sequence
from typing import Final

import click

from generator.report.messages import DEFAULT_LANGUAGE, Messages, languages

_OPTION: Final = "--lang"


def language_in(arguments: Sequence[str]) -> str:
    """Find ``--lang`` anywhere among the arguments, before click looks at them.

    A usage error must already be in the right language, and the option may stand behind the command.
    """
    found = DEFAULT_LANGUAGE
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == _OPTION:
            found = arguments[index + 1] if index + 1 < len(arguments) else found
        elif argument.startswith(f"{_OPTION}="):
            found = argument.partition("=")[2]
    return found if found in languages() else DEFAULT_LANGUAGE


def words_of(context: click.Context) -> Messages:
    """Give the words of this run."""
    found = context.find_object(Messages)
    if found is None:
        raise AssertionError(context.command_path)  # ``main`` gives them to the outermost context
    return found


def command_words(context: click.Context, key: str, arguments: Mapping[str, str] | None = None) -> str:
    """Give words of the command line."""
    return words_of(context).text(f"command_line.{key}", arguments)
