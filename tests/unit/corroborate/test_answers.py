"""Answers that share few words with what they answer, and what is none (M26, M29)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tahqiq.corroborate import corroborate
from tahqiq.model.case import CaseLink, Group, Proposal


def drawn(links: tuple[CaseLink, ...]):
    return {(row.claim.document, row.type, row.target.document) for row in links}


def holding(found, document: str) -> list[Group]:
    return [
        row for row in found.groups if any(r.document == document for r in row.claims)
    ]


def test_a_man_said_to_live_contradicts_the_report_of_his_death(say, make, case_of):
    found = corroborate(case_of([
        make("a", "Marj Gazette", say(text="Idris Marwan was killed on the spot", by="Salim Qadiri")),
        make("b", "Hill Post", say(text="Idris Marwan is alive and recovering", by="Rana Tabari")),
    ]))  # fmt: skip
    assert ("d-a", "contradicts", "d-b") in drawn(found.links)
    fates = {row.proposition: row.status for row in found.groups if row.kind == "fate"}
    assert fates == {
        "Idris Marwan is alive": "contested", "Idris Marwan died": "contested",
    }  # fmt: skip


def test_a_report_called_wrong_is_denied_and_not_only_contradicted(say, make, case_of):
    found = corroborate(case_of([
        make("a", "Marj Gazette", say(text="Idris Marwan was killed on the spot", by="Salim Qadiri")),
        make("b", "Hill Post", say(text="The report that Idris Marwan died is wrong", by="Rana Tabari"),
             say(text="Idris Marwan is alive", by="Rana Tabari")),
    ]))  # fmt: skip
    assert ("d-b", "denies", "d-a") in drawn(found.links)


def test_nobody_has_a_fate_where_nobody_says_that_he_lives(say, make, case_of):
    """A death alone stays among the deeds; it is no dispute about who lives."""
    found = corroborate(case_of([
        make("a", "Marj Gazette", say(text="Idris Marwan was killed on the spot")),
    ]))  # fmt: skip
    assert not [row for row in found.groups if row.kind == "fate"]


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("the gunmen wore army uniforms", "the gunmen wore ordinary clothes", True),
        ("they fled in a white van", "they fled in a black van", True),
        ("they fled in a white van", "they fled in a rusty van", False),
    ],
)
def test_one_thing_has_one_look(say, make, case_of, left, right, apart):
    deed = {"by": "Salim Qadiri", "deed": "killed", "victim": "Idris Marwan"}
    found = corroborate(case_of([
        make("a", "Marj Gazette", say(text=f"Idris Marwan was killed and {left}", **deed)),
        make("b", "Hill Post", say(text=f"Idris Marwan was killed and {right}", **deed)),
    ]))  # fmt: skip
    assert (("d-a", "contradicts", "d-b") in drawn(found.links)) is apart


def test_a_claim_of_responsibility_called_theatre_is_denied(say, make, case_of):
    own = "Katibat al-Marj carried out the killing at Tell Beyda"
    found = corroborate(case_of([
        make("a", "Katibat al-Marj", say(text=own, deed="killing", doer="Katibat al-Marj")),
        make("b", "Hill Post", say(text="The statement of Katibat al-Marj was pure theatre",
                                   by="Rana Tabari")),
    ]))  # fmt: skip
    assert ("d-b", "denies", "d-a") in drawn(found.links)


def test_a_request_that_never_arrived_is_denied(say, make, case_of):
    found = corroborate(case_of([
        make("a", "Marj Gazette", say(text="protection", by="Idris Marwan", act="ask",
                                      certainty="hypothetical")),
        make("b", "Marj Police", say(text="We never received a request for protection",
                                     polarity="denied")),
    ]))  # fmt: skip
    assert not [row for row in found.links if row.type == "contradicts"]
    asked = next(
        row for row in holding(found, "d-a") if "protection" in row.proposition
    )
    assert asked.origins == 1, "whoever reports that he asked says so"


@pytest.mark.parametrize(
    "words",
    [
        "Katibat al-Marj could not be reached for the killing at Tell Beyda",
        "Katibat al-Marj did not comment on the killing at Tell Beyda",
    ],
)
def test_silence_denies_nothing(say, make, case_of, words):
    found = corroborate(case_of([
        make("a", "Marj Gazette", say(text="the killing at Tell Beyda shook Katibat al-Marj")),
        make("b", "Hill Post", say(text=words, polarity="denied")),
    ]))  # fmt: skip
    assert drawn(found.links) == set()


def test_what_one_of_two_rivals_did_is_never_told_of_both(say, make, case_of):
    """The worst a count can do: a doer whom some of the reports never named."""
    found = corroborate(case_of([
        make("a", "Marj Gazette", say(text="Katibat al-Marj attacked the grain convoy at the old ford",
                                      deed="attacked", doer="Katibat al-Marj")),
        make("b", "Hill Post", say(text="Ansar Beyda attacked the grain convoy at the old ford",
                                   deed="attacked", doer="Ansar Beyda")),
    ]))  # fmt: skip
    for row in found.groups:
        if "Katibat" in row.proposition or "Ansar" in row.proposition:
            assert len({ref.document for ref in row.claims}) == 1, row.proposition


def test_numbers_of_one_thing_that_differ_stay_two_propositions(say, make, case_of):
    """Seven cartridge cases are never confirmed by seventeen."""
    found = corroborate(case_of([
        make("a", "Marj Gazette", say(text="Investigators picked up seventeen cartridge cases outside the pharmacy",
                                      deed="picked")),
        make("b", "Marj Police", say(text="Our officers picked up seven cartridge cases outside the pharmacy",
                                     deed="picked")),
    ]))  # fmt: skip
    counts = {row.proposition: row for row in found.groups if row.kind == "count"}
    assert set(counts) == {"“seventeen cartridge cases”", "“seven cartridge cases”"}
    assert {row.status for row in counts.values()} == {"contested"}
    assert ("d-a", "contradicts", "d-b") in drawn(found.links)


def test_two_who_may_be_one_are_one_origin(say, make, case_of, the_group):
    """What is not known adds nothing: M37 keeps two entities, M60 counts one voice."""
    told = "the bridge at Tell Beyda burned down before the soldiers came"
    case = case_of([
        make("a", "Marj Gazette", say(text=told, by="Salim Qadiri")),
        make("b", "Hill Post", say(text=told, by="Rana Tabari")),
    ])  # fmt: skip
    rows = {row.name: row for row in case.entities}
    short = replace(rows["Rana Tabari"], name="Salim")
    named = tuple(short if row.name == "Rana Tabari" else row for row in case.entities)
    pair = Proposal(
        left=rows["Salim Qadiri"].id, right=short.id, weight=0.8, reasons=()
    )
    assert the_group(corroborate(replace(case, entities=named)), "bridge").origins == 2
    maybe = replace(case, entities=named, proposals=(pair,))
    assert the_group(corroborate(maybe), "bridge").origins == 1


def test_a_report_of_nobody_knows_whom_adds_no_origin(say, make, case_of, the_group):
    told = "the bridge at Tell Beyda burned down before the soldiers came"
    found = corroborate(case_of([
        make("a", "Marj Gazette", say(text=told)), make("b", None, say(text=told)),
    ]))  # fmt: skip
    row = the_group(found, "bridge")
    assert (row.origins, row.status) == (1, "weak")
    assert any("nobody knows who published it" in one.detail for one in row.reasons)


def test_what_would_have_been_counts_nobody(say, make, case_of):
    found = corroborate(case_of([
        make("a", "Marj Gazette", say(text="the dam would have killed three people by now",
                                      deed="killed", counts={"three": ("killed", 3.0)})),
    ]))  # fmt: skip
    assert not [row for row in found.groups if row.kind == "toll"]


def test_a_trial_has_no_perpetrator(say, make, case_of):
    case = case_of([make("a", "Marj Gazette", say(
        text="Salim Qadiri opened the trial of Idris Marwan", deed="trial",
        doer="Salim Qadiri", victim="Idris Marwan"))])  # fmt: skip
    row = replace(case.incidents[0], type=None)
    found = corroborate(replace(case, incidents=(row,)))
    assert found.incidents[0].fields["perpetrator"].state == "not-coded"


@pytest.mark.parametrize(
    ("words", "origins"),
    [
        ("Salim Qadiri told the Marj Gazette that the bridge burned down at noon", 1),
        ("a relative told the Marj Gazette that the bridge burned down at noon", 0),
        ("a relative told us that the bridge burned down at noon", 0),
    ],
)
def test_what_somebody_told_an_outlet_is_not_its_own_knowledge(
    say, make, case_of, the_group, words, origins
):
    """M67, even where the reader took the sentence for the outlet's own words."""
    row = the_group(
        corroborate(case_of([make("a", "Marj Gazette", say(text=words))])), "bridge"
    )
    assert row.origins == origins
    assert not any(one.detail.startswith("Marj Gazette") for one in row.reasons)


