"""A small document as the templates make them: every role, every kind of block and inline once."""

import struct
import zlib

from generator.document import (
    Alignment,
    Block,
    Cell,
    Code,
    CodeBlock,
    Document,
    Emphasis,
    Field,
    Group,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    Option,
    Origin,
    Paragraph,
    Picture,
    Properties,
    Quote,
    Reference,
    Role,
    Rule,
    SequenceNumber,
    Strikethrough,
    Strong,
    Table,
    Text,
)
from generator.ooxml.snapshot import Snapshot

STATUS = (
    Option("proposal", "voorstel"),
    Option("accepted", "aanvaard"),
    Option("rejected", "afgewezen"),
    Option("done", "gereed"),
)


def png(width: int, height: int, colour: tuple[int, int, int] = (15, 118, 110)) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + bytes(colour) * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def field(path: str, label: str, text: str, options: tuple[Option, ...] = ()) -> Field:
    return Field(Origin(path, label, options), (Text(text),))


def p(*inlines: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(i) if isinstance(i, str) else i for i in inlines))


def fact(label: str, *value: Inline | str) -> Paragraph:
    first, *rest = value
    begin = (" " + first,) if isinstance(first, str) else (" ", first)
    return p(Strong((Text(f"{label}:"),)), *begin, *rest)


def heading(level: int, number: str, text: Inline | str, anchor: str) -> Heading:
    return Heading(level, (Text(text) if isinstance(text, str) else text,), anchor, number)


def cells(*texts: str | Inline | Block) -> tuple[Cell, ...]:
    made = []
    for text in texts:
        if isinstance(text, str):
            made.append(Cell((p(text),) if text else ()))
        elif isinstance(text, (Paragraph, ListBlock, Table, Group)):
            made.append(Cell((text,)))
        else:
            made.append(Cell((p(text),)))
    return tuple(made)


def caption(anchor: str, number: int, text: str, label: str = "Tabel") -> Group:
    return Group(Role.CAPTION, (p(SequenceNumber(label, number), f" {text}"),), anchor)


def promise(key: str, text: str, norm: str, owner: str, *, measured: str = "") -> Group:
    facts = [fact("Norm", norm), fact("Kanaal", "telefoon")]
    if measured:
        facts.append(fact("Gehaald", measured))
    facts.append(fact("Eigenaar", field(f"promises.{key}.owner", "Belofte – eigenaar", owner)))
    return Group(
        Role.PROMISE,
        (
            Paragraph((field(f"promises.{key}.text", "Belofte – tekst", text),)),
            Group(Role.FACTS, tuple(facts)),
        ),
        f"promises.{key}",
    )


def title_page() -> Group:
    left = Alignment.LEFT
    return Group(
        Role.TITLE_PAGE,
        (
            p(Picture(png(96, 96), "Logo van de gemeente Altena", 96, 96)),
            Group(Role.KICKER, (p("Gemeente Altena"),)),
            Group(Role.TITLE, (p(field("formula.title", "Titel", "Serviceformule gemeente Altena")),)),
            Group(Role.SUBTITLE, (p("Wat u van ons mag verwachten, en wat dat van ons vraagt"),)),
            Group(Role.LABEL, (p("CONCEPT"),)),
            p("Versie 1.1 · 1 maart 2027"),
            p("Eigenaar: programmamanager dienstverlening"),
            caption("table-versions", 1, "Versies van dit document"),
            Table(
                (left, left, left, left),
                cells("Versie", "Datum", "Door", "Reden"),
                (
                    cells("1.0", "9 oktober 2017", "fusieraad", "instemming met het advies"),
                    cells(
                        "1.1",
                        "1 maart 2027",
                        "programmamanager dienstverlening",
                        "normen voor chat en servicepunten toegevoegd; bellen gaat sneller",
                    ),
                ),
            ),
        ),
    )


CHANNELS = (
    "Balie",
    "Telefoon",
    "E-mail",
    "Website",
    "Formulier",
    "Chat",
    "Sociale media",
    "Brief",
    "Servicepunt",
    "Huisbezoek",
)

PRODUCTS = (
    "Paspoort of identiteitskaart",
    "Rijbewijs",
    "Verhuizing doorgeven",
    "Melding openbare ruimte",
    "Huishoudelijke hulp (Wmo)",
    "Bijstandsuitkering",
    "Omgevingsvergunning",
    "Klacht over de gemeente",
)


