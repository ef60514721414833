"""Who "he said" is: signs of speech that nearness and salience do not know.

Whoever speaks is not named in his own words ("The minister's figures did not add up, she
said" is another's); he is somebody whom the paragraph is about, where it is about
anybody; and whoever denies "it" is not who has just said it.
"""

from __future__ import annotations

from typing import Protocol, TypeVar

from tahqiq.extract.coref.chains import Chains
from tahqiq.extract.coref.phrases import Phrase
from tahqiq.extract.coref.signs import SUBJECTS, speaks
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree

POINTING = frozenset({"it", "this", "that", "them", "these", "those"})
CLOSING = frozenset({'"', "”", "''"})
OPENING = frozenset({'"', "“", "``"})
STATING = frozenset({"say", "write", "deny", "disclose", "testify"})
LONGEST = 120  # tokens of a quotation that a pronoun closes
REPORTS = frozenset({"ccomp", "parataxis", "dep"})


class Weighed(Protocol):
    """Whom a pronoun may stand for: an earlier chain."""

    @property
    def chain(self) -> int:
        """Its number."""


T = TypeVar("T", bound=Weighed)


def heard(parsed: Parsed, chains: Chains, i: int, options: list[T]) -> list[T]:
    """Of the options of who speaks, those the paragraph is about; of who denies
    something, those who have not just said it.
    """
    here, tree = chains.phrases[i], parsed.tree
    what = denied(tree, here.head)
    if what is not None:
        said, accused = said_before(parsed, chains, i, same=what == "which")
        blamed = [o for o in options if o.chain in accused - said]
        others = [o for o in options if o.chain not in said]
        options = blamed or (others if what != "a charge" else None) or options
    verb = tree.head[here.head]
    reported = tree.dep[verb] == "ccomp" and tree.head[verb] < here.head
    if here.gender not in {"male", "female"} or not _tells(tree, here.head):
        return options
    if reported:
        return options  # "A neighbour said he heard cries": the sentence says who
    about = topics(parsed, chains, i) | _beside(parsed, chains, i)
    return [o for o in options if o.chain in about] or options


def _tells(tree: Tree, token: int) -> bool:
    """Whether a token is the subject of a verb of saying or thinking, of any kind."""
    book, verb = cue_book(), tree.head[token]
    told = tree.lemma[verb] in book.verbs.keys() - book.deeds - book.clausal
    return speaks(tree, token) or (tree.dep[token] == "nsubj" and told)


def denied(tree: Tree, token: int) -> str | None:
    """What somebody denies: "it" after what was said, "which" in the same sentence, "a
    charge" after an accusation; None where a token denies nothing told before him.
    """
    verb, book = tree.head[token], cue_book()
    if tree.dep[token] != "nsubj" or tree.lemma[verb] not in book.verbs:
        return None
    denies = any(cue.act == "deny" for cue in book.verbs[tree.lemma[verb]])
    what = tree.child(verb, "dobj")
    if not denies or what is None:
        return None
    if tree.word[what] in POINTING:
        return "it"
    if tree.word[what] == "which":
        return "which"  # "accused them of theft, which they deny"
    known = tree.child(what, "det") is not None and tree.child(what, "acl") is None
    return "a charge" if known and tree.lemma[what] in book.nouns else None


def quoted_again(parsed: Parsed, chains: Chains, i: int, options: list[T]) -> list[T]:
    """As in "The governor denied that Olan was held. 'He has left,' he said": whoever spoke
    last before a quotation in its paragraph goes on, if there is one who may be meant.
    """
    tree, token = parsed.tree, chains.phrases[i].head
    if not _tells(tree, token) or token < 1:
        return options
    start = next((k for k in range(token - 2, max(-1, token - LONGEST), -1)
                  if tree.word[k] in OPENING), None)  # fmt: skip
    if tree.word[token - 1] not in CLOSING:  # "…, he said" of plain words
        start = next(iter(own_words(parsed, token)), None)
    if start is None or parsed.starts[start] <= _passage(parsed, chains.phrases[i]):
        return options
    before = parsed.sentence_of[start] - 1
    spoke: set[int] = set()
    for j in range(i - 1, -1, -1):
        head = chains.phrases[j].head
        if parsed.sentence_of[head] < before:
            break
        if parsed.sentence_of[head] == before and _states(tree, head):
            spoke.add(chains.of[j])
    again = [o for o in options if o.chain in spoke - {-1}]
    return again if len(again) == 1 else options


