"""Figures that somebody else gives for what was just counted.

"At least 12 people were killed, the union says. The police list seven", "estimate that
14,000 fled; the government speaks of 9,500", "83 were dead. The state has its own figure
of 41": the bare number counts the same people, as another source has it (M50, M52).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tahqiq.extract.lexicon.event_lexicon import EventLexicon
from tahqiq.extract.measures.quantities import FoundQuantity
from tahqiq.extract.parsing.found import FoundEvent
from tahqiq.extract.parsing.parsed import Parsed

NEAR = 1  # sentences back to what was counted: further on, something else has been
COUNTED = frozenset(
    {"killed", "wounded", "detained", "abducted", "displaced", "participants", "other"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The rule over one document."""

    parsed: Parsed
    lexicon: EventLexicon
    quantities: Sequence[FoundQuantity]

    def given(self, events: Sequence[FoundEvent]) -> tuple[FoundEvent, ...]:
        """The events, each with the figures that others give for those it counts."""
        taken = {count for event in events for count in event.counts}
        found = list(events)
        for row in self.quantities:
            if row.quantity.id in taken or not self._is_figure(row):
                continue
            index = self._counted(row, found)
            if index is not None:
                event = found[index]
                found[index] = replace(event, counts=(*event.counts, row.quantity.id))
        return tuple(found)

    def _is_figure(self, row: FoundQuantity) -> bool:
        """A bare number that a source lists, speaks of, or puts something at; a figure that
        is replaced is none any more (M98).
        """
        tree, number = self.parsed.tree, row.number
        bare = row.head == number and tree.tag[number] == "CD"
        if not bare or row.quantity.unit not in COUNTED:
            return False
        words = self.lexicon.words.links
        above = tree.head[number]
        if tree.dep[number] == "pobj":
            link, above = above, tree.head[above]
            if tree.word[link] == "of" and tree.lemma[above] in words["figures"]:
                return tree.lemma[tree.head[above]] not in words["superseding"]
            fits = tree.word[link] in {"of", "at"}
        else:
            fits = tree.dep[number] == "dobj"
        said = tree.child(above, "nsubj") is not None
        return fits and said and tree.lemma[above] in words["figuring"]

    def _counted(self, row: FoundQuantity, events: Sequence[FoundEvent]) -> int | None:
        """The event whose people were counted last before the figure."""
        by_id = {r.quantity.id: r for r in self.quantities}
        here = self.parsed.sentence_of[row.number]
        best: tuple[int, int] | None = None
        for index, event in enumerate(events):
            for count in event.counts if event.realis == "actual" else ():
                token = by_id[count].number
                people = by_id[count].quantity.unit in COUNTED - {"other"}
                gap = here - self.parsed.sentence_of[token]
                near = people and 0 <= gap <= NEAR and token < row.number
                if near and (best is None or token > best[0]):
                    best = (token, index)
        return None if best is None else best[1]
