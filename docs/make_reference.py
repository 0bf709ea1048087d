"""Write docs/definition.md from the model, the vocabulary, the key texts and docs/voorbeeld.

    python docs/make_reference.py

A test (tests/docs) holds the committed file against what this gives.
"""

from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Annotated, Final, Union, get_args, get_origin

from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from generator.diagnostics import Span, TextFile
from generator.model import values
from generator.model.base import Marked, Part
from generator.model.definition import FORMAT, Definition
from generator.model.forms import forms_by_key
from generator.model.markers import RefersTo, ValueSet
from generator.quantities.units import UNITS
from generator.report.key_texts import key_texts
from generator.source.composer import compose
from generator.source.nodes import Mapping, Node, Sequence, place
from generator.vocabulary.names import key_name
from generator.vocabulary.table import KINDS, VALUES

DOCS: Final = Path(__file__).parent
TARGET: Final = DOCS / "definition.md"
EXAMPLE: Final = DOCS / "voorbeeld" / "serviceformule.yaml"

_TYPES: Final = {
    "Line": "text",
    "Markdown": "Markdown",
    "Id": "id",
    "DerivedId": "id, with dots where it decides on a derived implication",
    "Date": "date",
    "Integer": "whole number",
    "Number": "number",
    "Quarter": "quarter (`2027-Q1`)",
    "Boolean": "`ja` or `nee`",
    "QuantityValue": "quantity",
    "ShareValue": "share",
    "LanguageCode": "language code (`nl`, `en`)",
}
_NOTES: Final = {
    "definition": (
        f"`formaat` is always `{FORMAT}`. In a definition that is based on a file of its own, every key may "
        "be inherited, also a required one."
    ),
    "norm": "At least one of `hoogstens` and `aandeel` must be there.",
    "implication": (
        "An id with dots (`ict.wachtrij.tel-opnemen`) decides on an implication that a rule derived; then "
        "every other key may be left out. An id without dots makes an implication of your own; then "
        "`afdeling` and `tekst` are required."
    ),
    "rule": (
        "`als` is one expression and the texts may print values: see [templates.md](templates.md#rules)."
    ),
    "document": (
        "The template stands in a folder `templates` beside the definition. With the id of a standard "
        "document (`serviceformule`, `gevolgen-hr`) it takes that one's place."
    ),
    "house_style": (
        "`logo` and `logo_alt` are used now. `tokens` and `sjabloon` are read and checked as text; no "
        "document uses them yet."
    ),
    "channel": "A channel may not be its own `vangnet`.",
}
_MARKS: Final = ("source", "fictitious", "note")
_COLUMNS: Final = "| Sleutel | Key | Value | Required | Betekenis | Meaning |\n|---|---|---|---|---|---|"
_PLACES: Final = {"norm": "promise", "statutory": "norm", "origin": "promise", "decision": "formula"}
_PLACES.update({"history": "formula", "improvement": "journey", "target": "measurement"})


def reference() -> str:
    """Give the whole page."""
    parts = [_HEAD, *_any_part(), *_kinds(), *_fixed_values(), _translations(), *_quantities()]
    return "\n".join(parts).rstrip() + "\n"


def _translations() -> str:
    """Tell of translations, with the fields that hold names."""
    forms = {f"`{key_name(kind, key, 'nl')}` ({_title(kind).partition(' (')[0]})": form.worded
             for kind, part in _parts(Definition) for key, form in forms_by_key(part).items() if key not in _MARKS}
    names = ", ".join(dict.fromkeys(name for name, worded in forms.items() if worded and not worded.needed))
    return _TRANSLATIONS.format(texts="what the tables above call text or Markdown, but for paths, versions and "
                                "conditions", names=names)


def _kinds() -> Iterator[str]:
    file = TextFile(EXAMPLE.name, EXAMPLE.read_text(encoding="utf-8"))
    examples = dict(_examples(compose(file)))
    parts = dict(_parts(Definition))
    for kind, part in parts.items():
        yield from _kind(kind, part, examples.get(kind))


