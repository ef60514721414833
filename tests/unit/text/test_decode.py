"""Encodings: one confident answer or a refusal that names the byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.text.decode import Decoded, Undecodable, decode

ENGLISH = (
    "The minister said “no” to the café owner\u2019s plan on Tuesday, police said."
)
ARABIC = (
    "قالت الشرطة إن مسلحين أطلقوا النار على المحامي، وقتل شخص واحد وأصيب ثلاثة آخرون "
    "في المدينة يوم الثلاثاء."
)
TURKISH = (
    "İçişleri Bakanl\u0131ğ\u0131 sald\u0131r\u0131da beş kişinin öldüğünü "
    "aç\u0131klad\u0131, şüpheliler kaçt\u0131."
)
POLISH = (
    "Ministerstwo poinformowało, że zginęło pięć osób, a śledztwo trwa w województwie."
)


@pytest.mark.parametrize(
    ("text", "encoding", "found"),
    [
        (ENGLISH, "utf-8", "utf-8"),
        (ENGLISH, "utf-8-sig", "utf-8-sig"),
        (ENGLISH, "utf-16", "utf-16"),
        (ENGLISH, "utf-32", "utf-32"),
        (ENGLISH.replace("“", '"'), "utf-16-le", "utf-16-le"),
        ("Two men were shot dead", "utf-16-be", "utf-16-be"),
        (ENGLISH, "cp1252", "cp1252"),
        (ARABIC, "cp1256", "cp1256"),
        (ARABIC, "iso8859_6", "iso8859_6"),
        (TURKISH, "cp1254", "cp1254"),
        (POLISH, "cp1250", "cp1250"),
    ],
)
def test_the_text_comes_back_as_it_was_written(text, encoding, found):
    assert decode(text.encode(encoding)) == Decoded(text=text, encoding=found)


def test_white_space_quotes_and_line_ends_are_not_touched():
    """M12: cleaning works on a copy."""
    text = "He said\u00a0“no”.\r\nShe\tleft.\r\n"
    assert decode(text.encode()).text == text


def test_mixed_encodings_are_refused_at_the_first_stray_byte():
    mixed = "“He said” ".encode() + "café “no”".encode("cp1252")
    found = decode(mixed)
    assert isinstance(found, Undecodable)
    assert mixed[found.position] >= 0x80
    assert found.position == mixed.index(b"\xe9")


def test_bytes_that_no_encoding_explains_are_refused():
    assert isinstance(decode(bytes(range(128, 256))), Undecodable)
    assert isinstance(decode(b"\xff\xfea\xd8"), Undecodable)


@given(st.text())
def test_utf8_is_read_strictly(text):
    found = decode(text.encode("utf-8", "ignore"))
    if not text.startswith("\ufeff") and "\0" not in text:
        assert found.text == text.encode("utf-8", "ignore").decode()


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_place(content):
    found = decode(content)
    if isinstance(found, Undecodable):
        assert 0 <= found.position <= len(content)
