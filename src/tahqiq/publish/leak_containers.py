"""What a file holds inside: members of archives, packed streams, the text of a PDF."""

from __future__ import annotations

import bz2
import io
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pypdfium2  # type: ignore[import-untyped] # no stubs

LARGEST = 512 * 1024 * 1024  # bytes of one member; more is refused and not unpacked
STREAMS = 20_000  # packed streams looked for in one file
ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
SEALED = {b"7z\xbc\xaf\x27\x1c": "7z", b"Rar!\x1a\x07": "rar", b"(\xb5/\xfd": "zstd"}


class Member(NamedTuple):
    """Something inside a file: its name and bytes, or why it cannot be looked at."""

    name: str
    data: bytes
    trouble: str = ""


def members(data: bytes) -> Iterator[Member]:
    """Everything that a program would unpack from a file."""
    for magic, kind in SEALED.items():
        if data.startswith(magic):
            yield Member("", b"", f"a {kind} archive cannot be looked into")
    for start, opened in OPENERS:
        if data.startswith(start):
            yield from opened(data)
    if data[257:262] == b"ustar":
        yield from _tar(data)
    if b"%PDF-" in data[:1024]:
        yield from _pdf(data)
    yield from _streams(data)


def _zip(data: bytes) -> Iterator[Member]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield Member("", archive.comment)
            for info in archive.infolist():
                yield Member(info.filename, info.comment + b"\n" + info.extra)
                yield _zipped(archive, info)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        yield Member("", b"", f"the zip cannot be opened: {error}")


def _zipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member:
    if info.file_size > LARGEST:
        return Member(info.filename, b"", f"{info.filename} is too large to look into")
    try:
        return Member(info.filename, archive.read(info))
    except (
        zipfile.BadZipFile,
        zlib.error,
        RuntimeError,
        EOFError,
        ValueError,
    ) as error:
        return Member(info.filename, b"", f"{info.filename} cannot be read: {error}")


def _tar(data: bytes) -> Iterator[Member]:
    try:
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            for info in archive:
                held = archive.extractfile(info) if info.isfile() else None
                names = f"{info.name}\n{info.linkname}\n{info.uname}\n{info.gname}"
                yield Member(names, held.read(LARGEST) if held else b"")
    except (tarfile.TarError, EOFError, OSError, ValueError) as error:
        yield Member("", b"", f"the tar cannot be opened: {error}")


def _gzip(data: bytes) -> Iterator[Member]:
    """All members, one after another as in a WARC; the name of each is in its head."""
    rest = data
    while rest[:2] == b"\x1f\x8b":
        packer = zlib.decompressobj(wbits=31)
        try:
            yield Member("", packer.decompress(rest, LARGEST))
        except zlib.error as error:
            yield Member("", b"", f"the gzip cannot be opened: {error}")
            return
        rest = packer.unused_data


def _bz2(data: bytes) -> Iterator[Member]:
    try:
        yield Member("", bz2.BZ2Decompressor().decompress(data, LARGEST))
    except (OSError, EOFError, ValueError) as error:
        yield Member("", b"", f"the bz2 cannot be opened: {error}")


def _xz(data: bytes) -> Iterator[Member]:
    try:
        yield Member("", lzma.LZMADecompressor().decompress(data, LARGEST))
    except (lzma.LZMAError, EOFError) as error:
        yield Member("", b"", f"the xz cannot be opened: {error}")


def _pdf(data: bytes) -> Iterator[Member]:
    """Its pages as a reader sees them, its properties and its attachments."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        yield Member("", b"", f"the PDF cannot be opened: {error}")
        return
    with document:
        yield Member("", "\n".join(document.get_metadata_dict().values()).encode())
        for page in document:
            yield Member("", page.get_textpage().get_text_bounded().encode())
        for number in range(document.count_attachments()):
            held = document.get_attachment(number)
            yield Member(held.get_name(), bytes(held.get_data()))


def _streams(data: bytes) -> Iterator[Member]:
    """Streams packed by zlib anywhere: in PDF objects, PNG texts, fonts."""
    end = 0
    for count, found in enumerate(ZLIB.finditer(data)):
        if count >= STREAMS:
            yield Member("", b"", "more packed streams than can be looked into")
            return
        if found.start() < end:
            continue
        packer = zlib.decompressobj()
        try:
            held = packer.decompress(data[found.start() :], LARGEST)
        except zlib.error:
            continue  # two bytes that only look like the head of a stream
        end = len(data) - len(packer.unused_data)
        if held:
            yield Member("", held)


OPENERS: tuple[tuple[bytes, Callable[[bytes], Iterator[Member]]], ...] = (
    (b"PK\x03\x04", _zip),
    (b"\x1f\x8b", _gzip),
    (b"BZh", _bz2),
    (b"\xfd7zXZ\x00", _xz),
    (b"\x5d\x00\x00", _xz),
)
