"""Clauses that English grammar parts or joins, whatever the parser made of them (M17, M22).

Each row is a report of ours, words of one claim, who says them last ("" the outlet) and
how firmly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.extract.told import speaker, with_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Reading

pytestmark = pytest.mark.slow

TOLD = [
    # Who accepts an offer does something; who accepts a version believes it.
    ('"If the army leaves, I would accept it," Dorin said.',
     "I would accept it", "Dorin", "hypothetical affirmed"),
    ('"We accept the ruling," Dorin said.',
     "We accept the ruling", "Dorin", "asserted affirmed"),
    ("Few accept the official version.",
     "the official version", "Few", "probable denied"),
    ("The family does not accept the army's account.",
     "the army's account", "The family", "probable denied"),
    # Who accepts or concludes that something is so, says so.
    ("The army accepts that its men fired.",
     "its men fired", "The army", "asserted affirmed"),
    ("The inquiry concluded that soldiers had fired first.",
     "soldiers had fired first", "The inquiry", "asserted affirmed"),
    # Of two clauses with "there is" neither is said by the other.
    ('"There is no danger, there is no risk," the mayor said.',
     "there is no risk", "the mayor", "asserted denied"),
    # What is denied is the claim, so the clause says what it claims.
    ("The army denied the claim by residents that it shot nine people.",
     "it shot nine people", "residents", "alleged affirmed"),
    ("The army rejected an allegation by rights groups that soldiers shot nine.",
     "soldiers shot nine", "rights groups", "alleged affirmed"),
    ("The ministry dismissed a report in the Orun Herald that nine were dead.",
     "nine were dead", "the Orun Herald", "asserted affirmed"),
    ("He made a statement on Monday that the road was safe.",
     "the road was safe", "He", "asserted affirmed"),
    # Who denies a deed does not deny who the men are it was done to.
    ("The ministry denied that the men accused of the bombing had been beaten.",
     "had been beaten", "The ministry", "asserted denied"),
    ("The army denied that the men who fled had been shot.",
     "the men who fled", "The army", "asserted denied"),
    # A name may be all that is quoted.
    ('"Tavra," said Omar Sadi, an engineer.', "Tavra", "Omar Sadi", "asserted affirmed"),
    ('"Never," Omar Sadi replied.', "Never", "Omar Sadi", "asserted affirmed"),
    # A short sentence in quotes goes on with the speech before it.
    ('"It was dark," the driver said. "We ran."', "We ran", "the driver", "asserted affirmed"),
    ('"It was dark," the driver went on. "We ran."',
     "We ran", "the driver", "asserted affirmed"),
    # A bare noun behind "did" is a verb; no shooting says anything.
    ("Police did stress, however, that nobody was hurt.",
     "nobody was hurt", "Police", "asserted denied"),
    ("As the shooting continued, residents fled.",
     "residents fled", "", "asserted affirmed"),
    ("As the attacks continued, and the whole city echoed, a few people began to run.",
     "a few people began to run", "", "asserted affirmed"),
    # "Who" tells of somebody, not of where he is.
    ("Police met a doctor at the hospital, who said nine were dead.",
     "nine were dead", "a doctor at the hospital", "asserted affirmed"),
    ("Prosecutors called Yusra Olin, an engineer, in Tavra, who testified that she fled.",
     "she fled", "Yusra Olin", "asserted affirmed"),
    ("He met the mayor of Tavra, in the capital, who told him that the road was shut.",
     "the road was shut", "the mayor of Tavra", "asserted affirmed"),
    # What is denied behind a charge is the charge, by who is charged.
    ("Prosecutors accused the minister of corruption, which he denies.",
     "the minister of corruption", "Prosecutors", "alleged affirmed"),
    # Behind a comma who dismissed the reports goes on, no report.
    ("The mayor dismissed reports of a massacre, saying only two people had died.",
     "only two people had died", "The mayor", "asserted affirmed"),
    ("The group issued a statement saying only two people had died.",
     "only two people had died", "The group", "asserted affirmed"),
    # A remark on what was said is no part of it; no plural stands behind "the government".
    ("The opposition says the arrests are political, a charge the government rejects.",
     "the arrests are political", "The opposition", "asserted affirmed"),
    ("The family say police told them he had jumped, an account they do not believe.",
     "he had jumped", "police", "asserted affirmed"),
    # Behind what had been done before, who found it recommends.
    ("An inquiry found that soldiers had fired and recommended that six be charged.",
     "six be charged", "An inquiry", "hypothetical affirmed"),
    ("The group has claimed a string of attacks in the north.",
     "a string of attacks in the north", "The group", "asserted affirmed"),
    # What is said in a message is said by who says it; who saw a letter speaks for himself.
    ("The group's spokesman, Abu Omar, said in an audio message that nobody was hurt.",
     "nobody was hurt", "The group's spokesman", "asserted denied"),
    ("A diplomat who has seen the report said it names nobody.",
     "it names nobody", "A diplomat", "asserted denied"),
    ("A lawyer who has seen the letter said it names nobody.",
     "it names nobody", "A lawyer", "asserted denied"),
    # What tells of part of the dead stands within what is told of them.
    ("Officials said nine died, five of them children, when the bus was shelled.",
     "the bus was shelled", "Officials", "asserted affirmed"),
    # A clause put in tells of the killing, not of the charge.
    ("The killing, which came days after he wrote of them, has been blamed on the group.",
     "days after he wrote of them", "", "asserted affirmed"),
    # A semicolon parts who says what.
    ("Ten people died, according to the hospital; police say nine.",
     "Ten people died", "the hospital", "asserted affirmed"),
    ("Police held men, who were allegedly planning a raid on the Old Zone, where a mill is.",
     "where a mill is", "", "asserted affirmed"),
    ("The ministry later withdrew the statement, saying it contained errors.",
     "it contained errors", "The ministry", "asserted affirmed"),
    ("He received a message from her, saying the road was shut.",
     "the road was shut", "her", "asserted affirmed"),
    # Who was seen being led away was led away.
    ("He was last seen being led into a pickup by men in masks.",
     "being led into a pickup", "", "asserted affirmed"),
    # What is put between subject and verb of a second clause tells who says that one.
    ("Nobody has been charged, and the file, lawyers say, has disappeared.",
     "Nobody has been charged", "", "asserted denied"),
    ("Nobody has been charged, and the file, lawyers say, has disappeared.",
     "the file", "lawyers", "asserted affirmed"),
    ("The mill burned down, and two men died, police said, when it fell.",
     "The mill burned down", "police", "asserted affirmed"),
    # Who stands right behind the verb of a quotation says it.
    ('"We had an hour to leave," said Lena, who like others asked that her name not be used.',
     "We had an hour to leave", "Lena", "asserted affirmed"),
    # "Have" goes with several.
    ("The nephew's lawyers have denied that he owns the mine and have threatened to sue.",
     "have threatened to sue", "", "asserted affirmed"),
    ("The ministry said the men were armed and had fired first.",
     "had fired first", "The ministry", "asserted affirmed"),
    # What empties an object bears on one verb.
    ("The group said it had nothing to do with the attack and called for an inquiry.",
     "called for an inquiry", "The group", "asserted affirmed"),
    # What is opened says nothing; who was arrested may.
    ("Dorin announced that an inquiry was opened and stated that the killers fled.",
     "the killers fled", "Dorin", "asserted affirmed"),
    ("Police said the suspect was arrested and admitted that he had fired.",
     "he had fired", "the suspect", "asserted affirmed"),
]  # fmt: skip


@pytest.mark.parametrize(("report", "words", "who", "how"), TOLD)
def test_a_clause_is_said_by_who_says_it(
    report: str, words: str, who: str, how: str, reading: Callable[..., Reading]
) -> None:
    claim = with_words(reading(report), words)[-1]
    assert (speaker(claim), f"{claim.certainty} {claim.polarity}") == (who, how)


@pytest.mark.parametrize(
    ("report", "shown"),
    [
        (
            "A video purporting to show the blast circulated online.",
            "to show the blast",
        ),
        (
            "Footage purporting to show the blast emerged on Monday.",
            "to show the blast",
        ),
    ],
)
def test_what_has_no_passive_is_the_verb_of_its_sentence(
    report: str, shown: str, reading: Callable[..., Reading]
) -> None:
    contents = [" … ".join(s.exact for s in c.content) for c in reading(report).claims]
    assert shown in contents
    assert not [c for c in contents if c.startswith("the blast")]


def test_two_clauses_with_there_is_are_two_claims(
    reading: Callable[..., Reading],
) -> None:
    found = reading('"There is no danger, there is no risk," the mayor said.')
    assert [c.content[0].exact for c in found.claims] == [
        "There is no danger",
        "there is no risk",
    ]


def test_who_denies_a_deed_leaves_what_else_is_told_of_the_men(
    reading: Callable[..., Reading],
) -> None:
    found = reading("The army denied that the men who fled had been shot.")
    assert [
        speaker(c) for c in found.claims if c.content[0].exact == "the men who fled"
    ] == [""]
    found = reading("The army denied killing a man suspected of planting the bomb.")
    denied = [c.content[0].exact for c in found.claims if c.polarity == "denied"]
    assert denied == ["killing a man suspected of planting the bomb"]
    assert not found.links


def test_speech_that_lost_the_mark_that_opens_it_is_speech_and_flagged(
    reading: Callable[..., Reading],
) -> None:
    found = reading(
        '"They came at night," Vera Olin said.\n\nWe took nothing. They shot my '
        'brother."\n\nPolice declined to comment.'
    )
    shot = with_words(found, "They shot my brother")[-1]
    assert speaker(shot) == "Vera Olin"
    assert "unclosed-quote" in shot.flags
    assert speaker(with_words(found, "declined")[-1]) == ""


@pytest.mark.parametrize(
    ("report", "who"),
    [
        (
            "The United Nations accused both sides of war crimes, which they deny.",
            "both sides",
        ),
        (
            "Residents accused the soldiers of looting, which they denied.",
            "the soldiers",
        ),
        (
            "Prosecutors accused the minister of corruption, which he denies.",
            "the minister",
        ),
    ],
)
def test_who_denies_a_charge_is_who_is_charged_and_answers_it(
    report: str, who: str, reading: Callable[..., Reading]
) -> None:
    found = reading(report)
    denial = next(c for c in found.claims if c.polarity == "denied")
    names = {e.id: e.name for e in found.entities}
    assert who in names[denial.chain[-1].entity or ""]
    answered = {link.target for link in found.links if link.claim == denial.id}
    charges = {c.id for c in found.claims if c.chain[-1].act == "accuse"}
    assert answered & charges


def test_neither_makes_a_denial_wherever_it_stands(
    reading: Callable[..., Reading],
) -> None:
    claim = reading("Neither side's claims could be confirmed.").claims[0]
    assert claim.polarity == "denied"


def test_who_an_attack_is_claimed_by_comes_forward(
    reading: Callable[..., Reading],
) -> None:
    found = reading("Nine people died in an attack claimed by the Tavra Front.")
    [claim] = [c for c in found.claims if c.chain[-1].act == "claim-responsibility"]
    assert (claim.content[0].exact, speaker(claim)) == ("an attack", "the Tavra Front")
    assert claim.certainty == "asserted"


def test_who_is_believed_to_be_something_does_not_believe_it(
    reading: Callable[..., Reading],
) -> None:
    found = reading("The group, believed to be linked to a party, has fled.")
    [claim] = [c for c in found.claims if c.chain[-1].act == "believe"]
    assert (speaker(claim), claim.certainty) == ("?", "probable")


def test_nobody_believes_to_be_something(reading: Callable[..., Reading]) -> None:
    found = reading(
        "Two men are in custody and a third, believed to be their leader, is free."
    )
    believing = [c for c in found.claims if c.chain[-1].act == "believe"]
    assert all(c.chain[-1].source is None for c in believing)
