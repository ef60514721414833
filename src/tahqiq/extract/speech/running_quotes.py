"""Quotations that open inside a sentence of their speaker's and go on behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tahqiq.extract.lexicon.cues import Cue
from tahqiq.extract.parsing.content import Ranges
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.quotes import Quote
from tahqiq.extract.speech.attribution import Attribution

PLAIN = frozenset({"say", "write", "disclose", "testify"})


def going_on(parsed: Parsed, items: list[Attribution], quote: Quote) -> int | None:
    """As in 'Dorn called the siege "a slow murder. They cut the water in May."': the first
    words are what he calls it, the sentences behind them his plain word, which is added.
    """
    sentence = parsed.sentence_of
    _, start = parsed.bounds[sentence[quote.first]]
    if quote.end - start < 2 or not quote.closed or _is_set_off(parsed, quote):
        return None
    opened = [
        k for k, item in enumerate(items)
        if item.source is not None and item.spec.act not in PLAIN
        and item.verb < quote.first and sentence[item.verb] == sentence[quote.first]
        and (item.covers(quote.first) or item.frame == "cast")
    ]  # fmt: skip
    if not opened:
        return None
    at = max(opened, key=lambda k: items[k].verb)
    for k in opened:
        items[k] = _up_to(items[k], start)
    head, inside = parsed.tree.head, range(start, quote.end)
    items.append(
        Attribution(
            verb=start, cue=items[at].cue, spec=Cue(act="say"), frame="quote",
            source=items[at].source, content=((start, quote.end),),
            roots=tuple(i for i in inside if head[i] == i or head[i] not in inside),
        )
    )  # fmt: skip
    return len(items) - 1


def _is_set_off(parsed: Parsed, quote: Quote) -> bool:
    """Whether a comma or colon stands before the mark, or nothing does: all is one speech."""
    mark = quote.first - 1
    first, _ = parsed.bounds[parsed.sentence_of[quote.first]]
    return mark <= first or parsed.tree.word[mark - 1] in {",", ":"}


def _up_to(item: Attribution, end: int) -> Attribution:
    ranges = tuple((a, min(b, end)) for a, b in item.content if a < end)
    return replace(item, content=ranges)


def quoted_through(items: Sequence[Attribution]) -> list[Attribution]:
    """As in '"Never," the report quotes him as saying': the report tells what he says."""
    by_verb = {item.verb: item for item in items if item.content}
    found = []
    for item in items:
        inner = by_verb.get(item.content[0][0]) if item.size == 1 else None
        if item.frame == "citing" and inner is not None and inner.frame == "quote":
            content = merged((*item.content, *inner.content))
            found.append(replace(item, content=content, roots=inner.roots))
        else:
            found.append(item)
    return found


def merged(ranges: Ranges) -> Ranges:
    """Overlapping or touching ranges as one."""
    joined: list[tuple[int, int]] = []
    for first, end in sorted(ranges):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((first, end))
    return tuple(joined)
