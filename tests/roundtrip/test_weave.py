"""A story woven: what was written, what people made of it, what is new, and what comes of it."""

from copy import deepcopy

import pytest
from lxml import etree
from marked import body, control, p, run, shown, stamp, table

from generator.ooxml.reading.body import read_nodes
from generator.ooxml.reading.nodes import lines_of
from generator.roundtrip.elements import Tags
from generator.roundtrip.events import Event, Happening
from generator.roundtrip.pieces import Pieces
from generator.roundtrip.weave import Weaver


def woven(base: str, theirs: str, new: str) -> tuple[str, list[Event]]:
    """Weave three bodies, and give theirs in short and what happened."""
    stories: list[etree._Element] = [body(one) for one in (base, theirs, new)]
    nodes = [read_nodes(story) for story in stories]
    pieces = Pieces(Tags.of(lines_of(nodes[0])), deepcopy, lambda *_: None, stamp())
    Weaver(pieces, lambda _: True).weave(*nodes, stories[1])
    return shown(stories[1]), pieces.events


def paragraphs(*texts: str) -> str:
    return "".join(p(run(text)) for text in texts)


FIRST = "Wij bellen u binnen twee dagen terug."
SECOND = "U krijgt altijd een vast gezicht."
THIRD = "Aan de balie hoeft u nooit te wachten."
OWN = "Dit heeft de jurist erbij getypt."


@pytest.mark.parametrize(
    ("theirs", "new", "after", "happened"),
    [
        ((FIRST, SECOND), (FIRST, SECOND, THIRD), f"{FIRST} / {SECOND} / +{{+{THIRD}+}}", {Happening.ADDED}),
        ((FIRST, SECOND), (FIRST,), f"{FIRST} / -{{-{SECOND}-}}", {Happening.ENDED}),
        (
            (FIRST, OWN, SECOND),
            (FIRST, THIRD, SECOND),
            f"{FIRST} / +{{+{THIRD}+}} / {OWN} / {SECOND}",
            {Happening.ADDED, Happening.KEPT},
        ),
        ((FIRST,), (FIRST, SECOND), FIRST, {Happening.KEPT}),
        (
            (FIRST,),
            (FIRST, SECOND.replace("altijd", "meestal")),
            FIRST,
            {Happening.GONE_AND_CHANGED},
        ),
        (
            (FIRST, SECOND.replace("vast", "bekend")),
            (FIRST,),
            f"{FIRST} / {SECOND.replace('vast', 'bekend')}",
            {Happening.CHANGED_AND_ENDED},
        ),
    ],
    ids=[
        "added",
        "ended",
        "beside their own",
        "deleted by hand",
        "deleted and changed",
        "reworded and ended",
    ],
)
def test_paragraphs(theirs, new, after, happened):
    found, events = woven(paragraphs(FIRST, SECOND), paragraphs(*theirs), paragraphs(*new))
    assert found == after
    assert {event.happening for event in events} == happened


def test_what_policy_moves_goes_there_unless_people_worked_in_it():
    texts = (FIRST, SECOND, THIRD)
    moved, events = woven(paragraphs(*texts), paragraphs(*texts), paragraphs(THIRD, FIRST, SECOND))
    assert moved == f"+{{+{THIRD}+}} / {FIRST} / {SECOND} / -{{-{THIRD}-}}"
    assert [event.happening for event in events] == [Happening.MOVED]
    hand = THIRD.replace("nooit", "bijna nooit")
    kept, events = woven(
        paragraphs(*texts), paragraphs(FIRST, SECOND, hand), paragraphs(THIRD, FIRST, SECOND)
    )
    assert kept == f"{FIRST} / {SECOND} / {hand}"
    assert Happening.NOT_MOVED in {event.happening for event in events}


def test_what_people_moved_stays_where_they_put_it_and_still_gets_its_new_words():
    new = FIRST.replace("twee", "drie")
    found, _ = woven(
        paragraphs(FIRST, SECOND, THIRD), paragraphs(SECOND, THIRD, FIRST), paragraphs(new, SECOND, THIRD)
    )
    assert found.startswith(f"{SECOND} / {THIRD} / Wij bellen u binnen ")
    assert "{-twee-}" in found
    assert "{+drie+}" in found


def row(*cells: str) -> tuple[str, ...]:
    return tuple(p(run(cell)) for cell in cells)


HEAD = row("Belofte", "Norm")


def test_a_row_comes_between_those_that_people_have():
    base = table(HEAD, row("bellen", "twee dagen"))
    theirs = table(HEAD, row("eigen rij", "zelf getypt"), row("bellen", "twee dagen"))
    new = table(HEAD, row("mailen", "een week"), row("bellen", "twee dagen"))
    found, _ = woven(base, theirs, new)
    assert found == "(Belofte|Norm)+(+{+mailen+}|+{+een week+})(eigen rij|zelf getypt)(bellen|twee dagen)"


def test_a_cell_changes_though_people_added_a_column():
    base, new = (table(HEAD, row("bellen", norm)) for norm in ("twee dagen", "drie dagen"))
    theirs = table(row("Belofte", "Norm", "Wie"), row("bellen", "twee dagen", "KCC"))
    found, _ = woven(base, theirs, new)
    assert found == "(Belofte|Norm|Wie)(bellen|{-twee-}{+drie+} dagen|KCC)"


def test_a_table_with_another_column_takes_the_place_of_the_old_one_but_not_of_the_rows_of_people():
    base = table(HEAD, row("bellen", "twee dagen"), row("mailen", "een week"))
    theirs = table(HEAD, row("bellen", "twee dagen"), row("mailen", "een week, zegt de jurist"))
    new = table(
        row("Belofte", "Norm", "Wie"), row("bellen", "twee dagen", "KCC"), row("mailen", "een week", "KCC")
    )
    found, events = woven(base, theirs, new)
    fresh, gap, old = found.split(" / ")
    assert fresh.startswith("+(+{+Belofte+}|+{+Norm+}|+{+Wie+})")
    assert gap == "+"
    assert old.endswith("(mailen|een week, zegt de jurist)")
    assert Happening.CHANGED_AND_ENDED in {event.happening for event in events}


def test_nothing_comes_to_stand_in_the_field_in_which_somebody_pressed_enter():
    base = p(control("a", run("Een lange zin over de balie.")))
    halves = control("a", p(run("Een lange zin")), p(run("over de balie.")))
    found, _ = woven(base + p(run(SECOND)), halves + p(run(SECOND)), base + p(run(THIRD)) + p(run(SECOND)))
    assert found == f"<a: Een lange zinover de balie.> / +{{+{THIRD}+}} / {SECOND}"
