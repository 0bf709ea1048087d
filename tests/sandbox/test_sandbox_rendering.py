"""What well-meant templates can do, and how values come out."""

import re
import threading
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.sandbox import Budget, Sandbox, TemplateFault

TEXT = st.text(st.characters(exclude_categories=["Cs", "Co"]), max_size=20)


class Marks:
    """A ``finalize`` as documents has it: values become numbers between private-use characters."""

    def __init__(self):
        self.values = []

    def __call__(self, value):
        if value is None:
            return Markup()
        self.values.append(value)
        return Markup(f"\ue000{len(self.values) - 1}\ue001")  # noqa: S704 - a number

    def expand(self, text):
        return re.sub("\ue000(\\d+)\ue001", lambda mark: f"[{self.values[int(mark[1])]}]", text)


class Colour(StrEnum):
    RED = "rood"


@dataclass(frozen=True)
class Promise:
    text: str = "Wij bellen <b>terug</b>"
    kind: Colour = Colour.RED
    channels: tuple = ("telefoon", "balie")
    since: date = date(2027, 1, 2)

    template_methods = frozenset({"shout"})

    def shout(self):
        return self.text.upper()

    def whisper(self):
        return self.text.lower()

    def __str__(self):
        return "belofte"


def render(source, context=None, **more):
    marks = Marks()
    sandbox = Sandbox({"t": source, **more.pop("templates", {})}.get, finalize=marks, **more)
    return marks.expand(sandbox.render("t", {"promise": Promise(), **(context or {})}))


def value(expression, **context):
    return Sandbox().expression(expression)({"promise": Promise(), **context})


