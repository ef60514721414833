"""How firmly a thing is said, construction by construction: how English holds back (M22 to M26).

Each row is a sentence of ours with words of a claim in it, and the certainty and
polarity of whoever says it last. All names and events are invented.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Claim, Reading

    Read = Callable[..., Reading]

pytestmark = pytest.mark.slow

HELD = [
    # Verbs that say nothing with their infinitive but how it is held.
    ("Police have yet to name a suspect.", "name a suspect", "asserted denied"),
    ("The minister is to visit the front on Friday.", "visit the front",
     "hypothetical affirmed"),
    ("The president was to have visited the town on Monday.", "visited the town",
     "asserted affirmed"),  # as in "had been due to": that it was planned is told
    ("The samples were to go to the capital.", "were to go", "asserted affirmed"),
    ("A new police force is going to be set up in the north.", "be set up",
     "hypothetical affirmed"),
    ("The villagers have to pay the toll by Friday.", "pay the toll",
     "hypothetical affirmed"),
    ("The villagers had to pay the toll.", "pay the toll", "asserted affirmed"),
    ("Somebody ought to have warned the villagers.", "warned the villagers",
     "hypothetical affirmed"),
    # Negations that are not "not".
    ("The student said he could no longer stand.", "stand", "asserted denied"),
    ("By no means did the rebels leave.", "did the rebels leave", "asserted denied"),
    ("Neither the police nor the army entered the square.", "entered the square",
     "asserted denied"),
    ("Not a single shot was fired during the raid.", "was fired", "asserted denied"),
    ("Hardly anyone voted in the southern district.", "voted in", "asserted denied"),
    ("The pathologist could find no trace of poison.", "find no trace",
     "asserted denied"),
    ("The bridge nearly collapsed under the tanks.", "collapsed", "asserted denied"),
    ("Attacks on the road nearly doubled last year.", "doubled", "asserted affirmed"),
    ("Rather than negotiate, the army shelled the suburb.", "negotiate",
     "asserted denied"),
    ("Rather than negotiate, the army shelled the suburb.", "shelled the suburb",
     "asserted affirmed"),
    ("It is a lie that we took hostages.", "took hostages", "asserted denied"),
    ("What he has not done is produce any proof.", "produce any", "asserted denied"),
    ("A diplomat said he would be amazed if half the rifles were handed in.",
     "half the rifles were handed in", "probable denied"),
    # What is judged false or beyond doubt is so by who judges.
    ("The claim that he was armed is false.", "he was armed", "asserted denied"),
    ("Reports that the mayor had fled turned out to be untrue.", "the mayor had fled",
     "asserted denied"),
    ("There is no doubt that the order came from the capital.",
     "the order came from the capital", "asserted affirmed"),
    ("The army dismissed a report that it steals cattle.", "it steals cattle",
     "asserted denied"),
    ("The family does not believe that the guards acted alone.",
     "the guards acted alone", "probable denied"),
    # Orders, questions, conditions, and what is not so.
    ("The council met at noon. Release the prisoners now.", "Release the prisoners",
     "hypothetical affirmed"),
    ('The leaflet said: "Stop the bombing of our villages."', "Stop the bombing",
     "hypothetical affirmed"),
    ("The council met at noon. Did the mayor order the demolition?",
     "the mayor order the demolition", "hypothetical affirmed"),
    ("The militia wants the tribe to hand over its weapons.",
     "the tribe to hand over its weapons", "hypothetical affirmed"),
    ("I wish the army had left.", "the army had left", "hypothetical affirmed"),
    ("The minister spoke as though the town had been freed.", "the town had been freed",
     "hypothetical affirmed"),
    ("The soldiers would often beat prisoners at night.", "beat prisoners",
     "asserted affirmed"),
    ("The group said it would release the nurse.", "it would release the nurse",
     "hypothetical affirmed"),
    # Hedges.
    ("It is conceivable that the radio was jammed.", "the radio was jammed",
     "possible affirmed"),
    ("The gunmen must have known his route.", "known his route", "probable affirmed"),
    ("The letter suggested that the deputy was paid by smugglers.",
     "the deputy was paid by smugglers", "probable affirmed"),
    ("The monitors could not verify the footage, which appears to show soldiers kicking a man.",
     "soldiers kicking a man", "probable affirmed"),
    ("Residents could hear gunfire.", "hear gunfire", "asserted affirmed"),
    # Accusing is not saying (M42, M43), and whoever is cited says it as who cites.
    ("The reporter complained that soldiers had smashed her camera.",
     "soldiers had smashed her camera", "alleged affirmed"),
    ("The bishop insinuated that the police had let the killer go.",
     "the police had let the killer go", "alleged affirmed"),
    ("State television alleged that she had hidden explosives, citing an official.",
     "she had hidden explosives", "alleged affirmed"),
    ("The militia is rumoured to have bought drones.", "bought drones",
     "alleged affirmed"),
    # What a demand or a denial takes for granted.
    ("A clerk asked not to be named because he was not cleared to speak.",
     "because he was not cleared to speak", "asserted denied"),
    ("The army rejected a proposal for a truce.", "a proposal for a truce",
     "asserted affirmed"),
    ("The army agreed to withdraw from the airport.", "to withdraw from the airport",
     "hypothetical affirmed"),
]  # fmt: skip

# A word put in that holds the deed back, and one that does not (M24).
PAIRS = [
    ("The guards entered the hospital.", "The guards have yet to enter the hospital.",
     "The guards have since entered the hospital.", "the hospital"),
    ("The road is open to lorries.", "The road is no longer open to lorries.",
     "The road is now open to lorries.", "open to lorries"),
    ("The court heard the widow.", "The court is to hear the widow.",
     "The court has heard the widow.", "the widow"),
    ("The mayor said the bridge had fallen.", "The mayor suggested the bridge had fallen.",
     "The mayor said again the bridge had fallen.", "the bridge had fallen"),
    ("Witnesses said the guards had fled.", "Witnesses complained the guards had fled.",
     "Witnesses in town said the guards had fled.", "the guards had fled"),
]  # fmt: skip


def held(reading: Reading, words: str) -> set[str]:
    """The stances of the claims that hold some words, those said at the deepest."""
    found = [c for c in reading.claims if any(words in s.exact for s in c.content)]
    depth = max((len(claim.chain) for claim in found), default=0)
    return {_stance(claim) for claim in found if len(claim.chain) == depth}


def _stance(claim: Claim) -> str:
    return f"{claim.certainty} {claim.polarity}"


@pytest.mark.parametrize(("text", "words", "stance"), HELD)
def test_a_thing_is_held_as_firmly_as_it_is_said(
    reading: Read, text: str, words: str, stance: str
) -> None:
    assert stance in held(reading(text), words)


@pytest.mark.parametrize(("plain", "marked", "neutral", "words"), PAIRS)
def test_a_marker_put_in_changes_the_claim_and_a_neutral_word_does_not(
    reading: Read, plain: str, marked: str, neutral: str, words: str
) -> None:
    before = held(reading(plain), words)
    assert before == held(reading(neutral), words)
    assert before.isdisjoint(held(reading(marked), words))


def test_whoever_writes_falsely_holds_it_false(reading: Read) -> None:
    """The ministry's word stays its own; the outlet's is against it (M23)."""
    words = "the bridge had fallen"
    found = reading(f"The ministry falsely reported that {words}.").claims
    claim = next(c for c in found if any(s.exact == words for s in c.content))
    assert (claim.certainty, claim.polarity) == ("asserted", "affirmed")
    assert claim.factuality.outlet == "CT-"
    assert "falsely" in {marker.exact for marker in claim.markers}


def test_a_sentence_without_its_denial_is_told_without_it(reading: Read) -> None:
    """The proposition is stated without the negation."""
    claim = reading("Police have yet to name a suspect.").claims[0]
    assert claim.proposition == "Police name a suspect"
