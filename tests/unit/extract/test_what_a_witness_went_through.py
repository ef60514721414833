"""Accounts that go on: what a witness heard and was told, rolls of names, and what papers
and pictures show (M17, M20, M28). Each with the sentence that must not change.
"""

from __future__ import annotations

import pytest
from tests.unit.extract.told import said, speaker, with_words

HELD = "Yusuf Omar said he was held for nine days. "
CHAINS = [
    (HELD + "A guard told him that nobody would come.", "nobody would come",
     ["Yusuf Omar: say", "A guard: say"]),
    ("The mayor said the road was closed. A soldier told him it was mined.",
     "it was mined", ["A soldier: say"]),
    (HELD + "On the second night he heard a man beg for water.", "a man beg",
     ["Yusuf Omar: say"]),
    (HELD + "On the third day he was moved to a barracks.", "moved to a barracks",
     ["Yusuf Omar: say"]),
    (HELD + "He was released near Karash.", "released near Karash", []),
    (HELD + '"They took my shoes." On the last night he saw a truck.', "saw a truck",
     ["Yusuf Omar: say"]),
    ("The mayor said the road was closed. He heard of it on Monday.", "heard of it", []),
    ("A shepherd said the soldiers stopped him. One of them said they would shoot.",
     "they would shoot", ["A shepherd: say", "One of them: say"]),
    ("Villagers said soldiers burned three houses. One of them said his son was missing.",
     "son was missing", ["One of them: say"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "chain"), CHAINS)
def test_who_but_the_witness_can_tell(reading, text: str, words: str, chain) -> None:
    assert chain in [said(claim) for claim in with_words(reading(text), words)]


ROLL = "Amal Rashid, 34, a teacher\n\nKarim Daoud, 19, a student\n\n"
ROLLS = [
    ("Police named the dead as:\n\n" + ROLL, "Police"),
    ("The dead were named by the hospital as:\n\n" + ROLL, "the hospital"),
    ("The fire was put out at noon.\n\n" + ROLL, ""),
]


@pytest.mark.parametrize(("text", "who"), ROLLS)
def test_a_roll_of_the_dead_is_told_by_who_calls_it(
    reading, text: str, who: str
) -> None:
    found = with_words(reading(text + "The mayor spoke at noon."), "Karim Daoud, 19")
    assert {speaker(claim) for claim in found} == {who}


SHOWN = [
    ("Satellite pictures show a burnt area north of the village.", "a burnt area",
     "Satellite pictures", "asserted"),
    ("A clip appears to show the killing of two soldiers.", "the killing of two soldiers",
     "A clip", "probable"),
    ("A clip shows the killing of two soldiers.", "the killing of two soldiers",
     "A clip", "asserted"),
    ("Soldiers captured the hill.", "captured the hill", "", "asserted"),
    ("Hospital records he gave us mention a broken rib.", "a broken rib",
     "Hospital records", "asserted"),
    ("Letters he sent her describe a dark cell.", "a dark cell", "he", "asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "who", "sure"), SHOWN)
def test_what_papers_and_pictures_show(reading, text, words, who, sure) -> None:
    found = with_words(reading(text), words)
    assert (who, sure) in {(speaker(claim), claim.certainty) for claim in found}
