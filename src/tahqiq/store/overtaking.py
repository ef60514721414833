"""Two analysts at once: the later one is told, and overwrites nothing unawares."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tahqiq.errors import JudgementConflict
from tahqiq.model.judgement import Judgement, overtaken


def require_not_overtaken(
    wanted: Sequence[Judgement], known: Iterable[Judgement], based_on: int
) -> None:
    """Nobody else has decided the same since the author looked.

    Raises:
        JudgementConflict: Somebody has.
    """
    others = overtaken(wanted, known, based_on)
    if others:
        raise JudgementConflict(
            tuple(row.sequence for row in others), tuple(row.author for row in others)
        )
