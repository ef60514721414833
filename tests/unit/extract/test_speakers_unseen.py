"""Who says it, in the ways that texts of another hand say it (M17 to M28).

Each row is a sentence of ours with words of its content, the chain behind them (the
outlet left out; "?" where nobody is named) and how firmly the innermost speaker holds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.extract.told import said, told, with_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Reading

pytestmark = pytest.mark.slow

TOLD = [
    # Who can speak: no health, no weather, no fire (M20). A reason is given by who acts on it.
    ("The judge resigned, citing ill health.", "The judge resigned", [], "asserted affirmed"),
    ("The judge resigned, citing ill health.", "ill health", ["The judge: say"],
     "asserted affirmed"),
    ("The chief left, citing pressure from his family.", "pressure",
     ["The chief: say"], "asserted affirmed"),
    ("The report, citing two doctors, says the water was foul.", "the water was foul",
     ["The report: say", "two doctors: say"], "asserted affirmed"),
    (("The clerk read out a statement that the guard had signed a day after the fire, which "
      "said that the gate was locked."), "the gate was locked", ["the guard: say"],
     "asserted affirmed"),
    ("He read out a letter that the mayor had sent, which said nobody was hurt.",
     "nobody was hurt", ["the mayor: say"], "asserted denied"),
    ("By noon nine men were dead, according to a list kept by the priest.",
     "nine men were dead", ["the priest: say"], "asserted affirmed"),
    ("The mission said it would send a team as soon as security allowed.",
     "it would send a team", ["The mission: say"], "hypothetical affirmed"),
    ("As the ministry announced, the bridge is closed.", "the bridge is closed",
     ["the ministry: say"], "asserted affirmed"),
    ("A cleaner who asked not to be named said she had heard a scream.",
     "she had heard a scream", ["A cleaner: say"], "asserted affirmed"),
    ("He was told by telephone to leave the house.", "to leave the house", ["?: ask"],
     "hypothetical affirmed"),
    ("In a statement, it alleged that the guards had fired.", "the guards had fired",
     ["it: accuse"], "alleged affirmed"),
    ("The FPTR threatened on Sunday to attack any convoy.", "to attack any convoy",
     ["The FPTR: threaten"], "hypothetical affirmed"),
    # A number is somebody's word, by whatever verb of giving.
    ("The army gave a toll of five dead.", "a toll of five dead", ["The army: say"],
     "asserted affirmed"),
    ("A figure of nine dead was given by the governor.", "A figure of nine dead",
     ["the governor: say"], "asserted affirmed"),
    ("The state government has never revised its own figure of 41.",
     "its own figure of 41", ["its: say"], "asserted affirmed"),
    ("The union counts twelve.", "twelve", ["The union: say"], "asserted affirmed"),
    ("The police put the toll at four, a second source at five and a third at six.",
     "at six", ["a third: say"], "asserted affirmed"),
    # Two speakers in one sentence.
    (("Musa Dar said the shots came from the roof and Leila Tarn said they came from the "
      "street."), "from the street", ["Leila Tarn: say"], "asserted affirmed"),
    ("The mayor was killed, police said, and his guard said two men fled.", "two men fled",
     ["his guard: say"], "asserted affirmed"),
    ("Villagers say soldiers fired first, the army that it came under attack.",
     "it came under attack", ["the army: say"], "asserted affirmed"),
    ("Musa Dar said his sister came home and his brother slept.", "his brother slept",
     ["Musa Dar: say"], "asserted affirmed"),
    # Testimony: what was heard ordered, conceded, told there.
    ("Constable Adil Dar testified that his chief ordered officers to open fire.",
     "officers to open fire", ["Constable Adil Dar: testify", "his chief: order"],
     "hypothetical affirmed"),
    (("An expert testified that the voice was his, but conceded under cross-examination that "
      "the tape was poor."), "the tape was poor", ["An expert: say"], "asserted affirmed"),
    ("The expert conceded under questioning that the tape was poor.", "the tape was poor",
     ["The expert: say"], "asserted affirmed"),
    ("A guard there told her that the body had been moved, she said.",
     "the body had been moved", ["she: say", "A guard there: say"], "asserted affirmed"),
    ('A sailor said the mate shouted "cut it" into the radio.', "the mate shouted",
     ["A sailor: say"], "asserted affirmed"),
    ("The chief says he has confessed that he held the ladder.", "he has confessed",
     ["The chief: say"], "asserted affirmed"),
    (("A witness told police that the men had waited for an hour, according to the first "
      "police report, a copy of which was seen by the paper."), "had waited for an hour",
     ["police: say", "A witness: say"], "asserted affirmed"),
    # What is ordered, doubted, left open, foretold (M22).
    ("The second order instructs two platoons to carry live rounds.",
     "two platoons to carry live rounds", ["The second order: order"],
     "hypothetical affirmed"),
    ("The guard doubts it.", "it", ["The guard: believe"], "probable denied"),
    ("She declined to say whether the unit had carried live rounds.",
     "the unit had carried live rounds", ["She: other"], "hypothetical affirmed"),
    ("An alert issued on Sunday had warned of a possible attack on buses.",
     "a possible attack on buses", ["An alert: predict"], "hypothetical affirmed"),
    ('The mayor called the reports "the lies of a beaten party".', "the reports",
     ["The mayor: deny"], "asserted denied"),
    ("He was named by police as the owner of the car.", "as the owner of the car",
     ["police: other"], "asserted affirmed"),
    ("His family suspects the Tungu militia, whose men he had refused to pay.",
     "the Tungu militia", ["His family: accuse"], "alleged affirmed"),
    # Headlines leave out what small words they can.
    ("UN says convoy hit by drone", "convoy hit by drone", ["UN: say"],
     "asserted affirmed"),
    ("Fishermen say coastguard rammed boat", "coastguard rammed boat", ["Fishermen: say"],
     "asserted affirmed"),
    ("Two killed as troops open fire, say witnesses", "Two killed", ["witnesses: say"],
     "asserted affirmed"),
    ("Mayor ordered raid, court told", "Mayor ordered raid", ["?: say"],
     "asserted affirmed"),
    # Words that an idiom and a colon announce.
    ("The mayor put it this way: the town had been sold.", "the town had been sold",
     ["The mayor: say"], "asserted affirmed"),
    ("Her brother is in no doubt: the guards did it.", "the guards did it",
     ["Her brother: say"], "asserted affirmed"),
    ("The opposition went further: the general had given the order himself.",
     "the general had given the order", ["The opposition: say"], "asserted affirmed"),
    # A quotation behind the colon is said, and not what was denied or asked for (M26).
    ('The army denies that live rounds were used: "Only rubber bullets were issued."',
     "Only rubber bullets", ["The army: say"], "asserted affirmed"),
    ('The mayor urged the army to leave: "You have done enough."', "You have done enough",
     ["The mayor: say"], "asserted affirmed"),
    ('He called the raid a crime: "They came for children."', "They came for children",
     ["He: say"], "asserted affirmed"),
    (('There was no warning, said Hadi, who lost his brother: "One moment they were '
      'singing."'), "There was no warning", ["Hadi: say"], "asserted denied"),
    # Series of three: one person does all three.
    ("The ministry confirmed the deaths, said an inquiry had begun and appealed for calm.",
     "an inquiry had begun", ["The ministry: say"], "asserted affirmed"),
    (("The governor blamed the rebels, promised an inquiry and told residents that the road "
      "would reopen."), "the road would reopen", ["The governor: say"],
     "hypothetical affirmed"),
    ("He told the court he had been asleep, had heard nothing and had not left the house.",
     "had not left the house", ["He: say"], "asserted denied"),
    ("Witnesses described soldiers dragging men from a bus, beating them and shooting two.",
     "shooting two", ["Witnesses: say"], "asserted affirmed"),
    ("The paper described men fleeing the village, citing two survivors.",
     "men fleeing the village", ["The paper: say", "two survivors: say"],
     "asserted affirmed"),
    (("The report describes how guards beat prisoners, denied them water and burned their "
      "letters."), "burned their letters", ["The report: say"], "asserted affirmed"),
    # The subject of a verb of saying, behind what is told of him.
    ("Relatives of four herders shot dead at a border post say the ministry lied.",
     "the ministry lied", ["Relatives of four herders shot dead at a border post: say"],
     "asserted affirmed"),
    (("An official who has read the report, but was not allowed to discuss it, said it named "
      "a colonel."), "it named a colonel", ["An official: say"], "asserted affirmed"),
    # One of several.
    ("Two of the letters say that the well is poisoned.", "the well is poisoned",
     ["Two of the letters: say"], "asserted affirmed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "chain", "stance"), TOLD)
def test_each_claim_has_the_speaker_a_reader_gives_it(
    reading: Callable[..., Reading],
    text: str,
    words: str,
    chain: list[str],
    stance: str,
) -> None:
    assert (chain, stance) in told(reading(text), words)


KINDS = [
    ("Two of the letters say that the well is poisoned.", "document"),
    ("Two of the witnesses said the gate was open.", "collective"),
    ("One of the witnesses said the gate was open.", "unnamed"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_some_out_of_several_are_of_their_kind(
    reading: Callable[..., Reading], text: str, kind: str
) -> None:
    """M20: letters that say something are no crowd and nobody's name."""
    assert [c.chain[-1].kind for c in reading(text).claims] == [kind]


