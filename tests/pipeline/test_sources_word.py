"""A definition from a Word file of ours: what the file remembers, whatever stands on disk by now."""

import io
import os
import shutil
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from written import definition, yaml_of

import generator.pipeline.word_source as room
from generator.diagnostics import Diagnostic, InvalidInputError, RefusedError
from generator.loader import gather
from generator.pipeline.build import BuildRequest, build
from generator.pipeline.sources import open_source, same
from generator.pipeline.template import MAX_TEMPLATE_BYTES

FILE = "serviceformule.yaml"
ALTENA = Path(__file__).parents[2] / "examples" / "altena"


def write(folder: Path, files: Mapping[str, object]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml_of(content), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def built(folder: Path, *only: str, language: str | None = None) -> list[str]:
    request = BuildRequest(folder, only=only, language=language, alone=True)
    return [str(path) for path in build(request).written]


@pytest.fixture
def word(folder: Path) -> str:
    write(folder, {f"altena/{FILE}": definition(formule={"titel": "Oud"})})
    return built(folder / "altena", "serviceformule")[0]


def invalid(text: str, language: str | None = None) -> Diagnostic:
    with pytest.raises(InvalidInputError) as error:
        open_source(text, language)
    return error.value.diagnostics[0]


def changed(path: str, change: Callable[[str, bytes], tuple[str, bytes] | None]) -> str:
    """Write a Word file beside another one, with each of its members changed or left out."""
    packed = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            member = change(name, old.read(name))
            if member:
                new.writestr(*member)
    target = Path(path).with_name("anders.docx")
    target.write_bytes(packed.getvalue())
    return str(target)


def with_snapshot(path: str, change: Callable[[bytes], bytes]) -> str:
    def one(name: str, data: bytes) -> tuple[str, bytes]:
        return name, change(
            data
        ) if b"urn:serviceformule:snapshot:1" in data and b"<snapshot" in data else data

    return changed(path, one)


# --- What the file says ---


def test_the_text_of_the_file_and_not_that_on_disk(folder: Path, word: str) -> None:
    write(folder, {f"altena/{FILE}": definition(formule={"titel": "Nieuw"})})
    moved = shutil.move(word, folder / "bewaard.DOCX")
    for _ in range(2):
        source = open_source(str(moved))
        assert source.loaded.definition.formula.title == "Oud"
        assert source.label == str(moved)
        assert (source.folder, source.commit) == (None, None)
        shutil.rmtree(folder / "altena", ignore_errors=True)


@pytest.mark.parametrize("only", ["serviceformule", "hr", "ict", "processen"])
def test_the_file_of_any_department_has_the_whole_definition(folder: Path, only: str) -> None:
    shutil.copytree(ALTENA, folder / "altena", ignore=shutil.ignore_patterns("uitvoer", "1.0"))
    expected = open_source("altena").loaded
    made = built(folder / "altena", only)[0]
    shutil.move(made, folder / "los.docx")
    shutil.rmtree(folder / "altena")
    found = open_source("los.docx").loaded
    assert found.definition == expected.definition
    assert [file.text for file in found.files] == [file.text for file in expected.files]


def test_a_base_beside_the_definition_is_in_the_file(folder: Path) -> None:
    channel = {"id": "telefoon", "naam": "Telefoon", "soort": "telefoon"}
    below = {"beloften": []}
    write(
        folder,
        {
            f"basis/{FILE}": definition(kanalen=[channel], bestanden=["deel/één.yaml"]),
            "basis/deel/één.yaml": below,
            f"wijk/altena/{FILE}": definition(gebaseerd_op="../../basis"),
        },
    )
    made = built(Path("wijk/altena"), "serviceformule")[0]
    shutil.move(made, folder / "los.docx")
    shutil.rmtree(folder / "basis")
    found = open_source("los.docx").loaded
    assert found.definition.channels[0].id == "telefoon"
    assert [file.name.replace("\\", "/") for file in found.files] == [
        "los.docx:/…/…/serviceformule.yaml",
        "los.docx:/basis/serviceformule.yaml",
        "los.docx:/basis/deel/één.yaml",
    ]


@pytest.mark.parametrize(
    ("place", "base"),
    [("altena", "formulas/basis"), ("formulas/altena", "formulas/basis"), ("formulas/altena", "elders")],
)
@pytest.mark.parametrize("beside", [True, False])
def test_a_folder_of_ones_own_may_be_called_as_ours(
    folder: Path, place: str, base: str, *, beside: bool
) -> None:
    channel = {"id": "telefoon", "naam": "Telefoon", "soort": "telefoon"}
    write(
        folder,
        {
            f"{base}/{FILE}": definition(kanalen=[channel], bestanden=["deel/a.yaml"]),
            f"{base}/deel/a.yaml": {"beloften": [{"id": "a", "tekst": "Wij helpen u."}]},
            f"{place}/{FILE}": definition(gebaseerd_op=os.path.relpath(base, place), bestanden=["b.yaml"]),
            f"{place}/b.yaml": {"beloften": [{"id": "b", "tekst": "Wij bellen u."}]},
        },
    )
    made = built(Path(place) if beside else folder / place, "serviceformule")[0]
    shutil.move(made, folder / "los.docx")
    shutil.rmtree(folder / "formulas")
    found = open_source("los.docx").loaded.definition
    assert [item.id for item in (*found.channels, *found.promises)] == ["telefoon", "a", "b"]


def test_names_in_messages_are_of_no_file_on_disk(word: str) -> None:
    broken = with_snapshot(word, lambda data: data.replace(b"titel", b"tietel"))
    found = invalid(broken)
    assert found.file_name.replace("\\", "/") == f"anders.docx:/{FILE}"


def test_a_file_in_another_language_is_read_in_that_language(folder: Path) -> None:
    texts = {"formule": {"titel": "Old"}}
    write(folder, {f"altena/{FILE}": definition(vertalingen={"en": "en.yaml"}), "altena/en.yaml": texts})
    dutch, english = (built(folder / "altena", "serviceformule", language=code)[0] for code in ("nl", "en"))
    shutil.rmtree(folder / "altena" / "en.yaml", ignore_errors=True)
    assert open_source(english).loaded.definition.formula.title == "Old"
    assert open_source(english).loaded.language == "en"
    assert open_source(english, "nl").loaded.definition.formula.title == "Proef"
    assert open_source(dutch).loaded.definition.formula.title == "Proef"
    found = invalid(dutch, "en")
    assert (found.code, found.arguments["translation"]) == ("word-language-missing", "en")


def test_the_same_file_is_the_same_and_a_copy_is_not(folder: Path, word: str) -> None:
    shutil.copy(word, folder / "kopie.docx")
    assert same(open_source(word), open_source(os.path.relpath(word)))
    assert not same(open_source(word), open_source("kopie.docx"))
    assert not same(open_source(word), open_source("altena"))


# --- A base that ships, and changes later ---


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_later_change_of_a_shipped_base_changes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    write(folder, {f"altena/{FILE}": definition(gebaseerd_op="generiek")})
    made = built(folder / "altena", "serviceformule", language=language)[0]
    expected = open_source("altena", language).loaded
    later = folder / "later"
    (later / "anders").mkdir(parents=True)
    (later / "anders" / FILE).write_text("formaat: serviceformule/1", encoding="utf-8")
    for module in (room, gather):
        monkeypatch.setattr(module, "formulas_folder", lambda: later)
    monkeypatch.setattr(gather, "formula_names", lambda: ("anders",))
    found = open_source(made).loaded
    assert found.definition == expected.definition
    assert found.definition.rules
    assert [file.text for file in found.files] == [file.text for file in expected.files]
    assert [file.name for file in found.files][1:] == [file.name for file in expected.files][1:]
    with pytest.raises(InvalidInputError) as error:
        open_source("altena")
    assert error.value.diagnostics[0].code == "unknown-formula"


# --- What is in the way ---


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.docx", b"", "word-no-word-file"),
        ("a.docx", b"%PDF-1.7", "word-no-word-file"),
        ("a.odt", b"PK\x03\x04", "word-damaged"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "word-old-format"),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "word-password",
        ),
        ("a.docx", b"PK" + bytes(MAX_TEMPLATE_BYTES), "word-file-too-large"),
    ],
)
def test_what_is_no_word_file(folder: Path, name: str, content: bytes, code: str) -> None:
    (folder / name).write_bytes(content)
    assert invalid(name).code == code


