"""One definition over another of one's own: what meets, what is replaced, what goes."""

import pytest
from layers import HEAD, over, refused
from written import NAME, read

from generator.source.nodes import find_field, place

BASE = """\
formule:
  eigenaar: directie
  kernwaarden: [dichtbij, eenvoudig]
  besluit: {door: college, op: 2026-01-01}
kanalen:
  - {id: balie, naam: Balie, soort: balie, bereikbaar: ma-vr, locaties: [Almkerk, Andel]}
  - {id: telefoon, naam: Telefoon, soort: telefoon}
beloften:
  - id: tel-opnemen
    tekst: Wij nemen snel op.
    kanalen: [telefoon]
    norm: {moment: opnemen, hoogstens: 45 seconden, gehaald: {2025: 70%, 2026: 75%}}
"""


def test_without_a_word_everything_passes_on():
    found = over(BASE, "").definition
    assert [channel.id for channel in found.channels] == ["balie", "telefoon"]
    assert found.promises[0].norm is not None
    assert found.formula.owner == "directie"


def test_items_meet_by_id_and_keep_what_they_do_not_say():
    found = over(BASE, "kanalen:\n  - {id: telefoon, bereikbaar: dag en nacht}\n").definition
    phone = found.channels[1]
    assert (phone.id, phone.name, phone.kind, phone.reachable) == (
        "telefoon",
        "Telefoon",
        "phone",
        "dag en nacht",
    )


def test_the_base_comes_first_and_new_items_behind_it():
    top = "kanalen:\n  - {id: chat, naam: Chat, soort: chat}\n  - {id: balie, naam: Loket}\n"
    found = over(BASE, top).definition
    assert [channel.name for channel in found.channels] == ["Loket", "Telefoon", "Chat"]


def test_texts_and_lists_of_texts_are_replaced():
    top = "kanalen:\n  - {id: balie, naam: Loket, locaties: [Woudrichem]}\n"
    counter = over(BASE, top).definition.channels[0]
    assert (counter.name, counter.locations) == ("Loket", ("Woudrichem",))
    assert over(BASE, "beloften: [{id: tel-opnemen, kanalen: [balie]}]\n").definition.promises[
        0
    ].channels == ("balie",)


def test_parts_of_a_part_meet_by_key():
    top = "beloften:\n  - id: tel-opnemen\n    norm: {hoogstens: 30 seconden, gehaald: {2026: 80%}}\n"
    norm = over(BASE, top).definition.promises[0].norm
    assert norm is not None
    assert norm.moment == "picked_up"
    assert str(norm.at_most) == "30 seconden"
    assert {year: str(share) for year, share in (norm.achieved or {}).items()} == {2025: "70%", 2026: "80%"}


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_an_empty_value_takes_the_inherited_one_away(nothing):
    top = f"beloften:\n  - id: tel-opnemen\n    norm: {nothing}\n    kanalen: {nothing}\nkanalen: {nothing}\n"
    found = over(BASE, top).definition
    assert found.promises[0].norm is None
    assert found.promises[0].channels == ()
    assert found.channels == ()


def test_an_empty_list_takes_the_inherited_one_away():
    found = over(BASE, "kanalen: []\nbeloften: []\n").definition
    assert (found.channels, found.promises) == ((), ())


def test_an_empty_value_where_nothing_is_inherited_is_nothing():
    assert over(BASE, "producten:\nkanalen: [{id: telefoon, omschrijving: }]\n").definition.products == ()


def test_taking_a_required_value_away_is_told_at_the_item():
    [finding] = refused(
        {
            NAME: f"{HEAD}gebaseerd_op: basis.yaml\nkanalen:\n  - {{id: balie, naam: }}\n",
            "basis.yaml": BASE,
        }
    )
    assert (finding.code, finding.arguments["key"], finding.file_name) == ("missing-key", "naam", NAME)
    assert finding.span is not None
    assert finding.span.line == 6


def test_required_keys_may_come_from_the_base():
    found = read({NAME: "gebaseerd_op: basis.yaml\n", "basis.yaml": HEAD}).definition
    assert (found.format, found.municipality.name) == ("serviceformule/1", "Altena")


def test_the_language_of_the_documents_comes_from_the_base_too():
    base = f"{HEAD}taal: en\n"
    assert over(base, "").definition.language == "en"
    assert over(base, "taal: nl\n").definition.language == "nl"


