"""Signs that a plain sentence goes on with who spoke before it.

English marks free continued speech little, but not by nothing: the tense steps back
behind a report in the past ("There would be no talks"), a scrap of the speaker's own
words is quoted, somebody is meant who exists only in his words, or what eyewitnesses and
documents began to tell is told on in the past.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from tahqiq.codebook.loader import load_yaml
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.nouns import nouns
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.content import Ranges
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.attribution import Attribution
from tahqiq.extract.speech.sources import Source

PAST_AUX = frozenset({"had", "was", "were", "did", "could", "would"})
MARKS = frozenset({'"', "“", "”", "``", "''"})
BARE = frozenset(
    {"had", "has", "have", "was", "were", "is", "are", "did", "does", "do"}
)
VERBAL = frozenset({"VERB", "AUX"})
NOW = frozenset({"VBZ", "VBP"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningWords:
    """The lists of ``running.yaml``; the file says what each is for."""

    offices: frozenset[str]
    eyewitnesses: frozenset[str]
    authorities: frozenset[str]
    weighed: frozenset[str]
    rebutting: frozenset[str]
    unfound: frozenset[str]
    handing_on: frozenset[str]
    told_to_me: frozenset[str]
    done_by_me: frozenset[str]
    states: frozenset[str]
    ending: frozenset[str]
    counted: frozenset[str]


@cache
def running_words() -> RunningWords:
    """The lists, read once."""
    return load_yaml("running", RunningWords)


def is_past(tree: Tree, root: int) -> bool:
    """Whether a predicate stands in the past."""
    helpers = [tree.word[c] for c in tree.all(root, "aux", "auxpass")]
    if helpers:
        return helpers[0] in PAST_AUX or helpers[:2] == ["might", "have"]
    return tree.tag[root] == "VBD"


def told_past(tree: Tree, item: Attribution) -> bool:
    """Whether somebody spoke in the past: "said", "has said" is now."""
    return tree.pos[item.verb] == "VERB" and is_past(tree, item.verb)


def told_now(tree: Tree, item: Attribution) -> bool:
    """Whether somebody is made to speak in the present: "says"."""
    return tree.pos[item.verb] == "VERB" and tree.tag[item.verb] in NOW


def trails(item: Attribution) -> bool:
    """Whether the words stand before their speaker: "…, he said"."""
    return bool(item.content) and min(a for a, _ in item.content) < item.verb


def steps_back(tree: Tree, root: int) -> bool:
    """As in "Nobody had been harmed", "There would be no talks", "The army was to leave":
    the tense of what was said in the past.
    """
    words = {tree.word[c] for c in tree.all(root, "aux", "auxpass")}
    if "had" in words:
        return True
    if words & {"would", "'d"}:
        return True
    last = tree.child(root, "xcomp")
    bound = last is not None and any(tree.tag[c] == "TO" for c in tree.children[last])
    return tree.word[root] in {"was", "were"} and bound


def is_cut_short(tree: Tree, root: int) -> bool:
    """As in "Her husband did not.": somebody else does otherwise, says who reports both."""
    bare = tree.pos[root] == "AUX" and tree.word[root] in {"did", "does", "do"}
    who = tree.child(root, "nsubj")
    if who is not None and tree.word[who] in {"it", "they"} and _is_not(tree, root):
        return True
    return bare and who is not None and tree.tag[who] != "PRP"


def _is_not(tree: Tree, root: int) -> bool:
    """As in "The radio said the town had fallen. It had not.": the writer knows better."""
    near = [root, *(c for c in tree.children[root] if tree.dep[c] != "punct")]
    others = {tree.word[c] for c in near if tree.dep[c] not in {"nsubj", "neg"}}
    denied = any(tree.dep[c] == "neg" for c in near)
    return len(near) == 3 and denied and not others.isdisjoint(BARE)


def refuses(tree: Tree, root: int) -> bool:
    """As in "She would not go into details", "He did not say when": a writer's remark on
    who speaks.
    """
    who = tree.child(root, "nsubj")
    would = any(tree.word[c] in {"would", "did", "does"} for c in tree.children[root])
    if who is None or not would or tree.child(root, "neg") is None:
        return False
    speaks = tree.lemma[root] in cue_book().verbs or tree.lemma[root] in {"go", "give"}
    return tree.tag[who] == "PRP" and speaks


def rebuts(tree: Tree, first: int, end: int) -> bool:
    """As in "However, the road was closed": the report's own knowledge."""
    words = running_words().rebutting
    return any(tree.word[i] in words for i in range(first, min(first + 2, end)))


def mentions_i(tree: Tree, first: int, end: int) -> bool:
    """As in "None of the men we met": whoever writes speaks of himself."""
    quoted = False
    for i in range(first, end):
        quoted ^= tree.word[i] in MARKS
        if not quoted and tree.word[i] in {"i", "we", "us", "our", "my", "me"}:
            return not tree.text[i].isupper() or tree.word[i] == "i"  # "US" is no "us"
    return False


def undergoes(tree: Tree, root: int) -> bool:
    """As in "On the second night he heard a man beg", "She felt the wall give": what
    somebody's senses told him, which nobody but he can tell. "He was last seen at dusk"
    is what others saw.
    """
    verbs = (root, *tree.all(root, "xcomp"))
    return is_past(tree, root) and any(
        tree.lemma[i] in word_classes().perceiving and tree.child(i, "auxpass") is None
        for i in verbs
    )


