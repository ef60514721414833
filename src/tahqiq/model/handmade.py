"""Claims that an analyst adds by hand, from words of the report the reader passed over.

They live in judgements, never in a reading: what the reader read stays what it read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from tahqiq.errors import JudgementError
from tahqiq.model.codec import encode
from tahqiq.model.ids import content_id
from tahqiq.model.judgement import Judgement
from tahqiq.model.reading import (
    Certainty,
    Claim,
    Factuality,
    Polarity,
    Reading,
    Span,
    Stance,
    Step,
)

ADDED = "added"  # the flag of such a claim
LEVELS: Mapping[Certainty, tuple[Factuality, Factuality]] = {
    "asserted": ("CT+", "CT-"), "probable": ("PR+", "PR-"), "possible": ("PS+", "PS-"),
    "alleged": ("PS+", "PS-"), "hypothetical": ("Uu", "Uu"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Where words of the text stand."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A claim as it is asked for; without a chain the outlet says it itself."""

    content: tuple[Words, ...]
    proposition: str
    certainty: Certainty = "asserted"
    polarity: Polarity = "affirmed"
    chain: tuple[Step, ...] = (Step(kind="outlet", act="publish"),)


def hand_claim(value: str, reading: Reading) -> Claim:
    """The claim that the JSON of a request asks for, anchored in the report's words.

    Raises:
        JudgementError: It is no such JSON, or its words do not stand in the text.
    """
    try:
        wanted = msgspec.json.decode(value, type=Wanted)
    except msgspec.DecodeError as error:
        raise JudgementError(
            f"the claim to add to {reading.document.id}: {error}.",
            'Give {"content": [{"start": 0, "end": 9}], "proposition": "…"}.',
        ) from error
    content = tuple(_span(words, reading) for words in wanted.content)
    chain = wanted.chain
    if not content or not wanted.proposition.strip():
        raise JudgementError("a claim needs words and a proposition.", "Give both.")
    if not chain or chain[0].kind != "outlet":
        raise JudgementError("a chain begins with the outlet.", "Put it first.")
    _require_anchored(chain, reading)
    return _claim(wanted, content, reading)


def with_added(
    readings: Iterable[Reading], judgements: Sequence[Judgement]
) -> tuple[Reading, ...]:
    """The readings with the claims that judgements in force add."""
    added: dict[str, list[Claim]] = {}
    for row in judgements:
        if row.kind == "add":
            document, _, _ = row.subject.partition("#")
            claim = msgspec.json.decode(row.value or "", type=Claim)
            added.setdefault(document, []).append(claim)
    if not added:
        return tuple(readings)
    return tuple(
        replace(reading, claims=_merged(reading.claims, added[reading.document.id]))
        if reading.document.id in added
        else reading
        for reading in readings
    )


def claim_json(claim: Claim) -> str:
    """A claim as the value of the judgement that adds it."""
    return encode(claim).decode()


def _merged(claims: Iterable[Claim], added: Iterable[Claim]) -> tuple[Claim, ...]:
    """All claims in the order of the text, each once."""
    known = {claim.id: claim for claim in (*added, *claims)}
    return tuple(sorted(known.values(), key=lambda row: (row.content[0].start, row.id)))


def _claim(wanted: Wanted, content: tuple[Span, ...], reading: Reading) -> Claim:
    held, not_held = LEVELS[wanted.certainty]
    inner = held if wanted.polarity == "affirmed" else not_held
    spans = [(span.start, span.end) for span in content]
    return Claim(
        id=content_id("h", spans, wanted.chain, wanted.certainty, wanted.polarity,
                      wanted.proposition, length=10),
        sentence=_sentence(content[0], reading),
        content=content,
        proposition=wanted.proposition.strip(),
        chain=wanted.chain,
        certainty=wanted.certainty,
        polarity=wanted.polarity,
        factuality=Stance(
            innermost=inner, outlet=inner if len(wanted.chain) == 1 else "Uu"
        ),
        events=tuple(_events(content, reading)),
        flags=(ADDED,),
    )  # fmt: skip


def _span(words: Words, reading: Reading) -> Span:
    text = reading.document.text
    if not 0 <= words.start < words.end <= len(text):
        raise JudgementError(
            f"{reading.document.id} has no words {words.start} to {words.end}.",
            f"Its text has {len(text)} characters.",
        )
    exact = text[words.start : words.end]
    return Span(start=words.start, end=words.end, exact=exact)


def _require_anchored(chain: Iterable[Step], reading: Reading) -> None:
    text = reading.document.text
    known = {entity.id for entity in reading.entities}
    for step in chain:
        for span in filter(None, (step.source, step.cue)):
            if text[span.start : span.end] != span.exact:
                raise JudgementError(
                    f"the words “{span.exact}” of the chain do not stand at "
                    f"{span.start} of {reading.document.id}.",
                    "Give them as they stand.",
                )
        if step.entity is not None and step.entity not in known:
            raise JudgementError(
                f"{reading.document.id} has no entity {step.entity!r}.",
                "Name one of the report's.",
            )


def _sentence(span: Span, reading: Reading) -> str:
    within = (row.id for row in reading.sentences if row.start <= span.start < row.end)
    return next(within, reading.sentences[0].id if reading.sentences else "")


def _events(content: Sequence[Span], reading: Reading) -> Iterable[str]:
    """Happenings whose words stand within the words of the claim."""
    for event in reading.events:
        for trigger in event.triggers:
            if any(s.start <= trigger.start and trigger.end <= s.end for s in content):
                yield event.id
                break
