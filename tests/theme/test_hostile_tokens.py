"""Files made to hurt: large, deep, broken. Each comes to an end, with a theme or a message."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from laid import codes, laid

from generator.diagnostics import InvalidInputError
from generator.theme.theme import Ink

LINK = "--utrecht-link-color: #00f"
FILES = {
    "many declarations": f":root {{ {LINK}; " + "".join(f"--n{n}: {n};" for n in range(50_000)) + "}",
    "many rules": f":root {{ {LINK} }}" + ":root{--a:b}" * 50_000,
    "many prefixes": ":root {" + "".join(f"--p{n}-document-color: 1px;" for n in range(25_000)) + LINK + "}",
    "the same one again and again": ":root {" + "--utrecht-document-color: 1px;" * 25_000 + LINK + "}",
    "deep rules": f":root {{ {LINK} }}" + ".theme{" * 50_000,
    "deep brackets": f":root {{ {LINK}; --utrecht-document-color: {'(' * 400_000}",
    "deep square brackets": f":root {{ {LINK} }} {'[' * 400_000}",
    "deep media": f":root {{ {LINK} }} @media {'(' * 300_000}",
    "deep functions": f":root {{ {LINK}; --utrecht-document-color: {'a(' * 300_000}",
    "long selector": f":root {{ {LINK} }} {':root,' * 150_000} x {{ --a: b }}",
    "long compound": f":root {{ {LINK} }} {'.dark' * 150_000} {{ --a: b }}",
    "open comment": f":root {{ {LINK} }} /*" + "*" * 400_000,
    "open string": f":root {{ {LINK} }} a {{ b: '" + "x" * 400_000,
    "long number": f":root {{ {LINK}; --utrecht-document-font-size: {'9' * 50_000}px }}",
    "long family": f":root {{ {LINK}; --utrecht-document-font-family: {'a,' * 50_000}b }}",
    "long name": f":root {{ {LINK}; --utrecht-document-color: var(--{'n' * 400_000}) }}",
    "backslashes": f":root {{ {LINK} }} " + "\\" * 400_000,
}


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_file_made_to_hurt(name: str) -> None:
    started = time.process_time()
    theme, findings = laid(FILES[name])
    assert set(theme.light) == set(Ink)
    assert len(findings) < 50
    assert time.process_time() - started < 10


def test_a_number_without_end_moves_no_place() -> None:
    css = f":root {{ --a: {'9' * 10_000}; --utrecht-link-color: #00f; --utrecht-document-color: 1px }}"
    _, [finding] = laid(css)
    assert finding.span is not None
    assert finding.span.text == "--utrecht-document-color"


PIECES = st.sampled_from(
    [
        *(":root", ".theme", ".dark", "{", "}", ";", ":", "--utrecht-document-color", "--utrecht-link-color"),
        *(
            "#00f",
            "var(",
            ")",
            ",",
            "@media",
            "@import",
            "(prefers-color-scheme: dark)",
            "!important",
            "calc(",
        ),
        *(
            "/*",
            "*/",
            "'",
            '"',
            "\\",
            "\n",
            "\r",
            "\f",
            "\0",
            " ",
            "1e9",
            "<!--",
            "-->",
            "url(",
            "[",
            "]",
            "(",
        ),
        *("é", "\u2028", "--"),
    ]
)


@given(st.lists(PIECES | st.text(max_size=3), max_size=40).map("".join))
@example(":root{--utrecht-document-color:\\")
@example("@media{")
@example(":root{--utrecht-document-color:var(")
def test_no_file_is_too_strange(css: str) -> None:
    for text in (css, f":root {{ {LINK}; {css}"):
        try:
            theme, _ = laid(text)
        except InvalidInputError:
            continue
        assert set(theme.light) == set(Ink)


def test_nonsense_says_so() -> None:
    assert codes("\0\\{{{") == ["no-known-tokens"]
