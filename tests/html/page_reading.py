"""Reading a page by another parser than a browser's: strict, so that nothing is put right silently."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest

VOID = frozenset({"br", "hr", "img", "meta", "rect", "line"})


@dataclass
class Node:
    tag: str
    attributes: dict[str, str]
    children: list["Node | str"] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def all(self, *tags: str) -> list["Node"]:
        return [node for node in self.walk() if node.tag in tags]

    def one(self, tag: str) -> "Node":
        [found] = self.all(tag)
        return found

    def role(self, name: str) -> list["Node"]:
        return [node for node in self.walk() if name in node.attributes.get("class", "").split()]

    @property
    def text(self) -> str:
        """Its words; a line break is a line feed."""
        if self.tag == "br":
            return "\n"
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def words(self) -> str:
        return " ".join(self.text.split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("", {})
        self.open = [self.root]

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"{tag} has an attribute twice"
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag, attrs):
        assert tag in VOID, f"{tag} closes itself"
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        closed = self.open.pop()
        assert closed.tag == tag, f"</{tag}> closes <{closed.tag}>"

    def handle_data(self, data):
        self.open[-1].children.append(data)

    def handle_comment(self, data):
        pytest.fail(f"a comment: {data!r}")

    def handle_pi(self, data):
        pytest.fail(f"an instruction: {data!r}")

    def unknown_decl(self, data):
        pytest.fail(f"a declaration: {data!r}")


def page_of(data: bytes) -> Node:
    text = data.decode("utf-8")
    assert text.startswith("<!doctype html>\n")
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert len(reader.open) == 1, f"<{reader.open[-1].tag}> stays open"
    html = reader.root.one("html")
    ids = [node.attributes["id"] for node in html.walk() if "id" in node.attributes]
    assert len(ids) == len(set(ids)), sorted(i for i in ids if ids.count(i) > 1)
    return html


def skeleton(html: Node) -> list[tuple[str, tuple[str, ...]]]:
    """Give the elements with the names of their attributes, but for what a value may decide itself.

    Those are line breaks, what sets off another direction of writing, and how a table fits.
    """
    free = {"class", "role", "dir", "data-label", "tabindex", "aria-labelledby"}
    return [
        (node.tag, tuple(sorted(set(node.attributes) - free)))
        for node in html.walk()
        if node.tag not in ("br", "bdi")
    ]


def style_of(html: Node) -> str:
    return html.one("style").text


def lines(text: str) -> str:
    """Give a text as a reader finds it: every kind of line end is one."""
    return re.sub(r"\r\n|\r", "\n", text)
