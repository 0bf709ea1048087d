"""What holds of every update, whatever people and policy did; judged by readers that are not the engine's."""

import html
import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pypandoc
from lxml import etree
from stories_settling import bare, settle

from generator.ooxml.archive import read_archive
from generator.ooxml.comments import anchored, read_comments
from generator.ooxml.names import w
from generator.ooxml.pairing.check import check_members
from generator.ooxml.pairing.finding import Rule
from generator.ooxml.parts import Parts
from generator.ooxml.reading.body import is_contents, is_report
from generator.roundtrip.field_paths import is_prose
from generator.roundtrip.renew import weave_file
from generator.roundtrip.stories import all_lines

MAIN = "word/document.xml"
_TAGS = re.compile(r"<!--.*?-->|</?(\w+)[^>]*>", re.DOTALL)
_WITHIN = ("em", "strong", "a", "span", "del", "u", "sup", "mark")
SIGNED = re.compile(r"\b(?:[Hh]and|HAND)[a-zA-Z]\d+[xX]")
POLICY_WORD = re.compile(r"[Bb]eleid[abc]\d+q")
MAY_CHANGE = re.compile(
    r"word/(document|settings|comments\w*|people|numbering|styles|header\d*|footer\d*)\.xml"
    r"|word/_rels/\w+\.xml\.rels|\[Content_Types\]\.xml|customXml/item\d+\.xml|word/media/.*"
)
Members = Mapping[str, bytes]


def root_of(members: Members, *, contents: bool = True) -> etree._Element:
    """Give the document of a file, without the report of an update, and perhaps without its contents."""
    root = etree.fromstring(members[MAIN])
    for control in list(root.iter(w("sdt"))):
        if is_report(control) or (not contents and is_contents(control)):
            control.getparent().remove(control)
    return root


def texts(members: Members, *, accept: bool, contents: bool = True) -> list[str]:
    """Give where each paragraph with text stands, and its text, after all changes are decided."""
    root = root_of(members, contents=contents)
    settle(root, accept=accept)
    found = []
    for paragraph in root.iter(w("p")):
        said = "".join(_said(paragraph))
        place = sum(one.tag in (w("tc"), w("txbxContent")) for one in paragraph.iterancestors())
        if said.strip():
            found.append(f"{place} {said}")
    return found


def _said(paragraph: etree._Element) -> Iterator[str]:
    for one in paragraph.iter(w("t"), w("tab"), w("br"), w("noBreakHyphen")):
        around = one.iterancestors(w("sdt"))
        if any(control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None for control in around):
            continue
        if next(one.iterancestors(w("p"))) is paragraph and one.getparent().tag == w("r"):
            yield (one.text or "") if one.tag == w("t") else " "


def packed(members: Members, *, contents: bool = True) -> bytes:
    """Give a file as another program may read it, without what an update reports."""
    from generator.ooxml.archive import write_archive

    part = etree.tostring(root_of(members, contents=contents), encoding="UTF-8", standalone=True)
    return write_archive({**members, MAIN: part})


def pandoc_words(members: Members, side: str, *, contents: bool = True) -> list[str]:
    data = packed(members, contents=contents)
    command = [_pandoc(), "-f", "docx", "-t", "html", "--wrap=none", f"--track-changes={side}"]
    page = subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()
    return html.unescape(_TAGS.sub(_gap, page)).split()


@cache
def _pandoc() -> str:
    return pypandoc.get_pandoc_path()


def _gap(tag: re.Match[str]) -> str:
    return "" if tag[1] in _WITHIN else " "


def signed(texts: list[str]) -> Counter[str]:
    """Count the words that hands signed."""
    return Counter(word.lower() for text in texts for word in SIGNED.findall(text))


def unpaired(members: Members) -> Counter[tuple[str, str]]:
    """Count what lacks a partner; of what is known by words around it, which may change, only how often."""
    return Counter(
        (one.rule, one.subject if "link" in one.rule or "bookmark" in one.rule else "")
        for one in check_members(members)
        if one.rule is not Rule.EMPTY_PARAGRAPH
    )


def whole_comments(members: Members) -> dict[str, tuple[object, ...]]:
    """Give what comments say, whose they are and which they answer, of those with a place."""
    parts = Parts(members)
    places = anchored(parts.root(parts.main))
    return {
        one.number: (one.text, one.author, one.date, one.parent, one.resolved)
        for one in read_comments(parts)
        if one.number in places and places[one.number].is_whole
    }


