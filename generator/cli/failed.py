"""What a command that gives data says where it cannot: data as well."""

from generator.cli.status import INVALID, REFUSED
from generator.cli.streams import result
from generator.diagnostics import InvalidInputError, RefusedError
from generator.report.messages import Messages


def failed_as_json(error: InvalidInputError | RefusedError, words: Messages) -> int:
    """Give what is wrong as ``{diagnostics}``, as ``check`` does, and the exit status that goes with it."""
    from generator.report.json_format import as_json

    found = error.diagnostics if isinstance(error, InvalidInputError) else (error.diagnostic,)
    listed = as_json(found, words).rstrip("\n").replace("\n", "\n  ")
    result(f'{{\n  "diagnostics": {listed}\n}}\n')
    return INVALID if isinstance(error, InvalidInputError) else REFUSED
