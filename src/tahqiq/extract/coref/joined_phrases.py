"""People or bodies put together by "and": what a "they" after them may stand for."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.extract.coref.phrases import Phrase
from tahqiq.extract.parsing.tree import Tree
from tahqiq.text.folding import fold

JOINED = frozenset({"PERSON", "ORG"})


def joined_of(tree: Tree, phrases: list[Phrase]) -> Iterator[Phrase]:
    """As in "Karim and his wife": one phrase over all that stand in a list with "and".

    A list of one kind alone, people or bodies: "the mayor or his deputy" are not two, and
    in "shot Karim and Salim fled" the names belong to two clauses.
    """
    listed = [p for p in phrases if p.kind != "pronoun" and p.type in JOINED]
    near = list(_side_by_side(tree, listed))
    known = {(phrase.first, phrase.end) for phrase in near}
    yield from near
    far = _by_grammar(tree, listed)
    yield from (p for p in far if (p.first, p.end) not in known)


def _by_grammar(tree: Tree, listed: list[Phrase]) -> Iterator[Phrase]:
    """As in "an aide of the mayor and his driver": what follows the first part says more of
    it, and the second hangs on it.
    """
    at = {phrase.head: phrase for phrase in listed}
    for head, first in at.items():
        if tree.dep[head] == "conj" or tree.child(head, "conj") is None:
            continue
        heads = tree.conjuncts(head)
        parts = [at[k] for k in heads if k in at and at[k].type == first.type]
        joins = any(tree.word[c] == "and" for k in heads for c in tree.all(k, "cc"))
        if joins and len(parts) == len(heads) and parts[-1].first > first.end:
            yield _over(tree, parts)


def _side_by_side(tree: Tree, listed: list[Phrase]) -> Iterator[Phrase]:
    """Parts with only a comma or an "and" between them."""
    parts: list[Phrase] = []
    for phrase in sorted(listed, key=lambda p: (p.first, -p.end)):
        gap = tree.word[parts[-1].end : phrase.first] if parts else []
        if parts and phrase.end <= parts[-1].end:
            continue
        fits = (
            bool(parts)
            and parts[-1].end < phrase.first
            and parts[0].type == phrase.type
        )
        if not fits or gap not in ([","], ["and"], [",", "and"]):
            parts = [phrase]
            continue
        parts.append(phrase)
        if "and" in gap:
            if _hang_together(tree, parts):
                yield _over(tree, parts)
            parts = []


def _hang_together(tree: Tree, parts: list[Phrase]) -> bool:
    """Whether all hang on each other or on one verb: not the object of one and the
    subject of the next.
    """
    outside = [p.head for p in parts if _governs(tree, p, parts)]
    over = {_verb(tree, tree.head[k]) for k in outside}
    sides = {k < tree.head[k] for k in outside}
    return len(over) == len(sides) == 1 and tree.dep[parts[-1].head] != "appos"


def _verb(tree: Tree, i: int) -> int:
    """A verb; of its auxiliary, the verb itself."""
    return tree.head[i] if tree.dep[i] in {"aux", "auxpass"} else i


def _governs(tree: Tree, part: Phrase, parts: list[Phrase]) -> bool:
    return not parts[0].first <= tree.head[part.head] < parts[-1].end


def _over(tree: Tree, parts: list[Phrase]) -> Phrase:
    first, last = parts[0], parts[-1]
    return Phrase(
        first=first.first,
        end=last.end,
        head=next((p.head for p in parts if _governs(tree, p, parts)), first.head),
        kind="nominal",
        type=first.type,
        lemma=fold(" ".join(tree.word[first.first : last.end])),
        given="name" if first.kind == "name" else "bare",
        number="many",
        gender="any" if first.type == "PERSON" else "thing",
        joined=True,
    )
