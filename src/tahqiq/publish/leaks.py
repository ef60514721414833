"""Is a withheld word in any byte of a release? Ways to hide it are undone first."""

from __future__ import annotations

import base64
import binascii
import html
import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from tahqiq.model.release import Finding

SHORT = 4  # letters up to which a spelling must stand as a word of its own
SQUEEZED = 8  # letters from which it is also looked for without any separators
LAYERS = 3  # an archive in an archive in an archive, and no further


def leaks(data: bytes, protected: Iterable[str], name: str = "") -> tuple[Finding, ...]:
    """Withheld spellings that occur in a file, in whatever encoding.

    Args:
        data: The bytes of the file, or of an archive of files.
        protected: Spellings that must not occur (`Disclosed.protected`).
        name: The name of the file, which is searched too.
    """
    wanted = {text: _folded(text) for text in protected}
    found: dict[str, Finding] = {}
    for place, text in _views(data, name):
        folded = _folded(text)
        squeezed = folded.replace(" ", "")
        for spelling, plain in wanted.items():
            if spelling not in found and _occurs(plain, folded, squeezed):
                found[spelling] = Finding(
                    kind="leak", item=name, detail=f"a withheld word, {place}"
                )
    return tuple(found.values())


def _occurs(plain: str, folded: str, squeezed: str) -> bool:
    if not plain:
        return False
    tight = plain.replace(" ", "")
    if len(tight) >= SQUEEZED and (tight in squeezed or tight[::-1] in squeezed):
        return True
    if len(tight) > SHORT:
        return plain in folded
    return re.search(rf"(?<!\w){re.escape(plain)}(?!\w)", folded) is not None


def _views(data: bytes, name: str, layer: int = 0) -> Iterator[tuple[str, str]]:
    """The file as text in every way a reader or program could undo."""
    yield "in its name", name
    for text in _decoded(data):
        yield "as it stands", text
        for place, other in _undone(text):
            if other != text:
                yield place, other
    if layer < LAYERS:
        for member, inner_data in _members(data):
            yield from _views(inner_data, member, layer + 1)


def _undone(text: str) -> Iterator[tuple[str, str]]:
    plain = html.unescape(text)
    yield "behind entities", plain
    yield "without its markup", re.sub(r"<[^<>]*>", "", plain)
    yield "behind percent signs", unquote(text)
    yield "behind escapes", _unescaped(text)
    yield "in encoded bytes", "\n".join(_embedded(text))


def _decoded(data: bytes) -> Iterator[str]:
    yield data.decode("utf-8", errors="replace")
    if b"\x00" in data:
        yield data.decode("utf-16-le", errors="replace")
        yield data.decode("utf-16-be", errors="replace")


def _unescaped(text: str) -> str:
    r"""``\u0641`` and ``\x41`` as the letters they stand for."""

    def letter(found: re.Match[str]) -> str:
        code = int(next(part for part in found.groups() if part), 16)
        return chr(code) if code < 0x110000 else " "

    return re.sub(
        r"\\u\{?([0-9a-fA-F]{4,6})\}?|\\x([0-9a-fA-F]{2})|\\([0-9a-fA-F]{6})\s?",
        letter,
        text,
    )


def _embedded(text: str) -> Iterator[str]:
    """Runs of base64 and of hex digits, decoded."""
    for run in re.findall(r"[A-Za-z0-9+/_-]{12,}={0,2}", text):
        standard = run.replace("-", "+").replace("_", "/")
        padded = standard.rstrip("=") + "=" * (-len(standard.rstrip("=")) % 4)
        try:
            yield base64.b64decode(padded).decode("utf-8", errors="ignore")
        except (binascii.Error, ValueError):
            continue
    for run in re.findall(r"(?:[0-9a-fA-F]{2}[ :]?){8,}", text):
        digits = re.sub(r"[^0-9a-fA-F]", "", run)
        yield bytes.fromhex(digits).decode("utf-8", errors="ignore")


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Files of a zip (and so of a Word file), and what gzip holds."""
    if data[:4] == b"PK\x03\x04":
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for info in archive.infolist():
                    yield info.filename, archive.read(info)
                    yield "a comment", info.comment
        except (zipfile.BadZipFile, zlib.error, RuntimeError):
            return
    elif data[:2] == b"\x1f\x8b":
        try:
            yield "", zlib.decompress(data, wbits=31)
        except zlib.error:
            return


def _folded(text: str) -> str:
    """Letters and digits alone: no case, accents, marks, joiners or punctuation."""
    if text.isascii():
        return " ".join(re.findall(r"[a-z0-9]+", text.casefold()))
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(
        letter
        for letter in plain
        if unicodedata.category(letter) not in {"Mn", "Cf", "Lm", "Sk"}
    )
    return " ".join(re.findall(r"[^\W_]+", kept))
