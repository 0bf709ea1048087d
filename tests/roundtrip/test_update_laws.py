"""Laws of an update, on stories of chance: a definition, its Word file, what people and what policy did.

``SERVICEFORMULE_STORIES`` says how many are told. The dearer laws hold of all, and are tried on some.
"""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, example, given, settings
from stories_laws import assert_as_fresh, assert_kept, assert_settled, assert_told, audited
from stories_told import Story, Turn, stories, told

from generator.ooxml.archive import write_archive

STORIES = int(os.environ.get("SERVICEFORMULE_STORIES", "50"))
BEGUN_ALIKE = Story(117220, (Turn((), (("end", 230),)),))
"""Of two promises that begin with the same word the first ends; lists name and link both."""
EVERY = settings(suppress_health_check=list(HealthCheck))


@settings(EVERY, max_examples=STORIES)
@given(stories())
def test_nothing_of_anybody_is_lost(story: Story):
    with TemporaryDirectory() as folder:
        for turn in told(story, Path(folder)):
            assert_kept(turn.theirs, turn.after, independent=story.seed % 6 == 0)
            if story.seed % 2:
                assert_settled(turn.base, turn.theirs)
            else:
                assert_told(turn.base, turn.after, turn.fresh)
            if story.seed % 6 == 1:
                assert turn.again() == turn.data


@settings(EVERY, max_examples=max(STORIES // 5, 1))
@given(stories(hands=0))
@example(BEGUN_ALIKE)
def test_where_nobody_worked_accepting_gives_what_a_build_gives(story: Story):
    with TemporaryDirectory() as folder:
        for turn in told(story, Path(folder)):
            assert_as_fresh(turn.after, turn.fresh, independent=story.seed % 3 == 0)


@settings(EVERY, max_examples=max(STORIES // 50, 1))
@given(stories())
def test_a_validator_finds_nothing_that_was_not_there(story: Story):
    with TemporaryDirectory() as folder:
        for turn in told(story, Path(folder)):
            found, had = (audited(write_archive(side)) for side in (turn.after, turn.theirs))
            assert not found - had
