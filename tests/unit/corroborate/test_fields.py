"""Fields of an incident, each value with its claims and its standing (M51 to M55)."""

from __future__ import annotations

import pytest

from tahqiq.corroborate import corroborate
from tahqiq.corroborate.vocabulary import agreement, rings
from tahqiq.errors import ContractError
from tahqiq.model.case import SourceProfile
from tahqiq.text.stems import stem


def toll(say, word, number, by=None, **more):
    text = f"{word} people were killed in the blast at Tell Beyda"
    return say(
        text=text, by=by, deed="killed", counts={word: ("killed", number)}, **more
    )


def fields(case):
    return corroborate(case).incidents[0].fields


def three_tolls(say, make):
    return [
        make("a", "Marj Gazette", toll(say, "Nine", 9.0, "Salim Qadiri")),
        make("b", "Hill Post", toll(say, "Fourteen", 14.0, "Rana Tabari")),
        make("c", "River News", toll(say, "Fourteen", 14.0, "Idris Marwan")),
    ]


def test_conflicting_figures_are_a_range_with_the_best_supported_one(
    say, make, case_of
):
    killed = fields(case_of(three_tolls(say, make)))["killed"]
    assert (killed.state, killed.low, killed.best, killed.high) == (
        "range", 9.0, 14.0, 14.0,
    )  # fmt: skip
    assert killed.rule == "most-recent-per-origin"
    assert [len(value.claims) for value in killed.values] == [1, 2]


def test_the_rule_for_one_figure_is_named_and_can_be_chosen(say, make, case_of):
    case = case_of(three_tolls(say, make), toll_rule="most-conservative")
    assert fields(case)["killed"].best == 9.0
    assert fields(case)["killed"].rule == "most-conservative"


def test_an_unknown_rule_is_refused(say, make, case_of):
    with pytest.raises(ContractError, match="highest"):
        fields(case_of(three_tolls(say, make), toll_rule="highest"))


def test_a_later_figure_of_the_same_speaker_replaces_the_earlier(say, make, case_of):
    killed = fields(case_of([
        make("a", "Marj Gazette", toll(say, "Nine", 9.0, "Salim Qadiri")),
        make("b", "Hill Post", toll(say, "Ten", 10.0, "Salim Qadiri"),
             published="2031-05-04"),
    ]))["killed"]  # fmt: skip
    assert (killed.state, killed.low, killed.high) == ("known", 10.0, 10.0)
    assert {v.low: v.standing for v in killed.values} == {
        9.0: "superseded", 10.0: "current",
    }  # fmt: skip


def test_a_reprint_of_an_old_figure_does_not_make_it_new(say, make, case_of):
    killed = fields(case_of([
        make("a", "Marj Gazette", toll(say, "Nine", 9.0, "Salim Qadiri")),
        make("b", "Hill Post", toll(say, "Nine", 9.0, "Salim Qadiri"),
             published="2031-05-04"),
    ]))["killed"]  # fmt: skip
    assert {value.standing for value in killed.values} == {"current"}


def test_an_aggregate_is_never_the_toll_of_an_incident(say, make, case_of):
    """M54."""
    text = "Ninety people were killed in the province since 2028"
    killed = fields(case_of([
        make("a", "Marj Gazette", toll(say, "Nine", 9.0),
             say(text=text, deed="killed", counts={"Ninety": ("killed", 90.0)},
                 aggregate=True)),
    ]))["killed"]  # fmt: skip
    assert killed.high == 9.0


def test_a_figure_without_an_origin_does_not_widen_the_range(say, make, case_of):
    killed = fields(case_of([
        make("a", "Marj Gazette", toll(say, "Nine", 9.0, "Salim Qadiri")),
        make("b", "Hill Post", toll(say, "Forty", 40.0, "a relative", kind="unnamed")),
    ]))["killed"]  # fmt: skip
    assert (killed.low, killed.high) == (9.0, 9.0)
    assert {value.low for value in killed.values} == {9.0, 40.0}


def test_a_hypothetical_toll_is_no_toll(say, make, case_of):
    """M25."""
    killed = fields(case_of([
        make("a", "Marj Gazette", toll(say, "Nine", 9.0, certainty="hypothetical")),
    ]))["killed"]  # fmt: skip
    assert killed.state == "unknown"


def blame(say, doer="Katibat al-Marj", **more):
    return say(text=f"{doer} carried out the killing at Tell Beyda", deed="killing",
               doer=doer, **more)  # fmt: skip


def charges(case):
    return {
        (value.entity, value.confidence, value.by)
        for value in fields(case)["perpetrator"].values
    }


def test_an_accusation_keeps_its_accuser(say, make, case_of):
    case = case_of([make("a", "Marj Gazette", blame(say, by="Salim Qadiri"))])
    assert charges(case) == {
        ("x-Katibat-al-Marj", "SUSPECTED OR ACCUSED", "x-Salim-Qadiri"),
    }  # fmt: skip
    assert fields(case)["perpetrator"].state == "unknown"


def test_an_authority_that_accuses_is_marked(say, make, case_of):
    case = case_of([make("a", "Marj Gazette", blame(say, by="Marj Police"))])
    (row,) = charges(case)
    assert row[1] == "SUSPECTED OR ACCUSED BY AUTHORITIES"


