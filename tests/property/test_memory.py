"""A case drawn with what was made of its parts before is the case drawn from scratch.

However reports and judgements come, are taken back and come again (DESIGN 9: 3, 4, 7).
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property.test_readings import outcome
from tests.unit.corroborate.conftest import Say, build, report

from tahqiq.model.case import Case, CaseSettings
from tahqiq.model.case_codec import case_to_json
from tahqiq.model.judgement import Judgement, JudgementKind
from tahqiq.model.memory import Kept, Memory, no_memory
from tahqiq.model.reading import Reading
from tahqiq.pipeline import assemble

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tahqiq.extract.parsing.english import English

SAMPLES = Path(__file__).parents[2] / "samples" / "sahran" / "reports"
KILLED = Say(
    text="Gunmen killed Salim Qadiri in Tell Beyda", deed="killed",
    victim="Salim Qadiri", when="2031-05-01",
)  # fmt: skip
TOLL = Say(
    text="Nine people were killed in Tell Beyda", deed="killed", by="Ministry of Health",
    counts={"Nine": ("killed", 9.0)}, when="2031-05-01",
)  # fmt: skip
BLAMED = Say(
    text="Katibat al-Marj killed Salim Qadiri", deed="killed", by="Marj Police",
    doer="Katibat al-Marj", victim="Salim Qadiri",
)  # fmt: skip
REPORTS = (
    report("a.txt", "Kesht Daily", KILLED, TOLL),
    report("b.txt", "Orun Wire", KILLED, BLAMED, published="2031-05-03"),
    report("c.txt", "Kesht Daily", TOLL, BLAMED, published="2031-05-04", own_text=False),
    report("d.txt", "Delta Herald", replace(BLAMED, polarity="denied", deed="kill", realis="negated",
           by="Katibat al-Marj", text="Katibat al-Marj did not kill Salim Qadiri")),
    report("e.txt", None, replace(TOLL, text="Twelve people were killed in Tell Beyda",
           counts={"Twelve": ("killed", 12.0)}, by="Farid Zoran")),
    report("f.txt", "Orun Wire", Say(text="The report that Nine people were killed in Tell "
           "Beyda was wrong"), TOLL, published="2031-05-05"),
    report("g.txt", "Marj Police", Say(text="A white pickup left Tell Beyda"),
           Say(text="Hamza Dehlavi leads Ansar Beyda", leads=("Hamza Dehlavi", "Ansar Beyda"))),
)  # fmt: skip
KINDS: tuple[JudgementKind, ...] = ("reject", "accept", "edit", "merge", "different", "lineage",
                                    "same-incident", "other-incident", "describe", "undo")  # fmt: skip
VALUES = {"edit": '{"polarity": "denied"}', "describe": '{"outlet": "Orun Wire"}',
          "lineage": "copy"}  # fmt: skip

Step = tuple[str, int, int]
steps = st.lists(
    st.tuples(st.sampled_from(["add", "add", "remove", *KINDS]),
              st.integers(0, 40), st.integers(0, 40)),
    min_size=2, max_size=14,
)  # fmt: skip


def named(kind: str, readings: Sequence[Reading], at: int) -> str:
    """Something of the case that a judgement of this kind may be about."""
    reading = readings[at % len(readings)]
    if kind in {"lineage", "describe"}:
        return reading.document.id
    if kind in {"merge", "different"}:
        rows: Sequence[Any] = reading.entities
    elif kind in {"same-incident", "other-incident"}:
        rows = reading.events
    else:
        rows = reading.claims
    return f"{reading.document.id}#{rows[at % len(rows)].id if rows else ''}"


def judged(step: Step, readings: Sequence[Reading], sequence: int) -> Judgement:
    """A judgement on something of the case; an undo is of one made before."""
    kind, one, other = step
    pairs = {"merge", "different", "lineage", "same-incident", "other-incident"}
    return Judgement(
        sequence=sequence, kind=kind,  # type: ignore[arg-type]
        subject=f"j{one % sequence}" if kind == "undo" else named(kind, readings, one),
        object=named(kind, readings, other) if kind in pairs else None,
        value=VALUES.get(kind), author="Mina Darvish", at="2031-05-06T09:00:00Z",
        reason="as the reports say",
    )  # fmt: skip


def walked(pool: Sequence[Reading], walk: Iterable[Step]) -> Iterable[Case]:
    """The case after every step."""
    held: dict[str, Reading] = {}
    judgements: list[Judgement] = []
    for step in walk:
        reading = pool[step[1] % len(pool)]
        if step[0] == "remove":
            held.pop(reading.document.id, None)
        elif step[0] == "add":
            held[reading.document.id] = reading
        elif held:
            readings = [held[key] for key in sorted(held)]
            judgements.append(judged(step, readings, len(judgements) + 1))
        rows = tuple(held[key] for key in sorted(held))
        yield Case(id="c", settings=CaseSettings(title="Tell Beyda"), readings=rows,
                   judgements=tuple(judgements))  # fmt: skip


def require_same(pool: Sequence[Reading], walk: Iterable[Step]) -> None:
    memory = Memory()
    for case in walked(pool, walk):
        assert case_to_json(assemble(case, memory)) == case_to_json(assemble(case))


@cache
def told() -> tuple[Reading, ...]:
    return build(REPORTS).readings


@settings(deadline=None, max_examples=60)
@given(walk=steps)
def test_whatever_comes_in_the_remembered_case_is_the_case_from_scratch(
    walk: list[Step],
) -> None:
    require_same(told(), walk)


@settings(deadline=None, max_examples=20)
@given(order=st.permutations(range(len(REPORTS))))
def test_one_memory_serves_reports_in_any_order(order: list[int]) -> None:
    """M60: the last drawing is the same whatever came before what."""
    adds = [("add", at, 0) for at in order]
    memory, found = Memory(), b""
    for case in walked(told(), adds):
        found = case_to_json(assemble(case, memory))
    whole = Case(id="c", settings=CaseSettings(title="Tell Beyda"),
                 readings=tuple(sorted(told(), key=lambda row: row.document.id)))  # fmt: skip
    assert found == case_to_json(assemble(whole))


@pytest.mark.slow
@settings(settings.get_profile("reading"), max_examples=8)
@given(walk=steps)
def test_reports_as_they_are_read_are_remembered_rightly(
    walk: list[Step], english: English
) -> None:
    require_same(_sampled(english), walk)


@cache
def _sampled(english: English) -> tuple[Reading, ...]:
    paths = sorted(SAMPLES.glob("*.txt"))
    found = [outcome(path.read_bytes(), english, path.name) for path in paths]
    return tuple(row for row in found if isinstance(row, Reading))


def test_what_the_last_drawing_did_not_ask_for_is_forgotten() -> None:
    kept: Kept[int, str] = Kept()
    made: list[int] = []

    def make(given: int) -> str:
        made.append(given)
        return str(given)

    assert [kept.of("a", 1, make), kept.of("a", 1, make)] == ["1", "1"]
    kept.turn()
    assert kept.of("a", 1, make) == "1"  # of the last drawing
    kept.turn()
    kept.turn()
    assert kept.of("a", 1, make) == "1"
    assert kept.of("a", 2, make) == "2"  # another given, another answer
    assert made == [1, 1, 2]


def test_who_draws_once_keeps_nothing() -> None:
    kept: Kept[int, list[int]] = no_memory().kept("lists")
    assert kept.of("a", 1, lambda given: [given]) is not kept.of(
        "a", 1, lambda one: [one]
    )


def test_an_answer_is_kept_as_long_as_what_it_was_made_of_holds() -> None:
    kept: Kept[int, str] = Kept()
    made: list[int] = []

    def ask(now: int) -> str:
        def anew() -> tuple[int, str]:
            made.append(now)
            return now, str(now)

        return kept.while_true("a", lambda then: then == now, anew)

    assert [ask(1), ask(1), ask(2), ask(2)] == ["1", "1", "2", "2"]
    kept.turn()
    assert ask(2) == "2"
    assert made == [1, 2]
    kept.turn()
    kept.turn()
    assert ask(2) == "2"
    assert made == [1, 2, 2]  # forgotten meanwhile
