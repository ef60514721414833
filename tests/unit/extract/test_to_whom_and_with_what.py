"""To whom, how many, with what and by whom: what a report of a deed says of its parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.extract.conftest import document
from tests.unit.extract.test_events import cast, english, of_sense, read

from tahqiq.extract.reader import read as read_whole

if TYPE_CHECKING:
    from tahqiq.model.reading import Event, Reading

pytestmark = pytest.mark.slow


def whole(text: str) -> Reading:
    """The reading of a short report."""
    return read_whole(document(text), english())


def deed(found: Reading, word: str) -> Event:
    """The event that one of its words tells."""
    return next(e for e in found.events if any(word in t.exact for t in e.triggers))


def parties(text: str, word: str, role: str) -> set[str]:
    """The words of those who take a part in the event that a word tells."""
    found = whole(text)
    words = {m.id: m.exact for m in found.mentions}
    rows = deed(found, word).participants
    return {words[p.mention] for p in rows if p.role == role and p.mention}


def counts(text: str, word: str) -> list[str]:
    """The numbers that an event is told with."""
    found = whole(text)
    exact = {q.id: q.exact for q in found.quantities}
    return [exact[c] for c in deed(found, word).counts]


# --- who those were whom it befell ----------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "victims"),
    [
        ("The dead included Sami Deran, a nurse.", "dead", {"Sami Deran"}),
        ("Ivo Pell, a farmer, was among those killed.", "killed", {"Ivo Pell"}),
        ("Those killed included a judge.", "killed", {"a judge"}),
        ("One of the dead was a pregnant woman.", "dead", {"a pregnant woman"}),
        (
            "Those detained included Ana Moss, a lawyer, and her brother.",
            "detained",
            {"Ana Moss", "her brother"},
        ),
        (
            "Seven people were killed, among them the mayor.",
            "killed",
            {"Seven people", "the mayor"},
        ),
        (
            "Eleven people, including the driver, were shot.",
            "shot",
            {"Eleven people", "the driver"},
        ),
        (
            "The clashes left 12 dead: seven rebels, four soldiers and a civilian.",
            "dead",
            {"12", "seven rebels", "four soldiers", "a civilian"},
        ),
    ],
)
def test_whoever_is_told_to_be_among_those_it_befell_suffered_it(text, word, victims):
    """M33: the member of a group is known apart from it."""
    assert parties(text, word, "recipient") == victims


@pytest.mark.parametrize(
    "text",
    [
        "The guards, Segundo Quinto, 29, and Darwin Ayo, 41, were shot.",
        "Two people, identified as Segundo Quinto and Darwin Ayo, were shot.",
    ],
)
def test_a_group_all_of_whose_names_are_told_is_those_people(text):
    """M33."""
    assert parties(text, "shot", "recipient") == {"Segundo Quinto", "Darwin Ayo"}


def test_the_names_of_the_victims_in_a_later_sentence_belong_to_the_deed_told_before():
    """M45: one happening, and its victims by name."""
    text = (
        "A bomb went off in a market in Tasso on Friday. Twelve people died. "
        "The victims were named as Ana Moss, 34, and her son."
    )
    assert parties(text, "died", "recipient") == {
        "Twelve people",
        "Ana Moss",
        "her son",
    }


def test_who_is_told_not_to_be_among_the_dead_is_no_victim():
    """M18."""
    found = whole("Nine people died. The mayor was not among the dead.")
    words = {m.id: m.exact for m in found.mentions}
    hurt = {words.get(p.mention) for e in found.events for p in e.participants}
    assert "Nine people" in hurt
    assert "The mayor" not in hurt


def test_the_toll_itself_is_not_one_of_those_it_counts():
    text = "The killing of a clerk on Sunday was the third of its kind this year."
    assert parties(text, "killing", "recipient") == {"a clerk"}


def test_a_noun_beside_a_name_is_that_person():
    text = "Orla Venn, a helmsman who was shot dead in Tasso, had two children."
    assert parties(text, "shot", "recipient") == {"Orla Venn"}


# --- how many --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "numbers"),
    [
        (
            "Police arrested 45 demonstrators, among them three journalists and a lawyer.",
            "arrested",
            ["45", "three"],
        ),
        (
            "Seven people, four of whom were minors, were detained.",
            "detained",
            ["Seven", "four"],
        ),
        ("A raid on a camp left nine people dead, the army said.", "dead", ["nine"]),
        ("Two guards were shot by men in two vans.", "shot", ["Two"]),
    ],
)
def test_parts_of_a_count_are_told_with_it_and_the_number_of_vans_is_none(
    text, word, numbers
):
    """M50, M51."""
    assert counts(text, word) == numbers


def test_an_age_beside_a_victim_is_no_count():
    text = "Ivo Pell, 61, and Mara Tash, 30, were killed."
    assert counts(text, "killed") == []


def test_burned_alive_is_death_whatever_the_verb_says_alone():
    found = whole("Four people were burned alive in a granary.")
    assert [(q.exact, q.unit) for q in found.quantities] == [("Four", "killed")]


def test_the_children_whom_one_of_the_dead_had_were_not_killed():
    found = whole("Orla Venn, a helmsman who was shot dead in Tasso, had two children.")
    assert [q.unit for q in found.quantities if q.exact == "two"] != ["killed"]


# --- with what, and whose it was ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "means"),
    [
        ("Men who came on motorcycles and in a minibus abducted two clerks.", "abducted",
         {"motorcycles", "a minibus"}),
        ("Militiamen armed with machetes killed a guard.", "killed", {"machetes"}),
        ("The truck rammed into a crowd of worshippers, killing six.", "rammed", {"The truck"}),
        ("A man drove a van into pedestrians in Varnow.", "drove", {"a van"}),
        ("Three villagers were hurt by shrapnel.", "hurt", {"shrapnel"}),
    ],
)  # fmt: skip
def test_what_doers_come_in_hold_or_drive_is_what_it_was_done_with(text, word, means):
    """M42."""
    assert parties(text, word, "instrument") == means


@pytest.mark.parametrize(
    ("text", "word", "doers"),
    [
        ("Police fire killed two students in Odaro.", "killed", {"Police"}),
        ("A rebel bullet hit a nurse in the leg.", "hit", {"rebel"}),
        ("A stray bullet hit a nurse in the leg.", "hit", set()),
        ("The attack, which was claimed by the Falcons of Mora, killed a guard.", "attack",
         {"Falcons of Mora"}),
        ("The bombing, blamed on separatists, injured a guard.", "bombing", {"separatists"}),
        ("The Falcons claimed responsibility for the killing of the judge.", "killing",
         {"The Falcons"}),
    ],
)  # fmt: skip
def test_whose_weapon_it_was_and_who_claims_it_or_is_blamed_is_the_doer(
    text, word, doers
):
    """M34, M43."""
    assert parties(text, word, "actor") == doers


def test_a_claim_that_nobody_made_names_no_doer():
    text = "The attack, which was not claimed by the Falcons of Mora, killed a guard."
    assert parties(text, "attack", "actor") == set()


def test_what_a_victim_had_done_is_another_deed():
    """M45."""
    parsed, events = read("Soldiers shot and wounded a teenager who had thrown stones.")
    assert cast(parsed, of_sense(events, "shoot"))["actor"] == ["Soldiers"]


# --- to whom ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "to"),
    [
        (
            "The Reed Army accused the government of theft. The government rejected it.",
            "rejected",
            {"The Reed Army"},
        ),
        (
            "The mayor accused Deputy Lina Orr of bribery. Orr threatened to sue.",
            "threatened",
            {"mayor"},
        ),
        ("The government rejected the accusation.", "rejected", set()),
        ("The council revoked her licence.", "revoked", {"her"}),
    ],
)
def test_an_answer_is_given_to_whoever_accused_or_asked(text, word, to):
    assert {w.removeprefix("The ") for w in parties(text, word, "recipient")} == {
        w.removeprefix("The ") for w in to
    }


def test_none_of_them_was_harmed_tells_of_them():
    text = "None of the hostages was harmed."
    assert parties(text, "harmed", "recipient") == {"the hostages"}
    assert deed(whole(text), "harmed").realis == "negated"


@pytest.mark.parametrize(
    ("text", "word", "victims"),
    [
        (
            "A journalist and his brother were abducted from a cafe, tortured and released.",
            "tortured",
            {"A journalist", "his brother"},
        ),
        ("The prisoner was denied food and beaten with a pipe.", "beaten", {"The prisoner"}),
        ("The gang cut off the ear of a shopkeeper.", "cut", {"a shopkeeper"}),
        ("The bodies of three men were burned in a pit.", "burned", {"three men"}),
        ("The raid left 9 dead and 20 wounded.", "dead", {"9", "20"}),
        ("Gunmen held up a convoy, killing two and abducting a third.", "abducting",
         {"a third"}),
        ("Rebels freed the last of the miners on Sunday.", "freed", {"the last"}),
        ("Nine bodies were brought to the morgue in Hamrin.", "brought", {"Nine bodies"}),
    ],
)  # fmt: skip
def test_what_is_told_in_a_row_in_part_or_of_a_body_befell_the_person(
    text, word, victims
):
    assert parties(text, word, "recipient") == victims


def test_in_the_passive_whoever_was_beaten_did_not_beat():
    text = "The prisoner was denied food and beaten with a pipe."
    assert parties(text, "beaten", "actor") == set()


@pytest.mark.parametrize(
    ("text", "word", "doers"),
    [
        ("A government drone strike on a camp killed a cook.", "strike", {"government"}),
        ("The murder was ordered by a trader and carried out by two clerks.", "murder",
         {"a trader", "two clerks"}),
        ("Guards made the men kneel before shooting them.", "shooting", {"Guards"}),
        ("Police arrested a network that the army holds responsible for the bombing.",
         "bombing", {"a network"}),
    ],
)  # fmt: skip
def test_who_is_named_around_a_deed_did_it_and_nobody_who_only_speaks_of_it(
    text, word, doers
):
    """M34, M43: "holds responsible" makes no doer of who holds."""
    assert parties(text, word, "actor") == doers


def test_where_somebody_hides_is_no_party_to_it():
    assert parties("The agent hid in Karachi in May.", "hid", "recipient") == set()


def test_who_is_sent_to_jail_behind_a_passive_has_not_sent_himself():
    made = whole("The men were arrested as they entered the town and sent to jail.")
    doers = {
        part.entity
        for event in made.events
        if any(t.exact in {"arrested", "sent"} for t in event.triggers)
        for part in event.participants
        if part.role == "actor"
    }
    assert doers == set()


def test_who_claims_to_be_behind_a_killing_claims_it():
    """M101: a claim of responsibility, and no accusation of anybody."""
    made = whole(
        "Two priests were shot on Friday. The Free Hand claimed to be behind the killing."
    )
    names = {entity.id: entity.name for entity in made.entities}
    found = deed(made, "killing").participants
    assert "Free Hand" in {names[p.entity] for p in found if p.role == "actor"}
    acts = {claim.chain[-1].act for claim in made.claims if len(claim.chain) > 1}
    assert acts == {"claim-responsibility"}
