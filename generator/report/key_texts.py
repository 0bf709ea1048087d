"""What each key of a definition means, in one sentence: ``templates/keys``."""

from collections.abc import Mapping
from functools import cache

import yaml

from generator.resources import templates_folder


@cache
def key_texts(language: str) -> Mapping[str, Mapping[str, str]]:
    """Give ``kinds`` (kind → text), ``shared`` (key → text) and per kind (key → text)."""
    text = (templates_folder() / "keys" / f"{language}.yaml").read_text(encoding="utf-8")
    texts: dict[str, dict[str, str]] = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - texts only
    return texts
