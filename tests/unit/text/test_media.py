"""The kind of a file: bytes first, name second."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.text.media import HTML, MARKDOWN, PDF, PLAIN, WORD, ZIP, media


def zipped(*names: str) -> bytes:
    space = io.BytesIO()
    with zipfile.ZipFile(space, "w") as packed:
        for name in names:
            packed.writestr(name, "x")
    return space.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"Two dead.", "a.txt", PLAIN),
        (b"Two dead.", "report", PLAIN),
        (b"Two dead.", "a.html", PLAIN),
        (b"Two <br> dead.", "a.html", HTML),
        (b"<!DOCTYPE html><p>Two dead.", "a.txt", HTML),
        (b"<!-- saved --><html>", "a.txt", HTML),
        ("\ufeff<html><p>Two".encode("utf-16-le"), "a.html", HTML),
        ("Two dead in Sahran".encode("utf-16-le"), "a.txt", PLAIN),
        (b"# Two dead", "a.md", MARKDOWN),
        (b"%PDF-1.7", "a.txt", PDF),
        (b"\n\n%PDF-1.7", "a.pdf", PDF),
        (zipped("word/document.xml"), "a.zip", WORD),
        (zipped("a.txt"), "a.docx", ZIP),
        (b"PK\x03\x04broken", "a.docx", WORD),
        (b"PK\x03\x04broken", "a.zip", ZIP),
        (b"MZ is a prefix of names.", "a.txt", PLAIN),
        (b"MZ\x90\0\3\0\0\0", "a.txt", "application/x-msdownload"),
        (b"\0\1\2\3" * 9, "a.txt", "application/octet-stream"),
        (b"{}", "a.json", "text/x-json"),
    ],
)
def test_a_file_is_what_its_bytes_are(content, name, kind):
    assert media(content, name).type == kind


@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.pdf", "a.docx", "a.html"]))
def test_any_bytes_have_a_kind(content, name):
    assert media(content, name).label
