"""``doctor``: what a Word file says of itself, what people did in it, and whether it is safe to update."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile_files import FILES, MAIN, edited, in_body, leading_outside, members, pack, replaced

from generator.cli.main import main
from generator.roundtrip import finish
from generator.roundtrip.proof import Breach

Edit = Callable[[bytes], bytes]
HEAD = """formaat: serviceformule/1
gemeente: {naam: Oosterwolde}
formule: {titel: Serviceformule gemeente Oosterwolde, soort: generiek, versie: "1.0", status: concept}
kanalen:
  - {id: telefoon, naam: Telefoon, soort: telefoon}
beloften:
"""
FIRST = "Belt u ons, dan nemen wij altijd snel en vriendelijk op."
PROMISES = f"""  - id: opnemen
    tekst: {FIRST}
    kanalen: [telefoon]
  - id: terugbellen
    tekst: Wij bellen u terug als u daarom vraagt.
    kanalen: [telefoon]
  - id: brief
    tekst: Op uw brief krijgt u binnen twee weken antwoord.
    kanalen: [telefoon]
"""
TYPED = b"<w:p><w:r><w:t>Dit typte een collega erbij.</w:t></w:r></w:p>"
TABLE = (
    b'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr><w:tc><w:tcPr/>'
    b"<w:p><w:r><w:t>Een tabel van een collega</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)
TRACKED = (
    b'<w:p><w:ins w:id="9001" w:author="Jo" w:date="2026-11-24T10:00:00Z"><w:r>'
    b"<w:t>Jo vraagt zich iets af.</w:t></w:r></w:ins></w:p>"
)
KIND = re.compile(rb'<w:sdt>(?:(?!<w:sdt>).)*"channels\.telefoon\.kind".*?</w:sdt>')


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("gemaakt")
    (folder / "serviceformule.yaml").write_text(HEAD + PROMISES, encoding="utf-8")
    assert main(["build", str(folder), "--only", "serviceformule"]) == 0
    return next((folder / "uitvoer").glob("*.docx")).read_bytes()


class Desk:
    """A folder with a definition and a Word file, and what doctor says of the two."""

    def __init__(self, folder: Path, made: bytes, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys, self.data = folder, capsys, made
        self.define(HEAD + PROMISES)

    def define(self, text: str) -> None:
        (self.folder / "serviceformule.yaml").write_text(text, encoding="utf-8")

    def edit(self, *edits: Edit) -> None:
        for one in edits:
            self.data = one(self.data)

    def run(self, *options: str, status: int = 0) -> tuple[str, str]:
        file = Path("terug.docx")
        file.write_bytes(self.data)
        before = {path: path.read_bytes() for path in self.folder.iterdir()}
        self.capsys.readouterr()
        assert main(["doctor", str(file), *options]) == status
        assert {path: path.read_bytes() for path in self.folder.iterdir()} == before
        told = self.capsys.readouterr()
        return told.out, told.err

    def rows(self, *options: str, status: int = 0) -> dict[str, str]:
        """Give what is said under each name, all on one line."""
        return as_rows(self.run(*options, status=status)[0])

    def data_of(self, *options: str, status: int = 0) -> dict[str, object]:
        out, err = self.run("--format", "json", *options, status=status)
        assert err == ""
        found: dict[str, object] = json.loads(out)
        return found

    def update(self) -> None:
        file = self.folder / "terug.docx"
        file.write_bytes(self.data)
        assert main(["update", str(file), "-o", str(file), "--author", "Beleid"]) == 0
        self.data = file.read_bytes()


def as_rows(text: str) -> dict[str, str]:
    rows: dict[str, str] = {}
    name = ""
    for line in text.splitlines():
        found = re.match(r"  (\S.*?)  +(.+)", line)
        if found:
            name = found[1]
            rows[name] = f"{rows[name]} {found[2]}" if name in rows else found[2]
        elif line.startswith("   "):
            rows[name] += " " + line.strip()
    return rows


@pytest.fixture
def desk(
    tmp_path: Path, made: bytes, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Desk:
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path, made, capsys)


def reworded(old: str, new: str) -> Edit:
    """Type other words in every place where these stand."""
    return edited(MAIN, lambda data: checked(data, old.encode()).replace(old.encode(), new.encode()))


def checked(data: bytes, old: bytes) -> bytes:
    assert old in data, old
    return data


def in_settings(inside: bytes) -> Edit:
    return edited(
        "word/settings.xml", lambda data: data.replace(b"<w:defaultTab", inside + b"<w:defaultTab", 1)
    )


def without_tags(data: bytes) -> bytes:
    return re.sub(rb'<w:(?:tag|alias) w:val="[^"]*"/>', b"", data)


# --- What it is ---


def test_a_file_as_it_was_made(desk: Desk) -> None:
    out, err = desk.run()
    rows = as_rows(out)
    assert err == ""
    assert out.startswith("terug.docx\n\nWaarvan dit bestand is gemaakt\n")
    assert rows["Document"] == "Serviceformule gemeente Oosterwolde (serviceformule)"
    assert rows["Gemeente"] == "Oosterwolde"
    assert rows["Formule"] == "generiek"
    assert rows["Versie"] == "1.0 (concept) 1.0, zoals in dit bestand"
    assert rows["Taal"] == "Nederlands"
    assert rows["Sjabloon"] == "hetzelfde als nu"
    assert rows["Stand"] == "zoals het is gemaakt; niemand heeft het daarna opgeslagen"
    assert rows["Handwerk"] == "geen; er staat alleen tekst uit de definitie"
    assert rows["Opmerkingen"] == rows["Bijgehouden"] == rows["Beveiliging"] == "geen"
    assert rows["Gevonden"].endswith(" aan het kenmerk")
    assert rows["Verschil"] == "niets"
    assert rows["Bijwerken"] == "Veilig bij te werken. Er is nu niets nieuws om erin te zetten."
    assert not {"Niet gevonden", "Leeggemaakt", "Van buiten", "Klopt niet"} & rows.keys()


def test_it_speaks_english_where_that_is_asked(desk: Desk) -> None:
    rows = desk.rows("--lang", "en")
    assert rows["Municipality"] == "Oosterwolde"
    assert rows["Language"] == "Dutch"
    assert rows["Updating"] == "Safe to update. There is nothing new to put into it now."
    assert not {"Gemeente", "Taal", "Bijwerken"} & rows.keys()


def test_who_saved_it_last(desk: Desk) -> None:
    desk.edit(
        edited("docProps/app.xml", lambda _: APP),
        edited("docProps/core.xml", lambda _: CORE),
        in_body(TYPED),
    )
    rows = desk.rows()
    assert rows["Stand"] == "bewerkt nadat het is gemaakt"
    assert rows["Opgeslagen met"] == "Microsoft Word 16.0"
    assert rows["Opgeslagen door"] == "Jo\ufffd de Wit"
    assert rows["Opgeslagen op"] == "24 november 2026, 14:02 uur (UTC)"
    assert desk.data_of()["saved"] == {
        "program": "Microsoft Word 16.0",
        "by": "Jo\u202e de Wit",
        "at": "2026-11-24T14:02:00Z",
        "revision": 3,
    }


APP = (
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion></Properties>"
)
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dcterms="http://purl.org/dc/terms/"><cp:lastModifiedBy>Jo\u202e de Wit</cp:lastModifiedBy>'
    "<cp:revision>3</cp:revision><dcterms:modified>2026-11-24T14:02:00Z</dcterms:modified></cp:coreProperties>"
).encode()


# --- What people did ---


def test_hand_work_is_counted(desk: Desk) -> None:
    desk.edit(
        reworded(FIRST, "Belt u ons, dan nemen wij altijd snel op."),
        reworded("binnen twee weken antwoord", "binnen twintig dagen een antwoord"),
        in_body(TYPED + TABLE + TYPED.replace(b"Dit", b"En dit")),
    )
    rows = desk.rows()
    assert rows["Velden"] == (
        "2 velden met de hand gewijzigd - beloften › opnemen › tekst - beloften › brief › tekst"
    )
    assert rows["Erbij getypt"] == "2 alinea’s, 1 tabel"
    assert rows["Verder"] == "1 tekst alleen korter gemaakt"
    assert "Handwerk" not in rows
    assert "serviceformule pull" in rows["Bijwerken"]
    hand = desk.data_of()["hand_text"]
    assert isinstance(hand, dict)
    assert [one["field"] for one in hand["fields"]] == ["promises.opnemen.text", "promises.brief.text"]
    assert hand["typed"] == {"line": 2, "row": 0, "table": 1}
    assert hand["shortened"] == 1


def test_changes_and_comments_are_counted_by_author(desk: Desk) -> None:
    desk.edit(in_body(TRACKED + TRACKED.replace(b"9001", b"9002").replace(b'"Jo"', b'"An"') + TRACKED))
    rows = desk.rows()
    assert rows["Bijgehouden"] == "3 wijzigingen die nog niemand accepteerde of weigerde Jo: 2 An: 1"
    assert desk.data_of()["changes"] == [{"author": "Jo", "count": 2}, {"author": "An", "count": 1}]


def test_a_conflict_of_an_update_waits_for_a_decision(desk: Desk) -> None:
    desk.edit(reworded(FIRST, "Belt u ons, dan nemen wij binnen een uur op."))
    desk.define((HEAD + PROMISES).replace(FIRST, "Belt u ons, dan nemen wij binnen een minuut op."))
    rows = desk.rows()
    assert "- 1 opmerking vraagt om een beslissing" in rows["Bijwerken"]
    desk.update()
    rows = desk.rows()
    assert rows["Stand"] == "bijgewerkt met ‘serviceformule update’; er staat handwerk in"
    assert rows["Opmerkingen"] == "1 open Beleid: 1 in 1 ervan vraagt het programma om een beslissing"
    assert rows["Bijhouden"] == "aan; Word houdt nieuwe wijzigingen bij"
    assert rows["Bijwerken"].endswith("1 opmerking wacht nog op een beslissing.")
    comments = desk.data_of()["comments"]
    assert isinstance(comments, dict)
    assert (comments["open"], comments["deciding"], comments["answers"]) == (1, 1, 0)


# --- Fields ---


def test_fields_without_tags_are_found_by_bookmark_and_place(desk: Desk) -> None:
    desk.edit(edited(MAIN, without_tags))
    rows = desk.rows()
    assert "aan de bladwijzer" in rows["Gevonden"]
    assert "opgeslagen met een oude LibreOffice" in rows["Gevonden"]
    found = desk.data_of()
    assert found["tags_dropped"] is True
    anchors = found["anchors"]
    assert isinstance(anchors, dict)
    assert anchors["tag"] == 0
    assert anchors["bookmark"] > 3


def test_a_field_that_is_gone_and_one_that_is_empty_are_named(desk: Desk) -> None:
    desk.edit(
        reworded("Wij bellen u terug als u daarom vraagt.", ""),
        edited(MAIN, lambda data: KIND.sub(b"", checked(data, b"channels.telefoon.kind"))),
    )
    rows = desk.rows()
    assert rows["Leeggemaakt"] == "1 veld - beloften › terugbellen › tekst"
    assert rows["Niet gevonden"].startswith("1 veld - kanalen › telefoon › soort")
    assert [one["field"] for one in desk.data_of()["lost"]] == ["channels.telefoon.kind"]  # type: ignore[index, attr-defined]


# --- What surrounds the text ---


@pytest.mark.parametrize(
    ("kind", "words"),
    [("readOnly", "alleen lezen"), ("trackedChanges", "alles wordt als"), ("raar", "een andere beveiliging")],
)
def test_protection_is_told(kind: str, words: str, desk: Desk) -> None:
    desk.edit(in_settings(f'<w:documentProtection w:edit="{kind}" w:enforcement="1"/>'.encode()))
    assert desk.rows()["Beveiliging"].startswith(words)
    assert desk.data_of()["protection"] == kind


def test_what_leads_outside_and_what_is_not_right_is_told(desk: Desk) -> None:
    desk.edit(
        leading_outside("attachedTemplate", "file://server/huis\u202e.dotm"),
        in_body(b'<w:p><w:hyperlink w:anchor="nergens"><w:r><w:t>daar</w:t></w:r></w:hyperlink></w:p>'),
        in_body(b'<w:p><w:r><w:commentReference w:id="77"/></w:r></w:p>'),
    )
    rows = desk.rows()
    assert rows["Van buiten"] == "een sjabloon: file://server/huis\ufffd.dotm"
    assert "koppelingen naar een plaats die er niet is: 1" in rows["Klopt niet"]
    assert "opmerkingen zonder plaats, of plaatsen zonder opmerking: 1" in rows["Klopt niet"]
    found = desk.data_of()
    assert [one["role"] for one in found["external"]] == ["attachedTemplate"]  # type: ignore[index, attr-defined]
    assert "dead-link" in {one["rule"] for one in found["findings"]}  # type: ignore[index, attr-defined]


# --- The definition, and the verdict ---


def test_a_newer_definition_is_held_against_it(desk: Desk) -> None:
    text = (HEAD + PROMISES).replace('"1.0"', '"1.1"').replace("twee weken", "een week")
    desk.define(text)
    rows = desk.rows()
    assert rows["Versie"] == "1.0 (concept) 1.1; dit bestand is van versie 1.0"
    assert re.match(r"2 wijzigingen: .*\d (gewijzigd|redactioneel)", rows["Verschil"])
    assert rows["Bijwerken"].startswith(
        "Veilig bij te werken met ‘serviceformule update’. Dit gebeurt er dan:"
    )
    assert re.search(r"- \d+ teksten gewijzigd", rows["Bijwerken"])
    found = desk.data_of()
    definition, update = found["definition"], found["update"]
    assert isinstance(definition, dict)
    assert isinstance(update, dict)
    assert (definition["version"], definition["changes"]) == ("1.1", 2)
    assert sum(definition["levels"].values()) == 2
    assert (update["safe"], update["news"], update["reasons"]) == (True, True, [])
    assert update["counts"]["changed"] > 0


def test_without_its_definition_the_file_is_still_judged(desk: Desk) -> None:
    (desk.folder / "serviceformule.yaml").unlink()
    rows = desk.rows()
    assert rows["Bestand"] == "niet gevonden naast dit bestand of in een map erboven"
    assert rows["Bijwerken"].startswith("Veilig bij te werken, zodra de definitie")
    assert desk.data_of()["definition"] is None


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        (("soort: generiek", "soort: raar"), "bad-value", "‘raar’ kan hier niet."),
        (("naam: Oosterwolde", "naam: Elders"), "word-other-municipality", "de definitie is van ‘Elders’"),
    ],
)
def test_a_definition_that_cannot_be_used_is_the_reason(
    change: tuple[str, str], code: str, words: str, desk: Desk
) -> None:
    desk.define((HEAD + PROMISES).replace(*change))
    out, err = desk.run(status=1)
    rows = as_rows(out)
    assert rows["Bestand"] == "niet te gebruiken; zie hieronder"
    assert rows["Bijwerken"] == "Niet veilig bij te werken. Hieronder staat waarom."
    assert words in err
    update = desk.data_of(status=1)["update"]
    assert isinstance(update, dict)
    assert update["safe"] is False
    assert [one["code"] for one in update["reasons"]] == [code]


@pytest.mark.parametrize("has_definition", [True, False])
@pytest.mark.parametrize("is_newer", [True, False])
def test_what_an_update_would_lose_is_the_reason(
    *, has_definition: bool, is_newer: bool, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finish, "breaches", lambda *_, **__: ((Breach.COMMENT, "7"),))
    if is_newer:
        desk.define((HEAD + PROMISES).replace("twee weken", "een week"))
    if not has_definition:
        (desk.folder / "serviceformule.yaml").unlink()
    out, err = desk.run(status=1)
    assert as_rows(out)["Bijwerken"] == "Niet veilig bij te werken. Hieronder staat waarom."
    assert "zou iets verloren gaan, bij ‘7’" in err


def test_a_file_that_cannot_be_opened_gives_data_too(desk: Desk) -> None:
    desk.edit(FILES["a newer program"].make)
    (found,) = desk.data_of(status=1)["diagnostics"]  # type: ignore[misc, attr-defined]
    assert found["code"] == "word-newer-version"
    assert main(["doctor", str(desk.folder / "weg.docx"), "--format", "json"]) == 2
    assert json.loads(desk.capsys.readouterr().out)["diagnostics"][0]["code"] == "path-missing"


@pytest.mark.parametrize("columns", [60, 80, 140])
def test_lines_fit_the_terminal(columns: int, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.cli.doctor.line_width", lambda: columns)
    desk.edit(in_body(TRACKED), edited(MAIN, without_tags))
    out, _ = desk.run()
    plain = re.sub("\x1b\\[[01]m", "", out)
    assert plain != out
    assert max(map(len, plain.splitlines())) <= columns
    assert "\x1b" not in plain


def test_a_file_is_read_whatever_its_members_are_called(desk: Desk) -> None:
    desk.edit(FILES["the document under another name"].make, lambda data: pack(members(data)))
    assert desk.rows()["Gevonden"].endswith("aan het kenmerk")
    desk.edit(replaced("word/document2.xml", b"Wij bellen u terug", b"Wij bellen u graag terug"))
    assert "1 veld met de hand gewijzigd" in desk.rows()["Velden"]
