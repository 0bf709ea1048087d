"""Templates that mean harm, each with the code and the line of the fault that must stop it.

Run as a program it tries them one by one and prints what came of each as a line of JSON, so that it can be
done where memory and time are bounded from outside.
"""

import json
import sys
from dataclasses import dataclass

from generator.sandbox import Budget, Sandbox, TemplateFault

DOUBLING = "{% set ns = namespace(x='ab') %}\n{% for i in range(200) %}\n"


@dataclass(frozen=True)
class Attack:
    source: str
    code: str
    line: int = 1


def doubling(step):
    return Attack(f"{DOUBLING}{step}\n{{% endfor %}}", "memory-budget", 3)


ATTACKS = {
    # out of the sandbox
    "class": Attack("\n{{ ''.__class__ }}", "forbidden-attribute", 2),
    "class-mro": Attack("{{ ''.__class__.__mro__[1].__subclasses__() }}", "forbidden-attribute"),
    "class-by-index": Attack("{{ ''['__class__'] }}", "forbidden-attribute"),
    "class-by-joined-name": Attack("{{ ''['__cla' ~ 'ss__'] }}", "forbidden-attribute"),
    "class-by-attr-filter": Attack("{{ ''|attr('__class__') }}", "unknown-filter"),
    "class-by-map-attribute": Attack("{{ ['']|map(attribute='__class__')|list }}", "forbidden-attribute"),
    "class-by-map-attr": Attack("{{ ['']|map('attr', '__class__')|list }}", "unknown-filter"),
    "class-by-sort": Attack("{{ ['', 'a']|sort(attribute='__class__') }}", "forbidden-attribute"),
    "class-by-selectattr": Attack("{{ ['']|selectattr('__class__')|list }}", "forbidden-attribute"),
    "class-by-groupby": Attack("{{ ['']|groupby('__class__') }}", "forbidden-attribute"),
    "class-by-sum": Attack("{{ ['']|sum('__class__') }}", "forbidden-attribute"),
    "class-is-defined": Attack("{{ ''.__class__ is defined }}", "forbidden-attribute"),
    "globals-of-a-function": Attack("{{ range.__globals__ }}", "forbidden-attribute"),
    "globals-of-a-macro": Attack(
        "{% macro m() %}{% endmacro %}\n{{ m._func.__globals__ }}", "forbidden-attribute", 2
    ),
    "environment-of-a-macro": Attack(
        "{% macro m() %}{% endmacro %}{{ m._environment }}", "forbidden-attribute"
    ),
    "context-of-self": Attack("{{ self._TemplateReference__context }}", "forbidden-attribute"),
    "stack-of-a-block": Attack("{% block b %}{% endblock %}{{ self.b._stack }}", "forbidden-attribute"),
    "init-of-namespace": Attack("{{ namespace.__init__ }}", "forbidden-attribute"),
    "recurse-of-loop": Attack("{% for x in [1] %}{{ loop._recurse }}{% endfor %}", "forbidden-attribute"),
    "iterable-of-loop": Attack("{% for x in [1] %}{{ loop._iterable }}{% endfor %}", "forbidden-attribute"),
    "inner-filter": Attack("{{ [1]|map('sandbox:slice') }}", "unknown-filter"),
    "inner-argument": Attack("{{ range(_loop_vars={}) }}", "forbidden-argument"),
    "full-width-argument": Attack("{{ range(\uff3fx=1) }}", "template-syntax"),
    "pythons-import": Attack("{% import os %}", "template-syntax"),
    "builtins": Attack("{{ __builtins__ }}", "undefined-name"),
    "dunder-import": Attack("{{ __import__('os') }}", "undefined-name"),
    "autoescape-off": Attack("a\n{% autoescape false %}{% endautoescape %}", "forbidden-tag", 2),
    "safe": Attack("{{ '<b>'|safe }}", "unknown-filter"),
    # to the files
    "include-passwd": Attack("\n\n{% include '/etc/passwd' %}", "forbidden-template-name", 3),
    "include-above": Attack("{% include '../secret' %}", "forbidden-template-name"),
    "include-above-inside": Attack("{% include 'a/../../secret' %}", "forbidden-template-name"),
    "include-drive": Attack("{% include 'C:/secret' %}", "forbidden-template-name"),
    "include-backslash": Attack("{% include 'a\\\\secret' %}", "forbidden-template-name"),
    "include-dot": Attack("{% include './t' %}", "forbidden-template-name"),
    "include-null": Attack("{% include 'a\\x00' %}", "forbidden-character"),
    "include-nothing": Attack("{% include '' %}", "forbidden-template-name"),
    "include-a-number": Attack("{% include 5 %}", "type-error"),
    "import-above": Attack("{% import '../secret' as s %}", "forbidden-template-name"),
    "extend-above": Attack("{% extends '../secret' %}", "forbidden-template-name"),
    "include-one-of-above": Attack("{% include ['../secret', '/etc/passwd'] %}", "forbidden-template-name"),
    "include-above-in-silence": Attack("{% include '../secret' ignore missing %}", "forbidden-template-name"),
    # without end
    "nested-loops": Attack(
        "{% for a in range(9999) %}\n{% for b in range(9999) %}\n{% endfor %}{% endfor %}", "step-budget", 2
    ),
    "loop-with-a-test": Attack(
        "{% for a in range(9999) %}\n{% for b in range(9999) if false %}{% endfor %}\n{% endfor %}",
        "step-budget",
        2,
    ),
    "wide-loop": Attack(
        "{% for a in range(9999) %}" + "{% if a %}{% endif %}" * 4000 + "{% endfor %}", "step-budget"
    ),
    "loop-that-captures": Attack(
        "{% set x %}{% for a in range(9999) %}"
        + "a{% if 1 %}{% endif %}" * 2000
        + "{% endfor %}{% endset %}",
        "step-budget",
    ),
    "do-while": Attack(
        "{% macro m(n) %}\n{% for i in range(9000) %}{{ m(n + 1) }}{% endfor %}\n{% endmacro %}{{ m(0) }}",
        "recursion",
        2,
    ),
    "recursive-macro": Attack("{% macro m() %}\n{{ m() }}\n{% endmacro %}\n{{ m() }}", "recursion", 2),
    "two-macros": Attack(
        "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}", "recursion"
    ),
    "recursive-loop": Attack("{% for a in [1] recursive %}\n{{ loop([1]) }}{% endfor %}", "recursion", 2),
    "wide-recursive-loop": Attack(
        "{% for a in range(99) recursive %}{{ loop(range(99)) if loop.depth < 9 }}{% endfor %}",
        "step-budget",
    ),
    "self-include": Attack("a\n{% include 't' %}", "recursion", 2),
    "self-import": Attack("{% import 't' as t %}", "recursion"),
    "self-extend": Attack("{% extends 't' %}", "recursion"),
    "self-calling-block": Attack("{% block b %}{{ self.b() }}{% endblock %}", "recursion"),
    "exploding-macros": Attack(
        "".join(
            f"{{% macro m{n}() %}}{f'{{{{ m{n - 1}() }}}}' * 10 if n else 'x'}{{% endmacro %}}"
            for n in range(9)
        )
        + "{{ m8() }}",
        "step-budget",
    ),
    "huge-range": Attack("{% for a in range(10**9) %}{% endfor %}", "range-too-large"),
    "endless-range": Attack("{{ range(0, 2**60, 3) }}", "range-too-large"),
    "filters-in-a-loop": Attack(
        "{% set xs = range(9999)|list %}{% for i in range(9999) %}{{ xs|sort|first }}{% endfor %}",
        "step-budget",
    ),
    "search-in-a-loop": Attack(
        "{% set x = 'a' * 200000 %}{% for i in range(9999) %}{% if 'b' in x %}{% endif %}{% endfor %}",
        "memory-budget",
    ),
    "exponential-comparison": Attack(
        "{% set a = namespace(x=[1]) %}{% set b = namespace(x=[1]) %}\n{% for i in range(60) %}"
        "{% set a.x = [a.x, a.x] %}{% set b.x = [b.x, b.x] %}{% endfor %}{{ a.x == b.x }}",
        "value-too-nested",
        2,
    ),
    "exponential-tuple": Attack(
        "{% set a = namespace(x=(1, 2)) %}{% for i in range(60) %}{% set a.x = (a.x, a.x) %}{% endfor %}"
        "{{ {a.x: 1} }}",
        "value-too-nested",
    ),
    "exponential-by-macro": Attack(
        "{% macro m(a, n) %}{{ m([a, a], n + 1) if n < 40 }}{% endmacro %}{{ m([1], 0) }}", "value-too-nested"
    ),
    "deep-by-batch": Attack(
        "{% set a = namespace(x=[1]) %}{% for i in range(9000) %}{% set a.x = a.x|batch(1) %}{% endfor %}"
        "{{ a.x == [1] }}",
        "recursion",
    ),
    "same-keys": Attack("{{ range(9999)|map('string')|batch(2)|map('items')|list }}", "not-a-mapping"),
    # without measure
    "text-times": Attack("{{ 'a' * 10**9 }}", "memory-budget"),
    "times-text": Attack("{{ 10**9 * 'a' }}", "memory-budget"),
    "list-times": Attack("{{ [1] * 10**9 }}", "memory-budget"),
    "tuple-times": Attack("{{ (1, 2) * 10**9 }}", "memory-budget"),
    "power-tower": Attack("{{ 9**9**9 }}", "number-too-large"),
    "power": Attack("{{ 2**100000 }}", "number-too-large"),
    "float-power": Attack("{{ 2.0**100000 }}", "number-too-large"),
    "growing-product": Attack(
        "{% set ns = namespace(x=9) %}\n{% for i in range(99) %}{% set ns.x = ns.x * ns.x %}{% endfor %}",
        "number-too-large",
        2,
    ),
    "fine-rounding": Attack("{{ 5|round(-1000000000) }}", "number-too-large"),
    "long-number": Attack("{{ " + "9" * 5000 + " }}", "template-syntax"),
    "long-hexadecimal": Attack("{{ 0x" + "f" * 5000 + " }}", "number-too-large"),
    "infinite": Attack("{{ 1e999 }}", "number-too-large"),
    "center": Attack("{{ 'a'.center(10**9) }}", "forbidden-attribute"),
    "center-filter": Attack("{{ 'a'|center(10**9) }}", "unknown-filter"),
    "ljust": Attack("{{ 'a'.ljust(10**9) }}", "forbidden-attribute"),
    "zfill": Attack("{{ 'a'.zfill(10**9) }}", "forbidden-attribute"),
    "expandtabs": Attack("{{ '\\t'.expandtabs(10**9) }}", "forbidden-attribute"),
    "translate": Attack("{{ 'a'.translate({97: 'a' * 9999}) }}", "forbidden-attribute"),
    "percent": Attack("{{ '%1000000000d' % 1 }}", "string-formatting"),
    "percent-captured": Attack("{% set x %}%1000000000d{% endset %}{{ x % 1 }}", "string-formatting"),
    "format": Attack("{{ '{:>1000000000}'.format(1) }}", "forbidden-attribute"),
    "format-map": Attack("{{ '{a.__class__}'.format_map({'a': 1}) }}", "forbidden-attribute"),
    "format-filter": Attack("{{ '%1000000000d'|format(1) }}", "unknown-filter"),
    "to-bytes": Attack("{{ (1).to_bytes(10**9, 'big') }}", "forbidden-attribute"),
    "lipsum": Attack("{{ lipsum(1000000) }}", "undefined-name"),
    "cycler": Attack("{{ cycler(1) }}", "undefined-name"),
    "huge-batch": Attack("{{ [1]|batch(10**9, 'x')|list }}", "memory-budget"),
    "huge-indent": Attack("{{ 'a\\nb'|indent(10**9) }}", "memory-budget"),
    "replace": Attack("{{ ('a' * 4000)|replace('a', 'b' * 4000) }}", "memory-budget"),
    "replace-method": Attack("{{ ('a' * 4000).replace('a', 'b' * 4000) }}", "memory-budget"),
    "replace-nothing": Attack("{{ 'aaa'|replace('', 'b') }}", "empty-replacement"),
    "doubling-by-tilde": doubling("{% set ns.x = ns.x ~ ns.x %}"),
    "doubling-by-plus": doubling("{% set ns.x = ns.x + ns.x %}"),
    "doubling-by-times": doubling("{% set ns.x = ns.x * 2 %}"),
    "doubling-by-join": doubling("{% set ns.x = [ns.x, ns.x]|join %}"),
    "doubling-by-replace": doubling("{% set ns.x = ns.x|replace('a', 'aba') %}"),
    "doubling-by-lists": doubling("{% set ns.x = [ns.x, ns.x]|sum(start='') %}"),
    "doubling-by-set": doubling("{% set x %}{{ ns.x }}{{ ns.x }}{% endset %}{% set ns.x = x %}"),
    "doubling-by-macro": Attack(
        "{% macro m(x) %}{{ x }}{{ x }}{% endmacro %}{% set ns = namespace(x='ab') %}\n"
        "{% for i in range(200) %}{% set ns.x = m(ns.x) %}{% endfor %}",
        "memory-budget",
    ),
    "doubling-by-call": Attack(
        "{% macro m() %}{{ caller() }}{{ caller() }}{% endmacro %}"
        + "{% call m() %}" * 8
        + "a" * 20000
        + "{% endcall %}" * 8
        + "{% call m() %}" * 2
        + "{% endcall %}" * 2,
        "memory-budget",
    ),
    "doubling-by-filter-block": doubling(
        "{% set x %}{% filter replace('a', 'aba') %}{{ ns.x }}{% endfilter %}{% endset %}{% set ns.x = x %}"
    ),
    "many-big-texts": Attack(
        "{% set ns = namespace(x=[]) %}{% for i in range(9000) %}"
        "{% set ns.x = ns.x + ['a' * 100000 ~ i] %}{% endfor %}",
        "memory-budget",
    ),
    "much-output": Attack(
        "{% set x = 'a' * 100000 %}{% for i in range(9000) %}\n{{ x }}{% endfor %}", "output-budget", 2
    ),
    "much-constant-output": Attack(
        "{% for i in range(9000) %}\n" + "a" * 10000 + "{% endfor %}", "output-budget", 1
    ),
    "huge-template": Attack("a" * 5_000_000, "template-too-large"),
    "crowded-template": Attack("{{1}}" * 50_000, "template-too-large"),
    # too deep to read
    "parentheses": Attack("\n{{ " + "(" * 500 + "1" + ")" * 500 + " }}", "template-too-nested", 2),
    "brackets": Attack("{{ " + "[" * 5000 + "]" * 5000 + " }}", "template-too-nested"),
    "blocks": Attack("{% if 1 %}" * 500 + "{% endif %}" * 500, "template-too-nested"),
    "loops": Attack("{% for a in [1] %}" * 15 + "{% endfor %}" * 15, "template-too-nested"),
    "long-sum": Attack("{{ " + "1+" * 5000 + "1 }}", "template-too-nested"),
    "long-dots": Attack("{{ a" + ".a" * 5000 + " }}", "template-too-nested"),
    "many-nots": Attack("{{ " + "not " * 5000 + "1 }}", "template-too-nested"),
    "many-minuses": Attack("{{ " + "-" * 5000 + "1 }}", "template-too-nested"),
    # marks
    "private-use": Attack("a\n\ue0001\ue001", "forbidden-character", 2),
    "private-use-escaped": Attack("\n{{ '\\ue0001\\ue001' }}", "forbidden-character", 2),
    "half-a-character": Attack("{{ '\\ud800' }}", "forbidden-character"),
    "part-of-a-mark": Attack("{% set x %}{{ 'a' }}{% endset %}{{ x[0] }}", "captured-text"),
    "slice-of-a-mark": Attack("{% set x %}{{ 'a' }}{% endset %}{{ x[:1] }}", "captured-text"),
    "letters-of-a-mark": Attack("{% set x %}{{ 'a' }}{% endset %}{{ x|list }}", "not-a-list"),
    "loop-over-a-mark": Attack("{% set x %}{{ 'a' }}{% endset %}{% for a in x %}{% endfor %}", "not-a-list"),
    "split-of-a-mark": Attack("{% set x %}{{ 'a' }}{% endset %}{{ x.split('0') }}", "captured-text"),
    "strip-of-a-mark": Attack("{% set x %}{{ 'a' }}{% endset %}{{ x.strip(x) }}", "captured-text"),
    "trim-of-a-mark": Attack("{% set x %}{{ 'a' }}{% endset %}{{ x|trim(x) }}", "captured-text"),
    "replace-a-mark": Attack("{% set x %}{{ 'a' }}{% endset %}{{ x|replace(x, '') }}", "captured-text"),
    "times-a-mark": Attack("{% set x %}{{ 'a' }}{% endset %}{{ x * 2 }}", "captured-text"),
}


def outcome(attack, budget):
    """The code and the line of the fault; the beginning of the output where nothing stopped it."""
    try:
        return Sandbox({"t": attack.source}.get, budget=budget).render("t", {})[:80], None
    except TemplateFault as fault:
        return fault.code, fault.line


if __name__ == "__main__":
    for name, attack in ATTACKS.items():
        sys.stdout.write(json.dumps([name, *outcome(attack, Budget())]) + "\n")
        sys.stdout.flush()
