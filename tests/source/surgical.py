"""Definitions as people write them: every style, comments everywhere, anchors, brackets, any line end."""

import re
from contextlib import suppress
from random import Random

from hypothesis import strategies as st

from generator.diagnostics import InvalidInputError, TextFile
from generator.source.composer import compose
from generator.source.nodes import Mapping, Node, Path, Scalar, Sequence

WORDS = [
    *("een", "twee", "drie", "wij", "bellen", "u", "terug", "café", "😀", "80%", "24/7", "e-mail", "l’été"),
    *("a:b", "C#", "it's", '"q"', "\\n", "-", "{x}", "[1]", "*sterk*", "&c", "nee", "17:00", "1.10"),
    *("vast\xa0spatie", "a,b", "?", "|", "%", "@x", "!y", "null", "~", "é", "№"),
]
HARMLESS = [
    "een",
    "twee",
    "drie",
    "wij",
    "bellen",
    "u",
    "terug",
    "café",
    "😀",
    "80%",
    "nee",
    "vast\xa0spatie",
]
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7)
texts = st.one_of(
    words.map(" ".join),
    st.lists(words.map(" ".join), min_size=1, max_size=3).map("\n".join),
    st.lists(words.map(" ".join), min_size=2, max_size=3).map("\n\n".join),
    st.sampled_from(
        ["", " ", " x", "x ", "a: b", "a #b", "a\n  b\nc", "\nx", "x\n", "\tx", "a\u2028b", "a\x85b"]
    ),
    st.text(st.sampled_from(" \n\t:#'\"\\-ab{}[],&*!|>%@é\u2028\xa0😀"), max_size=8),
)
"""What somebody may have typed in Word."""


@st.composite
def edited(draw, old):
    """A text like another one, with a word taken out, put in or replaced."""
    parts = re.split(r"(\s+)", old)
    for _ in range(draw(st.integers(1, 2))):
        at = draw(st.integers(0, len(parts)))
        word = draw(st.sampled_from(WORDS))
        parts[at : at + draw(st.integers(0, 2))] = draw(
            st.sampled_from([[word], [word, " "], [" ", word], []])
        )
    return "".join(parts)


