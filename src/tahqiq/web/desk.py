"""The open case on the analyst's desk: kept in memory, never staler than its store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import Annotated, TypeVar, cast

from fastapi import Depends, Request

from tahqiq.config import FILE, read_settings
from tahqiq.model.case import Case, CaseSettings, ClaimRef
from tahqiq.model.judgement import Judgement, standing
from tahqiq.model.lookup import REVIEWS, CaseIndex, index_case
from tahqiq.model.reading import Reading
from tahqiq.pipeline import view
from tahqiq.store.case_folder import CaseFolder
from tahqiq.store.custody import Custodian
from tahqiq.store.head import known_head
from tahqiq.web.settings import WebSettings

T = TypeVar("T")
# Judgements that change no view across documents: entities, incidents and groups
# stand as they were, so nothing is drawn anew for them.
LIGHT = frozenset({"accept", "bear", "weigh-evidence", "assess"})
CLAIMS = frozenset({"accept", "edit", "reject", "add"})  # these change claims alone

State = tuple[str, int, int, int]


@dataclass(slots=True, kw_only=True)
class Seen:
    """A case as seen at one moment; pages are drawn from it and from nothing else.

    `is_behind` where claims were judged since the views across documents were drawn.
    """

    state: State
    index: CaseIndex
    last: int
    is_behind: bool = False
    drawn: dict[object, object] = field(default_factory=dict)  # lives as the views do
    reviewed: dict[object, object] = field(default_factory=dict)  # lives as judgements

    @property
    def case(self) -> Case:
        """The case itself."""
        return self.index.case

    def once(self, make: Callable[[CaseIndex], T]) -> T:
        """What `make` draws from the case whatever was accepted; drawn once."""
        return _kept(self.drawn, make, self.index)

    def lately(self, make: Callable[[CaseIndex], T]) -> T:
        """What `make` draws from the case and its judgements; drawn once for each."""
        return _kept(self.reviewed, make, self.index)


def _kept(
    kept: dict[object, object], make: Callable[[CaseIndex], T], index: CaseIndex
) -> T:
    if make not in kept:
        kept[make] = make(index)
    return cast("T", kept[make])


class Desk:
    """The one case a workbench serves."""

    def __init__(self, settings: WebSettings) -> None:
        self.settings = settings
        self._lock = RLock()
        self._seen: Seen | None = None
        case = read_settings(settings.case)
        self._folder = CaseFolder.open(settings.case, database=case.database)

    def close(self) -> None:
        """Close the case."""
        self._folder.close()

    @property
    def folder(self) -> CaseFolder:
        """The case, open for reading and judging."""
        return self._folder

    @cached_property
    def path(self) -> Path:
        """Where the case is."""
        return self.settings.case

    def custodian(self, who: str) -> Custodian:
        """Who has the case in hand now."""
        return Custodian(who=who, at=self.settings.stamp(), tool=self.settings.tool)

    def case_settings(self) -> CaseSettings:
        """What ``case.toml`` says now."""
        return read_settings(self.path)

    def seen(self) -> Seen:
        """The case as it stands now, every view drawn."""
        with self._lock:
            state = self._state()
            if self._seen is None or self._seen.is_behind or self._seen.state != state:
                self._seen = self._look(state, is_lazy=False)
            return self._seen

    def glanced(self) -> Seen:
        """The case with every judgement in it; views across documents may lag.

        A key pressed in the queue must not wait until the whole case is drawn anew.
        """
        with self._lock:
            state = self._state()
            if self._seen is None or self._seen.state != state:
                self._seen = self._look(state, is_lazy=True)
            return self._seen

    def _state(self) -> State:
        """Changes with every record, judgement and setting; costs two look-ups."""
        written = (self.path / FILE).stat()
        store = self._folder.store
        return (
            known_head(store).hash,
            store.last_judgement(),
            written.st_mtime_ns,
            written.st_size,
        )

    def _look(self, state: State, *, is_lazy: bool) -> Seen:
        before = self._seen
        if before is not None and (before.state[0], *before.state[2:]) == (
            state[0], *state[2:],
        ):  # fmt: skip
            later = self._folder.store.judgements(before.last)
            judged = _judged(before, later, state)
            if judged is not None and (is_lazy or not judged.is_behind):
                return judged
        case = view(self._folder, self.case_settings())
        last = _last(case.judgements, state[1])
        return Seen(state=state, index=index_case(case), last=last)


def _last(rows: Sequence[Judgement], otherwise: int) -> int:
    """The last judgement that was read: another hand may have made some since the state
    was asked for, and none may be taken in twice.
    """
    return max((row.sequence for row in rows), default=otherwise)


def _judged(before: Seen, later: Sequence[Judgement], state: State) -> Seen | None:
    """What was seen, with later judgements in it; None where they change too much.

    A key in the queue costs what it changes, not what was decided before it; only an
    undo looks at everything again, because anything may come back into force.
    """
    rows = (*before.case.judgements, *later)
    if any(row.kind == "undo" for row in later):
        then, now = set(standing(before.case.judgements)), set(standing(rows))
        kinds, reviews = {row.kind for row in then ^ now}, _reviews(now)
    else:
        made = _reviews(later)
        over = [
            before.index.reviews[ref] for ref in made if ref in before.index.reviews
        ]
        kinds = {row.kind for row in (*later, *over)}
        reviews = {**before.index.reviews, **made}
    if not kinds <= LIGHT | CLAIMS:
        return None
    index = replace(
        before.index, case=replace(before.case, judgements=rows), reviews=reviews
    )
    return Seen(
        state=state,
        index=index,
        last=_last(later, before.last),
        is_behind=before.is_behind or not kinds <= LIGHT,
        drawn=before.drawn,
    )


def _reviews(rows: Iterable[Judgement]) -> Mapping[ClaimRef, Judgement]:
    found = {}
    for row in rows:
        document, mark, claim = row.subject.partition("#")
        if row.kind in REVIEWS and mark:
            found[ClaimRef(document=document, claim=claim)] = row
    return found


def as_read(index: CaseIndex) -> Mapping[str, Reading]:
    """Every reading as the reader left it, rejected claims and all."""
    return {row.document.id: row for row in index.case.readings}


def desk_of(request: Request) -> Desk:
    """The desk of the app that answers."""
    desk: Desk = request.app.state.desk
    return desk


OnDesk = Annotated[Desk, Depends(desk_of)]
