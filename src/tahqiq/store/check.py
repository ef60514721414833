"""What a check found, and the checks of one reading against its own text (M11).

They work on the ``reading-1`` JSON, not on records: whatever carries ``start``, ``end``
and ``exact`` is a quote, so a kind of span that is added later is checked too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
PARENTS = (dict, list, tuple)  # a reading on its way to JSON still holds tuples


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was checked: `name` says what for, `item` names it."""

    name: str
    item: str
    ok: bool
    detail: str = ""


# Where a reading names its own parts, and in which lists the name may stand. A path's
# steps are keys; lists on the way are walked through.
REFERENCES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("mentions.entity", ("entities",)),
    ("times.anchor", ("times", "events")),
    ("quantities.of", ("entities", "events")),
    ("events.participants.entity", ("entities",)),
    ("events.participants.mention", ("mentions",)),
    ("events.participants.claims", ("claims",)),
    ("events.place", ("entities",)),
    ("events.when", ("times",)),
    ("events.counts", ("quantities",)),
    ("relations.subject", ("entities",)),
    ("relations.object", ("entities",)),
    ("relations.claim", ("claims",)),
    ("claims.sentence", ("sentences",)),
    ("claims.chain.entity", ("entities",)),
    ("claims.alternatives.entity", ("entities",)),
    ("claims.events", ("events",)),
    ("claims.relation", ("relations",)),
    ("links.from", ("claims",)),
    ("links.to", ("claims",)),
    ("orders.subject", ("events", "times")),
    ("orders.object", ("events", "times")),
)
LISTS = (
    "sentences", "mentions", "entities", "times", "quantities", "events", "relations",
    "claims",
)  # fmt: skip


def check_reading(reading: Row) -> tuple[Check, ...]:
    """The text, the quotes and the references of one ``reading-1`` object.

    Returns:
        A check for each that failed, or one that passed for the whole kind; `item`
        is the document id, followed by ``#`` and the part where there is one.
    """
    document = str(reading["document"]["id"])
    return (
        _text(document, reading),
        *_summary("quotes", document, _quotes(reading)),
        *_summary("references", document, _references(reading)),
    )


def _text(document: str, reading: Row) -> Check:
    found = hashlib.sha256(reading["text"].encode()).hexdigest()
    ok = found == reading["document"]["text_sha256"]
    detail = "" if ok else f"the text has the hash {found}"
    return Check(name="text", item=document, ok=ok, detail=detail)


def _summary(
    name: str, document: str, faults: Iterable[tuple[str, str]]
) -> tuple[Check, ...]:
    failed = tuple(
        Check(name=name, item=f"{document}#{part}", ok=False, detail=detail)
        for part, detail in faults
    )
    return failed or (Check(name=name, item=document, ok=True),)


def _quotes(reading: Row) -> Iterator[tuple[str, str]]:
    text = reading["text"]
    parts = {key: value for key, value in reading.items() if key != "text"}
    for place, row in _spans(parts, ""):
        start, end = row["start"], row["end"]
        if not 0 <= start < end <= len(text):
            yield place, f"{start}-{end} lies outside the text"
        elif text[start:end] != row.get("exact", text[start:end]):
            yield place, f"{start}-{end} reads {text[start:end]!r}"


def _spans(value: object, place: str) -> Iterator[tuple[str, Row]]:
    """Every object that has offsets, with the id of the part it belongs to."""
    if isinstance(value, dict):
        if "start" in value and "end" in value:
            yield str(value.get("id", place)), value
        inside = str(value.get("id", place))
        for key, child in value.items():
            if isinstance(child, PARENTS):
                yield from _spans(child, inside or key)
    elif isinstance(value, list | tuple):
        for child in value:
            yield from _spans(child, place)


def _references(reading: Row) -> Iterator[tuple[str, str]]:
    ids: dict[str, set[str]] = {}
    for name in LISTS:
        ids[name] = set()
        for row in reading.get(name, ()):
            if row["id"] in ids[name]:
                yield row["id"], f"stands twice among the {name}"
            ids[name].add(row["id"])
    for path, targets in REFERENCES:
        first, *steps = path.split(".")
        known = set().union(*(ids[target] for target in targets))
        for number, row in enumerate(reading.get(first, ()), start=1):
            for name in _named(row, steps):
                if name not in known:
                    place = row.get("id", f"{first}[{number}]")
                    yield place, f"{path} names {name!r}, which is not there"


def _named(value: object, steps: list[str]) -> Iterator[str]:
    """The names at the end of the path, absent ones left out."""
    if isinstance(value, list | tuple):
        for child in value:
            yield from _named(child, steps)
    elif isinstance(value, dict) and steps:
        yield from _named(value.get(steps[0]), steps[1:])
    elif isinstance(value, str):
        yield value
