"""A small document with every role, every kind of block and every inline, and ways to make little ones."""

import struct
import zlib

from generator.document import (
    Alignment,
    Anchoring,
    Block,
    Box,
    Cell,
    Code,
    CodeBlock,
    Document,
    Drawing,
    Emphasis,
    Field,
    Group,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    Origin,
    Paint,
    Paragraph,
    Picture,
    Properties,
    Quote,
    Reference,
    Role,
    Rule,
    SequenceNumber,
    Strikethrough,
    Stroke,
    Strong,
    Table,
    Text,
    Words,
)

PROPERTIES = Properties(
    title="Serviceformule gemeente Proef",
    language="nl-NL",
    organisation="Gemeente Proef",
    version="Versie 1.1",
    status="concept",
    mark="CONCEPT",
    page_label="Pagina {page} van {pages}",
)


def png(width: int, height: int, depth: int = 8, kind: int = 2) -> bytes:
    """Give a PNG in one colour: ``kind`` 2 is RGB, 6 RGBA, as in its header."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    pixel = bytes((15, 118, 110, 128)[: 4 if kind == 6 else 3])
    rows = (b"\0" + pixel * width) * height
    header = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(name, data) for name, data in parts)


def p(*inlines: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(i) if isinstance(i, str) else i for i in inlines))


def field(path: str, text: str) -> Field:
    return Field(Origin(path, path), (Text(text),))


def heading(level: int, number: str, text: str, anchor: str) -> Heading:
    return Heading(level, (Text(text),), anchor, number)


def cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((p(text),) if text else ()) for text in texts)


def table(*rows: tuple[str, ...]) -> Table:
    head, *rest = rows
    return Table((Alignment.LEFT,) * len(head), cells(*head), tuple(cells(*row) for row in rest))


def caption(anchor: str, number: int, text: str, label: str = "Tabel") -> Group:
    return Group(Role.CAPTION, (p(SequenceNumber(label, number), f": {text}"),), anchor)


def fact(label: str, *value: Inline | str) -> Paragraph:
    first, *rest = value
    begin = (f" {first}",) if isinstance(first, str) else (" ", first)
    return p(Strong((Text(f"{label}:"),)), *begin, *rest)


def document(*blocks: Block, properties: Properties = PROPERTIES) -> Document:
    return Document(properties, blocks)


def drawing() -> Drawing:
    shapes = (
        Box(0, 0, 200, 60, fill=Paint.BAND, stroke=Paint.LINE, radius=4),
        Stroke(10, 50, 190, 50, Paint.ACCENT, 2),
        Words(100, 30, "Gehaald", 10, Paint.HEADING, Anchoring.MIDDLE, bold=True),
    )
    return Drawing(200, 60, shapes, "Een streep onder het woord gehaald")


def title_page() -> Group:
    return Group(
        Role.TITLE_PAGE,
        (
            p(Picture(png(96, 48), "Logo van de gemeente", 96, 48, "logo.png")),
            Group(Role.KICKER, (p("Gemeente Proef"),)),
            Group(Role.TITLE, (p(field("formula.title", "Serviceformule gemeente Proef")),)),
            Group(Role.SUBTITLE, (p("Wat u van ons mag verwachten"),)),
            Group(Role.LABEL, (p("CONCEPT"),)),
            table(("Versie", "Datum"), ("1.0", "1 maart 2026")),
            p("Eigenaar: programmamanager"),
        ),
    )


FRAMES = (
    Role.PROMISE,
    Role.BEHAVIOUR,
    Role.IMPLICATION,
    Role.CHOICE,
    Role.PERSONA,
    Role.QUESTIONS,
    Role.DECISION,
    Role.NOTE,
)


def frame(role: Role) -> Group:
    facts = Group(Role.FACTS, (fact("Norm", "binnen 30 seconden"), fact("Eigenaar", "teamleider")))
    return Group(role, (p(f"Dit is een {role.value}."), p("Uitleg erbij."), facts), f"blok-{role.value}")


def sample() -> Document:
    marks = ("ja", "–", "ja", "gepland", "–", "ja", "–", "ja")
    channels = ("Telefoon", "Balie", "E-mail", "Digitaal formulier", "Chat", "Brief", "Website", "Huisbezoek")
    matrix = table(("Product", *channels), ("Paspoort", *marks), ("Rijbewijs", *marks))
    inner = ListBlock(ordered=True, items=((p("eerst"),), (p("dan"), p("en verder"))), start=3)
    return document(
        title_page(),
        Group(Role.CONTENTS, (p("Inhoud"),)),
        heading(1, "1", "Samenvatting", "samenvatting"),
        Group(Role.SUMMARY, (p("Dit is de kern."), p("En dit komt erbij."))),
        heading(2, "1.1", "Wat wij beloven", "beloven"),
        p(
            "Zie ",
            Reference("tabel-normen", "Tabel 1"),
            " en ",
            Link("#blok-belofte", (Text("de belofte"),)),
            ".",
        ),
        p(
            Strong((Text("Vet"),)),
            ", ",
            Emphasis((Text("schuin"),)),
            ", ",
            Strikethrough((Text("weg"),)),
            ", ",
            Code("a  b"),
            LineBreak(),
            Link("https://voorbeeld.nl/a?b=c&d=é", (Text("een adres"),)),
            " ",
            Text("and something English", "en-GB"),
        ),
        *(frame(role) for role in FRAMES),
        caption("tabel-normen", 1, "Normen"),
        Group(Role.NORM_TABLE, (table(("Belofte", "Norm"), ("Wij nemen op.", "30 seconden")),)),
        caption("tabel-producten", 2, "Producten en kanalen"),
        Group(Role.MATRIX, (matrix,)),
        p(drawing()),
        caption("figuur-een", 1, "Gehaald", "Figuur"),
        p(Picture(png(40, 30, kind=6), "Een vlak", 40, 30, "vlak.png")),
        heading(2, "1.2", "Lijsten", "lijsten"),
        p("Zo gaat het:"),
        ListBlock(ordered=False, items=((p("een"), inner), (p("twee"),))),
        Quote((p("Een goed begin."),)),
        CodeBlock("regel een\n    regel twee\n"),
        Rule(),
        Group(Role.FACTS, (fact("Bereikbaar", "ma-vr"), p("zonder naam"))),
        Group(Role.LABEL, (p("fictief"),)),
        heading(1, "", "Zonder nummer", "zonder"),
        p("שלום עולם, זה טקסט"),
        p("مرحبا بالعالم"),
    )
