"""Tellings of one happening, and words of deeds, as another hand writes them (M38 to M45)."""

from __future__ import annotations

from functools import cache

import pytest
from tests.unit.extract.conftest import document

from tahqiq.extract.parsing.english import load_english
from tahqiq.extract.reader import read
from tahqiq.model.document import Document, Passage

pytestmark = pytest.mark.slow


@cache
def events_of(text):
    """The events of a report; "= " opens a heading, "By " a byline."""
    plain = document(text.replace("= ", ""))
    kinds = [
        "heading" if line.startswith("= ") else
        "byline" if line.startswith("By ") else "body"
        for line in text.split("\n\n")
    ]  # fmt: skip
    passages = [
        Passage(start=p.start, end=p.end, kind=kind)
        for p, kind in zip(plain.passages, kinds, strict=True)
    ]
    record = Document(
        **{
            name: getattr(plain, name)
            for name in Document.__dataclass_fields__
            if name != "passages"
        },
        passages=tuple(passages),
    )
    return read(record, load_english())


def tellings(text):
    """The triggers of each event."""
    found = events_of(text).events
    return [tuple(t.exact for t in e.triggers) for e in found]


def event(text, word):
    """The event one of whose triggers has the word."""
    found = events_of(text).events
    return next((e for e in found if any(word in t.exact for t in e.triggers)), None)


def parties(text, word, role):
    """Who has the role in the event of the word."""
    reading = events_of(text)
    names = {e.id: e.name for e in reading.entities}
    found = event(text, word)
    return [names[p.entity] for p in found.participants if p.role == role and p.entity]


def joined(text, one, other):
    """Both words tell one event."""
    return any(
        any(one in t for t in row) and any(other in t for t in row)
        for row in tellings(text)
    )


@pytest.mark.parametrize(
    ("text", "one", "other", "same"),
    [
        (("= Toll in market bombing rises\n\nBy Lena Orsk\n\n"
         "A bomb ripped through a market in Korsa on Monday, killing nine people."),
         "bombing", "ripped", True),
        (("= Second night of anger over student's death\n\nBy Lena Orsk\n\n"
         "Hundreds marched after a video showed a soldier shooting a student."),
         "death", "shooting", True),
        (("= Toll in market bombing rises\n\nBy Lena Orsk\n\n"
         "The market opened again on Friday.\n\nIt was quiet.\n\nTraders swept up.\n\n"
         "A bomb went off in Hama in 2019."),
         "bombing", "went off", False),
    ],
)  # fmt: skip
def test_a_byline_does_not_part_a_heading_from_its_first_sentence(
    text, one, other, same
):
    """M45: what stands over a report is told by its lead, in a word of like meaning."""
    assert joined(text, one, other) is same


@pytest.mark.parametrize(
    ("text", "one", "other", "same"),
    [
        (("Gunmen killed seven labourers at a mine outside Tarsin, an attack that police "
         "blamed on the Front."), "killed", "attack", True),
        (("Gunmen killed nine miners on Friday, officials said, in the third such attack "
         "this month."), "killed", "attack", True),
        ("Gunmen killed nine miners on Friday. A boy was hurt in an attack in Hama.",
         "killed", "attack", False),
        ("A bomb went off in a market on Monday and killed four people.",
         "went off", "killed", True),
        ("Rebels attacked an army post on Monday and killed nine soldiers.",
         "attacked", "killed", True),
        (
            "Gunmen killed nine people in what police called a terrorist attack.",
            "killed", "attack", True,
        ),
        (
            "Nine people died in what appeared to be a suicide bombing.",
            "died", "bombing", True,
        ),
        (
            "Police arrested nine men in what lawyers called an attack on the press.",
            "arrested", "attack", False,
        ),
        (
            "The courthouse was wrecked by an explosion, killing nine people.",
            "explosion", "killing", True,
        ),
        ("Gunmen shot a guard and killed a driver.", "shot", "killed", False),
        ("The youths burned a car and wounded a clerk.", "burned", "wounded", False),
        ("Dario Menk was convicted of arson on Monday and jailed for six years.",
         "convicted", "jailed", True),
    ],
)  # fmt: skip
def test_one_sentence_tells_one_happening_twice(text, one, other, same):
    """M45: "…, an attack that", "in the third such attack", "went off and killed"."""
    assert joined(text, one, other) is same


FAR_BACK = (
    "A student was shot dead by police on Sunday in Dolan.\n\nHis mother said he was "
    "buying bread.\n\nThe commissioner spoke.\n\nShops did not open.\n\n"
)


@pytest.mark.parametrize(
    ("last", "same"),
    [
        ("The officer who fired has been sent on leave.", True),
        ("The constable had shouted a warning before he fired, his lawyer said.", True),
        ("A clerk who fired at a thief in Korsa has been fined.", False),
        ("In Korsa a guard had shouted before he fired at a thief.", False),
    ],
)
def test_what_is_taken_for_known_was_told_before(last, same):
    """M45: "the officer who fired", "before he fired" tell no second shooting."""
    assert joined(FAR_BACK + last, "shot dead", "fired") is same


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("A judge was shot in Korsa and died there.\n\nHis driver lost an eye.", False),
        ("A bomb went off and killed a guard.\n\nNine people were injured.", True),
    ],
)
def test_one_hurt_beside_one_dead_is_told_of_alone(text, same):
    """M45: the wounded of a toll are of the attack, a man of his own clause is not."""
    word = "injured" if same else "eye"
    assert joined(text, "died" if not same else "killed", word) is same


