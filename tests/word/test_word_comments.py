"""Comments in an existing file: read, written, anchored, and carried over with their threads."""

from pathlib import Path

import pytest
from loose_parts import LATER, NAMESPACES, W, body, faults, members_of, part, saved_by_libreoffice, values
from lxml import etree
from word_reading import audit, members, pack

from generator.ooxml.archive import write_archive
from generator.ooxml.comments import CommentWriter, anchored, copy_threads, read_comments
from generator.ooxml.graft import Grafter
from generator.ooxml.parts import Parts

P = f"<w:p><w:pPr><w:jc/></w:pPr>{'<w:r><w:t>tekst</w:t></w:r>' * 3}</w:p>"
WHO = ("Anna", "2027-03-01T09:00:00Z", "A")
STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:styleId="Tekst"><w:name w:val="Annotation Text"/></w:style>'
    '<w:style w:type="character" w:styleId="Teken"><w:name w:val="annotation reference"/></w:style>',
)


def comment(number: int, text: str, paragraph: str = "", author: str = "Bert") -> str:
    mark = f' w14:paraId="{paragraph}"' if paragraph else ""
    first = f"<w:p><w:r><w:annotationRef/></w:r><w:r><w:t>{text}</w:t></w:r></w:p>"
    last = f"<w:p{mark}><w:r><w:t>Groet</w:t><w:tab/><w:t>B</w:t></w:r></w:p>"
    return (
        f'<w:comment w:id="{number}" w:author="{author}" w:initials="B" w:date="2027-02-01T08:00:00Z">'
        f"{first}{last}</w:comment>"
    )


