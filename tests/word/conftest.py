from pathlib import Path

import pytest
from word_sample import sample, snapshot

from generator.ooxml.reference import reference_package
from generator.writers.docx import write

TEMPLATE = Path(__file__).parents[2] / "templates" / "word"


@pytest.fixture(scope="session")
def base() -> bytes:
    return reference_package(TEMPLATE)


@pytest.fixture(scope="session")
def written(base: bytes) -> bytes:
    return write(sample(), base, snapshot())
