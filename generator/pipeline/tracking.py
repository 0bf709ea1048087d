"""Who stands at the tracked changes of a Word file that is built."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tracking:
    """``date`` is a moment as Word writes it; either is empty where the caller does not say."""

    author: str = ""
    date: str = ""
