"""What a page is made of: landmarks, headings, contents, tables, roles, pictures."""

import re
from base64 import b64decode

import pytest
from page_reading import page_of, style_of
from page_sample import (
    JPEG,
    LABELS,
    PNG,
    caption,
    cell,
    document,
    drawing,
    fact,
    field,
    heading,
    p,
    table,
    whole,
)

from generator.document import Document, Group, Link, Picture, Properties, Reference, Role, Strong, Text
from generator.theme.read import default_theme
from generator.writers.html import write

THEME = default_theme()


def made(*blocks, **more):
    return page_of(write(document(*blocks, **more), THEME))


def main(*blocks, **more):
    return made(*blocks, **more).one("main")


def test_the_page_says_what_it_is():
    html = made(p("x"), title="Serviceformule", organisation="Gemeente Altena")
    assert html.attributes == {"lang": "nl-NL"}
    assert html.one("title").text == "Serviceformule – Gemeente Altena"
    named = {node.attributes.get("name"): node.attributes.get("content") for node in html.all("meta")}
    assert named["viewport"] == "width=device-width, initial-scale=1"
    assert named["generator"] == "serviceformule"
    assert made(title="Serviceformule gemeente Altena", organisation="Gemeente Altena").one("title").text == (
        "Serviceformule gemeente Altena"
    )


def test_nothing_is_fetched_and_nothing_runs():
    text = write(whole("woord"), THEME).decode()
    assert not re.search(r"<script|<link|<iframe|<object|@import|url\(|\son\w+=|srcset=", text)
    assert all(source.startswith("data:image/") for source in re.findall(r'src="([^"]*)"', text))


def test_landmarks_stand_once_and_the_skip_link_first():
    html = page_of(write(whole("woord"), THEME))
    assert [node.tag for node in html.one("body").children if not isinstance(node, str)] == [
        "p", "header", "div", "footer",
    ]  # fmt: skip
    first = html.one("body").all("a")[0]
    assert first.text == LABELS.skip
    assert first.attributes["href"] == "#" + html.one("main").attributes["id"]
    assert html.one("nav").attributes["aria-label"] == "Inhoud"
    assert html.one("header").one("h1").text == "woord"


def test_without_a_title_page_the_page_still_has_its_title_and_mark():
    html = made(heading(1, "Een"), title="Serviceformule", mark="CONCEPT", organisation="Altena")
    assert html.one("header").words == "CONCEPT Altena Serviceformule"
    assert html.one("h1").text == "Serviceformule"


def test_a_link_may_lead_to_the_title_page():
    html = made(Group(Role.TITLE_PAGE, (p("x"),), "voorblad"), p(Link("#voorblad", (Text("x"),))))
    assert [node.tag for node in html.walk() if node.attributes.get("id") == "voorblad"] == ["div"]


def test_the_mark_of_a_title_page_does_not_stand_there_twice():
    marked = Group(Role.TITLE_PAGE, (Group(Role.LABEL, (p("CONCEPT"),)),))
    assert made(marked, title="T", mark="CONCEPT").one("header").words.count("CONCEPT") == 1
    assert (
        made(Group(Role.TITLE_PAGE, (p("x"),)), title="T", mark="CONCEPT")
        .one("header")
        .words.count("CONCEPT")
        == 1
    )


def test_without_words_of_the_language_there_is_no_way_without_a_name():
    html = page_of(write(Document(Properties("Titel", "fy"), (heading(1, "Ien", "ien"),)), THEME))
    assert {link.attributes["href"] for link in html.all("a")} == {"#ien"}


@pytest.mark.parametrize(
    ("written", "shown"),
    [([1, 2, 3], [2, 3, 4]), ([1, 3, 3, 2, 4, 1], [2, 3, 3, 3, 4, 2]), ([3, 2, 1], [2, 2, 2]),
     ([2, 4, 6, 6, 5], [2, 3, 4, 4, 4]), ([1, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 6])],
)  # fmt: skip
def test_headings_go_down_without_a_jump(written, shown):
    found = [
        node.tag for node in main(*(heading(level, "x", f"a{n}") for n, level in enumerate(written))).walk()
    ]
    assert [int(tag[1]) for tag in found if re.fullmatch("h[1-6]", tag)] == shown


