"""What was drawn across a case is kept, and is never older than what it rests on."""

from __future__ import annotations

import gc
from dataclasses import replace
from importlib import resources
from typing import TYPE_CHECKING, Any, get_args

import msgspec
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tests.unit.store.conftest import TEXT, make_capture, make_reading

from tahqiq.model.case import Hypothesis
from tahqiq.model.judgement import UNDRAWN, Judgement, JudgementKind
from tahqiq.pipeline import Request, assemble, check_view, judge_case, view
from tahqiq.resolve.requests import judgements_of
from tahqiq.store.case_folder import CaseFolder
from tahqiq.store.kept_view import NAME, Drawing, drawn_by, kept_or_drawn
from tahqiq.store.quiet import uncollected

if TYPE_CHECKING:
    from pathlib import Path

    from tahqiq.model.case import Case, CaseSettings
    from tahqiq.store.custody import Custodian


class Counted:
    """`assemble`, and how often it was needed."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, case: Case) -> Case:
        self.times += 1
        return assemble(case)


def judgement(subject: str, kind: JudgementKind = "reject") -> Judgement:
    return Judgement(
        sequence=0, kind=kind, subject=subject, object=None, value=None,
        author="Mina Darvish", at="2031-03-12T09:00:00Z", reason="misread",
    )  # fmt: skip


def keep(folder: CaseFolder, text: str) -> str:
    found = make_reading(text)
    folder.keep(make_capture(text.encode()), found)
    return found.document.id


@pytest.fixture
def drawing() -> Counted:
    return Counted()


def test_a_second_look_at_an_unchanged_case_draws_nothing(
    case: CaseFolder, settings: CaseSettings, drawing: Counted
) -> None:
    keep(case, TEXT)
    first = kept_or_drawn(case, settings, Drawing(draw=drawing))
    assert kept_or_drawn(case, settings, Drawing(draw=drawing)) == first
    assert first.entities
    assert first.groups
    assert drawing.times == 1


def test_a_view_outlives_the_process_that_drew_it(
    path: Path, settings: CaseSettings, custodian: Custodian, drawing: Counted
) -> None:
    with CaseFolder.open(path, custodian) as folder:
        keep(folder, TEXT)
        first = kept_or_drawn(folder, settings, Drawing(draw=drawing))
    with CaseFolder.open(path) as folder:
        assert kept_or_drawn(folder, settings, Drawing(draw=drawing)) == first
    assert drawing.times == 1


@pytest.mark.parametrize("kind", sorted(UNDRAWN))
def test_what_draws_nothing_anew_leaves_the_view_as_it_is(
    case: CaseFolder, settings: CaseSettings, drawing: Counted, kind: JudgementKind
) -> None:
    """To accept a hundred claims costs no drawing, and changes nothing that is drawn."""
    document = keep(case, TEXT)
    kept_or_drawn(case, settings, Drawing(draw=drawing))
    case.store.judge([judgement(f"{document}#c1", kind)])
    found = kept_or_drawn(case, settings, Drawing(draw=drawing))
    assert drawing.times == 1
    assert found.judgements == case.store.judgements()
    bare = replace(found, **dict.fromkeys(VIEWS, ()), refusals=case.store.refusals())
    assert assemble(bare) == found


def test_to_accept_what_was_rejected_draws_anew(
    case: CaseFolder, settings: CaseSettings, drawing: Counted
) -> None:
    document = keep(case, TEXT)
    first = kept_or_drawn(case, settings, Drawing(draw=drawing))
    case.store.judge([judgement(f"{document}#c1", "reject")])
    assert kept_or_drawn(case, settings, Drawing(draw=drawing)).groups != first.groups
    case.store.judge([judgement(f"{document}#c1", "accept")])
    assert kept_or_drawn(case, settings, Drawing(draw=drawing)).groups == first.groups


REQUESTS = {
    "accept": ("{}#c1", None, None),
    "reject": ("c1", None, None),
    "edit": ("{}#c1", None, '{{"polarity": "denied"}}'),
    "merge": ("{}#e1", "{}#e2", None),
    "different": ("{}#e1", "{}#e2", None),
    "same-incident": ("{}#v1", "{1}#v1", None),
    "other-incident": ("{}#v1", "{1}#v1", None),
    "grade-source": ("report.txt", None, "B"),
    "grade-claim": ("{}#c1", None, "2"),
    "bear": ("r1", "h1", "C"),
    "weigh-evidence": ("r1", None, "credibility=1"),
    "assess": ("question", None, "It is likely that the guards fired."),
    "describe": ("report.txt", None, '{{"outlet": "Orun Wire"}}'),
    "undo": ("{undo}", None, None),
}
NOT_HERE = {"lineage", "add"}  # two documents; words by hand: as `describe`, `accept`


def test_every_kind_of_judgement_is_tried() -> None:
    assert {*REQUESTS, *NOT_HERE} == {*get_args(JudgementKind)}


@pytest.mark.parametrize("kind", sorted(REQUESTS))
def test_a_judgement_is_the_same_where_nothing_is_drawn_for_it(
    case: CaseFolder, settings: CaseSettings, kind: str
) -> None:
    """What needs no view is recorded at once, however large the case is."""
    document = keep(case, TEXT)
    other = keep(case, f"{TEXT} It was post 2.") if "incident" in kind else document
    (first,) = case.store.judge([judgement(f"{document}#c1", "accept")])
    settings = replace(settings, hypotheses=(Hypothesis(id="h1", text="The guards."),))
    asked = [
        None if part is None else part.format(document, other, undo=first.id)
        for part in REQUESTS[kind]
    ]
    request = Request(
        kind=kind, subject=asked[0] or "", object=asked[1], value=asked[2],
        reason="seen", author="Mina Darvish", at="2031-03-12T09:00:00Z",
    )  # fmt: skip
    expected = judgements_of(request, view(case, settings))
    (recorded,) = judge_case(case, settings, request)
    assert (replace(recorded, sequence=0),) == expected


class Answers:
    """A memory that counts what it takes up."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []
        self.new: bytes | None = b"answers"

    def load(self, content: bytes) -> None:
        if content == b"torn":
            raise msgspec.DecodeError
        self.taken.append(content)

    def dump(self) -> bytes | None:
        new, self.new = self.new, None
        return new


