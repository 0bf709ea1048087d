"""Is a file still as we wrote it?"""

import io
import zipfile
import zlib

import docx
import pytest
from word_reading import members, pack
from word_sample import sample

from generator.ooxml import archive
from generator.ooxml.digest import FileState, state_of
from generator.ooxml.snapshot import find_snapshot
from generator.ooxml.xml import UnsafeXmlError, parse_xml
from generator.writers.docx import write


def test_a_file_as_written_is_untouched(written):
    assert state_of(written) is FileState.UNTOUCHED


def test_packing_alone_changes_nothing(written):
    parts = members(written)
    again = pack(dict(sorted(parts.items(), reverse=True)))
    assert again != written
    assert state_of(again) is FileState.UNTOUCHED


def test_a_comment_changes_a_file_and_leaves_its_snapshot(written):
    document = docx.Document(io.BytesIO(written))
    run = next(paragraph for paragraph in document.paragraphs if paragraph.runs).runs[0]
    document.add_comment(run, text="Klopt dit?", author="Jurist")
    saved = io.BytesIO()
    document.save(saved)
    assert state_of(saved.getvalue()) is FileState.CHANGED
    before, after = find_snapshot(members(written)), find_snapshot(members(saved.getvalue()))
    assert before is not None
    assert after is not None
    assert before[1] == after[1]


def test_one_changed_letter_changes_a_file(written):
    parts = members(written)
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"30 seconden", b"40 seconden")
    assert state_of(pack(parts)) is FileState.CHANGED


def test_an_added_or_removed_part_changes_a_file(written):
    parts = members(written)
    assert state_of(pack(parts | {"word/extra.xml": b"<x/>"})) is FileState.CHANGED
    del parts["word/footer1.xml"]
    assert state_of(pack(parts)) is FileState.CHANGED


def test_a_file_without_a_snapshot_is_foreign(base):
    assert state_of(write(sample(), base, None)) is FileState.FOREIGN


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 kapot",
        b"gewone tekst",
        bytes(range(256)) * 40,
        pack({}),
        pack({"customXml/item1.xml": b"<niet af urn:serviceformule:snapshot:1"}),
        pack({"customXml/item1.xml": b'<a xmlns="urn:serviceformule:snapshot:1"/>'}),
    ],
)
def test_what_is_not_ours_is_foreign(data):
    assert state_of(data) is FileState.FOREIGN


def test_a_cut_or_damaged_file_is_foreign(written):
    assert state_of(written[: len(written) // 2]) is FileState.FOREIGN
    middle = written.index(b"word/document.xml") + 400
    assert state_of(written[:middle] + b"\xff" * 40 + written[middle + 40 :]) is FileState.FOREIGN


def test_an_encrypted_file_is_foreign(written):
    data = bytearray(written)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (found := data.find(signature, start)) >= 0:
            data[found + offset] |= 1
            start = found + 4
    assert state_of(bytes(data)) is FileState.FOREIGN


def test_a_bomb_is_stopped_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(archive, "MAXIMUM_MEMBER", 1_000_000)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("customXml/item1.xml", b"\0" * 20_000_000)
    with pytest.raises(archive.DamagedArchiveError, match="more than"):
        archive.read_archive(target.getvalue())


def test_a_bomb_that_lies_about_its_size_is_stopped(monkeypatch):
    monkeypatch.setattr(archive, "MAXIMUM_TOTAL", 1_000_000)
    content = zlib.compress(b"\0" * 50_000_000)[2:-4]
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("a", b"\0" * 50_000_000)
    honest = target.getvalue()
    assert content[:100] in honest
    lying = honest.replace((50_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert state_of(lying) is FileState.FOREIGN


def test_too_many_members_and_double_names_are_refused(monkeypatch):
    monkeypatch.setattr(archive, "MAXIMUM_MEMBERS", 3)
    with pytest.raises(archive.DamagedArchiveError, match="members"):
        archive.read_archive(pack({str(n): b"" for n in range(5)}))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as double:
        double.writestr("a", b"1")
        with pytest.warns(UserWarning, match="Duplicate"):
            double.writestr("a", b"2")
    with pytest.raises(archive.DamagedArchiveError, match="'a'"):
        archive.read_archive(target.getvalue())


@pytest.mark.parametrize(
    "text",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b'<!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd"><a/>',
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>',
        b"<a>",
        b"",
        b"<a>" * 5_000 + b"</a>" * 5_000,
    ],
)
def test_entities_and_nesting_without_end_are_refused(text):
    with pytest.raises(UnsafeXmlError):
        parse_xml(text)
