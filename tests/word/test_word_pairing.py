"""Each rule of the check is seen to fail once, on a file broken for it."""

import io

import docx
import pytest
from word_reading import MAIN, members, pack
from word_sample import PROPERTIES, caption, cells, field, heading, p, png

from generator.document import (
    Alignment,
    Document,
    Link,
    Paragraph,
    Picture,
    Reference,
    Table,
    Text,
)
from generator.ooxml.pairing import Rule, check
from generator.writers.docx import write


@pytest.fixture(scope="module")
def sound(base: bytes) -> bytes:
    blocks = (
        heading(1, "1", "Kop", "kop"),
        caption("tabel", 1, "Normen"),
        Table((Alignment.LEFT,), cells("Kop"), (cells("cel"),)),
        p("Zie ", Reference("tabel", "Tabel 1"), " en ", Link("#kop", (Text("hier"),))),
        p(field("a.b", "L", "een"), " ", field("a.c", "L", "twee")),
        p(Link("https://example.org/", (Text("buiten"),))),
        Paragraph((Picture(png(4, 4), "Logo", 4, 4), Picture(png(4, 4), "Logo", 4, 4))),
        p("Slot"),
    )
    data = write(Document(PROPERTIES, blocks), base, None)
    assert check(data) == ()
    return data


RUN = "<w:r><w:t>x</w:t></w:r>"
END = "<w:sectPr>"


def insert(xml: str) -> tuple[str, str]:
    return END, xml + END


INS = '<w:ins w:id="901" w:author="a" w:date="2027-01-01T00:00:00Z">'
DEL = '<w:del w:id="{}" w:author="a" w:date="2027-01-01T00:00:00Z">'
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
CONTROL = (
    '<w:sdt><w:sdtPr><w:tag w:val="{}"/><w:id w:val="{}"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
)
BOOKMARK = '<w:bookmarkStart w:id="{0}" w:name="{1}"/><w:bookmarkEnd w:id="{0}"/>'

