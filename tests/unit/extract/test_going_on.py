"""Reports that run on, as they are put together from another language's (M15, M26, M28)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.extract.told import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Reading


@pytest.mark.parametrize(
    ("text", "words", "chain", "stance"),
    [
        ("Witnesses said the soldiers surrounded the house, and they shot the owner.",
         "shot the owner", ["Witnesses: say"], "asserted affirmed"),
        ("A resident said that the gunmen came at night, and they took his brother.",
         "took his brother", ["A resident: say"], "asserted affirmed"),
        ("Doctors said a bomb hit the ward, and they treated twelve people.",
         "treated twelve", [], "asserted affirmed"),
        ("The judge said he was convinced, and he sentenced Rubai to death.",
         "sentenced Rubai", [], "asserted affirmed"),
        ("Police said the gunmen fled, and the crowd shouted.",
         "the gunmen fled", ["Police: say"], "asserted affirmed"),
        ("Sources said the convoy had left, while the army denied it.",
         "the army denied", [], "asserted affirmed"),
        ("Police claim that the man was armed, however his family denies this.",
         "was armed", ["Police: accuse"], "alleged affirmed"),
        ("The ministry described what was published about the escape as untrue.",
         "what was published", ["The ministry: deny"], "asserted denied"),
        ("The ministry described the news of the escape as fabricated.",
         "the news of the escape", ["The ministry: deny"], "asserted denied"),
        ("The elder denied any role, describing the accusations as baseless.",
         "the accusations", ["The elder: deny"], "asserted denied"),
        ("Omar Sadi described what he saw as a massacre.",
         "what he saw", ["Omar Sadi: other"], "asserted affirmed"),
        ("The ministry denied what was circulated about the escape of detainees.",
         "what was circulated", ["The ministry: deny"], "asserted denied"),
        ("Sources denied that the attack was theirs, and hinted at a role of the army.",
         "a role", ["Sources: say"], "probable affirmed"),
        ("Police said the man denied the charge, and asked for a lawyer.",
         "denied the charge", ["Police: say"], "asserted affirmed"),
        ("The report pointed to the existence of a secret prison.",
         "the existence", ["The report: say"], "asserted affirmed"),
        ("Abu Karim denies all of that, and says that his men protect the town.",
         "all of that", ["Abu Karim: deny"], "asserted denied"),
        ("The judge asked what was said about the escape of detainees.",
         "what was said", ["The judge: ask"], "hypothetical affirmed"),
    ],
)  # fmt: skip
def test_who_goes_on_saying_it(
    reading: Callable[..., Reading],
    text: str,
    words: str,
    chain: list[str],
    stance: str,
) -> None:
    assert any(
        who == chain and how.startswith(stance)
        for who, how in told(reading(text), words)
    )


@pytest.mark.parametrize(
    ("text", "trigger", "role", "name"),
    [
        ("The shelling of the army on the town killed two.", "shelling", "actor", "the army"),
        ("The shelling of the army on the town killed two.", "shelling", "recipient", "the town"),
        ("The attacks of the militia against protesters went on.", "attacks", "actor",
         "the militia"),
        ("The raid of the police on the house took place on Monday.", "raid", "actor",
         "the police"),
        ("The shooting of the demonstrators on the bridge killed two.", "shooting",
         "recipient", "the demonstrators"),
        ("The killing of the soldiers on the road shocked the town.", "killing", "recipient",
         "the soldiers"),
        ("Police said the gunmen fled, and arrested two suspects.", "arrested", "actor",
         "Police"),
        ("The minister said police stormed the house and arrested two suspects.", "arrested",
         "actor", "police"),
        ("The activist was exposed to beating and torture.", "beating", "recipient",
         "The activist"),
        ("The journalist was exposed to an assassination attempt.", "assassination",
         "recipient", "The journalist"),
        ("The convoy was subjected to an armed attack by unknown gunmen.", "attack",
         "recipient", "The convoy"),
    ],
)  # fmt: skip
def test_who_does_it_to_whom(
    reading: Callable[..., Reading], text: str, trigger: str, role: str, name: str
) -> None:
    found = reading(text)
    names = {e.id: e.name for e in found.entities}
    cast = {
        (p.role, names.get(p.entity or "", ""))
        for e in found.events if any(t.exact == trigger for t in e.triggers)
        for p in e.participants
    }  # fmt: skip
    assert (role, name) in cast
    other = {"actor": "recipient", "recipient": "actor"}[role]
    assert (other, name) not in cast


def test_a_house_pointed_to_is_nothing_said(reading: Callable[..., Reading]) -> None:
    found = reading("The guard pointed to a house with a red door.")
    assert [len(c.chain) for c in found.claims] == [1]


@pytest.mark.parametrize(
    ("text", "verb", "never"),
    [
        ('The mother of one of the victims said: "They killed my son."', "killed", "victims"),
        ("Salim Haddad vowed revenge, saying that those who killed him will pay.", "killed",
         "Haddad"),
    ],
)  # fmt: skip
def test_nobody_tells_of_a_killing_that_he_did_or_died_of(
    reading: Callable[..., Reading], text: str, verb: str, never: str
) -> None:
    found = reading(text)
    names = {e.id: e.name for e in found.entities}
    cast = [
        names.get(p.entity or "", "")
        for e in found.events if any(t.exact == verb for t in e.triggers)
        for p in e.participants
    ]  # fmt: skip
    assert cast
    assert not any(never in name for name in cast)


def test_who_said_he_spoke_for_somebody_called_another(
    reading: Callable[..., Reading],
) -> None:
    found = reading(
        "Naser Tohari told the paper that a man who said he spoke for the Wadi Front had"
        " telephoned him and ordered him to drop the case."
    )
    names = {e.id: e.name for e in found.entities}
    cast = {(p.role, names.get(p.entity or "")) for e in found.events
            for p in e.participants if e.type == "REQUEST"}  # fmt: skip
    assert cast == {("actor", "a man"), ("recipient", "Naser Tohari")}
    assert [who[-1] for who, _ in told(found, "telephoned him")] == [
        "Naser Tohari: say"
    ]
    assert [who[-1] for who, _ in told(found, "he spoke for")][-1] == "a man: say"


def test_whom_a_killing_took_is_not_threatened(reading: Callable[..., Reading]) -> None:
    found = reading("The army vowed revenge for the killing of the general.")
    threat = next(e for e in found.events if e.type == "THREATEN")
    assert [p.role for p in threat.participants] == ["actor"]


def test_what_a_clause_led_to_is_not_done_by_whom_it_hit(
    reading: Callable[..., Reading],
) -> None:
    found = reading(
        "The forces opened fire at the demonstrators, which led to killing five of them."
    )
    names = {e.id: e.name for e in found.entities}
    doers = {names.get(p.entity or "") for e in found.events for p in e.participants
             if p.role == "actor"}  # fmt: skip
    assert doers == {"The forces"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Turkish troops entered the town of Sarmol.", "ASSAULT"),
        (
            "Members of the militia entered the Green Zone and demanded their release.",
            None,
        ),
        ("Four gunmen entered the shop.", None),
    ],
)
def test_who_enters_a_place_has_not_yet_attacked_it(
    reading: Callable[..., Reading], text: str, kind: str | None
) -> None:
    found = reading(text)
    entered = [e for e in found.events if any(t.exact == "entered" for t in e.triggers)]
    assert [(e.type, e.modes) for e in entered] == [(kind, ())]
