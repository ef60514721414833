"""What outlets take back, and of whom it was said (case-1 retracts; M98)."""

from __future__ import annotations

from tahqiq.corroborate import corroborate
from tahqiq.model.case import CaseLink
from tahqiq.model.reading import Time


def drawn(links: tuple[CaseLink, ...]):
    return {(row.claim.document, row.type, row.target.document) for row in links}


def test_our_statement_that_it_was_not_so_was_wrong(say, make, case_of, the_group):
    """M98: the statement need not be called an earlier one."""
    found = corroborate(case_of([
        make("a", "Marj Police", say(text="the warden of the mill was dismissed in April")),
        make("b", "Marj Police",
             say(text="Our statement that the warden of the mill was dismissed in April was wrong"),
             published="2031-05-09"),
    ]))  # fmt: skip
    assert ("d-b", "retracts", "d-a") in drawn(found.links)


def test_a_text_headed_a_correction_takes_back_what_it_says_it_said(say, make, case_of):
    """M98: "we said that …", and then what is so instead, with no word for a mistake."""
    found = corroborate(case_of([
        make("a", "Marj Gazette", say(text="the riflemen stood on the roof of the mill")),
        make("b", "Marj Gazette",
             say(text="Correction"),
             say(text="In our report we said that the riflemen stood on the roof of the mill"),
             say(text="the riflemen stood on the savings bank", by="Rana Tabari"),
             published="2031-05-09"),
    ]))  # fmt: skip
    assert ("d-b", "retracts", "d-a") in drawn(found.links)


def test_a_text_that_only_recalls_what_it_said_takes_nothing_back(say, make, case_of):
    found = corroborate(case_of([
        make("a", "Marj Gazette", say(text="the riflemen stood on the roof of the mill")),
        make("b", "Marj Gazette",
             say(text="In our report we said that the riflemen stood on the roof of the mill"),
             published="2031-05-09"),
    ]))  # fmt: skip
    assert "retracts" not in {row.type for row in found.links}


def test_what_is_taken_back_of_the_driver_leaves_his_master_dead(say, make, case_of):
    """M98: "the driver of X had died" is nothing that was said of X."""
    found = corroborate(case_of([
        make("a", "Marj Gazette",
             say(text="Idris Marwan is dead", deed="dead", victim="Idris Marwan"),
             say(text="the driver died on the way", deed="died")),
        make("b", "Marj Gazette",
             say(text="We wrote that the driver of Idris Marwan had died", deed="died"),
             say(text="He did not", polarity="denied"), published="2031-05-09"),
    ]))  # fmt: skip
    targets = {row.target.claim for row in found.links if row.type == "retracts"}
    assert "c1" in targets


def test_a_report_of_another_day_is_not_the_one_taken_back(say, make, case_of):
    """M98: "our report of 6 May" is none of 2 May."""
    from dataclasses import replace  # noqa: PLC0415 -- only here a time is put in

    text = "Our report of 6 May that the warden of the mill was dismissed was wrong"
    case = case_of([
        make("a", "Marj Gazette", say(text="the warden of the mill spoke of dismissed clerks")),
        make("b", "Marj Gazette", say(text=text), published="2031-05-09"),
    ])  # fmt: skip
    reading = case.readings[1]
    start = text.index("6 May")
    day = Time(id="t", start=start, end=start + 5, exact="6 May", type="DATE", value="2031-05-06",
               earliest="2031-05-06", latest="2031-05-06", precision="day")  # fmt: skip
    dated = replace(case, readings=(case.readings[0], replace(reading, times=(day,))))
    assert "retracts" not in {row.type for row in corroborate(dated).links}
