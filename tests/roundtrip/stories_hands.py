"""What people do to a Word file without tracking it, each at a place of chance's choice."""

import copy

from lxml import etree
from stories_places import (
    StoryHand,
    copied,
    cut,
    has_section,
    new_paragraph,
    plain_runs,
    removed,
    set_text,
    typed,
    visible,
    whole_text,
)
from word_hand import words

from generator.ooxml.names import w


def _whole_runs(hand: StoryHand) -> list[etree._Element]:
    return [run for run in hand.runs() if whole_text(run)]


def reword(hand: StoryHand) -> None:
    """Type a word in the place of another."""
    runs = [run for run in _whole_runs(hand) if " " in words(run).strip()]
    if runs:
        text = hand.random.choice(runs).find(w("t"))
        said = text.text.split(" ")
        said[hand.random.randrange(len(said))] = hand.word()
        set_text(text, " ".join(said))


def reword_everywhere(hand: StoryHand) -> None:
    """Type another word in a field wherever it stands."""
    tags = [one.get(w("val")) for one in hand.body.iter(w("tag"))]
    if tags:
        tag, word = hand.random.choice(tags), hand.word()
        for control in hand.controls(tag):
            text = next(control.iter(w("t")), None)
            if text is not None:
                set_text(text, f"{word} {text.text or ''}")


