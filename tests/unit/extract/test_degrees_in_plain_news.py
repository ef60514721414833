"""How firmly plain news tells a thing and who denies it: likeness, preference, evidence that
was not found, words taken back, events that nobody says took place.

METHOD M22 to M26. Both ways: where a form of words changes the claim and where words like
it do not. Every sentence is ours and every name invented.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.extract.told import speaker, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Reading

    Read = Callable[..., Reading]

pytestmark = pytest.mark.slow

HELD = [
    # Likeness is a hedge (M22): what looks so is likely, what somebody does "as if" is open.
    ("It looks as if the hostages were beaten.", "the hostages were beaten",
     "probable affirmed"),
    ("It looks like the hostages were beaten.", "the hostages were beaten",
     "probable affirmed"),
    ("The hostages looked as though they had been beaten.", "they had been beaten",
     "probable affirmed"),
    ("He walked as if he had been beaten.", "he had been beaten",
     "hypothetical affirmed"),
    ("The raid, it appears, was prepared abroad.", "was prepared abroad",
     "probable affirmed"),
    ("The raid, he appears to say, was prepared abroad.", "was prepared abroad",
     "asserted affirmed"),
    # Of two deeds the one preferred was done.
    ("They fled rather than surrender their weapons.", "surrender their weapons",
     "asserted denied"),
    ("They fled rather than surrender their weapons.", "They fled",
     "asserted affirmed"),
    ("They fled and surrendered their weapons.", "surrendered their weapons",
     "asserted affirmed"),
    # Amounts that empty a noun.
    ("Hardly any houses were left standing.", "houses were left", "asserted denied"),
    ("Nearly all the houses were left standing.", "houses were left",
     "asserted affirmed"),
    ("The guards had no choice but to open fire.", "open fire", "asserted affirmed"),
    ("The guards had no order to open fire.", "order to open fire", "asserted denied"),
    # A bound of time sets a condition of what is to come, none of what was.
    ("As long as the siege lasts, no aid will enter the town.", "the siege lasts",
     "hypothetical affirmed"),
    ("As long as the siege lasted, no aid entered the town.", "the siege lasted",
     "asserted affirmed"),
    # Who does not hesitate does it.
    ("The rebels did not hesitate to shoot him.", "hesitate to shoot",
     "asserted affirmed"),
    ("The rebels did not manage to shoot him.", "manage to shoot", "asserted denied"),
    # Shells that say only how their clause is held.
    ("It is not the case that soldiers opened fire.", "soldiers opened fire",
     "asserted denied"),
    ("It is a fact that soldiers opened fire.", "soldiers opened fire",
     "asserted affirmed"),
    ("There is no way he could have done it.", "he could have done it",
     "asserted denied"),
    ("There is a way he could have done it.", "he could have done it",
     "possible affirmed"),
    ("It was not clear if the blast was an attack.", "the blast was an attack",
     "hypothetical affirmed"),
    # Negation that says how much, not that it was not.
    ("The attack could not have come at a worse time.", "come at a worse time",
     "asserted affirmed"),
    ("The attack could not have come from the north.", "come from the north",
     "asserted denied"),
    ("Neither the army nor the ministry could be reached.", "could be reached",
     "asserted denied"),
    # What is hard to do is told flat to be hard.
    ("These claims are difficult to verify.", "difficult to verify",
     "asserted affirmed"),
    ("These claims are unlikely to be true.", "unlikely to be true",
     "probable denied"),
    ("The captives are certain to be freed.", "certain to be freed",
     "probable affirmed"),
    ("The prefect warned of reprisals if the town fell.", "warned of reprisals",
     "asserted affirmed"),
    ("The ministry regrets the loss of life, if any, and insists that no one fired.",
     "no one fired", "asserted denied"),
    ("Had she wanted him dead, she would have reloaded.", "Had she wanted",
     "asserted denied"),
    ("More often than not the soldiers beat them.", "the soldiers beat them",
     "asserted affirmed"),
]  # fmt: skip

CHAINS = [
    # Evidence looked for and not found: who looked denies it (M26).
    ("The panel did not find evidence that soldiers had burned the mill.",
     "soldiers had burned", ["The panel: believe"], "asserted denied"),
    ("The panel found evidence that soldiers had burned the mill.",
     "soldiers had burned", ["?: testify"], "asserted affirmed"),
    # What is not accepted is held not to be so; what is accepted is granted.
    ("The family does not accept that he killed himself.", "he killed himself",
     ["The family: believe"], "probable denied"),
    ("Neither family accepts that he killed himself.", "he killed himself",
     ["Neither family: believe"], "probable denied"),
    ("The family accepts that he killed himself.", "he killed himself",
     ["The family: disclose"], "asserted affirmed"),
    ("Few doubt that soldiers burned the mill.", "soldiers burned",
     ["Few: believe"], "probable affirmed"),
    ("Some doubt that soldiers burned the mill.", "soldiers burned",
     ["Some: believe"], "probable denied"),
    # How likely "it" was found; what was made clear was said.
    ("The court found it probable that the boy had been seized.", "the boy had been",
     ["The court: disclose"], "probable affirmed"),
    ("Police consider it unlikely that the boy fled.", "the boy fled",
     ["Police: believe"], "probable denied"),
    ("The minister made it clear that troops had fired.", "troops had fired",
     ["The minister: say"], "asserted affirmed"),
    ("The judge said it was more likely than not that he fled.", "he fled",
     ["The judge: say"], "probable affirmed"),
    ("The panel said the killings, if proven, may amount to a crime.",
     "may amount to a crime", ["The panel: say"], "hypothetical affirmed"),
    # The second of two passives is presumed or charged of the same men, by nobody named.
    ("Eleven people are missing and presumed dead.", "dead", ["?: believe"],
     "probable affirmed"),
    ("The boy was taken to a barracks and is said to have been beaten.",
     "to have been beaten", ["?: say"], "asserted affirmed"),
    ("The men were arrested on Friday and charged with killing a guard.",
     "with killing a guard", ["?: accuse"], "alleged affirmed"),
    ("He was held for a week, suspected of killing a guard.", "of killing a guard",
     ["?: accuse"], "alleged affirmed"),
    ("The boy was seized, it is alleged, by soldiers.", "by soldiers", ["?: accuse"],
     "alleged affirmed"),
    # Denials put in a verb with its noun.
    ("The police took issue with the finding that officers had fired.", "the finding",
     ["The police: deny"], "asserted denied"),
    ("Two witnesses cast doubt on the official account.", "the official account",
     ["Two witnesses: deny"], "probable denied"),
    ("The family called the official version into question.", "the official version",
     ["The family: deny"], "probable denied"),
    ("He pleaded innocent to the murder of the editor.", "the murder of the editor",
     ["He: deny"], "asserted denied"),
    ("He pleaded guilty to the murder of the editor.", "the murder of the editor",
     ["He: disclose"], "asserted affirmed"),
    # What was said and taken back is said no longer, and the opposite is not said.
    ("The witness retracted her statement that the mayor had paid the men.",
     "the mayor had paid", ["her: say"], "hypothetical affirmed"),
    ("The witness repeated her statement that the mayor had paid the men.",
     "the mayor had paid", ["her: say"], "asserted affirmed"),
    ('"It is simply not true to say our men opened fire," the general said.',
     "our men opened fire", ["the general: say"], "asserted denied"),
    ('"It is only fair to say our men opened fire," the general said.',
     "our men opened fire", ["the general: say"], "asserted affirmed"),
    # An adverb before what somebody is said to be covers that he is.
    ("The driver was allegedly drunk.", "The driver was", ["?: accuse"],
     "alleged affirmed"),
    # Who says nothing more leaves it unsaid himself; who is reported to have done without
    # something has done without it.
    ("The minister said without elaborating that the men were armed.",
     "the men were armed", ["The minister: say"], "asserted affirmed"),
    ("The minister accused Orvane of arming the rebels without offering evidence.",
     "without offering evidence", [], "asserted denied"),
    ("The minister said soldiers entered the camp without firing a shot.",
     "without firing a shot", ["The minister: say"], "asserted denied"),
]  # fmt: skip

UNREAL = [
    # An event warned of, wished for, ruled out or evaded is never told as done (M25).
    ("The envoy warned of a massacre.", "massacre", "hypothetical"),
    ("The envoy told of a massacre.", "massacre", "actual"),
    ("An assault on the town would be a disaster.", "assault", "hypothetical"),
    ("The assault on the town was a disaster.", "assault", "actual"),
    ("The rebels wanted the town destroyed.", "destroyed", "hypothetical"),
    ("The rebels left the town destroyed.", "destroyed", "actual"),
    ("The captives are likely to be freed on Monday.", "freed", "hypothetical"),
    ("The captives are likely to have been freed.", "freed", "actual"),
    ("Police have ruled out murder.", "murder", "negated"),
    ("Police are investigating the murder.", "murder", "actual"),
    ("The guard escaped injury.", "injury", "negated"),
    ("The assault on the town never came.", "assault", "negated"),
    ("The assault on the town came at dawn.", "assault", "actual"),
    ("The panel demanded that the army free the boy.", "free", "hypothetical"),
    ("The rebels went on to kill him.", "kill", "actual"),
    ("The rebels set out to kill him.", "kill", "hypothetical"),
    ("The rebels came within a whisker of killing him.", "killing", "negated"),
    ("The minister did not say that the army had shot him.", "shot", "hypothetical"),
    ("The minister did not say why the army had shot him.", "shot", "actual"),
    ("The mayor denied reports that he had fled to Orvane.", "fled", "negated"),
    ("There is no evidence that the men killed him.", "killed", "negated"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "stance"), HELD)
def test_a_form_of_words_holds_a_claim_as_firmly_as_it_says(
    reading: Read, text: str, words: str, stance: str
) -> None:
    assert stance in {held for _, held in told(reading(text), words)}


@pytest.mark.parametrize(("text", "words", "chain", "stance"), CHAINS)
def test_who_doubts_denies_or_takes_back_is_told_with_what(
    reading: Read, text: str, words: str, chain: list[str], stance: str
) -> None:
    assert (chain, stance) in told(reading(text), words)


@pytest.mark.parametrize(("text", "word", "realis"), UNREAL)
def test_what_nobody_says_took_place_is_not_told_as_done(
    reading: Read, text: str, word: str, realis: str
) -> None:
    events = [
        event for event in reading(text).events
        if any(word in span.exact for span in event.triggers)
    ]  # fmt: skip
    assert [event.realis for event in events] == [realis]


def test_who_charges_a_crowd_with_batons_accuses_nobody(reading: Read) -> None:
    """A deed is no accusation (M21)."""
    found = reading("The army entered the town and charged the crowd with batons.")
    assert {speaker(claim) for claim in found.claims} == {""}


def test_a_shell_before_its_speaker_makes_no_claim_of_its_own(reading: Read) -> None:
    """The doubt that is not held is no denial of what nobody doubts (M24)."""
    found = reading("There is no doubt that the army fired first, the envoy said.")
    assert [(speaker(c), c.polarity) for c in found.claims] == [
        ("the envoy", "affirmed")
    ]


def test_what_is_not_shown_is_carried_by_the_claim_that_it_is_not(
    reading: Read,
) -> None:
    """Every negated event has a claim behind it (M16)."""
    found = reading("There is no evidence that the men killed him.")
    killed = next(e for e in found.events if e.realis == "negated")
    assert any(killed.id in claim.events for claim in found.claims)


def test_a_denial_answers_no_claim_that_only_holds_its_words(reading: Read) -> None:
    """A denial names what it denies (M26), not the sentence it stands in."""
    assert not reading("The colonel, who denies the charges, will stand trial.").links
    found = reading("He was killed by soldiers, a charge the army denies.")
    assert [link.type for link in found.links] == ["denies"]