NOBODYS = [
    # Done, found, handed on: no words of anybody's.
    ("Adil asked the judge to exclude the tape.", "deny"),
    ("The worker was found hanged in a cell.", "disclose"),
    ("Olo had reported the threats to the police in May.", "say"),
    ("The men said nothing and left.", "order"),
    ("He said a prayer taught by his mother.", "disclose"),
    ('"Who registers a child born in a cellar?"', "accuse"),
]


@pytest.mark.parametrize(("text", "act"), NOBODYS)
def test_a_deed_is_nobodys_word(
    reading: Callable[..., Reading], text: str, act: str
) -> None:
    assert not [c for c in reading(text).claims if any(s.act == act for s in c.chain)]


def test_what_was_signed_is_not_what_the_statement_says(
    reading: Callable[..., Reading],
) -> None:
    found = reading("He read out a letter that the mayor had sent to the port.")
    assert all(said(c) == [] for c in with_words(found, "the mayor had sent"))


def test_an_interviewer_is_not_who_answers(reading: Callable[..., Reading]) -> None:
    found = reading(
        "Adem Kor was a guard at the mill. He spoke to Nura Hale.\n\n"
        "Q: What did you see?\n\nA: I saw smoke at about ten.\n\n"
        "Q: How many died?\n\nA: I carried fourteen."
    )
    names = {entity.id: entity.name for entity in found.entities}
    step = with_words(found, "I carried fourteen")[0].chain[-1]
    assert names.get(step.entity or "") == "Adem Kor"
