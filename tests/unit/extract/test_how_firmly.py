"""How firmly a clause is held: what denies or hedges it, and what only looks as if it did.

METHOD M22 to M26 and M30. Every sentence is ours and every name invented.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.extract.told import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Reading

    Read = Callable[..., Reading]

pytestmark = pytest.mark.slow

POLARITY = [
    # Short of it, or only some way off.
    ("The talks are far from over.", "far from over", "asserted denied"),
    ("The truce is far from being respected.", "being respected", "asserted denied"),
    ("He is far from the only victim.", "only victim", "asserted denied"),
    ("The camp is far from the border.", "the border", "asserted affirmed"),
    # A negation put first, before the helping verb.
    ("Not once did the guards open the door.", "open the door", "asserted denied"),
    ("Not until Friday did the guards open the door.", "open the door", "asserted affirmed"),
    ("Not long ago the guards opened the door.", "opened the door", "asserted affirmed"),
    # Both men, and none of the two.
    ("Neither would say if the talks had begun.", "Neither would say", "asserted denied"),
    ("Neither the army nor the rebels would comment on it.", "would comment", "asserted denied"),
    # One denial said twice, and a denial of none.
    ('"I ain\'t done nothing," the boy said.', "done nothing", "asserted denied"),
    ('"I never saw nobody," the guard said.', "saw nobody", "asserted denied"),
    ("The war is not over, not by any means.", "not over", "asserted denied"),
    # An adjective that denies, alone and denied.
    ("The killings went unpunished.", "unpunished", "asserted denied"),
    ("The killings will not go unpunished.", "unpunished", "hypothetical denied"),
    # How many, a number, and none at all.
    ("No fewer than forty people were killed.", "forty people", "asserted affirmed"),
    ("No people were killed.", "people were killed", "asserted denied"),
    ("Prison No 9 was built for 600 people.", "built for 600", "asserted affirmed"),
    ("House No. 7 was searched.", "was searched", "asserted affirmed"),
    # What is put right, of verbs that may tell something too.
    ("The men were not released but shot.", "shot", "asserted affirmed"),
    ("The men were not released but shot.", "not released", "asserted denied"),
    ("The men were not released or fed.", "released or fed", "asserted denied"),
    # In time, and too late.
    ("The bomb was found before it could explode.", "could explode", "asserted denied"),
    ("The bomb was found before it exploded.", "it exploded", "asserted affirmed"),
    ("The men left without a ransom being paid.", "being paid", "asserted denied"),
    ("The men left after a ransom was paid.", "was paid", "asserted affirmed"),
    ("The rebels were unable or unwilling to protect it.", "protect it", "asserted denied"),
    ("The rebels were able and willing to protect it.", "protect it", "asserted affirmed"),
    ("They are hardly new.", "hardly new", "asserted denied"),
    ("The army all but admitted that it had fired.", "all but admitted", "asserted denied"),
    ("All but two of the men died.", "men died", "asserted affirmed"),
]  # fmt: skip
FIRMNESS = [
    # Nobody can tell who: that is said, and is no doubt about a statement.
    ("It is unclear where the men are.", "where the men are", "asserted denied"),
    ("It was not clear who fired first.", "who fired first", "asserted denied"),
    ("It is clear who fired first.", "who fired first", "asserted affirmed"),
    ("It was unclear whether the men had fled.", "the men had fled", "hypothetical affirmed"),
    ("It is not certain that he died.", "he died", "hypothetical affirmed"),
    # Room left for it, by the speaker's own word too.
    ('"We are not ruling out arson," the chief said.', "arson", "possible affirmed"),
    ('"We rule out arson," the chief said.', "arson", "asserted denied"),
    ('"We do not deny that he was there," she said.', "he was there", "asserted affirmed"),
    # What a thing was taken for.
    ("He carried what appeared to be a rifle.", "a rifle", "probable affirmed"),
    ("He carried a rifle that looked new.", "He carried", "asserted affirmed"),
    ("Several had what looked like burns.", "like burns", "probable affirmed"),
    ("The house seemed empty.", "seemed empty", "probable affirmed"),
    ("He appeared in court.", "in court", "asserted affirmed"),
    ("They fled, perhaps most of all from the north.", "They fled", "asserted affirmed"),
    ("No one doubts that the army did it.", "the army did it", "asserted affirmed"),
    ("There is a strong possibility that they fled.", "they fled", "possible affirmed"),
    ("He was feared.", "feared", "asserted affirmed"),
    ("An attack is feared.", "feared", "hypothetical affirmed"),
    ("Were the army to withdraw, the town would fall.", "to withdraw", "hypothetical affirmed"),
    ("The boy need not have died.", "need not have died", "hypothetical denied"),
    ("The court has heard them and is expected to rule.", "to rule", "hypothetical affirmed"),
]  # fmt: skip
SPEAKERS = [
    # Who denies goes on with a word of his own.
    ("He denied that his men had fired and said the shots came later.", "the shots came later",
     ["He: say"], "asserted affirmed"),
    ("She dismissed as false reports that a raid was being prepared and urged them to wait.",
     "urged them", [], "asserted affirmed"),
    ("The mayor said that gunmen had come and demanded food.", "food",
     ["The mayor: say", "gunmen: order"], "hypothetical affirmed"),
    ("The mayor said that gunmen had come and demanded an inquiry.", "an inquiry",
     ["The mayor: order"], "hypothetical affirmed"),
    # A verb in the content is no offer that is turned down.
    ("The union denied that it had called a strike.", "it had called",
     ["The union: deny"], "asserted denied"),
    # Somebody else's word on what a denial only names.
    ("He denied that any died in the raid, which residents said had hit a school.",
     "had hit a school", ["residents: say"], "asserted affirmed"),
    ("Both accused each other of starting a clash in which nine died.", "in which nine died",
     [], "asserted affirmed"),
    ("He accused the army of starting a clash in which nine died.", "a clash in which nine died",
     ["He: accuse"], "alleged affirmed"),
    # A clause inside the subject ends before the main verb.
    ("The man, believed to be a rebel, was shot.", "was shot", [], "asserted affirmed"),
    ("The man, believed to be a rebel, was shot.", "to be a rebel",
     ["?: believe"], "probable affirmed"),
    ("A wall promised after the raid was never built, the auditor said.", "never built",
     ["the auditor: say"], "asserted denied"),
    ("The road that they promised after the flood was never repaired.", "never repaired",
     [], "asserted denied"),
    ("The minister resigned after the raid was called off.", "The minister resigned",
     [], "asserted affirmed"),
    ("Orlia, which says the man crossed by mistake, has demanded his return.", "his return",
     ["Orlia: order"], "hypothetical affirmed"),
    # Of a promise to do one thing and not another the second is denied.
    ("The ministry promised to free them and not to punish anybody.", "not to punish",
     ["The ministry: other"], "hypothetical denied"),
    ("Police found what they believed to be a bomb.", "to be a bomb",
     ["?: believe"], "probable affirmed"),
]  # fmt: skip
REALIS = [
    ("The cancelled deal to free the prisoners angered them.", "free", "negated"),
    ("The agreement to release the men angered them.", "release", "hypothetical"),
    ("The delay in releasing the prisoners angered them.", "releasing", "negated"),
    ("The government made a plan after the attack.", "attack", "actual"),
    ("The government made a plan for an attack.", "attack", "planned"),
    ("The planned evacuation did not take place.", "evacuation", "negated"),
    ("The planned evacuation took place.", "evacuation", "actual"),
    ("The planned evacuation will take place.", "evacuation", "planned"),
    ("The march was banned but went ahead anyway.", "march", "actual"),
    ("The march was banned but the union sued.", "march", "negated"),
    ("Had they come, the men would not have been killed.", "killed", "actual"),
    ("Had they come, the men would have been killed.", "killed", "hypothetical"),
    ("The police should not have fired.", "fired", "actual"),
    ("The police did not fire.", "fire", "negated"),
    ("But for him, the bomb would have killed dozens.", "killed", "hypothetical"),
    ("Hardly a day passes without an attack.", "attack", "actual"),
    ("The men left without an attack.", "attack", "negated"),
    ("The village that the army shelled is not on the map.", "shelled", "actual"),
    ("The fact that the army shelled the village is not disputed.", "shelled", "actual"),
    ("There is no village that the army shelled.", "shelled", "negated"),
    ("The army denied that it had shelled the village.", "shelled", "negated"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "words", "stance"), POLARITY)
def test_what_is_denied_is_denied_once(
    reading: Read, sentence: str, words: str, stance: str
) -> None:
    """M22 and M24."""
    assert stance in [found for _, found in told(reading(sentence), words)]


@pytest.mark.parametrize(("sentence", "words", "stance"), FIRMNESS)
def test_nothing_is_held_more_or_less_firmly_than_it_is_said(
    reading: Read, sentence: str, words: str, stance: str
) -> None:
    """M22 and M30."""
    assert stance in [found for _, found in told(reading(sentence), words)]


@pytest.mark.parametrize(("sentence", "words", "chain", "stance"), SPEAKERS)
def test_a_denial_or_a_charge_reaches_no_further_than_its_words(
    reading: Read, sentence: str, words: str, chain: list[str], stance: str
) -> None:
    """M19 and M26."""
    assert (chain, stance) in told(reading(sentence), words)


@pytest.mark.parametrize(("sentence", "word", "realis"), REALIS)
def test_a_deed_is_as_real_as_its_clause_makes_it(
    reading: Read, sentence: str, word: str, realis: str
) -> None:
    """M25: what was not done is no event, and what was done is, whatever surrounds it."""
    found = [
        event.realis
        for event in reading(sentence).events
        if any(word in span.exact for span in event.triggers)
    ]
    assert found == [realis]


@pytest.mark.parametrize(
    ("sentence", "doers"),
    [
        ("No group has said it carried out the attack.", []),
        ("No rebel has admitted that he shot the priest.", []),
        ("A rebel has admitted that he shot the priest.", ["A rebel"]),
        ("Six drivers have died, by the count of the Merva Union.", []),
    ],
)
def test_nobody_is_no_doer(reading: Read, sentence: str, doers: list[str]) -> None:
    """M43: who would have done it is not who did."""
    found = reading(sentence)
    names = {entity.id: entity.name for entity in found.entities}
    actors = [
        names[part.entity]
        for event in found.events
        if event.type == "ASSAULT"
        for part in event.participants
        if part.role == "actor" and part.entity
    ]
    assert actors == doers


def test_who_must_have_left_is_asked_for_nothing(reading: Read) -> None:
    """M38: "must have" concludes."""
    asked = reading("The soldiers must leave the school, her father said.")
    concluded = reading("The soldiers must have left the school, her father said.")
    assert "REQUEST" in [event.type for event in asked.events]
    assert "REQUEST" not in [event.type for event in concluded.events]
