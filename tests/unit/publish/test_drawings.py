from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.model.case import Lineage
from tahqiq.model.lookup import index_case
from tahqiq.publish.drawings.area_map import map_drawings
from tahqiq.publish.drawings.network import network_drawings
from tahqiq.publish.drawings.origins import origins_drawings
from tahqiq.publish.drawings.shapes import (
    TALLEST,
    WIDTH,
    Circle,
    Label,
    Path,
    Rect,
    fitted,
    measured,
    wrapped,
)
from tahqiq.publish.drawings.timeline import timeline_drawings
from tahqiq.publish.lineage import origin_rows
from tahqiq.publish.places import place_rows
from tahqiq.publish.ties import NetTie, net_ties
from tahqiq.publish.timeline import TimelineRow, timeline_rows

if TYPE_CHECKING:
    from tahqiq.model.case import Case
    from tahqiq.model.lookup import CaseIndex


@pytest.fixture(scope="module")
def index(case: Case) -> CaseIndex:
    return index_case(case)


def dated(
    label: str, earliest: str, latest: str, lane: str = "incident"
) -> TimelineRow:
    return TimelineRow(
        label=label, when="", earliest=earliest, latest=latest, precision="day",
        lane=lane, says="", basis=(),
    )  # fmt: skip


def tie(source: str, target: str, label: str = "member of", **more: object) -> NetTie:
    row = NetTie(
        kind="relation", source=source, source_name=source, target=target,
        target_name=target, label=label, told="12 March 2031",
        told_short="12 Mar 2031", says="Orun Wire", short="Orun Wire", answer="",
        is_answered=False, is_disputed=False, reports=1, basis=(),
    )  # fmt: skip
    return replace(row, **more)  # type: ignore[arg-type]


def marks(rows: list[TimelineRow]) -> list[object]:
    (drawing,) = timeline_drawings(rows)
    return [s for s in drawing.shapes if getattr(s, "look", "").startswith("lane-")]


def test_a_single_day_is_a_dot_and_an_uncertain_date_a_bar() -> None:  # M46
    dot, bar = marks(
        [dated("a", "2031-03-11", "2031-03-11"), dated("b", "2031-03-12", "2031-03-14")]
    )
    assert isinstance(dot, Circle)
    assert isinstance(bar, Rect)
    assert bar.width > 2 * dot.r


def test_a_date_with_an_open_end_is_never_a_dot() -> None:  # M46
    drawn = marks(
        [dated("a", "2031-03-11", ""), dated("b", "2031-03-20", "2031-03-20")]
    )
    assert isinstance(drawn[0], Rect)
    assert isinstance(drawn[1], Path)  # the arrow at its open end
    assert drawn[0].x + drawn[0].width > WIDTH - 20


def test_what_lies_far_back_is_an_arrow_at_the_edge() -> None:
    rows = [
        dated("a", "2028-03-11", "2028-03-11"),
        dated("b", "2031-03-11", "2031-03-11"),
    ]
    (drawing,) = timeline_drawings(rows, "2031-03-11")
    looks = [s for s in drawing.shapes if getattr(s, "look", "") == "lane-incident"]
    assert isinstance(looks[0], Path)


def test_a_long_timeline_is_drawn_in_parts_that_fit_a_page() -> None:
    rows = [dated(f"row {n}", "2031-03-11", "2031-03-11") for n in range(80)]
    parts = timeline_drawings(rows)
    assert len(parts) == 3
    assert all(part.height <= TALLEST for part in parts)


def test_nothing_dated_gives_no_drawing() -> None:
    assert timeline_drawings([dated("a", "", "")]) == ()


def test_every_tie_has_the_one_who_says_so(index: CaseIndex) -> None:  # M35
    ties = net_ties(index)
    assert ties
    assert all(row.says and row.basis for row in ties)


def test_an_accusation_is_told_with_its_accuser_and_its_answer(
    index: CaseIndex,
) -> None:  # M109
    rows = [row for row in net_ties(index) if row.kind == "accusation"]
    assert {row.target_name for row in rows} >= {"Katibat al-Wadi"}
    assert all(row.is_disputed and row.answer and row.source_name for row in rows)


def test_an_accusation_never_looks_like_a_relation(index: CaseIndex) -> None:  # M109
    shapes = [s for part in network_drawings(net_ties(index)) for s in part.shapes]
    accused = [
        s for s in shapes if isinstance(s, Label) and s.text.startswith("accuses")
    ]
    looks = {s.look for s in shapes if isinstance(s, Path)}
    assert accused
    assert "line-accusation" in looks


def test_a_denied_relation_is_dashed() -> None:
    (part,) = network_drawings([tie("a", "b", is_disputed=True)])
    assert {s.look for s in part.shapes if isinstance(s, Path)} == {
        "line-disputed", "tip-disputed",
    }  # fmt: skip


