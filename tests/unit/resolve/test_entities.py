"""Entities across documents (M31, M33, M37)."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.resolve.factories import Decisions, Report, renamed

from tahqiq.model.case import CaseEntity
from tahqiq.model.reading import Reading
from tahqiq.resolve.entities import Resolution, resolve_entities


def two_reports(left: str, right: str, schema: str = "Person") -> list[Reading]:
    reports = [Report("a"), Report("b")]
    for report, name in zip(reports, (left, right), strict=True):
        report.names(name, schema=schema)
        report.names("Kesht", schema="Address")
        report.names("Levee Rights Centre", schema="Organization")
    return [report.reading for report in reports]


def bearing(found: Resolution, name: str) -> CaseEntity:
    return next(e for e in found.entities if name in {e.name, *e.aliases})


def test_one_person_in_two_spellings_is_one_with_both_as_names() -> None:
    found = resolve_entities(two_reports("Nasir al-Tawhari", "Naser Tohari"))
    entity = bearing(found, "Naser Tohari")
    assert {entity.name, *entity.aliases} == {"Nasir al-Tawhari", "Naser Tohari"}
    assert len(entity.mentions) == 2
    assert entity.reasons


def test_a_name_with_another_consonant_is_proposed_and_not_merged() -> None:
    found = resolve_entities(two_reports("Nasir al-Tawhari", "Nasir al-Tawari"))
    assert bearing(found, "Nasir al-Tawari").name != "Nasir al-Tawhari"
    assert found.proposals


def test_two_that_one_document_names_apart_stay_two() -> None:
    report, other = Report("a"), Report("b")
    report.names("Nasser al-Tawhari")
    report.names("Nasser al-Tawari")
    other.names("Nasser al-Tawhari")
    found = resolve_entities([report.reading, other.reading])
    assert bearing(found, "Nasser al-Tawari").aliases == ()


def test_an_unnamed_person_is_never_merged_across_documents() -> None:
    reports = [Report("a"), Report("b")]
    for report in reports:
        report.names(nominals=["a police officer"])
    found = resolve_entities([report.reading for report in reports])
    assert len(found.entities) == 2


def test_a_bare_surname_is_proposed_where_two_may_be_meant() -> None:
    reports = [Report("a"), Report("b"), Report("c")]
    reports[0].names("Farhad Zandakhani")
    reports[1].names("Jalal Zandakhani")
    reports[2].names("Zandakhani")
    found = resolve_entities([report.reading for report in reports])
    assert len(found.entities) == 3


def test_near_names_of_suspects_are_proposed() -> None:
    """M37: near-identical names of suspects are never merged by the software."""
    reports = [Report("a"), Report("b")]
    reports[0].names("Munir Bestani", role="suspect")
    reports[1].names("Mouneer Bastani", role="suspect")
    found = resolve_entities([report.reading for report in reports])
    assert len(found.entities) == 2
    assert len(found.proposals) == 1


def test_he_and_she_are_not_one() -> None:
    reports = [Report("a"), Report("b")]
    reports[0].names("Sabah Narimi", pronouns=["he", "his"])
    reports[1].names("Sabah Narimi", pronouns=["she"])
    assert len(resolve_entities([r.reading for r in reports]).entities) == 2


def test_a_body_and_its_members_are_two() -> None:
    """M33: a relation between two names tells them apart."""
    report = Report("a")
    group = report.names("Katibat al-Rawd", schema="Organization")
    front = report.names("Rawd Battalion", schema="Organization")
    report.relation(front, "part-of", group)
    assert len(resolve_entities([report.reading]).entities) == 2


def test_a_nom_de_guerre_that_the_text_explains_is_an_alias() -> None:
    report = Report("a")
    person = report.names("Karim Besta")
    war_name = report.names("Abu Sadiq")
    report.relation(war_name, "alias-of", person)
    found = resolve_entities([report.reading])
    assert len(found.entities) == 1
    assert set(found.entities[0].aliases) | {found.entities[0].name} == {
        "Karim Besta", "Abu Sadiq",
    }  # fmt: skip


def test_a_negative_judgement_is_never_overruled() -> None:
    decisions = Decisions()
    decisions.add("different", "a#e0", "b#e0")
    found = resolve_entities(two_reports("Karim Besta", "Karim Besta"), decisions.rows)
    assert sum("Karim Besta" in {e.name, *e.aliases} for e in found.entities) == 2


def test_a_merge_that_contradicts_a_negative_judgement_is_shown() -> None:
    decisions = Decisions()
    readings = [*two_reports("Karim Besta", "Abu Sadiq"), Report("c").reading]
    readings[2] = renamed(readings[1], "c")
    decisions.add("merge", "a#e0", "b#e0")
    decisions.add("merge", "b#e0", "c#e0")
    decisions.add("different", "a#e0", "c#e0")
    found = resolve_entities(readings, decisions.rows)
    features = {r.feature for p in found.proposals for r in p.reasons}
    assert "judgement" in features


def test_a_merge_makes_one_and_its_undo_restores_two() -> None:
    readings = two_reports("Karim Besta", "Abu Sadiq")
    before = resolve_entities(readings)
    decisions = Decisions()
    merge = decisions.add("merge", "a#e0", "b#e0")
    merged = resolve_entities(readings, decisions.rows)
    assert bearing(merged, "Karim Besta") is bearing(merged, "Abu Sadiq")
    decisions.add("undo", merge.id)
    assert resolve_entities(readings, decisions.rows) == before


def test_every_mention_belongs_to_at_most_one_entity() -> None:
    found = resolve_entities(two_reports("Nasir al-Tawhari", "Naser Tohari"))
    spans = [ref for entity in found.entities for ref in entity.mentions]
    assert len(spans) == len(set(spans)) == 6


@settings(max_examples=20, deadline=None)
@given(
    st.permutations(
        ["Nasir al-Tawhari", "Naser Tohari", "Tohari", "Nasir Tawari", "Karim B."]
    )
)
def test_the_order_of_documents_does_not_matter(names: list[str]) -> None:
    readings = {}
    for name in sorted(names):
        report = Report(f"d-{name}")
        report.names(name)
        report.names("Kesht", schema="Address")
        readings[name] = report.reading
    forward = resolve_entities([readings[name] for name in names])
    assert forward == resolve_entities([readings[name] for name in sorted(names)])
