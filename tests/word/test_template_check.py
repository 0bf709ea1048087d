"""``check`` on a template: what it is, what it lacks and what will not be readable, before a build."""

# ruff: noqa: E501 - XML as it stands in the files

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from template_reading import FOLDER, ROOT, TEMPLATES, reference, template
from word_reading import members, pack

from generator.diagnostics import InvalidInputError, Severity
from generator.ooxml.adopt import adopt
from generator.pipeline.check import check_all
from generator.pipeline.template import adopted, template_findings

NL = "nl"


def codes(data: bytes, language: str = NL) -> list[str]:
    return [found.code for found in template_findings(data, "huisstijl.dotx", language)]


def changed(name: str, part: str, old: str, new: str, count: int = -1) -> bytes:
    parts = members(template(name))
    text = parts[part].decode()
    assert old in text
    parts[part] = text.replace(old, new, count).encode()
    return pack(parts)


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream.encode("utf-16-le") + bytes(400)


def macros(name: str) -> bytes:
    parts = members(template("word-nederlands.dotx"))
    if name == "type":
        types = "[Content_Types].xml"
        kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
        parts[types] = parts[types].replace(
            kind, b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml"
        )
    else:
        parts["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0"
    return pack(parts)


def strict() -> bytes:
    parts = members(template("word-nederlands.dotx"))
    old, new = (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    )
    return pack({name: data.replace(old, new) for name, data in parts.items()})


REFUSED = [
    (b"", "template-empty"),
    (b"  \n", "template-empty"),
    (ole("EncryptedPackage"), "template-password"),
    (ole("WordDocument"), "template-old-word"),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "template-pdf"),
    (b"{\\rtf1\\ansi Hallo}", "template-rtf"),
    (pack({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}), "template-open-document"),
    (pack({"mimetype": b"application/vnd.oasis.opendocument.text-template"}), "template-open-document"),
    ((FOLDER / "huisstijl.fodt").read_bytes(), "template-open-document"),
    (b"<html><body>Hallo</body></html>", "template-markup"),
    (b'\xef\xbb\xbf<?xml version="1.0"?><w:wordDocument/>', "template-markup"),
    (b"formaat: serviceformule/1\n", "template-unknown"),
    (b"\x89PNG\r\n\x1a\n", "template-unknown"),
    (pack({"a.txt": b"a"}), "template-unknown"),
    (pack({"[Content_Types].xml": b'<Types><Override ContentType="x.spreadsheetml.sheet"/></Types>'}), "template-other-office"),
    (macros("type"), "template-macros"),
    (macros("part"), "template-macros"),
    (strict(), "template-strict"),
    (template("word-nederlands.dotx")[:3000], "template-damaged"),
    (pack(members(template("word-nederlands.dotx")) | {"word/document.xml": b"<w:document>"}), "template-damaged"),
    (pack(members(template("word-nederlands.dotx")) | {"word/styles.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "template-damaged"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "code"), REFUSED)
def test_what_cannot_be_a_template_is_told_by_what_it_is(data, code):
    with pytest.raises(InvalidInputError) as caught:
        adopt(data, reference())
    assert [found.code for found in caught.value.diagnostics] == [code]
    (found,) = template_findings(data, "huisstijl.docx")
    assert (found.code, found.severity, found.file) == (code, Severity.ERROR, "huisstijl.docx")


def test_a_refused_template_names_its_file_when_something_is_built_with_it():
    with pytest.raises(InvalidInputError) as caught:
        adopted(b"%PDF-1.7", "stijl/huisstijl.docx", reference())
    assert [found.file for found in caught.value.diagnostics] == ["stijl/huisstijl.docx"]


def test_the_templates_of_these_tests():
    found = {name: [d.code for d in template_findings(template(name), name) if d.severity is Severity.WARNING]
             for name in TEMPLATES}  # fmt: skip
    assert found == {
        "nederlandse-namen.dotx": ["template-heading-level", *["template-small-type"] * 3],
        "word-nederlands.dotx": ["template-headings-missing"],
        "eigen-nummering.dotx": ["template-small-type", "template-picture-alt"],
        "libreoffice.docx": [],
    }


def test_our_own_reference_has_nothing_to_hide():
    assert codes(reference()) == []


def test_the_language_is_that_of_the_documents():
    lang = '<w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/>'
    none = changed("nederlandse-namen.dotx", "word/styles.xml", lang, "")
    other = changed("nederlandse-namen.dotx", "word/styles.xml", lang, '<w:lang w:val="en-GB"/>')
    assert "template-no-language" in codes(none)
    assert "template-other-language" in codes(other)
    assert not {"template-no-language", "template-other-language"} & set(codes(other, "en"))


@pytest.mark.parametrize(
    ("colour", "pale"), [("767676", False), ("777777", True), ("auto", False), ("FFFFFF", True)]
)
def test_text_that_cannot_be_read_on_white(colour, pale):
    own = changed("nederlandse-namen.dotx", "word/styles.xml", 'w:val="595959"', f'w:val="{colour}"')
    assert ("template-contrast" in codes(own)) == pale


def test_large_headings_may_be_paler():
    for colour, size, pale in (("8A8A8A", 36, False), ("8A8A8A", 24, True), ("9A9A9A", 36, True)):
        own = changed(
            "word-nederlands.dotx",
            "word/styles.xml",
            'w:val="2E5E8C" w:themeColor="accent5"',
            f'w:val="{colour}"',
        )
        parts = members(own)
        parts["word/styles.xml"] = re.sub(
            rb'w:val="(36|28)"', f'w:val="{size}"'.encode(), parts["word/styles.xml"]
        )
        found = template_findings(pack(parts), "a.dotx")
        headings = [d.arguments["style"] for d in found if d.code == "template-contrast"]
        assert ("heading 1" in headings) == pale, (colour, size)


def test_a_dark_paragraph_needs_light_letters():
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="2F6B2F"/>'
    own = changed("nederlandse-namen.dotx", "word/styles.xml", "<w:keepNext/>", f"<w:keepNext/>{shade}", 1)
    found = [d for d in template_findings(own, "a.dotx") if d.code == "template-contrast"]
    assert [(d.arguments["style"], d.arguments["ratio"]) for d in found] == [("Kop 1", "1.0")]


def test_a_list_style_without_a_list():
    numbering = '<w:numPr><w:numId w:val="4"/></w:numPr>'
    own = changed("nederlandse-namen.dotx", "word/styles.xml", numbering, "")
    assert "template-list-added" in codes(own)


def test_a_text_box_in_a_header():
    box = "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent><w:p/></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    assert "template-text-box" in codes(changed("nederlandse-namen.dotx", "word/header1.xml", "</w:p>", box))


def test_text_that_is_stretched_to_the_margin():
    own = changed("word-nederlands.dotx", "word/styles.xml", '<w:name w:val="Normal"/><w:qFormat/>',
                  '<w:name w:val="Normal"/><w:qFormat/><w:pPr><w:jc w:val="both"/></w:pPr>')  # fmt: skip
    assert "template-justified" in codes(own)


def test_a_table_style_of_theirs_without_a_head():
    style = '<w:style w:type="table" w:customStyle="1" w:styleId="ST"><w:name w:val="Serviceformule tabel"/></w:style>'
    assert "template-table-head" in codes(
        changed("word-nederlands.dotx", "word/styles.xml", "</w:styles>", f"{style}</w:styles>")
    )


def test_a_template_without_styles():
    own = members(template("word-nederlands.dotx"))
    del own["word/styles.xml"]
    assert "template-no-styles" in codes(pack(own))


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", "check", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_command_tells_it_with_its_status(tmp_path):
    warned = FOLDER / "eigen-nummering.dotx"
    broken = tmp_path / "brief.docm"
    broken.write_bytes(macros("type"))
    fine = run(str(warned))
    assert (fine.returncode, fine.stdout) == (0, "")
    assert "header2.xml" in fine.stderr
    assert run(str(warned), "--fail-on", "warning").returncode == 1
    assert run(str(tmp_path / "niet.dotx")).returncode == 2
    told = run(str(broken), "--format", "json")
    assert told.returncode == 1
    (found,) = json.loads(told.stdout)
    assert (found["code"], found["line"], found["column"]) == ("template-macros", None, None)
    assert found["file"] == str(broken)


def test_definitions_and_templates_are_checked_together(tmp_path):
    (tmp_path / "leeg.yaml").write_text("", encoding="utf-8")
    checked = check_all([tmp_path / "leeg.yaml", FOLDER / "libreoffice.docx"])
    assert {Path(found.file_name).name for found in checked.diagnostics} == {"leeg.yaml", "libreoffice.docx"}
    assert checked.checked == (FOLDER / "libreoffice.docx",)
