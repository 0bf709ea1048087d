"""Documents in another language: the same documents, and what nobody translated is told and marked."""

import random
import re
import zipfile
from collections import Counter
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tree_reading import document_inlines
from worded import translation, whole
from written import definition, loaded, locale, read, yaml_of

from generator.document import Field, Paragraph, Text
from generator.documents.engine import Rendering
from generator.loader.load import load
from generator.ooxml.snapshot import find_snapshot
from generator.pipeline.build import BuildRequest, build
from generator.pipeline.check import check_all, open_definition
from generator.pipeline.plan import Prepared, prepare
from generator.report.messages import messages
from generator.report.text_format import as_text
from generator.resources import formulas_folder
from generator.vocabulary.names import sections

ROOT = Path(__file__).parents[2]
ALTENA = ROOT / "examples" / "altena"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOTE = re.compile(
    r"::: opmerking\n(\d+) texts? in this document (?:is|are) available in Dutch only\.\n:::\n\n"
)


@cache
def altena(language: str) -> Prepared:
    return prepare(open_definition(ALTENA, language), ALTENA)


def example(made: object | None) -> Prepared:
    """Prepare the example of the docs for English documents, with a translation or without any."""
    data = {key: value for key, value in whole().items() if key not in ("documenten", "huisstijl")}
    files = {"serviceformule.yaml": yaml_of(data)}
    if made is not None:
        files["serviceformule.yaml"] = yaml_of({**data, "vertalingen": {"en": "en.yaml"}})
        files["en.yaml"] = yaml_of(made)
    return prepare(read(files, language="en"), Path())


def identical(kept: set[int]) -> tuple[object, int]:
    """Translate some of the texts into themselves; give the translation and how many texts there are."""
    number = -1

    def same(text: str, _: tuple[str, str]) -> str | None:
        nonlocal number
        number += 1
        return text if number in kept else None

    data = {key: value for key, value in whole().items() if key not in ("documenten", "huisstijl")}
    return translation(data, same), number + 1


def texts(rendering: Rendering) -> list[Text]:
    return [inline for inline in document_inlines(rendering.document.blocks) if isinstance(inline, Text)]


def without_note(markdown: str) -> str:
    return NOTE.sub("", markdown)


@cache
def plain() -> dict[str, str]:
    prepared = example(None)
    return {name: without_note(r.markdown) for name, r in prepared.render(prepared.specs).items()}


@given(seed=st.integers(0, 2**32), share=st.sampled_from([0, 0.1, 0.5, 0.9, 1]))
@settings(max_examples=6)
def test_what_is_translated_into_itself_gives_the_same_documents(seed: int, share: float) -> None:
    _, count = identical(set())
    kept = set(random.Random(seed).sample(range(count), round(share * count)))  # noqa: S311 - a test
    prepared = example(identical(kept)[0])
    missing = {text.field for text in prepared.loaded.untranslated()}
    for name, rendering in prepared.render(prepared.specs).items():
        assert without_note(rendering.markdown) == plain()[name]
        foreign = {text.language for text in texts(rendering)} - {""}
        assert foreign <= {"nl-NL"}
        assert bool(foreign) == bool(NOTE.search(rendering.markdown))
        fields = {
            inline.origin.path.partition("#")[0]
            for inline in document_inlines(rendering.document.blocks)
            if isinstance(inline, Field) and any(t.language for t in inline.children if isinstance(t, Text))
        }
        assert fields <= missing | {f for f in prepared.plan.foreign if f.startswith("implications.")}
    assert (share < 1) == bool(missing)


