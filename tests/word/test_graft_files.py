"""Text carried between real files: ours, and ours as LibreOffice saved it; both stay valid."""

from collections import Counter
from pathlib import Path

import pytest
from loose_parts import W, body, faults, saved_by_libreoffice
from lxml import etree
from word_reading import audit, members, pack, text_of

from generator.cli.main import main
from generator.ooxml.cascade import Cascade, name_of
from generator.ooxml.graft import Grafter
from generator.ooxml.graft.styles import styles_of
from generator.ooxml.parts import Parts

ALTENA = Path(__file__).parents[2] / "examples" / "altena"
GAP = 7
"""One in so many blocks comes along: enough of every kind, and the check stays quick."""


@pytest.fixture(scope="module")
def ours(tmp_path_factory) -> bytes:
    target = tmp_path_factory.mktemp("altena")
    assert main(["build", str(ALTENA / "1.0"), "-o", str(target), "--only", "serviceformule"]) == 0
    return (target / "altena-serviceformule.docx").read_bytes()


@pytest.fixture(scope="module")
def saved(ours, tmp_path_factory) -> bytes:
    return saved_by_libreoffice(ours, tmp_path_factory.mktemp("libreoffice"))


def chosen(parts: Parts) -> list[etree._Element]:
    """Give some blocks with text, and all with a picture or a list that stand in the body itself."""
    blocks = [one for one in body(parts) if one.tag in {f"{W}p", f"{W}tbl"} and text_of(one).strip()]
    tags = (f"{W}drawing", f"{W}numPr")
    rich = [one for one in blocks if next(one.iter(*tags), None) is not None]
    return [*blocks[::GAP], *rich[::3]]


def carry(source: Parts, target: Parts) -> tuple[Grafter, list[etree._Element], list[etree._Element]]:
    """Bring the chosen blocks to the end of the target, tables apart from each other."""
    grafter = Grafter(source, target)
    blocks = chosen(source)
    copies = [grafter.bring(block) for block in blocks]
    place = len(body(target)) - 1
    for copy in reversed(copies):
        body(target).insert(place, copy)
        between = etree.Element(f"{W}p")
        etree.SubElement(etree.SubElement(between, f"{W}r"), f"{W}br")
        body(target).insert(place, between)
    return grafter, blocks, copies


def looks(blocks: list[etree._Element], styles: Cascade) -> Counter[str]:
    names = (styles.styles[one.get(f"{W}val", "")] for block in blocks for one in block.iter(f"{W}pStyle"))
    return Counter(name_of(style).lower() for style in names)


def test_from_a_file_of_ours_to_another_nothing_but_text_is_added(ours, tmp_path):
    source, target = Parts(members(ours)), Parts(members(ours))
    grafter, blocks, copies = carry(source, target)
    after = target.save()
    before = members(ours)
    assert {name for name in after if after[name] != before.get(name)} <= {
        "word/document.xml",
        "word/numbering.xml",
    }
    assert [text_of(one) for one in copies] == [text_of(one) for one in blocks]
    assert faults(target) == []
    assert audit(pack(after), tmp_path) == []
    assert grafter.lost == []


def test_to_a_file_that_libreoffice_saved_styles_are_found_by_name(ours, saved):
    source, target = Parts(members(ours)), Parts(members(saved))
    came = Counter(faults(target))
    styles = set(styles_of(target).styles)
    _, blocks, copies = carry(source, target)
    after = Parts(target.save())
    assert set(styles_of(after).styles) == styles
    assert looks(copies, styles_of(after)) == looks(blocks, styles_of(source))
    assert [text_of(one) for one in copies] == [text_of(one) for one in blocks]
    assert Counter(faults(after)) == came
    assert {name for name in after.names if "media" in name} == {
        name for name in members(saved) if "media" in name
    }


def test_from_a_file_that_libreoffice_saved_what_comes_is_valid(ours, saved, tmp_path):
    source, target = Parts(members(saved)), Parts(members(ours))
    _, blocks, copies = carry(source, target)
    assert [text_of(one) for one in copies] == [text_of(one) for one in blocks]
    assert looks(copies, styles_of(target)) == looks(blocks, styles_of(source))
    assert faults(target) == []
    theirs = {error.partition(": ")[2] for error in audit(saved, tmp_path)}
    found = {error.partition(": ")[2] for error in audit(pack(target.save()), tmp_path)}
    assert found <= theirs


def test_what_was_carried_opens_in_libreoffice(ours, saved, tmp_path):
    target = Parts(members(ours))
    _, blocks, _ = carry(Parts(members(saved)), target)
    again = Parts(members(saved_by_libreoffice(pack(target.save()), tmp_path)))
    assert text_of(body(again)).endswith(text_of(blocks[-1]))
