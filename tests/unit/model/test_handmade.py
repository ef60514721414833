"""Claims added by hand: anchored in the report, kept in judgements, undone at will."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.errors import JudgementError
from tahqiq.model.document import Document, Passage
from tahqiq.model.handmade import ADDED, claim_json, hand_claim, with_added
from tahqiq.model.judgement import Judgement, standing
from tahqiq.model.reading import Entity, Event, Reading, Sentence, Span
from tahqiq.model.review import reviewed

TEXT = "Two men fired at the lawyer. A neighbour saw them ride away."


def a_reading(text: str = TEXT) -> Reading:
    sha = hashlib.sha256(text.encode()).hexdigest()
    return Reading(
        document=Document(
            id="d1", sha256=sha, text_sha256=sha, file="wire.txt", uri="wire.txt",
            media_type="text/plain", text=text,
            passages=(Passage(start=0, end=len(text), kind="body"),),
        ),
        sentences=(Sentence(id="s1", start=0, end=28, kind="body"),
                   Sentence(id="s2", start=29, end=len(text), kind="body")),
        entities=(Entity(id="e1", schema="Person", name="a neighbour"),),
        events=(Event(id="v1", type="ASSAULT",
                      triggers=(Span(start=8, end=13, exact="fired"),)),),
    )  # fmt: skip


def wanted(**changes: Any) -> str:
    asked = {
        "content": [{"start": 0, "end": 27}],
        "proposition": "Two men fired at a lawyer",
    }
    return json.dumps({**asked, **changes})


def row(sequence: int, kind: Any, subject: str, value: str | None = None) -> Judgement:
    return Judgement(sequence=sequence, kind=kind, subject=subject, object=None, value=value,
                     author="Mina Darvish", at="2031-03-12T09:00:00Z", reason="")  # fmt: skip


def test_its_words_are_those_of_the_report_and_its_events_those_within_them() -> None:
    claim = hand_claim(wanted(), a_reading())
    assert claim.content[0].exact == TEXT[0:27]
    assert claim.sentence == "s1"
    assert claim.events == ("v1",)
    assert claim.flags == (ADDED,)


def test_what_the_outlet_says_itself_binds_it_and_what_others_say_does_not() -> None:
    own = hand_claim(wanted(polarity="denied"), a_reading())
    assert (own.factuality.innermost, own.factuality.outlet) == ("CT-", "CT-")
    chain = [
        {"kind": "outlet", "act": "publish"},
        {"kind": "named", "entity": "e1", "act": "say"},
    ]
    heard = hand_claim(wanted(chain=chain, certainty="probable"), a_reading())
    assert (heard.factuality.innermost, heard.factuality.outlet) == ("PR+", "Uu")


@pytest.mark.parametrize(
    "change",
    [
        {"content": []},
        {"content": [{"start": 5, "end": 5}]},
        {"content": [{"start": 5, "end": 999}]},
        {"content": [{"start": -4, "end": 2}]},
        {"proposition": "  "},
        {"certainty": "sure"},
        {"chain": []},
        {"chain": [{"kind": "named", "entity": "e1"}]},
        {"chain": [{"kind": "outlet"}, {"kind": "named", "entity": "e9"}]},
        {"chain": [{"kind": "outlet"},
                   {"kind": "unnamed", "source": {"start": 0, "end": 3, "exact": "One"}}]},
        {"content": "all of it"},
    ],
)  # fmt: skip
def test_what_does_not_stand_in_the_report_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(JudgementError):
        hand_claim(wanted(**change), a_reading())


def test_it_stands_in_the_order_of_the_text_until_it_is_taken_back() -> None:
    reading = a_reading()
    claim = hand_claim(wanted(), reading)
    made = row(1, "add", f"d1#{claim.id}", claim_json(claim))
    (found,) = reviewed([reading], standing([made]))
    assert found.claims == (claim,)
    assert with_added([reading], [made, made])[0].claims == (claim,)
    undone = row(2, "undo", made.id)
    assert reviewed([reading], standing([made, undone])) == (reading,)


def test_it_can_be_rejected_like_any_other() -> None:
    reading = a_reading()
    claim = hand_claim(wanted(), reading)
    key = f"d1#{claim.id}"
    rows = [row(1, "add", key, claim_json(claim)), row(2, "reject", key)]
    assert reviewed([reading], standing(rows))[0].claims == ()


@given(st.integers(-5, 70), st.integers(-5, 70))
def test_whatever_place_is_named_its_words_stand_there_or_it_is_refused(
    start: int, end: int
) -> None:
    reading = a_reading()
    try:
        claim = hand_claim(wanted(content=[{"start": start, "end": end}]), reading)
    except JudgementError:
        assert not 0 <= start < end <= len(TEXT)
    else:
        assert TEXT[start:end] == claim.content[0].exact
