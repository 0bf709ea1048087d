"""The project's Markdown pages, and what stands in them."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = (
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "formulas/README.md")),
    *sorted((ROOT / "docs").glob("*.md")),
)
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]
_FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```[ ]*$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Fence:
    page: Path
    line: int
    language: str
    info: str
    body: str
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.page.name}:{self.line}"


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def fences(page: Path) -> list[Fence]:
    text = text_of(page)
    found = []
    for match in _FENCE.finditer(text):
        language, _, info = match[1].strip().partition(" ")
        line = text.count("\n", 0, match.start()) + 1
        found.append(Fence(page, line, language, info, match[2], match.start(), match.end()))
    return found


def prose(page: Path) -> str:
    """Give the page without its fenced blocks."""
    return _FENCE.sub("", text_of(page))


def rows(page: Path, first_cell: str) -> list[list[str]]:
    """Give the cells of the table whose first heading is this."""
    found: list[list[str]] = []
    inside = False
    for line in prose(page).splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1]]
        if inside and not cells:
            return found
        if inside and not set("".join(cells)) <= set(":-"):
            found.append(cells)
        inside = inside or cells[:1] == [first_cell]
    assert inside, (page, first_cell)
    return found
