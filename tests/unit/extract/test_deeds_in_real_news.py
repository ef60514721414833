"""Deeds and denials in the ways that real news tells them and our own texts did not: plots
that are foiled, fights, wreckage, deeds in a row, the kin of the dead.

METHOD M24, M30, M33, M39, M43. Both ways: where a form of words changes who did it and where
words like it do not. Every sentence is ours and every name invented.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.extract.test_to_whom_and_with_what import deed, parties, whole
from tests.unit.extract.told import told

from tahqiq.extract.arcs.arcs import Arcs
from tahqiq.extract.arcs.deed_list import deed_in_a_row, done_to_it, plot_to
from tahqiq.extract.arcs.kin import weapon_named, who_of_kin

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Reading

    Read = Callable[..., Reading]

pytestmark = pytest.mark.slow

NOBODY: set[str] = set()
WHO_DID_IT = [
    # Whose a plot was is not said by who met it.
    ("Police uncovered a plot to bomb the station.", "bomb", NOBODY, {"the station"}),
    ("Police foiled a plot by rebels to bomb the station.", "bomb", {"rebels"}, {"the station"}),
    ("The mayor denounced a plot to kill her.", "kill", NOBODY, {"her"}),
    ("The senator survived an attempt to assassinate him.", "assassinate", NOBODY, {"him"}),
    ("Rusk had evaded a plan to capture him.", "capture", NOBODY, {"him"}),
    ("The rebels made an attempt to seize the town.", "seize", {"The rebels"}, {"the town"}),
    ("The minister announced a plan to arrest protesters.", "arrest", {"The minister"}, {"protesters"}),
    # Whose property it is suffers with it, and waves no flag.
    ("The court froze Colonel Samir Daud's bank accounts.", "froze", {"The court"}, {"Samir Daud"}),
    ("Supporters waving Colombia's flag marched in Lemba.", "waving", {"Supporters"}, NOBODY),
    # What an attack is named for.
    ("The Kandra Marathon bombing killed three people.", "bombing", NOBODY,
     {"Kandra Marathon", "three people"}),
    ("The Hezbollah attack killed four soldiers.", "attack", {"Hezbollah"}, {"four soldiers"}),
    # "The army killing of students": whose deed, where the other is told behind "of".
    ("The army killing of three students caused anger.", "killing", {"army"}, {"three students"}),
    ("The U.S. killing of two farmers angered him.", "killing", {"U.S."}, {"two farmers"}),
    # Who fought those it befell.
    ("Two rebels were killed in clashes with soldiers.", "killed", {"soldiers"}, {"Two rebels"}),
    ("Adam Rusk was killed in a gun battle with police.", "killed", {"police"}, {"Adam Rusk"}),
    ("Soldiers clashed with rebels in Lemba.", "clashed", {"Soldiers"}, {"rebels"}),
    # What is hit is no means, and what is fired is nobody.
    ("Rebels ambushed an army helicopter near Kandra.", "ambushed", {"Rebels"}, {"an army helicopter"}),
    ("The hijacking of a plane ended peacefully.", "hijacking", NOBODY, {"a plane"}),
    ("A helicopter attacked the village.", "attacked", NOBODY, {"the village"}),
    ("Police fired dozens of rounds, killing two men.", "killing", {"Police"}, {"two men"}),
    ("Gunmen killed dozens of villagers.", "killed", {"Gunmen"}, {"dozens of villagers"}),
    # What stands besides.
    ("Police removed the cordon, with people going back to their shops.", "removed", {"Police"}, NOBODY),
    ("Police fired at men running away.", "fired", {"Police"}, {"men"}),
    # No comma describes the gerund behind it.
    ("Gunmen fired, killing the owner.", "killing", {"Gunmen"}, {"the owner"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "doers", "victims"), WHO_DID_IT)
def test_who_did_it_and_whom_it_befell(text, word, doers, victims):
    """M33, M39."""
    assert parties(text, word, "actor") == doers
    assert parties(text, word, "recipient") == victims


ACCUSED = [
    ("Adam Rusk was jailed for obstructing the investigation into the bombing.", "bombing", NOBODY),
    ("Adam Rusk was convicted of lying about the attack.", "attack", NOBODY),
    ("Adam Rusk was convicted of carrying out the attack.", "attack", {"Adam Rusk"}),
    ("Adam Rusk was jailed for the killing of two men.", "killing", {"Adam Rusk"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "doers"), ACCUSED)
def test_what_somebody_hid_or_hampered_is_no_deed_of_his(text, word, doers):
    """M43."""
    assert parties(text, word, "actor") == doers


IN_A_ROW = [
    ("Police fired tear gas, detained activists, beat journalists and closed roads.", "detained",
     {"Police"}, {"activists"}),
    ("Police fired tear gas, detained activists, beat journalists and closed roads.", "beat",
     {"Police"}, {"journalists"}),
    ("The soldiers burned houses, beat farmers, arrested students, and killed a priest.", "arrested",
     {"The soldiers"}, {"students"}),
    ("The soldiers burned houses, beat farmers, arrested students, and killed a priest.", "beat",
     {"The soldiers"}, {"farmers"}),
    ("Troops have ransacked schools, threatened teachers, set fires, and kidnapped some nurses.",
     "ransacked", {"Troops"}, {"schools"}),
    ("The army seized weapons, stolen vehicles and documents.", "seized", {"The army"},
     {"weapons", "stolen vehicles", "documents"}),
    ("He met jailed activists, exiled leaders and retired generals.", "met", {"He"},
     {"jailed activists", "exiled leaders", "retired generals"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "doers", "victims"), IN_A_ROW)
def test_deeds_in_a_row_are_of_one_doer(text, word, doers, victims):
    """M33: a participle between two verbs is the verb of its own object."""
    assert parties(text, word, "actor") == doers
    assert parties(text, word, "recipient") == victims


OF_KIN = [
    ("The widow of Senator Luis Galan, who was shot dead in August, spoke to reporters.", "shot", {"Luis Galan"}),
    ("Lawyers for Karim Hadd, who was shot by police, sued the city.", "shot", {"Karim Hadd"}),
    ("The brother of Karim Hadd, who was killed on Monday, accused the army.", "killed", {"Karim Hadd"}),
    ("A commander of the Reed Front, who was killed in May, was buried.", "killed", {"A commander"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "victims"), OF_KIN)
def test_the_kin_of_the_dead_are_not_the_dead(text, word, victims):
    """M33."""
    assert parties(text, word, "recipient") == victims


def test_initials_of_a_weapon_do_nothing_to_the_noun_before_them():
    found = whole("He died after a roadside IED detonated under a convoy.")
    words = {m.id: m.exact for m in found.mentions}
    means = [
        words[p.mention]
        for p in deed(found, "detonated").participants
        if p.role == "instrument" and p.mention
    ]
    assert means == ["a roadside IED"]


NONE_TOLD = [
    ("They paid the fee in advance.", "advance"),
    ("Warnings were given well in advance of the blast.", "advance"),
    ("The agency is used for intelligence gathering.", "gathering"),
    ("The mystery surrounding the killing deepened.", "surrounding"),
    ("He used a weapon of mass destruction.", "destruction"),
    ("Huge traffic jams built up near the bridge.", "built up"),
    ("Ninety people were detained in hospital after the blast.", "detained"),
    ("Senator Luis Sandro was designated new president of the council.", "designated"),
]
SOME_TOLD = [
    ("Troops halted the rebel advance on the capital.", "advance"),
    ("Police banned the gathering of more than five people.", "gathering"),
    ("Soldiers surrounding the campus were provoked.", "surrounding"),
    ("The destruction of the mosque angered residents.", "destruction"),
    ("Troops built up along the border.", "built up"),
    ("Two patients were detained in the hospital by police.", "detained"),
    ("The ministry designated the group a terrorist organization.", "designated"),
]


@pytest.mark.parametrize(("text", "word"), NONE_TOLD)
def test_words_of_violence_in_other_use_tell_no_deed(text, word):
    """M38."""
    found = whole(text)
    assert not [e for e in found.events if any(word in t.exact for t in e.triggers)]


@pytest.mark.parametrize(("text", "word"), SOME_TOLD)
def test_the_same_words_of_a_deed_tell_it(text, word):
    assert deed(whole(text), word).type is not None


REALIS = [
    ("No injuries or deaths were reported in the attacks.", "deaths", "negated"),
    ("No injuries or deaths were reported in the attacks.", "attacks", "actual"),
    ("Neither deaths nor injuries were reported in the raid.", "deaths", "negated"),
    ("Neither deaths nor injuries were reported in the raid.", "injuries", "negated"),
    ("Nobody died or was injured in the explosion.", "injured", "negated"),
    ("Nobody died or was injured in the explosion.", "explosion", "actual"),
    ("Nobody died but two men were injured.", "injured", "actual"),
    ("He failed to sell the house and was arrested.", "arrested", "actual"),
    ("The rebels did not attack the town and were praised.", "praised", "actual"),
    ("Police offered a reward for information leading to the arrest of the gunman.",
     "arrest", "planned"),
    ("Information from a neighbour led to the arrest of the gunman.", "arrest", "actual"),
    ("The general foiled a plot to kill him.", "kill", "attempted"),
    # What came of something, or may yet.
    ("The incidents have not resulted in deaths.", "deaths", "negated"),
    ("None of the cases has led to a conviction.", "conviction", "negated"),
    ("The protest never turned into a riot.", "riot", "negated"),
    ("The march could lead to violence.", "violence", "hypothetical"),
    ("The strike could trigger attacks in the capital.", "attacks", "hypothetical"),
    ("The dispute led to a riot in May.", "riot", "actual"),
    ("The investigation led to the arrest of two men.", "arrest", "actual"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "realis"), REALIS)
def test_what_did_not_happen_is_told_so(text, word, realis):
    """M30, M41."""
    assert deed(whole(text), word).realis == realis


SAID = [
    # Who is sent away is not denied, nor is what a court strikes out.
    ("The president dismissed the defence minister.", "the defence minister",
     [([], "asserted affirmed")]),
    ("Courts dismissed the cases.", "the cases", [([], "asserted affirmed")]),
    ("The minister dismissed the allegations.", "the allegations",
     [([], "asserted affirmed"), (["The minister: deny"], "asserted denied")]),
    ("Adam Rusk dismissed the charges.", "the charges",
     [([], "asserted affirmed"), (["Adam Rusk: deny"], "asserted denied")]),
    # Who alleges it between the pronoun and what is said.
    ("The group, which officials allege was behind the bombing, fled.",
     "was behind the bombing", [(["officials: accuse"], "alleged affirmed")]),
    ("The law, which critics charge is a pretext, was passed.", "is a pretext",
     [(["critics: accuse"], "alleged affirmed")]),
    ("The soldiers, who witnesses alleged had fired, were moved.", "had fired",
     [(["witnesses: accuse"], "alleged affirmed")]),
    ("The region, which rebel claims put at risk, is calm.", "put at risk",
     [([], "asserted affirmed"), ([], "asserted affirmed")]),
    # One denial serves both verbs.
    ("Nobody died or was injured in the explosion.", "was injured",
     [([], "asserted denied")]),
    ("Nobody died but two men were injured.", "two men were injured",
     [([], "asserted affirmed")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "claims"), SAID)
def test_who_holds_it_and_how_firmly(reading: Read, text: str, words: str, claims):
    """M24, M26."""
    within = [row for row in told(reading(text), words) if row[0] or len(claims) != 1]
    found = within or told(reading(text), words)
    assert sorted(found) == sorted(claims)


def _arcs(words: str, tags: str, deps: str, heads: list[int]) -> Arcs:
    return Arcs(words.split(), tags.split(), deps.split(), heads)


def test_a_participle_in_a_row_of_verbs_is_hung_on_the_verb():
    arcs = _arcs(
        "police fired gas , detained men , beat boys",
        "NNS VBD NN , VBN NNS , VBD NNS",
        "nsubj ROOT dobj punct amod conj punct conj dobj",
        [1, 1, 1, 2, 5, 2, 2, 1, 7],
    )
    deed_in_a_row(arcs, 4)
    assert (arcs.head[4], arcs.dep[4], arcs.tag[4]) == (1, "conj", "VBD")
    assert (arcs.head[5], arcs.dep[5]) == (4, "dobj")


def test_a_list_of_things_keeps_its_participle():
    arcs = _arcs(
        "police seized drugs , stolen cars and cash",
        "NNS VBD NNS , VBN NNS CC NN",
        "nsubj ROOT dobj punct amod conj cc conj",
        [1, 1, 1, 2, 5, 2, 5, 5],
    )
    before = list(arcs.head)
    deed_in_a_row(arcs, 4)
    assert arcs.head == before


def test_whom_a_comma_parts_from_a_verb_is_its_object_no_more():
    arcs = _arcs(
        "they beat farmers , arrested students",
        "PRP VBD NNS , VBD NNS",
        "nsubj ROOT nsubj punct conj dobj",
        [1, 1, 4, 2, 1, 4],
    )
    done_to_it(arcs, 4)
    assert (arcs.head[2], arcs.dep[2]) == (1, "dobj")


@pytest.mark.parametrize(("verb", "above"), [("foiled", 3), ("used", 1)])
def test_what_a_plot_was_to_do_hangs_on_it_where_it_is_met(verb, above):
    arcs = _arcs(
        f"they {verb} a plot to kill him",
        "PRP VBD DT NN TO VB PRP",
        "nsubj ROOT det dobj aux advcl dobj",
        [1, 1, 3, 1, 5, 1, 5],
    )
    plot_to(arcs, 5)
    assert arcs.head[5] == above


@pytest.mark.parametrize(("noun", "verb", "above"), [
    ("widow", "killed", 3), ("widow", "named", 1), ("guard", "killed", 1),
])  # fmt: skip
def test_who_is_dead_is_not_his_widow(noun, verb, above):
    arcs = _arcs(
        f"the {noun} of Sadi , who was {verb}",
        "DT NN IN NNP , WP VBD VBN",
        "det ROOT prep pobj punct nsubjpass auxpass relcl",
        [1, 1, 1, 2, 1, 7, 7, 1],
    )
    who_of_kin(arcs, 7)
    assert arcs.head[7] == above


@pytest.mark.parametrize(("word", "dep"), [("ied", "advcl"), ("smith", "relcl")])
def test_a_weapon_that_went_off_after_a_noun_is_no_clause_of_it(word, dep):
    arcs = _arcs(
        f"he died after a roadside {word} exploded",
        "PRP VBD IN DT NN NNP VBD",
        "nsubj ROOT prep det pobj nsubj relcl",
        [1, 1, 1, 4, 2, 6, 4],
    )
    weapon_named(arcs, 6)
    assert arcs.dep[6] == dep


NAMED = [
    ("FILE - Salim Abed, the bomber, is seen in this image.", {"Salim Abed"}),
    ("Soldiers were killed in Tal Amra on Monday.", {"Tal Amra"}),
    ("They met in Paris May 3.", {"Paris"}),
    ("Two men were shot in Houston Texas on Monday.", {"Houston", "Texas"}),
]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_a_name_is_neither_cut_nor_filed(text, names):
    """M31."""
    assert {m.exact for m in whole(text).mentions if m.kind == "name"} == names


def test_who_faces_a_charge_brings_none():
    assert parties("Adam Rusk faces a murder charge.", "faces", "recipient") == {
        "Adam Rusk"
    }
    assert parties("Adam Rusk faces a murder charge.", "faces", "actor") == NOBODY
