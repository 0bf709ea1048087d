"""What follows from a plan and no single field says: gaps, overlaps, traces, counts."""

import pytest
from written import loaded, locale, planned, render

from generator.documents.context import Facts
from generator.documents.facts.coverage import WIDEST
from generator.views.view import World


def facts(**sections):
    found = loaded(**sections)
    return Facts(World(found.definition, locale()), planned(found))


def ids(items):
    return [str(item) for item in items]


CHANNELS = [
    {"id": "site", "naam": "Site", "soort": "website"},
    {"id": "mail", "naam": "Mail", "soort": "e-mail", "vangnet": ["balie"]},
    {"id": "balie", "naam": "Balie", "soort": "balie"},
    {"id": "chat", "naam": "Chat", "soort": "chat"},
]


def product(name, channels=(), fallback=(), **more):
    return {"id": name, "naam": name, "kanalen": list(channels), "vangnet": list(fallback), **more}


def test_products_against_channels():
    coverage = facts(
        kanalen=CHANNELS,
        producten=[
            product("a", ["site", "balie"]),
            product("b", ["site"], ["balie"]),
            product("c", ["site"]),
            product("d", ["mail"]),
            product("e", ["site"], status="gepland"),
            product("f", ["balie"], status="ontbreekt"),
            product("g"),
        ],
    ).coverage
    assert ids(coverage.channels) == ["site", "mail", "balie"]
    assert {str(row.product): row.cells for row in coverage.rows} == {
        "a": ("offered", "none", "offered"),
        "b": ("offered", "none", "fallback"),
        "c": ("offered", "none", "none"),
        "d": ("none", "offered", "none"),
        "e": ("planned", "none", "none"),
        "g": ("none", "none", "none"),
    }
    assert ids(coverage.missing) == ["f"]
    assert ids(coverage.planned) == ["e"]
    assert ids(coverage.digital_only) == ["c", "e"]
    assert ids(coverage.channels_without_fallback) == ["site", "chat"]


@pytest.mark.parametrize(("count", "fits"), [(WIDEST, True), (WIDEST + 1, False)])
def test_a_matrix_that_fits_no_page_becomes_a_list(count, fits):
    channels = [{"id": f"k{n}", "naam": f"Kanaal {n}", "soort": "balie"} for n in range(count)]
    products = [product("a", [channel["id"] for channel in channels])]
    assert facts(kanalen=channels, producten=products).coverage.fits is fits
    text = render(
        "{% include 'chapters/products.md' %}\n", loaded(kanalen=channels, producten=products)
    ).markdown
    assert ("::: matrix" in text) is fits
    assert "Kanaal 0" in text


def test_loose_ends_are_only_told_where_the_kind_is_used():
    sections = {
        "visie": [{"id": "v", "tekst": "x"}, {"id": "w", "tekst": "y"}],
        "beloften": [
            {
                "id": "p",
                "tekst": "x",
                "visie": ["v"],
                "eigenaar": "a",
                "norm": {"moment": "opnemen", "aandeel": "9%"},
            },
            {"id": "q", "tekst": "y"},
        ],
        "gedrag": [{"id": "g", "doen": "x", "beloften": ["p"]}, {"id": "h", "doen": "y"}],
    }
    ends = facts(**sections).loose_ends
    assert {name: ids(items) for name, items in ends.listed} == {
        "vision_without_promise": ["w"],
        "promises_without_vision": ["q"],
        "promises_without_behaviour": ["q"],
        "behaviours_without_promise": ["h"],
        "promises_without_norm": ["q"],
        "promises_without_owner": ["q"],
    }
    assert bool(ends)
    assert not facts(visie=sections["visie"], gedrag=sections["gedrag"][1:]).loose_ends
    assert [name for name, _ in facts(beloften=sections["beloften"][1:]).loose_ends.listed] == [
        "promises_without_norm",
        "promises_without_owner",
    ]


def test_the_trace_from_vision_to_implication():
    found = facts(
        visie=[{"id": "v", "tekst": "x"}, {"id": "w", "tekst": "y"}],
        beloften=[{"id": "p", "tekst": "x", "visie": ["v"]}],
        gedrag=[{"id": "g", "doen": "x", "beloften": ["p"]}],
        afdelingen=[{"id": "hr", "naam": "HR"}, {"id": "ict", "naam": "ICT"}],
        regels=[
            {"id": "r", "als": "belofte.tekst", "gevolgen": {"hr": "a", "ict": "b"}},
            {"id": "s", "als": "gedrag.doen", "gevolgen": {"hr": "c"}},
        ],
        projecten=[{"id": "j", "naam": "x", "draagt_bij_aan": ["p"]}],
    )
    first, second = found.trace
    [traced] = first.promises
    assert ids(traced.behaviours) == ["g"]
    assert [(str(department), count) for department, count in traced.implications] == [("hr", 2), ("ict", 1)]
    assert ids(traced.projects) == ["j"]
    assert second.promises == ()
    assert [(subject.rule, subject.counts) for subject in found.subjects] == [("r", (1, 1)), ("s", (1, 0))]


