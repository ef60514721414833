"""Names in a text: the codebook's actors, the model's guesses mended, their spread.

The small model mistakes people for places and groups for people. What the codebook
knows wins; then what one full name says of its surname holds in the whole document.
"""

from __future__ import annotations

import re

from tahqiq.extract.lexicon.nouns import nouns
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.names.acronyms import with_acronyms
from tahqiq.extract.names.entries import dated_entries
from tahqiq.extract.names.guesses import guessed_names
from tahqiq.extract.names.known import known_actors
from tahqiq.extract.names.runs import (
    with_body_of,
    with_both_parts,
    with_hyphens,
    with_place_noun,
    with_runs,
)
from tahqiq.extract.names.signs import Name
from tahqiq.extract.names.spread import spread
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.parsing.turns import turns_of

CODE = re.compile(r"[A-Z]{1,3}-?[0-9]{1,3}|[0-9]{1,3}-?[A-Z]")  # "P-22", "14-B"


def names_of(parsed: Parsed) -> list[Name]:
    """All names of a document, in order, none overlapping another."""
    tree = parsed.tree
    known = list(known_actors(tree, parsed.bounds))
    merged = _merge(tree, known, guessed_names(parsed))
    merged = with_body_of(tree, with_runs(tree, merged, parsed.bounds))
    merged = with_both_parts(tree, merged)
    merged = _with_codes(tree, with_hyphens(parsed, merged))
    merged = _with_labels(parsed, merged)
    merged = with_acronyms(tree, _with_entries(parsed, merged))
    starts = {first for first, _ in parsed.bounds}
    datelines = {first for first in starts if parsed.kind(first) == "dateline"}
    settled = spread(tree, merged, starts, datelines)
    return [with_place_noun(tree, name) for name in settled]


def _with_codes(tree: Tree, names: list[Name]) -> list[Name]:
    """As in "Witness P-22 said …": who is kept nameless has a letter and a figure instead."""
    covered = {i for name in names for i in range(name.first, name.end)}
    codes = {
        tree.text[i] for i in range(1, len(tree.word))
        if CODE.fullmatch(tree.text[i]) and tree.lemma[i - 1] in word_classes().coded
    }  # fmt: skip
    found = (i for i, word in enumerate(tree.text) if word in codes)
    added = [Name(i, i + 1, "PERSON", sure=True) for i in found if i not in covered]
    return sorted([*names, *added], key=lambda name: name.first)


def _with_labels(parsed: Parsed, names: list[Name]) -> list[Name]:
    """The labels of a conversation's turns as names, of a body where one begins so."""
    tree = parsed.tree
    covered = {i for name in names for i in range(name.first, name.end)}
    bodies = {tree.word[name.first] for name in names if name.type == "ORG"}
    labels = [
        Name(
            turn.first,
            turn.named,
            "ORG" if tree.word[turn.first] in bodies else "PERSON",
            sure=True,
        )
        for turn in turns_of(parsed)
        if not covered & set(range(turn.first, turn.named))
    ]
    return sorted([*names, *labels], key=lambda name: name.first)


def _with_entries(parsed: Parsed, names: list[Name]) -> list[Name]:
    """As in "3 September, Kibeti (Masoba). …": what heads an entry beside a day is a place."""
    entries = dated_entries(parsed)
    if not entries:
        return names
    heads = {i for entry in entries for i in range(entry.first, entry.end)}
    kept = [n for n in names if heads.isdisjoint(range(n.first, n.end))]
    places = [
        Name(*run, "PLACE", sure=True) for entry in entries for run in entry.names
    ]
    return sorted([*kept, *places], key=lambda name: name.first)


def _merge(tree: Tree, known: list[Name], guessed: list[Name]) -> list[Name]:
    """Names of the codebook and of the model; of two that overlap, the better one."""
    result: list[Name] = []
    taken: set[int] = set()
    owner: dict[int, Name] = {
        i: name for name in guessed for i in range(name.first, name.end)
    }
    for name in known:
        rival = next(
            (owner[i] for i in range(name.first, name.end) if i in owner), None
        )
        if rival is not None and _outweighs(tree, rival, name):
            continue
        result.append(name)
        taken.update(range(name.first, name.end))
    for name in guessed:
        rest = [i for i in range(name.first, name.end) if i not in taken]
        if len(rest) == name.end - name.first:
            result.append(name)
            taken.update(rest)
    return sorted(result, key=lambda name: name.first)


def _outweighs(tree: Tree, guess: Name, known: Name) -> bool:
    """Whether a longer guess is another body than the actor named inside it."""
    if guess.first >= known.first and guess.end <= known.end:
        return False
    outside = [*range(guess.first, known.first), *range(known.end, guess.end)]
    of = nouns().of
    bodies = any(
        (noun := of.get(tree.lemma[i])) is not None
        and noun.type in {"ORG", "PLACE"}
        and tree.text[i][:1].isupper()
        for i in outside
    )
    if guess.type == "PERSON":
        return known.end - known.first == 1 and not bodies and guess.first < known.first
    return bodies
