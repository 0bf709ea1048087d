"""docs/handleiding.md quotes the program as it speaks."""

import re
from collections.abc import Iterable, Iterator

import yaml
from docs_reading import ROOT, rows, text_of

MANUAL = ROOT / "docs" / "handleiding.md"


def sentences(wording: object) -> Iterator[str]:
    """Give every sentence of the messages, its arguments as ``…``."""
    if isinstance(wording, str):
        yield re.sub(r"\{\w+\}", "…", wording)
    elif isinstance(wording, dict):
        yield from (sentence for inner in wording.values() for sentence in sentences(inner))
    elif isinstance(wording, Iterable):
        yield from (sentence for inner in wording for sentence in sentences(inner))


def test_the_messages_are_those_of_the_program() -> None:
    path = ROOT / "templates" / "messages" / "nl.yaml"
    spoken = set(sentences(yaml.safe_load(path.read_text(encoding="utf-8"))))
    quoted = [row[0] for row in rows(MANUAL, "Wat het programma zegt")]
    assert len(quoted) > 10
    assert [message for message in quoted if message not in spoken] == []


def test_the_table_of_contents_names_every_chapter() -> None:
    text = text_of(MANUAL)
    chapters = re.findall(r"^## (\d+)\. (.+)$", text, re.MULTILINE)
    listed = re.findall(r"^(\d+)\. \[(.+?)\]\(#", text, re.MULTILINE)
    assert listed == chapters