def anchor(number: int, inside: str) -> str:
    return (
        f'<w:commentRangeStart w:id="{number}"/>{inside}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def with_thread() -> Parts:
    extended = (
        '<w15:commentEx w15:paraId="00000001" w15:done="1"/>'
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/>'
    )
    texts = comment(0, "Waarom?", "00000001") + comment(4, "Daarom.", "00000002", "Carla") + comment(5, "Los")
    run = "<w:r><w:t>x</w:t></w:r>"
    given = members_of(
        f"<w:p>{anchor(0, anchor(4, run))}</w:p><w:p>{anchor(5, run)}</w:p>",
        parts={
            "comments": part("comments", texts),
            "commentsExtended": f"<w15:commentsEx {LATER}>{extended}</w15:commentsEx>",
        },
    )
    return Parts(given)


def marks(element: etree._Element) -> list[str]:
    """Give the children of an element in short: S and E with the number, R with a reference, tags else."""
    short = {f"{W}commentRangeStart": "S", f"{W}commentRangeEnd": "E"}
    found = []
    for child in element:
        reference = child.find(f"{W}commentReference")
        if child.tag in short:
            found.append(short[str(child.tag)] + child.get(f"{W}id", ""))
        elif reference is not None:
            found.append("R" + reference.get(f"{W}id", ""))
        else:
            found.append(etree.QName(child).localname)
    return found


def test_comments_are_read_with_their_thread_and_whether_they_are_dealt_with():
    first, answer, alone = read_comments(with_thread())
    assert (first.number, first.author, first.initials, first.date) == (
        "0",
        "Bert",
        "B",
        "2027-02-01T08:00:00Z",
    )
    assert first.text == "Waarom?\nGroet\tB"
    assert (first.resolved, answer.resolved, alone.resolved) == (True, False, False)
    assert (first.parent, answer.parent, alone.parent) == ("", "0", "")


def test_a_file_without_comments_has_none():
    assert read_comments(Parts(members_of(P))) == ()


@pytest.mark.parametrize("role", ["comments", "commentsExtended"])
def test_a_broken_part_counts_as_empty(role):
    given = with_thread().save()
    given[f"word/{role}.xml"] = b"<broken"
    found = read_comments(Parts(given))
    assert [one.parent for one in found] == ([] if role == "comments" else ["", "", ""])


def test_anchors_tell_their_paragraphs():
    root = etree.fromstring(
        part(
            "body",
            f"<w:p>{anchor(1, '<w:r/>')}</w:p>"
            '<w:p><w:commentRangeStart w:id="2"/></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>'
            '<w:commentRangeEnd w:id="2"/><w:p><w:r><w:commentReference w:id="2"/></w:r></w:p>'
            '<w:p><w:r><w:commentReference w:id="3"/></w:r></w:p>'
            '<w:p><w:commentRangeStart w:id="4"/></w:p><w:p/>',
        )
    )
    every = list(root.iter(f"{W}p"))
    found = anchored(root)
    assert {number: [every.index(one) for one in anchor.paragraphs] for number, anchor in found.items()} == {
        "1": [0],
        "2": [1, 2],
        "3": [4],
        "4": [5],
    }
    assert [number for number, one in found.items() if one.is_whole] == ["1", "2"]


def test_a_comment_is_added_where_there_were_none():
    parts = Parts(members_of(P, parts={"styles": STYLES}))
    writer = CommentWriter(parts)
    number = writer.add(["Voorstel:\nnieuw  ", "Tweede\talinea <&>"], *WHO)
    writer.mark([body(parts)[0][2]], number)
    again = Parts(parts.save())
    (one,) = read_comments(again)
    assert (one.author, one.date, one.initials) == WHO
    assert one.text == "Voorstel:\nnieuw  \nTweede\talinea <&>"
    assert b'<w:t xml:space="preserve">nieuw  </w:t>' in again.data("word/comments.xml")
    root = again.related_root("comments")
    assert root is not None
    assert values(root, "pStyle") == ["Tekst", "Tekst"]
    assert values(again.root(again.main), "rStyle") == ["Teken"]
    assert marks(body(again)[0]) == ["pPr", "r", "S1", "r", "E1", "R1", "r"]
    assert faults(again) == []


def test_a_file_without_the_styles_of_comments_gets_none():
    parts = Parts(members_of(P))
    writer = CommentWriter(parts)
    writer.mark([body(parts)[0]], writer.add(["x"], *WHO))
    assert b"Style" not in b"".join(parts.save().values())


def test_a_new_number_is_free_in_the_text_too():
    parts = Parts(
        members_of(f"<w:p>{anchor(6, '<w:r/>')}</w:p>", parts={"comments": part("comments", comment(2, "x"))})
    )
    assert CommentWriter(parts).add(["x"], *WHO) == "7"


def test_in_a_file_with_threads_a_new_comment_can_be_answered():
    parts = with_thread()
    number = CommentWriter(parts).add(["een", "twee"], *WHO)
    extended, root = parts.related_root("commentsExtended"), parts.related_root("comments")
    assert extended is not None
    assert root is not None
    added = next(one for one in root if one.get(f"{W}id") == number)
    paragraph = next(str(value) for name, value in added[-1].attrib.items() if str(name).endswith("}paraId"))
    assert paragraph in {next(iter(entry.attrib.values())) for entry in extended}
    assert paragraph not in {"00000001", "00000002"}


def test_an_author_or_text_that_xml_cannot_hold_is_refused():
    with pytest.raises(ValueError, match="XML"):
        CommentWriter(Parts(members_of(P))).add(["a\x00b"], *WHO)


RUNS = (
    "<w:r/><w:ins><w:r/><w:r/></w:ins><w:hyperlink><w:r/></w:hyperlink>"
    "<w:sdt><w:sdtContent><w:r/></w:sdtContent></w:sdt>"
)
CELL = "<w:tc><w:tcPr/><w:p><w:pPr/><w:r/></w:p><w:p><w:r/></w:p></w:tc>"


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ([".//w:r[1]"], "pPr S1 r E1 R1 ins hyperlink sdt"),
        ([".//w:ins/w:r[2]"], "pPr r S1 ins E1 R1 hyperlink sdt"),
        ([".//w:hyperlink/w:r", ".//w:sdtContent/w:r"], "pPr r ins S1 hyperlink sdt E1 R1"),
        ([".//w:p"], "pPr S1 r ins hyperlink sdt E1 R1"),
        ([".//w:pPr"], "pPr S1 r ins hyperlink sdt E1 R1"),
    ],
)
def test_marks_stand_directly_in_the_paragraph(path, wanted):
    parts = Parts(members_of(f"<w:p><w:pPr/>{RUNS}</w:p>"))
    elements = [body(parts).find(one, {"w": W[1:-1]}) for one in path]
    writer = CommentWriter(parts)
    writer.mark([one for one in elements if one is not None], "1")
    assert " ".join(marks(body(parts)[0])) == wanted


