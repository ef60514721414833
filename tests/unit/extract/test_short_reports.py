"""Short reports of several sentences on one happening: who did it, whom it befell, when it
was, and what was done at all (M38, M41, M43, M46, M48).
"""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.slow

STATION = (
    "A clinic in Gilbang was attacked by about 50 fighters on Wednesday. "
    "Officers returned fire and killed four of the gunmen. "
)
DRONE = "A drone hit a minibus near Sheptiv on Saturday, killing two women. "
HELD = "Three men were detained on Monday. "
TANKER = "A fuel tanker was blown up at Kilo. "

PARTIES = [
    # where it was fired from did nothing
    ("Snipers fired from the roof of the college.", "fired", "actor", ["Snipers"]),
    ("It was attacked from the hills by militants.", "attacked", "actor", ["militants"]),
    ("An attack from the mountain tribe killed two.", "attack", "actor",
     ["the mountain tribe"]),
    # what flew in did not do it
    ("Missiles struck the power plant at Novy Yar early on Wednesday.", "struck", "actor",
     []),
    ("Missiles struck the power plant at Novy Yar early on Wednesday.", "struck",
     "instrument", ["Missiles"]),
    # whose fight broke out
    ("Clashes broke out between fishermen and marines at the port of Hazm on Friday.",
     "Clashes", "actor", ["fishermen", "marines"]),
    ("Clashes broke out in Hazm between Monday and Friday.", "Clashes", "actor", []),
    # who was shot at and shot back did not begin
    (STATION + "The attackers took 12 rifles.", "took", "actor", ["about 50 fighters"]),
    ("Soldiers stormed the village and shot ten men. The attackers took 12 rifles.", "took",
     "actor", ["Soldiers"]),
    # who denies it
    (TANKER + "The Front denied that it was behind the attack.", "blown up", "actor", []),
    (TANKER + "Police said the Front was behind the attack.", "blown up", "actor",
     ["Front"]),
    # who would be freed could not avert it
    ("It threatened to kill him unless six prisoners were freed.", "threatened",
     "recipient", ["him"]),
    ("They threatened to strike unless the ministry paid them.", "threatened", "recipient",
     ["the ministry"]),
    # those who say it are none of the dead
    (("Gunmen stormed the village of Tondi before dawn on Sunday and shot dead at least 17 "
     "people, residents and a local official said."), "shot dead", "recipient",
     ["Tondi", "at least 17 people"]),
    ("Soldiers shot dead 11 protesters, activists and a doctor said on Monday.",
     "shot dead", "recipient", ["11 protesters"]),
    ("Militants killed men, women and children, and residents said nobody came.", "killed",
     "recipient", ["men", "women", "children"]),
    # what is joined to those killed
    (("A car bomb exploded outside the office in Ras Madar on Sunday, killing the governor, "
     "Hamoud Sabri, and five of his guards."), "killing", "recipient",
     ["Hamoud Sabri", "five of his guards"]),
    # of two surnames the first is used alone
    ("Police arrested Édgar Ospina Rojas on Monday. Ospina, 41, was shot dead in jail.",
     "shot dead", "recipient", ["Édgar Ospina Rojas"]),
]  # fmt: skip

TIMES = [
    (HELD + "They were still being held on Tuesday.", "detained", "Monday"),
    (HELD + "They were beaten on Tuesday.", "beaten", "Tuesday"),
    ("The killing is the 31st of a teacher this year, the union said.", "killing", None),
    ("A teacher was killed in Karad this year.", "killed", "this year"),
    (("Men cut the throats of seven workers near Dikwa Gana, a member of a local force said "
     "on Thursday."), "cut the throats", None),
    (("Men cut the throats of seven workers near Dikwa Gana on Monday, a member of a local "
     "force said on Thursday."), "cut the throats", "Monday"),
    ("Rebels shot a captain there on 4 May. Two babies died in Karad.", "shot", "4 May"),
    ("Rebels shot a captain there on 4 May. Two babies died in Karad.", "died", None),
]  # fmt: skip

KINDS = [
    (DRONE + "The strike was the third on civilian transport in a week.", "strike",
     "ASSAULT actual"),
    ("A drone filmed the march. The strike was backed by the miners' union.", "strike",
     "PROTEST actual"),
    ("Gunfire erupted at a wedding in Deir Qanun on Friday, leaving three guests dead.",
     "Gunfire", "ASSAULT actual"),
    ("The party called the bombing a declaration of war.", "bombing", "ASSAULT actual"),
    ("The party called for a bombing of the town.", "bombing", "ASSAULT hypothetical"),
    ("His party said the murder was planned by people in power.", "murder",
     "ASSAULT actual"),
    ("His party said a murder was planned by people in power.", "murder",
     "ASSAULT planned"),
]  # fmt: skip


def _told_by(reading, text, word):
    found = reading(text)
    for event in found.events:
        if any(word in span.exact for span in event.triggers):
            return found, event
    pytest.fail(f"no event by {word!r}")


@pytest.mark.parametrize(("text", "word", "role", "names"), PARTIES)
def test_who_took_part(reading, text, word, role, names):
    found, event = _told_by(reading, text, word)
    called = {entity.id: entity.name for entity in found.entities}
    parts = [called.get(p.entity) for p in event.participants if p.role == role]
    assert parts == names


@pytest.mark.parametrize(("text", "word", "when"), TIMES)
def test_when_it_was(reading, text, word, when):
    found, event = _told_by(reading, text, word)
    times = {time.id: time.exact for time in found.times}
    assert times.get(event.when) == when


@pytest.mark.parametrize(("text", "word", "kind"), KINDS)
def test_what_was_told(reading, text, word, kind):
    _, event = _told_by(reading, text, word)
    assert f"{event.type} {event.realis}" == kind
