"""Where a story is until the text moves it, and what else places, counts and arms a deed."""

from __future__ import annotations

import pytest
from tests.unit.extract.test_events_scenes import event, name, named
from tests.unit.extract.test_relations import relations

pytestmark = pytest.mark.slow


def place(reading, text, word):
    found = reading(text)
    return name(found, event(found, word).place)


@pytest.mark.parametrize(
    ("text", "word", "where"),
    [
        # Where somebody is held he is until the text moves him.
        ("Adem Salik was arrested on 3 May and taken to the Jirf prison. He died on the ninth day.", "died", "Jirf prison"),
        ("Adem Salik was held in an old school. Guards whipped him.",
         "whipped", "an old school"),
        ("Adem Salik was held at the Jirf prison. He was freed in June. Strangers beat him.", "beat", None),
        ("Adem Salik was arrested in Qarn Sol. He died in custody.", "died", None),
        ("Soldiers drove to Port Salee. They beat a teacher.", "beat", "Port Salee"),
        ("Soldiers drove to Port Salee. They burned the granary.", "burned", "Port Salee"),
        ("Soldiers drove to Port Salee. Rebels burned a farm.", "burned", "a farm"),
        # A report of one place stays there; another day or a named place is elsewhere.
        ("Soldiers fired on marchers in Port Salee on Saturday. The army denied that any of its men had been harmed.", "harmed", "Port Salee"),
        ("Soldiers fired on marchers in Port Salee. In a separate incident, a driver was stabbed.", "stabbed", None),
        ("Soldiers fired on marchers in Port Salee. Last year a driver was stabbed.",
         "stabbed", None),
        ("Soldiers fired on marchers in Port Salee. Hours later in Sanno, a priest was stabbed.", "stabbed", "Sanno"),
    ],
)  # fmt: skip
def test_a_story_stays_where_it_is_until_the_text_moves(reading, text, word, where):
    """M45, M49."""
    assert place(reading, text, word) == where


@pytest.mark.parametrize(
    ("text", "word", "where"),
    [
        ("Officers opened fire from the roof of the dyeing hall.", "fire", "the dyeing hall"),
        ("Soldiers raided a house in the capital, Baraqan, and left.", "raided", "Baraqan"),
        ("The soldiers fled the barracks.", "fled", "the barracks"),
        ("Villagers in Hassar said men had burned twelve houses.", "burned", "Hassar"),
        ("In Ouro Zam, residents said a drone hit a compound.", "hit", "Ouro Zam"),
        ("Fighters raided Kem Salga, in southern Bangladesh.", "raided", "Kem Salga"),
        ("They have been killing herders since 11 August in Dar Malik.", "killing", "Dar Malik"),
        ("A group claimed an ambush that it says left nine dead near Girkan Sol.",
         "ambush", "Girkan Sol"),
        ("Police fired tear gas into the Karal hospital.", "fired", "Karal hospital"),
        ("Adem Salik was arrested at his home in Hawsh.", "arrested", "Hawsh"),
        ("The mill at Um Kasra burned. A rocket hit the mill.", "hit", "Um Kasra"),
        # Not where it was: who says so from afar, a ward, a life, an outlet.
        ("Analysts in Rome said men had burned twelve houses.", "burned", None),
        ("The fourth man died in hospital.", "died", None),
        ("Karun Post: A woman was killed in the shelling.", "killed", None),
    ],
)  # fmt: skip
def test_the_words_around_a_deed_place_it(reading, text, word, where):
    """M49."""
    assert place(reading, text, word) == where


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The murder of Tomas Ledrin was never solved.", "Person"),
        ("The siege of Tel Ledrin went on.", "Address"),
        ("Nobody was arrested in Ramadan.", None),
    ],
)
def test_who_was_murdered_is_no_place(reading, text, kind):
    """M49: two names behind "the murder of" are its victim's."""
    found = reading(text)
    kinds = [
        e.schema for e in found.entities if e.name.split()[-1] in {"Ledrin", "Ramadan"}
    ]
    assert kinds == ([] if kind is None else [kind])


