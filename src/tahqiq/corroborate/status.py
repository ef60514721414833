"""The status of a proposition, by the closed list of case-1 (M62, M63)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tahqiq.corroborate.bags import bag_of
from tahqiq.corroborate.corrections import Corrections, Fallen
from tahqiq.corroborate.exact import Proposition
from tahqiq.corroborate.fragments import whole_of
from tahqiq.corroborate.ground import Ground
from tahqiq.corroborate.opposition import Opposition
from tahqiq.corroborate.origins import Origins, Standing, origins
from tahqiq.corroborate.statements import statements_of
from tahqiq.model.case import ClaimRef, GroupStatus, Reason

SOLID = frozenset({"asserted"})
REPEATED = 0.5  # share of what was taken back, or of the copy, that both say
TWO = 2  # independent origins that make a report more than weak


@dataclass(frozen=True, slots=True)
class Graded:
    """A proposition with its origins, its status and why."""

    proposition: Proposition
    origins: Origins
    status: GroupStatus
    reasons: tuple[Reason, ...]


def live_claims(
    standing: Standing, corrections: Corrections, row: Proposition
) -> frozenset[ClaimRef]:
    """Claims of a proposition that nobody took back, and that rest on none taken back.

    The copies of a withdrawn claim fall with it, for they never had a ground of their
    own, and so do its own fragments.
    """
    every = row.claims
    dead = {
        ref
        for ref in every
        if ref in corrections.retold or corrections.state(ref, row.key)
    }
    inside = {
        ref: whole for ref in every - dead if (whole := whole_of(standing.ground, ref))
    }
    dead |= {ref for ref, whole in inside.items() if whole in dead}
    while True:
        alive = {ref.document for ref in every - dead}
        falls = {
            ref
            for ref in every - dead
            if (rests := _rests(standing, ref, every)) and not rests & alive
        }
        if not falls:
            return every - dead
        dead |= falls


def _alive(
    standing: Standing, corrections: Corrections, row: Proposition
) -> frozenset[ClaimRef]:
    """The live claims; none where what is left has no origin and what fell had one."""
    live = live_claims(standing, corrections, row)
    if live and live != row.claims and not origins(standing, live).count:
        fallen = origins(standing, row.claims - live).count
        return frozenset() if fallen else live
    return live


def _rests(standing: Standing, ref: ClaimRef, every: frozenset[ClaimRef]) -> set[str]:
    documents = {one.document for one in every} - {ref.document}
    root = standing.voices.roots.get(ref.document)
    return documents & {*standing.stands[ref].rests, *([root] if root else [])}


def grade_all(
    standing: Standing,
    corrections: Corrections,
    rows: Iterable[Proposition],
    found: Iterable[Opposition],
) -> dict[str, Graded]:
    """Every proposition with its origins and status, by name."""
    rows = list(rows)
    live = {row.name: _alive(standing, corrections, row) for row in rows}
    counted = {
        row.name: origins(
            standing, live[row.name] or row.claims - corrections.retold or row.claims
        )
        for row in rows
    }
    against = _against(found)
    graded = {}
    for row in rows:
        facts = _Facts(live, counted, against[row.name])
        status, reasons = _discounted(standing, corrections, row, facts) or _status(
            standing.ground, row, facts
        )
        reasons = (*counted[row.name].reasons, *reasons)
        graded[row.name] = Graded(row, counted[row.name], status, reasons)
    return graded


@dataclass(frozen=True, slots=True)
class _Facts:
    live: Mapping[str, frozenset[ClaimRef]]
    counted: Mapping[str, Origins]
    against: tuple[tuple[str, str], ...]  # (name of the opponent, how it opposes)

    def standing_opponents(self) -> list[tuple[str, str]]:
        """Opponents that somebody still says."""
        return [(name, kind) for name, kind in self.against if self.live.get(name)]


def _against(
    found: Iterable[Opposition],
) -> defaultdict[str, tuple[tuple[str, str], ...]]:
    against: defaultdict[str, tuple[tuple[str, str], ...]] = defaultdict(tuple)
    for row in found:
        against[row.left] += ((row.right, row.kind),)
        against[row.right] += (
            (row.left, "is denied" if row.kind == "denies" else row.kind),
        )
    return against


def _discounted(
    standing: Standing, corrections: Corrections, row: Proposition, facts: _Facts
) -> tuple[GroupStatus, tuple[Reason, ...]] | None:
    """Whether all that is left only copies what its own source took back elsewhere.

    The copies stand in a group of their own where they say less, or say it otherwise;
    they fall with their model all the same.
    """
    models: set[str] = set()
    for ref in facts.live[row.name]:
        found = _mistaken(standing, corrections, row, ref)
        if not found:
            return None
        models |= found
    files = sorted(standing.ground.reading(one).document.file for one in models)
    words = f"only copies of {', '.join(files)}, whose own source took it back"
    return ("discounted", (_note("discounted", words),)) if files else None


def _mistaken(
    standing: Standing, corrections: Corrections, row: Proposition, ref: ClaimRef
) -> set[str]:
    """The reports that a claim rests on and that took back what it says."""
    ground, models = standing.ground, _models(standing, ref)
    if not models:
        return set()
    own = bag_of(ground, ref).concepts
    keys = {
        row.key,
        *(one.key for one in statements_of(ground, ref) if row.key is None),
    }
    found = set()
    for target, key in _taken_back(corrections, models):
        theirs = bag_of(ground, target).concepts if key is None else frozenset()
        repeated = len(own & theirs) >= REPEATED * min(len(own), len(theirs) or 1)
        same = key in keys if key else len(own & theirs) >= TWO and repeated
        if same and target not in row.claims:
            found.add(target.document)
    return found


def _taken_back(corrections: Corrections, documents: set[str]) -> list[Fallen]:
    """Claims of some documents that were taken back, or the figures of them that were."""
    return [row for one in documents for row in corrections.fallen.get(one, ())]


def _models(standing: Standing, ref: ClaimRef) -> set[str]:
    """The reports a claim rests on, and those that these copy in the end."""
    rests = {*standing.stands[ref].rests, ref.document}
    roots = {standing.voices.roots.get(document) for document in rests}
    return {one for one in rests | roots if one} - {ref.document}


def _status(
    ground: Ground, row: Proposition, facts: _Facts
) -> tuple[GroupStatus, tuple[Reason, ...]]:
    count = facts.counted[row.name].count
    if not facts.live[row.name]:
        return "withdrawn", (_note("withdrawn", "its own source took it back"),)
    if not count:
        return "unverified", (_note("unverified", "nobody who can be counted says so"),)
    opponents = facts.standing_opponents()
    strong = [(name, kind) for name, kind in opponents if facts.counted[name].count]
    if strong:
        return "contested", tuple(_note(kind, name) for name, kind in strong)
    if count < TWO:
        return "weak", ()
    doubts = [_note(kind, name) for name, kind in opponents]
    if _hedged(ground, facts.live[row.name]):
        doubts.append(_note("hedged", "no source says so without a reservation"))
    return ("fair" if doubts else "confirmed"), tuple(doubts)


def _hedged(ground: Ground, claims: frozenset[ClaimRef]) -> bool:
    return not any(ground.claim(ref).certainty in SOLID for ref in claims)


def _note(feature: str, detail: str) -> Reason:
    return Reason(feature=feature, weight=0.0, detail=detail)
