"""What a format has to say is said once, at the field it is about."""

from pathlib import Path

import pytest

from generator.cli.main import main

DEFINITION = """\
formaat: serviceformule/1
gemeente: {naam: Dorp 日}
formule: {titel: Formule 日, soort: generiek, versie: "1", status: concept}
huisstijl: {logo: logo.svg, logo_alt: Logo}
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("serviceformule.yaml").write_text(DEFINITION, encoding="utf-8")
    return tmp_path


def test_a_logo_that_is_no_picture_is_named_where_it_stands(place, capsys):
    (place / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    for formats in ("docx", "html", "pdf"):
        assert main(["build", ".", "--to", formats]) == 1
        said = capsys.readouterr().err
        assert "serviceformule.yaml:4:19: fout: ‘logo.svg’ is geen plaatje dat past in een document." in said
    assert not (place / "uitvoer").exists()


def test_a_sign_without_a_glyph_is_named_once_where_it_stands(place, capsys):
    text = DEFINITION.replace("huisstijl: {logo: logo.svg, logo_alt: Logo}\n", "")
    (place / "serviceformule.yaml").write_text(text, encoding="utf-8")
    assert main(["build", ".", "--to", "pdf"]) == 0
    said = capsys.readouterr().err
    assert said.count("het teken ‘日’") == 1
    assert "serviceformule.yaml:2:23: waarschuwing" in said
