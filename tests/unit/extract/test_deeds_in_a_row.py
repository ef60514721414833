"""Deeds in a row share who did and suffered them; deeds by rarer words are deeds (M38)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Event, Reading

Told = tuple[str | None, str, str | None, str | None]


def _told(reading: Reading, event: Event) -> Told:
    names = {m.id: m.exact for m in reading.mentions}
    parts: dict[str, str] = {}
    for p in event.participants:
        parts.setdefault(p.role, names.get(p.mention or "", ""))
    word = event.triggers[0].exact.split()[0]
    return event.type, word, parts.get("actor"), parts.get("recipient")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The gang abducted, tortured and killed a trader.",
         [("ASSAULT", "abducted", "The gang", "a trader"),
          ("ASSAULT", "tortured", "The gang", "a trader"),
          ("ASSAULT", "killed", "The gang", "a trader")]),
        ("The men were abducted, tortured and killed.",
         [("ASSAULT", "abducted", None, "The men"),
          ("ASSAULT", "tortured", None, "The men"),
          ("ASSAULT", "killed", None, "The men")]),
        ("Bandits ambushed, robbed and killed a driver.",
         [("ASSAULT", "ambushed", "Bandits", "a driver"),
          ("COERCE", "robbed", "Bandits", "a driver")]),
        ("The army carpet-bombed the valley.",
         [("ASSAULT", "bombed", "The army", "the valley")]),
        ("Gunmen took forty passengers hostage.",
         [("ASSAULT", "took", "Gunmen", "forty passengers")]),
        ("Officers held her incommunicado.", [("COERCE", "held", "Officers", "her")]),
        ("Militants burned her alive.", [("ASSAULT", "burned", "Militants", "her")]),
        ("Officers tasered a man in handcuffs.",
         [("ASSAULT", "tasered", "Officers", "a man")]),
        ("Police teargassed the mourners.",
         [("ASSAULT", "teargassed", "Police", "the mourners")]),
        ("Extremists crucified a shepherd.",
         [("ASSAULT", "crucified", "Extremists", "a shepherd")]),
        ("Militants laid siege to a hotel.",
         [("ASSAULT", "laid", "Militants", "a hotel")]),
        ("The navy sank a fishing boat.",
         [("ASSAULT", "sank", "The navy", "a fishing boat")]),
        ("The police hounded the widow.",
         [("COERCE", "hounded", "The police", "the widow")]),
        ("Masked youths set upon a bus driver.",
         [("ASSAULT", "set", "Masked youths", "a bus driver")]),
        ("The driver was pulled from his cab and stabbed.",
         [("COERCE", "pulled", None, "The driver"),
          ("ASSAULT", "stabbed", None, "The driver")]),
        ("The boy was run over by an armoured vehicle.",
         [("ASSAULT", "run", None, "The boy")]),
        ("A hail of bullets killed the candidate.",
         [("ASSAULT", "hail", None, "the candidate")]),
        ("The police used force against the marchers.",
         [("ASSAULT", "used", "The police", "the marchers")]),
        ("The newspaper's licence was withdrawn.",
         [("COERCE", "licence", None, "The newspaper")]),
        ("A suicide bombing hit a checkpoint.",
         [("ASSAULT", "suicide", None, "a checkpoint")]),
        ("Two men on a motorcycle fired six times and fled toward the port.",
         [("ASSAULT", "fired", "Two men", None), ("RETREAT", "fled", "Two men", None)]),
        ("A nurse was killed and a dozen passengers hurt.",
         [("ASSAULT", "killed", None, "A nurse")]),
        ("Ruz accused foreign powers of stirring up unrest.",
         [("ACCUSE", "accused", "Ruz", None), ("PROTEST", "unrest", None, None)]),
        ("Jihadists on motorbikes attacked a gold mine.",
         [("ASSAULT", "attacked", "Jihadists", "a gold mine")]),
        ("Militiamen frogmarched the teacher out of the school.",
         [("COERCE", "frogmarched", "Militiamen", "the teacher")]),
    ],
)  # fmt: skip
def test_a_deed_is_told_with_its_doer_and_whom_it_befell(
    reading: Callable[..., Reading], text: str, told: list[Told]
) -> None:
    found = reading(text)
    assert [_told(found, event) for event in found.events] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Police arrested eleven suspects in dawn raids.",
         [("COERCE", "arrested", "Police", "eleven suspects"),
          ("COERCE", "dawn", None, None)]),
        ("The state executed a man found guilty of murder.",
         [("ASSAULT", "executed", "The state", "a man"),
          ("SANCTION", "found", None, "a man"),
          ("ASSAULT", "murder", "a man", None)]),
        ("Four aid workers lost their lives in the strike.",
         [("ASSAULT", "lost", None, "Four aid workers")]),
    ],
)  # fmt: skip
def test_no_party_of_one_deed_is_made_the_doer_of_another(
    reading: Callable[..., Reading], text: str, told: list[Told]
) -> None:
    found = reading(text)
    assert [_told(found, event) for event in found.events] == told


@pytest.mark.parametrize(
    "text",
    [
        "The storm sank a fishing boat.",
        "The company blinded investors to its debts.",
        "The striker fractured his leg in the match.",
        "The trawler capsized in a storm.",
        "The memory hounded the widow.",
        "A hail storm killed two farmers.",
        "Miners were paid nothing during the strike.",
    ],
)
def test_the_same_words_of_no_violence_are_no_assault(
    reading: Callable[..., Reading], text: str
) -> None:
    assert not {"ASSAULT", "COERCE"} & {event.type for event in reading(text).events}


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        (("Police arrested a man on suspicion of stabbing a rabbi. "
          "The rabbi, 61, was attacked on Monday."),
         {("stabbing", "attacked")}),
        ("The rabbi was stabbed. A bishop was attacked on Monday.",
         {("stabbed",), ("attacked",)}),
        (("Gunmen shot five customers on Saturday. It was the second such attack in the "
          "port. In the first, on 3 May, a barman was killed."),
         {("shot", "attack"), ("killed",)}),
    ],
)  # fmt: skip
def test_tellings_of_one_happening(
    reading: Callable[..., Reading], text: str, triggers: set[tuple[str, ...]]
) -> None:
    found = [e for e in reading(text).events if e.type == "ASSAULT"]
    assert {tuple(t.exact for t in e.triggers) for e in found} == triggers


def test_where_the_vehicle_was_is_where_they_were_taken(
    reading: Callable[..., Reading],
) -> None:
    found = reading("Ten miners were abducted from a bus near Gara on Tuesday night.")
    places = {e.id: e.name for e in found.entities}
    assert [places.get(e.place or "") for e in found.events] == ["Gara"]


def test_an_age_is_no_count(reading: Callable[..., Reading]) -> None:
    found = reading("The rabbi, 61, was stabbed.")
    assert [e.counts for e in found.events] == [()]


def test_what_somebody_will_do_begins_no_account(
    reading: Callable[..., Reading],
) -> None:
    text = (
        "Lawyers for the men said they would appeal. "
        "The student was arrested at a checkpoint on 4 March."
    )
    last = reading(text).claims[-1]
    assert [step.kind for step in last.chain] == ["outlet"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Lawyers for the men, who deny the charges, said they would appeal.", "the men"),
        ("A spokesman for the ministry, who denied the charges, left.",
         "A spokesman for the ministry"),
    ],
)  # fmt: skip
def test_the_accused_deny_and_not_who_speaks_for_them(
    reading: Callable[..., Reading], text: str, who: str
) -> None:
    denying = [
        step.source.exact
        for claim in reading(text).claims
        for step in claim.chain
        if step.act == "deny" and step.source is not None
    ]
    assert denying == [who]


def test_a_ministry_has_no_members(reading: Callable[..., Reading]) -> None:
    found = reading(
        "The ministry said that troops had foiled a plot by a cell of the Black Star group "
        "and that four of its members had been arrested."
    )
    names = {entity.id: entity.name for entity in found.entities}
    owners = {names[r.object] for r in found.relations if r.type == "member-of"}
    assert owners == {"a cell"}


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("The authorities should protect him from torture.", "hypothetical"),
        ("He never recovered from the torture.", "actual"),
        ("Guards kept the rebels from attacking the post.", "negated"),
    ],
)
def test_what_somebody_is_shielded_from_has_not_happened(
    reading: Callable[..., Reading], text: str, realis: str
) -> None:
    assert [e.realis for e in reading(text).events if e.type == "ASSAULT"] == [realis]
