"""What an update did, in a line for each kind of thing."""

from collections.abc import Mapping

from generator.report.messages import Messages


def as_text(counts: Mapping[str, int], words: Messages) -> str:
    """Give how often what happened; what did not happen is left out."""
    key = "command_line.commands.update.did"
    told = [words.count(f"{key}.{name}", count) for name, count in counts.items() if count]
    return "".join(f"{line}\n" for line in told)
