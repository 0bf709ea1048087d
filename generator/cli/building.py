"""What a person at a terminal sees of a build: the paths, the findings, how far it is, what became of it."""

from collections.abc import Sequence
from typing import Final

from generator.cli.progress import Progress
from generator.cli.streams import result, say
from generator.pipeline.attempt import Built, Verdict, attempt
from generator.pipeline.build import BuildRequest
from generator.report.messages import Messages
from generator.report.text_format import as_text

_FEW: Final = 2
"""So many for each process are done before it would help to have made everything ready for them."""


def build_one(request: BuildRequest, words: Messages) -> Verdict:
    """Build one definition, and show what came of it."""
    built = attempt(request)
    show(built, words)
    return built.verdict


def build_several(requests: Sequence[BuildRequest], jobs: int | None, words: Messages) -> Verdict:
    """Build definitions side by side, and show what came of each in order; the worst counts."""
    from generator.pipeline.many import Crew, processors
    from generator.pipeline.warm import warm

    jobs = min(jobs or processors(), len(requests))
    if len(requests) > _FEW * jobs:
        warm(requests[0].formats)
    finished: list[Built] = []
    try:
        with (
            Progress(len(requests), words.text("command_line.commands.build.progress")) as progress,
            Crew(jobs) as crew,
        ):
            for built in crew.build(requests):
                finished.append(built)
                with progress.one_more():
                    show(built, words)
    finally:
        say(_summary(finished, len(requests), words) + "\n")
    return max(built.verdict for built in finished)


def _summary(finished: Sequence[Built], total: int, words: Messages) -> str:
    failed = [built for built in finished if built.verdict is not Verdict.FINE]
    arguments = {
        "made": str(len(finished) - len(failed)),
        "all": str(total),
        "failed": str(len(failed)) if failed else "",
        "names": ", ".join(str(built.path) for built in failed),
    }
    return words.text("command_line.commands.build.summary", arguments)


def show(built: Built, words: Messages) -> None:
    """Show what a build wrote, and what there is to say of it."""
    result("".join(f"{written}\n" for written in built.written))
    if built.diagnostics:
        say(as_text(built.diagnostics, words))
