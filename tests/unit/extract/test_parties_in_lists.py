"""Who took part in a deed: lists, shared objects, gaps, and parses gone wrong on the way."""

from __future__ import annotations

import pytest
from tests.unit.extract.test_to_whom_and_with_what import counts, deed, parties, whole

pytestmark = pytest.mark.slow


# --- lists of people -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "victims"),
    [
        ("Prosecutors charged Brian Otu, 22, Faith Ndu, 19, and Hassan Guy, 31.", "charged",
         {"Brian Otu", "Faith Ndu", "Hassan Guy"}),
        ("They met Brian Otu, 22, Faith Ndu, 19, and Hassan Guy, 31, who were shot.", "shot", {"Brian Otu", "Faith Ndu", "Hassan Guy"}),
        ("They are accused of murdering Ana Moss, 22, and Ivo Pell, 19.", "murdering",
         {"Ana Moss", "Ivo Pell"}),
        ("Two men, a woman and a child were injured.", "injured",
         {"Two men", "a woman", "a child"}),
        ("Two people, a woman and a child, were injured.", "injured",
         {"a woman", "a child"}),
        ("There were eight women, a girl and four men injured.", "injured",
         {"eight women", "a girl", "four men"}),
        ("Dozens were arrested, including Ana Moss, a lawyer, and Ivo Pell, a clerk.",
         "arrested", {"Dozens", "Ana Moss", "Ivo Pell"}),
        ("Among the wounded were a mayor and two employees.", "wounded",
         {"a mayor", "two employees"}),
        ("Six soldiers were killed and two guards and a driver injured.", "injured",
         {"Six soldiers", "two guards", "a driver"}),
    ],
)  # fmt: skip
def test_everybody_in_a_list_takes_the_part_of_the_list(text, word, victims):
    """M33: members are known apart, and none is lost."""
    assert parties(text, word, "recipient") == victims


def test_a_name_between_commas_is_no_second_person():
    text = "Ana Moss, head of the union and a critic of the army, was arrested."
    assert parties(text, "arrested", "recipient") == {"Ana Moss"}


def test_a_relative_clause_in_the_singular_is_of_the_last_alone():
    text = "Police held Ana Moss and Ivo Pell, who was beaten at the gate."
    assert parties(text, "beaten", "recipient") == {"Ivo Pell"}


# --- whose part a phrase serves --------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "role", "told"),
    [
        ("Police shot at and wounded a student.", "shot", "recipient", {"a student"}),
        ("Gunmen fired on and killed two guards.", "fired", "recipient", {"two guards"}),
        ("The killing and wounding of nurses was condemned.", "wounding", "recipient",
         {"nurses"}),
        ("Stones were thrown at police by the crowd.", "thrown", "recipient", {"police"}),
        ("Police fired tear gas at teachers marching in Tasso.", "fired", "recipient",
         {"teachers"}),
        ("The abduction by the Red Front of three engineers shocked the town.",
         "abduction", "recipient", {"three engineers"}),
        ("The group calls on the government to stop, and on the rebels to free them.",
         "calls", "recipient", {"the government", "the rebels"}),
        ("The gunmen took the teacher's phone.", "took", "recipient", {"the teacher"}),
        ("A mob set upon two traders and beat a clerk.", "set", "actor", {"A mob"}),
        ("A teenager was shot in the back by police in Karel.", "shot", "actor",
         {"police"}),
        ("The senator received death threats from the militia.", "threats", "actor",
         {"the militia"}),
        ("Those behind the bombing fled.", "bombing", "actor", {"Those"}),
        ("The motive behind the killing is unclear.", "killing", "actor", set()),
        ("A bomb left nine people wounded.", "wounded", "recipient", {"nine people"}),
        ("A rebel attack killed six.", "attack", "actor", {"rebel"}),
        ("The ambush killed nine soldiers and was claimed by the rebels.", "ambush",
         "actor", {"the rebels"}),
        ("The raid killed two and has not been claimed.", "raid", "actor", set()),
        ("Rebels were responsible for 47 of these deaths.", "deaths", "actor", {"Rebels"}),
    ],
)  # fmt: skip
def test_a_phrase_gives_its_part_wherever_grammar_puts_it(text, word, role, told):
    """M41, M43."""
    assert parties(text, word, role) == told


