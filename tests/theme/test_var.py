"""``var()``: fallbacks, loops, and values that never end."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laid import codes, ink, laid, look

from generator.diagnostics import InvalidInputError, Severity
from generator.theme.read import default_theme
from generator.theme.theme import Ink
from generator.theme.tokens import ROWS, Kind

COLOUR = "--utrecht-document-color"


@pytest.mark.parametrize(
    "declarations",
    [
        f"{COLOUR}: #123456",
        f"{COLOUR}: var(--a); --a: #123456",
        f"{COLOUR}: var( --a ); --a: var(--b); --b: #123456",
        f"{COLOUR}: var(--a, #123456)",
        f"{COLOUR}: var(--a, var(--b, #123456))",
        f"{COLOUR}: var(--a, #999); --a: #123456",
        f"{COLOUR}: VAR(--a); --a: #123456",
        f"{COLOUR}: rgb(var(--a)); --a: 18 52 86",
        f"{COLOUR}: rgb(var(--r), var(--g), 86); --r: 18; --g: 52",
        f"{COLOUR}: var(--a,); {COLOUR}: #123456",
        f"{COLOUR}: var(--a, #123456); --a: inherit",
        f"{COLOUR}: light-dark(#123456, #abcdef)",
        f"{COLOUR}: light-dark(var(--a), #abcdef); --a: #123456",
    ],
)
def test_values_that_are_filled_in(declarations: str) -> None:
    assert ink(declarations, Ink.TEXT) == "123456"


def test_a_name_that_only_our_file_has_gives_our_value() -> None:
    declarations = "--utrecht-link-color: var(--serviceformule-brand-color)"
    assert ink(declarations, Ink.LINK) == default_theme().light[Ink.HEADING].hex


@pytest.mark.parametrize(
    ("declarations", "code", "chain"),
    [
        (f"{COLOUR}: var({COLOUR})", "token-loop", f"{COLOUR} → {COLOUR}"),
        (f"{COLOUR}: var(--a); --a: var({COLOUR})", "token-loop", f"{COLOUR} → --a → {COLOUR}"),
        (f"{COLOUR}: var(--a); --a: var(--b); --b: var(--a)", "token-loop", "--a → --b → --a"),
        (f"{COLOUR}: var(--a); --a: rgb(var(--b), 1, 1); --b: var(--a)", "token-loop", "--a → --b → --a"),
        (f"{COLOUR}: var(--a, var({COLOUR}))", "token-loop", f"{COLOUR} → {COLOUR}"),
        (f"{COLOUR}: var(--a)", "undefined-token", "--a"),
        (f"{COLOUR}: var(--a); --a: initial", "undefined-token", "--a"),
        (f"{COLOUR}: var(--a); --a: var(--b)", "undefined-token", "--b"),
        (f"{COLOUR}: var()", "undefined-token", ""),
        (f"{COLOUR}: var(a)", "undefined-token", "a"),
    ],
)
def test_values_that_lead_nowhere(declarations: str, code: str, chain: str) -> None:
    theme, findings = laid(f":root {{ --utrecht-link-color: #00f;\n  {declarations} }}")
    [finding] = [found for found in findings if found.code != "pale-token"]
    assert (finding.code, finding.arguments["other"], finding.severity) == (code, chain, Severity.WARNING)
    assert finding.span is not None
    assert (finding.span.file.name, finding.span.line) == ("huisstijl.css", 2)
    assert finding.span.text == finding.arguments["token"]
    assert theme.light[Ink.TEXT] == default_theme().light[Ink.TEXT]


def test_a_fallback_helps_outside_a_loop() -> None:
    theme, findings = laid(f":root {{ --a: var(--b); --b: var(--a); {COLOUR}: var(--a, #123456) }}")
    assert theme.light[Ink.TEXT].hex == "123456"
    assert findings == ()


def test_a_loop_is_reported_once_however_many_tokens_lead_into_it() -> None:
    css = ":root { --a: var(--b); --b: var(--a); --utrecht-link-color: var(--a); --nl-document-color: #111;"
    assert codes(f"{css} --utrecht-heading-color: var(--a); --utrecht-table-caption-color: var(--b) }}") == [
        "token-loop"
    ]


def test_two_tokens_of_theirs_by_way_of_ours_are_no_loop() -> None:
    theme = look("--utrecht-heading-1-color: var(--utrecht-heading-color)")
    assert theme.light[Ink.HEADING] == default_theme().light[Ink.HEADING]


@pytest.mark.parametrize("times", [10, 60, 5_000])
def test_a_value_that_doubles_with_every_token_stops(times: int) -> None:
    lines = ["--n0: 1px 1px"] + [f"--n{n + 1}: var(--n{n}) var(--n{n})" for n in range(times)]
    css = f":root {{ --utrecht-link-color: #00f; {COLOUR}: var(--n{times}); {'; '.join(lines)} }}"
    started = time.process_time()
    assert codes(css) == ["endless-token"]
    assert time.process_time() - started < 3


def test_fallbacks_that_double_stop_too() -> None:
    value = "red"
    for _ in range(14):
        value = f"var(--no, {value}) var(--no, {value})"
    assert codes(f":root {{ --utrecht-link-color: #00f; {COLOUR}: {value} }}") == ["endless-token"]


@pytest.mark.parametrize("depth", [60, 10_000])
def test_a_chain_without_end_stops(depth: int) -> None:
    links = "; ".join(f"--n{n}: var(--n{n + 1})" for n in range(depth))
    css = f":root {{ --utrecht-link-color: #00f; {COLOUR}: var(--n0); {links}; --n{depth}: #000 }}"
    assert codes(css) == ["endless-token"]


def test_functions_within_functions_stop() -> None:
    css = f":root {{ --utrecht-link-color: #00f; {COLOUR}: {'calc(' * 50_000}1{')' * 50_000} }}"
    assert codes(css) == ["endless-token"]


NAMES = st.sampled_from(["--a", "--b", "--c", COLOUR, "--utrecht-heading-color", "--utrecht-link-color"])
LEAVES = st.sampled_from(
    ["#123456", "red", "1rem", "inherit", "", "rgb(1 2 3)", "calc(1px + 2em)", "'x'", "{}"]
)
VALUES = st.recursive(
    LEAVES | NAMES.map(lambda name: f"var({name})"),
    lambda inner: (
        st.builds("var({}, {})".format, NAMES, inner) | st.builds("rgb({} {})".format, inner, inner)
    ),
    max_leaves=8,
)


@given(st.dictionaries(NAMES, VALUES, min_size=1))
def test_any_net_of_tokens_comes_to_an_end(tokens: dict[str, str]) -> None:
    css = "; ".join(f"{name}: {value}" for name, value in tokens.items())
    try:
        theme, findings = laid(f":root {{ {css} }}")
    except InvalidInputError:
        return
    assert set(theme.light) == set(Ink)
    assert all(finding.span for finding in findings)


def test_the_longest_way_through_their_names_and_ours_comes_to_an_end() -> None:
    colours = [
        name for name, row in ROWS.items() if row.kind in (Kind.COLOUR, Kind.FILL) and not row.only_with
    ]
    links = [f"--p-{ROWS[name].names[0]}: var({after})" for name, after in pairwise(colours)]
    theme, _ = laid(f":root {{ {'; '.join(links)}; --p-{ROWS[colours[-1]].names[0]}: #eee }}")
    assert set(theme.light) == set(Ink)
