"""Marker spans: the words that made a claim less than plainly asserted (M24)."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.extract.claims.stance import CUE_MARKER, countered
from tahqiq.extract.parsing.content import Ranges
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.speech.attribution import Attribution
from tahqiq.extract.speech.unconfirmed import doubt_of
from tahqiq.extract.stance.modality import Modality
from tahqiq.model.reading import Marker, MarkerKind, Quantity


def markers_of(  # noqa: PLR0913 - a claim has these parts
    parsed: Parsed,
    ranges: Ranges,
    modality: Modality,
    stack: Sequence[Attribution],
    layer: Attribution | None,
    quantities: Sequence[Quantity],
) -> tuple[Marker, ...]:
    """Operators of the clause, the innermost cue where it hedges, vague numbers."""
    found: dict[tuple[int, int], MarkerKind] = {}
    for token, kind in modality.markers:
        span = parsed.span(token, token + 1)
        found[span.start, span.end] = kind
    inner = layer if layer is not None else (stack[-1] if stack else None)
    for item in _telling(inner, stack):
        if item.cue is not None and _marks(item):
            span = parsed.span(*item.cue)
            found[span.start, span.end] = _cue_kind(item)
    _qualified(parsed, inner, found)
    low, high = parsed.starts[ranges[0][0]], parsed.ends[ranges[-1][1] - 1]
    for quantity in quantities:
        if low <= quantity.start < high and quantity.comparator != "=":
            found.setdefault((quantity.start, quantity.end), "quantifier")
    return tuple(
        Marker(start=a, end=b, exact=parsed.text[a:b], kind=kind)
        for (a, b), kind in sorted(found.items())
    )


def _qualified(
    parsed: Parsed,
    inner: Attribution | None,
    found: dict[tuple[int, int], MarkerKind],
) -> None:
    """What the writer thinks of a report: "falsely claimed", "unconfirmed reports"."""
    if inner is None:
        return
    false, doubt = countered(parsed.tree, inner), doubt_of(parsed.tree, inner)
    if false is not None:
        span = parsed.span(false, false + 1)
        found[span.start, span.end] = "negation"
    if doubt is not None:
        span = parsed.span(doubt, doubt + 1)
        found[span.start, span.end] = "hedge"


def _telling(
    inner: Attribution | None, stack: Sequence[Attribution]
) -> Sequence[Attribution]:
    """The innermost speaker, and who cites him: his is the verb."""
    if inner is None:
        return ()
    return stack[-2:] if inner.frame == "citing" and inner in stack else (inner,)


def _marks(item: Attribution) -> bool:
    """Whether the cue itself is a marker; "other" acts only where they promise."""
    if item.spec.act == "other":
        return item.spec.certainty == "hypothetical"
    cue = item.spec
    return cue.act in CUE_MARKER or cue.certainty == "alleged" or item.frame == "adverb"


def _cue_kind(item: Attribution) -> MarkerKind:
    """What a cue marks: by its act, and "the rumour that" as an allegation."""
    alleged = item.spec.certainty == "alleged"
    return CUE_MARKER.get(item.spec.act, "allegation" if alleged else "attribution")
