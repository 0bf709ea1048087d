"""What each drawing shows and says of the facts, and when there is none."""

import pytest
from drawing_reading import drawn, texts
from written import loaded, locale, render

from generator.diagnostics import InvalidInputError
from generator.document import Box, Drawing, Group, Paint, Paragraph, Role, Words, walk

CHANNELS = [
    {"id": "site", "naam": "Site", "soort": "website"},
    {"id": "balie", "naam": "Balie", "soort": "balie"},
    {"id": "brief", "naam": "Brief", "soort": "brief"},
]
PRODUCTS = [
    {"id": "a", "naam": "Paspoort", "kanalen": ["site", "balie"]},
    {"id": "b", "naam": "Rijbewijs", "kanalen": ["site"], "vangnet": ["brief"]},
    {"id": "c", "naam": "Uittreksel", "kanalen": ["site"]},
    {"id": "d", "naam": "Startgesprek", "kanalen": ["balie"], "status": "gepland"},
    {"id": "e", "naam": "Overlijden", "status": "ontbreekt"},
]


BY_LETTER = {"id": "z", "naam": "Bezwaar", "kanalen": ["brief"]}


def letters(drawing: Drawing) -> list[str]:
    """Give the letters in signs: bold and in the middle."""
    return [shape.text for shape in drawing.shapes if isinstance(shape, Words) and shape.bold]


def test_products_against_channels():
    found = drawn("dekking", kanalen=CHANNELS, producten=PRODUCTS)
    assert found.width == 450
    said = texts(found)
    assert said[:3] == ["Site", "Balie", "Brief"]
    assert said[3:8] == ["Paspoort", "Rijbewijs", "Uittreksel", "Startgesprek", "Overlijden"]
    assert "bieden wij nog niet aan" in said
    assert said[-6:] == ["aangeboden", "V", "vangnet", "G", "gepland", "niet"]
    squares = [s for s in found.shapes if isinstance(s, Box) and s.fill is Paint.HEADING]
    assert len(squares) == 4 + 1  # and one in the legend
    assert letters(found) == ["V", "G", "V", "G"]
    assert found.alt == (
        "5 producten langs 3 kanalen. Het meeste gaat langs ‘Site’: 3 producten. Het minste gaat langs"
        " ‘Brief’: 0 producten. 1 product heeft een vangnet. Gepland is ‘Startgesprek’. Nog niet aangeboden"
        " wordt ‘Overlijden’. Alleen digitaal en zonder vangnet is ‘Uittreksel’."
    )


def test_the_legend_names_only_signs_that_are_there():
    found = drawn("coverage", "en", kanalen=CHANNELS, producten=[PRODUCTS[0], PRODUCTS[2], BY_LETTER])
    assert "safety net" not in texts(found)
    assert "offered" in texts(found)
    assert "No product has a safety net." in found.alt
    three = [{"id": f"p{n}", "naam": "x", "kanalen": ["site", "balie", "brief"]} for n in range(3)]
    assert "‘" not in drawn("dekking", kanalen=CHANNELS, producten=three).alt  # no channel stands out


def test_too_many_products_become_bars_by_channel():
    many = [{"id": f"p{n}", "naam": f"P {n}", "kanalen": ["site", "balie"][: 1 + n % 2]} for n in range(41)]
    products = [*many, {"id": "q", "naam": "Q", "vangnet": ["brief"]}]
    found = drawn("dekking", kanalen=CHANNELS, producten=products)
    assert texts(found) == [
        *("aangeboden", "vangnet"),
        *("Site", "41", "–"),
        *("Balie", "20", "–"),
        *("Brief", "–", "1"),
    ]
    bars = [shape for shape in found.shapes if isinstance(shape, Box)]
    assert len(bars) == 2
    assert bars[1].width / bars[0].width == pytest.approx(20 / 41)
    assert found.alt.startswith("42 producten langs 3 kanalen.")


def visions(*counts: tuple[int, int]):
    promises = [
        {
            "id": f"b{part}x{number}",
            "tekst": "x",
            "visie": [f"v{part}"],
            **({"norm": {"moment": "opnemen", "aandeel": "9%"}} if number < measured else {}),
        }
        for part, (measured, unmeasured) in enumerate(counts)
        for number in range(measured + unmeasured)
    ]
    return {
        "visie": [{"id": f"v{part}", "tekst": f"Deel {part}."} for part in range(len(counts))],
        "beloften": promises,
    }


