"""Speech that runs on, and speakers that no verb of saying names (M17, M18, M28).

Each row is a report of ours, words of one claim, and who says them last ("" the outlet).
What runs on keeps the other reading beside it and is flagged for review.
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
    # A story that was announced is told in the sentences behind (M28).
    (("A survivor, Amin Darro, described the night of the raid. Soldiers broke down the "
     "door. Nobody answered."), "Soldiers broke down the door", "A survivor"),
    ("Interviewees recounted severe conditions in the camp. They were denied water.",
     "They were denied water", "Interviewees"),
    (("Farida Noor testified about her detention. The guards beat her every evening. "
      '"I could not stand," she said. She was released after eleven days.'),
     "She was released after eleven days", "Farida Noor"),
    ("A nurse on duty that night gave a detailed account. Most had wounds to the back.",
     "Most had wounds", "A nurse on duty"),
    ("Her account was short. Four men came over the wall.", "Four men came", "Her"),
    ("The colonel took the stand for the second day. He had never given an order to fire.",
     "He had never given an order", "The colonel"),
    ("Villagers told a different story.\n\nThe bus was empty when it was hit.",
     "The bus was empty", "Villagers"),
    ("A guard told the judges he had been hired as a cook. He was given a rifle.",
     "He was given a rifle", "A guard"),
    ("Ana Teles recalled the raid. An officer told her to wait. Nobody came.",
     "Nobody came", "Ana Teles"),
    # Who exists only in a speaker's words is spoken of in his words.
    ("Gunmen attacked the village at dawn, witnesses said. They burned thirty houses.",
     "They burned thirty houses", "witnesses"),
    ("Two students were detained on Friday, their lawyer said. Both signed a statement.",
     "Both signed a statement", "their lawyer"),
    ("According to the indictment, Bakri ordered the fire. He paid the driver on 3 May.",
     "He paid the driver", "the indictment"),
    ("Prosecutors accuse Bakri of ordering the fire. He paid the driver on 3 May.",
     "He paid the driver", "Prosecutors"),
    # Documents speak in the sentences behind the one that says what they are.
    ("The indictment runs to forty pages. Bakri ordered the fire.",
     "Bakri ordered the fire", "The indictment"),
    # A list goes on within the paragraph of each item.
    (("The inquiry found the following:\n\nFirst: armed men fired on a patrol. The patrol "
     "withdrew.\n\nSecond: the bullets were old."), "The patrol withdrew", "The inquiry"),
    # Inside the words of who holds a turn of a broadcast.
    (("ANCHOR: Who fired?\n\nVAAL: A driver told me two men came. They wore masks.\n\n"
      "ANCHOR: And then?\n\nVAAL: They left."), "They wore masks", "A driver"),
    # Behind a semicolon.
    ("A stranger used to leave parcels, the boy recalls; nobody ever opened one.",
     "nobody ever opened one", "the boy"),
    ("According to a waiter, two envelopes had come; the second held a photograph.",
     "the second held a photograph", "a waiter"),
]  # fmt: skip

FLAT = [
    ("The minister said two soldiers had been killed. He visited the town on Tuesday.",
     "He visited the town"),
    ("Officials said the road was open. The road was closed at noon.",
     "The road was closed"),
    ("The general spoke of his youth in the hills. He was elected in 2019.",
     "He was elected"),
    (("The police chief described the killing as barbaric. Three men were arrested on "
     "Sunday."), "Three men were arrested"),
    (("The governor told reporters of his plan to rebuild the market. The market was "
     "destroyed in March."), "The market was destroyed"),
    (("A baker recalled the raid. Soldiers came at two. The army did not respond to "
     "questions."), "The army did not respond"),
    (("The witness told the court of his arrest. He was blindfolded. The prosecutor then "
     "read out a letter."), "The prosecutor then read out"),
    (("A nurse recalled the night. The first bodies came at nine. The hospital has closed "
     "since."), "The hospital has closed"),
    ("The army described the raid as a success. Nine villages were burned.",
     "Nine villages were burned"),
    ('"There is no famine," the governor said. Thirty children died last month.',
     "Thirty children died"),
    (("The raid was lawful, the ministry said; the town has buried nine since.\n\nThe road "
     "was closed."), "The road was closed"),
    ("One thing is clear: the guards fired first.", "the guards fired first"),
]  # fmt: skip

VOICES = [
    # A quotation without a verb of saying: whom the sentence before is about (M18).
    ('The owner, Salih Arden, shrugged. "I have glasses to buy."',
     "I have glasses to buy", "The owner"),
    ('The closing lines are blunter. "Fuel drivers have ten days."',
     "Fuel drivers have ten days", "The closing lines"),
    ('The mayor was asked about the order. "That is a lie told by my enemies."',
     "That is a lie", "The mayor"),
    # An "it" that speaks is the document or body that spoke before.
    ('The leaflet carries no signature. "Traitors will hang," it reads.',
     "Traitors will hang", "it"),
    ('"We did not touch the bus," the statement says. It attributes the attack to a gang.',
     "the attack to a gang", "It"),
    # Behind a colon, in an aside, in an answer.
    ("The driver: there were six of them, in police uniforms.", "there were six", "The driver"),
    ('The mayor: "We had no warning at all."', "We had no warning", "The mayor"),
    ("The guards, she is convinced, had orders to kill.", "had orders to kill", "she"),
    ('"We will not leave," came the reply from the camp.', "We will not leave", "the camp"),
    ("In the witness's phrase, Darra was the mouth of the gang.",
     "Darra was the mouth", "the witness's"),
    ("The boy's uncle was blunt: they shot him because he filmed.",
     "they shot him", "The boy's uncle"),
    ("Her answer is always the same: nobody told her.", "nobody told her", "Her"),
    ("If the prosecutor is to be believed, Vesk paid for the bullets.",
     "Vesk paid for the bullets", "the prosecutor"),
    ("The talk is that the brothers have bought guns.", "the brothers have bought", "?"),
    ("The men, by all accounts, were unarmed.", "were unarmed", "?"),
    # "Says so" repeats what was said before.
    ("It was about a plot of olive trees. The police say so. The mayor says so.",
     "It was about a plot", "The mayor"),
    ("The prisoners (all of them civilians, the army concedes) were shot at dawn.",
     "all of them civilians", "the army"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "who"), RUNS_ON)
def test_words_that_run_on_keep_their_speaker_and_the_other_reading(
    reading: Callable[..., Reading], text: str, words: str, who: str
) -> None:
    held = [c for c in with_words(reading(text), words) if speaker(c) == who]
    assert held
    if "First:" not in text:
        assert all("ambiguous-scope" in c.flags and c.alternatives for c in held)


@pytest.mark.parametrize(("text", "words"), FLAT)
def test_what_the_outlet_says_flat_stays_the_outlets(
    reading: Callable[..., Reading], text: str, words: str
) -> None:
    assert {speaker(c) for c in with_words(reading(text), words)} == {""}


@pytest.mark.parametrize(("text", "words", "who"), VOICES)
def test_a_speaker_without_a_verb_of_saying_is_found(
    reading: Callable[..., Reading], text: str, words: str, who: str
) -> None:
    assert who in {speaker(c) for c in with_words(reading(text), words)}


def test_a_guessed_speaker_of_a_quotation_may_be_nobody(
    reading: Callable[..., Reading],
) -> None:
    found = reading('Karim Bey shrugged. "They come every night and nobody cares."')
    (claim, *_) = with_words(found, "They come every night")
    assert "unattributed-quote" in claim.flags
    assert [chain[-1].kind for chain in claim.alternatives] == ["unspecified"]


def test_nobody_is_made_up_behind_what_a_crowd_did(
    reading: Callable[..., Reading],
) -> None:
    found = reading('Police cleared the square at dawn. "It was a massacre."')
    (claim, *_) = with_words(found, "It was a massacre")
    assert claim.chain[-1].kind == "unspecified"


def test_a_condition_is_nobodys_belief(reading: Callable[..., Reading]) -> None:
    found = reading(
        "Assuming that the men are alive, the ransom will be paid by Friday."
    )
    held = [c for c in found.claims if c.content[0].exact == "the men are alive"]
    assert [(speaker(c), c.certainty) for c in held] == [("", "hypothetical")]


INTRODUCED = "Amina Farouk, a midwife, fled the town of Marsil in May.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "Q: Who fired?\n\nA: The guards did.\n\nQ: Were you near?\n\nA: I was at the well.",
        (
            "INTERVIEWER: Who fired?\n\nThe guards did.\n\nINTERVIEWER: Were you near?\n\n"
            "I was at the well."
        ),
        "Who fired at the market?\n\nThe guards did.\n\nWere you near?\n\nI was at the well.",
    ],
)
def test_answers_are_whom_the_introduction_names(
    reading: Callable[..., Reading], text: str
) -> None:
    found = reading(INTRODUCED + text)
    names = {entity.id: entity.name for entity in found.entities}
    (claim,) = with_words(found, "I was at the well")
    assert names[claim.chain[-1].entity or ""] == "Amina Farouk"
    (flat,) = with_words(found, "fled the town")
    assert speaker(flat) == ""


def test_a_paragraph_between_two_turns_is_the_speakers(
    reading: Callable[..., Reading],
) -> None:
    found = reading(
        "RADIO: Who fired at the market?\n\nQADIRI: The guards did.\n\nThey came back at "
        "noon.\n\nRADIO: And then?\n\nQADIRI: They left.\n\nThe governor did not reply."
    )
    assert [speaker(c) for c in with_words(found, "They came back")] == ["QADIRI"]
    assert [speaker(c) for c in with_words(found, "did not reply")] == [""]


def test_a_quoted_cry_ends_no_sentence(reading: Callable[..., Reading]) -> None:
    found = reading('She heard a man shout "Stop!" in Turkish before the blast.')
    assert len(found.sentences) == 1


def test_questions_here_and_there_make_no_interview(
    reading: Callable[..., Reading],
) -> None:
    told = [f"We walked past house number {n}, and it was empty." for n in range(8)]
    found = reading("\n\n".join(["Who came?", *told, "And who stayed?", "Nobody did."]))
    assert {speaker(c) for c in with_words(found, "house number")} == {""}
