"""Which deeds, of which type and in which degree of reality, as another hand tells them.

Types follow PLOVER (M38 to M40): a charge is an accusation, judicial or not; who is
invited for questioning is coerced, who is summoned is asked to come.
"""

from __future__ import annotations

import pytest
from tests.unit.extract.test_events import read

pytestmark = pytest.mark.slow


def told(text, word):
    """Type and realis of the event whose trigger is or holds the word."""
    parsed, events = read(text)
    words = {
        parsed.doc[i].text: (event.type, event.realis)
        for event in events
        for first, end in event.triggers
        for i in range(first, end)
    }
    return words.get(word)


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Three officers were charged with murder.", "charged", "ACCUSE"),
        ("She was indicted for fraud.", "indicted", "ACCUSE"),
        ("The gunmen took two motorcycles from a trader.", "took", "COERCE"),
        ("Men in uniform took his cash at a checkpoint.", "took", "COERCE"),
        ("A 34-year-old driver was invited for questioning.", "invited", "COERCE"),
        ("He was summoned to the police station.", "summoned", "COERCE"),
        ("The foreign ministry summoned the ambassador.", "summoned", "REQUEST"),
        ("Norland summoned the envoy to protest against the raid.", "summoned", "ACCUSE"),
        ("The commission withdrew a summons for two officers.", "summons", "REQUEST"),
        ("He had reported the threats to the police.", "reported", "REQUEST"),
        ("Residents called the police several times.", "called", "REQUEST"),
        ("The district was placed under military control.", "placed", "COERCE"),
        ("She came under pressure to resign.", "came", "COERCE"),
        ("The army imposed taxes on traders.", "imposed", "COERCE"),
        ("The internet was cut off.", "cut", "COERCE"),
        ("The unit cleared the square.", "cleared", "COERCE"),
        ("He was jailed for ten years.", "jailed", "SANCTION"),
        ("She lost her job after speaking to a reporter.", "lost", "SANCTION"),
        ("The minister dismissed that figure.", "dismissed", "REJECT"),
        ("The governor dismissed the police chief.", "dismissed", "SANCTION"),
        ("The defence disputes the account.", "disputes", "REJECT"),
        ("He pleaded not guilty.", "pleaded", "REJECT"),
        ("He pleaded guilty to manslaughter.", "pleaded", None),
        ("The allegation is baseless.", "baseless", "REJECT"),
        ("The trial was postponed until March.", "postponed", None),
        ("The peacekeepers closed their base in July.", "closed", "RETREAT"),
        ("Police are studying footage of the raid.", "studying", "ACCUSE"),
        ("Investigators are looking at two possible motives.", "looking", "ACCUSE"),
        ("The wounded will be flown to the capital.", "flown", "AID"),
        ("He was told that he would be killed.", "told", "THREATEN"),
        ("Officials had warned the government of an attack.", "warned", None),
        ("The militia warned traders not to open.", "warned", "THREATEN"),
        ("Survivors gathered at the school on Sunday.", "gathered", None),
        ("Hundreds gathered outside the court to demand his release.", "gathered", "PROTEST"),
        ("Students boycotted classes.", "boycotted", "PROTEST"),
        ("Striking miners said they would not break the strike.", "strike", "PROTEST"),
        ("More than 60,000 have fled their homes.", "fled", "COERCE"),
        ("Some 6,000 people were displaced by the fighting.", "displaced", None),
        ("Soldiers displaced 6,000 people.", "displaced", "COERCE"),
        ("His disappearance was reported on Monday.", "disappearance", None),
        ("The enforced disappearance of the editor shocked the town.", "disappearance", "ASSAULT"),
        ("The army broke the truce.", "broke", "ASSAULT"),
        ("A court quashed the conviction.", "quashed", None),
        ("Norland supplied the rebels with rifles.", "supplied", "AID"),
        ("A lawmaker called the minister a murderer.", "called", "ACCUSE"),
        ("Shops were looted on Monday.", "looted", "COERCE"),
        ("Rioters looted shops.", "looted", "PROTEST"),
        ("The man was caught on camera.", "caught", None),
        ("Opposition leaders continue to speak out.", "out", "ACCUSE"),
    ],
)  # fmt: skip
def test_plain_words_of_news_have_the_type_of_their_construction(text, word, kind):
    """M38 to M40."""
    found = told(text, word)
    assert found is not None
    assert found[0] == kind


