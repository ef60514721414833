"""Events: types, participants, realis, setting and coreference (M38 to M48)."""

from __future__ import annotations

from functools import cache

import pytest

from tahqiq.extract.events.events import events_of
from tahqiq.extract.events.verbal import verbal_type
from tahqiq.extract.measures.quantities import quantities_of
from tahqiq.extract.measures.times import times_of
from tahqiq.extract.mentions.mentions import named_of
from tahqiq.extract.parsing.english import load_english
from tahqiq.extract.parsing.parse import parse
from tahqiq.model.document import Document, Passage

pytestmark = pytest.mark.slow


@cache
def english():
    return load_english()


def read(text, kind="body"):
    """The parsed text and its events."""
    record = Document(
        id="d", sha256="", text_sha256="", file="report.txt", uri="report.txt",
        media_type="text/plain", text=text,
        passages=tuple(
            Passage(start=text.index(part), end=text.index(part) + len(part), kind=kind)
            for part in text.split("\n\n")
        ),
        published="2020-07-12", published_precision="day", language="en",
    )  # fmt: skip
    parsed = parse(record, english())
    times = times_of(parsed)
    return parsed, events_of(
        parsed, named_of(parsed), times, quantities_of(parsed, times)
    )


def cast(parsed, event):
    """Words by role."""
    found = {}
    for part in event.participants:
        found.setdefault(part.role, []).append(parsed.doc[part.token].text)
    return found


def of_sense(events, sense):
    return next(event for event in events if sense in event.senses)


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("Gunmen shot the clerk.", "ASSAULT", "firearms"),
        ("Police raided his office.", "COERCE", "seize"),
        ("Soldiers arrested two students.", "COERCE", "arrest"),
        ("The court freed the prisoners.", "RETREAT", "release"),
        ("Rebels kidnapped an engineer.", "ASSAULT", "abduct"),
        ("The group threatened to bomb the bridge.", "THREATEN", "violence"),
        ("Residents accused the militia of the killing.", "ACCUSE", "allege"),
        (
            "The ministry opened an investigation into the raid.",
            "ACCUSE",
            "investigate",
        ),
        ("The minister condemned the attack.", "ACCUSE", "disapprove"),
        ("They demanded the release of the captives.", "REQUEST", "yield"),
        ("Jets bombed the village.", "ASSAULT", "aerial"),
        ("Workers went on strike over wages.", "PROTEST", "strike"),
    ],
)
def test_an_event_has_the_plover_type_and_mode_of_its_word(text, kind, mode):
    """M38, M39."""
    _, events = read(text)
    assert any(event.type == kind and mode in event.modes for event in events)


@pytest.mark.parametrize(
    "text",
    [
        "The director shot the film in the desert.",
        "The bank charged customers a fee.",
        "The critic attacked the government's policy.",
        "The company fired three managers.",
        "The striker hit the post in the second half of the match.",
    ],
)
def test_a_word_of_violence_in_another_sense_is_no_assault(text):
    _, events = read(text)
    assert all(event.type != "ASSAULT" for event in events)


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("Gunmen killed the judge.", "Gunmen", "judge"),
        ("The judge was killed by gunmen.", "gunmen", "judge"),
        ("The killing of the judge by gunmen shocked the town.", "gunmen", "judge"),
        ("The gunmen who killed the judge fled.", "gunmen", "judge"),
        ("The judge killed by gunmen was 50.", "gunmen", "judge"),
        ("Gunmen stopped the car and killed the judge.", "Gunmen", "judge"),
        ("Police accuse gunmen of killing the judge.", "gunmen", "judge"),
    ],
)
def test_who_did_it_to_whom_survives_every_clause(text, actor, recipient):
    parsed, events = read(text)
    found = cast(parsed, of_sense(events, "kill"))
    assert found.get("actor") == [actor]
    assert found.get("recipient") == [recipient]


def test_an_agentless_passive_names_no_doer():
    parsed, events = read("The judge was killed on Monday.")
    assert "actor" not in cast(parsed, of_sense(events, "kill"))


def test_compound_doers_are_a_list_of_one_event():
    """M41."""
    parsed, events = read("Soldiers and policemen beat the driver.")
    assert cast(parsed, of_sense(events, "beat"))["actor"] == ["Soldiers", "policemen"]
    assert len([event for event in events if "beat" in event.senses]) == 1


def test_a_weapon_is_the_instrument_and_tells_the_mode():
    parsed, events = read("A car bomb killed five shoppers.")
    event = of_sense(events, "kill")
    assert cast(parsed, event) == {"instrument": ["bomb"], "recipient": ["shoppers"]}
    assert "explosives" in event.modes


def test_the_killing_of_one_person_by_somebody_is_targeted():
    """M39."""
    _, events = read("Gunmen killed the journalist Salim Rubai.")
    assert "targeted" in of_sense(events, "kill").modes


