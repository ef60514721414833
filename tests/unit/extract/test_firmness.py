"""How firmly a thing is said, and through whom: both ways, where a word counts and where not.

METHOD M20 to M26 and M30. Every sentence is ours and every name invented.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.extract.told import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Reading

    Read = Callable[..., Reading]

pytestmark = pytest.mark.slow

FLAT: list[str] = []
HELD = [
    # "Not" that takes nothing back, and empty nouns that are filled again (M22, M24).
    ("It was not until Tuesday that the army admitted the strike.",
     "that the army admitted", "asserted affirmed"),
    ("There was nothing but ash where the mill had stood.", "nothing but ash",
     "asserted affirmed"),
    ("There was nothing where the mill had stood.", "There was nothing",
     "asserted denied"),
    ("None other than the mayor opened fire.", "opened fire", "asserted affirmed"),
    ("None of the guards opened fire.", "opened fire", "asserted denied"),
    ("Whether or not the colonel met the gunman, he paid him.", "met the gunman",
     "hypothetical affirmed"),
    ("It is no secret that the colonel funded the raid.", "funded the raid",
     "asserted affirmed"),
    ("Nobody disputes that the bridge was blown up.", "the bridge was blown up",
     "asserted affirmed"),
    ("It is beyond doubt that the mine was laid by the army.", "the mine was laid",
     "asserted affirmed"),
    ("It is not excluded that the same men were behind the killing.",
     "behind the killing", "possible affirmed"),
    ("It cannot be ruled out that the guards fired first.", "the guards fired first",
     "possible affirmed"),
    ("Never before had the prisoners spoken.", "had the prisoners spoken",
     "asserted denied"),
    ("There is little to suggest that the boy was beaten.", "There is little",
     "asserted denied"),
    # "Would" of habit is told; of a plan it is open.
    ("As a boy he would watch the patrols burn the fields.", "would watch",
     "asserted affirmed"),
    ("Every night the guards would beat the prisoners.", "would beat",
     "asserted affirmed"),
    ("He said he would watch the patrols.", "would watch", "hypothetical affirmed"),
    # "If" behind a verb of asking or knowing asks; elsewhere it is a condition.
    ("He said he did not know if it was true.", "he did not know", "asserted denied"),
    ("The guards were told to fire if the prisoners stood up.", "The guards were told",
     "asserted affirmed"),
    ("If the memo is genuine, the colonel met the gunman.", "the colonel met",
     "hypothetical affirmed"),
    ("The army offered aid if the rebels sign.", "offered aid", "asserted affirmed"),
    ("Had he been warned, he would have fled, his wife said.", "Had he been warned",
     "asserted denied"),
    ("He added that, had the mission kept its word, there would be no need to guess.",
     "the mission kept its word", "asserted denied"),
    # "It seems" is a hedge and no claim of its own.
    ("It seems the army knew of the plan.", "the army knew", "probable affirmed"),
    ("It would appear that the army knew of the plan.", "the army knew",
     "probable affirmed"),
    # What is alleged is alleged wherever the word stands.
    ("The alleged massacre took place in a dry riverbed.", "took place",
     "alleged affirmed"),
    ("The alleged smuggler was shot in a dry riverbed.", "was shot",
     "asserted affirmed"),
    ("Reports of looting have not been confirmed.", "looting", "alleged affirmed"),
    ("A photograph purportedly shows the colonel with the gunman.", "shows the colonel",
     "alleged affirmed"),
    ("The letter purports to show that the minister paid the gunmen.",
     "the minister paid", "alleged affirmed"),
    ("Satellite images show what appear to be fresh graves.", "what appear to be",
     "probable affirmed"),
    ("He is wanted for treason.", "treason", "alleged affirmed"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "words", "stance"), HELD)
def test_a_word_holds_back_what_it_governs_and_nothing_else(
    reading: Read, sentence: str, words: str, stance: str
) -> None:
    assert stance in {found for _, found in told(reading(sentence), words)}


THROUGH = [
    # Noised about: nobody's word, and no fact of the outlet's (M23).
    ("Word reached the camp that the colonel had fled.", "the colonel had fled",
     ["?: say"], "alleged affirmed"),
    ("The story went around the market that the colonel had been shot.",
     "the colonel had been shot", ["?: say"], "alleged affirmed"),
    ("Rumour had it that the colonel had fled.", "the colonel had fled", ["?: say"],
     "alleged affirmed"),
    # A relative clause that reports keeps its speaker.
    ("Police are searching for a man they believe planted the bomb.",
     "planted the bomb", ["they: believe"], "probable affirmed"),
    ("Police arrested a man they say planted the bomb.", "planted the bomb",
     ["they: say"], "asserted affirmed"),
    ("The gunmen, thought to belong to the Sarq Front, fled on motorcycles.",
     "to belong", ["?: believe"], "probable affirmed"),
    ("The captain, said by the union to have ordered the beating, has been promoted.",
     "to have ordered", ["the union: say"], "asserted affirmed"),
    ("He is at large and believed to be armed.", "to be armed", ["?: believe"],
     "probable affirmed"),
    # Who quotes whom.
    ('"The border will remain closed," Belta quoted the president as saying.',
     "The border will remain", ["Belta: say", "the president: say"],
     "hypothetical affirmed"),
    ("The president, quoted by Belta, said the border was closed.",
     "the border was closed", ["Belta: say", "The president: say"],
     "asserted affirmed"),
    ("A cook said she had overheard an officer tell his driver that the men had drowned.",
     "the men had drowned", ["A cook: say", "an officer: say"], "asserted affirmed"),
    ("The committee said it had been told by three guards that inmates were starved.",
     "inmates were starved", ["The committee: say", "three guards: say"],
     "asserted affirmed"),
    ("She said she had heard from a neighbour that the teacher was shot.",
     "the teacher was shot", ["She: say", "a neighbour: say"], "asserted affirmed"),
    ("The priest said he knew the boy and believed him to be honest.",
     "him to be honest", ["he: believe"], "probable affirmed"),
    ("The villagers are convinced that the well was poisoned.", "the well was poisoned",
     ["The villagers: believe"], "asserted affirmed"),
    ("The group said it had been able to confirm one of the deaths.",
     "one of the deaths", ["it: disclose"], "asserted affirmed"),
    # A list of what was said, and what a colon spells out.
    ("He said that a man had asked to come in, that he had let him, and left.",
     "he had let him", ["He: say"], "asserted affirmed"),
    ("He said the informer had been wrong, had twice been caught lying, and was paid.", "had twice been caught", ["He: say"],
     "asserted affirmed"),
    ("A clerk said that was not quite true: flights had gone on.",
     "flights had gone on", ["A clerk: say"], "asserted affirmed"),
    ("The driver confirmed it: two men had stopped his lorry.", "stopped his lorry",
     ["The driver: disclose"], "asserted affirmed"),
    ("A man claiming to speak for the gunmen has told us that one hostage will be shot.",
     "one hostage will be shot", ["A man: say"], "hypothetical affirmed"),
    # Answers of one word (M26).
    ("The colonel said no when asked if the soldiers had shot at the crowd.",
     "the soldiers had shot", ["The colonel: deny"], "asserted denied"),
    ('Asked if he had ordered the shooting, the colonel replied: "Never."',
     "he had ordered", ["the colonel: deny"], "asserted denied"),
    ("The court acquitted the colonel of ordering the shooting.",
     "of ordering the shooting", ["The court: say"], "asserted denied"),
    ("The army calls this nonsense.", "this", ["The army: deny"], "asserted denied"),
    ("To say that the army was responsible is absurd, the minister said.",
     "the army was responsible", ["the minister: say"], "asserted denied"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "words", "chain", "stance"), THROUGH)
def test_whoever_says_it_stays_between_the_outlet_and_the_words(
    reading: Read, sentence: str, words: str, chain: list[str], stance: str
) -> None:
    assert (chain, stance) in told(reading(sentence), words)


NEVER = [
    # No attribution, no fact, where English makes none.
    ("The speaker called the chamber to order after deputies threw bottles.",
     "the chamber to order after", FLAT, "hypothetical affirmed"),
    ("The army cleared the road of mines.", "of mines", FLAT, "asserted denied"),
    ("The warden remembered to lock the gate.", "to lock the gate",
     ["The warden: say"], "asserted affirmed"),
    ("If he did not know, he should say so under oath.", "he did not know",
     ["he: say"], "hypothetical denied"),
    ("It was not the colonel who fired.", "the colonel who fired", FLAT,
     "asserted affirmed"),
    ("He would not say whether they had been freed or had escaped.", "had escaped",
     FLAT, "asserted affirmed"),
    ("He told it to his sister, who told it to a priest, who repeated it.",
     "who repeated it", ["his sister: say"], "asserted affirmed"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "words", "chain", "stance"), NEVER)
def test_no_speaker_and_no_fact_is_made_up(
    reading: Read, sentence: str, words: str, chain: list[str], stance: str
) -> None:
    assert (chain, stance) not in told(reading(sentence), words)


def test_what_the_writer_tells_of_the_accused_deed_is_not_alleged(
    reading: Read,
) -> None:
    """M57: behind a comma a relative clause is the writer's, not the accuser's."""
    found = told(
        reading(
            "Officials blamed the Sarq Front for the blast, in which ten people died."
        ),
        "ten people died",
    )
    assert ([], "asserted affirmed") in found


def test_what_the_writer_tells_inside_a_denial_is_not_what_is_denied(
    reading: Read,
) -> None:
    """M26: a denial answers the charge, not what is told of the victim."""
    found = reading(
        "The police denied beating the boy, who had been arrested at a checkpoint."
    )
    told_of = {
        claim.id for claim in found.claims
        if any(span.exact.startswith("the boy, who") for span in claim.content)
    }  # fmt: skip
    assert told_of
    assert not [link for link in found.links if link.target in told_of]


def test_a_reason_that_is_denied_supports_nothing(reading: Read) -> None:
    found = reading("The colonel fired not because he was afraid but for money.")
    assert not [link for link in found.links if link.type == "supports"]


def test_a_quotation_goes_on_behind_an_answer_of_one_word(reading: Read) -> None:
    found = told(
        reading('Asked if he had told the police, he said: "No. They were his men."'),
        "They were his men",
    )
    assert (["he: say"], "asserted affirmed") in found
