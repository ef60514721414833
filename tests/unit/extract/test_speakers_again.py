"""Who says it: bidden by whom, spoken through what, named where (M17 to M28).

Each row is a sentence of ours with words of its content, the chain behind them (the
outlet left out; "?" where nobody is named) and how firmly the innermost speaker holds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.extract.told import told, with_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Reading

pytestmark = pytest.mark.slow

TOLD = [
    # Who bids stands behind the infinitive; who does the deed, or when, may stand there too.
    ("Villagers were told to leave their homes by soldiers.", "to leave their homes",
     ["soldiers: ask"], "hypothetical affirmed"),
    ("Fifty of them were asked to be patient by a man most had never met.",
     "to be patient", ["a man: ask"], "hypothetical affirmed"),
    ("Fifty of them were asked to be patient by a man most had never met.",
     "a man most had never met", [], "asserted denied"),
    ("Drivers were told to hand over their phones at the bridge by soldiers.",
     "to hand over their phones", ["soldiers: ask"], "hypothetical affirmed"),
    ("They were told to be back by Friday.", "to be back by Friday", ["?: ask"],
     "hypothetical affirmed"),
    ("She was asked to be examined by a doctor.", "to be examined by a doctor",
     ["?: ask"], "hypothetical affirmed"),
    ("He was ordered to investigate the killings by soldiers.",
     "to investigate the killings", ["?: order"], "hypothetical affirmed"),
    # Why a source will not be named, nobody else has said.
    ("He asked not to be identified because his family still lives in Lowa.",
     "his family still lives in Lowa", ["He: say"], "asserted affirmed"),
    ("The clerk spoke on condition of anonymity as she was not cleared to talk.",
     "she was not cleared to talk", ["The clerk: say"], "asserted denied"),
    (("A guard, who asked not to be named because he was not allowed to brief the press, "
      "said two men had been held."), "he was not allowed to brief", ["A guard: say"],
     "asserted denied"),
    ("The nurse spoke to reporters at the gate because soldiers had closed the ward.",
     "soldiers had closed the ward", [], "asserted affirmed"),
    ("He asked the court to free him because the guards had beaten him.",
     "the guards had beaten him", [], "asserted affirmed"),
    # What goes on behind "…, she said,".
    ("He asked for guards, she said, but none was ever sent.", "none was ever sent",
     ["she: say"], "asserted denied"),
    ("The gunmen fled on foot, police said, but left a rifle behind.",
     "left a rifle behind", ["police: say"], "asserted affirmed"),
    ("The gunmen fled on foot, police said, but villagers saw a truck.",
     "villagers saw a truck", [], "asserted affirmed"),
    ("The gunmen fled on foot, police said, but declined to give details.",
     "declined to give details", [], "asserted affirmed"),
    ("Two men were killed, police said, but it was not clear who had fired.",
     "it was not clear", [], "asserted denied"),
    ("The toll could rise, the governor said, and called for calm.", "calm",
     ["the governor: ask"], "hypothetical affirmed"),
    (("The craters were fresh, the monitor said, and the shape of the fragments suggested "
      "they had been fired from the east."), "they had been fired from the east",
     ["the monitor: say", "the shape of the fragments: say"], "probable affirmed"),
    (("The army built the wall, a spokeswoman, Anna White, said on Saturday, and it has "
      "mended it twice."), "it has mended it twice", ["a spokeswoman: say"],
     "asserted affirmed"),
    # Spoken through something, at the end of what it is about.
    ("The Sons of Orun claimed responsibility for the attack in a message.",
     "the attack", ["The Sons of Orun: claim-responsibility"], "asserted affirmed"),
    ("The ministry condemned the killing of three nurses in a statement.",
     "the killing of three nurses", ["The ministry: accuse"], "asserted affirmed"),
    ("The minister denied the allegations in a letter to the paper.",
     "the allegations in a letter", ["The minister: deny"], "asserted denied"),
    ("The ministry has promised in a letter to hold him apart.", "to hold him apart",
     ["The ministry: other"], "hypothetical affirmed"),
    ("In an online poll of 800 voters, the institute found that most feared the army.",
     "most feared the army", ["the institute: disclose"], "asserted affirmed"),
    # What is wanted, and of whom.
    ("The prime minister ordered an inquiry.", "an inquiry",
     ["The prime minister: order"], "hypothetical affirmed"),
    ("The gang demanded two million naira for the boys.", "two million naira for",
     ["The gang: order"], "hypothetical affirmed"),
    ("The kidnappers asked her father for 40,000 dollars.", "40,000 dollars",
     ["The kidnappers: ask"], "hypothetical affirmed"),
    ("The bishops urged restraint.", "The bishops urged restraint", [],
     "asserted affirmed"),
    # Nouns that somebody says something of, without a "that".
    ("They found a weapon prosecutors said was used in the killing.",
     "was used in the killing", ["prosecutors: say"], "asserted affirmed"),
    ("It was a plan the colonel said could drive the rebels north.",
     "could drive the rebels north", ["the colonel: say"], "hypothetical affirmed"),
    ("It hit a house neighbours say belonged to a judge.", "belonged to a judge",
     ["neighbours: say"], "asserted affirmed"),
    ("Officers found guilty will be dismissed.", "Officers found guilty", [],
     "asserted affirmed"),
    # One clause behind another without a comma.
    ('"One of them read her name, and when she answered they fired," a cook said.',
     "they fired", ["a cook: say"], "asserted affirmed"),
    ("When did she say they fired?", "they fired", ["she: say"],
     "hypothetical affirmed"),
    # Words that lead the parser astray.
    ("The patrol heard shots at 1:20 a.m. but could not see who had fired.",
     "not see who had fired", [], "asserted denied"),
    ("Under cross-examination Witness C admitted that he had lied.", "he had lied",
     ["Witness C: disclose"], "asserted affirmed"),
    (("The cook described a ward without windows where forty men lay."),
     "a ward without windows where forty men lay", ["The cook: say"],
     "asserted affirmed"),
    # What is called lies, who is named behind the source, who is hurt beside the dead.
    ("The army rejected as lies claims that it had shelled the clinic.",
     "claims that it had shelled", ["The army: deny"], "asserted denied"),
    ("The union rejected as a lie claims that it had called the strike.",
     "it had called the strike", ["?: say"], "alleged affirmed"),
    ("Olo refused, according to his widow, Lesly Rao.", "Olo refused",
     ["his widow: say"], "asserted affirmed"),
    ("The ministry spoke of 15 dead and some 40 wounded in a statement.",
     "15 dead and some 40 wounded", ["The ministry: say"], "asserted affirmed"),
    ("The clinic spoke of four dead and the wounded lay outside.",
     "the wounded lay outside", [], "asserted affirmed"),
    ("The union, which called the march, says sixty were held.", "called the march",
     [], "asserted affirmed"),
    # An account is its giver's once, the words before its colon nobody's.
    ("Three of the girls gave another account: there was no shooting, they said.",
     "there was no shooting", ["they: say"], "asserted denied"),
    ("Three of the girls gave another account: there was no shooting, they said.",
     "gave another account", [], "asserted affirmed"),
    (("The guard told his men to fire, a court heard on Monday at the start of a hearing "
      "on whether he should go."), "The guard told his men to fire", ["?: say"],
     "asserted affirmed"),
    # Who tells it.
    ("To hear the villagers tell it, the soldiers came at night.",
     "the soldiers came at night", ["the villagers: say"], "asserted affirmed"),
    ('This is how the mayor put it: "The army shot them."', "The army shot them",
     ["the mayor: say"], "asserted affirmed"),
    ("Aides said the chief had hired three hundred men. (The law allows fifty.)",
     "The law allows fifty", [], "asserted affirmed"),
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


NOBODYS = [
    ('"Is he alive?" The guards laughed.', "Is he alive", "The guards"),
    (
        "In a survey of 300 refugees, half said they had been beaten.",
        "they had been beaten",
        "300 refugees",
    ),
    ("The army built the wall, and it has mended it twice.", "mended", "wall"),
    ('This is the list: "Amin, Basim, Carl."', "Amin", "This"),
]


@pytest.mark.parametrize(("text", "words", "who"), NOBODYS)
def test_nobody_speaks_who_does_something_else(
    reading: Callable[..., Reading], text: str, words: str, who: str
) -> None:
    sources = [
        step.source.exact
        for claim in with_words(reading(text), words)
        for step in claim.chain if step.source is not None
    ]  # fmt: skip
    assert who not in sources


def test_two_verbs_share_their_object(reading: Callable[..., Reading]) -> None:
    """No "The colonel denied" without what he denied."""
    found = reading("The colonel denied and condemned the killing of the two boys.")
    first = with_words(found, "The colonel denied")[0]
    assert [s.exact for s in first.content][1:] == ["the killing of the two boys"]


DEEDS = [
    ("Two men stopped the van, handcuffed Castro and drove off.", "handcuffed Castro"),
    ("Two men stopped the van, and Ahmed Castro drove off.", "Ahmed Castro drove off"),
]


@pytest.mark.parametrize(("text", "words"), DEEDS)
def test_a_deed_in_a_row_is_no_part_of_a_name(
    reading: Callable[..., Reading], text: str, words: str
) -> None:
    assert words in {c.content[0].exact for c in reading(text).claims}
