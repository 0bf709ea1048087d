"""The reason that somebody gave for a change: in the history of the definition, or else in git."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from generator.locale import Locale
from generator.model.formula import Release
from generator.pipeline.git import Commit
from generator.pipeline.since import Versions
from generator.pipeline.sources import Source
from generator.pipeline.track_commits import commits_since
from generator.source.nodes import find_field, place

_BRIEF: Final = 240
"""In characters: a longer reason stands whole in the first comment, and elsewhere its beginning."""
_MOST: Final = 3
"""So many commits are told of, the latest first."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """``of`` gives the paragraphs for an item by paths that it goes by; ``opening`` all at full length."""

    of: Callable[[Sequence[str]], tuple[str, ...]]
    opening: tuple[str, ...] = ()


def reasons_of(versions: Versions, locale: Locale) -> Reasons:
    """Give the reasons that are written down, in the words of a language.

    What the history of the definition says of the versions since counts for every change; where it says
    nothing, it is the commits that changed the file in which an item stands.
    """
    written = list(_written(versions))
    if written:
        whole = tuple(_said(release, str(release.reason), locale, written) for release in written)
        brief = tuple(_said(release, _brief(str(release.reason)), locale, written) for release in written)
        return Reasons(lambda _: brief, whole if whole != brief else ())
    commits = _by_name(versions)
    sources = (versions.new, versions.old)

    def of(paths: Sequence[str]) -> tuple[str, ...]:
        names = (name for path in paths for source in sources for name in _names(source, path))
        found = next((commits[name] for name in names if name in commits), ())
        told = [_committed(commit, locale) for commit in found[:_MOST] if commit.subject]
        if not told:
            return ()
        return (locale.words("track.why").replace("{reason}", "; ".join(told)),)

    return Reasons(of)


def _written(versions: Versions) -> Iterator[Release]:
    """Give the versions that the older definition does not know, and that have a reason, the latest first."""
    old, new = (source.loaded.definition.formula for source in (versions.old, versions.new))
    known = {old.version, *(release.version for release in old.history)}
    later = [one for one in new.history if one.version not in known and one.reason]
    yield from sorted(later, key=lambda one: one.date, reverse=True)


def _said(release: Release, reason: str, locale: Locale, among: Sequence[Release]) -> str:
    key = "track.why" if len(among) == 1 else "track.why_version"
    return locale.words(key).replace("{version}", release.version).replace("{reason}", reason)


def _brief(text: str) -> str:
    """Give as many whole sentences from the beginning as are brief, or else words."""
    if len(text) <= _BRIEF:
        return text
    start = text[:_BRIEF]
    sentences = start.rpartition(". ")[0]
    return f"{sentences}. …" if sentences else f"{start.rpartition(' ')[0]} …"


def _committed(commit: Commit, locale: Locale) -> str:
    if commit.date is None:
        return f"‘{_brief(commit.subject)}’"
    told = locale.words("track.commit").replace("{date}", locale.date(commit.date.date()))
    return told.replace("{subject}", _brief(commit.subject))


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
