"""Hand edits held against the definition of today: what can be proposed for it, and what cannot."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple

from generator.filters import fold, slug
from generator.locale import Locale
from generator.model.departments import Implication
from generator.model.forms import Form
from generator.quantities import Quantity, parse_quantity
from generator.roundtrip.edited_markdown import edited_source
from generator.roundtrip.field_paths import field_at
from generator.roundtrip.hand_edits import (
    AddedPromise,
    EndedPromise,
    FieldEdit,
    HandEdits,
    HandText,
    Lost,
    Reason,
)
from generator.roundtrip.hands import Hand
from generator.roundtrip.item_paths import ItemField, reach, taken_apart
from generator.roundtrip.remarks import Remark
from generator.roundtrip.values_back import Unread, cleaned, value_back
from generator.source.nodes import Mapping as MappingNode
from generator.source.nodes import Scalar, item_text, plain
from generator.source.nodes import Sequence as SequenceNode
from generator.vocabulary.names import Language, value_name

_WORDS_OF_ID: Final = 5
_IMPLICATIONS: Final = "implications"
_PROMISES: Final = "promises"


class Kind(StrEnum):
    """What is proposed."""

    CHANGED = "changed"
    ADDED = "added"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing to decide on. Values are as the YAML holds them, None where it holds nothing.

    ``old`` is what the definition said when the file was made, ``current`` what it says today, ``new`` what
    people made of it. ``conflict`` tells that somebody must choose: the definition has changed as well, or
    the places of one field say different things (``disputed``). ``lost`` are looks that Markdown cannot hold.
    A promise that is added comes ``after`` another; its ``new`` is its text.
    """

    kind: Kind
    target: ItemField
    old: str | None
    new: str | None
    current: str | None
    hand: Hand
    heading: str = ""
    conflict: bool = False
    disputed: bool = False
    lost: frozenset[str] = frozenset()
    after: str = ""

    @property
    def path(self) -> str:
        """The path of the field, of the item where all of it is meant."""
        return ".".join(part for part in self.target if part)


@dataclass(frozen=True, slots=True)
class Proposals:
    """All that came of a file; ``done`` is how many edits the definition has already."""

    proposals: tuple[Proposal, ...]
    lost: tuple[Lost, ...]
    hand_text: tuple[HandText, ...]
    remarks: tuple[Remark, ...]
    done: int


@dataclass(frozen=True)
class Side:
    """A definition as a tree with English keys, and the implications that follow from it, by id."""

    tree: MappingNode
    implications: Callable[[], Mapping[str, Implication]]

    def value(self, target: ItemField) -> str | None:
        """Give what a field says, the English word where its values are fixed; None where it says nothing."""
        found = reach(self.tree, target)
        if not found.rest:
            return found.node.text if isinstance(found.node, Scalar) else None
        if target.section == _IMPLICATIONS:
            derived = self.implications().get(target.name)
            said = getattr(derived, target.field, None) if derived is not None else None
            return str(said) if said is not None else None
        return None

    def item(self, target: ItemField) -> object:
        """Give a whole item as plain data, None where it is not there."""
        found = reach(self.tree, target._replace(field=""))
        return None if found.rest else plain(found.node)

    def has_place(self, target: ItemField) -> bool:
        """Say whether a field could stand here; one of a list that is shorter now cannot."""
        found = reach(self.tree, target)
        if not found.rest:
            return True
        if target.section == _IMPLICATIONS and target.name in self.implications():
            return True
        is_item = target.name in found.rest if target.name else target.section in found.rest
        return not is_item and not any(step.isdecimal() for step in found.rest)


