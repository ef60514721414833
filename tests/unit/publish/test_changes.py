from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tahqiq.model.judgement import Judgement
from tahqiq.model.lookup import index_case
from tahqiq.publish.changes import changes, changes_text
from tahqiq.publish.claims import replies
from tahqiq.publish.named import about

if TYPE_CHECKING:
    from tahqiq.model.case import Case


def judged(case: Case, kind: str, subject: str, value: str | None, reason: str) -> Case:
    row = Judgement(
        sequence=len(case.judgements) + 100, kind=kind, subject=subject, object=None,  # type: ignore[arg-type]
        value=value, author="Ana", at="2031-04-02T08:00:00Z", reason=reason,
    )  # fmt: skip
    return replace(case, judgements=(*case.judgements, row))


def test_the_same_case_says_nothing_otherwise(case: Case) -> None:
    assert changes(case, case) == ()
    assert "nothing that an earlier release said otherwise" in changes_text((), "x")


def test_a_rejected_claim_is_named_with_its_reason(case: Case) -> None:  # M98
    later = judged(case, "reject", "d1#c2", None, "the wire took it back")
    found = changes(case, later)
    (claim,) = [row for row in found if row.kind == "claim"]
    assert (claim.item, claim.after) == ("d1#c2", "")
    assert "the wire took it back" in claim.why
    assert "judgement: reject" in {row.kind for row in found}


def test_a_field_says_what_it_said_and_says(case: Case) -> None:
    killing = case.incidents[0]
    killed = replace(killing.fields["killed"], low=2, best=2, high=2, state="known")
    later = replace(
        case,
        incidents=(
            replace(killing, fields={**killing.fields, "killed": killed}),
            *case.incidents[1:],
        ),
    )
    (row,) = changes(case, later)
    assert (row.before[:6], row.after[:1]) == ("1 to 2", "2")


def test_an_accusation_that_goes_is_named_whole(case: Case) -> None:  # M109
    killing = case.incidents[0]
    field = killing.fields["perpetrator"]
    fewer = replace(field, values=field.values[1:])
    later = replace(
        case,
        incidents=(
            replace(killing, fields={**killing.fields, "perpetrator": fewer}),
            *case.incidents[1:],
        ),
    )
    (row,) = changes(case, later)
    assert "according to" in row.before
    assert row.after == ""


def test_a_report_that_is_added_is_named(case: Case) -> None:
    earlier = replace(case, readings=case.readings[1:])
    kinds = {row.kind for row in changes(earlier, case)}
    assert "report added" in kinds


def test_another_version_of_the_judgement_shows_both(case: Case) -> None:  # M94
    later = judged(case, "assess", "question", "It is unlikely.", "a new witness")
    row = changes(case, later)[-1]
    assert row.kind == "judgement on the question"
    assert row.before
    assert (row.after, row.why) == ("It is unlikely.", "a new witness")


def test_an_answer_holds_every_claim_its_chain_and_its_replies(case: Case) -> None:
    index = index_case(case)
    (found,) = about("Katibat al-Wadi", index)
    assert any("Denied by Katibat al-Wadi" in text for text in found.accusations)
    assert found.spoken
    assert all(row.chain and row.evidence for row in (*found.told, *found.spoken))
    assert about("Naser al-Tohari", index)[0].name == "Nasir al-Tawhari"
    assert about("Nobody", index) == ()


def test_a_denial_between_quotation_marks_keeps_its_own_words(case: Case) -> None:
    """Whoever says "We do not" is never quoted without the "not" (M26)."""
    index = index_case(case)
    (denial,) = (link for link in case.links if link.type == "denies")
    (row,) = replies((denial,), index, incoming=True)
    exact = [span.exact for span in index.claims[denial.claim].content]
    assert row.proposition == " … ".join(exact)
