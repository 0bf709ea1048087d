"""Definitions of every kind, generated: each section, each field, and references between them."""

from functools import cache
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st
from kinds import ASKS, KEYED, KINDS, ROOTS, SECTIONS, SENTENCES, SINGLE, Below, PerDepartment, Refers
from written import NAME, definition, locale, read, yaml_of

from generator.implications import Plan, derive
from generator.vocabulary.names import keys_by_name
from generator.vocabulary.table import KINDS as TABLE


@st.composite
def definitions(draw):
    """Draw a definition with Dutch keys."""
    ids = {section: draw(_names(section)) for section in SECTIONS}
    data = definition(**{single: _part(draw, single, ids) for single in SINGLE})
    for section in SECTIONS:
        data[section] = [{"id": name, **_part(draw, section, ids)} for name in ids[section]]
    for hit in draw(st.sets(st.sampled_from(["kanalen", "beloften", "gedrag"]))):
        for name in ids[hit]:
            derived = ".".join(
                [*(draw(st.sampled_from(ids[kind])) for kind in ("afdelingen", "regels")), name]
            )
            data["gevolgen"].append({"id": derived, **_part(draw, "decision", ids)})
    return whole(data)


@st.composite
def pairs(draw, *, moved=True):
    """Draw two versions: of every item that of the one, that of the other or none, some under another id."""
    old, other = draw(definitions()), draw(definitions())
    new = {**old, "gemeente": draw(st.sampled_from([old, other]))["gemeente"]}
    ids = {}
    for section in SECTIONS:
        have, fresh = ({item["id"]: item for item in data.get(section, [])} for data in (old, other))
        drawn = {name: draw(st.sampled_from([have, have, fresh])).get(name) for name in {**have, **fresh}}
        new[section] = [item for item in drawn.values() if item]
        for name in have if moved else ():
            if draw(st.integers(0, 3)) == 0:
                ids[section, name] = f"{name}-nieuw"
    return old, whole(new, ids)


@st.composite
def edited(draw):
    """Draw a definition, the same with another value for one field, and the item and field in English."""
    old = draw(definitions())
    ids = {section: [item["id"] for item in old.get(section, [])] for section in SECTIONS}
    kind = draw(
        st.sampled_from(["beloften", *SINGLE, *(section for section in SECTIONS if old.get(section))])
    )
    part = old[kind] if kind in SINGLE else draw(st.sampled_from(old[kind]))
    item = kind if kind in SINGLE else f"{kind}.{part['id']}"
    changed, path = _edited(draw, kind_of(kind, part), part, ids)
    new = {
        name: (
            changed
            if held is part
            else [changed if one is part else one for one in held]
            if isinstance(held, list)
            else held
        )
        for name, held in old.items()
    }
    section, dot, name = item.partition(".")
    return old, new, f"{keys_by_name('definition')[section].english}{dot}{name}", ".".join(path)


def _edited(draw, kind, part, ids):
    """Give a part with another value for one of its fields, and the path to that field in English."""
    fields = KINDS[kind].all
    name = draw(st.sampled_from([name for name in fields if name not in KEYED.values() or kind == "formule"]))
    form, held = fields[name], part.get(name)
    path = [_english(kind, name)]
    gone = {key: value for key, value in part.items() if key != name}
    may_go = held is not None and name in KINDS[kind].optional and not isinstance(held, dict)
    if may_go and not isinstance(form, Below) and draw(st.booleans()):
        return gone, path
    if isinstance(form, Below) and held is not None:
        if not form.several:
            below, more = _edited(draw, form.kind, held, ids)
            return {**part, name: below}, [*path, *more]
        at = draw(st.integers(0, len(held) - 1))
        below, more = _edited(draw, form.kind, held[at], ids)
        step = held[at].get(KEYED.get(name), str(at + 1))
        return {**part, name: [*held[:at], below, *held[at + 1 :]]}, [*path, step, *more]
    fresh = _value(draw, form, ids)
    assume(fresh is not None and fresh != held)
    if isinstance(fresh, dict) and not isinstance(form, Below):
        key = draw(st.sampled_from([*fresh]))
        assume((held or {}).get(key) != fresh[key])
        return {**part, name: {**(held or {}), key: fresh[key]}}, [*path, key]
    if isinstance(form, Below) and form.several:
        fresh = fresh[:1]
        path.append(fresh[0].get(KEYED.get(name), "1"))
    return {**part, name: fresh}, path


