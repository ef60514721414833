"""Coreference by rules: names, nouns, pronouns; sets and members apart (M31, M33)."""

from __future__ import annotations

import pytest
from tests.unit.extract.test_mentions import chain, entity, mention, named

from tahqiq.extract.coref.chains import Chain
from tahqiq.extract.coref.fits import modifiers_agree, numbers_agree
from tahqiq.extract.coref.phrases import Phrase
from tahqiq.extract.coref.pronouns import Option, best


def phrase(**known):
    """A nominal phrase; what does not matter has a default."""
    sane = {
        "first": 0, "end": 2, "head": 1, "kind": "nominal", "type": "ORG",
        "lemma": "militia", "given": "known", "number": "any",
    }  # fmt: skip
    return Phrase(**sane | known)


def test_a_plural_does_not_take_up_one_body():
    """M33."""
    one = Chain(type="ORG", names=[("sons", "of", "the", "furrow")])
    assert not numbers_agree(phrase(number="many"), one)
    assert numbers_agree(phrase(), one)


def test_a_new_modifier_is_a_sign_of_another_thing():
    seen = Chain(type="ORG", modifiers={"armed"})
    assert modifiers_agree({"armed"}, seen)
    assert not modifiers_agree({"shiite"}, seen)


def test_a_pronoun_without_options_stands_for_nothing():
    assert best(0, "thing", []) is None


def test_the_option_with_more_speaking_for_it_wins():
    near = Option(0, (0,), {"0 sentences back": 1.0, "subject": 1.0, "name": 1.0})
    far = Option(
        1, (1,), {"4 sentences back": 1.0, "apposition": 1.0, "log distance": 5.0}
    )
    assert best(0, "person", [far, near]) == 1


@pytest.mark.slow
def test_one_name_spelt_two_ways_is_one_person():
    text = (
        "Hesham al-Rubai was killed. Friends of Hisham al-Rubai mourned. Rubai was 51."
    )
    assert chain(named(text)[1], "Rubai") == [
        "Hesham al-Rubai",
        "Hisham al-Rubai",
        "Rubai",
    ]


@pytest.mark.slow
def test_two_brothers_stay_two_people():
    """M37."""
    _, found = named(
        "Karim Dahhak was arrested. His brother, Nabil Dahhak, was released."
    )
    assert (
        mention(found, "Karim Dahhak").entity != mention(found, "Nabil Dahhak").entity
    )


@pytest.mark.slow
def test_an_acronym_in_brackets_is_the_name_before_it():
    text = "The Salt Road Network (SRN) counted the dead. SRN said nine people were missing."
    assert "SRN" in chain(named(text)[1], "Salt Road Network")


@pytest.mark.slow
def test_an_apposition_says_who_somebody_is():
    _, found = named(
        "Yasin al-Dulfi, an election officer, was shot. The officer died at once."
    )
    assert chain(found, "Yasin al-Dulfi") == [
        "Yasin al-Dulfi",
        "an election officer",
        "The officer",
    ]


@pytest.mark.slow
def test_the_group_is_the_group_named_before():
    _, found = named("Police blamed Asaib Ahl al-Haq. The group denied any role.")
    assert "The group" in chain(found, "Asaib Ahl al-Haq")


@pytest.mark.slow
def test_a_government_is_not_its_country():
    _, found = named("Protests spread across Iraq. The government sent troops.")
    assert mention(found, "The government").entity != mention(found, "Iraq").entity


@pytest.mark.slow
def test_one_of_the_men_is_not_the_men():
    """M33."""
    _, found = named("Four men came on motorcycles. One of the four men opened fire.")
    assert (
        mention(found, "One of the four men").entity
        != mention(found, "Four men").entity
    )


@pytest.mark.slow
def test_members_are_not_their_militia():
    """M33."""
    _, found = named("The Rafid Brigades left. Members of the militia stayed.")
    assert mention(found, "Members").entity != mention(found, "Rafid Brigades").entity


@pytest.mark.slow
def test_he_is_the_man_and_she_the_woman():
    _, found = named("Mr Karim Dahhak met Ms Hala Jubouri. She accused him of fraud.")
    assert "She" in chain(found, "Hala Jubouri")
    assert "him" in chain(found, "Karim Dahhak")


