"""Which judgements stand: superseded and undone ones stay on record and do not count."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tahqiq.model.judgement import Judgement, standing

KINDS = ["accept", "edit", "reject", "merge", "different", "same-incident",
         "other-incident", "grade-claim", "bear"]  # fmt: skip


def judged(sequence: int = 1, **changes: Any) -> Judgement:
    plain = Judgement(
        sequence=sequence,
        kind="accept",
        subject="d1#c1",
        object=None,
        value=None,
        author="Mina Darvish",
        at="2031-03-12T08:00:00Z",
        reason="read twice",
    )
    return replace(plain, **changes)


def undone(row: Judgement, sequence: int) -> Judgement:
    return judged(sequence, kind="undo", subject=row.id)


@st.composite
def histories(draw: st.DrawFn) -> list[Judgement]:
    """Any log of decisions, undoing included."""
    rows: list[Judgement] = []
    for sequence in range(1, draw(st.integers(0, 12)) + 1):
        if rows and draw(st.booleans()):
            rows.append(undone(draw(st.sampled_from(rows)), sequence))
        else:
            subject, other = draw(st.permutations(["d1#a", "d1#b", "d2#a"]))[:2]
            rows.append(
                judged(
                    sequence,
                    kind=draw(st.sampled_from(KINDS)),
                    subject=subject,
                    object=draw(st.sampled_from([None, other])),
                    author=draw(st.sampled_from(["Mina", "Rostam"])),
                )
            )
    return rows


def test_a_later_judgement_supersedes_an_earlier_one() -> None:
    first, second = judged(1, kind="accept"), judged(2, kind="reject")
    assert standing([first, second]) == (second,)


def test_undo_restores_what_was_superseded() -> None:
    first, second = judged(1, kind="accept"), judged(2, kind="reject")
    assert standing([first, second, undone(second, 3)]) == (first,)


def test_an_undo_that_is_undone_undoes_nothing() -> None:
    row = judged(1)
    first = undone(row, 2)
    assert standing([row, first]) == ()
    assert standing([row, first, undone(first, 3)]) == (row,)


def test_undoing_the_undo_of_an_undo_takes_back_again() -> None:
    row = judged(1)
    first = undone(row, 2)
    second = undone(first, 3)
    assert standing([row, first, second, undone(second, 4)]) == ()


def test_a_pair_has_no_order() -> None:
    merged = judged(1, kind="merge", subject="d1#e1", object="d2#e2")
    split = judged(2, kind="different", subject="d2#e2", object="d1#e1")
    assert standing([merged, split]) == (split,)


def test_kinds_of_different_families_stand_side_by_side() -> None:
    rows = [judged(1, kind="accept"), judged(2, kind="grade-claim", value="2")]
    assert standing(rows) == tuple(rows)


def test_analysts_who_rate_do_not_overwrite_one_another() -> None:
    """M112."""
    mine = judged(1, kind="bear", object="h1", value="C", author="Mina")
    his = judged(2, kind="bear", object="h1", value="I", author="Rostam")
    assert standing([mine, his]) == (mine, his)
    assert standing([mine, his, replace(mine, sequence=3, value="N")])[0] == his


@given(rows=histories())
def test_standing_does_not_depend_on_the_order_of_the_rows(
    rows: list[Judgement],
) -> None:
    assert standing(reversed(rows)) == standing(rows)


@given(rows=histories())
def test_no_undo_and_no_two_of_one_family_and_pair_stand(rows: list[Judgement]) -> None:
    found = standing(rows)
    assert all(row.kind != "undo" for row in found)
    assert set(found) <= set(rows)
    assert list(found) == sorted(found, key=lambda row: row.sequence)


@given(rows=histories())
def test_undoing_the_last_decision_restores_the_state_before_it(
    rows: list[Judgement],
) -> None:
    """Rule 6: nothing is lost by deciding and taking back."""
    if not rows:
        return
    last = rows[-1]
    taken = undone(last, last.sequence + 1)
    assert standing([*rows, taken]) == standing(rows[:-1])


@given(rows=histories())
def test_undone_twice_is_as_if_nothing_was_undone(rows: list[Judgement]) -> None:
    if not rows:
        return
    last = rows[-1]
    first = undone(last, last.sequence + 1)
    second = undone(first, last.sequence + 2)
    assert standing([*rows, first, second]) == standing(rows)


def test_the_id_of_a_judgement_is_its_content_and_place() -> None:
    assert judged(1).id == judged(1).id
    assert judged(1).id != judged(2).id
    assert judged(1).id != judged(1, author="Rostam").id
