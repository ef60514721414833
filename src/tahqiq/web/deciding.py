"""From what a form says to judgements: the same functions as `tahqiq judge`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

import msgspec

from tahqiq.errors import JudgementError
from tahqiq.model.codec import encode
from tahqiq.model.judgement import Judgement, standing
from tahqiq.model.reading import Claim, Reading, Span, Step
from tahqiq.pipeline import Request, judge_seen
from tahqiq.web.analyst import Analyst
from tahqiq.web.cards import find_claim
from tahqiq.web.desk import Desk
from tahqiq.web.people.rights import require_may_undo
from tahqiq.web.seen import Seen

TOGETHER = frozenset({"reject", "add"})  # what a split records at once
SPOKEN = "by "  # before the entity that is said to say it
SPLIT = "It says two things; both are added."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A judgement as a page asks for it; the desk adds who and when."""

    kind: str
    subject: str
    based_on: int
    object: str | None = None
    value: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """A claim as it is to read; `chain` is as-read, outlet, or an alternative's number."""

    subject: str
    proposition: str
    certainty: str
    polarity: str
    chain: str
    reason: str
    based_on: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A claim as two; words left empty are all words of the claim."""

    subject: str
    propositions: tuple[str, str]
    words: tuple[str, str]
    based_on: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """A claim in words of the report that the reader passed over.

    `start` is where the words begin, None where they stand in the text only once;
    `speaker` is an entity of the report, ``unnamed``, or empty for the outlet.
    """

    document: str
    words: str
    start: int | None
    proposition: str
    speaker: str
    certainty: str
    polarity: str
    based_on: int


def decide(
    desk: Desk, analyst: Analyst, asked: Sequence[Asked]
) -> tuple[Judgement, ...]:
    """Record judgements of one person, all or none.

    Raises:
        JudgementError: What is asked for cannot be; see `pipeline.judge_seen`.
        JudgementConflict: Somebody else decided the same meanwhile.
        NotAllowed: It would undo what is another's, and the role does not reach.
    """
    at = desk.settings.stamp()
    seen = desk.at_hand()
    _require_own_undone(seen, analyst, asked)
    requests = [
        Request(
            kind=row.kind, subject=row.subject, object=row.object, value=row.value,
            reason=row.reason, author=analyst.name, at=at, based_on=row.based_on,
        )
        for row in asked
    ]  # fmt: skip
    return judge_seen(desk.folder, seen.case, requests)


def _require_own_undone(seen: Seen, analyst: Analyst, asked: Sequence[Asked]) -> None:
    """What another has decided is not everybody's to take back."""
    undone = {row.subject for row in asked if row.kind == "undo"}
    for row in seen.case.judgements if undone else ():
        if row.id in undone:
            require_may_undo(analyst, row)


def edited(seen: Seen, wanted: Edited) -> Asked:
    """The edit that makes a claim read as wanted: the changed keys alone.

    Raises:
        JudgementError: Nothing is changed, or the value is none of its kind.
    """
    claim, _ = find_claim(seen, *_parts(wanted.subject))
    chain = _chain(claim, wanted.chain)
    changed: dict[str, object] = {
        key: value
        for key, value, before in (
            ("proposition", wanted.proposition.strip(), claim.proposition),
            ("certainty", wanted.certainty, claim.certainty),
            ("polarity", wanted.polarity, claim.polarity),
        )
        if value != before
    }
    if chain != claim.chain:
        changed["chain"] = msgspec.to_builtins(chain)
    if not changed or not wanted.proposition.strip():
        raise JudgementError("nothing was changed.", "Accept the claim as it is.")
    value = encode(changed).decode()
    _require_claim(claim, changed)
    return Asked(
        kind="edit", subject=wanted.subject, value=value, reason=wanted.reason,
        based_on=wanted.based_on,
    )  # fmt: skip


def split(seen: Seen, wanted: Split) -> list[Asked]:
    """A claim rejected and two added in its stead, with its chain.

    Raises:
        JudgementError: A proposition is empty, or words are not the claim's.
    """
    document, own = _parts(wanted.subject)
    claim, reading = find_claim(seen, document, own)
    first = Asked(
        kind="reject", subject=wanted.subject, reason=SPLIT, based_on=wanted.based_on
    )
    rows = [first]
    for proposition, words in zip(wanted.propositions, wanted.words, strict=True):
        content = _within(words, claim, reading) if words.strip() else claim.content
        part = replace(claim, content=tuple(content), proposition=proposition)
        rows.append(
            replace(
                first, kind="add", subject=document, reason="", value=_hand_value(part)
            )
        )
    return rows


