"""Who did it, to whom and how many, in constructions that real reports use: both ways."""

from __future__ import annotations

import pytest
from tests.unit.extract.test_to_whom_and_with_what import counts, deed, parties, whole
from tests.unit.extract.told import speaker, with_words

pytestmark = pytest.mark.slow


# --- lists of people, and names that name again ----------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "victims"),
    [
        ("The raid killed five men, a woman and two children.", "killed",
         {"five men", "a woman", "two children"}),
        ("Rebels killed a priest, two nuns and a driver.", "killed",
         {"a priest", "two nuns", "a driver"}),
        ("A teacher, two pupils and a guard were killed.", "killed",
         {"A teacher", "two pupils", "a guard"}),
        ("Bandits kidnapped two nurses, a doctor, and six patients.", "kidnapped",
         {"two nurses", "a doctor", "six patients"}),
        ("He was accused of killing a farmer, two of his sons and a neighbour.",
         "killing", {"a farmer", "two of his sons", "a neighbour"}),
        ("Gunmen killed five people, a woman and four children, on Friday.", "killed",
         {"five people"}),
        ("Police arrested Adem Tosk, a baker and father of three.", "arrested",
         {"Adem Tosk"}),
        ("Two suspects, a baker and a student, were arrested.", "arrested",
         {"a baker", "a student"}),
    ],
)  # fmt: skip
def test_a_list_is_no_second_name_of_its_first(text, word, victims):
    """M33: one man is no three; five people may be a woman and four children."""
    assert parties(text, word, "recipient") == victims


@pytest.mark.parametrize(
    ("text", "word", "doers"),
    [
        ("According to a cousin, Omar Sadi, the same two men had beaten the driver.",
         "beaten", {"the same two men"}),
        ("According to the mayor, Ivo Pell, rebels burned nine houses.", "burned",
         {"rebels"}),
        ("Lia Orr, a nurse, had shot the officer.", "shot", {"Lia Orr"}),
    ],
)  # fmt: skip
def test_a_name_that_tells_who_says_so_does_nothing(text, word, doers):
    """The name between the commas belongs to the cousin."""
    assert parties(text, word, "actor") == doers


# --- who is told, and who tells ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "role", "who"),
    [
        ("Residents told to leave as fighters near town", "told", "recipient",
         {"Residents"}),
        ("Villagers warned to stay indoors after raid", "warned", "recipient",
         {"Villagers"}),
        ("Students asked to be patient as talks stall", "asked", "recipient",
         {"Students"}),
        ("The students asked to leave.", "asked", "actor", {"The students"}),
        ("The mayor told residents to leave.", "told", "actor", {"The mayor"}),
    ],
)  # fmt: skip
def test_nobody_tells_without_somebody_to_tell(text, word, role, who):
    """A heading's passive without its auxiliary: the one before the verb was told."""
    assert parties(text, word, role) == who


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("Elbonia says Corporal Adem Tosk, 22, was captured, and has demanded his return.",
         "demanded", {"Elbonia"}),
        ("The party says its organiser was beaten, and has called for an inquiry.",
         "called", {"The party"}),
        ("The union says two drivers were shot, but has refused to name them.", "refused",
         {"The union"}),
        ("The army says the group left in May, and has not attacked since.", "left",
         {"the group"}),
    ],
)  # fmt: skip
def test_who_says_so_in_the_present_has_demanded_since(text, word, who):
    """The one who is told of in the past is told of alone."""
    assert parties(text, word, "actor") == who


def test_what_is_demanded_since_is_said_by_whoever_says_the_rest():
    found = whole(
        "The party says its organiser was beaten, and has called for an inquiry."
    )
    assert {speaker(c) for c in with_words(found, "an inquiry")} <= {"", "The party"}