def fault(source, context=None, **more):
    with pytest.raises(TemplateFault) as caught:
        render(source, context, **more)
    return caught.value


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ promise.text }}.", "[Wij bellen <b>terug</b>]."),
        (
            "**{{ promise.kind }}** {{ promise.kind.value }} {{ promise.kind.name }}",
            "**[rood]** [rood] [RED]",
        ),
        ("{{ none }}|{{ '' }}|{{ 3 }}|{{ 'x' if false }}", "|[]|[3]|"),
        ("{{ promise }}", "[belofte]"),
        ("{% for c in promise.channels %}\n- {{ c }}\n{% endfor %}\nend\n", "- [telefoon]\n- [balie]\nend\n"),
        ("{% for c in promise.channels %}{{ loop.index }}/{{ loop.length }}{% endfor %}", "[1]/[2][2]/[2]"),
        ("{% for c in 'a b'.split() if loop is undefined %}{{ c }}{% else %}none{% endfor %}", "[a][b]"),
        ("{% for a in range(3) if a is odd %}{{ a }}{{ loop.last }}{% endfor %}", "[1][True]"),
        ("{% for a in [1, [2]] recursive %}{{ loop(a) if a is sequence else a }}{% endfor %}", "[1][2]"),
        ("{% for k, v in {'a': 1}.items() %}{{ k }}={{ v }}{% endfor %}", "[a]=[1]"),
        (
            "{% macro m(a, b='-') %}<{{ a }}{{ b }}>{% endmacro %}{{ m('x') }}{{ m('y', b='z') }}",
            "<[x][-]><[y][z]>",
        ),
        ("{% macro m() %}({{ caller() }}){% endmacro %}{% call m() %}*{{ 'a' }}*{% endcall %}", "(*[a]*)"),
        ("{% set x %}*{{ 'a' }}*{% endset %}{{ x }}{{ x }}", "*[a]**[a]*"),
        ("{% set x | trim %}  {{ 'a' }}  {% endset %}{{ x }}", "[a]"),
        ("{% filter trim %} {{ 'a' }} {% endfilter %}", "[a]"),
        ("{% with a = 1 %}{{ a }}{% endwith %}", "[1]"),
        (
            "{% set ns = namespace(n=0) %}{% for i in [6] %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }}",
            "[6]",
        ),
        ("{% if 'a' ~ 'b' == 'ab' %}yes{% endif %}", "yes"),
        ("{{ '{{' }} {% raw %}{{ x }}{% endraw %} {## no ##}{# yes #}", "[{{] {{ x }} {# yes #}"),
        ("{{ promise.since.year }} {{ promise.since.isoformat() }}", "[2027] [2027-01-02]"),
        ("{{ promise.shout() }}", "[WIJ BELLEN <B>TERUG</B>]"),
        ("{% block a %}x{{ 1 }}{% endblock %}{{ self.a() }}", "x[1]x[1]"),
        ("a  {% if true %}\n  b\n  {% endif %}\nc\n", "a    b\nc\n"),
    ],
)
def test_a_template_says(source, expected):
    assert render(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # every part keeps a mark of its own where text is printed
        ("{{ promise.kind ~ ': ' ~ 'x' }}", "[rood][: ][x]"),
        ("{{ 'a' ~ 1 ~ none if true else 'b' ~ 'c' }}", "[a][1]"),
        ("{{ promise.channels|join(', ') }}", "[telefoon][, ][balie]"),
        ("{{ [promise]|join(attribute='text') }}", "[Wij bellen <b>terug</b>]"),
        ("{{ ['a', 'b', 'c']|join_and('en') }}", "[a][, ][b][ en ][c]"),
        # text that was rendered stays what it is, and the plain side is printed, not escaped
        ("{% set x %}*{{ 'a' }}*{% endset %}{{ x ~ '<' }}", "*[a]*[<]"),
        ("{% set x %}*{{ 'a' }}*{% endset %}{{ '<' + x }}", "[<]*[a]*"),
        ("{% set x %}*{{ 'a' }}*{% endset %}{% set y = '<' ~ x %}{{ y }}", "[<]*[a]*"),
        ("{% set x %}*{{ 'a' }}*{% endset %}{% set y = [x, '<']|join('&') %}{{ y }}", "*[a]*[&][<]"),
        ("{% set x %}*{{ 'a' }}*{% endset %}{{ x|replace('*', '<') }}", "[<][a][<]"),
        (
            "{% set x %}*{{ 'a' }}1{% endset %}{{ x.replace('1', '2') }}{{ x|replace('0', '9') }}",
            "*[a][2]*[a]1",
        ),
        ("{% set x %}*{{ 'a' }}*{% endset %}{{ '<->'|replace('-', x) }}", "[<->]"),
        (
            "{% set x %} a\n b\n\nc{{ 'd' }} {% endset %}{{ x|indent(2) }}|{{ x.strip() }}",
            " a\n   b\n\n  c[d] |a\n b\n\nc[d]",
        ),
    ],
)
def test_parts_keep_their_origin(source, expected):
    assert render(source) == expected


@given(TEXT, TEXT, TEXT)
def test_joining_loses_and_escapes_nothing(a, b, c):
    context = {"a": a, "b": b, "c": c}
    for source in (
        "{{ a ~ b ~ c }}",
        "{{ [a, c]|join(b) }}",
        "{% set x %}{{ a }}{% endset %}{{ x + b + c }}",
        "{% set x %}{{ b }}{% endset %}{{ [a, c]|join(x) }}",
        "{% macro m(q) %}{{ q }}{% endmacro %}{{ m(a) ~ b ~ m(c) }}",
    ):
        assert render(source, context) == f"[{a}][{b}][{c}]"
        assert Sandbox().from_string(source).render(context) == a + b + c


