"""Make edits in a file, and see that they changed what they should and nothing else."""

from collections.abc import Iterable
from collections.abc import Mapping as MappingABC
from typing import Final

from generator.diagnostics import InvalidInputError, Span, TextFile
from generator.source.composer import compose
from generator.source.nodes import Mapping, Node, Scalar, Sequence, plain
from generator.source.reader import FORBIDDEN
from generator.source.splice import (
    Edit,
    GainsEntries,
    GainsItems,
    LosesItems,
    Says,
    SpliceError,
    Value,
    Wish,
    splice,
)


def checked_splice(file: TextFile, edits: Iterable[Edit]) -> str:
    """Give the text of a file with edits made in it, read again and compared value by value.

    Every target reads back as asked; every other value has the same text, style and key, in the same order;
    an alias is still that alias, and what it repeats did not change.

    Raises:
        SpliceError: the first thing that is otherwise; nothing may then be written.
        InvalidInputError: the file could not be read before the edits.
    """
    made = list(edits)
    stale = next((edit for edit in made if edit.span.file.text != file.text), None)
    if stale:
        raise SpliceError("stale", stale.span)
    _apart(made)
    text = splice(file.text, [(edit.span, edit.text) for edit in made])
    new = TextFile(file.name, text)
    forbidden = next((edit for edit in made if FORBIDDEN.search(edit.text)), None)
    if forbidden:
        raise SpliceError("unwritable", forbidden.span)
    before = compose(file)
    try:
        after = compose(new)
    except InvalidInputError as error:
        raise SpliceError("unreadable", made[0].span if made else before.span) from error
    _Comparison(made).compare(before, after)
    return text


def _apart(edits: list[Edit]) -> None:
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.span.start, edit.span.end)):
        if edit.span.start < done:
            raise SpliceError("overlap", edit.span)
        done = edit.span.end


class _Comparison:
    """Two trees side by side; a wish belongs to the node that has its span and kind.

    ``direct`` is False behind an alias or a merge key: what those repeat may not change.
    """

    def __init__(self, edits: list[Edit]) -> None:
        self._open: list[Wish] = []
        for edit in edits:
            if edit.wish not in self._open:  # some wishes take more than one edit
                self._open.append(edit.wish)
        self._repeated: set[tuple[type[Node], int, int]] = set()

    def compare(self, old: Node, new: Node) -> None:
        self._node(old, new, direct=True)
        if self._open:
            raise SpliceError("target", self._open[0].span)

    def _wishes(self, node: Node, *, direct: bool) -> list[Wish]:
        """Take the wishes about a node."""
        if not direct:
            return []
        kinds = _KINDS[type(node)]
        place = (node.span.start, node.span.end)
        found = [
            wish
            for wish in self._open
            if isinstance(wish, kinds) and (wish.span.start, wish.span.end) == place
        ]
        self._open = [wish for wish in self._open if wish not in found]
        return found

    def _node(self, old: Node, new: Node, *, direct: bool) -> None:
        direct = direct and not old.alias
        wishes = self._wishes(old, direct=direct)
        said = next((wish for wish in wishes if isinstance(wish, Says)), None)
        if said:
            _demand(new, said.value, said.span)
            return
        if (old.alias and old.alias.text) != (new.alias and new.alias.text):
            raise SpliceError("other", new.span)
        if not direct:
            pair = (type(old), old.span.start, new.span.start)
            if pair in self._repeated:
                return
            self._repeated.add(pair)
        if isinstance(old, Mapping) and isinstance(new, Mapping):
            self._mapping(old, new, wishes, direct=direct)
        elif isinstance(old, Sequence) and isinstance(new, Sequence):
            self._sequence(old, new, wishes, direct=direct)
        elif not (isinstance(old, Scalar) and isinstance(new, Scalar) and _says(old) == _says(new)):
            raise SpliceError("other", new.span)

    def _mapping(self, old: Mapping, new: Mapping, wishes: list[Wish], *, direct: bool) -> None:
        added: dict[str, Value] = {}
        for wish in wishes:
            if isinstance(wish, GainsEntries):
                added.update(wish.entries)
        expected = [entry for entry in old.entries.values() if not entry.merged]
        merged = [entry for entry in old.entries.values() if entry.merged and entry.key.text not in added]
        entries = list(new.entries.values())
        own, rest = entries[: len(expected)], entries[len(expected) :]
        gained, brought = rest[: len(added)], rest[len(added) :]
        if [entry.key.text for entry in gained] != list(added):
            raise SpliceError("target" if added else "other", new.span)
        for entry, value in zip(gained, added.values(), strict=True):
            _demand(entry.value, value, new.span)
        if len(own) != len(expected) or len(brought) != len(merged):
            raise SpliceError("other", new.span)
        for before, after in zip([*expected, *merged], [*own, *brought], strict=True):
            if before.merged != after.merged or _says(before.key) != _says(after.key):
                raise SpliceError("other", after.key.span)
            self._node(before.value, after.value, direct=direct and not before.merged)

    def _sequence(self, old: Sequence, new: Sequence, wishes: list[Wish], *, direct: bool) -> None:
        gone = {index for wish in wishes if isinstance(wish, LosesItems) for index in wish.indexes}
        added: dict[int, list[Value]] = {}
        for wish in wishes:
            if isinstance(wish, GainsItems):
                added.setdefault(wish.index, []).extend(wish.items)
        expected: list[tuple[Node | None, Value]] = []
        for index in range(len(old.items) + 1):
            expected += ((None, value) for value in added.get(index, ()))
            if index < len(old.items) and index not in gone:
                expected.append((old.items[index], ""))
        if len(expected) != len(new.items):
            raise SpliceError("target" if wishes else "other", new.span)
        for (before, value), after in zip(expected, new.items, strict=True):
            if before is None:
                _demand(after, value, old.span)
            else:
                self._node(before, after, direct=direct)


def _says(scalar: Scalar) -> tuple[str | None, str]:
    return scalar.text, scalar.style


def _demand(node: Node, value: Value, target: Span) -> None:
    if node.alias or plain(node) != _plain(value):
        raise SpliceError("target", target)


def _plain(value: Value) -> object:
    if isinstance(value, str):
        return value
    if isinstance(value, MappingABC):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value]


_KINDS: Final[dict[type[Node], tuple[type[Wish], ...]]] = {
    Scalar: (Says,),
    Mapping: (GainsEntries,),
    Sequence: (GainsItems, LosesItems),
}
