"""Speakers kept: plain sentences behind reported speech, and who "he said" is (M17, M28).

Each row is a report of ours, words of one claim, and who says them last ("" the outlet).
What is given to a speaker by a sign alone keeps the other reading beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.extract.told import speaker, with_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Reading

pytestmark = pytest.mark.slow

RUNS_ON = [
    # The tense steps back behind a report in the past.
    ("The minister told parliament that the raid was lawful. Nobody had been harmed.",
     "Nobody had been harmed", "The minister"),
    ("Its leader told reporters that the vote was a fraud. There would be an inquiry.",
     "There would be an inquiry", "Its leader"),
    ("The governor said he knew nothing of the bodies. He would ask the prison.",
     "He would ask the prison", "The governor"),
    (("The spokeswoman said that a patrol had been stoned. The convoy had been given "
      "two escorts."), "The convoy had been given", "The spokeswoman"),
    ("The deputy denied making a promise. The office had been closed in May.",
     "The office had been closed", "The deputy"),
    (("The lawyer said that her client was in Tarsk. Two friends would testify to that. "
      "The list was a forgery. The guard had been paid."),
     "The list was a forgery", "The lawyer"),
    # What stands between a speaker and his own closing words.
    (("The suspect is a former soldier, Brandt said. Detectives found letters in a flat. "
      "No one had helped him, Brandt said."), "Detectives found letters", "Brandt"),
    # Eyewitnesses, documents and courts tell on in the past.
    (("A teacher told researchers that soldiers had come at dawn. The children drank from "
      "a tap. On Friday it was cut off."), "The children drank", "A teacher"),
    (("Lemlem Tefari, a nurse, said that she was kept in a cellar. One woman gave birth "
      "there."), "One woman gave birth", "Lemlem Tefari"),
    ("According to the villagers, troops came in trucks. Houses were then set alight.",
     "Houses were then set alight", "the villagers"),
    ("According to the indictment, Balim locked the doors. Forty prisoners suffocated.",
     "Forty prisoners suffocated", "the indictment"),
    ("The judges found that Orsic had planned the raids. Women were held in a cinema.",
     "Women were held", "The judges"),
    ("A shepherd described what he saw. Men loaded bodies onto a cart.",
     "Men loaded bodies", "A shepherd"),
    (("The administrator told us the fire began in the laundry. A fault was to blame. "
      "Nobody died."), "Nobody died", "The administrator"),
    # Behind "says" a speaker goes on in the present.
    ("The minister says the rebels are paid. Their leaders have been identified.",
     "Their leaders have been identified", "The minister"),
    ("The minister says the rebels are paid. There will be no talks.",
     "There will be no talks", "The minister"),
    ('The minister says the city is calm. The curfew will stay "for as long as it takes".',
     "The curfew will stay", "The minister"),
    ("It was a matter of pride, the driver says. They dragged him out of his cab.",
     "They dragged him", "the driver"),
    ("Two of them are brothers, she told a rally. They are known to the police.",
     "They are known to the police", "she"),
]  # fmt: skip

FLAT = [
    ("A soldier said that he drove a truck to the river. He was found dead in March.",
     "He was found dead"),
    (("The consul told us that life was normal. Schools had opened. An old woman stood "
      "up."), "An old woman stood"),
    ("A nurse said the injured had come on doors. Four died. The post has two beds.",
     "The post has two beds"),
    ("A woman told the mission that shrapnel hit her roof. The mission saw a hole.",
     "The mission saw a hole"),
    # What the report knows by itself.
    (("Police said the bomb had been hidden in a sack. The station was reopened on Monday "
      "evening."), "The station was reopened"),
    ("The governor told reporters the men were cowards. He was appointed in June.",
     "He was appointed"),
    ("Witnesses said two men ran away. Police later arrested a man near the port.",
     "Police later arrested"),
    (("A shopkeeper said his brother had telephoned. The brother could not be located."),
     "could not be located"),
    ("The prefect said the families had been paid. None of the people we met had been paid.",
     "None of the people we met"),
    ("The minister said nobody had been hurt. However, two graves had been dug.",
     "two graves had been dug"),
    ("The general said the road had been mined. She would not say by whom.",
     "would not say by whom"),
    ("The envoy said talks had failed. Amnesty International opened an office.",
     "opened an office"),
    ("Their accounts were consistent. Miriam Adel was baking when the trucks arrived.",
     "Miriam Adel was baking"),
    ("Relatives said the sentence was too short. The trial continues on Thursday.",
     "The trial continues"),
]  # fmt: skip

WHO = [
    # Whoever speaks is not named in his own words, and is whom the paragraph is about.
    (("The deputy Clara Bell abstained. The minister's figures did not add up, she said "
      "afterwards."), "The minister's figures", "Clara Bell"),
    (("A shepherd counted three carts. He left at dawn.\n\nThe brigade's spokesman, Captain "
      "Selu Okari, dismissed the reports. The brigade had never been there, he said."),
     "The brigade had never been", "Selu Okari"),
    (("Hector Balim listened to the charges.\n\nThe first witness, a guard, took the stand. "
      "He said the doors were locked."), "the doors were locked", "The first witness"),
    # Whoever denies it has not just said it.
    ("Prosecutors say the brothers sold the rifles. They deny it.", "it", "the brothers"),
    ("The army accused two farmers of spying. They deny it.", "it", "two farmers"),
    ("Two villagers accused the police of firing on a crowd. They deny it.", "it",
     "the police"),
    (("A spokesman said the case was under review. He rejected suggestions that the town "
      "had been neglected."), "suggestions", "A spokesman"),
]  # fmt: skip

SAID = [
    ("She had done nothing wrong, she told a party meeting.", "She had done nothing", "she"),
    ("The second time, he recalled in his memoirs, he was beaten for two days.",
     "he was beaten", "he"),
    (("Three people have been taken into custody in connection with the murder of Father "
      "Benoit Lagarde, the public prosecutor of Vaumont, Elise Marchand, announced on "
      "Thursday."), "Three people have been taken", "Elise Marchand"),
    # Two verbs in a row: the relative clause's and the report's.
    ("A miner who escaped said the mountain had moved.", "the mountain had moved",
     "A miner"),
    ("Residents who fled said shells fell on the market.", "shells fell", "Residents"),
    ("Two women whose husbands were taken said the soldiers wore no badges.",
     "the soldiers wore no badges", "Two women"),
    # What was told stands behind an aside, a colon, another's name.
    ("The paper reported on Monday, without naming its source, that the general had gone.",
     "the general had gone", "The paper"),
    ("The general has gone, the paper reported on Monday, citing a person close to him.",
     "The general has gone", "a person close to him"),
    ("The guards said the same thing: the boy had been unarmed.",
     "the boy had been unarmed", "The guards"),
    (("In an email, the ministry denied that any promise had been made and said the doctor "
      "had been replaced."), "the doctor had been replaced", "the ministry"),
    (("Tomas Rehn, who has died aged 71, used to say that a camera was a way of not "
      "looking."), "a camera was a way", "Tomas Rehn"),
    ('"We found eleven bodies," a rescuer, Anwar Sidi, said by phone.',
     "We found eleven bodies", "a rescuer"),
    # A quotation with its speaker put into it; a platform that says nothing.
    ('"Not a single shot," insists the captain, "was fired by my men."',
     "was fired by my men", "the captain"),
    ('"The boy," said his father, "was never a soldier."', "was never a soldier",
     "his father"),
    ("The spokesman wrote on Telegram that the pilots were alive.",
     "the pilots were alive", "The spokesman"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "who"), RUNS_ON)
def test_a_plain_sentence_keeps_its_speaker_and_the_other_reading(
    reading: Callable[..., Reading], text: str, words: str, who: str
) -> None:
    held = [c for c in with_words(reading(text), words) if speaker(c) == who]
    assert held
    assert all("ambiguous-scope" in c.flags and c.alternatives for c in held)


@pytest.mark.parametrize(("text", "words"), FLAT)
def test_what_the_report_knows_by_itself_is_nobody_elses(
    reading: Callable[..., Reading], text: str, words: str
) -> None:
    assert {speaker(c) for c in with_words(reading(text), words)} == {""}


@pytest.mark.parametrize(("text", "words", "who"), WHO)
def test_a_pronoun_that_speaks_is_whom_the_paragraph_is_about(
    reading: Callable[..., Reading], text: str, words: str, who: str
) -> None:
    found = reading(text)
    last = with_words(found, words)[-1].chain[-1]
    names = {m.entity for m in found.mentions if who in m.exact}
    assert last.entity in names


@pytest.mark.parametrize(("text", "words", "who"), SAID)
def test_a_speaker_behind_his_words_is_found(
    reading: Callable[..., Reading], text: str, words: str, who: str
) -> None:
    held = min(with_words(reading(text), words), key=lambda c: len(c.content[0].exact))
    assert speaker(held) == who


def test_reasons_behind_a_denial_are_asserted(reading: Callable[..., Reading]) -> None:
    found = reading("The deputy denied making a promise. The office had been closed.")
    claims = with_words(found, "The office had been closed")
    assert {(c.certainty, c.polarity) for c in claims} == {("asserted", "affirmed")}


def test_a_man_whom_somebody_believes_to_be_another_says_nothing(
    reading: Callable[..., Reading],
) -> None:
    found = reading("The victim pointed to a man she believes was the shooter.")
    (held, *_) = with_words(found, "was the shooter")[::-1]
    assert speaker(held) == "she"


def test_what_was_received_is_told_by_nobody_the_letter_names(
    reading: Callable[..., Reading],
) -> None:
    found = reading(
        "We write about the killing of Ms. Quispe.\n\nAccording to the information "
        "received:\n\nMs. Quispe led a union of farmers. She was shot on 12 June.\n\n"
        "We would be grateful for an answer."
    )
    assert {speaker(c) for c in with_words(found, "was shot")} == {"the information"}
    assert {speaker(c) for c in with_words(found, "be grateful")} == {""}


def test_a_life_told_in_the_first_person_is_his_whom_the_opening_names(
    reading: Callable[..., Reading],
) -> None:
    found = reading(
        "Elena Durov was nineteen when the soldiers came. She was recorded at her home.\n\n"
        "It was a Tuesday and we were at the looms. I heard a shot.\n\nMy cousin was hit "
        "in the throat. I saw an officer.\n\nI found her in the cellar. There were "
        "seventeen.\n\nThe factory is now a shop."
    )
    assert {speaker(c) for c in with_words(found, "There were seventeen")} == {
        "Elena Durov"
    }
    assert {speaker(c) for c in with_words(found, "is now a shop")} == {""}
    assert {speaker(c) for c in with_words(found, "She was recorded")} == {""}


def test_a_heading_and_the_text_below_it_make_no_one_name(
    reading: Callable[..., Reading],
) -> None:
    found = reading("Voices: Elena Durov\n\nElena Durov was nineteen in 1962.")
    assert all("\n" not in mention.exact for mention in found.mentions)


def test_who_is_quoted_again_far_behind_has_not_told_what_others_did_between(
    reading: Callable[[str], Reading],
) -> None:
    found = reading(
        "On Sunday, critics say, an old order will return. The Harbour Party on Thursday "
        "called for three days of protest. The Foreign Office ordered families to leave. "
        "President Adan Sorel defends the vote. The councils, critics say, are loyal to him."
    )
    for words in ("The Harbour Party", "The Foreign Office", "President Adan Sorel"):
        claim = next(c for c in found.claims if words in c.content[0].exact)
        assert "critics" not in {s.source.exact for s in claim.chain if s.source}, claim
