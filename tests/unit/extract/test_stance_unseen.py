"""How firmly something is told, and where a speaker's words end: constructions that reports
of another hand use, both ways.

METHOD M20 to M26 and M30. Every sentence is ours and every name invented.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.extract.told import said, told

from tahqiq.extract.arcs.arcs import Arcs
from tahqiq.extract.arcs.outer import outer_act

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Reading

    Read = Callable[..., Reading]

pytestmark = pytest.mark.slow

FLAT: list[str] = []
SECOND_VERBS = [
    # Behind a pluperfect, an act of speech is done by who reports (M26).
    ("The colonel denied that his men had set it up and blamed the killing on bandits.",
     "the killing on bandits", ["The colonel: accuse"], "alleged affirmed"),
    ("The general denied his men had shelled the market and blamed the rebels for it.",
     "the rebels for it", ["The general: accuse"], "alleged affirmed"),
    ("The ministry rejected claims that its troops had fired and promised an inquiry.",
     "an inquiry", ["The ministry: other"], "hypothetical affirmed"),
    ("The bishop said that the priest had been shot and appealed for calm.", "calm",
     ["The bishop: ask"], "hypothetical affirmed"),
    ("The embassy said that two citizens had been wounded and urged others to leave.",
     "others to leave", ["The embassy: ask"], "hypothetical affirmed"),
    # What is done to something cannot go on from a passive.
    ("The ministry denied that its land had been used and summoned the ambassador.",
     "summoned the ambassador", FLAT, "asserted affirmed"),
    ("Officials denied that the dam had been hit and closed the road.",
     "closed the road", FLAT, "asserted affirmed"),
    ("The prime minister said that the road was closed and urged drivers to stay.",
     "drivers to stay", ["The prime minister: ask"], "hypothetical affirmed"),
    # But what is suffered, and what the same people did, does.
    ("The lawyer said that his client had been arrested and denied a lawyer.",
     "denied a lawyer", ["The lawyer: say"], "asserted affirmed"),
    ("She said the men had been stopped and ordered to leave.", "to leave",
     ["She: say", "?: order"], "hypothetical affirmed"),
    ("She said that the soldiers had taken her son and beaten him.", "beaten him",
     ["She: say"], "asserted affirmed"),
    ("The mayor said that he had seen the gunmen and warned the guards.",
     "warned the guards", ["The mayor: say"], "asserted affirmed"),
    ("He denied that he had met the gunmen or given them money.", "given them money",
     ["He: deny"], "asserted denied"),
    ("The report says that the villagers were driven out and lost everything.",
     "lost everything", ["The report: say"], "asserted affirmed"),
]  # fmt: skip
ANSWERED = [
    # A verb at the end is no plural, and what it denies is the clause (M26).
    ("She told the court that the voice was Bato's, which the defence disputes.",
     "the voice was Bato's", ["the defence: deny"], "asserted denied"),
    ("She told the court that the voice was Bato's, which the defence disputes.",
     "the voice was Bato's", ["She: say"], "asserted affirmed"),
    ("Residents say that two children died in the strike, which the ministry contests.",
     "two children died", ["the ministry: deny"], "asserted denied"),
    ("His lawyer says that he was beaten into confessing, which the prosecutors deny.",
     "he was beaten into confessing", ["the prosecutors: deny"], "asserted denied"),
    ("The group says the men were shot, something the army has denied.",
     "the men were shot", ["the army: deny"], "asserted denied"),
    ("The family says he was tortured in the barracks, which the chief called a lie.",
     "he was tortured", ["the chief: deny"], "asserted denied"),
    ("The villagers say that the army burned the mill, which the army denies.",
     "the army burned the mill", ["the army: deny"], "asserted denied"),
    # Words and charges are denied themselves.
    ("The lawyer spoke of a plot, which the mayor denied.", "a plot",
     ["the mayor: deny"], "asserted denied"),
    ("He faces charges of treason, which he denies.", "treason", ["he: deny"],
     "asserted denied"),
]  # fmt: skip
FIRMNESS = [
    # What was stopped short of was not done (M22).
    ("She stopped short of accusing anyone.", "stopped short of accusing",
     FLAT, "asserted denied"),
    ("She stopped short of the gate.", "stopped short", FLAT, "asserted affirmed"),
    ("Police held him for four days without access to a lawyer.", "access to a lawyer",
     FLAT, "asserted denied"),
    ("Police held him for four days without access to a lawyer.", "held him", FLAT,
     "asserted affirmed"),
    ("Police held him for four days with access to a lawyer.", "access to a lawyer",
     FLAT, "asserted affirmed"),
    ("In none of the cases has anyone been charged.", "has anyone been charged", FLAT,
     "asserted denied"),
    ("In neither case was a soldier punished.", "was a soldier punished", FLAT,
     "asserted denied"),
    ("In both cases a soldier was punished.", "a soldier was punished", FLAT,
     "asserted affirmed"),
    ("Nowhere in the report is the governor named.", "is the governor named", FLAT,
     "asserted denied"),
    # "No officer would" denies, "an officer would" foresees.
    ('"No officer would issue such an order," she said.', "would issue", ["she: say"],
     "asserted denied"),
    ('"Any officer would issue such an order," she said.', "would issue", ["she: say"],
     "hypothetical affirmed"),
    # What somebody only thinks of doing.
    ("She is thinking of leaving the country.", "leaving the country", ["She: other"],
     "hypothetical affirmed"),
    ("The army is considering withdrawing from the town.", "withdrawing",
     ["The army: other"], "hypothetical affirmed"),
    ("The army is withdrawing from the town.", "withdrawing", FLAT, "asserted affirmed"),
    ("Police are looking at robbery as a motive.", "robbery as a motive",
     ["Police: suspect"], "possible affirmed"),
    # A role is a charge; what has been done is no forecast.
    ("The police arrested a student and presented him as the gunman.",
     "him as the gunman", ["The police: accuse"], "alleged affirmed"),
    ("The police arrested a student and presented him as a witness.",
     "him as a witness", ["The police: other"], "asserted affirmed"),
    ("Officials had warned the capital that an attack was imminent.",
     "an attack was imminent", ["Officials: predict"], "hypothetical affirmed"),
    ("Villagers had warned the post that gunmen were in the forest.",
     "gunmen were in the forest", ["Villagers: say"], "asserted affirmed"),
    ("The embassy warned of an attack.", "an attack", ["The embassy: predict"],
     "hypothetical affirmed"),
    # An order obtained by a paper is there; an order to march is not yet a march.
    ("The order signed by the colonel was found.", "signed by the colonel", FLAT,
     "asserted affirmed"),
    # A plural noun between "if" and the comma is a verb (M24).
    ("If the army attacks, the rebels will flee, a scout said.", "If the army attacks",
     ["a scout: say"], "hypothetical affirmed"),
    ("If the army attacks, the rebels will flee, a scout said.", "the rebels will flee",
     ["a scout: say"], "hypothetical affirmed"),
    ("The army said it knew of no such raid.", "it knew of no such raid",
     ["The army: say"], "asserted denied"),
    ("The army said it knew of such a raid.", "it knew of such a raid",
     ["The army: say"], "asserted affirmed"),
    ("He pleaded with them to no avail.", "He pleaded", FLAT, "asserted affirmed"),
    ("The mission called on both sides to stop fighting.", "to stop fighting",
     ["The mission: ask"], "hypothetical affirmed"),
    # What is called lies is denied, in whatever words.
    ('The mayor called the charge "a pack of lies".', "the charge", ["The mayor: deny"],
     "asserted denied"),
    ('The mayor called the charge "a relief".', "the charge", ["The mayor: other"],
     "asserted affirmed"),
    ("The ministry described the allegations as unfounded.", "the allegations",
     ["The ministry: deny"], "asserted denied"),
    ('The minister said the reports of dead women were "theatre".', "theatre",
     ["The minister: say"], "asserted denied"),
    ("The caller told the station that it was a hoax.", "it was a hoax",
     ["The caller: say"], "asserted affirmed"),
    ("The men are thought to be hiding in the forest.", "to be hiding", ["?: believe"],
     "probable affirmed"),
    # Still to come behind a future, past behind a past.
    ("He said he would not leave until his son was freed.", "until his son was freed",
     ["He: say"], "hypothetical affirmed"),
    ("He did not leave until his son was freed.", "his son was freed", FLAT,
     "asserted affirmed"),
    ("The mission said it would send a team as soon as the road allowed.",
     "as soon as the road allowed", ["The mission: say"], "hypothetical affirmed"),
    ("The mission sent a team as soon as the road allowed.",
     "as soon as the road allowed", FLAT, "asserted affirmed"),
]  # fmt: skip
PUT_RIGHT = [
    ("He was not killed by rebels but by the army.", "by rebels", "asserted denied"),
    ("He was not killed by rebels but by the army.", "by the army", "asserted affirmed"),
    ("The men were not soldiers but farmers.", "farmers", "asserted affirmed"),
    ("The men were not soldiers but farmers.", "soldiers", "asserted denied"),
    ("The fire was started not by the army but by the rebels.", "by the rebels",
     "asserted affirmed"),
    ("The fire was started not by the army but by the rebels.", "by the army",
     "asserted denied"),
    ("They came not to talk but to kill.", "to kill", "asserted affirmed"),
    ("The soldiers killed not three but nine people.", "nine people",
     "asserted affirmed"),
    ("He was not only a farmer but also a poet.", "not only a farmer but also a poet",
     "asserted affirmed"),
    ("We did not attack the town, we defended it.", "attack the town",
     "asserted denied"),
    ("We did not attack the town, we defended it.", "defended it", "asserted affirmed"),
]  # fmt: skip
ENDS = [
    # Why somebody asks is told by who reports it (M27), but why not to be named by him.
    ("He asked not to be named because he was not cleared to speak.",
     "he was not cleared to speak", ["He: say"]),
    ("The guard, who asked not to be named because he had taken an oath, left.",
     "he had taken an oath", ["The guard: say"]),
    ("He asked to be freed because he had done nothing.", "he had done nothing", FLAT),
    ("She said she had left because her house was burning.", "her house was burning",
     ["She: say"]),
    # What is known of somebody is no part of what is believed of him.
    ("Police suspect that the driver, who fled the country in May, paid the gunmen.",
     "who fled the country", FLAT),
    ("Police suspect that the driver who fled the country in May paid the gunmen.",
     "who fled the country in May paid", ["Police: suspect"]),
    ("The two officers deny killing the brothers, who were shot in May.",
     "who were shot in May", FLAT),
    # Whom an as-clause has announce something, and how much.
    ("If the militia advances, as its leaders have announced, many will flee.",
     "many will flee", FLAT),
    ("As its leaders have announced, the militia will advance.", "will advance",
     ["its leaders: say"]),
    # A step taken is no word: what is lodged with an office, and what is declared.
    ("Casu confirmed that Torba had reported the threats to the police.",
     "Torba had reported the threats", ["Casu: disclose"]),
    ("The government has declared three days of mourning.", "has declared three days",
     FLAT),
    ("The accounts of two guards who survived differ.", "two guards who survived", FLAT),
    # What stands behind "but not before" is still his.
    ("She will leave, she says, but not before her book comes out.",
     "her book comes out", ["she: say"]),
    ("The raid failed, the army claimed, but not everybody agreed.",
     "not everybody agreed", FLAT),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "words", "chain", "stance"), SECOND_VERBS)
def test_a_second_verb_is_told_by_whoever_can_have_done_it(
    reading: Read, sentence: str, words: str, chain: list[str], stance: str
) -> None:
    """M26: who accuses behind a denial is who denies, and has not denied the charge."""
    assert (chain, stance) in told(reading(sentence), words)


@pytest.mark.parametrize(("sentence", "words", "chain", "stance"), ANSWERED)
def test_which_takes_up_what_can_be_denied(
    reading: Read, sentence: str, words: str, chain: list[str], stance: str
) -> None:
    """M26: a mill is not denied, that it was burned is."""
    assert (chain, stance) in told(reading(sentence), words)


@pytest.mark.parametrize(("sentence", "words", "chain", "stance"), FIRMNESS)
def test_how_firmly_something_is_told_is_kept(
    reading: Read, sentence: str, words: str, chain: list[str], stance: str
) -> None:
    """M22 to M25."""
    assert (chain, stance) in told(reading(sentence), words)


@pytest.mark.parametrize(("sentence", "words", "stance"), PUT_RIGHT)
def test_what_is_put_right_is_not_denied_with_what_was_wrong(
    reading: Read, sentence: str, words: str, stance: str
) -> None:
    """M22: the two halves of "not by X but by Y" are two claims."""
    assert {found for _, found in told(reading(sentence), words)} == {stance}


@pytest.mark.parametrize(("sentence", "words", "chain"), ENDS)
def test_a_speaker_says_no_more_than_his_own_words(
    reading: Read, sentence: str, words: str, chain: list[str]
) -> None:
    """M19 and M27."""
    assert chain in [found for found, _ in told(reading(sentence), words)]


def test_no_denial_takes_in_the_charge_that_its_speaker_makes(reading: Read) -> None:
    """M26: nobody has denied that bandits did it."""
    found = reading(
        "The colonel denied that his men had set up a roadblock and blamed bandits."
    )
    assert all(
        "bandits" not in span.exact
        for claim in found.claims
        if "The colonel: deny" in said(claim)
        for span in claim.content
    )


def test_a_verb_without_a_report_before_it_stays_where_it_is() -> None:
    """A short tree of two joined verbs has nobody who reports."""
    arcs = Arcs(
        ["they", "fled", "and", "blamed", "us"],
        ["PRP", "VBD", "CC", "VBD", "PRP"],
        ["nsubj", "ROOT", "cc", "conj", "dobj"],
        [1, 1, 1, 1, 3],
    )
    outer_act(arcs, 3)
    assert arcs.head == [1, 1, 1, 1, 3]
