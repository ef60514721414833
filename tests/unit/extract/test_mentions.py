"""Mentions and entities of one document: names, nominals, types, schemas, risk."""

from __future__ import annotations

import hashlib
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tahqiq.extract.mentions.mentions import named_of
from tahqiq.extract.parsing.english import load_english
from tahqiq.extract.parsing.parse import parse
from tahqiq.model.document import Document, Passage

pytestmark = pytest.mark.slow


@cache
def english():
    return load_english()


def named(text, *kinds):
    """The parse and the entities of a text, a passage for each block.

    `kinds` are those of the first passages; the others are body.
    """
    digest = hashlib.sha256(text.encode()).hexdigest()
    passages, start = [], 0
    for block in text.split("\n\n"):
        if block.strip():
            kind = kinds[len(passages)] if len(passages) < len(kinds) else "body"
            passages.append(Passage(start=start, end=start + len(block), kind=kind))
        start += len(block) + 2
    record = Document(
        id="d", sha256=digest, text_sha256=digest, file="report.txt", uri="report.txt",
        media_type="text/plain", text=text, passages=tuple(passages), language="en",
    )  # fmt: skip
    parsed = parse(record, english())
    return parsed, named_of(parsed)


def mention(found, words):
    """The first mention with these words."""
    return next(m for m in found.mentions if m.exact == words)


def entity(found, words):
    """The entity of the first mention with these words."""
    return next(e for e in found.entities if e.id == mention(found, words).entity)


def chain(found, words):
    """All words that mention what the first mention with these words does."""
    wanted = mention(found, words).entity
    return [m.exact for m in found.mentions if m.entity == wanted]


def test_people_in_groups_are_persons_and_bodies_are_organisations():
    _, found = named(
        "Four gunmen shot a lawyer in Tal Hamra. The government blamed the militia."
    )
    assert mention(found, "Four gunmen").type == "PERSON"
    assert mention(found, "a lawyer").type == "PERSON"
    assert mention(found, "The government").type == "ORG"
    assert entity(found, "The government").schema == "PublicBody"
    assert mention(found, "the militia").type == "ORG"


def test_unknown_perpetrators_are_actors_of_their_own():
    """M34."""
    _, found = named("Unknown gunmen killed Salim al-Rubai on Monday, police said.")
    assert entity(found, "Unknown gunmen").schema == "Person"
    assert entity(found, "Salim al-Rubai").name == "Salim al-Rubai"


def test_a_title_is_no_part_of_the_name():
    _, found = named(
        "Colonel Adnan Shawkat told reporters that General Omar Dahhak had left."
    )
    assert mention(found, "Adnan Shawkat").kind == "name"
    assert mention(found, "Omar Dahhak").type == "PERSON"


def test_an_armed_group_is_known_by_any_spelling():
    _, found = named(
        "Kata'ib Hizballah denied it. Fighters of Kataib Hezbollah had fled."
    )
    assert entity(found, "Kata'ib Hizballah").codebook == "kataib-hezbollah"
    assert chain(found, "Kataib Hezbollah") == ["Kata'ib Hizballah", "Kataib Hezbollah"]


def test_the_group_and_the_verb_are_told_apart():
    _, found = named(
        "The raid was claimed by IS. It is the third raid that IS has claimed."
    )
    assert [m.exact for m in found.mentions].count("IS") == 2
    assert entity(found, "IS").codebook == "islamic-state"


def test_a_state_that_speaks_is_a_body_and_a_state_that_is_entered_a_place():
    _, found = named("Iran denied the report. The men had entered Iran on Sunday.")
    types = [m.type for m in found.mentions if m.exact == "Iran"]
    assert types == ["ORG", "PLACE"]


def test_the_adjective_of_a_nation_mentions_its_country():
    _, found = named("The Libyan town of Suq al-Rimal was shelled.")
    assert mention(found, "Libyan").type == "NORP"
    assert entity(found, "Libyan").name == "Libya"


def test_a_child_and_a_home_carry_their_risk():
    """M102, M108."""
    _, found = named("A girl was wounded near his home.")
    assert entity(found, "A girl").risk == ("minor",)
    assert "private-home" in entity(found, "his home").risk


def test_a_nominal_ends_at_its_head():
    _, found = named(
        "Residents who fled said a militia that runs the district was to blame."
    )
    words = {m.exact for m in found.mentions}
    assert {"Residents", "a militia", "the district"} <= words


def test_a_name_is_found_by_each_of_its_tokens():
    parsed, found = named("Yasin al-Dulfi left.")
    ids = {
        found.mention(i)
        for i in range(len(parsed.doc))
        if parsed.doc[i].text not in "left."
    }
    assert ids == {mention(found, "Yasin al-Dulfi").id}


@settings(max_examples=25)
@given(st.text(alphabet="Ali Hasan-the Army of’s; “IS” said he. \n", max_size=90))
def test_every_mention_equals_its_words(text):
    """Rule 1: text[start:end] == exact, whatever comes in."""
    _, found = named(text)
    assert all(text[m.start : m.end] == m.exact for m in found.mentions)
    known = {e.id for e in found.entities}
    assert all(m.entity is None or m.entity in known for m in found.mentions)
    assert all(r.subject in known and r.object in known for r in found.relations)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The armed group Khak u Azadi denied it.", "Khak u Azadi"),
        ("A Fajr officer fired first.", "Fajr"),
    ],
)
def test_a_name_where_bodies_are_named_is_a_bodys(text, name):
    assert mention(named(text)[1], name).type == "ORG"


@pytest.mark.slow
def test_a_surname_is_no_people():
    found = named("Rana Darwish was held. A friend of Darwish fled.")[1]
    assert chain(found, "Rana Darwish") == ["Rana Darwish", "Darwish"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "line", ["Related", "READ MORE: Three killed", "Subscribe to our Newsletter."]
)
def test_the_furniture_of_a_page_names_nobody(line):
    assert not [m for m in named(line)[1].mentions if m.kind == "name"]


@pytest.mark.slow
def test_a_given_name_tells_he_from_she():
    found = named("Ngozi Bello met Chidi Bello. She left. He stayed.")[1]
    assert mention(found, "She").entity == mention(found, "Ngozi Bello").entity
    assert mention(found, "He").entity == mention(found, "Chidi Bello").entity


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("Police Colonel Adnan Shawkat spoke.", "Adnan Shawkat", "Police Colonel Adnan Shawkat"),
        ("The four gunmen who fired fled.", "The four gunmen", "The four gunmen who fired"),
        ("The roof of the house fell on the guard.", "the house", "the house"),
        ("The police asked the Rafid Brigades.", "Rafid Brigades", "the Rafid Brigades"),
    ],
)  # fmt: skip
def test_the_extent_of_a_mention_is_its_whole_noun_phrase(text, words, whole):
    found = mention(named(text)[1], words)
    extent = found.extent or found
    assert text[extent.start : extent.end] == whole


@pytest.mark.slow
def test_a_body_named_after_what_it_serves_is_one_name():
    found = named(
        "The Sons of the River denied it. A man praised the Sons of the River."
    )
    assert entity(found[1], "Sons of the River").schema == "Organization"


@pytest.mark.slow
def test_a_post_between_two_names_parts_them():
    found = named("Popular Front lawmaker Karim Nouri said so.")[1]
    assert entity(found, "Karim Nouri").schema == "Person"
