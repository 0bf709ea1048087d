"""What is wrong with a template is told as data: a code, the place, and what was near."""

import pytest
from test_sandbox_rendering import Marks, Promise, fault, value

from generator.diagnostics import InvalidInputError
from generator.sandbox import Sandbox, TemplateFault


def int_of(text):
    return int(text)


@pytest.mark.parametrize(
    ("source", "code", "line", "arguments"),
    [
        ("a\n{{ promis.text }}", "undefined-name", 2, {"name": "promis", "suggestion": "promise"}),
        ("{{ zzzzzzz }}", "undefined-name", 1, {"name": "zzzzzzz", "suggestion": ""}),
        ("{% set gemeente = 1 %}\n\n{{ gemeent }}", "undefined-name", 3, {"suggestion": "gemeente"}),
        ("{% for kanaal in [1] %}\n{{ kanal }}\n{% endfor %}", "undefined-name", 2, {"suggestion": "kanaal"}),
        ("{% macro m(x) %}\n{{ x }}{% endmacro %}\n{{ m() }}", "undefined-value", 2, {}),
        (
            "{{ promise.txt }}",
            "undefined-attribute",
            1,
            {"name": "txt", "type": "Promise", "suggestion": "text"},
        ),
        ("{{ {'naam': 1}.name }}", "undefined-attribute", 1, {"type": "dict", "suggestion": "naam"}),
        ("{{ promise.txt.more }}", "undefined-attribute", 1, {"suggestion": "text"}),
        ("{{ [1][5] }}", "undefined-attribute", 1, {"name": "5", "type": "list"}),
        ("{{ promise.whisper() }}", "forbidden-attribute", 1, {"name": "whisper", "type": "Promise"}),
        ("{{ promise.kind.encode() }}", "forbidden-attribute", 1, {"name": "encode"}),
        ("{{ 'a'.uper() }}", "undefined-attribute", 1, {"name": "uper", "suggestion": "upper"}),
        ("{% for x in promise.txt %}{% endfor %}", "undefined-attribute", 1, {}),
        ("{% if promise.txt %}{% endif %}", "undefined-attribute", 1, {}),
        ("{% if promise.txt == 1 %}{% endif %}", "undefined-attribute", 1, {}),
        ("{{ promise.txt ~ 'a' }}", "undefined-attribute", 1, {}),
        ("{{ (promise.txt ~ 'a')|upper }}", "undefined-attribute", 1, {}),
        ("{{ promise.txt + 1 }}", "undefined-attribute", 1, {}),
        ("{{ promise.txt[:1] }}", "undefined-attribute", 1, {}),
        ("{{ promise.txt|length }}", "undefined-attribute", 1, {}),
        ("{{ promise.txt|sort }}", "undefined-attribute", 1, {}),
        ("{{ promise.txt|items }}", "undefined-attribute", 1, {}),
        ("{{ promise.txt() }}", "undefined-attribute", 1, {}),
        ("{{ [promise]|sum('txt') }}", "undefined-attribute", 1, {}),
        ("{{ []|first }}", "undefined-value", 1, {}),
        ("{{ []|last ~ []|min }}", "undefined-value", 1, {}),
        ("\n{{ 'a'|uper }}", "unknown-filter", 2, {"name": "uper", "suggestion": "upper"}),
        ("{{ ['a']|map('uper') }}", "unknown-filter", 1, {"name": "uper"}),
        ("{{ ['a']|map(1) }}", "unknown-filter", 1, {"name": ""}),
        ("{% if false %}{{ 'a'|xml }}{% endif %}", "unknown-filter", 1, {}),
        ("{{ 1 is evn }}", "unknown-test", 1, {"name": "evn", "suggestion": "even"}),
        ("{{ [1]|select('evn') }}", "unknown-test", 1, {"name": "evn"}),
        ("{{ promise }}\n{{ promise.channels }}", "not-printable", 2, {"type": "tuple"}),
        ("{{ {} }}", "not-printable", 1, {"type": "dict"}),
        ("{{ range }}", "not-printable", 1, {"type": "function"}),
        ("{{ self }}", "not-printable", 1, {"type": "TemplateReference"}),
        ("{{ bare }}", "not-printable", 1, {"type": "object"}),
        ("{% macro m() %}{% endmacro %}{{ m }}", "not-printable", 1, {"type": "Macro"}),
        ("{{ 'a' ~ [1] }}", "not-printable", 1, {"type": "list"}),
        ("{{ ('a' ~ [1])|upper }}", "not-printable", 1, {"type": "list"}),
        ("{% for x in promise.text %}{% endfor %}", "not-a-list", 1, {"type": "str"}),
        ("{% for x in 5 %}{% endfor %}", "not-a-list", 1, {"type": "int"}),
        ("{% for x in none %}{% endfor %}", "not-a-list", 1, {"type": "NoneType"}),
        ("{{ 5|sort }}", "not-a-list", 1, {"type": "int"}),
        ("{{ [1]|dictsort }}", "not-a-mapping", 1, {"type": "list"}),
        ("{{ 5() }}", "not-callable", 1, {"type": "int"}),
        ("{{ 1 / 0 }}", "division-by-zero", 1, {}),
        ("{{ 1 % 0 }}", "division-by-zero", 1, {}),
        ("{{ 1 + 'a' }}", "type-error", 1, {}),
        ("{{ [1, 'a']|sort }}", "type-error", 1, {}),
        ("{{ 'a' ** 2 }}", "type-error", 1, {"detail": "str ** int"}),
        ("{{ [1]|map }}", "type-error", 1, {}),
        ("{{ [1]|selectattr }}", "type-error", 1, {}),
        ("{{ [1]|batch(0) }}", "type-error", 1, {}),
        ("{{ [(1, 2)]|unique }}", "type-error", 1, {}),
        ("{{ 5|length }}", "type-error", 1, {}),
        ("{{ 'a'.split('') }}", "type-error", 1, {}),
        ("{{ {[1]: 2} }}", "type-error", 1, {}),
        ("{% macro m() %}{% endmacro %}\n{{ m(1, 2) }}", "type-error", 2, {}),
        ("{% set promise.x = 1 %}", "template-error", 1, {}),
        ("{{ int_of('x') }}", "type-error", 1, {}),
        ("a\n{% include 'parts/no.md' %}", "missing-template", 2, {"name": "parts/no.md"}),
        ("{% include none %}", "missing-template", 1, {}),
        ("{% extends 5 %}", "forbidden-template-name", 1, {"name": "int"}),
        ("{% import promise.txt as x %}", "undefined-attribute", 1, {}),
        ("{% set x %}{{ 'a' }}{% endset %}{{ x|upper }}", "captured-text", 1, {"operation": "upper"}),
        ("{% if x %}\na\n", "unclosed-tag", 1, {"name": "if"}),
        ("{% set a = 1 %}{% set b %}{% endset %}\n{% set c %}\n\na", "unclosed-tag", 2, {"name": "set"}),
        ("\n{% iff x %}", "unknown-tag", 2, {"name": "iff"}),
        ("{% for x in [1] %}{% endif %}", "unknown-tag", 1, {"name": "endif", "open": "for"}),
        ("\n\n{{ 1 + }}", "template-syntax", 3, {}),
        ("{{ 'a }}", "template-syntax", 1, {}),
        ("a\n{{ range(a=1,\na=2) }}", "template-syntax", 2, {}),
        ("{% for loop in [1] %}{% endfor %}", "template-syntax", 1, {}),
    ],
)
def test_a_fault_is_told(source, code, line, arguments):
    found = fault(source, {"bare": object()}, globals={"int_of": int_of})
    assert (found.code, found.template, found.line) == (code, "t", line)
    assert {key: found.arguments.get(key) for key in arguments} == arguments


