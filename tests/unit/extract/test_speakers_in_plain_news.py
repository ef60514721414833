"""Who says it in plain news: agencies, local papers, courts, officials (M17 to M28).

Each row is a sentence of ours with words of its content, the chain behind them (the
outlet left out; "?" where nobody is named) and how firmly the innermost speaker holds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.extract.told import said, speaker, told, with_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Reading

pytestmark = pytest.mark.slow

TOLD = [
    # Who stands alone between a quotation and "told" speaks; who stands behind is told.
    ('"He never came home," the prisoner\'s cousin, councillor Mira Halat, told the crowd.',
     "He never came home", ["the prisoner's cousin: say"], "asserted denied"),
    # "did" before a noun that is a verb.
    ("The governor did stress, however, that no curfew was planned.",
     "no curfew was planned", ["The governor: say"], "asserted denied"),
    # What a picture shows somebody do is told by it, also behind where he is.
    ("Camera footage showed two men on a motorbike approaching the shop.",
     "approaching the shop", ["Camera footage: disclose"], "asserted affirmed"),
    ("A video showing soldiers beating a prisoner has spread online.",
     "soldiers beating a prisoner", ["A video: disclose"], "asserted affirmed"),
    ("Satellite images show at least 40 burned buildings.",
     "40 burned buildings", ["Satellite images: disclose"], "asserted affirmed"),
    ("Activists posted a video they said showed soldiers shooting a farmer.",
     "soldiers shooting a farmer", ["Activists: disclose"], "asserted affirmed"),
    # Two verbs behind "whom".
    ("The boy, whom relatives identified as Yusuf Karam, was shot in the neck.",
     "was shot in the neck", [], "asserted affirmed"),
    ("The boy, whom relatives identified as Yusuf Karam, was shot in the neck.",
     "as Yusuf Karam", ["relatives: other"], "asserted affirmed"),
    # How somebody is described goes on with what he wears; "saying" does not.
    ("Police described him as a tall man, wearing a red scarf.",
     "wearing a red scarf", ["Police: other"], "asserted affirmed"),
    # Words in quotation marks in a second clause are still the speaker's.
    (('The mayor said it was too early to give a toll, and there was "no sign" that the '
      "fire was deliberate."),
     "no sign", ["The mayor: say"], "asserted denied"),
    # Somebody else by his name in a second clause speaks for himself.
    ("The mayor said the fire was an accident, and Ines Toral called it murder.",
     "murder", ["Ines Toral: other"], "asserted affirmed"),
    ("The minister said the pupils had fled and the school had closed.",
     "the school had closed", ["The minister: say"], "asserted affirmed"),
    # Who cites stands outside whom he cites, an accuser too.
    ("The committee accused the police of torture, citing witnesses.",
     "the police of torture", ["The committee: accuse", "witnesses: say"],
     "alleged affirmed"),
    # People, not numbers; numbers are still numbers.
    ("Opposition figures fear the vote will be stolen.",
     "the vote will be stolen", ["Opposition figures: believe"],
     "hypothetical affirmed"),
    # "had" helps a verb.
    ("In its report, the commission found that both sides had committed crimes.",
     "had committed crimes", ["the commission: disclose"], "asserted affirmed"),
    # What is called propaganda has not said so.
    ("The general dismissed as propaganda reports that his men had looted the town.",
     "had looted the town", ["The general: deny"], "asserted denied"),
    ("Residents contacted by phone described heavy shelling through the night.",
     "heavy shelling", ["Residents: say"], "asserted affirmed"),
    # Who denies it in passing: none of what the accuser says.
    ("Prosecutors allege that Weil, who denies the charges, ordered the attack.",
     "the charges", ["Weil: deny"], "asserted denied"),
    ("The opposition says the killing was ordered by the palace, which denies it.",
     "was ordered by the palace", ["The opposition: say"], "asserted affirmed"),
    ("Thousands demand the release of the editor, who supporters say was framed.",
     "was framed", ["supporters: say"], "asserted affirmed"),
    # A promise that is answered, a finding that is disputed.
    ("The coroner ruled that the death was suicide, a finding the family disputes.",
     "the death was suicide", ["The coroner: say"], "asserted affirmed"),
    ("The coroner ruled that the death was suicide, a finding the family disputes.",
     "a finding", ["the family: deny"], "asserted denied"),
    # Reports behind a clause, without a word that says so.
    ("A prisoner had complained of chest pains for two days, an inquest heard on Monday.",
     "chest pains", ["?: say"], "asserted affirmed"),
    ("A shopkeeper near the scene, Hana Weil, told of bodies lying in the road.",
     "bodies lying in the road", ["A shopkeeper near the scene: say"],
     "asserted affirmed"),
    ("State television broadcast what it said were confessions by three men.",
     "were confessions", ["State television: say"], "asserted affirmed"),
    # A quotation ends, its speaker goes on.
    ('The commissioner said, "This was a planned attack," and promised arrests.',
     "promised arrests", [], "asserted affirmed"),
    # Told as it is, not to be done.
    ("One of them, Rima Hald, told me she would not want him to come.",
     "she would not want", ["One of them: say"], "hypothetical denied"),
    ("The officer told him to leave at once.",
     "to leave at once", ["The officer: ask"], "hypothetical affirmed"),
    # The full stop of "p.m." ends a sentence.
    ("The attack began at about 9 p.m. Police said eleven people were hurt.",
     "The attack began", [], "asserted affirmed"),
    # "he" behind "said" is no object: the next verb is that of the sentence.
    ("A man who said he was a teacher asked for water.",
     "he was a teacher", ["A man: say"], "asserted affirmed"),
    ("In a video, a man who said he spoke for the faction promised to bring justice.",
     "to bring justice", ["a man: other"], "hypothetical affirmed"),
    ("Residents who said they had seen the raid described a long gunfight.",
     "a long gunfight", ["Residents: say"], "asserted affirmed"),
    # "only" is of the saying.
    ("Prosecutors would say only that they were examining the statement.",
     "they were examining the statement", ["Prosecutors: say"], "asserted affirmed"),
    # A noun phrase between a comma and "said" that has nothing to say.
    (("One of the men in custody used to work for that firm, a source close to the "
      "investigation said."),
     "used to work for that firm", ["a source close to the investigation: say"],
     "asserted affirmed"),
    # They were not misled to give up.
    ("The Command calls on those who were misled to hand themselves in.",
     "to hand themselves in", ["The Command: ask"], "hypothetical affirmed"),
    # What would be stays with who said so, whom somebody accuses too is his own act.
    ('The company said it was "shocked and saddened" and would cooperate fully.',
     "would cooperate", ["The company: say"], "hypothetical affirmed"),
    ("The union said its members had been away and accused the police of arson.",
     "the police of arson", ["The union: accuse"], "alleged affirmed"),
    ("She said the officer hit her and accused her of lying.",
     "her of lying", ["She: say", "the officer: accuse"], "alleged affirmed"),
    ("Twenty-two said they had been forced to sign.",
     "they had been forced", ["Twenty-two: say"], "asserted affirmed"),
    # A document tells what it quotes somebody as saying.
    ('"Make it look like an accident," the statement quotes the minister as saying.',
     "Make it look", ["the statement: say", "the minister: say"], "asserted affirmed"),
    # Two finite verbs do not stand side by side.
    ("Videos shared on social media show young men throwing stones.",
     "young men throwing stones", ["Videos: disclose"], "asserted affirmed"),
    ("Witnesses described a flash and then screaming.",
     "and then screaming", ["Witnesses: say"], "asserted affirmed"),
    ("The claim that the boy was armed has been withdrawn by the police.",
     "the boy was armed", ["?: say"], "hypothetical affirmed"),
    ("Some survivors accused the troops of standing by, which the mission denies.",
     "standing by", ["the mission: deny"], "asserted denied"),
    # The day is when it was said; what somebody was told is told by whoever told it.
    ("The army said on Monday it had opened an inquiry.",
     "it had opened an inquiry", ["The army: say"], "asserted affirmed"),
    ("Investigators have been told by a driver that the van belonged to the ministry.",
     "the van belonged", ["a driver: say"], "asserted affirmed"),
    # A warning that something is feared.
    ("There are fears that the dam could burst, engineers warned.",
     "the dam could burst", ["engineers: say", "?: believe"], "possible affirmed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "chain", "stance"), TOLD)
def test_each_claim_of_plain_news_has_the_speaker_a_reader_gives_it(
    reading: Callable[..., Reading],
    text: str,
    words: str,
    chain: list[str],
    stance: str,
) -> None:
    assert (chain, stance) in told(reading(text), words)


NOT_SAID = [
    # Needs, rules and withheld goods: who orders and who denies.
    ("The attack requires a strong response.", "order"),
    ("It required only one man to close the bridge.", "order"),
    ("The men were held for nine days, beaten and denied water.", "deny"),
    ("A prisoner had complained of chest pains.", "accuse"),
    ("An eyewitness asked to be identified only as Karim.", "other"),
    ("Her boss called her in for a talk.", "ask"),
    # Since when, not what.
    ("Since the war began, the ministry has responded with twelve million in aid.", "say"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act"), NOT_SAID)
def test_what_only_looks_like_speech_makes_no_speaker(
    reading: Callable[..., Reading], text: str, act: str
) -> None:
    found = reading(text)
    assert not [c for c in found.claims if any(s.act == act for s in c.chain)]


STILL_SAID = [
    ("The law requires police to wear badges.", "The law: order"),
    ("He was held for nine days and denied the charges.", "He: deny"),
    ("The workers complained of unpaid wages.", "The workers: accuse"),
    ("The government has responded that no order was given.", "The government: say"),
    ("Police described him as a thief, saying he had fled.", "Police: say"),
]


@pytest.mark.parametrize(("text", "step"), STILL_SAID)
def test_what_is_speech_keeps_its_speaker(
    reading: Callable[..., Reading], text: str, step: str
) -> None:
    assert any(step in said(claim) for claim in reading(text).claims)


STATEMENT = """The minister comments on the attack in Orel.

