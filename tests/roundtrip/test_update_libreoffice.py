"""The same laws where LibreOffice saved the file after people worked in it: Debian's drops all tags."""

import os
import shutil
import subprocess

import pytest
from stories_definitions import POLICY, chance, changed, grown
from stories_laws import Members, assert_kept, assert_settled, assert_told, members_of
from stories_told import HANDS, Desk, worked_in

from generator.merging.pairs import pair
from generator.ooxml.archive import write_archive
from generator.ooxml.parts import Parts
from generator.ooxml.reading.body import read_nodes
from generator.ooxml.reading.nodes import Line, lines_of
from generator.roundtrip.elements import Tags, elements
from generator.roundtrip.stories import BODY, stories

PROGRAM = os.environ.get("SERVICEFORMULE_SOFFICE", "soffice")
STORIES = range(12)
PATIENCE = 300
NOT_KEPT = {"merge_cells", "add_text_box", "add_section"}
"""What LibreOffice writes in another form, or not at all."""


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[int, tuple[Desk, Members, Members, Members]]:
    """Give of each story its desk, the file as written, as people left it, and as LibreOffice saved that."""
    program = shutil.which(PROGRAM)
    if program is None:
        if "SERVICEFORMULE_SOFFICE" in os.environ:
            pytest.fail(f"{PROGRAM} is not there")
        pytest.skip("LibreOffice is not on this machine (Debian: libreoffice-writer)")
    folder = tmp_path_factory.mktemp("libreoffice")
    (folder / "in").mkdir()
    told = {}
    for number in STORIES:
        desk = Desk(tmp_path_factory.mktemp(f"desk{number}"))
        desk.put(grown(chance(number)))
        base = desk.made()
        random = chance(number)
        names = [name for name in sorted(HANDS) if name not in NOT_KEPT]
        steps = tuple((random.choice(names), random.randrange(2**20)) for _ in range(5))
        theirs = worked_in(base, steps, "Handa")
        (folder / "in" / f"{number}.docx").write_bytes(write_archive(theirs))
        told[number] = desk, base, theirs
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(folder / "in" / f"{number}.docx") for number in STORIES]
    target = ["--headless", "--convert-to", "docx", "--outdir", str(folder / "out")]
    command = [program, profile, *target, *files]
    subprocess.run(command, capture_output=True, check=False, timeout=PATIENCE)
    made = {number: folder / "out" / f"{number}.docx" for number in STORIES}
    if not all(path.exists() for path in made.values()):
        pytest.skip("LibreOffice is here without Writer (Debian: libreoffice-writer)")
    return {number: (*told[number], members_of(path.read_bytes())) for number, path in made.items()}


@pytest.mark.parametrize("number", STORIES)
def test_nothing_is_lost_after_libreoffice(saved, number):
    desk, base, _, theirs = saved[number]
    random = chance(number + 1000)
    steps = [(random.choice(sorted(POLICY)), random.randrange(2**20)) for _ in range(4)]
    desk.put(changed(grown(chance(number)), steps, "Beleida"))
    after = members_of(desk.updated(theirs))
    assert_kept(theirs, after, independent=number % 4 == 0)
    assert_told(base, after, desk.made())
    assert_settled(base, theirs)


def test_most_fields_are_recovered_after_libreoffice(saved):
    """Of 557 fields none kept its tag; 555 are known by their bookmark, and all of them by their place."""
    wanted, by_bookmark, by_place = [], [], []
    for _, base, theirs, after in saved.values():
        was, there, here = (_lines(members) for members in (base, theirs, after))
        tags = Tags.of(was)
        known = {tag for line in there for tag in tags.of_line(line)}
        marked = {tag for line in here for tag in tags.of_line(line)} & known
        paired = pair(elements(was, tags), elements(here, tags)).second_of
        placed = {tag for number in paired for tag in tags.of_line(was[number])} & known
        wanted += known
        by_bookmark += marked
        by_place += marked | placed
    assert len(by_bookmark) / len(wanted) > 0.98
    assert len(by_place) / len(wanted) > 0.99


def _lines(members: Members) -> list[Line]:
    return lines_of(read_nodes(stories(Parts(members))[BODY].root))
