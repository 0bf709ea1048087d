"""The pages name only commands and options that there are."""

import re
import shlex
from collections.abc import Iterator

import click
import pytest
from docs_reading import PAGES, ROOT, Fence, fences, rows, text_of

from generator.cli.main import serviceformule

README = ROOT / "README.md"
SHELLS = {"sh", "powershell", "console"}
_COMMAND = re.compile(r"(?:^|[\s;&/\\`$])serviceformule ((?:init|check|build|schema|--|[a-z]+\b)[^;&`\n#]*)")


def calls(fence: Fence) -> Iterator[list[str]]:
    for match in _COMMAND.finditer(fence.body):
        yield shlex.split(match[1].replace("\\", "/"))


ALL = [
    (fence, call)
    for page in PAGES
    for fence in fences(page)
    if fence.language in SHELLS
    for call in calls(fence)
]


def options_of(command: click.Command) -> set[str]:
    return {name for parameter in command.params for name in parameter.opts if name.startswith("-")}


@pytest.mark.parametrize(("fence", "call"), ALL, ids=str)
def test_a_command_in_a_page_can_be_run(fence: Fence, call: list[str]) -> None:
    name, *arguments = call
    command = serviceformule.commands[name]
    context = command.make_context(name, arguments, obj=None, help_option_names=["--help", "-h"])
    assert context.params, fence


def test_there_are_commands_in_the_pages() -> None:
    assert len(ALL) > 8


def test_the_readme_lists_every_command_and_option() -> None:
    listed = {}
    for name, _, options in rows(README, "Command"):
        listed[name.split("`")[1].split()[1]] = set(re.findall(r"`(-[\w-]+)`", options.replace("`/`", "` `")))
    shared = {"--lang"}
    real = {name: options_of(command) - shared for name, command in serviceformule.commands.items()}
    assert listed == real


TOKENS = ("--serviceformule-", "--utrecht-", "--nl-", "--denhaag-")
"""How the names of design tokens begin, which look like options."""


def test_options_in_running_text_exist() -> None:
    known = {"--help", "-h"} | {
        name for command in serviceformule.commands.values() for name in options_of(command)
    }
    known |= set(re.findall(r"--[\w-]+", text_of(ROOT / "tests" / "conftest.py")))  # those of pytest here
    known |= {"--headless", "--convert-to", "--check"}  # of other programs
    named = {name for page in PAGES for name in re.findall(r"(?<![\w-])--[a-z][\w-]+", text_of(page))}
    named -= {name for name in named if name.startswith(TOKENS)}
    assert named - known == set()


def readme_command(name: str) -> str:
    mark = f"<!-- command: {name} -->\n```sh\n"
    return text_of(README).partition(mark)[2].partition("\n```")[0]


@pytest.mark.parametrize("name", ["build", "test"])
def test_each_of_the_two_commands_is_one_line(name: str) -> None:
    command = readme_command(name)
    assert command.startswith("python3 -m venv .venv && ")
    assert "\n" not in command


def test_ci_takes_its_commands_from_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "readme_command build" in script
    assert "readme_command test" in script
    assert "<!-- command: $1 -->" in script


def test_windows_gets_the_same_commands() -> None:
    windows = [fence.body.strip() for fence in fences(README) if fence.language == "powershell"]
    assert windows == [as_powershell(readme_command(name)) for name in ("build", "test")]


def as_powershell(command: str) -> str:
    """Give the line for PowerShell 5.1, which has no ``&&`` and keeps its scripts in another folder."""
    line = command.replace("python3", "py").replace(" && ", "; ").replace(".venv/bin/", ".venv\\Scripts\\")
    return line.replace("examples/altena", "examples\\altena")