def assert_kept(before: Members, after: Members, *, independent: bool = True) -> None:
    """What people did is all there, and rejecting every change gives their file back."""
    here, there = (texts(one, accept=False) for one in (before, after))
    assert there == here
    mine, yours = (root_of(one) for one in (before, after))
    marks = frozenset(whole_comments(before))
    for root in (mine, yours):
        settle(root, accept=False)
    assert bare(yours, marks) == bare(mine, marks)
    assert signed(texts(before, accept=True)) == signed(texts(after, accept=True))
    assert "".join(_flat(after)) == "".join(_reader(after))
    was, now = whole_comments(before), whole_comments(after)
    assert {number: now.get(number) for number in was} == was
    assert not unpaired(after) - unpaired(before)
    assert _untouched(before, after) == []
    assert _page_setup(before) == _page_setup(after)
    _assert_grown(before, after, "styles", "styleId")
    _assert_grown(before, after, "numbering", "numId")
    if independent:
        # pandoc takes the first row of a table for its head, also one that is only inserted
        assert Counter(pandoc_words(after, "reject")) == Counter(pandoc_words(before, "reject"))
        kept, now_there = (signed(pandoc_words(one, "accept")) for one in (before, after))
        assert now_there == kept


def _flat(members: Members) -> Iterator[str]:
    root = root_of(members, contents=False)
    for box in list(root.iter(w("txbxContent"))):
        box.getparent().remove(box)
    settle(root, accept=True)
    for paragraph in root.iter(w("p")):
        yield "".join("".join(_said(paragraph)).split())


def _reader(members: Members) -> Iterator[str]:
    """Give the same by the program's own reader, in the document only."""
    parts = Parts(members)
    for line in all_lines(parts):
        if line.element.getroottree().getroot() is parts.root(parts.main):
            yield "".join(line.text.replace("\ufffc", "").replace("\u00ad", "").split())


def _untouched(before: Members, after: Members) -> list[str]:
    changed = [name for name in before if before[name] != after.get(name)]
    return [name for name in changed if not MAY_CHANGE.fullmatch(name)]


def _page_setup(members: Members) -> list[bytes]:
    root = etree.fromstring(members[MAIN])
    return [etree.tostring(one, method="c14n", exclusive=True) for one in root.iter(w("sectPr"))]


def _assert_grown(before: Members, after: Members, part: str, key: str) -> None:
    """Styles and lists of theirs are as they were; some may have come."""
    name = f"word/{part}.xml"
    if name in before:
        was, now = (
            {(one.tag, one.get(w(key))): etree.tostring(one, method="c14n", exclusive=True)
             for one in etree.fromstring(side[name])}
            for side in (before, after)
        )  # fmt: skip
        assert {known: now.get(known) for known in was} == was


def assert_told(base: Members, after: Members, fresh: Members) -> None:
    """What policy wrote since the base came in, or a comment or the report tells of it."""
    parts = [name for name in (MAIN, "word/comments.xml") if name in after]
    everywhere = "\n".join("".join(etree.fromstring(after[name]).itertext()) for name in parts)
    old, new = (
        {word for text in texts(side, accept=True, contents=False) for word in POLICY_WORD.findall(text)}
        for side in (base, fresh)
    )
    assert {word for word in new - old if word not in everywhere} == set()


def assert_settled(base: Members, theirs: Members) -> None:
    """A new version that says what the base says changes nothing at all."""
    woven = weave_file(base, theirs, base, ("A", ""), is_prose)
    assert {name: data for name, data in woven.parts.save().items() if data != theirs.get(name)} == {}


def assert_as_fresh(after: Members, fresh: Members, *, independent: bool = True) -> None:
    """Where nobody worked, accepting every change gives the new document, word for word and row for row."""
    assert texts(after, accept=True, contents=False) == texts(fresh, accept=True, contents=False)
    accepted = {**after, MAIN: _accepted(after)}
    dead = [one for one in check_members(accepted) if one.rule in (Rule.DEAD_LINK, Rule.DEAD_REFERENCE)]
    assert dead == []
    if independent:
        mine, yours = (pandoc_words(one, "accept", contents=False) for one in (after, fresh))
        assert mine == yours


def _accepted(members: Members) -> bytes:
    root = root_of(members, contents=False)
    settle(root, accept=True)
    return etree.tostring(root)


@cache
def _validator() -> object:
    from openxml_audit import FileFormat, OpenXmlValidator

    return OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0, strict=True)


def audited(data: bytes) -> Counter[str]:
    """Give what the validator finds, by kind and element, without where it stands."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "audited.docx"
        file.write_bytes(data)
        found = _validator().validate(file).errors  # type: ignore[attr-defined]  # it has no types
    return Counter(re.sub(r"\d+", "", error.description) for error in found)


def members_of(data: bytes) -> dict[str, bytes]:
    return dict(read_archive(data))
