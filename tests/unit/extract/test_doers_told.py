"""Who did it where a scene tells it without a doer; what deeds are of which kind."""

from __future__ import annotations

import pytest
from tests.unit.extract.test_deeds_more import bases
from tests.unit.extract.test_events import cast, english, of_sense, read

from tahqiq.extract.reader import read as read_whole

pytestmark = pytest.mark.slow


def doers(text: str, sense: str) -> list[str]:
    """The doers of the first event of a sense, by their words."""
    parsed, events = read(text)
    return cast(parsed, of_sense(events, sense)).get("actor", [])


def types(text: str) -> set[tuple[str, str | None]]:
    """The senses of a text with their types."""
    _, events = read(text)
    return {(sense, event.type) for event in events for sense in event.senses}


# --- a doer known from the scene -------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sense", "doer"),
    [
        ("Gunmen stopped a bus near Karad. Two women were shot.", "shoot", "Gunmen"),
        ("Masked men broke into the studio. The guard was beaten.", "beat", "men"),
        ("Police raided a house in Karad. Two men were arrested.", "arrest", "Police"),
        (
            "Interrogators kept Dara Selim awake for four nights. She was hung by the wrists.",
            "hang",
            "Interrogators",
        ),
        (
            "Soldiers entered the village. Three huts were burned.",
            "destroy",
            "Soldiers",
        ),
    ],
)
def test_the_one_doer_of_a_scene_did_what_it_tells_in_the_passive(text, sense, doer):
    """M34, M43: inferred, and put there by no claim."""
    parsed, events = read(text)
    found = [
        part
        for event in events
        for part in event.participants
        if part.basis == "inferred" and parsed.tree.text[part.token] == doer
    ]
    assert found
    assert sense in {parsed.tree.lemma[part.trigger] for part in found} | {
        name for event in events for name in event.senses
    }


@pytest.mark.parametrize(
    "text",
    [
        "Troops clashed with rebels near Karad. Seven villagers were wounded.",
        "Rebels attacked a checkpoint near Karad. Three militants were shot.",
        "Gunmen attacked a bank in Karad. Two suspects were arrested.",
        "Police arrested Dara Selim on Monday. She was killed in her cell.",
        "Gunmen stopped a bus near Karad. Police arrived. Two women were shot.",
        "Gunmen stopped a bus near Karad. In Orvan, two women were shot.",
        "Gunmen stopped a bus on Monday. On Friday two women were shot.",
        "Gunmen stopped a bus near Karad. Dara Selim was shot.",
        "Gunmen stopped a bus near Karad. A woman was shot. It is not known who fired.",
        "Gunmen stopped a bus near Karad. Elsewhere, a woman was shot.",
    ],
)
def test_no_doer_is_inferred_where_another_may_have_done_it(text):
    """M43, M45."""
    _, events = read(text)
    assert all(part.basis != "inferred" for e in events for part in e.participants)


def test_an_inferred_doer_is_put_there_by_no_claim(report):
    """M43."""
    reading = read_whole(
        report("Gunmen stopped a bus near Karad. Two women were shot."), english()
    )
    shot = next(e for e in reading.events if e.triggers[0].exact == "shot")
    claims = [part.claims for part in shot.participants if part.role == "actor"]
    assert claims == [()]


def test_who_tells_only_of_the_dead_has_not_said_who_killed_them(report):
    """M16, M43."""
    text = (
        "The army said rebels attacked the village of Karad. "
        "Residents said four women were shot."
    )
    reading = read_whole(report(text), english())
    shot = next(e for e in reading.events if e.triggers[0].exact == "shot")
    assert [part.role for part in shot.participants] == ["recipient"]


