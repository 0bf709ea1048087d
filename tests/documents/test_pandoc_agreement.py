"""An independent reader finds the same words in the Word file and in the Markdown (issue, point 3).

Generated parts aside: the table of contents (a control of its own in Word) and what pandoc draws for lists
and tables.
"""

import re
import zipfile
from difflib import unified_diff
from io import BytesIO
from pathlib import Path

import pytest
from hostile import VALUES
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree
from readers import pandoc
from test_document_languages import english_definition
from written import definition, yaml_of

from generator.pipeline.build import BuildRequest, build

ALTENA = Path(__file__).parents[2] / "examples" / "altena"
DOCUMENTS = ("serviceformule", "gevolgen-hr", "gevolgen-ict", "gevolgen-processen")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWN = re.compile(r"[-─=+|:]+|\d+\.")


def without_contents(data: bytes) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(target, "w") as made:
        for name in source.namelist():
            part = source.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(part)
                for gallery in list(root.iter(f"{W}docPartObj")):
                    control = gallery.getparent().getparent()
                    control.getparent().remove(control)
                part = etree.tostring(root)
            made.writestr(name, part)
    return target.getvalue()


def said(source: bytes, reader: str) -> list[str]:
    """Give the words of pandoc's plain text; a cell is never broken, so that rows are read cell by cell."""
    text = pandoc(source, "-f", reader, "-t", "plain", "--wrap=none")
    return [word for word in text.split() if not DRAWN.fullmatch(word)]


def assert_agree(docx: bytes, markdown: str) -> None:
    in_word = said(without_contents(docx), "docx")
    in_markdown = said(markdown.encode(), "markdown")
    differences = unified_diff(in_word, in_markdown, "Word", "Markdown", lineterm="", n=4)
    assert in_word == in_markdown, "\n".join(differences)


def agreeing(folder: Path) -> int:
    outcome = build(BuildRequest(folder, folder / "uitvoer", formats=("docx", "md"), force=True))
    found = [path for path in outcome.written if path.suffix == ".docx"]
    for path in found:
        assert_agree(path.read_bytes(), path.with_suffix(".md").read_text(encoding="utf-8"))
    return len(found)


@pytest.fixture(scope="module")
def altena(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("altena")
    build(BuildRequest(ALTENA, folder, formats=("docx", "md")))
    return folder


@pytest.mark.parametrize("document", DOCUMENTS)
def test_altena_says_the_same_in_word_and_in_markdown(altena, document):
    docx = (altena / f"altena-{document}.docx").read_bytes()
    assert_agree(docx, (altena / f"altena-{document}.md").read_text(encoding="utf-8"))


def test_a_difference_is_found_and_shown(altena):
    docx = (altena / "altena-gevolgen-hr.docx").read_bytes()
    markdown = (altena / "altena-gevolgen-hr.md").read_text(encoding="utf-8")
    with pytest.raises(AssertionError, match=r"-Rooster\n +\+Maandrooster\n"):
        assert_agree(docx, markdown.replace("Rooster het KCC", "Maandrooster het KCC", 1))


def test_every_chapter_says_the_same(tmp_path):
    (tmp_path / "serviceformule.yaml").write_text(yaml_of(english_definition()), encoding="utf-8")
    assert agreeing(tmp_path) == 3


PLACES = (
    "# {{ v }}",
    "{{ v }}",
    "Voor {{ v }} na",
    "- {{ v }}",
    "> {{ v }}",
    "**{{ v }}** *{{ v }}* `{{ v }}`",
    "[{{ v }}](https://voorbeeld.nl)",
    "| a |\n|---|\n| {{ v }} |\n| x {{ v }} y |",  # one column: the lines of cells beside each other mix
    "::: {.bijschrift #tabel-N}\n{{ number('table') }}: {{ v }}\n:::",
    ":::: belofte\n{{ v }}\n\n::: kenmerken\n**x:** {{ v }}\n:::\n::::",
)


@given(values=st.lists(VALUES, min_size=10, max_size=15))
@settings(
    max_examples=4,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_hostile_values_say_the_same(tmp_path_factory, values):
    folder = tmp_path_factory.mktemp("hostile")
    template = "\n\n".join(
        place.replace("v }}", f"terms[{number}].term }}}}").replace("-N", f"-{number}")
        for number in range(len(values))
        for place in PLACES
    )
    (folder / "templates").mkdir()
    (folder / "templates" / "proef.md").write_text(template, encoding="utf-8")
    terms = [{"id": f"i{number}", "begrip": value, "betekenis": "x"} for number, value in enumerate(values)]
    data = definition(begrippen=terms, documenten=[{"id": "serviceformule", "sjabloon": "proef.md"}])
    (folder / "serviceformule.yaml").write_text(yaml_of(data), encoding="utf-8")
    assert agreeing(folder) == 1
