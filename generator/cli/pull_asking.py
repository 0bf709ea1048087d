"""Proposals from a Word file one by one: accept, reject, edit, skip."""

import sys
from typing import Final

import click

from generator.cli.streams import line_width, say
from generator.pipeline.plan import shipped_locale
from generator.pipeline.pull import Pulled, reworded
from generator.pipeline.pull_shown import Namer, shown_proposal
from generator.report.messages import Messages
from generator.report.proposals_text import ProposalWriter
from generator.roundtrip.desk import Desk
from generator.roundtrip.proposals import Kind, Proposal

_ANSWERS: Final = ("accept", "reject", "edit", "skip", "stop")


def ask(pulled: Pulled, words: Messages) -> list[Proposal]:
    """Ask about each proposal, and give those that were accepted, as they were edited.

    Everything is asked on standard error: standard output carries only results.
    """
    locale = shipped_locale(words.language)
    writer = ProposalWriter(words, locale, line_width())
    namer, desk = Namer(pulled, locale), Desk.of(pulled.today.loaded)
    accepted: list[Proposal] = []
    total = len(pulled.found.proposals)
    for number, proposal in enumerate(pulled.found.proposals, 1):
        lines = writer.proposal(shown_proposal(proposal, namer, pulled, desk))
        say("\n" + "\n".join(lines) + "\n")
        answer, chosen = _answer(proposal, pulled, words, f"{number}/{total}")
        if answer == "stop":
            break
        if answer in ("accept", "edit"):
            accepted.append(chosen)
    return accepted


def _answer(proposal: Proposal, pulled: Pulled, words: Messages, count: str) -> tuple[str, Proposal]:
    keys = {words.text(f"pull.ask.keys.{answer}"): answer for answer in _ANSWERS}
    while True:
        typed = _line(f"[{count}] {words.text('pull.ask.question')} ").lower()
        answer = next((answer for key, answer in keys.items() if typed and typed[0] == key), "")
        if answer == "edit" and proposal.kind is not Kind.ENDED:
            changed = _edited(proposal, pulled, words)
            if changed is not None:
                return answer, changed
        elif answer and answer != "edit":
            return answer, proposal
        else:
            say(words.text("pull.ask.help") + "\n")


def _edited(proposal: Proposal, pulled: Pulled, words: Messages) -> Proposal | None:
    """Ask for another text, in an editor where it has more than one line; None where it is no value."""
    old = proposal.new or ""
    if "\n" in old.strip():
        text = click.edit(old, extension=".md")
    else:
        say(words.text("pull.ask.text") + "\n")
        text = _line("> ")
    changed = reworded(pulled, proposal, text or old)
    if changed is None:
        say(words.text("pull.reasons.unreadable") + "\n")
    return changed


def _line(question: str) -> str:
    say(question)
    line = sys.stdin.readline()
    if not line:
        raise click.Abort
    return line.strip()
