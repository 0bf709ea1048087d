"""What a user may call a definition, and whether two of them are one."""

import os
from pathlib import Path

import pytest
from written import definition, yaml_of

from generator.diagnostics import InvalidInputError, RefusedError
from generator.pipeline.revision_source import split_revision
from generator.pipeline.sources import open_source, same


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "altena").mkdir()
    (tmp_path / "altena" / "serviceformule.yaml").write_text(yaml_of(definition()), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("HEAD:altena", ("HEAD", "altena")),
        ("v1.0:./altena/serviceformule.yaml", ("v1.0", "./altena/serviceformule.yaml")),
        ("origin/main:", ("origin/main", "")),
        ("HEAD~2:a:b.yaml", ("HEAD~2", "a:b.yaml")),
        ("main@{2026-01-01 10:00}:altena", ("main@{2026-01-01 10:00}", "altena")),
        ("HEAD^{/kortere wacht: nee}:altena", ("HEAD^{/kortere wacht: nee}", "altena")),
        (":altena", ("", "altena")),
        ("}:altena", ("}", "altena")),
        ("altena/serviceformule.yaml", None),
        ("", None),
    ],
)
def test_a_revision_ends_where_git_says(text: str, parts: tuple[str, str] | None) -> None:
    assert split_revision(text) == parts


def test_a_folder_and_the_file_in_it_are_the_same(folder: Path) -> None:
    texts = ("altena", "altena/serviceformule.yaml", "./altena/", str(folder / "altena"))
    one, *others = (open_source(text) for text in texts)
    assert one.folder == Path("altena")
    assert one.commit is None
    assert one.label == "altena"
    assert one.loaded.definition.formula.version == "0.1"
    assert all(same(one, other) and same(other, one) for other in others)


@pytest.mark.skipif(os.name == "nt", reason="making a link asks for rights there")
def test_a_link_to_a_definition_is_the_same(folder: Path) -> None:
    (folder / "link").symlink_to(folder / "altena")
    (folder / "hard.yaml").hardlink_to(folder / "altena" / "serviceformule.yaml")
    assert same(open_source("link"), open_source("altena"))
    assert same(open_source("hard.yaml"), open_source("altena"))


def test_a_copy_is_another_file(folder: Path) -> None:
    (folder / "kopie.yaml").write_bytes((folder / "altena" / "serviceformule.yaml").read_bytes())
    assert not same(open_source("kopie.yaml"), open_source("altena"))


def test_a_source_that_is_gone_is_only_the_same_by_name(folder: Path) -> None:
    (folder / "kopie.yaml").write_bytes((folder / "altena" / "serviceformule.yaml").read_bytes())
    one, other, again = open_source("kopie.yaml"), open_source("altena"), open_source("kopie.yaml")
    (folder / "kopie.yaml").unlink()
    assert not same(one, other)
    assert same(one, again)


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_a_name_with_a_colon_that_exists_is_a_path(folder: Path) -> None:
    (folder / "HEAD:altena").write_text(
        yaml_of(definition(formule={"titel": "Dubbelepunt"})), encoding="utf-8"
    )
    assert open_source("HEAD:altena").loaded.definition.formula.title == "Dubbelepunt"


@pytest.mark.parametrize(
    "text",
    [
        "./a:b",
        "../a:b",
        "/a:b",
        "C:\\altena",
        "C:/altena",
        "https://altena.nl/serviceformule.yaml",
        "altena.yml",
        "weg/altena",
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_path_that_is_not_there_is_said_to_be_missing(text: str) -> None:
    with pytest.raises(RefusedError) as error:
        open_source(text)
    assert error.value.diagnostic.code == "path-missing"


def test_own_templates_come_first(folder: Path) -> None:
    own = folder / "altena" / "templates" / "locale"
    own.mkdir(parents=True)
    (own / "nl.yaml").write_text("eigen: ja", encoding="utf-8-sig")
    source = open_source("altena")
    assert source.templates.locale("nl") == "eigen: ja"
    assert "tag: en" in str(source.templates.locale("en"))


def test_own_templates_that_are_no_text_are_told(folder: Path) -> None:
    own = folder / "altena" / "templates" / "locale"
    own.mkdir(parents=True)
    (own / "nl.yaml").write_bytes(b"naam: caf\xe9")
    source = open_source("altena")
    with pytest.raises(InvalidInputError) as error:
        source.templates.locale("nl")
    assert error.value.diagnostics[0].code == "not-utf8"
    assert error.value.diagnostics[0].file.endswith("nl.yaml")
