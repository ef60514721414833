"""One thing that reports share although they share hardly a word (M49, M50, M60, M67, M98)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tahqiq.corroborate import corroborate
from tahqiq.corroborate.bags import bag_of
from tahqiq.corroborate.ground import initials
from tahqiq.corroborate.grounding import ground_of
from tahqiq.corroborate.vocabulary import concept
from tahqiq.model.case import ClaimRef
from tahqiq.model.document import Passage
from tahqiq.model.memory import no_memory
from tahqiq.model.reading import Time


def fired(say, text, **more):
    return say(text=text, deed="fired", **more)


def propositions(case):
    return [row.proposition for row in corroborate(case).groups]


def links_of(case, kind):
    return {
        (row.claim.document, row.target.document)
        for row in corroborate(case).links
        if row.type == kind
    }


def test_a_spot_is_agreed_on_by_reports_that_share_no_other_word(
    say, make, case_of, the_group
):
    """M49: "at the old ford" is said by both, of one deed told in two ways."""
    case = case_of([
        make("a", "Marj Gazette",
             say(text="Gunmen ambushed and killed the abbey's carters at the old ford", deed="killed")),
        make("b", "Hill Post",
             say(text="Masked riders murdered a boy with a lantern at the old ford last spring", deed="murdered")),
    ])  # fmt: skip
    assert the_group(corroborate(case), "it was at the old ford").origins == 2


def test_where_shots_came_from_is_a_spot_of_its_own(say, make, case_of, the_group):
    case = case_of([
        make("a", "Marj Gazette", fired(say, "The guards fired from the water tower")),
        make("b", "Hill Post", say(text="A bullet had come from the water tower, an old baker swears, and hit a drum")),
    ])  # fmt: skip
    found = the_group(corroborate(case), "the shots came from the water tower")
    assert found.origins == 2
    assert found.kind == "thing"


@pytest.mark.parametrize("text", [
    "Officers collected twelve cases from the water tower",
    "Gunmen fired on the water tower",
])  # fmt: skip
def test_what_is_gathered_or_aimed_at_is_no_spot_of_the_deed(say, make, case_of, text):
    case = case_of([
        make("a", "Marj Gazette", say(text=text, deed=text.split()[1])),
        make("b", "Hill Post", say(text=text + " again", deed=text.split()[1])),
    ])  # fmt: skip
    assert not any("it was" in row or "shots came" in row for row in propositions(case))


def test_the_roof_is_the_one_roof_that_another_report_names_in_full(
    say, make, case_of, the_group
):
    case = case_of([
        make("a", "Marj Gazette", fired(say, "Men fired from the roof of the Post Office")),
        make("b", "Hill Post", fired(say, "He fired from the roof")),
    ])  # fmt: skip
    assert the_group(corroborate(case), "the shots came from the roof").origins == 2


def test_who_was_killed_by_name_is_agreed_on(say, make, case_of, the_group):
    case = case_of([
        make("a", "Marj Gazette", say(text="Farid Zoran was killed at his desk",
                                      deed="killed", victim="Farid Zoran")),
        make("b", "Hill Post", say(text="Among the dead are Farid Zoran and a clerk")),
    ])  # fmt: skip
    found = the_group(corroborate(case), "Farid Zoran died")
    assert (found.origins, found.kind) == (2, "fate")


def test_who_looks_on_in_a_claim_of_a_killing_has_not_died(say, make, case_of):
    text = "Rana Tabari watched as Farid Zoran was killed"
    case = case_of([
        make(file, outlet, say(text=text, deed="killed", victim="Farid Zoran"))
        for file, outlet in (("a", "Marj Gazette"), ("b", "Hill Post"))
    ])  # fmt: skip
    assert "Farid Zoran died" in propositions(case)
    assert "Rana Tabari died" not in propositions(case)


def test_names_behind_a_colon_are_those_of_the_dead(say, make, case_of):
    case = case_of([
        make("a", "Marj Gazette",
             say(text="Two of us were killed: Farid Zoran and Hamza Dehlavi")),
        make("b", "Hill Post", say(text="Among the dead is Hamza Dehlavi")),
    ])  # fmt: skip
    assert "Hamza Dehlavi died" in propositions(case)


def test_denials_of_one_thing_are_one_in_any_words(say, make, case_of, the_group):
    """M26: "no trace of an explosion" and "there was no explosion" deny one thing."""
    case = case_of([
        make("a", "Marj Gazette", say(text="A shot was fired", deed="fired")),
        make("b", "Hill Post", _denial(say, "There was no explosion in the shaft")),
        make("c", "Valley Mail", _denial(say, "The engineers found no trace of explosives")),
    ])  # fmt: skip
    rows = [row for row in corroborate(case).groups if row.polarity == "denied"]
    assert max(row.origins for row in rows) == 2
    assert the_group(corroborate(case), "A shot was fired").polarity == "affirmed"


def test_no_raid_that_she_knew_of_leaves_room_for_one(say, make, case_of):
    case = case_of([
        make("a", "Marj Gazette", say(text="A shot was fired", deed="fired")),
        make("b", "Hill Post", _denial(say, "There was no raid at dawn")),
        make("c", "Valley Mail", _denial(say, "There was no raid that she knew of")),
    ])  # fmt: skip
    rows = [row for row in corroborate(case).groups if row.polarity == "denied"]
    assert max(row.origins for row in rows) == 1


def _denial(say, text):
    return say(text=text, polarity="denied", no=" no ")


def test_an_initialism_is_that_of_the_words_with_capitals():
    assert initials("Committee of the Mothers of Dorvek") == "cmd"


def test_a_union_that_has_it_from_its_own_drivers_is_the_origin(
    say, make, case_of, the_group
):
    """M67: "our drivers" of a union are the union; a paper's "our readers" are anybody."""
    text = "the convoy was halted by the ford"
    union = case_of(
        [
            make(
                "a",
                "Union of Hauliers",
                say(text=text, by="our drivers", kind="collective"),
            )
        ]
    )
    paper = case_of(
        [make("a", "Marj Gazette", say(text=text, by="our readers", kind="collective"))]
    )
    assert the_group(corroborate(union), text).origins == 1
    assert the_group(corroborate(paper), text).origins == 0


