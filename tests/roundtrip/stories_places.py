"""Where in a Word file of a story somebody may work, and small things that are done there."""

import copy
from collections.abc import Iterator

from lxml import etree
from stories_definitions import chance
from word_hand import W14, W15, Hand, run_of, words

from generator.ooxml.names import w

WHO = {w("author"): "H. de Hand", w("date"): "2026-11-02T10:00:00Z"}
PARAGRAPH_ID = f"{{{W14}}}paraId"
_OURS = ("Table of Contents", "serviceformule.bijgewerkt")


class StoryHand(Hand):
    """Hands that work where chance leads them, and sign each word that they type."""

    def __init__(self, members: dict[str, bytes], prefix: str) -> None:
        self.members = dict(members)
        self.root = etree.fromstring(self.members["word/document.xml"])
        self.body = self.root.find(w("body"))
        self.prefix = prefix
        self.count = 0
        self.random = chance(0)
        self._number = 70_000 + 1000 * (len(prefix) + sum(map(ord, prefix)) % 90)

    def done(self) -> dict[str, bytes]:
        self.members["word/document.xml"] = etree.tostring(self.root, encoding="UTF-8", standalone=True)
        return self.members

    def word(self) -> str:
        self.count += 1
        return f"{self.prefix}{self.count}x"

    def thread(self, first: etree._Element, last: etree._Element, *said: tuple[str, str]) -> None:
        """Put a comment with answers around what stands from one element up to another."""
        self._need(
            "word/comments.xml", "comments", f'<w:comments xmlns:w="{w("")[1:-1]}" xmlns:w14="{W14}"/>'
        )
        self._need("word/commentsExtended.xml", "commentsExtended", f'<w15:commentsEx xmlns:w15="{W15}"/>')
        comments, threads = (
            etree.fromstring(self.members[f"word/{name}.xml"]) for name in ("comments", "commentsExtended")
        )
        top = max((int(one.get(w("id"))) for one in comments), default=-1) + 1
        for number, (author, text) in enumerate(said, top):
            known = {w("id"): str(number), w("author"): author, w("date"): WHO[w("date")]}
            comment = etree.SubElement(comments, w("comment"), known)
            etree.SubElement(comment, w("p"), {PARAGRAPH_ID: f"0000A{number:03}"}).append(run_of(text))
            thread = etree.SubElement(
                threads, f"{{{W15}}}commentEx", {f"{{{W15}}}paraId": f"0000A{number:03}"}
            )
            thread.set(f"{{{W15}}}done", "0")
            if number > top:
                thread.set(f"{{{W15}}}paraIdParent", f"0000A{top:03}")
            first.addprevious(etree.Element(w("commentRangeStart"), {w("id"): str(number)}))
            reference = etree.Element(w("r"))
            etree.SubElement(reference, w("commentReference"), {w("id"): str(number)})
            last.addnext(reference)
            last.addnext(etree.Element(w("commentRangeEnd"), {w("id"): str(number)}))
        self.members["word/comments.xml"] = etree.tostring(comments)
        self.members["word/commentsExtended.xml"] = etree.tostring(threads)

    def number(self) -> str:
        self._number += 1
        return str(self._number)

    def change(self, tag: str) -> etree._Element:
        return etree.Element(w(tag), {w("id"): self.number(), **WHO})

    def paragraphs(self, *, with_text: bool = True) -> list[etree._Element]:
        """Give the paragraphs that people see, but for what the program generates."""
        found = [one for one in self.body.iter(w("p")) if not _is_generated(one)]
        return [one for one in found if not with_text or visible(one)]

    def rows(self) -> list[etree._Element]:
        return [one for one in self.body.iter(w("tr")) if not _is_generated(one)]

    def tables(self) -> list[etree._Element]:
        return [one for one in self.body.iter(w("tbl")) if not _is_generated(one)]

    def some_paragraph(self) -> etree._Element:
        return self.random.choice(self.paragraphs())

    def loose_paragraphs(self) -> list[etree._Element]:
        """Give those directly in the body, where a person moves and deletes them."""
        return [one for one in self.paragraphs() if one.getparent() is self.body and not has_section(one)]

    def runs(self, paragraph: etree._Element | None = None) -> list[etree._Element]:
        """Give runs with plain text, outside deletions, fields and text boxes."""
        where = self.paragraphs() if paragraph is None else [paragraph]
        return [run for one in where for run in plain_runs(one)]


def _is_generated(element: etree._Element) -> bool:
    if any(one.tag == w("txbxContent") for one in element.iterancestors()):
        return True
    for control in element.iterancestors(w("sdt")):
        said = {one.get(w("val")) for one in control.find(w("sdtPr")).iter(w("tag"), w("docPartGallery"))}
        if said & set(_OURS):
            return True
    return False


