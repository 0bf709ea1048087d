"""From the text of a template to code, with every way in which that can go wrong placed on a line.

To translate a template takes longer than to render it, and many definitions share the templates, rules and
macros that ship. So code is kept within the process, under all that it depends on; it cannot be changed.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import CodeType
from typing import Final

from jinja2 import Environment, Template, nodes
from jinja2.compiler import generate
from jinja2.exceptions import TemplateSyntaxError
from jinja2.parser import Parser

from generator.sandbox.environment import GuardedEnvironment
from generator.sandbox.fault import Refusal
from generator.sandbox.rewrite import FORBIDDEN_CHARACTERS, PRESENT, rewrite

RESULT: Final = "result"
"""The name in which the code of an expression leaves its value."""

_MOST_KEPT: Final = 1_000
"""How many translations are kept: what ships takes some hundreds, the rest is for those of one's own."""
_kept: Final[dict[object, "_Code"]] = {}

_UNKNOWN_TAG: Final = re.compile(r"Encountered unknown tag '([^']*)'")
_OPEN_TAG: Final = re.compile(r"innermost block that needs to be closed is '([^']*)'")
_TAG: Final = re.compile(r"\{%[-+]?\s*(\w+)(.*?)%\}", re.DOTALL)
_DEBUG_INFO: Final = re.compile(r"^debug_info = '([0-9=&]*)'$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Code:
    """A translated template; for an expression also the names that it uses."""

    code: CodeType
    names: frozenset[str] = frozenset()

    def template(self, environment: GuardedEnvironment) -> Template:
        # Jinja's own chain of mappings would be walked through anew for every rendering.
        names = dict(environment.globals)
        return environment.template_class.from_code(environment, self.code, names)


def build(environment: GuardedEnvironment, source: str, name: str, *, limit: int) -> Template:
    """Compile a template of at most ``limit`` characters.

    Raises:
        Refusal: with the template's name and the line.
    """
    check_source(source, name, limit)
    key = environment.dialect, name, source
    return (_kept.get(key) or _keep(key, _translated(environment, source, name))).template(environment)


def build_expression(
    environment: GuardedEnvironment, source: str, name: str, *, limit: int
) -> tuple[Template, frozenset[str]]:
    """Compile an expression, which leaves its value in ``RESULT``; also give the names that it uses.

    Raises:
        Refusal: with the name and the line.
    """
    check_source(source, name, limit)
    key = environment.dialect, name, source, RESULT
    found = _kept.get(key) or _keep(key, _translated_expression(environment, source, name))
    return found.template(environment), found.names


def _keep(key: object, code: _Code) -> _Code:
    if len(_kept) >= _MOST_KEPT:
        _kept.clear()
    _kept[key] = code
    return code


def _translated(environment: Environment, source: str, name: str) -> _Code:
    with _reading(environment, source, name, state=None) as parser:
        tree = nodes.Template(parser.subparse(), lineno=1)
        code = _generate(tree, environment, name)
    return _Code(_compile(code, name))


def _translated_expression(environment: Environment, source: str, name: str) -> _Code:
    with _reading(environment, source, name, state="variable") as parser:
        expression = parser.parse_expression()
        if not parser.stream.eos:
            parser.fail("chunk after expression", parser.stream.current.lineno)
        target = nodes.Name(RESULT, "store", lineno=1)
        present = nodes.Filter(expression, PRESENT, [], [], None, None, lineno=1)
        tree = nodes.Template([nodes.Assign(target, present, lineno=1)], lineno=1, environment=environment)
        names = _names(tree, environment)
        code = _generate(tree, environment, name)
    return _Code(_compile(code, name), names)


def _names(tree: nodes.Template, environment: Environment) -> frozenset[str]:
    """Give the names that an expression looks up: all that it loads, for nothing in one can bind a name.

    ``jinja2.meta`` finds them by generating the code a second time.
    """
    loaded = {name.name for name in tree.find_all(nodes.Name) if name.ctx == "load"}
    return frozenset(loaded - {"self", *environment.globals})


@contextmanager
def _reading(environment: Environment, source: str, name: str, *, state: str | None) -> Iterator[Parser]:
    parser: Parser | None = None
    try:
        parser = Parser(environment, source, name, name, state=state)
        yield parser
    except Refusal as refusal:
        refusal.template = name
        raise
    except TemplateSyntaxError as error:
        raise _syntax(error, name, source) from error
    except RecursionError as error:
        raise Refusal("template-too-nested", name, _line(parser)) from error
    except (ValueError, OverflowError) as error:  # a number of thousands of digits
        raise Refusal("template-syntax", name, _line(parser), detail=str(error)) from error


def _line(parser: Parser | None) -> int:
    return parser.stream.current.lineno if parser else 1


def _generate(tree: nodes.Template, environment: Environment, name: str) -> str:
    tree = rewrite(tree, environment)
    tree.set_environment(environment)
    return generate(tree, environment, name, name, optimized=False) or ""


def _compile(code: str, name: str) -> CodeType:
    try:
        return compile(code, name, "exec")
    except SyntaxError as error:  # an argument named twice
        line = _template_line(code, error.lineno or 1)
        raise Refusal("template-syntax", name, line, detail=error.msg) from error
    except (RecursionError, MemoryError) as error:
        raise Refusal("template-too-nested", name, 1) from error


def check_source(source: str, name: str, limit: int) -> None:
    """Refuse a source that is too long or holds a character that no template may.

    Raises:
        Refusal: with the template's name and the line.
    """
    if len(source) > limit:
        raise Refusal("template-too-large", name, 1, limit=str(limit))
    if match := FORBIDDEN_CHARACTERS.search(source):
        line = source.count("\n", 0, match.start()) + 1
        raise Refusal("forbidden-character", name, line, character=f"U+{ord(match[0]):04X}")


def _syntax(error: TemplateSyntaxError, name: str, source: str) -> Refusal:
    message = error.message or ""
    where = (error.name or name, error.lineno)
    if match := _UNKNOWN_TAG.match(message):
        opened = _OPEN_TAG.search(message)
        return Refusal("unknown-tag", *where, name=match[1], open=opened[1] if opened else "")
    if message.startswith("Unexpected end of template") and (match := _OPEN_TAG.search(message)):
        return Refusal("unclosed-tag", name, _opening_line(source, match[1], error.lineno), name=match[1])
    return Refusal("template-syntax", *where, detail=message)


def _opening_line(source: str, tag: str, otherwise: int) -> int:
    """Find the last tag of a name that is never closed; Jinja only tells where the template ends."""
    opened: list[int] = []
    for match in _TAG.finditer(source):
        if match[1] == f"end{tag}":
            opened = opened[:-1]
        elif match[1] == tag and not (tag == "set" and "=" in match[2]):
            opened.append(source.count("\n", 0, match.start()) + 1)
    return opened[-1] if opened else otherwise


def _template_line(code: str, code_line: int) -> int:
    """Find the line of a template behind a line of its code, as Jinja's own table tells it."""
    found = 1
    if match := _DEBUG_INFO.search(code):
        for entry in filter(None, match[1].split("&")):
            line, start = map(int, entry.split("="))
            if start <= code_line:
                found = line
    return found
