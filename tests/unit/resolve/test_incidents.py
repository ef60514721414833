"""Events of many reports gathered into happenings (M45)."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.resolve.factories import Decisions, Report

from tahqiq.model.case import Incident
from tahqiq.model.judgement import Judgement
from tahqiq.model.reading import Reading
from tahqiq.resolve.entities import resolve_entities
from tahqiq.resolve.incidents import resolve_incidents


def incidents(
    *reports: Report, judgements: tuple[Judgement, ...] = ()
) -> tuple[Incident, ...]:
    readings = [report.reading for report in reports]
    return resolved(readings, judgements)


def resolved(
    readings: list[Reading], judgements: tuple[Judgement, ...] = ()
) -> tuple[Incident, ...]:
    entities = resolve_entities(readings, judgements).entities
    return resolve_incidents(readings, entities, judgements)


def killing(id: str, victim: str, day: str | None, place: str = "Kesht") -> Report:  # noqa: A002
    report = Report(id)
    whom = report.names(victim, role="victim")
    where = report.names(place, schema="Address")
    report.event("shot dead", who=[("recipient", whom)], day=day, place=where)
    return report


def test_one_killing_told_by_two_reports_is_one_incident() -> None:
    found = incidents(
        killing("a", "Nasir al-Tawhari", "2031-03-11"),
        killing("b", "Naser Tohari", None),
    )
    assert [len(incident.events) for incident in found] == [2]
    assert found[0].title == "Killing of Nasir al-Tawhari in Kesht"
    assert found[0].type == "ASSAULT"
    assert found[0].reasons


def test_a_killing_in_the_same_town_two_days_later_is_another() -> None:
    found = incidents(
        killing("a", "Nasir al-Tawhari", "2031-03-11"),
        killing("b", "Karim Besta", "2031-03-13"),
    )
    assert len(found) == 2


def test_nobody_is_killed_twice() -> None:
    """A wrong date in one report does not make a second killing of the same person."""
    found = incidents(
        killing("a", "Nasir al-Tawhari", "2031-03-11"),
        killing("b", "Nasir al-Tawhari", "2031-03-19"),
    )
    assert len(found) == 1


def test_the_attack_of_the_next_sentence_is_the_one_just_told() -> None:
    report = killing("a", "Nasir al-Tawhari", "2031-03-11")
    report.event("attack")
    assert [len(incident.events) for incident in incidents(report)] == [2]


def test_an_older_bombing_of_the_same_market_stays_apart() -> None:
    reports = []
    for id_, toll, day in (("a", 9.0, "2031-10-06"), ("b", 22.0, "2029-05-14")):
        report = Report(id_, "2031-10-07")
        market = report.names("Sabz market", schema="Address")
        report.event("bombing", day=day, place=market, toll=("killed", toll),
                     modes=("explosives",))  # fmt: skip
        reports.append(report)
    assert len(incidents(*reports)) == 2


def test_events_that_did_not_happen_belong_to_no_incident() -> None:
    """M25: negated and hypothetical events are never incidents."""
    report = Report("a")
    whom = report.names("Karim Besta")
    report.event(who=[("recipient", whom)], realis="negated")
    report.event(who=[("recipient", whom)], realis="hypothetical")
    assert incidents(report) == ()


def test_a_planned_killing_is_an_incident_of_its_own() -> None:
    report = killing("a", "Nasir al-Tawhari", "2031-03-11")
    whom = report.names("Karim Besta")
    report.event("murder", who=[("recipient", whom)], realis="planned")
    titles = {incident.title for incident in incidents(report)}
    assert "Planned killing of Karim Besta" in titles


def test_a_statement_is_no_incident() -> None:
    report = Report("a")
    who = report.names("Levee Council", schema="Organization")
    report.event("accused", kind="ACCUSE", modes=("allege",), who=[("actor", who)])
    assert incidents(report) == ()


def test_a_release_follows_the_abduction_and_is_not_merged_with_it() -> None:
    report = Report("a", "2031-05-13")
    whom = report.names("Bahram Delkashi")
    report.event(
        "abducted", modes=("abduct",), who=[("recipient", whom)], day="2031-05-04"
    )
    report.event("freed", kind="RETREAT", stage="release", who=[("recipient", whom)],
                 day="2031-05-12")  # fmt: skip
    abduction, release = sorted(incidents(report), key=lambda row: len(row.follows))
    assert release.follows == (abduction.id,)
    assert release.title == "Release of Bahram Delkashi"


def test_a_judgement_keeps_two_events_apart_and_its_undo_brings_them_back() -> None:
    reports = (
        killing("a", "Nasir al-Tawhari", "2031-03-11"),
        killing("b", "Nasir al-Tawhari", "2031-03-11"),
    )
    decisions = Decisions()
    row = decisions.add("other-incident", "a#v0", "b#v0")
    assert len(incidents(*reports, judgements=decisions.rows)) == 2
    decisions.add("undo", row.id)
    assert incidents(*reports, judgements=decisions.rows) == incidents(*reports)


def test_a_judgement_makes_two_happenings_one() -> None:
    reports = (
        killing("a", "Nasir al-Tawhari", "2031-03-11"), killing("b", "Karim Besta", "2031-03-13")
    )  # fmt: skip
    decisions = Decisions()
    decisions.add("same-incident", "a#v0", "b#v0")
    assert len(incidents(*reports, judgements=decisions.rows)) == 1


def test_no_title_names_a_culprit() -> None:
    """M109: the accused stands in no title."""
    report = Report("a")
    whom = report.names("Nasir al-Tawhari")
    who = report.names("Farhad Zandakhani", role="suspect")
    report.event(who=[("actor", who), ("recipient", whom)], day="2031-03-11")
    assert all("Zandakhani" not in incident.title for incident in incidents(report))


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(5)))
def test_the_order_of_reports_makes_no_difference(order: list[int]) -> None:
    reports = [
        killing("a", "Nasir al-Tawhari", "2031-03-11"),
        killing("b", "Naser Tohari", None),
        killing("c", "Karim Besta", "2031-03-13"),
        killing("d", "Karim Besta", None, "Orun"),
        killing("e", "Nasir al-Tawhari", "2031-03-12"),
    ]
    readings = [report.reading for report in reports]
    assert resolved([readings[i] for i in order]) == resolved(readings)


def test_an_event_belongs_to_at_most_one_incident() -> None:
    found = incidents(
        *(killing(i, "Nasir al-Tawhari", "2031-03-11") for i in "abc"),
        *(killing(i, "Karim Besta", "2031-03-13") for i in "de"),
    )
    events = [event for incident in found for event in incident.events]
    assert len(events) == len(set(events)) == 5


def attack(
    report: Report, place: str, day: str | None, toll: float, **more: object
) -> None:
    where = report.names(place, schema="Address")
    report.event("attacked", day=day, place=where, toll=("killed", toll), **more)  # type: ignore[arg-type]


def test_another_attack_of_the_same_report_is_another_happening() -> None:
    """A report that goes on to "another attack" has done with the first one."""
    report = Report("a")
    attack(report, "Kesht", "2031-03-11", 4)
    report.names("In another")
    report.event("attack", day="2031-03-11", toll=("killed", 3))
    assert len(incidents(report)) == 2


def test_a_second_blast_is_no_second_attack() -> None:
    report = Report("a")
    attack(report, "Kesht", "2031-03-11", 4, modes=("explosives",))
    report.names("A second")
    report.event("blast", day="2031-03-11", modes=("explosives",))
    assert len(incidents(report)) == 1


def test_rockets_told_of_in_passing_are_no_part_of_a_shooting() -> None:
    report = Report("a")
    attack(report, "Kesht", "2031-03-11", 1, modes=("firearms",))
    report.event("rocket attacks", modes=("heavy-weapons",))
    assert [len(incident.events) for incident in incidents(report)] == [1]


def test_places_named_after_one_place_are_no_two_places_of_two_reports() -> None:
    """M45: the strike "in the Zarn valley" and the one "in Lower Zarn" of that day."""
    left, right = Report("a"), Report("b")
    attack(left, "Zarn valley", "2031-03-11", 12, modes=("aerial",))
    attack(right, "Lower Zarn", "2031-03-11", 14, modes=("aerial",))
    assert len(incidents(left, right)) == 1


def test_one_report_names_two_places_because_they_are_two() -> None:
    report = Report("a")
    attack(report, "Zarn valley", None, 12)
    attack(report, "Zarn road", None, 4)
    assert len(incidents(report)) == 2


def test_rival_accounts_of_a_day_at_one_place_are_one_happening() -> None:
    """M45: shots in the town for the one, an explosion at its mine for the other."""
    left, right = Report("a"), Report("b")
    attack(left, "Kesht", "2031-03-11", 7, modes=("firearms",))
    attack(right, "Kesht mine", "2031-03-11", 5, modes=("explosives",))
    right.names("Kesht", schema="Address")
    assert len(incidents(left, right)) == 1


def test_two_attacks_at_two_sites_of_a_town_stay_apart() -> None:
    left, right = Report("a"), Report("b")
    attack(left, "Kesht market", "2031-03-11", 9, modes=("explosives",))
    attack(right, "Kesht road", "2031-03-11", 2, modes=("firearms",))
    assert len(incidents(left, right)) == 2
