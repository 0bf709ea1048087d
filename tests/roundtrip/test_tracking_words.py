"""Words of a line that go and come: what the paragraph was, the words, and what it is then."""

from copy import deepcopy

import pytest
from lxml import etree
from marked import come, control, gone, link, p, run, shown, stamp, xml

from generator.ooxml.names import w
from generator.ooxml.reading.lines import read_line
from generator.ooxml.tracking.edits import Edit, apply


def changed(before: str, old: str, new: str, coming: str | None = None) -> etree._Element:
    """Put ``new`` in the place of ``old``; it comes from a line of its own, or from ``coming``."""
    line, other = read_line(xml(before)), read_line(xml(coming or p(run(new))))
    at, there = line.text.index(old), other.text.index(new)
    apply(line, [Edit(at, at + len(old), there, there + len(new))], other, deepcopy, stamp(line.element))
    return line.element


WORDS = [
    ("one run", p(run("Wij bellen u morgen.")), "morgen", "vandaag", "Wij bellen u {-morgen-}{+vandaag+}."),
    (
        "over runs",
        p(run("Wij be"), run("llen "), run("u.")),
        "bellen u",
        "komen",
        "Wij {-bellen u-}{+komen+}.",
    ),
    ("in a control", p(control("a", run("twee dagen"))), "twee", "drie", "<a: {-twee-}{+drie+} dagen>"),
    ("in a link", p(link("x", run("de balie"))), "balie", "website", "[de {-balie-}]{+website+}"),
    ("in their insertion", p(come(run("een nieuwe zin"))), "nieuwe", "oude", "{+een +}{+oude+}{+ zin+}"),
    ("beside their deletion", p(run("a "), gone("b "), run("c")), "c", "d", "a {-b -}{-c-}{+d+}"),
]


@pytest.mark.parametrize(
    ("before", "old", "new", "after"), [one[1:] for one in WORDS], ids=[one[0] for one in WORDS]
)
def test_words_that_change(before, old, new, after):
    assert shown(changed(before, old, new)) == after


def test_only_words_that_come():
    line, other = read_line(xml(p(run("Wij bellen u.")))), read_line(xml(p(run("snel "))))
    apply(line, [Edit(4, 4, 0, 5)], other, deepcopy, stamp())
    assert shown(line.element) == "Wij {+snel +}bellen u."


def test_only_words_that_go():
    line = read_line(xml(p(run("Wij bellen u."))))
    apply(line, [Edit(3, 10, 0, 0)], line, deepcopy, stamp())
    assert shown(line.element) == "Wij{- bellen-} u."


def test_new_words_look_like_the_old_ones_but_are_bold_where_they_are_bold():
    before = '<w:p><w:r><w:rPr><w:i/><w:color w:val="FF0000"/></w:rPr><w:t>oud</w:t></w:r></w:p>'
    paragraph = changed(before, "oud", "nieuw", p(run("nieuw", "b")))
    looks = paragraph.find(f"{w('ins')}/{w('r')}/{w('rPr')}")
    assert [one.tag for one in looks] == [w("b"), w("color")]


def test_their_insertion_that_is_cut_in_two_keeps_its_author_and_gets_another_number():
    paragraph = changed(p(come(run("een nieuwe zin"))), "nieuwe", "oude")
    known = [(one.get(w("author")), one.get(w("id"))) for one in paragraph.iter(w("ins"))]
    assert [author for author, _ in known] == ["Ander", "Gemeente", "Ander"]
    assert len({number for _, number in known}) == 3


def test_a_tracked_look_that_is_cut_in_two_has_a_number_in_each():
    look = '<w:rPr><w:b/><w:rPrChange w:id="7" w:author="Ander"><w:rPr/></w:rPrChange></w:rPr>'
    paragraph = changed(p(run("Wij bellen u.").replace("<w:r>", f"<w:r>{look}")), "bellen", "mailen")
    numbers = [one.get(w("id")) for one in paragraph.iter(w("rPrChange"))]
    assert len(numbers) == len(set(numbers)) == 3
    assert None not in numbers


def test_a_control_never_comes_to_stand_in_another():
    before = p(control("a", run("eerste "), run("tweede "), run("derde")))
    paragraph = changed(before, "tweede", "vierde", p(control("b", run("vierde"))))
    assert shown(paragraph) == "<a: eerste {-tweede-}{+vierde+} derde>"


def test_a_field_goes_with_its_signs():
    signs = ("begin", "separate", "end")
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in signs)
    code = "<w:r><w:instrText> REF x </w:instrText></w:r>"
    paragraph = changed(p(run("Zie "), begin, code, separate, run("Tabel 1"), end), "Tabel 1", "tabel 2")
    left = [one for one in paragraph.iter(w("fldChar")) if one.getparent().getparent().tag != w("del")]
    assert left == []
    assert [one.tag for one in paragraph.iter(w("delInstrText"), w("instrText"))] == [w("delInstrText")]
