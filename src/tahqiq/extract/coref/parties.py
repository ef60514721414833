"""Nouns for a part in a deed or a family: "the victims", "the dead", "her husband".

What clauses say was done, by whom and to whom, is noted on the chains as they grow. "The
gunmen" are then whoever has shot, however far back, where there is one such party; the
husband of somebody's widow is that somebody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tahqiq.extract.coref.apart import Apart
from tahqiq.extract.coref.chains import Chain, Chains
from tahqiq.extract.coref.fits import numbers_agree
from tahqiq.extract.coref.phrases import Phrase
from tahqiq.extract.coref.said import is_had_done
from tahqiq.extract.coref.signs import RELATIVE, SUBJECTS
from tahqiq.extract.lexicon.wording import wording
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree

FAR = 25  # sentences back that a text's only party of a kind is taken up
NEAR = 4  # and one of several, nearest first
Test = Callable[[Chain], bool]


def note_harm(tree: Tree, chains: Chains, i: int) -> None:
    """Remember whether the clause has phrase `i` suffer or do violence."""
    phrase = chains.phrases[i]
    if phrase.type != "PERSON" or chains.of[i] < 0:
        return
    chain, head = chains.chain(i), phrase.head
    for verb, suffers in _acts(tree, head):
        if _is_unreal(tree, verb):
            continue
        _note(chain, tree.lemma[verb], suffers=suffers)
        state = None if suffers else tree.child(verb, "acomp")
        if state is not None and tree.lemma[verb] == "be":
            chain.fates |= {tree.lemma[state]} & wording().fated.keys()
    noun = _suffered(tree, head)
    if noun is not None:
        chain.harmed = True
        chain.fates.add(noun)


def _is_unreal(tree: Tree, verb: int) -> bool:
    """As in "may have been killed", "was not killed"."""
    return any(tree.tag[c] == "MD" or tree.dep[c] == "neg" for c in tree.children[verb])


def _suffered(tree: Tree, head: int) -> str | None:
    """As in "Karim's murder", "the murder of Karim"."""
    over = tree.head[head]
    if tree.dep[head] == "pobj" and tree.word[over] == "of":
        over = tree.head[over]
    elif tree.dep[head] != "poss":
        return None
    return tree.lemma[over] if tree.lemma[over] in wording().harm_nouns else None


def _acts(tree: Tree, head: int) -> Iterator[tuple[int, bool]]:
    """The verbs of which a noun is subject or object, and whether it is done to it."""
    dep, verb = tree.dep[head], tree.head[head]
    if dep in SUBJECTS:
        yield from _subject_acts(tree, verb, dep)
    elif dep == "dobj":
        yield verb, True
    elif dep == "pobj" and tree.dep[verb] == "agent":
        yield tree.head[verb], False
    for clause in tree.all(head, "relcl", "acl"):
        subject = tree.child(clause, *SUBJECTS)
        if tree.dep[clause] == "acl" and tree.tag[clause] in {"VBN", "VBG"}:
            yield clause, tree.tag[clause] == "VBN"
        elif subject is not None and tree.word[subject] in RELATIVE:
            yield clause, tree.dep[subject] == "nsubjpass"


def _subject_acts(tree: Tree, verb: int, dep: str) -> Iterator[tuple[int, bool]]:
    """A verb, those joined to it and what is done by doing it: "stormed the village and
    shot two", "opened fire, killing six".
    """
    passive = dep == "nsubjpass" or is_had_done(tree, verb)
    for k in tree.conjuncts(verb):
        own = k != verb and tree.child(k, *SUBJECTS) is not None
        if not own:
            yield k, passive and tree.tag[k] in {"VBN", "VBD"}
    if not passive:
        yield from ((k, False) for k in tree.all(verb, "advcl") if tree.tag[k] == "VBG")


def _note(chain: Chain, verb: str, *, suffers: bool) -> None:
    """What a verb says of its subject or object."""
    words = wording()
    harms, holds = verb in words.harm_verbs, verb in words.capturing
    if suffers and (harms or holds):
        chain.taken |= holds
        chain.harmed |= harms
        chain.fates.add(verb)
    elif harms and not suffers:
        chain.harming = True
        chain.deeds.add(verb)
    elif verb in words.fatal:
        chain.fates.add(verb)  # who died


def party(parsed: Parsed, chains: Chains, i: int, apart: Apart) -> int | None:
    """The chain of whoever did or suffered what noun `i` says: the only one of the text so
    far, or the nearest.
    """
    here = chains.phrases[i]
    test = _test(here)
    if test is None:
        return None
    sentence = parsed.sentence_of
    found = sorted(
        (sentence[here.head] - sentence[chains.phrases[chain.members[-1]].head], c)
        for c, chain in enumerate(chains.all)
        if chain.members and not chain.part and chain.type == "PERSON"
        and test(chain) and numbers_agree(here, chain) and not apart.is_from(c)
    )  # fmt: skip
    if here.lemma in wording().attackers:
        found = _who_began(chains, found)
    if not found:
        return None
    apart_by, nearest = found[0]
    return nearest if apart_by <= (FAR if len(found) == 1 else NEAR) else None


def _who_began(
    chains: Chains, found: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """As in "Gunmen attacked a post. Police killed two of them. The attackers fled": those
    who attacked, not those in office who shot back.
    """
    official = wording().in_office
    began = [row for row in found if not chains.all[row[1]].lemmas & official]
    return began or list(found)


def _test(here: Phrase) -> Test | None:
    """What a chain must have done or suffered for the noun to be of it."""
    words = wording()
    if here.lemma in words.attackers:
        return lambda c: bool(c.deeds - words.capturing or c.lemmas & words.attackers)
    if here.lemma in words.victims:
        return lambda c: bool(c.fates - words.capturing - words.custody)
    fates = words.fated.get(here.lemma)
    return (lambda c: bool(c.fates & fates)) if fates else None


def kin(chains: Chains, i: int, owner: int | None) -> int | None:
    """As in "Karim's widow said her husband had left": whose widow she is, is her husband."""
    here = chains.phrases[i]
    answers = wording().answers_to.get(here.lemma)
    if owner is None or answers is None or here.number == "many":
        return None
    hers = chains.all[owner]
    if hers.owner is None or not hers.lemmas & answers:
        return None
    his = chains.all[hers.owner]
    alike = "any" in {his.gender, here.gender} or his.gender == here.gender
    return hers.owner if alike and numbers_agree(here, his) else None