@pytest.mark.parametrize("tag", ["tbl", "tr", "tc"])
def test_around_cells_marks_stand_in_the_first_and_last_paragraph(tag):
    parts = Parts(members_of(f"<w:tbl><w:tr>{CELL}</w:tr></w:tbl>{P}"))
    (element,) = body(parts).iter(W + tag)
    CommentWriter(parts).mark([element], "1")
    first, last, after = body(parts).iter(f"{W}p")
    assert (marks(first), marks(last)) == (["pPr", "S1", "r"], ["r", "E1", "R1"])
    assert "S1" not in marks(after)


def test_a_comment_may_run_over_several_paragraphs():
    parts = Parts(members_of(P + P + P))
    CommentWriter(parts).mark(list(body(parts))[:2], "1")
    assert [marks(one)[1] for one in body(parts)] == ["S1", "r", "r"]
    assert [marks(one)[-1] for one in body(parts)] == ["r", "R1", "r"]


def test_a_thread_stands_around_the_same_text_in_order():
    parts = Parts(members_of(P))
    CommentWriter(parts).mark([body(parts)[0][2]], "1", "2")
    assert marks(body(parts)[0]) == ["pPr", "r", "S1", "S2", "r", "E1", "R1", "E2", "R2", "r"]


def test_in_a_text_box_the_marks_go_around_the_box():
    inner = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>x</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    parts = Parts(members_of(f"<w:p><w:r/>{inner}</w:p>"))
    (box,) = body(parts).iter(f"{W}txbxContent")
    CommentWriter(parts).mark([box[0][0]], "1")
    assert marks(body(parts)[0]) == ["r", "S1", "r", "E1", "R1"]
    assert marks(box[0]) == ["r"]


def test_around_a_table_that_begins_with_a_box_the_first_paragraph_is_not_the_one_in_it():
    box = "<w:r><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r>"
    parts = Parts(members_of(f"<w:tbl><w:tr><w:tc><w:p>{box}</w:p></w:tc></w:tr></w:tbl>"))
    CommentWriter(parts).mark([body(parts)[0]], "1")
    assert marks(next(body(parts).iter(f"{W}p"))) == ["S1", "r", "E1", "R1"]


@pytest.mark.parametrize("elements", [[], [etree.Element(f"{W}tbl")]])
def test_without_a_paragraph_there_is_no_place(elements):
    with pytest.raises(ValueError, match="no paragraph"):
        CommentWriter(Parts(members_of(P))).mark(elements, "1")


def test_a_thread_is_carried_over_whole():
    source, target = (
        with_thread(),
        Parts(members_of(P, parts={"comments": part("comments", comment(4, "Van hier"))})),
    )
    grafter = Grafter(source, target)
    numbers = copy_threads(grafter)
    for block in body(source):
        body(target).append(grafter.bring(block, comments=numbers))
    again = Parts(target.save())
    found = {one.number: one for one in read_comments(again)}
    assert numbers == {"0": "5", "4": "6", "5": "7"}
    for old in read_comments(source):
        new = found[numbers[old.number]]
        assert (new.author, new.date, new.text, new.resolved) == (
            old.author,
            old.date,
            old.text,
            old.resolved,
        )
        assert new.parent == numbers.get(old.parent, "")
    assert {number for number, one in anchored(again.root(again.main)).items() if one.is_whole} == {
        "5",
        "6",
        "7",
    }
    assert {"word/people.xml", "word/commentsIds.xml", "word/commentsExtended.xml"} <= again.names


