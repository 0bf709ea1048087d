"""From rules to implications: what the promises, channels and behaviours ask of each department.

A rule is a condition and a text per department, both templates in the sandbox. The names that the
condition uses tell what the rule ranges over: ``gedrag`` behaviours, ``belofte`` or ``norm`` promises, and
only ``kanaal`` channels. A promise rule that also names ``kanaal`` or ``product`` holds when it holds for
one of the promise's channels or products, and that one becomes a reason too.

Conditions look for words in the texts that the author wrote, whatever the language of the documents: what
a promise asks does not change with its translation. The texts that follow are in that language.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product as combinations
from typing import Final

from markupsafe import Markup

from generator.diagnostics import Diagnostic, nearest
from generator.filters import mentions
from generator.loader.faults import author_language
from generator.locale import Locale
from generator.model.definition import Definition
from generator.model.departments import Implication, Rule
from generator.model.service import Promise
from generator.quantities.order import shorter
from generator.quantities.quantity import Quantity
from generator.sandbox import Compiled, Sandbox, TemplateFault
from generator.source.nodes import Mapping as MappingNode
from generator.source.nodes import Path, find, place
from generator.views.texts import NOTHING, FieldText, Foreign, Nothing, Pieces
from generator.views.view import View, World
from generator.vocabulary.names import key_name

_NAMES: Final[Mapping[str, tuple[str, str]]] = {
    "promise": ("promise", "belofte"),
    "norm": ("norm", "norm"),
    "channel": ("channel", "kanaal"),
    "product": ("product", "product"),
    "behaviour": ("behaviour", "gedrag"),
    "municipality": ("municipality", "gemeente"),
}
"""What a rule may name, in both languages."""

_WORDS: Final = {word: name for name, words in _NAMES.items() for word in words}
_FUNCTIONS: Final = frozenset({"range", "namespace"})

_Scope = Mapping[str, View | Nothing]
_Case = tuple[tuple[str, ...], _Scope]
"""One thing a rule is tried on: its reasons, the item first, and what the names mean."""


class DerivedImplication(Implication):
    """An implication as the documents show it: derived from a rule or our own, with its decision."""

    rule: str = ""
    works_council: bool = False


@dataclass(frozen=True)
class Plan:
    """A definition with everything that follows from it."""

    definition: Definition
    implications: tuple[DerivedImplication, ...]
    foreign: Mapping[str, str] = field(default_factory=dict)
    """Fields whose text is in another language than the documents, with the tag of that language."""
    mixed: Mapping[str, Pieces] = field(default_factory=dict)
    """Texts of implications in which values stand that nobody translated, in parts."""

    @cached_property
    def by_department(self) -> Mapping[str, tuple[DerivedImplication, ...]]:
        """The implications of each department, in order."""
        return {
            department.id: tuple(i for i in self.implications if i.department == department.id)
            for department in self.definition.departments
        }


def derive(
    definition: Definition,
    tree: MappingNode,
    locale: Locale,
    *,
    own: World | None = None,
    foreign: Mapping[str, str] | None = None,
) -> tuple[Plan, tuple[Diagnostic, ...]]:
    """Apply every rule, and lay the definition's decisions over what follows.

    ``tree`` is where the definition was written, so that a fault in a rule has its place. ``own`` is the same
    definition as its author wrote it, where that was in another language; ``foreign`` tells which of its
    texts are in another language than the documents.
    """
    world = World(definition, locale, foreign or {})
    derivation = _Derivation(world, own or world, tree)
    derived = {
        i.id: i for number, rule in enumerate(definition.rules) for i in derivation.apply(rule, number)
    }
    implications = derivation.decide(derived)
    order = {department.id: index for index, department in enumerate(definition.departments)}
    implications.sort(key=lambda i: order.get(i.department or "", len(order)))
    languages, mixed = derivation.languages(implications)
    plan = Plan(definition, tuple(implications), {**languages, **world.foreign}, mixed)
    return plan, tuple(derivation.findings)


_FOREIGN: Final = re.compile("\ue010([^\ue011]*)\ue011([^\ue012]*)\ue012")
"""A value in another language, with its tag before it; no definition holds such characters."""


def _literal(value: object) -> Markup:
    """Rule texts are plain: what a value says comes out as it is."""
    if isinstance(value, FieldText | Foreign) and value.language:
        return Markup(f"\ue010{value.language}\ue011{value}\ue012")  # noqa: S704 - as below
    return Markup(value)  # noqa: S704 - the result is read as plain text, never as markup


def _shorter_than(first: object, second: object) -> bool:
    quantities = [v.value for v in (first, second) if isinstance(v, FieldText)]
    bounds = [q for q in quantities if isinstance(q, Quantity)]
    return len(bounds) == 2 and shorter(*bounds)  # noqa: PLR2004 - both sides


class _Derivation:
    def __init__(self, world: World, written: World, tree: MappingNode) -> None:
        self.findings: list[Diagnostic] = []
        self._world = world
        self._written = written
        self._pieces: dict[str, Pieces] = {}
        self._known_cases: dict[tuple[frozenset[str], int], tuple[_Case, ...]] = {}
        self._tree = tree
        self._sandbox = Sandbox(
            lambda _: None,
            filters={"mentions": mentions, "noemt": mentions},
            tests={"shorter_than": _shorter_than, "korter_dan": _shorter_than},
            finalize=_literal,
        )

    def apply(self, rule: Rule, index: int) -> Iterator[DerivedImplication]:
        """Try a rule, the one with this index, on everything it ranges over."""
        try:
            expression = self._sandbox.expression(rule.when)
            hits = [
                shown for shown, (_, scope) in self._shown_and_tried(expression.names) if expression(scope)
            ]
        except TemplateFault as fault:
            self._report(fault, ("rules", index, "when"))
            return
        unknown = sorted(expression.names - _WORDS.keys() - _FUNCTIONS)
        for name in unknown:
            arguments = {"name": name, "suggestion": nearest(name, _WORDS)}
            self._add("undefined-name", ("rules", index, "when"), arguments)
        texts = self._texts(rule, index)
        first_hits = {reasons[0]: (reasons, scope) for reasons, scope in reversed(hits)}
        for item in dict.fromkeys(reasons[0] for reasons, _ in hits):
            reasons, scope = first_hits[item]
            for department, text in list(texts.items()):
                try:
                    words = text.render(scope)
                except TemplateFault as fault:
                    self._report(fault, ("rules", index, "implications", department))
                    del texts[department]  # it would fail on every other item too
                else:
                    yield self._implication(rule, department, words, reasons)

    def _texts(self, rule: Rule, index: int) -> dict[str, Compiled]:
        """Compile the texts of a rule, also of one that nothing meets."""
        texts: dict[str, Compiled] = {}
        for department, text in rule.implications.items():
            try:
                texts[department] = self._sandbox.from_string(text)
            except TemplateFault as fault:
                self._report(fault, ("rules", index, "implications", department))
        return texts

    def _implication(
        self, rule: Rule, department: str, words: str, reasons: tuple[str, ...]
    ) -> DerivedImplication:
        name = f"{department}.{rule.id}.{reasons[0].partition('.')[2]}"
        text = " ".join(words.split())
        if _FOREIGN.search(text):
            self._pieces[name] = tuple(_pieces(text))
        return DerivedImplication.model_construct(
            id=name,
            department=department,
            text=_FOREIGN.sub(r"\2", text),
            because=reasons,
            status="proposed",
            rule=rule.id,
            works_council=rule.works_council,
        )

    def languages(
        self, implications: Iterable[DerivedImplication]
    ) -> tuple[dict[str, str], dict[str, Pieces]]:
        """Give the derived texts that nobody translated: of a whole rule, or only the values in it."""
        decided = {d.id for d in self._world.definition.implications if d.text is not None}
        whole: dict[str, str] = {}
        mixed: dict[str, Pieces] = {}
        for implication in implications:
            path = f"implications.{implication.id}.text"
            rule = f"rules.{implication.rule}.implications.{implication.department}"
            if implication.id in decided:
                continue
            if rule in self._world.foreign:
                whole[path] = self._world.foreign[rule]
            elif implication.id in self._pieces:
                mixed[path] = self._pieces[implication.id]
        return whole, mixed

    def _shown_and_tried(self, names: frozenset[str]) -> Iterator[tuple[_Case, _Case]]:
        """Pair each case in the documents' language with the same one in the author's."""
        if self._written is self._world:
            yield from ((case, case) for case in self._cases(names, self._world))
        else:
            yield from zip(self._cases(names, self._world), self._cases(names, self._written), strict=True)

    def _cases(self, names: frozenset[str], world: World) -> tuple[_Case, ...]:
        """Give what a rule with these names ranges over; many rules range over the same."""
        named = frozenset(name for name, words in _NAMES.items() if names.intersection(words))
        known = self._known_cases.get((named, id(world)))
        if known is None:
            known = self._known_cases[named, id(world)] = tuple(self._made_cases(named, world))
        return known

    def _made_cases(self, named: frozenset[str], world: World) -> Iterator[_Case]:
        definition = world.definition
        if "behaviour" in named:
            for behaviour in definition.behaviours:
                yield (
                    (f"behaviours.{behaviour.id}",),
                    self._scope(world, behaviour=world.item("behaviours", behaviour.id)),
                )
        elif named & {"promise", "norm", "product"}:
            for promise in definition.promises:
                if promise.norm is not None or "norm" not in named:
                    yield from self._promise_cases(promise, named, world)
        elif "channel" in named:
            for channel in definition.channels:
                seen = world.item("channels", channel.id)
                yield (f"channels.{channel.id}",), self._scope(world, channel=seen)

    def _promise_cases(self, promise: Promise, named: frozenset[str], world: World) -> Iterator[_Case]:
        view = world.item("promises", promise.id)
        norm = view.norm
        scope = {"promise": view, "norm": norm if isinstance(norm, View) else NOTHING}
        channels = promise.channels if "channel" in named else ()
        products = promise.products if "product" in named else ()
        for channel, product in combinations(channels or (None,), products or (None,)):
            reasons = [f"promises.{promise.id}"]
            here: dict[str, View | Nothing] = dict(scope)
            if channel is not None:
                reasons.append(f"channels.{channel}")
                here["channel"] = world.item("channels", channel)
            if product is not None:
                reasons.append(f"products.{product}")
                here["product"] = world.item("products", product)
            yield tuple(reasons), self._scope(world, **here)

    def _scope(self, world: World, **named: View | Nothing) -> _Scope:
        """Give what each word means, in both languages; what is not named is not there."""
        meant = {"municipality": world.part(world.definition.municipality, "municipality"), **named}
        return {word: meant.get(name, NOTHING) for word, name in _WORDS.items()}

    def decide(self, derived: dict[str, DerivedImplication]) -> list[DerivedImplication]:
        """Lay decisions over what was derived; add the implications that are our own."""
        own: list[DerivedImplication] = []
        for index, decision in enumerate(self._world.definition.implications):
            given = {
                name: getattr(decision, name)
                for name in decision.model_fields_set
                if name != "id" and getattr(decision, name) is not None
            }
            if decision.id in derived:
                derived[decision.id] = derived[decision.id].model_copy(update=given)
            elif "." in decision.id:
                arguments = {
                    "reference": decision.id,
                    "suggestion": nearest(decision.id, derived),
                }
                self._add("dead-decision", ("implications", index, "id"), arguments)
            else:
                own.extend(self._own(decision, index, given))
        return [*derived.values(), *own]

    def _own(
        self, decision: Implication, index: int, given: Mapping[str, object]
    ) -> list[DerivedImplication]:
        missing = [name for name in ("department", "text") if name not in given]
        for name in missing:
            key = key_name("implication", name, author_language(self._tree))
            self._add("own-implication", ("implications", index), {"key": key})
        if missing:
            return []
        blank = DerivedImplication.model_construct(id=decision.id, status="proposed")
        return [blank.model_copy(update=dict(given))]

    def _report(self, fault: TemplateFault, path: Path) -> None:
        self._add(fault.code, path, dict(fault.arguments))

    def _add(self, code: str, path: Path, arguments: Mapping[str, str]) -> None:
        found = find(self._tree, path)
        self.findings.append(Diagnostic(code, place(found.node), arguments=arguments, path=found.written))


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Give the parts of a text that holds values in another language, with the tag of each."""
    position = 0
    for match in _FOREIGN.finditer(text):
        if match.start() > position:
            yield text[position : match.start()], ""
        yield match[2], match[1]
        position = match.end()
    if position < len(text):
        yield text[position:], ""
