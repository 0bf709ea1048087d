"""The words of the program against its code: every finding has words, in every language, and no others."""

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from generator.report.messages import Messages, Wording, languages, messages, placeholders

PACKAGE = Path(__file__).parents[2] / "generator"
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+\Z")
MAKERS = {
    "Diagnostic",
    "PydanticCustomError",
    "MarkdownFaultError",
    "QuantityError",
    "Refusal",
    "Remark",
    "TemplateFault",
    "_add",
    "_fault",
    "_note",
    "fault",
    "finding",
    "report",
    "stop",
}
"""What makes a finding from a code, its first argument."""

BY_TABLE = {
    "generator/loader/faults.py": {"bad-value", "not-a-list", "not-a-mapping"},
    "generator/pipeline/build.py": {"target-changed", "target-foreign"},
    "generator/pipeline/files.py": {
        "disk-full",
        "folder-is-file",
        "name-too-long",
        "no-permission",
        "no-permission-read",
        "path-is-folder",
        "path-missing",
        "path-unreadable",
        "read-only",
        "target-held",
        "target-is-folder",
        "write-failed",
    },
    "generator/report/together.py": {"untranslated-texts"},
    "generator/sandbox/choosing_filters.py": {"unknown-filter", "unknown-test"},
    "generator/sandbox/explain.py": {
        "division-by-zero",
        "forbidden-attribute",
        "memory-budget",
        "missing-template",
        "number-too-large",
        "recursion",
        "template-error",
        "type-error",
        "undefined-attribute",
        "undefined-name",
        "undefined-value",
    },
    "generator/sandbox/rewrite.py": {"unknown-filter", "unknown-test"},
    "generator/theme/cascade.py": {"endless-token", "token-loop", "undefined-token", "unusable-token"},
    "generator/source/reader.py": {"binary-file", "control-character", "not-utf8", "private-character"},
}
"""Codes that come from a table or are put together; the files must still hold them."""

NO_MAKERS = {"DocumentSpec", "Unit", "decode", "encode"}
"""Calls whose first argument looks like a code and is none."""

ALWAYS = {"file", "path"}
"""Arguments that every wording has."""


@cache
def raised() -> dict[str, set[str] | None]:
    """Give every code with the names of its arguments, None where they cannot be read off the call."""
    found: dict[str, set[str] | None] = defaultdict(set)
    for path in PACKAGE.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and name_of(call.func) in MAKERS and call.args:
                code = call.args[0]
                if isinstance(code, ast.Constant) and isinstance(code.value, str) and is_code(code.value):
                    names = arguments_of(call)
                    so_far = found[code.value]
                    found[code.value] = None if names is None or so_far is None else so_far | names
    for codes in BY_TABLE.values():
        for code in codes:
            found[code] = None
    return dict(found)


def test_every_maker_of_findings_is_known() -> None:
    unknown = set()
    for room in (
        "documents",
        "loader",
        "model",
        "pipeline",
        "quantities",
        "sandbox",
        "source",
        "views",
    ):
        for path in (PACKAGE / room).rglob("*.py"):
            for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(call, ast.Call) and call.args and name_of(call.func) not in MAKERS:
                    text = call.args[0]
                    if isinstance(text, ast.Constant) and CODE.match(str(text.value)):
                        unknown.add((name_of(call.func), str(text.value)))
    assert {(name, text) for name, text in unknown if name not in NO_MAKERS} == set()


def is_code(text: str) -> bool:
    return bool(CODE.match(text)) or text in ("recursion", "tab")


def name_of(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def arguments_of(call: ast.Call) -> set[str] | None:
    names = {keyword.arg for keyword in call.keywords if keyword.arg} - {"file", "path", "field", "quoted"}
    given = [k.value for k in call.keywords if k.arg == "arguments"]
    given += [a for a in call.args[1:] if isinstance(a, ast.Dict)]
    for value in given:
        if not isinstance(value, ast.Dict) or not all(isinstance(k, ast.Constant) for k in value.keys):
            return None
        names |= {str(key.value) for key in value.keys if isinstance(key, ast.Constant)}
    unread = any(k.arg is None for k in call.keywords) or any(
        isinstance(a, ast.Name) and a.id == "arguments" for a in call.args[1:]
    )
    return None if unread else names - {"arguments", "line", "template"}


def diagnostics(words: Messages) -> dict[str, Wording]:
    found = words.wording("diagnostics")
    assert isinstance(found, dict)
    return found


def flat(wording: Wording, key: str = "") -> dict[str, Wording]:
    if isinstance(wording, dict):
        return {k: v for name, inner in wording.items() for k, v in flat(inner, f"{key}.{name}").items()}
    return {key: wording}


def test_there_is_something_to_compare() -> None:
    assert len(raised()) > 100
    assert languages() == ("nl", "en")


@pytest.mark.parametrize("path", sorted(BY_TABLE))
def test_codes_listed_by_hand_stand_in_their_file(path: str) -> None:
    text = (PACKAGE.parent / path).read_text(encoding="utf-8")
    for code in BY_TABLE[path]:
        assert code in text or f'f"{code.rpartition("-")[0]}-{{' in text, code


@pytest.mark.parametrize("language", languages())
def test_every_finding_has_words(language: str) -> None:
    assert raised().keys() - diagnostics(messages(language)).keys() == set()


@pytest.mark.parametrize("language", languages())
def test_no_words_are_left_over(language: str) -> None:
    assert diagnostics(messages(language)).keys() - raised().keys() == set()


def test_languages_have_the_same_words_with_the_same_arguments() -> None:
    dutch, english = (flat(messages(language).words) for language in ("nl", "en"))
    assert dutch.keys() == english.keys()
    for key, wording in dutch.items():
        assert placeholders(wording) == placeholders(english[key]), key


@pytest.mark.parametrize("code", sorted(raised()))
def test_words_ask_for_no_other_arguments_than_the_finding_has(code: str) -> None:
    names = raised()[code]
    wanted = placeholders(diagnostics(messages("nl"))[code])
    assert names is None or wanted <= names | ALWAYS


@pytest.mark.parametrize("code", sorted(raised()))
@pytest.mark.parametrize("language", languages())
def test_a_finding_always_says_something(code: str, language: str) -> None:
    words = messages(language)
    message = words.wording(f"diagnostics.{code}.message")
    assert message is not None
    every = dict.fromkeys(placeholders(message), "x") | {
        "expected": "colour",
        "found": "list",
        "reason": "folder",
    }
    assert words.text(f"diagnostics.{code}.message", every).endswith((".", "?"))


@pytest.mark.parametrize("language", languages())
def test_texts_use_typographic_quotes(language: str) -> None:
    for key, wording in flat(messages(language).words).items():
        assert not {'"', "'"} & set("".join(sentences(wording))), key


def sentences(wording: Wording) -> list[str]:
    if isinstance(wording, str):
        return [wording]
    assert not isinstance(wording, dict)
    return [sentence for inner in wording for sentence in sentences(inner)]