def test_people_are_known_as_they_were():
    known = (
        '<w15:person w15:author="Carla"><w15:presenceInfo w15:providerId="AD" w15:userId="c@x"/></w15:person>'
    )
    source = Parts(with_thread().save())
    name = source.add("word/people.xml", "a/people+xml", f"<w15:people {LATER}>{known}</w15:people>".encode())
    source.relate(source.main, "http://schemas.microsoft.com/office/2011/relationships/people", name)
    target = Parts(members_of(P))
    copy_threads(Grafter(source, target), ["4"])
    copy_threads(Grafter(source, target), ["4"])
    people = etree.tostring(target.root("word/people.xml")).decode()
    assert [people.count(text) for text in ("c@x", 'userId="Bert"', ":person ")] == [1, 1, 2]
    lasting = [value for entry in target.root("word/commentsIds.xml") for value in entry.attrib.values()]
    assert len(lasting) == 8
    assert len(set(lasting[1::2])) == 4


def test_an_answer_brings_what_it_answers_and_nothing_else():
    grafter = Grafter(with_thread(), Parts(members_of(P)))
    assert set(copy_threads(grafter, ["4"])) == {"0", "4"}
    assert [one.parent for one in read_comments(grafter.target)] == ["", "1"]


def test_comments_without_answers_make_no_parts_for_threads():
    grafter = Grafter(with_thread(), Parts(members_of(P)))
    assert len(copy_threads(grafter, ["5"])) == 1
    assert not {"word/people.xml", "word/commentsExtended.xml"} & grafter.target.names
    assert copy_threads(Grafter(Parts(members_of(P)), Parts(members_of(P)))) == {}


def test_in_a_file_of_ours_comments_are_valid(written, tmp_path):
    parts = Parts(members(written))
    writer = CommentWriter(parts)
    paragraphs = [one for one in body(parts).iter(f"{W}p") if one.find(f"{W}r") is not None]
    for element in (
        paragraphs[3],
        next(body(parts).iter(f"{W}tbl")),
        next(body(parts).iter(f"{W}sdtContent"))[0],
    ):
        writer.mark([element], writer.add(["Eerste", "Tweede"], *WHO))
    grafter = Grafter(with_thread(), parts, writer.numbers)
    writer.mark([paragraphs[5]], *copy_threads(grafter, ["4"]).values())
    assert faults(parts) == []
    assert audit(write_archive(parts.save()), tmp_path) == []


def test_libreoffice_reads_what_was_written_and_its_own_is_read(written, tmp_path):
    parts = Parts(members(written))
    writer = CommentWriter(parts)
    elements = [one for one in body(parts).iter(f"{W}p") if one.find(f"{W}r") is not None]
    grafter = Grafter(with_thread(), parts, writer.numbers)
    writer.mark([elements[2]], *copy_threads(grafter, ["4"]).values())
    writer.mark([elements[4]], writer.add(["Nieuw", "en meer"], *WHO))
    saved = Parts(members(saved_by_libreoffice(pack(parts.save()), Path(tmp_path))))
    before, after = read_comments(parts), read_comments(saved)
    untabbed = [(one.author, one.text.replace("\t", "")) for one in before]  # it knows no tabs in comments
    assert [(one.author, one.text) for one in after] == untabbed
    came = faults(saved)
    again = CommentWriter(saved)
    again.mark([next(one for one in body(saved).iter(f"{W}p"))], again.add(["Na LibreOffice"], *WHO))
    assert faults(saved) == came
    assert read_comments(Parts(saved.save()))[-1].text == "Na LibreOffice"


def test_namespaces_of_the_sample_are_those_of_the_parts():
    assert NAMESPACES in part("comments")
