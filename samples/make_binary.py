"""Make the two binary reports of the sample case from the text beside them.

Run ``python samples/make_binary.py`` after a change to a text in
``samples/sahran/sources/`` and commit what it writes. It needs reportlab and
python-docx, which nothing else in the product needs. Dates inside the files are
those of the invented reports, so the same text gives the same bytes.
"""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

SAHRAN = Path(__file__).parent / "sahran"
STATEMENT = "06-dalil-rights-centre"
DENIAL = "07-interior-ministry"
DENIAL_DATE = datetime(2031, 3, 14, 16, 0, tzinfo=UTC)
# What reportlab's invariant mode writes, and the invented day that replaces it.
INVARIANT_DATE, STATEMENT_DATE = b"D:20000101000000", b"D:20310313120000"
# The earliest date a zip archive can hold; python-docx would write today's.
ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def read_blocks(name: str) -> list[str]:
    """Return the blocks of a source text: what blank lines separate."""
    text = (SAHRAN / "sources" / f"{name}.txt").read_text(encoding="utf-8")
    return [block.strip() for block in text.split("\n\n") if block.strip()]


def draw_footer(canvas: Canvas, doc: SimpleDocTemplate) -> None:
    """Print the page number, which a reader of the PDF must not take for a claim."""
    canvas.setFont("Helvetica", 8)
    canvas.drawCentredString(
        A4[0] / 2, 12 * mm, f"Public statement 7/2031, page {doc.page}"
    )


def make_pdf(name: str) -> bytes:
    """Return the statement of the rights centre as a PDF: letterhead, title, body."""
    letterhead, title, *body = read_blocks(name)
    plain = ParagraphStyle(
        "plain",
        fontName="Times-Roman",
        fontSize=11,
        leading=15,
        spaceAfter=8,
        alignment=TA_LEFT,
    )
    head = ParagraphStyle(
        "head", parent=plain, fontName="Helvetica", fontSize=9, leading=12
    )
    heading = ParagraphStyle(
        "heading",
        parent=plain,
        fontName="Helvetica-Bold",
        fontSize=15,
        leading=19,
        spaceBefore=6,
    )
    flow = [Paragraph(escape(line), head) for line in letterhead.splitlines()]
    flow.append(Paragraph(escape(title), heading))
    flow.extend(Paragraph(escape(block), plain) for block in body)
    out = io.BytesIO()
    # invariant fixes the creation date and the file identifier; the date is put
    # right below by one of the same length, so that no offset in the file moves.
    doc = SimpleDocTemplate(
        out,
        pagesize=A4,
        invariant=1,
        title=title,
        author="Dalil Rights Centre",
        leftMargin=25 * mm,
        rightMargin=25 * mm,
        topMargin=22 * mm,
        bottomMargin=22 * mm,
    )
    doc.build(flow, onFirstPage=draw_footer, onLaterPages=draw_footer)
    return out.getvalue().replace(INVARIANT_DATE, STATEMENT_DATE)


def make_docx(name: str) -> bytes:
    """Return the statement of the ministry as a Word file: letterhead, title, body."""
    letterhead, title, *body = read_blocks(name)
    doc = Document()
    for line in letterhead.splitlines():
        doc.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    doc.add_heading(title, level=1)
    for block in body:
        doc.add_paragraph(block)
    core = doc.core_properties
    core.title, core.author = title, "Office of the Spokesman"
    core.last_modified_by, core.comments = "Office of the Spokesman", ""
    core.created = core.modified = DENIAL_DATE.replace(tzinfo=None)
    core.revision = 1
    out = io.BytesIO()
    doc.save(out)
    return freeze_zip(out.getvalue())


def freeze_zip(archive: bytes) -> bytes:
    """Return the same archive with one fixed date on every member."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, date_time=ZIP_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0  # the same byte on every operating system
            new.writestr(member, old.read(name))
    return out.getvalue()


def main() -> None:
    """Write both files into the reports folder."""
    reports = SAHRAN / "reports"
    (reports / f"{STATEMENT}.pdf").write_bytes(make_pdf(STATEMENT))
    (reports / f"{DENIAL}.docx").write_bytes(make_docx(DENIAL))


if __name__ == "__main__":
    main()
