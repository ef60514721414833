"""A sentence cut into pieces, so that a page can show which words carry a claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from tahqiq.model.reading import Claim, Reading, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of the text with what its words do for the claim."""

    text: str
    is_content: bool = False
    is_speaker: bool = False
    marker: str | None = None


def pieces(
    claim: Claim, sentence: Sentence | None, reading: Reading
) -> tuple[Piece, ...]:
    """The sentence of a claim, its words, markers, sources and cues told apart.

    The pieces join to exactly the text of the sentence; words of the claim outside it
    widen the window.
    """
    spans = tuple(_spans(claim))
    starts = [start for start, _, _ in spans] + ([sentence.start] if sentence else [])
    ends = [end for _, end, _ in spans] + ([sentence.end] if sentence else [])
    edges = sorted({*starts, *ends, *(cut for row in spans for cut in row[:2])})
    text = reading.document.text
    return tuple(
        _piece(text[start:end], start, spans) for start, end in pairwise(edges)
    )


Marked = tuple[int, int, str]


def _spans(claim: Claim) -> Iterator[Marked]:
    for span in claim.content:
        yield span.start, span.end, "content"
    for marker in claim.markers:
        yield marker.start, marker.end, marker.kind
    first = min(span.start for span in claim.content)
    last = max(span.end for span in claim.content)
    for step in claim.chain:
        for found in (step.source, step.cue):
            # A source named paragraphs earlier is in the chain, not in the window.
            if found and last - NEAR <= found.start and found.end <= first + NEAR:
                yield found.start, found.end, "speaker"


NEAR = 600


def _piece(text: str, start: int, spans: Iterable[Marked]) -> Piece:
    kinds = [kind for first, last, kind in spans if first <= start < last]
    markers = [kind for kind in kinds if kind not in {"content", "speaker"}]
    return Piece(
        text=text,
        is_content="content" in kinds,
        is_speaker="speaker" in kinds,
        marker=markers[0] if markers else None,
    )
