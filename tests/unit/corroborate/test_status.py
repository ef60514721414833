"""Statuses, denials, corrections (M26, M62, M72, case-1 retracts)."""

from __future__ import annotations

import pytest

from tahqiq.codebook.grading import grading
from tahqiq.corroborate import corroborate, explain
from tahqiq.errors import CaseError
from tahqiq.model.case import CaseLink
from tahqiq.model.judgement import Judgement

DENIAL = "Katibat al-Marj had no part in the killing at Tell Beyda"


def blame(say, by="Salim Qadiri", **more):
    return say(text="Katibat al-Marj carried out the killing at Tell Beyda", by=by,
               deed="killing", doer="Katibat al-Marj", **more)  # fmt: skip


def denial(say):
    return say(text=DENIAL, deed="killing", realis="negated", polarity="denied")


def toll(say, word, number, by=None, **more):
    text = f"{word} people were killed in the blast at Tell Beyda"
    return say(
        text=text, by=by, deed="killed", counts={word: ("killed", number)}, **more
    )


def kinds(links: tuple[CaseLink, ...]):
    return {(link.claim.document, link.type, link.target.document) for link in links}


def test_a_denial_by_the_accused_contests_the_accusation(say, make, case_of, the_group):
    found = corroborate(case_of([
        make("a", "Marj Gazette", blame(say)),
        make("b", "Hill Post", blame(say, "Rana Tabari")),
        make("c", "Katibat al-Marj", denial(say)),
    ]))  # fmt: skip
    assert the_group(found, "did it").status == "contested"
    assert the_group(found, "did it", "denied").status == "contested"
    denials = {row for row in kinds(found.links) if row[1] == "denies"}
    assert denials == {("d-c", "denies", "d-a"), ("d-c", "denies", "d-b")}


def test_a_denial_is_no_evidence_of_the_opposite(say, make, case_of, the_group):
    """M26: the accusation keeps its origins."""
    found = corroborate(case_of([
        make("a", "Marj Gazette", blame(say)),
        make("c", "Katibat al-Marj", denial(say)),
    ]))  # fmt: skip
    assert the_group(found, "did it").origins == 1


def test_accusations_without_firmness_are_fair_and_not_confirmed(
    say, make, case_of, the_group
):
    found = corroborate(case_of([
        make("a", "Marj Gazette", blame(say, certainty="alleged")),
        make("b", "Hill Post", blame(say, "Rana Tabari", certainty="alleged")),
    ]))  # fmt: skip
    assert the_group(found, "did it").status == "fair"


def test_rival_doers_contest_one_another_without_contradicting(
    say, make, case_of, the_group
):
    rival = say(text="Ansar Beyda carried out the killing at Tell Beyda",
                by="Rana Tabari", deed="killing", doer="Ansar Beyda")  # fmt: skip
    found = corroborate(case_of([
        make("a", "Marj Gazette", blame(say)), make("b", "Hill Post", rival),
    ]))  # fmt: skip
    assert the_group(found, "Katibat al-Marj did it").status == "contested"
    assert kinds(found.links) == set()


def test_two_groups_that_both_claim_the_deed_contradict(say, make, case_of):
    first = say(text="We carried out the killing at Tell Beyda, Katibat al-Marj says",
                deed="killing", doer="Katibat al-Marj")  # fmt: skip
    second = say(text="Ansar Beyda carried out the killing at Tell Beyda",
                 deed="killing", doer="Ansar Beyda")  # fmt: skip
    found = corroborate(case_of([
        make("a", "Katibat al-Marj", first), make("b", "Ansar Beyda", second),
    ]))  # fmt: skip
    assert {row[1] for row in kinds(found.links)} == {"contradicts"}


def test_other_figures_contradict_and_contest(say, make, case_of, the_group):
    found = corroborate(case_of([
        make("a", "Marj Gazette", toll(say, "Fourteen", 14.0, "Salim Qadiri")),
        make("b", "Hill Post", toll(say, "Thirteen", 13.0, "Rana Tabari")),
    ]))  # fmt: skip
    assert the_group(found, "14 killed").status == "contested"
    assert kinds(found.links) == {("d-a", "contradicts", "d-b")}


def test_at_least_nine_does_not_contradict_fourteen(say, make, case_of, the_group):
    found = corroborate(case_of([
        make("a", "Marj Gazette", toll(say, "nine", 9.0, "Salim Qadiri", at_least=True)),
        make("b", "Hill Post", toll(say, "Fourteen", 14.0, "Rana Tabari")),
    ]))  # fmt: skip
    assert kinds(found.links) == set()
    assert the_group(found, "at least 9 killed").status == "weak"


def corrected(say, make):
    sense = say(text="The road to Tell Beyda was closed by fallen cedars")
    wrong = make("a", "Marj Gazette", toll(say, "Two", 2.0, "Salim Qadiri"), sense,
                 published="2031-05-02")  # fmt: skip
    note = make(
        "b", "Marj Gazette",
        say(text="Correction: we reported that two people were killed in the blast",
            deed="killed", counts={"two": ("killed", 2.0)}),
        say(text="This was wrong"),
        say(text="One person was killed in the blast at Tell Beyda", deed="killed",
            by="Rana Tabari", counts={"One": ("killed", 1.0)}),
        published="2031-05-04",
    )  # fmt: skip
    return wrong, note