def test_a_fault_in_an_included_template_is_told_there():
    found = fault("a\n{% include 'b.md' %}", templates={"b.md": "\n\n{{ promis }}"})
    assert (found.code, found.template, found.line) == ("undefined-name", "b.md", 3)
    found = fault("a\n{% include 'b.md' %}", templates={"b.md": "\n{% if %}"})
    assert (found.code, found.template, found.line) == ("template-syntax", "b.md", 2)


def test_a_fault_in_an_imported_macro_is_told_there():
    found = fault(
        "{% import 'm' as m %}{{ m.a(1) }}", templates={"m": "{% macro a(x) %}\n{{ x.y }}{% endmacro %}"}
    )
    assert (found.code, found.template, found.line) == ("undefined-attribute", "m", 2)


def test_a_fault_is_a_diagnostic_with_the_quoted_line():
    found = fault("eerst\n{{ promis.text }}\nlaatst\n")
    assert isinstance(found, InvalidInputError)
    assert found.diagnostics == (found.diagnostic,)
    assert found.diagnostic.code == "undefined-name"
    assert found.diagnostic.span.line == 2
    assert found.diagnostic.span.quoted == "{{ promis.text }}"
    assert found.diagnostic.file_name == "t"


def test_a_template_that_is_not_there_is_a_fault_without_a_line():
    with pytest.raises(TemplateFault) as caught:
        Sandbox().render("no.md", {})
    found = caught.value
    assert (found.code, found.template, found.line) == ("missing-template", "no.md", None)
    assert (found.diagnostic.span, found.diagnostic.file_name) == (None, "no.md")


