"""What a report tells of first, and deaths that come later (M45, M47)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.resolve.factories import Report
from tests.unit.resolve.test_incidents import incidents

from tahqiq.codebook.deaths import later_deaths
from tahqiq.model.reading import Event, Sentence, Span, Time


def riot(id_: str, published: str, toll: float, *, day: str | None) -> Report:
    report = Report(id_, published)
    report.names("Kesht", schema="Address")
    report.event("killed", day=day, toll=("killed", toll))
    return report


def test_two_reports_of_one_town_that_open_with_many_dead_tell_of_one_happening():
    found = incidents(
        riot("a", "2031-03-12", 18.0, day="2031-03-11"),
        riot("b", "2031-03-13", 22.0, day=None),
    )
    assert len(found) == 1


def test_a_small_toll_far_from_the_other_stays_apart():
    found = incidents(
        riot("a", "2031-03-12", 18.0, day="2031-03-11"),
        riot("b", "2031-03-13", 2.0, day=None),
    )
    assert len(found) == 2


def test_a_surname_alone_is_no_other_victim():
    """M33: who is killed as "Besta" on the day on which Karim Besta was may be he."""
    reports = []
    for id_, name in (("a", "Karim Besta"), ("b", "Besta")):
        report = Report(id_)
        report.names("Leyla Besta")  # so that the bare name may be two
        whom = report.names(name, role="victim")
        report.event("killed", who=[("recipient", whom)], day="2031-03-11")
        reports.append(report)
    assert len(incidents(*reports)) == 1


@pytest.mark.parametrize(
    ("text", "late"),
    [
        ("One of them died of his wounds on 19 March 2031.", True),
        ("A third man died in hospital on 19 March 2031.", True),
        ("Two of the wounded died on 19 March 2031.", True),
        ("A boy who had been in the hospital of Marj died on 19 March 2031.", True),
        ("The guard was at the clinic when a man died on 19 March 2031.", False),
        ("A guard was shot dead outside the hospital on 19 March 2031.", False),
        ("The clerk died on 19 March 2031.", False),
    ],
)
def test_the_day_on_which_a_wounded_man_died_is_not_the_day_of_the_deed(text, late):
    """M47: only the day of the deed dates it."""
    start = text.index("died") if "died" in text else text.index("shot")
    day = text.index("19 March")
    reading = replace(
        Report("a").reading,
        sentences=(Sentence(id="s", start=0, end=len(text), kind="body"),),
        times=(Time(id="t", start=day, end=len(text) - 1, exact=text[day:-1], type="DATE",
                    value="2031-03-19", earliest="2031-03-19", latest="2031-03-19", precision="day"),),
        events=(Event(id="v", type="ASSAULT", realis="actual", when="t", counts=(),
                      triggers=(Span(start=start, end=start + 4, exact=text[start : start + 4]),)),),
    )  # fmt: skip
    whole = replace(reading, document=replace(reading.document, text=text))
    assert (later_deaths(whole) == {"v"}) is late
