"""Doers known by a description alone are proposed as one and never merged (M34, M37)."""

from __future__ import annotations

from tests.unit.resolve.factories import Report

from tahqiq.model.judgement import Judgement
from tahqiq.resolve import described_alike, resolve_entities, resolve_incidents


def killing(id_: str, day: str, doers: str):
    report = Report(id_, day)
    victim = report.names("Nasir al-Tawhari")
    who = report.names(nominals=(doers,))
    report.event(
        "killed", who=[("recipient", victim), ("actor", who)], day="2031-03-11"
    )
    return report, who


def proposed(*reports, judgements=()):
    readings = [row.reading for row in reports]
    entities = resolve_entities(readings, judgements).entities
    incidents = resolve_incidents(readings, entities, judgements)
    names = {row.id: row.name for row in entities}
    rows = described_alike(readings, entities, incidents, judgements)
    return [{names[row.left], names[row.right]} for row in rows], entities


def test_gunmen_of_one_killing_are_proposed_and_stay_two() -> None:
    (first, _), (second, _) = (
        killing("a", "2031-03-11", "two gunmen"), killing("b", "2031-03-12", "masked gunmen"),
    )  # fmt: skip
    pairs, entities = proposed(first, second)
    assert pairs == [{"two gunmen", "masked gunmen"}]
    assert {"two gunmen", "masked gunmen"} <= {row.name for row in entities}


def test_whose_men_they_are_is_an_accusation_and_proposes_nothing() -> None:
    (first, _), (second, _) = (
        killing("a", "2031-03-11", "two men"), killing("b", "2031-03-12", "Zandakhani's men"),
    )  # fmt: skip
    assert proposed(first, second)[0] == []


def test_those_whom_a_person_parted_are_not_proposed_again() -> None:
    (first, one), (second, other) = (
        killing("a", "2031-03-11", "two gunmen"), killing("b", "2031-03-12", "masked gunmen"),
    )  # fmt: skip
    apart = Judgement(
        sequence=1, kind="different", subject=f"a#{one}", object=f"b#{other}", value=None,
        author="R. Analyst", at="2031-05-01T00:00:00+00:00", reason="other clothes",
    )  # fmt: skip
    assert proposed(first, second, judgements=(apart,))[0] == []
