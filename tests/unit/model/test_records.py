"""Ids, spans and the JSON of a reading: what a record may be and how it comes back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.errors import ContractError
from tahqiq.model.codec import (
    decode,
    reading_from_dict,
    reading_from_json,
    reading_to_dict,
    reading_to_json,
)
from tahqiq.model.document import Document, Passage, Refusal
from tahqiq.model.ids import content_id
from tahqiq.model.reading import (
    Claim,
    Entity,
    Link,
    Marker,
    Quantity,
    Reading,
    Sentence,
    Span,
    Stance,
    Step,
)

TEXT = "Rostam Qadiri said that 12 to 15 guards had allegedly fired."


def span(exact: str) -> Span:
    start = TEXT.index(exact)
    return Span(start=start, end=start + len(exact), exact=exact)


def reading(**changes: Any) -> Reading:
    document = Document(
        id="d1",
        sha256="0" * 64,
        text_sha256="1" * 64,
        file="report.txt",
        uri="report.txt",
        media_type="text/plain",
        text=TEXT,
        passages=(Passage(start=0, end=len(TEXT), kind="body"),),
        refusals=(Refusal(stage="ingest", item="report.txt", reason="a doubt."),),
    )
    doubt = span("allegedly")
    claim = Claim(
        id="c1",
        sentence="s1",
        content=(span("guards"), span("fired")),
        proposition="the guards fired",
        chain=(
            Step(kind="outlet", act="publish"),
            Step(kind="named", entity="e1", source=span("Rostam Qadiri"), act="say"),
        ),
        certainty="alleged",
        polarity="affirmed",
        factuality=Stance(innermost="PS+", outlet="Uu"),
        markers=(
            Marker(
                start=doubt.start, end=doubt.end, exact=doubt.exact, kind="allegation"
            ),
        ),
        alternatives=((Step(kind="outlet", act="publish"),),),
    )
    counted = span("12 to 15")
    quantity = Quantity(
        id="q1", start=counted.start, end=counted.end, exact=counted.exact, low=12.0,
        high=15.0, comparator="between", unit="participants",
    )  # fmt: skip
    parts: dict[str, Any] = {
        "document": document,
        "sentences": (Sentence(id="s1", start=0, end=len(TEXT), kind="body"),),
        "entities": (Entity(id="e1", schema="Person", name="Rostam Qadiri"),),
        "quantities": (quantity,),
        "claims": (claim,),
        "links": (Link(claim="c1", type="denies", target="c2", drawn_by="outlet"),),
        "reader": "test 1",
    }
    return Reading(**{**parts, **changes})


def test_a_reading_comes_back_from_its_json() -> None:
    assert reading_from_json(reading_to_json(reading())) == reading()


def test_the_json_of_a_reading_that_came_back_is_the_same_bytes() -> None:
    once = reading_to_json(reading())
    assert reading_to_json(reading_from_json(once)) == once


def test_links_carry_the_contract_s_names() -> None:
    (link,) = reading_to_dict(reading())["links"]
    assert link == {"from": "c1", "type": "denies", "to": "c2", "drawn_by": "outlet"}


def test_a_joint_count_has_units_and_no_unit() -> None:
    single, *_ = reading().quantities
    joint = Quantity(
        id="q2", start=0, end=6, exact=TEXT[:6], low=25, high=None, comparator=">",
        units=("wounded", "abducted"),
    )  # fmt: skip
    rows = reading_to_dict(reading(quantities=(single, joint)))["quantities"]
    assert ["unit" in row for row in rows] == [True, False]
    assert ["units" in row for row in rows] == [False, True]
    whole = reading(quantities=(single, joint))
    assert reading_from_dict(reading_to_dict(whole)) == whole


@pytest.mark.parametrize(
    "junk", [b"", b"{", b"[]", b"null", b'{"schema": "x"}', b"\xff", b'"text"']
)
def test_what_is_no_reading_is_refused_in_words(junk: bytes) -> None:
    with pytest.raises(ContractError):
        reading_from_json(junk)


def test_a_reading_with_a_bad_value_is_refused() -> None:
    raw = reading_to_dict(reading())
    raw["claims"][0]["certainty"] = "sure"
    with pytest.raises(ContractError, match=r"certainty|sure"):
        reading_from_dict(raw)


def test_a_reading_without_its_document_is_refused() -> None:
    raw = reading_to_dict(reading())
    del raw["document"]
    with pytest.raises(ContractError):
        reading_from_dict(raw)


def test_keys_that_a_later_version_adds_are_passed_over() -> None:
    raw = {**reading_to_dict(reading()), "weather": "dry"}
    assert reading_from_dict(raw) == reading()


@pytest.mark.parametrize(
    ("start", "end", "exact"), [(3, 3, ""), (-1, 2, "abc"), (4, 2, "x"), (0, 4, "abc")]
)
def test_a_span_that_cannot_be_its_words_is_not_made(
    start: int, end: int, exact: str
) -> None:
    with pytest.raises(ValueError, match="span"):
        Span(start=start, end=end, exact=exact)


def test_records_are_frozen() -> None:
    with pytest.raises(AttributeError):
        reading().reader = "other"  # type: ignore[misc]
    assert all(field.kw_only for field in fields(Claim))


parts = st.lists(st.text(max_size=8), max_size=4)


@given(parts=parts)
def test_an_id_is_its_content(parts: list[str]) -> None:
    assert content_id("c", *parts) == content_id("c", *parts)
    assert content_id("c", *parts)[1:] != content_id("c", *parts, "more")[1:]


@given(left=st.text(max_size=8), right=st.text(max_size=8))
def test_parts_of_an_id_do_not_run_into_one_another(left: str, right: str) -> None:
    if right and "\x1f" not in left + right:
        assert content_id("c", left, right) != content_id("c", left + right)


@given(data=st.binary(max_size=60))
def test_any_bytes_are_json_or_a_contract_error(data: bytes) -> None:
    with suppress(ContractError):
        decode(data)


def test_ids_and_kinds_of_readings_are_held_once_however_many_have_them() -> None:
    raw = reading_to_json(reading())
    left, right = reading_from_json(raw), reading_from_json(raw)
    assert left == right
    pairs = zip(left.claims, right.claims, strict=True)
    assert all(one.id is other.id for one, other in pairs)
    assert left.claims
