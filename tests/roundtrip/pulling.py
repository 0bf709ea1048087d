"""A small definition with a Word file made from it, and the command that pulls from that."""

import json
from pathlib import Path
from typing import Any

import pytest
from word_hand import Hand

from generator.cli.main import main

TEXT = """# Oosterwolde: beloften en normen
formaat: serviceformule/1
gebaseerd_op: generiek
gemeente: {naam: Oosterwolde, inwoners: 12000}
formule:
  titel: Serviceformule Oosterwolde
  soort: eigen
  versie: "1.0"
  status: vastgesteld
  samenvatting: |
    Wij zijn er voor u.  # geen opmerking, maar tekst

    Dit doen wij:

    - wij bellen terug
    - wij luisteren

    Bel ons gerust.
  eigenaar: programmamanager
kanalen:
  - {id: telefoon, naam: Telefoon, soort: telefoon, vangnet: [balie]}
  - id: balie
    naam: Balie
    soort: balie
beloften:
  # de telefoon gaat voor
  - id: tel-opnemen
    tekst: "Wij nemen binnen 30 seconden op."   # afgesproken in mei
    toelichting: Het gaat om **alle** gesprekken.
    kanalen: [telefoon]
    norm: {moment: opnemen, hoogstens: 30 seconden, aandeel: 80%}
    eigenaar: KCC-manager
  - id: balie-wachttijd
    tekst: U wacht aan de balie hoogstens 10 minuten.
    kanalen: [balie]
    norm:
      moment: wachttijd
      hoogstens: 10 minuten
    eigenaar: teammanager balie
  - id: groeten
    tekst: >-
      Wij groeten u
      vriendelijk.
    eigenaar: onbekend
"""


class Case:
    """A folder with a definition and what was built of it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], text: str = TEXT) -> None:
        self.folder = folder
        self.capsys = capsys
        self.definition = folder / "serviceformule.yaml"
        self.write(text)

    def write(self, text: str) -> None:
        self.definition.write_bytes(text.encode())

    @property
    def text(self) -> str:
        return self.definition.read_bytes().decode()

    def build(self, *arguments: str) -> None:
        assert main(["build", str(self.definition), *arguments]) == 0
        self.capsys.readouterr()

    def file(self, name: str = "serviceformule") -> Path:
        return self.folder / "uitvoer" / f"oosterwolde-{name}.docx"

    def hand(self, name: str = "serviceformule") -> Hand:
        return Hand(self.file(name))

    def run(self, *arguments: str, name: str = "serviceformule") -> tuple[int, str, str]:
        """Run the command on the file."""
        status = main(["pull", str(self.file(name)), *arguments])
        said = self.capsys.readouterr()
        return status, said.out, said.err

    def pulled(self, name: str = "serviceformule") -> dict[str, Any]:
        status, out, _ = self.run("--format", "json", name=name)
        assert status == 0
        found: dict[str, Any] = json.loads(out)
        return found

    def proposals(self, name: str = "serviceformule") -> list[tuple[str, str | None, Any, Any]]:
        return [(one["item"], one["field"], one["old"], one["new"]) for one in self.pulled(name)["proposals"]]

    def applied(self, name: str = "serviceformule", *, status: int = 0) -> list[str]:
        """Apply, and give the lines of the definition that are new."""
        before = self.text
        found, _, said = self.run("--apply", name=name)
        assert found == status, said
        return changed_lines(before, self.text)


def changed_lines(before: str, after: str) -> list[str]:
    """Give what lines came and went, as a diff shows them."""
    from difflib import ndiff

    return [line for line in ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]
