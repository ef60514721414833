"""What whole cases taught: models and copies, answers, corrections (M26, M51, M60, M61, M67, M98)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tahqiq.corroborate import corroborate
from tahqiq.model.case import CaseLink
from tahqiq.model.judgement import Judgement
from tahqiq.model.reading import Entity

STORY = (
    "A bomb hidden in a green handcart killed the baker beside the old copper gate",
    "Two clerks carried the ledger of the toll house out through a broken window",
    "The mayor had ordered forty lanterns for the harvest feast the week before",
    "Neighbours said a tall stranger had asked for the price of figs at noon",
)


def drawn(links: tuple[CaseLink, ...]):
    return {(row.claim.document, row.type, row.target.document) for row in links}


def told(say, make, file, outlet, sentences, **more):
    says = [say(text=text) for text in sentences]
    return make(file, outlet, *says, own_text=False, **more)


def rows_of(case):
    return {(row.document, row.origin, row.kind) for row in corroborate(case).lineage}


@pytest.mark.parametrize("agency", ["Orun Wire", "Agence Orun"])
def test_of_two_reports_of_one_day_the_agency_is_the_model(say, make, case_of, agency):
    """M61: the id of a file says nothing about who wrote first."""
    case = case_of([
        told(say, make, "a", "Marj Gazette", STORY),
        told(say, make, "b", agency, STORY),
    ])  # fmt: skip
    assert rows_of(case) == {("d-a", "d-b", "duplicate")}


def test_of_two_reports_of_one_day_the_fuller_one_is_the_model(say, make, case_of):
    case = case_of([
        told(say, make, "a", "Marj Gazette", STORY[:3]),
        told(say, make, "b", "Hill Post", STORY),
    ])  # fmt: skip
    assert rows_of(case) == {("d-a", "d-b", "reprint")}


def test_whom_a_paper_has_told_something_leads_to_that_paper(say, make, case_of):
    case = case_of([
        make("a", "Marj Gazette", say(text="Nine men lay in the yard", by="Rana Tabari")),
        make("b", "Hill Post",
             say(text="Rana Tabari told the Marj Gazette that nine men lay there"),
             published="2031-05-03"),
    ])  # fmt: skip
    assert ("d-b", "d-a", "quotes") in rows_of(case)


def test_what_somebody_told_a_ministry_is_no_report_of_it(say, make, case_of):
    case = case_of([
        make("a", "Ministry of Health", say(text="Nine men lay in the yard")),
        make("b", "Hill Post",
             say(text="Rana Tabari told the Ministry of Health that nine men lay there"),
             published="2031-05-03"),
    ])  # fmt: skip
    assert not [row for row in rows_of(case) if row[2] == "quotes"]


def test_flat_words_add_nothing_to_the_paper_they_quote(say, make, case_of, the_group):
    """M60: a report that draws on another one is no second origin of what both say."""
    words = "Twelve houses beside the mill were burned with petrol"
    found = corroborate(case_of([
        make("a", "Marj Gazette", say(text=words)),
        make("b", "Hill Post", say(text=words),
             say(text="Rana Tabari told the Marj Gazette that she had fled"),
             published="2031-05-03"),
    ]))  # fmt: skip
    assert the_group(found, "houses").origins == 1


@pytest.mark.parametrize(
    ("speaker", "origins"),
    [("the defence ministry", 1), ("the village office", 1), ("a ministry", 0)],
)
def test_a_body_with_an_article_stands_for_itself(
    say, make, case_of, the_group, speaker, origins
):
    """M67: "a ministry" may be any; "the defence ministry" is one, named or not."""
    made = make("a", "Marj Gazette", say(text="Twelve houses were burned", by=speaker))
    case = case_of([made])
    (reading,) = case.readings
    chain = reading.claims[0].chain
    body = Entity(id="e-body", schema="PublicBody", name=speaker)
    steps = (chain[0], replace(chain[1], entity="e-body"))
    claims = (replace(reading.claims[0], chain=steps), *reading.claims[1:])
    reading = replace(reading, claims=claims, entities=(*reading.entities, body))
    found = corroborate(replace(case, readings=(reading,)))
    assert the_group(found, "houses").origins == origins


@pytest.mark.parametrize(
    ("left", "right", "conflict"),
    [
        ("four teachers", "nine people", False),  # four of the nine
        ("four teachers", "six teachers", True),
        ("nine teachers", "four people", True),
        ("four people", "nine people", True),
    ],
)
def test_a_figure_of_some_of_the_dead_may_be_part_of_all(
    say, make, case_of, left, right, conflict
):
    """M51: four teachers may be four of nine people, never nine of four."""
    rows = [
        make(file, outlet, say(
            text=f"{words} were killed in the square", deed="killed", by=by,
            counts={words.split()[0]: ("killed", {"four": 4, "six": 6, "nine": 9}[words.split()[0]])},
        ))
        for file, outlet, words, by in (
            ("a", "Marj Gazette", left, "Salim Qadiri"), ("b", "Hill Post", right, "Rana Tabari"),
        )
    ]  # fmt: skip
    kinds = {kind for _, kind, _ in drawn(corroborate(case_of(rows)).links)}
    assert ("contradicts" in kinds) is conflict


def test_two_manners_of_one_death_contradict(say, make, case_of):
    """M26: that he hanged himself and that he was beaten to death cannot both hold."""
    found = corroborate(case_of([
        make("a", "Marj Police", say(text="Idris Marwan hanged himself in his cell")),
        make("b", "Hill Post", say(text="Idris Marwan was beaten to death", by="Rana Tabari")),
    ]))  # fmt: skip
    assert ("d-a", "contradicts", "d-b") in drawn(found.links)
    assert {row.proposition for row in found.groups if row.kind == "fate"} == {
        "Idris Marwan took their own life", "Idris Marwan was killed",
    }  # fmt: skip


def test_one_manner_of_death_is_no_dispute(say, make, case_of):
    found = corroborate(case_of([
        make("a", "Marj Police", say(text="Idris Marwan was beaten to death")),
        make("b", "Hill Post", say(text="Idris Marwan was stabbed to death", by="Rana Tabari")),
    ]))  # fmt: skip
    assert not [row for row in found.groups if row.kind == "fate"]


def test_a_man_once_counted_among_the_dead_who_lives_is_alive(say, make, case_of):
    found = corroborate(case_of([
        make("a", "Marj Gazette", say(text="Idris Marwan is among the dead", by="Salim Qadiri")),
        make("b", "Hill Post",
             say(text="Idris Marwan, reported among the dead on Monday, is alive", by="Rana Tabari")),
    ]))  # fmt: skip
    assert drawn(found.links) == {("d-a", "contradicts", "d-b")}


@pytest.mark.parametrize(
    ("denial", "denied"),
    [
        ("No civilians were harmed", True),
        ("There were no casualties", True),
        ("No windows were broken", False),
    ],
)
def test_who_says_that_nobody_was_harmed_denies_the_toll(
    say, make, case_of, denial, denied
):
    found = corroborate(case_of([
        make("a", "Hill Post", say(
            text="Twelve civilians were killed in the square", deed="killed", by="Rana Tabari",
            counts={"Twelve": ("killed", 12)})),
        make("b", "Marj Police", say(text=denial, polarity="denied"), published="2031-05-03"),
    ]))  # fmt: skip
    assert (("d-b", "denies", "d-a") in drawn(found.links)) is denied


@pytest.mark.parametrize(("mark", "taken_back"), [('"', False), ("", True)])
def test_his_own_words_taken_back_by_a_man_take_back_nothing_of_the_paper(
    say, make, case_of, mark, taken_back
):
    """M98: "I withdraw what I wrote", between quotation marks, is not the outlet's word."""
    words = f"{mark}We withdraw that the mill fire was lit with petrol{mark}"
    by = "Salim Qadiri" if mark else None
    found = corroborate(case_of([
        make("a", "Marj Gazette", say(text="The mill fire was lit with petrol", by="Rana Tabari")),
        make("b", "Marj Gazette", say(text=words, by=by), published="2031-05-04"),
    ]))  # fmt: skip
    assert (("d-b", "retracts", "d-a") in drawn(found.links)) is taken_back


