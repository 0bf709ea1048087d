"""Changing a file by replacing exactly the characters of a value; comments and layout stay."""

import json
import re
from collections.abc import Iterable
from typing import Final

import yaml

from generator.diagnostics import Span

_NOT_PLAIN: Final = re.compile(r"[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def splice(text: str, edits: Iterable[tuple[Span, str]]) -> str:
    """Put new text in place of each span; spans are of this text and do not overlap."""
    for span, new in sorted(edits, key=lambda edit: edit[0].start, reverse=True):
        text = text[: span.start] + new + text[span.end :]
    return text


def scalar(text: str) -> str:
    """Write a text as a YAML value of a block mapping: plain where that reads back as it is, else quoted.

    What a YAML 1.1 reader takes for something else (``no``, ``1.10``, ``null``) is quoted too, for the
    editors and programs that are less careful than this one.
    """
    if not _NOT_PLAIN.search(text) and _reads_back(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _NOT_PLAIN.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)


def _reads_back(text: str) -> bool:
    try:
        read = yaml.load(f"key: {text}\n", Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return False
    return bool(read == {"key": text})