def test_the_note_counts_what_the_document_shows() -> None:
    """Each text once, however often it stands there, and a field of several paragraphs as one text."""
    prepared = example(identical(set(range(30)))[0])
    for rendering in prepared.render(prepared.specs).values():
        shown = NOTE.search(rendering.markdown)
        assert shown
        by_field: dict[str, dict[str, str]] = {}
        in_fields: set[int] = set()
        for inline in document_inlines(rendering.document.blocks):
            inside = list(document_inlines((Paragraph((inline,)),))) if isinstance(inline, Field) else []
            words = [text for text in inside if isinstance(text, Text)]
            in_fields |= set(map(id, words))
            if isinstance(inline, Field) and any(text.language for text in words):
                whole = by_field.setdefault(inline.origin.path.partition("#")[0], {})
                whole[inline.origin.path] = "".join(text.text for text in words)
        said = {"\n".join(lines.values()).removesuffix(".") for lines in by_field.values()}
        said |= {t.text.removesuffix(".") for t in texts(rendering) if t.language and id(t) not in in_fields}
        assert len(said) == int(shown[1])


def test_a_document_that_shows_no_text_of_another_language_says_nothing() -> None:
    department = {"id": "hr", "naam": "HR"}
    data = {**definition(afdelingen=[department], visie=[{"id": "v", "tekst": "Wij zijn er."}]),
            "vertalingen": {"en": "en.yaml"}}  # fmt: skip
    made = {"formule": {"titel": "Formula"}, "afdelingen": [department]}
    prepared = prepare(
        read({"serviceformule.yaml": yaml_of(data), "en.yaml": yaml_of(made)}, language="en"), Path()
    )
    renderings = prepared.render(prepared.specs)
    assert "1 text in this document is available in Dutch only." in renderings["serviceformule"].markdown
    hr = renderings["gevolgen-hr"]
    assert "Dutch" not in hr.markdown
    assert "opmerking" not in hr.markdown
    assert {text.language for text in texts(hr)} == {""}


def test_altena_is_wholly_translated() -> None:
    prepared = altena("en")
    assert list(prepared.loaded.untranslated()) == []
    assert prepared.plan.foreign == {}
    for rendering in prepared.render(prepared.specs).values():
        assert {text.language for text in texts(rendering)} == {""}
        assert not NOTE.search(rendering.markdown)


DUTCH = re.compile(
    r"\b(de|het|een|en|van|voor|wij|niet|belofte\w*|kanaal|kanalen|gevolg\w*|afdeling\w*|eigenaar|gemeente|binnen"
    r"|werkdag\w*|seconden|uur|weken|keer|balie|brief|telefoon|medewerker\w*|inwoner\w*|klant\w*|wordt|zijn)\b",
    re.IGNORECASE,
)


def test_altena_in_english_holds_no_dutch_word() -> None:
    prepared = altena("en")
    allowed = re.compile(r"Wijk en Aalburg|gemeentealtena\.nl|dienstverlening|de-escalation")
    for name, rendering in prepared.render(prepared.specs).items():
        visible = re.sub(r"\{[^}]*\}|\]\([^)]*\)|^:::.*$", " ", rendering.markdown, flags=re.MULTILINE)
        assert not DUTCH.findall(allowed.sub(" ", visible)), name


def test_the_shipped_formula_is_wholly_translated() -> None:
    for path in formulas_folder().glob("*/start.yaml"):
        found = load(path.with_name("proef.yaml"), lambda _, path=path: path.read_bytes(), "en")
        own = {text.field for text in found.untranslated()}
        shipped = {
            name
            for name, home in found.homes.items()
            if name.name.startswith("formulas/") and home.language == "nl"
        }
        spans = [text for text in found.untranslated() if text.span.file in shipped]
        assert own
        assert spans == []


def test_a_definition_in_english_gets_the_shipped_texts_in_english() -> None:
    found = loaded(taal="en", gebaseerd_op="generiek")
    assert found.definition.formula.measuring.startswith("We measure in order to learn.")
    assert list(found.untranslated()) == []
    assert found.own.formula.measuring.startswith("Wij meten om te leren.")


