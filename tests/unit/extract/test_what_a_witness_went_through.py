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
    ("A villager said he was beaten. He was last seen at dusk.", "last seen at dusk", []),
    ("A villager says the road is closed. He saw a truck on Monday.", "saw a truck", []),
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


WHOSE = [
    ("It was the subject of a complaint by the lawyer Idris Benat, who accuses the army.",
     "the army", "Idris Benat"),
    ("The bodies of two men from Hama, who were shot in May, were found.", "shot in May", ""),
    ("Four boys, whose bodies the army says were found in a river, were buried.",
     "found in a river", "the army"),
    ("The men, whose arrest the ministry says was lawful, are students.",
     "whose arrest", "the ministry"),
    ("The witness pointed to the accused as the man who threw it.",
     "the man who threw it", "The witness"),
    ("She picked out Omar Saleh as the man who had held the knife.",
     "Omar Saleh as the man", "She"),
    ("He pointed to a scar on his arm.", "a scar on his arm", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "who"), WHOSE)
def test_whose_word_a_relative_or_an_identification_is(
    reading, text, words, who
) -> None:
    found = with_words(reading(text), words)
    assert any(
        speaker(claim).endswith(who) for claim in found if who or not speaker(claim)
    )


NONE = [
    ("The names appear in none of the registers.", "denied"),
    ("He was seen by none of the guards.", "denied"),
    ("He was seen by none other than the mayor.", "affirmed"),
    ("The names appear in all of the registers.", "affirmed"),
]


@pytest.mark.parametrize(("text", "polarity"), NONE)
def test_none_behind_the_verb_denies(reading, text: str, polarity: str) -> None:
    assert [claim.polarity for claim in reading(text).claims] == [polarity]


MEN = "Soldiers took eleven men from the quarry. The colonel said his men obeyed. "


def test_the_men_are_not_the_colonels_men(reading) -> None:
    found = reading(MEN + "A witness said the men were beaten.")
    text = {m.id: (m.entity, m.exact) for m in found.mentions}
    beaten = next(e for e in found.events if "beaten" in str(e.triggers))
    whom = {text[p.mention][0] for p in beaten.participants if p.mention in text}
    assert whom & {e for e, exact in text.values() if exact == "eleven men"}
    assert not whom & {e for e, exact in text.values() if exact == "his men"}


@pytest.mark.parametrize("mark", ["²", "५३", "①"])
def test_signs_that_only_look_like_an_age(reading, mark: str) -> None:
    text = f"Samba {mark}, said soldiers came at dawn. They took two men. They left."
    assert reading(text).reader
