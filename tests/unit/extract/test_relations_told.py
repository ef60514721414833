"""Relations that reports state by office, kinship, allegiance and command (M35)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Reading

    Read = Callable[[str], Reading]

pytestmark = pytest.mark.slow


def stated(found: Reading) -> set[tuple[str, str, str, bool]]:
    """Every relation as (subject, type, object, former), by name."""
    names = {e.id: e.name for e in found.entities}
    return {
        (names[r.subject], r.type, names[r.object], r.former) for r in found.relations
    }


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "Jan Oll became governor of Karad province in May.",
            ("Jan Oll", "leader-of", "Karad province", False),
        ),
        (
            "Amin Dahr, sacked last year as head of the Border Guard, was arrested.",
            ("Amin Dahr", "former-role", "Border Guard", True),
        ),
        (
            "Jan Oll is believed to be a member of the Lakes Movement.",
            ("Jan Oll", "member-of", "Lakes Movement", False),
        ),
        (
            "Militiamen under the command of Hamid Roe burned the village.",
            ("Militiamen", "under-control-of", "Hamid Roe", False),
        ),
        (
            "General Amin Dahr, chief of staff of the Elbonian army, visited the front.",
            ("Amin Dahr", "leader-of", "the Elbonian army", False),
        ),
        (
            "Lina Orr is married to the army chief, General Amin Dahr.",
            ("Lina Orr", "family-of", "Amin Dahr", False),
        ),
        (
            "Samir Dahr, a financier of the Lakes Movement, was charged on Monday.",
            ("Lakes Movement", "backed-by", "Samir Dahr", False),
        ),
        (
            "A sergeant of the battalion offered her money on Monday.",
            ("A sergeant", "member-of", "the battalion", False),
        ),
        (
            "The Falcons of Mora, a breakaway faction of the Reed Army, released a statement.",
            ("Falcons of Mora", "former-role", "Reed Army", True),
        ),
    ],
)
def test_office_kin_command_and_money_are_relations(reading: Read, text, relation):
    """M35: dated, attributed and typed."""
    assert relation in stated(reading(text))


def test_two_who_are_rivals_are_each_opposed_to_the_other(reading: Read):
    found = {
        (kind, former)
        for _, kind, _, former in stated(
            reading("The Lakes Movement and the Reed Army are rivals in the valley.")
        )
    }
    assert found == {("opposed-to", False)}


@pytest.mark.parametrize(
    "text",
    [
        "He denied being a member of the Lakes Movement.",
        "The Lakes Movement and the Reed Army are not rivals.",
        "The Red Hill Council is not seen as a proxy of the Reed Army.",
    ],
)
def test_what_is_denied_or_said_of_nobody_is_no_relation(reading: Read, text):
    assert not reading(text).relations


def test_an_office_after_and_is_not_whom_the_first_office_serves(reading: Read):
    text = (
        "Ivo Pell, an adviser to the president and owner of Radio Karad, was charged."
    )
    found = stated(reading(text))
    assert ("Ivo Pell", "leader-of", "Radio Karad", False) in found
    assert ("Ivo Pell", "adviser-to", "owner", False) not in found