def test_the_same_implications_follow_in_every_language() -> None:
    dutch, english = altena("nl").plan.implications, altena("en").plan.implications
    assert [(i.id, i.because, i.status, i.due) for i in dutch] == [
        (i.id, i.because, i.status, i.due) for i in english
    ]
    assert not {i.text for i in dutch} & {i.text for i in english}


def test_references_and_values_are_those_of_the_definition() -> None:
    dutch, english = altena("nl").loaded.definition, altena("en").loaded.definition
    for section in sections():
        for before, after in zip(getattr(dutch, section), getattr(english, section), strict=True):
            assert before.id == after.id
            for name in ("norm", "channels", "products", "vision", "fictitious", "status"):
                value = getattr(before, name, None)
                if name == "norm" and value is not None:
                    words = {"condition": after.norm.condition, "measured_with": after.norm.measured_with,
                             "statutory": after.norm.statutory}  # fmt: skip
                    assert value.model_copy(update=words) == after.norm
                elif section != "projects":
                    assert value == getattr(after, name, None)


def test_conditions_look_at_the_words_of_the_author() -> None:
    data = {
        **definition(
            afdelingen=[{"id": "hr", "naam": "HR"}],
            beloften=[{"id": "p", "tekst": "Wij bellen u.",
                       "norm": {"moment": "opnemen", "hoogstens": "een uur"}}],
            regels=[
                {"id": "r", "als": 'belofte.tekst | noemt("bellen") and norm.hoogstens == "een uur"',
                 "gevolgen": {"hr": "Bel: {{ belofte.tekst }} {{ norm.hoogstens }}"}},
                {"id": "s", "als": "norm.hoogstens", "gevolgen": {"hr": "Alleen in het Nederlands."}},
            ],
            gevolgen=[{"id": "hr.r.p", "status": "aanvaard"}],
        ),
        "vertalingen": {"en": "en.yaml"},
    }  # fmt: skip
    made = {
        "promises": [{"id": "p", "text": "We call you."}],
        "rules": [{"id": "r", "implications": {"hr": "Call: {{ promise.text }} {{ norm.at_most }}"}}],
    }
    prepared = prepare(
        read({"serviceformule.yaml": yaml_of(data), "en.yaml": yaml_of(made)}, language="en"), Path()
    )
    assert [(i.id, i.text, i.status) for i in prepared.plan.implications] == [
        ("hr.r.p", "Call: We call you. 1 hour", "accepted"),
        ("hr.s.p", "Alleen in het Nederlands.", "proposed"),
    ]
    assert prepared.plan.foreign["implications.hr.s.p.text"] == "nl-NL"
    assert "implications.hr.r.p.text" not in prepared.plan.foreign


def written(folder: Path, made: object | None, **more: object) -> Path:
    description = "Voor *wie* langskomt.\n\nOok zonder afspraak."
    base = definition(
        afdelingen=[{"id": "hr", "naam": "HR"}],
        kanalen=[{"id": "a", "naam": "Balie", "soort": "balie", "omschrijving": description}],
        **more,
    )
    if made is not None:
        base["vertalingen"] = {"en": "en.yaml"}
        (folder / "en.yaml").write_text(yaml_of(made), encoding="utf-8")
    (folder / "serviceformule.yaml").write_text(yaml_of(base), encoding="utf-8")
    return folder


ENGLISH = {"formula": {"title": "Formula"}, "departments": [{"id": "hr", "name": "HR"}]}


def test_two_languages_in_one_folder_do_not_replace_each_other(tmp_path: Path) -> None:
    folder = written(tmp_path, ENGLISH)
    dutch = build(BuildRequest(folder))
    english = build(BuildRequest(folder, language="en"))
    assert sorted(path.name for path in english.written) == [
        "altena-gevolgen-hr.en.docx", "altena-serviceformule.en.docx",
    ]  # fmt: skip
    assert not {path.name for path in dutch.written} & {path.name for path in english.written}
    assert not english.refused
    edited = english.written[0]
    word = docx.Document(str(edited))
    word.add_paragraph("A remark.")
    word.save(str(edited))
    again = build(BuildRequest(folder, language="en"))
    assert again.refused
    assert edited not in again.written