def taken_up(tree: Tree, subject: int, content: Ranges) -> bool:
    """As in "A neighbour had called, he said. The call was logged": what the speaker told
    by a verb is spoken of by its noun.
    """
    if tree.tag[subject] != "NN" or tree.child(subject, "poss") is not None:
        return False
    if not any(tree.word[c] in {"the", "this"} for c in tree.children[subject]):
        return False
    return any(
        tree.lemma[t] == tree.lemma[subject] and tree.pos[t] == "VERB"
        for first, end in content for t in range(first, end)
    )  # fmt: skip


def scrap_of_speech(tree: Tree, first: int, end: int) -> bool:
    """As in "The curfew will stay "for as long as it takes"": some words are quoted."""
    marks = [i for i in range(first, end) if tree.word[i] in MARKS]
    return len(marks) == 2 and marks[0] > first and marks[1] - marks[0] > 2


def not_found(tree: Tree, root: int) -> bool:
    """As in "The brother could not be located": those who write looked for him."""
    could = any(tree.word[c] in {"could", "can"} for c in tree.children[root])
    negated = tree.child(root, "neg") is not None
    return could and negated and tree.lemma[root] in running_words().unfound


def is_ended(tree: Tree, root: int) -> bool:
    """As in "He was found dead in March", "She was killed": nobody tells it of himself."""
    dead = any(tree.word[c] == "dead" for c in tree.children[root])
    return dead or tree.lemma[root] in running_words().ending


def is_remark(tree: Tree, root: int) -> bool:
    """As in "The army did not respond", "This could not be confirmed": the writer's."""
    book, what = cue_book(), tree.child(root, "nsubjpass")
    refused = tree.child(root, "xcomp")
    if not_found(tree, root) or (
        tree.lemma[root] in {"refuse", "decline"}
        and refused is not None
        and tree.lemma[refused] in set(book.verbs) | book.unheard | {"draw"}
    ):
        return True
    if what is None or tree.lemma[root] not in book.checking:
        return tree.lemma[root] in book.unheard
    shells = (book.nouns, book.accounts, book.hollow, book.media)
    told = any(tree.lemma[what] in group for group in shells)
    return told or tree.word[what] in {"it", "this", "that", "none"}


def tells_on(parsed: Parsed, named: Named, item: Attribution) -> bool:
    """Whether somebody begins to tell what happened: an eyewitness, or a document."""
    source, tree = item.source, parsed.tree
    if source is None or item.spec.act not in {"say", "testify", "write", "disclose"}:
        return False
    if item.spec.certainty != "asserted" or _is_quoted(parsed, item):
        return False
    if not any(_is_deed(tree, root) for root in item.roots):
        return False
    if item.spec.act == "testify":
        return True
    finds = tree.lemma[item.verb] in {"find", "conclude", "establish", "determine"}
    written = source.kind == "document" or source.medium is not None
    return finds or written or is_witness(parsed, named, source)


def _is_quoted(parsed: Parsed, item: Attribution) -> bool:
    first = min((a for a, _ in item.content), default=0)
    return bool({parsed.tree.word[first], parsed.tree.word[first - 1]} & MARKS)


def _is_deed(tree: Tree, root: int) -> bool:
    """A happening of the past: no state, no view, no plan."""
    if tree.pos[root] != "VERB" or tree.child(root, "expl") is not None:
        return False
    if tree.lemma[root] in running_words().states:
        return False
    helpers = {tree.word[c] for c in tree.children[root]}
    gerund = tree.tag[root] in {"VBN", "VBG"} and helpers & {"being", "having"}
    return bool(gerund) or (is_past(tree, root) and not helpers & {"would", "could"})


def is_witness(parsed: Parsed, named: Named, source: Source) -> bool:
    """Whether a speaker tells what he went through: a villager, "Fatou Sarr, a nurse"."""
    tree = parsed.tree
    heads = [source.head, *tree.all(source.head, "appos", "compound")]
    if source.entity is not None:
        heads += [
            t for m in named.mentions if m.entity == source.entity
            for t in range(*named.tokens[m.id])
            if tree.head[t] not in range(*named.tokens[m.id]) or tree.dep[t] == "appos"
        ]  # fmt: skip
    heads += [t for h in heads for t in tree.all(h, "appos")]
    lemmas = {tree.lemma[t] for t in heads if tree.pos[t] == "NOUN"}
    aged = any(tree.text[t].isdecimal() and 9 < int(tree.text[t]) < 100 for t in heads)
    trades = {tree.lemma[t] for t in heads if _is_trade(tree, t)}
    private = aged or bool(trades) or any(map(_is_private, lemmas))
    return not lemmas & running_words().offices and private


def _is_private(lemma: str) -> bool:
    """Whether a noun is of people who speak for nobody but themselves."""
    known = nouns().of.get(lemma)
    person = known is not None and known.type == "PERSON"
    return person or lemma in running_words().eyewitnesses


def _is_trade(tree: Tree, noun: int) -> bool:
    """As in "Salem Nafi, a stonecutter": what somebody is, by a noun of no known office."""
    one = any(tree.word[c] in {"a", "an"} for c in tree.children[noun])
    return tree.dep[noun] == "appos" and one and tree.lemma[noun] not in nouns().of


def is_outsider(
    tree: Tree, subject: int | None, known: Callable[[int], bool] | None
) -> bool:
    """Whether a story has no word of somebody who now acts: a body or a name that the
    report itself brings in. `known` are those whom a document has named; an eyewitness
    tells of people whom he does not name again.
    """
    if subject is None:
        return False
    owner = tree.child(subject, "poss")
    heads = (subject,) if owner is None else (subject, owner)
    named_here = any(tree.pos[i] == "PROPN" for i in heads)
    body = tree.lemma[subject] in running_words().authorities
    return (named_here or body) and not (
        known is not None and all(known(i) for i in heads)
    )