def test_a_body_brings_up_to_date_what_its_spokesman_told_others(say, make, case_of):
    """M98: the figure that the head of a body gave to a paper falls with the new one."""
    found = corroborate(case_of([
        make("a", "Marj Gazette",
             say(text="Salim Qadiri leads the Ministry of Health",
                 leads=("Salim Qadiri", "Ministry of Health")),
             say(text="Nine people were killed", deed="killed", by="Salim Qadiri",
                 counts={"Nine": ("killed", 9)}), published="2031-05-02"),
        make("b", "Ministry of Health",
             say(text="Twelve people were killed", deed="killed", counts={"Twelve": ("killed", 12)}),
             say(text="These figures replace those of 2 May"), published="2031-05-04"),
    ]))  # fmt: skip
    assert ("d-b", "retracts", "d-a") in drawn(found.links)
    killed = found.incidents[0].fields["killed"]
    assert (killed.low, killed.high) == (12, 12)


def test_who_owns_up_to_a_deed_denies_only_a_part_of_it(say, make, case_of):
    """ "We stopped the convoy. We did not fire at the drivers." is no denial of the deed."""
    found = corroborate(case_of([
        make("a", "Katibat al-Marj",
             say(text="Katibat al-Marj attacked the convoy", deed="attacked", doer="Katibat al-Marj"),
             say(text="Katibat al-Marj did not attack the drivers", deed="attack",
                 doer="Katibat al-Marj", polarity="denied")),
    ]))  # fmt: skip
    doers = {(row.kind, row.polarity) for row in found.groups if row.kind == "doer"}
    assert doers == {("doer", "affirmed")}


