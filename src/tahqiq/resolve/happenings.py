"""How far two tellings are of one happening: reasons in log-odds (M45)."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from tahqiq.model.case import Reason
from tahqiq.resolve.deeds import noun
from tahqiq.resolve.families import everyone, incident_words
from tahqiq.resolve.telling import Days, Telling, overlap
from tahqiq.resolve.wordings import Wordings

# Set by hand on the three cases of evals/cases: all three keep their distractors apart.
START, START_WITHIN = -0.8, 0.2
SAME_DAY, SAME_SPAN, NEXT_DAY, OTHER_DAY = 1.8, 0.5, -0.8, -6.0
SAME_VICTIM, OTHER_VICTIM, ALSO_VICTIM, DIED_ONCE = 3.0, -3.0, -1.5, 9.0
VICTIM_NAMED, PLACE_NAMED = 1.0, 0.4
MAYBE_VICTIM = 1.0
OTHER_FAMILY = -1.5
# Reported within five days, three weeks, two months, or later: what is undated is new.
SOON, FRESH, LATE, LATER = 0.8, 0.4, 0.0, -0.8
SAME_PLACE, SITE_OF, ONE_NAME, OTHER_PLACE = 1.2, 1.0, 0.6, -0.6
ANOTHER = -4.0  # the report says that it goes on to another one
SAME_GROUND, BOTH_LEAD = 0.3, 0.3
SAME_TOLL, BIG_TOLL, NEAR_TOLL, FAR_TOLL = 0.8, 1.4, -0.2, -1.5
NEAR_BIG, BIG, ALIKE = 0.4, 10, 1.3
SAME_ACTOR, SAME_NOUN, SAME_TOOL = 0.5, 0.8, 0.4
SAME_MODE, OTHER_MODE = 0.4, -1.2
WORDING, MOST_WORDING = 3.0, 2.0
REPORTED_BEFORE = -6.0
DAY = timedelta(days=1)
PRECISE = 2 * DAY
PLACED = "its place is named in the other report"
VIEWED = 6  # documents of a happening whose wording is compared


def weighed(left: Telling, right: Telling, *, within: bool) -> tuple[Reason, ...]:
    """Why two tellings are, or are not, of one happening; the weights add up.

    Of tellings of two documents, what these have in common in words comes on top.
    """
    reasons = [Reason(feature="start", weight=START_WITHIN if within else START,
                      detail="one document" if within else "two documents")]  # fmt: skip
    if left.family.name != right.family.name:
        reasons += _reason(
            "family", OTHER_FAMILY, f"{left.family.name}, {right.family.name}"
        )
    reasons += [*_another(left, right), *_another(right, left)]
    reasons += _time(left, right, within=within)
    reasons += _victims(left, right)
    reasons += _place(left, right, within=within)
    reasons += _tolls(left, right)
    reasons += _means(left, right)
    if not within:
        reasons += _around(left, right)
    return tuple(reasons)


def _reason(feature: str, weight: float, detail: str) -> list[Reason]:
    return [Reason(feature=feature, weight=weight, detail=detail)]


def _another(told: Telling, new: Telling) -> list[Reason]:
    """Whether a report goes on to "another attack" after all it tells of the first."""
    for document, at in new.breaks:
        spots = [place for one, place in told.spots if one == document]
        if spots and max(spots) < at:
            return _reason("another", ANOTHER, "told as another one")
    return []


def _time(left: Telling, right: Telling, *, within: bool) -> list[Reason]:
    a, b = left.when, right.when
    if a is None or b is None:
        if within:  # the date of one report tells nothing of which of its events it is
            return []
        return [*_published(left, right), *_published(right, left)]
    shown = f"{a[0]}..{a[1]} and {b[0]}..{b[1]}"
    if overlap(a, b):
        precise = max(a[1] - a[0], b[1] - b[0]) < PRECISE
        return _reason("time", SAME_DAY if precise else SAME_SPAN, shown)
    return _reason("time", NEXT_DAY if gap(a, b) <= DAY else OTHER_DAY, shown)


def gap(a: Days, b: Days) -> timedelta:
    """Days between two intervals that do not overlap."""
    return max(a[0] - b[1], b[0] - a[1])


def _published(dated: Telling, undated: Telling) -> list[Reason]:
    """A report tells of what happened before it, most often of what is new."""
    days = [
        day for r in undated.documents.values() if (day := _day(r.document.published))
    ]
    if dated.when is None or undated.when is not None or not days:
        return []
    late = min(days) - dated.when[1]
    if max(days) < dated.when[0]:
        whole = len(days) == len(undated.documents)
        weight = REPORTED_BEFORE if whole else REPORTED_BEFORE / 3
        return _reason("time", weight, f"reported on {max(days)}, before it happened")
    spans = ((5, SOON), (21, FRESH), (60, LATE))
    weight = next((w for days_after, w in spans if late <= days_after * DAY), LATER)
    return _reason("time", weight, f"reported on {min(days)}")


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published or "")
    except ValueError:
        return None


def _victims(left: Telling, right: Telling) -> list[Reason]:
    shared = left.victims & right.victims
    if shared:
        if left.deadly and right.deadly and left.family.name == "violence":
            return _reason("victim", DIED_ONCE, "the same person killed")
        return _reason("victim", SAME_VICTIM, "the same victim named")
    if one_name := _one_calling(left, right):
        return _reason("victim", MAYBE_VICTIM, f"victims called {one_name}")
    if left.victims and right.victims:
        together = left.when and right.when and overlap(left.when, right.when)
        weight = ALSO_VICTIM if together else OTHER_VICTIM
        return _reason("victim", weight, "other victims named")
    sides = [
        {noun(n): n for n in t.nouns if n not in everyone()} for t in (left, right)
    ]
    if nouns := sorted(sides[0][key] for key in sides[0].keys() & sides[1].keys()):
        return _reason("victim", SAME_NOUN, ", ".join(nouns))
    return []


def _one_calling(left: Telling, right: Telling) -> str:
    """The name of a victim of which the other one has all words: Soley, Adem Soley."""
    pairs = [(a, b) for a in +left.called for b in +right.called]
    return min((b for a, b in pairs if _one_in_other(a.split(), b.split())), default="")


def _place(left: Telling, right: Telling, *, within: bool) -> list[Reason]:
    if left.places & right.places:
        return _reason("place", SAME_PLACE, "the same place named")
    if left.places and right.places:
        names = sorted(left.locales & right.locales)
        if names and not within and (site := _site_of(left, right)):
            return _reason("place", SITE_OF, site)
        if names and not within:  # one report names two places because they are two
            return _reason("place", ONE_NAME, f"places named after {', '.join(names)}")
        near = left.places & right.hints or right.places & left.hints
        return [] if near else _reason("place", OTHER_PLACE, "other places named")
    return []


def _site_of(left: Telling, right: Telling) -> str:
    """The longer of two names of which it has the whole shorter: the mine of a town."""
    pairs = [(a, b) for a in +left.sites for b in +right.sites]
    whole = [
        max(a, b, key=len) for a, b in pairs if _one_in_other(a.split(), b.split())
    ]
    return min(whole, default="")


def _one_in_other(left: list[str], right: list[str]) -> bool:
    return set(left) < set(right) or set(right) < set(left)


def _tolls(left: Telling, right: Telling) -> list[Reason]:
    """The likest toll of one unit that both give."""
    best: tuple[float, str] | None = None
    for unit, a in left.tolls:
        for other, b in right.tolls:
            if unit == other:
                found = (_toll(a, b), f"{unit}: {a:g} and {b:g}")
                best = found if best is None else max(best, found)
    return _reason("toll", *best) if best else []


def _toll(a: float, b: float) -> float:
    low, high = sorted((a, b))
    if low == high:
        return BIG_TOLL if low >= BIG else SAME_TOLL
    if low >= BIG and high <= ALIKE * low:
        return NEAR_BIG  # two happenings in which about as many died are rare
    return NEAR_TOLL if high <= 2 * low + 1 else FAR_TOLL


def _means(left: Telling, right: Telling) -> list[Reason]:
    """Who did it and with what; accusations differ, so other actors say nothing."""
    reasons = []
    if left.actors & right.actors:
        reasons += _reason("actor", SAME_ACTOR, "the same actor named")
    if tools := sorted(set(left.tools) & set(right.tools)):
        reasons += _reason("instrument", SAME_TOOL, ", ".join(tools))
    known = incident_words().arms
    arms = set(left.modes) & known, set(right.modes) & known
    if arms[0] and arms[1]:
        shared = arms[0] & arms[1]
        detail = ", ".join(sorted(shared or arms[0] | arms[1]))
        reasons += _reason("mode", SAME_MODE if shared else OTHER_MODE, detail)
    return reasons


def _around(left: Telling, right: Telling) -> list[Reason]:
    """Victims and places of one that the documents of the other name at all."""
    reasons = []
    for one, other in ((left, right), (right, left)):
        if other.victims and not one.victims and _mostly(other.victims) & one.hints:
            reasons += _reason(
                "named", VICTIM_NAMED, "its victim is named in the other report"
            )
        if not one.places & other.places and other.places & one.hints:
            reasons += _reason("named", PLACE_NAMED, PLACED)
    if left.places and right.places:
        return reasons
    told = any(row.detail == PLACED for row in reasons)
    if left.grounds & right.grounds and not told:
        reasons += _reason("named", SAME_GROUND, "a place named in both reports")
    if left.leads and right.leads:
        reasons += _reason("lead", BOTH_LEAD, "what both reports tell of first")
    return reasons


def _mostly(counts: Counter[str]) -> Counter[str]:
    """The entities named at least half as often as the one named most."""
    most = max(counts.values())
    return Counter({key: n for key, n in counts.items() if 2 * n >= most})


def viewed(telling: Telling) -> list[str]:
    """The documents of a happening whose wording is compared."""
    return sorted(telling.documents)[:VIEWED]


def wording(left: Telling, right: Telling, words: Wordings) -> list[Reason]:
    """What the reports of two tellings have in common in words."""
    alike = max(
        (words.alike(a, b) for a in viewed(left) for b in viewed(right) if a != b),
        default=0.0,
    )  # fmt: skip
    weight = round(min(MOST_WORDING, WORDING * alike), 2)
    return (
        _reason("wording", weight, f"reports alike by {alike:.2f}")
        if weight > 0
        else []
    )
