"""``serviceformule build``."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

from generator.cli.commands import Command, language_option
from generator.cli.faults import WrongUsageError
from generator.cli.types import AuthorName, FilePath, Moment, Number, SeveralOf, SourceName, Words
from generator.cli.words import words_of

FORMATS: Final = ("docx", "html", "pdf", "md", "json")
MOST_JOBS: Final = 64


@click.command(
    "build",
    cls=Command,
    params=[
        click.Argument(["paths"], type=FilePath(), nargs=-1, required=True),
        click.Option(["-o", "--output"], type=FilePath()),
        click.Option(["--to", "formats"], type=SeveralOf(*FORMATS), default="docx"),
        click.Option(["--only"], type=Words(), default=""),
        click.Option(["--force"], is_flag=True),
        click.Option(["--since"], type=SourceName()),
        click.Option(["--track-changes", "track"], is_flag=True),
        click.Option(["--author"], type=AuthorName(), default=""),
        click.Option(["--date"], type=Moment(), default=""),
        click.Option(["--jobs"], type=Number(1, MOST_JOBS)),
        click.Option(["--watch"], is_flag=True),
        click.Option(["--serve"], is_flag=True),
        language_option(),
    ],
)
@click.pass_context
def build(  # noqa: PLR0913 - one parameter for each option
    context: click.Context,
    /,
    *,
    paths: tuple[Path, ...],
    output: Path | None,
    formats: tuple[str, ...],
    only: tuple[str, ...],
    force: bool,
    since: str | None,
    track: bool,
    author: str,
    date: str,
    jobs: int | None,
    watch: bool,
    serve: bool,
    lang: str | None,
) -> int:
    """Make the documents; a definition that is wrong does not keep the others from being built."""
    from generator.cli.building import build_one, build_several
    from generator.pipeline.build import BuildRequest
    from generator.pipeline.tracking import Tracking

    words = words_of(context)
    if serve and not watch:
        raise WrongUsageError("serve_without_watch", context)
    if serve and "html" not in formats:
        formats = (*formats, "html")
    language = lang or context.find_root().params.get("lang")
    definitions = _once(paths)
    if since is not None and len(definitions) > 1:
        raise WrongUsageError("since_for_one", context)
    if track and since is None:
        raise WrongUsageError("track_without_since", context)
    if (author or date) and not track:
        raise WrongUsageError("author_without_track", context)
    tracking = Tracking(author, date) if track else None
    requests = [
        BuildRequest(path, output, formats, only, force, language, since=since, tracking=tracking)
        for path in definitions
    ]
    if watch:
        from generator.cli.watching import build_again_and_again

        return build_again_and_again(requests, jobs, words, serve=serve)
    return build_one(requests[0], words) if len(requests) == 1 else build_several(requests, jobs, words)


def _once(paths: Sequence[Path]) -> list[Path]:
    """Leave out a path that means the same definition as one before it."""
    from generator.pipeline.files import identity

    once: dict[Path, Path] = {}
    for path in paths:
        once.setdefault(identity(path), path)
    return list(once.values())