def test_a_story_that_is_killed_falls_as_a_whole(say, make, case_of, the_group):
    """M98: "Please kill our story of 3 May" takes back all of it, and its copies with it."""
    found = corroborate(case_of([
        make("a", "Orun Wire", say(text="The mill at the ford burned with four sheds"),
             published="2031-05-03"),
        make("b", "Orun Wire", say(text="Please kill our story of 3 May", when="2031-05-03",
             deed="kill", realis="hypothetical"), published="2031-05-04"),
        make("c", "Hill Post", say(text="The mill at the ford burned with four sheds"),
             published="2031-05-04", credits=("Orun Wire",)),
    ]))  # fmt: skip
    assert the_group(found, "mill").status == "withdrawn"


def test_a_credit_means_the_report_most_like_it_and_no_kill_notice(say, make, case_of):
    case = case_of([
        make("a", "Orun Wire", say(text="The mill at the ford burned with four sheds")),
        make("b", "Orun Wire", say(text="A lorry fell into the lime pit")),
        make("c", "Hill Post", say(text="The mill by the ford has burned, four sheds with it"),
             published="2031-05-03", credits=("Orun Wire",)),
    ])  # fmt: skip
    assert ("d-c", "d-a", "credit") in rows_of(case)


def test_the_dead_of_one_side_are_no_figure_of_the_other(say, make, case_of):
    """M51: thirty rebels and twenty-one soldiers can both be dead."""
    found = corroborate(case_of([
        make("a", "Marj Gazette", say(text="Thirty rebels were killed", deed="killed",
             by="Salim Qadiri", counts={"Thirty": ("killed", 30)})),
        make("b", "Hill Post", say(text="Twenty soldiers were killed", deed="killed",
             by="Rana Tabari", counts={"Twenty": ("killed", 20)})),
    ]))  # fmt: skip
    assert drawn(found.links) == set()


def test_a_quoted_man_who_was_wrong_takes_back_what_he_said(say, make, case_of):
    found = corroborate(case_of([
        make("a", "Marj Gazette", say(text="three of the bags held animal bones", by="Salim Qadiri")),
        make("b", "Hill Post", say(text="he had been wrong to speak of animal bones in bags",
             by="Salim Qadiri"), published="2031-05-04"),
    ]))  # fmt: skip
    assert ("d-b", "retracts", "d-a") in drawn(found.links)


@pytest.mark.parametrize(
    ("denial", "claim"),
    [
        (
            "No guard beat the clerk of the toll house",
            "the clerk of the toll house was beaten",
        ),
        ("Nobody was crushed", "two marchers were crushed"),
        ("We found no trace of an explosion", "an explosion shook the toll house"),
    ],
)
def test_a_denial_of_all_answers_who_tells_of_one(say, make, case_of, denial, claim):
    from tahqiq.model.reading import Marker  # noqa: PLC0415 -- only here are words marked

    case = case_of([
        make("a", "Marj Gazette", say(text=claim, by="Rana Tabari")),
        make("b", "Hill Post", say(text=denial, by="Salim Qadiri", polarity="denied")),
    ])  # fmt: skip
    reading = case.readings[1]
    word = next(one for one in ("No guard", "Nobody", "no") if one in denial)
    word, start = word.split()[0], denial.index(word)
    marker = Marker(start=start, end=start + len(word), exact=word, kind="quantifier")
    marked = replace(reading.claims[0], markers=(marker,))
    reading = replace(reading, claims=(marked, *reading.claims[1:]))
    found = corroborate(replace(case, readings=(case.readings[0], reading)))
    assert ("d-b", "denies", "d-a") in drawn(found.links)


def test_a_judgement_on_a_report_that_is_gone_disturbs_nothing(say, make, case_of):
    gone = Judgement(
        sequence=1, kind="lineage", subject="d-gone", object="d-a", value="copy",
        author="Rana", at="2031-06-01T00:00:00Z", reason="asked both desks",
    )  # fmt: skip
    case = case_of([told(say, make, "a", "Marj Gazette", STORY)], judgements=(gone,))
    assert rows_of(case) == set()
