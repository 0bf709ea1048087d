"""Accepted proposals written into the definition's files: all of what holds, and no file by halves."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from generator.diagnostics import Diagnostic, InvalidInputError, RefusedError, Severity
from generator.loader.load import Loaded, load
from generator.pipeline.check import examine
from generator.pipeline.files import read_limited, reading_refused, write_whole
from generator.pipeline.plan import prepare
from generator.roundtrip.desk import Desk, UnwritableError
from generator.roundtrip.proposals import Kind, Proposal
from generator.roundtrip.writing_back import Written, located, write_back

_MARK: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Refused:
    """A proposal that was not written, and what stood in its way."""

    proposal: Proposal
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Applied:
    """What was written where, and what was not."""

    written: tuple[Written, ...]
    refused: tuple[Refused, ...]


def apply(proposals: Sequence[Proposal], loaded: Loaded) -> Applied:
    """Write proposals into the files of a definition.

    A proposal with which the definition would not hold any more is left out; where together they do not, each
    is tried after those before it.

    Raises:
        RefusedError: The system does not allow it, or a file was changed since it was read. Then files may
            have been written, each of them whole.
    """
    ordered = _ordered(proposals)
    desk, written, refused = _written(ordered, loaded)
    if written and _faults(desk, loaded):
        desk, written, refused = _one_by_one(ordered, loaded)
    _save(desk, loaded)
    return Applied(tuple(located(desk, one) for one in written), tuple(refused))


def _ordered(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Let of promises that come behind one and the same the last come first: each goes right behind it."""
    behind = [one for one in proposals if one.kind is Kind.ADDED and one.after]
    return [one for one in proposals if one not in behind] + behind[::-1]


def _written(proposals: Iterable[Proposal], loaded: Loaded) -> tuple[Desk, list[Written], list[Refused]]:
    desk = Desk.of(loaded)
    written: list[Written] = []
    refused: list[Refused] = []
    for proposal in proposals:
        try:
            written.append(write_back(desk, proposal, loaded))
        except UnwritableError as error:
            refused.append(Refused(proposal, (error.diagnostic,)))
    return desk, written, refused


def _one_by_one(proposals: Iterable[Proposal], loaded: Loaded) -> tuple[Desk, list[Written], list[Refused]]:
    desk = Desk.of(loaded)
    written: list[Written] = []
    refused: list[Refused] = []
    for proposal in proposals:
        before = Desk(list(desk.own), list(desk.translated))
        try:
            done = write_back(desk, proposal, loaded)
        except UnwritableError as error:
            refused.append(Refused(proposal, (error.diagnostic,)))
            continue
        faults = _faults(desk, loaded)
        if faults:
            desk = before
            refused.append(Refused(proposal, faults))
        else:
            written.append(done)
    return desk, written, refused


def _faults(desk: Desk, loaded: Loaded) -> tuple[Diagnostic, ...]:
    """Read the definition as it would be, and say what is wrong with it."""
    texts = {sheet.file.name: sheet.file.text for sheet in desk.sheets()}
    path = PurePath(loaded.files[0].name)

    def read(wanted: PurePath) -> bytes:
        text = texts.get(str(wanted))
        return read_limited(wanted) if text is None else text.encode()

    try:
        found = _errors(load(path, read, loaded.language))
    except InvalidInputError as error:
        return error.diagnostics
    if not found:
        return ()
    known = {(one.code, one.path) for one in _errors(loaded)}
    return tuple(one for one in found if (one.code, one.path) not in known)


def _errors(loaded: Loaded) -> tuple[Diagnostic, ...]:
    """Make the documents of a definition without writing them, and give what is wrong."""
    found = examine(prepare(loaded, Path(loaded.files[0].name).parent))
    return tuple(one for one in found if one.severity is Severity.ERROR)


def _save(desk: Desk, loaded: Loaded) -> None:
    before = {file.name: file.text for file in loaded.files}
    changed = {sheet.file.name: sheet.file.text for sheet in desk.sheets()}
    changed = {name: text for name, text in changed.items() if text != before[name]}
    marks = {name: _mark(name, before) for name in changed}
    for name, text in changed.items():
        write_whole(Path(name), marks[name] + text.encode())


def _mark(name: str, before: Mapping[str, str]) -> bytes:
    """Give the mark that a file begins with, if any, and see that it still says what was read."""
    path = Path(name)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise reading_refused(path, error) from error
    mark = _MARK if raw.startswith(_MARK) else b""
    if raw.removeprefix(_MARK) != before[name].encode():
        raise RefusedError(Diagnostic("pull-changed-since", file=name, arguments={"name": name}))
    return mark
