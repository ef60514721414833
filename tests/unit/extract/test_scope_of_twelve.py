"""What a denial, a doubt, a question or an order is of, and what it leaves standing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.unit.extract.told import told

from tahqiq.model.reading import Reading

OUTLET: list[str] = []
ASSERTED, DENIED, OPEN = "asserted affirmed", "asserted denied", "hypothetical affirmed"


@pytest.mark.parametrize(
    ("text", "words", "chain", "stance"),
    [
        # nobody could verify it: not that it is false
        ("He was tortured into confessing that he had killed the priest.",
         "he had killed the priest", ["He: disclose"], ASSERTED),
        ("She was forced into admitting that she had hidden the guns.",
         "she had hidden the guns", ["She: disclose"], ASSERTED),
        # let alone
        ("The army has not found the tunnel, let alone destroyed it.",
         "destroyed it", OUTLET, DENIED),
        ("The mayor denied that he had met the gunmen, let alone paid them.",
         "paid them", ["The mayor: deny"], DENIED),
        ("He let alone the prisoners who had surrendered.",
         "He let alone", OUTLET, ASSERTED),
        # asked, and not told
        ("Was the mayor killed by his own guards?",
         "the mayor killed", OUTLET, OPEN),
        ("Was the man killed in the raid a soldier?",
         "the man killed in the raid", OUTLET, OPEN),
        ("The mayor was killed by his own guards.",
         "The mayor was killed", OUTLET, ASSERTED),
        # what a rumour or a claim says
        ("The rumour that the minister had been shot spread quickly.",
         "the minister had been shot", ["?: say"], "alleged affirmed"),
        ("The claim, never substantiated, that the dam was mined spread within hours.",
         "the dam was mined", ["?: say"], "alleged affirmed"),
        ("The official line is that the deputy fell from the window.",
         "the deputy fell", ["?: say"], ASSERTED),
        ("The army's line is that the village was empty.",
         "the village was empty", ["The army's: say"], ASSERTED),
        ("The bottom line is that the army lost.",
         "the army lost", OUTLET, ASSERTED),
        # denials
        ('General Osk dismissed talk of torture as "obscene".',
         "talk of torture", ["General Osk: deny"], DENIED),
        ("The rebels rejected talks with the army.",
         "The rebels rejected talks", OUTLET, ASSERTED),
        ('The embassy described the visit alleged by Horn as "pure invention".',
         "the visit alleged by Horn", ["The embassy: deny"], DENIED),
        ("The mayor denied that the brothers belonged to the network.",
         "the brothers belonged", ["The mayor: deny"], DENIED),
        ("The lawyer said that the brothers belonged to the network.",
         "the brothers belonged", ["The lawyer: say"], ASSERTED),
        ("She has denied, through her lawyer, any part in the abduction.",
         "any part in the abduction", ["She: deny"], DENIED),
        ("Mr Halloran is charged with, but has not been convicted of, supplying the rifles.",
         "supplying the rifles", ["?: accuse"], "alleged affirmed"),
        ("The police said that they had not fired and had arrested nobody.",
         "had arrested nobody", ["The police: say"], DENIED),
        ("The colonel said little and had already left when the shooting began.",
         "had already left", OUTLET, ASSERTED),
        # neither of phrases
        ("The soldiers had acted neither in self-defence nor under orders.",
         "had acted", OUTLET, DENIED),
        ("The boy was neither armed nor a member of the gang.",
         "neither armed", OUTLET, DENIED),
        ("The rebels were blamed for, but denied, the shooting of the priest.",
         "the shooting of the priest", ["The rebels: deny"], DENIED),
        ("The prisoners were fed but denied water.",
         "denied water", OUTLET, ASSERTED),
        # held neither way, or not at all
        ("One of the guards may or may not have opened the gate.",
         "have opened the gate", OUTLET, "possible affirmed"),
        ("The guards may not have opened the gate.",
         "have opened the gate", OUTLET, "possible denied"),
        ("Little suggests that the fire was set on purpose.",
         "Little suggests", OUTLET, DENIED),
        # still to come
        ("It remains to be shown that the militia received money from abroad.",
         "the militia received money", OUTLET, DENIED),
        ("It remains to be seen whether the truce will hold.",
         "whether the truce will hold", ["?: believe"], OPEN),
        ("The spokesman told reporters that the government would not return to the talks.",
         "would not return", ["The spokesman: say"], "hypothetical denied"),
        ("Rebel commanders said they would never sign the accord.",
         "would never sign", ["Rebel commanders: say"], "hypothetical denied"),
        ('"No soldier would do this," she said.',
         "No soldier would do this", ["she: say"], DENIED),
        ("He would not return her calls.",
         "would not return", OUTLET, DENIED),
        # orders
        ('"Let it finish," the commander told his men.',
         "it finish", ["the commander: say"], OPEN),
        ('"Let them burn the house," he told the guards.',
         "them burn the house", ["he: say"], OPEN),
        ("The guards let the crowd burn the house.",
         "the crowd burn the house", OUTLET, ASSERTED),
        # not seen
        ("The shepherd did not see who lit the fire.",
         "who lit the fire", OUTLET, DENIED),
    ],
)  # fmt: skip
def test_what_a_denial_or_a_doubt_is_of(
    reading: Callable[..., Reading],
    text: str,
    words: str,
    chain: list[str],
    stance: str,
) -> None:
    found = told(reading(text), words)
    assert (chain, stance) in found


@pytest.mark.parametrize(
    ("text", "words", "stances"),
    [
        ("There is nothing to suggest that the two brothers belonged to the network.",
         "the two brothers belonged", {DENIED}),
        ("No party wants a truce.", "a truce", {DENIED}),
        ("Little suggests that the fire was set on purpose.", "the fire was", {DENIED}),
        ("Was the mayor killed by his own guards?", "killed by", {OPEN}),
        ("The army has not found the tunnel, let alone destroyed it.",
         "destroyed it", {DENIED}),
        ("The mayor denied that the brothers belonged to the network.",
         "brothers belonged to the network", {ASSERTED, DENIED}),  # he denied; denied
        ('"Let them burn the house," he told the guards.', "burn the house", {OPEN}),
        ("She did not hear what the officer shouted.", "what the officer", {DENIED}),
    ],
)  # fmt: skip
def test_nothing_else_is_made_of_it(
    reading: Callable[..., Reading], text: str, words: str, stances: set[str]
) -> None:
    assert {how for _, how in told(reading(text), words)} == stances


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("The killing was not planned.", "actual"),
        ("The trial was neither free nor fair, observers said.", "actual"),
        ("No attack was planned.", "negated"),
    ],
)
def test_what_is_unplanned_or_unfair_came_about(
    reading: Callable[..., Reading], text: str, realis: str
) -> None:
    assert [event.realis for event in reading(text).events] == [realis]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The prisoners were beaten and denied water.", "recipient"),
        ("The men were held for a week, beaten and denied access to a lawyer.",
         "recipient"),
        ("The guards came back and denied the prisoners water.", "actor"),
    ],
)  # fmt: skip
def test_who_goes_without_has_denied_nothing(
    reading: Callable[..., Reading], text: str, role: str
) -> None:
    found = reading(text)
    named = {mention.id: mention.exact for mention in found.mentions}
    who = " ".join(text.split()[:2])
    (denied,) = [e for e in found.events if "denied" in e.triggers[0].exact]
    assert {p.role for p in denied.participants if named[p.mention] == who} == {role}


def test_an_order_is_no_deed(reading: Callable[..., Reading]) -> None:
    burnt = reading('"Let them burn the house," he told the guards.').events
    assert {event.realis for event in burnt} == {"hypothetical"}
    burnt = reading("The guards let the crowd burn the house.").events
    assert {event.realis for event in burnt} == {"actual"}
