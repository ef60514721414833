"""What part people play, from events and chains (M102)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tahqiq.extract.mentions.roles import with_roles
from tahqiq.model.reading import Claim, Entity, Event, Participant, Span, Stance, Step

if TYPE_CHECKING:
    from tahqiq.model.reading import ParticipantRole, Realis, StepKind


def person(key: str = "e1", **changes: Any) -> Entity:
    return replace(Entity(id=key, schema="Person", name="Salim al-Rubai"), **changes)


def harm(role: ParticipantRole, entity: str = "e1", realis: Realis = "actual") -> Event:
    return Event(
        id="v1",
        type="ASSAULT",
        triggers=(Span(start=0, end=4, exact="shot"),),
        participants=(Participant(role=role, entity=entity, mention=None),),
        realis=realis,
    )


def said(by: str, kind: StepKind = "named") -> Claim:
    return Claim(
        id="c1",
        sentence="s1",
        content=(Span(start=0, end=4, exact="shot"),),
        proposition="shot",
        chain=(
            Step(kind="outlet", act="publish"),
            Step(kind=kind, entity=by, act="say"),
        ),
        certainty="asserted",
        polarity="affirmed",
        factuality=Stance(innermost="CT+", outlet="Uu"),
    )


def role_of(
    entity: Entity, *events: Event, claims: tuple[Claim, ...] = ()
) -> str | None:
    return with_roles([entity], events, claims)[0].role


def test_who_is_harmed_is_a_victim() -> None:
    assert role_of(person(), harm("recipient")) == "victim"


def test_who_is_said_to_have_harmed_is_a_suspect() -> None:
    assert role_of(person(), harm("actor")) == "suspect"


def test_a_victim_who_also_speaks_stays_a_victim() -> None:
    assert role_of(person(), harm("recipient"), claims=(said("e1"),)) == "victim"


def test_who_speaks_is_a_source() -> None:
    assert role_of(person(), claims=(said("e1"),)) == "source"


@pytest.mark.parametrize("realis", ["planned", "negated", "hypothetical", "generic"])
def test_nobody_is_a_suspect_of_what_was_not_done(realis: Realis) -> None:
    assert role_of(person(), harm("actor", realis=realis)) is None


def test_an_unnamed_source_is_flagged_for_care() -> None:
    (found,) = with_roles([person()], [], [said("e1", "unnamed")])
    assert "unnamed-source" in found.risk


def test_a_witness_is_known_by_the_word() -> None:
    assert role_of(person(name="a resident of Orun")) == "witness"


def test_a_body_is_no_victim_and_a_place_plays_no_part() -> None:
    body = person(schema="Organization", name="the ministry")
    place = person(schema="Address", name="Orun")
    assert role_of(body, harm("recipient")) is None
    assert role_of(place, harm("recipient")) is None