def matrix() -> Group:
    centre = Alignment.CENTER
    rows = tuple(
        cells(name, *("●" if (row * 3 + column) % 4 else "–" for column in range(len(CHANNELS))))
        for row, name in enumerate(PRODUCTS)
    )
    alignments = (Alignment.LEFT, *[centre] * len(CHANNELS))
    return Group(
        Role.MATRIX,
        (
            caption("table-matrix", 4, "Producten en kanalen (● = aangeboden)"),
            Table(alignments, cells("Product", *CHANNELS), rows),
        ),
    )


def norm_table() -> Group:
    left, right = Alignment.LEFT, Alignment.RIGHT
    return Group(
        Role.NORM_TABLE,
        (
            caption("table-norms", 3, "Alle normen op een rij"),
            Table(
                (left, left, left, right, right, left),
                cells("Kanaal", "Moment", "Hoogstens", "Aandeel", "Gehaald 2026", "Eigenaar"),
                (
                    cells("Telefoon", "opnemen", "30 seconden", "80%", "76%", "KCC-manager"),
                    cells("Telefoon", "terugbellen", "2 werkdagen", "95%", "", "afdelingshoofden"),
                    cells("E-mail", "antwoord", "3 werkdagen", "90%", "88%", "KCC-manager"),
                    cells("Brief", "antwoord", "8 weken", "100%", "97%", "nog te bepalen"),
                    cells("Balie", "wachttijd", "10 minuten", "90%", "93%", "teamleider publiekszaken"),
                    (Cell((p("Normen zonder meting tellen niet mee in het gemiddelde."),), 6),),
                ),
            ),
        ),
    )


