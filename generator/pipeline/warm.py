"""What every build reads and compiles, read and compiled before processes split."""

from collections.abc import Sequence
from pathlib import PurePath

from generator.loader.load import load
from generator.ooxml.package import load_library
from generator.pipeline.init import start_names, start_text
from generator.pipeline.plan import prepare
from generator.resources import formulas_folder


def warm(formats: Sequence[str]) -> None:
    """Render a shipped formula, and load what the formats are written with.

    No writer is called: a library with threads of its own (typst) does not survive a split once it has begun.
    """
    text = start_text(start_names()[0], "Proef", "nl").encode()
    folder = formulas_folder() / start_names()[0]
    prepared = prepare(load(PurePath(folder / "proef.yaml"), lambda _: text), folder)
    prepared.render(prepared.specs)
    if "docx" in formats:
        load_library()