def by_hand(wanted: ByHand, reading: Reading) -> Asked:
    """The judgement that adds a claim.

    Raises:
        JudgementError: The words do not stand in the report, or stand there more
            than once and no place is named.
    """
    start = _place(wanted, reading)
    span = Span(start=start, end=start + len(wanted.words), exact=wanted.words)
    raw = {
        "content": [{"start": span.start, "end": span.end}],
        "proposition": wanted.proposition.strip() or " ".join(wanted.words.split()),
        "certainty": wanted.certainty,
        "polarity": wanted.polarity,
        "chain": msgspec.to_builtins(tuple(_speaking(wanted.speaker))),
    }
    return Asked(
        kind="add", subject=wanted.document, value=encode(raw).decode(),
        based_on=wanted.based_on,
    )  # fmt: skip


def take_back(desk: Desk, analyst: Analyst, judgement: str) -> tuple[Judgement, ...]:
    """Undo a judgement, or the last of the analyst's own that stands.

    What a split recorded at once is taken back at once.

    Returns:
        The judgements that were taken back, the first of them first.

    Raises:
        JudgementError: There is nothing to take back.
    """
    seen = desk.at_hand()
    rows = seen.case.judgements
    force = {row.id for row in standing(rows)}
    if judgement:
        found = [row for row in rows if row.id == judgement]
    else:
        own = [r for r in rows if r.author == analyst.name and r.id in force]
        found = _last(own)
    if not found:
        raise JudgementError(
            "there is nothing of yours to undo.", "See the history for all decisions."
        )
    asked = [Asked(kind="undo", subject=row.id, based_on=seen.last) for row in found]
    decide(desk, analyst, asked)
    return tuple(found)


def _last(own: Sequence[Judgement]) -> list[Judgement]:
    """The last decision: one judgement, or those a split recorded together."""
    if not own or own[-1].kind != "add":
        return list(own[-1:])
    at = own[-1].at
    adds = list(takewhile(lambda r: r.at == at and r.kind == "add", reversed(own)))
    before = own[: -len(adds)]
    if before and before[-1].reason == SPLIT and before[-1].at == at:
        return [before[-1], *reversed(adds[-2:])]
    return [own[-1]]


def _parts(subject: str) -> tuple[str, str]:
    document, _, claim = subject.partition("#")
    return document, claim


def _chain(claim: Claim, choice: str) -> tuple[Step, ...]:
    if choice == "outlet":
        return claim.chain[:1]
    if choice == "unnamed" or choice.startswith(SPOKEN):
        return tuple(_speaking(choice.removeprefix(SPOKEN)))
    if choice.isdecimal() and int(choice) < len(claim.alternatives):
        return claim.alternatives[int(choice)]
    return claim.chain


def _require_claim(claim: Claim, changed: dict[str, object]) -> None:
    try:
        msgspec.convert({**msgspec.to_builtins(claim), **changed}, Claim)
    except msgspec.ValidationError as error:
        raise JudgementError(f"the edit of {claim.id}: {error}.") from error


def _within(words: str, claim: Claim, reading: Reading) -> Iterable[Span]:
    """Where words of a claim stand, inside its sentence or its own words."""
    text = reading.document.text
    sentence = next((s for s in reading.sentences if s.id == claim.sentence), None)
    first = min(
        [span.start for span in claim.content] + ([sentence.start] if sentence else [])
    )
    last = max(
        [span.end for span in claim.content] + ([sentence.end] if sentence else [])
    )
    start = text.find(words, first, last)
    if start < 0:
        raise JudgementError(
            f"the words “{words}” do not stand in the claim's sentence.",
            "Copy them from it as they are.",
        )
    return (Span(start=start, end=start + len(words), exact=words),)


def _hand_value(claim: Claim) -> str:
    return encode({
        "content": [{"start": s.start, "end": s.end} for s in claim.content],
        "proposition": claim.proposition,
        "certainty": claim.certainty,
        "polarity": claim.polarity,
        "chain": msgspec.to_builtins(claim.chain),
    }).decode()  # fmt: skip


def _place(wanted: ByHand, reading: Reading) -> int:
    text, words = reading.document.text, wanted.words
    if wanted.start is not None and words and text.startswith(words, wanted.start):
        return wanted.start
    count = text.count(words) if words else 0
    if count == 1:
        return text.index(words)
    raise JudgementError(
        f"the words “{words}” stand {count} times in the report.",
        "Copy them as they are, with enough around them to stand there once.",
    )


def _speaking(speaker: str) -> Iterable[Step]:
    yield Step(kind="outlet", act="publish")
    if speaker == "unnamed":
        yield Step(kind="unnamed", act="say")
    elif speaker:
        yield Step(kind="named", entity=speaker, act="say")
