"""PDF: the text layer as extracted, paragraphs told by the space between lines."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

import pypdfium2  # type: ignore[import-untyped] # no stubs

from tahqiq.ingest.blocks import split_within
from tahqiq.ingest.rendering import STAGE, Piece, Rendering, joined
from tahqiq.ingest.wording import layout
from tahqiq.model.document import Capture, Known, Refusal

_NO_TEXT = (
    "a scan: no page has text. Run text recognition over it (for example ocrmypdf) "
    "and add the result."
)
_LOCKED = "protected by a password. Save a copy without it and add that."
_BROKEN = "a broken PDF. Fetch it again or print it to PDF anew."
_BACKWARDS = (
    "a PDF marked right-to-left whose Latin words come out in reverse order. "
    "Print it to PDF anew from the original, or copy its text into a txt file."
)
# The glyph for Allah is taken apart in the wrong order; no Arabic word is spelt so.
_ALLAH = "\u0627\u0647\u0644\u0644"
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page\s+)?[-\u2013—\s]*\d{1,4}[-\u2013—\s]*(?:(?:of|/)\s*\d{1,4})?"
    r"|.{0,80}\bpage\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?",
    re.IGNORECASE,
)
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\x00": None})
_SPREAD = 1.25  # times the common distance of lines: paragraphs stand further apart
_LARGE = 1.15  # times the usual type: a headline, whose lines are one name or sentence
_LEADING = 1.45  # times the letter size; running text is set at 1.1 to 1.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a page: its words, its left and lower edge and the size of its type.

    The edges are in points from the corner of the page; None where they are unknown.
    """

    text: str
    left: float | None = None
    base: float | None = None
    size: float = 0.0


def render_pdf(capture: Capture) -> Rendering | Refusal:
    """The text layer of a PDF, or why there is none to read."""
    # Imported here: 60 ms and 10 MB, of no use to the texts of most cases.
    import pypdfium2  # noqa: PLC0415

    def refused(reason: str) -> Refusal:
        return Refusal(stage=STAGE, item=capture.uri, reason=reason)

    try:
        with pypdfium2.PdfDocument(_left_to_right(capture.content)) as pdf:
            pages = [_lines_of(pdf, number) for number in range(len(pdf))]
            known = _known(pdf)
            backwards = _direction(pdf) == "R2L"
    except pypdfium2.PdfiumError as error:
        return refused(_LOCKED if "assword" in str(error) else _BROKEN)
    if not any(pages):
        return refused(_NO_TEXT)
    rendering = _rendering(pages)
    if backwards and _mostly_latin(rendering.text):
        return refused(_BACKWARDS)
    return replace(
        rendering, known=known, refusals=_doubts(rendering.text, pages, capture.uri)
    )


def _left_to_right(content: bytes) -> bytes:
    """A working copy without the flag that makes PDFium reverse Latin words."""
    return content.replace(b"/Direction /R2L", b"/Direction /L2R").replace(
        b"/Direction/R2L", b"/Direction/L2R"
    )


def _direction(pdf: pypdfium2.PdfDocument) -> str:
    from pypdfium2 import raw  # noqa: PLC0415

    space = ctypes.create_string_buffer(16)
    raw.FPDF_VIEWERREF_GetName(pdf, b"Direction", space, len(space))
    return space.value.decode("ascii", "replace")


def _known(pdf: pypdfium2.PdfDocument) -> tuple[Known, ...]:
    """Title and author from the file; its dates say when it was made, not published."""
    try:
        said = pdf.get_metadata_dict()
    except UnicodeDecodeError:
        return ()
    pairs = (("title", said.get("Title")), ("author", said.get("Author")))
    return tuple(
        Known(key=key, value=value.strip(), origin="file")
        for key, value in pairs
        if value and _is_telling(value)
    )


def _is_telling(value: str) -> bool:
    plain = value.strip().lower()
    return bool(plain) and not plain.startswith(layout().empty_titles)


def _lines_of(pdf: pypdfium2.PdfDocument, number: int) -> list[Line]:
    """The lines of a page; a page that is broken has none and is refused as empty."""
    import pypdfium2  # noqa: PLC0415

    try:
        return _lines(pdf[number])
    except (pypdfium2.PdfiumError, UnicodeDecodeError):
        return []


