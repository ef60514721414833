"""Chains inside a sentence: speakers within speakers, put-in clauses, artifacts (M17 to M21)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.extract.told import said, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Reading

pytestmark = pytest.mark.slow

TOLD = [
    # A reporting clause put into a relative clause says no more than that (M17).
    ("There was no order, insisted the colonel, whose men, survivors say, fired for an hour.",
     "fired for an hour", ["survivors: say"], "asserted affirmed"),
    ("There was no order, insisted the colonel, whose men, survivors say, fired for an hour.",
     "There was no order", ["the colonel: say"], "asserted denied"),
    ("The colonel, who witnesses say gave the order, has since been promoted.",
     "gave the order", ["witnesses: say"], "asserted affirmed"),
    ("The brothers, whom prosecutors describe as the ringleaders, deny the charges.",
     "as the ringleaders", ["prosecutors: other"], "asserted affirmed"),
    ("A man she believes was the defendant demanded money.",
     "was the defendant", ["she: believe"], "probable affirmed"),
    # Inversions and interruptions (M17).
    ("That, said the lawyer, was when the beating began.",
     "when the beating began", ["the lawyer: say"], "asserted affirmed"),
    ("The chief told the president, an aide said, that no civilians had been hit.",
     "no civilians", ["an aide: say", "The chief: say"], "asserted denied"),
    ("State television reported, quoting a security source, that the cell had fled.",
     "the cell had fled", ["State television: say", "a security source: say"],
     "asserted affirmed"),
    ("It was the mayor, not the police, who told the press that the boy was armed.",
     "the boy was armed", ["the mayor: say"], "asserted affirmed"),
    ("What the soldier told the court was that he had fired into the air.",
     "fired into the air", ["the soldier: say"], "asserted affirmed"),
    ("In an interview with Radio Orun, the prefect, Omar Sadi, said the men wore masks.",
     "the men wore masks", ["the prefect: say"], "asserted affirmed"),
    ("A deputy for the valley, Leyla Sadi, asked on Monday whether the shell was theirs.",
     "whether the shell was theirs", ["A deputy for the valley, Leyla Sadi: ask"],
     "hypothetical affirmed"),
    ("A witness told the court that the guard ordered him to drive and that he came back.",
     "he came back", ["A witness: say"], "asserted affirmed"),
    # Who heard it from whom (M19).
    ("Omar Hadi said he had it from a guard that the prisoners were dead.",
     "the prisoners were dead", ["Omar Hadi: say", "a guard: say"], "asserted affirmed"),
    ("According to what her neighbours told her, the house was searched twice.",
     "the house was searched twice", ["her neighbours: say"], "asserted affirmed"),
    ("From what he had heard from other drivers, the road was mined.",
     "the road was mined", ["other drivers: say"], "asserted affirmed"),
    ("He is believed by investigators to have told friends that he feared arrest.",
     "to have told friends", ["investigators: believe"], "probable affirmed"),
    ("The agency, which cited two officials, said the talks had failed.",
     "the talks had failed", ["The agency: say", "two officials: say"],
     "asserted affirmed"),
    ("Police said they believed the bomb was homemade.",
     "the bomb was homemade", ["they: believe"], "probable affirmed"),
    # Artifacts: another's, or how the speaker speaks (M20).
    ("In Sadi's notebook the Major says the order came from the capital.",
     "the order came from the capital", ["Sadi's: write", "the Major: say"],
     "asserted affirmed"),
    ("The paper printed minutes of a meeting, in which a diplomat says the truce was dead.",
     "the truce was dead", ["minutes of a meeting: write", "a diplomat: say"],
     "asserted affirmed"),
    ("They received a recording in which a masked man says the hostages are dead.",
     "the hostages are dead", ["a masked man: say"], "asserted affirmed"),
    # A denial of what another claims is no report of it (M26).
    ("The court rejected the defence's argument that the confession had been forced.",
     "the confession had been forced", ["the defence's: say"], "asserted affirmed"),
    ("The ministry dismissed as baseless reports that prisoners had been beaten.",
     "prisoners had been beaten", ["The ministry: deny"], "asserted denied"),
    ("The guards searched the house and found no sign that he had been there.",
     "he had been there", ["The guards: believe"], "asserted denied"),
    ("Few in the market believe the official version.",
     "the official version", ["Few in the market: believe"], "probable denied"),
    # Set phrases and rarer frames (M18, M21).
    ("Residents put the toll above 40.",
     "the toll above 40", ["Residents: say"], "asserted affirmed"),
    ("Hospital sources give the injured as six.",
     "the injured as six", ["Hospital sources: say"], "asserted affirmed"),
    ("A duty list has four of them working that evening.",
     "four of them working", ["A duty list: say"], "asserted affirmed"),
    ("The records place his phone near the depot that night.",
     "his phone near the depot", ["The records: say"], "asserted affirmed"),
    ("As the mayor put it, the police had lost the town.",
     "the police had lost the town", ["the mayor: say"], "asserted affirmed"),
    ("On the ministry's figures, 300 people have died since May.",
     "300 people have died", ["the ministry's: say"], "asserted affirmed"),
    ("The governor stands accused of ordering the raid.",
     "of ordering the raid", ["?: accuse"], "alleged affirmed"),
    ("Several traders point at the village guards.",
     "the village guards", ["Several traders: accuse"], "alleged affirmed"),
    ("The minister promised an inquiry.",
     "an inquiry", ["The minister: other"], "hypothetical affirmed"),
    ("The bar association has asked for the site to be sealed.",
     "the site to be sealed", ["The bar association: ask"], "hypothetical affirmed"),
    ("He denied knowing Sadi.", "knowing Sadi", ["He: deny"], "asserted denied"),
    ("The spokesman shot back that the rebels had started the fire.",
     "the rebels had started the fire", ["The spokesman: say"], "asserted affirmed"),
    ("Word spread that the general had fled.",
     "the general had fled", ["?: say"], "alleged affirmed"),
    ("A deputy minister floated the idea that the drone came from abroad.",
     "the drone came from abroad", ["A deputy minister: believe"],
     "hypothetical affirmed"),
]  # fmt: skip

NOBODYS = [
    # A deed with a verb that also reports; an echo; a filler.
    ("Amid reports that the general had fled, crowds gathered in the square.",
     "crowds gathered"),
    ("So said the minister on Monday; by Tuesday his deputy was telling the opposite.",
     "by Tuesday his deputy"),
    ("The army placed the town under curfew.", "the town under curfew"),
    ("He put the gun on the table.", "the gun on the table"),
    ("His driver, said to have been bribed, had taken a different road.",
     "had taken a different road"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "chain", "stance"), TOLD)
def test_each_speaker_of_a_sentence_stands_where_the_sentence_puts_him(
    reading: Callable[..., Reading],
    text: str,
    words: str,
    chain: list[str],
    stance: str,
) -> None:
    assert (chain, stance) in told(reading(text), words)


@pytest.mark.parametrize(("text", "words"), NOBODYS)
def test_no_speaker_is_made_of_a_deed(
    reading: Callable[..., Reading], text: str, words: str
) -> None:
    """What nobody says is the outlet's (M27)."""
    found = [
        said(claim)
        for claim in reading(text).claims
        if any(words in span.exact for span in claim.content)
    ]
    assert found
    assert not any(found)


def test_a_speaker_in_a_recording_speaks_through_it(
    reading: Callable[..., Reading],
) -> None:
    """The recording is the medium of the man's step, no speaker of its own (M20)."""
    text = "They received a recording in which a masked man says the hostages are dead."
    claim = next(
        claim
        for claim in reading(text).claims
        if claim.content[0].exact == "the hostages are dead"
    )
    assert claim.chain[-1].medium == "recording"


def test_who_hears_a_thing_stands_before_who_told_it(
    reading: Callable[..., Reading],
) -> None:
    """A hop of hearsay is never dropped (M19)."""
    text = "Bashir Odeh heard from a courier that the sheikh was dead."
    claim = next(
        claim
        for claim in reading(text).claims
        if any("the sheikh was dead" in span.exact for span in claim.content)
        and len(claim.chain) > 1
    )
    sources = [step.source.exact for step in claim.chain if step.source]
    assert sources == ["Bashir Odeh", "a courier"]
