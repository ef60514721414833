"""A title for a happening, in plain words and without a culprit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from tahqiq.resolve.families import incident_words
from tahqiq.resolve.telling import Telling

SHARE = 0.34  # of the documents that must name a victim for the title to do so


def headline(telling: Telling, names: Mapping[str, str]) -> str:
    """What happened to whom and where, never who did it (M109).

    Args:
        telling: The happening.
        names: Names of the case's entities by id.
    """
    words = incident_words()
    noun, of = telling.family.title, telling.family.of
    if telling.family.name == "violence":
        noun, of = _violence(telling, noun, of)
    prefix = words.realis.get(telling.realis)
    if prefix:
        noun = f"{prefix} {noun[0].lower()}{noun[1:]}"
    place = _most(+telling.places, names)
    struck = "" if place else _most(telling.places, names)  # a body, not a place
    whom = _most(_chief(telling), names) or struck or ("" if place else _noun(telling))
    parts = [
        noun,
        f"{of} {whom}" if whom else "",
        f"in {place}" if place and place != whom else "",
    ]
    return " ".join(part for part in parts if part)


def _violence(telling: Telling, noun: str, of: str) -> tuple[str, str]:
    words = incident_words()
    if telling.deadly and _chief(telling):
        return words.killing, "of"
    for mode, _ in sorted(telling.modes.items(), key=lambda row: (-row[1], row[0])):
        if mode in words.modes:
            return words.modes[mode], "of"
    return (words.killing, "of") if telling.deadly else (noun, of)


def _chief(telling: Telling) -> Counter[str]:
    """The victims whom a third of the events name: one of many gives no title."""
    least = len(telling.documents) * SHARE
    return Counter({key: n for key, n in telling.victims.items() if n >= least})


def _most(counts: Counter[str], names: Mapping[str, str]) -> str:
    best = min(
        counts, key=lambda key: (-counts[key], names.get(key, key)), default=None
    )
    return names.get(best, "") if best else ""


def _noun(telling: Telling) -> str:
    best = min(telling.nouns, key=lambda noun: (-telling.nouns[noun], noun), default="")
    if best.isdigit() or best in incident_words().counted:
        return ""  # "of a two": how many is no word for whom
    if not best or best in incident_words().plural.split():
        return best
    return f"{'an' if best[0] in 'aeiou' else 'a'} {best}"
