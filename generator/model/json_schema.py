"""The JSON Schema of a definition, made from the model and the vocabulary.

Two things are kept apart. *Shapes* say which keys a mapping may hold and what stands under them; they
always apply. *Completeness* says which keys must be there; where a definition is based on another one,
an item may hold only what differs, so completeness applies as far as nothing can be inherited.
"""

from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin

from pydantic import WithJsonSchema

from generator.model.base import Part
from generator.model.definition import FORMAT, Definition
from generator.model.forms import part_in
from generator.model.markers import ValueSet
from generator.model.values import ANY_SCALAR
from generator.vocabulary.names import Language, key_name
from generator.vocabulary.table import VALUES

Schema = dict[str, Any]
Texts = Mapping[str, Mapping[str, str]]
"""Descriptions: ``kinds`` (kind → text), ``shared`` (key → text) and per kind (key → text)."""

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_FROM_SHIPPED: Final = ("rules", "departments", "terms", "stakeholders")
"""Sections whose items may lie over those of a shipped formula."""
_PATH: Final = r"[/\\]|\.ya?ml$"
"""What ``extends`` looks like where it names a file and no shipped formula."""


def json_schema(language: Language, texts: Texts) -> Schema:
    """Give the schema with keys in one language; fixed values are known in both."""
    return _Maker(language, texts).schema()


class _Maker:
    def __init__(self, language: Language, texts: Texts) -> None:
        self._language = language
        self._texts = texts
        self._shapes: dict[str, Schema] = {}
        self._whole: dict[str, Schema] = {}

    def schema(self) -> Schema:
        root = self._shape(Definition)
        self._complete(Definition)
        format_key = self._key("definition", "format")
        root["properties"][format_key] = {
            "description": self._description("definition", "format"),
            "const": FORMAT,
        }
        conditions = self._conditions()
        whole = {f"whole-{kind}": schema for kind, schema in self._whole.items() if schema}
        return {
            "$schema": _DIALECT,
            "title": "serviceformule",
            **root,
            "required": [format_key],
            "allOf": conditions,
            "$defs": dict(sorted({**self._shapes, **whole}.items())),
        }

    # --- Shapes ---

    def _shape(self, part: type[Part]) -> Schema:
        kind = part.kind_name
        properties = {}
        for name, info in part.model_fields.items():
            english = info.alias or name
            schema = self._value(info.annotation, info.metadata)
            properties[self._key(kind, english)] = {
                "description": self._description(kind, english),
                **(schema if info.is_required() else _or_nothing(schema)),
            }
        return {
            "description": self._texts["kinds"][kind],
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
        }

    def _reference(self, part: type[Part]) -> Schema:
        if part.kind_name not in self._shapes:
            self._shapes[part.kind_name] = {}
            self._shapes[part.kind_name] = self._shape(part)
        return {"$ref": f"#/$defs/{part.kind_name}"}

    def _value(self, annotation: object, metadata: list[object]) -> Schema:
        for mark in metadata:
            if isinstance(mark, WithJsonSchema) and mark.json_schema is not None:
                return dict(mark.json_schema)
            if isinstance(mark, ValueSet):
                return {"enum": self._words(mark.name)}
        return self._structure(annotation)

    def _structure(self, annotation: object) -> Schema:
        if isinstance(annotation, type) and issubclass(annotation, Part):
            return self._reference(annotation)
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._value(arguments[0], list(arguments[1:]))
        if origin in (Union, UnionType):
            inner = next(argument for argument in arguments if argument is not type(None))
            return self._value(inner, [])
        if origin is tuple:
            return {"type": "array", "items": self._value(arguments[0], [])}
        if origin is Mapping:
            return {"type": "object", "additionalProperties": dict(ANY_SCALAR)}
        raise AssertionError(annotation)

    def _words(self, values: str) -> list[str]:
        """Give the fixed values, those of the schema's own language first."""
        english, dutch = (list(column) for column in zip(*VALUES[values], strict=True))
        own, other = (dutch, english) if self._language == "nl" else (english, dutch)
        return list(dict.fromkeys([*own, *other]))

    # --- Completeness ---

    def _complete(self, part: type[Part]) -> Schema | None:
        """Describe which keys of a part, and of the parts in it, must be there; None where none must."""
        kind = part.kind_name
        if kind not in self._whole:
            self._whole[kind] = self._completeness(part)
        return {"$ref": f"#/$defs/whole-{kind}"} if self._whole[kind] else None

    def _completeness(self, part: type[Part]) -> Schema:
        kind = part.kind_name
        inner: dict[str, Schema] = {}
        for name, info in part.model_fields.items():
            below = part_in(info.annotation)
            whole = self._complete(below) if below else None
            if whole:
                is_list = get_origin(info.annotation) is tuple
                inner[self._key(kind, info.alias or name)] = {"items": whole} if is_list else whole
        required = [self._key(kind, n) for n, info in part.model_fields.items() if info.is_required()]
        return {
            **({"required": required} if required else {}),
            **({"properties": inner} if inner else {}),
        }

    def _conditions(self) -> list[Schema]:
        """Apply completeness as far as nothing can be inherited or stand in another file."""
        whole: dict[str, Schema] = self._whole.pop("definition")["properties"]
        extends, files = (self._key("definition", key) for key in ("extends", "files"))
        shipped = {self._key("definition", key) for key in _FROM_SHIPPED}
        own = {key: schema for key, schema in whole.items() if key not in shipped}
        inheritable = {key: schema for key, schema in whole.items() if key in shipped}
        from_a_file = {"required": [extends], "properties": {extends: {"type": "string", "pattern": _PATH}}}
        from_anything = {"required": [extends]}
        elsewhere = {"anyOf": [from_a_file, {"required": [files]}]}
        always = [self._key("definition", key) for key in ("municipality", "formula")]
        return [
            {"if": from_a_file, "else": {"properties": own}},
            {"if": from_anything, "else": {"properties": inheritable}},
            {"if": elsewhere, "else": {"required": always}},
        ]

    # --- Words ---

    def _key(self, kind: str, english: str) -> str:
        return key_name(kind, english, self._language)

    def _description(self, kind: str, english: str) -> str:
        return self._texts[kind].get(english) or self._texts["shared"][english]


def _or_nothing(schema: Schema) -> Schema:
    """Allow an empty value: it takes an inherited one away."""
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], None]}
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return {**schema, "type": [*types, "null"]}
