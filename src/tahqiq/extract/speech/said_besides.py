"""What somebody says besides what he denies or asks for, as in 'denied it: "We left."'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tahqiq.extract.coref.voiced import has_voice
from tahqiq.extract.lexicon.cues import Cue
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.quotes import Quote
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.attribution import Attribution, verb_above
from tahqiq.extract.speech.sources import source_at

POINTING = frozenset({"this", "that", "it", "here"})


def said_besides(parsed: Parsed, items: list[Attribution], k: int, quote: Quote) -> int:
    """The index of who says a quotation: whom it was given to, or, where he denies, asks or
    orders something before the colon, his plain word beside that, which is added.
    """
    item, first = items[k], quote.first
    turned = item.spec.polarity == "denied" or item.spec.act == "ask"
    colon = first > 1 and parsed.tree.word[first - 2] == ":"
    before = tuple(r for r in item.content if r[0] < first - 1)
    if not turned or not colon or not before or item.frame == "quote":
        return k
    kept = tuple((a, min(b, first - 2)) for a, b in before)
    roots = tuple(r for r in item.roots if r < first) or item.roots[:1]
    items[k] = replace(item, content=kept, roots=roots)
    items.append(
        Attribution(
            verb=first, cue=item.cue, spec=Cue(act="say"), source=item.source,
            content=(), frame="quote", roots=_roots(parsed.tree.head, quote),
        )
    )  # fmt: skip
    return len(items) - 1


def behind_colon(parsed: Parsed, named: Named, quote: Quote) -> Attribution | None:
    """As in 'He called the raid a crime: "They came for children."', 'The mayor shrugged:
    "Ask them."': who does something before the colon says what is quoted behind it.
    """
    tree, colon = parsed.tree, quote.first - 2
    if colon < 2 or tree.word[colon] != ":":
        return None
    nearest = verb = verb_above(tree, colon - 1)
    while tree.head[verb] < colon and tree.head[verb] != verb:
        verb = verb_above(tree, tree.head[verb])
        if tree.pos[verb] not in {"VERB", "AUX"}:
            return None
    who = tree.child(verb, "nsubj")
    if who is not None and tree.word[who] in POINTING:  # "This is how he put it:"
        verb, who = nearest, tree.child(nearest, "nsubj")
        who = None if who is None or tree.word[who] in POINTING else who
    if who is None or who > colon or verb > colon or not has_voice(tree, who):
        return None
    source = source_at(parsed, named, who)
    if source is None:
        return None
    return Attribution(
        verb=quote.first, cue=None, spec=Cue(act="say"), source=source, content=(),
        roots=_roots(tree.head, quote), frame="quote",
    )  # fmt: skip


def _roots(head: Sequence[int], quote: Quote) -> tuple[int, ...]:
    """The heads of what is quoted."""
    inside = range(quote.first, quote.end)
    return tuple(i for i in inside if head[i] == i or head[i] not in inside)


def is_deed(tree: Tree, i: int) -> bool:
    """As in '…," and he opened the page where he had written his own name': no words."""
    thing = tree.child(i, "dobj")
    told = tree.lemma[i] in word_classes().addressing
    return tree.dep[i] == "relcl" and thing is not None and thing > i and not told