@pytest.mark.parametrize(
    ("text", "word", "role"),
    [
        ("The arrest of a nurse by secret police was condemned by the union.",
         "condemned", "secret police"),
        ("A march by teachers was broken up by police.", "broken up", "teachers"),
        ("The mayor, whom the rebels had threatened, was killed.", "killed", "the rebels"),
        ("He pleaded not guilty to charges of lying to federal investigators.", "charges",
         "federal investigators"),
        ("Threats began in May, after a paper printed a list of the notaries.", "Threats",
         "the notaries"),
    ],
)  # fmt: skip
def test_who_has_a_part_in_one_deed_has_none_in_what_is_told_of_it(text, word, role):
    """M43: the arrest's doer did not condemn it."""
    every = {
        name for part in ("actor", "recipient") for name in parties(text, word, part)
    }
    assert role not in every


# --- states and causatives -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "victims"),
    [
        ("The governor threatened to have the mayor arrested.", "threatened",
         {"the mayor"}),
        ("Lia Orr fled. The rebels threatened to kill her.", "threatened", {"her"}),
        ("Neighbours saw two men shot outside the mosque.", "shot", {"two men"}),
        ("The court ordered the men released.", "released", {"the men"}),
        ("A colonel on trial for torture wept.", "trial", {"A colonel"}),
        ("Two men are on trial for the bombing.", "trial", {"Two men"}),
        ("The mayor is under investigation for fraud.", "investigation", {"The mayor"}),
        ("Three generals were placed under sanctions.", "sanctions", {"Three generals"}),
        ("Nine rebels were killed and three captured, the army said.", "captured",
         {"three"}),
        ("Police arrested 14 men. Eleven were later released.", "released", {"Eleven"}),
    ],
)  # fmt: skip
def test_whom_a_state_or_somebody_elses_order_befalls_suffers_it(text, word, victims):
    assert parties(text, word, "recipient") == victims


# --- by what means ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "means"),
    [
        ("Threats were sent to the lawyer by text message.", "Threats", {"text message"}),
        ("The leaflet threatened teachers with death.", "threatened", {"The leaflet"}),
        ("Two men on a motorcycle shot and killed an aide of the mayor.", "shot",
         {"a motorcycle"}),
    ],
)  # fmt: skip
def test_a_paper_that_threatens_is_the_means_and_nobody(text, word, means):
    """M41: an instrument acts for somebody."""
    assert parties(text, word, "instrument") == means
    assert not parties(text, word, "actor") & means


# --- how many --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "numbers"),
    [
        ("The blast killed 19 people, eleven of them soldiers.", "blast", ["19", "eleven"]),
        ("At least 12 were injured, three of them seriously.", "injured",
         ["At least 12", "three"]),
        ("Of the nine dead, five were children.", "dead", ["nine", "five"]),
        ("Nine people died, among them five children.", "died", ["Nine", "five"]),
        ("The army said 24 people had been killed, including five gendarmes.", "killed",
         ["24", "five"]),
    ],
)  # fmt: skip
def test_a_part_of_the_count_is_told_with_it_wherever_it_hangs(text, word, numbers):
    """M50, M51."""
    assert counts(text, word) == numbers


# --- a sentence has a verb -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "doers"),
    [
        ("Two men on a motorcycle shot and killed an aide of the mayor.", "killed",
         {"Two men"}),
        ("Police said two men on a motorcycle shot and killed a judge.", "killed",
         {"two men"}),
        ("A group of men rushed at the guard and stabbed him.", "stabbed",
         {"A group"}),
        ("Gunmen in a car pulled alongside the bus and opened fire.", "opened fire",
         {"Gunmen"}),
        ("The family of a missing student protested outside the station.", "protested",
         {"The family"}),
        ("Coalition air strikes on the camp killed 12.", "killed", {"Coalition"}),
        ("The Red Front [RF] attacked a convoy near Karel on Monday.", "attacked",
         {"Red Front"}),
    ],
)  # fmt: skip
def test_what_stands_behind_the_noun_is_the_verb_of_its_sentence(text, word, doers):
    assert parties(text, word, "actor") == doers


def test_a_participle_behind_a_noun_stays_one_where_the_verb_follows():
    text = "A man arrested on Monday and charged with murder was freed."
    assert parties(text, "arrested", "actor") == set()
    assert parties(text, "freed", "recipient") == {"A man"}


def test_the_bus_between_its_participle_and_its_verb_is_what_was_hit():
    text = "The bus taking workers to the mine was hit by a bomb."
    assert parties(text, "hit", "recipient") == {"The bus"}


def test_a_raid_in_which_people_are_said_to_have_died_is_one_happening():
    """M45."""
    text = (
        "The raid on Karel, in which dozens are reported to have been killed, went on."
    )
    assert {t.exact for t in deed(whole(text), "raid").triggers} == {"raid", "killed"}


