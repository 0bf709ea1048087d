"""Page numbers for headers and footers."""

import re
from typing import Final

from generator.ooxml.fields import field
from generator.ooxml.runs import run

_PLACE: Final = re.compile(r"(\{page\}|\{pages\})")
_FIELDS: Final = {"{page}": "PAGE", "{pages}": "NUMPAGES"}


def page_label(label: str) -> str:
    """Give the runs of a label such as "Pagina {page} van {pages}", with a field in each place.

    Word fills these in whenever it lays out a page; the result given here is never seen.
    """
    return "".join(
        field(_FIELDS[piece], run("1")) if piece in _FIELDS else run(piece) for piece in _PLACE.split(label)
    )
