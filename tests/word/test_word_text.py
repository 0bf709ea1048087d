"""Text comes out as it was written, wherever it stands."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from word_reading import body, members, paragraph_texts, text_of
from word_sample import PROPERTIES, field, p, snapshot

from generator.document import (
    Alignment,
    Block,
    Cell,
    Code,
    CodeBlock,
    Document,
    Emphasis,
    Group,
    Heading,
    Link,
    ListBlock,
    Properties,
    Role,
    SequenceNumber,
    Strong,
    Table,
    Text,
)
from generator.ooxml.pairing import check
from generator.ooxml.snapshot import find_snapshot
from generator.writers.docx import write

HOSTILE = (
    "*_|#<b>&{{[x](y)",
    "regel een\nregel twee",
    "]]> &amp; &#13; <!-- -->",
    "👩‍🦽 naar de balie",
    "שלום עולם و مرحبا",
    "  spaties  voor en na  ",
    "tab\teen",
    "aanhalingstekens \" en '",
    "zachte\u00adafbreking en vaste\u00a0spatie",
    "\u2028\u0085",
)
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
ANY = st.text(min_size=1, max_size=40).filter(lambda text: not FORBIDDEN.search(text))
TEXTS = st.one_of(st.sampled_from(HOSTILE), ANY)


def in_paragraph(text: str) -> Block:
    return p(text)


def in_strong(text: str) -> Block:
    return p(Strong((Emphasis((Text(text),)),)))


def in_heading(text: str) -> Block:
    return Heading(1, (Text(text),), "kop", "1")


def in_list(text: str) -> Block:
    return ListBlock(ordered=True, items=((p(text),),))


def in_cell(text: str) -> Block:
    return Table((Alignment.LEFT,), (Cell((p(text),)),), ((Cell((p(text),)),),))


def in_field(text: str) -> Block:
    return p(field("promises.a.text", text, text))


def in_link(text: str) -> Block:
    return p(Link("https://example.org/", (Text(text),)))


def in_code(text: str) -> Block:
    return p(Code(text))


def in_promise(text: str) -> Block:
    return Group(Role.PROMISE, (p(text),), "promises.a")


PLACES = (in_paragraph, in_strong, in_heading, in_list, in_cell, in_field, in_link, in_code, in_promise)


def as_read(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
@given(text=TEXTS)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_text_comes_out_as_written(base, place, text):
    data = write(Document(PROPERTIES, (place(text),)), base, snapshot())
    assert check(data) == () or not text.strip("\r\n")
    texts = paragraph_texts(data)
    assert set(texts) - {""} == {as_read(text)}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_a_caption_and_a_contents_line(base, text):
    blocks = (
        Group(Role.CONTENTS, (p("Inhoud"),)),
        in_heading(text),
        Group(Role.CAPTION, (p(SequenceNumber("Tabel", 1), text),), "t"),
    )
    data = write(Document(PROPERTIES, blocks), base, None)
    assert check(data) == ()
    shown = text.replace("\n", " ")
    assert paragraph_texts(data) == ["Inhoud", f"1\t{shown}", text, f"Tabel 1{text}"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_the_properties_and_the_label_of_a_field(base, text):
    properties = Properties(text, "nl-NL", text, text, text, text, text + " {page} van {pages}")
    data = write(Document(properties, (in_field(text),)), base, None)
    assert check(data) == ()
    assert text_of(body(data)) == text


@pytest.mark.parametrize("character", ["\x00", "\x08", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_a_character_that_xml_cannot_hold_is_refused_by_name(base, place, character):
    with pytest.raises(ValueError, match=rf"U\+{ord(character):04X}"):
        write(Document(PROPERTIES, (place(f"voor{character}na"),)), base, None)


def test_a_code_block_keeps_its_lines(base):
    data = write(Document(PROPERTIES, (CodeBlock("a:\n  - *b*\n\n  <c>\n"),)), base, None)
    assert paragraph_texts(data) == ["a:\n  - *b*\n\n  <c>"]


@given(text=TEXTS, name=TEXTS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_snapshot_keeps_every_character_of_the_definition(base, text, name):
    given_snapshot = replace(
        snapshot(), files=((name, text + "\r\n\r\t" + text),), municipality=text, definition=name
    )
    data = write(Document(PROPERTIES, (in_field(text),)), base, given_snapshot)
    found = find_snapshot(members(data))
    assert found is not None
    assert found[1].files == given_snapshot.files
    assert found[1].municipality == text
    assert found[1].definition == name
    assert dict(found[1].base)["word/document.xml"] == members(data)["word/document.xml"]
