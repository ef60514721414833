"""Who says what, construction by construction: how English attributes (M17 to M28).

Each row is a sentence of ours with words of its content, the chain behind them (the
outlet left out; "?" where nobody is named) and how firmly the innermost speaker holds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.extract.told import said, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Reading

pytestmark = pytest.mark.slow

TOLD = [
    # A heading of somebody's account speaks for him.
    ("The driver's account: four men in masks stopped the bus.",
     "four men in masks stopped the bus", ["The driver's: say"], "alleged affirmed"),
    ("The police version is that the student fell from a window.",
     "the student fell", ["police: say"], "asserted affirmed"),
    # Every that-clause of a series has the speaker, and every conjunct its own subject.
    ("A woman writes that she was beaten, that guards came, and that she was forced out.",
     "she was forced out", ["A woman: write"], "asserted affirmed"),
    ("The militia said the raid would not go unanswered and vowed to burn the market.",
     "to burn the market", ["The militia: threaten"], "hypothetical affirmed"),
    # Accusers behind passives, participles and "on".
    ("The bombing, blamed by officials on separatists, killed nine.",
     "on separatists", ["officials: accuse"], "alleged affirmed"),
    ("The pilots, accused by the group of bombing villages, were killed.",
     "of bombing villages", ["the group: accuse"], "alleged affirmed"),
    ("A farmer accused the army of torture.",
     "the army of torture", ["A farmer: accuse"], "alleged affirmed"),
    ("The attack was blamed on the Army of Tarn.",
     "on the Army of Tarn", ["?: accuse"], "alleged affirmed"),
    ("It was a quiet week, but suspicion fell on the guards of the mine.",
     "the guards of the mine", ["?: suspect"], "alleged affirmed"),
    # Denials in every dress.
    ("The army, which denies targeting civilians, said it was investigating.",
     "targeting civilians", ["The army: deny"], "asserted denied"),
    ("Rights groups have accused the militia of abducting activists, a charge it denies.",
     "a charge", ["it: deny"], "asserted denied"),
    ("The defendant pleaded not guilty to murder.",
     "murder", ["The defendant: deny"], "asserted denied"),
    ("The defendant pleaded guilty to murder.",
     "murder", ["The defendant: disclose"], "asserted affirmed"),
    # Who was told and tells on is a step; reporters in general are not.
    ("A security official told Reuters that two soldiers had been killed.",
     "two soldiers had been killed", ["Reuters: None", "A security official: say"],
     "asserted affirmed"),
    ("A security official told reporters that two soldiers had been killed.",
     "two soldiers had been killed", ["A security official: say"], "asserted affirmed"),
    # Those who are cited stand behind those who cite.
    ("Local media reported that at least ten people were killed, citing medics.",
     "at least ten people were killed", ["Local media: say", "medics: say"],
     "asserted affirmed"),
    ("State television, quoting an official, said the woman had hidden explosives.",
     "the woman had hidden explosives", ["State television: say", "an official: say"],
     "asserted affirmed"),
    # Hearing somebody speak, and putting out a statement.
    ("Witnesses reported hearing an officer shout that the rebels were inside.",
     "the rebels were inside", ["Witnesses: say", "an officer: say"], "asserted affirmed"),
    ("The group put out a statement saying the army had burned the market.",
     "the army had burned the market", ["The group: say"], "asserted affirmed"),
    # One mention of a speaker is one step, whatever else he adds.
    ("Two men were arrested, the minister said on Tuesday, adding that both had confessed.",
     "both had confessed", ["the minister: say"], "asserted affirmed"),
    # A generic victim of a threat is nobody who did anything.
    ("The minister warned that anyone who carried weapons would be shot.",
     "anyone who carried weapons", ["The minister: threaten"], "hypothetical affirmed"),
    # Who blames a body for what happened alleges it; who condemns a deed takes it as done.
    ("The president condemned the attack and blamed foreign-backed mercenaries.",
     "foreign-backed mercenaries", ["The president: accuse"], "alleged affirmed"),
    ("The president condemned the attack.", "the attack", ["The president: accuse"],
     "asserted affirmed"),
    # Who comes by a report has not written it.
    ("According to a police report seen by the newspaper, the driver was paid.",
     "the driver was paid", ["police: say"], "asserted affirmed"),
    ("The police chief was quoted by local media as saying that the gunmen had fled.",
     "the gunmen had fled", ["local media: say", "The police chief: say"],
     "asserted affirmed"),
    ("As police tell it, the crowd threw stones first.",
     "the crowd threw stones", ["police: say"], "asserted affirmed"),
    # Who says it may stand at the end, behind a long name of his own.
    ("The gunmen telephoned and demanded money, a relative who asked not to be named said.",
     "telephoned", ["a relative: say"], "asserted affirmed"),
    ("By the army's count, 12 rebels died.", "12 rebels died", ["the army's: say"],
     "asserted affirmed"),
    ("In January Karim Bey told the court that the mayor had paid him.",
     "the mayor had paid him", ["Karim Bey: say"], "asserted affirmed"),
    # Another's view after "but", and an answer in apposition, are not the first speaker's.
    ("Two died, the army claimed, but villagers disputed this, saying both were herders.", "both were herders", ["villagers: say"], "asserted affirmed"),
    ("The Front has claimed it killed 20 soldiers, a figure the army disputes.",
     "it killed 20 soldiers", ["The Front: claim-responsibility"], "asserted affirmed"),
    # A document's hedge is the hedge of what it shows.
    ("The footage appears to show a man being shot.",
     "a man being shot", ["The footage: disclose"], "probable affirmed"),
    ("The video, posted by an activist group, purports to show soldiers executing men.",
     "soldiers executing men", ["an activist group: say"], "alleged affirmed"),
    # The parser's slips over commas and conjunctions hide no speaker.
    ("The gunmen, believed to be rebels, arrived at noon.",
     "to be rebels", ["?: believe"], "probable affirmed"),
    ("According to the Monitor of Tarn, a charity that relies on volunteers, nine died in the hills.",
     "nine died", ["the Monitor of Tarn: say"], "asserted affirmed"),
    (("In a reply to a letter from her lawyer, Omar Sadi, the prosecutor's office wrote "
      "that it had no record."), "it had no record", ["the prosecutor's office: write"],
     "asserted denied"),
    ("Sadi says he was later told by a clerk that her name had appeared on a list.",
     "her name had appeared", ["Sadi: say", "a clerk: say"], "asserted affirmed"),
    (("The defence contends the confession was extracted under torture and points out that "
      "Omer retracted it."), "Omer retracted it", ["The defence: disclose"],
     "asserted affirmed"),
    ("Tarik Omar admitted to the court that he had given the order.",
     "he had given the order", ["Tarik Omar: disclose"], "asserted affirmed"),
    ("He said he had been told the village was empty.",
     "the village was empty", ["He: say", "?: say"], "asserted affirmed"),
    ("According to a survivor, who said he had hidden in a well, the officer ran.",
     "he had hidden", ["a survivor: say"], "asserted affirmed"),
    (('The adviser wrote that the report was "a pack of lies", hours after the minister had '
      "conceded that some of it was true."), "some of it was true", ["the minister: say"],
     "asserted affirmed"),
    # What a claim is called in passing is the writer's word, and its denial is a denial.
    ("The army said it had killed thirty men, a figure that could not be confirmed.",
     "a figure that could not be confirmed", [], "asserted denied"),
    ("The army said it had killed thirty men, a figure which two witnesses disputed.",
     "a figure", ["two witnesses: deny"], "asserted denied"),
    ("The lawyer said it was absurd to suggest that his client had any link with them.",
     "his client had any link", ["The lawyer: say"], "asserted denied"),
    # Who is asked does not ask.
    ("Asked whether he had ordered the raid, the colonel said it was legal.",
     "whether he had ordered", ["?: ask"], "hypothetical affirmed"),
    ("The ministry let slip that two of its men had been inside.",
     "two of its men had been inside", ["The ministry: disclose"], "asserted affirmed"),
    ("The family does not believe the official version that he hanged himself.",
     "he hanged himself", ["?: say"], "asserted affirmed"),
    (("A theory has emerged about the raid being a way of quietly, but firmly warning the "
      "mayor."), "warning the mayor", ["?: believe"], "hypothetical affirmed"),
    # However the clause is hung, it belongs to who tells it.
    ("Ruiz told a friend he was being followed.", "he was being followed", ["Ruiz: say"],
     "asserted affirmed"),
    ("Ruiz named eleven landowners who he said had paid gunmen.", "had paid gunmen",
     ["he: say"], "asserted affirmed"),
    ("The ministry informed the Council by note of 3 May that an inquiry was under way.",
     "an inquiry was under way", ["The ministry: say"], "asserted affirmed"),
    ("It is the prosecution's case that the fire was started deliberately.",
     "the fire was started", ["the prosecution's: say"], "asserted affirmed"),
    ("The way Salma tells it, the soldiers came twice.", "the soldiers came twice",
     ["Salma: say"], "asserted affirmed"),
    ("Her brother, she says, was never a fighter: he sold shoes.", "he sold shoes",
     ["she: say"], "asserted affirmed"),
    ("The village lived with a rumour that the well had been poisoned.",
     "the well had been poisoned", ["?: say"], "alleged affirmed"),
    (("By the governor's account they were caught in crossfire; the villagers maintain "
      "that they were lined up."), "they were lined up", ["the villagers: say"],
     "asserted affirmed"),
    ("The tribunal found it proved that Colonel Sami ordered the shelling.",
     "Colonel Sami ordered", ["The tribunal: disclose"], "asserted affirmed"),
    ('The League said impunity was "an insult", and called on the judge to act.',
     "to act", ["The League: ask"], "hypothetical affirmed"),
    ("Anyone who spreads rumours will be punished, the ministry said.",
     "Anyone who spreads rumours", ["the ministry: say"], "hypothetical affirmed"),
    ("The governor said anyone found on the streets would be shot.",
     "anyone found on the streets would be shot", ["The governor: say"],
     "hypothetical affirmed"),
    ("According to a tally by the Tarn Rights Network, nine died.", "nine died",
     ["the Tarn Rights Network: say"], "asserted affirmed"),
    (("The kidnappers telephoned on Sunday and demanded 200,000 dinars, a relative who asked "
      "not to be named told the Delta Herald."), "demanded 200,000 dinars",
     ["the Delta Herald: None", "a relative: say"], "asserted affirmed"),
    ('The general called the account "old lies" and left.', "the account",
     ["The general: deny"], "asserted denied"),
    ("The Front claimed the killing of two officers.", "the killing of two officers",
     ["The Front: claim-responsibility"], "asserted affirmed"),
    # Who the accused are is part of the charge where no comma sets it off.
    ("The governor blamed gunmen paid by the mayor.",
     "gunmen paid by the mayor", ["The governor: accuse"], "alleged affirmed"),
    ("Fragments are consistent with a mortar shell, an expert said.",
     "Fragments are consistent", ["an expert: say"], "possible affirmed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "chain", "stance"), TOLD)
def test_the_chain_is_what_the_sentence_says(
    reading: Callable[..., Reading],
    text: str,
    words: str,
    chain: list[str],
    stance: str,
) -> None:
    assert (chain, stance) in told(reading(text), words)


def test_a_list_of_demands_belongs_to_who_makes_them(
    reading: Callable[..., Reading],
) -> None:
    """An item of a list of demands is nothing that happened (M24, M25)."""
    found = reading(
        "The Tarn Monitor calls on the governor to:\n"
        "- release the two teachers;\n- investigate the killing of Omar Said."
    )
    items = [c for c in found.claims if "release the two" in c.content[0].exact]
    assert {c.certainty for c in items} == {"hypothetical"}
    assert all(said(c)[0].endswith(": ask") for c in items)


def test_a_surname_said_is_no_verb(reading: Callable[..., Reading]) -> None:
    found = reading("The killing of the lawyer Omar Said shocked the town.")
    assert all(said(claim) == [] for claim in found.claims)


def test_two_clauses_joined_by_a_comma_report_nothing(
    reading: Callable[..., Reading],
) -> None:
    found = reading(
        "The regime finds the province a key to its survival, therefore it has shown "
        "great patience."
    )
    assert all(said(claim) == [] for claim in found.claims)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The opposition says the vote was rigged; the commission denies it.",
         "the vote was rigged"),
        ("Villagers said soldiers burned the market. The army rejected the claim.",
         "soldiers burned the market"),
        ("The family said he was tortured. The prison service disputed that account.",
         "he was tortured"),
        ("Officials believe the weapons came from abroad, an allegation Tehran rejects.",
         "the weapons came from abroad"),
    ],
)  # fmt: skip
def test_a_denial_by_pronoun_or_shell_noun_finds_what_it_denies(
    reading: Callable[..., Reading], text: str, denied: str
) -> None:
    """A denial names the denied proposition, however it refers to it (M26)."""
    found = reading(text)
    words = {claim.id: claim.content[0].exact for claim in found.claims}
    targets = [words[link.target] for link in found.links if link.type == "denies"]
    assert any(denied in target for target in targets)


def test_nobody_has_claimed_it_is_no_accusation(
    reading: Callable[..., Reading],
) -> None:
    """The absence of a claim is a finding of the outlet (M101)."""
    found = reading("Neither the group nor any other had claimed the attack by Friday.")
    assert [(said(c), c.polarity) for c in found.claims] == [([], "denied")]


def test_a_label_is_no_part_of_the_sentence_after_it(
    reading: Callable[..., Reading],
) -> None:
    found = reading(
        "Q: Who came?\n\nA: The brigade's lawyer says that the wire was added.\n\n"
        "Q: When?\n\nA: At noon. The captain told us that he was sorry."
    )
    chains = {c.content[0].exact: said(c) for c in found.claims}
    assert chains["the wire was added"] == ["A: say", "The brigade's lawyer: say"]


def test_the_hour_of_a_live_page_is_no_part_of_what_is_said(
    reading: Callable[..., Reading],
) -> None:
    found = reading("10:42 - A doctor says that nine wounded have been brought in.")
    assert [said(c) for c in found.claims] == [["A doctor: say"]]


@pytest.mark.parametrize(
    "text",
    ["They were denied water for days.", "The division committed a crime.",
     "Fighters held the bridge."],
)  # fmt: skip
def test_deeds_by_verbs_of_saying_are_nobodys_words(
    reading: Callable[..., Reading], text: str
) -> None:
    assert [said(c) for c in reading(text).claims] == [[]]


def test_who_knew_a_man_is_not_that_man(reading: Callable[..., Reading]) -> None:
    found = reading("A journalist who knew Hashimi said that he had been threatened.")
    entities = {m.exact: m.entity for m in found.mentions}
    assert entities["A journalist"] != entities["Hashimi"]


def test_who_accuses_a_man_by_name_is_another(reading: Callable[..., Reading]) -> None:
    found = reading(
        "Haji Rahim has a list. Rahim shows it to anyone.\n\nThe governor, Asad Wali, "
        "denies it. He accuses Rahim of selling tears."
    )
    names = {entity.id: entity.name for entity in found.entities}
    accusers = [names[c.chain[-1].entity] for c in found.claims
                if c.chain[-1].act == "accuse" and c.chain[-1].entity]  # fmt: skip
    assert accusers == ["Asad Wali"]
