"""Events in the wordings of reports: headlines, demands, finds of bodies, capitals."""

from __future__ import annotations

from functools import cache

import pytest

from tahqiq.extract.events.events import events_of
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


def read(text):
    """The parsed text and its events; blank lines part passages."""
    parts = text.split("\n\n")
    starts = [sum(len(p) + 2 for p in parts[:k]) for k in range(len(parts))]
    record = Document(
        id="d", sha256="", text_sha256="", file="report.txt", uri="report.txt",
        media_type="text/plain", text=text,
        passages=tuple(
            Passage(start=a, end=a + len(p), kind="body")
            for a, p in zip(starts, parts, strict=True)
        ),
        published="2020-07-12", published_precision="day", language="en",
    )  # fmt: skip
    parsed = parse(record, english())
    times = times_of(parsed)
    counted = quantities_of(parsed, times)
    return parsed, events_of(parsed, named_of(parsed), times, counted)


def of_sense(events, sense):
    return next(event for event in events if sense in event.senses)


def words(parsed, event, role):
    return [parsed.doc[p.token].text for p in event.participants if p.role == role]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Three farmers were killed in police firing.", ["police"]),
        ("Two students were killed in an army operation on Monday.", ["army"]),
        ("A clerk died in police custody.", ["police"]),
        ("Two farmers were killed in a road accident.", []),
    ],
)
def test_a_death_in_an_operation_is_that_of_those_who_ran_it(text, doers):
    """M39: the doer stands in the noun phrase that says how they died."""
    parsed, events = read(text)
    event = next(e for e in events if e.harm == "killed")
    assert words(parsed, event, "actor") == doers


def test_a_share_of_the_dead_makes_nobody_the_doer_of_all_deaths():
    """M33, M54: of three dead two were shot by police."""
    parsed, events = read(
        "He said three were killed in the riots, two of them in police firing."
    )
    assert words(parsed, of_sense(events, "kill"), "actor") == []


def test_both_sides_of_a_hyphen_clash():
    """M41."""
    parsed, events = read("One person died in a police-farmer clash in Ortan.")
    assert set(words(parsed, of_sense(events, "clash"), "actor")) == {
        "police",
        "farmer",
    }


@pytest.mark.parametrize(
    "text",
    [
        "The bodies of two missing teachers were found in a well on Friday.",
        "Police found the bodies of two teachers near the river.",
    ],
)
def test_a_body_found_is_a_death_without_a_date(text):
    """M46: the day of the find is not that of the death."""
    parsed, events = read(text)
    event = of_sense(events, "die")
    assert words(parsed, event, "recipient") == ["teachers"]
    assert event.when is None
    assert event.counts


def test_the_march_of_a_dateline_is_no_march():
    """M9."""
    _, events = read("ORTAN, Elbonia (Ufuq, March 3) - Four soldiers were killed.")
    assert {event.type for event in events} == {"ASSAULT"}


def test_the_clock_of_a_post_dates_no_event():
    """M9: a live page says when it wrote, not when it happened."""
    _, events = read("13.46 The mayor was wounded.\n\nTwo guards were hurt at 11.20.")
    first, second = (e for e in events if "injure" in e.senses)
    assert first.when is None
    assert second.when is not None


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("The faction demanded that the road be blocked.", "restrict"),
        ("Activists called for a demonstration tomorrow.", "protest"),
        ("The union demanded an investigation into the raid.", "investigate"),
        ("He warned that any raid on the villages would be answered.", "raid"),
    ],
)
def test_what_is_demanded_has_not_happened(text, sense):
    """Realis: a wish, a call and an unmade raid are no deeds."""
    _, events = read(text)
    event = next((e for e in events if sense in e.senses), None)
    assert event is None or event.realis != "actual"


def test_a_denial_is_filed_as_reject():
    """M40: with PLOVER's REJECT, as the gold has it; a fabrication called out too."""
    _, events = read(
        "The army denied the charge. His office called the report a fabrication."
    )
    assert [e.type for e in events if "deny" in e.senses] == ["REJECT", "REJECT"]


