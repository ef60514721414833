r"""A text with its wrappings undone: whatever a reader or a program could read from it.

Each function takes a text and returns what is behind one wrapping; `unwrapped` goes on
with what comes out, so that base64 of ``\u`` escapes in an entity is found as well.
"""

from __future__ import annotations

import base64
import binascii
import email.errors
import email.header
import html
import quopri
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote, unquote_plus

LAYERS = 3  # a wrapping in a wrapping in a wrapping, and no further
AROUND = 120  # characters on each side of a wrapped letter that may belong to a name
RUN = 12  # characters from which a run of letters may be encoded bytes
ESCAPE = re.compile(
    r"\\u\{([0-9a-fA-F]{1,6})\}|\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})"
    r"|\\x([0-9a-fA-F]{2})|\\([0-3][0-7]{2})|\\([\\/\"'nrtbf])"
)
CODEPAGES = ("cp1256", "cp1251", "cp1252", "koi8_r", "mac_arabic", "cp037")


def unwrapped(text: str) -> Iterator[tuple[str, str]]:
    """The text, then what is behind its wrappings, each once, with where it was.

    Behind a wrapping only the surroundings of what it wraps are looked at again: the
    rest of the text has been seen as it stands.
    """
    yield "as it stands", text
    seen = {text}
    waiting = [(text, 0)]
    for here, depth in waiting:
        for place, (sign, undo) in UNDO.items():
            part = surroundings(here, sign)
            other = undo(part) if part else ""
            if other != part and other not in seen:
                seen.add(other)
                yield place, other
                if depth + 1 < LAYERS:
                    waiting.append((other, depth + 1))


def surroundings(text: str, sign: re.Pattern[str]) -> str:
    """The parts of a text in which a sign occurs, with some of what is about it."""
    parts: list[list[int]] = []
    for found in sign.finditer(text):
        start, end = found.start() - AROUND, found.end() + AROUND
        if parts and start <= parts[-1][1]:
            parts[-1][1] = end
        else:
            parts.append([max(start, 0), end])
    return "\n".join(text[start:end] for start, end in parts)


def decoded(data: bytes) -> Iterator[str]:
    """The bytes as text in the encodings that they may be in."""
    yield data.decode("utf-8", errors="replace")
    if b"\x00" in data:
        for codec in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
            yield data.decode(codec, errors="replace")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        yield from (data.decode(codec, errors="replace") for codec in CODEPAGES)


def embedded(text: str) -> Iterator[bytes]:
    """Bytes that stand in a text as letters and digits: base64, hex, codes of letters."""
    for find in (_base64, _hex, _base32, _base85, _codes, _bits, _uu):
        yield from find(text)


def _markup(text: str) -> str:
    """The text without comments, tags and the marks of CDATA."""
    return re.sub(r"<!--.*?-->|<!\[CDATA\[|\]\]>|<[^<>]*>", "", text, flags=re.DOTALL)


