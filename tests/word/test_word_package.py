"""The text of a body goes into the file as it is: only what is well-formed, and only where a body stands."""

import pytest
from lxml import etree
from test_word_blocks import p
from test_word_file import PROPERTIES
from word_reading import audit, body, members

from generator.document import Document, Heading, Text
from generator.ooxml.archive import write_archive
from generator.ooxml.names import NAMESPACES, A, w
from generator.ooxml.package import Package
from generator.writers.docx import write

MAIN = "word/document.xml"
DOCUMENT = Document(PROPERTIES, (Heading(1, (Text("Kop"),), "1", "kop"), p(Text("Tekst <!--body--> & meer"))))


def changed(base: bytes, old: bytes, new: bytes) -> bytes:
    parts = members(base)
    assert old in parts[MAIN]
    return write_archive(parts | {MAIN: parts[MAIN].replace(old, new, 1)})


@pytest.mark.parametrize(
    "inside",
    [
        "<w:p>",
        "</w:p>",
        "<w:p></w:r>",
        "<w:p/>&",
        "<w:p/>&naam;",
        "<w:p/><",
        "<w:p w:a='1' w:a='2'/>",
        "<w:p w:a=1/>",
        "\x01",
        "&#0;",
        "</w:body><w:body>",
        "<!DOCTYPE a>",
    ],
)
def test_what_is_not_well_formed_does_not_get_into_a_file(base, inside):
    with pytest.raises(etree.XMLSyntaxError):
        Package.open(base).fill_body(inside)


def test_a_comment_in_the_base_is_not_taken_for_the_place_of_the_body(base, tmp_path):
    own = changed(base, b"<w:body>", b"<!--body--><w:body><!--body-->")
    own = changed(own, b"</w:sectPr>", b"<!--body--></w:sectPr>")
    written = write(DOCUMENT, own, None)
    assert members(written)[MAIN] == members(write(DOCUMENT, base, None))[MAIN]
    assert audit(written, tmp_path) == []


def test_a_prefix_that_a_base_has_given_away_still_means_what_it_means_in_a_body(base):
    own = changed(base, b"<w:document ", b'<w:document xmlns:a="urn:anders" a:eigen="1" ')
    written = body(write(DOCUMENT, own, None))
    assert written.getroottree().getroot().nsmap["a"] == "urn:anders"
    assert written.nsmap["a"] == A
    assert len(written.findall(w("p"))) == len(body(write(DOCUMENT, base, None)).findall(w("p")))


def test_every_prefix_is_declared_at_the_root(base):
    root = body(write(Document(PROPERTIES, (p(Text("Tekst")),)), base, None)).getroottree().getroot()
    assert NAMESPACES.items() <= {str(key): name for key, name in root.nsmap.items()}.items()


def test_documents_on_one_base_know_nothing_of_each_other(base):
    one, other = DOCUMENT, Document(PROPERTIES, (*DOCUMENT.blocks, *DOCUMENT.blocks[1:]))
    first = write(one, base, None)
    assert write(other, base, None) != first
    assert write(one, base, None) == first