def has_section(paragraph: etree._Element) -> bool:
    return paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None


def visible(paragraph: etree._Element) -> str:
    return "".join(words(run) for run in plain_runs(paragraph))


def plain_runs(paragraph: etree._Element) -> Iterator[etree._Element]:
    within = 0
    for run in paragraph.iter(w("r")):
        marks = [one.get(w("fldCharType")) for one in run.iter(w("fldChar"))]
        within += marks.count("begin") - marks.count("end")
        above = {one.tag for one in run.iterancestors()}
        gone = {w("del"), w("moveFrom"), w("fldSimple"), w("txbxContent")} & above
        if not within and not marks and not gone and words(run) and run.find(w("t")) is not None:
            yield run


def cut(run: etree._Element, at: int) -> tuple[etree._Element, etree._Element]:
    """Cut a run with one text in two, as Word does with every sitting."""
    text = run.find(w("t"))
    said = text.text or ""
    rest = copy.deepcopy(run)
    for child in list(rest):
        if child.tag not in (w("rPr"), w("t")):
            rest.remove(child)
    set_text(text, said[:at])
    set_text(rest.find(w("t")), said[at:])
    run.addnext(rest)
    return run, rest


def set_text(text: etree._Element, said: str) -> None:
    text.text = said
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def whole_text(run: etree._Element) -> bool:
    """Say whether a run is one text and nothing else."""
    return [one.tag for one in run if one.tag != w("rPr")] == [w("t")]


def typed(text: str, like: etree._Element | None = None) -> etree._Element:
    run = run_of(text)
    looks = like.find(w("rPr")) if like is not None else None
    if looks is not None:
        run.insert(0, copy.deepcopy(looks))
    return run


def new_paragraph(like: etree._Element, *runs: etree._Element) -> etree._Element:
    paragraph = etree.Element(w("p"))
    looks = like.find(w("pPr"))
    if looks is not None:
        copied = copy.deepcopy(looks)
        for mark in [*copied.findall(w("rPr")), *copied.findall(w("sectPr"))]:
            copied.remove(mark)
        paragraph.append(copied)
    paragraph.extend(runs)
    return paragraph


def mark_end(paragraph: etree._Element, change: etree._Element) -> None:
    """Say of the end of a paragraph that it came or went."""
    looks = paragraph.find(w("pPr"))
    if looks is None:
        looks = etree.Element(w("pPr"))
        paragraph.insert(0, looks)
    mark = looks.find(w("rPr"))
    if mark is None:
        mark = etree.Element(w("rPr"))
        later = [one for one in looks if one.tag in (w("sectPr"), w("pPrChange"))]
        (later[0].addprevious if later else looks.append)(mark)
    mark.insert(0, change)


def around(run: etree._Element, change: etree._Element) -> None:
    """Put a run into a change of theirs, which may be a deletion."""
    run.addprevious(change)
    change.append(run)
    if change.tag == w("del"):
        for text in run.iter(w("t")):
            text.tag = w("delText")


def is_pending(run: etree._Element) -> bool:
    return any(one.tag in (w("ins"), w("moveTo")) for one in run.iterancestors())


def copied(element: etree._Element, hand: StoryHand) -> etree._Element:
    """Copy as Word does: controls keep their tag and get a number, bookmarks stay behind."""
    twin = copy.deepcopy(element)
    for number in twin.iter(w("id")):
        number.set(w("val"), hand.number())
    behind = ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")
    for mark in list(twin.iter(*map(w, behind))):
        mark.getparent().remove(mark)
    for mark in list(twin.iter(w("commentReference"))):
        run = mark.getparent()
        run.getparent().remove(run)
    for change in twin.iter(w("ins"), w("del"), w("moveFrom"), w("moveTo")):
        change.set(w("id"), hand.number())
    for drawing in twin.iter("{*}docPr"):
        drawing.set("id", hand.number())
    return twin


def removed(element: etree._Element) -> None:
    """Delete as Word does: a bookmark or comment that began or ended there shrinks to what is left."""
    marks = tuple(map(w, ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")))
    numbers = {tag: {one.get(w("id")) for one in element.iter(tag)} for tag in marks}
    whole = numbers[marks[0]] & numbers[marks[1]], numbers[marks[2]] & numbers[marks[3]]
    home = element.getnext() if element.getnext() is not None else element.getprevious()
    for mark in list(element.iter(*marks)):
        inside = whole[0 if mark.tag in marks[:2] else 1]
        if mark.get(w("id")) not in inside:
            element.addprevious(mark)
    for reference in list(element.iter(w("commentReference"))):
        if reference.get(w("id")) not in whole[1] and home is not None and home.tag == w("p"):
            home.append(reference.getparent())
    parent = element.getparent()
    parent.remove(element)
