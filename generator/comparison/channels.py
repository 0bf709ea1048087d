"""Channels beside each other, by kind: what each municipality calls them, and its safety nets."""

from collections.abc import Sequence
from itertools import chain

from generator.comparison.facts import ChannelRow, Compared
from generator.model.definition import Definition
from generator.vocabulary.table import VALUES


def channel_rows(compared: Sequence[Compared]) -> tuple[ChannelRow, ...]:
    """Give a row for each kind of channel that one of them has, in the order of the vocabulary."""
    present = {channel.kind for one in compared for channel in one.definition.channels}
    return tuple(_row(kind, compared) for kind, _ in VALUES["channel_kind"] if kind in present)


def _row(kind: str, compared: Sequence[Compared]) -> ChannelRow:
    return ChannelRow(
        kind,
        {one.key: _names(kind, one.definition) for one in compared},
        {one.key: _fallbacks(kind, one.definition) for one in compared},
    )


def _names(kind: str, definition: Definition) -> tuple[str, ...]:
    return tuple(channel.name for channel in definition.channels if channel.kind == kind)


def _fallbacks(kind: str, definition: Definition) -> tuple[str, ...]:
    kinds = {channel.id: channel.kind for channel in definition.channels}
    nets = (channel.fallback for channel in definition.channels if channel.kind == kind)
    return tuple(dict.fromkeys(kinds[net] for net in chain.from_iterable(nets)))