def _parts(part: type[Part]) -> Iterator[tuple[str, type[Part]]]:
    """Yield every kind of mapping, in the order in which one meets them."""
    yield part.kind_name, part
    for info in part.model_fields.values():
        for inner in _types(info.annotation):
            if isinstance(inner, type) and issubclass(inner, Part):
                yield from _parts(inner)


def _types(annotation: object) -> Iterator[object]:
    yield annotation
    for argument in get_args(annotation):
        yield from _types(argument)


def _kind(kind: str, part: type[Part], example: str | None) -> Iterator[str]:
    dutch, english = (key_texts(language)["kinds"][kind] for language in ("nl", "en"))
    yield f"## {_title(kind)}"
    yield ""
    yield f"{dutch} *{english}*"
    yield ""
    if kind in _NOTES:
        yield _NOTES[kind]
        yield ""
    yield _COLUMNS
    fields = {info.alias or name: info for name, info in part.model_fields.items()}
    keys = [key.english for key in KINDS[kind]]
    for english in keys:
        if english not in _MARKS:
            yield _row(kind, english, fields[english])
    yield ""
    if set(_MARKS) <= set(keys):
        yield "Also [" + ", ".join(f"`{key_name(kind, mark, 'nl')}`" for mark in _MARKS) + "](#any-part)."
        yield ""
    if example:
        yield "```yaml"
        yield example
        yield "```"
        yield ""


def _any_part() -> Iterator[str]:
    yield "## Any part"
    yield ""
    yield "Almost every part may also carry these."
    yield ""
    yield _COLUMNS
    fields = {name: info for name, info in Marked.model_fields.items() if name in _MARKS}
    yield from (_row("vision", name, info) for name, info in fields.items())
    yield ""


def _title(kind: str) -> str:
    """Give the names of the keys under which a kind stands, as a heading: "beloften / promises"."""
    if kind == "definition":
        return "The file"
    above = _PLACES.get(kind, "definition")
    key = next(key for key in KINDS[above] if key.kind == kind)
    within = "" if above == "definition" else f" (in {_title(above).partition(' (')[0]})"
    names = key.dutch if key.dutch == key.english else f"{key.dutch} / {key.english}"
    return names + within


def _row(kind: str, english: str, info: FieldInfo) -> str:
    dutch = key_name(kind, english, "nl")
    texts = [_text(language, kind, english) for language in ("nl", "en")]
    required = "yes" if info.is_required() else ""
    value = _value(info.annotation, info.metadata, kind, english)
    return f"| `{dutch}` | `{english}` | {value} | {required} | {texts[0]} | {texts[1]} |"


def _text(language: str, kind: str, english: str) -> str:
    texts = key_texts(language)
    return texts.get(kind, {}).get(english) or texts["shared"][english]


def _value(annotation: object, metadata: list[object], kind: str, english: str) -> str:
    """Name a kind of value, in words."""
    told = _marked(metadata)
    if told:
        return told
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _value(arguments[0], list(arguments[1:]), kind, english)
    if origin in (Union, UnionType):
        return _value(next(a for a in arguments if a is not type(None)), [], kind, english)
    if origin is tuple:
        return f"list of {_several(_value(arguments[0], [], kind, english))}"
    if isinstance(annotation, type) and issubclass(annotation, Part):
        title = _title(annotation.kind_name)
        return f"[{annotation.kind_name.replace('_', ' ')}](#{_anchor(title)})"
    names, held = arguments
    if english == "achieved":
        return f"year → {_value(held, [], kind, english)}"
    return f"{_value(names, [], kind, english)} → {_value(held, [], kind, english)}"


def _several(value: str) -> str:
    """Give the plural of a kind of value."""
    first, space, rest = value.partition(" ")
    return value if value.startswith("[") else f"{first}s{space}{rest}"