def test_promises_by_part_of_the_vision():
    sections = visions((2, 1), (0, 0), (0, 2))
    sections["beloften"].append({"id": "los", "tekst": "x"})
    found = drawn("visie", **sections)
    assert texts(found) == [
        *("Deel 0", "3", "Deel 1", "nog geen belofte", "Deel 2", "2"),
        *("Beloften bij geen deel van de visie", "1"),
        *("belofte met norm", "belofte zonder norm"),
    ]
    squares = [shape for shape in found.shapes if isinstance(shape, Box)]
    assert [square.fill is Paint.HEADING for square in squares] == [
        *(True, True, False, False, False, False),
        *(True, False),
    ]
    assert found.alt == (
        "3 delen van de visie, met de beloften die ze waarmaken. De meeste beloften horen bij ‘Deel 0’: 3."
        " Nog geen belofte heeft ‘Deel 1’. Alleen beloften zonder norm heeft ‘Deel 2’."
        " 1 belofte hoort bij geen enkel deel."
    )
    assert "Bij elk deel hoort 1 belofte." in drawn("visie", **visions((1, 0), (1, 0), (1, 0))).alt


def test_a_long_list_in_words_names_the_first_few():
    assert drawn("visie", **visions((1, 0), *[(0, 0)] * 5)).alt.endswith(
        "Nog geen belofte hebben ‘Deel 1’, ‘Deel 2’, ‘Deel 3’ en nog 2."
    )


JOURNEYS = [
    {"id": "a", "naam": "Verhuizen", "kwartaal": "2026-Q3", "status": "klaar"},
    {"id": "b", "naam": "Trouwen", "kwartaal": "2027-Q2", "status": "loopt"},
    {"id": "c", "naam": "Bouwen", "kwartaal": "2027-Q2", "status": "gepland"},
    {"id": "d", "naam": "Erven"},
]


def test_journeys_stand_under_their_quarter():
    found = drawn("klantreizen", klantreizen=JOURNEYS)
    said = texts(found)
    assert said == [
        *("2026", "2027", "nog te", "plannen"),
        *("Q3", "Q4", "Q1", "Q2"),
        *("Verhuizen", "Trouwen", "Bouwen", "Erven"),
        *("klaar", "loopt", "gepland", "status niet bekend"),
    ]
    places = {shape.text: shape.x for shape in found.shapes if isinstance(shape, Words)}
    circles = [shape for shape in found.shapes if isinstance(shape, Box) and shape.fill is not Paint.BAND]
    middles = [circle.x + circle.width / 2 for circle in circles[:4]]  # one, a circle with its dot, one
    assert middles == pytest.approx([places["Q3"], *[places["Q2"]] * 3])
    assert found.alt == (
        "4 klantreizen, van 2026-Q3 tot en met 2027-Q2. 1 is klaar. 1 loopt nu. 1 is gepland. Van 1 is de"
        " status niet bekend. Het drukste kwartaal is 2027-Q2, met 2 klantreizen. Nog zonder kwartaal is"
        " ‘Erven’."
    )


def promise(name: str, wanted: str, **achieved: str):
    norm = {"moment": "opnemen", "aandeel": wanted}
    if achieved:
        norm["gehaald"] = {year.removeprefix("in"): share for year, share in achieved.items()}
    return {"id": name, "tekst": f"Belofte {name}.", "norm": norm}


def test_results_beside_their_norms_the_farthest_first():
    found = drawn(
        "normen",
        beloften=[
            promise("a", "80%", in2024="99%", in2025="79,96%"),
            promise("b", "90%", in2025="90%"),
            promise("c", "90%", in2025="72,5%"),
            promise("d", "90%"),
        ],
    )
    assert [text for text in texts(found) if text.startswith("Belofte")] == [
        *("Belofte c", "Belofte a", "Belofte b"),
    ]
    assert [text for text in texts(found) if "%" in text] == [
        *("70%", "100%", "72,5%", "90%", "80%", "80%", "90%", "90%"),
    ]
    assert found.alt == (
        "3 beloften die zijn gemeten, met de laatste uitkomst naast de norm. 1 norm is gehaald."
        " Het verst van de norm is ‘Belofte c’: 72,5% gehaald, 90% beloofd."
    )