def reword_across(hand: StoryHand) -> None:
    """Select over the edges of runs, and type."""
    paragraphs = [one for one in hand.paragraphs() if len([*plain_runs(one)]) > 1]
    if not paragraphs:
        return
    runs = [run for run in plain_runs(hand.random.choice(paragraphs)) if whole_text(run)]
    if len(runs) > 1:
        at = hand.random.randrange(len(runs) - 1)
        first, second = runs[at].find(w("t")), runs[at + 1].find(w("t"))
        set_text(first, f"{(first.text or '')[: len(first.text or '') // 2]}{hand.word()}")
        set_text(second, (second.text or "")[len(second.text or "") // 2 :])


def strike_words(hand: StoryHand) -> None:
    """Delete some words."""
    runs = [run for run in _whole_runs(hand) if words(run).count(" ") > 2]
    if runs:
        text = hand.random.choice(runs).find(w("t"))
        said = text.text.split(" ")
        at = hand.random.randrange(len(said) - 1)
        set_text(text, " ".join([*said[:at], *said[at + 2 :]]))


def split_runs(hand: StoryHand) -> None:
    """Leave runs in pieces, as sittings and the spelling check do."""
    for run in hand.random.sample(_whole_runs(hand), k=min(12, len(_whole_runs(hand)))):
        length = len(words(run))
        if length > 2:
            _, rest = cut(run, hand.random.randrange(1, length))
            rest.set(w("rsidR"), "00AB12CD")
            rest.addprevious(etree.Element(w("proofErr"), {w("type"): "spellStart"}))
            rest.addnext(etree.Element(w("proofErr"), {w("type"): "spellEnd"}))


def type_before(hand: StoryHand) -> None:
    paragraph = hand.some_paragraph()
    place = 1 if paragraph.find(w("pPr")) is not None else 0
    paragraph.insert(place, typed(f"{hand.word()} "))


def type_behind(hand: StoryHand) -> None:
    hand.some_paragraph().append(typed(f" {hand.word()}"))


def type_between(hand: StoryHand) -> None:
    """Type beside a control or a run."""
    paragraph = hand.some_paragraph()
    inside = [one for one in paragraph if one.tag in (w("r"), w("sdt"))]
    if inside:
        hand.random.choice(inside).addnext(typed(f" {hand.word()} "))


def delete_paragraph(hand: StoryHand) -> None:
    loose = hand.loose_paragraphs()
    if len(loose) > 2:
        removed(hand.random.choice(loose))


def delete_chapter(hand: StoryHand) -> None:
    """Delete from a heading up to the next one."""
    loose = hand.loose_paragraphs()
    heads = [one for one in loose if _style(one).startswith("Heading")]
    if len(heads) < 2:
        return
    at = hand.random.randrange(len(heads) - 1)
    going = [heads[at]]
    while going[-1].getnext() is not heads[at + 1] and going[-1].getnext() is not None:
        following = going[-1].getnext()
        if following.tag not in (w("p"), w("tbl")) or has_section(following):
            break
        going.append(following)
    for one in going:
        removed(one)


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return style.get(w("val"), "") if style is not None else ""


def delete_row(hand: StoryHand) -> None:
    if rows := hand.rows():
        row = hand.random.choice(rows)
        table = row.getparent()
        removed(row)
        if not table.findall(w("tr")):
            removed(table)


def delete_table(hand: StoryHand) -> None:
    if tables := hand.tables():
        table = hand.random.choice(tables)
        if table.getparent() is hand.body:
            removed(table)


def empty_cell(hand: StoryHand) -> None:
    if rows := hand.rows():
        cell = hand.random.choice(hand.random.choice(rows).findall(w("tc")))
        for paragraph in cell.findall(w("p")):
            for child in [one for one in paragraph if one.tag in (w("r"), w("sdt"), w("hyperlink"))]:
                removed(child)


def add_paragraph(hand: StoryHand) -> None:
    paragraph = hand.some_paragraph()
    paragraph.addnext(new_paragraph(paragraph, typed(f"{hand.word()} is hier getypt.")))


def add_empty_paragraph(hand: StoryHand) -> None:
    paragraph = hand.some_paragraph()
    paragraph.addnext(new_paragraph(paragraph))


def add_first_paragraph(hand: StoryHand) -> None:
    hand.body.insert(0, etree.Element(w("p")))
    hand.body[0].append(typed(f"{hand.word()} staat vooraan."))


def add_row(hand: StoryHand) -> None:
    if rows := hand.rows():
        row = hand.random.choice(rows)
        hand.add_row(row, *(f"{hand.word()} cel" for _ in row.findall(w("tc"))))


def add_table(hand: StoryHand) -> None:
    paragraph = hand.random.choice(hand.loose_paragraphs())
    table = etree.fromstring(
        f'<w:tbl xmlns:w="{w("")[1:-1]}"><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid></w:tbl>'
    )
    for _ in range(2):
        row = etree.SubElement(table, w("tr"))
        for _ in range(2):
            cell = etree.SubElement(row, w("tc"))
            etree.SubElement(cell, w("p")).append(typed(hand.word()))
    paragraph.addnext(table)
    table.addnext(new_paragraph(paragraph, typed(f"{hand.word()} onder de tabel.")))


def add_column(hand: StoryHand) -> None:
    if not (tables := hand.tables()):
        return
    table = hand.random.choice(tables)
    at = hand.random.randrange(3)
    for row in table.findall(w("tr")):
        cells = row.findall(w("tc"))
        model = cells[min(at, len(cells) - 1)]
        cell = etree.Element(w("tc"))
        if model.find(w("tcPr")) is not None:
            cell.append(copy.deepcopy(model.find(w("tcPr"))))
        etree.SubElement(cell, w("p")).append(typed(hand.word()))
        model.addnext(cell)
    grid = table.find(w("tblGrid"))
    grid.append(etree.Element(w("gridCol"), {w("w"): "900"}))


def delete_column(hand: StoryHand) -> None:
    tables = [one for one in hand.tables() if min(len(row.findall(w("tc"))) for row in one.iter(w("tr"))) > 1]
    if tables:
        table = hand.random.choice(tables)
        for row in table.findall(w("tr")):
            removed(row.findall(w("tc"))[-1])
        grid = table.find(w("tblGrid"))
        grid.remove(grid[-1])


def merge_cells(hand: StoryHand) -> None:
    rows = [row for row in hand.rows() if len(row.findall(w("tc"))) > 1]
    if rows:
        row = hand.random.choice(rows)
        first, second = row.findall(w("tc"))[:2]
        properties = first.find(w("tcPr"))
        if properties is None:
            properties = etree.Element(w("tcPr"))
            first.insert(0, properties)
        if properties.find(w("gridSpan")) is None and second.find(f"{w('tcPr')}/{w('gridSpan')}") is None:
            span = etree.Element(w("gridSpan"), {w("val"): "2"})
            width = properties.find(w("tcW"))
            properties.insert(0 if width is None else 1, span)
            for child in [one for one in second if one.tag != w("tcPr")]:
                first.append(child)
            row.remove(second)


def move_paragraph(hand: StoryHand) -> None:
    loose = hand.loose_paragraphs()
    one, other = hand.random.sample(loose, 2)
    other.addnext(one)


def move_row(hand: StoryHand) -> None:
    if rows := hand.rows():
        row = hand.random.choice(rows)
        hand.random.choice(row.getparent().findall(w("tr"))).addnext(row)


def bolden(hand: StoryHand) -> None:
    runs = [run for run in _whole_runs(hand) if len(words(run)) > 4]
    if runs:
        run = hand.random.choice(runs)
        _, rest = cut(run, hand.random.randrange(1, len(words(run)) - 1))
        looks = rest.find(w("rPr"))
        if looks is None:
            looks = etree.Element(w("rPr"))
            rest.insert(0, looks)
        if looks.find(w("b")) is None:
            style = looks.find(w("rStyle"))
            looks.insert(0 if style is None else 1, etree.Element(w("b")))


def restyle(hand: StoryHand) -> None:
    """Make a paragraph a heading, or give it a colour of its own."""
    paragraph = hand.some_paragraph()
    looks = paragraph.find(w("pPr"))
    if looks is None:
        looks = etree.Element(w("pPr"))
        paragraph.insert(0, looks)
    style = looks.find(w("pStyle"))
    if style is None:
        style = etree.Element(w("pStyle"))
        looks.insert(0, style)
    style.set(w("val"), "Heading3")


def recolour(hand: StoryHand) -> None:
    """Change the house style."""
    part = hand.members["word/styles.xml"].decode()
    hand.members["word/styles.xml"] = part.replace('w:val="24"', 'w:val="26"').encode()


def copy_paragraph(hand: StoryHand) -> None:
    """Copy a paragraph with its controls, and sometimes type in the copy."""
    paragraph = hand.random.choice(hand.loose_paragraphs())
    twin = copied(paragraph, hand)
    hand.random.choice(hand.loose_paragraphs()).addnext(twin)
    if hand.random.random() < 0.5:
        twin.append(typed(f" {hand.word()}"))


def copy_row(hand: StoryHand) -> None:
    if rows := hand.rows():
        row = hand.random.choice(rows)
        row.addnext(copied(row, hand))


def join_paragraphs(hand: StoryHand) -> None:
    """Delete the end of a paragraph."""
    loose = [one for one in hand.loose_paragraphs() if one.getnext() is not None and one.getnext().tag == w("p")]
    loose = [one for one in loose if not has_section(one.getnext())]
    if loose:
        one = hand.random.choice(loose)
        other = one.getnext()
        for child in [child for child in other if child.tag != w("pPr")]:
            one.append(child)
        hand.body.remove(other)


def press_enter(hand: StoryHand) -> None:
    """Press Enter within a control that is all of its paragraph: Word puts the control around both halves."""
    found = []
    for paragraph in hand.loose_paragraphs():
        inside = [one for one in paragraph if one.tag in (w("r"), w("sdt"), w("hyperlink"))]
        if len(inside) == 1 and inside[0].tag == w("sdt"):
            runs = [run for run in plain_runs(paragraph) if whole_text(run) and len(words(run)) > 3]
            if runs:
                found.append((paragraph, inside[0], runs))
    if not found:
        return
    paragraph, control, runs = hand.random.choice(found)
    run = hand.random.choice(runs)
    _, rest = cut(run, hand.random.randrange(1, len(words(run)) - 1))
    content = control.find(w("sdtContent"))
    if rest.getparent() is not content:
        return
    behind = [rest, *rest.itersiblings()]
    second = new_paragraph(paragraph)
    paragraph.addprevious(control)
    for child in list(content):
        if child not in behind:
            paragraph.append(child)
    second.extend(behind)
    content.append(paragraph)
    content.append(second)


def split_paragraph(hand: StoryHand) -> None:
    """Press Enter between two pieces of a paragraph."""
    paragraphs = [one for one in hand.loose_paragraphs() if len([*one.iterchildren(w("r"), w("sdt"))]) > 1]
    if paragraphs:
        paragraph = hand.random.choice(paragraphs)
        pieces = [*paragraph.iterchildren(w("r"), w("sdt"))]
        at = hand.random.randrange(1, len(pieces))
        second = new_paragraph(paragraph)
        behind = [pieces[at], *pieces[at].itersiblings()]
        if not any(run.find(w("fldChar")) is not None for run in paragraph.iter(w("r"))):
            second.extend(behind)
            paragraph.addnext(second)


def empty_control(hand: StoryHand) -> None:
    """Delete all in a control, which then shows its placeholder or nothing."""
    controls = [one for one in hand.body.iter(w("sdt")) if one.find(f"{w('sdtPr')}/{w('tag')}") is not None]
    controls = [one for one in controls if one.getparent().tag == w("p")]
    if not controls:
        return
    control = hand.random.choice(controls)
    inside = control.find(w("sdtContent"))
    for child in list(inside):
        removed(child) if len(inside) > 1 or True else None
    if hand.random.random() < 0.6:
        properties = control.find(w("sdtPr"))
        number = properties.find(w("id"))
        shows = etree.Element(w("showingPlcHdr"))
        number.addnext(shows)
        run = typed("Klik of tik om tekst in te voeren.")
        look = etree.Element(w("rPr"))
        etree.SubElement(look, w("color"), {w("val"): "808080"})
        run.insert(0, look)
        inside.append(run)


def drop_control(hand: StoryHand) -> None:
    """Take a control away, and leave what it held."""
    controls = [one for one in hand.body.iter(w("sdt")) if one.find(f"{w('sdtPr')}/{w('tag')}") is not None]
    controls = [one for one in controls if one.getparent().tag == w("p")]
    if controls:
        control = hand.random.choice(controls)
        for child in list(control.find(w("sdtContent"))):
            control.addprevious(child)
        control.getparent().remove(control)


def wrap_in_control(hand: StoryHand) -> None:
    """Put a control of their own around some paragraphs."""
    paragraph = hand.random.choice(hand.loose_paragraphs())
    control = etree.Element(w("sdt"))
    etree.SubElement(etree.SubElement(control, w("sdtPr")), w("id"), {w("val"): hand.number()})
    inside = etree.SubElement(control, w("sdtContent"))
    some = [paragraph, *paragraph.itersiblings()][: hand.random.randint(1, 4)]
    paragraph.addprevious(control)
    inside.extend(one for one in some if one.tag in (w("p"), w("tbl")) and not has_section(one))


def nothing_but_noise(hand: StoryHand) -> None:
    """Open and save: numbers of sittings, the last place of the cursor, page ends as they were shown."""
    for paragraph in hand.paragraphs()[:40]:
        paragraph.set(w("rsidR"), "00F00BA2")
    for run in hand.runs()[::7]:
        run.insert(1 if run.find(w("rPr")) is not None else 0, etree.Element(w("lastRenderedPageBreak")))
    if not any(one.get(w("name")) == "_GoBack" for one in hand.body.iter(w("bookmarkStart"))):
        number, paragraph = hand.number(), hand.some_paragraph()
        paragraph.append(etree.Element(w("bookmarkStart"), {w("id"): number, w("name"): "_GoBack"}))
        paragraph.append(etree.Element(w("bookmarkEnd"), {w("id"): number}))


def type_in_header(hand: StoryHand) -> None:
    parts = sorted(name for name in hand.members if name.startswith(("word/header", "word/footer")))
    if parts:
        name = hand.random.choice(parts)
        root = etree.fromstring(hand.members[name])
        paragraph = next(root.iter(w("p")), None)
        if paragraph is not None:
            paragraph.append(typed(f" {hand.word()}"))
            hand.members[name] = etree.tostring(root, encoding="UTF-8", standalone=True)


def add_section(hand: StoryHand) -> None:
    """Let a new section begin, on paper of the same kind."""
    last = hand.body.find(w("sectPr"))
    paragraph = hand.random.choice(hand.loose_paragraphs())
    ending = new_paragraph(paragraph, typed(hand.word()))
    looks = ending.find(w("pPr"))
    if looks is None:
        looks = etree.Element(w("pPr"))
        ending.insert(0, looks)
    looks.append(copy.deepcopy(last))
    paragraph.addnext(ending)


def bigger_table(hand: StoryHand) -> None:
    """Type at the end of a cell, as a second paragraph."""
    if rows := hand.rows():
        cell = hand.random.choice(hand.random.choice(rows).findall(w("tc")))
        paragraph = cell.findall(w("p"))[-1] if cell.findall(w("p")) else None
        if paragraph is not None and paragraph.getnext() is None:
            paragraph.addnext(new_paragraph(paragraph, typed(hand.word())))


def case_of_words(hand: StoryHand) -> None:
    """Write a paragraph in capitals."""
    for run in plain_runs(hand.some_paragraph()):
        text = run.find(w("t"))
        set_text(text, (text.text or "").upper())


HANDS = {
    one.__name__: one
    for one in (
        *(reword, reword_everywhere, reword_across, strike_words, split_runs, type_before, type_behind),
        *(type_between, delete_paragraph, delete_chapter, delete_row, delete_table, empty_cell),
        *(add_paragraph, add_empty_paragraph, add_first_paragraph, add_row, add_table, add_column),
        *(delete_column, merge_cells, move_paragraph, move_row, bolden, restyle, recolour, copy_paragraph),
        *(copy_row, join_paragraphs, press_enter, split_paragraph, empty_control, drop_control),
        *(wrap_in_control, nothing_but_noise, type_in_header, add_section, bigger_table, case_of_words),
    )
}
assert visible
