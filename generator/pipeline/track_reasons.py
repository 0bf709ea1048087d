"""The reason that somebody gave for a change: in the history of the definition, or else in git."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from generator.locale import Locale
from generator.model.formula import Release
from generator.pipeline.git import Commit
from generator.pipeline.since import Versions
from generator.pipeline.sources import Source
from generator.pipeline.track_commits import commits_since
from generator.roundtrip.why_sentences import Telling, shortened
from generator.source.nodes import find_field, place

_MOST: Final = 3
"""So many commits are told of, the latest first."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """``of`` gives the paragraphs for an item, by paths that it goes by and what it is called and says.

    ``opening`` are all of them at full length, where ``of`` gives only the sentences on an item.
    """

    of: Callable[[Sequence[str], str], tuple[str, ...]]
    opening: tuple[str, ...] = ()


def reasons_of(versions: Versions, names: Collection[str], locale: Locale) -> Reasons:
    """Give the reasons that are written down, in the words of a language.

    What the history of the definition says of the versions since counts for every change; where it says
    nothing, it is the commits that changed the file in which an item stands. ``names`` are what all items
    that changed are called.
    """
    written = list(_written(versions))
    if not written:
        return Reasons(_committed(versions, locale))
    telling = [Telling(str(release.reason), names) for release in written]

    def told(texts: Iterable[str]) -> tuple[str, ...]:
        key = "track.why" if len(written) == 1 else "track.why_version"
        wording = locale.words(key)
        pairs = zip(written, texts, strict=True)
        return tuple(
            wording.replace("{version}", release.version).replace("{reason}", text) for release, text in pairs
        )

    whole = told(one.text for one in telling)
    if all(one.is_brief for one in telling):
        return Reasons(lambda _, __: whole)
    return Reasons(lambda _, about: told(one.on(about) for one in telling), whole)


def _written(versions: Versions) -> Iterator[Release]:
    """Give the versions that the older definition does not know, and that have a reason, the latest first."""
    old, new = (source.loaded.definition.formula for source in (versions.old, versions.new))
    known = {old.version, *(release.version for release in old.history)}
    later = [one for one in new.history if one.version not in known and one.reason]
    yield from sorted(later, key=lambda one: one.date, reverse=True)


def _committed(versions: Versions, locale: Locale) -> Callable[[Sequence[str], str], tuple[str, ...]]:
    commits = _by_name(versions)
    sources = (versions.new, versions.old)

    def of(paths: Sequence[str], _: str) -> tuple[str, ...]:
        names = (name for path in paths for source in sources for name in _names(source, path))
        found = next((commits[name] for name in names if name in commits), ())
        told = [_message(commit, locale) for commit in found if commit.subject][:_MOST]
        return (locale.words("track.why").replace("{reason}", "; ".join(told)),) if told else ()

    return of


def _message(commit: Commit, locale: Locale) -> str:
    subject = shortened(commit.subject)
    return f"‘{subject}’ ({locale.date(commit.date.date())})" if commit.date else f"‘{subject}’"


def _by_name(versions: Versions) -> Mapping[str, tuple[Commit, ...]]:
    """Give the commits of each file of the newer version, by its name as seen from the definition."""
    source = versions.new
    commits = commits_since(versions.old.commit, source.loaded.files)
    return {_relative(source, name): found for name, found in commits.items()}


def _names(source: Source, path: str) -> Iterator[str]:
    """Give the name of the file in which an item stands, if the author wrote it."""
    found = find_field(source.loaded.tree, path)
    if found is not None:
        yield _relative(source, place(found.node).file.name)


def _relative(source: Source, name: str) -> str:
    """Give the name of a file as seen from the definition, which two versions have in common."""
    folder = PurePath(source.loaded.files[0].name).parent
    path = PurePath(name)
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else name
