"""Deeds denied in other words than they are told in, and what no denial answers (M26, M29)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tahqiq.corroborate import corroborate
from tahqiq.model.case import CaseLink
from tahqiq.model.reading import Marker, Span


def drawn(links: tuple[CaseLink, ...]):
    return {(row.claim.document, row.type, row.target.document) for row in links}


def denied(say, words: str, mark: str, by: str = "Salim Qadiri"):
    """A denial, and the word in it that denies."""
    return say(text=words, by=by, polarity="denied"), mark


def case_with(case_of, reports, mark: str):
    """The case, with the word that denies marked in its second report."""
    case = case_of(reports)
    reading = case.readings[1]
    start = reading.claims[0].content[0].exact.index(mark)
    marker = Marker(start=start, end=start + len(mark), exact=mark, kind="negation")
    marked = replace(reading.claims[0], markers=(marker,))
    reading = replace(reading, claims=(marked, *reading.claims[1:]))
    return replace(case, readings=(case.readings[0], reading, *case.readings[2:]))


@pytest.mark.parametrize(
    ("denial", "mark", "told", "deed", "answers"),
    [
        ("nobody fired that day", "nobody", "Soldiers shot at the carts", "shot", True),
        ("Marj Police did not fire a shot", "not", "Marj Police opened fire on the carts", "opened fire", True),
        ("not a single round was fired at Tell Beyda", "not", "bullets were fired at Tell Beyda", "fired", True),
        ("Marj Police did not fire live rounds", "not", "Marj Police fired tear gas at the carts", "fired", False),
        ("Marj Police did not fire a shot", "not", "Ansar Beyda opened fire on the carts", "opened fire", False),
        ("Marj Police did not fire a shot", "not", "Marj Police torched the carts", "torched", False),
    ],
)  # fmt: skip
def test_a_denial_answers_the_deed_of_those_it_speaks_of(
    say, make, case_of, denial, mark, told, deed, answers
):
    """M29: the deed is the same whatever the words; another deed is not denied."""
    doer = next((name for name in ("Marj Police", "Ansar Beyda") if name in told), None)
    words, mark = denied(say, denial, mark)
    found = corroborate(case_with(case_of, [
        make("a", "Marj Gazette", say(text=told, by="Rana Tabari", deed=deed, doer=doer)),
        make("b", "Hill Post", words),
    ], mark))  # fmt: skip
    assert (("d-b", "denies", "d-a") in drawn(found.links)) is answers


def test_no_woman_killed_says_nothing_of_the_men(say, make, case_of):
    """M26: who denies the death of some denies no figure of others, nor that one lives."""
    words, mark = denied(say, "No woman was killed", "No")
    found = corroborate(case_with(case_of, [
        make("a", "Marj Gazette",
             say(text="Two men and Idris Marwan were killed", by="Rana Tabari", deed="killed",
                 counts={"Two": ("killed", 2.0)})),
        make("b", "Hill Post", words),
    ], mark))  # fmt: skip
    assert ("d-b", "denies", "d-a") not in drawn(found.links)
    assert not [row for row in found.groups if row.kind == "fate"]


def test_what_was_gone_after_the_strike_is_no_denial_that_it_was_there(
    say, make, case_of
):
    words, mark = denied(say, "I heard the plane, then there was no tent", "no")
    found = corroborate(case_with(case_of, [
        make("a", "Marj Gazette", say(text="An air strike hit the tent", by="Rana Tabari", deed="strike")),
        make("b", "Hill Post", words),
    ], mark))  # fmt: skip
    assert ("d-b", "denies", "d-a") not in drawn(found.links)


def test_what_stands_after_not_is_set_against_the_rest(say, make, case_of):
    """M72: "on the bank, not on the mill" does not say that it was the mill."""
    found = corroborate(case_of([
        make("a", "Marj Gazette",
             say(text="The riflemen stood on the roof of the mill", by="Rana Tabari", deed="stood")),
        make("b", "Hill Post",
             say(text="The riflemen stood on the roof of the bank, not on the mill", by="Salim Qadiri",
                 deed="stood")),
    ]))  # fmt: skip
    both = [row for row in found.groups if row.reports == 2]
    assert not [row for row in both if row.kind == "deed"]


def test_the_number_of_the_dead_is_a_toll_however_it_is_told(say, make, case_of):
    """M50: "The number of drivers killed at the ford is now six"."""
    text = "The number of drivers killed at Tell Beyda is now six"
    found = corroborate(case_of([
        make("a", "Marj Gazette", say(text="four were killed", by="Rana Tabari", deed="killed",
                                      counts={"four": ("killed", 4.0)})),
        make("b", "Hill Post", say(text=text, by="Salim Qadiri", deed="killed", counts={"six": ("other", 6.0)})),
    ]))  # fmt: skip
    assert {row.proposition for row in found.groups if row.kind == "toll"} == {
        "4 killed", "6 killed",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Idris Marwan took his own life", "Idris Marwan did not kill himself", "denies"),
        ("the two men died in a road accident", "the two men did not die in an accident", "denies"),
        ("the two men died in a road accident", "a mob beat the traders to death", "contradicts"),
    ],
)  # fmt: skip
def test_one_death_has_one_manner_and_may_be_denied_it(
    say, make, case_of, left, right, kind
):
    """M29: how somebody died, in whatever words, and that he did not die so."""
    mark = "not" if "not" in right else right.partition(" ")[0]
    polarity = "denied" if kind == "denies" else "affirmed"
    deed = {"denies": "kill" if "kill" in right else "die", "contradicts": "beat"}[kind]
    found = corroborate(case_with(case_of, [
        make("a", "Marj Gazette", say(text=left, by="Rana Tabari", deed="took" if "took" in left else "died")),
        make("b", "Hill Post", say(text=right, by="Salim Qadiri", polarity=polarity, deed=deed)),
    ], mark))  # fmt: skip
    links = drawn(found.links)
    assert {("d-b", kind, "d-a"), ("d-a", kind, "d-b")} & links


@pytest.mark.parametrize(
    ("told", "answers"),
    [("three policemen stood by the truck", True), ("three clerks stood by the truck", False)],
)  # fmt: skip
def test_no_policeman_present_answers_that_policemen_watched(
    say, make, case_of, told, answers
):
    words, mark = denied(say, "No policeman was present", "No")
    found = corroborate(case_with(case_of, [
        make("a", "Marj Gazette", say(text=told, by="Rana Tabari")),
        make("b", "Hill Post", words, say(text="a mob killed Idris Marwan", deed="killed")),
    ], mark))  # fmt: skip
    assert (("d-b", "denies", "d-a") in drawn(found.links)) is answers


def test_a_pistol_that_was_not_found_denies_no_shot(say, make, case_of):
    words, mark = denied(say, "No pistol was found beside the gate", "No")
    found = corroborate(case_with(case_of, [
        make("a", "Marj Gazette", say(text="the clerk was shot twice", by="Rana Tabari", deed="shot")),
        make("b", "Hill Post", words),
    ], mark))  # fmt: skip
    assert ("d-b", "denies", "d-a") not in drawn(found.links)


def test_a_mine_is_no_word_of_who_speaks(say, make, case_of):
    """M29: "the bus drove onto a mine" speaks of a mine, whoever says so."""
    words, mark = denied(say, "There was no mine at the gate", "no")
    found = corroborate(case_with(case_of, [
        make("a", "Marj Gazette", say(text="the bus drove onto a mine", by="Rana Tabari", deed="mine")),
        make("b", "Hill Post", words),
    ], mark))  # fmt: skip
    assert ("d-b", "denies", "d-a") in drawn(found.links)


@pytest.mark.parametrize(
    ("told", "apart"),
    [("Idris Marwan was beaten with sticks", True), ("Hamza Dehlavi was beaten with sticks", False)],
)  # fmt: skip
def test_whoever_is_unharmed_was_not_beaten(say, make, case_of, told, apart):
    """M29: of the same person only."""
    whom = " ".join(told.split()[:2])
    case = case_of([
        make("a", "Marj Gazette", say(text="Idris Marwan was freed unharmed", by="Rana Tabari",
                                      deed="freed", victim="Idris Marwan")),
        make("b", "Hill Post", say(text=told, by="Salim Qadiri", deed="beaten", victim=whom)),
    ])  # fmt: skip
    found = corroborate(replace(case, readings=tuple(map(pointed, case.readings))))
    links = drawn(found.links)
    assert (
        bool({("d-a", "contradicts", "d-b"), ("d-b", "contradicts", "d-a")} & links)
        is apart
    )


@pytest.mark.parametrize(("other", "owns"), [(None, False), ("ASSAULT", True)])
def test_whoever_took_in_the_wounded_has_wounded_nobody(
    say, make, case_of, other, owns
):
    """M72: a doctor who received three wounded owns up to nothing."""
    text = "Salim Qadiri received three wounded"
    case = case_of([
        make("a", "Marj Gazette", say(text=text, by="Salim Qadiri", deed="wounded", doer="Salim Qadiri")),
    ])  # fmt: skip
    reading = pointed(case.readings[0])
    first = replace(reading.events[0], id="took", type=other, triggers=(
        Span(start=13, end=21, exact="received"),
    ))  # fmt: skip
    claim = replace(reading.claims[0], events=("v0", "took"))
    reading = replace(reading, claims=(claim,), events=(*reading.events, first))
    found = corroborate(replace(case, readings=(reading,)))
    assert bool([row for row in found.groups if row.kind == "doer"]) is owns


def pointed(reading):
    """The reading with a mention for everybody whom an event befell."""
    at = {row.entity: row.id for row in reversed(reading.mentions)}
    events = tuple(
        replace(
            row,
            participants=tuple(
                replace(one, mention=at.get(one.entity)) for one in row.participants
            ),
        )
        for row in reading.events
    )
    return replace(reading, events=events)
