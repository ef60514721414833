"""Ways in which something withheld hides in a release: each is one kind of leak.

`SPELLINGS` are ways to write a thing, each with the withheld thing it writes;
`CARRIERS` are ways to wrap and place whatever is written. Every name is invented.
"""

from __future__ import annotations

import base64
import binascii
import bz2
import codecs
import gzip
import html
import io
import json
import lzma
import quopri
import tarfile
import unicodedata
import zipfile
import zlib
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

from docx import Document as WordDocument
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "Omid Sarvestan"
ARTICLE = "Nasir al-Tawhari"
ARABIC = "ناصر الطوهري"
LONG = "Farida Binte Qasrani"
POINT = "33.31520, 44.36610"
PHONE = "+964 770 123 4567"
MAIL = "omid.sarvestan@example.org"
HANDLE = "@omid_s77"
ADDRESS = "14 Citadel Street, Flat 6"
WITNESS = "the only dentist of the Rahba quarter"
PLATE = "Sahran 4471 B"


def turned(text: str, table: str, letters: str = "abcdefghijklmnopqrstuvwxyz") -> str:
    return text.casefold().translate(str.maketrans(letters, table))


def shifted(text: str, capital: int, small: int) -> str:
    """ASCII letters in another block of the same order."""
    return "".join(
        chr(capital + ord(c) - 65)
        if c.isupper()
        else chr(small + ord(c) - 97)
        if c.islower()
        else c
        for c in text
    )


BRAILLE = dict(
    zip("abcdefghijklmnopqrstuvwxyz", "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵", strict=True)
)

