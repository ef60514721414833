"""How firmly and through whom, in the constructions of fresh reports: both ways, where a
form of words changes a claim and where the same words do not.

METHOD M20 to M26 and M30. Every sentence is ours and every name invented.
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

FLAT: list[str] = []
HELD = [
    # A modal holds back both verbs that stand behind it (M22): a plan is no act.
    ("The army will enter the town and arrest the men.", "arrest the men",
     "hypothetical affirmed"),
    ("The army has entered the town and arrested the men.", "arrested the men",
     "asserted affirmed"),
    ("The army may have entered the town and arrested the men.", "arrested the men",
     "possible affirmed"),
    ("The army has not entered the town or arrested anybody.", "arrested anybody",
     "asserted denied"),
    ("The army had not seen the boy and shot at the car.", "shot at the car",
     "asserted affirmed"),
    ("The guards did not burn the huts, shoot the men or take the women.",
     "take the women", "asserted denied"),
    ("If the guards had burned the huts and shot the men, it would have been seen.",
     "shot the men", "asserted denied"),
    # What is believed of somebody is believed of both his deeds (M23).
    ("He is believed to have planted the bomb and killed the guard.",
     "killed the guard", "probable affirmed"),
    ("She is said to have met the gunmen, and left the country on Monday.",
     "left the country", "asserted affirmed"),
    ("He denied having burned the huts, shot the men or taken the women.",
     "taken the women", "asserted denied"),
    ("He could have planted the bomb and killed the guard, the inspector said.",
     "killed the guard", "possible affirmed"),
    ("The mission would have protected them had it been told.", "had it been told",
     "asserted denied"),
    ("The police are yet to arrest anyone.", "yet to arrest anyone", "asserted denied"),
    # "Would" of somebody's memory is habit, of his word is future.
    ("The militia would stop buses at night, she recalled.", "would stop buses",
     "asserted affirmed"),
    ("The militia would stop buses at night, she said.", "would stop buses",
     "hypothetical affirmed"),
    # Ability that is denied is denied; "could" alone is a hedge.
    ("Neither account could be verified.", "could be verified", "asserted denied"),
    ("Both accounts could be verified.", "could be verified", "possible affirmed"),
    # Awaited by nobody in particular: open, and no plan of somebody unnamed.
    ("The panel is expected to sit from Monday.", "to sit from Monday",
     "hypothetical affirmed"),
    ("The panel sat from Monday.", "sat from Monday", "asserted affirmed"),
    ("It is time that the killers were brought to justice.", "the killers were brought",
     "hypothetical affirmed"),
    ("It is true that the killers were brought to justice.", "the killers were brought",
     "asserted affirmed"),
    # Adjectives that deny in one word, and one that counts who is missing.
    ("The video is unrelated to the march.", "is unrelated", "asserted denied"),
    ("The video is related to the march.", "is related", "asserted affirmed"),
    ("Four teachers were unaccounted for.", "were unaccounted", "asserted affirmed"),
    # "Without warning" tells how they fired, "without warning them" what they left undone.
    ("Soldiers opened fire without warning on a bus that carried nurses.",
     "opened fire without warning on a bus", "asserted affirmed"),
    ("Soldiers opened fire without warning the nurses.", "without warning the nurses",
     "asserted denied"),
    # What can be neither confirmed nor denied is open; that it is, is plain.
    ("Police have neither confirmed nor denied this.", "Police have neither",
     "asserted affirmed"),
    ("The ministry would not confirm or deny that the base had been hit.",
     "the base had been hit", "hypothetical affirmed"),
    ("The ministry would not deny that the base had been hit.", "the base had been hit",
     "possible affirmed"),
    # No clause is lost behind "which has not commented".
    ("The group, which has not commented on the raid, has freed two men.",
     "has freed two men", "asserted affirmed"),
    # What was seen is told, what was found to be so is somebody's finding.
    ("Soldiers were seen loading bodies onto a truck.", "loading bodies",
     "asserted affirmed"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "words", "stance"), HELD)
def test_what_holds_a_deed_back_reaches_as_far_as_its_grammar_and_no_farther(
    reading: Read, sentence: str, words: str, stance: str
) -> None:
    """M22 to M25."""
    assert stance in {found for _, found in told(reading(sentence), words)}


THROUGH = [
    # A clause that "which" takes up is denied by its own denier alone (M26).
    ("The front said two soldiers had been captured, which an officer denied.",
     "two soldiers had been captured", ["an officer: deny"], "asserted denied"),
    ("The front said two soldiers had been captured, which an officer denied.",
     "two soldiers had been captured", ["The front: say"], "asserted affirmed"),
    ("The army shelled a clinic, which the ministry denied on Monday.",
     "The army shelled a clinic", ["the ministry: deny"], "asserted denied"),
    ("The minister said no prisoners had been moved, which their families dispute.",
     "no prisoners had been moved", ["their families: deny"], "asserted affirmed"),
    ("She was charged with inciting a riot, which she denies.", "inciting a riot",
     ["she: deny"], "asserted denied"),
    # Two speakers to one clause.
    ("The rebels say, and the army denies, that the clinic was shelled.",
     "the clinic was shelled", ["The rebels: say"], "asserted affirmed"),
    ("The rebels say, and the army denies, that the clinic was shelled.",
     "the clinic was shelled", ["the army: deny"], "asserted denied"),
    ("The ministry put the toll at nine, the hospital at fourteen.", "at fourteen",
     ["the hospital: say"], "asserted affirmed"),
    ("The ministry put the toll at nine, the hospital at fourteen.", "at nine",
     ["The ministry: say"], "asserted affirmed"),
    # Claims turned down: by whom, and whose they were.
    ("There was no truth to rebel claims that the town had fallen, the minister said.",
     "the town had fallen", ["the minister: say"], "asserted denied"),
    ("There was no truth to rebel claims that the town had fallen, the minister said.",
     "the town had fallen", ["the minister: say", "rebel: say"], "alleged affirmed"),
    ("There is no truth in the claim that the guards fired first.",
     "the guards fired first", FLAT, "asserted denied"),
    ("There is some truth in the claim that the guards fired first.",
     "the guards fired first", ["?: say"], "alleged affirmed"),
    ("The claim that relatives were threatened is rejected.",
     "relatives were threatened", FLAT, "asserted denied"),
    ("The claim that relatives were threatened was rejected.",
     "relatives were threatened", ["?: deny"], "asserted denied"),
    ("The claim that relatives were threatened was repeated.",
     "relatives were threatened", ["?: say"], "alleged affirmed"),
    ("The army rejected as propaganda rebel claims that the town had fallen.",
     "rebel claims that the town", ["The army: deny"], "asserted denied"),
    ("The army rejected as propaganda rebel claims that the town had fallen.",
     "the town had fallen", ["rebel: say"], "alleged affirmed"),
    ("The army rejected suggestions that the guards had fired first.",
     "the guards had fired first", ["?: say"], "alleged affirmed"),
    ("The general rejected a report in the weekly Sandar that police had been warned.",
     "police had been warned", ["the weekly Sandar: say"], "asserted affirmed"),
    ("The army denied claims by the rebels that the guards fired first.",
     "the guards fired first", ["the rebels: say"], "alleged affirmed"),
    ("Nobody has been able to verify the claim that the guards fired first.",
     "the guards fired first", ["?: say"], "alleged affirmed"),
    ("Despite the army's denial that it had fired, the families blame it.",
     "it had fired", ["the army's: deny"], "asserted denied"),
    ("Officials confirmed reports that the guards had fired.", "the guards had fired",
     ["Officials: disclose"], "asserted affirmed"),
    ("Officials dispute claims that the guards had fired.", "claims that the guards",
     ["Officials: deny"], "asserted denied"),
    ("Initial reports that the guards had fired were wrong.", "the guards had fired",
     FLAT, "asserted denied"),
    ("Initial reports that the guards had fired were right.", "the guards had fired",
     ["?: say"], "asserted affirmed"),
    ("Rebel claims that the town had fallen were false.", "the town had fallen",
     ["Rebel: say"], "alleged affirmed"),
    ("The company called the police account wrong.", "the police account",
     ["The company: deny"], "asserted denied"),
    ("The governor, asked if he had fired, said no.", "he had fired",
     ["The governor: deny"], "asserted denied"),
    ("The army denied that its spokesman had said that the town had fallen.",
     "the town had fallen", ["The army: deny", "its spokesman: say"],
     "hypothetical affirmed"),
    ("The army said that its spokesman had said that the town had fallen.",
     "the town had fallen", ["The army: say", "its spokesman: say"],
     "asserted affirmed"),
    ("Officials first said the guards had fired but later said they had not.",
     "they had not", ["Officials: say"], "asserted denied"),
    ("The paper had reported that the guards fired, but later withdrew the report.",
     "withdrew the report", FLAT, "asserted affirmed"),
    ("It is hard to believe that they are alive.", "they are alive", FLAT,
     "probable denied"),
    ("It is easy to believe that they are alive.", "they are alive", ["?: believe"],
     "probable affirmed"),
    ("If the ministry is to be believed, nobody was hurt.", "nobody was hurt",
     ["the ministry: say"], "asserted denied"),
    ("The operation, a massacre in the words of one survivor, lasted nine hours.",
     "lasted nine hours", FLAT, "asserted affirmed"),
    ("She said she did not see who fired, but that the shots came from the roof.",
     "the shots came from the roof", ["She: say"], "asserted affirmed"),
    ("He said he had received orders to fire at the crowd.", "to fire at the crowd",
     ["He: say", "?: order"], "hypothetical affirmed"),
    # A plain form of "deny" is a verb, whatever stands before it.
    ("The five deny conspiring to plant the bomb.", "conspiring to plant",
     ["The five: deny"], "asserted denied"),
    ("The two deny murder.", "murder", ["The two: deny"], "asserted denied"),
    ("The group has in the past denied attacking civilians.", "attacking civilians",
     ["The group: deny"], "asserted denied"),
    # Whoever whispers, demands or is asked.
    ("On our fourth visit a constable whispered to Rahila that the men had been moved.",
     "the men had been moved", ["a constable: say"], "asserted affirmed"),
    ("She said he had signed papers he could not read.", "he had signed papers",
     ["She: say"], "asserted affirmed"),
    ("A man police identified as the bomber was among the dead.", "as the bomber",
     ["police: other"], "asserted affirmed"),
    ("Witnesses described hearing three blasts, followed by gunfire.",
     "followed by gunfire", ["Witnesses: say"], "asserted affirmed"),
    ("The video purports to show the bombing of a bridge.", "the bombing of a bridge",
     ["The video: say"], "alleged affirmed"),
    ("A member of the council, who asked us not to name him, said two trucks came.",
     "who asked us not to name him", FLAT, "asserted affirmed"),
    ("The councillor said the attackers had asked for the village chief by name.",
     "had asked for the village chief", ["The councillor: say"], "asserted affirmed"),
    ("The union asked for the resignation of the village chief.",
     "the resignation of the village chief", ["The union: ask"],
     "hypothetical affirmed"),
    ("We ask that you answer us; that a doctor be allowed to examine the body.",
     "a doctor be allowed", FLAT, "hypothetical affirmed"),
    ("The families demand that the colonel, who according to survivors gave the order, be tried.",
     "gave the order", ["The families: order", "survivors: say"], "asserted affirmed"),
    # What a man is called, or is to somebody, stands in a plan or a demand as it does
    # outside it; whether he is it may be asked.
    ("He threatened to kill the army's chief of staff, Omid Sadra.", "the army's chief",
     FLAT, "asserted affirmed"),
    ("Asked whether the escort had left, as relatives have claimed, Varga said it had.",
     "relatives have claimed", FLAT, "asserted affirmed"),
    # A label before a colon is nobody's sentence.
    ("Editor's note: the ministry did not say who leads the inquiry.",
     "the ministry did not say", FLAT, "asserted denied"),
    ("A text attributed to the front, which could not be verified, spoke of eleven.",
     "A text attributed to the front, which could not", FLAT, "asserted denied"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "words", "chain", "stance"), THROUGH)
def test_each_voice_over_a_clause_is_told_with_what_it_makes_of_it(
    reading: Read, sentence: str, words: str, chain: list[str], stance: str
) -> None:
    """M20, M26 and M30."""
    assert (chain, stance) in told(reading(sentence), words)


NEVER = [
    # Not nested: who denies has not told it, who told it has not denied it.
    ("The front said two soldiers had been captured, which an officer denied.",
     "two soldiers had been captured", ["The front: say", "an officer: deny"],
     "asserted denied"),
    ("The army rejected suggestions that the guards had fired first.",
     "the guards had fired first", ["The army: deny", "?: say"], "alleged affirmed"),
    ("Nobody has been able to verify the claim that the guards fired first.",
     "the guards fired first", ["Nobody: disclose", "?: say"], "alleged affirmed"),
    # "which" of a thing or a place is no clause.
    ("He lives near a dam, which was built by the army.", "He lives near a dam",
     ["the army: deny"], "asserted denied"),
    ("The lawyer spoke of a plot, which the mayor denied.", "The lawyer spoke",
     ["the mayor: deny"], "asserted denied"),
    ("The operation, a massacre in the words of one survivor, lasted nine hours.",
     "lasted nine hours", ["one survivor: say"], "asserted affirmed"),
    ("If the men are believed to be armed, they are shot.", "they are shot",
     ["the men: say"], "hypothetical affirmed"),
    # What is only seen is nobody's view.
    ("Soldiers were seen loading bodies onto a truck.", "loading bodies",
     ["?: believe"], "probable affirmed"),
    ("The post says the guards acted on the orders of the mill's owner, Delmar Hosa.",
     "the mill's owner", ["The post: say", "?: order"], "hypothetical affirmed"),
    ("It claimed forty dead, a figure nobody could explain, and threatened to fire.",
     "threatened to fire", ["It: accuse"], "alleged affirmed"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "words", "chain", "stance"), NEVER)
def test_no_voice_is_laid_over_words_that_are_not_its_own(
    reading: Read, sentence: str, words: str, chain: list[str], stance: str
) -> None:
    """M20 and M23."""
    assert (chain, stance) not in told(reading(sentence), words)
