"""Where and when a deed was done, in constructions of texts that nobody had tuned to."""

from __future__ import annotations

import pytest
from tests.unit.extract.test_events_scenes import event, name
from tests.unit.extract.test_relations import relations

from tahqiq.extract.names.signs import Name
from tahqiq.extract.names.spread import spread

pytestmark = pytest.mark.slow
__all__ = ["relations"]


def place(reading, text, word):
    found = reading(text)
    return name(found, event(found, word).place)


def day(reading, text, word):
    found = reading(text)
    when = event(found, word).when
    return next((time.exact for time in found.times if time.id == when), None)


def kinds(reading, text):
    return {m.exact: m.type for m in reading(text).mentions if m.kind == "name"}


@pytest.mark.parametrize(
    ("text", "word", "where"),
    [
        # A place that saw it is where it was; who saw it is not.
        ("The town of Baraqan has witnessed nine assassinations.", "assassinations", "Baraqan"),
        ("Mosul saw three bombings on Sunday.", "bombings", "Mosul"),
        ("The minister saw three bombings.", "bombings", None),
        # The village, not its state, for all that was done in it.
        ("Gunmen attacked this village in Kaduna State, setting fire to granaries.", "setting", "this village"),
        ("Gunmen attacked this village in Sarpol, setting fire to granaries.", "setting", "Sarpol"),
        # One outcome beside another is there too; what came later is not.
        ("Men stopped a van on the Dara road, killing a guard and freeing two boys.", "freeing", "the Dara road"),
        ("He was held at a checkpoint and released.", "released", None),
        # No building stands in what the clause before it names.
        ("Families hid in cellars, and the road was closed.", "closed", "the road"),
        ("He was stabbed while he stood in line at a petrol station.", "stabbed", "a petrol station"),
        ("The army shelled a post above Mosul.", "shelled", "Mosul"),
        ("He planned the raid on the village of Tamsa.", "raid", "Tamsa"),
        # Who came there demanded it there.
        ("Soldiers came to the clinic and demanded the names.", "demanded", "the clinic"),
        ("Soldiers came to the clinic. In Torun, officials demanded calm.", "demanded", "Torun"),
    ],
)  # fmt: skip
def test_words_around_a_deed_say_where_it_was(reading, text, word, where):
    """M49."""
    assert place(reading, text, word) == where


AT_THE_FORD = "Soldiers shot two farmers at the Qarn ford. "


@pytest.mark.parametrize(
    ("text", "word", "where"),
    [
        (AT_THE_FORD + "Three more men were beaten and two stabbed.", "stabbed", "the Qarn ford"),
        (AT_THE_FORD + "A court charged him with theft, the abduction of two boys and arson.", "abduction", None),
    ],
)  # fmt: skip
def test_what_goes_on_is_told_of_the_scene_and_no_charge_is(reading, text, word, where):
    """M45, M49."""
    assert place(reading, text, word) == where


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        # Said in what bears the date.
        ("In a letter dated 20 August, the government denied the killing.", "denied", "20 August"),
        ("An alert issued on Sunday had warned of an attack.", "warned", "Sunday"),
        ("In a raid ordered on Sunday, police denied the killing.", "denied", None),
        # What was going on when they shot.
        ("On 3 May, soldiers shot at farmers who were blocking a road.", "blocking", "3 May"),
        ("On 3 May, soldiers shot at farmers who had blocked a road.", "blocked", None),
        ("Tuesday's march began at the bus park.", "march", "Tuesday"),
        ("He was killed ahead of Tuesday's march.", "killed", None),
        # What a deed is set against says no day.
        ("It was the worst fighting in two years.", "fighting", None),
        ("The blast killed nine people in the deadliest attack in the city in more than a decade.", "killed", None),
        ("They were freed in 72 hours.", "freed", "72 hours"),
        ("There was no raid in Torun on that date.", "raid", "that date"),
        ("There was no raid in Torun on a date palm.", "raid", None),
    ],
)  # fmt: skip
def test_words_around_a_deed_say_when_it_was(reading, text, word, when):
    """M46, M47."""
    assert day(reading, text, word) == when


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        # A byline's outlet or a guess makes no person of a town.
        ("By Ada Rusk, Brandmoor Courier, Monday\n\nSecond night of unrest in New Brandmoor.", "New Brandmoor", "PLACE"),
        # Where a person's name stands as well, it is a person's; nor is trust a place.
        ("The raid was led by Colonel Tamsin. Voters in Tamsin were angry.", "Tamsin", "PERSON"),
        ("Voters lost confidence in Harold Pym.", "Harold Pym", "PERSON"),
        ("Two men were found dead in Harolds Pym.", "Harolds Pym", "PLACE"),
    ],
)  # fmt: skip
def test_a_name_where_a_town_stands_is_a_town(reading, text, words, kind):
    """M32."""
    assert kinds(reading, text).get(words) == kind


def test_a_dateline_names_a_town(parsed):
    parse = parsed(
        "By Lena Hart, Dorren Post. Dorren. Lawyers from the Dorren bar met."
    ).tree
    at = [i for i, word in enumerate(parse.word) if word == "dorren"]
    guessed = [Name(i, i + 1, "PERSON") for i in at]
    assert {name.type for name in spread(parse, guessed, set())} == {"PERSON"}
    parse.text[at[1]] = "DORREN"
    assert {n.type for n in spread(parse, guessed, set(), {at[1]})} == {"PLACE"}
