"""Wrong usage, help and language: everything the command says about itself."""

from pathlib import Path

import pytest

from generator.cli.main import main, serviceformule

ENGLISH = (
    "Usage",
    "Options",
    "Commands",
    "Show this",
    "Error",
    "No such",
    "Did you mean",
    "Missing",
    "Invalid",
    "Try",
    "requires",
    "Got unexpected",
    "Aborted",
    "default",
)
"""What click says by itself."""

WRONG = [
    ([], "Gebruik: serviceformule OPDRACHT [OPTIES]"),
    (["chek"], "De opdracht ‘chek’ bestaat niet. Bedoelde u ‘check’?"),
    (["xyz"], "Kies uit: init, check, build, diff, compare, update, pull, doctor, schema."),
    (["--verbose"], "De optie --verbose bestaat niet."),
    (["check"], "Geef het bestand of de map met de definitie op."),
    (["check", "--frmat", "json", "."], "De optie --frmat bestaat niet. Bedoelde u --format?"),
    (["check", "-z", "."], "De optie -z bestaat niet."),
    (["check", ".", "--format"], "Achter de optie --format ontbreekt een waarde."),
    (["check", ".", "--format", "sarif"], "kent de waarde ‘sarif’ niet. Kies uit: text, json, github."),
    (["check", ".", "--format", "jsn"], "Bedoelde u ‘json’?"),
    (["check", ".", "--fail-on", "never"], "Kies uit: error, warning."),
    (["check", ""], "Er ontbreekt een pad."),
    (["build"], "Geef het bestand of de map met de definitie op."),
    (["build", ".", "--to", "odt"], "kent de waarde ‘odt’ niet. Kies uit: docx, html, pdf, md, json."),
    (["build", ".", "--to", ","], "--to ontbreekt een waarde. Kies uit: docx, html, pdf, md, json."),
    (["build", ".", "--jobs", "0"], "hoort een heel getal van 1 tot en met 64, geen ‘0’."),
    (["build", ".", "--jobs", "65"], "Achter de optie --jobs hoort een heel getal"),
    (["build", ".", "--jobs", "1" * 5000], "Achter de optie --jobs hoort een heel getal"),
    (["build", ".", "--jobs", "-1"], "geen ‘-1’."),
    (["build", ".", "--jobs", "²"], "geen ‘²’."),
    (["build", ".", "--jobs", "veel"], "geen ‘veel’."),
    (["build", ".", "--jobs"], "Achter de optie --jobs ontbreekt een waarde."),
    (["build", ".", "--serve"], "De optie --serve kan alleen samen met --watch."),
    (["build", ".", "--watch=ja"], "Achter de optie --watch hoort geen waarde."),
    (["build", ".", "--force=ja"], "Achter de optie --force hoort geen waarde."),
    (["build", ".", "-o", ""], "Achter de optie --output ontbreekt een pad."),
    (["init", "a", "b", "c"], "Hier staat te veel: b c."),
    (["init"], "Geef de map op waarin de definitie moet komen."),
    (["init", "a"], "De naam van de gemeente ontbreekt. Geef die op met --name."),
    (["init", "a", "--name", "A", "--from", "generik"], "Bedoelde u ‘generiek’?"),
    (["init", "a", "--name", "A", "--keys", "fr"], "Kies uit: nl, en."),
    (["update"], "Geef het Word-bestand op."),
    (["doctor"], "Geef het Word-bestand op."),
    (["doctor", "a.docx", "--format", "sarif"], "kent de waarde ‘sarif’ niet. Kies uit: text, json."),
    (["schema", "--keys"], "Achter de optie --keys ontbreekt een waarde."),
    (["schema", "x"], "Hier staat te veel: x."),
    (["check", ".", "--lang", "fr"], "De optie --lang kent de waarde ‘fr’ niet. Kies uit: nl, en."),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG, ids=lambda value: " ".join(value)[:40] or "-")
def test_wrong_usage_is_told_in_dutch(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert message in output.err
    assert not any(word in output.err for word in ENGLISH)


@pytest.mark.parametrize("arguments", [case[0] for case in WRONG[1:-1]], ids=" ".join)
def test_wrong_usage_is_told_in_english(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    for asked in (["--lang", "en", *arguments], ["--lang=en", *arguments]):
        assert main(asked) == 2
        output = capsys.readouterr()
        assert output.err.startswith("Usage: serviceformule")
        assert "\nerror: " in output.err
        assert "Gebruik" not in output.err


def test_the_language_may_stand_behind_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chek", "--lang", "en"]) == 2
    assert "There is no command ‘chek’. Did you mean ‘check’?" in capsys.readouterr().err
    assert main(["check", "--frmat", "x", "--lang=en"]) == 2
    assert "There is no option --frmat. Did you mean --format?" in capsys.readouterr().err


def test_what_stands_behind_two_dashes_is_no_option(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check", "--", "--lang", "en"]) == 2
    assert "‘--lang’ bestaat niet." in capsys.readouterr().err


@pytest.mark.parametrize("variable", ["LANG", "LC_ALL", "LANGUAGE"])
def test_nothing_follows_the_machine(
    variable: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(variable, "fr_FR.UTF-8")
    assert main(["check"]) == 2
    assert "Gebruik: serviceformule check" in capsys.readouterr().err


@pytest.mark.parametrize("flag", ["--help", "-h"])
@pytest.mark.parametrize("command", [[], *([name] for name in serviceformule.commands)], ids=str)
def test_help_is_dutch(command: list[str], flag: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, flag]) == 0
    output = capsys.readouterr()
    assert output.err == ""
    assert output.out.startswith("Gebruik: serviceformule")
    assert "Opties:\n" in output.out
    assert "Laat deze hulp zien." in output.out
    assert not any(word in output.out for word in ENGLISH)


@pytest.mark.parametrize("name", serviceformule.commands)
def test_help_is_english_where_that_is_asked(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help", "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"Usage: serviceformule {name}")
    assert "Show this help." in shown
    assert "Opties" not in shown


def test_help_names_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    for name, command in serviceformule.commands.items():
        main([name, "--help"])
        shown = capsys.readouterr().out
        for parameter in command.params:
            if parameter.param_type_name == "option":
                assert all(option in shown for option in parameter.opts)