def _marked(metadata: list[object]) -> str:
    for mark in metadata:
        if isinstance(mark, ValueSet) and mark.name != "language":
            return f"[fixed values](#{_anchor(mark.name.replace('_', ' '))})"
        if isinstance(mark, RefersTo):
            sections = [f"`{key_name('definition', name, 'nl')}`" for name in mark.sections]
            return f"id in {', '.join(sections)}" if sections else "reference (`kanalen.balie`)"
    return next((_BY_VALIDATOR[id(m)] for m in metadata if id(m) in _BY_VALIDATOR), "")


def _anchor(title: str) -> str:
    """Give the anchor that GitHub and GitLab make of a heading."""
    kept = "".join(c for c in title.lower() if c.isalnum() or c in " -_")
    return kept.replace(" ", "-")


_BY_VALIDATOR: Final = {
    id(mark): words
    for name, words in _TYPES.items()
    for mark in getattr(values, name).__metadata__
    if isinstance(mark, BeforeValidator)
}


def _examples(root: Mapping) -> Iterator[tuple[str, str]]:
    """Cut one example of every kind out of the example definition: the first item of each list."""
    yield from _cut(root, "definition")


def _cut(node: Mapping, kind: str) -> Iterator[tuple[str, str]]:
    for key in KINDS[kind]:
        entry = node.entries.get(key.dutch)
        if entry is None or not key.kind:
            continue
        first: Node = entry.value.items[0] if isinstance(entry.value, Sequence) else entry.value
        if isinstance(first, Mapping):
            yield key.kind, _quoted(entry.key.span, entry.value if key.kind == "implication" else first)
            yield from _cut(first, key.kind)
        if isinstance(entry.value, Sequence):
            for other in entry.value.items[1:]:
                if isinstance(other, Mapping):
                    yield from ((k, text) for k, text in _cut(other, key.kind) if k == "statutory")


def _quoted(start: Span, value: Node) -> str:
    """Give the lines from a key to the end of a value, moved to the left margin."""
    file, end = start.file, place(value).end
    lines = [file.line_text(n) for n in range(start.line, file.line_of(end) + 1)]
    margin = len(lines[0]) - len(lines[0].lstrip())
    return "\n".join(line[margin:] for line in lines).rstrip()


def _fixed_values() -> Iterator[str]:
    yield "## Fixed values"
    yield ""
    yield "Each may be written in Dutch or in English, whatever the language of the keys."
    yield ""
    for name, rows in VALUES.items():
        if name != "language":
            yield f"### {name.replace('_', ' ')}"
            yield ""
            yield f"Used in {', '.join(_users(name))}."
            yield ""
            yield "| Nederlands | English |"
            yield "|---|---|"
            yield from (f"| `{dutch}` | `{english}` |" for english, dutch in rows)
            yield ""


def _users(values_name: str) -> Iterator[str]:
    if values_name == "boolean":
        yield "`fictief` and `ondernemingsraad`"
        return
    for kind, keys in KINDS.items():
        yield from (f"`{key.dutch}` ({_title(kind).partition(' (')[0]})" for key in keys if key.values == values_name)


def _quantities() -> Iterator[str]:
    yield _QUANTITIES
    yield "| Family | Eenheden | Units |"
    yield "|---|---|---|"
    families: dict[str, list[tuple[str, str]]] = {}
    for unit in UNITS.values():
        names = (unit.name("nl", plural=True), unit.name("en", plural=True))
        families.setdefault(unit.family.value, []).append(names)
    for family, names in families.items():
        dutch, english = (", ".join(column) for column in zip(*names, strict=True))
        yield f"| {family.replace('_', ' ')} | {dutch} | {english} |"
    yield ""
    yield _QUANTITIES_AFTER