Speaking today, the Foreign Minister, Lena Voss, said:

I condemn yesterday's attack in Orel.

Nothing can justify the killing of shoppers. Those responsible must face justice.

We call on all parties to return to talks.

It is vital that aid reaches the town.

The Foreign Minister will visit the region on Friday.
"""


def test_a_statement_printed_without_marks_is_whose_it_is_to_its_end(
    reading: Callable[..., Reading],
) -> None:
    """M28: nothing but the introduction says so, hence both readings stand."""
    found = reading(STATEMENT)
    for words in (
        "I condemn",
        "the killing of shoppers",
        "return to talks",
        "It is vital",
    ):
        claims = with_words(found, words)
        assert {said(c)[0] for c in claims} == {"the Foreign Minister: say"}, words
        assert all(c.alternatives for c in claims)
    assert {speaker(c) for c in with_words(found, "will visit the region")} == {""}
    assert not [c for c in found.claims if "Voss, said" in c.content[0].exact]


def test_a_short_line_that_gives_somebody_the_word_is_no_mere_heading(
    reading: Callable[..., Reading],
) -> None:
    found = reading(
        "The mission confirmed the deaths.\n\nMinister Omar Bek said:\n\nI am shocked by "
        "the reports from Tarn.\n\nOur position remains as strong as ever."
    )
    for words in ("I am shocked", "Our position"):
        assert {said(c)[0] for c in with_words(found, words)} == {"Omar Bek: say"} or {
            said(c)[0] for c in with_words(found, words)
        } == {"Minister Omar Bek: say"}


AGAIN = [
    # Who denied it goes on, not whom it is about.
    (('The spokesman Omar Bek denied that Mr Daal had been arrested. "He is not in our '
      'custody. We are looking into it," he said.'), "looking into it", "Omar Bek"),
    ('Mr Real\'s father said Ivo Marn had lied. "I saw my son. He was beaten," he said.',
     "I saw my son", "father"),
    ("His uncle said the cutter did not stop. He could read its number, he said.",
     "its number", "uncle"),
    # Nobody is named in his own words.
    (("His deputy, Petr Dolan, remembers it differently. Tolan, he says, never received an "
      "order."), "never received", "Dolan"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "who"), AGAIN)
def test_he_who_is_quoted_next_is_who_has_just_spoken(
    reading: Callable[..., Reading], text: str, words: str, who: str
) -> None:
    found = reading(text)
    entities = {entity.id: entity.name for entity in found.entities}
    steps = {
        entities.get(c.chain[-1].entity or "", "") for c in with_words(found, words)
    }
    assert all(who in name for name in steps), steps


def test_marks_of_speech_that_were_decoded_amiss_are_marks_of_speech(
    reading: Callable[..., Reading],
) -> None:
    """M11: the words are those of the text, broken marks and all."""
    found = reading("â€œThey came at night,â€ said Karim Sol. â€œThey took my son.â€")
    for words in ("They came at night", "They took my son"):
        assert {said(c)[0] for c in with_words(found, words)} == {"Karim Sol: say"}
    assert all("â" not in span.exact for c in found.claims for span in c.content)


def test_one_more_thing_heard_is_no_second_claim(
    reading: Callable[..., Reading],
) -> None:
    found = reading('"We heard shots, then screams," said Amal Deri.')
    assert [c.content[0].exact for c in found.claims] == [
        "We heard shots, then screams"
    ]


def test_they_of_whom_he_tells_go_on_in_his_story(
    reading: Callable[..., Reading],
) -> None:
    """M28: both readings stand."""
    found = reading(
        "The passenger survived. They had been to the cinema, he says. They were laughing "
        "when an officer walked up and fired."
    )
    claims = with_words(found, "an officer walked up")
    assert {said(c)[0] for c in claims} == {"he: say"}
    assert all(c.alternatives for c in claims)


def test_they_say_nothing_in_the_first_person_singular(
    reading: Callable[..., Reading],
) -> None:
    """No speaker is made up: "I" is none of "them"."""
    found = reading(
        'They were laughing that night. "I remember it exactly," it begins.'
    )
    assert {speaker(c) for c in with_words(found, "I remember")} <= {"?", "it", ""}


def test_one_clause_beside_another_is_told_once(
    reading: Callable[..., Reading],
) -> None:
    found = reading("It was ordered, it was organised and it is still going on.")
    assert [c.content[0].exact for c in found.claims] == [
        "It was ordered",
        "it was organised",
        "it is still going on",
    ]
