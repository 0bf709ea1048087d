"""``serviceformule init``."""

import sys
from pathlib import Path
from typing import Literal

import click

from generator.cli.commands import Command, language_option
from generator.cli.faults import WrongUsageError
from generator.cli.status import FINE
from generator.cli.streams import result, say
from generator.cli.types import FilePath, OneOf, chosen
from generator.cli.words import command_words
from generator.filters import slug


@click.command(
    "init",
    cls=Command,
    params=[
        click.Argument(["folder"], type=FilePath(), required=False),
        click.Option(["--from", "formula"]),
        click.Option(["--name"]),
        click.Option(["--keys"], type=OneOf("nl", "en"), default=None),
        language_option(),
    ],
)
@click.pass_context
def init(  # noqa: PLR0913 - one parameter for each option
    context: click.Context,
    /,
    *,
    folder: Path | None,
    formula: str | None,
    name: str | None,
    keys: Literal["nl", "en"] | None,
    lang: Literal["nl", "en"] | None,
) -> int:
    """Begin a definition that can be built at once."""
    from generator.pipeline.init import InitRequest, start_names
    from generator.pipeline.init import init as begin

    if folder is None and not _on_terminal():
        raise WrongUsageError("argument_missing_folder", context)
    formula = _formula(context, formula, start_names())
    name = _name(context, folder, name)
    folder = folder or Path(_ask(command_words(context, "commands.init.ask_folder"), slug(name)))
    language = lang or context.find_root().params.get("lang") or "nl"
    written = begin(InitRequest(folder, formula, name, keys or language, language))
    result("".join(f"{path}\n" for path in written))
    say(command_words(context, "commands.init.next", {"file": str(written[0]), "folder": str(folder)}) + "\n")
    return FINE


def _formula(context: click.Context, given: str | None, known: tuple[str, ...]) -> str:
    """Give the formula to start from; where there is one, nobody need be asked."""
    option = next(p for p in context.command.params if p.name == "formula")
    if given is not None:
        return chosen(given, known, option, context)
    if len(known) > 1 and _on_terminal():
        question = command_words(context, "commands.init.ask_formula", {"known": ", ".join(known)})
        answer = ""
        while answer not in known:
            answer = _ask(question, known[0])
        return answer
    return known[0]


def _name(context: click.Context, folder: Path | None, given: str | None) -> str:
    """Give the municipality's name; where the folder has a name, that is proposed."""
    if given is not None:
        return given
    if not _on_terminal():
        raise WrongUsageError("name_missing", context)
    proposed = folder.resolve().name.replace("-", " ").title() if folder else None
    return _ask(command_words(context, "commands.init.ask_name"), proposed)


def _on_terminal() -> bool:
    return sys.stdin.isatty()


def _ask(question: str, proposed: str | None) -> str:
    """Ask on standard error, until there is an answer: standard output carries only results."""
    default = f" [{proposed}]" if proposed else ""
    while True:
        say(f"{question}{default}: ")
        line = sys.stdin.readline()
        if not line:
            raise click.Abort
        answer = line.strip() or proposed
        if answer:
            return answer