EXPRESSIONS = [
    ("'Één'|upper ~ 'B'|lower", "ÉÉNb"),
    ("'wat is de regel'|title", "Wat Is De Regel"),
    ("'KCC'|capitalize", "Kcc"),
    ("'  a '|trim ~ 'xax'|trim('x')", "aa"),
    ("'aaa'|replace('a', 'b', 2)", "bba"),
    ("'aaa'.replace('a', none)", ""),
    ("'a\\nb'|indent(2, true)", "  a\n  b"),
    ("'12'|int + 'x'|int(5) + 2.7|int", 19),
    ("'1.5'|float", 1.5),
    ("none|float", 0.0),
    ("missing|int(3)", 3),
    ("2.567|round(1)", 2.6),
    ("2.5|round", 2),
    ("-3|abs", 3),
    ("'abc'|length + [1, 2]|count", 5),
    ("5|string ~ 'a'|string", "5a"),
    ("[3, 1, 2]|sort", [1, 2, 3]),
    ("[3, 1, 2]|sort(reverse=true)", [3, 2, 1]),
    ("['b', 'A', 'a']|sort", ["A", "a", "b"]),
    ("['b', 'A', 'a']|sort(case_sensitive=true)", ["A", "a", "b"]),
    ("rows|sort(attribute='n,k')|map(attribute='k')", ["a", "c", "b"]),
    ("rows|groupby('n')|map(attribute='grouper')", [1, 2]),
    ("(rows|groupby('n')|first).list|map(attribute='k')", ["a", "c"]),
    ("rows|groupby('z', default='-')|map('first')", ["-"]),
    ("['a', 'A', 'b']|unique", ["a", "b"]),
    ("rows|unique(attribute='n')|length", 2),
    ("rows|map(attribute='k')|map('upper')|join", "ACB"),
    ("rows|map(attribute='z', default=0)", [0, 0, 0]),
    ("[[1, 2], [3]]|map('length')", [2, 1]),
    ("rows|selectattr('n', 'eq', 1)|map(attribute='k')", ["a", "c"]),
    ("rows|rejectattr('n', 'gt', 1)|length", 2),
    ("rows|selectattr('n')|length", 3),
    ("[0, 1, 2]|select|length + [0, 1]|reject('odd')|length", 3),
    ("[1, 2, 3]|sum + rows|sum('n') + []|sum(start=1)", 11),
    ("[[1], [2]]|sum(start=[])", [1, 2]),
    ("[1, 5, 3]|max - [4, 2]|min", 3),
    ("(rows|max(attribute='n')).k", "b"),
    ("[1, 2, 3]|first + [1, 2, 3]|last", 4),
    ("[]|first|default('none')", "none"),
    ("[]|max|d('none')", "none"),
    ("''|default('x', true)", "x"),
    ("[1, 2, 3]|batch(2, 0)", [[1, 2], [3, 0]]),
    ("[]|batch(2, 0)", []),
    ("[1, 2, 3]|reverse", [3, 2, 1]),
    ("{'b': 1, 'A': 2}|dictsort", [("A", 2), ("b", 1)]),
    ("{'b': 1, 'a': 2}|dictsort(by='value')|first|last", 1),
    ("{'a': 1}|items|list", [("a", 1)]),
    ("{'a': 1}.get('b', 5) + {'a': 1}.a + {'a': 1}['a']", 7),
    ("{'items': 3}.items", 3),
    ("{'a': 1}.keys()|list + {'a': 1}.values()", ["a", 1]),
    ("[1, 2, 1].count(1) + [1, 2].index(2)", 3),
    ("(1, 2, 3)[1:]", (2, 3)),
    ("'abcd'[::2] ~ 'abc'[1] ~ 'abc'[-1]", "acbc"),
    ("'a,b'.split(',')", ["a", "b"]),
    ("'Abc'.startswith('A') and 'abc'.endswith('c') and 'abc'.find('c') == 2", True),
    ("' a '.strip() ~ '-a-'.strip('-') ~ 'a-'.removesuffix('-')", "aaa"),
    ("7 // 2 + 7 % 4 - 2 ** 3 / 4", 4.0),
    ("-(2 - 5) + +1", 4),
    ("half * 2 == 1 and half + half == 1", True),
    ("1 < 2 <= 2 != 3 and 1 not in [2]", True),
    ("2 is even and 3 is odd and 9 is divisibleby 3", True),
    ("x is undefined and rows is defined and none is none", True),
    ("true is true and false is false and true is boolean", True),
    ("1 is integer and 1.5 is float and 1 is number and true is not number", True),
    ("'a' is string and {} is mapping and [] is sequence and [] is iterable", True),
    ("1 is in [1] and 1 is eq 1 and 1 is lt 2 and 2 is ge 2 and 1 is ne 2 and 1 is le 1", True),
    ("none is sameas none", True),
    ("promise.text.upper().startswith('WIJ')", True),
    ("promise['kind']", "rood"),
    ("proxy.items ~ proxy['items']", "11"),
    ("range(2, 6, 2)|list", [2, 4]),
    ("range(0)|list", []),
]


