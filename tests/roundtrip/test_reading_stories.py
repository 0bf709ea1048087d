"""What a reader sees of a Word file, and what stood there before it was changed."""

from marked import body, come, control, gone, p, run, table, xml

from generator.ooxml.reading.body import read_nodes
from generator.ooxml.reading.lines import View, read_line
from generator.ooxml.reading.nodes import OBJECT, Grid, Line, lines_of


def both(paragraph: str) -> tuple[str, str]:
    return read_line(xml(paragraph)).text, read_line(xml(paragraph), View.ORIGINAL).text


def lines(*blocks: str, view: View = View.CURRENT) -> list[str]:
    return [line.text for line in lines_of(read_nodes(body(*blocks), view))]


def test_tracked_words_stand_in_one_view_each():
    assert both(p(run("Wij "), gone("bellen"), come(run("komen")), run("."))) == ("Wij komen.", "Wij bellen.")


def test_so_do_words_that_moved():
    moved = '<w:moveFrom w:id="1">{0}</w:moveFrom>{1}<w:moveTo w:id="2">{0}</w:moveTo>'
    assert both(p(moved.format(run("a"), run(" b ")))) == (" b a", "a b ")


def test_a_control_tells_its_field_and_where_it_stands():
    line = read_line(xml(p(run("Norm: "), control("norm", run("2 dagen")), run("."))))
    assert [(held.tag, line.text[held.start : held.end]) for held in line.held] == [("norm", "2 dagen")]


def test_a_placeholder_says_nothing():
    shows = control("a", run("Klik hier")).replace("</w:sdtPr>", "<w:showingPlcHdr/></w:sdtPr>")
    assert read_line(xml(p(run("x"), shows))).text == "x"
    around = shows.replace(run("Klik hier"), p(run("Klik hier")))
    assert lines(around) == [""]


def test_a_field_is_its_result_and_comes_and_goes_as_a_whole():
    signs = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    begin, separate, end = signs
    line = read_line(
        xml(p(begin, "<w:r><w:instrText> REF x </w:instrText></w:r>", separate, run("Tabel 1"), end))
    )
    assert line.text == "Tabel 1"
    assert [(thing.key, thing.start, thing.end) for thing in line.fixed] == [("REF x", 0, 7)]


def test_a_note_and_a_picture_are_one_sign():
    line = read_line(xml(p(run("a"), '<w:r><w:footnoteReference w:id="1"/></w:r>', run("b"))))
    assert line.text == f"a{OBJECT}b"


def test_a_paragraph_that_comes_is_not_in_the_original():
    blocks = (p(run("a")), p(come(run("b")), pending=True))
    assert lines(*blocks) == ["a", "b"]
    assert lines(*blocks, view=View.ORIGINAL) == ["a"]


def test_a_row_that_goes_is_not_in_the_current_text():
    rows = table((p(run("a")),), (p(run("b")),)).replace(
        "<w:tr>", '<w:tr><w:trPr><w:del w:id="9"/></w:trPr>', 1
    )
    assert lines(rows) == ["b"]
    assert lines(rows, view=View.ORIGINAL) == ["a", "b"]


def test_both_halves_of_a_field_in_which_somebody_pressed_enter_are_of_that_field():
    nodes = read_nodes(body(control("a", p(run("een")), p(run("twee")))))
    assert [[held.tag for held in line.held] for line in lines_of(nodes)] == [["a"], ["a"]]


def test_tables_hold_rows_and_cells():
    before, grid, after = read_nodes(body(p(run("voor")), table((p(run("a")), p(run("b")))), p(run("na"))))
    assert isinstance(before, Line)
    assert isinstance(after, Line)
    assert isinstance(grid, Grid)
    assert [[cell.nodes[0].text for cell in row.cells] for row in grid.rows] == [["a", "b"]]


def test_the_report_of_an_update_and_the_contents_are_nobodys_text():
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    contents = (
        f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{p(run('1 Inleiding'))}</w:sdtContent></w:sdt>"
    )
    report = control("serviceformule.bijgewerkt", p(run("Dit is bijgewerkt")))
    assert lines(report, contents, p(run("tekst"))) == ["tekst"]
