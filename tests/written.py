"""Definitions and documents in memory, for tests of any room."""

import json
import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

import yaml

from generator.documents.engine import DocumentEngine, Rendering
from generator.documents.standard import DocumentSpec
from generator.documents.templates import TemplateFiles
from generator.implications import Plan, derive
from generator.loader.load import Loaded, load
from generator.locale import Locale, read_locale
from generator.resources import templates_folder

NAME = "serviceformule.yaml"
_RAW = re.compile("[\x7f-\xa0\u2028\u2029\ufeff]")


def texts_of(text: str) -> Any:
    """Read YAML as texts, lists and mappings, by another reader than ours."""
    return yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - the base loader makes texts only


def yaml_of(data: object) -> str:
    """Write data as YAML in which every value reads back as it is (JSON, with YAML's line ends escaped)."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return _RAW.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def definition(**sections: Any) -> dict[str, Any]:
    """Give a valid definition with Dutch keys, with these sections laid over it."""
    base: dict[str, Any] = {
        "formaat": "serviceformule/1",
        "gemeente": {"naam": "Altena"},
        "formule": {"titel": "Proef", "soort": "generiek", "versie": "0.1", "status": "concept"},
    }
    for name, value in sections.items():
        whole = isinstance(value, dict) and name in ("gemeente", "formule")
        base[name] = {**base[name], **value} if whole else value
    return base


def read(files: Mapping[str, str] | str, name: str = NAME, language: str | None = None) -> Loaded:
    """Load a definition from texts by file name; a single text is the definition itself."""
    texts = {name: files} if isinstance(files, str) else files

    def reader(path: PurePath) -> bytes:
        try:
            return texts[path.as_posix()].encode()
        except KeyError:
            raise FileNotFoundError(path) from None

    return load(PurePath(name), reader, language)


def loaded(**sections: Any) -> Loaded:
    return read(yaml_of(definition(**sections)))


def locale(language: str = "nl") -> Locale:
    return read_locale((templates_folder() / "locale" / f"{language}.yaml").read_text(encoding="utf-8"))


def planned(found: Loaded, language: str = "nl") -> Plan:
    plan, findings = derive(found.definition, found.tree, locale(language))
    assert not findings, findings
    return plan


def render(
    template: str,
    found: Loaded | None = None,
    *,
    language: str = "nl",
    pictures: Mapping[str, bytes] | None = None,
    department: str = "",
    **more: str,
) -> Rendering:
    """Render one template; ``more`` are templates beside it, by name without ``.md``."""
    found = found or loaded()
    texts = {"proef.md": template, **{f"{name}.md": text for name, text in more.items()}}

    def picture(name: str, _: str) -> bytes:
        try:
            return (pictures or {})[name]
        except KeyError:
            raise FileNotFoundError(name) from None

    engine = DocumentEngine(
        planned(found, language), found.tree, locale(language), TemplateFiles(texts.get), picture
    )
    return engine.render(DocumentSpec("proef", "proef.md", "Proef", department))