@pytest.mark.parametrize(("expression", "expected"), EXPRESSIONS)
def test_an_expression_gives(expression, expected):
    rows = ({"k": "a", "n": 1}, {"k": "c", "n": 1}, {"k": "b", "n": 2})
    proxy = MappingProxyType({"items": 1})
    assert value(expression, rows=rows, half=Fraction(1, 2), proxy=proxy) == expected


def test_what_can_be_gone_through_once_is_a_list_too():
    assert value("found|list", found=iter("ab")) == ["a", "b"]
    source = "{% for x in found %}{{ x }}/{{ loop.length }}{% endfor %}"
    assert render(source, {"found": (x for x in "ab")}) == "[a]/[2][b]/[2]"


def test_an_expression_knows_the_names_it_uses():
    expression = Sandbox().expression("a.b ~ c|d(e) == 'f'")
    assert expression.names == {"a", "c", "e"}


def test_the_callers_filters_tests_and_globals_are_used():
    sandbox = Sandbox(
        filters={"double": lambda text: text * 2, "join": lambda _: "mine"},
        tests={"long": lambda text: len(text) > 3},
        globals={"greet": lambda name: Markup("*{}*").format(name)},
    )
    source = "{{ 'ab'|double }}{{ 'abcd' is long }}{{ greet('x') }}{{ [1]|join }}{{ ([1]|join) ~ 1 }}"
    assert sandbox.from_string(source).render({}) == "ababTrue*x*minemine1"


def test_templates_include_import_and_extend_by_name():
    templates = {
        "base.md": "<{% block a %}base{% endblock %}>",
        "parts/card.md": "[{{ promise.kind }}]",
        "macros.md": "{% macro bold(x) %}**{{ x }}**{% endmacro %}{% set word %}{{ 'w' }}{% endset %}",
    }
    source = (
        "{% extends 'base.md' %}{% import 'macros.md' as m %}{% from 'macros.md' import bold %}"
        "{% block a %}{{ super() }}{% include 'parts/card.md' %}{% include 'no.md' ignore missing %}"
        "{{ m.bold('x') }}{{ bold('y') }}{{ m.word }}{% endblock %}"
    )
    expected = "<base[[rood]]**[x]****[y]**[w]>"
    assert render(source, templates=templates) == expected


def test_marks_belong_to_one_rendering():
    sandbox = Sandbox(
        {"t": "{% import 'm' as m %}{{ 'a' }}{{ m.x }}", "m": "{% set x %}{{ 'b' }}{% endset %}"}.get
    )
    for _ in range(2):
        marks = Marks()
        assert marks.expand(sandbox.render("t", {}, finalize=marks)) == "[a][b]"
        assert sorted(marks.values) == ["a", "b"]


def test_counters_belong_to_one_rendering():
    sandbox = Sandbox({"t": "{% for i in range(600) %}{% endfor %}"}.get, budget=Budget(steps=1000))
    assert [sandbox.render("t", {}) for _ in range(5)] == [""] * 5


def test_threads_do_not_share_counters():
    sandbox = Sandbox({"t": "{% for i in range(600) %}{{ i }}{% endfor %}"}.get, budget=Budget(steps=2000))
    done = []
    threads = [threading.Thread(target=lambda: done.append(sandbox.render("t", {}))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 8
    assert len(set(done)) == 1


def test_a_rendering_may_start_another():
    inner = Sandbox().from_string("{{ x }}")
    sandbox = Sandbox(globals={"inner": lambda: inner.render({"x": 1})})
    assert sandbox.from_string("{{ inner() }}{{ 2 }}").render({}) == "12"


def test_output_counts_values_at_their_length():
    source = "{% set x %}{{ big }}{% endset %}{% for i in range(50) %}{{ x }}{% endfor %}"
    assert len(render(source, {"big": "a" * 100}, budget=Budget(output_chars=50_000))) == 50 * 102
    stopped = fault(source, {"big": "a" * 100}, budget=Budget(output_chars=4_000))
    assert stopped.code == "output-budget"
