"""Long analyses: theories told one by one, inquiries and who ordered them, names beside nouns,
what has happened before, what happens in a scenario only (M17, M20, M28, M38).
"""

from __future__ import annotations

import pytest
from tests.unit.extract.told import told

pytestmark = pytest.mark.slow

THEORIES = "There are three hypotheses about the killing. "
REASONS = "There are three reasons for the anger. "
HELD = ["?: believe"]

CHAINS = [
    # theories told one by one
    (THEORIES + "The first is that soldiers shot him.", "soldiers shot him", HELD,
     "hypothetical affirmed"),
    (THEORIES + "The second holds that soldiers shot him.", "soldiers shot him", HELD,
     "hypothetical affirmed"),
    (THEORIES + "The third, which is circulated by state media, is that rebels shot him.",
     "rebels shot him", ["state media: believe"], "hypothetical affirmed"),
    ("Investigators are pursuing several lines. One is that he was robbed.",
     "he was robbed", HELD, "hypothetical affirmed"),
    ("Another theory holds that soldiers shot him.", "soldiers shot him", HELD,
     "hypothetical affirmed"),
    (REASONS + "The first is that soldiers shot a boy.", "soldiers shot a boy", [],
     "asserted affirmed"),
    # who ordered an inquiry has not made it
    ("An inquiry commissioned by the governor concluded that rebels burned the mill.",
     "rebels burned", ["An inquiry: say"], "asserted affirmed"),
    ("A report written by the governor said that rebels burned the mill.",
     "rebels burned", ["the governor: say"], "asserted affirmed"),
    # what has happened for the third time has happened
    ("It is the third time this year that gunmen have attacked the school.",
     "gunmen have attacked", [], "asserted affirmed"),
    ("It is not the first time that a critic of the deal was killed.",
     "was killed", [], "asserted affirmed"),
    ("It is time that they were tried.", "they were tried", [], "hypothetical affirmed"),
    ("He did not order it, but neither did he punish those responsible.",
     "did he punish", [], "asserted denied"),
    # the first of several that-clauses
    (("The army said that the men had fled, that troops had followed them, and that nobody "
     "was hurt."), "the men had fled", ["The army: say"], "asserted affirmed"),
    # behind a semicolon
    ("He was taken by men who said they were police; he has not been seen since.",
     "he has not been seen", [], "asserted denied"),
    ("A witness said that men in masks came; they took two women.",
     "they took", ["A witness: say"], "asserted affirmed"),
    ("Officials claimed that a leak had caused the fires; that version was later withdrawn.",
     "later withdrawn", [], "asserted affirmed"),
    # what many believe is no more than the clause they are put into
    (("In 1990 nine of them were killed in riots that, many believe, were instigated by the "
     "army."), "nine of them were killed", [], "asserted affirmed"),
    ("Guled, who interviewed survivors, concluded that they had been shot.",
     "they had been shot", ["Guled: say"], "asserted affirmed"),
    # scenarios
    (("In the first scenario, the army seizes the town. In the second, rebels attack more "
     "officials."), "rebels attack", [], "hypothetical affirmed"),
    ("In the first attack, soldiers burned a mill. In the second, they killed two women.",
     "they killed", [], "asserted affirmed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "chain", "stance"), CHAINS)
def test_who_says_it_and_how_firmly(reading, text, words, chain, stance):
    found = [f for f in told(reading(text), words) if f[0] == chain]
    assert (chain, stance) in found
    assert all(one == stance for _, one in found[-1:])


def test_what_is_shared_with_a_reporter_is_no_view(reading):
    shared = told(reading("Neighbours shared the recording with us."), "recording")
    view = told(reading("They share the view that he was murdered."), "the view")
    assert all(chain == [] for chain, _ in shared)
    assert (["They: believe"], "probable affirmed") in view


def named(found):
    return {m.exact: m.type for m in found.mentions if m.kind == "name"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ('"He was not brave," his widow, Ofelia, told me.', "Ofelia", "PERSON"),
        ("The sister, Idil, said that nobody had called.", "Idil", "PERSON"),
        ("She told Meridian Files that he lied.", "Meridian Files", "ORG"),
    ],
)
def test_a_name_beside_a_noun_for_one_person_is_hers(reading, text, name, kind):
    assert named(reading(text))[name] == kind


def events(found, word):
    return [e for e in found.events if any(word in t.exact for t in e.triggers)]


@pytest.mark.parametrize(
    ("text", "word", "victim"),
    [
        (("On 2 May a teacher, Serik Bayan, was abducted outside his school by men in "
         "masks."), "abducted", "Serik Bayan"),
        ("On 3 June the mayor, Omar Beg, was shot dead in his car.", "shot", "Omar Beg"),
    ],
)  # fmt: skip
def test_a_date_takes_no_victim_away(reading, text, word, victim):
    found = reading(text)
    names = {e.id: e.name for e in found.entities}
    (event,) = events(found, word)
    parts = [names[p.entity] for p in event.participants if p.role == "recipient"]
    assert parts == [victim]


@pytest.mark.parametrize(
    ("text", "word", "realis"),
    [
        ("He never recovered from the attack on his office.", "attack", "actual"),
        (
            "The group had nothing to gain from the death of a writer.",
            "death",
            "actual",
        ),
        ("Police prevented the crowd from an attack on the jail.", "attack", "negated"),
        ("The guards kept them from attacking the jail.", "attacking", "negated"),
    ],
)
def test_what_a_denied_verb_came_from_happened(reading, text, word, realis):
    assert [e.realis for e in events(reading(text), word)] == [realis]


def test_no_arrests_are_not_those_just_made(reading):
    found = reading("Two men were arrested on Friday. No arrests have been made since.")
    assert [e.realis for e in events(found, "arrest")] == ["actual", "negated"]


def test_since_when_others_were_killed_dates_no_killing(reading):
    found = reading(
        "Banda was the sixth reporter to be killed in the state since 2025."
    )
    assert [e.when for e in events(found, "killed")] == [None]


def test_as_she_left_the_court_she_was_still_a_judge(reading):
    left = reading(
        "As she left the High Court, a man fired four shots at Leyla Haddad."
    )
    over = reading("Leyla Haddad left the High Court in 2019 and wrote a book.")
    assert [r.type for r in left.relations] == []
    assert [r.type for r in over.relations] == ["former-role"]


def test_what_has_no_passive_is_done_by_who_stands_first(reading):
    found = reading(
        "On the evening of 2 May, two men on a motorcycle waited outside a mill."
    )
    names = {e.id: e.name for e in found.entities}
    (event,) = events(found, "waited")
    assert [(p.role, names[p.entity]) for p in event.participants if p.entity][:1] == [
        ("actor", "two men")
    ]


def test_a_prefix_is_no_verb(reading):
    found = reading("Beg, who was re-elected in June, fled to Orun.")
    assert all(span.exact[-2:] != "re" for c in found.claims for span in c.content)


@pytest.mark.parametrize(
    ("text", "word", "doers"),
    [
        (("A bomb hit a convoy in which the colonel was thought to be travelling, killing "
         "three soldiers."), "killing", []),
        ("Gunmen attacked a bus in which teachers were riding, killing nine men.",
         "killing", ["Gunmen"]),
        ("Police named the man who had thrown the bomb, killing two guards.", "killing",
         ["the man"]),
    ],
)  # fmt: skip
def test_who_rides_in_what_was_hit_killed_nobody(reading, text, word, doers):
    found = reading(text)
    names = {e.id: e.name for e in found.entities}
    (event,) = events(found, word)
    parts = [names[p.entity] for p in event.participants if p.role == "actor"]
    assert parts == doers


def test_according_to_the_first_of_two_theories_nobody_says_so(reading):
    theory = reading("Two theories were put forward. According to the first, he fled.")
    witness = reading("Two witnesses spoke. According to the first, he fled.")
    assert told(theory, "he fled") == [(HELD, "hypothetical affirmed")]
    assert told(witness, "he fled") == [(["the first: say"], "asserted affirmed")]


def test_the_government_is_no_parliament(reading):
    found = reading(
        "A former member of parliament was shot in May. The government says that he was "
        "shot by rebels."
    )
    names = {m.exact: m.entity for m in found.mentions}
    assert names["The government"] != names["parliament"]