@pytest.mark.slow
def test_i_is_whoever_speaks_the_quotation():
    _, found = named('"I saw three men," Hala Jubouri said. "I hid my phone."')
    assert chain(found, "Hala Jubouri") == ["I", "Hala Jubouri", "I", "my"]


@pytest.mark.slow
def test_it_without_a_thing_is_no_mention():
    _, found = named("It is clear that the army left.")
    assert "It" not in {m.exact for m in found.mentions}


@pytest.mark.slow
def test_the_victim_is_who_was_harmed():
    _, found = named(
        "Gunmen shot Salim Rubai outside a bakery. The victim died on the spot."
    )
    assert entity(found, "The victim").name == "Salim Rubai"


@pytest.mark.slow
def test_the_answer_of_a_turn_is_spoken_by_its_label():
    text = (
        "Dr Hanan Ghiryani led the search.\n\nMeridian: What did you find?\n\n"
        "Ghiryani: I found eighty bodies.\n\nMeridian: Were they fighters?\n\n"
        "Ghiryani: I doubt it."
    )
    assert chain(named(text)[1], "Hanan Ghiryani").count("I") == 2


@pytest.mark.slow
def test_a_typing_error_in_a_group_name_makes_no_second_group():
    text = "Saraya al-Wafd claimed the attack. Later Saraya al-Wfad deleted the claim."
    assert "Saraya al-Wfad" in chain(named(text)[1], "Saraya al-Wafd")


@pytest.mark.slow
def test_an_age_says_that_a_name_is_a_person():
    _, found = named("Shilan Moradpour, 34, was taken away. Moradpour is a teacher.")
    assert {
        mention(found, "Shilan Moradpour").type,
        mention(found, "Moradpour").type,
    } == {"PERSON"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Karim Dahhak was shot dead. A journalist said he saw two men.", "A journalist"),
        ("Karim Dahhak was shot. A neighbour, who asked not to be named, said he heard cries.", "A neighbour"),
        ("Karim Dahhak was shot. A man claiming to be a member of the group said he had done it.", "A man"),
        ("Police said Omar Nasiri believed he was followed.", "Omar Nasiri"),
        ("A policeman told Karim Dahhak that he would be killed.", "Karim Dahhak"),
    ],
)  # fmt: skip
def test_he_in_a_report_is_whom_the_grammar_points_at(text, speaker):
    """M20: a witness who says what he saw is not the victim."""
    found = named(text)[1]
    assert mention(found, "he").entity == mention(found, speaker).entity


@pytest.mark.slow
@pytest.mark.parametrize(
    "new",
    ["A journalist", "One resident", "Two men", "Another gunman", "A police officer"],
)
def test_a_new_phrase_never_joins_somebody_named_before(new):
    """M33, M34: whoever is introduced anew is nobody mentioned so far."""
    text = f"Karim Dahhak, a journalist, was shot by a gunman. {new} ran away."
    found = named(text)[1]
    assert chain(found, new) == [new]


@pytest.mark.slow
def test_an_it_that_speaks_is_a_body():
    found = named("The mill was hit. The brigade denied firing on it. It said so.")[1]
    assert chain(found, "The brigade")[-1] == "It"


@pytest.mark.slow
def test_who_calls_himself_something_is_called_so():
    found = named("A man who calls himself Abu Dujana denied it.")[1]
    assert mention(found, "himself").entity == mention(found, "A man").entity


def test_two_chains_that_fit_nearly_as_well_are_not_chosen_between():
    """M28: a wrong man is worse than none."""
    features = {
        "0 sentences back": 1.0,
        "subject": 1.0,
        "name": 1.0,
        "type PERSON": 1.0,
    }
    assert best(0, "person", [Option(0, (0,), features)]) == 0
    pair = [Option(0, (0,), features), Option(1, (1,), features)]
    assert best(0, "person", pair) is None


@pytest.mark.slow
def test_who_is_identified_as_somebody_is_somebody():
    found = named("The victim was identified as Jamal Karimi. He was 34.")[1]
    assert chain(found, "The victim") == ["The victim", "Jamal Karimi", "He"]


