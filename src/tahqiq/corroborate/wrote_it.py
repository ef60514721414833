"""Whose text a text is that a report lets speak: "the message says" (M43, M60)."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.corroborate.ground import Ground
from tahqiq.corroborate.vocabulary import source_words
from tahqiq.model.case import ClaimRef
from tahqiq.model.reading import Claim, Step
from tahqiq.text.folding import fold

NEAR = 2  # sentences before the words "the message", in which its writer is named


def author_of(ground: Ground, ref: ClaimRef, step: Step) -> Step | None:
    """The step that wrote the text which another step lets speak, if one is named.

    "The brigade writes that its men did it. Nobody else took part, the message says": the
    message is the brigade's. Of several who spoke since, the last one wrote it.
    """
    words = fold(step.source.exact).split() if step.source else []
    entity = ground.entity(ref.document, step.entity)
    named = entity is not None and entity.id in ground.named
    if not words or words[0] not in source_words().the_text or named:
        return None
    if words[-1] not in source_words().texts or len(words) > len(("the", "message")):
        return None
    before = list(_before(ground, ref))
    wrote = [one for one in before if one.act == "write"] or before
    return wrote[-1] if wrote else None


def _before(ground: Ground, ref: ClaimRef) -> Iterator[Step]:
    """The named speakers of the sentences right before a claim, in the order they stand."""
    reading, claim = ground.reading(ref.document), ground.claim(ref)
    order = [row.id for row in reading.sentences]
    if claim.sentence not in order:
        return
    at = order.index(claim.sentence)
    near = order[max(at - NEAR, 0) : at]
    told = [row for row in reading.claims if row.sentence in near]
    for row in sorted(told, key=_place):
        yield from (one for one in row.chain[1:2] if one.kind == "named" and one.entity)


def _place(claim: Claim) -> tuple[int, str]:
    return claim.content[0].start, claim.id
