from __future__ import annotations

import importlib.util
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tahqiq.publish.leaks import leaks, masked

# A module of tables beside this one: tests are imported by their path and are no package.
_SPEC = importlib.util.spec_from_file_location(
    "planted", Path(__file__).with_name("planted.py")
)
assert _SPEC is not None
assert _SPEC.loader is not None
planted = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(planted)
NAME, SPELLINGS, CARRIERS, ALONE = (
    planted.NAME, planted.SPELLINGS, planted.CARRIERS, planted.ALONE,
)  # fmt: skip
# A word file holds no control characters, a PDF title of reportlab no other planes, and
# code numbers of ASCII alone stand for nothing else: these go with plain spellings only.
PLAIN_ONLY = frozenset(
    name for name in CARRIERS if name.startswith(("Word", "PDF", "name in a zip"))
) | {"byte escapes", "octal escapes", "rich text bytes", "UTF-8 read as Latin-1"}
# What a carrier's own letters would change: they hide nothing a second time.
FRAGILE = frozenset(
    {"backwards", "Arabic backwards", "mail backwards", "turned by thirteen letters"}
)
LOOSE = settings(max_examples=150, deadline=None, derandomize=True)


def test_at_least_two_hundred_kinds_of_leak_are_planted() -> None:
    assert len(SPELLINGS) + len(CARRIERS) + len(ALONE) >= 200
    written = [text for _, text in SPELLINGS.values()]
    assert len(set(written)) >= len(written) - 1  # "as it is" and one control differ


@pytest.mark.parametrize("kind", SPELLINGS)
def test_a_withheld_thing_is_found_however_it_is_written(kind: str) -> None:
    protected, written = SPELLINGS[kind]
    assert leaks(f"They say {written} was there.".encode(), (protected,))


@pytest.mark.parametrize("kind", CARRIERS)
def test_a_withheld_name_is_found_wherever_it_stands(kind: str) -> None:
    assert leaks(CARRIERS[kind](NAME), (NAME,))


@pytest.mark.parametrize("kind", ALONE)
def test_a_withheld_name_is_found_in_places_of_its_own(kind: str) -> None:
    protected, data, name = ALONE[kind]
    assert leaks(data, (protected,), name)


@LOOSE
@given(
    st.sampled_from(sorted(SPELLINGS)),
    st.sampled_from(sorted(set(CARRIERS) - PLAIN_ONLY)),
)
def test_every_spelling_is_found_in_every_carrier(spelling: str, carrier: str) -> None:
    protected, written = SPELLINGS[spelling]
    assert leaks(CARRIERS[carrier](written), (protected,))


@pytest.mark.parametrize(
    ("text", "protected"),
    [
        ("Nasiriyah is a town", "Nasir"),
        ("the centre of the town", "A centre"),
        ("Omar Sardesai and Amid Surest met", NAME),
        ("33.9152, 44.3661", planted.POINT),
        ("On 11 March 2031 at 12:00, 1,200,000 dinars", planted.PHONE),
        ("Omid met Karim. Sarvestanis cheered.", "Omid Sarvestan-Karamdust"),
        ("Osman's brother", "Osman S. Tarkhani"),
        ("svzt98f", planted.PHONE),
    ],
)
def test_what_is_somebody_or_something_else_is_no_leak(
    text: str, protected: str
) -> None:
    assert leaks(text.encode(), (protected,)) == ()


def test_a_name_that_is_shown_is_no_other_spelling_of_a_withheld_one() -> None:
    text = b"Naser al-Tohari spoke."
    assert leaks(text, ("Nasser Toharri",))
    assert leaks(text, ("Nasser Toharri",), shown=("Naser al-Tohari",)) == ()
    assert leaks(
        b"Nasser Toharri spoke.", ("Nasser Toharri",), shown=("Naser al-Tohari",)
    )


@pytest.mark.parametrize(
    "data", [b"7z\xbc\xaf\x27\x1c rest", b"Rar!\x1a\x07\x00", b"PK\x03\x04 broken"]
)
def test_what_cannot_be_looked_into_stands_against_a_release(data: bytes) -> None:
    assert {row.kind for row in leaks(data, (NAME,))} == {"unreadable"}


def test_a_locked_member_stands_against_a_release() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", b"x")
    data = bytearray(buffer.getvalue())
    for head in (data.index(b"PK\x03\x04") + 6, data.index(b"PK\x01\x02") + 8):
        data[head] |= 1  # the flag of a member behind a password
    (found,) = leaks(bytes(data), (NAME,))
    assert found.kind == "unreadable"


def test_a_finding_does_not_spell_out_what_is_withheld() -> None:
    (found,) = leaks(NAME.encode(), (NAME,))
    assert "Sarvestan" not in found.detail
    assert masked(NAME) in found.detail


@LOOSE
@given(st.binary(max_size=400))
def test_no_bytes_make_the_check_fall_over(data: bytes) -> None:
    for head in (
        b"PK\x03\x04",
        b"\x1f\x8b",
        b"BZh9",
        b"\xfd7zXZ\x00",
        b"%PDF-1.4\n",
        b"{\\rtf",
        b"",
    ):
        leaks(head + data, (NAME, planted.POINT, planted.PHONE))
