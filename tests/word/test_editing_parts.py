"""A Word file edited in place: what is not touched stays byte for byte."""

import pytest
from loose_parts import LATER, NAMESPACES, OFFICE, W, body, faults, members_of, part
from lxml import etree
from word_reading import members

from generator.ooxml.archive import DamagedArchiveError, write_archive
from generator.ooxml.numbers import Kind, Numbers
from generator.ooxml.parts import Parts

P = "<w:p><w:r><w:t>Tekst</w:t></w:r></w:p>"
TYPES = "[Content_Types].xml"


def renamed(
    names: dict[str, str], texts: dict[str, tuple[str, str]], given: dict[str, bytes]
) -> dict[str, bytes]:
    """Give members under other names, with one piece of text replaced in some of them."""
    found = {}
    for name, data in given.items():
        old, new = texts.get(name, ("", ""))
        found[names.get(name, name)] = data.replace(old.encode(), new.encode())
    return found


def test_a_file_that_is_only_looked_at_is_saved_as_it_came(written):
    came = members(written)
    parts = Parts(came)
    for name in parts.names:
        if name.endswith((".xml", ".rels")):
            parts.root(name)
    assert parts.save() == came


def test_only_the_part_that_was_changed_is_written_again(written):
    came = members(written)
    parts = Parts(came)
    body(parts)[0].append(etree.SubElement(body(parts)[0], f"{W}r"))
    saved = parts.save()
    assert {name for name in came if saved[name] != came[name]} == {"word/document.xml"}
    assert saved["word/document.xml"].startswith(b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>')


def test_a_change_that_is_taken_back_is_none():
    parts = Parts(came := members_of(P))
    new = etree.SubElement(body(parts), f"{W}p")
    body(parts).remove(new)
    assert parts.save() == came


def test_prefixes_that_only_attributes_name_stay_declared():
    parts = Parts(members_of(P, namespaces=f'{LATER} xmlns:x="urn:b"', attributes='mc:Ignorable="w14 x"'))
    body(parts).insert(0, etree.Element(f"{W}p"))
    root = etree.fromstring(parts.save()["word/document.xml"])
    assert {"w14", "x"} <= set(root.nsmap)


def test_the_document_may_have_another_name():
    names = {
        "word/document.xml": "word/document2.xml",
        "word/_rels/document.xml.rels": "word/_rels/document2.xml.rels",
    }
    texts = {
        "_rels/.rels": ("word/document.xml", "/Word/Document2.XML"),
        TYPES: ("/word/document.xml", "/WORD/document2.xml"),
    }
    given = members_of(P, parts={"styles": part("styles")})
    parts = Parts(renamed(names, texts, given))
    assert parts.main == "word/document2.xml"
    assert parts.related(parts.main, "styles") == "word/styles.xml"
    assert parts.type_of(parts.main).endswith("document.main+xml")


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {TYPES: b"<Types"},
        {"_rels/.rels": b""},
        {"_rels/.rels": b"<a/>"},
        {"word/document.xml": b"<w:document"},
        {"word/document.xml": b"<html/>"},
        {"word/document.xml": b"<!DOCTYPE a><a/>"},
    ],
)
def test_a_broken_package_is_refused(broken):
    given = members_of(P) | broken if broken else {}
    with pytest.raises(DamagedArchiveError):
        Parts(given)


def test_a_part_that_is_not_there_is_refused_by_name():
    with pytest.raises(DamagedArchiveError, match=r"word/styles\.xml"):
        Parts(members_of(P)).root("word/styles.xml")


def test_a_relationship_that_is_there_is_used_again():
    parts = Parts(members_of(P, links={"rId7": "https://example.org/"}))
    assert parts.relate(parts.main, "hyperlink", "https://example.org/", external=True) == "rId7"
    assert parts.relate(parts.main, "hyperlink", "https://example.org/b", external=True) == "rId8"


def test_a_new_part_has_a_free_name_a_type_and_a_relationship():
    parts = Parts(members_of(P))
    first = parts.ensure("footnotes", "footnotes.xml", "a/b+xml", b"<a/>")
    second = parts.add("word/media/image1.png", "image/png", b"1")
    third = parts.add("word/media/image1.png", "image/png", b"2")
    assert (first, second, third) == ("word/footnotes.xml", "word/media/image1.png", "word/media/image2.png")
    assert parts.ensure("footnotes", "footnotes.xml", "a/b+xml", b"<b/>") == first
    again = Parts(parts.save())
    assert again.related(again.main, "footnotes") == first
    assert (again.type_of(first), again.type_of(third)) == ("a/b+xml", "image/png")
    assert again.save()[TYPES].count(b'Extension="png"') == 1


