"""Every link, picture and path in the pages leads somewhere."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from docs_reading import NAMES, PAGES, ROOT, fences, prose, text_of

from generator.diagnostics import TextFile
from generator.source.composer import compose

_LINK = re.compile(r"(!?)\[((?:[^][]|\[[^]]*\])*)\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
_PATH = re.compile(r"`((?:generator|tests|examples|formulas|docs|benchmarks|templates)/[\w./-]*)`")
_TAKEN_AS_TEXT = "docs/templates.md"  # its inline code shows what authors write, anchors and links too


def anchors(page: Path) -> set[str]:
    """Give the anchors that GitHub and GitLab make of the headings."""
    found = set()
    for heading in _HEADING.findall(prose(page)):
        words = _LINK.sub(r"\2", heading).replace("`", "").strip().lower()
        kept = "".join(c for c in words if c.isalnum() or c in " -_")
        found.add(kept.replace(" ", "-"))
    return found


def links(page: Path) -> Iterator[tuple[str, str, str]]:
    text = re.sub(r"`[^`\n]*`", "", prose(page)) if page.match(_TAKEN_AS_TEXT) else prose(page)
    yield from _LINK.findall(text)


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_link_leads_somewhere(page: Path) -> None:
    dead = []
    for _, _, target in links(page):
        if target.startswith("https://"):
            continue
        name, _, anchor = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        if not path.exists() or (anchor and anchor not in anchors(path)):
            dead.append(target)
    assert dead == []


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_picture_is_described(page: Path) -> None:
    assert [target for sign, alt, target in links(page) if sign and len(alt) < 20] == []


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_path_that_is_named_exists(page: Path) -> None:
    named = _PATH.findall(prose(page))
    # a name under templates/ may be one in a user's own folder
    own = {name for name in named if name.startswith("templates/") and page.match("docs/templates.md")}
    made = {name for name in named if name.endswith("/uitvoer")}
    assert [name for name in named if name not in own | made and not (ROOT / name).exists()] == []


def test_every_picture_is_used() -> None:
    used = {Path(target).name for page in PAGES for _, _, target in links(page)}
    assert {path.name for path in (ROOT / "docs" / "beelden").iterdir()} <= used


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_yaml_example_can_be_read(page: Path) -> None:
    for fence in fences(page):
        if fence.language == "yaml":
            compose(TextFile(str(fence), fence.body))


def test_no_page_names_a_place_of_one_machine() -> None:
    for page in PAGES:
        assert re.findall(r"(?<![\w.])/(?:home|work|root|tmp|Users)/|C:\\", text_of(page)) == []