def test_a_correction_withdraws_the_figure_and_its_copies(
    say, make, case_of, the_group
):
    wrong, note = corrected(say, make)
    copy = make("c", "Hill Post", toll(say, "Two", 2.0, "Marj Gazette"),
                published="2031-05-03")  # fmt: skip
    found = corroborate(case_of([wrong, note, copy]))
    assert the_group(found, "2 killed").status == "withdrawn"
    assert ("d-b", "retracts", "d-a") in kinds(found.links)
    field = found.incidents[0].fields["killed"]
    assert (field.state, field.low, field.high) == ("known", 1.0, 1.0)
    assert {value.standing for value in field.values if value.low == 2.0} == {
        "withdrawn", "copy",
    }  # fmt: skip


def test_a_correction_leaves_the_rest_of_the_report(say, make, case_of, the_group):
    found = corroborate(case_of(list(corrected(say, make))))
    assert the_group(found, "fallen cedars").status == "weak"


def test_another_outlet_cannot_take_a_report_back(say, make, case_of, the_group):
    wrong, note = corrected(say, make)
    other = make("b", "Hill Post", *note.says, published=note.published)
    found = corroborate(case_of([wrong, other]))
    assert the_group(found, "2 killed").status != "withdrawn"


def test_figures_brought_up_to_date_are_superseded_and_not_withdrawn(
    say, make, case_of, the_group
):
    found = corroborate(case_of([
        make("a", "Ministry of Health", toll(say, "Eleven", 11.0)),
        make("b", "Ministry of Health", toll(say, "Thirteen", 13.0),
             say(text="These figures replace those of 2 May"), published="2031-05-05"),
    ]))  # fmt: skip
    standings = {v.low: v.standing for v in found.incidents[0].fields["killed"].values}
    assert standings == {11.0: "superseded", 13.0: "current"}
    assert the_group(found, "11 killed").status == "withdrawn"


def grade(value, subject="d-a#c0"):
    return Judgement(
        sequence=1, kind="grade-claim", subject=subject, object=None, value=value,
        author="Rana", at="2031-06-01T00:00:00Z", reason="read both",
    )  # fmt: skip


def test_credibility_one_is_refused_below_two_origins(say, make, case_of, the_group):
    """M59."""
    one = make("a", "Marj Gazette", toll(say, "Fourteen", 14.0, "Salim Qadiri"))
    two = make("b", "Hill Post", toll(say, "Fourteen", 14.0, "Rana Tabari"))
    alone = corroborate(case_of([one], judgements=(grade("1"),)))
    both = corroborate(case_of([one, two], judgements=(grade("1"),)))
    assert the_group(alone, "14 killed").credibility == "6"
    assert [row.stage for row in alone.refusals] == ["corroborate"]
    assert the_group(both, "14 killed").credibility == "1"
    assert both.refusals == ()


def test_nothing_is_graded_by_the_machine(say, make, case_of):
    """M58: F and 6 until a person says otherwise."""
    found = corroborate(case_of([make("a", "Marj Gazette", toll(say, "Ten", 10.0))]))
    assert {row.credibility for row in found.groups} == {"6"}
    assert {row.reliability for row in found.sources} == {"F"}


def test_a_rejected_claim_is_in_no_group(say, make, case_of):
    case = case_of(
        [make("a", "Marj Gazette", toll(say, "Ten", 10.0))],
        judgements=(
            Judgement(sequence=1, kind="reject", subject="d-a#c0", object=None,
                      value=None, author="Rana", at="2031-06-01T00:00:00Z",
                      reason="misread"),
        ),
    )  # fmt: skip
    assert corroborate(case).groups == ()


def test_explain_says_why_in_words(say, make, case_of, whole):
    case = whole(case_of([
        make("a", "Marj Gazette", toll(say, "Fourteen", 14.0, "Salim Qadiri")),
        make("b", "Hill Post", toll(say, "Fourteen", 14.0, "a relative", kind="unnamed")),
    ]))  # fmt: skip
    (row,) = [one for one in case.groups if "14 killed" in one.proposition]
    lines = explain(case, row.id)
    assert "2 reports, 1 independent origin: weak." in lines[1]
    assert any("“a relative” (unnamed) raises no count" in line for line in lines)
    assert any(line.startswith("killed: 14") for line in explain(case, "i1.killed"))


def test_explain_refuses_an_id_of_nothing(say, make, case_of):
    with pytest.raises(CaseError, match="nope"):
        explain(case_of([]), "nope")


def test_every_status_a_group_may_have_is_defined():
    assert set(grading().statuses) == {
        "confirmed", "fair", "weak", "contested", "discounted", "withdrawn", "unverified",
    }  # fmt: skip
