"""Rich lines as tests write them, and as hypothesis makes them."""

from hypothesis import strategies as st
from msgspec.structs import replace

from generator.roundtrip.rich import LineKind, RichLine, Stretch

PIECES = [
    *(
        "de",
        "gemeente",
        "belt",
        "u",
        "binnen",
        "2 ",
        "werkdagen",
        ", ",
        ". ",
        " ",
        "  ",
        "\n",
        "é",
        "(a)",
        "“x”",
    ),
    *(
        "*",
        "_",
        "-",
        "1.",
        "#",
        "[x]",
        "<b>",
        "&amp;",
        "`",
        "~~",
        "!",
        "a_b",
        "|",
        "\\",
        "80%",
        ":",
        "---",
        "+ ",
    ),
    *("> ", "\u00a0", "=", "http://a.nl"),
]
TARGETS = ["", "", "", "", "https://a.nl/x", "mailto:a@b.nl", "https://a.nl/x_y*(z)?a=1&copy;=2"]

words = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)
seldom = st.sampled_from([False, False, False, True])
stretches = st.builds(Stretch, words, st.booleans(), st.booleans(), seldom, seldom, st.sampled_from(TARGETS))
kinds: st.SearchStrategy[LineKind] = st.sampled_from(
    ["paragraph", "paragraph", "bullet", "number", "heading"]
)
lines = st.builds(
    RichLine,
    st.lists(stretches, min_size=1, max_size=4).map(tuple),
    kinds,
    st.integers(0, 2),
    st.sampled_from([None, None, 1, 4]),
).map(lambda line: replace(line, level=line.level + 1) if line.kind == "heading" else line)


def line(*stretches: Stretch | str, kind: LineKind = "paragraph", level: int = 0) -> RichLine:
    made = (Stretch(stretch) if isinstance(stretch, str) else stretch for stretch in stretches)
    return RichLine(tuple(made), kind, level)


def bold(text: str) -> Stretch:
    return Stretch(text, bold=True)
