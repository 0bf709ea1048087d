"""What ``diff`` says of Altena 1.0 and 1.1, as it was when somebody last looked at it."""

from pathlib import Path

import pytest
from test_golden_documents import ALTENA, HERE, assert_golden

from generator.cli.main import main


@pytest.mark.parametrize("form", ["text", "md"])
def test_the_changes_of_altena_are_as_they_were(
    request: pytest.FixtureRequest, form: str, tmp_path: Path
) -> None:
    made = tmp_path / "verschil"
    assert main(["diff", str(ALTENA / "1.0"), str(ALTENA), "--to", form, "-o", str(made)]) == 0
    golden = HERE / "altena" / f"altena-wijzigingen.{'txt' if form == 'text' else form}"
    assert_golden(request, {golden: made.read_text(encoding="utf-8")})
