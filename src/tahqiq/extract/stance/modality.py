"""How far a clause commits to what its predicate says: polarity and modality.

Operators are composed from the predicate outwards to the clause that speaks it, as in
De Facto (Saurí and Pustejovsky 2012): negation flips, modals and hedges cap, plans,
threats and conditions open. Reporting verbs are not crossed: what a speaker commits to
is the business of `attribution` (M22 to M25, M30).
"""

from __future__ import annotations

from dataclasses import dataclass

from tahqiq.extract.parsing.operators import Composed, Strength
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.stance.embedding import climb
from tahqiq.extract.stance.modifiers import modify
from tahqiq.model.reading import MarkerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Modality:
    """The composed stance towards one predicate.

    `polarity` is 1 or -1; `tags` hold plan, threat, attempt, condition, question,
    order, alleged, future; `markers` are (token, kind), nearest first. `governor` is
    the outermost token the climb reached.
    """

    polarity: int = 1
    strength: Strength = "certain"
    tags: frozenset[str] = frozenset()
    markers: tuple[tuple[int, MarkerKind], ...] = ()
    governor: int = -1


def modality_of(tree: Tree, token: int, stop: frozenset[int] = frozenset()) -> Modality:
    """The stance a text takes towards the predicate or event noun at `token`.

    Args:
        tree: The parse.
        token: A verb, an event noun or a predicate adjective.
        stop: Tokens of attribution cues; the climb ends below them.
    """
    state = Composed()
    here = token
    for _ in range(12):  # deeper embedding than this is a parsing error
        modify(tree, here, state)
        above = climb(tree, here, state, stop)
        if above is None:
            break
        here = above
    return Modality(
        polarity=state.polarity,
        strength=state.strength,
        tags=frozenset(state.tags),
        markers=tuple(state.markers),
        governor=here,
    )
