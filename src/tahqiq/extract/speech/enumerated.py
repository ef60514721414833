"""Theories told one by one: "There are two theories. The first is that …, another is that …".

A number word alone says nothing; it is one of the theories that were announced, which
nobody, or whoever spreads it, holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tahqiq.extract.lexicon.cues import Cue, cue_book
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.content import Content
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.attribution import Attribution, trim
from tahqiq.extract.speech.sources import Source, source_at

ONES = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "last", "final", "other",
                  "others", "one", "another", "latter", "former"})  # fmt: skip
REACH = 10  # sentences between the announcement and one of its theories
HELD = Cue(act="believe", certainty="hypothetical")  # "several lines of inquiry"
WEAK = frozenset({"hypothetical", "possible", "probable", "alleged"})


def by_one_of(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    """As in "The second holds that P", "One is that P", where theories were announced."""
    told = _told(parsed.tree, i)
    kind = None if told is None else _announced(parsed, i)
    if told is None or kind is None:
        return
    yield Attribution(
        verb=i, cue=(i, i + 1), spec=_held(kind), source=_holder(parsed, named, i),
        content=trim(parsed.tree, told.ranges, None), roots=told.roots, frame="clause",
    )  # fmt: skip


def by_the_first(parsed: Parsed, item: Attribution) -> Attribution:
    """As in "According to the first, rebels did it": one of the theories, no speaker."""
    source = item.source
    if source is None or parsed.tree.word[source.head] not in ONES:
        return item
    kind = _announced(parsed, source.head)
    return item if kind is None else replace(item, source=None, spec=_held(kind))


def _held(kind: str) -> Cue:
    """How firmly a theory of a kind is held."""
    cue = cue_book().nouns.get(kind, HELD)
    if cue.certainty == "asserted":  # versions and explanations that rival one another
        return replace(cue, certainty="alleged")
    return cue


def is_one_of(parsed: Parsed, verb: int) -> bool:
    """Whether the subject of a verb is one of the theories announced."""
    who = parsed.tree.child(verb, "nsubj")
    told = None if who is None else _told(parsed.tree, who)
    return who is not None and told is not None and _announced(parsed, who) is not None


def as_theory(tree: Tree, item: Attribution) -> Attribution:
    """As in "Another theory holds that P": held no firmer than a theory is."""
    who = tree.child(item.verb, "nsubj")
    noun = None if who is None else cue_book().nouns.get(tree.lemma[who])
    firm = item.spec.certainty == "asserted" and item.frame == "clause"
    if (
        noun is None
        or item.source is not None
        or not firm
        or noun.certainty not in WEAK
    ):
        return item
    return replace(item, spec=noun)


def _told(tree: Tree, i: int) -> Content | None:
    """What a number word without a noun is, or holds."""
    above = tree.head[i]
    bare = all(
        tree.word[c] in {"the", "a", "yet", "of", ","}
        or tree.dep[c] in {"relcl", "acl"}
        for c in tree.children[i]
    )
    if tree.word[i] not in ONES or tree.dep[i] != "nsubj" or not bare:
        return None
    clause = tree.child(above, "ccomp")
    holds = tree.lemma[above] in word_classes().theorising or tree.lemma[above] == "be"
    if clause is None or clause < above or not holds:
        return None
    if tree.word[tree.left[clause]] != "that":
        return None
    ranges = ((tree.left[clause], tree.right[clause]),)
    return Content(ranges=ranges, roots=(clause,), frame="clause")


def _announced(parsed: Parsed, i: int) -> str | None:
    """The noun for the things that one of which a number word is, if they are theories."""
    words, tree = word_classes(), parsed.tree
    here = parsed.sentence_of[i]
    for k in range(here - 1, max(here - REACH, 0) - 1, -1):
        for t in range(*parsed.bounds[k]):
            if tree.tag[t] not in {"NNS", "NNPS"} or not _counted(tree, t):
                continue
            if tree.lemma[t] in words.theories:
                return tree.lemma[t]
            if tree.lemma[t] in words.listed_else:
                return None
    return None


def _counted(tree: Tree, noun: int) -> bool:
    """As in "three hypotheses", "competing versions": told to be several."""
    return bool(tree.all(noun, "nummod", "amod")) or any(
        tree.word[c] in {"of", "various"} for c in (noun - 1, tree.head[noun])
    )


def _holder(parsed: Parsed, named: Named, i: int) -> Source | None:
    """As in "The third, which is circulated by the party's media": who spreads it."""
    tree = parsed.tree
    for clause in tree.all(i, "relcl", "acl"):
        by = tree.child(clause, "agent")
        who = None if by is None else tree.child(by, "pobj")
        if who is not None and tree.lemma[clause] in word_classes().theorising:
            return source_at(parsed, named, who)
    return None
