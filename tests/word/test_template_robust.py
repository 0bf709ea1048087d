"""Templates that lack something, or are broken: a valid document all the same, or a clear message."""

import re
import zipfile
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from template_reading import TEMPLATES, new_findings, reference, template
from template_sample import small
from word_reading import members, pack

from generator.diagnostics import InvalidInputError
from generator.ooxml.adopt import adopt, inspect
from generator.ooxml.pairing import Rule, check
from generator.writers.docx import write

REFERENCE = reference()
DOCUMENT = small()
ESSENTIAL = {"[Content_Types].xml", "_rels/.rels", "word/document.xml"}


def made_with(own: bytes) -> bytes | None:
    """Write a document with a template; None where the template was refused with a message."""
    try:
        made = adopt(own, REFERENCE, whole=True)
    except InvalidInputError as error:
        if not all(found.code.startswith("template-") for found in error.diagnostics):
            raise
        return None
    inspect(own, made.base, "nl")
    return write(DOCUMENT, made.base, None)


def faults(data: bytes) -> list[str]:
    """Give what does not pair, but for what is a template's own matter: pictures and lines in its headers."""
    own = {Rule.DRAWING_WITHOUT_ALT, Rule.EMPTY_PARAGRAPH}
    found = [
        one for one in check(data) if one.rule not in own or not re.match("word/(header|footer)", one.part)
    ]
    return [str(one) for one in found]


def parts_of(name: str) -> list[str]:
    return sorted(set(members(template(name))) - {"word/document.xml"})


CASES = [(name, part) for name in TEMPLATES for part in parts_of(name)]


@pytest.mark.parametrize(("name", "part"), CASES)
def test_a_template_without_one_of_its_parts(name, part, tmp_path):
    parts = members(template(name))
    del parts[part]
    data = made_with(pack(parts))
    assert (data is None) == (part in ESSENTIAL)
    if data is not None:
        assert faults(data) == []
        assert new_findings(template(name), data, tmp_path) == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_without_any_optional_part(name, tmp_path):
    parts = {part: data for part, data in members(template(name)).items() if part in ESSENTIAL}
    data = made_with(pack(parts))
    assert data is not None
    assert faults(data) == []
    assert new_findings(template(name), data, tmp_path) == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_template_without_some_of_its_elements(data):
    """Whatever element is taken out of styles, lists, settings or headers: no crash and nothing unpaired."""
    parts = members(template(data.draw(st.sampled_from(TEMPLATES))))
    names = [
        n
        for n in sorted(parts)
        if re.fullmatch(r"word/(styles|numbering|settings|document|header\d)\.xml", n)
    ]
    for _ in range(data.draw(st.integers(1, 4))):
        name = data.draw(st.sampled_from(names))
        root = etree.fromstring(parts[name])
        inner = [element for element in root.iter() if element.getparent() is not None]
        if not inner:
            continue
        doomed = data.draw(st.sampled_from(inner))
        doomed.getparent().remove(doomed)
        parts[name] = etree.tostring(root)
    made = made_with(pack(parts))
    assert made is None or faults(made) == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_template_with_values_that_mean_nothing(data):
    """Whatever stands in an attribute of styles, lists or page setup: no crash."""
    parts = members(template(data.draw(st.sampled_from(TEMPLATES))))
    name = data.draw(st.sampled_from(["word/styles.xml", "word/numbering.xml", "word/document.xml"]))
    root = etree.fromstring(parts[name])
    places = [(element, key) for element in root.iter() for key in element.attrib]
    for _ in range(data.draw(st.integers(1, 4))):
        element, key = data.draw(st.sampled_from(places))
        element.set(
            key, data.draw(st.sampled_from(["", "0", "-1", "99999999999", "x", "%9", "FFFFFF", "auto"]))
        )
    parts[name] = etree.tostring(root)
    made_with(pack(parts))


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(cut=st.integers(0, 6000), flip=st.integers(0, 6000), byte=st.integers(0, 255))
def test_bytes_that_were_cut_or_changed(cut, flip, byte):
    whole = template("word-nederlands.dotx")
    made_with(whole[: len(whole) - cut % len(whole)])
    changed = bytearray(whole)
    changed[flip % len(whole)] = byte
    made_with(bytes(changed))


def test_a_template_that_unpacks_to_too_much():
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members(template("word-nederlands.dotx")).items():
            archive.writestr(name, content)
        archive.writestr("word/media/image1.png", bytes(80 * 1024 * 1024))
    with pytest.raises(InvalidInputError) as caught:
        adopt(target.getvalue(), REFERENCE)
    assert [found.code for found in caught.value.diagnostics] == ["template-damaged"]