def test_base_and_definition_may_be_in_different_languages():
    base = "channels:\n  - {id: chat, name: Chat, kind: chat, reachable: always}\n"
    found = over(base, "kanalen:\n  - {id: chat, soort: telefoon, naam: Bellen}\n").definition
    [channel] = found.channels
    assert (channel.name, channel.kind, channel.reachable) == ("Bellen", "phone", "always")


# --- Chains, folders, places ---

CHAIN = {
    NAME: f"{HEAD}gebaseerd_op: midden.yaml\nbegrippen:\n  - {{id: kcc, ook_wel: [callcenter]}}\n",
    "midden.yaml": (
        "gebaseerd_op: onder.yaml\nzonder: [zaak]\n"
        "begrippen:\n  - {id: kcc, betekenis: Het midden.}\n  - {id: vangnet, begrip: Net, betekenis: Net.}\n"
    ),
    "onder.yaml": (
        "begrippen:\n  - {id: kcc, begrip: KCC, betekenis: Onder.}\n"
        "  - {id: zaak, begrip: Zaak, betekenis: Een zaak.}\n"
    ),
}


def test_a_chain_of_files_adds_up():
    terms = read(CHAIN).definition.terms
    assert [(term.id, term.term, term.meaning, term.also) for term in terms] == [
        ("kcc", "KCC", "Het midden.", ("callcenter",)),
        ("vangnet", "Net", "Net.", ()),
    ]


def test_every_value_keeps_the_place_where_it_was_written():
    tree = read(CHAIN).tree

    def written(path: str) -> tuple[str, int]:
        found = find_field(tree, path)
        assert found is not None, path
        span = place(found.node)
        return span.file.name, span.line

    assert written("terms.kcc.term") == ("onder.yaml", 2)
    assert written("terms.kcc.meaning") == ("midden.yaml", 4)
    assert written("terms.kcc.also.0") == (NAME, 6)


def test_a_base_in_another_folder_brings_the_files_it_lists():
    files = {
        "altena/serviceformule.yaml": (
            f"{HEAD}gebaseerd_op: ../heusden\nkanalen: [{{id: balie, naam: Loket}}]\n"
        ),
        "heusden/serviceformule.yaml": "bestanden: [delen/kanalen.yaml]\n",
        "heusden/delen/kanalen.yaml": "kanalen: [{id: balie, naam: Balie, soort: balie}]\n",
    }
    found = read(files, "altena/serviceformule.yaml")
    assert [(channel.name, channel.kind) for channel in found.definition.channels] == [("Loket", "counter")]
    assert [file.name for file in found.files] == list(files)


def test_a_base_reaches_no_file_outside_its_own_folder():
    files = {
        "altena/serviceformule.yaml": f"{HEAD}gebaseerd_op: ../heusden/serviceformule.yaml\n",
        "heusden/serviceformule.yaml": "bestanden: [../altena/geheim.yaml]\n",
        "altena/geheim.yaml": "kanalen: []\n",
    }
    with pytest.raises(Exception, match="file-outside"):
        read(files, "altena/serviceformule.yaml")


@pytest.mark.parametrize(
    ("files", "code", "file", "line"),
    [
        ({"basis.yaml": "\nkanalen: [{id: balie, naam: Balie, soort: loket}]\n"},
         "bad-value", "basis.yaml", 2),
        ({"basis.yaml": "kanalen:\n  - {id: balie, name: B, naam: Balie, soort: balie}\n"},
         "same-key-twice", "basis.yaml", 2),
        ({"basis.yaml": "kleur: rood\n"}, "unknown-key", "basis.yaml", 1),
        ({"basis.yaml": "kleur:\n"}, "unknown-key", "basis.yaml", 1),
        ({"basis.yaml": "kanalen: [\n"}, "open-bracket", "basis.yaml", 1),
        ({"basis.yaml": "gebaseerd_op: weg.yaml\n"}, "file-missing", "basis.yaml", 1),
        ({"basis.yaml": "gebaseerd_op: basis.yaml\n"}, "extends-loop", "basis.yaml", 1),
        ({"basis.yaml": f"gebaseerd_op: {NAME}\n"}, "extends-loop", "basis.yaml", 1),
        ({"basis.yaml": "gebaseerd_op: generik\n"}, "unknown-formula", "basis.yaml", 1),
        ({}, "file-missing", NAME, 4),
    ],
)  # fmt: skip
def test_a_message_names_the_file_a_value_came_from(files, code, file, line):
    found = refused({NAME: f"{HEAD}gebaseerd_op: basis.yaml\n", **files})
    assert [(f.code, f.file_name, f.span and f.span.line) for f in found] == [(code, file, line)]
