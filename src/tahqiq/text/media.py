"""What kind of file some bytes are: by their signature first, by their name second."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import NamedTuple

PLAIN = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ZIP = "application/zip"
MAIL = "message/rfc822"
SAVED_PAGE = "multipart/related"
SRT = "application/x-subrip"
VTT = "text/vtt"
MAILBOX = "application/mbox"
READABLE = frozenset({PLAIN, MARKDOWN, HTML, PDF, WORD, MAIL, SAVED_PAGE, SRT, VTT})


class Media(NamedTuple):
    """A media type and its name in words, for a person."""

    type: str
    label: str


_BINARY = Media("application/octet-stream", "binary data")
_PDF = Media(PDF, "PDF")
_SIGNATURES: tuple[tuple[bytes, Media], ...] = (
    (b"%PDF-", _PDF),
    (b"\x89PNG\r\n", Media("image/png", "PNG picture")),
    (b"\xff\xd8\xff", Media("image/jpeg", "JPEG picture")),
    (b"GIF8", Media("image/gif", "GIF picture")),
    (b"II*\0", Media("image/tiff", "TIFF picture")),
    (b"MM\0*", Media("image/tiff", "TIFF picture")),
    (b"\xd0\xcf\x11\xe0", Media("application/x-ole-storage", "old Office file")),
    (b"{\\rtf", Media("application/rtf", "RTF document")),
    (b"\x1f\x8b", Media("application/gzip", "gzip archive")),
    (b"7z\xbc\xaf", Media("application/x-7z-compressed", "7-Zip archive")),
    (b"Rar!", Media("application/vnd.rar", "RAR archive")),
    (b"BZh", Media("application/x-bzip2", "bzip2 archive")),
    (b"\xfd7zXZ", Media("application/x-xz", "xz archive")),
    (b"SQLite format 3", Media("application/vnd.sqlite3", "SQLite database")),
    (b"ID3", Media("audio/mpeg", "MP3 recording")),
    (b"OggS", Media("application/ogg", "Ogg recording")),
    (b"RIFF", Media("application/x-riff", "sound, film or picture (RIFF)")),
    (b"\x7fELF", Media("application/x-elf", "program")),
    (b"MZ", Media("application/x-msdownload", "Windows program")),
    (b"WARC/", Media("application/warc", "web archive (WARC)")),
)
_OFFICE: tuple[tuple[str, Media], ...] = (
    ("word/document.xml", Media(WORD, "Word document")),
    ("xl/", Media("application/vnd.ms-excel", "Excel workbook")),
    ("ppt/", Media("application/vnd.ms-powerpoint", "PowerPoint slides")),
    ("META-INF/manifest.xml", Media("application/vnd.oasis", "OpenDocument file")),
    ("META-INF/container.xml", Media("application/epub+zip", "EPUB book")),
)
# Formats that are text but not running text: read as prose they would be misread.
_STRUCTURED = {
    ".csv": "CSV table", ".tsv": "TSV table", ".json": "JSON data",
    ".jsonl": "JSON data", ".xml": "XML data", ".mbox": "mailbox",
    ".css": "style sheet", ".js": "script", ".py": "script", ".yaml": "YAML data",
    ".yml": "YAML data", ".toml": "TOML data", ".log": "log file", ".svg": "drawing",
}  # fmt: skip
_TIMED = {".srt": Media(SRT, "SRT subtitles"), ".vtt": Media(VTT, "WebVTT subtitles")}
# The line before each mail of a mailbox: its sender and day, then the mail's own headers.
_MAILBOX = re.compile(rb"From [^\n]*\d{4}[^\n]*\r?\n>?[\w-]{2,40}:")
_MAILED = {
    ".eml": Media(MAIL, "e-mail"),
    ".mht": Media(SAVED_PAGE, "saved web page (MHTML)"),
    ".mhtml": Media(SAVED_PAGE, "saved web page (MHTML)"),
}
_HEADERS = re.compile(rb"(?:[\w-]{2,40}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}")
_MARKUP = re.compile(
    rb"(?:\s|<!--.{0,2000}?-->|<\?xml[^>]{0,200}>)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|script|article|div|p|h1)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rb"</?(?:p|div|br|a|h[1-6]|span|td|li|body)[\s>/]", re.IGNORECASE)
_TEXTUAL = bytes({*range(32, 256), 7, 8, 9, 10, 11, 12, 13, 26, 27} - {127})
_JUNK_SHARE = 0.02  # random bytes have a tenth of control characters, old wires 0.1 %
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def media(content: bytes, name: str) -> Media:
    """What the bytes are; the name decides only between kinds of text.

    >>> media(b"<!doctype html><p>Two dead", "report.txt").type
    'text/html'
    >>> media(b"a;b", "toll.csv").label
    'CSV table'
    """
    signed = _signed(content)
    if signed is not None:
        return signed
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _packed(content, name)
    if name.lower().endswith(".pdf") and b"%PDF-" in content[:1024]:
        return _PDF
    return _textual(content, name) if _readable(content) else _BINARY


def _signed(content: bytes) -> Media | None:
    for signature, found in _SIGNATURES:
        if content.startswith(signature) and not _merely_letters(signature, content):
            return found
    return Media("video/mp4", "film") if content[4:8] == b"ftyp" else None


def _merely_letters(signature: bytes, content: bytes) -> bool:
    """Whether a signature made of letters only opens a file that reads as text."""
    return signature.isalnum() and _readable(content)


def _packed(content: bytes, name: str) -> Media:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = packed.namelist()
    except (zipfile.BadZipFile, ValueError, struct.error, zlib.error, OverflowError,
            NotImplementedError, UnicodeDecodeError):  # fmt: skip
        broken = Media(WORD, "Word document") if name.endswith(".docx") else None
        return broken or Media(ZIP, "zip archive")
    for start, found in _OFFICE:
        if any(name.startswith(start) for name in names):
            return found
    return Media(ZIP, "zip archive")


def _textual(content: bytes, name: str) -> Media:
    suffix = PurePosixPath(name).suffix.lower()
    narrow = content[:8192].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if suffix in _MAILED and _HEADERS.match(narrow):
        return _MAILED[suffix]
    if suffix in _TIMED and b"-->" in content:
        return _TIMED[suffix]
    if _MAILBOX.match(narrow):
        return Media(MAILBOX, "mailbox")
    tagged = suffix in {".html", ".htm", ".xhtml"} and _TAG.search(content)
    if tagged or _MARKUP.match(narrow):
        found = Media(HTML, "web page")
    elif suffix in _STRUCTURED:
        found = Media("text/x-" + suffix[1:], _STRUCTURED[suffix])
    elif suffix in {".md", ".markdown"}:
        found = Media(MARKDOWN, "Markdown")
    else:
        found = Media(PLAIN, "plain text")
    return found


def _readable(content: bytes) -> bool:
    if content.startswith(_WIDE_MARKS) or _every_other_zero(content):
        return True
    if b"\0" in content:
        return False
    junk = len(content.translate(None, delete=_TEXTUAL))
    return junk <= len(content) * _JUNK_SHARE


def _every_other_zero(content: bytes) -> bool:
    """UTF-16 without a mark: the zeros of Latin text stand in one half of the pairs."""
    head = content[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    few, many = sorted((even, odd))
    return many > len(head) * 0.3 and few < len(head) * 0.025
