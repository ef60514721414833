"""One happening told several times is one event, and what its tellings share (M45)."""

from __future__ import annotations

import pytest

from tahqiq.extract.events.coref import by_rules, chooser, clusters_of, weights
from tahqiq.extract.events.persons import real_parties
from tahqiq.extract.events.scene import Trigger
from tahqiq.extract.events.telling import Cluster, Telling
from tahqiq.extract.events.weighing import Option, Weighing, form_of
from tahqiq.extract.lexicon.event_lexicon import event_lexicon
from tahqiq.extract.parsing.found import FoundParticipant

SENSES = {pattern.sense.name: pattern.sense for row in event_lexicon().verbs.values() for pattern in row}  # fmt: skip


def telling(index, sense="shoot", **known):
    """A telling of our own; of "shot" where nothing else is said."""
    nominal = known.pop("nominal", False)
    trigger = Trigger(
        head=index, first=index, end=index + 1, sense=SENSES[sense], nominal=nominal
    )
    plain = {
        "sentence": index, "realis": "actual", "cast": (), "basis": {},
        "actors": frozenset(), "recipients": frozenset(), "place": None, "span": None,
        "definite": False, "another": False, "plural": False, "heading": False,
        "word": sense,
    }  # fmt: skip
    return Telling(index=index, trigger=trigger, **{**plain, **known})


def joined(tellings, choose=by_rules):
    """Indices of the tellings, event by event."""
    groups = clusters_of(tellings, event_lexicon(), choose)
    return [[told.index for told in group] for group in groups]


def test_a_second_bomb_is_not_the_first():
    told = [
        telling(0, "explode"),
        telling(1, "kill", linked=(0,)),
        telling(2, "explode", ordinals=frozenset({"second"})),
    ]

    assert joined(told) == [[0, 1], [2]]
    assert joined(told, chooser(Weighing(event_lexicon().words.links), weights())) == [
        [0, 1],
        [2],
    ]


def test_what_is_said_to_be_the_third_killing_is_the_killing_just_told():
    first = telling(0, "kill", recipients=frozenset({"e1"}))
    third = telling(
        1, "kill", nominal=True, another=True, ordinals=frozenset({"third"})
    )
    said_of = telling(
        1,
        "kill",
        nominal=True,
        another=True,
        said_of=True,
        ordinals=frozenset({"third"}),
    )

    assert joined([first, third]) == [[0], [1]]
    assert joined([first, said_of]) == [[0, 1]]


def test_the_weights_join_only_what_they_are_sure_of():
    weighing = Weighing(event_lexicon().words.links)
    told = [telling(0, "kill"), telling(1, "shoot", nominal=True, sentence=30)]
    sure, unsure = {"one after one": 9.0}, {"one after one": 1.0}

    assert joined(told) == [[0], [1]]
    assert joined(told, chooser(weighing, sure)) == [[0, 1]]
    assert joined(told, chooser(weighing, unsure)) == [[0], [1]]


def test_what_the_rules_take_stays_whatever_the_weights_say():
    told = [telling(0, "kill"), telling(1, "kill", nominal=True, definite=True)]
    against = {"none": 99.0}

    weighed = chooser(Weighing(event_lexicon().words.links), against)
    assert joined(told) == joined(told, weighed) == [[0, 1]]


@pytest.mark.parametrize(
    ("known", "form"),
    [
        ({}, "verb"),
        ({"nominal": True, "definite": True}, "the noun"),
        ({"nominal": True, "indefinite": True}, "a noun"),
        ({"nominal": True}, "noun"),
    ],
)
def test_a_telling_is_weighed_by_how_it_is_put(known, form):
    assert form_of(telling(0, **known)) == form


def test_every_sign_of_a_telling_has_a_name_and_a_value():
    cluster = Cluster([])
    cluster.add(telling(0, "kill", recipients=frozenset({"e1"}), heading=True))
    option = Option(cluster=cluster, rank=0, again=True, barred=False, chosen=True)
    group = [telling(2, "shoot", nominal=True, definite=True)]
    weighing = Weighing(event_lexicon().words.links)

    signs = weighing.signs(group, option)
    assert signs["the noun, 2 back"] == signs["told in the heading"] == 1.0
    assert "victims told there" in signs
    assert "none the noun" in weighing.none(group, [option])


def test_who_is_only_feared_or_denied_to_take_part_adds_nobody():
    told = telling(0, recipients=frozenset({"e1"}))
    denied = telling(5, realis="negated")
    parts = (
        FoundParticipant(
            role="recipient", token=1, trigger=0, mention=None, entity="e1"
        ),
        FoundParticipant(
            role="recipient", token=6, trigger=5, mention=None, entity="e2"
        ),
        FoundParticipant(role="actor", token=7, trigger=5, mention=None, entity="e3"),
    )

    kept = real_parties([told, denied], "actual", parts)
    assert [part.entity for part in kept] == ["e1", "e3"]


def events(reading):
    """The events of a reading: the words that tell each, and those of its victims."""
    words = {mention.id: mention.exact for mention in reading.mentions}
    return [
        (
            [trigger.exact for trigger in event.triggers],
            [words[p.mention] for p in event.participants if p.role == "recipient" and p.mention],
        )
        for event in reading.events
    ]  # fmt: skip


def told_as(reading):
    return [triggers for triggers, _ in events(reading)]


ONE = {
    "Gunmen killed a tailor in Orun on Monday. "
    "It was the third killing in the town this month.": ["killed", "killing"],
    "Police raided a brickworks near Jalpur on Monday. They burned two sheds. "
    "The owner was arrested during the raid.": ["raided", "raid"],
    "The murder of the priest Elio Sanz on 9 May was no robbery. "
    "The 67-year-old cleric was gunned down as he left his church in Monteverde.": [
        "murder", "gunned down",
    ],
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("text", "one"), ONE.items())
def test_tellings_of_one_happening_are_one_event(reading, text, one):
    assert one in told_as(reading(text))


APART = {
    "A car bomb exploded in a market in Tarsin on Sunday, killing 14 people. "
    "A second bomb went off an hour later at the bus station.": [
        ["exploded", "killing"], ["went off"],
    ],
    "Two soldiers were killed near Tel Amra on Wednesday. "
    "In a separate incident a mine exploded under a water truck.": [
        ["killed"], ["exploded"],
    ],
    "Mourners buried the four dead on Friday. On Saturday gunmen fired on a bus.": [
        ["dead"], ["fired"],
    ],
    "A mob attacked a clinic in Sar Pul on Monday after a rumour that nurses had "
    "poisoned children.": [["attacked"], ["poisoned"]],
    "A miner was shot in Lodar on Monday. A guard was shot in the same street.": [
        ["shot"], ["shot"],
    ],
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("text", "apart"), APART.items())
def test_happenings_alike_stay_apart(reading, text, apart):
    assert [row for row in told_as(reading(text)) if row in apart] == apart


@pytest.mark.slow
def test_one_person_described_and_named_in_two_tellings_is_one_victim(reading):
    text = (
        "The murder of the priest Elio Sanz on 9 May was no robbery.\n"
        "The 67-year-old cleric was gunned down as he left his church in Monteverde."
    )
    told = {tuple(triggers): victims for triggers, victims in events(reading(text))}
    assert told["murder", "gunned down"] == ["Elio Sanz"]


@pytest.mark.slow
def test_a_second_person_in_the_same_words_is_another_victim(reading):
    text = "A judge was shot dead in Orun on Monday. A guard was shot dead in Orun too."
    victims = [word for _, row in events(reading(text)) for word in row]
    assert {"A judge", "A guard"} <= set(victims)