SPELLINGS: dict[str, tuple[str, str]] = {
    # a name
    "as it is": (NAME, NAME),
    "upper case": (NAME, "OMID SARVESTAN"),
    "lower case": (NAME, "omid sarvestan"),
    "mixed case": (NAME, "oMiD sArVeStAn"),
    "reversed with a comma": (NAME, "Sarvestan, Omid"),
    "reversed without a comma": (NAME, "SARVESTAN Omid"),
    "initial and surname": (NAME, "O. Sarvestan"),
    "two initials and surname": (NAME, "O. R. Sarvestan"),
    "surname and initial": (NAME, "Sarvestan O."),
    "given name and initial": (NAME, "Omid S."),
    "possessive": (NAME, "Omid Sarvestan's"),
    "possessive with a curved mark": (NAME, "Omid Sarvestan’s"),
    "plural family": (NAME, "the Omid Sarvestan family"),
    "hyphen between": (NAME, "Omid-Sarvestan"),
    "en dash between": (NAME, "Omid–Sarvestan"),
    "underscore": (NAME, "omid_sarvestan"),
    "dot between": (NAME, "omid.sarvestan"),
    "slash between": (NAME, "Omid/Sarvestan"),
    "camel case": (NAME, "omidSarvestan"),
    "joined": (NAME, "omidsarvestan"),
    "joined in reverse": (NAME, "sarvestanomid"),
    "account name": (NAME, "osarvestan"),
    "hash tag": (NAME, "#OmidSarvestan"),
    "middle name": (NAME, "Omid Reza Sarvestan"),
    "middle initial": (NAME, "Omid R. Sarvestan"),
    "name of war in between": (NAME, "Omid “Abu Ruz” Sarvestan"),
    "title before": (NAME, "Dr Omid Sarvestan"),
    "no-break space": (NAME, "Omid\u00a0Sarvestan"),
    "thin space": (NAME, "Omid\u2009Sarvestan"),
    "ideographic space": (NAME, "Omid\u3000Sarvestan"),
    "tab": (NAME, "Omid\tSarvestan"),
    "line break": (NAME, "Omid\n    Sarvestan"),
    "hyphenated at the line's end": (NAME, "Omid Sarve-\nstan"),
    "zero-width space": (NAME, "Om\u200bid Sarve\u200bstan"),
    "zero-width joiner": (NAME, "Om\u200did Sarve\u200dstan"),
    "zero-width non-joiner": (NAME, "Om\u200cid Sarve\u200cstan"),
    "word joiner": (NAME, "Om\u2060id Sarve\u2060stan"),
    "byte order mark inside": (NAME, "Om\ufeffid Sarve\ufeffstan"),
    "soft hyphen": (NAME, "Omid Sarve\u00adstan"),
    "right-to-left marks": (NAME, "\u202eOmid\u202c Sarves\u200ftan"),
    "grapheme joiner": (NAME, "Om\u034fid Sarves\u034ftan"),
    "invisible filler": (NAME, "Om\u3164id Sarves\u3164tan"),
    "variation selectors": (NAME, "Om\ufe0fid Sarves\ufe0ftan"),
    "accents": (NAME, "Omîd Sarvestān"),
    "combining accents": (NAME, unicodedata.normalize("NFD", "Omîd Sarvestān")),
    "stacked marks": (NAME, "O\u0337m\u0334i\u0335d\u0336 Sar\u0321vest\u0328an"),
    "letters spaced": (NAME, "O m i d   S a r v e s t a n"),
    "letters dotted": (NAME, "O.m.i.d. S.a.r.v.e.s.t.a.n"),
    "letters hyphenated": (NAME, "O-m-i-d-S-a-r-v-e-s-t-a-n"),
    "full width": (NAME, shifted(NAME, 0xFF21, 0xFF41)),
    "mathematical bold": (NAME, shifted(NAME, 0x1D400, 0x1D41A)),
    "mathematical script": (NAME, shifted(NAME, 0x1D4D0, 0x1D4EA)),
    "mathematical fraktur": (NAME, shifted(NAME, 0x1D56C, 0x1D586)),
    "typewriter letters": (NAME, shifted(NAME, 0x1D670, 0x1D68A)),
    "letters in circles": (NAME, shifted(NAME, 0x24B6, 0x24D0)),
    "letters in squares": (NAME, shifted(NAME.upper(), 0x1F130, 0)),
    "letters in black discs": (NAME, shifted(NAME.upper(), 0x1F150, 0)),
    "letters of flags": (NAME, shifted(NAME.upper(), 0x1F1E6, 0)),
    "small capitals": (NAME, turned(NAME, "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘqʀꜱᴛᴜᴠᴡxʏᴢ")),
    "invisible tags": (NAME, "".join(chr(0xE0000 + ord(c)) for c in NAME)),
    "Braille": (NAME, "".join(BRAILLE.get(c, "⠀") for c in NAME.casefold())),
    "Cyrillic letters that look alike": (NAME, "Оmіd Sаrvеstаn"),
    "Greek letters that look alike": (NAME, "Οmid Sαrvestαn"),
    "Armenian letters that look alike": (NAME, "օmid sarveѕtaո"),
    "digits for letters": (NAME, "0m1d 5arv35tan"),
    "signs for letters": (NAME, "Omid $@rvest@n"),
    "backwards": (NAME, NAME[::-1]),
    "turned by thirteen letters": (NAME, codecs.encode(NAME, "rot13")),
    "another romanisation": (NAME, "Umid Sarwestan"),
    "doubled letters": (NAME, "Ommid Sarvesttan"),
    "written in Arabic": (NAME, "أوميد سارفستان"),
    "written in Persian": (NAME, "امید سروستان"),
    "written in Cyrillic": (NAME, "Омид Сарвестан"),
    "written in Greek": (NAME, "Ομιντ Σαρβεσταν".replace("ντ", "δ")),
    "written in Armenian": (NAME, "Օմիդ Սարվեստան"),
    "written in Georgian": (NAME, "ომიდ სარვესტან"),
    "written in Hebrew": (NAME, "אומיד סרוסטאן"),
    "fields apart": (NAME, "given: Omid; father: Reza; family: Sarvestan"),
    "card of an address book": (NAME, "N:Sarvestan;Omid;;;"),
    # a name with an article
    "article left out": (ARTICLE, "Nasir Tawhari"),
    "article joined": (ARTICLE, "Nasir Altawhari"),
    "article as el": (ARTICLE, "Nasir El-Tawhari"),
    "article apart": (ARTICLE, "Nasir Al Tawhari"),
    "article and initial": (ARTICLE, "N. al-Tawhari"),
    "surname with its article first": (ARTICLE, "al-Tawhari, Nasir"),
    "vowels otherwise": (ARTICLE, "Naser al-Tawheri"),
    # a name of three words
    "first and last of three": (LONG, "Farida Qasrani"),
    "three with the last in front": (LONG, "Qasrani, Farida Binte"),
    # a name in Arabic script
    "Arabic as it is": (ARABIC, ARABIC),
    "Arabic with vowel marks": (ARABIC, "نَاصِر الطَّوهَرِي"),
    "Arabic with tatweel": (ARABIC, "نـاصـر الطـوهـري"),
    "Arabic without article": (ARABIC, "ناصر طوهري"),
    "Arabic with Persian letters": (ARABIC, "ناصر الطوهری"),
    "Arabic presentation forms": (ARABIC, "ﻧﺎﺻﺮ ﺍﻟﻄﻮﻫﺮﻱ"),
    "Arabic with a joiner": (ARABIC, "نا\u200dصر الطو\u200cهري"),
    "Arabic in reverse order": (ARABIC, "الطوهري ناصر"),
    "Arabic written in Latin": (ARABIC, "Nasir al-Tuhari"),
    "Arabic backwards": (ARABIC, ARABIC[::-1]),
    # a description
    "description": (WITNESS, WITNESS),
    "description at a sentence's start": (WITNESS, WITNESS.capitalize()),
    "description without its article": (WITNESS[4:], "only dentist of the Rahba quarter"),
    "description as an id": (WITNESS, "the-only-dentist-of-the-rahba-quarter"),
    "description in capitals": (WITNESS, WITNESS.upper()),
    # an address
    "address": (ADDRESS, ADDRESS),
    "address shortened": (ADDRESS, "14 Citadel St., Apt. 6"),
    "address on several lines": (ADDRESS, "14 Citadel Street\nFlat 6"),
    "address in capitals": (ADDRESS, "14 CITADEL STREET APT 6"),
    "address with numbers as words": (ADDRESS, "14 Citadel Street, flat six"),
    "address with Arabic digits": (ADDRESS, "١٤ Citadel Street, Flat ٦"),
    "plate": (PLATE, "SAHRAN-4471-B"),
    # a telephone number
    "number": (PHONE, PHONE),
    "number without spaces": (PHONE, "+9647701234567"),
    "number as dialled at home": (PHONE, "0770 123 4567"),
    "number with double zero": (PHONE, "00964 770 1234567"),
    "number with brackets": (PHONE, "(0770) 123-45-67"),
    "number with dots": (PHONE, "0770.123.45.67"),
    "number as a link": (PHONE, "tel:+964-770-123-4567"),
    "number in Arabic digits": (PHONE, "٠٧٧٠ ١٢٣ ٤٥٦٧"),
    "number in Persian digits": (PHONE, "۰۷۷۰ ۱۲۳ ۴۵۶۷"),
    "number in full width": (PHONE, "０７７０１２３４５６７"),
    "number in words": (PHONE, "zero seven seven zero one two three four five six seven"),
    "number with zero-width marks": (PHONE, "0770\u200b123\u200b4567"),
    "number with no-break spaces": (PHONE, "0770\u00a0123\u00a04567"),
    "number in groups of two": (PHONE, "07 70 12 34 56 7"),
    # an address of mail, a handle
    "mail": (MAIL, MAIL),
    "mail in capitals": (MAIL, MAIL.upper()),
    "mail as a link": (MAIL, f"mailto:{MAIL}?subject=x"),
    "mail with words for signs": (MAIL, "omid.sarvestan at example dot org"),
    "mail with bracketed words": (MAIL, "omid.sarvestan [at] example [dot] org"),
    "mail with spaces": (MAIL, "omid . sarvestan @ example . org"),
    "mail with full-width sign": (MAIL, "omid.sarvestan＠example.org"),
    "mail backwards": (MAIL, MAIL[::-1]),
    "handle": (HANDLE, HANDLE),
    "handle without its sign": (HANDLE, "omid_s77"),
    "handle in an address": (HANDLE, "https://chat.example/omid_s77?x=1"),
    "handle in capitals": (HANDLE, "OMID_S77"),
    # a point
    "point in degrees": (POINT, "33.3152, 44.3661"),
    "point turned round": (POINT, "[44.3661, 33.3152]"),
    "point with more decimals": (POINT, "33.315204, 44.366098"),
    "point with sides": (POINT, "33.3152° N, 44.3661° E"),
    "point with labels": (POINT, "lat=33.3152&lon=44.3661"),
    "point with labels turned round": (POINT, '"lng": 44.3661, "lat": 33.3152'),
    "point as two elements": (POINT, "<lat>33.3152</lat> <lon>44.3661</lon>"),
    "point in minutes and seconds": (POINT, "33°18'54.7\"N 44°21'58.0\"E"),
    "point in primes": (POINT, "33°18′54.7″ N, 44°21′58.0″ E"),
    "point in minutes": (POINT, "33° 18.912' N, 44° 21.966' E"),
    "point with sides first": (POINT, "N 33° 18' 54.7\" E 44° 21' 58.0\""),
    "point as a geo link": (POINT, "geo:33.3152,44.3661;u=10"),
    "point as text for databases": (POINT, "POINT(44.3661 33.3152)"),
    "point in the address of a map": (POINT, "https://map.example/@33.3152,44.3661,17z"),
    "point in the data of an address": (POINT, "!3d33.3152!4d44.3661"),
    "point in the path of an address": (POINT, "#map=18/33.3152/44.3661"),
    "point of a drawn map": (POINT, "<coordinates>44.3661,33.3152,0</coordinates>"),
    "point after ISO 6709": (POINT, "+33.3152+044.3661/"),
    "point of a receiver": (POINT, "$GPGGA,120000,3318.912,N,04421.966,E,1"),
    "point in ten-millionths": (POINT, "latitudeE7: 333152000, longitudeE7: 443661000"),
    "point in millionths": (POINT, "33315200 44366100"),
    "point on a web map in metres": (POINT, "4938811.66, 3937216.62"),
    "point as a tile": (POINT, "/20/653513/421269.png"),
    "point in UTM": (POINT, "38S 440996 3686407"),
    "point on the military grid": (POINT, "38SMB4099686407"),
    "point on the military grid, spaced": (POINT, "38S MB 40996 86407"),
    "point as a geohash": (POINT, "svzt98f7j"),
    "point as a plus code": (POINT, "8H568988+3C"),
    "point with a typeset minus and tabs": (POINT, "33.3152\t44.3661"),
}  # fmt: skip


