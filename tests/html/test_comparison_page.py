"""The page of a comparison as people meet it: sorted, filtered, by keyboard, on a phone, without script."""

import re
from pathlib import Path

import pytest
from lxml import html
from packages import AXE, package_or_skip
from page_browser import Browser, browser
from selenium.webdriver.common.keys import Keys
from written import locale

from generator.comparison.compare import compare
from generator.comparison.facts import Compared
from generator.documents.comparison.show import show
from generator.pipeline.check import open_definition
from generator.pipeline.compare import CompareRequest, compare_all
from generator.pipeline.comparison_files import comparison_bytes
from generator.theme.read import default_theme
from generator.writers.comparison_page import write

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = (
    *("altena", "katwijk", "assen", "heemskerk", "midden-delfland"),
    *("alphen-aan-den-rijn", "nissewaard"),
)
WAYS = {
    "desktop": {"width": 1280},
    "phone": {"width": 390},
    "zoomed to 400%": {"width": 320},
    "dark": {"width": 1280, "dark": True},
    "print": {"width": 1100, "printed": True},
}
ROWS = "[...document.querySelectorAll('table.compared')[0].tBodies[0].rows]"
SHOWN = f"return {ROWS}.filter(row => row.checkVisibility()).map(row => row.cells[0].textContent)"
STATUS = "return document.querySelector('[role=status]').textContent"


def column(name: str) -> str:
    """Give a script that tells the cells of a municipality in the order in which they are seen."""
    heads = "[...document.querySelectorAll('table.compared')[0].tHead.rows[0].cells]"
    place = f"{heads}.findIndex(head => head.textContent.trim() === '{name}')"
    brief = "cell => (cell.querySelector('.norm strong') || {}).textContent || ''"
    return f"const n = {place}; return {ROWS}.map(row => row.cells[n]).map({brief})"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("vergelijking")
    sources = tuple(str(EXAMPLES / name) for name in NAMES)
    files = {}
    for language in ("nl", "en"):
        comparing = compare_all(CompareRequest(sources, language=language))
        files[language] = folder / f"{language}.html"
        files[language].write_bytes(comparison_bytes(comparing, "html"))
    bare = re.sub(r"<script>.*?</script>", "", files["nl"].read_text(encoding="utf-8"), flags=re.DOTALL)
    files["bare"] = folder / "bare.html"
    files["bare"].write_text(bare, encoding="utf-8")
    return files


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory):
    axe = package_or_skip(*AXE)
    with browser(tmp_path_factory.mktemp("profile"), axe / "axe.min.js") as found:
        yield found


def click(window: Browser, name: str) -> None:
    heads = "[...document.querySelectorAll('thead button')]"
    window.run(f"{heads}.find(one => one.textContent.trim() === arguments[0]).click()", name)


def choose(window: Browser, field: str, value: str) -> None:
    window.run(
        "const one = document.forms[0].elements[arguments[0]]; one.value = arguments[1];"
        "one.dispatchEvent(new Event('input', {bubbles: true}))",
        field,
        value,
    )


# --- Everybody ---


@pytest.mark.parametrize("page", ["nl", "en", "bare"])
def test_axe_finds_nothing_in_any_way_of_looking(window: Browser, pages: dict[str, Path], page: str):
    found = {}
    for name, way in WAYS.items():
        window.show(pages[page], **way)
        window.run("for (const one of document.querySelectorAll('details')) one.open = true")
        found[name] = window.violations()
    assert {name: findings for name, findings in found.items() if findings} == {}


@pytest.mark.parametrize("way", WAYS)
def test_the_page_itself_never_scrolls_sideways(window: Browser, pages: dict[str, Path], way: str):
    window.show(pages["nl"], **WAYS[way])
    assert window.sideways() == 0