@pytest.mark.parametrize(
    ("text", "sense", "realis"),
    [
        ("The group killed the judge.", "kill", "actual"),
        ("The group did not kill the judge.", "kill", "negated"),
        ("The group tried to kill the judge.", "kill", "attempted"),
        ("The judge survived an assassination attempt.", "kill", "attempted"),
        ("The group was planning an attack on the zone.", "attack", "planned"),
        ("The group threatened to kill the judge.", "kill", "threatened"),
        ("The army may attack the town.", "attack", "hypothetical"),
        ("If the army attacks the town, people will flee.", "attack", "hypothetical"),
        ("No group has claimed responsibility for the blast.", "claim", "negated"),
        ("Many assassinations have happened in the country.", "kill", "generic"),
    ],
)
def test_realis_is_how_the_source_presents_the_event(text, sense, realis):
    _, events = read(text)
    assert of_sense(events, sense).realis == realis


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Gunmen killed the judge.", "stated"),
        ("Police accuse the brothers of killing the judge.", "accused"),
        ("Two men were charged with the murder of the judge.", "accused"),
        ("The group claimed responsibility for the killing of the judge.", "claimed"),
    ],
)
def test_an_accused_doer_is_never_a_stated_one(text, basis):
    """M43: accused, charged and self-declared doers stay what they are."""
    _, events = read(text)
    doers = [p for p in of_sense(events, "kill").participants if p.role == "actor"]
    assert [doer.basis for doer in doers] == [basis]


@pytest.mark.parametrize(
    "text",
    [
        "No group has claimed responsibility for the killing of the judge.",
        "The militia was not behind the killing of the judge.",
        "Nobody has been charged with the murder of the judge.",
        "He was acquitted of killing the judge.",
    ],
)
def test_a_denied_blame_makes_nobody_the_doer(text):
    parsed, events = read(text)
    assert "actor" not in cast(parsed, of_sense(events, "kill"))


def test_a_harm_and_its_cause_are_one_happening():
    _, events = read("An explosion killed three people near the station.")
    assert [set(event.senses) for event in events] == [{"explode", "kill"}]


def test_one_victim_is_killed_once():
    """M45."""
    _, events = read(
        "Gunmen shot dead Salim Rubai on Monday.\n\nThe killing shocked the town. "
        "Rubai was killed near his home."
    )
    assert len([event for event in events if "kill" in event.senses]) == 1


def test_many_killings_are_not_the_killing():
    """M45: a plural of other happenings stays apart."""
    _, events = read(
        "Gunmen killed the judge on Monday.\n\nMany assassinations have happened here."
    )
    assert len([event for event in events if "kill" in event.senses]) == 2


def test_another_attack_is_another_event():
    _, events = read("Rebels attacked the base.\n\nAnother attack hit the port.")
    assert len([event for event in events if "attack" in event.senses]) == 2


def test_a_place_keeps_the_words_that_relate_it():
    parsed, events = read("Gunmen killed the judge near his home.")
    event = of_sense(events, "kill")
    assert event.place_relation == "near his home"
    assert parsed.doc[event.place_token].text == "home"


def test_the_time_of_the_clause_dates_the_event():
    """M47."""
    parsed, events = read("Troops stormed the base on Friday and left on Saturday.")
    times = {time.id: time.exact for time in times_of(parsed)}
    assert "Friday" in times[of_sense(events, "storm").when]


def test_a_time_before_the_event_is_not_its_date():
    parsed, events = read("An hour before his assassination, he spoke on television.")
    assert of_sense(events, "kill").when is None
    del parsed


def test_a_caption_dates_no_event():
    """M9."""
    _, events = read(
        "Guards at the scene of the killing, Tuesday, July 7, 2020.", "caption"
    )
    assert all(event.when is None for event in events)


def test_a_total_of_many_events_is_no_toll():
    """M54."""
    _, events = read("Militias have killed more than 700 protesters since October.")
    assert of_sense(events, "kill").counts == ()


def test_follow_ups_name_their_stage():
    _, events = read(
        "Police raided the house, arrested two suspects and later released them."
    )
    assert {event.stage for event in events} >= {"raid", "arrest", "release"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Elbona will send food to the refugees.", "AGREE"),
        ("The rebels said they will attack the port.", "THREATEN"),
        ("The army must withdraw from the town.", "REQUEST"),
        ("The minister will not meet the rebels.", "REJECT"),
    ],
)
def test_an_intention_is_filed_as_the_statement_it_is(text, kind):
    _, events = read(text)
    assert kind in {verbal_type(event) for event in events}


def test_plain_saying_is_no_event():
    _, events = read("The spokesman said that the weather was fine.")
    assert events == ()


def test_an_accused_who_ordered_a_killing_is_accused():
    """The light verb below the accusation does not turn it into a statement."""
    parsed, events = read(
        "Two councillors accused the Sons of Tarn of ordering the killing of the judge."
    )
    event = of_sense(events, "kill")
    doers = [p for p in event.participants if p.role == "actor"]
    assert [parsed.doc[p.token].text for p in doers] == ["Sons"]
    assert {p.basis for p in doers} == {"accused"}
    assert event.realis == "actual"


def test_an_accusation_does_not_split_the_happening():
    _, events = read(
        "Three men killed a district judge on Monday.\n\n"
        "A spokesman blamed a foreign embassy for the killing."
    )
    assert len([event for event in events if "kill" in event.senses]) == 1


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("The attack happened on Friday.", True),
        ("Five people were killed on Friday in an attack on the mill.", True),
        ("Rebels launched an attack on the mill on Friday.", True),
        ("On Friday the minister condemned the attack.", False),
        ("Police said on Friday that they were studying the attack.", False),
    ],
)
def test_the_time_of_another_deed_does_not_date_an_attack(text, dated):
    _, events = read(text)
    assert (of_sense(events, "attack").when is not None) is dated
