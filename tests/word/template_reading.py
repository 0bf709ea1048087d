"""Templates of these tests, and what a validator finds in a document that the template did not have."""

from pathlib import Path

from word_reading import audit

from generator.ooxml.reference import reference_package

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent / "templates"
TEMPLATES = ("nederlandse-namen.dotx", "word-nederlands.dotx", "eigen-nummering.dotx", "libreoffice.docx")


def template(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


def reference() -> bytes:
    return reference_package(ROOT / "templates" / "word")


def new_findings(before: bytes, after: bytes, folder: Path) -> list[str]:
    """Give the kinds of findings that the validator has of one file and had not of the other.

    Where in a part something stands does not count: styles and lists move when others are added.
    """
    had = {_kind(finding) for finding in audit(before, folder)}
    return [finding for finding in audit(after, folder) if _kind(finding) not in had]


def _kind(finding: str) -> str:
    place, _, words = finding.partition(": ")
    return f"{place.partition(':')[0]}: {words}"
