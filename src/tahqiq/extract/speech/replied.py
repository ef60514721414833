"""Quotations behind a verb of saying that opens the sentence: 'Replied the minister, "…"'."""

from __future__ import annotations

from dataclasses import replace

from tahqiq.extract.lexicon.cues import Cue
from tahqiq.extract.lexicon.verb_forms import reports
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.quotes import Quote
from tahqiq.extract.speech.attribution import SPEECH, Attribution, verb_cues
from tahqiq.extract.speech.running_quotes import going_on
from tahqiq.extract.speech.sources import source_at

NOMINAL = frozenset({"NOUN", "PROPN"})
SPOKE = frozenset({"said", "wrote"})
BEFORE = NOMINAL | {"DET", "ADJ", "NUM", "PRON"}


def replied(
    parsed: Parsed, named: Named, items: list[Attribution], quote: Quote
) -> int | None:
    """As in 'Replied army spokesman Jon Veld, "The convoy was never there."': who stands
    between the verb that opens the sentence and the comma speaks.
    """
    tree, comma = parsed.tree, quote.first - 2
    if comma < 2 or tree.word[comma] not in {",", ":"}:
        return None
    first, _ = parsed.bounds[parsed.sentence_of[comma]]
    inflected = tree.word[first].endswith(("ed", "s")) or tree.word[first] in SPOKE
    if not inflected or not reports(tree.word[first]) or first > comma - 2:
        return None
    head = _speaker(parsed, first + 1, comma)
    source = None if head is None else source_at(parsed, named, head)
    if source is None:
        return None
    begin, end = max(source.first, first + 1), min(source.end, comma)
    cues = (cue for cue in verb_cues(tree, first)[0] if SPEECH & cue.frames)
    inside = range(quote.first, quote.end)
    said = Attribution(
        verb=first, cue=(first, first + 1), spec=next(cues, Cue(act="say")),
        source=replace(source, first=begin, end=end), frame="quote",
        content=((quote.first, quote.end),), cut=(first, comma + 1),
        roots=tuple(i for i in inside
                    if tree.head[i] == i or tree.head[i] not in inside),
    )  # fmt: skip
    known = next((k for k, item in enumerate(items) if item.verb == first), None)
    if known is None:
        items.append(said)
        return len(items) - 1
    items[known] = said
    return known


def _speaker(parsed: Parsed, first: int, comma: int) -> int | None:
    """The head of the noun phrase that opens right behind the verb."""
    tree = parsed.tree
    for i in range(first, comma):
        if tree.pos[i] not in BEFORE:
            return None
        ends = i + 1 == comma or tree.pos[i + 1] not in NOMINAL | {"ADJ"}
        if tree.pos[i] in NOMINAL and ends:
            return i if tree.word[i + 1] != "'s" else None
    return None


def cut_or_answered(
    parsed: Parsed, named: Named, items: list[Attribution], quote: Quote
) -> int | None:
    """A quotation that says of itself where it is cut or who speaks."""
    rest = going_on(parsed, items, quote)
    return replied(parsed, named, items, quote) if rest is None else rest