def chapters() -> tuple[Block, ...]:
    left = Alignment.LEFT
    return (
        heading(1, "1", "Samenvatting", "summary"),
        Group(
            Role.SUMMARY,
            (
                p(
                    "Altena kiest voor dienstverlening die dichtbij is, eenvoudig en betrouwbaar. "
                    "In deze serviceformule leest u wat inwoners en ondernemers van ons mogen "
                    "verwachten en wat dat van onze organisatie vraagt."
                ),
                p(
                    "We doen 24 beloften. Bij elke belofte staat een norm, zodat we kunnen laten zien "
                    "of we doen wat we zeggen. Alle normen staan bij elkaar in ",
                    Reference("table-norms", "Tabel 3"),
                    ". De keuzes die daarachter zitten, leest u in hoofdstuk ",
                    Reference("choices", "2"),
                    ".",
                ),
                ListBlock(
                    ordered=False,
                    items=(
                        (p(Strong((Text("Dichtbij."),)), " Elk dorp heeft een plek waar u ons treft."),),
                        (p("Digitaal waar het kan, persoonlijk waar het nodig is."),),
                        (p("We zeggen wat we doen, en we doen wat we zeggen."),),
                    ),
                ),
            ),
        ),
        heading(1, "2", "Uitgangspunten en keuzes", "choices"),
        Paragraph(
            (
                Field(
                    Origin("formula.experience#1", "Formule – klantervaring"),
                    (
                        Text("Inwoners en ondernemers merken dat wij "),
                        Strong((Text("naast hen staan"),)),
                        Text(". Wij denken mee, leggen uit en komen terug op wat wij hebben gezegd."),
                    ),
                ),
            )
        ),
        Paragraph(
            (
                Field(
                    Origin("formula.experience#2", "Formule – klantervaring"),
                    (Text("Wie vastloopt, krijgt één vaste contactpersoon."),),
                ),
            )
        ),
        heading(2, "2.1", "Wat we wel en niet doen", "choices-what"),
        Group(
            Role.CHOICE,
            (
                p(field("choices.dichtbij.choose", "Keuze – wel", "We openen servicepunten in vijf dorpen.")),
                fact(
                    "Daarom niet", field("choices.dichtbij.leave", "Keuze – niet", "één groot stadskantoor")
                ),
                fact("Omdat", "inwoners zonder auto ons anders niet bereiken."),
            ),
            "choices.dichtbij",
        ),
        Group(
            Role.CHOICE,
            (
                p("We bellen voordat we een afwijzing sturen."),
                fact("Daarom niet", "alleen een brief met artikelnummers"),
            ),
            "choices.bellen",
        ),
        heading(2, "2.2", "Klantgroepen", "audiences"),
        Group(
            Role.PERSONA,
            (
                p("Mevrouw De Wit, 78 jaar, Werkendam"),
                p(
                    "Zij belt liever dan dat zij typt. Haar zoon helpt met ",
                    Emphasis((Text("DigiD"),)),
                    ", maar woont in Utrecht. Zij wil weten bij wie zij terechtkan.",
                ),
                ListBlock(
                    ordered=False,
                    items=(
                        (p("Wil één aanspreekpunt."),),
                        (
                            p("Komt graag naar het dorpshuis:"),
                            ListBlock(ordered=True, items=((p("op dinsdag,"),), (p("met de buurtbus."),))),
                        ),
                    ),
                ),
            ),
        ),
        Quote((p("“Ik wil gewoon iemand spreken die mijn dossier kent.”"),)),
        heading(1, "3", "Kanalen en vangnet", "channels"),
        p(
            "Hieronder staat per kanaal wanneer we er zijn. ",
            Link("#channel-phone", (Text("De telefoon"),)),
            " is het drukst.",
        ),
        heading(2, "3.1", field("channels.telefoon.name", "Kanaal – naam", "Telefoon"), "channel-phone"),
        Group(
            Role.FACTS,
            (
                fact(
                    "Bereikbaar",
                    field(
                        "channels.telefoon.reachable",
                        "Bereikbaar",
                        "maandag tot en met vrijdag van 08.30 tot 17.00 uur",
                    ),
                ),
                fact("Vangnet", "balie, servicepunt"),
                fact(
                    "Voor wie",
                    "iedereen; ook voor wie niet goed kan lezen of schrijven, of geen computer heeft",
                ),
            ),
        ),
        p(
            "We gebruiken één nummer: 14 0183. Meer uitleg staat op ",
            Link("https://www.gemeentealtena.nl/contact?a=1&b=2", (Text("onze website"),)),
            ".",
        ),
        caption("table-channels", 2, "Kanalen en hun vangnet"),
        Table(
            (left, left, left),
            cells("Kanaal", "Bereikbaar", "Wie er niet uitkomt, kan terecht bij"),
            (
                cells("Telefoon", "ma–vr 08.30–17.00 uur", "de balie of een servicepunt"),
                cells(
                    "Website",
                    "dag en nacht",
                    ListBlock(
                        ordered=False,
                        items=(
                            (p("telefoon"),),
                            (p("balie"),),
                            (p("bibliotheek (Informatiepunt Digitale Overheid)"),),
                        ),
                    ),
                ),
                cells(
                    "Servicepunt",
                    "dinsdag en donderdag van 09.00 tot 12.00 uur in het dorpshuis",
                    "huisbezoek op verzoek",
                ),
            ),
        ),
        heading(1, "4", "Beloften en normen", "promises"),
        p(
            "Dit mogen inwoners en ondernemers van ons verwachten. "
            "Een belofte met de aanduiding “fictief” is bedacht voor dit voorbeeld."
        ),
        heading(2, "4.1", "Telefoon", "promises-phone"),
        promise(
            "tel-opnemen",
            "Als u belt, nemen wij binnen 30 seconden op.",
            "hoogstens 30 seconden, in 80% van de gesprekken",
            "KCC-manager",
            measured="2025: 71%, 2026: 76%",
        ),
        promise(
            "tel-terugbellen",
            "Als wij zeggen dat wij terugbellen, doen wij dat binnen twee werkdagen.",
            "hoogstens 2 werkdagen",
            "nog te bepalen door de programmamanager dienstverlening",
        ),
        Group(
            Role.PROMISE,
            (
                p("U wordt hoogstens één keer doorverbonden."),
                Group(Role.LABEL, (p("fictief"),)),
                fact("Norm", "hoogstens 1 keer"),
                p(
                    "Lukt dat niet, dan neemt de medewerker uw vraag over en belt u terug. "
                    "Zo hoeft u uw verhaal niet twee keer te vertellen."
                ),
                ListBlock(
                    ordered=False,
                    items=((p("Wij noemen onze naam."),), (p("Wij vertellen wie het overneemt."),)),
                ),
            ),
            "promises.doorverbinden",
        ),
        Group(
            Role.NOTE, (p("Deze norm heeft Altena nooit gepubliceerd. Hij is bedacht voor dit voorbeeld."),)
        ),
        norm_table(),
        heading(1, "5", "Gedrag", "behaviours"),
        p("Gedrag is wat je kunt voordoen en nadoen."),
        Group(
            Role.BEHAVIOUR,
            (
                p("Iemand belt over een brief die hij niet begrijpt"),
                fact(
                    "Doen",
                    field(
                        "behaviours.brief.do",
                        "Gedrag – doen",
                        "lees de brief samen door en leg uit wat er nu gebeurt",
                    ),
                ),
                fact("Niet doen", "verwijzen naar de website"),
                fact("Rollen", "KCC, vakafdelingen"),
            ),
            "behaviours.brief",
        ),
        heading(1, "6", "Producten en kanalen", "products"),
        matrix(),
        p("Wat er nog mist, staat in de laatste kolom van ", Reference("table-matrix", "Tabel 4"), "."),
        heading(1, "7", "Wat dit vraagt van de afdelingen", "implications"),
        heading(2, "7.1", "HR", "implications-hr"),
        Group(
            Role.IMPLICATION,
            (
                p(
                    field(
                        "implications.hr.wachtrij.tel-opnemen.text",
                        "Gevolg – tekst",
                        "Rooster op de piekuren: genoeg mensen aan de telefoon tussen 09.00 en 11.00 uur.",
                    )
                ),
                Group(
                    Role.FACTS,
                    (
                        fact(
                            "Vanwege",
                            Link(
                                "#promises.tel-opnemen",
                                (Text("Als u belt, nemen wij binnen 30 seconden op."),),
                            ),
                        ),
                        fact(
                            "Status",
                            field(
                                "implications.hr.wachtrij.tel-opnemen.status",
                                "Gevolg – status",
                                "voorstel",
                                STATUS,
                            ),
                        ),
                        fact(
                            "Eigenaar",
                            field(
                                "implications.hr.wachtrij.tel-opnemen.owner",
                                "Gevolg – eigenaar",
                                "HR-adviseur",
                            ),
                        ),
                    ),
                ),
            ),
            "implications.hr.wachtrij.tel-opnemen",
        ),
        Group(
            Role.QUESTIONS,
            (
                p("Drie vragen om mee verder te gaan"),
                ListBlock(
                    ordered=True,
                    items=(
                        (p("Wat betekent dit voor mijn werk?"),),
                        (p("Hoe kan ik anderen helpen?"),),
                        (p("Wie heeft mijn hulp nodig?"),),
                    ),
                ),
            ),
        ),
        heading(1, "8", "Begrippen en werkwijze", "terms"),
        ListBlock(
            ordered=True,
            items=(
                (p("Lees de vraag."),),
                (
                    p("Bel de inwoner. ", Code("14 0183")),
                    p("Doe dat voor 12.00 uur."),
                    ListBlock(
                        ordered=False,
                        items=(
                            (p("Noem uw naam."),),
                            (p("Vraag door."), ListBlock(ordered=False, items=((p("Wat is er gebeurd?"),),))),
                        ),
                    ),
                ),
                (p("Leg vast wat is afgesproken."),),
            ),
        ),
        Rule(),
        p("Tweede lijst, begint bij drie:"),
        ListBlock(
            ordered=True,
            start=3,
            items=(
                (p("derde"),),
                (p(Strikethrough((Text("vierde"),)), " vervallen", LineBreak(), "met een regelbreuk"),),
            ),
        ),
        CodeBlock("promises:\n  - id: tel-opnemen\n\tmet tab & <teken>\n"),
        p(Picture(png(640, 240, (27, 58, 92)), "Grafiek van de gehaalde normen per jaar", 640, 240)),
        Group(Role.CAPTION, (p(SequenceNumber("Figuur", 1), " Gehaalde normen per jaar"),), "figure-norms"),
        heading(1, "9", "Besluit", "decision"),
        Group(
            Role.DECISION,
            (
                p("Het college besluit:"),
                ListBlock(
                    ordered=True,
                    items=(
                        (p("de serviceformule versie 1.1 vast te stellen;"),),
                        (p("de normen elk kwartaal te meten en openbaar te maken."),),
                    ),
                ),
            ),
        ),
        Table(
            (left, left),
            cells("Onderdeel", "Inhoud"),
            (
                cells(
                    "Tabel in een cel",
                    Table((left, left), cells("a", "b"), (cells("1", "2"),)),
                ),
            ),
        ),
        Table((left, left), cells("Nog een", "tabel"), (cells("direct", "erna"),)),
    )


PROPERTIES = Properties(
    title="Serviceformule gemeente Altena",
    language="nl-NL",
    organisation="Gemeente Altena",
    version="versie 1.1",
    status="concept",
    mark="CONCEPT",
    page_label="Pagina {page} van {pages}",
)


def sample() -> Document:
    return Document(
        PROPERTIES,
        (title_page(), Group(Role.CONTENTS, (p("Inhoud"),)), *chapters()),
    )


def snapshot() -> Snapshot:
    return Snapshot(
        program="0.1.0",
        document="serviceformule",
        municipality="Altena",
        definition="serviceformule.yaml",
        files=(("serviceformule.yaml", "formaat: serviceformule/1\r\ngemeente: {naam: Altena}\r\n"),),
        definition_hash="d" * 64,
        template_hash="t" * 64,
    )
