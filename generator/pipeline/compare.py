"""Compare: from the names of definitions to what there is to show of them."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.comparison.compare import compare
from generator.comparison.decisions import NO_LINKS
from generator.comparison.facts import Certainty, Compared
from generator.comparison.links import MAX_BYTES, LinksFile, read_links
from generator.comparison.proposals import with_proposals
from generator.diagnostics import Diagnostic, InvalidInputError, RefusedError
from generator.documents.comparison.show import show
from generator.documents.comparison.shown import Shown
from generator.locale import Locale
from generator.pipeline.files import ensure_folder, reading_refused, write_whole
from generator.pipeline.plan import shipped_locale
from generator.pipeline.sources import Source, open_source, same
from generator.vocabulary.names import Language

STEPS = 2
"""For each definition: it is read, and it is compared."""


@dataclass(frozen=True, slots=True)
class CompareRequest:
    """What to compare: names as ``open_source`` takes them. Words are in ``language``."""

    sources: tuple[str, ...]
    links: Path | None = None
    language: Language = "nl"


@dataclass(frozen=True, slots=True)
class Comparing:
    """What came of a comparison; ``links`` is the links file, where one was asked for and is there."""

    shown: Shown
    locale: Locale
    links: LinksFile | None = None

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What there is to say of the links file."""
        return self.links.notes if self.links else ()


def compare_all(request: CompareRequest, progress: Callable[[int], None] = lambda _: None) -> Comparing:
    """Read and compare definitions; ``progress`` is told of each step.

    Raises:
        InvalidInputError: a definition or the links file is wrong.
        RefusedError: one of them cannot be opened, or two names mean one file.
    """
    sources = _opened(request.sources, progress)
    compared = [
        Compared(key, source.loaded.definition) for key, source in zip(_keys(sources), sources, strict=True)
    ]
    links = _links(request.links, compared) if request.links else None
    comparison = compare(compared, links.links if links else NO_LINKS, progress)
    locale = shipped_locale(request.language)
    return Comparing(show(comparison, locale), locale, links)


def _links(path: Path, compared: Sequence[Compared]) -> LinksFile | None:
    """Read a links file, None where there is none yet."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise reading_refused(path, error) from error
    return read_links(str(path), raw, compared)


def _opened(names: Sequence[str], progress: Callable[[int], None]) -> list[Source]:
    """Open all, and report what is wrong with all of them."""
    sources: list[Source] = []
    findings: list[Diagnostic] = []
    for name in names:
        try:
            sources.append(open_source(name))
        except InvalidInputError as error:
            findings.extend(found for found in error.diagnostics if found not in findings)
        progress(1)
    if findings:
        raise InvalidInputError(findings)
    for twice in _twice(sources):
        raise RefusedError(twice)
    return sources


def _twice(sources: Sequence[Source]) -> Iterator[Diagnostic]:
    """Find files that are named twice; only those of one municipality can be the same."""
    by_name: dict[str, list[Source]] = {}
    for source in sources:
        before = by_name.setdefault(source.loaded.definition.municipality.name, [])
        other = next((one for one in before if same(one, source)), None)
        if other is not None:
            yield Diagnostic("compared-twice", arguments={"name": source.label, "other": other.label})
        before.append(source)


def _keys(sources: Sequence[Source]) -> list[str]:
    """Give each definition a name that no other has: municipality, with version, or with how it was named."""
    names = [source.loaded.definition.municipality.name for source in sources]
    versions = [f"{n} ({s.loaded.definition.formula.version})" for n, s in zip(names, sources, strict=True)]
    often, again = Counter(names), Counter(versions)
    keys = []
    for source, name, version in zip(sources, names, versions, strict=True):
        longest = f"{name} ({source.label})" if again[version] > 1 else version
        keys.append(longest if often[name] > 1 else name)
    return keys


def write_proposals(comparing: Comparing, path: Path, heading: str) -> int:
    """Write what is proposed into a links file, where that changes it; gives the number of new proposals.

    A new file begins with ``heading``.

    Raises:
        InvalidInputError: the file is written in a way in which nothing can be added to it.
        RefusedError: the system does not allow it.
    """
    facts, links = comparing.shown.facts, comparing.links
    named = links.named if links else frozenset()
    proposed = [match for match in facts.matches if match.certainty is Certainty.PROPOSED]
    new = [match for match in proposed if match.items not in named]
    if new:
        language = comparing.locale.vocabulary
        text = with_proposals(links, facts.matches, facts.municipalities, heading, language)
        ensure_folder(path.parent)
        write_whole(path, text.encode())
    return len(new)
