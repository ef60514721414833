"""Where a deed was done and who did it, where one noun abuts the other; losses in battle;
limbs and whose they are (M38, M40, M43, M45). Each with the sentence that must not change.
"""

from __future__ import annotations

import pytest

PARTS = [
    ("Near the market police fired on the crowd.", "fired",
     {("actor", "police"), ("recipient", "the crowd")}),
    ("At the gate guards beat two students.", "beat",
     {("actor", "guards"), ("recipient", "two students")}),
    ("In the square soldiers shot two students.", "shot",
     {("actor", "soldiers"), ("recipient", "two students")}),
    ("Yesterday the market police fired on the crowd.", "fired",
     {("actor", "the market police"), ("recipient", "the crowd")}),
    ("Two men on a motorbike fired at him as he left the mosque.", "fired",
     {("actor", "Two men"), ("recipient", "him")}),
    ("A boy was shot by the road on Monday.", "shot", {("recipient", "A boy")}),
    ("A boy was shot by the police on Monday.", "shot",
     {("recipient", "A boy"), ("actor", "the police")}),
    ("Several of her fingernails were torn out, she said.", "torn", {("recipient", "her")}),
    ("Several of her neighbours were beaten, she said.", "beaten",
     {("recipient", "Several of her neighbours")}),
    ("Two of its heads were arrested on Monday.", "arrested",
     {("recipient", "Two of its heads")}),
    ("The militia lost 12 men in the battle for the bridge.", "lost",
     {("recipient", "12 men")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "parts"), PARTS)
def test_who_is_beside_and_who_acts(reading, text: str, word: str, parts) -> None:
    found = reading(text)
    names = {m.id: m.exact for m in found.mentions}
    event = next(e for e in found.events if any(word in t.exact for t in e.triggers))
    told = {(p.role, names.get(p.mention)) for p in event.participants}
    assert {pair for pair in told if pair[0] != "instrument"} == parts


def test_a_team_that_loses_players_buries_nobody(reading) -> None:
    assert not reading("The club lost three players in the summer.").events


ORDERS = [
    ("The killing had been ordered by a colonel, prosecutors said.", "actual"),
    ("A raid had been ordered by the ministry, prosecutors said.", "hypothetical"),
]


@pytest.mark.parametrize(("text", "realis"), ORDERS)
def test_a_known_killing_that_was_ordered_was_done(
    reading, text: str, realis: str
) -> None:
    assert reading(text).events[0].realis == realis


def test_who_was_arrested_is_named_last_and_no_plea(reading) -> None:
    found = reading(
        "a court rejected the bail plea of mohammed yonus siddiqui, president of a "
        "committee, who was arrested on saturday, and remanded him to ten days."
    )
    names = {m.id: m.exact for m in found.mentions}
    arrest = next(e for e in found.events if e.type == "COERCE")
    told = {names.get(p.mention) for p in arrest.participants}
    assert not any("plea" in (one or "") for one in told)


OVER = [
    ("Hundreds rallied on Tuesday to condemn the murder of a journalist.", "murder", None),
    ("On Tuesday hundreds rallied in Karash against the murder of a journalist.", "murder",
     None),
    ("Thousands marched on Monday to protest the killing of a driver.", "killing", None),
    ("Thousands marched on Monday. Police killed a driver.", "killed", "Monday"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "day"), OVER)
def test_a_protest_does_not_date_what_it_is_over(
    reading, text: str, word: str, day: str | None
) -> None:
    found = reading(text)
    times = {t.id: t.exact for t in found.times}
    event = next(e for e in found.events if any(word == t.exact for t in e.triggers))
    assert (times.get(event.when), event.place) == (day, None)


def test_to_march_to_protest_is_to_protest(reading) -> None:
    found = reading("Thousands marched on Monday to protest the killing of a driver.")
    told = {e.realis for e in found.events if e.type == "PROTEST"}
    assert told == {"actual"}
