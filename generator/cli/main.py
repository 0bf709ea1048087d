"""The command ``serviceformule``: every way out of it is an exit status, none is a traceback."""

import atexit
import gc
import sys
from collections.abc import Sequence

import click

from generator.cli.build import build
from generator.cli.check import check
from generator.cli.commands import Group, language_option
from generator.cli.compare import compare
from generator.cli.diff import diff
from generator.cli.doctor import doctor
from generator.cli.faults import usage_fault
from generator.cli.init import init
from generator.cli.pull import pull
from generator.cli.schema import schema
from generator.cli.status import INTERRUPTED, INVALID, REFUSED
from generator.cli.streams import prepare, say, silence
from generator.cli.update import update
from generator.cli.words import language_in
from generator.diagnostics import Diagnostic, InvalidInputError, RefusedError
from generator.report.messages import Messages, messages


@click.group(
    "serviceformule",
    cls=Group,
    params=[language_option()],
    invoke_without_command=True,
    context_settings={"help_option_names": ["--help", "-h"]},
)
@click.pass_context
def serviceformule(context: click.Context, /, lang: str | None) -> int:  # noqa: ARG001 - ``main`` has read it
    """Make documents from the definition of a municipality's service."""
    if context.invoked_subcommand is None:
        say(context.get_help() + "\n")
    return REFUSED


for command in (init, check, build, diff, compare, update, pull, doctor, schema):
    serviceformule.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and give its exit status; without arguments those of the process, which then ends."""
    if arguments is None:
        _collect_nothing()
    prepare()
    words = messages(language_in(sys.argv[1:] if arguments is None else arguments))
    try:
        status = _run(arguments, words)
        sys.stdout.flush()
    except BrokenPipeError:
        silence()
        return REFUSED
    except KeyboardInterrupt:
        say(words.text("command_line.aborted") + "\n")
        return INTERRUPTED
    return status


def _collect_nothing() -> None:
    """Leave the garbage collector off, also while Python shuts down.

    Nearly all that a build makes lives to its end, and hardly any of it is a cycle: looking for cycles in it
    takes a tenth of a small build and a third of a large one, and saves one fifteenth of the memory
    (``benchmarks/README.md``).
    """
    gc.disable()
    atexit.register(gc.freeze)


def _run(arguments: Sequence[str] | None, words: Messages) -> int:
    try:
        status: int = serviceformule.main(
            None if arguments is None else list(arguments),
            prog_name="serviceformule",
            standalone_mode=False,
            obj=words,
        )
    except click.Abort:
        say(words.text("command_line.aborted") + "\n")
        return INTERRUPTED
    except click.UsageError as error:
        say(usage_fault(error, words))
        return REFUSED
    except InvalidInputError as error:
        _report(error.diagnostics, words)
        return INVALID
    except RefusedError as error:
        _report((error.diagnostic,), words)
        return REFUSED
    except BrokenPipeError:
        raise
    except OSError as error:  # a file of the user's that went away or may not be read, wherever it is met
        name = str(error.filename or "")
        _report((Diagnostic("path-unreadable", file=name, arguments={"name": name}),), words)
        return REFUSED
    return status


def _report(diagnostics: Sequence[Diagnostic], words: Messages) -> None:
    from generator.report.text_format import as_text

    say(as_text(diagnostics, words))