def test_the_page_asks_nothing_of_a_network_and_allows_no_other_script(pages: dict[str, Path]):
    text = pages["nl"].read_text(encoding="utf-8")
    assert not re.search(r"""(?:src|href)="(?!#)""", text)
    assert "default-src &#39;none&#39;" in text
    assert "unsafe-inline" not in text


def test_the_browser_has_nothing_to_complain_of(window: Browser, pages: dict[str, Path]):
    window.driver.get_log("browser")
    window.show(pages["nl"], 1280)
    assert window.driver.get_log("browser") == []
    assert window.run("return document.querySelector('.filter').hidden") is False


# --- Sorting ---


def test_a_column_sorts_on_the_length_of_its_norms(window: Browser, pages: dict[str, Path]):
    window.show(pages["nl"], 1280)
    click(window, "Assen")
    up = [norm for norm in window.run(column("Assen")) if norm]
    assert up == [
        *("40 seconden", "1 uur", "1 uur", "2 werkdagen", "2 werkdagen", "3 werkdagen"),
        *("5 werkdagen", "5 werkdagen", "6 weken"),
    ]
    assert window.run(column("Assen"))[len(up) :] == [""] * (len(window.run(f"return {ROWS}")) - len(up))
    click(window, "Assen")
    down = [norm for norm in window.run(column("Assen")) if norm]
    assert down[:4] == ["1 uur", "1 uur", "40 seconden", "5 werkdagen"]  # kinds of unit keep their order


def test_sorting_says_what_it_did(window: Browser, pages: dict[str, Path]):
    window.show(pages["nl"], 1280)
    sorts = "return [...document.querySelectorAll('th[aria-sort]')].map(one => one.ariaSort)"
    assert window.run(sorts) == []
    click(window, "Katwijk")
    assert window.run(sorts) == ["ascending"]
    assert window.run(STATUS).endswith("Gesorteerd op Katwijk, streng naar ruim.")
    click(window, "Katwijk")
    assert window.run(sorts) == ["descending"]
    click(window, "Onderwerp")
    assert window.run(STATUS).endswith("Gesorteerd op Onderwerp, van a naar z.")
    kinds = [name.split()[0].casefold() for name in window.run(SHOWN)]
    assert kinds == sorted(kinds)


# --- Filtering ---


def test_a_text_leaves_the_rows_that_hold_it(window: Browser, pages: dict[str, Path]):
    window.show(pages["nl"], 1280)
    choose(window, "text", "ÓPNEMEN telefoon")
    assert "Telefoon · opnemen" in window.run(SHOWN)
    assert 0 < len(window.run(SHOWN)) < 5
    assert window.run(STATUS).startswith(f"{len(window.run(SHOWN))} rij")


def test_filters_work_together_and_are_taken_back_in_one_go(window: Browser, pages: dict[str, Path]):
    window.show(pages["nl"], 1280)
    whole = window.run(SHOWN)
    choose(window, "channel", "Brief")
    letters = window.run(SHOWN)
    assert all(name.startswith("Brief") for name in letters)
    window.run("document.forms[0].elements.two.click()")
    assert 0 < len(window.run(SHOWN)) < len(letters) < len(whole)
    click(window, "Assen")
    window.run("document.querySelector('.filter button').click()")
    assert window.run(SHOWN) == whole
    assert window.run(STATUS) == f"{len(whole)} rijen van {len(whole)}."


# --- Keyboard, phone, no script ---


def test_a_keyboard_alone_sorts_and_filters(window: Browser, pages: dict[str, Path]):
    window.show(pages["nl"], 1280)
    whole = len(window.run(SHOWN))
    window.run("document.querySelector('[name=text]').focus()")
    window.press("opnemen")
    assert window.run(STATUS).startswith("1 rij van")
    window.press(Keys.TAB, Keys.TAB, Keys.SPACE)
    assert window.run("return document.forms[0].elements.two.checked") is True
    window.press(Keys.TAB, Keys.ENTER)
    assert window.run(STATUS).startswith(f"{whole} rijen van {whole}.")
    window.press(Keys.TAB)
    assert window.run("return document.activeElement.getAttribute('role')") == "region"
    window.press(Keys.TAB, Keys.ENTER)
    assert window.run("return document.activeElement.closest('th').ariaSort") == "ascending"