def _percent(text: str) -> str:
    wide = re.sub(r"%u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    return unquote(wide, errors="replace")


def _escapes(text: str) -> str:
    r"""``\u0641``, ``\u{641}``, ``\x41``, ``\101`` and ``\n`` as the letters they are."""
    return _paired(ESCAPE.sub(_escaped, text))


def _escaped(found: re.Match[str]) -> str:
    code = next(filter(None, found.groups()[:4]), None)
    if code:
        return _letter(code, 16)
    if found[5]:
        return _letter(found[5], 8)
    return found[6] if found[6] in "\\/\"'" else " "


def _style_escapes(text: str) -> str:
    r"""``\4f mid`` of a style sheet."""
    return re.sub(r"\\([0-9a-fA-F]{1,6})\s?", lambda found: _letter(found[1], 16), text)


def _rich_text(text: str) -> str:
    r"""``\'e9`` and ``\u1610?`` of rich text, whose numbers are decimal."""
    plain = re.sub(r"\\'([0-9a-fA-F]{2})", lambda found: _letter(found[1], 16), text)
    plain = re.sub(r"\\u(-?\d{1,6})\s?\??", lambda found: _letter(found[1], 10), plain)
    return _paired(re.sub(r"\\[a-z]+-?\d* ?|[{}]", "", plain))


def _quoted_printable(text: str) -> str:
    return quopri.decodestring(text.encode("utf-8", "replace")).decode(
        "utf-8", errors="replace"
    )


def _mail_words(text: str) -> str:
    """``=?utf-8?b?…?=`` of the head of a message."""

    def plain(found: re.Match[str]) -> str:
        try:
            return str(email.header.make_header(email.header.decode_header(found[0])))
        except (email.errors.HeaderParseError, LookupError, UnicodeDecodeError):
            return found[0]

    return re.sub(r"=\?[\w-]+\?[bBqQ]\?[^?\s]*\?=", plain, text)


def _domain_names(text: str) -> str:
    def plain(found: re.Match[str]) -> str:
        try:
            return found[1].encode("ascii").decode("punycode")
        except (UnicodeError, ValueError):
            return found[0]

    return re.sub(r"\bxn--([A-Za-z0-9-]+)", plain, text)


def _utf7(text: str) -> str:
    return re.sub(r"\+[A-Za-z0-9/]{3,}-?", _utf7_run, text)


def _utf7_run(found: re.Match[str]) -> str:
    try:
        return found[0].encode("ascii").decode("utf-7")
    except UnicodeDecodeError:
        return found[0]


def _legacy(text: str) -> str:
    """Letters that were decoded as Latin-1 though they were UTF-8."""

    def plain(found: re.Match[str]) -> str:
        return found[0].encode("latin-1").decode("utf-8", errors="replace")

    return re.sub("[\u00c2-\u00f4][\u0080-\u00bf]+", plain, text)


UNDO: dict[str, tuple[re.Pattern[str], Callable[[str], str]]] = {
    "behind entities": (re.compile(r"&#?\w+;?"), html.unescape),
    "without its markup": (re.compile(r"<[^<>]*>|-->|]]>"), _markup),
    "behind percent signs": (
        re.compile(r"%(?:[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4})"),
        _percent,
    ),
    "in a form": (
        re.compile(r"\+.{0,60}%[0-9A-Fa-f]{2}|%[0-9A-Fa-f]{2}.{0,60}\+"),
        unquote_plus,
    ),
    "behind escapes": (ESCAPE, _escapes),
    "behind escapes of a style sheet": (re.compile(r"\\[0-9a-fA-F]"), _style_escapes),
    "behind escapes of rich text": (
        re.compile(r"\\(?:'[0-9a-f]{2}|u-?\d|rtf)"),
        _rich_text,
    ),
    "in quoted-printable": (re.compile(r"=(?:[0-9A-F]{2}|\r?\n)"), _quoted_printable),
    "in the words of a mail head": (
        re.compile(r"=\?[\w-]+\?[bBqQ]\?[^?\s]*\?="),
        _mail_words,
    ),
    "in a domain name": (re.compile(r"\bxn--[\w-]+"), _domain_names),
    "in UTF-7": (re.compile(r"\+[A-Za-z0-9/]{3,}-?"), _utf7),
    "in a wrong code page": (re.compile("[\u00c2-\u00f4][\u0080-\u00bf]+"), _legacy),
}


def _letter(digits: str, base: int) -> str:
    code = int(digits, base)
    code += 65_536 if code < 0 else 0
    return chr(code) if code < 0x110000 else " "


def _paired(text: str) -> str:
    """Two halves of a letter outside the first plane, joined."""
    if not re.search(r"[\ud800-\udfff]", text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _base64(text: str) -> Iterator[bytes]:
    joined = re.sub(r"(?<=[A-Za-z0-9+/_-]{60})\s*\n\s*(?=[A-Za-z0-9+/_-])", "", text)
    for run in re.findall(rf"[A-Za-z0-9+/_-]{{{RUN},}}", joined):
        standard = run.replace("-", "+").replace("_", "/")
        for skipped in range(4):  # letters before it may have stuck to it
            part = standard[skipped:]
            part = part[:-1] if len(part) % 4 == 1 else part
            try:
                yield base64.b64decode(part + "=" * (-len(part) % 4))
            except (binascii.Error, ValueError):
                continue


def _hex(text: str) -> Iterator[bytes]:
    for run in re.findall(r"(?:(?:0x|\\x)?[0-9a-fA-F]{2}[\s:,;-]{0,2}){6,}", text):
        digits = re.sub(r"0x|\\x|[^0-9a-fA-F]", "", run)
        for skipped in (0, 1):
            part = digits[skipped:]
            yield bytes.fromhex(part[: len(part) // 2 * 2])


def _base32(text: str) -> Iterator[bytes]:
    for run in re.findall(r"\b[A-Z2-7]{12,}", text):
        whole = run[
            : len(run) // 8 * 8 + (len(run) % 8 if len(run) % 8 in {2, 4, 5, 7} else 0)
        ]
        try:
            yield base64.b32decode(whole + "=" * (-len(whole) % 8))
        except (binascii.Error, ValueError):
            continue


def _base85(text: str) -> Iterator[bytes]:
    for run in re.findall(r"<~(.*?)~>", text, re.DOTALL):
        try:
            yield base64.a85decode(run)
        except ValueError:
            continue


def _codes(text: str) -> Iterator[bytes]:
    """``79, 109, 105``: the numbers of letters."""
    for run in re.findall(r"(?:\d{2,6}\s*[,;]\s*|\d{2,6}\s){5,}\d{2,6}", text):
        codes = [int(code) for code in re.findall(r"\d+", run)]
        yield "".join(_letter(str(code), 10) for code in codes).encode(
            "utf-8", "replace"
        )


def _bits(text: str) -> Iterator[bytes]:
    for run in re.findall(r"(?:[01]{8}\s*){6,}", text):
        digits = re.sub(r"\s", "", run)
        yield bytes(int(digits[at : at + 8], 2) for at in range(0, len(digits), 8))


def _uu(text: str) -> Iterator[bytes]:
    for block in re.findall(
        r"^begin [0-7]{3} .*?\n(.*?)^end", text, re.DOTALL | re.MULTILINE
    ):
        for line in block.encode("ascii", "ignore").splitlines():
            try:
                yield binascii.a2b_uu(line)
            except binascii.Error:
                continue