# --- who says so -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Callers phoned local newspapers claiming to have planted the bomb.", "Callers"),
        ("A man telephoned a radio station claiming responsibility for the attack.",
         "A man"),
        ("He wrote to the minister accusing the army of murder.", "He"),
        ("Police arrested a man claiming to be a rebel.", "a man"),
        ("The union held the army (SAF) responsible for the death of a clerk.",
         "The union"),
        ("The army was held responsible by the union for the death.", "the union"),
        ("President Omar Sadi holds the Front [RF] responsible for the killing.",
         "President Omar Sadi"),
    ],
)  # fmt: skip
def test_who_wrote_phoned_or_holds_somebody_responsible_says_it(text, speaker):
    """M25, M101: not the paper that was phoned."""
    said = [c.chain[-1] for c in whole(text).claims if len(c.chain) > 1]
    assert next(s.source.exact for s in said if s.source) == speaker


# --- put right, turned round, held to have done it --------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "role", "told"),
    [
        ("The priest was killed not by rebels but by soldiers.", "killed", "actor",
         {"soldiers"}),
        ("Ten men were killed by rebels and nine by the army.", "killed", "actor",
         {"rebels", "the army"}),
        ("Forty died at the hands of armed groups.", "died", "actor", {"armed groups"}),
        ("Three suspects were killed in an army raid on a hideout.", "killed", "actor",
         {"army"}),
        ("Two officers were killed in a police raid on a hideout.", "killed", "actor",
         set()),
        ("The Red Front is suspected by police of killing a priest.", "killing", "actor",
         {"Red Front"}),
        ("Omar Sadi was found guilty of murdering a priest.", "murdering", "actor",
         {"Omar Sadi"}),
        ("The killing of the priest was the work of the Red Front.", "killing", "actor",
         {"Red Front"}),
        ("A man wanted for the killing of a priest was arrested.", "killing", "actor",
         {"A man"}),
        ("The army used cluster bombs against the town.", "used", "instrument",
         {"cluster bombs"}),
        ("Also killed was a bodyguard of the minister.", "killed", "recipient",
         {"a bodyguard"}),
        ("Killed in the attack were a bodyguard and two drivers.", "Killed", "recipient",
         {"a bodyguard", "two drivers"}),
        ("Wounded were nine bystanders.", "Wounded", "recipient", {"nine bystanders"}),
        ("Gunmen fired, killing the owner, Ivo Pell, and two customers.", "killing",
         "recipient", {"Ivo Pell", "two customers"}),
        ("The attack left Ana Moss dead and her husband badly wounded.", "dead",
         "recipient", {"Ana Moss", "her husband"}),
        ("Soldiers killed nine civilians, against four in August.", "killed", "recipient",
         {"nine civilians"}),
        ("Boys as young as 12 were abducted by the militia.", "abducted", "recipient",
         {"Boys"}),
        ("Shot twice in the chest, Omar Sadi died at once.", "Shot", "recipient",
         {"Omar Sadi"}),
        ("Omar Sadi pleaded not guilty to murdering a priest.", "murdering", "recipient",
         {"a priest"}),
    ],
)  # fmt: skip
def test_the_doer_and_the_victim_stand_where_english_turns_them(text, word, role, told):
    """M43: nobody is blamed whom the text clears."""
    assert parties(text, word, role) == told


# --- what another source has -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "numbers"),
    [
        ("At least 12 people were killed, the union says. The police list seven.",
         "killed", ["At least 12", "seven"]),
        ("Local groups say 14,000 people fled; the government speaks of 9,500.", "fled",
         ["14,000", "9,500"]),
        ("By dawn 83 people were dead. The state has its own figure of 41.", "dead",
         ["83", "41"]),
        ("Nine people were killed. The inquiry lists three phases.", "killed", ["Nine"]),
        ("Nine people were killed. He gave 20 to the boy.", "killed", ["Nine"]),
    ],
)  # fmt: skip
def test_a_bare_figure_of_another_source_counts_those_just_counted(text, word, numbers):
    """M50, M52: both stand beside each other, neither is dropped."""
    assert counts(text, word) == numbers


def test_a_figure_of_another_source_counts_the_same_fate():
    """M50."""
    found = whole(
        "At least 12 people were killed, the union says. The police list seven."
    )
    assert {q.exact: q.unit for q in found.quantities} == {
        "At least 12": "killed",
        "seven": "killed",
    }


def test_a_bare_number_of_those_who_did_it_is_no_toll():
    """M50."""
    found = whole("Two opened fire on a crowd in Karel, killing nine people.")
    assert {q.exact: q.unit for q in found.quantities}["Two"] != "killed"
