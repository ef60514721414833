"""Word documents: paragraphs and tables in order, headings by their style."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from docx.document import Document as WordDocument
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from tahqiq.ingest.blocks import split_within
from tahqiq.ingest.rendering import STAGE, Piece, Rendering, joined
from tahqiq.ingest.tables import is_data, not_read
from tahqiq.ingest.wording import layout
from tahqiq.model.document import Capture, Known, PassageKind, Refusal

_BROKEN = "a broken Word document. Open it in Word, save it anew and add that."
_BOMB = "it unpacks to more than {} MB, as an attack does. Save it as txt and add that."
_BROKEN_ZIP = (
    zipfile.BadZipFile, KeyError, ValueError, AttributeError, OSError, EOFError,
    NotImplementedError, RuntimeError, zlib.error,
)  # fmt: skip
_MOST = 200 * 1024 * 1024  # bytes unpacked; a long report has less than 10 MB
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLES: dict[str, PassageKind] = {
    "title": "heading",
    "heading": "heading",
    "caption": "caption",
}
_ELSEWHERE = {
    "footnoteReference": "footnotes",
    "endnoteReference": "endnotes",
    "commentReference": "comments",
    "txbxContent": "text boxes",
    "del": "deletions that are still recorded",
}


def render_word(capture: Capture) -> Rendering | Refusal:
    """What a Word document says, with the title and author that the file names."""
    # Imported here: 150 ms, of no use to the texts of most cases.
    import docx  # noqa: PLC0415
    from docx.opc.exceptions import OpcError  # noqa: PLC0415
    from lxml import etree  # noqa: PLC0415

    try:
        if _unpacked(capture.content) > _MOST:
            return _refused(capture, _BOMB.format(_MOST // 1024 // 1024))
        document = docx.Document(io.BytesIO(capture.content))
        pieces = [
            *_edge(document, top=True),
            *_body(document),
            *_edge(document, top=False),
        ]
        known = _known(document)
    except (OpcError, etree.LxmlError, *_BROKEN_ZIP):
        return _refused(capture, _BROKEN)
    text, blocks = joined(pieces)
    return Rendering(
        text=text,
        blocks=split_within(text, blocks),
        known=known,
        refusals=_left_out(document, capture.uri),
    )


def _refused(capture: Capture, reason: str) -> Refusal:
    return Refusal(stage=STAGE, item=capture.uri, reason=reason)


def _unpacked(content: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return sum(entry.file_size for entry in packed.infolist())


def _body(document: WordDocument) -> Iterator[Piece]:
    from docx.table import Table  # noqa: PLC0415

    for part in document.iter_inner_content():
        piece = _table(part) if isinstance(part, Table) else _paragraph(part)
        if piece.text:
            yield piece


def _paragraph(paragraph: Paragraph) -> Piece:
    style = (paragraph.style.name or "").lower() if paragraph.style else ""
    kind = next(
        (kind for name, kind in _STYLES.items() if style.startswith(name)), None
    )
    return Piece(text=_words(paragraph._p), kind=kind)  # noqa: SLF001 - the XML itself


def _words(element: etree._Element) -> str:
    """The text that stands on the page: insertions, but no deletions or text boxes."""
    parts: list[str] = []
    for run in element.iter(
        _W + "t", _W + "tab", _W + "br", _W + "cr", _W + "noBreakHyphen"
    ):
        if next(run.iterancestors(_W + "txbxContent"), None) is not None:
            continue
        name = str(run.tag).removeprefix(_W)
        parts.append(run.text or "" if name == "t" else _SIGNS[name])
    return "".join(parts).strip()


_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}


def _table(table: Table) -> Piece:
    """Rows as lines and cells by tabs; a merged cell is given once."""
    rows = _rows(table)
    text = "\n".join("\t".join(cells) for cells in rows)
    return Piece(text=text.strip(), kind="boilerplate" if is_data(rows) else "body")


def _rows(table: Table) -> list[list[str]]:
    found: list[list[str]] = []
    for row in table.rows:
        cells = dict.fromkeys(cell._tc for cell in row.cells)  # noqa: SLF001
        found.append([" ".join(_words(cell).split()) for cell in cells])
    return found


def _edge(document: WordDocument, *, top: bool) -> Iterator[Piece]:
    """Letterhead or footer: it may name who issues the text, but is no report."""
    seen: set[str] = set()
    for section in document.sections:
        part = section.header if top else section.footer
        for paragraph in () if part.is_linked_to_previous else part.paragraphs:
            words = _words(paragraph._p)  # noqa: SLF001
            if words and words not in seen:
                seen.add(words)
                yield Piece(text=words, kind="boilerplate")


def _known(document: WordDocument) -> tuple[Known, ...]:
    """Title and author; when the file was made is not when it was published."""
    said = document.core_properties
    return tuple(
        Known(key=key, value=value.strip(), origin="file")
        for key, value in (("title", said.title), ("author", said.author))
        if value.strip() and not value.strip().lower().startswith(layout().empty_titles)
    )


def _left_out(document: WordDocument, uri: str) -> tuple[Refusal, ...]:
    found: list[Refusal] = []
    for tag, label in _ELSEWHERE.items():
        count = sum(1 for _ in document.element.iter(_W + tag))
        if count:
            reason = f"{count} {label} left out. Copy what matters into the text."
            found.append(Refusal(stage=STAGE, item=f"{uri}: {label}", reason=reason))
    rows = (_rows(table) for table in document.tables)
    count = sum(len(table) for table in rows if is_data(table))
    return (*found, *not_read(count, uri))
