"""The file in which a person decides which items of several municipalities are about the same.

    bevestigd:
      - Katwijk: beloften.tel-opnemen
        Assen: beloften.tel-opnemen
    afgewezen:
      - Katwijk: beloften.klacht-antwoord
        Nissewaard: beloften.klacht-of-bezwaar-afgehandeld
    voorstellen:
      - Alphen aan den Rijn: beloften.brief-informatie
        Assen: beloften.brief-vraag
        score: 0.65

Keys are Dutch or English. Municipalities that are not compared this time may stand in it: what is confirmed
or rejected through them holds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from generator.comparison.decisions import Links, Pair, ordered
from generator.comparison.facts import Compared, ItemRef
from generator.comparison.link_faults import contradictions, gone, strangers
from generator.diagnostics import Diagnostic, InvalidInputError, Severity, Span, TextFile, nearest
from generator.source.composer import compose
from generator.source.nodes import Mapping, Node, Scalar, place
from generator.source.nodes import Sequence as List
from generator.source.reader import read_text
from generator.vocabulary.names import section_of

MAX_BYTES: Final = 2 * 1024 * 1024
"""Twenty thousand links; nobody decides on more by hand."""

KEYS: Final = {
    "confirmed": ("confirmed", "bevestigd"),
    "rejected": ("rejected", "afgewezen"),
    "proposed": ("proposed", "voorstellen"),
}
"""The keys of the file: English, then Dutch."""

_OF_AN_ENTRY: Final = frozenset({"score", "note", "opmerking"})
_SECTIONS: Final = frozenset({"promises", "behaviours"})
_FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the file: the items that it names, each of a municipality of its own, and its place."""

    items: tuple[ItemRef, ...]
    nodes: tuple[Scalar, ...]
    keys: tuple[Scalar, ...]

    def pairs(self) -> Iterator[Pair]:
        """Give each two of its items."""
        return (ordered(*pair) for pair in combinations(self.items, 2))


@dataclass(frozen=True, slots=True)
class LinksFile:
    """A file that was read: the decisions in it, all pairs that it names, and what there is to say of it."""

    file: TextFile
    tree: Mapping
    links: Links
    named: frozenset[Pair]
    notes: tuple[Diagnostic, ...]


def read_links(name: str, raw: bytes, compared: Sequence[Compared]) -> LinksFile:
    """Read the decisions of a person.

    A municipality that is not in this comparison is noted once.

    Raises:
        InvalidInputError: too large, another sort of file, entries that cannot be read, that contradict each
            other or that name what is gone.
    """
    if len(raw) > MAX_BYTES:
        arguments = {"size": f"{len(raw) / 1e6:.0f}", "limit": f"{MAX_BYTES / 1e6:.0f}"}
        raise InvalidInputError([Diagnostic("links-too-large", file=name, arguments=arguments)])
    file = read_text(name, raw)
    tree = _tree(file)
    findings: list[Diagnostic] = []
    entries = {key: _entries(tree, key, findings) for key in ("confirmed", "rejected", "proposed")}
    if findings:
        raise InvalidInputError(findings)
    confirmed, rejected = entries["confirmed"], entries["rejected"]
    decided = (*confirmed, *rejected)
    findings = [*contradictions(confirmed, rejected), *strangers(decided, compared), *gone(decided, compared)]
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise InvalidInputError(findings)
    links = Links(_pairs(confirmed), _pairs(rejected))
    return LinksFile(file, tree, links, frozenset(_pairs((*decided, *entries["proposed"]))), tuple(findings))


def _pairs(entries: Sequence[Entry]) -> tuple[Pair, ...]:
    return tuple(dict.fromkeys(pair for entry in entries for pair in entry.pairs()))


def _tree(file: TextFile) -> Mapping:
    """Read the file as a mapping; one that says nothing yet is an empty one."""
    if not any(line.strip() and not line.lstrip().startswith("#") for line in file.text.splitlines()):
        end = len(file.text)
        return Mapping({}, Span(file, end, end))
    try:
        tree = compose(file)
    except InvalidInputError as error:
        if any(found.code == "not-a-definition" for found in error.diagnostics):
            raise InvalidInputError([Diagnostic("links-format", file=file.name)]) from error
        raise
    known = {name for names in KEYS.values() for name in names}
    if not known & tree.entries.keys():
        raise InvalidInputError([Diagnostic("links-format", file=file.name)])
    unknown = [entry.key for name, entry in tree.entries.items() if name not in known]
    if unknown:
        raise InvalidInputError([_unknown(key, known) for key in unknown])
    return tree


def _unknown(key: Scalar, known: set[str]) -> Diagnostic:
    name = str(key.text)
    listed = ", ".join(dutch for _, dutch in KEYS.values())
    arguments = {"key": name, "suggestion": nearest(name, sorted(known)), "known": listed}
    return Diagnostic("unknown-key", key.span, arguments=arguments, path=name)


def key_of(tree: Mapping, key: str) -> Scalar | None:
    """Give a key of the file as it was written, in either language."""
    return next((tree.entries[name].key for name in KEYS[key] if name in tree.entries), None)


def _value(tree: Mapping, key: str) -> Node | None:
    written = key_of(tree, key)
    return None if written is None else tree.get(str(written.text))


def _entries(tree: Mapping, key: str, findings: list[Diagnostic]) -> list[Entry]:
    english, dutch = KEYS[key]
    if english in tree.entries and dutch in tree.entries:
        first, second = sorted((tree.entries[name].key for name in KEYS[key]), key=lambda k: k.span.start)
        arguments = {"key": str(second.text), "other": str(first.text), "first": str(first.span.line)}
        findings.append(Diagnostic("same-key-twice", second.span, arguments=arguments))
        return []
    node = _value(tree, key)
    if node is None or (isinstance(node, Scalar) and node.text is None):
        return []
    if not isinstance(node, List):
        findings.append(Diagnostic("links-no-list", place(node)))
        return []
    entries = [(_entry(item), item) for item in node.items]
    findings.extend(Diagnostic("links-no-pair", place(item)) for entry, item in entries if entry is None)
    return [entry for entry, _ in entries if entry is not None]


def _entry(node: Node) -> Entry | None:
    """Read an entry; None where it does not name an item of one kind for each of several municipalities."""
    if not isinstance(node, Mapping):
        return None
    items, nodes, keys, sections = [], [], [], set()
    for municipality, entry in node.entries.items():
        if municipality in _OF_AN_ENTRY:
            continue
        written = entry.value.text if isinstance(entry.value, Scalar) else None
        section, _, name = (written or "").partition(".")
        english = section_of(section)
        if english not in _SECTIONS or not name or not isinstance(entry.value, Scalar):
            return None
        items.append(ItemRef(municipality, f"{english}.{name}"))
        nodes.append(entry.value)
        keys.append(entry.key)
        sections.add(english)
    if len(items) < _FEWEST or len(sections) > 1:
        return None
    return Entry(tuple(items), tuple(nodes), tuple(keys))
