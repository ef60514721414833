"""What several sentences tell of one happening, and the days that are another's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Event, Reading

    Read = Callable[..., Reading]

pytestmark = pytest.mark.slow
DAY = {"published": "2031-05-14", "published_precision": "day"}


def _event(found: Reading, word: str) -> Event:
    return next(e for e in found.events if any(word in t.exact for t in e.triggers))


def _parties(found: Reading, event: Event, role: str) -> set[str]:
    names = {mention.id: mention.exact for mention in found.mentions}
    return {
        names[p.mention]
        for p in event.participants
        if p.role == role and p.mention is not None
    }


@pytest.mark.parametrize(
    ("text", "first", "second", "joined"),
    [
        (
            "A student was shot dead in Tavan. The student, Leyla Kordi, was hit twice.",
            "shot", "hit", True,
        ),
        (
            "A judge was shot dead in Karsa. The minister, Omar Sadi, was hit by a stone.",
            "shot", "hit", False,
        ),
        (
            "A man was stabbed to death. He was named as Ian Reave. Three deny his murder.",
            "stabbed", "murder", True,
        ),
    ],
)  # fmt: skip
def test_who_is_described_and_then_named_is_one_victim(
    reading: Read, text: str, first: str, second: str, *, joined: bool
) -> None:
    found = reading(text, **DAY)
    same = _event(found, first).id == _event(found, second).id
    assert same is joined


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("A man was stabbed on Sunday. He was named as Daniel Reave.", False),
        ("Karim Odeh fled on Sunday. He was named as a suspect.", True),
        ("The suspect was named as Karim Odeh.", True),
    ],
)
def test_to_be_named_as_somebody_accuses_nobody(
    reading: Read, text: str, *, accused: bool
) -> None:
    found = reading(text, **DAY)
    assert any(e.type == "ACCUSE" for e in found.events) is accused


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("Four men were jailed in 2023 for the bombing.", "bombing", None),
        ("On Monday two men were arrested over the murder of a judge.", "murder", None),
        ("He was arrested in March in connection with the murder.", "murder", None),
        ("A man was killed on Friday in the shooting.", "shooting", "2031-05-09"),
        ("Ten people were arrested on Friday during the riot.", "riot", "2031-05-09"),
        ("Ten years ago today, a bomb killed 31 people.", "killed", "2021-05-14"),
        (
            "The militia killed ninety villagers between 2019 and 2025.",
            "killed", "2019/2025",
        ),
    ],
)  # fmt: skip
def test_the_day_of_an_arrest_is_not_that_of_the_deed(
    reading: Read, text: str, word: str, when: str | None
) -> None:
    found = reading(text, **DAY)
    times = {time.id: time.value for time in found.times}
    told = _event(found, word).when
    assert (times[told] if told is not None else None) == when


@pytest.mark.parametrize(
    ("text", "role", "who"),
    [
        ("A police station was attacked in Berrin.", "recipient", {"A police station"}),
        ("Fans attacked stewards with iron bars.", "actor", {"Fans"}),
        ("Fans attacked stewards with iron bars.", "recipient", {"stewards"}),
    ],
)
def test_a_building_and_a_crowd_take_part(
    reading: Read, text: str, role: str, who: set[str]
) -> None:
    found = reading(text, **DAY)
    assert _parties(found, _event(found, "attacked"), role) == who


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Students hung a banner from the bridge on Monday.", None),
        ("Militants hanged two men from a bridge on Monday.", "ASSAULT"),
        ("The accused changed his plea to guilty on Monday.", None),
        ("The families made a plea for help on Monday.", "REQUEST"),
    ],
)
def test_a_banner_is_not_killed_and_a_plea_in_court_asks_nothing(
    reading, text: str, type_: str | None
) -> None:
    assert {e.type for e in reading(text).events} - {None} == ({type_} - {None})


@pytest.mark.parametrize(
    "text",
    [
        "Students marched to protest the killing of a lecturer.",
        "Residents blocked the road over the killing of a lecturer.",
        "Thousands protested against the murder of a lecturer.",
        "Police dispersed a protest against the killing of a lecturer.",
    ],
)
def test_who_was_killed_is_no_party_to_the_protest_over_it(reading, text: str) -> None:
    found = reading(text)
    words = {m.id: m.exact for m in found.mentions}
    parties = [
        (e.type, p.role)
        for e in found.events
        for p in e.participants
        if "lecturer" in words.get(p.mention, "")
    ]
    assert parties == [("ASSAULT", "recipient")]
    assert all(len(e.triggers) == 1 for e in found.events)