def test_what_somebody_says_another_must_do_is_a_request_of_him():
    parsed, events = read("The envoy said that Elbonia must return the helicopter.")
    event = of_sense(events, "request")
    assert words(parsed, event, "actor") == ["envoy"]
    assert words(parsed, event, "recipient") == ["Elbonia"]


def test_who_could_avert_it_is_threatened():
    """The addressee of a conditional threat stands in its condition."""
    parsed, events = read(
        "The drivers threatened to hold a general strike unless the ministry paid."
    )
    assert words(parsed, of_sense(events, "threaten"), "recipient") == ["ministry"]


def test_nobody_is_addressee_of_his_own_deed():
    parsed, events = read("Elbonia has offered its troops to President Adel Sabti.")
    event = next(e for e in events if e.type == "AGREE")
    assert words(parsed, event, "recipient") == ["Sabti"]


def test_a_bridge_is_no_party():
    """M49: where somebody fled to is a direction, not a recipient and not the place."""
    parsed, events = read("The attackers fled toward the Khazna bridge.")
    event = next(e for e in events if e.type == "RETREAT")
    assert words(parsed, event, "recipient") == []
    assert event.place is None


def test_the_militants_who_fired_are_not_the_militant_who_died():
    """M33, M45."""
    parsed, events = read(
        "The body of a militant was found in the temple. Militants opened fire at noon."
    )
    assert words(parsed, of_sense(events, "die"), "actor") == []


def test_a_text_in_capitals_is_read_where_it_stands():
    """M11: spans are the evidence's own words, whatever case the parser saw."""
    text = "GUNMEN OF THE SHINING PATH KILLED TWO PEASANTS IN THE TOWN OF CHAVIN TODAY."
    parsed, events = read(text)
    event = of_sense(events, "kill")
    first, end = event.triggers[0]
    assert parsed.span(first, end).exact == "KILLED"
    assert [parsed.span(p.token, p.token + 1).exact for p in event.participants] == [
        "GUNMEN",
        "PEASANTS",
    ]


def test_the_noun_of_a_harming_verb_tells_the_harm():
    parsed, events = read("The assassinating of the doctor shocked the town.")
    assert words(parsed, of_sense(events, "kill"), "recipient") == ["doctor"]


def test_up_to_a_number_is_still_an_object():
    """M50."""
    parsed, events = read("Rebels have kidnapped up to 16 foreign advisers.")
    assert words(parsed, of_sense(events, "abduct"), "recipient") == ["advisers"]


def test_men_who_take_somebody_from_home_detain_him():
    _, events = read("Men in plain clothes took her from her home on Monday.")
    assert of_sense(events, "arrest").type == "COERCE"


def test_a_town_places_an_event_before_its_country():
    """M49."""
    parsed, events = read(
        "A judge was killed in Iraq on Friday. The killing in Mosul was condemned."
    )
    event = of_sense(events, "kill")
    assert parsed.doc[event.place_token].text == "Mosul"


def test_what_is_set_fire_to_is_hit():
    parsed, events = read("Settlers set fire to the offices of the council.")
    assert words(parsed, of_sense(events, "destroy"), "recipient") == ["offices"]


def test_what_people_do_in_general_is_no_deed():
    """Realis: a bare plural in the present tense tells no happening."""
    _, events = read("In this country people die over debts.")
    assert of_sense(events, "die").realis == "generic"


def test_the_day_of_saying_is_not_the_day_of_the_deed():
    """M9, M46."""
    _, events = read("He said on Friday that gunmen had killed his brother.")
    assert of_sense(events, "kill").when is None


def test_initials_before_an_attack_say_whose_it_is():
    parsed, events = read("A US airstrike killed nine villagers.")
    event = of_sense(events, "airstrike")
    assert words(parsed, event, "actor") == ["US"]
    assert event.place_token is None


def test_what_is_waited_for_has_not_happened():
    _, events = read("They will strike until the detainees are freed.")
    assert of_sense(events, "release").realis == "hypothetical"
