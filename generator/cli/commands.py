"""click's commands, with the help and the usage line in the language that was asked for."""

from collections.abc import Sequence

import click

from generator.cli.faults import WrongUsageError
from generator.cli.types import OneOf
from generator.cli.words import command_words
from generator.diagnostics import nearest
from generator.report.messages import languages


def language_option() -> click.Option:
    """Make ``--lang``, which stands before or after the name of the command."""
    return click.Option(["--lang"], type=OneOf(*languages()), default=None)


class Command(click.Command):
    """A command whose words stand in ``templates/messages`` under its name."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse arguments too many in our own words."""
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except click.BadOptionUsage as error:
            error.ctx = error.ctx or ctx  # click leaves it out, and without it there is no usage line
            raise
        if rest:
            raise WrongUsageError("too_many", ctx, arguments=" ".join(rest))
        return rest

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        usage = command_words(ctx, f"{_key(self)}.usage")
        formatter.write_usage(ctx.command_path, usage, prefix=f"{command_words(ctx, 'usage')} ")

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help: usage, what it does, arguments, options."""
        write_help(self, ctx, formatter)


class Group(click.Group):
    """The outermost command."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Keep the order in which somebody meets the commands."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Refuse an unknown command in our own words."""
        name, *rest = args
        command = self.get_command(ctx, name)
        if command is None:
            near, known = nearest(name, self.commands), ", ".join(self.commands)
            raise WrongUsageError("no_such_command", ctx, command=name, suggestion=near, known=known)
        return name, command, rest

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        usage = command_words(ctx, "main.usage")
        formatter.write_usage(ctx.command_path, usage, prefix=f"{command_words(ctx, 'usage')} ")

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help: usage, what it does, commands, options."""
        write_help(self, ctx, formatter)


def _key(command: click.Command) -> str:
    return "main" if isinstance(command, Group) else f"commands.{command.name}"


def write_help(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Write the help of a command from its words."""
    command.format_usage(ctx, formatter)
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(command_words(ctx, f"{_key(command)}.help"))
    parameters = command.get_params(ctx)
    arguments = [p for p in parameters if isinstance(p, click.Argument)]
    options = [p for p in parameters if isinstance(p, click.Option)]
    if isinstance(command, click.Group):
        names = command.list_commands(ctx)
        rows = [(name, command_words(ctx, f"commands.{name}.short")) for name in names]
        _section(ctx, formatter, "commands_heading", rows)
    _section(ctx, formatter, "arguments_heading", [_argument_row(ctx, command, p) for p in arguments])
    _section(ctx, formatter, "options_heading", [_option_row(ctx, command, p) for p in options])


def _section(
    ctx: click.Context, formatter: click.HelpFormatter, heading: str, rows: Sequence[tuple[str, str]]
) -> None:
    if rows:
        with formatter.section(command_words(ctx, heading)):
            formatter.write_dl(rows)


def _argument_row(ctx: click.Context, command: click.Command, argument: click.Argument) -> tuple[str, str]:
    key = f"{_key(command)}.arguments.{argument.name}"
    return command_words(ctx, f"{key}.name"), command_words(ctx, f"{key}.help")


def _option_row(ctx: click.Context, command: click.Command, option: click.Option) -> tuple[str, str]:
    """Give an option's names with what it takes, and its help; ``--help`` and ``--lang`` are shared."""
    own = option in command.params and option.name != "lang"
    key = f"{_key(command)}.options.{option.name}" if own else f"options.{max(option.opts, key=len)[2:]}"
    names = ", ".join(sorted(option.opts, key=len))
    taken = "" if option.is_flag else f" {command_words(ctx, f'{key}.takes')}"
    return f"{names}{taken}", command_words(ctx, f"{key}.help")
