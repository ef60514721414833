"""Factories for captures, PDFs and Word documents with invented content."""

from __future__ import annotations

import hashlib
import io

import docx
import pytest
from reportlab.pdfgen import canvas

from tahqiq.ingest import ingest
from tahqiq.model.document import Capture, Document, Said


@pytest.fixture
def capture():
    """A capture of some bytes or words."""

    def make(content, name="report.txt", said=None):
        data = content.encode() if isinstance(content, str) else content
        return Capture(
            content=data,
            sha256=hashlib.sha256(data).hexdigest(),
            name=name,
            uri=name,
            captured="2031-03-12T12:00:00+00:00",
            collector="R. Analyst",
            method="file",
            said=said or Said(),
        )

    return make


@pytest.fixture
def read(capture):
    """The document in some bytes or words; fails where there is none."""

    def make(content, name="report.txt", said=None):
        document = ingest(capture(content, name, said))
        assert isinstance(document, Document), document
        return document

    return make


@pytest.fixture
def kinds(read):
    """Kind and words of each passage."""

    def make(content, name="report.txt"):
        document = read(content, name)
        return [
            (one.kind, document.text[one.start : one.end]) for one in document.passages
        ]

    return make


@pytest.fixture
def pdf():
    """A PDF: pages of (left, height above the foot, size of type, words)."""

    def make(*pages, direction=None, password=None, title=None):
        space = io.BytesIO()
        sheet = canvas.Canvas(space, encrypt=password, invariant=1)
        if title:
            sheet.setTitle(title)
        if direction:
            sheet.setViewerPreference("Direction", direction)
        for page in pages:
            for left, height, size, words in page:
                sheet.setFont("Helvetica", size)
                sheet.drawString(left, height, words)
            sheet.showPage()
        sheet.save()
        return space.getvalue()

    return make


@pytest.fixture
def word():
    """A Word document built by a function that is given the empty one."""

    def make(build):
        document = docx.Document()
        build(document)
        space = io.BytesIO()
        document.save(space)
        return space.getvalue()

    return make