def test_what_the_message_says_its_writer_says(say, make, case_of, the_group):
    case = case_of([
        make("a", "Marj Gazette",
             say(text="its men did it", by="Ansar Beyda", act="write"),
             say(text="nobody else had a part in the raid", by="the message", kind="document")),
    ])  # fmt: skip
    assert the_group(corroborate(case), "nobody else").origins == 1


def test_a_text_that_nobody_is_said_to_have_written_counts_for_nobody(
    say, make, case_of, the_group
):
    case = case_of([
        make("a", "Marj Gazette",
             say(text="nobody else had a part in the raid", by="the message", kind="document")),
    ])  # fmt: skip
    assert the_group(corroborate(case), "nobody else").origins == 0


def test_a_name_behind_what_somebody_is_counts(say, make, case_of, the_group):
    case = case_of([
        make("a", "Marj Gazette", say(text="nine lay in the passage", by="the nurse Orla Venn")),
    ])  # fmt: skip
    assert the_group(corroborate(case), "nine lay").origins == 1


def test_the_officials_of_an_office_speak_as_that_office(say, make, case_of, the_group):
    text = "twelve inmates died in the east wing"
    case = case_of([
        make("a", "Office of the Ombudsman", say(text=text)),
        make("b", "Hill Post",
             say(text=text, by="Rana Tabari"),
             say(text="The ombudsman, Rana Tabari, saw them all")),
    ])  # fmt: skip
    assert the_group(corroborate(case), text).origins == 1


def test_a_third_party_tells_of_a_withdrawal(say, make, case_of, the_group):
    """M98: what the police took back is withdrawn, whoever reports that they did."""
    text = "no door of the east wing was locked"
    case = case_of([
        make("a", "Marj Police", say(text=text, polarity="denied")),
        make("b", "Hill Post",
             say(text=f"Marj Police has withdrawn its statement that {text}",
                 by="Marj Police", polarity="denied"),
             published="2031-05-09"),
    ])  # fmt: skip
    assert the_group(corroborate(case), text, "denied").status == "withdrawn"
    assert ("d-b", "d-a") in links_of(case, "retracts")