@pytest.mark.parametrize("name", ["", "/a", "a//b", "../a", "a/..", "./a", "C:a", "a\\b", "a\nb", "x" * 300])
def test_a_name_outside_the_folder_never_reaches_the_loader(name):
    asked = []
    with pytest.raises(TemplateFault) as caught:
        Sandbox(asked.append).render(name, {})
    assert caught.value.code == "forbidden-template-name"
    assert asked == []


@pytest.mark.parametrize(
    ("expression", "code", "line"),
    [
        ("a.b", "undefined-name", 1),
        ("promise.txt", "undefined-attribute", 1),
        ("promis", "undefined-name", 1),
        ("1 +", "template-syntax", 1),
        ("1 2", "template-syntax", 1),
        ("1 }} {{ 2", "template-syntax", 1),
        ("(" * 400, "template-too-nested", 1),
        ("9" * 5000, "template-syntax", 1),
        ("''.__class__", "forbidden-attribute", 1),
        ("\n\npromise.text * 10**9", "memory-budget", 1),
    ],
)
def test_an_expression_fails_as_a_template_does(expression, code, line):
    with pytest.raises(TemplateFault) as caught:
        value(expression)
    assert (caught.value.code, caught.value.line, caught.value.template) == (code, line, "")


def test_a_string_template_quotes_its_own_source():
    sandbox = Sandbox()
    first = sandbox.from_string("{{ one }}", name="rule")
    sandbox.from_string("other", name="rule")
    with pytest.raises(TemplateFault) as caught:
        first.render({})
    assert caught.value.template == "rule"
    assert caught.value.diagnostic.span.quoted == "{{ one }}"


def test_what_the_loader_raises_is_not_the_templates_fault():
    def broken(_name):
        raise InvalidInputError([])

    with pytest.raises(InvalidInputError) as caught:
        Sandbox(broken).render("t", {})
    assert not isinstance(caught.value, TemplateFault)


def test_constants_are_not_printed_while_compiling():
    marks = Marks()
    Sandbox(finalize=marks).from_string("{{ 'a' }}{{ 1 ~ 2 }}")
    assert marks.values == []


def test_a_class_that_offers_nothing_gives_only_its_data():
    class Plain:
        name = "x"

        def read(self):
            return "secret"

    assert value("thing.name", thing=Plain()) == "x"
    for expression in ("thing.read()", "thing['read']()", "[thing]|map(attribute='read')|first"):
        with pytest.raises(TemplateFault) as caught:
            value(expression, thing=Plain())
        assert caught.value.code == "forbidden-attribute"


@pytest.mark.parametrize("thing", [int, len, pytest, (x for x in ()), Promise.whisper])
def test_pythons_own_things_offer_nothing(thing):
    for name in ("mro", "gi_frame", "gi_code", "raises", "name"):
        with pytest.raises(TemplateFault) as caught:
            value(f"thing.{name}", thing=thing)
        assert caught.value.code in {"forbidden-attribute", "undefined-attribute"}
    with pytest.raises(TemplateFault):
        value("thing ~ ''", thing=thing)
