"""Values that look like markup to one reader or another."""

from hypothesis import strategies as st

from generator.source.reader import FORBIDDEN

_SIGNS = """
* _ | # ## ` ``` ~~~ ~~ ~ ^ $ $$ @ % = == === - -- --- . ... + > < & " ' \\ \\\\ / ! ? [ ] ( ) { } : :: :::
<b> </b> <!-- --> <http://a.nl> http://a.nl &amp; &#42; &#x2a; {{ }} {%  %} {{x}} {##  ##} {#x} {.y} {-}
[x](y) ![x](y) [^1] ^[x] [x]: [x]:y *a* **a** _a_ `a` ~a~ ^a^ $a$ @jan :smile: \\newpage (c) (1) (a) 1. 1)
a. A. i. iv) IX) #. (@) (@a) Table: table: Tabel 2017. ::: {.belofte} |---| <br> 🙂 👩‍👩‍👧 é ß שלום مرحبا ne
"""
SIGNS = _SIGNS.split()
GAPS = [" ", "  ", "    ", "\t", "\n", "\n\n", "\n    ", "\n- ", "\n1. ", "\n# ", "\n> ", "\r\n", "\r"]
ODD = ["\u00a0", "\u00ad", "\u200b", "\u200d", "\u200f", "\u202e", "\u2066", "\u2028", "\u0085", "\ufeff"]


def _fits(text: str) -> bool:
    return FORBIDDEN.search(text) is None


PIECES = st.one_of(
    st.sampled_from(SIGNS),
    st.sampled_from(SIGNS).map(lambda sign: f"{sign} "),
    st.sampled_from(GAPS),
    st.sampled_from(ODD),
    st.sampled_from(["woord", "Woord.", "2017", "a"]),
    st.text(st.characters(exclude_categories=["Cs", "Co", "Cn"]), max_size=3).filter(_fits),
)
VALUES = st.lists(PIECES, min_size=1, max_size=7).map(lambda pieces: "".join(pieces).strip()).filter(bool)
"""One-line texts as a definition holds them: not empty, and without white space at their ends."""
