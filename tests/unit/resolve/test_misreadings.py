"""What headlines, numbers alone and a speaker's role may not do to incidents (M9, M45)."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.resolve.factories import Report

from tahqiq.model.dating import misdated
from tahqiq.model.reading import Claim, Sentence, Span, Stance, Step
from tahqiq.resolve import resolve_entities, resolve_incidents


def found(*readings):
    entities = resolve_entities(readings).entities
    return resolve_incidents(readings, entities), {row.id: row.name for row in entities}


def spoken(reading, entity: str):
    """The reading with a claim that this entity makes."""
    chain = (
        Step(kind="outlet", act="publish"),
        Step(kind="named", entity=entity, act="say"),
    )
    claim = Claim(
        id="c9", sentence="s9", content=(Span(start=0, end=1, exact=reading.document.text[:1]),),
        proposition="p", chain=chain, certainty="asserted", polarity="affirmed",
        factuality=Stance(innermost="CT+", outlet="Uu"),
    )  # fmt: skip
    return replace(reading, claims=(*reading.claims, claim))


def killed(name: str, mention: int = 0):
    report = Report("a")
    victim = report.names(name, nominals=("the lawyer",))
    report.event("killed", who=[("recipient", victim)], day="2031-03-11")
    reading = report.reading
    event = reading.events[0]
    part = replace(event.participants[0], mention=f"m{mention}")
    return replace(reading, events=(replace(event, participants=(part,)),)), victim


def test_the_lawyer_who_speaks_is_not_the_lawyer_who_was_killed() -> None:
    reading, lawyer = killed("Soraya Mandegar", mention=1)
    incidents, _ = found(spoken(reading, lawyer))
    assert all("Mandegar" not in row.title for row in incidents)


def test_a_man_killed_under_his_name_stays_the_victim_though_he_spoke_before() -> None:
    reading, lawyer = killed("Nasir al-Tawhari", mention=0)
    incidents, _ = found(spoken(reading, lawyer))
    assert [row.title for row in incidents] == ["Killing of Nasir al-Tawhari"]


def test_a_number_alone_belongs_to_what_the_report_tells() -> None:
    report = Report("a")
    victim = report.names("Nasir al-Tawhari")
    report.event("killed", who=[("recipient", victim)], day="2031-03-11")
    report.event("wounded", toll=("wounded", 9.0))
    incidents, _ = found(report.reading)
    assert [len(row.events) for row in incidents] == [2]


def test_a_headline_that_names_the_wrong_victim_makes_no_second_killing() -> None:
    report = Report("a")
    wrong = report.names("Qasaba")
    report.event("shot dead", who=[("recipient", wrong)])
    victim = report.names("Nasir al-Tawhari")
    report.event("killed", who=[("recipient", victim)], day="2031-03-11")
    reading = report.reading
    head = reading.events[0].triggers[0].end
    reading = replace(reading, sentences=(
        Sentence(id="s0", start=0, end=head, kind="heading"),
        Sentence(id="s1", start=head + 1, end=len(reading.document.text), kind="body"),
    ))  # fmt: skip
    incidents, _ = found(reading)
    assert [row.title for row in incidents] == ["Killing of Nasir al-Tawhari"]


def test_the_day_of_the_telling_is_not_the_day_of_the_deed() -> None:
    """M9: "said on Monday that the column attacked"."""
    report = Report("a")
    group = report.names("Dawn Column", schema="Organization")
    report.event("attacked", who=[("actor", group)], day="2031-03-16")
    reading = report.reading
    trigger = reading.events[0].triggers[0]
    sentence = Sentence(id="s0", start=0, end=len(reading.document.text), kind="body")
    claim = Claim(
        id="c0", sentence="s0", content=(trigger,), proposition="p",
        chain=(Step(kind="outlet", act="publish"), Step(kind="named", act="say")),
        certainty="asserted", polarity="affirmed", events=(reading.events[0].id,),
        factuality=Stance(innermost="CT+", outlet="Uu"),
    )  # fmt: skip
    told = replace(reading, sentences=(sentence,), claims=(claim,))
    assert misdated(told) == {reading.events[0].id}
    whole = Span(start=0, end=trigger.end, exact=reading.document.text[: trigger.end])
    dated = replace(told, claims=(replace(claim, content=(whole,)),))
    assert misdated(dated) == frozenset()
