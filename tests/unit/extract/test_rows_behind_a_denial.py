"""Acts in a row behind a denial, what somebody was told, what an exchange is said to be, and
what the calendar says will come (M22 to M26).
"""

from __future__ import annotations

import pytest
from tests.unit.extract.told import speaker, with_words

DENIED = [
    ("The mayor denied that police had fired, described the video as fake and accused two students.",
     "described the video as fake", "affirmed"),
    ("The general denied that he had given the order, called the tape a forgery and threatened to sue.",
     "called the tape a forgery", "affirmed"),
    ("Police denied that officers had beaten the boy, burned the house and robbed the shop.",
     "burned the house", "denied"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "polarity"), DENIED)
def test_an_act_of_speech_behind_a_denial_is_the_deniers(
    reading, text: str, words: str, polarity: str
) -> None:
    assert {c.polarity for c in with_words(reading(text), words)} == {polarity}


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Ana Belmar was summoned and told that she could face a trial.",
         "she could face a trial", "?"),
        ("Ana Belmar was freed and told reporters that she could face a trial.",
         "she could face a trial", "Ana Belmar"),
        ("Miro was freed in an exchange that the government says never took place.",
         "never took place", "the government"),
        ("Miro was hurt in a raid which the army insists never happened.",
         "never happened", "the army"),
    ],
)  # fmt: skip
def test_who_was_told_has_not_said_it_and_who_says_so_keeps_his_relative_clause(
    reading, text: str, words: str, who: str
) -> None:
    assert who in {speaker(claim) for claim in with_words(reading(text), words)}


@pytest.mark.parametrize(
    ("text", "words", "certainty"),
    [
        ("A ceasefire commission is due to meet on Saturday.", "is due to meet", "hypothetical"),
        ("The suspect was due to be freed in June.", "was due to be freed", "hypothetical"),
        ("A ceasefire commission met on Saturday.", "met on Saturday", "asserted"),
        ("The delay is due to the rain.", "is due to the rain", "asserted"),
    ],
)  # fmt: skip
def test_what_is_due_is_still_to_come(
    reading, text: str, words: str, certainty: str
) -> None:
    assert {c.certainty for c in with_words(reading(text), words)} == {certainty}


@pytest.mark.parametrize(
    ("text", "words", "certainty"),
    [
        ('"Do we burn it now?" the captain wrote.', "Do we burn it", "hypothetical"),
        ('"We burn it now," the captain wrote.', "We burn it", "asserted"),
    ],
)
def test_a_question_in_quotation_marks_states_nothing(
    reading, text: str, words: str, certainty: str
) -> None:
    assert {c.certainty for c in with_words(reading(text), words)} == {certainty}


@pytest.mark.parametrize("title", ["Brig. Gen.", "Sgt. Maj.", "Insp.", "Gen."])
def test_a_title_cut_short_ends_no_sentence(reading, title: str) -> None:
    found = reading(
        f'"They shot first," the spokesman, {title} Tomas Velar, told reporters.'
    )
    assert len(found.sentences) == 1
    assert speaker(with_words(found, "They shot first")[0]) == "the spokesman"


def test_who_is_believed_to_be_something_believes_nothing(reading) -> None:
    found = reading(
        "Two suspects, one of them believed to be a soldier, are being sought."
    )
    said = [c for c in with_words(found, "to be a soldier") if len(c.chain) > 1]
    assert [(speaker(c), c.certainty) for c in said] == [("?", "probable")]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("On Friday leaflets appeared giving strangers a week to leave.", "asserted"),
        ("On Friday leaflets appeared to give strangers a week to leave.", "probable"),
    ],
)
def test_what_came_to_light_is_no_appearance(
    reading, text: str, certainty: str
) -> None:
    assert {c.certainty for c in with_words(reading(text), "strangers")} == {certainty}