# --- what kind of deed it is --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("An arrest warrant was issued for Dara Selim.", ("warrant", "SANCTION")),
        ("His passport was revoked in May.", ("sanction", "SANCTION")),
        (
            "The council listed the militia as a terrorist organisation.",
            ("sanction", "SANCTION"),
        ),
        ("Three of his cellmates met the same fate.", ("die", "ASSAULT")),
        ("The colonel ordered his men to kill the prisoners.", ("order", None)),
        ("The union called for the minister to resign.", ("request", "REQUEST")),
        ("He went into hiding in June.", ("hide", "RETREAT")),
        ("The trial of five officers opened on Monday.", ("trial", "ACCUSE")),
        ("Three children died of cholera.", ("perish", None)),
        ("Her uncle died in a car accident.", ("perish", None)),
        ("Relatives held up photographs of the missing.", ("protest", "PROTEST")),
        ("The women were made to kneel.", ("force", "COERCE")),
        ("His hands were tied with wire.", ("bind", "COERCE")),
        ("Detainees were refused treatment.", ("restrict", "COERCE")),
        ("The court threw out the suit.", ("reject", "REJECT")),
    ],
)
def test_a_way_of_saying_it_has_its_kind(text, kind):
    """M38 to M40."""
    assert kind in types(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A boy of 12 years old died when a shell hit the house.", ("perish", None)),
        ("Police kicked in the door of the flat.", ("beat", "ASSAULT")),
        ("The trees had been cut down last year.", ("kill", "ASSAULT")),
        ("The court ordered the ministry to pay the widow.", ("order", None)),
        ("The group met in May.", ("die", "ASSAULT")),
        ("A bomb was hidden in a gift box.", ("hide", "RETREAT")),
        ("The minister promised to punish the culprits.", ("threaten", "THREATEN")),
        ("The news shocked the district.", ("torture", "ASSAULT")),
        ("They sat down by the road.", ("consult", "CONSULT")),
    ],
)
def test_a_like_way_of_saying_something_else_has_not(text, kind):
    """M38."""
    assert kind not in types(text)


def test_what_is_called_for_has_not_been_done():
    """M47: "called for the site to be sealed"."""
    _, events = read("The bar called for the site to be sealed.")
    assert [e.realis for e in events if "restrict" in e.senses] == ["hypothetical"]


# --- who takes part -------------------------------------------------------------------------------


def test_what_is_denied_is_addressed_to_nobody():
    """M40."""
    parsed, events = read("Its spokesman denied that its planes had flown over Karad.")
    assert "recipient" not in cast(parsed, of_sense(events, "deny"))


def test_whose_accusation_is_denied_is_whom_the_denial_answers():
    """M40."""
    parsed, events = read("The army denied accusations by the Karad council.")
    assert cast(parsed, of_sense(events, "deny"))["recipient"] == ["council"]


def test_a_day_before_a_noun_counts_nobody():
    """M46: "On 17 August fighters took the town"."""
    assert doers("On 17 August fighters captured the town.", "occupy") == ["fighters"]


def test_nobody_is_behind_what_no_group_says_it_was_behind():
    """M43."""
    _, events = read("No group has said it was behind the bombing.")
    assert not bases(of_sense(events, "bomb"))


def test_who_is_wounded_is_no_suspect_of_the_wounding():
    """M43: "four of the wounded were taken from their beds"."""
    _, events = read("Four of the wounded were taken from their beds.")
    assert all(part.role != "actor" for e in events for part in e.participants)


# --- what is one happening ------------------------------------------------------------------------


def together(text: str, one: str, other: str) -> bool:
    """Whether two words tell one event."""
    parsed, events = read(text)
    return any(
        {one, other} <= {parsed.tree.word[head] for head in event.heads}
        for event in events
    )


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "Three men shot the chief of Karad. The operation lasted a minute.",
            "shot",
            "operation",
        ),
        ("A judge was shot in Karad. Nobody knows who did it.", "shot", "did"),
    ],
)
def test_a_noun_or_who_did_it_takes_up_what_was_told(text, one, other):
    """M45."""
    assert together(text, one, other)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Two men were shot. The car was set on fire.", "shot", "set"),
        (
            "Guards hung him by the wrists. They burned him with cigarettes.",
            "hung",
            "burned",
        ),
        (
            "Seven migrants drowned. Shots were fired into the water.",
            "drowned",
            "fired",
        ),
        (
            "A bomb killed six. It was the worst attack since the 2031 bus bombing, in which ten died.",
            "killed",
            "died",
        ),
        (
            "Rebels attacked a post near Karad. Three militants were killed.",
            "attacked",
            "killed",
        ),
    ],
)
def test_another_act_is_another_happening(text, one, other):
    """M45."""
    assert not together(text, one, other)


