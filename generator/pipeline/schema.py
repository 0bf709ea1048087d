"""The JSON Schema of a definition, as a file for editors."""

import json
from typing import Final

from generator.model.json_schema import json_schema
from generator.report.key_texts import key_texts
from generator.vocabulary.names import Language

SCHEMA_NAME: Final = "serviceformule.schema.json"


def schema_text(keys: Language) -> str:
    """Give the schema with keys and descriptions in one language."""
    return json.dumps(json_schema(keys, key_texts(keys)), ensure_ascii=False, indent=2) + "\n"