def _lines(page: pypdfium2.PdfPage) -> list[Line]:
    words = page.get_textpage()
    text = words.get_text_range()
    aligned = len(text) == words.count_chars()  # else no place can be told of a letter
    found: list[Line] = []
    place = 0
    for part in text.split("\r\n"):
        clean = part.translate(_HYPHENS).strip()
        if clean:
            offset = place + len(part) - len(part.lstrip())
            found.append(_placed(words, offset, clean) if aligned else Line(text=clean))
        place += len(part) + 2
    return found


def _placed(words: pypdfium2.PdfTextPage, offset: int, text: str) -> Line:
    from pypdfium2 import raw  # noqa: PLC0415

    left, base, _, _ = words.get_charbox(offset, loose=True)
    size = raw.FPDFText_GetFontSize(words, offset)
    return Line(text=text, left=left, base=base, size=size)


def _rendering(pages: list[list[Line]]) -> Rendering:
    """All pages as one text, what runs along their edges set apart as boilerplate."""
    running = _running(pages)
    pieces: list[Piece] = []
    for page in pages:
        body = [
            line for index, line in enumerate(page) if not _edge(page, index, running)
        ]
        edges = [line for index, line in enumerate(page) if _edge(page, index, running)]
        head = [line for line in edges if page.index(line) < len(page) / 2]
        pieces += [Piece(text=line.text, kind="boilerplate") for line in head]
        if body:
            pieces.append(Piece(text=_paragraphs(body)))
        pieces += [
            Piece(text=line.text, kind="boilerplate")
            for line in edges
            if line not in head
        ]
    text, blocks = joined(pieces)
    return Rendering(text=text, blocks=split_within(text, blocks))


def _running(pages: list[list[Line]]) -> set[str]:
    """Lines that stand at the edge of most pages, whatever numbers are in them."""
    edges = Counter(
        form
        for page in pages
        for form in {_form(line) for line in page[:2] + page[-2:]}
    )
    needed = max(2, round(0.6 * len(pages)))
    return {form for form, times in edges.items() if times >= needed}


def _form(line: Line) -> str:
    return _NUMBER.sub("#", line.text)


def _edge(page: list[Line], index: int, running: set[str]) -> bool:
    outer = index < 2 or index >= len(page) - 2
    number = index in {0, len(page) - 1} and _PAGE_NUMBER.fullmatch(page[index].text)
    return outer and (bool(number) or _form(page[index]) in running)


def _paragraphs(lines: list[Line]) -> str:
    gaps = sorted(_gap(above, below) for above, below in pairwise(lines))
    common = next((gap for gap in gaps[len(gaps) * 3 // 10 :] if gap > 0), 0.0)
    usual = median(line.size for line in lines)
    parts = [lines[0].text]
    for above, below in pairwise(lines):
        within = " " if min(above.size, below.size) > _LARGE * usual else "\n"
        parts += ("\n\n" if _apart(above, below, common) else within, below.text)
    return "".join(parts)


def _gap(above: Line, below: Line) -> float:
    if above.base is None or below.base is None:
        return 0.0
    return above.base - below.base


def _apart(above: Line, below: Line, common: float) -> bool:
    """Whether two lines belong to different paragraphs, by space, type or indent."""
    gap, size = _gap(above, below), max(above.size, below.size)
    if gap > _SPREAD * common and gap > _LEADING * size:
        return True
    if min(above.size, below.size) < 0.87 * size:
        return True
    indent = (below.left or 0.0) - (above.left or 0.0)
    return size > 0 and indent > size and above.text.endswith((".", "”", '"', "?", "!"))


def _doubts(text: str, pages: list[list[Line]], uri: str) -> tuple[Refusal, ...]:
    """Pages without text and letters that were taken apart in the wrong order."""
    found = [
        Refusal(
            stage=STAGE,
            item=f"{uri}: page {number}",
            reason="the page has no text. If it is a scan, run text recognition.",
        )
        for number, page in enumerate(pages, 1)
        if not page
    ]
    if _ALLAH in text:
        reason = (
            "the Arabic sign for Allah was read in the wrong order "
            f"{text.count(_ALLAH)} times. Compare names with the PDF."
        )
        found.append(Refusal(stage=STAGE, item=uri, reason=reason))
    return tuple(found)


def _mostly_latin(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return sum(char < "\u0250" for char in letters) > len(letters) / 2