class Left(NamedTuple):
    """A field that an update left to people: what it said before, and by hand."""

    path: str
    base: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Proposer:
    """Makes proposals of edits; ``locale`` is the language of the file.

    ``language`` is that of the keys and fixed words of the definition, ``own`` that of its author where the
    file is in another: quantities are written in it. ``undecided`` are the fields that an update left to
    people and that nobody has chosen for.
    """

    base: Side
    today: Side
    locale: Locale
    language: Language
    own: Locale | None = None
    undecided: tuple[Left, ...] = ()
    lost: list[Lost] = field(default_factory=list)
    made: list[Proposal] = field(default_factory=list)

    def propose(self, edits: HandEdits) -> Proposals:
        """Hold all edits against the definition."""
        count = 0
        for edit in edits.fields:
            count += self._field(edit)
        for added in edits.added:
            count += self._added(added)
        for ended in edits.ended:
            count += self._ended(ended)
        lost = tuple(one for one in edits.lost if not self._is_gone_today(one))
        return Proposals(tuple(self.made), (*lost, *self.lost), edits.hand_text, edits.remarks, done=count)

    def _is_gone_today(self, lost: Lost) -> bool:
        """Say whether a field that people took out is not in the definition either."""
        return lost.reason is Reason.GONE and self.today.value(taken_apart(lost.path)) is None

    def _field(self, edit: FieldEdit) -> bool:
        """Propose an edit, and say whether the definition has it already."""
        target = taken_apart(edit.path)
        at = field_at(edit.path)
        if at is None or not self.today.has_place(target):
            self._no(edit, Reason.NO_PLACE)
            return False
        old, current = self.base.value(target), self.today.value(target)
        if edit.rich is not None:
            return self._markdown(edit, target, old, current)
        said = value_back(edit.now, at, self.locale, self.language)
        if isinstance(said, Unread):
            self._no(edit, Reason.UNREADABLE)
            return False
        if self.own is not None and at.holds is Quantity:
            said = self.own.quantity(parse_quantity(said, self.locale.vocabulary))
        values = at.form.values if at.form.form is Form.CHOICE else ""
        old, current = (self._word(values, one) for one in (old, current))
        return self._three_way(edit, target, (old, said, current))

    def _word(self, values: str, english: str | None) -> str | None:
        return value_name(values, english, self.language) if values and english else english

    def _markdown(self, edit: FieldEdit, target: ItemField, old: str | None, current: str | None) -> bool:
        made = edited_source(old or "", edit.rich) if edit.rich is not None else None
        if made is None:
            self._no(edit, Reason.STUCK)
            return False
        return self._three_way(edit, target, (old, made.markdown, current), made.losses)

    def _three_way(
        self,
        edit: FieldEdit,
        target: ItemField,
        values: tuple[str | None, str, str | None],
        lost: frozenset[str] = frozenset(),
    ) -> bool:
        """Propose what a field says now; ``values`` are what it said, says in the file, and says today."""
        old, new, current = values
        if _same(new, old):
            return False
        if _same(new, current):
            return True
        left = self._left(edit)
        made = Proposal(
            Kind.CHANGED,
            target,
            left.base if left is not None and edit.rich is None else old,
            new,
            current,
            edit.hand,
            edit.heading,
            conflict=edit.disputed or not _same(old, current) or left is not None,
            disputed=edit.disputed,
            lost=lost,
        )
        self.made.append(made)
        return False

    def _left(self, edit: FieldEdit) -> Left | None:
        """Give what an update asked people to choose, where nobody did: the text is as it was then."""
        found = (one for one in self.undecided if one.path == edit.path and one.theirs in edit.now)
        return next(found, None)

    def _no(self, edit: FieldEdit, reason: Reason) -> None:
        self.lost.append(Lost(edit.path, reason, edit.was, edit.now, edit.heading, edit.hand))

    def _added(self, added: AddedPromise) -> bool:
        texts = {fold(item_text(item, "text") or "") for item in self._promises()}
        if fold(added.text) in texts:
            return True
        known = {item_text(item, "id") for item in self._promises()}
        known |= {one.target.name for one in self.made if one.kind is Kind.ADDED}
        target = ItemField(_PROMISES, _free_id(added.text, known), "")
        text = cleaned(added.text)
        self.made.append(
            Proposal(Kind.ADDED, target, None, text, None, added.hand, added.heading, after=added.after)
        )
        return False

    def _promises(self) -> Iterator[MappingNode]:
        found = self.today.tree.get(_PROMISES)
        if isinstance(found, SequenceNode):
            yield from (item for item in found.items if isinstance(item, MappingNode))

    def _ended(self, ended: EndedPromise) -> bool:
        target = ItemField(_PROMISES, ended.id, "")
        old, current = self.base.item(target), self.today.item(target)
        if current is None:
            return True
        text = target._replace(field="text")
        self.made.append(
            Proposal(
                Kind.ENDED,
                target,
                self.base.value(text),
                None,
                self.today.value(text),
                ended.hand,
                conflict=old != current,
            )
        )
        return False


def _same(one: str | None, other: str | None) -> bool:
    """Say whether two values are one but for white space at their ends and the ends of their lines."""
    if one is None or other is None:
        return one is other
    return [line.rstrip() for line in one.strip().split("\n")] == [
        line.rstrip() for line in other.strip().split("\n")
    ]


def _free_id(text: str, known: set[str | None]) -> str:
    """Make an id of the first words of a text, one that no other promise has."""
    wanted = slug(" ".join(text.split()[:_WORDS_OF_ID]))
    name, count = wanted, 1
    while name in known:
        count += 1
        name = f"{wanted}-{count}"
    return name