BROKEN = [
    (Rule.DEAD_LINK, ('w:anchor="kop"', 'w:anchor="weg"')),
    (Rule.DEAD_REFERENCE, (r" REF tabel \h ", r" REF weg \h ")),
    (Rule.DEAD_REFERENCE, (r" REF tabel \h ", r" PAGEREF weg \h ")),
    (Rule.DEAD_REFERENCE, (r" REF tabel \h ", ' HYPERLINK \\l "weg" ')),
    (Rule.UNPAIRED_BOOKMARK, ('<w:bookmarkEnd w:id="1"/>', "")),
    (Rule.UNPAIRED_BOOKMARK, ('<w:bookmarkStart w:id="1" w:name="kop"/>', "")),
    (Rule.REPEATED_BOOKMARK_ID, insert(f"<w:p>{RUN}{BOOKMARK.format(1, 'nieuw')}</w:p>")),
    (Rule.REPEATED_BOOKMARK_NAME, insert(f"<w:p>{RUN}{BOOKMARK.format(900, 'KOP')}</w:p>")),
    (Rule.INVALID_BOOKMARK_NAME, insert(f"<w:p>{RUN}{BOOKMARK.format(900, 'a b')}</w:p>")),
    (Rule.INVALID_BOOKMARK_NAME, insert(f"<w:p>{RUN}{BOOKMARK.format(900, 'a' * 41)}</w:p>")),
    (Rule.UNPAIRED_FIELD, insert(f"<w:p>{RUN}{FIELD.format('begin')}</w:p>")),
    (Rule.UNPAIRED_FIELD, insert(f"<w:p>{RUN}{FIELD.format('end')}</w:p>")),
    (
        Rule.UNPAIRED_FIELD,
        insert(
            f"<w:p>{RUN}{''.join(FIELD.format(k) for k in ('begin', 'separate', 'separate', 'end'))}</w:p>"
        ),
    ),
    (Rule.UNPAIRED_COMMENT, insert(f'<w:p><w:commentRangeStart w:id="0"/>{RUN}</w:p>')),
    (Rule.REPEATED_REVISION_ID, insert(f"<w:p>{INS}{RUN}</w:ins>{INS}{RUN}</w:ins></w:p>")),
    (Rule.TEXT_IN_DELETION, insert(f"<w:p>{DEL.format(902)}{RUN}</w:del></w:p>")),
    (Rule.DELETED_TEXT_OUTSIDE, insert("<w:p><w:r><w:delText>x</w:delText></w:r></w:p>")),
    (
        Rule.DELETION_IN_INSERTION,
        insert(f"<w:p>{INS}{DEL.format(902)}<w:r><w:delText>x</w:delText></w:r></w:del></w:ins></w:p>"),
    ),
    (Rule.REPEATED_TABLE_HEADER, ("<w:tblHeader/>", "<w:tblHeader/><w:tblHeader/>")),
    (Rule.CELL_WITHOUT_END, ("</w:p></w:tc></w:tr></w:tbl>", "</w:p><w:tbl/></w:tc></w:tr></w:tbl>")),
    (Rule.ADJACENT_TABLES, ("</w:tbl>", "</w:tbl><w:tbl/>")),
    (Rule.EMPTY_PARAGRAPH, insert("<w:p/><w:p/>")),
    (Rule.EMPTY_PARAGRAPH, insert("<w:p><w:r><w:t></w:t></w:r></w:p>")),
    (Rule.EMPTY_PARAGRAPH, ("<w:tc>", "<w:tc><w:p/>")),
    (
        Rule.REPEATED_CONTROL_ID,
        insert(f"<w:p>{CONTROL.format('a', 7, RUN)}{CONTROL.format('b', 7, RUN)}</w:p>"),
    ),
    (Rule.LONG_CONTROL_TAG, insert(f"<w:p>{CONTROL.format('a' * 65, 7, RUN)}</w:p>")),
    (
        Rule.NESTED_CONTROL,
        insert(f"<w:p>{CONTROL.format('a', 7, CONTROL.format('b', 8, RUN))}</w:p>"),
    ),
    (Rule.REPEATED_DRAWING_ID, ('<wp:docPr id="2"', '<wp:docPr id="1"')),
    (Rule.DRAWING_WITHOUT_ALT, (' name="Picture 1" descr="Logo"', ' name="Picture 1" descr=""')),
    (Rule.DEAD_RELATIONSHIP, ('r:embed="', 'r:embed="weg')),
    (Rule.DEAD_RELATIONSHIP, ('<w:hyperlink r:id="', '<w:hyperlink r:id="weg')),
    (Rule.UNREADABLE, ("</w:body>", "")),
]


@pytest.mark.parametrize(("rule", "change"), BROKEN, ids=[str(rule) for rule, _ in BROKEN])
def test_a_broken_file_is_found_out(sound, rule, change):
    parts = members(sound)
    old, new = (text.encode() for text in change)
    assert old in parts[MAIN]
    parts[MAIN] = parts[MAIN].replace(old, new)
    assert rule in {finding.rule for finding in check(pack(parts))}


def test_a_relationship_to_a_part_that_is_gone_is_found(sound):
    parts = members(sound)
    del parts["word/media/image1.png"]
    assert [(f.rule, f.subject) for f in check(pack(parts))] == [(Rule.MISSING_PART, "word/media/image1.png")]


def test_every_rule_has_been_seen_to_fail():
    assert {rule for rule, _ in BROKEN} | {Rule.MISSING_PART} == set(Rule)


def test_a_file_that_cannot_be_read_is_a_finding():
    assert [finding.rule for finding in check(b"geen zip")] == [Rule.UNREADABLE]


def test_a_comment_by_another_program_is_paired(sound):
    document = docx.Document(io.BytesIO(sound))
    document.add_comment(document.paragraphs[-1].runs, text="Klopt dit?", author="Jurist")
    target = io.BytesIO()
    document.save(target)
    assert check(target.getvalue()) == ()