def test_who_owns_up_is_listed_as_claiming(say, make, case_of):
    case = case_of([make("a", "Katibat al-Marj", blame(say))])
    (row,) = charges(case)
    assert row[1:] == ("CLAIMED OR ADMITTED", "x-Katibat-al-Marj")
    assert fields(case)["claimed"].value == "yes"


def test_a_hedged_accusation_is_only_possible(say, make, case_of):
    case = case_of([
        make("a", "Marj Gazette", blame(say, by="Salim Qadiri", certainty="possible")),
    ])  # fmt: skip
    (row,) = charges(case)
    assert row[1] == "POSSIBLE"


def test_only_a_medium_reports_as_fact(say, make, case_of):
    flat = make("a", "Marj Gazette", blame(say))
    gazette = SourceProfile(name="Marj Gazette", kind="newspaper")
    party = SourceProfile(name="Marj Gazette", kind="armed-group")
    (fact,) = charges(case_of([flat], sources=(gazette,)))
    (said,) = charges(case_of([flat], sources=(party,)))
    assert (fact[1], said[1]) == ("REPORTED AS FACT", "SUSPECTED OR ACCUSED")


def test_a_victim_is_never_listed_as_the_doer(say, make, case_of):
    told = say(text="Farid Zoran was killed in the attack at Tell Beyda", deed="killed",
               doer="Farid Zoran", victim="Farid Zoran")  # fmt: skip
    assert (
        fields(case_of([make("a", "Marj Gazette", told)]))["perpetrator"].values == ()
    )


def test_two_accused_are_a_dispute(say, make, case_of):
    case = case_of([
        make("a", "Marj Gazette", blame(say, by="Salim Qadiri")),
        make("b", "Hill Post", blame(say, "Ansar Beyda", by="Rana Tabari")),
    ])  # fmt: skip
    assert fields(case)["perpetrator"].state == "disputed"


def absence(say):
    return say(text="No group has claimed responsibility for the killing",
               polarity="denied", deed="killing")  # fmt: skip


def test_that_nobody_claimed_it_is_a_finding(say, make, case_of):
    """M101."""
    claimed = fields(case_of([make("a", "Marj Gazette", absence(say))]))["claimed"]
    assert (claimed.state, claimed.value) == ("known", "no")
    assert [value.value for value in claimed.values] == ["no"]


def test_a_later_claim_does_not_contradict_that_there_was_none(say, make, case_of):
    found = corroborate(case_of([
        make("a", "Marj Gazette", absence(say)),
        make("b", "Katibat al-Marj", blame(say), published="2031-05-06"),
    ]))  # fmt: skip
    assert found.incidents[0].fields["claimed"].value == "yes"
    assert found.links == ()


def test_nothing_said_is_unknown(say, make, case_of):
    case = case_of([make("a", "Marj Gazette", toll(say, "Nine", 9.0))])
    assert fields(case)["claimed"].state == "unknown"
    assert fields(case)["wounded"].state == "unknown"


def test_agreeing_dates_are_known_and_others_a_dispute(say, make, case_of):
    agreed = [
        make("a", "Marj Gazette", toll(say, "Nine", 9.0, when="2031-05-01")),
        make("b", "Hill Post", toll(say, "Nine", 9.0, when="2031-05-01")),
    ]
    other = make("c", "River News", toll(say, "Nine", 9.0, when="2031-05-03"))
    assert fields(case_of(agreed))["date"].state == "known"
    date = fields(case_of([*agreed, other]))["date"]
    assert (date.state, date.earliest) == ("disputed", "2031-05-01")
    assert len(date.values) == 2


def test_every_value_of_every_field_has_a_claim(say, make, case_of):
    """M16."""
    case = case_of([
        *three_tolls(say, make),
        make("d", "Valley Voice", blame(say, by="Salim Qadiri"), absence(say)),
    ])  # fmt: skip
    for field in fields(case).values():
        assert all(value.claims for value in field.values)


def test_a_word_stands_in_one_ring_of_synonyms():
    seen: dict[str, str] = {}
    for ring in agreement().rings:
        for word in {rings().base.get(stem(one), stem(one)) for one in ring}:
            assert seen.setdefault(word, ring[0]) == ring[0], word


def test_forms_of_a_word_meet_their_ring():
    ring, base = rings().ring, rings().base
    assert ring[base[stem("shot")]] == ring[stem("shooting")]


def test_a_field_counts_the_origins_behind_it_and_not_its_reports(say, make, case_of):
    """M60, M67: a copy and an unnamed speaker add none to a toll either."""
    told = {"text": "three people were killed at Tell Beyda", "deed": "killed",
            "counts": {"three": ("killed", 3.0)}}  # fmt: skip
    found = corroborate(case_of([
        make("a", "Marj Gazette", say(**told)),
        make("b", "Hill Post", say(**told), credits=("Marj Gazette",)),
        make("c", "Reed Mail", say(**told, by="a resident", kind="unnamed")),
    ]))  # fmt: skip
    killed = found.incidents[0].fields["killed"]
    assert (killed.state, killed.low, killed.origins) == ("known", 3.0, 1)