def test_each_tie_is_drawn_once_and_no_page_is_too_tall() -> None:
    ties = [tie(f"n{a}", f"n{b}") for a, b in combinations(range(9), 2)]
    parts = network_drawings(ties)
    assert all(part.height <= TALLEST for part in parts)
    drawn = [s for p in parts for s in p.shapes if isinstance(s, Label)]
    assert sum(label.text == "member of" for label in drawn) == len(ties)


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=40
    )
)
def test_no_two_boxes_of_the_network_overlap(ends: list[tuple[str, str]]) -> None:
    for part in network_drawings([tie(a, b) for a, b in ends]):
        boxes = [s for s in part.shapes if isinstance(s, Rect)]
        for one, two in combinations(boxes, 2):
            assert (
                one.x + one.width <= two.x
                or two.x + two.width <= one.x
                or one.y + one.height <= two.y
                or two.y + two.height <= one.y
            )
        assert all(s.x >= 0 and s.x + s.width <= WIDTH for s in boxes)


def test_the_same_ties_give_the_same_drawing() -> None:  # M10
    ties = [tie("a", "b"), tie("b", "c"), tie("c", "a", "leader of")]
    assert network_drawings(ties) == network_drawings(list(ties))


def test_reports_of_one_origin_share_a_frame(
    case: Case, index: CaseIndex
) -> None:  # M60
    rows = origin_rows(index)
    assert sum(len(row.reports) for row in rows) == len(case.readings)
    frames = [
        s for p in origins_drawings(rows) for s in p.shapes
        if isinstance(s, Rect) and s.look == "frame"
    ]  # fmt: skip
    assert len(frames) == len(rows)


def test_a_copy_of_a_copy_stands_below_it(case: Case) -> None:  # M61
    first, second, third = (row.document.id for row in case.readings[:3])
    chain = tuple(
        Lineage(document=new, origin=old, kind="reprint", weight=2.0, reasons=())
        for new, old in ((second, first), (third, second))
    )
    rows = origin_rows(index_case(replace(case, lineage=chain)))
    assert [(row.document, row.depth) for row in rows[0].reports] == [
        (first, 0), (second, 1), (third, 2),
    ]  # fmt: skip


def test_reports_that_repeat_one_another_in_a_ring_are_all_listed(case: Case) -> None:
    first, second = (row.document.id for row in case.readings[:2])
    ring = tuple(
        Lineage(document=new, origin=old, kind="duplicate", weight=2.0, reasons=())
        for new, old in ((second, first), (first, second))
    )
    rows = origin_rows(index_case(replace(case, lineage=ring)))
    assert {row.document for row in rows[0].reports} == {first, second}


def placed(case: Case, codebook: str) -> CaseIndex:
    place = next(row for row in case.incidents if "place" in row.fields)
    value = place.fields["place"].values[0]
    key = value.entity or value.value
    entities = tuple(
        replace(row, codebook=codebook) if row.id == key else row
        for row in case.entities
    )
    return index_case(replace(case, entities=entities))


def test_a_place_is_drawn_as_an_area_and_never_as_a_point(case: Case) -> None:  # M49
    rows = place_rows(placed(case, "place:baghdad-green-zone"))
    (drawing,) = map_drawings(rows)
    areas = [s for s in drawing.shapes if getattr(s, "look", "").startswith("area")]
    assert areas
    assert all(isinstance(s, Circle) and s.r >= 6 for s in areas)
    assert rows[0].number == 1
    assert rows[0].precision == "within 2.5 km of the middle of Green Zone"


def test_a_country_is_drawn_in_its_outline(case: Case) -> None:  # M49
    rows = place_rows(placed(case, "country:IQ"))
    (drawing,) = map_drawings(rows)
    areas = [s for s in drawing.shapes if getattr(s, "look", "").startswith("area")]
    assert areas
    assert all(isinstance(s, Path) for s in areas)


def test_places_that_no_gazetteer_knows_are_listed_and_not_drawn(
    index: CaseIndex,
) -> None:
    rows = place_rows(index)
    assert rows
    assert map_drawings(rows) == ()
    assert {row.precision for row in rows} == {"not in the gazetteer: not drawn"}


def test_words_on_a_map_do_not_overlap(case: Case) -> None:
    (drawing,) = map_drawings(place_rows(placed(case, "geonames:98182")))
    words = [s for s in drawing.shapes if isinstance(s, Label)]
    for one, two in combinations(words, 2):
        apart = (
            one.x + measured(one.text) <= two.x or two.x + measured(two.text) <= one.x
        )
        assert apart or abs(one.y - two.y) >= 12


@given(st.text(max_size=60), st.integers(20, 200))
def test_words_that_are_cut_fit_their_place(text: str, width: int) -> None:
    assert measured(fitted(text, width)) <= width
    assert all(measured(row) <= width for row in wrapped(text, width))


def test_every_timeline_row_of_the_case_is_drawn_or_undated(index: CaseIndex) -> None:
    rows = timeline_rows(index)
    parts = timeline_drawings(rows, "2031-03-11")
    labels = {s.text for p in parts for s in p.shapes if isinstance(s, Label)}
    assert "Reports published" in labels
