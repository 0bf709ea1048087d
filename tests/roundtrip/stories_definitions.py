"""Small definitions, made by chance, and what policy does to them."""

import copy
from random import Random
from typing import Any

from written import definition

Data = dict[str, Any]
WORDS = [
    *("aanvraag", "afspraak", "antwoord", "balie", "belofte", "bericht", "bezoek", "brief", "buurt"),
    *("duidelijk", "eerlijk", "gemeente", "gesprek", "hulp", "inwoner", "klacht", "kosten", "loket"),
    *("melding", "moment", "nieuws", "ochtend", "ondernemer", "pagina", "paspoort", "persoon", "plein"),
    *("regel", "reactie", "route", "samen", "scherm", "stap", "straat", "taal", "telefoon", "termijn"),
    *("uitleg", "verhuizing", "verzoek", "vraag", "wachttijd", "week", "wijk", "zorg", "snel", "vaak"),
    *("altijd", "meteen", "rustig", "gratis", "open", "dicht", "vandaag", "morgen", "vriendelijk"),
]
KINDS = ["telefoon", "balie", "website", "e-mail", "chat", "brief"]


def chance(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - nothing secret


def sentence(random: Random) -> str:
    words = [random.choice(WORDS) for _ in range(random.randint(3, 9))]
    words.insert(random.randint(1, len(words)), random.choice(["wij", "u", "de", "het", "met"]))
    return " ".join(words).capitalize() + "."


def markdown(random: Random) -> str:
    """Give some paragraphs and lists, with words that are bold or a link."""
    blocks = []
    for _ in range(random.randint(1, 3)):
        kind = random.choice(["text", "text", "list", "numbers", "bold", "link"])
        text = sentence(random)
        if kind in ("list", "numbers"):
            sign = "-" if kind == "list" else "1."
            blocks.append("\n".join(f"{sign} {sentence(random)}" for _ in range(random.randint(2, 3))))
        elif kind == "bold":
            blocks.append(text.replace(" ", " **belangrijk** ", 1))
        elif kind == "link":
            blocks.append(
                f"{text} Lees [{random.choice(WORDS)}](https://voorbeeld.nl/{random.randint(1, 9)})."
            )
        else:
            blocks.append(f"{text} {sentence(random)}")
    return "\n\n".join(blocks)


def _norm(random: Random) -> Data:
    at_most = f"{random.randint(2, 40)} {random.choice(['seconden', 'werkdagen', 'weken', 'minuten'])}"
    norm = {"moment": random.choice(["opnemen", "antwoord", "afhandeling"]), "hoogstens": at_most}
    return norm | ({"aandeel": f"{random.randint(60, 95)}%"} if random.random() < 0.6 else {})


def _item(section: str, name: str, data: Data, random: Random) -> Data:
    channels = [one["id"] for one in data["kanalen"]]
    some = sorted(random.sample(channels, min(len(channels), random.randint(1, 2))))
    words = {
        "kanalen": {"naam": f"{random.choice(WORDS).capitalize()}lijn", "soort": random.choice(KINDS)},
        "beloften": {"tekst": sentence(random), "kanalen": some},
        "gedrag": {"doen": sentence(random)},
        "begrippen": {"begrip": random.choice(WORDS).capitalize(), "betekenis": sentence(random)},
        "producten": {"naam": f"{random.choice(WORDS).capitalize()} {random.choice(WORDS)}", "kanalen": some},
    }
    more: dict[str, dict[str, Any]] = {
        "kanalen": {"omschrijving": markdown(random), "bereikbaar": sentence(random)},
        "beloften": {
            "toelichting": markdown(random),
            "norm": _norm(random),
            "als_niet_gehaald": sentence(random),
        },
        "gedrag": {"situatie": sentence(random), "niet": sentence(random)},
        "begrippen": {"betekenis": markdown(random)},
        "producten": {"levensgebeurtenis": random.choice(WORDS)},
    }
    extra = {key: value for key, value in more[section].items() if random.random() < 0.6}
    return {"id": name, **words[section], **extra}


SECTIONS = ("kanalen", "beloften", "gedrag", "begrippen", "producten")


def grown(random: Random) -> Data:
    """Give a definition with two or three items of each kind, of which any kind but one may be missing."""
    data = definition(
        formule={"versie": "1.0", "samenvatting": markdown(random), "eigenaar": "programmamanager"},
        visie=[{"id": "dichtbij", "tekst": sentence(random), "toelichting": markdown(random)}],
        kanalen=[],
        afdelingen=[{"id": "hr", "naam": "HR"}],
        regels=[{"id": "team", "als": "norm", "gevolgen": {"hr": "Regel dit: {{ belofte.tekst }}"}}],
    )
    for section in SECTIONS:
        if section in ("kanalen", "beloften") or random.random() < 0.7:
            data[section] = []
            for number in range(random.randint(2, 3)):
                data[section].append(_item(section, f"{section[:3]}-{number}", data, random))
    return data


_TEXTS = {
    "kanalen": ("omschrijving", "bereikbaar", "naam"),
    "beloften": ("tekst", "toelichting", "als_niet_gehaald"),
    "gedrag": ("doen", "niet"),
    "begrippen": ("betekenis", "begrip"),
    "producten": ("naam",),
}


def _somewhere(data: Data, random: Random) -> tuple[Data, str]:
    """Choose a text: the part that holds it, and its key."""
    found = [
        (data["formule"], "samenvatting"),
        (data["visie"][0], "tekst"),
        (data["visie"][0], "toelichting"),
    ]
    found += [
        (item, key)
        for section, keys in _TEXTS.items()
        for item in data.get(section, [])
        for key in keys
        if key in item
    ]
    return random.choice(found)


def reword(data: Data, random: Random, new: str) -> None:
    part, key = _somewhere(data, random)
    words = part[key].split(" ")
    places = [place for place, word in enumerate(words) if word.isalpha()]
    if places:
        words[random.choice(places)] = new
    part[key] = " ".join(words)


def rewrite(data: Data, random: Random, new: str) -> None:
    part, key = _somewhere(data, random)
    longer = key in {"samenvatting", "toelichting", "omschrijving", "betekenis"}
    part[key] = f"{new} {markdown(random) if longer else sentence(random)}"


def more_markdown(data: Data, random: Random, new: str) -> None:
    part = random.choice([data["formule"], *data["beloften"], *data["kanalen"]])
    key = "samenvatting" if part is data["formule"] else "toelichting" if "tekst" in part else "omschrijving"
    block = random.choice(
        [
            f"- {new}",
            f"{new} **vet** [link](https://voorbeeld.nl/{new})",
            f"| {new} | a |\n|---|---|\n| b | c |",
        ]
    )
    blocks = part.get(key, "").split("\n\n")
    blocks.insert(random.randint(0, len(blocks)), block)
    part[key] = "\n\n".join(block for block in blocks if block)


def less_markdown(data: Data, random: Random, new: str) -> None:
    blocks = data["formule"]["samenvatting"].split("\n\n")
    blocks.pop(random.randrange(len(blocks)))
    data["formule"]["samenvatting"] = "\n\n".join(blocks) or new


def list_item(data: Data, random: Random, new: str) -> None:
    part, key = _somewhere(data, random)
    lines = part[key].split("\n")
    items = [place for place, line in enumerate(lines) if line.startswith("- ")]
    if items:
        lines.insert(random.choice(items) + random.randint(0, 1), f"- {new} {sentence(random)}")
    part[key] = "\n".join(lines)


def other_norm(data: Data, random: Random, new: str) -> None:  # noqa: ARG001 - as all
    random.choice(data["beloften"])["norm"] = _norm(random)


def add(data: Data, random: Random, new: str) -> None:
    section = random.choice(SECTIONS)
    items = data.setdefault(section, [])
    item = _item(section, new.lower(), data, random)
    for key in ("tekst", "doen", "betekenis", "naam"):
        if key in item:
            item[key] = f"{new} {item[key]}"
    items.insert(random.randint(0, len(items)), item)


def end(data: Data, random: Random, new: str) -> None:  # noqa: ARG001 - as all
    section = random.choice(SECTIONS)
    items = data.get(section, [])
    if len(items) > (section in ("kanalen", "beloften")):
        gone = items.pop(random.randrange(len(items)))["id"]
        for other in (one for name in ("beloften", "producten") for one in data.get(name, [])):
            other["kanalen"] = [one for one in other["kanalen"] if one != gone] or [data["kanalen"][0]["id"]]
    if not items:
        data.pop(section, None)


def end_chapter(data: Data, random: Random, new: str) -> None:  # noqa: ARG001 - as all
    data.pop(random.choice(["gedrag", "begrippen", "producten"]), None)


def reorder(data: Data, random: Random, new: str) -> None:  # noqa: ARG001 - as all
    items = data.get(random.choice(SECTIONS), [])
    if items:
        items.insert(random.randrange(len(items)), items.pop(random.randrange(len(items))))


def other_version(data: Data, random: Random, new: str) -> None:  # noqa: ARG001 - as all
    data["formule"]["versie"] = f"1.{random.randint(1, 9)}"


def other_owner(data: Data, random: Random, new: str) -> None:
    random.choice([*data["beloften"], data["formule"]])["eigenaar"] = new


POLICY = {
    one.__name__: one
    for one in (
        *(reword, rewrite, more_markdown, less_markdown, list_item, other_norm, add, end, end_chapter),
        *(reorder, other_version, other_owner),
    )
}


def changed(data: Data, steps: list[tuple[str, int]], word: str = "Beleid") -> Data:
    """Give a definition after some steps of policy; each brings a word of its own, where it brings any."""
    new = copy.deepcopy(data)
    for number, (name, seed) in enumerate(steps):
        POLICY[name](new, chance(seed), f"{word}{number}q")
    return new