def test_answers_of_the_last_drawing_help_the_next(
    case: CaseFolder, settings: CaseSettings
) -> None:
    memo = Answers()
    drawing = Drawing(draw=assemble, memo=memo)
    keep(case, TEXT)
    kept_or_drawn(case, settings, drawing)
    assert memo.taken == []
    keep(case, f"{TEXT} Again.")
    kept_or_drawn(case, settings, drawing)
    assert memo.taken == [b"answers"]
    memo.new = b"torn"
    keep(case, f"{TEXT} And again.")
    kept_or_drawn(case, settings, drawing)
    keep(case, f"{TEXT} Once more.")
    seen = kept_or_drawn(case, settings, drawing)  # torn answers are none
    assert len(seen.readings) == 4
    assert memo.taken == [b"answers"] * 2


CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(0, 3)),
        st.tuples(st.sampled_from(["reject", "accept"]), st.integers(0, 3)),
        st.tuples(st.just("question"), st.integers(0, 3)),
    ),
    max_size=6,
)


@hypothesis_settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(changes=CHANGES)
def test_whatever_changes_the_view_is_that_of_the_case_as_it_is_now(
    changes: list[tuple[Any, int]],
    tmp_path_factory: pytest.TempPathFactory,
    settings: CaseSettings,
    custodian: Custodian,
) -> None:
    path = tmp_path_factory.mktemp("case") / "case"
    with CaseFolder.create(path, settings, custodian) as folder:
        for kind, number in changes:
            if kind == "add":
                keep(folder, f"{TEXT} It was post {number}.")
            elif kind == "question":
                settings = replace(settings, question=f"Question {number}?")
            elif documents := sorted(folder.store.reading_digests()):
                folder.store.judge([judgement(f"{documents[0]}#c{number}", kind)])
            seen = view(folder, settings)
            bare = replace(seen, **dict.fromkeys(VIEWS, ()), refusals=())
            assert seen == assemble(replace(bare, refusals=folder.store.refusals()))
            assert seen.judgements == folder.store.judgements()
            assert view(folder, settings) == seen


VIEWS = ("entities", "proposals", "incidents", "groups", "links", "lineage", "sources")


def test_a_view_that_was_tampered_with_is_found_out(
    case: CaseFolder, settings: CaseSettings
) -> None:
    """Rule 8: who receives a case need not trust what was drawn from it before."""
    keep(case, TEXT)
    assert check_view(case, settings) == ()
    view(case, settings)
    assert [check.ok for check in check_view(case, settings)] == [True]

    def forged(found: Case) -> Case:
        drawn = assemble(found)
        groups = tuple(
            replace(row, origins=9, status="confirmed") for row in drawn.groups
        )
        return replace(drawn, groups=groups)

    other = replace(settings, question="Who gave the order?")
    kept_or_drawn(case, other, Drawing(draw=forged))
    (check,) = check_view(case, other)
    assert (check.name, check.item, check.ok) == ("view", NAME, False)
    assert "judge or add" in check.detail


@pytest.mark.parametrize("torn", [b"", b"no zlib", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_a_view_that_cannot_be_read_is_drawn_again(
    case: CaseFolder, settings: CaseSettings, drawing: Counted, torn: bytes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    keep(case, TEXT)
    keys: list[str] = []
    remember = CaseFolder.remember

    def noted(folder: CaseFolder, name: str, key: str, content: bytes) -> bool:
        keys.append(key)
        return remember(folder, name, key, content)

    monkeypatch.setattr(CaseFolder, "remember", noted)
    first = kept_or_drawn(case, settings, Drawing(draw=drawing))
    case.store.keep_view(NAME, keys[0], torn)
    assert kept_or_drawn(case, settings, Drawing(draw=drawing)) == first
    assert drawing.times == 2
    assert kept_or_drawn(case, settings, Drawing(draw=drawing)) == first
    assert drawing.times == 2


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_left_as_it_was(enabled: bool) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        with uncollected():
            inside = gc.isenabled()
        assert not inside
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if was else gc.disable)()


def test_what_a_view_is_drawn_by_is_every_file_of_it_in_any_folder() -> None:
    package = resources.files("tahqiq")
    found = {name for name, _ in drawn_by(package)}
    assert "corroborate/record/persons.py" in found
    assert "codebook/agreement.yaml" in found
    assert "pipeline.py" in found
    assert not any("__pycache__" in name for name in found)