def test_a_fire_is_no_shooting_and_opened_fire_is():
    assert concept("fire") == concept("shoot")


@pytest.mark.parametrize(("text", "blaze"), [
    ("The inmates set fire to the beds", True),
    ("The police opened fire on the crowd", False),
    ("The fire began in the laundry", True),
])  # fmt: skip
def test_what_burns_is_told_from_what_is_fired(say, make, case_of, text, blaze):
    case = case_of([make("a", "Marj Gazette", say(text=text))])
    ground = ground_of(case, no_memory())
    concepts = bag_of(ground, ClaimRef(document="d-a", claim="c0")).concepts
    assert (concept("blaze") in concepts) is blaze


def test_who_denies_to_have_blown_up_shaft_3_denies_no_number(say, make, case_of):
    case = case_of([
        make("a", "Ansar Beyda", say(text="We did not blow up shaft 3", polarity="denied")),
        make("b", "Marj Gazette", say(text="Miners died when shaft 3 fell in", deed="died")),
    ])  # fmt: skip
    assert ("d-a", "d-b") not in links_of(case, "denies")


def test_the_very_same_said_with_not_is_denied(say, make, case_of):
    case = case_of([
        make("a", "Marj Gazette", say(text="The shaft was inspected in spring")),
        make("b", "Hill Post",
             say(text="The shaft was not inspected in spring", polarity="denied")),
    ])  # fmt: skip
    assert ("d-b", "d-a") in links_of(case, "denies")


def test_a_statement_retells_no_newspaper(say, make, case_of):
    """M61: who speaks of its own deed is no rewrite of the paper that has it from there."""
    says = (
        "We shot the senator on the steps of the opera with a borrowed pistol",
        "Two of our comrades waited for him behind the flower stall",
        "The senator had sold the harbour to his cousin for a song",
    )
    retold = (
        "The group said that it shot the senator on the steps of the opera with a borrowed pistol",
        "Two comrades waited behind the flower stall for the senator",
        "The senator sold the harbour to a cousin for a song, it said",
    )
    case = case_of([
        make("a", "Liberation Front", *(say(text=row) for row in says), own_text=False),
        make("b", "Hill Wire", *(say(text=row) for row in retold), own_text=False),
    ])  # fmt: skip
    rows = {
        (row.document, row.origin)
        for row in corroborate(case).lineage
        if row.kind == "rewrite"
    }
    assert ("d-a", "d-b") not in rows


def test_four_of_them_there_is_a_count_of_all(say, make, case_of, the_group):
    case = case_of([
        make("a", "Marj Gazette", say(text="Four kidnappers seized the clerk", deed="seized",
                                      counts={"Four": ("participants", 4)})),
        make("b", "Hill Post", say(text="There were four of them", by="Rana Tabari",
                                   counts={"four": ("other", 4)})),
    ])  # fmt: skip
    assert the_group(corroborate(case), "4 attackers").origins == 2


def test_a_headline_is_not_the_sentence_that_contradicts(say, make, case_of):
    """M26: of two claims of one figure in a report the one below the headline is linked."""
    first = make("a", "Marj Gazette",
                 say(text="Nine died", deed="died", counts={"Nine": ("killed", 9)}),
                 say(text="Nine people died at the gate", deed="died",
                     counts={"Nine": ("killed", 9)}))  # fmt: skip
    case = case_of([
        first,
        make("b", "Hill Post", say(text="Six people died at the gate", deed="died",
                                   counts={"Six": ("killed", 6)})),
    ])  # fmt: skip
    readings = []
    for row in case.readings:
        sentences = [
            replace(one, kind="heading")
            if one.id == "s0" and row.document.id == "d-a"
            else one
            for one in row.sentences
        ]
        readings.append(replace(row, sentences=tuple(sentences)))
    found = corroborate(replace(case, readings=tuple(readings)))
    against = {row.claim.claim for row in found.links if row.claim.document == "d-a"}
    assert against == {"c1"}