@pytest.mark.parametrize(
    ("name", "sections"),
    [
        ("dekking", {}),
        ("dekking", {"kanalen": CHANNELS, "producten": PRODUCTS[:2]}),
        ("dekking", {"kanalen": CHANNELS[:2], "producten": PRODUCTS[:1] + PRODUCTS[2:4]}),
        ("dekking", {"kanalen": CHANNELS}),
        ("visie", {}),
        ("visie", visions((1, 1), (2, 0))),
        ("visie", visions((0, 0), (0, 0), (0, 0))),
        ("visie", visions(*[(1, 0)] * 41)),
        ("visie", visions((70, 0), (1, 0), (1, 0))),
        ("klantreizen", {}),
        ("klantreizen", {"klantreizen": JOURNEYS[:2]}),
        ("klantreizen", {"klantreizen": JOURNEYS[1:]}),  # one quarter
        ("klantreizen", {"klantreizen": [JOURNEYS[3], *({"id": n, "naam": n} for n in "xyz")]}),
        ("klantreizen", {"klantreizen": [*JOURNEYS, {"id": "z", "naam": "Z", "kwartaal": "2035-Q1"}]}),
        ("normen", {}),
        ("normen", {"beloften": [promise("a", "80%", in2025="1%"), promise("b", "80%", in2025="1%")]}),
    ],
)
def test_too_little_to_see_or_too_much_for_one_page(name, sections):
    assert drawn(name, **sections) is None


TEMPLATE = """{% import "parts/marks.md" as m %}
{% set drawn = picture("visie") %}
{% if drawn %}
{{ m.figure(drawn, "figuur-visie", "Wat wij zien") }}
{% endif %}

Zie {{ ref("figuur-visie") }}.
"""


def test_a_template_draws_with_a_caption_that_can_be_referred_to():
    rendering = render(TEMPLATE, loaded(**visions((2, 1), (1, 0), (1, 0))))
    figure, caption, text = rendering.document.blocks
    assert isinstance(figure, Paragraph)
    [drawing] = figure.children
    assert isinstance(drawing, Drawing)
    assert isinstance(caption, Group)
    assert caption.role is Role.CAPTION
    assert rendering.markdown == (
        f"\\[{drawing.alt}\\]\n\n::: {{.bijschrift #figuur-visie}}\nFiguur 1: Wat wij zien\n:::\n\n"
        "Zie [Figuur 1](#figuur-visie).\n"
    )
    assert isinstance(text, Paragraph)


def test_figures_are_counted_apart_from_tables():
    template = "{{ number('table') }} {{ number('figure') }} {{ number('table') }} {{ number('figure') }}"
    assert render(template).markdown.strip() == "Tabel 1 Figuur 1 Tabel 2 Figuur 2"


def test_a_drawing_with_an_unknown_name_is_refused():
    with pytest.raises(InvalidInputError) as caught:
        render("{{ picture('viesie') }}")
    [finding] = caught.value.diagnostics
    assert finding.code == "unknown-drawing"
    assert finding.arguments["suggestion"] == "visie"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_whole_document_draws_four_times(language):
    sections = {
        "kanalen": CHANNELS,
        "producten": PRODUCTS,
        "klantreizen": JOURNEYS,
        **visions((2, 1), (1, 0), (0, 0)),
    }
    sections["beloften"] += [promise(f"n{n}", "80%", in2025="70%") for n in range(3)]
    rendering = render("{% include 'serviceformule.md' %}", loaded(**sections), language=language)
    drawings = [
        child
        for block in walk(rendering.document.blocks)
        if isinstance(block, Paragraph)
        for child in block.children
        if isinstance(child, Drawing)
    ]
    assert len(drawings) == 4
    label = locale(language).words("captions.figure")
    for number in range(1, 5):
        assert f"{label} {number}: " in rendering.markdown