def _english(kind, name):
    kinds = {key.dutch: key.kind for keys in TABLE.values() for key in keys if key.kind}
    kinds["decision"] = "implication"
    return keys_by_name(kinds[kind])[name].english


def _names(section):
    letters = st.sets(st.sampled_from("abcd"), min_size=section in ROOTS, max_size=3)
    return letters.map(lambda drawn: [f"{section[:3]}-{letter}" for letter in sorted(drawn)])


def _part(draw, kind, ids):
    part = {}
    for name, form in KINDS[kind].all.items():
        if name in KINDS[kind].needed or draw(st.booleans()):
            value = _value(draw, form, ids)
            if value is not None:
                part[name] = value
    return part


def _value(draw, form, ids):
    """Draw what a field says; None where it refers to items that are not there."""
    match form:
        case Refers():
            among = form.among(ids)
            return None if among is None else draw(among)
        case PerDepartment():
            return {name: f"{draw(SENTENCES)} {ASKS}" for name in draw(_some(ids["afdelingen"]))} or None
        case Below(kind, several=True):
            parts = [_part(draw, kind, ids) for _ in range(draw(st.integers(1, 2)))]
            key = next((KEYED[name] for name in (kind,) if name in KEYED), None)
            return list({part.get(key, number): part for number, part in enumerate(parts)}.values())
        case Below(kind):
            return _part(draw, kind, ids)
    return draw(form)


def _some(names):
    return st.lists(st.sampled_from(names), unique=True).map(sorted) if names else st.just([])


def kind_of(section, item):
    """Give the kind of an item: that of its section, but for a decision on a derived implication."""
    return "decision" if section == "gevolgen" and "." in item["id"] else section


def whole(data, new_ids=None):
    """Leave out what refers to nothing, until nothing does; then give items their new ids."""
    known = {section: [item["id"] for item in data.get(section, [])] for section in SECTIONS}
    left = dict(data)
    for section in SECTIONS:
        items = [{"id": item["id"], **_kept(section, item, known, {})} for item in data.get(section, [])]
        left[section] = [item for item in items if KINDS[kind_of(section, item)].needed.keys() <= item.keys()]
    if any(len(left[section]) < len(known[section]) for section in SECTIONS):
        return whole(left, new_ids)
    ids = new_ids or {}
    for section in SECTIONS:
        left[section] = [
            {"id": _new_id(section, item["id"], ids), **_kept(section, item, known, ids)}
            for item in left[section]
        ]
    return {name: value for name, value in left.items() if value != []}


def _new_id(section, name, new_ids):
    if "." not in name:
        return new_ids.get((section, name), name)
    department, rule, item = name.split(".")
    hit = next(section for section in ("kanalen", "beloften", "gedrag") if item.startswith(section[:3]))
    steps = (("afdelingen", department), ("regels", rule), (hit, item))
    return ".".join(new_ids.get(step, step[1]) for step in steps)


def _kept(section, part, known, new_ids):
    """Give the fields of a part with only the references that name something, by the new ids."""
    form_of = KINDS[kind_of(section, part) if "id" in part else section].all
    said = {
        name: _said(form_of.get(name), value, known, new_ids) for name, value in part.items() if name != "id"
    }
    return {name: value for name, value in said.items() if value not in (None, [], {})}


def _said(form, value, known, new_ids):
    match form:
        case Below(kind, several=True):
            return [_kept(kind, one, known, new_ids) for one in value]
        case Below(kind):
            return _kept(kind, value, known, new_ids)
        case PerDepartment():
            names = {one: new_ids.get(("afdelingen", one), one) for one in known["afdelingen"]}
            return {names[one]: text for one, text in value.items() if one in names}
        case Refers(several=True):
            return sorted(filter(None, (form.now(one, known, new_ids) for one in value)))
        case Refers():
            return form.now(value, known, new_ids)
    return value


@cache
def _locale():
    return locale()


def plan_of(text: Any) -> Plan:
    """Give the plan of a definition, as data or as the texts of its files; dead decisions are no matter."""
    found = read(text if isinstance(text, str) or NAME in text else yaml_of(text))
    return derive(found.definition, found.tree, _locale())[0]