def test_the_contents_lead_to_the_two_upper_levels_with_their_numbers():
    html = made(
        heading(1, "Een", "een", "1"), heading(2, "Twee", "twee", "1.1"), heading(3, "Drie", "drie", "1.1.1"),
        heading(1, "Vier", "vier", "2"),
    )  # fmt: skip
    beside = html.one("nav").role("beside")[0]
    links = beside.all("a")
    assert [(link.attributes["href"], link.words) for link in links] == [
        ("#een", "1 Een"), ("#twee", "1.1 Twee"), ("#vier", "2 Vier"),
    ]  # fmt: skip
    [outer, inner] = beside.all("ol")
    assert inner in list(outer.walk())
    assert [link.words for link in html.one("details").all("a")] == [link.words for link in links]


def test_the_words_of_the_contents_are_those_of_the_document():
    html = made(Group(Role.CONTENTS, (p("Wat hier staat"),)), heading(1, "Een", "een"))
    assert html.one("nav").attributes["aria-label"] == "Wat hier staat"
    assert html.one("summary").text == "Wat hier staat"
    assert "Wat hier staat" not in html.one("main").text


def test_each_chapter_ends_with_a_way_to_the_top():
    html = made(heading(1, "Een", "a"), p("x"), heading(1, "Twee", "b"), p("y"))
    tags = [
        node.attributes.get("class", node.tag)
        for node in html.one("main").children
        if not isinstance(node, str)
    ]
    assert tags == ["h2", "p", "to-top", "h2", "p", "to-top"]


def test_anchors_and_the_ids_of_the_page_do_not_meet():
    anchors = ["page-main", "page-top", "twee woorden", "é", "promises.x#1", 'a"b', "section"]
    blocks = [*(heading(1, "x", anchor) for anchor in anchors), heading(1, "zonder")]
    links = [Link(f"#{anchor}", (Text("x"),)) for anchor in anchors]
    html = made(*blocks, p(*links))
    ids = {node.attributes["id"] for node in html.walk() if "id" in node.attributes}
    from urllib.parse import unquote

    targets = [unquote(link.attributes["href"][1:]) for link in html.all("a")]
    assert set(targets) <= ids
    assert ids >= {"page-main-2", "page-top-2", "twee-woorden", "é", "promises.x#1", 'a"b'}


def test_what_stands_twice_or_nowhere_is_refused():
    with pytest.raises(ValueError, match="two things have the anchor"):
        write(document(heading(1, "x", "a"), heading(1, "x", "a")), THEME)
    with pytest.raises(ValueError, match="nothing has the anchor"):
        write(document(p(Reference("nergens", "x"))), THEME)


HEADER = (cell("Belofte"), cell("Norm"), cell("Eigenaar"))


