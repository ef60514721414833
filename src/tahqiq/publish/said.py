"""What a claim says, with its doubts and its "not" where the report has them.

A proposition is kept bare of both, so that those who say a thing and those who doubt it
meet in one row. Printed so it would claim more than its source: "It have cost her life".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from tahqiq.model.case import ClaimRef
from tahqiq.model.lookup import CaseIndex

DENYING = frozenset({"negation", "quantifier"})
LONGEST = 240  # characters of a stretch of text that is still one statement
GAP = re.compile(r"[\s,]*")
WORD = re.compile(r"\[[^\]]*\]\W?|\S+")  # what the reader put in brackets is one word


def said_in(ref: ClaimRef, index: CaseIndex) -> str:
    """The proposition of a claim with the words of doubt and denial put back.

    A denial of what somebody else has said is headed as one: "Denied: he was there".
    """
    claim = index.claims[ref]
    if whole := marked(ref, index):
        return whole
    if claim.polarity == "denied":
        return f"Denied: {claim.proposition}"
    return claim.proposition


def marked(ref: ClaimRef, index: CaseIndex) -> str:
    """A claim with the words of doubt and denial that stand in it; empty without any.

    So is one with words of somebody else in between: they are no part of it.
    """
    claim, text = index.claims[ref], index.readings[ref.document].document.text
    spans = sorted((row.start, row.end) for row in claim.content)
    first, last = spans[0][0], spans[-1][1]
    inside = [row for row in claim.markers if first <= row.start and row.end <= last]
    held = sorted([*spans, *((row.start, row.end) for row in inside)])
    if not inside or last - first > LONGEST or not _joined(held, text):
        return ""
    if claim.polarity == "denied" and not any(row.kind in DENYING for row in inside):
        return ""  # "no man called or threatened him": the "no" stands elsewhere
    return merged(claim.proposition, text[first:last])


def _joined(held: list[tuple[int, int]], text: str) -> bool:
    """Whether nothing but spaces and commas stands between the spans."""
    end = held[0][0]
    for start, stop in held:
        if start > end and not GAP.fullmatch(text, end, start):
            return False
        end = max(end, stop)
    return True


def merged(proposition: str, quote: str) -> str:
    """The words of the report, with what the reader put in brackets between them.

    >>> merged("It have cost her [Abdi] life", "It may have cost her life")
    'It may have cost her [Abdi] life'
    >>> merged("somebody was shot", "Nobody was shot")
    'Nobody was shot'
    """
    return " ".join(_merged(WORD.findall(proposition), quote.split()))


def _merged(stated: list[str], quoted: list[str]) -> Iterator[str]:
    matcher = SequenceMatcher(a=quoted, b=stated, autojunk=False)
    for _, first, last, start, end in matcher.get_opcodes():
        yield from quoted[first:last]
        yield from (word.strip() for word in stated[start:end] if word.startswith("["))
