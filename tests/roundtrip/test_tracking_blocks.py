"""Paragraphs, rows and tables that come and go."""

import pytest
from lxml import etree
from marked import body, come, gone, link, p, run, shown, stamp, table

from generator.ooxml.graft.marks import Twin
from generator.ooxml.names import w
from generator.ooxml.tracking.anchors import bookmarked, let_go, settle_twins, take_off_links
from generator.ooxml.tracking.marks import (
    delete_line,
    delete_row,
    delete_table,
    insert_line,
    insert_row,
    insert_table,
    keep_tables_apart,
)

MARK = '<w:bookmarkStart w:id="{0}" w:name="{1}"/>{2}<w:bookmarkEnd w:id="{0}"/>'
SIGN = '<w:r><w:commentReference w:id="5"/></w:r>'


def test_a_paragraph_comes_and_another_goes():
    story = body(p(run("oud")), p(run("nieuw")))
    delete_line(story[0], stamp())
    insert_line(story[1], stamp())
    assert shown(story) == "-{-oud-} / +{+nieuw+}"


def test_a_paragraph_that_nobody_accepted_yet_goes_altogether():
    story = body(p(run("blijft")), p(come(run("kwam")), pending=True))
    delete_line(story[1], stamp())
    assert shown(story) == "blijft"


def test_but_not_the_one_that_a_comment_stands_in():
    story = body(p(run("blijft")), p(come(run("kwam")), SIGN, pending=True))
    delete_line(story[1], stamp())
    assert story.find(f".//{w('commentReference')}") is not None
    assert shown(story[1]) == "+-"


def test_a_bookmark_that_begins_in_it_stays_beside_it():
    story = body(
        p(come(run("kwam")), '<w:bookmarkStart w:id="1" w:name="x"/>', pending=True),
        p(run("blijft"), '<w:bookmarkEnd w:id="1"/>'),
    )
    delete_line(story[0], stamp())
    assert [one.tag for one in story] == [w("bookmarkStart"), w("p")]


def test_the_only_paragraph_of_a_cell_stays_empty():
    story = body(table((p(run("a")), p(run("b")))))
    delete_line(story[0].find(f".//{w('p')}"), stamp())
    assert shown(story) == "({-a-}|b)"


def test_rows_come_and_go():
    story = body(table((p(run("a")), p(run("b"))), (p(run("c")), p(run("d")))))
    first, second = story.iter(w("tr"))
    delete_row(first, stamp())
    insert_row(second, stamp())
    assert shown(story) == "-(-{-a-}|-{-b-})+(+{+c+}|+{+d+})"


def test_a_row_that_nobody_accepted_yet_goes_altogether_but_never_the_last_one():
    story = body(table((p(run("a")),), (p(run("b")),)))
    for row in list(story.iter(w("tr"))):
        insert_row(row, stamp())
    first, second = story.iter(w("tr"))
    delete_row(first, stamp())
    delete_row(second, stamp())
    assert shown(story) == "+-(+-)"


def test_a_table_goes_row_by_row():
    story = body(table((p(run("a")),), (p(run("b")),)))
    delete_table(story[0], stamp())
    assert shown(story) == "-(-{-a-})-(-{-b-})"


def test_a_table_never_comes_to_stand_against_another():
    story = body(table((p(run("a")),)), table((p(run("b")),)), table((p(run("c")),)))
    insert_table(story[1], stamp())
    keep_tables_apart(story, stamp())
    assert shown(story) == "(a) / + / +(+{+b+}) / + / (c)"


def test_what_moved_takes_its_bookmark_along():
    story = body(p(MARK.format(1, "doel", run("oud"))), p(MARK.format(2, "", run("nieuw"))))
    delete_line(story[0], stamp())
    insert_line(story[1], stamp())
    twin = Twin("doel", story[1].find(w("bookmarkStart")), story[1].find(w("bookmarkEnd")))
    settle_twins([story], [twin])
    assert [one.get(w("name")) for one in story[0].iter(w("bookmarkStart"))] == []
    assert [one.get(w("name")) for one in story[1].iter(w("bookmarkStart"))] == ["doel"]


def test_what_was_copied_does_not():
    story = body(p(MARK.format(1, "doel", run("blijft"))), p(MARK.format(2, "", run("nieuw"))))
    twin = Twin("doel", story[1].find(w("bookmarkStart")), story[1].find(w("bookmarkEnd")))
    settle_twins([story], [twin])
    assert [one.get(w("name")) for one in story.iter(w("bookmarkStart"))] == ["doel"]
    assert len(story[0]) == 3


def test_a_link_that_came_to_lead_nowhere_becomes_text():
    story = body(p('<w:hyperlink w:anchor="weg">', run("de belofte"), "</w:hyperlink>"))
    link = story[0][0]
    let_go([story], [], frozenset())
    assert shown(story) == "[de belofte]"  # it led nowhere before
    let_go([story], [link], frozenset())
    assert shown(story) == "de belofte"


GOES = MARK.format(1, "doel", run("Wij luisteren"))


def test_words_that_stay_in_a_link_to_what_goes_come_again_without_it():
    story = body(p(GOES), p(link("Doel", run("Wij "), gone("luisteren")), run(".")))
    delete_line(story[0], stamp())
    take_off_links([story[1]], [story], stamp())
    assert shown(story[1]) == "[{-Wij -}{-luisteren-}]{+Wij +}."


def test_words_that_came_into_such_a_link_move_out_in_their_order():
    story = body(p(GOES), p(link("doel", run("Wij "), come(run("meteen ")), run("nu"))))
    delete_line(story[0], stamp())
    take_off_links([story[1]], [story], stamp())
    assert shown(story[1]) == "[{-Wij nu-}]{+Wij +}{+meteen +}{+nu+}"


@pytest.mark.parametrize(
    "more", ['<w:commentRangeStart w:id="1"/>', '<w:r><w:footnoteReference w:id="2"/></w:r>']
)
def test_a_link_with_more_than_words_stays(more: str):
    story = body(p(GOES), p(link("doel", run("Wij "), more)))
    delete_line(story[0], stamp())
    before = etree.tostring(story[1])
    take_off_links([story[1]], [story], stamp())
    assert etree.tostring(story[1]) == before


def test_words_in_a_link_to_what_stays_are_left_alone():
    story = body(p(GOES), p(link("doel", run("Wij"))))
    take_off_links([story[1]], [story], stamp())
    assert shown(story[1]) == "[Wij]"


def test_names_of_bookmarks_know_no_capitals():
    assert bookmarked([body(p(MARK.format(1, "Doel", "")))]) == {"doel"}
