"""The texts of a definition in another language.

A translation has the shape of a definition and holds nothing but texts. Items meet by id; lists of texts,
and lists of parts without an id, by place. All else is the definition's, so that no translation can promise
another norm. An empty value is not translated yet.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from generator.diagnostics import Diagnostic, nearest
from generator.model.base import Part
from generator.model.definition import FORMAT, Definition
from generator.model.forms import OWNERS, UNKNOWN, FieldForm, forms_by_key
from generator.source.nodes import Entry, Mapping, Node, Path, Scalar, Sequence, find, item_text, place
from generator.vocabulary.names import LANGUAGES, Language, key_name

_WORD: Final = re.compile(r"[^\W\d_]{2}")
"""What has no two letters in a row (2027-Q1, 24/7) is the same in every language."""

_MOST_TO_LIST: Final = 12


@dataclass(frozen=True, slots=True)
class WordedText:
    """One text in words: its field (``promises.tel-opnemen.text``), its path in the tree, and its node."""

    field: str
    path: Path
    node: Scalar


def texts(tree: Mapping) -> Iterator[WordedText]:
    """Give every text that a document needs in its own language."""
    return _texts_of(Definition, tree, "", ())


def _texts_of(part: type[Part], node: Node, field: str, path: Path) -> Iterator[WordedText]:
    if not isinstance(node, Mapping):
        return
    forms = forms_by_key(part)
    for key, entry in node.entries.items():
        form = forms.get(key)
        if form is not None and (form.part or (form.worded and form.worded.needed)):
            below = f"{field}.{key}" if field else key
            yield from _texts_in(form, entry.value, below, (*path, key))


def _texts_in(form: FieldForm, node: Node, field: str, path: Path) -> Iterator[WordedText]:
    match node:
        case Sequence():
            for index, item in enumerate(node.items):
                name = item_text(item, "id") or str(index)
                yield from _texts_in(form, item, f"{field}.{name}", (*path, index))
        case Mapping() if form.part:
            yield from _texts_of(form.part, node, field, path)
        case Mapping():
            for key, entry in node.entries.items():
                yield from _texts_in(form, entry.value, f"{field}.{key}", (*path, key))
        case Scalar() if not form.part and _is_worded(node, str(path[-1])):
            yield WordedText(field, path, node)
        case _:
            pass  # empty, or a wrong kind of value, which the model reports


def _is_worded(node: Scalar, key: str) -> bool:
    text = node.text or ""
    return bool(_WORD.search(text)) and not (key in OWNERS and text.strip().casefold() in UNKNOWN)


def lay_translation(base: Mapping, top: Mapping) -> tuple[Mapping, list[Diagnostic]]:
    """Put the texts of a translation in the place of those of a definition; keys are in English in both."""
    laying = _Laying(top)
    return laying.part(Definition, base, top, ()), laying.findings


class _Laying:
    """One translation; paths are those of the translation, where a finding has its place."""

    def __init__(self, top: Mapping) -> None:
        self.findings: list[Diagnostic] = []
        self._top = top
        written = [str(entry.key.text) for entry in top.entries.values()]
        self._language: Language = "en" if written == list(top.entries) else "nl"

    def part(self, part: type[Part], base: Mapping, top: Mapping, path: Path) -> Mapping:
        forms = forms_by_key(part)
        entries = dict(base.entries)
        for key, entry in top.entries.items():
            here = (*path, key)
            if key == "id" or (key == "format" and self._is_known_format(entry, here)):
                continue
            form = forms.get(key)
            if form is None:
                self._unknown_key(part, here)
                continue
            below = base.entries.get(key)
            laid = self._value(form, below.value if below else None, entry.value, here)
            if below is not None and laid is not None:
                entries[key] = replace(entry if isinstance(laid, Scalar) else below, value=laid)
        return replace(base, entries=entries)

    def _is_known_format(self, entry: Entry, path: Path) -> bool:
        written = entry.value.text if isinstance(entry.value, Scalar) else None
        if written not in (None, FORMAT):
            self._add("unknown-format", path, {"text": str(written), "format": FORMAT})
        return True

    def _value(self, form: FieldForm, base: Node | None, top: Node, path: Path) -> Node | None:
        """Give what stands under a key now; None where nothing changes."""
        match base, top:
            case _, Scalar(text=None):
                return None
            case _ if not self._fits(form, base, top, path):
                return None
            case Sequence(), Sequence() if form.part is not None and "id" in form.part.model_fields:
                return self._items(form, base, top, path)
            case Sequence(), Sequence():
                return self._places(form, base, top, path)
            case Mapping(), Mapping():
                return (
                    self.part(form.part, base, top, path) if form.part else self._free(form, base, top, path)
                )
            case _:
                return top

    def _fits(self, form: FieldForm, base: Node | None, top: Node, path: Path) -> bool:
        """Tell whether there is a text to translate, and what stands here is of its kind."""
        if not form.part and not form.worded:
            self._add("translation-of-value", path, {"key": self._name(path)})
        elif base is None or (isinstance(base, Scalar) and base.text is None):
            self._add("translation-of-nothing", path, {"key": self._name(path)})
        elif type(top) is not type(base):
            self._wrong_kind(base, top, path)
        else:
            return True
        return False

    def _items(self, form: FieldForm, base: Sequence, top: Sequence, path: Path) -> Sequence:
        items = list(base.items)
        places = {item_text(item, "id"): index for index, item in enumerate(items)}
        for number, item in enumerate(top.items):
            here = (*path, number)
            name = item_text(item, "id")
            if name is None:
                self._without_id(item, here)
            elif name in places:
                laid = self._value(form, items[places[name]], item, here)
                items[places[name]] = laid or items[places[name]]
            else:
                self._unknown_id(name, [known for known in places if known], here)
        return replace(base, items=tuple(items))

    def _places(self, form: FieldForm, base: Sequence, top: Sequence, path: Path) -> Sequence | None:
        if len(base.items) != len(top.items):
            counts = {"count": str(len(top.items)), "wanted": str(len(base.items))}
            self._add("translation-length", path, {"key": self._name(path), **counts})
            return None
        pairs = zip(base.items, top.items, strict=True)
        laid = (self._value(form, below, item, (*path, n)) or below for n, (below, item) in enumerate(pairs))
        return replace(base, items=tuple(laid))

    def _free(self, form: FieldForm, base: Mapping, top: Mapping, path: Path) -> Mapping:
        """Lay texts under keys that the author chose, such as those of a rule by department."""
        entries = dict(base.entries)
        for key, entry in top.entries.items():
            below = base.entries.get(key)
            if below is None:
                self._unknown_id(key, list(base.entries), (*path, key), on_key=True)
            else:
                laid = self._value(form, below.value, entry.value, (*path, key))
                entries[key] = replace(entry, value=laid) if laid else below
        return replace(base, entries=entries)

    # --- What is wrong ---

    def _name(self, path: Path) -> str:
        """Give the key that a path ends in, as it was written."""
        keys = (find(self._top, path[: n + 1]).key for n in reversed(range(len(path))))
        return next((str(key.text) for key in keys if key is not None), "")

    def _add(self, code: str, path: Path, arguments: dict[str, str], *, on_key: bool = False) -> None:
        found = find(self._top, path)
        span = found.key.span if found.key and (on_key or not isinstance(found.node, Scalar)) else None
        self.findings.append(
            Diagnostic(code, span or place(found.node), arguments=arguments, path=found.written)
        )

    def _unknown_key(self, part: type[Part], path: Path) -> None:
        forms = forms_by_key(part)
        known = [key for key, form in forms.items() if key == "id" or form.part or form.worded]
        names = {key_name(part.kind_name, key, language) for key in known for language in LANGUAGES}
        own = ", ".join(key_name(part.kind_name, key, self._language) for key in known if key != "note")
        key = str(path[-1])
        arguments = {"key": key, "suggestion": nearest(key, names), "known": own}
        self._add("unknown-key", path, arguments, on_key=True)

    def _unknown_id(self, name: str, known: list[str], path: Path, *, on_key: bool = False) -> None:
        arguments = {
            "reference": name,
            "kinds": self._name(path[:-1]),
            "suggestion": nearest(name, known),
            "known": ", ".join(known) if len(known) <= _MOST_TO_LIST else "",
        }
        self._add("translation-unknown-id", path if on_key else (*path, "id"), arguments, on_key=on_key)

    def _without_id(self, item: Node, path: Path) -> None:
        if isinstance(item, Mapping):
            self._add("missing-key", path, {"key": "id"})
        else:
            self._add("not-a-mapping", path, _found_instead(item))

    def _wrong_kind(self, base: Node, top: Node, path: Path) -> None:
        codes = {Scalar: "not-a-text", Sequence: "not-a-list", Mapping: "not-a-mapping"}
        self._add(codes[type(base)], path, _found_instead(top))


def _found_instead(node: Node) -> dict[str, str]:
    if isinstance(node, Scalar):
        return {"found": "text", "text": node.text or ""}
    return {"found": "mapping" if isinstance(node, Mapping) else "list", "text": ""}