_HEAD: Final = """\
# The definition

<!-- Made by docs/make_reference.py. Do not edit: change the model or templates/keys, and run it again. -->

*Deze naslag noemt elke sleutel van een definitie, in het Nederlands en in het Engels. De stap-voor-stap \
uitleg staat in [handleiding.md](handleiding.md).*

A definition is one YAML file `serviceformule.yaml`, or several that it lists under `bestanden`. Keys, fixed \
values and units may be written in Dutch or in English. Templates and the JSON output know both names or the \
English one. The examples come from [voorbeeld](voorbeeld/serviceformule.yaml), a small definition in which \
every kind of part occurs. The same reference for editors is the JSON Schema that `serviceformule schema` \
gives.

Kinds of value:

| Value | What is written |
|---|---|
| text | One line of plain text. `*`, `_`, `#`, `\\|`, `<` and `{{` in it stay what they are. |
| Markdown | CommonMark with tables and pictures, over several lines after `\\|`. No HTML. |
| id | Lower case letters, digits and hyphens. Unique in its kind; keep it when the text changes. |
| id in … | The id of an item of that kind. With the kind before it where two kinds share an id: \
`kanalen.balie`. |
| date | Year, month, day: `2027-03-31`. |
| whole number | `54000`, also `54.000`. |
| number | `225` or `6,6`. In `{ }` and `[ ]` a number with a comma needs quotes. |
| quantity | A number with a unit: `30 seconden`, `twee werkdagen`, `een kwartier`, `direct`: see \
[quantities](#quantities-and-shares). |
| share | `80%`, or `9 van de 10`. |
| fixed values | One of a list of words: see [fixed values](#fixed-values). |

Values are read as the text that was written: `17:00` is a time and `1.10` a version, whatever YAML itself \
would make of them. What is not required may be left out, and an empty value takes an inherited one away. An \
empty chapter is left out of the documents.

## Inheritance and several files

- `gebaseerd_op: generiek` lays the definition over a formula that ships with the program. It passes on \
rules, departments, glossary, stakeholders and the standard texts `klantervaring`, `werkwijze` and `meten`; \
never promises, behaviours or channels. `gebaseerd_op: ../basis/serviceformule.yaml` lays it over a definition \
of one's own, which passes on everything.
- Items meet by id: an item with the id of an inherited one needs only the keys that differ. Texts and lists \
of texts are replaced. The order is that of the base first.
- `zonder: [regels.keukentafel]` leaves inherited items out.
- `vertalingen: {en: formule.en.yaml}` names the files that hold the texts in another language: see \
[translations](#translations).
- `bestanden: [beloften.yaml]` adds files that stand in the folder of the definition or below it. Lists are \
joined; anything else may stand in one file only.
"""

_TRANSLATIONS: Final = """\
## Translations

A translation is a file, or a list of files, beside the definition or below it. It has the shape of a \
definition, with keys in Dutch or in English, and holds only texts: {texts}. Everything else is refused, so \
that the norm of a promise is the same in every language. The shipped formula `generiek` comes with its own \
English texts.

- Items meet by id. Lists of texts (`kernwaarden`, `rollen`) and lists of parts without an id \
(`geschiedenis`, `verbeteringen`) go by place, and are as long as in the definition.
- A text that is not there, or is empty, is not translated yet. The documents then show the text that there \
is, marked as being in its own language, and the title page says how many there are. `check` names them all.
- Names ({names}) stay as they are, unless the translation gives another one. Numbers, dates, percentages and \
quantities are written in the language of the document: `anderhalf uur` becomes 1.5 hours.
- Rules look at the texts of the definition itself, so the implications are the same in every language.
- `formaat` may be there, and is not required.

```yaml
# formule.en.yaml
promises:
  - id: tel-opnemen
    text: If you call us, we answer within 45 seconds.
    norm: {{condition: during opening hours}}
```

Documents in another language than `taal` have that language in their name: \
`voorbeeldstad-serviceformule.en.docx`.
"""

_QUANTITIES: Final = """\
## Quantities and shares

A quantity is a number with a unit, in digits or words, in Dutch or English. Quantities of one family can be \
compared; between families nothing is comparable, because that depends on opening hours and holidays.
"""

_QUANTITIES_AFTER: Final = """\
A norm says in `moment` what is measured, in `hoogstens` the bound and in `aandeel` how often it is met. \
`gehaald` gives the measured share by year: `{2025: 79%, 2026: 83%}`."""


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
