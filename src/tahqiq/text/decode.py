"""Bytes to text: which encoding a file is in, or where it stops making sense."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

# Four-byte marks first: the UTF-32 mark begins with the UTF-16 one.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What reports in the languages of the region and of Europe are still saved in.
_LEGACY = [
    "cp1252", "cp1256", "cp1254", "cp1250", "cp1251",
    "iso8859_1", "iso8859_2", "iso8859_6", "iso8859_9", "iso8859_15",
]  # fmt: skip
_CHAIN = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH = re.compile(rb"[\x80-\xff]")
_INSIDE = re.compile(r"(?<=[^\W\d_])[^\x00-\x7f](?=[^\W\d_])")
_CONTROL = re.compile("[\x80-\x9f\ue000-\uf8ff]")
# Turkish in cp1254 beats its misreadings by 0.02 in coherence, true ties differ by 0.
_CLOSE = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of a file and the encoding that it was read in."""

    text: str
    encoding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecodable:
    """Where a file stops being text in any one encoding, and why.

    `position` counts bytes from 0.
    """

    position: int
    reason: str


def decode(content: bytes) -> Decoded | Undecodable:
    r"""The file as text where exactly one encoding explains its bytes.

    A byte-order mark is believed and is not part of the text; UTF-8 is tried next;
    a legacy encoding is taken only where the rivals give the same text or are clearly
    worse. Nothing is replaced or dropped.

    >>> decode("Sahrān".encode())
    Decoded(text='Sahrān', encoding='utf-8')
    >>> decode(b"caf\xe9 \xe2\x80\x9cno\xe2\x80\x9d").position
    3
    """
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    encoding = marked or _wide(content)
    decoded = _strictly(content, encoding or "utf-8")
    if encoding or isinstance(decoded, Decoded):
        return decoded
    if _mixes_utf8(content):
        return Undecodable(
            position=decoded.position,
            reason="the bytes mix UTF-8 with another encoding",
        )
    return _legacy(content, decoded.position)


def _strictly(content: bytes, encoding: str) -> Decoded | Undecodable:
    try:
        return Decoded(text=content.decode(encoding), encoding=encoding)
    except UnicodeDecodeError as error:
        return Undecodable(position=error.start, reason=f"not valid {encoding}")


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of Latin text is zero."""
    head = content[:4096]
    if len(head) < 4 or len(content) % 2:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _mixes_utf8(content: bytes) -> bool:
    """Whether valid UTF-8 characters stand beside bytes that are none.

    In a legacy encoding two high bytes form a UTF-8 pair only now and then (an Arabic
    letter and the Arabic comma in cp1256), and three hardly ever.
    """
    chains = _CHAIN.findall(content)
    stray = len(_HIGH.findall(_CHAIN.sub(b"", content)))
    return any(len(chain) > 2 for chain in chains) or len(chains) * 10 >= max(stray, 1)


def _legacy(content: bytes, position: int) -> Decoded | Undecodable:
    # Imported here: few files need it, and it costs 20 ms.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    found = from_bytes(content, cp_isolation=_LEGACY, threshold=0.2)
    best = found.best()
    rivals: dict[str, str] = {}
    for match in found:
        if best is None or match.coherence < best.coherence - _CLOSE:
            continue
        if match.chaos <= best.chaos + _CLOSE or not rivals:
            for encoding in (match.encoding, *match.could_be_from_charset):
                _consider(rivals, content, encoding)
    for match in found if not rivals else ():
        _consider(rivals, content, match.encoding)
        if rivals:
            break
    return _choose(rivals, position)


def _consider(rivals: dict[str, str], content: bytes, encoding: str) -> None:
    """Add an encoding to the rivals if it makes plausible text of the bytes."""
    text = None if encoding in rivals else _plausibly(content, encoding)
    if text is not None:
        rivals[encoding] = text


def _choose(rivals: dict[str, str], position: int) -> Decoded | Undecodable:
    """The only reading left, or the commonest encoding of the West among equals."""
    chosen = "cp1252" if "cp1252" in rivals else next(iter(rivals), "")
    if chosen == "cp1252" or len(set(rivals.values())) == 1:
        return Decoded(text=rivals[chosen], encoding=chosen)
    return Undecodable(position=position, reason="no one encoding explains the bytes")


def _plausibly(content: bytes, encoding: str) -> str | None:
    """The text, unless it has symbols inside words or control characters."""
    try:
        text = content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    inside = {unicodedata.category(char)[0] for char in set(_INSIDE.findall(text))}
    return None if inside & {"S", "N"} or _CONTROL.search(text) else text
