"""Origins, not articles (M60, M67, M74)."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from tahqiq.corroborate import corroborate
from tahqiq.model.case import SourceProfile

TEXT = "Fourteen people were killed in the blast at Tell Beyda"


def toll(say, by=None, word="Fourteen", number=14.0, **more):
    text = f"{word} people were killed in the blast at Tell Beyda"
    return say(
        text=text, by=by, deed="killed", counts={word: ("killed", number)}, **more
    )


def test_two_named_speakers_in_two_papers_are_two_origins(
    say, make, case_of, the_group
):
    case = case_of([
        make("a", "Marj Gazette", toll(say, "Salim Qadiri")),
        make("b", "Hill Post", toll(say, "Rana Tabari")),
    ])  # fmt: skip
    found = the_group(corroborate(case), "14 killed")
    assert (found.origins, found.reports, found.status) == (2, 2, "confirmed")


def test_one_speaker_in_nine_papers_is_one_origin(say, make, case_of, the_group):
    case = case_of([
        make(f"{n}", f"Paper {n}", toll(say, "Salim Qadiri")) for n in range(9)
    ])  # fmt: skip
    found = the_group(corroborate(case), "14 killed")
    assert (found.origins, found.reports, found.status) == (1, 9, "weak")


def test_unnamed_speakers_raise_nothing_however_many(say, make, case_of, the_group):
    case = case_of([
        make("a", "Marj Gazette", toll(say, "a relative", kind="unnamed")),
        make("b", "Hill Post", toll(say, "residents", kind="collective")),
        make("c", "River News", toll(say, kind="unspecified")),
    ])  # fmt: skip
    found = the_group(corroborate(case), "14 killed")
    assert (found.origins, found.origin_sets, found.status) == (0, (), "unverified")


def test_a_named_person_who_repeats_unnamed_people_adds_nothing(
    say, make, case_of, the_group
):
    heard = toll(say, "rescuers", kind="collective", through=("Salim Qadiri",))
    found = the_group(
        corroborate(case_of([make("a", "Marj Gazette", heard)])), "14 killed"
    )
    assert found.origins == 0


def test_a_headline_beside_the_quoted_official_is_no_second_origin(
    say, make, case_of, the_group
):
    case = case_of([
        make("a", "Marj Gazette", toll(say), toll(say, "Salim Qadiri")),
    ])  # fmt: skip
    assert the_group(corroborate(case), "14 killed").origins == 1


def test_a_body_that_publishes_and_is_quoted_is_one_speaker(
    say, make, case_of, the_group
):
    case = case_of([
        make("a", "Ministry of Health", toll(say)),
        make("b", "Hill Post", toll(say, "Ministry of Health")),
    ])  # fmt: skip
    found = the_group(corroborate(case), "14 killed")
    assert found.origins == 1
    assert found.origin_sets == (("d-a", "d-b"),)


def test_an_outlet_quoted_by_another_takes_the_origin_of_its_own_report(
    say, make, case_of, the_group
):
    case = case_of([
        make("a", "Marj Gazette", toll(say, "a relative", kind="unnamed")),
        make("b", "Hill Post", toll(say, "Marj Gazette"), published="2031-05-03"),
    ])  # fmt: skip
    assert the_group(corroborate(case), "14 killed").origins == 0


def test_a_nameless_police_of_a_quoting_paper_joins_the_police_statement(
    say, make, case_of, the_group
):
    case = case_of([
        make("a", "Marj Police", toll(say)),
        make("b", "Hill Post", toll(say, "the police", kind="collective")),
    ])  # fmt: skip
    found = the_group(corroborate(case), "14 killed")
    assert found.origin_sets == (("d-a", "d-b"),)


def test_the_head_of_a_body_speaks_for_it(say, make, case_of, the_group):
    case = case_of([
        make("a", "Marj Police", toll(say)),
        make("b", "Hill Post", toll(say, "Salim Qadiri",
                                    leads=("Salim Qadiri", "Marj Police"))),
    ])  # fmt: skip
    assert the_group(corroborate(case), "14 killed").origins == 1


def test_outlets_of_one_owner_are_one_origin(say, make, case_of, the_group):
    reports = [make("a", "Marj Gazette", toll(say)), make("b", "Hill Post", toll(say))]
    sources = tuple(
        SourceProfile(name=name, owner="Lotus Group")
        for name in ("Marj Gazette", "Hill Post")
    )
    apart = the_group(corroborate(case_of(reports)), "14 killed")
    together = the_group(corroborate(case_of(reports, sources=sources)), "14 killed")
    assert (apart.origins, together.origins) == (2, 1)


def test_two_papers_that_credit_one_absent_agency_are_one_origin(
    say, make, case_of, the_group
):
    case = case_of([
        make("a", "Marj Gazette", toll(say), credits=("Orun Wire",)),
        make("b", "Hill Post", toll(say), credits=("Orun Wire",)),
    ])  # fmt: skip
    assert the_group(corroborate(case), "14 killed").origins == 1


def test_the_reasons_of_a_group_add_up_to_its_origins(say, make, case_of):
    case = case_of([
        make("a", "Marj Gazette", toll(say, "Salim Qadiri")),
        make("b", "Hill Post", toll(say, "a relative", kind="unnamed")),
    ])  # fmt: skip
    for row in corroborate(case).groups:
        assert sum(reason.weight for reason in row.reasons) == row.origins


def reports_of(say, make):
    return [
        make("a", "Marj Gazette", toll(say, "Salim Qadiri")),
        make("b", "Hill Post", toll(say, "a relative", kind="unnamed")),
        make("c", "River News", toll(say, "Rana Tabari", "Twelve", 12.0)),
        make("d", "Ministry of Health", toll(say)),
        make("e", "Valley Voice", say(
            text="Katibat al-Marj had no part in the blast at Tell Beyda",
            by="Katibat al-Marj", deed="blast", realis="negated", polarity="denied")),
    ]  # fmt: skip


@given(order=st.permutations(range(5)))
def test_the_order_of_documents_does_not_matter(order):
    from tests.unit.corroborate.conftest import Say, build, report  # noqa: PLC0415

    rows = reports_of(Say, report)
    assert corroborate(build([rows[at] for at in order])) == corroborate(build(rows))


@given(which=st.integers(0, 4))
def test_a_document_added_twice_changes_no_count_status_or_weight(which):
    from dataclasses import replace  # noqa: PLC0415

    from tests.unit.corroborate.conftest import Say, build, report  # noqa: PLC0415

    rows = reports_of(Say, report)
    again = replace(rows[which], file="z-again")

    def seen(reports):
        found = corroborate(build(reports))
        groups = {
            (r.proposition, r.polarity, r.origins, r.reports, r.status)
            for r in found.groups
        }
        fields = {
            name: (field.state, field.low, field.best, field.high, field.value)
            for row in found.incidents for name, field in row.fields.items()
        }  # fmt: skip
        return groups, fields

    assert seen([*rows, again]) == seen(rows)


RANK = ["unverified", "weak", "fair", "confirmed"]


@given(have=st.sets(st.integers(0, 3), min_size=1), more=st.integers(0, 3))
def test_an_independent_agreeing_report_never_lowers_support(have, more):
    from tests.unit.corroborate.conftest import (  # noqa: PLC0415
        Say,
        build,
        group,
        report,
    )

    names = ["Salim Qadiri", "Rana Tabari", "Idris Marwan", "Hamza Dehlavi"]
    rows = [report(f"{n}", f"Paper {n}", toll(Say, names[n])) for n in sorted(have)]
    new = report("new", "New Paper", toll(Say, names[more]))
    before = group(corroborate(build(rows)), "14 killed")
    after = group(corroborate(build([*rows, new])), "14 killed")
    assert after.origins >= before.origins
    assert RANK.index(after.status) >= RANK.index(before.status)


def test_every_voice_counts_once_whichever_pairs_are_chosen(
    say, make, case_of, the_group
):
    names = ["Salim Qadiri", "Rana Tabari", "Idris Marwan"]
    for left, right in itertools.product(names, names):
        case = case_of([
            make("a", "Marj Gazette", toll(say, left)),
            make("b", "Hill Post", toll(say, right)),
        ])  # fmt: skip
        found = the_group(corroborate(case), "14 killed")
        assert found.origins == len({left, right})