# --- who is nobody, and who had it done -----------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "No one has claimed the bombing.",
        "Nobody was hurt.",
        "No officer was punished.",
        "None of the guards was arrested.",
    ],
)
def test_nobody_takes_part(text):
    """M41."""
    parsed, events = read(text)
    words = {parsed.tree.word[p.token] for e in events for p in e.participants}
    assert not words & {"one", "nobody", "officer", "none"}


@pytest.mark.parametrize(
    ("text", "role", "words"),
    [
        ("The bodies were burned on the orders of the warden.", "actor", ["warden"]),
        ("A march called by the union was banned.", "actor", ["union"]),
        ("A nurse saw bruises on the neck of the driver.", "recipient", ["driver"]),
        ("Four were seized by soldiers.", "recipient", ["Four"]),
        ("Another, a teacher, was hanged.", "recipient", ["Another"]),
        ("He was the third organiser to be killed.", "recipient", ["organiser"]),
    ],
)
def test_who_is_told_behind_the_word_takes_part(text, role, words):
    """M41."""
    parsed, events = read(text)
    found = [
        word
        for event in events
        if event.type in {"ASSAULT", "COERCE", "PROTEST"}
        for word in cast(parsed, event).get(role, [])
    ]
    assert found[:1] == words


def test_who_had_it_done_is_only_held_to_have_done_it():
    """M43."""
    _, events = read("The bodies were burned on the orders of the warden.")
    assert bases(of_sense(events, "destroy")) == ["accused"]


def test_a_network_held_responsible_by_the_police_is_the_one_accused():
    """M43."""
    parsed, events = read(
        "A network that the police hold responsible for the bombing fled."
    )
    assert cast(parsed, of_sense(events, "bomb"))["actor"] == ["network"]


def test_a_statement_that_claims_a_killing_killed_nobody():
    """M43."""
    _, events = read("An earlier statement claimed the killing of a judge.")
    assert not bases(of_sense(events, "kill"))


def test_what_is_denied_was_not_as_its_source_has_it():
    """M40: and he who denies it is named with it."""
    parsed, events = read("The army denied storing weapons at the school.")
    stored = of_sense(events, "keep")
    assert stored.realis == "negated"
    assert cast(parsed, stored)["actor"] == ["army"]


def test_who_denies_a_deed_that_is_told_as_done_is_not_its_doer():
    """M43."""
    _, events = read("The army denied shooting Dara Selim. She was shot on Monday.")
    shot = of_sense(events, "shoot")
    assert shot.realis == "actual"
    assert all(part.role != "actor" for part in shot.participants)


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Elders say raiders on camels killed thirty herders.", "raiders"),
        ("At 19:40 armed men opened fire on a patrol.", "men"),
    ],
)
def test_a_verb_behind_a_phrase_has_its_doer(text, doer):
    """M41."""
    parsed, events = read(text)
    assert any(doer in cast(parsed, event).get("actor", []) for event in events)


def test_a_sight_described_by_elders_is_not_what_they_say():
    """M41: a participle without an object stays with its noun."""
    parsed, events = read("Elders described raiders on camels stolen from the north.")
    assert all("raiders" not in cast(parsed, e).get("actor", []) for e in events)


def test_a_blow_in_answer_is_another():
    """M45."""
    assert not together(
        "Troops fired on a patrol near Karad. The patrol returned fire.",
        "fired",
        "returned",
    )
