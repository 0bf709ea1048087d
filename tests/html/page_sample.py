"""A document with every role and every kind of block and inline, made of the words it is given."""

from base64 import b64decode

from generator.document import (
    Alignment,
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
    Labels,
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

PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"
LABELS = Labels("Naar de inhoud", "Inhoud", "Naar boven", "geen", "niet")
LEFT = Alignment.LEFT


def p(*inlines: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(i) if isinstance(i, str) else i for i in inlines))


def field(text: str) -> Field:
    return Field(Origin("terms.woord.term", "Begrip"), (Text(text),))


def cell(*inlines: Inline | str) -> Cell:
    return Cell((p(*inlines),) if inlines else ())


def fact(label: str, *value: Inline | str) -> Paragraph:
    return p(Strong((Text(f"{label}:"),)), " ", *value)


def heading(level: int, text: Inline | str, anchor: str = "", number: str = "") -> Heading:
    return Heading(level, (Text(text) if isinstance(text, str) else text,), anchor, number)


def caption(anchor: str, number: int, text: Inline | str, label: str = "Tabel") -> Group:
    return Group(Role.CAPTION, (p(SequenceNumber(label, number), ": ", text),), anchor)


def table(*rows: tuple[Cell, ...], header: tuple[Cell, ...]) -> Table:
    return Table((LEFT,) * len(header), header, rows)


def drawing(alt: str, word: str) -> Drawing:
    shapes = (
        Box(0, 0, 90, 40, Paint.BAND, Paint.LINE, 4),
        Stroke(0, 20, 90, 20),
        Words(4, 14, word, 9, bold=True),
    )
    return Drawing(100, 50, shapes, alt)


def properties(title: str = "Titel", **more: str) -> Properties:
    return Properties(title, "nl-NL", labels=LABELS, **more)


def document(*blocks: Block, **more: str) -> Document:
    return Document(properties(**more), blocks)


def whole(word: str) -> Document:
    """Give a document in which a word stands wherever a value can."""
    value = field(word)
    cover = Group(
        Role.TITLE_PAGE,
        (
            p(Picture(PNG, word, 1, 1)),
            Group(Role.KICKER, (p(value),)),
            Group(Role.TITLE, (p(value),)),
            Group(Role.SUBTITLE, (p("Versie ", value),)),
            Group(Role.LABEL, (p("CONCEPT"),)),
        ),
    )
    framed = [
        Group(role, (p(value), p("Uitleg ", value), Group(Role.FACTS, (fact("Norm", value),))), role.value)
        for role in (
            Role.PROMISE, Role.BEHAVIOUR, Role.IMPLICATION, Role.CHOICE, Role.PERSONA, Role.QUESTIONS,
            Role.DECISION, Role.NOTE, Role.SUMMARY,
        )
    ]  # fmt: skip
    numbered = ListBlock(ordered=True, items=((p(value),),), start=4)
    header = (cell("Kop"), cell(value), cell("Aantal"))
    rows = ((cell(value), cell("x ", value), cell("–")), (cell("twee"), cell(value), cell()))
    return document(
        cover,
        Group(Role.CONTENTS, (p("Inhoud"),)),
        heading(1, value, "een", "1"),
        p("Voor ", value, " na, ", value, "."),
        p(Strong((value,)), Emphasis((value,)), Strikethrough((value,)), Code(word), LineBreak()),
        p(
            Link("https://voorbeeld.nl/?a=1&b=2", (value,)),
            Link("#belofte", (value,)),
            Reference("tabel", word),
        ),
        heading(3, value, "twee", "1.1"),
        ListBlock(ordered=False, items=((p(value), numbered), (p(value), p(value)))),
        Quote((p(value),)),
        CodeBlock(word),
        Rule(),
        *framed,
        Group(Role.LABEL, (p(value),)),
        caption("tabel", 1, value),
        Group(Role.NORM_TABLE, (table(*rows, header=header),)),
        Group(Role.MATRIX, (table(*rows, header=header),)),
        p(drawing(word, word)),
        caption("figuur", 1, value, "Figuur"),
        p(Picture(JPEG, word, 20, 10)),
        title=word,
        organisation=word,
        version=word,
        status=word,
        mark=word,
        page_label=f"Bladzijde {{page}} {word}",
    )
