"""``zonder``: leaving out what is inherited."""

import pytest
from layers import HEAD, over, over_generic, refused
from written import NAME

BASE = """\
kanalen:
  - {id: balie, naam: Balie, soort: balie}
  - {id: chat, naam: Chat, soort: chat}
producten:
  - {id: balie, naam: Een balie huren}
  - {id: paspoort, naam: Paspoort}
"""


@pytest.mark.parametrize("name", ["kanalen.chat", "channels.chat", "chat"])
def test_an_item_is_left_out_by_its_id_with_or_without_its_kind(name):
    found = over(BASE, f"zonder: [{name}]\n").definition
    assert [channel.id for channel in found.channels] == ["balie"]
    assert len(found.products) == 2


def test_where_two_kinds_share_an_id_the_kind_says_which():
    found = over(BASE, "zonder: [producten.balie]\n").definition
    assert [product.id for product in found.products] == ["paspoort"]
    assert [channel.id for channel in found.channels] == ["balie", "chat"]


def test_several_items_of_several_kinds():
    found = over(BASE, "zonder:\n  - kanalen.balie\n  - chat\n  - paspoort\n").definition
    assert (found.channels, [product.id for product in found.products]) == ((), ["balie"])


def test_a_shipped_rule_department_and_term_can_be_left_out():
    whole = over_generic().definition
    found = over_generic("zonder: [regels.keukentafel, begrippen.norm]\n").definition
    assert {rule.id for rule in whole.rules} - {rule.id for rule in found.rules} == {"keukentafel"}
    assert {term.id for term in whole.terms} - {term.id for term in found.terms} == {"norm"}


@pytest.mark.parametrize(
    ("name", "code", "suggestion"),
    [
        ("balie", "ambiguous-reference", ""),
        ("kanalen.chatt", "dead-reference", "chat"),
        ("pasport", "dead-reference", "paspoort"),
        ("beloften.chat", "dead-reference", "chat"),
    ],
)
def test_a_name_that_means_nothing_or_too_much_is_told_at_its_place(name, code, suggestion):
    [finding] = refused({NAME: f"{HEAD}gebaseerd_op: basis.yaml\nzonder:\n  - {name}\n", "basis.yaml": BASE})
    assert (finding.code, finding.arguments.get("suggestion", "")) == (code, suggestion)
    assert (finding.file_name, finding.span and finding.span.line, finding.path) == (NAME, 6, "zonder")


def test_what_still_refers_to_an_item_that_is_left_out_is_told():
    base = f"{BASE}beloften:\n  - {{id: snel, tekst: Snel., kanalen: [chat]}}\n"
    [finding] = refused({NAME: f"{HEAD}gebaseerd_op: basis.yaml\nzonder: [chat]\n", "basis.yaml": base})
    assert (finding.code, finding.file_name) == ("dead-reference", "basis.yaml")
    assert finding.arguments["reference"] == "chat"
