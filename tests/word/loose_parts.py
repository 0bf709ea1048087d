"""Small Word files by their parts, for tests of what is edited in place; and as LibreOffice saves them."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from generator.ooxml.archive import write_archive
from generator.ooxml.pairing import check
from generator.ooxml.parts import Parts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
LATER = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
_SOFFICE = os.environ.get("SERVICEFORMULE_SOFFICE", "soffice")
_PATIENCE = 180


def members_of(
    body: str,
    *,
    parts: dict[str, str] | None = None,
    links: dict[str, str] | None = None,
    namespaces: str = "",
    attributes: str = "",
) -> dict[str, bytes]:
    """Give the members of a file; ``parts`` by role (styles, header…), ``links`` by relationship id."""
    parts = parts or {}
    ways = [
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{role}" Target="{role}.xml"/>'
        for n, role in enumerate(parts, 1)
    ]
    ways += [
        f'<Relationship Id="{number}" Type="{OFFICE}/hyperlink" Target="{target}" TargetMode="External"/>'
        for number, target in (links or {}).items()
    ]
    types = [
        f'<Override PartName="/word/{role}.xml" ContentType="{TYPE}{role}+xml"/>'
        for role in ("document", *parts)
    ]
    types[0] = types[0].replace("document+xml", "document.main+xml")
    texts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{"".join(types)}</Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": (
            f"<w:document {NAMESPACES} {namespaces} {attributes}><w:body>{body}</w:body></w:document>"
        ),
        **{f"word/{role}.xml": text for role, text in parts.items()},
    }
    if ways:
        texts["word/_rels/document.xml.rels"] = (
            f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(ways)}</Relationships>'
        )
    return {name: text.encode() for name, text in texts.items()}


def part(tag: str, inside: str = "") -> str:
    return f"<w:{tag} {NAMESPACES} {LATER}>{inside}</w:{tag}>"


def body(parts: Parts) -> etree._Element:
    found = parts.root(parts.main).find(f"{W}body")
    assert found is not None
    return found


def values(element: etree._Element, tag: str, attribute: str = "val") -> list[str]:
    return [one.get(f"{W}{attribute}", "") for one in element.iter(f"{W}{tag}")]


def faults(parts: Parts) -> list[tuple[str, str]]:
    """Give what the check of pairs finds in the file as it would be saved."""
    return sorted((str(one.rule), one.subject) for one in check(write_archive(parts.save())))


def saved_by_libreoffice(data: bytes, folder: Path) -> bytes:
    """Give the file as LibreOffice saves it; skips where it is not installed."""
    program = shutil.which(_SOFFICE)
    if program is None:
        if "SERVICEFORMULE_SOFFICE" in os.environ:
            pytest.fail(f"{_SOFFICE} is not there")
        pytest.skip("LibreOffice is not on this machine (Debian: libreoffice-writer)")
    source = folder / "opened.docx"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    target = folder / "saved"
    command = [program, profile, "--headless", "--convert-to", "docx", "--outdir", str(target), str(source)]
    subprocess.run(command, capture_output=True, check=False, timeout=_PATIENCE)
    made = target / "opened.docx"
    if not made.exists():
        pytest.skip("LibreOffice is here without Writer (Debian: libreoffice-writer)")
    return made.read_bytes()
