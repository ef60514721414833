"""Who says it in testimony and features: what is put to a witness, whose claim is denied, who
told the press, and what the writer knows better (M20, M26, M28).
"""

from __future__ import annotations

import pytest
from tests.unit.extract.told import said, speaker, with_words

SPEAKERS = [
    ("Counsel put it to the sergeant that he had been asleep.", "he had been asleep", "Counsel"),
    ("It was put to the sergeant that he had been asleep.", "he had been asleep", "?"),
    ("Asked by Commissioner Dray if he had been there, the captain left the room.",
     "he had been there", "Commissioner Dray"),
    ("The rebel radio said the town had fallen. It had not.", "It had not", ""),
    ("The villagers said soldiers had surrounded them. They had not eaten for days.",
     "They had not eaten", "The villagers"),
    ("It was put to the vote that the council resign.", "the council resign", ""),
    ("A video shared thousands of times claims to show soldiers burning a mill.",
     "soldiers burning a mill", "A video"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "who"), SPEAKERS)
def test_whose_words_they_are(reading, text: str, words: str, who: str) -> None:
    assert who in {speaker(c) for c in with_words(reading(text), words)}


def test_whose_claim_it_was_that_somebody_denies(reading) -> None:
    found = reading(
        "Claims by the opposition that ballots were burned are baseless, the commission said."
    )
    chains = [said(c) for c in with_words(found, "ballots were burned")]
    assert ["the commission: say", "the opposition: say"] in [
        [step.replace(": claim", ": say") for step in chain] for chain in chains
    ]
    flat = reading("The man that police arrested was a guard, the commission said.")
    assert all("police" not in " ".join(said(c)) for c in flat.claims)
