"""How firmly a thing is said: what else holds a deed back, and what does not (M22 to M26).

Each row of `HELD` is a sentence of ours with words of a claim in it, and the certainty and
polarity of whoever says it last; `BOTH` puts a word in that changes the claim and one that
does not. All names and events are invented.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Claim, Reading

    Read = Callable[..., Reading]

pytestmark = pytest.mark.slow

HELD = [
    # Contrary to fact.
    ("Had the ambulance arrived in time, the boy would have survived.",
     "Had the ambulance arrived", "asserted denied"),
    ("Had the ambulance arrived in time, the boy would have survived.",
     "the boy would have survived", "hypothetical affirmed"),
    ("If the guards had locked the gate, the attackers would not have entered.",
     "the guards had locked the gate", "asserted denied"),
    ("If the guards lock the gate, the attackers will not enter.",
     "the guards lock the gate", "hypothetical affirmed"),
    ("The mayor might have stopped them had he tried.", "had he tried",
     "asserted denied"),
    ("He acted as if he had been told to shoot.", "He acted", "asserted affirmed"),
    ("Even if the guards fled, the colonel stayed.", "the colonel stayed",
     "asserted affirmed"),
    # What came to pass, and what is still to come.
    ("The army would later deny the raid.", "would later deny", "asserted affirmed"),
    ("He would be shot dead two weeks later.", "shot dead", "asserted affirmed"),
    ("The army would deny the raid.", "would deny", "hypothetical affirmed"),
    ("The verdict will not come before the summer.", "verdict", "hypothetical denied"),
    ("The rebels say they will not release the men.", "release the men",
     "hypothetical denied"),
    ("The ministry would not comment on the arrest.", "would not comment",
     "asserted denied"),
    ("He would not be drawn on the killing.", "drawn on the killing", "asserted denied"),
    ("A verdict is expected on Monday.", "A verdict is expected",
     "hypothetical affirmed"),
    ("The army is expected to attack the town within days.", "to attack the town",
     "hypothetical affirmed"),
    # Scanty grounds, and none.
    ("There is little evidence that the brigade shelled the market.", "little evidence",
     "asserted denied"),
    ("There is a little evidence that the brigade shelled the market.",
     "a little evidence", "asserted affirmed"),
    ("There is no reason to believe that he was beaten.", "he was beaten",
     "probable denied"),
    ("There is every reason to believe that he was beaten.", "he was beaten",
     "probable affirmed"),
    ("Barely any aid has reached the town.", "aid has reached", "asserted denied"),
    ("The colonel barely survived the attack.", "survived the attack",
     "asserted affirmed"),
    ("No civilians were killed in the raid.", "civilians were killed",
     "asserted denied"),
    ("Few believe that the general died in a crash.", "the general died",
     "probable denied"),
    ("A few believe that the general was murdered.", "the general was murdered",
     "probable affirmed"),
    # Not possible, not only, not A but B, need not.
    ("It was not possible to reach the village.", "reach the village",
     "asserted denied"),
    ("The guards did not just beat him; they burned his house.", "beat him",
     "asserted affirmed"),
    ("The men were not killed by the army but by a rival militia.", "by the army",
     "asserted denied"),
    ("He did not have to sign the paper.", "sign the paper", "hypothetical affirmed"),
    ("The claim that the army fired first is without foundation.",
     "without foundation", "asserted denied"),
    ("Its requests went unanswered.", "went unanswered", "asserted denied"),
    ("The bullets are, he says, not of a calibre issued to the guard.",
     "of a calibre", "asserted denied"),
    # What seems so.
    ("It appears that the guards fled.", "the guards fled", "probable affirmed"),
    ("It does not appear that anyone was hurt.", "anyone was hurt", "probable denied"),
    ("It was, in all probability, an accident.", "an accident", "probable affirmed"),
    ("The guards, perhaps, fell asleep.", "fell asleep", "possible affirmed"),
    ("Chances are that he was beaten.", "he was beaten", "probable affirmed"),
    ("The sheikh was shot, possibly by his own guards.", "The sheikh was shot",
     "asserted affirmed"),
    ("The sheikh was shot, possibly by his own guards.", "by his own guards",
     "possible affirmed"),
    ("Officials said they would not be surprised if the men were dead.",
     "the men were dead", "possible affirmed"),
    ('He said the commander of the site was "probably" one Haitham Darra.',
     "one Haitham Darra", "probable affirmed"),
    # What is held of somebody, in a participle or a relative clause.
    ("Twelve miners are feared dead.", "Twelve miners", "possible affirmed"),
    ("The hostages are presumed dead.", "The hostages", "probable affirmed"),
    ("An object thought to be a bomb was found at the station.", "to be a bomb",
     "probable affirmed"),
    ("An object thought to be a bomb was found at the station.", "was found",
     "asserted affirmed"),
    ("A man believed to be the driver was arrested.", "to be the driver",
     "probable affirmed"),
    ("The officer, thought to have given the order, has fled.",
     "to have given the order", "probable affirmed"),
    ("She pointed to a man she believes was the shooter.", "was the shooter",
     "probable affirmed"),
    ("Residents took the shots to be a warning.", "to be a warning",
     "probable affirmed"),
    # Doubt, denial and what a denial leaves standing.
    ("The general doubts that the convoy was shelled.", "the convoy was shelled",
     "probable denied"),
    ("The general does not doubt that the convoy was shelled.", "the convoy was shelled",
     "probable affirmed"),
    ("It is not excluded that the network was behind the killing.",
     "the network was behind the killing", "possible affirmed"),
    ("The army called the remarks fantasy.", "remarks", "asserted denied"),
    ('The agency called reports of an ambush "fabricated".', "reports of an ambush",
     "asserted denied"),
    ("The minister laughed off claims that he had fled.", "claims that he had fled",
     "asserted denied"),
    ("The army denied that the men were beaten after they surrendered.",
     "after they surrendered", "asserted affirmed"),
    ("There were unconfirmed reports of gunfire near the palace.", "gunfire",
     "alleged affirmed"),
    # What nobody is sure of, and what somebody only hopes to show.
    ("It is far from certain that the minister knew.", "the minister knew",
     "hypothetical affirmed"),
    ("It is by no means certain that the minister knew.", "the minister knew",
     "hypothetical affirmed"),
    ("The prosecution hopes to prove that the minister knew.", "the minister knew",
     "hypothetical affirmed"),
    ("The judge was convinced that the minister knew.", "the minister knew",
     "asserted affirmed"),
    ("The judge was not convinced that the minister knew.", "the minister knew",
     "hypothetical affirmed"),
    ("No evidence was presented that the minister knew.", "the minister knew",
     "asserted denied"),
    ("The wounds were inconsistent with a fall.", "with a fall", "probable denied"),
    # A plan that nobody has is no plan.
    ("The army does not intend to withdraw.", "withdraw", "asserted denied"),
    ("The rebels have no plans to withdraw.", "plans to withdraw", "asserted denied"),
]  # fmt: skip

# A word that changes the claim, and one that does not (M24).
BOTH = [
    ("The guards fled.", "The guards apparently fled.", "The guards quickly fled.",
     "fled"),
    ("The mayor is dead.", "The mayor is feared dead.", "The mayor is already dead.",
     "dead"),
    ("It is clear that the guards fled.", "It seems that the guards fled.",
     "It is now clear that the guards fled.", "the guards fled"),
    ("There is evidence that he was beaten.", "There is scant evidence that he was beaten.",
     "There is fresh evidence that he was beaten.", "evidence that he was beaten"),
    ("Reports said the minister had fled.", "Unverified reports said the minister had fled.",
     "Several reports said the minister had fled.", "the minister had fled"),
    ("The court has heard the widow.", "The court will not hear the widow.",
     "The court has twice heard the widow.", "the widow"),
    ("Residents believe the general died.", "Few residents believe the general died.",
     "Many residents believe the general died.", "the general died"),
    ("The sheikh was shot by his guards.", "The sheikh was shot, possibly by his guards.",
     "The sheikh was shot at dawn by his guards.", "by his guards"),
]  # fmt: skip


def held(reading: Reading, words: str) -> set[str]:
    """The stances of the claims that hold some words, those said at the deepest."""
    found = [c for c in reading.claims if any(words in s.exact for s in c.content)]
    depth = max((len(claim.chain) for claim in found), default=0)
    return {_stance(claim) for claim in found if len(claim.chain) == depth}


def _stance(claim: Claim) -> str:
    return f"{claim.certainty} {claim.polarity}"


@pytest.mark.parametrize(("text", "words", "stance"), HELD)
def test_what_is_held_back_is_not_told_as_a_fact(
    reading: Read, text: str, words: str, stance: str
) -> None:
    """M22, M24."""
    assert stance in held(reading(text), words)


@pytest.mark.parametrize(("plain", "marked", "neutral", "words"), BOTH)
def test_a_word_that_holds_back_changes_the_claim_and_a_neutral_one_does_not(
    reading: Read, plain: str, marked: str, neutral: str, words: str
) -> None:
    """M24."""
    before = held(reading(plain), words)
    assert before == held(reading(neutral), words)
    assert before != held(reading(marked), words)


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("The guards, police suspect, murdered the man.", "murdered the man", "police"),
        ("The guards murdered the man, police allege.", "murdered the man", "police"),
        ("The guards murdered the man, the family suspects.", "murdered the man",
         "the family"),
        ("The guards murdered the man, or so the family believes.", "murdered the man",
         "the family"),
    ],
)  # fmt: skip
def test_an_accuser_put_in_or_behind_is_not_lost(
    reading: Read, text: str, words: str, speaker: str
) -> None:
    """What somebody suspects is nobody's fact, wherever the suspicion stands (M17, M23)."""
    found = [
        c for c in reading(text).claims if any(words in s.exact for s in c.content)
    ]
    deepest = max(found, key=lambda claim: len(claim.chain))
    source = deepest.chain[-1].source
    assert source is not None
    assert source.exact == speaker
    assert deepest.certainty in {"alleged", "probable"}


@pytest.mark.parametrize(
    "text",
    [
        "The judge was persuaded to release the suspects.",
        "The prisoners were allowed to leave.",
        "There are fears that the men were killed.",
        "There is no reason to believe that he was beaten.",
        "Only one witness saw the gunmen leave.",
        "He saw the guards beating a man.",
    ],
)
def test_nobody_is_made_a_speaker_by_grammar_alone(reading: Read, text: str) -> None:
    """Who was allowed to leave, what there is and what was seen say nothing (M21)."""
    spoken = {
        step.source.exact
        for claim in reading(text).claims
        for step in claim.chain
        if step.source is not None
    }
    assert spoken == set()


def test_the_word_that_makes_a_report_doubtful_is_a_marker(reading: Read) -> None:
    """M24."""
    claims = reading("Unconfirmed reports said the minister had fled.").claims
    claim = next(c for c in claims if c.certainty == "alleged")
    assert ("Unconfirmed", "hedge") in {(m.exact, m.kind) for m in claim.markers}