def test_a_body_that_another_report_names_is_known_above_its_own_text(
    say, make, case_of, the_group
):
    """M57: no word of "Katibat al-Marj" says that it publishes; the case knows it."""
    text = "the bridge was ours by noon"
    case = case_of([make("a", None, say(text=f"Katibat al-Marj. Of that day {text}"))])
    assert the_group(corroborate(case), text).origins == 0
    row = case.readings[0]
    above = Passage(start=0, end=len("Katibat al-Marj"), kind="heading")
    known = replace(row, document=replace(row.document, passages=(above,)))
    assert the_group(corroborate(replace(case, readings=(known,))), text).origins == 1


def test_no_shots_answers_who_was_shot_and_not_who_else_died(say, make, case_of):
    """M26: of a report that gives both, only what tells of the shooting is denied."""
    case = case_of([
        make("a", "Marj Police", say(text="No shots were fired", polarity="denied", no="No")),
        make("b", "Hill Post",
             say(text="Guards fired at the men who had surrendered", deed="fired")),
        make("c", "Valley Mail", say(text="Twelve inmates died of smoke", deed="died",
                                     counts={"Twelve": ("killed", 12)})),
    ])  # fmt: skip
    denied = links_of(case, "denies")
    assert ("d-a", "d-b") in denied
    assert ("d-a", "d-c") not in denied


def test_what_a_paper_says_a_body_found_that_body_found(say, make, case_of, the_group):
    """M60: who repeats flat what the police found knows nothing besides."""
    text = "no trace of petrol in the grain store of the abbey"
    case = case_of([
        make("a", "Marj Police", say(text=f"There was {text}", polarity="denied", no="no")),
        make("b", "Hill Post",
             say(text=f"The Marj police have found {text}", polarity="denied", no="no")),
    ])  # fmt: skip
    rows = [row for row in corroborate(case).groups if row.polarity == "denied"]
    assert {row.origins for row in rows} == {1}


def test_what_a_paper_found_itself_is_its_own(say, make, case_of, the_group):
    text = "no trace of petrol in the grain store of the abbey"
    case = case_of([
        make("a", "Marj Police", say(text=f"There was {text}", polarity="denied", no="no")),
        make("b", "Hill Post", say(text=f"We found {text}", polarity="denied", no="no")),
    ])  # fmt: skip
    rows = [row for row in corroborate(case).groups if row.polarity == "denied"]
    assert max(row.origins for row in rows) == 2


def test_an_accusation_that_its_maker_withdrew_is_withdrawn(
    say, make, case_of, the_group
):
    """M98: by the word of whoever reports it."""
    text = "herders of the upper valley had burned the store"
    case = case_of([
        make("a", "Marj Gazette", say(text=text, by="Rana Tabari")),
        make("b", "Hill Post",
             say(text="Rana Tabari withdrew her accusation against the herders of the upper valley"),
             published="2031-05-12"),
    ])  # fmt: skip
    assert the_group(corroborate(case), text).status == "withdrawn"


def test_the_dead_of_years_before_are_no_figure_of_the_deed(say, make, case_of):
    """M54: "in 2028 six people drowned here" is another story."""
    case = case_of([
        make("a", "Marj Gazette", say(text="Nine people died at the pier", deed="died",
                                      counts={"Nine": ("killed", 9)})),
        make("b", "Hill Post", say(text="In those days six people drowned at the pier",
                                   counts={"six": ("killed", 6)})),
    ])  # fmt: skip
    one, other = case.readings
    assert "6 killed" in propositions(case)
    long_ago = Time(id="t", start=0, end=8, exact="In those", type="DATE", value="2028",
                    earliest="2028-01-01", latest="2028-12-31", precision="year")  # fmt: skip
    dated = replace(case, readings=(one, replace(other, times=(long_ago,))))
    assert "6 killed" not in propositions(dated)
