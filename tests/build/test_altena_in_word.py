"""Every Word file of the example is valid, paired and readable by a program that is not ours."""

from pathlib import Path

import pypandoc
import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from generator.cli.main import main
from generator.ooxml.pairing import check

EXAMPLES = Path(__file__).parents[2] / "examples"
DOCUMENTS = ("serviceformule", "gevolgen-hr", "gevolgen-ict", "gevolgen-processen")


@pytest.fixture(scope="module", params=["altena", "altena/1.0"])
def folder(request, tmp_path_factory) -> Path:
    target = tmp_path_factory.mktemp("altena")
    assert main(["build", str(EXAMPLES / request.param), "-o", str(target)]) == 0
    return target


def test_there_are_four_documents(folder):
    assert {path.name for path in folder.iterdir()} == {f"altena-{name}.docx" for name in DOCUMENTS}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_strict_validator_finds_nothing(folder, name):
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0, strict=True)
    assert [str(error) for error in validator.validate(folder / f"altena-{name}.docx").errors] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_anchor_bookmark_and_control_has_its_pair(folder, name):
    assert check((folder / f"altena-{name}.docx").read_bytes()) == ()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_pandoc_reads_it(folder, name):
    words = pypandoc.convert_file(str(folder / f"altena-{name}.docx"), "plain", format="docx")
    assert "Altena" in words
