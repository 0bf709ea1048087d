"""Laws of a restyling, on stories of chance: whatever people and policy did, nothing of people is lost.

``SERVICEFORMULE_STORIES`` says how many stories are told, of which a restyling gets every fifth.
"""

import os
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from lxml import etree
from stories_definitions import chance, changed, grown
from stories_laws import SIGNED, Members, members_of, signed, texts, whole_comments
from stories_told import Desk, Story, stories, worked_in

from generator.ooxml.archive import write_archive
from generator.ooxml.names import w
from generator.pipeline.renewing import UpdateRequest
from generator.pipeline.restyle import restyle

STORIES = max(int(os.environ.get("SERVICEFORMULE_STORIES", "50")) // 5, 1)


@settings(max_examples=STORIES, suppress_health_check=list(HealthCheck))
@given(stories())
def test_each_word_and_comment_of_people_is_there(story: Story):
    with TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        old = grown(chance(story.seed))
        desk.put(old)
        theirs = worked_in(desk.made(), story.turns[0].hands, "Handa")
        desk.put(changed(old, list(story.turns[0].policy), "Beleida"))
        desk.file.write_bytes(write_archive(theirs))
        restyle(UpdateRequest(desk.file, desk.definition, desk.target, force=True))
        after = members_of(desk.target.read_bytes())
    assert set(signed(texts(theirs, accept=True))) <= set(everywhere(after))
    assert not said_in_comments(theirs) - said_in_comments(after)


def everywhere(members: Members) -> Counter[str]:
    """Count the words that hands signed in a file, also in its appendix."""
    roots = [
        etree.fromstring(data) for part, data in members.items() if part.startswith("word/") and "xml" in part
    ]
    said = [
        " ".join(text.text or "" for text in one.iter(w("t"))) for root in roots for one in root.iter(w("p"))
    ]
    return Counter(word.lower() for text in said for word in SIGNED.findall(text))


def said_in_comments(members: Members) -> Counter[tuple[object, ...]]:
    return Counter(one[:3] for one in whole_comments(members).values())
