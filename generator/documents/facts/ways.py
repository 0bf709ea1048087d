"""Ways through a document: from an item down to what follows from it, and from that back up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from generator.implications import Plan
from generator.views.view import View, World

_LINKED: Final = ("promises", "behaviours", "channels")


@dataclass(frozen=True, slots=True)
class Ways:
    """What an item leads to, by its id; every item is there, also where it leads nowhere.

    ``promises`` are by part of the vision, ``behaviours`` by promise. ``subjects`` are the rules whose
    implications a promise, behaviour or channel has (by ``promises.x``; empty for our own implications), and
    ``promises_of``, ``behaviours_of`` and ``channels_of`` by rule the items that they come from.
    """

    promises: Mapping[str, tuple[View, ...]]
    behaviours: Mapping[str, tuple[View, ...]]
    subjects: Mapping[str, tuple[str, ...]]
    promises_of: Mapping[str, tuple[View, ...]]
    behaviours_of: Mapping[str, tuple[View, ...]]
    channels_of: Mapping[str, tuple[View, ...]]


def ways(world: World, plan: Plan) -> Ways:
    """Follow all references between promises, behaviours and implications in both directions."""
    definition = world.definition
    made: dict[str, list[str]] = {part.id: [] for part in definition.vision}
    for promise in definition.promises:
        for name in promise.vision:
            made[name].append(f"promises.{promise.id}")
    kept: dict[str, list[str]] = {promise.id: [] for promise in definition.promises}
    for behaviour in definition.behaviours:
        for name in behaviour.promises:
            kept[name].append(f"behaviours.{behaviour.id}")
    rules: dict[str, dict[str, None]] = {
        f"{section}.{item.id}": {} for section in _LINKED for item in getattr(definition, section)
    }
    reasons: dict[str, dict[str, None]] = {rule: {} for rule in ("", *(rule.id for rule in definition.rules))}
    for implication in plan.implications:
        for reason in implication.because if implication.department else ():
            if reason in rules:
                rules[reason][implication.rule] = None
                reasons[implication.rule][reason] = None
    return Ways(
        promises={name: _views(world, found) for name, found in made.items()},
        behaviours={name: _views(world, found) for name, found in kept.items()},
        subjects={name: tuple(found) for name, found in rules.items()},
        promises_of={rule: _views(world, found, "promises") for rule, found in reasons.items()},
        behaviours_of={rule: _views(world, found, "behaviours") for rule, found in reasons.items()},
        channels_of={rule: _views(world, found, "channels") for rule, found in reasons.items()},
    )


def _views(world: World, references: Iterable[str], section: str = "") -> tuple[View, ...]:
    return tuple(world.named(one) for one in references if one.startswith(section))
