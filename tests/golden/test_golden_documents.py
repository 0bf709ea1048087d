"""Documents as they were when somebody last looked at them.

``pytest --update-golden tests/golden`` writes what the program makes now; the tests still fail, so that a
change is looked at before it is committed.
"""

import re
import zipfile
from difflib import unified_diff
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import etree

from generator.pipeline.build import BuildRequest, build

HERE = Path(__file__).parent
ALTENA = HERE.parents[1] / "examples" / "altena"
NAMES = (
    "altena-serviceformule.md",
    "altena-gevolgen-hr.md",
    "altena-gevolgen-ict.md",
    "altena-gevolgen-processen.md",
    "altena-serviceformule.json",
)
OF_THE_BASE = ("word/theme/", "word/fontTable.xml", "word/styles.xml")
"""Parts that hold no content; they come from templates/word, and the tests of the writer look at them."""


@pytest.fixture(scope="module")
def altena(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("altena")
    build(BuildRequest(ALTENA, folder, formats=("md", "json")))
    return folder


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Read the parts of a small Word file, each as text that can be compared by line."""
    folder = tmp_path_factory.mktemp("klein")
    build(BuildRequest(HERE / "klein", folder, only=("serviceformule",)))
    with zipfile.ZipFile(folder / "kleindorp-serviceformule.docx") as archive:
        return {name: readable(name, archive.read(name)) for name in archive.namelist()}


def readable(name: str, data: bytes) -> str:
    if not name.endswith((".xml", ".rels")):
        return f"sha256 {sha256(data).hexdigest()}\n"
    root = etree.fromstring(data)
    etree.indent(root)
    for part in root.iter("{urn:serviceformule:snapshot:1}part"):
        part.text = "…"  # packed; the parts themselves are here already
    # Check sums change with every template; what they are made of is tested with the writer.
    return re.sub("[0-9a-f]{64}", "…", etree.tostring(root, encoding="unicode")) + "\n"


def assert_golden(request: pytest.FixtureRequest, made: dict[Path, str]) -> None:
    differing = {
        golden: text
        for golden, text in made.items()
        if not golden.exists() or golden.read_text(encoding="utf-8") != text
    }
    if request.config.getoption("--update-golden"):
        for golden, text in differing.items():
            golden.parent.mkdir(parents=True, exist_ok=True)
            golden.write_text(text, encoding="utf-8", newline="\n")
        if differing:
            names = ", ".join(golden.name for golden in differing)
            pytest.fail(f"rewritten, look at what changed: {names}")
    if differing:
        pytest.fail("\n".join(line for golden, text in differing.items() for line in changed(golden, text)))


def changed(golden: Path, text: str) -> list[str]:
    known = golden.read_text(encoding="utf-8").splitlines() if golden.exists() else []
    return list(unified_diff(known, text.splitlines(), golden.name, "made now", lineterm="", n=2))[:60]


@pytest.mark.parametrize("name", NAMES)
def test_altena_is_as_it_was(request, altena, name):
    assert_golden(request, {HERE / "altena" / name: (altena / name).read_text(encoding="utf-8")})


def place(part: str) -> Path:
    """Give the golden file of a part, under a name that no tool hides or stumbles over."""
    plain = part.replace("/", "-").replace("[", "").replace("]", "").lstrip("_")
    return HERE / "klein" / "docx" / f"{plain}.txt"


def test_the_small_word_file_is_as_it_was(request, parts):
    compared = {name: text for name, text in parts.items() if not name.startswith(OF_THE_BASE)}
    assert "word/document.xml" in compared
    made = {place(name): text for name, text in compared.items()}
    assert_golden(request, made)
    assert set((HERE / "klein" / "docx").iterdir()) == set(made)


def test_a_golden_file_that_is_rewritten_still_fails(request, tmp_path, monkeypatch):
    golden = tmp_path / "golden.md"
    golden.write_text("was\n", encoding="utf-8")
    monkeypatch.setattr(request.config.option, "update_golden", False)
    with pytest.raises(pytest.fail.Exception, match=r"(?s)-was.*\+is"):
        assert_golden(request, {golden: "is\n"})
    assert golden.read_text(encoding="utf-8") == "was\n"
    monkeypatch.setattr(request.config.option, "update_golden", True)
    with pytest.raises(pytest.fail.Exception, match="rewritten"):
        assert_golden(request, {golden: "is\n"})
    assert golden.read_text(encoding="utf-8") == "is\n"
    assert_golden(request, {golden: "is\n"})