def entities(text: str, form: str) -> bytes:
    return "".join(form.format(ord(c)) for c in text).encode()


def zipped(name: str, content: bytes, comment: bytes = b"") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment
        archive.writestr(name, content)
    return buffer.getvalue()


def tarred(name: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(content)
        archive.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


def word(place: str, text: str) -> bytes:
    document = WordDocument()
    clean = "".join(c if c.isprintable() else " " for c in text)
    if place == "body":
        document.add_paragraph(clean)
    elif place == "table":
        document.add_table(1, 1).cell(0, 0).text = clean
    elif place == "header":
        document.sections[0].header.paragraphs[0].text = clean
    else:
        setattr(document.core_properties, place, clean[:200])
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def pdf(place: str, text: str) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pageCompression=1)
    if place == "page":
        canvas.drawString(72, 700, text)
    else:
        canvas.setTitle(text)
        canvas.drawString(72, 700, "a page")
    canvas.save()
    return buffer.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    body = kind + content
    return len(content).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")


def png(kind: bytes, content: bytes) -> bytes:
    head = chunk(b"IHDR", b"\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00")
    pixels = chunk(b"IDAT", zlib.compress(b"\x00\x00"))
    return (
        b"\x89PNG\r\n\x1a\n"
        + head
        + chunk(kind, content)
        + pixels
        + chunk(b"IEND", b"")
    )


