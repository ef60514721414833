"""What is made of a case is made anew where a row that was read has changed, and only there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.unit.corroborate.conftest import Say, build, report

from tahqiq.corroborate.ground import Ground
from tahqiq.corroborate.grounding import ground_of
from tahqiq.corroborate.tracing import Reads, Trace
from tahqiq.model.memory import Kept, Memory, no_memory

KILLED = Say(text="Gunmen killed Idris Walad in Kafr Zaytun", deed="killed",
             victim="Idris Walad", when="2032-02-01")  # fmt: skip
HELD = Say(text="The gate was held by Liwa al-Sabr", by="Kafr Zaytun Police")
CASE = build(
    (
        report("one.txt", "Zaytun Post", KILLED),
        report("two.txt", "Harra Wire", HELD, published="2032-02-03"),
    )
)


@pytest.fixture
def ground() -> Ground:
    return ground_of(CASE, no_memory())


class Asking:
    """Asks one question of a case again and again, and counts how often it is worked out."""

    def __init__(self) -> None:
        self.worked = 0
        self._memory = Memory()

    def ask(self, ground: Ground, question: Any, tables: Any = None) -> Any:
        self._memory.turn()
        kept: Kept[tuple[Any, Reads], Any] = self._memory.kept("answers")
        trace = Trace(ground)
        watched = {k: trace.table(k, v) for k, v in (tables or {}).items()}

        def made() -> Any:
            self.worked += 1
            return question(trace.ground, watched)

        return trace.looked(kept, "it", None, made)


def test_what_reads_the_same_rows_is_not_worked_out_again(ground: Ground) -> None:
    asking = Asking()
    first = ground.claims[0]
    for _ in range(3):
        found = asking.ask(ground, lambda g, _: g.claim(first).content[0].exact)
        assert found == ground.claim(first).content[0].exact
    assert asking.worked == 1


def test_a_row_that_was_read_and_changed_is_seen() -> None:
    ground, asking = ground_of(CASE, no_memory()), Asking()

    def question(_: Ground, tables: Any) -> Any:
        return tables["t"].get("a", "none")

    assert asking.ask(ground, question, {"t": {"a": 1, "b": 1}}) == 1
    assert asking.ask(ground, question, {"t": {"a": 1, "b": 2}}) == 1
    assert asking.worked == 1  # nobody read the other row
    assert asking.ask(ground, question, {"t": {"a": 2, "b": 2}}) == 2
    assert asking.ask(ground, question, {"t": {"b": 2}}) == "none"
    assert asking.worked == 3


def test_a_row_that_was_looked_for_in_vain_is_missed_no_longer(ground: Ground) -> None:
    asking = Asking()

    def question(_: Ground, tables: Any) -> bool:
        return "a" in tables["t"]

    assert not asking.ask(ground, question, {"t": {}})
    assert asking.ask(ground, question, {"t": {"a": None}})
    assert asking.worked == 2


def test_who_reads_a_whole_table_sees_any_change_of_it(ground: Ground) -> None:
    asking = Asking()

    def question(_: Ground, tables: Any) -> int:
        return sum(tables["t"].values())

    assert asking.ask(ground, question, {"t": {"a": 1}}) == 1
    assert asking.ask(ground, question, {"t": {"a": 1, "b": 5}}) == 6


def test_sets_and_settings_of_a_case_are_watched_as_well(ground: Ground) -> None:
    asking = Asking()

    def question(watched: Ground, _: Any) -> tuple[bool, frozenset[str], str]:
        some = frozenset({"x1", "x2"})
        title = watched.index.case.settings.title
        return "x1" in watched.named, some & watched.named, title

    none = replace(ground, named=frozenset())
    one = replace(ground, named=frozenset({"x2", "x9"}))
    assert asking.ask(none, question)[:2] == (False, frozenset())
    assert asking.ask(one, question)[:2] == (False, frozenset({"x2"}))
    other = replace(CASE, settings=replace(CASE.settings, title="Another"))
    assert asking.ask(ground_of(other, no_memory()), question)[2] == "Another"
    assert asking.worked == 3


def test_an_edit_in_one_report_leaves_what_rests_on_another_one() -> None:
    """M60: a report more, or another one edited, is nothing to those it does not touch."""
    memory, asked = Memory(), {"one": Asking(), "two": Asking()}
    edited = build(
        (
            report("one.txt", "Zaytun Post", KILLED),
            report("two.txt", "Harra Wire", replace(HELD, text="The gate was open"),
                   published="2032-02-03"),
        )
    )  # fmt: skip
    for case in (CASE, edited):
        memory.turn()
        ground = ground_of(case, memory)
        for name, asking in asked.items():
            ids = [k for k, row in ground.index.readings.items()
                   if row.document.file == f"{name}.txt"]  # fmt: skip
            asking.ask(ground, lambda g, _, ids=ids: [g.reading(one) for one in ids])
    assert (asked["one"].worked, asked["two"].worked) == (1, 2)
