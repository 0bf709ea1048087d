"""From the vision to what it asks, and back, by links alone (issue 3)."""

from collections import defaultdict
from pathlib import Path

import pytest
from page_reading import Node, page_of
from written import loaded, locale, planned

from generator.documents.facts.ways import ways
from generator.pipeline.build import BuildRequest, build
from generator.views.view import World

ALTENA = Path(__file__).parents[2] / "examples" / "altena"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Node:
    folder = tmp_path_factory.mktemp("altena")
    build(BuildRequest(ALTENA, folder, formats=("html",), only=("serviceformule",)))
    return page_of((folder / "altena-serviceformule.html").read_bytes())


@pytest.fixture(scope="module")
def ways_out(page: Node) -> dict[str, set[str]]:
    """Give by anchor where the links in its block, or below its heading, lead."""
    found: dict[str, set[str]] = defaultdict(set)
    anchor = ""
    for block in page.one("main").children:
        if isinstance(block, str):
            continue
        inner = [node for node in block.walk() if node.tag in ("table", "article") or node is block]
        for node in inner:
            if node.tag in ("h2", "h3", "h4", "article"):
                anchor = node.attributes.get("id", anchor)
            captions = node.all("caption") if node.tag == "table" else []
            here = captions[0].attributes["id"] if captions else anchor
            found[here] |= {link.attributes["href"][1:] for link in node.all("a")}
    return found


def kinds(targets: set[str], start: str) -> set[str]:
    return {target for target in targets if target.startswith(start)}


def test_every_link_leads_somewhere(page):
    ids = {node.attributes["id"] for node in page.walk() if "id" in node.attributes}
    targets = {link.attributes["href"] for link in page.all("a")}
    assert {target for target in targets if target.startswith("#")} <= {f"#{identity}" for identity in ids}


def test_down_from_the_vision_and_back(ways_out):
    visions = [anchor for anchor in ways_out if anchor.startswith("visie-")]
    assert len(visions) == 6
    for vision in visions:
        [trace] = kinds(ways_out[vision], "tabel-spoor-")
        promises = kinds(ways_out[trace], "belofte-")
        assert promises
        for promise in promises:
            assert vision in ways_out[promise]


def test_between_promises_and_behaviour(ways_out):
    pairs = {
        (a, b) for a in list(ways_out) if a.startswith("belofte-") for b in kinds(ways_out[a], "gedrag-")
    }
    back = {(b, a) for a in list(ways_out) if a.startswith("gedrag-") for b in kinds(ways_out[a], "belofte-")}
    assert pairs == back
    assert len(pairs) > 15


def test_between_promises_behaviour_and_what_they_ask(ways_out):
    starts = ("belofte-", "gedrag-", "kanaal-")
    down = {(a, b) for a in list(ways_out) if a.startswith(starts) for b in kinds(ways_out[a], "onderwerp-")}
    subjects = [anchor for anchor in ways_out if anchor.startswith("onderwerp-")]
    up = {(b, a) for a in subjects for start in starts for b in kinds(ways_out[a], start)}
    assert down == up
    assert len(down) > 60
    assert all(ways_out[subject] for subject in subjects)


def test_subjects_are_reached_from_their_numbers(ways_out):
    assert kinds(ways_out["tabel-onderwerpen"], "onderwerp-") == {
        anchor for anchor in ways_out if anchor.startswith("onderwerp-")
    }


def test_ways_hold_every_item_also_where_it_leads_nowhere():
    found = loaded(
        visie=[{"id": "dichtbij", "tekst": "Dichtbij"}, {"id": "ver", "tekst": "Ver"}],
        beloften=[{"id": "bellen", "tekst": "Wij bellen.", "visie": ["dichtbij"]}],
        gedrag=[{"id": "noemen", "doen": "noem ik mijn naam", "beloften": ["bellen"]}],
    )
    out = ways(World(found.definition, locale()), planned(found))
    assert {name: [str(view) for view in views] for name, views in out.promises.items()} == {
        "dichtbij": ["bellen"], "ver": [],
    }  # fmt: skip
    assert [str(view) for view in out.behaviours["bellen"]] == ["noemen"]
    assert out.subjects == {"promises.bellen": (), "behaviours.noemen": ()}
