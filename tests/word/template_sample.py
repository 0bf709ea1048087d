"""A small document with a bit of everything that a template decides."""

from word_sample import PROPERTIES, cells, heading, p

from generator.document import Alignment, Document, Group, ListBlock, Role, Table


def small() -> Document:
    left = Alignment.LEFT
    return Document(
        PROPERTIES,
        (
            Group(Role.TITLE_PAGE, (Group(Role.TITLE, (p("Serviceformule"),)),)),
            Group(Role.CONTENTS, (p("Inhoud"),)),
            heading(1, "1", "Inleiding", "inleiding"),
            p("Wij bellen terug."),
            heading(2, "1.1", "Waarom", "waarom"),
            ListBlock(
                ordered=False,
                items=((p("een"), ListBlock(ordered=False, items=((p("diep"),),))), (p("twee"),)),
            ),
            heading(2, "1.2", "Hoe", "hoe"),
            ListBlock(ordered=True, items=((p("een"),), (p("twee"),))),
            heading(3, "1.2.1", "Stap", "stap"),
            Group(Role.PROMISE, (p("Wij bellen binnen een dag."), p("Eigenaar: het KCC"))),
            heading(1, "2", "Normen", "normen"),
            Table((left, left), cells("Norm", "Termijn"), (cells("bellen", "1 dag"),)),
            heading(2, "2.1", "Meten", "meten"),
            p("Elk kwartaal."),
        ),
    )
