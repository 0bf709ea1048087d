"""What people do in Word, done in the XML of a file as Word does it."""

import copy
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from generator.ooxml.archive import read_archive, write_archive
from generator.ooxml.names import w

MAIN = "word/document.xml"
XML = "http://www.w3.org/XML/1998/namespace"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


class Hand:
    """Somebody's hands on a Word file; leaves no trace of who it was unless a change is tracked."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.members = read_archive(path.read_bytes())
        self.root = etree.fromstring(self.members[MAIN])
        self.body = self.root.find(w("body"))

    def save(self, path: Path | None = None) -> Path:
        self.members[MAIN] = etree.tostring(self.root, encoding="UTF-8", standalone=True)
        target = path or self.path
        target.write_bytes(write_archive(self.members))
        return target

    # --- finding ---

    def paragraph(self, text: str) -> etree._Element:
        """Find the first paragraph that holds a text."""
        return next(one for one in self.root.iter(w("p")) if text in words(one))

    def control(self, tag: str, number: int = 0) -> etree._Element:
        """Find a content control by its tag."""
        found = [one for one in self.root.iter(w("sdt")) if _tag(one) == tag]
        return found[number]

    def controls(self, tag: str) -> list[etree._Element]:
        return [one for one in self.root.iter(w("sdt")) if _tag(one) == tag]

    # --- words ---

    def reword(self, tag: str, old: str, new: str, number: int | None = None) -> None:
        """Type other words in a field, in every place where it stands or in one."""
        for control in self.controls(tag) if number is None else [self.control(tag, number)]:
            replace_text(control, old, new)

    def reword_line(self, where: str, old: str, new: str) -> None:
        """Type other words in a paragraph, wherever they stand."""
        replace_text(self.paragraph(where), old, new)

    def reword_tracked(self, tag: str, old: str, new: str, author: str, date: str) -> None:
        """Type other words with changes tracked."""
        for control in self.controls(tag):
            for run in list(control.iter(w("r"))):
                text = words(run)
                if old in text:
                    before, _, after = text.partition(old)
                    _split(run, before, old, new, after, author, date)
                    break

    def choose(self, tag: str, label: str) -> None:
        """Choose another value in a drop-down."""
        for control in self.controls(tag):
            texts = list(control.iter(w("t")))
            texts[0].text = label
            for text in texts[1:]:
                text.text = ""

    def clear(self, tag: str) -> None:
        """Empty a control, as rejecting an insertion leaves it."""
        for control in self.controls(tag):
            for run in list(control.iter(w("r"))):
                run.getparent().remove(run)

    # --- paragraphs and rows ---

    def add_after(self, paragraph: etree._Element, text: str, style: str | None = None) -> etree._Element:
        """Type a paragraph of its own after another, in the same style or another."""
        new = etree.Element(w("p"))
        old = paragraph.find(w("pPr"))
        if old is not None:
            new.append(copy.deepcopy(old))
        if style is not None:
            properties = new.find(w("pPr"))
            if properties is None:
                properties = etree.SubElement(new, w("pPr"))
            for one in properties.findall(w("pStyle")):
                properties.remove(one)
            properties.insert(0, etree.Element(w("pStyle"), {w("val"): style}))
        new.append(run_of(text))
        around = paragraph
        while around.getparent().tag == w("sdtContent"):
            around = around.getparent().getparent()
        around.addnext(new)
        return new

    def remove(self, *paragraphs: etree._Element) -> None:
        for one in paragraphs:
            one.getparent().remove(one)

    def delete_tracked(self, paragraph: etree._Element, author: str, date: str) -> None:
        """Take a paragraph out with changes tracked."""
        who = {w("id"): "9100", w("author"): author, w("date"): date}
        for run in list(paragraph.iter(w("r"))):
            gone = etree.Element(w("del"), who)
            run.addprevious(gone)
            gone.append(run)
            for text in run.iter(w("t")):
                text.tag = w("delText")
        properties = paragraph.find(w("pPr"))
        if properties is None:
            properties = etree.Element(w("pPr"))
            paragraph.insert(0, properties)
        of_mark = etree.SubElement(properties, w("rPr"))
        etree.SubElement(of_mark, w("del"), who)

    def press_enter(self, tag: str, before: str) -> None:
        """Press Enter in a control that holds a whole paragraph: Word puts it around both."""
        control = self.control(tag)
        paragraph = next(control.iterancestors(w("p")))
        inside = control.find(w("sdtContent"))
        assert inside is not None
        whole = words(inside)
        lines = [copy.deepcopy(paragraph), copy.deepcopy(paragraph)]
        for line, text in zip(lines, (before, whole.removeprefix(before)), strict=True):
            for child in list(line):
                if child.tag != w("pPr"):
                    line.remove(child)
            line.append(run_of(text))
        for child in list(inside):
            inside.remove(child)
        inside.extend(lines)
        paragraph.addprevious(control)
        self.remove(paragraph)

    def add_row(self, row: etree._Element, *cells: str) -> None:
        """Put a row under another and type in its cells."""
        new = etree.Element(w("tr"))
        for old, text in zip(row.findall(w("tc")), cells, strict=False):
            cell = etree.SubElement(new, w("tc"))
            properties = old.find(w("tcPr"))
            if properties is not None:
                cell.append(copy.deepcopy(properties))
            paragraph = etree.SubElement(cell, w("p"))
            style = old.find(f"{w('p')}/{w('pPr')}")
            if style is not None:
                paragraph.append(copy.deepcopy(style))
            if text:
                paragraph.append(run_of(text))
        row.addnext(new)

    def embolden(self, where: str, text: str, look: str = "b", **attributes: str) -> None:
        """Give words in a paragraph a look of their own."""
        for run in list(self.paragraph(where).iter(w("r"))):
            whole = words(run)
            if text in whole:
                before, _, after = whole.partition(text)
                pieces = [_like(run, part) for part in (before, text, after)]
                properties = pieces[1].find(w("rPr"))
                if properties is None:
                    properties = etree.Element(w("rPr"))
                    pieces[1].insert(0, properties)
                etree.SubElement(properties, w(look), {w(key): value for key, value in attributes.items()})
                for piece, said in zip(pieces, (before, text, after), strict=True):
                    if said:
                        run.addprevious(piece)
                run.getparent().remove(run)
                return
        raise AssertionError(text)

    # --- comments ---

    def comment(self, around: etree._Element, *said: tuple[str, str]) -> None:
        """Put a comment around an element, with answers; each is an author and a text."""
        self._need(
            "word/comments.xml", "comments", f'<w:comments xmlns:w="{w("")[1:-1]}" xmlns:w14="{W14}"/>'
        )
        self._need("word/commentsExtended.xml", "commentsExtended", f'<w15:commentsEx xmlns:w15="{W15}"/>')
        comments = etree.fromstring(self.members["word/comments.xml"])
        threads = etree.fromstring(self.members["word/commentsExtended.xml"])
        first = len(comments)
        for number, (author, text) in enumerate(said, first):
            date = f"2026-11-0{number % 9 + 1}T10:00:00Z"
            comment = etree.SubElement(
                comments, w("comment"), {w("id"): str(number), w("author"): author, w("date"): date}
            )
            paragraph = etree.SubElement(comment, w("p"), {f"{{{W14}}}paraId": f"0000A{number:03}"})
            paragraph.append(run_of(text))
            thread = etree.SubElement(
                threads, f"{{{W15}}}commentEx", {f"{{{W15}}}paraId": f"0000A{number:03}"}
            )
            thread.set(f"{{{W15}}}done", "0")
            if number > first:
                thread.set(f"{{{W15}}}paraIdParent", f"0000A{first:03}")
            around.addprevious(etree.Element(w("commentRangeStart"), {w("id"): str(number)}))
            reference = etree.Element(w("r"))
            etree.SubElement(reference, w("commentReference"), {w("id"): str(number)})
            around.addnext(reference)
            around.addnext(etree.Element(w("commentRangeEnd"), {w("id"): str(number)}))
        self.members["word/comments.xml"] = etree.tostring(comments)
        self.members["word/commentsExtended.xml"] = etree.tostring(threads)

    def _need(self, part: str, role: str, empty: str) -> None:
        if part in self.members:
            return
        self.members[part] = empty.encode()
        self._change(
            "[Content_Types].xml",
            lambda text: text.replace(
                "</Types>",
                f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.'
                f'wordprocessingml.{role}+xml"/></Types>',
            ),
        )
        kind = (
            OFFICE + role
            if role == "comments"
            else f"http://schemas.microsoft.com/office/2011/relationships/{role}"
        )
        name = part.removeprefix("word/")
        self._change(
            "word/_rels/document.xml.rels",
            lambda text: text.replace(
                "</Relationships>",
                f'<Relationship Id="rIdH{role}" Type="{kind}" Target="{name}"/></Relationships>',
            ),
        )

    def _change(self, part: str, change: Callable[[str], str]) -> None:
        before = self.members[part].decode()
        after = change(before)
        assert after != before
        self.members[part] = after.encode()


def words(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(w("t")))


def replace_text(element: etree._Element, old: str, new: str) -> None:
    """Replace words that may run over several runs; the first of them gets the new ones."""
    texts = list(element.iter(w("t")))
    whole = "".join(text.text or "" for text in texts)
    at = whole.index(old)
    end, here, put = at + len(old), 0, False
    for text in texts:
        length = len(text.text or "")
        first, last = max(at - here, 0), min(end - here, length)
        if first < last:
            said = text.text or ""
            text.text = said[:first] + ("" if put else new) + said[last:]
            text.set(f"{{{XML}}}space", "preserve")
            put = True
        here += length
    assert put


def run_of(text: str) -> etree._Element:
    run = etree.Element(w("r"))
    said = etree.SubElement(run, w("t"))
    said.text = text
    said.set(f"{{{XML}}}space", "preserve")
    return run


def _like(run: etree._Element, text: str, tag: str = "t") -> etree._Element:
    new = etree.Element(w("r"))
    properties = run.find(w("rPr"))
    if properties is not None:
        new.append(copy.deepcopy(properties))
    said = etree.SubElement(new, w(tag))
    said.text = text
    said.set(f"{{{XML}}}space", "preserve")
    return new


def _split(  # noqa: PLR0913, PLR0917 - the words before, between and after, and who
    run: etree._Element, before: str, old: str, new: str, after: str, author: str, date: str
) -> None:
    who = {w("id"): "9001", w("author"): author, w("date"): date}
    gone, come = etree.Element(w("del"), who), etree.Element(w("ins"), {**who, w("id"): "9002"})
    if before:
        run.addprevious(_like(run, before))
    if old:
        gone.append(_like(run, old, "delText"))
        run.addprevious(gone)
    if new:
        come.append(_like(run, new))
        run.addprevious(come)
    if after:
        run.addprevious(_like(run, after))
    run.getparent().remove(run)


def _tag(control: etree._Element) -> str:
    found = control.find(f"{w('sdtPr')}/{w('tag')}")
    return found.get(w("val"), "") if found is not None else ""
