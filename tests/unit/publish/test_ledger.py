from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tahqiq.model.lookup import index_case
from tahqiq.publish.deeds import is_deed, is_harm
from tahqiq.publish.ledger import ledgers, loose_steps

if TYPE_CHECKING:
    from tahqiq.model.case import Case
    from tahqiq.model.reading import Event, Realis


def with_steps(case: Case, realis: Realis) -> Case:
    """The case with every step of an answer told as it says."""

    def told(event: Event) -> Event:
        return replace(event, realis=realis) if event.stage else event

    readings = (
        replace(row, events=tuple(told(event) for event in row.events))
        for row in case.readings
    )
    return replace(case, readings=tuple(readings))


def test_a_step_stands_under_the_deed_it_follows_on(case: Case) -> None:  # M99
    main = ledgers(index_case(case))[0]
    assert main.is_main
    assert [(row.stage, row.said_to_be) for row in main.steps] == [
        ("Arrest", "done, alleged")
    ]
    assert main.steps[0].says


def test_a_step_that_is_only_promised_is_a_finding(case: Case) -> None:  # M101
    main = ledgers(index_case(with_steps(case, "planned")))[0]
    assert main.unkept == (
        (
            "Arrest: promised, planned or demanded, and not reported done in the five reports "
            "read, the latest of 15 March 2031."
        ),
    )
    assert main.steps[0].said_to_be == "promised or planned"


def test_a_step_that_was_taken_is_not_missed(case: Case) -> None:
    assert ledgers(index_case(case))[0].unkept == ()
    assert "Arrest" not in ledgers(index_case(case))[0].absent


def test_what_no_report_tells_of_is_dated_by_the_last_one(case: Case) -> None:  # M101
    absent = ledgers(index_case(case))[0].absent
    assert "Verdict" in absent
    assert absent.endswith("in the five reports read, the latest of 15 March 2031.")


def test_a_step_of_no_known_deed_is_shown_and_said_to_be_untied(case: Case) -> None:
    apart = tuple(
        replace(row, follows=()) if row.follows else row for row in case.incidents
    )
    index = index_case(replace(case, incidents=apart))
    assert [row.stage for row in loose_steps(index)] == ["Arrest"]
    assert ledgers(index)[0].untied.startswith("Arrest: told in the reports")


def test_everybody_accused_of_a_deed_has_the_answer_beside(case: Case) -> None:  # M109
    main = ledgers(index_case(case))[0]
    assert main.responses
    assert all(row.answer for row in main.responses)


def test_an_arrest_is_an_act_of_office_and_no_crime_to_name_a_doer_of(
    case: Case,
) -> None:  # M109
    index = index_case(case)
    arrest = next(row for row in case.incidents if row.follows)
    assert not is_harm(replace(arrest, type="ASSAULT"), index)
    assert not is_deed(replace(arrest, type=None))