@pytest.mark.parametrize(
    "text",
    [
        "She took the motorcycle to a garage.",
        "He took a loan from the trader.",
        "The crowd dispersed peacefully.",
        "The film lost its place in the festival.",
    ],
)
def test_the_same_words_of_everyday_life_coerce_nobody(text):
    _, events = read(text)
    assert not {e.type for e in events} & {"COERCE", "ASSAULT", "SANCTION"}


@pytest.mark.parametrize(
    ("text", "word", "realis"),
    [
        ("A warrant was issued for his arrest.", "arrest", "planned"),
        ("Police offered a reward for the arrest of the mayor.", "arrest", "planned"),
        ("He was freed a week after his arrest.", "arrest", "actual"),
        ("She is thinking of leaving the country.", "leaving", "planned"),
        ("She spoke of leaving the country in 2019.", "leaving", "actual"),
        ("The trial is due to open on Tuesday.", "trial", "planned"),
        ("The trial was postponed.", "trial", "planned"),
        ("The trial opened on Tuesday.", "trial", "actual"),
        ("The prime minister ordered an inquiry.", "ordered", "planned"),
        ("Nor is it clear who emptied the cabinet.", "emptied", "actual"),
        ("It is not clear who shot the mayor.", "shot", "actual"),
        ("It is not clear whether the mayor was shot.", "shot", "hypothetical"),
        ("An agent threatened to have him charged with treason.", "charged", "threatened"),
        ("The colonel had him arrested.", "arrested", "actual"),
        ("The court has to decide whether to release him.", "release", "hypothetical"),
        ("The group has documented 27 similar attacks.", "attacks", "actual"),
        ("Similar attacks are common.", "attacks", "generic"),
        ("Every year dozens of farmers are killed.", "killed", "generic"),
        ("Officers found guilty will be dismissed.", "found", "hypothetical"),
        ("Officers found guilty of murder were dismissed.", "found", "actual"),
        ("The officers face life in prison.", "face", "hypothetical"),
        ("He narrowly escaped being shot.", "shot", "negated"),
        ('"We will kill you," the caller said.', "kill", "threatened"),
        ("The rebels said they would burn the village.", "burn", "threatened"),
        ("Villagers said they would burn the village.", "burn", "planned"),
        ("He was threatened with death.", "death", "threatened"),
        ("The witnesses received threatening phone calls.", "calls", "actual"),
        ("The killing could have been prevented.", "killing", "actual"),
        ("The army was accused of burning villages.", "burning", "actual"),
        ("The court ordered the arrest of the mayor.", "arrest", "hypothetical"),
        ("He is accused of ordering the killing.", "killing", "actual"),
        ("He was convicted of planning the bombing.", "bombing", "actual"),
        ("They planned the bombing for months.", "bombing", "planned"),
        ("The trial was put off for a third time.", "trial", "planned"),
        ("He is in prison awaiting trial.", "trial", "planned"),
    ],
)  # fmt: skip
def test_the_words_around_a_deed_say_whether_it_was_done(text, word, realis):
    """M42."""
    found = told(text, word)
    assert found is not None
    assert found[1] == realis


@pytest.mark.parametrize(
    "text",
    ["No one was killed in the attack.", "No civilians were harmed in the strike."],
)
def test_that_nobody_was_hurt_does_not_undo_the_attack(text):
    """M45: the attack took place; that somebody was hurt in it is denied."""
    _, events = read(text)
    assert sorted(e.realis for e in events) == ["actual", "negated"]


@pytest.mark.parametrize(
    "text",
    [
        "Thirty people were injured, six of them seriously, when a bomb went off.",
        "Two men died, one of them a guard, when the truck blew up.",
    ],
)
def test_what_is_told_of_some_parts_no_blast_from_its_harm(text):
    """M45."""
    _, events = read(text)
    assert len(events) == 1


def test_men_who_kill_and_burn_do_two_things_and_a_blast_does_one():
    """M45: what people set on fire has its own objects and its own number."""
    _, events = read("Gunmen attacked the village, setting fire to 32 houses.")
    assert len(events) == 2
    _, events = read("A bomb exploded in the market, destroying 32 stalls.")
    assert len(events) == 1
