"""Make the Word templates of these tests anew: ``python tests/word/templates/make_templates.py``.

Two are written here part by part, as Word and older programs store them; one is made by LibreOffice from
``huisstijl.fodt``. Nothing in them belongs to a real municipality.
"""

# ruff: noqa: E501 - XML as it stands in the files

import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

HERE = Path(__file__).parent
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
DRAWING = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
TYPE = "application/vnd.openxmlformats-officedocument"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
KINDS = {
    "styles": f"{TYPE}.wordprocessingml.styles+xml",
    "numbering": f"{TYPE}.wordprocessingml.numbering+xml",
    "settings": f"{TYPE}.wordprocessingml.settings+xml",
    "fontTable": f"{TYPE}.wordprocessingml.fontTable+xml",
    "webSettings": f"{TYPE}.wordprocessingml.webSettings+xml",
    "theme": f"{TYPE}.theme+xml",
    "header": f"{TYPE}.wordprocessingml.header+xml",
    "footer": f"{TYPE}.wordprocessingml.footer+xml",
    "footnotes": f"{TYPE}.wordprocessingml.footnotes+xml",
    "comments": f"{TYPE}.wordprocessingml.comments+xml",
}


def png(width: int, height: int, colour: tuple[int, int, int], inner: tuple[int, int, int]) -> bytes:
    """Draw a logo: a field of a colour with a lighter bar in it."""
    rows = b""
    for y in range(height):
        rows += b"\0"
        for x in range(width):
            inside = height // 3 < y < 2 * height // 3 and width // 8 < x < 7 * width // 8
            rows += bytes(inner if inside else colour)

    def chunk(kind: bytes, data: bytes) -> bytes:
        whole = kind + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def pack(
    parts: dict[str, str | bytes],
    ways: dict[str, list[tuple[str, str, str]]],
    *,
    kind: str = "template",
) -> bytes:
    """Pack parts of ``word/``; ``ways`` are the relationships of each: number, role, target."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:

        def add(name: str, content: str | bytes) -> None:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)

        main = f"{TYPE}.wordprocessingml.{kind}.main+xml"
        overrides = f'<Override PartName="/word/document.xml" ContentType="{main}"/>'
        for name in parts:
            stem = name.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")
            if stem in KINDS:
                overrides += f'<Override PartName="/word/{name}" ContentType="{KINDS[stem]}"/>'
        add(
            "[Content_Types].xml",
            f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Default Extension="png" ContentType="image/png"/>{overrides}</Types>',
        )
        add("_rels/.rels", relationships([("rId1", "officeDocument", "word/document.xml")]))
        for name, content in parts.items():
            add(f"word/{name}", content if isinstance(content, bytes) else HEAD + content)
        for name, found in ways.items():
            add(f"word/_rels/{name}.rels", relationships(found))
    return target.getvalue()


def relationships(found: list[tuple[str, str, str]]) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    lines = [f'{HEAD}<Relationships xmlns="{space}">']
    for number, role, target in found:
        mode = ' TargetMode="External"' if "://" in target else ""
        lines.append(f'<Relationship Id="{number}" Type="{R}/{role}" Target="{target}"{mode}/>')
    return "".join([*lines, "</Relationships>"])


def style(  # noqa: PLR0913 - one argument a child
    identity: str,
    name: str,
    *,
    kind: str = "paragraph",
    based: str = "",
    link: str = "",
    default: bool = False,
    custom: bool = False,
    ppr: str = "",
    rpr: str = "",
    more: str = "",
) -> str:
    marks = (' w:default="1"' if default else "") + (' w:customStyle="1"' if custom else "")
    inside = f'<w:name w:val="{name}"/>'
    inside += f'<w:basedOn w:val="{based}"/>' if based else ""
    inside += f'<w:link w:val="{link}"/>' if link else ""
    inside += "<w:qFormat/>"
    inside += f"<w:pPr>{ppr}</w:pPr>" if ppr else ""
    inside += f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
    return f'<w:style w:type="{kind}"{marks} w:styleId="{identity}">{inside}{more}</w:style>'


def styles(defaults: str, *found: str) -> str:
    return f"<w:styles {SPACES}><w:docDefaults>{defaults}</w:docDefaults>{''.join(found)}</w:styles>"


def fonts(family: str) -> str:
    return f'<w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:cs="{family}"/>'


def look(colour: str = "", size: int = 0, *, bold: bool = False, family: str = "") -> str:
    return (
        (fonts(family) if family else "")
        + ("<w:b/><w:bCs/>" if bold else "")
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + (f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else "")
    )


def space(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def document(body: str, section: str) -> str:
    return f"<w:document {SPACES}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body></w:document>"


def p(text: str, style_id: str = "", ppr: str = "") -> str:
    inside = (f'<w:pStyle w:val="{style_id}"/>' if style_id else "") + ppr
    properties = f"<w:pPr>{inside}</w:pPr>" if inside else ""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def field(code: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def furniture(tag: str, inside: str) -> str:
    return f"<w:{tag} {SPACES} {DRAWING}>{inside}</w:{tag}>"


def picture(number: int, way: str, alt: str, size: tuple[int, int]) -> str:
    wide, high = size
    described = f' descr="{alt}"' if alt else ""
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="{number}" name="Afbeelding {number}"{described}/>'
        "<wp:cNvGraphicFramePr/><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="logo.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{way}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def level(  # noqa: PLR0913 - one argument a child
    number: int, kind: str, text: str, style_id: str = "", *, suffix: str = "", left: int = 0
) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        + (f'<w:pStyle w:val="{style_id}"/>' if style_id else "")
        + (f'<w:suff w:val="{suffix}"/>' if suffix else "")
        + f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        + (f'<w:pPr><w:ind w:left="{left}" w:hanging="{left}"/></w:pPr>' if left else "")
        + "</w:lvl>"
    )


def dutch_names() -> bytes:
    """Make a template whose styles go by Dutch names, as converters and old programs store them."""
    defaults = (
        f'<w:rPrDefault><w:rPr>{fonts("Verdana")}<w:sz w:val="19"/><w:szCs w:val="19"/>'
        '<w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/>'
    )
    green, grey = "2F6B2F", "595959"
    found = styles(
        defaults,
        style("Standaard", "Standaard", default=True, ppr='<w:spacing w:line="264" w:lineRule="auto"/>'),
        style("Alineafont", "Standaardalinea-lettertype", kind="character", default=True),
        style("a1", "Kop 1", based="Standaard", ppr=f'<w:keepNext/>{space(480, 160)}<w:outlineLvl w:val="0"/>',
              rpr=look(green, 36, bold=True)),
        style("a2", "Kop 2", based="Standaard", ppr=f'<w:keepNext/>{space(320, 80)}<w:outlineLvl w:val="1"/>',
              rpr=look(green, 26, bold=True)),
        style("a3", "Kop 3", based="Standaard", ppr=f"<w:keepNext/>{space(240, 60)}", rpr=look(green, 21, bold=True)),
        style("titel", "Titel", based="Standaard", ppr=space(0, 200), rpr=look(green, 60, bold=True)),
        style("ondertitel", "Ondertitel", based="Standaard", ppr=space(0, 300), rpr=look(grey, 26)),
        style("kt", "Koptekst", based="Standaard", ppr='<w:tabs><w:tab w:val="right" w:pos="9354"/></w:tabs>',
              rpr=look(grey, 16)),
        style("vt", "Voettekst", based="Standaard", ppr='<w:tabs><w:tab w:val="right" w:pos="9354"/></w:tabs>',
              rpr=look(grey, 16)),
        style("bijschrift", "Bijschrift", based="Standaard", ppr=space(120, 60), rpr="<w:i/>" + look(grey, 17)),
        style("opsom", "Lijstopsomteken", based="Standaard",
              ppr='<w:numPr><w:numId w:val="4"/></w:numPr><w:ind w:left="284" w:hanging="284"/>'),
        style("inh1", "Inhopg 1", based="Standaard", ppr=space(80, 0), rpr="<w:b/>"),
        style("inh2", "Inhopg 2", based="Standaard", ppr='<w:ind w:left="284"/>'),
        style("Hyperlink", "Hyperlink", kind="character", rpr=look("1F5C99") + '<w:u w:val="single"/>'),
        style("Kenmerk", "Kenmerk", kind="character", custom=True, rpr=look(grey)),
    )  # fmt: skip
    numbering = (
        f'<w:numbering {SPACES}><w:abstractNum w:abstractNumId="3"><w:multiLevelType w:val="singleLevel"/>'
        f"{level(0, 'bullet', '–', left=284)}</w:abstractNum>"
        '<w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num></w:numbering>'
    )
    section = (
        '<w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1985" w:right="1134" w:bottom="1701" w:left="1418" w:header="709" w:footer="709" '
        'w:gutter="0"/>'
    )
    tab = "<w:r><w:tab/></w:r>"
    parts: dict[str, str | bytes] = {
        "document.xml": document(p("Typ hier uw tekst.") + p("Tussenkop", "a2"), section),
        "styles.xml": found,
        "numbering.xml": numbering,
        "header1.xml": furniture("hdr", p("Gemeente Zuidermeer", "kt")),
        "footer1.xml": furniture(
            "ftr", p("Postbus 12, 1234 AB Zuidermeer", "vt").replace("</w:p>", f"{tab}{field('PAGE')}</w:p>")
        ),
    }
    ways = [
        ("rId1", "styles", "styles.xml"),
        ("rId2", "numbering", "numbering.xml"),
        ("rId5", "header", "header1.xml"),
        ("rId6", "footer", "footer1.xml"),
    ]
    return pack(parts, {"document.xml": ways})


def theme(major: str, minor: str, colours: dict[str, str]) -> str:
    slots = "".join(f'<a:{slot}><a:srgbClr val="{colour}"/></a:{slot}>' for slot, colour in colours.items())

    def family(tag: str, name: str) -> str:
        return f'<a:{tag}><a:latin typeface="{name}"/><a:ea typeface=""/><a:cs typeface=""/></a:{tag}>'

    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Huisstijl">'
        f'<a:themeElements><a:clrScheme name="Huisstijl">{slots}</a:clrScheme>'
        f'<a:fontScheme name="Huisstijl">{family("majorFont", major)}{family("minorFont", minor)}</a:fontScheme>'
        f'<a:fmtScheme name="Huisstijl"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


SCHEME = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "4A0D2B", "lt2": "F4ECF0", "accent1": "8C1D40",
    "accent2": "C8722E", "accent3": "4F6D7A", "accent4": "6B8E23", "accent5": "2E5E8C", "accent6": "7A5C3E",
    "hlink": "8C1D40", "folHlink": "4F6D7A",
}  # fmt: skip
THEMED = (
    '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" '
    'w:cstheme="minorBidi"/>'
)
MAJOR = (
    '<w:rFonts w:asciiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia" w:hAnsiTheme="majorHAnsi" '
    'w:cstheme="majorBidi"/>'
)


def word_dutch() -> bytes:
    """Make a template as a Dutch Word writes it: ids in Dutch, names in English, much left latent."""
    latent = (
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0" '
        'w:defQFormat="0" w:count="376"><w:lsdException w:name="Normal" w:uiPriority="0" w:qFormat="1"/>'
        '<w:lsdException w:name="heading 1" w:uiPriority="9" w:qFormat="1"/>'
        '<w:lsdException w:name="toc 1" w:semiHidden="1" w:uiPriority="39" w:unhideWhenUsed="1"/></w:latentStyles>'
    )
    defaults = (
        f'<w:rPrDefault><w:rPr>{THEMED}<w:sz w:val="22"/><w:szCs w:val="22"/>'
        '<w:lang w:val="nl-NL" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    )
    blue = '<w:color w:val="2E5E8C" w:themeColor="accent5"/>'

    def heading(number: int, size: int) -> str:
        rpr = f'{MAJOR}{blue}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        ppr = f'<w:keepNext/><w:keepLines/>{space(280, 80)}<w:outlineLvl w:val="{number - 1}"/>'
        return style(
            f"Kop{number}", f"heading {number}", based="Standaard", link=f"Kop{number}Char", ppr=ppr, rpr=rpr
        ) + style(f"Kop{number}Char", f"Kop {number} Char", kind="character", custom=True,
                  based="Standaardalinea-lettertype", link=f"Kop{number}", rpr=rpr)  # fmt: skip

    margins = (
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>"
    )
    found = styles(
        defaults,
        style("Standaard", "Normal", default=True),
        style("Standaardalinea-lettertype", "Default Paragraph Font", kind="character", default=True),
        style("Standaardtabel", "Normal Table", kind="table", default=True, more=margins),
        style("Geenlijst", "No List", kind="numbering", default=True),
        heading(1, 36),
        heading(2, 28),
        style("Titel", "Title", based="Standaard", ppr="<w:contextualSpacing/>",
              rpr=f'{MAJOR}<w:spacing w:val="-10"/><w:kern w:val="28"/><w:sz w:val="56"/><w:szCs w:val="56"/>'),
        style("Koptekst", "header", based="Standaard",
              ppr='<w:tabs><w:tab w:val="center" w:pos="4536"/><w:tab w:val="right" w:pos="9072"/></w:tabs>'
              + space(0, 0)),
        style("Voettekst", "footer", based="Standaard",
              ppr='<w:tabs><w:tab w:val="center" w:pos="4536"/><w:tab w:val="right" w:pos="9072"/></w:tabs>'
              + space(0, 0)),
        style("Lijstopsomteken", "List Bullet", based="Standaard",
              ppr='<w:numPr><w:numId w:val="1"/></w:numPr><w:contextualSpacing/>'),
    ).replace("</w:docDefaults>", f"</w:docDefaults>{latent}")  # fmt: skip
    numbering = (
        f'<w:numbering {SPACES}><w:abstractNum w:abstractNumId="0"><w:nsid w:val="FFFFFF89"/>'
        '<w:multiLevelType w:val="singleLevel"/><w:tmpl w:val="6F6C0E6C"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="bullet"/><w:pStyle w:val="Lijstopsomteken"/><w:lvlText w:val="&#xF0B7;"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:tabs><w:tab w:val="num" w:pos="360"/></w:tabs>'
        '<w:ind w:left="360" w:hanging="360"/></w:pPr><w:rPr>'
        '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:hint="default"/></w:rPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    settings = (
        f'<w:settings {SPACES}><w:zoom w:percent="100"/><w:attachedTemplate r:id="rId1"/><w:trackRevisions/>'
        '<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:defaultTabStop w:val="708"/>'
        '<w:hyphenationZone w:val="425"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="nl-NL"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
        "</w:settings>"
    )
    separator = '<w:footnote w:type="{0}" w:id="{1}"><w:p><w:r><w:{0}/></w:r></w:p></w:footnote>'
    footnotes = (
        f"<w:footnotes {SPACES}>{separator.format('separator', -1)}"
        f"{separator.format('continuationSeparator', 0)}"
        '<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Een noot.</w:t></w:r>'
        "</w:p></w:footnote></w:footnotes>"
    )
    comments = (
        f'<w:comments {SPACES}><w:comment w:id="0" w:author="Afdeling Communicatie" w:initials="AC">'
        "<w:p><w:r><w:t>Vergeet de datum niet.</w:t></w:r></w:p></w:comment></w:comments>"
    )
    cover = (
        '<w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr><w:commentRangeStart w:id="0"/><w:r><w:t>[Titel van de notitie]'
        '</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>'
        '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId7"/>'
        '<w:headerReference w:type="even" r:id="rId8"/><w:footerReference w:type="default" r:id="rId9"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" '
        'w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:pPr></w:p>'
        '<w:p><w:pPr><w:pStyle w:val="Kop1"/></w:pPr><w:r><w:t>Aanleiding</w:t></w:r></w:p>'
        '<w:p><w:hyperlink r:id="rId10"><w:r><w:t>De website</w:t></w:r></w:hyperlink><w:r>'
        '<w:footnoteReference w:id="1"/></w:r></w:p>'
    )
    section = (
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" '
        'w:header="708" w:footer="708" w:gutter="284"/><w:cols w:space="708"/><w:docGrid w:linePitch="360"/>'
    )
    odd = (
        '<w:p><w:pPr><w:pStyle w:val="Koptekst"/></w:pPr><w:r><w:t>Gemeente Zuidermeer</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:pStyle w:val="Koptekst"/></w:pPr></w:p>'
    )
    even = (
        '<w:p><w:pPr><w:pStyle w:val="Koptekst"/><w:jc w:val="right"/></w:pPr><w:r><w:t>Gemeente Zuidermeer</w:t></w:r>'
        "</w:p>"
    )
    parts: dict[str, str | bytes] = {
        "document.xml": document(cover, section),
        "styles.xml": found,
        "numbering.xml": numbering,
        "settings.xml": settings,
        "footnotes.xml": footnotes,
        "comments.xml": comments,
        "theme/theme1.xml": theme("Calibri Light", "Calibri", SCHEME),
        "header1.xml": furniture("hdr", odd),
        "header2.xml": furniture("hdr", even),
        "footer1.xml": furniture("ftr", f'<w:p><w:pPr><w:pStyle w:val="Voettekst"/></w:pPr>{field("PAGE")}</w:p>'),
    }  # fmt: skip
    ways = [
        ("rId1", "styles", "styles.xml"),
        ("rId2", "numbering", "numbering.xml"),
        ("rId3", "settings", "settings.xml"),
        ("rId4", "footnotes", "footnotes.xml"),
        ("rId5", "comments", "comments.xml"),
        ("rId6", "theme", "theme/theme1.xml"),
        ("rId7", "header", "header1.xml"),
        ("rId8", "header", "header2.xml"),
        ("rId9", "footer", "footer1.xml"),
        ("rId10", "hyperlink", "https://www.example.org/"),
    ]
    away = [("rId1", "attachedTemplate", "file:///C:/Users/medewerker/Sjablonen/Zuidermeer.dotm")]
    return pack(parts, {"document.xml": ways, "settings.xml": away})


def numbered() -> bytes:
    """Make a template with its own numbering of headings, a logo in the header and another first page."""
    defaults = (
        f'<w:rPrDefault><w:rPr>{THEMED}<w:sz w:val="20"/><w:szCs w:val="20"/>'
        '<w:lang w:val="nl-NL" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    )
    red = '<w:color w:val="8C1D40" w:themeColor="accent1"/>'

    def heading(number: int, name: str, size: int) -> str:
        ppr = (
            f'<w:keepNext/><w:numPr><w:ilvl w:val="{number - 1}"/><w:numId w:val="5"/></w:numPr>'
            f'{space(400 - 80 * number, 120)}<w:outlineLvl w:val="{number - 1}"/>'
        )
        rpr = f'{MAJOR}<w:b/><w:bCs/>{red}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        return style(f"ZM{number}", name, based="Normal", custom=True, ppr=ppr, rpr=rpr)

    found = styles(
        defaults,
        style("Normal", "Normal", default=True),
        style("DefaultParagraphFont", "Default Paragraph Font", kind="character", default=True),
        heading(1, "Zuidermeer Kop 1", 36),
        heading(2, "Zuidermeer Kop 2", 26),
        heading(3, "Zuidermeer Kop 3", 22),
        style("ZMBijlage", "Zuidermeer Bijlage kop", based="Normal", custom=True, ppr='<w:outlineLvl w:val="0"/>'),
        style("Title", "Title", based="Normal", ppr=space(1200, 120), rpr=f"{MAJOR}{red}" + look("", 64)),
        style("Header", "header", based="Normal", ppr=space(0, 0)),
        style("Footer", "footer", based="Normal", ppr=space(0, 0), rpr=look("", 16)),
        style("TOC1", "toc 1", based="Normal", rpr="<w:b/>" + red,
              ppr='<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8787"/></w:tabs>' + space(100, 40)),
        style("Tabelkop", "Tabelkop", based="Normal", custom=True, ppr=space(40, 40), rpr="<w:b/>" + red),
    )  # fmt: skip
    numbering = (
        f'<w:numbering {SPACES}><w:abstractNum w:abstractNumId="2"><w:nsid w:val="2B3C4D5E"/>'
        '<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="2B3C4D5E"/>'
        f"{level(0, 'decimal', 'Hoofdstuk %1', 'ZM1', suffix='space')}"
        f"{level(1, 'decimal', '%1.%2', 'ZM2', left=680)}{level(2, 'lowerLetter', '%1.%2.%3', 'ZM3', left=851)}"
        '</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
    )
    section = (
        '<w:headerReference w:type="default" r:id="rId5"/><w:headerReference w:type="first" r:id="rId6"/>'
        '<w:footerReference w:type="default" r:id="rId7"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2268" w:right="1418" w:bottom="1418" w:left="1701" w:header="567" w:footer="567" '
        'w:gutter="0"/><w:cols w:space="708"/><w:titlePg/>'
    )
    small, large = (1_440_000, 360_000), (2_880_000, 720_000)
    header = '<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{}</w:p>'
    parts: dict[str, str | bytes] = {
        "document.xml": document(p(""), section).replace(p(""), "<w:p/>"),
        "styles.xml": found,
        "numbering.xml": numbering,
        "theme/theme1.xml": theme("Georgia", "Trebuchet MS", SCHEME),
        "header1.xml": furniture(
            "hdr", header.format(picture(1, "rId1", "Logo van de gemeente Zuidermeer", small))
        ),
        "header2.xml": furniture("hdr", header.format(picture(1, "rId1", "", large))),
        "footer1.xml": furniture(
            "ftr", f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{field("PAGE")}</w:p>'
        ),
        "media/logo.png": png(160, 40, (140, 29, 64), (244, 236, 240)),
    }
    ways = [
        ("rId1", "styles", "styles.xml"),
        ("rId2", "numbering", "numbering.xml"),
        ("rId3", "theme", "theme/theme1.xml"),
        ("rId5", "header", "header1.xml"),
        ("rId6", "header", "header2.xml"),
        ("rId7", "footer", "footer1.xml"),
    ]
    logo = [("rId1", "image", "media/logo.png")]
    return pack(parts, {"document.xml": ways, "header1.xml": logo, "header2.xml": logo})


def libreoffice() -> bytes:
    """Let LibreOffice make a Word file of a document of its own."""
    program = shutil.which("soffice")
    if program is None:
        sys.exit("LibreOffice is not installed")
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "docx", "--outdir", folder]
        subprocess.run([*command, str(HERE / "huisstijl.fodt")], check=True, capture_output=True)
        return Path(folder, "huisstijl.docx").read_bytes()


MAKERS = {
    "nederlandse-namen.dotx": dutch_names,
    "word-nederlands.dotx": word_dutch,
    "eigen-nummering.dotx": numbered,
    "libreoffice.docx": libreoffice,
}

if __name__ == "__main__":
    for name, make in MAKERS.items():
        (HERE / name).write_bytes(make())
