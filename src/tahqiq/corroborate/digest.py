"""What each document's claims say, read in one go while their words are at hand.

A dozen functions look at the words of every claim. Asked one after another for the whole
case each would take the words apart anew; asked for one document they share them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tahqiq.corroborate.absences import things_missing
from tahqiq.corroborate.align import named_things, signature_of
from tahqiq.corroborate.deed_denials import deeds_denied, deeds_done
from tahqiq.corroborate.ground import Ground
from tahqiq.corroborate.spots import spots_in
from tahqiq.corroborate.statements import statements_of
from tahqiq.model.case import ClaimRef

EVERY = (statements_of, signature_of)  # of every claim
SOME: tuple[Callable[[Ground, ClaimRef], Any], ...] = (
    named_things, spots_in, deeds_denied, deeds_done, things_missing,
)  # fmt: skip


def digest(ground: Ground) -> None:
    """Read every document of a case that was not read before."""
    for document in ground.in_play:
        ground.whole(_digested, document)


def _digested(ground: Ground, document: str) -> bool:
    with ground.at_hand():
        for ref in ground.in_play[document]:
            for ask in EVERY:
                ask(ground, ref)
        for made in SOME:
            ground.made(made)
    return True
