"""What a person at a terminal sees while the program builds again and again."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import fields
from pathlib import Path
from typing import Final

from generator.cli.building import show
from generator.cli.status import FINE
from generator.cli.streams import say
from generator.diagnostics import Diagnostic
from generator.pipeline.attempt import Verdict
from generator.pipeline.build import BuildRequest, output_folder
from generator.pipeline.many import processors
from generator.pipeline.serve import Serving, serving
from generator.pipeline.served_pages import PageWords
from generator.pipeline.site import State
from generator.pipeline.watch import Round, watch
from generator.report.messages import Messages
from generator.report.text_format import as_text

_BUILD: Final = "command_line.commands.build"


def build_again_and_again(
    requests: Sequence[BuildRequest], jobs: int | None, words: Messages, *, serve: bool
) -> int:
    """Build whatever changes until somebody presses Ctrl-C, which is how this ends well."""
    watching = _Watching(requests, words)
    try:
        with ExitStack() as stack:
            if serve:
                watching.serve(stack.enter_context(serving(_page_words(words))))
            for turn in watch(requests, jobs or processors()):
                watching.show(turn)
    except KeyboardInterrupt:
        say(words.text(f"{_BUILD}.watch.stopped") + "\n")
    return FINE


class _Watching:
    def __init__(self, requests: Sequence[BuildRequest], words: Messages) -> None:
        self._folders = tuple(dict.fromkeys(output_folder(request) for request in requests))
        self._words = words
        self._problems: dict[Path, tuple[Diagnostic, ...]] = {}
        self._serving: Serving | None = None

    def serve(self, server: Serving) -> None:
        """Tell where the pages are, and from now on what comes of them."""
        self._serving = server
        self._say("serve.address", address=server.address)

    def show(self, turn: Round) -> None:
        """Say what has changed, and what was done about it."""
        if turn.changed:
            self._say("watch.changed", files=", ".join(map(_short, turn.changed)))
        written = unchanged = 0
        for built in turn.built:
            show(built, self._words)
            if built.verdict is Verdict.INVALID:
                self._say("watch.failed")
            written, unchanged = written + len(built.written), unchanged + len(built.unchanged)
            self._problems[built.path] = () if built.verdict is Verdict.FINE else built.diagnostics
        if written or unchanged:
            self._say("watch.written", written=self._files(written), unchanged=self._files(unchanged))
        if not turn.changed:
            self._say("watch.waiting")
        if self._serving is not None:
            found = [problem for problems in self._problems.values() for problem in problems]
            self._serving.turn(State(self._folders, as_text(found, self._words) if found else ""))

    def _files(self, number: int) -> str:
        return self._words.count(f"{_BUILD}.watch.file", number) if number else ""

    def _say(self, key: str, **arguments: str) -> None:
        say(self._words.text(f"{_BUILD}.{key}", arguments) + "\n")


def _short(path: Path) -> str:
    """Give a path as seen from the present folder, where it is in it."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _page_words(words: Messages) -> PageWords:
    names = (field.name for field in fields(PageWords) if field.name != "language")
    return PageWords(words.language, **{name: words.text(f"{_BUILD}.serve.{name}") for name in names})
