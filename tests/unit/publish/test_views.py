from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tahqiq.model.lookup import index_case
from tahqiq.publish import views

if TYPE_CHECKING:
    from tahqiq.model.case import Case
    from tahqiq.model.lookup import CaseIndex


@pytest.fixture(scope="module")
def index(case: Case) -> CaseIndex:
    return index_case(case)


def test_a_chain_runs_from_the_outlet_inwards(index: CaseIndex) -> None:  # M17
    rows = {(row.ref.document, row.ref.claim): row for row in views.claims_table(index)}
    assert rows["d1", "c2"].chain == "Orun Wire < Rostam Jabbari (said)"
    assert rows["d1", "c3"].speaker == (
        "a member of the city council, who asked not to be named (in Orun Wire)"
    )


def test_the_pieces_of_a_sentence_join_to_the_sentence(index: CaseIndex) -> None:
    for row in views.claims_table(index):
        text = index.readings[row.ref.document].document.text
        assert "".join(piece.text for piece in row.pieces) in text


def test_the_words_of_a_claim_are_marked_in_its_sentence(
    index: CaseIndex,
) -> None:  # M15
    row = next(row for row in views.claims_table(index) if row.ref.claim == "c3")
    content = "".join(piece.text for piece in row.pieces if piece.is_content)
    assert content == "Katibat al-Wadi was behind the killing"
    assert [piece.text for piece in row.pieces if piece.marker == "hedge"] == [
        "believed"
    ]


def test_a_denied_proposition_never_looks_affirmed(index: CaseIndex) -> None:
    rows = {row.id: row.statement for row in views.group_rows(index)}
    assert rows["g5"] == "Katibat al-Wadi had no hand in the killing"
    assert rows["g4"].endswith("Katibat al-Wadi was behind the killing")
    assert rows["g4"].startswith("Accusation, no finding: ")


def test_reports_and_origins_stand_side_by_side(index: CaseIndex) -> None:  # M60
    row = next(row for row in views.group_rows(index) if row.id == "g1")
    assert row.support == "three reports, two origins"
    assert row.origin_names == ("Orun Wire, The Kesht Daily", "Sahran Voice")


def test_every_claim_is_shown_in_full_once(index: CaseIndex) -> None:
    shown = [claim.ref for row in views.group_rows(index) for claim in row.claims]
    assert len(shown) == len(set(shown))


def test_an_accusation_stands_with_its_accuser_and_its_denial(
    index: CaseIndex,
) -> None:  # M109
    rows = views.accusations(index.incidents["i1"], index)
    assert rows[0].text == (
        "Katibat al-Wadi: suspected or accused, according to a member of the city council, "
        "who asked not to be named (in Orun Wire). Denied by Katibat al-Wadi."
    )
    assert "No answer by Farhad Zandakhani was found" in rows[1].text


def test_a_confirmed_proposition_is_established_and_an_accusation_never(
    index: CaseIndex,
) -> None:
    found = views.summary(index)
    established = " ".join(row.text for row in found.established.lines)
    assert "Gunmen shot dead" in established
    assert "Katibat" not in established
    everything = [*found.established.lines, *found.single.lines, *found.disputed.lines]
    assert not any("behind the killing" in row.text for row in everything)
    assert len(found.accused.lines) == 2


def test_a_field_of_one_origin_is_reported_and_not_established(
    index: CaseIndex,
) -> None:  # M63
    found = views.summary(index)
    assert any(row.text == "Place: Sahran." for row in found.single.lines)
    assert not any("Place" in row.text for row in found.established.lines)


def test_every_sentence_of_the_first_page_has_a_basis(index: CaseIndex) -> None:
    found = views.summary(index)
    for part in (
        found.established,
        found.single,
        found.disputed,
        found.accused,
        found.unknown,
    ):
        assert all(row.basis for row in part.lines)


def test_the_sources_words_of_doubt_are_given_as_theirs(
    index: CaseIndex,
) -> None:  # M91
    lines = views.summary(index).single.lines
    arrest = next(row for row in lines if "arrested" in row.text)
    assert "In the words of the sources: “allegedly”." in arrest.notes
    assert "Nobody asserts it: alleged." in arrest.notes


def test_dates_of_publication_are_no_dates_of_events(index: CaseIndex) -> None:  # M9
    lanes = {row.lane for row in views.timeline_rows(index)}
    assert lanes == {"incident", "follow-up", "reported", "published"}


def test_every_spelling_is_kept_with_its_count(index: CaseIndex) -> None:  # M31
    row = next(row for row in views.person_rows(index) if row.id == "x1")
    assert dict(row.spellings)["ناصر الطوهري"] == 1
    assert dict(row.spellings)["Nasir al-Tawhari"] == 2


def test_somebody_only_described_is_not_listed_as_named(index: CaseIndex) -> None:
    rows = {row.id: row.is_named for row in views.person_rows(index)}
    assert not rows["x3"]
    assert rows["x2"]


def test_questions_without_an_answer_say_what_was_read(index: CaseIndex) -> None:  # M99
    rows = {row.ask: row for row in views.question_rows(index)}
    inquiry = rows["Is there an official inquiry?"]
    assert inquiry.is_open
    assert "five reports read, the latest of 15 March 2031" in inquiry.answer


def test_steps_of_an_answer_are_attributed(index: CaseIndex) -> None:  # M101
    rows = views.ledger_rows(index)
    assert [(row.stage, row.when) for row in rows] == [
        ("Arrest", "14 March 2031 to 16 March 2031")
    ]
    assert any(
        text.startswith("Inquiry: none is reported")
        for text in views.absent_steps(index)
    )


def test_reviewed_claims_are_counted(index: CaseIndex) -> None:  # M111
    share = views.review_share(index)
    assert (share.reviewed, share.total) == (1, 12)


def test_refusals_of_every_stage_are_listed_once(index: CaseIndex) -> None:  # M117
    assert [row.item for row in views.refusal_rows(index)] == ["photo.jpg", "s1"]


def test_who_was_harmed_is_answered_by_whom_it_befell(index: CaseIndex) -> None:  # M99
    rows = {row.ask: row for row in views.question_rows(index)}
    assert not rows["Who was harmed?"].is_open
    assert "Killed (" in rows["Who was harmed?"].answer
    assert rows["When?"].answer.startswith("Known: ")


def test_what_is_only_asked_or_wished_is_no_finding(index: CaseIndex) -> None:
    before = [line.text for line in views.summary(index).single.lines]
    asked = tuple(
        replace(
            reading,
            claims=tuple(
                replace(claim, certainty="hypothetical") for claim in reading.claims
            ),
        )
        for reading in index.case.readings
    )
    found = views.summary(index_case(replace(index.case, readings=asked)))
    after = [line.text for line in found.single.lines]
    assert "Two men fired from a pickup." in before
    assert "Two men fired from a pickup." not in after
