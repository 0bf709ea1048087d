import pytest
from pdf_reading import Pdf
from pdf_sample import sample

from generator.theme.read import default_theme
from generator.theme.theme import Theme
from generator.writers.pdf.writer import write


@pytest.fixture(scope="session")
def theme() -> Theme:
    return default_theme()


@pytest.fixture(scope="session")
def pdf(theme: Theme) -> Pdf:
    printed = write(sample(), theme)
    assert printed.findings == ()
    return Pdf(printed.data)