def test_the_language_of_the_definition_has_no_place_in_a_name(tmp_path: Path) -> None:
    folder = written(tmp_path, ENGLISH, taal="en")
    assert {path.suffixes[0] for path in build(BuildRequest(folder)).written} == {".docx"}
    assert {path.suffixes[0] for path in build(BuildRequest(folder, language="nl")).written} == {".nl"}


def test_a_definition_that_asks_for_its_translation_is_written_in_the_other_language() -> None:
    found = loaded(taal="en")
    assert (found.language, found.own_language) == ("en", "en")
    data = {**definition(taal="en"), "vertalingen": {"en": "en.yaml"}}
    found = read({"serviceformule.yaml": yaml_of(data), "en.yaml": yaml_of({"formula": {"title": "Trial"}})})
    assert (found.language, found.own_language) == ("en", "nl")
    assert (found.definition.formula.title, found.own.formula.title) == ("Trial", "Proef")
    data = {**definition(), "vertalingen": {"nl": "nl.yaml"}}
    found = read(
        {"serviceformule.yaml": yaml_of(data), "nl.yaml": yaml_of({"formula": {"title": "Vertaald"}})}
    )
    assert (found.own_language, found.definition.formula.title) == ("en", "Vertaald")


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def body(data: bytes) -> etree._Element:
    return etree.fromstring(members(data)["word/document.xml"])


def runs(data: bytes) -> Counter[str]:
    """Count the letters of a Word file by the language that their runs carry."""
    found: Counter[str] = Counter()
    for run in body(data).iter(f"{W}r"):
        mark = run.find(f"{W}rPr/{W}lang")
        words = "".join(text.text or "" for text in run.iter(f"{W}t"))
        found[mark.get(f"{W}val") if mark is not None else ""] += len(words)
    return found


def test_word_knows_which_text_is_in_another_language(tmp_path: Path) -> None:
    folder = written(tmp_path, ENGLISH)
    outcome = build(BuildRequest(folder, language="en", only=("serviceformule",)))
    data = outcome.written[0].read_bytes()
    assert set(runs(data)) == {"", "nl-NL"}
    marked = [
        "".join(t.text or "" for t in run.iter(f"{W}t"))
        for run in body(data).iter(f"{W}r")
        if run.find(f"{W}rPr/{W}lang") is not None
    ]
    assert {"Voor ", "wie", " langskomt.", "Ook zonder afspraak.", "Balie"} <= set(marked)
    styles = members(data)["word/styles.xml"].decode()
    assert 'w:lang w:val="en-GB"' in styles
    wholly = {
        **ENGLISH,
        "channels": [{"id": "a", "name": "Counter", "description": "For *those* who drop in."}],
    }
    data = build(BuildRequest(written(tmp_path, wholly), language="en", force=True)).written[0].read_bytes()
    assert set(runs(data)) == {""}


def test_a_word_file_remembers_the_translation_that_it_was_made_from(tmp_path: Path) -> None:
    folder = written(tmp_path, ENGLISH)

    def remembered(language: str | None):
        data = build(BuildRequest(folder, language=language)).written[0].read_bytes()
        found = find_snapshot(members(data))
        assert found
        return found[1]

    dutch, english = remembered(None), remembered("en")
    assert [name for name, _ in dutch.files] == ["serviceformule.yaml"]
    assert [name for name, _ in english.files] == ["serviceformule.yaml", "en.yaml"]
    assert (dutch.language, english.language) == ("nl", "en")
    assert dutch.definition_hash != english.definition_hash


