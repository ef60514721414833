"""A case as seen at one moment: what pages are drawn from, and what it lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple, TypeVar, cast

from tahqiq.model.case import Case, ClaimRef
from tahqiq.model.judgement import Judgement, standing
from tahqiq.model.lookup import REVIEWS, CaseIndex, index_case

S = TypeVar("S")
T = TypeVar("T")
# Judgements that change no view across documents: entities, incidents and groups
# stand as they were, so nothing is drawn anew for them.
LIGHT = frozenset({"accept", "bear", "weigh-evidence", "assess"})
CLAIMS = frozenset({"accept", "edit", "reject", "add"})  # these change claims alone
# What was judged or added since the views across documents were drawn: nothing that
# they show, claims alone, or more than claims.
Lag = Literal["none", "claims", "more"]
LAGS: tuple[Lag, ...] = ("none", "claims", "more")


class State(NamedTuple):
    """Changes with every record, judgement and setting."""

    head: str  # of the custody log
    judged: int  # number of the last judgement
    written: int  # when case.toml was
    size: int  # of case.toml

    def has_other_records(self, other: State) -> bool:
        """Whether reports came in, or settings were changed, between the two."""
        return (self.head, self.written, self.size) != (
            other.head, other.written, other.size,
        )  # fmt: skip


@dataclass(slots=True, kw_only=True)
class Seen:
    """A case as seen at one moment; pages are drawn from it and from nothing else.

    Its judgements are those of `state`; its views across documents were drawn `at` a
    time when the case was as in `drawn_from`, and `lag` says how far they are behind.
    """

    state: State
    drawn_from: State
    at: str
    index: CaseIndex
    last: int
    lag: Lag = "none"
    drawn: dict[object, object] = field(default_factory=dict)  # lives as the views do
    reviewed: dict[object, object] = field(default_factory=dict)  # lives as judgements

    @property
    def case(self) -> Case:
        """The case itself."""
        return self.index.case

    def once(self, make: Callable[[CaseIndex], T]) -> T:
        """What `make` draws from the case whatever was accepted; drawn once."""
        return _kept(self.drawn, make, self.index)

    def once_from(self, rows: Callable[[CaseIndex], S], make: Callable[[S], T]) -> T:
        """What `make` draws from what `rows` drew; both are drawn once."""
        if make not in self.drawn:
            self.drawn[make] = make(self.once(rows))
        return cast("T", self.drawn[make])

    def lately(self, make: Callable[[CaseIndex], T]) -> T:
        """What `make` draws from the case and its judgements; drawn once for each."""
        return _kept(self.reviewed, make, self.index)


def _kept(
    kept: dict[object, object], make: Callable[[CaseIndex], T], index: CaseIndex
) -> T:
    if make not in kept:
        kept[make] = make(index)
    return cast("T", kept[make])


def seen_anew(case: Case, state: State, at: str) -> Seen:
    """A case whose views were drawn just now."""
    last = last_of(case.judgements, state.judged)
    return Seen(state=state, drawn_from=state, at=at, index=index_case(case), last=last)


def taken_in(before: Seen, later: Sequence[Judgement], state: State) -> Seen:
    """What was seen, with later judgements in it; its views stay as they were drawn.

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
    index = replace(
        before.index, case=replace(before.case, judgements=rows), reviews=reviews
    )
    has_more = state.has_other_records(before.drawn_from)
    lag = "more" if has_more else _lag_of(frozenset(kinds))
    return Seen(
        state=state,
        drawn_from=before.drawn_from,
        at=before.at,
        index=index,
        last=last_of(later, before.last),
        lag=max(before.lag, lag, key=LAGS.index),
        drawn=before.drawn,
    )


def _lag_of(kinds: frozenset[str]) -> Lag:
    if kinds <= LIGHT:
        return "none"
    return "claims" if kinds <= LIGHT | CLAIMS else "more"


def last_of(rows: Sequence[Judgement], otherwise: int) -> int:
    """The last judgement that was read: another hand may have made some since the state
    was asked for, and none may be taken in twice.
    """
    return max((row.sequence for row in rows), default=otherwise)


def _reviews(rows: Iterable[Judgement]) -> Mapping[ClaimRef, Judgement]:
    found = {}
    for row in rows:
        document, mark, claim = row.subject.partition("#")
        if row.kind in REVIEWS and mark:
            found[ClaimRef(document=document, claim=claim)] = row
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """What a page does not show yet: it says so, with the time of its views."""

    at: str
    decisions: int
    has_other_records: bool


def behind(seen: Seen, lag: Lag) -> Behind | None:
    """What is not taken in of what a page should show, None where it may lag so far."""
    if LAGS.index(seen.lag) <= LAGS.index(lag):
        return None
    since = seen.drawn_from.judged
    return Behind(
        at=seen.at,
        decisions=sum(
            row.sequence > since and row.kind not in LIGHT
            for row in seen.case.judgements
        ),
        has_other_records=seen.state.has_other_records(seen.drawn_from),
    )