def test_an_extension_that_stands_for_another_type_gets_an_exception():
    given = members_of(P)
    given[TYPES] = given[TYPES].replace(
        b"<Default", b'<Default Extension="PNG" ContentType="image/other"/><Default', 1
    )
    parts = Parts(given)
    assert parts.type_of(parts.add("word/media/a.png", "image/png", b"")) == "image/png"
    assert parts.type_of("word/media/b.png") == "image/other"


def test_a_type_that_is_left_of_a_part_that_is_gone_does_not_stay():
    given = members_of(P)
    given[TYPES] = given[TYPES].replace(
        b"</Types>", b'<Override PartName="/word/Comments.xml" ContentType="a/old"/></Types>'
    )
    parts = Parts(given)
    parts.add("word/comments.xml", "a/new", b"<a/>")
    assert parts.type_of("word/comments.xml") == "a/new"
    assert parts.save()[TYPES].lower().count(b"/word/comments.xml") == 1


def test_headers_are_found_through_the_sections():
    def section(*uses: tuple[str, str, str]) -> str:
        inside = "".join(
            f'<w:{kind}Reference w:type="{type_}" r:id="{number}"/>' for kind, type_, number in uses
        )
        return f"<w:sectPr>{inside}<w:sectPrChange><w:sectPr/></w:sectPrChange></w:sectPr>"

    first = section(("header", "default", "rId1"), ("footer", "first", "rId2"))
    last = section(("header", "even", "rId1"), ("header", "default", "rId9"))
    parts = Parts(
        members_of(
            f"<w:p><w:pPr>{first}</w:pPr></w:p>{P}{last}",
            parts={"header": part("hdr", P), "footer": part("ftr", P)},
        )
    )
    assert parts.headers() == [
        ("header", "default", 0, "word/header.xml"),
        ("footer", "first", 0, "word/footer.xml"),
        ("header", "even", 1, "word/header.xml"),
    ]
    assert parts.stories() == ["word/document.xml", "word/header.xml", "word/footer.xml"]


def test_headers_of_a_file_of_ours(written):
    found = Parts(members(written)).headers()
    assert {(one.kind, one.type) for one in found} == {
        (kind, type_) for kind in ("header", "footer") for type_ in ("default", "first")
    }


def test_numbers_are_counted_over_all_parts_and_given_once():
    parts = Parts(
        members_of(
            '<w:p><w:ins w:id="7"/><w:bookmarkStart w:id="3" w:name="a"/></w:p>',
            parts={"header": part("hdr", '<w:p><w:del w:id="9"/><w:commentRangeStart w:id="0"/></w:p>')},
        )
    )
    numbers = Numbers(parts.root(name) for name in parts.stories())
    assert [numbers.take(Kind.REVISION) for _ in range(2)] == ["10", "11"]
    assert numbers.take(Kind.BOOKMARK) == "4"
    assert numbers.take(Kind.COMMENT) == "1"
    assert numbers.take(Kind.DRAWING) == "1"


def test_a_number_is_kept_where_it_is_free_and_never_grows_past_31_bits():
    control = '<w:p><w:sdt><w:sdtPr><w:id w:val="{}"/></w:sdtPr></w:sdt></w:p>'
    root = etree.fromstring(
        part("body", control.format(2147483647) + control.format(-5) + control.format("x"))
    )
    numbers = Numbers([root])
    assert numbers.keep(Kind.CONTROL, "12") == "12"
    assert [numbers.keep(Kind.CONTROL, bad) for bad in ("12", "-5", "2147483647", "99999999999", "")] == [
        *("1", "2", "3", "4", "5")
    ]


def test_a_part_of_the_notes_that_is_broken_does_not_stand_in_the_way():
    parts = Parts(members_of(P, parts={"footnotes": "<w:footnotes"}))
    assert parts.stories() == ["word/document.xml"]
    assert parts.related_root("footnotes") is None
    assert parts.save()["word/footnotes.xml"] == b"<w:footnotes"


def test_the_sample_itself_is_sound():
    assert faults(Parts(members_of(P))) == []
    assert NAMESPACES in members_of(P)["word/document.xml"].decode()
    assert OFFICE in members_of(P)["_rels/.rels"].decode()
    assert write_archive(members_of(P))