def uu(text: str) -> bytes:
    raw = text.encode()
    lines = [binascii.b2a_uu(raw[at : at + 45]) for at in range(0, len(raw), 45)]
    return b"begin 644 x\n" + b"".join(lines) + b"`\nend\n"


def css(text: str) -> bytes:
    return (
        "a::after{content:'" + "".join(f"\\{ord(c):x} " for c in text) + "'}"
    ).encode()


def split_tags(text: str) -> bytes:
    middle = len(text) // 2
    return f"<p><b>{text[:middle]}</b><i>{text[middle:]}</i></p>".encode()


CARRIERS: dict[str, Callable[[str], bytes]] = {
    # plain places of a page
    "sentence": lambda t: f"We met {t} there.".encode(),
    "title": lambda t: f"<title>{t}</title>".encode(),
    "paragraph": lambda t: f"<p>{t}</p>".encode(),
    "alternative text": lambda t: f'<img alt="{html.escape(t)}">'.encode(),
    "title attribute": lambda t: f'<a title="{html.escape(t)}">x</a>'.encode(),
    "aria label": lambda t: f'<p aria-label="{html.escape(t)}">x</p>'.encode(),
    "data attribute": lambda t: f'<p data-who="{html.escape(t)}">x</p>'.encode(),
    "id": lambda t: f'<p id="{html.escape(t)}">x</p>'.encode(),
    "class": lambda t: f'<p class="row {html.escape(t)}">x</p>'.encode(),
    "anchor": lambda t: f'<a href="#{html.escape(t)}">x</a>'.encode(),
    "meta element": lambda t: f'<meta name="author" content="{html.escape(t)}">'.encode(),
    "comment": lambda t: f"<!-- {t} -->".encode(),
    "hidden element": lambda t: f"<p hidden>{t}</p>".encode(),
    "no-script element": lambda t: f"<noscript>{t}</noscript>".encode(),
    "template element": lambda t: f"<template>{t}</template>".encode(),
    "drawing": lambda t: f"<svg><text>{t}</text></svg>".encode(),
    "drawing's description": lambda t: f"<svg><desc>{t}</desc></svg>".encode(),
    "linked data": lambda t: b'<script type="application/ld+json">' + json.dumps({"name": t}, ensure_ascii=False).encode() + b"</script>",
    "script": lambda t: f"<script>let a = {json.dumps(t, ensure_ascii=False)}</script>".encode(),
    "character data": lambda t: f"<x><![CDATA[{t}]]></x>".encode(),
    "processing instruction": lambda t: f"<?note {t}?>".encode(),
    "style content": lambda t: f"a::after{{content:'{t}'}}".encode(),
    "cell of a table": lambda t: f'a,b\n1,"{t}"\n'.encode(),
    "line of JSON": lambda t: json.dumps({"a": [t]}, ensure_ascii=False).encode(),
    "key of JSON": lambda t: json.dumps({t: 1}, ensure_ascii=False).encode(),
    "YAML": lambda t: f"who: >-\n  {t}\n".encode(),
    "Markdown": lambda t: f"* **{t}** said\n".encode(),
    # split
    "split across tags": split_tags,
    "comment inside": lambda t: f"{t[:3]}<!-- > -->{t[3:]}".encode(),
    "spans of a drawing": lambda t: ("<svg><text>" + "".join(f"<tspan>{c}</tspan>" for c in t) + "</text></svg>").encode(),
    "break opportunity": lambda t: f"{t[:3]}<wbr>{t[3:]}".encode(),
    # escaped
    "named entities": lambda t: html.escape(t).replace("m", "&#109;").encode("ascii", "xmlcharrefreplace"),
    "decimal entities": lambda t: entities(t, "&#{};"),
    "hexadecimal entities": lambda t: entities(t, "&#x{:x};"),
    "padded entities": lambda t: entities(t, "&#x{:06X};"),
    "entities without an end": lambda t: entities(t, "&#{} ").replace(b" ", b""),
    "entities twice": lambda t: html.escape(entities(t, "&#{};").decode()).encode(),
    "percent signs": lambda t: "".join(f"%{b:02X}" for b in t.encode()).encode(),
    "percent signs of an address": lambda t: f"https://x.example/?q={quote(t)}".encode(),
    "form": lambda t: f"who={quote_plus(t)}&x=1".encode(),
    "percent signs twice": lambda t: quote(quote(t)).encode(),
    "old script escapes": lambda t: "".join(f"%u{ord(c):04x}" if ord(c) < 65536 else c for c in t).encode(),
    "JSON escapes": lambda t: json.dumps({"a": t}).replace("m", "\\u006d").encode(),
    "JSON escapes in capitals": lambda t: "".join(f"\\u{u:04X}" for u in memoryview(t.encode("utf-16-le")).cast("H")).encode(),
    "JSON in JSON": lambda t: json.dumps(json.dumps({"a": t})).encode(),
    "script escapes": lambda t: "".join(f"\\u{{{ord(c):x}}}" for c in t).encode(),
    "long escapes": lambda t: "".join(f"\\U{ord(c):08x}" for c in t).encode(),
    "byte escapes": lambda t: "".join(f"\\x{ord(c):02x}" if ord(c) < 256 else c for c in t).encode(),
    "octal escapes": lambda t: "".join(f"\\{ord(c):03o}" if ord(c) < 128 else c for c in t).encode(),
    "style escapes": css,
    "rich text": lambda t: ("{\\rtf1 " + "".join(f"\\u{u if u < 32768 else u - 65536}?" for u in memoryview(t.encode("utf-16-le")).cast("H")) + "}").encode(),
    "rich text bytes": lambda t: ("{\\rtf1 " + "".join(f"\\'{ord(c):02x}" if ord(c) < 128 else c for c in t) + "}").encode(),
    "quoted-printable": lambda t: quopri.encodestring(t.encode()),
    "quoted-printable throughout": lambda t: "".join(f"={b:02X}" for b in t.encode()).encode(),
    "head of a message": lambda t: b"From: =?utf-8?b?" + base64.b64encode(t.encode()) + b"?= <x@example.org>",
    "head of a message, quoted": lambda t: ("Subject: =?utf-8?q?" + "".join(f"={b:02X}" for b in t.encode()) + "?=").encode(),
    "UTF-7": lambda t: b"+" + base64.b64encode(t.encode("utf-16-be")).rstrip(b"=") + b"-",
    # encoded
    "base64": lambda t: base64.b64encode(t.encode() + b" was there"),
    "base64 for addresses": lambda t: base64.urlsafe_b64encode(b"xx " + t.encode() + b" yy?>"),
    "base64 in lines": lambda t: base64.encodebytes(b"a long head of some words before it comes " + t.encode()),
    "base64 of UTF-16": lambda t: base64.b64encode(t.encode("utf-16-le")),
    "base64 twice": lambda t: base64.b64encode(base64.b64encode(t.encode() + b" was there")),
    "base64 behind a path": lambda t: b"/img/" + base64.b64encode(t.encode() + b" was there"),
    "data address": lambda t: b'<img src="data:text/plain;base64,' + base64.b64encode(t.encode()) + b'">',
    "drawing in a data address": lambda t: b'url("data:image/svg+xml;base64,' + base64.b64encode(f"<svg><text>{t}</text></svg>".encode()) + b'")',
    "drawing in percent signs": lambda t: f'url("data:image/svg+xml,{quote(f"<svg><title>{t}</title></svg>")}")'.encode(),
    "packed drawing in a data address": lambda t: b"data:image/svg+xml;base64," + base64.b64encode(gzip.compress(f"<svg>{t}</svg>".encode())),
    "base64 of entities": lambda t: base64.b64encode(entities(t, "&#{};")),
    "token": lambda t: base64.urlsafe_b64encode(b'{"alg":"none"}').rstrip(b"=") + b"." + base64.urlsafe_b64encode(json.dumps({"sub": t}).encode()).rstrip(b"=") + b".",
    "hex": lambda t: t.encode().hex().encode(),
    "hex in capitals": lambda t: t.encode().hex().upper().encode(),
    "hex with spaces": lambda t: t.encode().hex(" ").encode(),
    "hex with colons": lambda t: t.encode().hex(":").encode(),
    "hex with signs": lambda t: ", ".join(f"0x{b:02x}" for b in t.encode()).encode(),
    "codes of letters": lambda t: ("String.fromCharCode(" + ",".join(f"{ord(c):02}" for c in t) + ")").encode(),
    "bits": lambda t: " ".join(f"{b:08b}" for b in t.encode()).encode(),
    "base32": lambda t: base64.b32encode(t.encode()),
    "base85": lambda t: base64.a85encode(t.encode(), adobe=True),
    "uuencode": uu,
    # in other encodings
    "UTF-16 with a mark": lambda t: t.encode("utf-16"),
    "UTF-16, large end first": lambda t: t.encode("utf-16-be"),
    "UTF-32": lambda t: t.encode("utf-32"),
    "UTF-8 with a mark": lambda t: t.encode("utf-8-sig"),
    "UTF-8 read as Latin-1": lambda t: t.encode().decode("latin-1").encode(),
    # packed
    "gzip": lambda t: gzip.compress(t.encode()),
    "second member of a gzip": lambda t: gzip.compress(b"first") + gzip.compress(t.encode()),
    "bzip2": lambda t: bz2.compress(t.encode()),
    "xz": lambda t: lzma.compress(t.encode()),
    "lzma": lambda t: lzma.compress(t.encode(), format=lzma.FORMAT_ALONE),
    "zlib": lambda t: zlib.compress(t.encode()),
    "zip": lambda t: zipped("a.txt", t.encode()),
    "name in a zip": lambda t: zipped(t.replace("/", "_"), b"x"),
    "comment of a zip": lambda t: zipped("a.txt", b"x", t.encode()),
    "zip in a zip": lambda t: zipped("b.zip", zipped("a.txt", t.encode())),
    "web archive": lambda t: zipped("archive/data.warc.gz", gzip.compress(b"WARC/1.1\r\n" + t.encode())),
    "tar": lambda t: tarred("a.txt", t.encode()),
    "packed tar": lambda t: gzip.compress(tarred("a.txt", t.encode())),
    "book": lambda t: zipped("OEBPS/a.xhtml", f"<p>{t}</p>".encode()),
    "sheet": lambda t: zipped("xl/sharedStrings.xml", f"<t>{html.escape(t)}</t>".encode()),
    # documents and pictures
    "Word, body": lambda t: word("body", t),
    "Word, table": lambda t: word("table", t),
    "Word, header": lambda t: word("header", t),
    "Word, author": lambda t: word("author", t),
    "Word, last changed by": lambda t: word("last_modified_by", t),
    "Word, keywords": lambda t: word("keywords", t),
    "Word, run by run": lambda t: zipped("word/document.xml", "".join(f"<w:r><w:t>{html.escape(c)}</w:t></w:r>" for c in t).encode()),
    "PDF, title": lambda t: pdf("title", t),
    "picture, text": lambda t: png(b"tEXt", b"Author\x00" + t.encode()),
    "picture, packed text": lambda t: png(b"zTXt", b"Author\x00\x00" + zlib.compress(t.encode())),
    "picture, international text": lambda t: png(b"iTXt", b"Author\x00\x01\x00\x00\x00" + zlib.compress(t.encode())),
    "picture, camera's properties": lambda t: b"\xff\xd8\xff\xe1\x00\x80Exif\x00\x00II*\x00" + t.encode("utf-16-le") + b"\xff\xd9",
    "picture, XMP": lambda t: b"\xff\xd8\xff\xe1http://ns.adobe.com/xap/1.0/\x00<dc:creator>" + t.encode() + b"</dc:creator>\xff\xd9",
    "picture, comment": lambda t: b"\xff\xd8\xff\xfe\x00\x40" + t.encode() + b"\xff\xd9",
    "database": lambda t: b"SQLite format 3\x00" + bytes(40) + t.encode() + bytes(20),
}  # fmt: skip

# Kinds that only one thing has.
ALONE: dict[str, tuple[str, bytes, str]] = {
    "name of a file": (NAME, b"nothing", "omid-sarvestan.html"),
    "name of a file behind percent signs": (NAME, b"nothing", "Omid%20Sarvestan.html"),
    "name of a folder": (NAME, b"nothing", "photos/omid_sarvestan/1.jpg"),
    "domain name": (ARABIC, b"xn--" + "ناصرالطوهري".encode("punycode") + b".example", ""),
    "text of a PDF page": (NAME, pdf("page", NAME), ""),
    "Arabic code page": (ARABIC, ARABIC.encode("cp1256"), ""),
    "Cyrillic code page": (NAME, "Омид Сарвестан".encode("cp1251"), ""),
    "Cyrillic mail code page": (NAME, "Омид Сарвестан".encode("koi8_r"), ""),
    "Latin code page": (NAME, "Omîd Sarvestân".encode("cp1252"), ""),
    "code page of great computers": (NAME, NAME.encode("cp037") + b"\xff\xc1", ""),
}  # fmt: skip
