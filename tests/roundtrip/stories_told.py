"""A story: a definition, its Word file, and by turns what people and what policy do."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from hypothesis import strategies as st
from stories_blocks import BLOCKS
from stories_controls import CONTROLS
from stories_definitions import POLICY, chance, changed, grown
from stories_laws import Members, members_of
from stories_places import StoryHand
from stories_tables import TABLES
from stories_things import THINGS
from stories_tracked import TRACKED
from stories_words import WORDS
from written import yaml_of

from generator.ooxml.archive import write_archive
from generator.pipeline.check import open_definition
from generator.pipeline.make import make_all
from generator.pipeline.plan import prepare
from generator.pipeline.renewing import UpdateRequest
from generator.pipeline.update import update

Step = tuple[str, int]
HANDS = {**WORDS, **BLOCKS, **TABLES, **CONTROLS, **TRACKED, **THINGS}


@dataclass(frozen=True)
class Turn:
    hands: tuple[Step, ...]
    policy: tuple[Step, ...]


@dataclass(frozen=True)
class Story:
    """``seed`` gives the definition; then by turns people work, policy changes, and the file is updated."""

    seed: int
    turns: tuple[Turn, ...]


def _steps(names: list[str], least: int, most: int) -> st.SearchStrategy[tuple[Step, ...]]:
    step = st.tuples(st.sampled_from(names), st.integers(0, 2**20))
    return st.lists(step, min_size=least, max_size=most).map(tuple)


def stories(*, hands: int = 7) -> st.SearchStrategy[Story]:
    """Draw stories of one or two turns, with so many things that people do in each at most."""
    turn = st.builds(Turn, _steps(sorted(HANDS), min(hands, 1), hands), _steps(sorted(POLICY), 1, 5))
    return st.builds(Story, st.integers(0, 2**20), st.lists(turn, min_size=1, max_size=2).map(tuple))


class Desk:
    """A folder with one definition, which is written anew for each version."""

    def __init__(self, folder: Path) -> None:
        self.definition = folder / "serviceformule.yaml"
        self.file = folder / "altena-serviceformule.docx"
        self.target = folder / "bijgewerkt.docx"

    def put(self, data: dict) -> None:
        self.definition.write_text(yaml_of(data), encoding="utf-8")

    def made(self) -> Members:
        """Write the document as it comes from the definition."""
        loaded = open_definition(self.definition, None)
        prepared = prepare(loaded, self.definition.parent)
        return members_of(make_all(prepared, prepared.specs[:1], ("docx",), alone=True).files[0]["docx"])

    def updated(self, members: Members) -> bytes:
        self.file.write_bytes(write_archive(members))
        who = ("Gemeente", "2026-11-24T09:00:00Z")
        update(UpdateRequest(self.file, self.definition, self.target, *who, force=True))
        return self.target.read_bytes()


def worked_in(members: Members, steps: tuple[Step, ...], prefix: str) -> Members:
    """Give a file after people worked in it."""
    hand = StoryHand(dict(members), prefix)
    for name, seed in steps:
        hand.random = chance(seed)
        HANDS[name](hand)
    return hand.done()


@dataclass(frozen=True)
class Told:
    """One turn of a story: the file as it was written, as people left it, and as it came back.

    ``fresh`` writes the document anew and ``again`` updates once more; both only before the next turn.
    """

    base: Members
    theirs: Members
    data: bytes
    desk: Desk

    @cached_property
    def after(self) -> Members:
        return members_of(self.data)

    @cached_property
    def fresh(self) -> Members:
        return self.desk.made()

    def again(self) -> bytes:
        return self.desk.updated(self.after)


def told(story: Story, folder: Path) -> Iterator[Told]:
    """Tell a story turn by turn."""
    desk = Desk(folder)
    old = grown(chance(story.seed))
    desk.put(old)
    base = file = desk.made()
    for number, turn in enumerate(story.turns):
        theirs = worked_in(file, turn.hands, f"Hand{'abc'[number]}")
        old = changed(old, list(turn.policy), f"Beleid{'abc'[number]}")
        desk.put(old)
        one = Told(base, theirs, desk.updated(theirs), desk)
        yield one
        if turn is not story.turns[-1]:
            base, file = one.fresh, one.after
