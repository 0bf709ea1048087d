"""Writing proposals into the links file: what a person wrote there stays as it is, to the letter."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from generator.comparison.decisions import NO_LINKS
from generator.comparison.facts import Certainty, Compared, ItemRef, Match
from generator.comparison.links import KEYS, LinksFile, key_of
from generator.diagnostics import Diagnostic, InvalidInputError, TextFile
from generator.source.composer import compose
from generator.source.nodes import Node, place
from generator.source.nodes import Sequence as List
from generator.source.splice import scalar
from generator.vocabulary.names import Language, key_name

_INDENT: Final = 2


def with_proposals(
    links: LinksFile | None,
    matches: Iterable[Match],
    compared: Sequence[Compared],
    heading: str = "",
    language: Language = "nl",
) -> str:
    """Give the text of the file with the proposals that it does not name yet behind those that it has.

    Behind each item stands what it says, as a comment, for that is what a person decides on. A new file
    begins with the lines of ``heading`` as comments, and has keys in ``language``; one that is there keeps
    its own.

    Raises:
        InvalidInputError: the list of proposals is written in a way in which nothing can be added to it.
    """
    held = links if links and links.file.text.strip() else _new(heading, language)
    new = [m for m in matches if m.certainty is Certainty.PROPOSED and m.items not in held.named]
    if not new:
        return held.file.text
    added = _Addition(held, new, compared).text()
    try:
        compose(TextFile(held.file.name, added))
    except InvalidInputError as error:
        key = key_of(held.tree, "proposed")
        raise InvalidInputError(
            [Diagnostic("links-not-writable", key.span if key else None, file=held.file.name)]
        ) from error
    return added


def _new(heading: str, language: Language) -> LinksFile:
    told = "".join(f"# {line}".rstrip() + "\n" for line in heading.splitlines())
    decisions = (f"\n{_own(KEYS[key], language)}:\n" for key in ("confirmed", "rejected"))
    file = TextFile("", told + "".join(decisions))
    return LinksFile(file, compose(file), NO_LINKS, frozenset(), ())


def _own(names: tuple[str, str], language: Language) -> str:
    english, dutch = names
    return dutch if language == "nl" else english


class _Addition:
    """Proposals to be put into a file, in the language and the layout that it has."""

    def __init__(self, links: LinksFile, matches: Sequence[Match], compared: Sequence[Compared]) -> None:
        self._tree, self._text, self._matches = links.tree, links.file.text, matches
        self._said = _said(compared)
        written = {str(key.text) for name in KEYS if (key := key_of(links.tree, name)) is not None}
        english = {names[0] for names in KEYS.values()}
        self._language: Language = "en" if written and written <= english else "nl"
        self._break = "\r\n" if "\r\n" in links.file.text else "\n"

    def text(self) -> str:
        key = key_of(self._tree, "proposed")
        name = _own(KEYS["proposed"], self._language)
        if key is None:
            if self._text[self._tree.span.start :][:1] == "{":
                return self._into_brackets(self._tree, f"{name}: [{self._flow()}]")
            margin = self._column(self._tree.span.start) if self._tree.entries else 0
            head = f"{self._break}{' ' * margin}{name}:{self._break}"
            return self._after(self._end_of_document(), head + self._block(margin + _INDENT))
        node = self._tree.entries[str(key.text)].value
        if isinstance(node, List) and self._text[node.span.start : node.span.start + 1] == "[":
            return self._into_brackets(node, self._flow())
        if isinstance(node, List) and node.items:
            margin = self._column(node.span.start)
            return self._after(self._end_of_line(place(node.items[-1]).end), self._block(margin))
        emptied = self._text[: node.span.start] + self._text[node.span.end :]
        end = self._end_of_line(node.span.start, emptied)
        return self._after(end, self._block(self._column(key.span.start) + _INDENT), emptied)

    def _after(self, at: int, addition: str, text: str | None = None) -> str:
        held = self._text if text is None else text
        before = held[:at]
        joint = "" if not before or before.endswith(("\n", "\r")) else self._break
        return before + joint + addition + held[at:]

    def _into_brackets(self, node: Node, addition: str) -> str:
        end = node.span.end - 1
        before = self._text[:end].rstrip()
        joint = "" if before.endswith(("[", "{", ",")) else ", "
        return self._text[:end] + joint + addition + self._text[end:]

    def _end_of_document(self) -> int:
        """Give the place behind all that the file says; a line of dots ends it before its last line."""
        after = self._tree.span.end
        dots = self._text.find("\n...", after)
        return len(self._text) if dots < 0 else dots + 1

    def _end_of_line(self, at: int, text: str | None = None) -> int:
        """Give the place where the next line begins."""
        held = self._text if text is None else text
        end = held.find("\n", at)
        return len(held) if end < 0 else end + 1

    def _column(self, at: int) -> int:
        return at - (max(self._text.rfind("\n", 0, at), self._text.rfind("\r", 0, at)) + 1)

    def _block(self, margin: int) -> str:
        lines = []
        for match in self._matches:
            for number, ref in enumerate(match.items):
                said = self._said.get(ref, "")
                comment = f"  # {said}" if said else ""
                lead = "- " if number == 0 else "  "
                lines.append(f"{lead}{scalar(ref.municipality)}: {self._item(ref)}{comment}")
            lines.append(f"  score: {match.score:.2f}")
        return "".join(f"{' ' * margin}{line}{self._break}" for line in lines)

    def _flow(self) -> str:
        return ", ".join(self._flow_entry(match) for match in self._matches)

    def _flow_entry(self, match: Match) -> str:
        named = (f"{json.dumps(r.municipality, ensure_ascii=False)}: {self._item(r)}" for r in match.items)
        return f"{{{', '.join(named)}, score: {match.score:.2f}}}"

    def _item(self, ref: ItemRef) -> str:
        section, _, name = ref.item.partition(".")
        return f"{key_name('definition', section, self._language)}.{name}"


def _said(compared: Sequence[Compared]) -> Mapping[ItemRef, str]:
    """Give what each item says, on one line."""
    found = {}
    for one in compared:
        for promise in one.definition.promises:
            found[ItemRef(one.key, f"promises.{promise.id}")] = promise.text
        for behaviour in one.definition.behaviours:
            text = f"{behaviour.situation or ''} {behaviour.do}"
            found[ItemRef(one.key, f"behaviours.{behaviour.id}")] = text
    return {ref: " ".join(text.split()) for ref, text in found.items()}
