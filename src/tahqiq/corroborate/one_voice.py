"""Which speakers count as one: a body and its head, outlets of one owner, maybe one man."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from tahqiq.corroborate.ground import Ground
from tahqiq.corroborate.vocabulary import pattern_of, source_words
from tahqiq.model.reading import Reading, Relation
from tahqiq.text.folding import fold

OFFICE = re.compile(r"(?:The )?Office of the (?P<of>[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})")
TITLE = 40  # characters before a name in which the title of an office stands


def heads(ground: Ground) -> dict[str, str]:
    """The key that stands for each speaker who shares a voice with others (M60)."""
    return _heads(_same_voice(ground), publishing=frozenset(ground.documents_of))


def bodies_by_sort(ground: Ground) -> dict[str, tuple[str, ...]]:
    """Bodies by the noun that reports set before their name: "the company Orun Copper"."""
    sorts = source_words().sorts
    before = re.compile(rf"\b({'|'.join(map(re.escape, sorts))})\s+$", re.IGNORECASE)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in ground.index.case.entities:
        if row.id not in ground.named or row.schema not in source_words().bodies:
            continue
        if row.schema in sorts.values():
            found[row.schema].add(row.id)
        for mention in row.mentions:
            text = ground.reading(mention.document).document.text
            if said := before.search(
                text[max(mention.start - TITLE, 0) : mention.start]
            ):
                found[sorts[said[1].lower()]].add(row.id)
    return {sort: tuple(sorted(keys)) for sort, keys in found.items()}


def leading(ground: Ground) -> list[tuple[str, str]]:
    """Pairs of a person and the body that person speaks for."""
    found = set()
    for document, reading in ground.index.readings.items():
        for row in reading.relations:
            if not row.former and _speaks_for(reading, row):
                left = ground.entity(document, row.subject)
                right = ground.entity(document, row.object)
                if left and right and right.schema != "Address":  # a town says nothing
                    found.add((left.id, right.id))
    return sorted(found)


def _speaks_for(reading: Reading, row: Relation) -> bool:
    """Whether a relation is of one who leads a body, or of its spokeswoman."""
    if row.type in source_words().speaks_for:
        return True
    if row.type not in source_words().serves:
        return False
    said = next((one for one in reading.claims if one.id == row.claim), None)
    words = " ".join(span.exact for span in said.content) if said else ""
    return pattern_of("sources", "spokespersons").search(words) is not None


def _same_voice(ground: Ground) -> list[tuple[str, str]]:
    owned = [
        (key, f"owner:{fold(profile.owner)}")
        for key, profile in sorted(ground.profiles.items())
        if profile.owner
    ]
    return [*leading(ground), *owned, *_holders(ground), *_maybe_one(ground)]


def _holders(ground: Ground) -> Iterator[tuple[str, str]]:
    """Who holds an office that publishes here: the ombudsman Orla Venn, and her Office."""
    offices = {
        title["of"].lower(): key
        for key, documents in sorted(ground.documents_of.items())
        if (title := OFFICE.fullmatch(ground.outlet_name(documents[0])))
    }
    if not offices:
        return
    called = re.compile(
        rf"\b({'|'.join(map(re.escape, offices))}),?\s+$", re.IGNORECASE
    )
    for row in ground.index.case.entities:
        for mention in row.mentions if row.schema == "Person" else ():
            text = ground.reading(mention.document).document.text
            said = called.search(text[max(mention.start - TITLE, 0) : mention.start])
            if said:
                yield row.id, offices[said[1].lower()]


def _maybe_one(ground: Ground) -> list[tuple[str, str]]:
    """Persons who may be one: a bare name that is part of the other's, still proposed.

    They stay two entities until a person decides (M37), but two who may be one are never
    counted as two origins: what is not known adds nothing.
    """
    found = []
    for row in ground.index.case.proposals:
        pair = [ground.index.entities.get(key) for key in (row.left, row.right)]
        people = [one for one in pair if one and one.schema == "Person"]
        words = [set(fold(one.name).split()) for one in people]
        if len(people) > 1 and (words[0] < words[1] or words[1] < words[0]):
            found.append((row.left, row.right))
    return found


def _heads(
    pairs: Iterable[tuple[str, str]], publishing: frozenset[str]
) -> dict[str, str]:
    """Union-find over speakers; who publishes, else the smallest key, stands for a set."""
    head: dict[str, str] = {}

    def top(key: str) -> str:
        while head.get(key, key) != key:
            head[key] = head.get(head[key], head[key])
            key = head[key]
        return key

    for left, right in pairs:
        a, b = sorted(
            (top(left), top(right)), key=lambda key: (key not in publishing, key)
        )
        head[b] = a
    return {key: top(key) for key in head}
