"""Whatever is drawn: nothing sticks out, no words lie over each other, and twice gives the same."""

import pytest
from drawing_reading import drawn, outside, overlapping, texts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.document import Drawing
from generator.documents.drawings import DRAWINGS
from generator.documents.drawings.layout import WIDTH, shortened, width_of, wrapped

LONG = "Aanvragen van een voorziening voor wie tijdelijk niet zelf naar het gemeentehuis kan komen, met hulp"
NAMES = st.one_of(
    st.text("abcdeWMil &<>\"'’-1.…", min_size=1, max_size=120).filter(str.strip),
    st.sampled_from(["Balie", "W" * 120, LONG, "Hulp bij het huishouden", "i"]),
)
STATUS = st.sampled_from(["aangeboden", "gepland", "ontbreekt"])
HIGHEST = 640
"""In points: with its caption a drawing has to stay on one page."""
PICTURES = ("coverage", "vision", "journeys", "norms")


@st.composite
def sections(draw):
    def names(most: int):
        return draw(st.lists(NAMES, min_size=0, max_size=most))

    def some(items: list[str], most: int = 6) -> list[str]:
        return draw(st.lists(st.sampled_from(items), max_size=most, unique=True)) if items else []

    channels = [{"id": f"k{n}", "naam": name, "soort": "chat"} for n, name in enumerate(names(20))]
    ids = [channel["id"] for channel in channels]
    vision = [{"id": f"v{n}", "tekst": name} for n, name in enumerate(names(30))]
    parts = [part["id"] for part in vision]
    shares = st.integers(0, 1000).map(lambda share: f"{share / 10}%")
    quarters = st.integers(0, 15).map(lambda n: f"{2025 + n // 4}-Q{n % 4 + 1}")
    return {
        "kanalen": channels,
        "producten": [
            {
                "id": f"p{n}",
                "naam": name,
                "kanalen": some(ids),
                "vangnet": some(ids, 2),
                "status": draw(STATUS),
            }
            for n, name in enumerate(names(60))
        ],
        "visie": vision,
        "beloften": [
            {
                "id": f"b{n}",
                "tekst": name,
                "visie": some(parts, 3),
                "norm": {"moment": "opnemen", "aandeel": draw(shares), "gehaald": {"2025": draw(shares)}},
            }
            for n, name in enumerate(names(40))
        ],
        "klantreizen": [
            {"id": f"r{n}", "naam": name, **({"kwartaal": draw(quarters)} if draw(st.booleans()) else {})}
            for n, name in enumerate(names(40))
        ],
    }


def assert_fits(drawing: Drawing) -> None:
    assert drawing.width == WIDTH
    assert drawing.height <= HIGHEST
    assert outside(drawing) == []
    assert list(overlapping(drawing)) == []
    assert all(text.strip() for text in texts(drawing))
    assert drawing.alt


@given(found=sections())
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
def test_whatever_is_drawn_fits(found):
    for name in PICTURES:
        drawing = drawn(name, **found)
        if drawing is not None:
            assert_fits(drawing)
            assert drawn(name, **found) == drawing


def large(products: int, channels: int):
    """Give as much as fits a drawing, with names of 120 characters."""
    long = (LONG + " " + LONG)[:118]
    return {
        "kanalen": [{"id": f"k{n}", "naam": f"{n} {long}"[:120], "soort": "balie"} for n in range(channels)],
        "producten": [
            {"id": f"p{n}", "naam": f"{n} {long}"[:120], "kanalen": [f"k{n % channels}"]}
            for n in range(products)
        ],
        "visie": [{"id": f"v{n}", "tekst": f"{n} {long}"} for n in range(30)],
        "beloften": [
            {
                "id": f"b{n}",
                "tekst": f"{n} {long}",
                "visie": [f"v{n % 7}"],
                "norm": {"moment": "opnemen", "aandeel": f"{50 + n}%", "gehaald": {"2025": f"{99 - n}%"}},
            }
            for n in range(40)
        ],
        "klantreizen": [
            {
                "id": f"r{n}",
                "naam": f"{n} {long}",
                "kwartaal": f"{2026 + n % 3}-Q{n % 4 + 1}",
                "status": "loopt",
            }
            for n in range(40)
        ],
    }


@pytest.mark.parametrize(("products", "channels"), [(40, 16), (24, 3), (60, 12), (5, 40)])
def test_as_much_as_fits(products, channels):
    for name in PICTURES:
        drawing = drawn(name, **large(products, channels))
        assert drawing is not None, name
        assert_fits(drawing)


def test_both_names_of_a_drawing_are_one():
    assert len(set(DRAWINGS.values())) == len(PICTURES)


@given(text=st.text(max_size=200), room=st.floats(20, 300))
def test_a_shortened_text_fits(text, room):
    shown = shortened(text, 9, room)
    assert width_of(shown, 9) <= room
    whole = " ".join(text.split())
    assert shown == whole or (shown.endswith("…") and whole.startswith(shown[:-1]))


@given(text=st.text("ab W", max_size=200), most=st.integers(1, 3))
def test_wrapped_lines_fit_and_lose_no_word_before_the_cut(text, most):
    lines = wrapped(text, 9, 100, most)
    assert len(lines) <= most
    assert all(width_of(line, 9) <= 100 for line in lines)
    if not any(line.endswith("…") for line in lines):
        assert " ".join(lines).split() == text.split()