def _states(tree: Tree, head: int) -> bool:
    """Whether a token is who says, writes or denies something in a main clause."""
    verb = tree.head[head]
    acts = {cue.act for cue in cue_book().verbs.get(tree.lemma[verb], ())}
    return speaks(tree, head) and bool(acts & STATING) and tree.head[verb] == verb


def own_words(parsed: Parsed, token: int) -> range:
    """The tokens before "…, he said" that are what he said."""
    tree, first = parsed.tree, parsed.bounds[parsed.sentence_of[token]][0]
    verb = tree.head[token]
    if not _tells(tree, token) or token - 1 <= first:
        return range(0)
    if tree.word[token - 1] not in {",", '"', "”", "''"}:
        return range(0)
    told = [
        tree.left[c] for c in tree.children[verb]
        if tree.dep[c] in REPORTS and c < token and tree.pos[c] in {"VERB", "AUX"}
    ]  # fmt: skip
    host = tree.head[verb]
    if tree.dep[verb] in REPORTS and first <= host < token:
        told.append(tree.left[host])  # "swears his cousin did it, he says": who swears
    if tree.dep[verb] in REPORTS and first <= tree.left[host] < token < host:
        told.append(tree.left[host])  # "Tolan, he says, never fired": no Tolan says so
    return range(min(told), token) if told else range(0)


def said_before(
    parsed: Parsed, chains: Chains, i: int, *, same: bool
) -> tuple[set[int], set[int]]:
    """The chains of those who said something in the sentence before phrase `i` (or in the
    `same`), or accused somebody of it, and of those whom they accused.
    """
    sentence, tree = parsed.sentence_of, parsed.tree
    here = sentence[chains.phrases[i].head] + same
    said: set[int] = set()
    accused: set[int] = set()
    for j in range(i - 1, -1, -1):
        head = chains.phrases[j].head
        if sentence[head] < here - 1:
            break
        if sentence[head] == here - 1:
            of = said if speaks(tree, head) or _by(tree, head) else accused
            if of is said or _is_accused(tree, head):
                of.add(chains.of[j])
    return said, accused


def _by(tree: Tree, head: int) -> bool:
    """As in "was blamed by officials"."""
    verb = tree.head[head]
    by = tree.dep[head] == "pobj" and tree.dep[verb] == "agent"
    return by and tree.lemma[tree.head[verb]] in cue_book().verbs


def _is_accused(tree: Tree, head: int) -> bool:
    """Whether a token is whom somebody accuses."""
    cues = cue_book().verbs.get(tree.lemma[tree.head[head]], ())
    whom = tree.dep[head] in {"dobj", "nsubjpass"}
    return whom and any(cue.act == "accuse" for cue in cues)


def topics(parsed: Parsed, chains: Chains, i: int) -> set[int]:
    """The chains that the sentences before phrase `i` in its paragraph are about: their
    main subjects, and whoever speaks in them.
    """
    sentence, tree = parsed.sentence_of, parsed.tree
    start = _passage(parsed, chains.phrases[i])
    here = sentence[chains.phrases[i].head]
    found = set()
    for j in range(i - 1, -1, -1):
        head = chains.phrases[j].head
        if parsed.starts[head] < start:
            break
        if sentence[head] < here and (_is_main(tree, head) or _tells(tree, head)):
            found.add(chains.of[j])
    return found - {-1}


def _beside(parsed: Parsed, chains: Chains, i: int) -> set[int]:
    """The chains named before phrase `i` in its own sentence: "A source insisted there had
    been no call, though he conceded that".
    """
    sentence, own = parsed.sentence_of, own_words(parsed, chains.phrases[i].head)
    here = sentence[chains.phrases[i].head]
    found = set()
    for j in range(i - 1, -1, -1):
        at = chains.phrases[j].head
        if sentence[at] < here:
            break
        if sentence[at] == here and at not in own:
            found.add(chains.of[j])
    return found - {-1}


def _is_main(tree: Tree, head: int) -> bool:
    verb = tree.head[head]
    return tree.dep[head] in SUBJECTS and tree.head[verb] == verb


def _passage(parsed: Parsed, phrase: Phrase) -> int:
    """Where the paragraph of a phrase begins."""
    at = parsed.starts[phrase.head]
    starts = (p.start for p in parsed.document.passages if p.start <= at < p.end)
    return next(starts, at)