def test_what_is_asked_of_a_department_and_where_it_stands():
    found = facts(
        beloften=[{"id": name, "tekst": "x"} for name in "pqrst"],
        afdelingen=[{"id": "hr", "naam": "HR"}, {"id": "ict", "naam": "ICT"}],
        regels=[{"id": "r", "als": "belofte.tekst", "gevolgen": {"hr": "a"}, "ondernemingsraad": "ja"}],
        gevolgen=[
            {"id": "hr.r.p", "status": "aanvaard", "eigenaar": "teammanager"},
            {"id": "hr.r.q", "status": "afgewezen", "eigenaar": "Onbekend"},
            {"id": "hr.r.r", "status": "gereed"},
            {"id": "eigen", "afdeling": "hr", "tekst": "b"},
        ],
    )
    hr, ict = found.departments
    assert (hr.total, hr.proposed, hr.accepted, hr.rejected, hr.done) == (6, 3, 1, 1, 1)
    assert hr.without_owner == 5
    assert [(group.rule, len(group.asked), group.works_council) for group in hr.groups] == [
        ("r", 5, True),
        ("", 1, False),
    ]
    assert len(hr.works_council) == 5
    assert (ict.total, ict.groups) == (0, ())


def test_where_projects_meet_and_what_none_of_them_helps():
    planning = facts(
        beloften=[{"id": "p", "tekst": "x"}, {"id": "q", "tekst": "y"}],
        kanalen=CHANNELS,
        projecten=[
            {"id": "a", "naam": "A", "draagt_bij_aan": ["p"], "raakt": ["p", "b", "balie"]},
            {"id": "b", "naam": "B", "draagt_bij_aan": ["p"], "raakt": ["a"]},
            {"id": "c", "naam": "C", "raakt": ["balie", "b"]},
        ],
    ).planning
    assert {str(overlap.item): ids(overlap.projects) for overlap in planning.overlaps} == {
        "p": ["a", "b"],
        "balie": ["a", "c"],
    }
    assert ids(planning.promises_without_project) == ["q"]
    assert facts(beloften=[{"id": "p", "tekst": "x"}]).planning.promises_without_project == ()


def journey(name, **more):
    return {"id": name, "naam": name, **more}


def test_journeys_by_quarter_and_progress():
    planning = facts(
        visie=[{"id": "v", "tekst": "x"}, {"id": "w", "tekst": "y"}],
        klantreizen=[
            journey("a", kwartaal="2027-Q2", status="loopt", visie=["v"]),
            journey("b"),
            journey("c", kwartaal="2026-Q4", status="klaar"),
            journey("d", kwartaal="2027-Q2"),
        ],
    ).planning
    assert [(plan.quarter, ids(plan.journeys)) for plan in planning.quarters] == [
        ("2026-Q4", ["c"]),
        ("2027-Q2", ["a", "d"]),
        ("", ["b"]),
    ]
    assert (planning.finished, planning.running, planning.wanted) == (1, 1, 8)
    assert ids(planning.uncovered_vision) == ["w"]
    many = [journey(f"k{n}") for n in range(9)]
    assert facts(klantreizen=many).planning.wanted == 9


@pytest.mark.parametrize(
    ("kinds", "internal"),
    [
        (["intern"], True),
        (["intern", None], True),
        (["intern", "cocreatie"], False),
        ([None], False),
        ([], False),
    ],
)
def test_promises_that_were_all_made_behind_the_desk(kinds, internal):
    promises = [
        {"id": f"p{n}", "tekst": "x", **({"herkomst": {"soort": kind}} if kind else {})}
        for n, kind in enumerate(kinds)
    ]
    assert facts(beloften=promises).service.all_internal is internal


def test_every_promise_stands_under_its_first_channel():
    service = facts(
        kanalen=CHANNELS,
        beloften=[
            {"id": "p", "tekst": "x"},
            {"id": "q", "tekst": "x", "kanalen": ["balie", "site"], "fictief": "ja"},
            {"id": "r", "tekst": "x", "kanalen": ["site"], "norm": {"moment": "opnemen", "aandeel": "9%"}},
        ],
        klantreizen=[journey("k", verbeteringen=[{"tekst": "x", "belofte": "q"}, {"tekst": "y"}])],
    ).service
    assert [(str(group.channel), ids(group.promises)) for group in service.by_channel] == [
        ("site", ["r"]),
        ("balie", ["q"]),
        ("None", ["p"]),
    ]
    assert ids(service.measured) == ["r"]
    assert service.has_fictitious
    assert [(str(promise), ids(journeys)) for promise, journeys in service.evidence] == [("q", ["k"])]
    assert not facts(kanalen=CHANNELS).service.has_fictitious


def test_a_partial_definition_leaves_its_empty_chapters_out():
    text = render("{% include 'serviceformule.md' %}\n", loaded(kanalen=CHANNELS[2:3])).markdown
    assert [line for line in text.splitlines() if line.startswith("# ")] == [
        "# Samenvatting voor bestuur en directie {#samenvatting}",
        "# Kanalen en vangnet {#kanalen}",
    ]
