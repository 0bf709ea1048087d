"""What a Word file of ours tells of itself, before anything is compared."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile_files import FILES, in_body, members, pack

from generator.ooxml.digest import FileState
from generator.ooxml.inspecting import Counted, Outside, WordFacts, inspect_word
from generator.ooxml.opening import open_word
from generator.pipeline.build import BuildRequest, build

ALTENA = Path(__file__).parents[2] / "examples" / "altena"
PROGRAM = os.environ.get("SERVICEFORMULE_SOFFICE", "soffice")
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dcterms="http://purl.org/dc/terms/"><cp:lastModifiedBy> Jurist </cp:lastModifiedBy>'
    "<cp:revision>7</cp:revision><dcterms:modified>2026-03-02T09:30:00Z</dcterms:modified><!-- x -->"
    "</cp:coreProperties>"
)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("gemaakt")
    made = build(BuildRequest(ALTENA, only=("hr",), output=folder, alone=True)).written[0]
    return Path(made).read_bytes()


def facts(data: bytes) -> WordFacts:
    return inspect_word(open_word(data, "terug.docx"))


def with_text(good: bytes, name: str, text: str) -> bytes:
    return pack(members(good) | {name: text.encode()})


def with_settings(good: bytes, settings: str) -> bytes:
    parts = members(good)
    old = parts["word/settings.xml"]
    return pack(parts | {"word/settings.xml": old.replace(b"<w:zoom", settings.encode() + b"<w:zoom", 1)})


def led_to(parts: dict[str, bytes], role: str, name: str, text: str) -> dict[str, bytes]:
    """Add a part that the document leads to."""
    ways = "word/_rels/document.xml.rels"
    kind = role if "/" in role else f"{OFFICE}/{role}"
    way = f'<Relationship Id="rId{name}" Type="{kind}" Target="{name}"/></Relationships>'
    led = parts[ways].replace(b"</Relationships>", way.encode())
    return parts | {f"word/{name}": text.encode(), ways: led}


# --- As written ---


def test_a_file_as_we_wrote_it(good: bytes) -> None:
    assert facts(good) == WordFacts(
        program="serviceformule",
        saved_by="",
        saved_at="",
        revision=0,
        state=FileState.UNTOUCHED,
        changes=(),
        comments=(),
        resolved=0,
        protection="",
        is_tracking=False,
        has_lost_tags=False,
        outside=(),
    )


# --- Who saved it ---


@pytest.mark.parametrize(
    ("application", "version", "shown"),
    [
        ("Microsoft Office Word", "16.0000", "Microsoft Word 16.0"),
        ("Microsoft Macintosh Word", "16.0000", "Microsoft Word (Mac) 16.0"),
        ("LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project/40$Build-2", "15.0000", "LibreOffice 7.4.7"),
        ("LibreOffice/25.2.3.2$Windows_X86_64 LibreOffice_project/bb", "15.0000", "LibreOffice 25.2.3"),
        ("OnlyOffice", "", "OnlyOffice"),
        ("", "12.0000", ""),
    ],
)
def test_the_program_that_saved_it(good: bytes, application: str, version: str, shown: str) -> None:
    told = (
        f"<Properties><Application>{application}</Application><AppVersion>{version}</AppVersion></Properties>"
    )
    assert facts(with_text(good, "docProps/app.xml", told)).program == shown


def test_who_saved_it_and_when(good: bytes) -> None:
    found = facts(with_text(good, "docProps/core.xml", CORE))
    assert (found.saved_by, found.saved_at, found.revision) == ("Jurist", "2026-03-02T09:30:00Z", 7)
    assert found.state is FileState.CHANGED


@pytest.mark.parametrize("name", ["no properties of the file", "broken properties of the file"])
def test_a_file_that_does_not_tell_its_program(good: bytes, name: str) -> None:
    assert facts(FILES[name].make(good)).program == ""


# --- Changes, comments, protection ---


def test_open_changes_by_author_in_text_and_headers(good: bytes) -> None:
    text = (
        '<w:p><w:pPr><w:rPr><w:ins w:id="901" w:author="Jurist"/></w:rPr></w:pPr>'
        '<w:ins w:id="902" w:author="Jurist"><w:r><w:t>nieuw</w:t></w:r></w:ins>'
        '<w:moveFromRangeStart w:id="903" w:author="Beleid" w:name="a"/>'
        '<w:moveFrom w:id="904" w:author="Beleid"><w:r><w:t>weg</w:t></w:r></w:moveFrom>'
        '<w:moveFromRangeEnd w:id="903"/>'
        '<w:r><w:rPr><w:b/><w:rPrChange w:id="905"><w:rPr/></w:rPrChange></w:rPr><w:t>vet</w:t></w:r></w:p>'
    )
    parts = members(in_body(text.encode())(good))
    deleted = b'<w:p><w:del w:id="906" w:author="Jurist"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>'
    header = next(name for name in sorted(parts) if name.startswith("word/header"))
    parts[header] = parts[header].replace(b"</w:hdr>", deleted + b"</w:hdr>")
    assert facts(pack(parts)).changes == (Counted("Jurist", 3), Counted("", 1), Counted("Beleid", 1))


def test_comments_by_author_and_those_of_closed_threads(good: bytes) -> None:
    line = '<w:comment w:id="{0}" w:author="{1}"><w:p/><w:p w14:paraId="0000000{0}"/></w:comment>'
    said = "".join(line.format(number, who) for number, who in enumerate(["Jurist", "Beleid", "Jurist"], 1))
    closed = (
        '<w15:commentEx w15:paraId="00000001" w15:done="1"/>'
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/>'
        '<w15:commentEx w15:paraId="00000003" w15:done="0"/>'
    )
    parts = led_to(members(good), "comments", "comments.xml", f"<w:comments {W} {W14}>{said}</w:comments>")
    found = facts(pack(parts))
    assert (found.comments, found.resolved) == ((Counted("Jurist", 2), Counted("Beleid", 1)), 0)
    more = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    parts = led_to(parts, more, "commentsExtended.xml", f"<w15:commentsEx {W15}>{closed}</w15:commentsEx>")
    assert facts(pack(parts)).resolved == 2


@pytest.mark.parametrize(
    ("settings", "protection", "tracking"),
    [
        ('<w:documentProtection w:edit="readOnly" w:enforcement="1"/>', "readOnly", False),
        ('<w:documentProtection w:edit="comments" w:enforcement="0"/>', "", False),
        ('<w:documentProtection w:edit="comments"/>', "", False),
        ("<w:trackRevisions/>", "", True),
        ('<w:trackRevisions w:val="0"/>', "", False),
        (
            '<w:trackRevisions w:val="true"/><w:documentProtection w:edit="forms" w:enforcement="on"/>',
            "forms",
            True,
        ),
    ],
)
def test_protection_and_tracking(good: bytes, settings: str, protection: str, *, tracking: bool) -> None:
    found = facts(with_settings(good, settings))
    assert (found.protection, found.is_tracking) == (protection, tracking)


# --- Outside, and what got lost ---


@pytest.mark.parametrize(
    ("name", "role", "target"),
    [
        ("a picture elsewhere", "image", "http://127.0.0.1:1/a.png"),
        ("a template elsewhere", "attachedTemplate", "file://server/huis.dotm"),
        ("an object elsewhere", "oleObject", "file:///C:/cijfers.xlsx"),
    ],
)
def test_what_is_outside_the_file_is_told(good: bytes, name: str, role: str, target: str) -> None:
    assert facts(FILES[name].make(good)).outside == (Outside("word/document.xml", role, target),)


def test_a_link_is_nothing_outside(good: bytes) -> None:
    assert facts(FILES["a link"].make(good)).outside == ()


@pytest.mark.parametrize("name", [name for name, file in FILES.items() if file.code is None])
def test_every_file_that_can_be_opened_tells_something(good: bytes, name: str) -> None:
    assert facts(FILES[name].make(good)).has_lost_tags is False


def without(pattern: bytes) -> Callable[[bytes], bytes]:
    def make(good: bytes) -> bytes:
        parts = members(good)
        return pack({name: re.sub(pattern, b"", data) for name, data in parts.items()})

    return make


def test_tags_are_lost_where_bookmarks_of_fields_stayed(good: bytes) -> None:
    untagged = without(rb"<w:tag [^>]*/>")(good)
    assert facts(untagged).has_lost_tags
    assert not facts(
        without(rb"<w:bookmark(?:Start|End) [^>]*/>")(untagged)
    ).has_lost_tags  # nothing left of ours


def missing(reason: str) -> None:
    if "SERVICEFORMULE_SOFFICE" in os.environ:
        pytest.fail(reason)
    pytest.skip(reason)


def test_a_file_that_libreoffice_saved(good: bytes, tmp_path: Path) -> None:
    program = shutil.which(PROGRAM)
    if program is None:
        missing(f"{PROGRAM} is not on this machine (Debian: libreoffice-writer)")
    source = tmp_path / "terug.docx"
    source.write_bytes(good)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(program), profile, "--headless", "--norestore", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "uit"), str(source)],
        capture_output=True,
        check=False,
        timeout=180,
    )
    saved = tmp_path / "uit" / "terug.docx"
    if not saved.exists():
        missing("LibreOffice has no Writer (Debian: libreoffice-writer)")
    found = facts(saved.read_bytes())
    assert found.program.startswith("LibreOffice ")
    assert found.state is FileState.CHANGED
    assert (found.changes, found.comments, found.outside) == ((), (), ())
    release = [int(number) for number in found.program.split()[1].split(".")[:2]]
    if release < [7, 5]:
        assert found.has_lost_tags
    if release >= [25, 2]:
        assert not found.has_lost_tags
