"""Wrong usage, in the words of the language that was asked for."""

from collections.abc import Mapping

import click

from generator.report.messages import Messages


class WrongUsageError(click.UsageError):
    """Wrong usage that this program found itself: a key of the wording, and its arguments."""

    def __init__(self, key: str, context: click.Context | None = None, **arguments: str) -> None:
        super().__init__(key, context)
        self.key = key
        self.arguments: Mapping[str, str] = arguments


def usage_fault(error: click.UsageError, words: Messages) -> str:
    """Say what is wrong with the command line, and how to find out more."""
    key, arguments = _told(error)
    lines = [f"{words.text('severity.error')}: {words.text(f'command_line.faults.{key}', arguments)}"]
    if error.ctx is not None:
        lines.insert(0, error.ctx.get_usage())
        arguments = {"command": error.ctx.command_path}
        lines.append(words.text("command_line.try_help", arguments))
    return "\n".join(lines) + "\n"


def _told(error: click.UsageError) -> tuple[str, Mapping[str, str]]:
    """Read click's exception by its class; its English sentence is never looked at."""
    match error:
        case WrongUsageError():
            return error.key, error.arguments
        case click.NoSuchOption():
            near = error.possibilities or []
            return "no_such_option", {"option": error.option_name, "suggestion": near[0] if near else ""}
        case click.BadOptionUsage():
            key = "no_value" if _is_flag(error) else "value_missing"
            return key, {"option": error.option_name}
        case click.MissingParameter():
            return _missing(error)
        case _:
            return "wrong", {}


def _is_flag(error: click.BadOptionUsage) -> bool:
    parameters = error.ctx.command.get_params(error.ctx) if error.ctx else []
    return any(
        isinstance(parameter, click.Option) and parameter.is_flag and error.option_name in parameter.opts
        for parameter in parameters
    )


def _missing(error: click.MissingParameter) -> tuple[str, Mapping[str, str]]:
    name = (error.param.name if error.param else "") or ""
    if isinstance(error.param, click.Option):
        return "option_missing", {"option": max(error.param.opts, key=len)}
    return f"argument_missing_{name}", {}
