"""Pages of a PDF as images: bounded, and told where they cannot be drawn."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from tahqiq.web.absent import Absent
from tahqiq.web.scans import HEIGHT, WIDTH, page_count, page_image


def a_pdf(width: float = 595, height: float = 842, pages: int = 1) -> bytes:
    held = BytesIO()
    canvas = Canvas(held, pagesize=(width, height), invariant=True)
    for _ in range(pages):
        canvas.drawString(20, 20, "Samir al-Rubai")
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def size(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize(
    ("width", "height"), [(595, 842), (5, 14_000), (14_000, 5), (1, 1)]
)
def test_a_page_of_any_shape_makes_a_bounded_image(width: float, height: float) -> None:
    across, down = size(page_image(a_pdf(width, height), 1))
    assert 0 < across <= WIDTH + 1
    assert 0 < down <= HEIGHT + 1


def test_pages_are_counted_and_there_is_none_past_the_last() -> None:
    assert page_count(a_pdf(pages=3)) == 3
    for number in (0, 4, -1):
        with pytest.raises(Absent):
            page_image(a_pdf(pages=3), number)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", a_pdf()[:200], b"\x00" * 500])
def test_what_is_no_whole_pdf_has_no_pages(content: bytes) -> None:
    assert page_count(content) == 0
    with pytest.raises(Absent):
        page_image(content, 1)