def test_a_word_file_that_is_not_there(word: str) -> None:
    with pytest.raises(RefusedError) as error:
        open_source(word.replace("-service", "-sevice"))
    assert error.value.diagnostic.code == "path-missing"
    assert error.value.diagnostic.arguments["suggestion"] == word


def test_a_damaged_file(word: str) -> None:
    data = Path(word).read_bytes()
    Path(word).write_bytes(data[: len(data) // 2])
    assert invalid(word).code == "word-damaged"


def test_a_spreadsheet_and_a_file_with_macros(word: str) -> None:
    def spreadsheet(name: str, data: bytes) -> tuple[str, bytes]:
        return name, data.replace(b"wordprocessingml", b"spreadsheetml")

    assert invalid(changed(word, spreadsheet)).code == "word-no-word-file"
    main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macros = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    assert invalid(changed(word, lambda name, data: (name, data.replace(main, macros)))).code == "word-macros"


def test_a_word_file_of_somebody_else(word: str) -> None:
    without = changed(word, lambda name, data: None if name.startswith("customXml/") else (name, data))
    assert invalid(without).code == "word-not-ours"


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data[:-40],
        lambda data: data[: data.index(b"<file")] + b"</snapshot>",
        lambda data: data.replace(b'definition="serviceformule.yaml"', b'definition="weg.yaml"'),
    ],
)
def test_a_definition_that_is_not_complete(word: str, change: Callable[[bytes], bytes]) -> None:
    assert invalid(with_snapshot(word, change)).code == "word-incomplete"


@pytest.mark.parametrize(
    ("made", "ours", "is_newer"),
    [
        ("0.2.0", "0.1.0", True),
        ("0.10", "0.9.3", True),
        ("1", "0.99", True),
        ("0.1", "0.1.0", False),
        ("0.1.0.dev3", "0.1", False),
        ("0.0.9", "0.1.0", False),
        ("onbekend", "0.1.0", False),
    ],
)
def test_a_file_of_a_newer_program_is_refused(
    word: str, monkeypatch: pytest.MonkeyPatch, made: str, ours: str, *, is_newer: bool
) -> None:
    monkeypatch.setattr(room, "__version__", ours)
    other = with_snapshot(word, lambda data: data.replace(b'program="0.1.0"', f'program="{made}"'.encode()))
    if is_newer:
        found = invalid(other)
        assert (found.code, found.arguments) == ("word-newer-version", {"ours": ours, "made": made})
    else:
        assert open_source(other).loaded.definition.formula.title == "Oud"


def test_a_snapshot_of_another_shape_is_of_a_newer_program(word: str) -> None:
    other = with_snapshot(word, lambda data: data.replace(b"snapshot:1", b"snapshot:2"))
    assert (invalid(other).code, invalid(other).arguments["made"]) == ("word-newer-version", "")
