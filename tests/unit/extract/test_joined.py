"""What goes on inside reported speech stays with its speaker (M16, M17, M28)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.extract.told import said, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Reading

pytestmark = pytest.mark.slow

KEPT = [
    # Lists of deeds.
    (("The army said the raid killed four fighters, wounded two more and burned a depot, "
      "and that no civilians were near."), "wounded two more", ["The army: say"]),
    (("The army said the raid killed four fighters, wounded two more and burned a depot, "
      "and that no civilians were near."), "no civilians were near", ["The army: say"]),
    ("Residents say soldiers came at dawn, broke down doors and shot seven men.",
     "shot seven men", ["Residents: say"]),
    (("Residents said soldiers came at dawn, broke down doors, dragged out the men and "
      "shot seven of them."), "dragged out the men", ["Residents: say"]),
    # A second clause whose subject stands right behind "and".
    (("The envoy said the governor has great respect for the army and his remark was an "
      "expression of anger."), "his remark was an expression", ["The envoy: say"]),
    ("She recalls the colleague being afraid, and the partner being supportive of her.",
     "the partner being supportive", ["She: say"]),
    # Objects joined to objects.
    ("She went on by emphasizing economic fairness, and a need to raise the wage.",
     "a need to raise", ["She: say"]),
    ("The colonel mentioned shelling the market and burning two schools.",
     "burning two schools", ["The colonel: say"]),
    ("He denied the beating by guards of three detainees.",
     "by guards of three detainees", ["He: deny"]),
    ("She spoke about the raids, particularly in the north.",
     "particularly in the north", ["She: say"]),
    ("A survivor remembered a man with a scar giving orders.",
     "giving orders", ["A survivor: say"]),
    # Put in between commas.
    ("The difference now, he told me on Friday, is that the road is closed.",
     "is that the road is closed", ["he: say"]),
    # Who accuses is who says.
    (("The army denied it, saying its troops were far away and accusing the rebels of "
      "staging the killings."), "the rebels of staging", ["The army: accuse"]),
    # By what means, not by whom.
    ("The police chief confirmed by telephone the arrest of two men.",
     "the arrest of two men", ["The police chief: disclose"]),
    ("He used the meeting to announce that the talks had failed.",
     "the talks had failed", ["He: say"]),
    # A request whose words are not told is a deed.
    (("His mother said that he had left at six, that two men had asked her for him and "
      "that he was gone."), "two men had asked her", ["His mother: say"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "chain"), KEPT)
def test_what_is_joined_to_reported_words_is_reported(
    reading: Callable[[str], Reading], text: str, words: str, chain: list[str]
) -> None:
    claims = [c for c in reading(text).claims
              if any(words in span.exact for span in c.content)]  # fmt: skip
    assert any(said(claim) == chain for claim in claims), told(reading(text), words)
    plain = [c for c in claims if not said(c) and c.content[0].exact.startswith(words)]
    assert not plain, told(reading(text), words)


APART = [
    # Who reports keeps the rest back.
    ("The mayor said the attack was planned abroad, but gave no evidence.",
     "gave no evidence"),
    ("The minister said the men were spies but did not name them.", "did not name them"),
    ("The governor said he would resign and left the room.", "left the room"),
    # Rates, needs and lengths of time say nothing.
    ("The strike can take weeks off the work each year per driver.", "the strike"),
    ("The committee needs to hear the witnesses.", "to hear the witnesses"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), APART)
def test_what_the_outlet_tells_of_a_speaker_is_the_outlets(
    reading: Callable[[str], Reading], text: str, words: str
) -> None:
    claims = [c for c in reading(text).claims
              if any(words.lower() in span.exact.lower() for span in c.content)]  # fmt: skip
    assert claims
    assert all(said(claim) == [] for claim in claims), told(reading(text), words)


def test_that_there_is_no_evidence_of_a_deed_asserts_no_deed(
    reading: Callable[[str], Reading],
) -> None:
    found = reading("There was no evidence yet that it was an act of terrorism.")
    rows = told(found, "it was an act of terrorism")
    assert all("asserted affirmed" not in stance for _, stance in rows), rows


def test_a_blame_behind_a_comma_is_none_of_the_claim_before(
    reading: Callable[[str], Reading],
) -> None:
    found = reading(
        "No group has claimed the bombing, which officials blamed on rebels."
    )
    rows = [said(claim) for claim in found.claims]
    assert ["officials: accuse"] in rows, rows
    assert not any("claim-responsibility" in step for row in rows for step in row), rows


PLAIN = [
    # A deed, no claim; need, no order; come upon, no finding.
    ("The blast, which claimed nine lives, was the third.", "claimed nine lives"),
    ("The brother was found hiding in a boat.", "hiding in a boat"),
    ("He was one not requiring a guard.", "not requiring a guard"),
]


@pytest.mark.parametrize(("text", "words"), PLAIN)
def test_no_speaker_is_made_of_a_verb_that_tells_a_deed(
    reading: Callable[[str], Reading], text: str, words: str
) -> None:
    rows = told(reading(text), words)
    assert rows
    assert all(chain == [] for chain, _ in rows), rows


HELD = [
    ("There are said to have been dozens of raids.", "dozens of raids", ["?: say"]),
    (("Police found in her shop screws, wires and batteries believed to be from the "
      "bomb."), "to be from the bomb", ["?: believe"]),
    ("He left a confession in the boat that said the bombs were revenge.",
     "the bombs were revenge", ["a confession in the boat: say"]),
    ("The leader called on the government today to close the camp.",
     "to close the camp", ["The leader: ask"]),
    ("He ordered them, she said, to sign a form pledging to vote.", "to vote",
     ["she: say", "He: order", "them: other"]),
    ("The militia claimed that it had killed six soldiers.", "it had killed six",
     ["The militia: claim-responsibility"]),
    ("The group claimed they were responsible for the attack.", "they were responsible",
     ["The group: claim-responsibility"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "chain"), HELD)
def test_who_says_it_is_who_the_grammar_says(
    reading: Callable[[str], Reading], text: str, words: str, chain: list[str]
) -> None:
    rows = [row for row, _ in told(reading(text), words)]
    assert chain in rows, rows


def test_neither_body_answered_is_no_answer(reading: Callable[[str], Reading]) -> None:
    found = reading(
        "Neither Tarva's intelligence service nor the city police answered the claims."
    )
    assert ([], "asserted denied") in told(found, "answered the claims")


TWO_SIDES = [
    ("Police say four men died, though some officials later said the total may be higher.",
     "the total may be higher", ["some officials: say"]),
    ("The army said it had taken the town, while residents said the fighting went on.",
     "the fighting went on", ["residents: say"]),
    (("The tension rose when the president called his rival a liar and said the war would "
      "come."), "the war would come", ["the president: say"]),
    ("Sources said the operation was over, but that has not been confirmed.",
     "has not been confirmed", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "chain"), TWO_SIDES)
def test_the_other_side_does_not_speak_through_the_first(
    reading: Callable[[str], Reading], text: str, words: str, chain: list[str]
) -> None:
    rows = [row for row, _ in told(reading(text), words)]
    assert chain in rows, rows
    assert all(row == chain for row in rows), rows


WARNED = [
    ("The study warns that such groups grew rapidly last year.", "such groups grew",
     "say", "asserted affirmed"),
    ("The agency warned that thousands could starve.", "thousands could starve",
     "predict", "hypothetical affirmed"),
    ("The group warned the mayor that he would be next.", "he would be next",
     "threaten", "hypothetical affirmed"),
    ("The rebels warned that they would burn the bridge.", "they would burn",
     "threaten", "hypothetical affirmed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "act", "stance"), WARNED)
def test_who_warns_threatens_only_with_what_he_would_do(
    reading: Callable[[str], Reading], text: str, words: str, act: str, stance: str
) -> None:
    found = reading(text)
    claims = [c for c in found.claims if c.content[0].exact.startswith(words)]
    assert [c.chain[-1].act for c in claims] == [act]
    assert [s for _, s in told(found, words)][-1] == stance


REFUSED = [
    "The rebels rejected a ceasefire.",
    "The governor rejected a request to visit the prison.",
    "They live on land claimed by the settlers.",
]


@pytest.mark.parametrize("text", REFUSED)
def test_an_offer_turned_down_and_land_held_deny_and_accuse_nobody(
    reading: Callable[[str], Reading], text: str
) -> None:
    assert all(said(claim) == [] for claim in reading(text).claims)


AWAITED = [
    ("They said they would not stop until the inspectors certify that the arms are gone.",
     "the arms are gone"),
    ("He may have tried to impress her by killing the minister.",
     "by killing the minister"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), AWAITED)
def test_what_is_waited_for_or_would_serve_is_not_told_as_done(
    reading: Callable[[str], Reading], text: str, words: str
) -> None:
    rows = told(reading(text), words)
    assert rows
    assert all(stance.startswith("hypothetical") for _, stance in rows[-1:]), rows


CONDEMNED = [
    ("The ministry condemned the attack on the market.", "the attack on the market",
     "asserted affirmed"),
    ("The ministry condemns the killing on 11 March of the lawyer.",
     "the killing on 11 March", "asserted affirmed"),
    ("The mayor blamed the blast on rebels.", "the blast on rebels", "alleged affirmed"),
    ("Officials condemned the army for the attack.", "the army for the attack",
     "alleged affirmed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "stance"), CONDEMNED)
def test_who_condemns_a_deed_takes_it_for_done_and_who_lays_it_on_somebody_alleges(
    reading: Callable[[str], Reading], text: str, words: str, stance: str
) -> None:
    claims = [c for c in reading(text).claims if c.content[0].exact.startswith(words)]
    held = [f"{c.certainty} {c.polarity}" for c in claims if said(c)]
    assert held == [stance]
