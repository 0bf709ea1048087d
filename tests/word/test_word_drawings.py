"""Drawings in Word: a sharp picture, stored once, with what it says, in the colours of the look."""

import threading

from msgspec.structs import replace
from test_word_blocks import has, p, rendered
from test_word_file import PROPERTIES, extents
from word_reading import audit, body, members

from generator.document import Box, Document, Drawing, Group, Paint, Paragraph, Role, Strong, Text, Words
from generator.documents.pictures import picture_size
from generator.ooxml.pairing import check
from generator.theme.read import default_theme
from generator.theme.theme import Colour, Ink, Palette
from generator.writers.docx import write
from generator.writers.docx.drawings import draw

DRAWING = Drawing(
    300,
    40,
    (Box(0, 0, 300, 40, Paint.BAND), Words(10, 20, "Gehaald & <goed>", 9, Paint.HEADING, bold=True)),
    "Alle 3 normen zijn “gehaald” & <goed>.",
)
PALETTE: Palette = {ink: Colour(200, 30, 90) for ink in Ink}
EMU_PER_POINT = 12_700


def pictures(data: bytes) -> list[bytes]:
    return [content for name, content in members(data).items() if name.startswith("word/media/")]


def alternatives(data: bytes) -> list[str]:
    return [str(one.get("descr")) for one in body(data).iter() if str(one.tag).endswith("}docPr")]


def test_it_stands_in_its_own_size_two_pixels_to_the_point(base, tmp_path):
    written = write(Document(PROPERTIES, (p(DRAWING),)), base, None)
    [picture] = pictures(written)
    assert picture_size(picture) == (600, 80)
    assert extents(written) == [(300 * EMU_PER_POINT, 40 * EMU_PER_POINT)]
    assert alternatives(written) == [DRAWING.alt]
    assert check(written) == ()
    assert audit(written, tmp_path) == []


def test_one_drawing_used_twice_is_stored_once(base):
    again = Paragraph((Strong((DRAWING,)), Text(" en "), DRAWING))
    written = write(Document(PROPERTIES, (p(DRAWING), again)), base, None)
    assert len(pictures(written)) == 1
    assert alternatives(written) == [DRAWING.alt] * 3
    assert check(written) == ()


def test_a_drawing_in_running_text_alone_is_drawn_too(base):
    written = write(Document(PROPERTIES, (Paragraph((Strong((DRAWING,)),)),)), base, None)
    assert pictures(written) == [draw(DRAWING, None)]


def test_it_is_never_wider_than_the_text(base):
    wide = replace(DRAWING, width=900.0)
    [(width, height)] = extents(write(Document(PROPERTIES, (p(wide),)), base, None))
    assert width <= 9070 * 635
    assert abs(width / height - 900 / 40) < 0.01


def test_the_look_gives_the_colours(base):
    document = Document(PROPERTIES, (p(DRAWING),))
    plain, own = write(document, base, None), write(document, base, None, PALETTE)
    assert pictures(plain) != pictures(own)
    assert pictures(own) == [draw(DRAWING, PALETTE)]


def test_the_same_drawings_give_the_same_bytes_and_leave_no_thread(base):
    blocks = tuple(p(replace(DRAWING, alt=f"Nummer {number}")) for number in range(4))
    document = Document(PROPERTIES, blocks)
    assert write(document, base, None) == write(document, base, None)
    assert threading.active_count() == 1


def test_a_short_paragraph_stays_with_the_drawing_and_that_with_its_caption(base):
    caption = Group(Role.CAPTION, (p("Figuur 1"),))
    first, drawing, _ = rendered(base, p("Hier staat wat wij zien."), p(DRAWING), caption)
    assert has(first, "keepNext")
    assert has(drawing, "keepNext")
    assert not has(rendered(base, p("lang " * 60), p(DRAWING))[0], "keepNext")


def test_without_a_look_the_colours_are_those_of_the_look_that_ships():
    palette = default_theme().light
    assert draw(DRAWING, None) == draw(DRAWING, {ink: palette[ink] for ink in Ink})
    assert {Ink(paint.value) for paint in Paint} <= set(palette)
