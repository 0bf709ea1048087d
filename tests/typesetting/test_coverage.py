"""What our own small reader of fonts says, against a library for fonts and against the typesetter."""

import pytest
from fontTools.ttLib import TTFont

from generator.resources import templates_folder
from generator.typesetting.coverage import coverage
from generator.typesetting.fonts import FALLBACKS, TWINS, shipped

FONTS = sorted((templates_folder() / "fonts").glob("*.ttf"))


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_it_covers_what_a_font_library_finds(path):
    ours = coverage(path)
    found = {code for code in range(0x110000) if chr(code) in ours}
    assert found == set(TTFont(path).getBestCmap())


@pytest.mark.parametrize(
    "data", [b"", b"tekst", b"\0\1\0\0\0\1" + b"\0" * 6 + b"cmap" + b"\xff" * 12, b"ttcf"]
)
def test_a_file_that_is_no_font_covers_nothing(tmp_path, data):
    path = tmp_path / "x.ttf"
    path.write_bytes(data)
    assert "a" not in coverage(path)
    assert "a" not in coverage(tmp_path / "absent.ttf")


def test_every_shipped_family_is_found():
    library = shipped()
    assert set(FALLBACKS) == set(library.faces)
    assert [library.find(name) for name in ("Calibri", "carlito", "CONSOLAS", "Arial")] == [
        "Carlito",
        "Carlito",
        "DejaVu Sans Mono",
        "",
    ]
    assert set(TWINS.values()) <= set(FALLBACKS)


@pytest.mark.parametrize("sign", "aé€–→≥•✓✗☎Ωжשب🙂①")
def test_common_signs_have_a_font(sign):
    library = shipped()
    assert any(library.covers(family, sign) for family in FALLBACKS)


def test_licences_ship_with_the_fonts():
    folder = templates_folder() / "fonts"
    told = (folder / "README.md").read_text(encoding="utf-8")
    licences = (folder / "OFL.txt").read_text(encoding="utf-8") + (folder / "DejaVu.txt").read_text(
        encoding="utf-8"
    )
    for path in FONTS:
        names = TTFont(path)["name"]
        assert names.getDebugName(1) in told
        assert names.getDebugName(0).splitlines()[0].split("Copyright")[-1].strip()[-20:] in licences
