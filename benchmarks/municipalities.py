"""Invented municipalities of a realistic size, to compare by the hundred.

Each promises about 25 things of the 40 that municipalities promise, in words and figures of its own.
Sentences are put together from synonyms, figures and units are drawn, conditions are there or not. A few
things only it promises. The same number gives the same municipality. The words stand in municipalities.yaml.
"""

import json
import random
import re
from functools import cache
from pathlib import Path, PurePath
from typing import Any, Final

import yaml

from generator.comparison.facts import Compared
from generator.loader.load import load

_CHOICE: Final = re.compile(r"\[([^\[\]]*)\]")
_WITH_A_NORM: Final = 0.95
_WITH_A_SHARE: Final = 0.4
_WITH_A_CHANNEL_TOO: Final = 0.3
_SHARES: Final = ("80%", "85%", "90%", "95%")
_FEWEST: Final = 20
_MOST: Final = 27

Data = dict[str, Any]


@cache
def _words() -> Data:
    file = Path(__file__).with_suffix(".yaml")
    found: Data = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - texts only
    return found


def _said(draw: random.Random, text: str) -> str:
    """Draw one way to say a sentence."""
    return _CHOICE.sub(lambda match: draw.choice(match[1].split("|")), text)


def name_of(number: int) -> str:
    """Give the name of the n-th municipality; each has its own."""
    first, second, third = _words()["namen"]
    rest, one = divmod(number * 7, len(first))
    two = (rest + number) % len(second)
    return f"{first[one]}{second[two]}{third[number % len(third)]} {number}"


def data_of(number: int) -> Data:
    """Give the n-th municipality as it would be written."""
    draw = random.Random(number)  # noqa: S311 - the same municipality every time, and nothing secret
    name, words = name_of(number), _words()
    topics = sorted(draw.sample(range(len(words["beloften"])), draw.randint(_FEWEST, _MOST)))
    promises = [_promise(draw, topic, words["beloften"][topic]) for topic in topics]
    promises += [_own(draw, n, name) for n in range(draw.randint(0, 3))]
    vision = [
        _said(draw, sentence).format(name=name, n=draw.randint(2, 21), year=draw.randint(1970, 2023))
        for sentence in draw.sample(words["visie"], 5)
    ]
    kinds = {kind for promise in promises for kind in promise.get("kanalen", ())} | {"telefoon", "balie"}
    products = sorted({product for promise in promises for product in promise.get("producten", ())})
    behaviours = enumerate(draw.sample(words["gedrag"], 5))
    return {
        "formaat": "serviceformule/1",
        "gemeente": {"naam": name},
        "formule": {
            "titel": f"Serviceformule {name}",
            "soort": "generiek",
            "versie": "1.0",
            "status": "concept",
            "samenvatting": " ".join(vision[:3]),
            "klantervaring": " ".join(reversed(vision)),
        },
        "visie": [{"id": f"v-{n}", "tekst": text} for n, text in enumerate(vision)],
        "kanalen": [_channel(kind) for kind in sorted(kinds)],
        "producten": [{"id": p, "naam": p.replace("-", " ").capitalize()} for p in products],
        "beloften": promises,
        "gedrag": [
            {"id": f"g-{n}", **{key: _said(draw, text) for key, text in one.items()}} for n, one in behaviours
        ],
    }


def _channel(kind: str) -> Data:
    net = [] if kind in ("telefoon", "balie") else ["telefoon"]
    return {"id": kind, "naam": kind.capitalize(), "soort": kind, "vangnet": net}


def _own(draw: random.Random, number: int, name: str) -> Data:
    """Make a promise that nobody else makes."""
    own = _words()["eigen"]
    who = draw.choice(("een vrijwilliger", "de beheerder", "een gids"))
    text = f"Bij de {draw.choice(own['waar'])} in {name} helpt {who} u: hij {draw.choice(own['doet'])}."
    channel = draw.choice(("servicepunt", "balie", "website"))
    return {"id": f"eigen-{number}", "tekst": text, "kanalen": [channel]}


def _promise(draw: random.Random, number: int, topic: Data) -> Data:
    """Make a promise about a topic, whose number is in its id: promises with one id are about the same."""
    bound = draw.choice(topic.get("grenzen", [""]))
    said = _said(draw, draw.choice(topic["zinnen"])).format(q=bound)
    tail = _said(draw, draw.choice(_words()["staart"]))
    made: Data = {"id": f"b-{number}", "tekst": f"{said.removesuffix('.')}{tail}."}
    if "kanaal" in topic:
        made["kanalen"] = [topic["kanaal"]]
    else:
        made["producten"] = [draw.choice(topic["producten"]).lower().replace(" ", "-")]
        if draw.random() < _WITH_A_CHANNEL_TOO:
            made["kanalen"] = [draw.choice(("telefoon", "balie", "brief"))]
    if bound and draw.random() < _WITH_A_NORM:
        norm = {"moment": topic["moment"], "hoogstens": bound}
        if condition := draw.choice(topic.get("voorwaarden", [""])):
            norm["voorwaarde"] = condition
        if draw.random() < _WITH_A_SHARE:
            norm["aandeel"] = draw.choice(_SHARES)
        made["norm"] = norm
    return made


def municipality(number: int) -> Compared:
    """Give the n-th municipality, ready to be compared."""
    text = json.dumps(data_of(number), ensure_ascii=False).encode()
    definition = load(PurePath("serviceformule.yaml"), lambda _: text).definition
    return Compared(definition.municipality.name, definition)
