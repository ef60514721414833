"""What an analyst would be hurt by in a found event (M116)."""

from __future__ import annotations

from collections.abc import Iterator

from evals.goldfile import find
from evals.incident_pages import Page, Pair, gold_events, meet, shared, time_of

UNREAL = {"planned", "threatened", "hypothetical", "negated"}
UNDATED = {"caption", "dateline", "byline", "boilerplate"}
TOLL = {"killed", "wounded", "detained", "abducted", "missing", "displaced"}
GROUPS = {"Organization", "Group", "LegalEntity", "PublicBody", "Company"}


def distortions(page: Page, pair: Pair) -> Iterator[str]:
    """What an analyst would be hurt by in a found event."""
    if pair.ours is None:
        return
    if pair.gold.realis in UNREAL and pair.ours.realis == "actual":
        yield "unreal-as-deed"
    if _others_toll(page, pair):
        yield "toll-of-another"
    span = time_of(page, pair)
    if span is not None and _undated(page, span[0]):
        yield "caption-date"
    elif span is not None and _contradicts(page, pair, span):
        yield "wrong-date"


def _others_toll(page: Page, pair: Pair) -> bool:
    """A toll that the gold gives to another event and not to this one."""
    assert pair.ours is not None
    elsewhere = [
        q
        for one in gold_events(page.gold)
        if one.id != pair.gold.id
        for q in one.counts
    ]
    for row in page.reading.quantities:
        if row.id in pair.ours.counts and TOLL & {row.unit, *row.units}:
            own = any(meet(row.start, row.end, q) for q in pair.gold.counts)
            if not own and any(meet(row.start, row.end, q) for q in elsewhere):
                return True
    return False


def _undated(page: Page, offset: int) -> bool:
    return any(
        s.start <= offset < s.end and s.kind in UNDATED for s in page.reading.sentences
    )


def _contradicts(page: Page, pair: Pair, span: tuple[int, int]) -> bool:
    """Our days and the gold's have none in common."""
    if pair.gold.when is None:
        return False
    rows = page.gold.raw.get("times") or ()
    told = next(
        (r for r in rows if find(page.gold.text, r["text"], "time") == pair.gold.when),
        None,
    )
    mine = next(t for t in page.reading.times if (t.start, t.end) == span)
    if told is None or not told.get("earliest") or mine.earliest is None:
        return False
    first, last = str(told["earliest"]), str(told["latest"])
    return (mine.latest or mine.earliest) < first or last < mine.earliest


def wrong_referents(page: Page) -> tuple[int, int]:
    """Definite nouns of groups ("the group") in the gold: how many, how many wrong.

    Wrong is one of ours whose entity is named, and named as another of the gold's.
    """
    rows = {r["id"]: r for r in page.gold.raw.get("entities") or ()}
    asked = wrong = 0
    for mention in page.reading.mentions:
        if mention.kind != "nominal" or not mention.exact.lower().startswith("the "):
            continue
        own = [g for g, qs in page.entities.items()
               if rows[g]["schema"] in GROUPS
               and any(q.start == mention.start or q.end == mention.end for q in qs)]  # fmt: skip
        if len(own) != 1:
            continue
        asked += 1
        named = [m for m in page.reading.mentions
                 if m.entity == mention.entity and m.kind == "name"]  # fmt: skip
        others = {
            g for g, qs in page.entities.items() if g != own[0]
            for m in named if any(q.start == m.start or q.end == m.end for q in qs)
        }  # fmt: skip
        hers = any(
            meet(m.start, m.end, q) for m in named for q in page.entities[own[0]]
        )
        wrong += bool(others) and not hers
    return asked, wrong


def former_as_current(page: Page) -> tuple[int, int]:
    """Former roles of the gold, and how many of them we have as held today."""
    asked = wrong = 0
    for row in page.gold.raw.get("relations") or ():
        if row["type"] != "former-role":
            continue
        asked += 1
        wrong += any(
            not ours.former and ours.type != "former-role"
            and page.is_entity(ours.subject, None, row["subject"])
            and page.is_entity(ours.object, None, row["object"])
            for ours in page.reading.relations
        )  # fmt: skip
    return asked, wrong


def tellings(page: Page, pair: Pair) -> tuple[int, int, bool]:
    """How many of the event's tellings we join, of how many; whether we join another's."""
    asked = len(pair.gold.triggers)
    if pair.ours is None:
        return 0, asked, False
    others = [
        q for one in gold_events(page.gold) if one.id != pair.gold.id for q in one.triggers
        if q not in pair.gold.triggers
    ]  # fmt: skip
    spans = [(t.start, t.end) for t in pair.ours.triggers]
    merged = any(meet(*span, q) for span in spans for q in others)
    return shared(pair.gold, pair.ours), asked, merged