def test_requests_for_one_thing_are_one_proposition(say, make, case_of):
    asked = {"act": "ask", "certainty": "hypothetical", "by": "Idris Marwan"}
    found = corroborate(case_of([
        make("a", "Marj Gazette", say(text="protection from the gunmen", **asked)),
        make("b", "Hill Post", say(text="protection", **asked)),
    ]))  # fmt: skip
    row = next(row for row in found.groups if "protection" in row.proposition)
    assert (row.reports, row.origins) == (2, 2)
    assert row.proposition.startswith("Idris Marwan asked: ")


def test_two_words_too_many_reports_have_are_no_agreement(say, make, case_of):
    found = corroborate(case_of([
        make("a", "Marj Gazette", say(text="He laughed", by="Salim Qadiri")),
        make("b", "Hill Post", say(text="He laughed", by="Rana Tabari")),
    ]))  # fmt: skip
    assert {row.reports for row in found.groups} == {1}


def test_a_dead_man_is_no_witness_of_his_death(say, make, case_of, the_group):
    """A pronoun read as the victim counts as nobody; his name, from before, as himself."""
    killed = say(
        text="Idris Marwan was killed at Tell Beyda",
        deed="killed",
        victim="Idris Marwan",
    )
    seen = say(text="A white pickup stopped across the street", by="Idris Marwan")
    case = case_of([make("a", "Marj Gazette", killed, seen)])
    assert the_group(corroborate(case), "pickup stopped").origins == 1
    reading = case.readings[0]
    claim = reading.claims[1]
    step = replace(
        claim.chain[-1], source=replace(claim.chain[-1].source, end=2, exact="he")
    )
    other = replace(claim, chain=(claim.chain[0], step))
    misread = replace(reading, claims=(reading.claims[0], other))
    found = corroborate(replace(case, readings=(misread,)))
    assert the_group(found, "pickup stopped").origins == 0


def test_a_copy_told_otherwise_is_discounted_with_its_model(say, make, case_of):
    """It never stood on anything else, and its own outlet took nothing back."""
    story = "the bridge at Tell Beyda was mined on Sunday by engineers"
    found = corroborate(case_of([
        make("a", "Marj Gazette", say(text=story), published="2031-05-01"),
        make("b", "Hill Post", say(text="farmers kept cattle, ferries and families away because mines lay on the bridge"),
             published="2031-05-02", credits=("Marj Gazette",)),
        make("c", "Marj Gazette", say(text=f"We wrote that {story}"), say(text="This was wrong"),
             published="2031-05-04"),
    ]))  # fmt: skip
    statuses = {row.status for row in holding(found, "d-b")}
    assert statuses == {"discounted"}