@pytest.mark.slow
def test_who_is_not_named_as_somebody_is_another():
    found = named("The attacker was not named as Omar Nasiri.")[1]
    assert chain(found, "The attacker") == ["The attacker"]


@pytest.mark.slow
def test_a_plural_that_opens_a_sentence_is_taken_up():
    found = named("Rebels killed Adel Nasri. Witnesses saw the rebels.")[1]
    assert chain(found, "Rebels") == ["Rebels", "the rebels"]


@pytest.mark.slow
def test_the_author_of_a_report_is_nobody_in_it():
    """M27: the outlet's own people stand outside what they report."""
    text = "By Samira Tohmeh\n\nA minister said her work was done."
    found = named(text, "byline")[1]
    assert mention(found, "her").entity == mention(found, "A minister").entity


@pytest.mark.slow
@pytest.mark.parametrize(
    "report",
    [
        "A doctor said he died in hospital.",
        "A policeman said he was killed at once.",
        "A relative said he had received threats.",
    ],
)
def test_nobody_reports_his_own_death(report):
    """M20: what a witness says of the victim is not said of the witness."""
    found = named(f"Karim Dahhak was shot dead on Monday. {report}")[1]
    assert mention(found, "he").entity == mention(found, "Karim Dahhak").entity


@pytest.mark.slow
def test_a_speaker_may_foresee_his_own_death():
    found = named("Omar Nasiri was a judge. Nasiri said he would be killed.")[1]
    assert mention(found, "he").entity == mention(found, "Omar Nasiri").entity


@pytest.mark.slow
def test_a_noun_for_the_same_part_in_life_takes_up_who_was_called_so():
    """M31."""
    text = (
        "Karim Delfani, a security expert, was shot dead. Friends of the analyst said "
        "that the expert had been warned."
    )
    assert chain(named(text)[1], "Karim Delfani") == [
        "Karim Delfani",
        "a security expert",
        "the analyst",
        "the expert",
    ]


@pytest.mark.slow
def test_a_new_expert_is_not_the_one_named_before():
    """M34."""
    text = "Karim Delfani, a security expert, was shot. An analyst saw the shooting."
    assert "An analyst" not in chain(named(text)[1], "Karim Delfani")


@pytest.mark.slow
def test_the_head_of_a_body_is_the_person_beside_it():
    text = "The head of the Noor Institute, Dalia Farhan, wrote it. The institute's director left."
    found = chain(named(text)[1], "Dalia Farhan")
    assert found == ["The head", "Dalia Farhan", "The institute's director"]


@pytest.mark.slow
def test_who_introduces_himself_as_something_is_who_is_called_so_next():
    text = (
        "Two men who introduced themselves as intelligence officers took Rami Saad away. "
        "The officers showed no warrant."
    )
    assert "The officers" in chain(named(text)[1], "Two men")


@pytest.mark.slow
def test_a_name_somebody_is_also_known_by_is_his():
    text = "Karim Nouri, also known as Abu Salim, was killed. Abu Salim was 40."
    found = named(text)[1]
    assert entity(found, "Abu Salim").id == entity(found, "Karim Nouri").id


@pytest.mark.slow
def test_some_of_the_members_are_neither_the_members_nor_the_body():
    """M33."""
    found = named("The Fajr Battalion said 14 of its members were killed.")[1]
    some, body = entity(found, "14 of its members"), entity(found, "Fajr Battalion")
    assert some.id != body.id


@pytest.mark.slow
def test_this_militia_is_the_body_named_last(reading):
    found = reading(
        "Militiamen said the killers were from the extremist group IS. Evidence indicates "
        "Kataib Hezbollah, a militia backed from abroad, is still accused by many. Friends "
        "gave evidence that he was receiving death threats from this militia."
    )
    threat = next(e for e in found.events if e.type == "THREATEN")
    names = {entity.id: entity.name for entity in found.entities}
    doers = {
        names.get(p.entity or "") for p in threat.participants if p.role == "actor"
    }
    assert doers == {"Kataib Hezbollah"}
