"""Pages of a PDF as images, so that a reader sees the page and not what was read of it."""

from __future__ import annotations

import struct
import zlib
from threading import Lock

import pypdfium2  # type: ignore[import-untyped] # no stubs

from tahqiq.web.absent import Absent

PDF = "application/pdf"
WIDTH = 900  # pixels: readable beside the text, some 150 kB
HEIGHT = 4000  # pixels: a page of kilometres asks for no more memory than this
_LOCK = Lock()  # PDFium is not safe for threads


def page_count(content: bytes) -> int:
    """How many pages there are; 0 where it cannot be opened."""
    with _LOCK:
        try:
            pages = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError:
            return 0
        count = len(pages)
        pages.close()
        return count


def page_image(content: bytes, number: int) -> bytes:
    """One page as a PNG, counted from 1; scripts in it are not run.

    Raises:
        Absent: There is no such page, or it cannot be drawn.
    """
    with _LOCK:
        try:
            return _drawn(content, number)
        except pypdfium2.PdfiumError as error:
            raise Absent(
                f"page {number} cannot be drawn: {error}.", "Save the file to see it."
            ) from error


def _drawn(content: bytes, number: int) -> bytes:
    pages = pypdfium2.PdfDocument(content)
    try:
        if not 1 <= number <= len(pages):
            raise Absent(f"there is no page {number}.", "Take an earlier one.")
        page = pages[number - 1]
        width, height = max(page.get_width(), 1.0), max(page.get_height(), 1.0)
        scale = min(WIDTH / width, HEIGHT / height, 4.0)
        pixels = page.render(scale=scale, rev_byteorder=True).to_numpy()[:, :, :3]
        return _png(pixels.shape[1], pixels.shape[0], pixels.tobytes())
    finally:
        pages.close()


def _png(width: int, height: int, rgb: bytes) -> bytes:
    """Pixels as a PNG: three chunks, no filter (ISO/IEC 15948)."""
    row = width * 3
    lines = b"".join(b"\0" + rgb[n * row : (n + 1) * row] for n in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (b"IHDR", head), (b"IDAT", zlib.compress(lines, 6)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)
