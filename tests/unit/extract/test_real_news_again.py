"""How reporters really attribute: what was read wrong in news nobody had looked at.

All text is invented.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.extract.told import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Reading

pytestmark = pytest.mark.slow

FLAT, NO, OPEN = "asserted affirmed", "asserted denied", "hypothetical affirmed"
ALLEGED = "alleged affirmed"

CASES = [
    # A quotation that opens inside its speaker's sentence goes on as his plain word.
    ('Mr Dorn called the siege "a slow murder. They cut the water in May." It went on.',
     "They cut the water", ["Mr Dorn: say"], FLAT),
    ('Mr Dorn called the siege "a slow murder." They cut the water in May.',
     "They cut the water", [], FLAT),
    ('The envoy dismissed the report as "theatre. Nobody was shot in that town."',
     "Nobody was shot", ["The envoy: say"], NO),
    ('The group vowed to "hunt them down. No judge is safe."',
     "No judge is safe", ["The group: say"], NO),
    ('The envoy said: "It was theatre. Nobody was shot in that town."',
     "Nobody was shot", ["The envoy: say"], NO),
    # Who speaks may stand behind a verb that opens the sentence.
    ('Replied army spokesman Jon Veld, "The convoy was never there."',
     "convoy was never", ["army spokesman Jon Veld: say"], NO),
    ('Said one survivor, "I saw the soldiers fire."',
     "I saw the soldiers", ["one survivor: say"], FLAT),
    ('Asked the judge, "Who gave the order?"', "Who gave", ["the judge: ask"], OPEN),
    # "As he told the paper", in front and put in.
    ("As Mr Orlo told reporters on Monday, the road had been mined by the rebels.",
     "the road had been mined", ["Mr Orlo: say"], FLAT),
    ("As he told the story, the road was mined by the rebels.",
     "the road was mined", [], FLAT),
    ("The road, as one of the governor's aides pointed out, had been closed since May.",
     "had been closed", ["one of the governor's aides: disclose"], FLAT),
    ("The camp, as a former guard told the court, was never on any map.",
     "was never on any map", ["a former guard: say"], NO),
    ("The gunmen, as they fled, shot two guards.", "shot two guards", [], FLAT),
    # What was promised, asked or foretold and came to pass is the writer's.
    ("The troops, as promised, withdrew on Monday.", "withdrew", [], FLAT),
    ("The prisoners, as the law requires, were given a lawyer.",
     "were given a lawyer", [], FLAT),
    ("The town will be attacked, as the rebels have threatened.",
     "The town will be attacked", ["the rebels: threaten"], OPEN),
    # What things are counted or meted out by is no source.
    ("The province has four doctors per 100,000 people.", "four doctors", [], FLAT),
    ("Nine people died, per the ministry.", "Nine people", ["the ministry: say"], FLAT),
    ("Rations were handed out according to family size.", "Rations", [], FLAT),
    ("The attack went according to plan.", "The attack went", [], FLAT),
    ("According to the plan, troops will leave in May.",
     "troops will leave", ["the plan: say"], OPEN),
    ("Soldiers had views of the square from two roofs.", "the square", [], FLAT),
    ("The site was hit by a denial-of-service attack on Monday.", "service", [], FLAT),
    # When something was said is not who said it.
    ("The report follows Monday's declaration by the rebels that the port was mined.",
     "the port was mined", ["the rebels: say"], FLAT),
    ("David Orn on Monday called on Ivo Dass to apologize to Tal for accusing him of spying.",
     "him of spying", ["David Orn: ask", "Ivo Dass: accuse"], OPEN),
    # What a court found is its word; what it decided to do is a plan.
    ("The court overturned a judge's decision that the police had acted lawfully.",
     "the police had acted", ["a judge's: say"], FLAT),
    # A reporter's own email is no channel; what is told to a paper goes through it.
    ("Major Dass wrote in an email to the Herald's Ana Vit that the town had fallen.",
     "the town had fallen", ["Major Dass: write"], FLAT),
    ("Major Dass told the Kelmar Herald that the town had fallen.",
     "the town had fallen", ["the Kelmar Herald: None", "Major Dass: say"], FLAT),
    # Who is recorded speaks.
    ('The programme ends with footage of the colonel saying, "We will burn the town."',
     "We will burn", ["the colonel: say"], OPEN),
    # Said by being said.
    ('"I can confirm that two men died," the colonel said.',
     "two men died", ["the colonel: say"], FLAT),
    ('"I have to admit that we fired first," the sergeant said.',
     "we fired first", ["the sergeant: say"], FLAT),
    ('"He should admit that he fired," she said.',
     "he fired", ["she: say", "He: disclose"], OPEN),
    # A clause between "that" and what was said, ended by a quotation mark.
    (('Ana Henn, an analyst at Orvel Institute, said that while the raid had been "sloppy,"'
      " the police were right to act because there was no time."),
     "the police were right", ["Ana Henn: say"], FLAT),
    ("An aide told the paper, two of the dead were police.",
     "two of the dead", ["the paper: None", "An aide: say"], FLAT),
    # One man does not "claim"; who reports in the present reports the past behind it.
    ("The villagers said the man was a thief and claim he had a gun.",
     "he had a gun", ["The villagers: accuse"], ALLEGED),
    ("Lena Marsh also claims that her papers were taken and she was forced to work.",
     "she was forced", ["Lena Marsh: accuse"], ALLEGED),
    ("She says that the road is closed, and he left at noon.",
     "he left at noon", [], FLAT),
    # A denial in its own words behind a colon, and what the writer adds there.
    ("The army rejected the charge: Its men had not been near the village.",
     "had not been near", ["The army: say"], NO),
    ("The minister denied it: two men were found there on Friday.",
     "two men were found", [], FLAT),
    # Things find nothing, and who goes to market has gone.
    ("Shell casings found at the scene match those used by the army.",
     "match those", [], FLAT),
    ("Trucks were going to market when the mine went off.",
     "Trucks were going", [], FLAT),
    ("The army is going to market the rifle abroad.", "going to market", [], OPEN),
    ('The governor laughed and said, "I don\'t believe in ghosts."',
     "The governor laughed", [], FLAT),
    ("It remains to be seen how many people were killed.",
     "how many people", ["?: believe"], OPEN),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "chain", "stance"), CASES)
def test_who_says_it_and_how_firmly_in_real_news(
    reading: Callable[[str], Reading],
    text: str,
    words: str,
    chain: list[str],
    stance: str,
) -> None:
    assert (chain, stance) in told(reading(text), words)


@pytest.mark.parametrize(
    "text",
    [
        "The bishop refrained from blaming the army for the deaths.",
        "The mayor shied away from accusing the police of murder.",
        "The UN is steering clear of blaming either side for the attack.",
    ],
)
def test_who_refrained_from_accusing_has_accused_nobody(
    reading: Callable[[str], Reading], text: str
) -> None:
    found = reading(text)
    assert all(step.act != "accuse" for c in found.claims for step in c.chain)
    accused = [event for event in found.events if event.type == "ACCUSE"]
    assert all(event.realis == "negated" for event in accused)


def test_who_refrained_from_shooting_has_not_shot(
    reading: Callable[[str], Reading],
) -> None:
    events = reading("The soldiers refrained from shooting the prisoners.").events
    shot = [event for event in events if event.type == "ASSAULT"]
    assert [event.realis for event in shot] == ["negated"]


def test_what_is_outrageous_is_not_denied(reading: Callable[[str], Reading]) -> None:
    found = reading('"That was outrageous," the mayor said of the shooting.')
    assert all(claim.polarity == "affirmed" for claim in found.claims)
    denied = reading('"That is nonsense," the mayor said of the charge.').claims
    assert any(claim.polarity == "denied" for claim in denied)
