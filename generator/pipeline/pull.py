"""What people changed in a Word file of ours, as proposals for the definition it was made from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from generator.diagnostics import Diagnostic, InvalidInputError, Severity
from generator.implications import DerivedImplication, Plan
from generator.loader.faults import author_language
from generator.loader.load import Loaded
from generator.locale import Locale
from generator.model.forms import Form
from generator.ooxml.archive import DamagedArchiveError
from generator.ooxml.comments.reading import read_comments
from generator.ooxml.parts import Parts
from generator.pipeline.check import open_definition
from generator.pipeline.edited_word import EditedWord, open_edited, open_its_definition
from generator.pipeline.plan import locale_of, own_templates, plan_of, shipped_locale
from generator.pipeline.word_source import read_word
from generator.roundtrip.conflicts import still_open
from generator.roundtrip.contradictions import contradictions
from generator.roundtrip.field_paths import field_at
from generator.roundtrip.hand_edits import HandEdits
from generator.roundtrip.hand_reading import read_hand_edits
from generator.roundtrip.item_paths import ItemField, reach
from generator.roundtrip.places import Means
from generator.roundtrip.proposals import Kind, Left, Proposal, Proposals, Proposer, Side
from generator.roundtrip.values_back import Unread, cleaned, value_back
from generator.source.nodes import place
from generator.vocabulary.names import Language

_PROMISES = "promises"
_NORM = ("text", "norm.at_most", "norm.share")


@dataclass(frozen=True, slots=True)
class PullRequest:
    """A Word file, and the definition to hold it against; without one it is the one that the file names."""

    file: Path
    definition: Path | None = None


class Version:
    """A definition with the plan that follows from it, made when it is asked for."""

    def __init__(self, loaded: Loaded, folder: Path, locale: Locale) -> None:
        self.loaded = loaded
        self._folder = folder
        self._locale = locale

    @cached_property
    def plan(self) -> Plan:
        """What follows from it.

        Raises:
            InvalidInputError: A rule or decision in it does not hold.
        """
        return plan_of(self.loaded, own_templates(self._folder), self._locale)

    @cached_property
    def _implications(self) -> Mapping[str, DerivedImplication]:
        return {one.id: one for one in self.plan.implications}

    def side(self) -> Side:
        """Give it as one side of a merge."""
        return Side(self.loaded.tree, lambda: self._implications)


@dataclass(frozen=True, slots=True)
class Pulled:
    """What came of a file."""

    edited: EditedWord
    base: Version
    today: Version
    locale: Locale
    edits: HandEdits
    found: Proposals

    @property
    def language(self) -> Language:
        """The language of the keys and fixed words of the definition."""
        return author_language(self.today.loaded.tree)

    @property
    def notes(self) -> tuple[Diagnostic, ...]:
        """What there is to say besides the proposals."""
        clean = [one for one in self.found.proposals if not one.conflict]
        return (*_dropped(self), *notes_on(clean, self.today.loaded))


def pull(request: PullRequest) -> Pulled:
    """Read what people did in a Word file, and hold it against the definition of today.

    Raises:
        InvalidInputError: The file is none of ours, is of another municipality or cannot be read, or the
            content of the definition is wrong.
        RefusedError: One of the two is not there or cannot be opened.
    """
    edited = open_edited(request.file)
    loaded = open_its_definition(edited, request.definition)
    written = read_word(edited.data, str(request.file))
    folder = Path(loaded.files[0].name).parent
    locale = locale_of(loaded, own_templates(folder))
    base, today = (Version(one, folder, locale) for one in (written, loaded))
    try:
        edits = read_hand_edits(edited.base, edited.opened.members, edited.opened.snapshot.path_of)
    except DamagedArchiveError as error:
        raise InvalidInputError([Diagnostic("word-damaged", file=str(request.file))]) from error
    own = shipped_locale(author_language(loaded.tree)) if loaded.language != loaded.own_language else None
    left = _undecided(edited, locale)
    proposer = Proposer(base.side(), today.side(), locale, author_language(loaded.tree), own, left)
    return Pulled(edited, base, today, locale, edits, proposer.propose(edits))


def _undecided(edited: EditedWord, locale: Locale) -> tuple[Left, ...]:
    """Give the fields that an update left to people and that nobody has chosen for."""
    snapshot = edited.opened.snapshot
    if not snapshot.undecided:
        return ()
    found = still_open(snapshot.undecided, read_comments(Parts(edited.opened.members)), locale)
    paths = (snapshot.path_of(one.tag).partition("#")[0] for one in found)
    return tuple(Left(path, one.base, one.theirs) for path, one in zip(paths, found, strict=True))


def _dropped(pulled: Pulled) -> Iterator[Diagnostic]:
    """Tell that a program dropped the tags, and how many fields were found back all the same."""
    means = dict(pulled.edits.means)
    by_words = sum(means.get(one, 0) for one in (Means.BOOKMARK, Means.PLACE))
    if by_words and Means.TAG not in means:
        lost = sum(one.reason == "gone" for one in pulled.edits.lost)
        arguments = {"places": str(by_words), "lost": str(lost) if lost else ""}
        yield Diagnostic("pull-tags-dropped", None, Severity.NOTE, arguments, file=str(pulled.edited.path))


def notes_on(proposals: Iterable[Proposal], loaded: Loaded) -> Iterator[Diagnostic]:
    """Point out the promises that these change and that then name another figure than their norm."""
    touched: dict[str, dict[str, str | None]] = {}
    for one in proposals:
        if one.target.section == _PROMISES and one.kind is Kind.CHANGED and one.target.field in _NORM:
            touched.setdefault(one.target.name, {})[one.target.field] = one.new
    for name, new in touched.items():
        fields = {field: new.get(field, _today(loaded, name, field)) for field in _NORM}
        for found in contradictions(fields, author_language(loaded.tree)):
            node = reach(loaded.tree, ItemField(_PROMISES, name, "text")).node
            arguments = {"id": name, "said": found.said, "norm": found.norm}
            yield Diagnostic("pull-norm-differs", place(node), Severity.NOTE, arguments)


def notes_after(pulled: Pulled, accepted: Iterable[Proposal]) -> tuple[Diagnostic, ...]:
    """Give the notes after proposals were written, with their places as they are then.

    Raises:
        InvalidInputError: The definition was changed since, and does not hold any more.
        RefusedError: It is gone since.
    """
    loaded = pulled.today.loaded
    now = open_definition(Path(loaded.files[0].name), loaded.language)
    return (*_dropped(pulled), *notes_on(accepted, now))


def _today(loaded: Loaded, name: str, field: str) -> str | None:
    return Side(loaded.tree, dict).value(ItemField(_PROMISES, name, field))


def reworded(pulled: Pulled, proposal: Proposal, text: str) -> Proposal | None:
    """Give a proposal with a text that somebody typed in its place; None where that is no value of it."""
    at = field_at(proposal.path) if proposal.kind is Kind.CHANGED else None
    if at is None or at.form.form is Form.MARKDOWN:
        return replace(proposal, new=text if at is not None else cleaned(text))
    said = value_back(text, at, pulled.locale, pulled.language)
    return None if isinstance(said, Unread) else replace(proposal, new=said)
