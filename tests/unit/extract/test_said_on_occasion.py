"""What was said in court, under questioning, in a statement: the occasion is no source (M17).

Each row is a sentence of ours with words of its content, the chain behind them (the
outlet left out) and how firmly the innermost speaker holds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.extract.told import said, told

from tahqiq.extract.lexicon.verb_forms import reports

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Reading

    Read = Callable[..., Reading]

TOLD = [
    ("A clerk conceded in cross-examination by the family's lawyer that the log had been altered.",
     "the log had been altered", ["A clerk: say"], "asserted affirmed"),
    ("The witness testified under oath before the commission that soldiers burned the houses.",
     "soldiers burned the houses", ["The witness: testify"], "asserted affirmed"),
    ("The colonel acknowledged during an interview with a local radio station that his men had fired.",
     "his men had fired", ["The colonel: disclose"], "asserted affirmed"),
    ("A police officer told the inquiry under questioning by counsel for the families that he had lied.",
     "he had lied", ["A police officer: say"], "asserted affirmed"),
    (("An agent who had worked on his case acknowledged under cross-examination by defence "
      "attorney Edo Haydel that Matan, who lived in Quins, had come to the station."),
     "had come to the station", ["An agent: disclose"], "asserted affirmed"),
    ("A man arrested in the raid confessed under torture by the police that he had carried the bomb.",
     "he had carried the bomb", ["A man: disclose"], "asserted affirmed"),
    ("Two men detained in the town confirmed to a lawyer for the families that they had been beaten.",
     "they had been beaten", ["Two men: disclose"], "asserted affirmed"),
    ("The army said in a statement that it released on Monday that two men had died.",
     "two men had died", ["The army: say"], "asserted affirmed"),
    # When it was stands behind "that".
    (("Prosecutors called Yuha Bai, owner of a restaurant, who testified that shortly after "
      "5 p.m. on April 15 she took a phone order from a caller."),
     "she took a phone order", ["Yuha Bai: testify"], "asserted affirmed"),
    # Two verbs with one object are two acts.
    ("Officials denied and later admitted the deaths.",
     "the deaths", ["Officials: deny"], "asserted denied"),
    ("Officials denied and later admitted the deaths.",
     "the deaths", ["Officials: disclose"], "asserted affirmed"),
    # What a thing is called goes with the thing.
    ("Prosecutors say he threw away phones he described as illegal.",
     "as illegal", ["Prosecutors: say", "he: other"], "asserted affirmed"),
]  # fmt: skip

OF_THE_NOUN = [
    ("The minister spoke after the attack about the men that he had met.", "he had met"),
    ("A body found in the river by police divers was that of the mayor.", "the mayor"),
    ("The guards searched the house under the bridge that the army had built.", "had built"),
]  # fmt: skip

DONE_BY_HIM = [
    ("He was caught on surveillance video dropping off a package near the bakery.", "video"),
    ("Two men were filmed by a neighbour leaving the house with a rifle.", "neighbour"),
    ("A boy was seen on footage throwing a stone at the car.", "footage"),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("text", "words", "chain", "stance"), TOLD)
def test_what_is_said_on_an_occasion_is_said_by_who_speaks_there(
    reading: Read, text: str, words: str, chain: list[str], stance: str
) -> None:
    assert (chain, stance) in told(reading(text), words)


@pytest.mark.slow
@pytest.mark.parametrize(("text", "words"), OF_THE_NOUN)
def test_a_clause_that_says_which_noun_is_meant_is_nobodys_word(
    reading: Read, text: str, words: str
) -> None:
    assert {
        tuple(said(claim))
        for claim in reading(text).claims
        if any(words in span.exact for span in claim.content)
    } == {()}


@pytest.mark.slow
@pytest.mark.parametrize(("text", "onlooker"), DONE_BY_HIM)
def test_what_somebody_is_seen_doing_is_not_told_of_the_camera(
    reading: Read, text: str, onlooker: str
) -> None:
    starts = {claim.content[0].exact.split()[0] for claim in reading(text).claims}
    assert starts == {text.split(maxsplit=1)[0]}, onlooker


@pytest.mark.parametrize("word", ["conceded", "admitted", "testified", "told", "warns"])
def test_a_form_of_a_verb_that_reports_is_known(word: str) -> None:
    assert reports(word)


@pytest.mark.parametrize("word", ["burned", "carried", "fired", "housed"])
def test_a_form_of_a_verb_that_tells_nothing_is_not(word: str) -> None:
    assert not reports(word)
