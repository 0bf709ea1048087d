"""Altena's pages as people meet them: axe-core finds nothing, and a keyboard reaches everything."""

import shutil
from pathlib import Path

import pytest
from packages import AXE, package_or_skip
from page_browser import Browser, browser
from selenium.webdriver.common.keys import Keys

from generator.pipeline.build import BuildRequest, build

ALTENA = Path(__file__).parents[2] / "examples" / "altena"
THE_HAGUE = next((Path(__file__).parents[1] / "theme" / "data" / "denhaag").rglob("*.css"))
MAIN = "altena-serviceformule"
PAGES = (MAIN, "altena-gevolgen-hr", "altena-gevolgen-ict", "altena-gevolgen-processen")
ENGLISH = "altena-serviceformule.en"
WAYS = {
    "desktop": {"width": 1280},
    "phone": {"width": 390},
    "zoomed to 400%": {"width": 320},
    "dark": {"width": 1280, "dark": True},
    "print": {"width": 794, "printed": True},
}
SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }
"""
"""What a reader may ask of the spacing of text (WCAG 1.4.12)."""
WATCH = """
window.met = [];
addEventListener('focusin', event => {
  const style = getComputedStyle(event.target), box = event.target.getBoundingClientRect();
  const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  met.push([event.target, style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2, seen]);
});
"""
REACHABLE = """
const found = document.querySelectorAll('a[href], [tabindex="0"], summary');
return [...found].filter(one => one.checkVisibility());
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("altena")
    build(BuildRequest(ALTENA, folder, formats=("html",)))
    build(BuildRequest(ALTENA, folder, formats=("html",), only=("serviceformule",), language="en"))
    return {path.stem: path for path in folder.iterdir()}


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory):
    axe = package_or_skip(*AXE)
    with browser(tmp_path_factory.mktemp("profile"), axe / "axe.min.js") as found:
        yield found


@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_in_any_way_of_looking(window: Browser, pages: dict[str, Path], page: str):
    found = {}
    for name, way in WAYS.items():
        window.show(pages[page], **way)
        found[name] = window.violations()
    assert {name: findings for name, findings in found.items() if findings} == {}


def test_axe_finds_nothing_in_the_english_page(window: Browser, pages: dict[str, Path]):
    window.show(pages[ENGLISH], 1280)
    assert window.violations() == []
    assert window.run("return document.documentElement.lang").startswith("en")


@pytest.mark.parametrize("page", ["altena-gevolgen-hr", MAIN])
def test_axe_finds_nothing_in_a_municipality_s_own_look(window: Browser, tmp_path: Path, page: str):
    place = tmp_path / "altena"
    shutil.copytree(ALTENA, place, ignore=shutil.ignore_patterns("uitvoer", "1.0"))
    shutil.copy(THE_HAGUE, place / "tokens.css")
    file = place / "serviceformule.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("\nhuisstijl:\n", "\nhuisstijl:\n  tokens: tokens.css\n"), encoding="utf-8")
    build(BuildRequest(place, tmp_path, formats=("html",)))
    for dark in (False, True):
        window.show(tmp_path / f"{page}.html", 1280, dark=dark)
        assert window.violations() == []


def test_axe_would_find_something(window: Browser, pages: dict[str, Path]):
    window.show(pages[MAIN], 1280)
    window.run("document.querySelector('main img, main svg').outerHTML = '<img src=\"x.png\">'")
    assert [finding for finding in window.violations() if finding.startswith("image-alt")]


@pytest.mark.parametrize("page", PAGES)
def test_the_page_never_scrolls_sideways(window: Browser, pages: dict[str, Path], page: str):
    for width in (320, 390, 768, 1024, 1280):
        window.show(pages[page], width)
        assert (width, window.sideways()) == (width, 0)


def test_wider_spacing_of_text_breaks_nothing(window: Browser, pages: dict[str, Path]):
    for width in (320, 1280):
        window.show(pages[MAIN], width)
        window.run(
            "document.head.appendChild(document.createElement('style')).textContent = arguments[0]", SPACING
        )
        assert (width, window.sideways()) == (width, 0)


@pytest.mark.parametrize("width", [1280, 390])
def test_the_keyboard_reaches_everything_in_order_and_sees_where_it_is(window, pages, width):
    window.show(pages[MAIN], width)
    window.run("document.querySelector('details').open = true")
    window.run(WATCH)
    reachable = window.run(REACHABLE)
    window.press(Keys.TAB * len(reachable))
    met = window.run("return met")
    assert [one for one, _, _ in met] == reachable
    assert met[0][0].get_attribute("href").endswith("#page-main")
    assert [one.get_attribute("outerHTML") for one, outlined, _ in met if not outlined] == []
    assert [one.get_attribute("outerHTML") for one, _, seen in met if not seen] == []


def test_the_skip_link_moves_the_focus_to_the_text(window: Browser, pages: dict[str, Path]):
    window.show(pages[MAIN], 1280)
    window.press(Keys.TAB)
    window.press(Keys.ENTER)
    assert window.run("return document.activeElement.localName") == "main"
    window.press(Keys.TAB)
    assert window.run("return document.querySelector('main').contains(document.activeElement)")


def test_the_contents_of_a_phone_open_with_the_keyboard(window: Browser, pages: dict[str, Path]):
    window.show(pages[MAIN], 390)
    assert not window.run("return document.querySelector('nav a').checkVisibility()")
    window.press(Keys.TAB, Keys.TAB)
    assert window.run("return document.activeElement.localName") == "summary"
    window.press(Keys.ENTER, Keys.TAB)
    assert window.run("return document.activeElement.closest('nav a').checkVisibility()")


def test_beside_the_text_the_contents_need_no_opening(window: Browser, pages: dict[str, Path]):
    window.show(pages[MAIN], 1280)
    assert window.run("return document.querySelector('nav .beside a').checkVisibility()")
    assert not window.run("return document.querySelector('summary').checkVisibility()")


def test_the_matrix_scrolls_by_itself_and_keeps_its_products_in_sight(
    window: Browser, pages: dict[str, Path]
):
    window.show(pages[MAIN], 390)
    window.run("document.querySelector('table.matrix').parentNode.scrollLeft = 200")
    place = "return Math.round(document.querySelector('table.matrix tbody th').getBoundingClientRect().left)"
    assert window.run(place) == window.run(
        "return Math.round(document.querySelector('table.matrix').parentNode.getBoundingClientRect().left)"
    )


def test_links_are_large_enough_to_touch(window: Browser, pages: dict[str, Path]):
    window.show(pages[MAIN], 390)
    window.run("document.querySelector('details').open = true")
    small = window.run("""return [...document.querySelectorAll('nav a, summary, .to-top a')].filter(
        one => one.checkVisibility() && one.getBoundingClientRect().height < 24
      ).map(one => one.textContent)""")
    assert small == []


def test_lines_are_no_longer_than_one_can_read(window: Browser, pages: dict[str, Path]):
    window.show(pages[MAIN], 1280)
    longest = window.run("""
      return Math.max(...[...document.querySelectorAll('main p, main li, main dd')].map(p => {
        const range = document.createRange(); range.selectNodeContents(p);
        const lines = new Set([...range.getClientRects()].map(box => Math.round(box.bottom))).size;
        return lines > 2 ? p.textContent.length / lines : 0}))""")
    assert 55 < longest <= 75
