"""From the text of a template to code, with every way in which that can go wrong placed on a line."""

import re
from typing import Final

from jinja2 import Environment, Template, nodes
from jinja2.compiler import generate
from jinja2.exceptions import TemplateSyntaxError
from jinja2.parser import Parser

from generator.sandbox.fault import Refusal
from generator.sandbox.rewrite import FORBIDDEN_CHARACTERS, rewrite

RESULT: Final = "result"
"""The name in which the code of an expression leaves its value."""

_UNKNOWN_TAG: Final = re.compile(r"Encountered unknown tag '([^']*)'")
_OPEN_TAG: Final = re.compile(r"innermost block that needs to be closed is '([^']*)'")
_DEBUG_INFO: Final = re.compile(r"^debug_info = '([0-9=&]*)'$", re.MULTILINE)


def build(
    environment: Environment, source: str, name: str, *, limit: int, expression: bool = False
) -> Template:
    """Compile a template, or an expression that leaves its value in ``RESULT``.

    Raises:
        Refusal: with the template's name and the line.
    """
    _check_source(source, name, limit)
    parser: Parser | None = None
    try:
        parser = Parser(environment, source, name, name, state="variable" if expression else None)
        tree = rewrite(_expression(parser, environment) if expression else parser.parse(), environment)
        tree.set_environment(environment)
        code = generate(tree, environment, name, name, optimized=False)
    except Refusal as refusal:
        refusal.template = name
        raise
    except TemplateSyntaxError as error:
        raise _syntax(error, name) from error
    except RecursionError as error:
        raise Refusal("template-too-nested", name, parser.stream.current.lineno if parser else 1) from error
    except (ValueError, OverflowError, UnicodeError) as error:  # numbers with thousands of digits
        line = parser.stream.current.lineno if parser else 1
        raise Refusal("template-syntax", name, line, detail=str(error)) from error
    try:
        compiled = compile(code or "", name, "exec")
    except SyntaxError as error:  # an argument named twice, loops nested deeper than Python can
        line = _template_line(code or "", error.lineno or 1)
        raise Refusal("template-syntax", name, line, detail=error.msg) from error
    except (RecursionError, MemoryError) as error:
        raise Refusal("template-too-nested", name, 1) from error
    return environment.template_class.from_code(environment, compiled, environment.make_globals(None))


def _check_source(source: str, name: str, limit: int) -> None:
    if len(source) > limit:
        raise Refusal("template-too-large", name, 1, limit=str(limit))
    if match := FORBIDDEN_CHARACTERS.search(source):
        line = source.count("\n", 0, match.start()) + 1
        raise Refusal("forbidden-character", name, line, character=f"U+{ord(match[0]):04X}")


def _expression(parser: Parser, environment: Environment) -> nodes.Template:
    expression = parser.parse_expression()
    if not parser.stream.eos:
        parser.fail("chunk after expression", parser.stream.current.lineno)
    target = nodes.Name(RESULT, "store", lineno=1)
    return nodes.Template([nodes.Assign(target, expression, lineno=1)], lineno=1, environment=environment)


def _syntax(error: TemplateSyntaxError, name: str) -> Refusal:
    message = error.message or ""
    where = (error.name or name, error.lineno)
    if match := _UNKNOWN_TAG.match(message):
        opened = _OPEN_TAG.search(message)
        return Refusal("unknown-tag", *where, name=match[1], open=opened[1] if opened else "")
    if message.startswith("Unexpected end of template") and (match := _OPEN_TAG.search(message)):
        return Refusal("unclosed-tag", *where, name=match[1])
    return Refusal("template-syntax", *where, detail=message)


def _template_line(code: str, code_line: int) -> int:
    """Find the line of a template behind a line of its code, as Jinja's own table tells it."""
    found = 1
    if match := _DEBUG_INFO.search(code):
        for entry in filter(None, match[1].split("&")):
            line, start = map(int, entry.split("="))
            if start <= code_line:
                found = line
    return found
