"""The benchmarks run, and measure what they say; what they measure is asserted nowhere."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.grow import count_words, grow, grown, read, times_for, varied, write
from benchmarks.measuring import judged
from benchmarks.municipalities import municipality
from generator.pipeline.check import check_all

ROOT = Path(__file__).resolve().parent.parent.parent
ALTENA = ROOT / "examples" / "altena"


def _findings(definition: Path) -> list[str]:
    return [found.code for found in check_all([definition]).diagnostics]


@pytest.mark.parametrize("times", [1, 1.4, 2])
def test_a_grown_definition_is_valid(tmp_path: Path, times: float) -> None:
    assert _findings(grow(ALTENA, tmp_path / "grown", times=times)) == _findings(ALTENA)


@pytest.mark.parametrize("words", [9_000, 27_000])
def test_a_definition_has_about_as_many_words_as_asked(tmp_path: Path, words: int) -> None:
    made = read(grow(ALTENA, tmp_path / "grown", words=words))
    assert count_words(made) == pytest.approx(words, rel=0.02)


def test_once_is_the_definition_itself() -> None:
    data = read(ALTENA)
    assert grown(data, 1) == data
    assert times_for(data, count_words(data)) == 1


def test_every_id_stands_once_and_copies_refer_to_copies() -> None:
    data = grown(read(ALTENA), 3)
    promises = {item["id"]: item for item in data["beloften"]}
    assert len(promises) == len(data["beloften"])
    assert promises["tel-opnemen-3"]["kanalen"] == ["telefoon-3"]
    assert promises["tel-opnemen-3"]["visie"] == promises["tel-opnemen"]["visie"]
    assert "ict.wachtrij.tel-opnemen-3" in {item["id"] for item in data["gevolgen"]}


def test_a_varied_definition_is_valid_and_none_of_its_texts_is_the_first_ones(tmp_path: Path) -> None:
    data = read(ALTENA)
    other = varied(data, 7)
    assert _findings(write(other, ALTENA, tmp_path / "ander")) == _findings(ALTENA)
    assert other["gemeente"]["naam"] == "Altena 7"
    texts = {item["tekst"] for item in data["beloften"]}
    assert texts.isdisjoint(item["tekst"] for item in other["beloften"])


def test_texts_of_a_copy_differ() -> None:
    data = grown(read(ALTENA), 2)
    texts = [item["tekst"] for item in data["beloften"]]
    assert len(set(texts)) == len(texts)


def test_invented_municipalities_are_of_a_realistic_size_and_each_has_words_of_its_own() -> None:
    made = [municipality(number) for number in range(40)]
    sizes = [len(one.definition.promises) for one in made]
    assert 20 <= min(sizes) <= max(sizes) <= 30
    assert 22 <= sum(sizes) / len(sizes) <= 27
    assert len({one.key for one in made}) == len(made)
    texts = [promise.text for one in made for promise in one.definition.promises]
    assert len(set(texts)) > len(texts) / 2
    assert municipality(3) == made[3]


def test_a_ratio_is_taken_within_each_round() -> None:
    result = judged([1.0, 4.0, 3.0], [2.0, 4.0, 1.0], "x", 1.0)
    assert (result.ours, result.peer, result.ratio, result.kept) == (3.0, 2.0, 1.0, True)


@pytest.mark.parametrize(
    "name", ["small", "formats", "large", "peers", "growth", "many", "help_imports", "alignment", "update"]
)
def test_every_benchmark_runs(name: str) -> None:
    command = [sys.executable, "-m", f"benchmarks.{name}", "--quick", "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout)
    assert results
    assert all(set(result) >= {"name", "ours", "peer", "ratio", "limit", "kept"} for result in results)


def test_the_peers_write_the_same_words() -> None:
    from io import BytesIO

    import docx

    from benchmarks.inside import main_document
    from benchmarks.peers import by_docxtpl, by_python_docx, pieces, template

    content = list(pieces(main_document(ALTENA).document.blocks))

    def words(data: bytes) -> list[str]:
        document = docx.Document(BytesIO(data))
        return [
            text
            for node in document.element.body.iter()
            if node.tag.endswith("}t")
            for text in (node.text or "").split()
        ]

    expected = [
        word
        for piece in content
        for text in (piece.text, *(cell for row in piece.rows for cell in row))
        for word in text.split()
    ]
    assert words(by_python_docx(content)) == expected
    assert words(by_docxtpl(template(), content)) == expected
