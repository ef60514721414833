"""Who copies whom, and what shows it (M60, M61)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tahqiq.corroborate import corroborate
from tahqiq.model.case import SourceProfile
from tahqiq.model.judgement import Judgement
from tahqiq.text.prints import containment, likely_copies, minhash, shingles

STORY = (
    "A bomb hidden in a green handcart killed the baker beside the old copper gate",
    "Two clerks carried the ledger of the toll house out through a broken window",
    "The mayor had ordered forty lanterns for the harvest feast the week before",
    "Neighbours said a tall stranger had asked for the price of figs at noon",
    "A blue bicycle without a saddle was found chained to the customs shed",
)
RETOLD = (
    "The baker was killed near the copper gate by explosives hidden in a green cart",
    "Through a broken window two clerks carried out the toll house ledger",
    "Forty lanterns had been ordered by the mayor for the harvest feast",
    "At noon a tall stranger asked the price of figs, neighbours said",
    "Chained to the customs shed was a blue bicycle that had no saddle",
)
OTHER = (
    "The baker of the copper gate was killed by a bomb on market day",
    "Police have sealed the square and are looking for three witnesses",
    "His sister, who lives abroad, will travel home for the burial",
    "Schools in the lower town stay shut until the end of the week",
    "The governor promised an inquiry and called for calm in the province",
)


def told(say, make, file, outlet, sentences, **more):
    says = [say(text=text) for text in sentences]
    return make(file, outlet, *says, own_text=False, **more)


def rows_of(case):
    return {(row.document, row.origin, row.kind) for row in corroborate(case).lineage}


def test_a_reprint_is_traced_to_the_older_report(say, make, case_of):
    case = case_of([
        told(say, make, "b", "Hill Post", STORY[:4], published="2031-05-03"),
        told(say, make, "a", "Marj Gazette", STORY, published="2031-05-02"),
    ])  # fmt: skip
    assert rows_of(case) == {("d-b", "d-a", "reprint")}


def test_the_same_text_elsewhere_is_a_duplicate(say, make, case_of):
    case = case_of([
        told(say, make, "a", "Marj Gazette", STORY),
        told(say, make, "b", "Hill Post", STORY),
    ])  # fmt: skip
    assert rows_of(case) == {("d-b", "d-a", "duplicate")}


def test_the_same_small_facts_in_the_same_order_are_a_rewrite(say, make, case_of):
    case = case_of([
        told(say, make, "a", "Marj Gazette", STORY),
        told(say, make, "b", "Hill Post", RETOLD, published="2031-05-03"),
    ])  # fmt: skip
    assert rows_of(case) == {("d-b", "d-a", "rewrite")}


def test_two_reports_of_one_event_are_not_copies(say, make, case_of):
    case = case_of([
        told(say, make, "a", "Marj Gazette", STORY),
        told(say, make, "b", "Hill Post", OTHER, published="2031-05-03"),
    ])  # fmt: skip
    assert rows_of(case) == set()


def test_the_evidence_of_copying_is_shown(say, make, case_of):
    case = case_of([
        told(say, make, "a", "Marj Gazette", STORY),
        told(say, make, "b", "Hill Post", RETOLD, published="2031-05-03"),
    ])  # fmt: skip
    (row,) = corroborate(case).lineage
    retold = [r.detail for r in row.reasons if r.feature == "retold sentence"]
    assert any("ledger" in detail for detail in retold)
    assert abs(sum(reason.weight for reason in row.reasons) - row.weight) < 1e-9


def test_a_credited_agency_outside_the_case_is_the_origin(say, make, case_of):
    case = case_of([
        told(say, make, "a", "Marj Gazette", STORY, credits=("Orun Wire",)),
    ])  # fmt: skip
    assert rows_of(case) == {("d-a", "Orun Wire", "credit")}


def test_an_agency_does_not_credit_itself(say, make, case_of):
    case = case_of([told(say, make, "a", "Orun Wire", STORY, credits=("Orun Wire",))])
    assert rows_of(case) == set()


def test_a_report_that_says_it_rests_on_another_outlet_does(say, make, case_of):
    case = case_of([
        told(say, make, "a", "Marj Gazette", STORY),
        told(say, make, "b", "Hill Post",
             ("This article is based on reports by Marj Gazette",),
             published="2031-05-03"),
    ])  # fmt: skip
    assert ("d-b", "d-a", "quotes") in rows_of(case)


def test_a_common_owner_is_shown(say, make, case_of):
    sources = tuple(
        SourceProfile(name=name, owner="Lotus Group")
        for name in ("Marj Gazette", "Hill Post")
    )
    case = case_of(
        [
            told(say, make, "a", "Marj Gazette", STORY),
            told(say, make, "b", "Hill Post", OTHER),
        ],
        sources=sources,
    )
    assert rows_of(case) == {
        ("d-a", "Lotus Group", "owner"), ("d-b", "Lotus Group", "owner"),
    }  # fmt: skip


def judged(value):
    return Judgement(
        sequence=1, kind="lineage", subject="d-b", object="d-a", value=value,
        author="Rana", at="2031-06-01T00:00:00Z", reason="asked both desks",
    )  # fmt: skip


def test_a_person_can_say_that_a_likeness_is_no_copy(say, make, case_of):
    reports = [
        told(say, make, "a", "Marj Gazette", STORY),
        told(say, make, "b", "Hill Post", RETOLD, published="2031-05-03"),
    ]
    assert rows_of(case_of(reports, judgements=(judged("independent"),))) == set()


def test_a_person_can_say_that_a_report_is_a_copy(say, make, case_of):
    reports = [
        told(say, make, "a", "Marj Gazette", STORY),
        told(say, make, "b", "Hill Post", OTHER, published="2031-05-03"),
    ]
    found = rows_of(case_of(reports, judgements=(judged("copy"),)))
    assert found == {("d-b", "d-a", "reprint")}


WORDS = st.lists(st.sampled_from("abcdefghij"), min_size=12, max_size=40)


@given(words=WORDS)
def test_a_text_is_found_as_its_own_copy(words):
    print_ = minhash(shingles(" ".join(words)))
    assert likely_copies({"a": print_, "b": print_}) == {("a", "b")}


@given(left=WORDS, right=WORDS)
def test_containment_is_a_share(left, right):
    ours, theirs = shingles(" ".join(left)), shingles(" ".join(right))
    assert 0.0 <= containment(ours, theirs) <= 1.0
    assert containment(ours, ours) == 1.0
