"""``serviceformule schema``."""

from pathlib import Path
from typing import Literal

import click

from generator.cli.commands import Command, language_option
from generator.cli.status import FINE
from generator.cli.streams import result
from generator.cli.types import FilePath, OneOf


@click.command(
    "schema",
    cls=Command,
    params=[
        click.Option(["--keys"], type=OneOf("nl", "en"), default="nl"),
        click.Option(["-o", "--output"], type=FilePath()),
        language_option(),
    ],
)
def schema(
    keys: Literal["nl", "en"],
    output: Path | None,
    lang: str | None,  # noqa: ARG001 - ``main`` has already read it
) -> int:
    """Give the JSON Schema of a definition, on standard output or in a file."""
    from generator.pipeline.schema import schema_text

    text = schema_text(keys)
    if output is None:
        result(text)
        return FINE
    from generator.pipeline.files import ensure_folder, write_whole

    ensure_folder(output.parent)
    write_whole(output, text.encode())
    result(f"{output}\n")
    return FINE