def test_an_inherited_definition_brings_its_translation_along() -> None:
    base = {**definition(visie=[{"id": "v", "tekst": "Dichtbij."}, {"id": "w", "tekst": "Duidelijk."}]),
            "vertalingen": {"en": "engels/en.yaml"}}  # fmt: skip
    top = {"formaat": "serviceformule/1", "gebaseerd_op": "basis/serviceformule.yaml",
           "visie": [{"id": "w", "tekst": "Helder."}, {"id": "x", "tekst": "Samen."}],
           "vertalingen": {"en": "boven.yaml"}}  # fmt: skip
    files = {
        "serviceformule.yaml": yaml_of(top),
        "basis/serviceformule.yaml": yaml_of(base),
        "basis/engels/en.yaml": yaml_of(
            {"vision": [{"id": "v", "text": "Close by."}, {"id": "w", "text": "Clear."}]}
        ),
        "boven.yaml": yaml_of({"formula": {"title": "Trial"}, "vision": [{"id": "x", "text": "Together."}]}),
    }
    found = read(files, language="en")
    assert [part.text for part in found.definition.vision] == ["Close by.", "Helder.", "Together."]
    assert [(t.field, t.language) for t in found.untranslated()] == [("vision.w.text", "nl")]
    assert found.homes[found.files[0]].folder.as_posix() == "."
    assert found.home("vision.v.text").folder.as_posix() == "basis"


def test_pictures_stand_beside_the_definition_that_names_them(tmp_path: Path) -> None:
    for name, source in (
        ("boven", ALTENA / "beelden" / "logo.png"),
        ("basis", ALTENA / "beelden" / "vier-stappen.png"),
    ):
        (tmp_path / name / "beelden").mkdir(parents=True)
        (tmp_path / name / "beelden" / "een.png").write_bytes(source.read_bytes())
    picture = {"werkwijze": "![Een plaatje](beelden/een.png)"}
    base = definition(
        formule=picture, visie=[{"id": "v", "tekst": "Dichtbij.", "toelichting": "![V](beelden/een.png)"}]
    )
    (tmp_path / "basis" / "serviceformule.yaml").write_text(yaml_of(base), encoding="utf-8")
    top = {"formaat": "serviceformule/1", "gebaseerd_op": "../basis/serviceformule.yaml", "formule": picture}
    (tmp_path / "boven" / "serviceformule.yaml").write_text(yaml_of(top), encoding="utf-8")
    data = build(BuildRequest(tmp_path / "boven")).written[0].read_bytes()
    media = {content for name, content in members(data).items() if name.startswith("word/media/")}
    assert media == {(tmp_path / name / "beelden" / "een.png").read_bytes() for name in ("boven", "basis")}


def test_a_logo_stands_beside_the_definition_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "basis").mkdir()
    (tmp_path / "basis" / "logo.png").write_bytes((ALTENA / "beelden" / "logo.png").read_bytes())
    base = definition(huisstijl={"logo": "logo.png", "logo_alt": "Logo"})
    (tmp_path / "basis" / "serviceformule.yaml").write_text(yaml_of(base), encoding="utf-8")
    top = {"formaat": "serviceformule/1", "gebaseerd_op": "basis/serviceformule.yaml"}
    (tmp_path / "serviceformule.yaml").write_text(yaml_of(top), encoding="utf-8")
    assert check_all([tmp_path]).diagnostics == ()


def test_check_looks_at_every_translation(tmp_path: Path) -> None:
    folder = written(
        tmp_path, {**ENGLISH, "channels": [{"id": "a", "name": "Counter", "description": "<b>x</b>"}]}
    )
    assert check_all([folder]).diagnostics == ()
    wrong = {**ENGLISH, "channels": [{"id": "a", "name": "Counter", "description": "![x](nergens.png)"}]}
    [found] = check_all([written(tmp_path, wrong)]).diagnostics
    assert (found.code, Path(found.file_name).name) == ("missing-picture", "en.yaml")