# --- whose part a clause, a preposition or a state serves --------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "role", "who"),
    [
        ("She had left a dinner when two men on a bicycle drew level with her car.",
         "drew", "actor", {"two men"}),
        ("It says six men fled after huts were set alight and two were shot by rebels.",
         "shot", "recipient", {"two"}),
        ("A bomb exploded outside the ministry, with 12 people killed and 40 hurt.",
         "hurt", "recipient", {"12 people", "40"}),
        ("Soldiers opened fire, leaving a boy dead and his father wounded.", "wounded",
         "recipient", {"a boy", "his father"}),
        ("Her son was arrested by soldiers, beaten and thrown into a truck.", "beaten",
         "recipient", {"Her son"}),
        ("He was shot by two men, identified as guards, and died.", "shot", "recipient",
         {"He"}),
        ("The men were stopped by police, searched and released.", "released",
         "recipient", {"The men"}),
        ("The editor was driven to a wood by masked men.", "driven", "actor",
         {"masked men"}),
        ("Two helicopters fired at refugees fleeing the town, killing 17.", "killing",
         "actor", set()),
        ("Rebels fired on soldiers guarding a bridge, injuring three.", "injuring",
         "actor", {"Rebels"}),
        ("Tribesmen kidnapped two engineers to press the army to free a relative.",
         "free", "actor", {"the army"}),
        ("Six miners held hostage by rebels were freed.", "freed", "recipient",
         {"Six miners"}),
        ("Six people died, among them the owner, Ivo Pell, 54, and his son.", "died",
         "recipient", {"Six people", "Ivo Pell", "his son"}),
        ("Ten people, most of them women, were shot.", "shot", "recipient",
         {"Ten people"}),
        ("Four nurses were kidnapped in Karad, and two of them later freed.", "freed",
         "recipient", {"two of them"}),
        ("A guard who was hurt in the raid, Omar Sadi, said nothing.", "raid",
         "recipient", {"A guard"}),
        ("He left the hall injured.", "injured", "recipient", {"He"}),
        ("The blast left nine men injured.", "injured", "recipient", {"nine men"}),
        ("Police reported eight officers injured and 37 arrests.", "injured",
         "recipient", {"eight officers"}),
        ("Police detained the owner of the truck, which had been reported stolen in May.",
         "stolen", "actor", set()),
        ("The truck was stolen by raiders.", "stolen", "actor", {"raiders"}),
        ("The two officers had taken money from drivers.", "taken", "recipient",
         {"drivers"}),
        ("Police seized nine rifles from a house.", "seized", "recipient",
         {"nine rifles"}),
        ("Students blocked the road after soldiers had shot a clerk.", "blocked",
         "recipient", set()),
        ("Workers rallied against the mayor when police arrested a driver.", "rallied",
         "recipient", {"the mayor"}),
        ("Rebels stormed the village with 40 fighters.", "stormed", "recipient",
         {"the village"}),
        ("The mayor was killed with two guards.", "killed", "recipient",
         {"The mayor", "two guards"}),
        ("It was a war of attrition by both armies.", "war", "actor", {"both armies"}),
    ],
)  # fmt: skip
def test_each_takes_the_part_that_his_own_words_give(text, word, role, who):
    """No neighbour's part, and none for what is no party."""
    assert parties(text, word, role) == who


# --- complaints and demands --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("Leyla Orr had reported death threats to the army in May.", "threats",
         {"Leyla Orr"}),
        ("The editor disclosed threats to journalists.", "threats", {"journalists"}),
        ("A neighbour reported an assault to the police.", "assault", set()),
        ("Soldiers came to the school and demanded the names of the pupils.", "demanded",
         set()),
        ("Militiamen demanded a list of the sick from a doctor.", "demanded", {"a doctor"}),
        ("Farmers demanded progress in the Orr case.", "demanded", set()),
        ("The mayor asked for guards.", "asked", set()),
        ("The mayor asked the army for guards.", "asked", {"the army"}),
        ("Gunmen asked for the chief of the village.", "asked",
         {"the chief"}),
    ],
)  # fmt: skip
def test_who_hears_of_a_threat_was_not_threatened_nor_the_sick_asked(text, word, who):
    """Who complains of a threat suffered it; what is asked for is asked of another."""
    assert parties(text, word, "recipient") == who


# --- whose weapon ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "doers"),
    [
        ("A letter bomb sent by the rebels injured a judge.", "injured", {"the rebels"}),
        ("The drone, operated by the army, killed nine people.", "killed", {"the army"}),
        ("Boys threw stones; officers responded with live fire, and four were killed.",
         "killed", {"officers"}),
        ("A rocket fired from the hills killed a farmer.", "killed", set()),
        ("A bomb found by the army had killed a farmer.", "killed", set()),
    ],
)  # fmt: skip
def test_who_sent_or_flew_a_weapon_did_what_it_did(text, word, doers):
    """Whoever only found it did not."""
    assert parties(text, word, "actor") == doers


# --- how many ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("A total of 23 civilians were killed.", "killed", ["23"]),
        ("Nine were killed, the police said. The union says 14.", "killed",
         ["Nine", "14"]),
        ("Nine were killed, the police said. The union says 14 trucks burned.", "killed",
         ["Nine"]),
    ],
)  # fmt: skip
def test_figures_count_those_they_are_told_of(text, word, told):
    """M50: a total is of those counted, a bare figure of those just told of."""
    assert counts(text, word) == told


def test_a_name_cut_at_its_del_is_one_body():
    text = "Shots were heard in the Ulmar valley. The company Palmas del Ulmar seized the land."
    found = whole(text)
    names = {e.id: e.name for e in found.entities}
    rows = deed(found, "seized").participants
    assert {names[p.entity] for p in rows if p.role == "actor" and p.entity} == {
        "Palmas del Ulmar"
    }