@pytest.mark.parametrize(
    ("text", "word", "what"),
    [
        ("Gunmen on motorbikes shot a trader.", "shot", ["motorbikes"]),
        ("They arrived in a van and fired at the house.", "fired", ["a van"]),
        ("He was driven away in a car by five men with hostages.", "driven", ["a car"]),
        # Who is hurt in a vehicle was not hurt with it.
        ("Three people were shot dead in a car.", "shot", []),
        ("Police arrested two men in a taxi.", "arrested", []),
    ],
)
def test_what_doers_ride_is_their_means(reading, text, word, what):
    """M42: a vehicle of the doers, and of nobody else."""
    found = reading(text)
    assert named(found, event(found, word), "instrument") == what


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (
            "At least five villagers have been killed since 11 August.",
            ["At least five"],
        ),
        ("Militias have killed more than 700 villagers since August.", []),
    ],
)
def test_a_sum_that_nobody_is_charged_with_counts_its_own_deaths(reading, text, counts):
    """M54: a sum told as such; a record laid to somebody is no toll."""
    found = reading(text)
    told = event(found, "killed")
    assert [q.exact for q in found.quantities if q.id in told.counts] == counts


def test_a_stretch_since_a_day_dates_what_went_on_in_it(reading):
    """M46."""
    found = reading("Nine traders have been detained since 11 August.")
    told = next(t for t in found.times if t.id == event(found, "detained").when)
    assert "11 August" in told.exact


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The Sahel Front's media office denied it.",
         ("The Sahel Front's media office", "part-of", "Sahel Front", False)),
        ("The union met. Its general secretary, Rina Dass, left.",
         ("Rina Dass", "leader-of", "The union", False)),
        ("A spokesman for the brigade, Tade Aluko, denied it.",
         ("Tade Aluko", "employed-by", "the brigade", False)),
        ("The factory's owner, Delan Orsa, fled.",
         ("Delan Orsa", "leader-of", "The factory", False)),
    ],
)  # fmt: skip
def test_offices_and_bodies_say_whose_they_are(text, relation):
    """M35."""
    assert relation in relations(text)


def test_a_secretary_is_no_leader():
    """M35: the pair of words decides."""
    found = relations("The union met. Its press secretary, Rina Dass, left.")
    assert not [r for r in found if r[1] == "leader-of"]


def when(reading, text, word):
    found = reading(text)
    told = event(found, word).when
    return next((t.exact for t in found.times if t.id == told), None)


@pytest.mark.parametrize(
    ("text", "word", "time"),
    [
        # A time put in front holds for what the paragraph goes on to tell.
        ("At two o'clock that night three boats came. When Omar asked for a warrant, one of the men struck him.", "struck", "two o'clock that night"),
        ("On 4 May, soldiers came to Kem Sol. They burned the granary.", "burned", "4 May"),
        ("On 4 May, soldiers came to Kem Sol.\n\nThey burned the granary.", "burned", None),
        ("On 4 May, soldiers came to Kem Sol. A neighbour insists that his ribs were broken.", "broken", None),
        # A time shifted from another event dates the verb, not the noun before it.
        ("Police had been warned of the attack ten days earlier by an informant.", "warned", "ten days earlier"),
        ("Police had been warned of the attack ten days earlier by an informant.", "attack", None),
        ("The prisoner was tortured and, three days later, shot.", "tortured", None),
        ("A drone struck a compound where a wedding was being held on Monday evening.", "struck", "Monday evening"),
        # A deadline and a distance are times; a length of a sentence is none.
        ("The sergeant must be freed within 72 hours.", "freed", "within 72 hours"),
        ("Eleven days before the shooting, he was summoned to the barracks.", "summoned", "Eleven days"),
        ("He was jailed for five years.", "jailed", None),
    ],
)  # fmt: skip
def test_a_time_belongs_to_its_own_deed_and_holds_on(reading, text, word, time):
    """M46, M47."""
    found = when(reading, text, word)
    assert (found is None) if time is None else time in (found or "")


@pytest.mark.parametrize(
    ("text", "word", "counts"),
    [
        ("A raid killed nine people. A man who buried the dead put the toll at 23.", "toll", "23"),
        ("The number of those who perished is eleven.", "perished", "eleven"),
        ("The number of those who perished is unknown, eleven women said.", "perished", None),
        ("The army spoke of eleven dead.", "dead", "eleven"),
    ],
)  # fmt: skip
def test_a_toll_counts_those_it_is_of(reading, text, word, counts):
    """M51."""
    found = reading(text)
    told = {q.exact for q in found.quantities if q.id in event(found, word).counts}
    assert (counts in told) if counts else not told


def test_who_speaks_of_the_dead_is_none_of_them(reading):
    """M51."""
    found = reading("The army spoke of eleven dead.")
    assert "The army" not in named(found, event(found, "dead"), "recipient")
