"""Tokens as municipalities publish them: their own fonts and colours come out.

Den Haag's (@gemeente-denhaag/design-tokens-common 0.2.3-alpha.424) stands here under its own licence, the
EUPL-1.2; the others may not be passed on, and are fetched.
"""

import time
from pathlib import Path

import pytest
from packages import RVO, UTRECHT, package_or_skip

from generator.diagnostics import Diagnostic, TextFile
from generator.theme import contrast
from generator.theme.pairs import PAIRS
from generator.theme.read import default_theme, read_theme
from generator.theme.theme import Ink, Palette, Text, Theme

DATA = Path(__file__).parent / "data"


def published(path: Path) -> tuple[Theme, tuple[Diagnostic, ...]]:
    return read_theme(TextFile(path.name, path.read_text(encoding="utf-8")))


def everything_is_readable(palette: Palette) -> None:
    for ink, pair in PAIRS.items():
        for ground in pair.grounds:
            assert contrast.ratio(palette[ink], palette[ground]) >= pair.least, (ink, ground)


def test_den_haag() -> None:
    theme, findings = published(DATA / "denhaag" / "index.css")
    assert findings == ()
    types, light = theme.types, theme.light
    assert (types[Text.BODY].fonts, types[Text.BODY].generic) == (("TheSans",), "sans-serif")
    assert types[Text.HEADING_1].fonts == ("TheMix",)
    assert types[Text.BODY].size == 11
    assert [types[text].size for text in (Text.HEADING_1, Text.HEADING_2, Text.HEADING_3)] == [26, 19.5, 14.5]
    assert light[Ink.TEXT].hex == "2E2E2E"
    assert light[Ink.ACCENT].hex == light[Ink.TABLE_HEAD_FILL].hex == "238541"
    assert light[Ink.PROMISE_FILL] != default_theme().light[Ink.PROMISE_FILL]
    assert theme.dark is None
    everything_is_readable(light)


def test_the_licence_of_den_haag_stands_beside_it() -> None:
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in (DATA / "denhaag" / "LICENSE.md").read_text(
        encoding="utf-8"
    )


def test_utrecht() -> None:
    theme, findings = published(package_or_skip(*UTRECHT) / "dist" / "index.css")
    types, light = theme.types, theme.light
    assert types[Text.BODY].fonts == ("Noto Sans", "Noto Sans Variable", "Arial")
    assert {kind.fonts for text, kind in types.items() if text is not Text.CODE} == {types[Text.BODY].fonts}
    assert types[Text.CODE].fonts == ("Monaco",)
    assert [types[text].size for text in (Text.BODY, Text.HEADING_1, Text.HEADING_2)] == [11, 22, 14]
    assert light[Ink.TEXT].hex == light[Ink.HEADING].hex == "000000"
    assert light[Ink.ACCENT].hex == light[Ink.PROMISE_BAR].hex == "CC0000"
    assert light[Ink.LINK].hex == light[Ink.TABLE_HEAD_FILL].hex == types[Text.TITLE].colour.hex == "24578F"
    assert all(finding.arguments["scheme"] == "dark" for finding in findings)
    assert theme.dark is not None
    assert (theme.dark[Ink.PAPER].hex, theme.dark[Ink.TEXT].hex) == ("262626", "F2F2F2")
    everything_is_readable(light)
    everything_is_readable(theme.dark)


def test_utrecht_in_its_dark_form_only() -> None:
    theme, findings = published(package_or_skip(*UTRECHT) / "dist" / "dark" / "root.css")
    assert "dark-paper" in [finding.code for finding in findings]
    assert theme.light == default_theme().light
    assert theme.dark is not None
    assert theme.dark[Ink.PAPER].hex == "262626"


@pytest.mark.parametrize("name", ["root.css", "theme.css", "variables.css", "theme-prince-xml.css"])
def test_every_form_in_which_utrecht_publishes_gives_the_same_look(name: str) -> None:
    folder = package_or_skip(*UTRECHT) / "dist"
    assert published(folder / name)[0].types == published(folder / "index.css")[0].types
    assert published(folder / name)[0].light == published(folder / "index.css")[0].light


def test_utrecht_is_read_fast() -> None:
    path = package_or_skip(*UTRECHT) / "dist" / "index.css"
    published(path)

    def once() -> float:
        started = time.process_time()
        published(path)
        return time.process_time() - started

    assert min(once() for _ in range(5)) < 1.5  # 0.1 where nothing else runs and no coverage is counted


def test_rvo() -> None:
    theme, findings = published(package_or_skip(*RVO) / "dist" / "index.css")
    types, light = theme.types, theme.light
    assert types[Text.BODY].fonts == ("RijksoverheidSansWebText", "Verdana", "Calibri", "Arial")
    assert light[Ink.ACCENT].hex == "154273"
    assert (light[Ink.TABLE_HEAD_FILL].hex, light[Ink.TABLE_HEAD_TEXT].hex) == ("F1F5F9", "334155")
    assert types[Text.TITLE].colour.hex == "007BC7"
    assert [types[text].size for text in (Text.BODY, Text.HEADING_1, Text.HEADING_2)] == [11, 22, 16.5]
    assert {finding.code: finding.arguments["token"] for finding in findings} == {
        "unusable-token": "--utrecht-table-header-cell-font-size",
        "pale-token": "--utrecht-link-color",
    }
    everything_is_readable(light)
