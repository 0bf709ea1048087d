"""YAML events to a tree of nodes, with limits against files that were made to hurt.

libyaml's events are read one at a time, so depth and aliases are checked before anything is built:
``yaml.compose`` on fifty thousand nested brackets ends the process.
"""

from collections.abc import Iterator
from typing import Final

import yaml
from msgspec.structs import replace
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.diagnostics import Diagnostic, InvalidInputError, Span, TextFile
from generator.source.nodes import Entry, Mapping, Node, Scalar, Sequence, place
from generator.source.reader import FORBIDDEN, forbidden_character
from generator.source.slips import explain

MAX_DEPTH: Final = 40
MAX_NODES: Final = 1_000_000
"""Counted with every alias written out; an anchor bomb reaches it in a few lines."""

_EMPTY: Final = frozenset({"", "~", "null", "Null", "NULL"})
_TEXT_TAGS: Final = frozenset({"!", "tag:yaml.org,2002:str"})


def compose(file: TextFile) -> Mapping:
    """Read a definition file as a mapping.

    Raises:
        InvalidInputError: a slip in the YAML, a limit passed, a key written twice, or no mapping.
    """
    composer = _Composer(file)
    try:
        root = composer.document()
    except yaml.YAMLError as error:
        found = _too_deep(file, error) or explain(file, error)
        raise InvalidInputError([*composer.findings, found]) from error
    if root is None:
        raise InvalidInputError([Diagnostic("empty-file", file=file.name)])
    if not isinstance(root, Mapping):
        composer.report("not-a-definition", root.span)
    if composer.findings or not isinstance(root, Mapping):
        raise InvalidInputError(composer.findings)
    return root


def _too_deep(file: TextFile, error: yaml.YAMLError) -> Diagnostic | None:
    """Name the depth at which libyaml (since 0.2.6) stops by itself, reading ahead of what we have seen."""
    if not isinstance(error, yaml.MarkedYAMLError) or "nesting depth" not in (error.problem or ""):
        return None
    at = min(error.problem_mark.index, len(file.text)) if error.problem_mark else 0
    return Diagnostic(
        "too-deep", Span(file, at, min(at + 1, len(file.text))), arguments={"limit": str(MAX_DEPTH)}
    )


class _Composer:
    def __init__(self, file: TextFile) -> None:
        self.file = file
        self.findings: list[Diagnostic] = []
        self._events: Iterator[yaml.Event] = iter(yaml.CLoader(file.text).get_event, None)
        self._anchors: dict[str, tuple[Node | None, int]] = {}
        self._count = 0

    def report(self, code: str, span: Span, **arguments: str) -> None:
        self.findings.append(Diagnostic(code, span, arguments=arguments))

    def stop(self, code: str, span: Span, **arguments: str) -> InvalidInputError:
        return InvalidInputError([*self.findings, Diagnostic(code, span, arguments=arguments)])

    def document(self) -> Node | None:
        root: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise self.stop("several-documents", self._span(event))
                root = self._node(next(self._events), 0)
                if isinstance(root, Scalar) and root.text is None:
                    return None
        return root

    def _span(self, event: yaml.Event) -> Span:
        return Span(self.file, *_offsets(event))

    def _node(self, event: yaml.Event, depth: int) -> Node:
        span = self._span(event)
        self._count += 1
        if self._count > MAX_NODES:
            raise self.stop("too-many-values", span, limit=str(MAX_NODES))
        if depth > MAX_DEPTH:
            raise self.stop("too-deep", span, limit=str(MAX_DEPTH))
        if isinstance(event, AliasEvent):
            return self._alias(event, span)
        if not isinstance(event, (ScalarEvent, CollectionStartEvent)):
            raise AssertionError(event)  # noqa: TRY004 - a node begins with one of these, or libyaml raises
        before, anchor = self._count, event.anchor
        if anchor is not None:
            self._anchors[anchor] = (None, 0)
        if event.tag is not None and event.tag not in _TEXT_TAGS:
            self.report("yaml-tag", span, tag=span.text.split()[0] if span.text else event.tag)
        node: Node
        if isinstance(event, ScalarEvent):
            node = self._scalar(event, span)
        elif isinstance(event, SequenceStartEvent):
            node = self._sequence(span, depth)
        else:
            node = self._mapping(span, depth)
        if anchor is not None:
            self._anchors[anchor] = (node, self._count - before + 1)
        return node

    def _alias(self, event: AliasEvent, span: Span) -> Node:
        name = event.anchor or ""
        if name not in self._anchors:
            raise self.stop("unknown-anchor", span, name=name)
        node, size = self._anchors[name]
        if node is None:
            raise self.stop("anchor-loop", span, name=name)
        self._count += size
        if self._count > MAX_NODES:
            raise self.stop("anchor-bomb", span, name=name)
        return replace(node, alias=span)

    def _scalar(self, event: ScalarEvent, span: Span) -> Scalar:
        style = event.style or ""
        text: str = event.value
        if style == "" and event.tag is None and text in _EMPTY:
            return Scalar(None, span)
        # Only an escape can make a character that was not seen when the file was read.
        match = FORBIDDEN.search(text) if style == '"' else None
        if match:
            self.findings.append(forbidden_character(span, match.group()))
        if style in ("|", ">"):
            # libyaml's end mark lies behind the blank lines that follow; those are not the value's.
            written = span.text
            span = Span(self.file, span.start, span.start + len(written.rstrip(" \r\n")))
            text = text.rstrip("\n")
        return Scalar(text, span, style)

    def _sequence(self, start: Span, depth: int) -> Sequence:
        items: list[Node] = []
        for event in self._events:
            if isinstance(event, SequenceEndEvent):
                return Sequence(tuple(items), self._between(start, event, items))
            items.append(self._node(event, depth + 1))
        raise AssertionError(start)  # libyaml closes what it opens, or raises

    def _mapping(self, start: Span, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        merges: list[tuple[Scalar, Node]] = []
        last: list[Node] = []
        for event in self._events:
            if isinstance(event, MappingEndEvent):
                for key, value in merges:
                    self._merge(entries, key, value)
                return Mapping(entries, self._between(start, event, last))
            key_node = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            last = [value]
            if not isinstance(key_node, Scalar):
                self.report("complex-key", key_node.span)
            elif key_node.text is None:
                self.report("empty-key", key_node.span)
            elif key_node.text == "<<" and key_node.style == "":
                merges.append((key_node, value))
            elif key_node.text in entries:
                first = entries[key_node.text].key.span
                self.report("duplicate-key", key_node.span, key=key_node.text, first=str(first.line))
            else:
                entries[key_node.text] = Entry(key_node, value)
        raise AssertionError(start)  # libyaml closes what it opens, or raises

    def _merge(self, entries: dict[str, Entry], key: Scalar, value: Node) -> None:
        sources = value.items if isinstance(value, Sequence) else (value,)
        for source in sources:
            if not isinstance(source, Mapping):
                self.report("merge-key", key.span)
                return
            for name, entry in source.entries.items():
                entries.setdefault(name, replace(entry, merged=True))

    def _between(self, start: Span, end: yaml.Event, inner: list[Node]) -> Span:
        # A block collection ends, for libyaml, where the next thing begins; for an editor it ends
        # with its last value.
        first, last = _offsets(end)
        stop = place(inner[-1]).end if inner and first == last else last
        return Span(self.file, start.start, max(start.end, stop))


def _offsets(event: yaml.Event) -> tuple[int, int]:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        raise AssertionError(event)  # libyaml marks every event
    return start.index, end.index