def test_headers_say_what_they_are_headers_of():
    rows = ((cell("opnemen"), cell("30 s"), cell("KCC")), (cell("bellen"), cell("30 s"), cell("KCC")))
    found = main(table(*rows, header=HEADER))
    assert [(h.words, h.attributes["scope"]) for h in found.all("th")] == [
        ("Belofte", "col"), ("Norm", "col"), ("Eigenaar", "col"), ("opnemen", "row"), ("bellen", "row"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "first",
    [("2027-K1", "2027-K1"), ("a", ""), ("–", "a"), ("x" * 161, "a"), ("a",)],
    ids=["twice", "empty", "dash", "long", "alone"],
)
def test_a_first_column_that_does_not_name_the_rows_holds_no_headers(first):
    rows = tuple((cell(name), cell("x"), cell("y")) for name in first)
    assert {h.attributes["scope"] for h in main(table(*rows, header=HEADER)).all("th")} == {"col"}


def test_a_caption_belongs_to_the_table_right_behind_it():
    inside = table((cell("a"), cell("b"), cell("c")), header=HEADER)
    for block in (inside, Group(Role.NORM_TABLE, (inside,)), Group(Role.MATRIX, (inside,))):
        found = main(caption("tabel", 3, "Normen"), block, p(Reference("tabel", "Tabel 3")))
        assert found.one("table").one("caption").words == "Tabel 3: Normen"
        assert found.one("caption").attributes["id"] == "tabel"
    apart = main(caption("tabel", 3, "Normen"), p("ertussen"), inside)
    assert not apart.all("caption")
    assert apart.role("bijschrift")[0].attributes["id"] == "tabel"


def test_a_table_that_may_be_too_wide_scrolls_in_a_region_with_a_name():
    wide = table(tuple(cell(str(n)) for n in range(9)), header=tuple(cell(f"K{n}") for n in range(9)))
    html = made(heading(1, "Kop", "kop"), wide, caption("tabel", 1, "Breed"), wide)
    regions = [node for node in html.walk() if node.attributes.get("role") == "region"]
    assert [(r.attributes["tabindex"], r.attributes["aria-labelledby"]) for r in regions] == [
        ("0", "kop"), ("0", "tabel"),
    ]  # fmt: skip


def test_cells_that_come_to_stand_below_each_other_keep_their_names_and_roles():
    rows = [(cell(name), cell("dienstverlening"), cell("programmamanager")) for name in ("een", "twee")]
    found = main(table(*rows, header=HEADER)).one("table")
    assert found.attributes["class"] == "stacked"
    assert [td.attributes["data-label"] for td in found.all("tbody")[0].all("th", "td")] == [
        "Belofte", "Norm", "Eigenaar",
    ] * 2  # fmt: skip
    assert {node.attributes.get("role") for node in found.walk()} - {None} == {
        "table", "rowgroup", "row", "columnheader", "rowheader", "cell",
    }  # fmt: skip
    headless = table(
        (cell("een"), cell("dienstverlening"), cell("programmamanager")), header=(cell(), cell(), cell())
    )
    assert main(headless).one("table").attributes["class"] == "narrow"
    assert not main(headless).all("thead")


def test_a_dash_says_what_it_means():
    found = table((cell("een"), cell("–"), cell(field("–"))), header=HEADER)
    for block, words in ((found, "geen"), (Group(Role.MATRIX, (found,)), "niet")):
        seen = main(block)
        [dash] = [node for node in seen.walk() if node.attributes.get("aria-hidden")]
        assert (dash.text, seen.role("unseen")[0].text) == ("–", words)


def test_lines_with_a_label_become_a_description_list():
    promise = Group(
        Role.PROMISE,
        (
            p(field("Wij nemen op.")),
            Group(Role.FACTS, (fact("Norm", "30 s"), fact("Eigenaar", field("KCC")), p("los"))),
        ),
        "belofte-x",
    )
    article = main(promise).one("article")
    assert [(dt.text, dd.text) for dt, dd in zip(article.all("dt"), article.all("dd"), strict=True)] == [
        ("Norm", "30 s"), ("Eigenaar", "KCC"),
    ]  # fmt: skip
    assert article.words.endswith("los")
    lead = article.role("lead")[0]
    assert article.attributes["aria-labelledby"] == lead.attributes["id"]
    assert article.attributes["id"] == "belofte-x"


def test_in_running_text_such_a_line_stays_a_paragraph():
    assert not main(fact("Bron", "x")).all("dl")
    assert not main(Group(Role.FACTS, (p(Strong((Text("Vet"),)), " en meer"),))).all("dl")


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_a_place(role):
    html = made(heading(1, "Kop", "kop"), Group(role, (p("woord"),), "hier"))
    if role is Role.CONTENTS:
        assert "woord" not in html.one("main").text
    else:
        assert "woord" in html.one("main").text
        assert [node for node in html.walk() if node.attributes.get("id") == "hier"]


def test_a_note_is_no_landmark_within_the_text():
    assert not page_of(write(whole("woord"), THEME)).all("aside")


def test_pictures_stand_in_the_page():
    found = main(p(Picture(PNG, "Logo", 12, 8)), p("x ", Picture(JPEG, "Foto", 3, 4)))
    first, second = found.all("img")
    kind, _, data = first.attributes["src"].partition(";base64,")
    assert (kind, b64decode(data)) == ("data:image/png", PNG)
    assert second.attributes["src"].startswith("data:image/jpeg;base64,")
    assert (first.attributes["alt"], first.attributes["width"], first.attributes["height"]) == (
        "Logo",
        "12",
        "8",
    )
    assert [img for figure in found.all("figure") for img in figure.all("img")] == [first]


def test_a_drawing_is_part_of_the_page_with_its_words_and_colours():
    found = main(
        p(drawing("Wat het zegt", "Balie")), caption("figuur", 1, "Dekking", "Figuur"), p(drawing("b", "c"))
    )
    first, second = found.all("figure")
    assert first.one("svg").one("title").text == "Wat het zegt"
    assert first.one("figcaption").words == "Figuur 1: Dekking"
    assert first.one("rect").attributes["fill"] == "var(--band)"
    assert not second.all("figcaption")
    assert "--band: #" in style_of(made(p("x")))


def test_a_caption_between_a_picture_and_a_table_is_the_tables():
    inside = table((cell("a"), cell("b"), cell("c")), header=HEADER)
    found = main(p(drawing("a", "b")), caption("tabel", 1, "Tabel"), inside)
    assert not found.all("figcaption")
    assert found.one("caption").words == "Tabel 1: Tabel"


def test_two_pages_of_one_document_are_the_same():
    assert write(whole("woord"), THEME) == write(whole("woord"), THEME)