@pytest.mark.parametrize("width", [1280, 390])
def test_head_and_first_column_stay_in_sight(window: Browser, pages: dict[str, Path], width: int):
    window.show(pages["nl"], width)
    window.run("document.querySelector('.sticky').scrollTo(600, 500)")
    places = window.run(
        "const box = document.querySelector('.sticky').getBoundingClientRect();"
        "const [head, corner] = ['thead th:last-child', 'thead th'].map(one =>"
        "  document.querySelector('.compared ' + one).getBoundingClientRect());"
        f"const first = {ROWS}[3].cells[0].getBoundingClientRect();"
        "return [head.top - box.top, corner.left - box.left, first.left - box.left]"
    )
    assert all(0 <= place <= 2 for place in places), places


def test_without_script_everything_is_there_and_nothing_is_dead(window: Browser, pages: dict[str, Path]):
    window.show(pages["nl"], 1280)
    whole = window.run(SHOWN)
    window.show(pages["bare"], 1280)
    assert window.run(SHOWN) == whole
    assert window.run("return document.querySelectorAll('thead button').length") == 0
    assert window.run("return document.querySelector('.filter').checkVisibility()") is False
    window.run("document.querySelector('.evidence summary').click()")
    assert window.run("return document.querySelector('.evidence ul').checkVisibility()") is True


# --- What it says ---


def test_a_reader_of_the_table_hears_its_heads(pages: dict[str, Path]):
    tree = html.fromstring(pages["nl"].read_bytes().decode())
    for table in tree.iter("table"):
        assert table.findtext(".//caption/span")
        assert {head.get("scope") for head in table.iterfind(".//thead//th")} == {"col"}
        assert all(not row.findall("th") or row.find("th").get("scope") == "row" for row in table.iter("tr")
                   if row.getparent().tag == "tbody")  # fmt: skip


def test_the_strictest_is_told_in_words_and_a_gap_too(pages: dict[str, Path]):
    tree = html.fromstring(pages["nl"].read_bytes().decode())
    row = next(row for row in tree.iter("tr") if row.text_content().startswith("Telefoon · opnemen"))
    cells = [" ".join(cell.text_content().split()) for cell in row.iterfind("td")]
    assert cells[2].startswith("20 seconden ★ strengste")
    assert cells[-1] == "–geen"
    assert cells[1].endswith("binnen 30 seconden op. fictief")


def test_a_page_of_many_municipalities_stays_readable():
    first = open_definition(EXAMPLES / "heemskerk").definition
    many = [Compared(f"Gemeente {number}", first) for number in range(30)]
    text = write(show(compare(many), locale("nl")), locale("nl"), default_theme()).decode()
    assert "Hier staan de eerste 24 gemeenten naast elkaar, van de 30." in text
    tree = html.fromstring(text)
    assert len(tree.find(".//table[@class='wide compared']/thead/tr").findall("th")) == 26
    assert "30 van 30" in text


def test_nothing_in_a_definition_becomes_markup():
    evil = "<img src=x onerror=alert(1)>\"'&</script></style>"
    first = open_definition(EXAMPLES / "heemskerk").definition
    promises = tuple(promise.model_copy(update={"text": evil}) for promise in first.promises)
    other = first.model_copy(update={"promises": promises})
    page = write(show(compare([Compared(evil, other), Compared("Heemskerk", first)]), locale("nl")),
                 locale("nl"), default_theme()).decode()  # fmt: skip
    tree = html.fromstring(page)
    assert tree.findall(".//img") == []
    assert len(tree.findall(".//script")) == 1
    assert any(evil in (cell.text or "") for cell in tree.iter("p"))
