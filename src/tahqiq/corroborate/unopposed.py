"""Propositions that nothing opposes: most of any case.

What becomes of one depends on the documents that tell it and on who stands behind its
claims; as long as these are the same it is graded and worded as before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tahqiq.corroborate.corrections import Corrections
from tahqiq.corroborate.exact import Proposition
from tahqiq.corroborate.ground import Ground
from tahqiq.corroborate.origins import Standing, voice_name
from tahqiq.corroborate.speakers import Stand
from tahqiq.corroborate.status import Graded
from tahqiq.model.case import ClaimRef, Group
from tahqiq.model.memory import Kept, Memory

Made = tuple[Graded, Group]
# Kinds that are worded by what their own reports say, with the name of no incident.
PLAIN = frozenset({"toll", "count", "thing"})


class Teller(NamedTuple):
    """A document that tells a proposition, as far as its origins rest on it."""

    around: Ground
    root: str | None  # the report it copies in the end
    house: str  # the voice of its outlet
    owner: str | None


class Told(NamedTuple):
    """All that the grade and the words of such a proposition are drawn from."""

    row: Proposition
    stands: tuple[Stand, ...]
    voices: tuple[tuple[str, bool], ...]  # their names, and whether they publish here
    tellers: tuple[Teller, ...]


class Unopposed:
    """Tells which propositions nothing opposes, and remembers what became of them.

    Args:
        standing: What each claim stands on.
        corrections: What was taken back: who tells it is looked at anew every time.
        opposed: Names of the propositions that cannot hold beside another one.
        memory: What became of them before.
    """

    def __init__(
        self,
        standing: Standing,
        corrections: Corrections,
        opposed: frozenset[str],
        memory: Memory,
    ) -> None:
        self._standing = standing
        self._opposed = opposed
        self._kept: Kept[Told, Made] = memory.kept("unopposed")
        self._tellers: dict[str, Teller] = {}
        fallen = {*corrections.whole, *(ref for ref, _ in corrections.parts)}
        self._fallen = {ref.document for ref in fallen | corrections.retold}

    def made(
        self, row: Proposition, make: Callable[[Proposition], Made]
    ) -> Made | None:
        """Its grade and its group, None where something opposes it."""
        if row.name in self._opposed or (row.key and row.key.kind not in PLAIN):
            return None
        documents = sorted({ref.document for ref in row.claims})
        ground = self._standing.ground
        if self._fallen and self._rests_on_fallen(documents, row):
            return None
        if any(ground.once(_asks, ref) for ref in row.claims):
            return None  # worded by the name of whoever asks
        stands = tuple([self._standing.stands[ref] for ref in sorted(row.claims)])
        tellers = tuple([self._teller(document) for document in documents])
        told = Told(row, stands, tuple(self._voices(stands)), tellers)
        return self._kept.of(row.name, told, lambda _: make(row))

    def _voices(self, stands: tuple[Stand, ...]) -> Iterator[tuple[str, bool]]:
        ground = self._standing.ground
        for stand in stands:
            if stand.voice:
                name = voice_name(ground, stand.voice)
                yield name, stand.voice in ground.documents_of

    def _teller(self, document: str) -> Teller:
        found = self._tellers.get(document)
        if found is None:
            ground, voices = self._standing.ground, self._standing.voices
            outlet = ground.outlet_of[document]
            profile = ground.profiles.get(outlet)
            found = self._tellers[document] = Teller(
                ground.of(document), voices.roots.get(document), voices.of(outlet),
                profile.owner if profile else None,
            )  # fmt: skip
        return found

    def _rests_on_fallen(self, documents: list[str], row: Proposition) -> bool:
        """Whether something was taken back in its reports, or in one they rest on."""
        stands = self._standing.stands
        rests = set(documents).union(*(stands[ref].rests for ref in row.claims))
        roots = {self._standing.voices.roots.get(one) for one in rests}
        return not self._fallen.isdisjoint(rests | roots)


def _asks(ground: Ground, ref: ClaimRef) -> bool:
    return ground.asks(ref)
