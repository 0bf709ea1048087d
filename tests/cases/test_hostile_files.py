"""Files that were made to hurt, or were never meant as a definition: one message, no traceback, at once."""

import os
import time
from pathlib import Path

import pytest

from generator.cli.main import main

HEAD = """formaat: serviceformule/1
gemeente: {naam: Oosterwolde}
formule: {titel: Serviceformule, soort: generiek, versie: "1.0", status: concept}
"""


def text_file(text: str) -> bytes:
    return f"{HEAD}{text}\n".encode()


HOSTILE = {
    "empty": (b"", "Het bestand is leeg."),
    "only white space": (b" \n\n  \n", "Het bestand is leeg."),
    "50 MB": (text_file("# " + "x" * 50_000_000), "Het bestand is te groot. Het is 50 MB"),
    "100,000 brackets": (text_file("zonder: " + "[" * 100_000), "Hier zit te veel in elkaar."),
    "100,000 braces": (text_file("zonder: " + "{a: " * 100_000), "Hier zit te veel in elkaar."),
    "100,000 dashes": (text_file("zonder:\n" + "- " * 100_000 + "x"), "Hier zit te veel in elkaar."),
    "deep indentation": (
        text_file("\n".join(f"{' ' * n}a:" for n in range(1_000))),
        "Hier zit te veel in elkaar.",
    ),
    "a Word file": (b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(256)), "Dit is geen tekstbestand."),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00", "Dit is geen tekstbestand."),
    "zeros": (bytes(10_000), "Dit is geen tekstbestand."),
    "bytes": (bytes(range(1, 256)) * 100, "Het bestand is niet opgeslagen als UTF-8."),
    "half a character": (text_file("taal: nl # ë")[:-2], "Het bestand is niet opgeslagen als UTF-8."),
    "many control characters": (text_file("taal: " + "\x07" * 50_000), "Hier staat een onzichtbaar teken"),
    "a million values": (
        text_file("zonder: [" + "a, " * 1_000_100 + "a]"),
        "Er staan te veel waarden in dit bestand.",
    ),
    "a long line": (text_file("kanaalen: " + "x" * 1_000_000), "De sleutel ‘kanaalen’ kan hier niet staan."),
    "colons": (text_file(":" * 10_000), "Op deze regel ontbreekt een dubbele punt"),
    "question marks": (text_file("? " * 5_000), "Hier zit te veel in elkaar."),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_a_message(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, message = HOSTILE[name]
    path = tmp_path / "serviceformule.yaml"
    path.write_bytes(data)
    start = time.perf_counter()
    assert main(["check", str(path)]) == 1
    assert time.perf_counter() - start < 30
    output = capsys.readouterr()
    assert output.out == ""
    assert message in output.err
    assert len(output.err) < 12_000


def test_a_large_part_gets_a_message(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "serviceformule.yaml").write_text(HEAD + "bestanden: [deel.yaml]")
    with (tmp_path / "deel.yaml").open("wb") as file:
        file.truncate(50_000_000)
    assert main(["check", str(tmp_path)]) == 1
    assert "deel.yaml: fout: Het bestand is te groot. Het is 50 MB" in capsys.readouterr().err


def test_a_folder_called_like_a_definition_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "serviceformule.yaml").mkdir()
    assert main(["check", str(tmp_path)]) == 2
    assert "is een map." in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="links need permission there")
def test_a_link_to_itself_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "serviceformule.yaml"
    path.symlink_to(path)
    assert main(["check", str(path)]) == 2
    assert "is niet te lezen" in capsys.readouterr().err