@pytest.mark.parametrize(("count", "words"), [(1, "1 tekst heeft"), (2, "2 teksten hebben")])
def test_a_translation_into_any_language_with_a_locale(tmp_path: Path, count: int, words: str) -> None:
    folder = written(tmp_path, None, vertalingen={"fy": "fy.yaml"}, visie=[{"id": "v", "tekst": "Dichtbij."}])
    made = {
        "formule": {"titel": "Tsjinstformule"},
        "afdelingen": [{"id": "hr", "naam": "HR"}],
        "kanalen": [{"id": "a", "naam": "Baly", "omschrijving": "Foar elk." if count == 1 else None}],
    }
    (folder / "fy.yaml").write_text(yaml_of(made), encoding="utf-8")
    place = folder / "templates" / "locale" / "fy.yaml"
    place.parent.mkdir(parents=True)
    dutch = (ROOT / "templates" / "locale" / "nl.yaml").read_text(encoding="utf-8")
    place.write_text(
        dutch.replace("language: nl\ntag: nl-NL", "language: fy\ntag: fy-NL", 1), encoding="utf-8"
    )
    outcome = build(BuildRequest(folder, formats=("md",), language="fy"))
    said = as_text(outcome.diagnostics, messages("nl"))
    assert f"{words} nog geen vertaling in de taal ‘fy’." in said
    text = outcome.written[0].read_text(encoding="utf-8")
    assert f"{count} tekst" in text
    assert "alleen in het Nederlânsk" in text  # babel's Frisian


def test_names_of_languages() -> None:
    assert (locale("nl").name_of("en"), locale("en").name_of("nl-NL"), locale("en").name_of("fy")) == (
        "Engels", "Dutch", "Western Frisian",
    )  # fmt: skip
    assert locale().name_of("xx") == "xx"


def test_a_translated_rule_marks_the_values_that_nobody_translated() -> None:
    data = {
        **definition(
            afdelingen=[{"id": "hr", "naam": "HR"}],
            kanalen=[{"id": "a", "naam": "Balie", "soort": "balie"}],
            gedrag=[{"id": "g", "situatie": "Als ik bel", "doen": "groet ik", "rollen": ["balie", "KCC"]}],
            regels=[
                {"id": "k", "als": "kanaal.naam", "gevolgen": {"hr": "Rooster {{ kanaal.naam }}."}},
                {"id": "g", "als": "gedrag.doen", "gevolgen": {"hr": "Oefen."}},
            ],
        ),
        "vertalingen": {"en": "en.yaml"},
    }
    made = {
        "rules": [
            {"id": "k", "implications": {"hr": "Make a roster for {{ channel.name }}."}},
            {
                "id": "g",
                "implications": {
                    "hr": "Practise ‘{{ [behaviour.situation, behaviour.do] | select | join(', ') }}’,"
                    " for {{ (behaviour.roles or ['all']) | join(', ') }}."
                },
            },
        ]
    }
    found = read({"serviceformule.yaml": yaml_of(data), "en.yaml": yaml_of(made)}, language="en")
    prepared = prepare(found, Path())
    dutch = "nl-NL"
    assert prepared.plan.mixed == {
        "implications.hr.k.a.text": (("Make a roster for ", ""), ("Balie", dutch), (".", "")),
        "implications.hr.g.g.text": (
            ("Practise ‘", ""), ("Als ik bel", dutch), (", ", ""), ("groet ik", dutch), ("’, for ", ""),
            ("balie", dutch), (", ", ""), ("KCC", dutch), (".", ""),
        ),
    }  # fmt: skip
    by_id = {i.id: i.text for i in prepared.plan.implications}
    assert by_id["hr.k.a"] == "Make a roster for Balie."
    hr = prepared.render(prepared.specs)["gevolgen-hr"]
    assert {"Balie", "Als ik bel"} <= {text.text for text in texts(hr) if text.language == dutch}
    assert "Make a roster for Balie." in hr.markdown
    assert NOTE.search(hr.markdown)
