"""Word files as they come back from others: damaged, of another kind, or made to do harm.

``FILES`` gives for every name a maker and what is expected of the file that it makes: the code of the
finding, or None where the file must simply work. A maker takes a good file of ours and gives the other one.
Nothing here depends on the program, so any test may use it.
"""

import base64
import io
import os
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable
from typing import NamedTuple

Maker = Callable[[bytes], bytes]

MAIN = "word/document.xml"
WAYS = "word/_rels/document.xml.rels"
FIRST_WAYS = "_rels/.rels"
TYPES = "[Content_Types].xml"
SNAPSHOT = b"urn:serviceformule:snapshot:1"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MIB = 1 << 20


PART = re.compile(rb'<part name="word/document.xml">[^<]*</part>')


class Hostile(NamedTuple):
    """A file to be made; ``code`` is that of the finding, None where the file must simply work."""

    make: Maker
    code: str | None


# --- Taking apart and packing ---


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(
    parts: dict[str, bytes], extra: Iterable[tuple[str, bytes]] = (), way: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """Pack members, and after them some whose names may be anything, even those of others."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", way) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names that are there twice
        for name, content in [*parts.items(), *extra]:
            entry = zipfile.ZipInfo("x", (2024, 1, 1, 0, 0, 0))
            entry.filename = entry.orig_filename = name
            entry.compress_type = way
            archive.writestr(entry, content)
    return target.getvalue()


def raw_pack(parts: dict[str, bytes], packed: Iterable[tuple[str, bytes, int]]) -> bytes:
    """Pack members, and after them some that are packed already: name, packed, and the size that is told."""
    good = pack(parts)
    end = good.rindex(b"PK\x05\x06")
    (listed,) = struct.unpack("<L", good[end + 16 : end + 20])
    content, entries, number = bytearray(good[:listed]), bytearray(good[listed:end]), len(parts)
    for name, data, size in packed:
        sizes = struct.pack("<HHHHHLLLHH", 20, 0, 8, 0, 33, 0, len(data), size, len(name), 0)
        entries += b"PK\x01\x02" + struct.pack("<H", 20) + sizes
        entries += struct.pack("<HHHLL", 0, 0, 0, 0, len(content)) + name.encode()
        content += b"PK\x03\x04" + sizes + name.encode() + data
        number += 1
    few = min(number, 0xFFFF)
    tail = struct.pack("<HHHHLLH", 0, 0, few, few, len(entries), len(content), 0)
    return bytes(content + entries + b"PK\x05\x06" + tail)


def zeros(megabytes: int) -> bytes:
    """Pack zeros, a thousandth of their size."""
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packing.compress(bytes(16 * MIB)) + packing.flush(zlib.Z_FULL_FLUSH)
    return block * (megabytes // 16) + packing.flush()


# --- Makers of makers ---


def always(data: bytes) -> Maker:
    return lambda _: data


def with_part(name: str, data: bytes) -> Maker:
    return lambda good: pack(members(good) | {name: data})


def with_extra(name: str, data: bytes = b"x") -> Maker:
    return lambda good: pack(members(good), [(name, data)])


def without(*starts: str) -> Maker:
    return lambda good: pack({n: data for n, data in members(good).items() if not n.startswith(starts)})


def edited(name: str, edit: Callable[[bytes], bytes]) -> Maker:
    def make(good: bytes) -> bytes:
        parts = members(good)
        return pack(parts | {name: edit(parts[name])})

    return make


def replaced(name: str, old: bytes, new: bytes) -> Maker:
    def edit(data: bytes) -> bytes:
        assert old in data, f"{old!r} is not in {name}"
        return data.replace(old, new, 1)

    return edited(name, edit)


def everywhere(old: bytes, new: bytes) -> Maker:
    return lambda good: pack({name: data.replace(old, new) for name, data in members(good).items()})


def in_body(inside: bytes) -> Maker:
    """Put something before the first that stands in the body."""
    return replaced(MAIN, b"<w:body>", b"<w:body>" + inside)


def in_snapshot(edit: Callable[[bytes], bytes]) -> Maker:
    return lambda good: pack(
        {
            name: edit(data) if SNAPSHOT in data and b"<snapshot" in data else data
            for name, data in members(good).items()
        }
    )


def in_base(data: bytes) -> Maker:
    """Say in the snapshot that this was the text as it was written."""
    packed = base64.b64encode(zlib.compress(data))
    part = b'<part name="word/document.xml">%b</part>' % packed
    return in_snapshot(lambda snapshot: PART.sub(part, snapshot))


def leading_outside(role: str, target: str, inside: bytes = b"") -> Maker:
    """Lead from the document to something outside the file, and use it in the body."""
    way = f'<Relationship Id="rIdUit" Type="{OFFICE}/{role}" Target="{target}" TargetMode="External"/>'

    def make(good: bytes) -> bytes:
        led = replaced(WAYS, b"</Relationships>", f"{way}</Relationships>".encode())(good)
        return in_body(inside)(led) if inside else led

    return make


def typed(data: bytes, kind: str) -> bytes:
    """Put a document type before the root."""
    place = data.index(b"?>") + 2 if data.startswith(b"<?xml") else 0
    return data[:place] + f"<!DOCTYPE a {kind}>".encode() + data[place:]


def flipped(good: bytes, *, back: int) -> bytes:
    """Turn a byte in the packed data of the document."""
    place = good.index(b"word/document.xml") + back
    return good[:place] + bytes([good[place] ^ 0xFF]) + good[place + 1 :]


def encrypted(good: bytes) -> bytes:
    data = bytearray(good)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (found := data.find(signature, start)) >= 0:
            data[found + offset] |= 1
            start = found + 4
    return bytes(data)


def wide(data: bytes) -> bytes:
    """Write XML with two bytes a character."""
    text = data.decode().replace('encoding="UTF-8"', "").replace("encoding='UTF-8'", "")
    return b"\xff\xfe" + text.encode("utf-16-le")


def moved_main(good: bytes) -> bytes:
    """Call the document as Word on the web does."""
    parts = members(good)
    parts["word/document2.xml"] = parts.pop(MAIN)
    parts["word/_rels/document2.xml.rels"] = parts.pop(WAYS)
    for name in (TYPES, FIRST_WAYS):
        parts[name] = parts[name].replace(b"word/document.xml", b"word/document2.xml")
    return pack(parts)


def with_folders(good: bytes) -> bytes:
    return pack(members(good), [("word/", b""), ("customXml/", b"")])


def spreadsheet(_: bytes) -> bytes:
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    return pack(
        {TYPES: b'<Types><Override ContentType="' + kind + b'"/></Types>', "xl/workbook.xml": b"<a/>"}
    )


def gigabytes_together(good: bytes) -> bytes:
    packed = zeros(48)
    return raw_pack(members(good), ((f"word/{number}", packed, 48 * MIB) for number in range(80)))


def bomb_in_base(good: bytes) -> bytes:
    """Pack zeros in the snapshot, within the packed file."""
    packed = base64.b64encode(zlib.compress(bytes(64 * MIB), 9))
    parts = b"".join(b'<part name="word/h%d.xml">%b</part>' % (number, packed) for number in range(40))
    return in_snapshot(lambda data: data.replace(b"</snapshot>", parts + b"</snapshot>"))(good)


def at_the_limits(good: bytes) -> bytes:
    """Make a file that is just small enough in all that is limited; it is slow to read."""
    noise, kept = os.urandom(26 * MIB), members(good)
    parts = kept | {"word/media/a.png": noise, "word/media/b.png": bytes(26 * MIB)}
    line = b"<w:p><w:r><w:t>een twee drie vier vijf</w:t></w:r></w:p>"
    data = in_body(line * 8_000)(pack(parts, way=zipfile.ZIP_DEFLATED))
    return in_base(members(data)[MAIN])(data)


def listed_often(good: bytes) -> bytes:
    """List so many members that the list alone would fill the memory."""
    return raw_pack(members(good), ((f"word/{number}", b"\x03\x00", 0) for number in range(60_000)))


def bomb_in_a_bomb(good: bytes) -> bytes:
    inner = raw_pack({}, [("a", zeros(1024), 1024 * MIB)])
    return pack(members(good), [("word/embeddings/oleObject1.bin", inner)])


LAUGHS = '[<!ENTITY a "lol">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
) + "]"  # fmt: skip
DEEP = 3_000
TABLE = b"<w:tbl><w:tr><w:tc>", b"<w:p/></w:tc></w:tr></w:tbl>"
CELL = b'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="%b"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
PICTURE = (
    b'<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
    b'<v:imagedata r:id="rIdUit"/></v:shape></w:pict></w:r></w:p>'
)
LINK = b'<w:p><w:hyperlink r:id="rIdUit"><w:r><w:t>elders</w:t></w:r></w:hyperlink></w:p>'
FLAT = (
    b'<?xml version="1.0" standalone="yes"?><?mso-application progid="Word.Document"?>'
    b'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>'
)
OLD_FLAT = (
    b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
    b'<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>'
)

# --- The files ---

OTHER_KINDS: dict[str, Hostile] = {
    "empty": Hostile(always(b""), "word-no-word-file"),
    "plain text": Hostile(always("Beste collega’s,\n".encode()), "word-no-word-file"),
    "pdf": Hostile(always(b"%PDF-1.7\n%\xe2\xe3"), "word-no-word-file"),
    "rtf": Hostile(always(rb"{\rtf1 tekst}"), "word-no-word-file"),
    "spreadsheet": Hostile(spreadsheet, "word-no-word-file"),
    "zip of something else": Hostile(always(pack({"foto.txt": b"x"})), "word-no-word-file"),
    "slides that hold a Word file": Hostile(
        replaced(TYPES, MAIN_TYPE, b"application/x-presentation"), "word-no-word-file"
    ),
    "open document": Hostile(
        always(pack({"mimetype": b"application/vnd.oasis.opendocument.text"})), "word-open-document"
    ),
    "old Word": Hostile(always(OLE + bytes(600)), "word-old-format"),
    "password": Hostile(always(OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le")), "word-password"),
    "one loose XML file": Hostile(always(FLAT), "word-loose-xml"),
    "one loose XML file of Word 2003": Hostile(always(b"\xef\xbb\xbf" + OLD_FLAT), "word-loose-xml"),
    "template": Hostile(
        replaced(TYPES, MAIN_TYPE, MAIN_TYPE.replace(b".document.", b".template.")), "word-template"
    ),
    "macros by type": Hostile(
        replaced(TYPES, MAIN_TYPE, b"application/vnd.ms-word.document.macroEnabled.main+xml"), "word-macros"
    ),
    "macros in a part": Hostile(with_part("word/vbaProject.bin", OLE), "word-macros"),
    "strict": Hostile(
        everywhere(OFFICE.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships"), "word-strict"
    ),
    "strict text": Hostile(
        everywhere(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
        "word-strict",
    ),
}

BOMBS: dict[str, Hostile] = {
    "gigabytes in one member": Hostile(
        lambda good: raw_pack(members(good), [("word/media/a.png", zeros(3072), 3072 * MIB)]),
        "word-unpacks-too-large",
    ),
    "gigabytes in many members": Hostile(
        gigabytes_together,
        "word-unpacks-too-large",
    ),
    "gigabytes that are said to be few bytes": Hostile(
        lambda good: raw_pack(members(good), [("word/media/a.png", zeros(3072), 10)]), "word-damaged"
    ),
    "a bomb within, that nobody opens": Hostile(bomb_in_a_bomb, None),
    "thousands of members": Hostile(
        lambda good: pack(members(good) | {f"word/{number}": b"" for number in range(4_100)}),
        "word-unpacks-too-large",
    ),
    "a list of tens of thousands": Hostile(listed_often, "word-unpacks-too-large"),
    "packed in a way that takes memory": Hostile(
        lambda good: pack(members(good), way=zipfile.ZIP_LZMA), "word-damaged"
    ),
    "millions of elements": Hostile(in_body(b"<w:p/>" * 9_000_000), "word-too-complex"),
    "millions of elements over some parts": Hostile(
        lambda good: pack(
            members(good)
            | {f"word/header{n}.xml": b"<a>" + b"<b/>" * 900_000 + b"</a>" for n in range(20, 32)}
        ),
        "word-too-complex",
    ),
    "millions of attributes": Hostile(
        in_body(b"<w:p a='' b='' c='' d='' e='' f='' g=''/>" * 900_000), "word-too-complex"
    ),
    "millions of elements with two bytes a character": Hostile(
        edited(MAIN, lambda data: wide(data.replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * 2_000_000))),
        "word-too-complex",
    ),
    "a word without end": Hostile(
        in_body(b"<w:p><w:r><w:t>" + b"x" * 40_000_000 + b"</w:t></w:r></w:p>"), "word-too-complex"
    ),
    "gigabytes in the snapshot": Hostile(bomb_in_base, "word-incomplete"),
    "a snapshot of millions of elements": Hostile(
        in_snapshot(lambda data: data.replace(b"</snapshot>", b"<a/>" * 9_000_000 + b"</snapshot>")),
        "word-incomplete",
    ),
    "entities that multiply": Hostile(edited(MAIN, lambda data: typed(data, LAUGHS)), "word-unsafe"),
}

DAMAGED: dict[str, Hostile] = {
    "half a file": Hostile(lambda good: good[: len(good) // 2], "word-damaged"),
    "the last bytes lost": Hostile(lambda good: good[:-30], "word-damaged"),
    "a byte turned": Hostile(lambda good: flipped(good, back=2_000), "word-damaged"),
    "a member with a password": Hostile(encrypted, "word-damaged"),
    "two members of one name": Hostile(with_extra(MAIN), "word-damaged"),
    "two members of one name but for case": Hostile(with_extra("Word/Document.xml"), "word-damaged"),
    "a name that steps up": Hostile(with_extra("word/../../../etc/passwd"), "word-unsafe"),
    "a name from the root": Hostile(with_extra("/etc/passwd"), "word-unsafe"),
    "a name with backslashes": Hostile(with_extra("..\\..\\windows\\a.dll"), "word-unsafe"),
    "a name on a drive": Hostile(with_extra("C:/windows/a.dll"), "word-unsafe"),
    "a name with a line feed": Hostile(with_extra("word/a\nb"), "word-unsafe"),
    "broken text": Hostile(edited(MAIN, lambda data: data[:-40]), "word-damaged"),
    "no text": Hostile(with_part(MAIN, b""), "word-damaged"),
    "text without a body": Hostile(
        edited(MAIN, lambda data: data.replace(b"w:body>", b"w:lijf>")), "word-damaged"
    ),
    "text in an encoding that hides markup": Hostile(
        edited(MAIN, lambda _: b"<?xml version='1.0' encoding='UTF-7'?><a/>"), "word-damaged"
    ),
    "text of another program": Hostile(with_part(MAIN, b"<html><body/></html>"), "word-damaged"),
    "broken styles": Hostile(with_part("word/styles.xml", b"<w:styles"), "word-damaged"),
    "broken header": Hostile(with_part("word/header1.xml", b"\x00\x01\x02"), "word-damaged"),
    "broken relationships": Hostile(edited(WAYS, lambda data: data[:-5]), "word-damaged"),
    "broken types": Hostile(edited(TYPES, lambda data: data[:-5]), "word-damaged"),
    "no relationships": Hostile(without(FIRST_WAYS), "word-damaged"),
    "no document": Hostile(without(MAIN), "word-damaged"),
    "a way to no document": Hostile(
        replaced(FIRST_WAYS, b'"word/document.xml"', b'"word/weg.xml"'), "word-damaged"
    ),
    "a document that is a folder up": Hostile(
        replaced(FIRST_WAYS, b'"word/document.xml"', b'"../../elders/document.xml"'), "word-damaged"
    ),
    "a document elsewhere": Hostile(
        replaced(FIRST_WAYS, b'"word/document.xml"', b'"file:///etc/passwd" TargetMode="External"'),
        "word-unsafe",
    ),
    "an entity from the disk": Hostile(
        edited("word/settings.xml", lambda data: typed(data, '[<!ENTITY a SYSTEM "file:///etc/passwd">]')),
        "word-unsafe",
    ),
    "a document type from the network": Hostile(
        edited("word/styles.xml", lambda data: typed(data, 'SYSTEM "http://127.0.0.1:1/a.dtd"')),
        "word-unsafe",
    ),
    "a document type in the properties": Hostile(
        edited("docProps/core.xml", lambda data: typed(data, "[]")), "word-unsafe"
    ),
    "a document type with two bytes a character": Hostile(
        edited(MAIN, lambda data: wide(typed(data, "[]"))), "word-unsafe"
    ),
    "a document type after a remark": Hostile(
        edited(MAIN, lambda data: b"<!-- a -->" + typed(data[data.index(b"<w:") :], "[]")), "word-unsafe"
    ),
    "tables within tables": Hostile(in_body(TABLE[0] * DEEP + TABLE[1] * DEEP), "word-too-complex"),
    "a cell over a thousand million columns": Hostile(in_body(CELL % b"1000000000"), "word-damaged"),
    "a cell over fewer columns than none": Hostile(in_body(CELL % b"-3"), "word-damaged"),
    "a cell over a word": Hostile(in_body(CELL % b"veel"), "word-damaged"),
    "a bookmark with a word for a number": Hostile(
        in_body(b'<w:bookmarkStart w:id="een" w:name="a"/><w:bookmarkEnd w:id="een"/>'), "word-damaged"
    ),
    "a change with an absurd number": Hostile(
        in_body(b'<w:p><w:ins w:id="%b" w:author="a"><w:r/></w:ins></w:p>' % (b"9" * 5_000)), "word-damaged"
    ),
    "a control with a word for a number": Hostile(
        in_body(b'<w:sdt><w:sdtPr><w:id w:val="x"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'),
        "word-damaged",
    ),
}  # fmt: skip

SNAPSHOTS: dict[str, Hostile] = {
    "no snapshot": Hostile(without("customXml/"), "word-not-ours"),
    "a newer program": Hostile(
        in_snapshot(lambda data: data.replace(b' program="', b' program="99.', 1)), "word-newer-version"
    ),
    "a snapshot of another shape": Hostile(everywhere(SNAPSHOT, SNAPSHOT[:-1] + b"2"), "word-newer-version"),
    "a snapshot that is cut off": Hostile(in_snapshot(lambda data: data[:-40]), "word-incomplete"),
    "a snapshot without files": Hostile(
        in_snapshot(lambda data: data[: data.index(b"<file")] + b"</snapshot>"), "word-incomplete"
    ),
    "a snapshot without its first file": Hostile(
        in_snapshot(lambda data: data.replace(b'definition="', b'definition="weg-', 1)), "word-incomplete"
    ),
    "a snapshot with a damaged part": Hostile(
        in_snapshot(lambda data: data.replace(b"</part>", b"????</part>", 1)), "word-incomplete"
    ),
    "a snapshot with a text that is none": Hostile(in_base(b"<html/>"), "word-incomplete"),
    "a snapshot with a text that is no XML": Hostile(in_base(b"<w:document"), "word-incomplete"),
    "a snapshot with a text that fetches": Hostile(
        in_base(b'<!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd"><a/>'), "word-incomplete"
    ),
    "a snapshot with a text of millions of elements": Hostile(
        in_base(b"<a>" + b"<b/>" * 3_000_000 + b"</a>"), "word-too-complex"
    ),
    "a comparison": Hostile(
        in_snapshot(lambda _: b'<snapshot xmlns="%b" program="0.1.0" definition=""/>' % SNAPSHOT),
        "word-comparison",
    ),
}  # fmt: skip

HARMLESS: dict[str, Hostile] = {
    "nothing done": Hostile(lambda good: good, None),
    "packed anew": Hostile(lambda good: pack(members(good), way=zipfile.ZIP_STORED), None),
    "members in another order": Hostile(lambda good: pack(dict(reversed(members(good).items()))), None),
    "folders as members": Hostile(with_folders, None),
    "a member that nothing leads to": Hostile(with_extra("[trash]/0000.dat"), None),
    "no properties of the file": Hostile(without("docProps/"), None),
    "broken properties of the file": Hostile(with_part("docProps/app.xml", b"<Properties"), None),
    "broken data of another program": Hostile(with_part("customXml/item9.xml", b"<a"), None),
    "the document under another name": Hostile(moved_main, None),
    "targets from the root": Hostile(
        replaced(FIRST_WAYS, b'"word/document.xml"', b'"/word/document.xml"'), None
    ),
    "a mark before the text": Hostile(edited(MAIN, lambda data: b"\xef\xbb\xbf" + data), None),
    "text with two bytes a character": Hostile(edited(MAIN, wide), None),
    "an editor called by name": Hostile(
        in_body(b'<w:permStart w:id="een" w:edGrp="everyone"/><w:permEnd w:id="een"/>'), None
    ),
    "a picture elsewhere": Hostile(leading_outside("image", "http://127.0.0.1:1/a.png", PICTURE), None),
    "a template elsewhere": Hostile(leading_outside("attachedTemplate", "file://server/huis.dotm"), None),
    "an object elsewhere": Hostile(leading_outside("oleObject", "file:///C:/cijfers.xlsx"), None),
    "empty paragraphs everywhere": Hostile(
        edited(MAIN, lambda data: re.sub(rb"(<w:body>|</w:p>(?=<w:p[ >]))", rb"\1<w:p/>", data)), None
    ),
    "a link": Hostile(leading_outside("hyperlink", "https://www.altena.nl/", LINK), None),
}

FILES: dict[str, Hostile] = {**OTHER_KINDS, **BOMBS, **DAMAGED, **SNAPSHOTS, **HARMLESS}