class Writer:
    """Draws a document line by line; comments are numbered, so that none can be lost unseen."""

    def __init__(self, seed):
        self.random = Random(seed)  # noqa: S311 - the same document for the same number
        self.comments = 0
        self.anchors: list[str] = []
        self.mappings: list[str] = []

    def chance(self, percent):
        return self.random.random() * 100 < percent

    def comment(self):
        self.comments += 1
        return f"# c{self.comments} {self.random.choice(['', 'é: x', chr(34), '- {', '‘b’ #'])}".rstrip()

    def behind(self):
        return self.random.choice([" ", "  ", "\t", "   "]) + self.comment() if self.chance(20) else ""

    def above(self, indent):
        lines = []
        while self.chance(20):
            lines.append(" " * indent + self.comment() if self.chance(70) else "")
        return "".join(line + "\n" for line in lines)

    def sentences(self, words, most):
        """Some lines of some words each."""
        lines = range(self.random.randint(1, most))
        return [" ".join(self.random.choices(words, k=self.random.randint(1, 7))) for _ in lines]

    def lines(self):
        return self.sentences(HARMLESS, 4)

    def block(self, sign, indent):
        step = self.random.randint(1, 4)
        pad = " " * (indent + step)
        lines, digit = [], ""
        for line in self.sentences(WORDS, 5):
            lines += [""] * self.random.choice([0, 0, 0, 1, 2])
            lead = self.random.choice(["", "", "", "  ", "\t"])
            tail = self.random.choice(["", "", "", " ", "\t"])
            lines.append(pad + lead + line + tail)
        first = next(line for line in lines if line)
        if first[len(pad)] == " " or self.chance(15):
            digit = str(step)
        chomp = self.random.choice(["", "", "-", "+"])
        header = sign + self.random.choice([digit + chomp, chomp + digit])
        below = "".join("\n" for _ in range(self.random.choice([0, 0, 1, 2])))
        return header + self.behind() + "\n" + "\n".join(lines) + "\n" + below

    def wrapped(self, lines, indent):
        """Lines of a plain or quoted text, wrapped or not."""
        if len(lines) == 1 or self.chance(30):
            return " ".join(lines)
        breaks = ["\n", "\n", "\n\n", " \n", "\n \n"]
        text = lines[0]
        for line in lines[1:]:
            text += self.random.choice(breaks) + " " * (indent + self.random.randint(1, 4)) + line
        return text

    def scalar(self, indent, *, flow=False):
        """A value behind a colon or a dash, without what ends its line."""
        style = self.random.choice(["plain", "plain", "'", '"', "empty", "null"])
        if style == "empty":
            return "''" if flow else ""
        if style == "null":
            return self.random.choice(["~", "null", "17:00", "1.10", "2027-01-01"])
        if style == "plain":
            return self.wrapped(self.lines(), indent)
        lines = self.sentences(WORDS, 3)
        if style == "'":
            return "'" + self.wrapped([line.replace("'", "''") for line in lines], indent) + "'"
        escape = ["\\t", "\\n", "\\u00e9", "\\x41", "\\U0001F600", "\\ ", "\u2028x", " \\\n  "]
        quoted = [line.replace("\\", "\\\\").replace('"', '\\"') for line in lines]
        quoted = [line + (self.random.choice(escape) if self.chance(25) else "") for line in quoted]
        return '"' + self.wrapped(quoted, indent) + '"'

    def flow(self, indent, depth):
        gap = self.random.choice(["", " ", f"\n{' ' * (indent + 2)}"])
        count = self.random.randint(0, 3)
        if self.chance(50):
            values = [self.flow_value(indent, depth) for _ in range(count)]
            return "[" + f",{gap or ' '}".join(gap + value for value in values) + gap + "]"
        values = [f"k{n}: {self.flow_value(indent, depth)}" for n in range(count)]
        return "{" + f",{gap or ' '}".join(gap + value for value in values) + gap + "}"

    def flow_value(self, indent, depth):
        if depth > 0 and self.chance(25):
            return self.flow(indent, depth - 1)
        return self.alias() or self.scalar(indent, flow=True)

    def alias(self):
        return f"*{self.random.choice(self.anchors)} " if self.anchors and self.chance(15) else ""

    def properties(self):
        if not self.chance(10):
            return ""
        name = f"anker{len(self.anchors)}"
        self.anchors.append(name)
        return f"&{name} "

    def value(self, indent, depth, *, dash=False):
        """What stands behind a colon or a dash, up to and with its last line end."""
        kind = self.random.choice("ssssbbbfmq" if depth else "ssssbbbf")
        if alias := self.alias():
            return f" {alias}{self.behind()}\n"
        waiting = list(self.anchors)
        mark = self.properties()
        new, self.anchors = self.anchors, waiting  # an anchor is no alias inside itself
        if kind == "s":
            written = f" {mark}{self.scalar(indent)}".rstrip(" ") + self.behind() + "\n"
        elif kind == "b":
            written = f" {mark}" + self.block(self.random.choice("|>"), indent)
        elif kind == "f":
            written = f" {mark}{self.flow(indent, 1)}{self.behind()}\n"
        else:
            deeper = indent + self.random.randint(2, 4)
            if kind == "q" and not dash and self.chance(30):
                deeper = indent
            inner = self.mapping if kind == "m" else self.sequence
            written = f" {mark}".rstrip() + self.behind() + "\n" + inner(deeper, depth - 1)
        self.anchors += [name for name in new if name not in self.anchors]
        if kind == "m" and mark:
            self.mappings.append(mark[1:-1])
        return written

    def mapping(self, indent, depth, *, first=""):
        keys = self.random.sample(["id", "tekst", "norm", "naam", "é_x"], self.random.randint(1, 4))
        pad, text = " " * indent, ""
        for number, key in enumerate(keys):
            lead = first if number == 0 and first else self.above(indent) + pad
            text += f"{lead}{key}:" + self.value(indent, depth)
        if self.mappings and self.chance(40):
            text += f"{pad}<<: *{self.random.choice(self.mappings)}{self.behind()}\n"
        return text

    def sequence(self, indent, depth):
        text, pad = "", " " * indent
        gap = self.random.choice([" ", " ", "   "])
        for _ in range(self.random.randint(1, 3)):
            text += self.above(indent)
            if depth and self.chance(60):
                text += self.mapping(indent + 1 + len(gap), depth - 1, first=f"{pad}-{gap}")
            else:
                text += f"{pad}-" + self.value(indent, depth, dash=True)
        return text


def document(seed):
    """The text of a file that can be read."""
    while True:
        seed += 1
        writer = Writer(seed)
        text = writer.mapping(0, writer.random.randint(1, 3)) + writer.above(0)
        text = text.rstrip("\n") if writer.chance(20) else text
        text = text.replace("\n", "\r\n") if writer.chance(40) else text
        with suppress(InvalidInputError):
            compose(TextFile("d.yaml", text))
            return text


documents = st.integers(0, 10**9).map(document)


def nodes(root: Node, path: Path = ()) -> list[tuple[Path, Node]]:
    """Every node with the path to it, what aliases and merge keys brought included."""
    found = [(path, root)]
    if isinstance(root, Mapping):
        for key, entry in root.entries.items():
            found += nodes(entry.value, (*path, key))
    elif isinstance(root, Sequence):
        for index, item in enumerate(root.items):
            found += nodes(item, (*path, index))
    return found


def comments(text: str) -> list[str]:
    """The numbered comments of a drawn document."""
    return re.findall(r"# c\d+", text)


def scalars(root: Node) -> dict[Path, str | None]:
    """The text of every value."""
    return {path: node.text for path, node in nodes(root) if isinstance(node, Scalar)}
