"""Questions among what is quoted: who asks "Who would do that?" states the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tahqiq.extract.lexicon.cues import Cue
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.parsing.content import Ranges, less
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.quotes import Quote
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.attribution import SPEECH, Attribution

CRIES = frozenset({"?", "!"})
SAYS = Cue(act="say")
WHEN = frozenset({"punct", "advmod", "npadvmod"})


def only_asks(parsed: Parsed, quote: Quote, first: int, end: int) -> bool:
    """Whether a sentence says no more than who spoke, as in '"Who was it?" Orlan asked'.

    Args:
        parsed: The parsed document.
        quote: The quotation before it.
        first: First token of the sentence.
        end: Token after its last.
    """
    tree = parsed.tree
    verb = next((i for i in range(first, end) if tree.head[i] == i), first)
    who = tree.child(verb, "nsubj")
    apart = (
        "\n\n" in parsed.document.text[parsed.ends[first - 1] : parsed.starts[first]]
    )
    if tree.word[quote.end - 1] not in CRIES or who is None or apart:
        return False
    silent = tree.lemma[verb] in word_classes().gestures
    return tree.left[who] == first and _is_bare(tree, verb) and not silent


def _is_bare(tree: Tree, verb: int) -> bool:
    """Whether nothing but a time or a manner stands behind a verb."""
    rest = [c for c in tree.children[verb] if c > verb]
    return all(tree.dep[c] in WHEN and tree.word[c] not in {":", ","} for c in rest)


def questions_apart(
    parsed: Parsed, items: Sequence[Attribution]
) -> Iterator[Attribution]:
    """The attributions, those of an asker parted: a question is asked, a sentence told.

    Args:
        parsed: The parsed document.
        items: Attributions with their quotations.
    """
    for item in items:
        told = _told_beside(parsed, item) if item.spec.act == "ask" else ()
        asked = item.content
        for first, end in told:
            asked = less(asked, first, end)
        if not told or not asked or item.frame not in SPEECH:
            yield item
            continue
        yield replace(item, content=asked)
        yield replace(item, content=told, spec=replace(SAYS, frames=item.spec.frames))


def _told_beside(parsed: Parsed, item: Attribution) -> Ranges:
    """The whole sentences of an asker's quotation that end in a full stop, beside such as
    end in a question mark.
    """
    tree, told, asked = parsed.tree, [], False
    for first, end in item.content:
        for index in range(parsed.sentence_of[first], parsed.sentence_of[end - 1] + 1):
            start, stop = parsed.bounds[index]
            a, b = max(first, start), min(end, stop)
            marks = [tree.word[k] for k in range(a, b) if tree.word[k] in {".", *CRIES}]
            asked = asked or "?" in marks
            if marks and marks[-1] == ".":
                told.append((a, b))
    return tuple(told) if asked else ()