@pytest.mark.parametrize(
    ("text", "word", "whom", "who"),
    [
        ("Police blamed the killing of Lina Sabri on rebels.", "killing",
         ["Lina Sabri"], ["rebels"]),
        ("The killing of Lina Sabri was attributed to the Northern Front.", "killing",
         ["Lina Sabri"], ["Northern Front"]),
        ("The army blamed the attack on the village on rebels.", "attack",
         ["the village"], ["rebels"]),
        ("The mayor condemned the killing of Lina Sabri.", "killing",
         ["Lina Sabri"], []),
    ],
)  # fmt: skip
def test_what_is_laid_on_somebody_befell_somebody(text, word, whom, who):
    """M41: who is blamed for a killing does not put its victim out of it."""
    assert parties(text, word, "recipient") == whom
    assert parties(text, word, "actor") == who


@pytest.mark.parametrize(
    ("text", "word", "role"),
    [
        ("The clerk was stopped at a roadblock and robbed.", "robbed", "recipient"),
        ("Dario Menk was tried in May and jailed.", "jailed", "recipient"),
        ("The clerk stopped at a roadblock and robbed a driver.", "robbed", "actor"),
        ("The boy was released on Monday and robbed a shop.", "robbed", "actor"),
    ],
)
def test_without_an_object_such_a_verb_goes_on_with_the_passive(text, word, role):
    """M41: "was stopped and robbed" makes nobody a robber."""
    assert len(parties(text, word, role)) == 1


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("She is the third lawyer murdered in the town since 2029.", False),
        (
            "He was the fourth man killed in Ortan since the vote began in August.",
            False,
        ),
        ("Two lawyers were murdered in the town in 2029.", True),
    ],
)
def test_one_of_a_row_is_not_dated_by_where_the_row_begins(text, dated):
    """M47: "the third since 2029"."""
    word = "killed" if "killed" in text else "murdered"
    assert (event(text, word).when is not None) is dated


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("No such attack took place, the army said.", "negated"),
        ("No such killings occurred.", "negated"),
        ("Such attacks are common in the hills.", "generic"),
    ],
)
def test_no_such_attack_is_one_that_did_not_take_place(text, realis):
    """M55."""
    word = "killings" if "killings" in text else "attack"
    assert event(text, word).realis == realis


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("A woman was cut by flying glass when a shell fell.", "cut", "ASSAULT"),
        ("Residents heard machine-gun fire until dawn.", "fire", "ASSAULT"),
        ("Masked men traded fire with the guards.", "traded", "ASSAULT"),
        ("Inmates overpowered two guards in the east wing.", "overpowered", "ASSAULT"),
        ("Police overpowered the suspect.", "overpowered", "COERCE"),
        ("The army repelled an attack by rebels.", "repelled", "ASSAULT"),
        ("Hijackers seized a ferry with 40 people on board.", "seized", "ASSAULT"),
        ("Bandits raided the village and drove off cattle.", "raided", "ASSAULT"),
        ("Police raided the offices of a newspaper.", "raided", "COERCE"),
        ("Two detectives stopped a student on Hill Road.", "stopped", "COERCE"),
        ("Officers had taken money from conductors.", "taken", "COERCE"),
        ("The party took money from a foreign donor.", "took", "AID"),
        ("Prisoners took the warder's keys.", "took", "COERCE"),
        ("Special forces retook the prison at dawn.", "retook", "COERCE"),
        ("The army retook the town of Sarin from rebels.", "retook", "ASSAULT"),
        ("Police are looking for a second man.", "looking", "COERCE"),
        ("Relatives are looking for survivors.", "looking", None),
        ("The raiders separated the men from the women.", "separated", "COERCE"),
        ("Soldiers pulled the men from the bus.", "pulled", "COERCE"),
        ("Staff were ordered not to speak to the press.", "ordered", "COERCE"),
        ("Staff were ordered to pay damages.", "ordered", "REQUEST"),
        ("A prisoner was put in solitary confinement.", "put", "COERCE"),
        ("The officer has been put on leave.", "put", "SANCTION"),
        ("Three policemen were taken off duty.", "taken", "SANCTION"),
        ("He was backing away from the officers.", "backing", "RETREAT"),
        ("The minister backed the plan.", "backed", "SUPPORT"),
        ("The witness recognised the man's voice.", "recognised", None),
        ("France recognised Palestine in September.", "recognised", "SUPPORT"),
        ("Investigators interviewed 38 residents.", "interviewed", "CONSULT"),
        ("Riot police moved in after nine.", "moved", "MOBILIZE"),
        ("The government sent 3,000 soldiers to the north.", "sent", "MOBILIZE"),
        ("Ghana will send 300 soldiers to the peace mission.", "send", "AID"),
        ("Surgeons treated 14 wounded men.", "treated", "AID"),
        ("The ministry called the video a fake.", "called", "REJECT"),
        ("Rebels seized hundreds of hostages in a hospital.", "seized", "ASSAULT"),
        ("The minister conceded that mistakes had been made.", "conceded", None),
        ("The minister conceded defeat in the vote.", "conceded", "CONCEDE"),
        ("He walked out of the shop at noon.", "walked", None),
        ("Miners walked out over pay on Monday.", "walked", "PROTEST"),
    ],
)
def test_the_sense_of_a_deeds_word_hangs_on_who_and_what(text, word, kind):
    """M38."""
    found = event(text, word)
    assert found is not None
    assert found.type == kind


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The soldier was going home on leave when he met her.", "leave"),
        ("He separated from his wife in 2020.", "separated"),
        ("The mayor repelled a takeover bid in court.", "repelled"),
    ],
)
def test_the_same_words_may_tell_no_deed(text, word):
    """M38."""
    found = event(text, word)
    assert found is None or found.type is None
