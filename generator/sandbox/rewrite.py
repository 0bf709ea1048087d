"""The tree of a template, checked and rewritten before it becomes code.

Jinja has no hook for iterations, ``~``, slices, comparisons and literals. Each is led through a filter of
the environment whose name no template can write, for it holds a colon.
"""

import math
import re
from collections.abc import Collection
from difflib import get_close_matches
from typing import Final, TypeVar

from jinja2 import nodes
from jinja2.environment import Environment
from jinja2.visitor import NodeTransformer

from generator.sandbox.fault import Refusal

FOR, STEP, PRESENT = "sandbox:for", "sandbox:step", "sandbox:present"
CONCAT, PRINT_CONCAT = "sandbox:concat", "sandbox:print-concat"
SLICE, LITERAL, OPERAND = "sandbox:slice", "sandbox:literal", "sandbox:operand"
PRINTING: Final = {
    CONCAT: PRINT_CONCAT,
    "join": "sandbox:print-join",
    "join_and": "sandbox:print-join-and",
}
"""Filters that join text, and what they are where the result is printed at once: there every part keeps its
origin. Elsewhere plain parts make plain text, fit to be compared or to name a template."""

_DEEPEST: Final = 50
_DEEPEST_LOOP: Final = 10
_MOST_NODES: Final = 50_000
_NODES_OF_STEP: Final = 10
_LONGEST_INTEGER: Final = 64
FORBIDDEN_CHARACTERS: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]"
)
"""Control characters, halves of characters, and the private-use characters that marks are made of."""


def rewrite(template: nodes.Template, environment: Environment) -> nodes.Template:
    """Check and rewrite a tree in place.

    Raises:
        Refusal: with its line.
    """
    _Rewriter(environment).visit(template)
    return template


def _filter(node: nodes.Expr, name: str, *arguments: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(node, name, list(arguments), [], None, None, lineno=node.lineno)


_Body = TypeVar("_Body", nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block, nodes.Template)


class _Rewriter(NodeTransformer):
    def __init__(self, environment: Environment) -> None:
        self._filters: Collection[str] = environment.filters
        self._tests: Collection[str] = environment.tests
        self._nodes = 0
        self._depth = 0
        self._loops = 0

    def visit(self, node: nodes.Node, *args: object, **kwargs: object) -> object:
        self._nodes += 1
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Refusal("template-too-nested", line=node.lineno)
        if self._nodes > _MOST_NODES:
            raise Refusal("template-too-large", line=node.lineno)
        try:
            return super().visit(node, *args, **kwargs)
        finally:
            self._depth -= 1

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - Jinja's name
        self._loops += 1
        if self._loops > _DEEPEST_LOOP:
            raise Refusal("template-too-nested", line=node.lineno)
        before = self._nodes
        self._weighted(node)
        cost = _cost(self._nodes - before, node.lineno)
        if node.test is not None and cost is not None:
            node.test = nodes.And(cost, node.test, lineno=node.lineno)
        self._loops -= 1
        node.iter = nodes.Filter(node.iter, FOR, [], [], None, None, lineno=node.lineno)
        return node

    def _weighted(self, node: _Body) -> _Body:
        """Let a body that can run more than once count steps by its size, on top of its one."""
        before = self._nodes
        self.generic_visit(node)
        cost = _cost(self._nodes - before, node.lineno)
        if cost is not None:
            node.body.insert(0, nodes.ExprStmt(cost, lineno=node.lineno))
        return node

    def visit_Macro(self, node: nodes.Macro) -> nodes.Macro:  # noqa: N802
        return self._weighted(node)

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.CallBlock:  # noqa: N802
        return self._weighted(node)

    def visit_Block(self, node: nodes.Block) -> nodes.Block:  # noqa: N802
        return node if node.required else self._weighted(node)

    def visit_Template(self, node: nodes.Template) -> nodes.Template:  # noqa: N802
        return self._weighted(node)

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802
        self.generic_visit(node)
        for child in node.nodes:
            _print(child)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802
        self.generic_visit(node)
        return _filter(nodes.List(node.nodes, lineno=node.lineno), CONCAT)

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        if not isinstance(node.arg, nodes.Slice):
            return node
        nothing = nodes.Const(None, lineno=node.lineno)
        return _filter(
            node.node, SLICE, *(x or nothing for x in (node.arg.start, node.arg.stop, node.arg.step))
        )

    def visit_List(self, node: nodes.List) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        return _literal(node, node.items)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        return _literal(node, node.items) if node.ctx == "load" else node

    def visit_Dict(self, node: nodes.Dict) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        return _literal(node, [part for pair in node.items for part in (pair.key, pair.value)])

    def visit_Compare(self, node: nodes.Compare) -> nodes.Compare:  # noqa: N802
        self.generic_visit(node)
        node.expr = _operand(node.expr)
        for operand in node.ops:
            operand.expr = _operand(operand.expr)
        return node

    def visit_Const(self, node: nodes.Const) -> nodes.Const:  # noqa: N802
        value = node.value
        if isinstance(value, str) and FORBIDDEN_CHARACTERS.search(value):
            raise Refusal("forbidden-character", line=node.lineno)
        if (isinstance(value, int) and value.bit_length() > _LONGEST_INTEGER) or (
            isinstance(value, float) and not math.isfinite(value)
        ):
            raise Refusal("number-too-large", line=node.lineno)
        return node

    def visit_Filter(self, node: nodes.Filter) -> nodes.Filter:  # noqa: N802
        _known("filter", node.name, self._filters, node.lineno)
        self.generic_visit(node)
        return node

    def visit_Test(self, node: nodes.Test) -> nodes.Test:  # noqa: N802
        _known("test", node.name, self._tests, node.lineno)
        self.generic_visit(node)
        return node

    def visit_Keyword(self, node: nodes.Keyword) -> nodes.Keyword:  # noqa: N802
        # Jinja hands its own affairs to functions as _loop_vars and _block_vars, and Python reads some
        # other characters as an underscore.
        if not node.key.isascii() or node.key.startswith("_"):
            raise Refusal("forbidden-argument", line=node.lineno, name=node.key)
        self.generic_visit(node)
        return node

    def visit_ScopedEvalContextModifier(self, node: nodes.ScopedEvalContextModifier) -> object:  # noqa: N802
        raise Refusal("forbidden-tag", line=node.lineno, name="autoescape")


def _cost(count: int, line: int) -> nodes.Filter | None:
    """Make the expression that counts the steps of so many nodes; it is true."""
    steps = count // _NODES_OF_STEP
    return _filter(nodes.Const(steps, lineno=line), STEP) if steps else None


def _print(node: nodes.Expr) -> None:
    if isinstance(node, nodes.CondExpr):
        _print(node.expr1)
        if node.expr2 is not None:
            _print(node.expr2)
    elif isinstance(node, nodes.Filter) and node.name in PRINTING:
        node.name = PRINTING[node.name]


def _literal(node: nodes.Expr, parts: Collection[nodes.Expr]) -> nodes.Expr:
    return node if all(isinstance(part, nodes.Const) for part in parts) else _filter(node, LITERAL)


def _operand(node: nodes.Expr) -> nodes.Expr:
    return node if isinstance(node, nodes.Const) else _filter(node, OPERAND)


def _known(kind: str, name: str, names: Collection[str], line: int) -> None:
    if name not in names:
        near = get_close_matches(name, [n for n in names if n.isidentifier()], n=1, cutoff=0.6)
        code = f"unknown-{kind}"
        raise Refusal(code, line=line, name=name, suggestion=near[0] if near else "")
