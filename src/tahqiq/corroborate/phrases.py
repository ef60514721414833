"""Claims, fields and dependences in words, for whoever asks why."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.codebook.grading import grading
from tahqiq.corroborate.vocabulary import source_words
from tahqiq.model.case import ClaimRef, Field, FieldValue, Lineage
from tahqiq.model.lookup import CaseIndex
from tahqiq.model.reading import Step


def claim_words(index: CaseIndex, ref: ClaimRef) -> str:
    """Who says it, outermost first, and the words."""
    claim = index.claims[ref]
    found = index.readings[ref.document].document
    chain = [found.outlet or found.file, *(_step(step) for step in claim.chain[1:])]
    words = " … ".join(" ".join(span.exact.split()) for span in claim.content)
    return f"{found.file}: {' < '.join(chain)}: “{words}”"


def _step(step: Step) -> str:
    source = " ".join(step.source.exact.split()) if step.source else "nobody named"
    return f"{source} ({step.cue.exact})" if step.cue else source


def lineage_words(index: CaseIndex, row: Lineage) -> str:
    """One dependence as a sentence.

    "02.txt reprints 01.txt"
    """
    known = index.readings.get(row.origin)
    origin = known.document.file if known else row.origin
    file = index.readings[row.document].document.file
    return f"{file} {source_words().depends[row.kind]} {origin}"


def field_lines(index: CaseIndex, name: str, field: Field) -> Iterator[str]:
    """A field with its state, the rule, and every value with its claims."""
    count = "" if field.origins is None else f", {many(field.origins, 'origin')}"
    yield f"{name}: {_figure(field)}{field.state}{count}. {grading().states[field.state]}"
    if field.rule:
        yield f"  rule {field.rule}: {grading().toll_rules.get(field.rule, '')}".rstrip()
    for value in field.values:
        meaning = grading().standings[value.standing]
        yield f"  {_value(index, value)}: {value.standing}. {meaning}"
        for ref in value.claims:
            yield f"    {claim_words(index, ref)}"


def _figure(field: Field) -> str:
    if field.low is not None and field.high is not None:
        if field.low == field.high:
            return f"{field.low:g}, "
        best = "" if field.best is None else f", most often {field.best:g}"
        return f"{field.low:g} to {field.high:g}{best}, "
    if field.earliest:
        same = field.earliest == field.latest
        return (
            f"{field.earliest}, " if same else f"{field.earliest} to {field.latest}, "
        )
    return f"{field.value}, " if field.value else ""


def _value(index: CaseIndex, value: FieldValue) -> str:
    if value.low is not None:
        if value.high is None:
            return f"at least {value.low:g}"
        same = value.high == value.low
        return f"{value.low:g}" if same else f"{value.low:g} to {value.high:g}"
    if value.earliest:
        same = value.earliest == value.latest
        return value.earliest if same else f"{value.earliest} to {value.latest}"
    if value.confidence:
        by = _name(index, value.by) or "somebody who is not named"
        accused = value.value or _name(index, value.entity)
        return f"{accused}: {value.confidence.lower()}, by {by}"
    return value.value or ""


def _name(index: CaseIndex, key: str | None) -> str:
    return index.entities[key].name if key and key in index.entities else ""


def many(count: int, noun: str) -> str:
    """A count with its noun.

    >>> many(1, "report"), many(3, "origin")
    ('1 report', '3 origins')
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
