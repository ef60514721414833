from __future__ import annotations

import base64
import html
import io
import json
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.errors import ReleaseRefused
from tahqiq.model.case import ClaimRef, FieldValue
from tahqiq.model.case_codec import case_from_json, case_to_json
from tahqiq.publish.disclosure import Cut, Moved, disclose
from tahqiq.publish.dossier import dossier
from tahqiq.publish.leaks import leaks
from tahqiq.publish.release import check_release
from tahqiq.weigh import matrix

if TYPE_CHECKING:
    from tahqiq.model.case import Case
    from tahqiq.publish.disclosure import Disclosed

NAME = "Omid Sarvestan"


@pytest.fixture(scope="module")
def public(case: Case) -> Disclosed:
    return disclose(case, "public")


def test_internal_shows_everything(case: Case) -> None:
    shown = disclose(case, "internal")
    assert shown.case == case
    assert shown.protected == ()


def test_public_withholds_witnesses_and_unnamed_sources(
    public: Disclosed,
) -> None:  # M102
    assert NAME in public.protected
    assert public.notes == ("unnamed source: 1", "witness: 1")
    assert public.key["[witness 1]"] == NAME  # the key is kept apart (M106)


@pytest.mark.parametrize("profile", ["partner", "public"])
def test_a_withheld_word_is_in_no_byte_of_a_release(case: Case, profile: str) -> None:
    shown = disclose(case, profile)
    page = dossier(
        shown.case,
        matrix(shown.case),
        generated_at=None,
        version="0",
        withheld=shown.notes,
    )
    for data in (page.encode(), case_to_json(shown.case)):
        assert leaks(data, shown.protected) == ()
    assert leaks(case_to_json(case), shown.protected)


def test_a_disclosed_case_is_a_sound_case(public: Disclosed) -> None:
    page = dossier(public.case, matrix(public.case), generated_at=None, version="0")
    assert check_release(public.case, page) == ()
    assert case_from_json(case_to_json(public.case)) == public.case


def test_every_span_still_holds_its_words(public: Disclosed) -> None:
    for reading in public.case.readings:
        text = reading.document.text
        spans = [
            *reading.mentions,
            *reading.times,
            *(s for c in reading.claims for s in c.content),
        ]
        assert all(text[row.start : row.end] == row.exact for row in spans)


def test_the_hash_of_the_evidence_stays(case: Case, public: Disclosed) -> None:
    before = [row.document.sha256 for row in case.readings]
    assert [row.document.sha256 for row in public.case.readings] == before


def test_an_unknown_profile_is_refused(case: Case) -> None:
    with pytest.raises(ReleaseRefused, match="internal, partner, public"):
        disclose(case, "everybody")


def test_public_withholds_one_accused_by_nobody_named(case: Case) -> None:  # M109
    killing = case.incidents[0]
    field = killing.fields["perpetrator"]
    by_unnamed = FieldValue(
        entity="x9",
        confidence="POSSIBLE",
        standing="current",
        claims=(ClaimRef(document="d1", claim="c3"),),
    )
    fields = {
        **killing.fields,
        "perpetrator": replace(field, values=(*field.values, by_unnamed)),
    }
    accused = replace(
        case, incidents=(replace(killing, fields=fields), *case.incidents[1:])
    )
    public = disclose(accused, "public")
    assert public.key["[accused person 1]"] == "Jalal Zandakhani"
    assert "Jalal Zandakhani" not in disclose(accused, "partner").key.values()
    assert leaks(case_to_json(public.case), public.protected) == ()


def test_public_withholds_a_minor_by_every_spelling(case: Case) -> None:
    victim = replace(case.entities[0], risk=("minor",))
    public = disclose(replace(case, entities=(victim, *case.entities[1:])), "public")
    assert public.key["[minor 1]"] == "Nasir al-Tawhari"
    data = case_to_json(public.case).decode()
    for spelling in ("Nasir", "Naser al-Tohari", "ناصر"):
        assert spelling not in data


def zipped(text: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:t>{text}</w:t>")
    return buffer.getvalue()


HIDDEN = {
    "plain": NAME.encode(),
    "upper case": NAME.upper().encode(),
    "accents": "Omîd Sarvestān".encode(),
    "two lines": b"Omid\n   Sarvestan",
    "no-break space": "Omid\u00a0Sarvestan".encode(),
    "zero width": "Om\u200bid Sarve\u200dstan".encode(),
    "soft hyphen": "Omid Sarve\u00adstan".encode(),
    "hyphen": b"Omid-Sarvestan",
    "dots": b"O.m.i.d. S.a.r.v.e.s.t.a.n",
    "file name": b"photo_omid_sarvestan.jpg",
    "tags between": b"<b>Omid</b> <i>Sarve</i>stan",
    "attribute": b'<img alt="Omid Sarvestan">',
    "entities": "".join(f"&#{ord(letter)};" for letter in NAME).encode(),
    "escaped": html.escape(NAME).encode(),
    "percent": quote("Omid Sarvestan سروستان").encode(),
    "json escapes": json.dumps("Omid Sarvestan").replace("O", "\\u004f").encode(),
    "base64": base64.b64encode(NAME.encode()),
    "url-safe base64": base64.urlsafe_b64encode(f"xx{NAME}yy".encode()),
    "hex": NAME.encode().hex().encode(),
    "utf-16": NAME.encode("utf-16"),
    "word file": zipped(NAME),
    "backwards": NAME[::-1].encode(),
}


@pytest.mark.parametrize("kind", HIDDEN)
def test_a_planted_leak_is_found(kind: str) -> None:
    assert leaks(
        b"before " + HIDDEN[kind]
        if kind not in {"word file", "utf-16"}
        else HIDDEN[kind],
        (NAME,),
    )


def test_a_leak_in_the_name_of_a_file_is_found() -> None:
    assert leaks(b"nothing", (NAME,), "omid-sarvestan.html")


def test_arabic_names_are_found_with_and_without_vowel_marks() -> None:
    assert leaks("قال نَاصِر الطوهري".encode(), ("ناصر الطوهري",))


@given(st.text(max_size=200))
def test_text_without_the_name_is_no_leak(text: str) -> None:
    if "sarvestan" not in text.casefold():
        assert leaks(text.encode(), ("Omid Sarvestan-Karamdust",)) == ()


@given(st.binary(max_size=300))
def test_no_bytes_make_the_check_fall_over(data: bytes) -> None:
    leaks(b"PK\x03\x04" + data, (NAME,))
    leaks(b"\x1f\x8b" + data, (NAME,))
    leaks(data, (NAME,))


@given(st.text(min_size=1, max_size=60), st.data())
def test_offsets_move_with_the_cuts(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    moved = Moved(text, (Cut(start=start, end=end, shown="[x]"),))
    assert moved.text == text[:start] + "[x]" + text[end:]
    for place in range(len(text)):
        if not start <= place < end:
            assert moved.text[moved.at(place, is_end=False)] == text[place]
    assert (
        moved.text[moved.at(start, is_end=False) : moved.at(end, is_end=True)] == "[x]"
    )
