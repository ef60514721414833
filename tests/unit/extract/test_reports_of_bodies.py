"""What courts, police and rights bodies write, and what it must not be taken for."""

from __future__ import annotations

import pytest
from tests.unit.extract.told import told

CLAIMS = [
    # Whose case it is; "it is the case that" is nobody's.
    ("It was the defence case that soldiers had killed them.", "soldiers had killed",
     ["defence: say"], "asserted affirmed"),
    ("The Crown's case is that Dorn shot the clerk.", "Dorn shot",
     ["The Crown's: say"], "asserted affirmed"),
    ("The prosecution theory was that Dorn had shot the clerk.", "Dorn had shot",
     ["prosecution: believe"], "hypothetical affirmed"),
    ("It is the case that Dorn shot the clerk.", "Dorn shot", [], "asserted affirmed"),
    ("The court rejected the defence contention that the rebels were responsible.",
     "the rebels were", ["defence: say"], "asserted affirmed"),
    # What a court is sure of, whatever stands between.
    ("The Chamber is satisfied beyond reasonable doubt that Holt shot the clerk.",
     "Holt shot", ["The Chamber: believe"], "asserted affirmed"),
    ("The judge was not, however, persuaded that the guards had beaten him.",
     "the guards had", ["The judge: believe"], "hypothetical affirmed"),
    # Who can confirm it does; who could, may not have.
    ("Police can confirm that a man has died.", "a man has", ["Police: disclose"],
     "asserted affirmed"),
    ("The army could confirm that he died.", "he died", ["The army: disclose"],
     "possible affirmed"),
    ("Can the ministry confirm that he died?", "he died", ["the ministry: disclose"],
     "hypothetical affirmed"),
    # Accused persons speak; nobody accuses them in saying so.
    ("The three accused denied murder.", "murder", ["The three accused: deny"],
     "asserted denied"),
    # A town with its day is no speaker.
    ("GENEVA (9 September 2030) – UN experts urged the army to leave.", "to leave",
     ["UN experts: ask"], "hypothetical affirmed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "chain", "stance"), CLAIMS)
def test_whose_word_it_is(reading, text, words, chain, stance):
    assert (chain, stance) in told(reading(text), words)


def cast(found, trigger, role):
    """Who takes a part in the happening with a trigger."""
    mentions = {m.id: m.exact for m in found.mentions}
    names = {e.id: e.name for e in found.entities}
    return {
        names.get(p.entity, mentions.get(p.mention))
        for e in found.events
        for p in e.participants
        if p.role == role and trigger in {t.exact for t in e.triggers}
    }


PARTS = [
    ("On 3 May, Karim Salih and Omar Nuri were arrested.", "arrested", "recipient",
     {"Karim Salih", "Omar Nuri"}),
    ("In Basra, Karim Salih, 40, Omar Nuri, 31, and Ali Omar were arrested.", "arrested",
     "recipient", {"Karim Salih", "Omar Nuri", "Ali Omar"}),
    ("On 28 August, Lidia Yacu (51), Tomas Wari (38) and Ino and Pelu Sacha were shot.",
     "shot", "recipient",
     {"Lidia Yacu", "Tomas Wari", "Ino", "Pelu Sacha"}),
    ("In Basra, the capital, Ali Omar was arrested.", "arrested", "recipient",
     {"Ali Omar"}),
    ("The accused, Anton Dresan and Mirko Holt, were beaten.", "beaten", "recipient",
     {"Anton Dresan", "Mirko Holt"}),
    ("Three officers were themselves wounded in the clash.", "wounded", "recipient",
     {"Three officers"}),
    ("He was beaten by guards and dragged to a car.", "dragged", "actor", set()),
    ("He was beaten by guards and escaped to the woods.", "escaped", "actor", {"He"}),
    # What befalls officers is not of their doing; a raid's shots are.
    ("Police shot a man on Saturday.\nA police car was set alight.", "set alight",
     "actor", set()),
    ("Police raided the house. A woman was shot.", "shot", "actor", {"Police"}),
    ("Dawit Alem vanished. A police officer was charged with his murder.", "murder",
     "recipient", {"Dawit Alem", "his"}),
    ("The victim was named as Dale Corrin.", "named", "recipient", set()),
    ("The suspect was named as Dale Corrin.", "named", "recipient", {"Dale Corrin"}),
    ("The command reaffirms its determination to pursue terrorists.", "reaffirms",
     "recipient", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "role", "who"), PARTS)
def test_who_takes_part(reading, text, trigger, role, who):
    found = cast(reading(text), trigger, role)
    assert found == who or (found and found < who and "his" in who)


def event(found, trigger):
    """The happening with a trigger."""
    return next(e for e in found.events if trigger in {t.exact for t in e.triggers})


def test_two_witnesses_by_letter_and_figure_are_two(reading):
    found = reading("Witness P-17 saw the fire.\nWitness P-22 said P-17 had lied.")
    entity = {m.exact: m.entity for m in found.mentions}
    assert entity["P-17"] != entity["P-22"]


@pytest.mark.parametrize(("text", "trigger", "when"), [
    ("On Monday he accused the guards of killing two students.", "killing", None),
    ("Guards killed two students on Monday.", "killed", "Monday"),
    ("Dresan is charged with the murder of a clerk on 8 March 2024.", "murder",
     "8 March 2024"),
    ("Dresan was charged with murder on Monday.", "murder", None),
])  # fmt: skip
def test_the_day_of_a_charge_is_not_the_day_of_the_deed(reading, text, trigger, when):
    found = reading(text)
    times = {t.id: t.exact for t in found.times}
    assert times.get(event(found, trigger).when) == when


@pytest.mark.parametrize(("text", "trigger", "placed"), [
    ("He was in Brel on the day of the killings.", "killings", False),
    ("Four men were killed in Brel on the day of the protests.", "killed", True),
])  # fmt: skip
def test_an_alibi_places_no_deed(reading, text, trigger, placed):
    assert (event(reading(text), trigger).place is not None) is placed


@pytest.mark.parametrize(("text", "trigger", "mode"), [
    ("They went through mock executions.", "mock executions", "torture"),
    ("They saw two executions in May.", "executions", "execute"),
])  # fmt: skip
def test_a_mock_execution_kills_nobody(reading, text, trigger, mode):
    assert event(reading(text), trigger).modes == (mode,)


def test_two_ages_in_one_bracket_count_nobody(reading):
    found = reading("The brothers Ino and Pelu Sacha (24 and 19) were shot.")
    assert [q.unit for q in found.quantities] == ["age", "age"]


def test_remains_are_of_who_vanished_last(reading):
    found = reading(
        "Yonas Berhe was arrested in May. Yonas is a student. He was beaten.\n"
        "In 2027, the student Dawit Alem disappeared after a meeting.\n"
        "His remains were found eight months later."
    )
    assert cast(found, "remains were found", "recipient") == {"Dawit Alem"}
