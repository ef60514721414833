"""Arcs that decide what a denial, a doubt or a question is of.

"Was the mayor killed by his own guards?" read as "was the mayor who was killed" tells as
a fact what is asked; "unable to verify that they were miners" with the clause on "was"
denies that they were.
"""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import PASTS, Arcs
from tahqiq.extract.lexicon.verb_forms import keeps, owns_up, reports
from tahqiq.extract.lexicon.word_classes import word_classes

OPENERS = frozenset({"that", "whether", "if"})
BE_FIRST = frozenset({"was", "were", "is", "are"})
LOOSE = frozenset({"conj", "advcl", "xcomp", "ccomp", "dep"})
DENIABLE = frozenset({"prep", "agent", "acomp", "oprd", "advmod"})
QUOTES = frozenset({'"', "“", "‘", "``"})
BARE = ("attr", "acomp", "oprd", "xcomp", "ccomp", "prep", "agent", "dobj")


def of_nearest(arcs: Arcs, i: int) -> None:
    """As in "was unable to verify that P", "was tortured into confessing that P": the
    clause right behind an infinitive or a gerund of saying is what that verb says.
    """
    above, marks = arcs.head[i], arcs.of(i, "mark")
    if not marks or arcs.word[marks[0]] not in OPENERS or marks[0] >= i:
        return
    verb = marks[0] - 1
    if verb <= above or not arcs.within(verb, above) or arcs.of(verb, "ccomp", "dobj"):
        return
    if any(arcs.tag[c] == "TO" for c in arcs.under[verb]):
        told = arcs.tag[verb] == "VB" and reports(arcs.word[verb])
    else:
        told = _into_saying(arcs, verb)
    if told:
        arcs.hang(i, verb, "ccomp")


def _into_saying(arcs: Arcs, verb: int) -> bool:
    """As in "forced into confessing that P", whose gerund is read as a noun."""
    link = arcs.head[verb]
    word = arcs.word[verb]
    told = word.endswith("ing") and (reports(word) or owns_up(word))
    if not told or arcs.word[link] != "into" or arcs.of(verb, "det", "amod", "poss"):
        return False
    arcs.tag[verb] = "VBG"
    arcs.hang(verb, link, "pcomp")
    return True


def ordered(arcs: Arcs, i: int) -> None:
    """As in '"Let it finish," he told his men': a bare verb that opens a quotation is what
    is said, no clause of time.
    """
    first, verb = arcs.left(i), arcs.head[i]
    opens = arcs.word[first] in QUOTES or arcs.word[max(0, first - 1)] in QUOTES
    bare = arcs.tag[i] == "VB" and not arcs.subjects(i) and not arcs.helped(i)
    marked = arcs.of(i, "mark") or any(arcs.tag[c] == "TO" for c in arcs.under[i])
    said = i < verb and reports(arcs.word[verb]) and not arcs.of(verb, "ccomp")
    if opens and bare and not marked and said:
        arcs.hang(i, verb, "ccomp")


def as_viewed(arcs: Arcs, i: int) -> None:
    """As in "described the visit alleged by Horn as an invention": who described it says
    what it is, where the participle between takes no "as".
    """
    participle = arcs.head[i]
    noun = arcs.head[participle]
    verb = arcs.head[noun]
    reduced = arcs.dep[participle] == "acl" and arcs.tag[participle] == "VBN"
    if arcs.word[i] != "as" or not reduced or arcs.dep[noun] != "dobj":
        return
    viewed = any(arcs.word[c] == "as" for c in arcs.of(verb, "prep"))
    casts = keeps(arcs.word[verb], "cast") and not keeps(arcs.word[participle], "cast")
    if casts and not viewed and arcs.of(participle, "agent"):
        arcs.hang(i, verb, "prep")


def let_alone(arcs: Arcs, i: int) -> None:
    """As in "denied that he had met them, let alone paid them": what stands behind is
    denied with what stands before it, by the same speaker.
    """
    if arcs.word[i : i + 2] != ["let", "alone"] or arcs.dep[i] not in LOOSE:
        return
    first, verb = arcs.head[i], i + 2
    if arcs.tag[verb : verb + 1] in (["RB"], ["MD"]):
        verb += 1  # "let alone deliberately killed them"
    beside = arcs.dep[verb] in LOOSE and arcs.tag[verb][:1] == "V"
    if not beside or first >= i or arcs.tag[first][:1] != "V":
        return
    arcs.tag[i + 1] = "IN"
    arcs.hang(i + 1, first, "prep")
    arcs.hang(i, i + 1, "advmod")
    arcs.hang(verb, i + 1, "pcomp")


def may_or_not(arcs: Arcs, i: int) -> None:
    """As in "One of them may or may not have opened it": one verb, with both helpers."""
    again = i + 2
    said = arcs.word[i : again + 2]
    if arcs.tag[i] != "MD" or said[1:] != ["or", said[0], "not"]:
        return
    verb = arcs.head[again]
    if arcs.head[verb] != i:
        return
    arcs.replace(i, verb)
    for c in list(arcs.under[i]):
        arcs.hang(c, verb, arcs.dep[c])
    arcs.hang(i, verb, "aux")
    arcs.hang(i + 1, i, "cc")


def neither_way(arcs: Arcs, i: int) -> None:
    """As in "had acted neither in self-defence nor under orders": what is denied of the
    phrases is denied of the deed.
    """
    here = arcs.head[i]
    if arcs.word[i] != "neither" or arcs.dep[here] not in DENIABLE:
        return
    verb = arcs.head[here]
    denied = verb < i < here and arcs.tag[verb][:1] == "V"
    if denied and "nor" in arcs.word[here : arcs.right(verb)]:
        arcs.hang(i, verb, "neg")


def denied_through(arcs: Arcs, i: int) -> None:
    """As in "denied, through her lawyer, any part in it": what is denied, no second name of
    the lawyer.
    """
    link = arcs.head[arcs.head[i]]
    verb, first = arcs.head[link], arcs.left(i)
    inset = arcs.dep[link] == "prep" and arcs.word[verb + 1] == "," and link == verb + 2
    bare = owns_up(arcs.word[verb]) and not arcs.of(verb, "dobj", "ccomp", "xcomp")
    opens = arcs.word[first - 1] == "," and arcs.word[first] in {"any", "all", "the"}
    if inset and bare and opens and arcs.dep[arcs.head[i]] == "pobj":
        arcs.hang(i, verb, "dobj")


def had_too(arcs: Arcs, i: int) -> None:
    """As in "said that they had not fired and had arrested nobody": told in the same tense
    and without a comma, the second is said with the first.
    """
    verb = arcs.head[i]
    joint = arcs.left(i) - 1
    had = _had(arcs, i) and not arcs.subjects(i) and not _had(arcs, verb)
    if not had or not reports(arcs.word[verb]) or arcs.word[joint] not in {"and", "or"}:
        return
    told = [c for c in arcs.of(verb, "ccomp") if verb < c < i and _had(arcs, c)]
    if told and arcs.word[joint - 1] != ",":
        arcs.rejoin(i, told[-1], after=verb)


def _had(arcs: Arcs, i: int) -> bool:
    return any(arcs.word[c] == "had" for c in arcs.of(i, "aux"))


def but_denied(arcs: Arcs, i: int) -> None:
    """As in "were blamed for, but denied, the shooting", "blamed but denied any role": what
    may be a passive is what they did; who is "fed but denied water" does not deny it.
    """
    past = arcs.tag[i] == "VBN" and not arcs.helped(i) and not arcs.subjects(i)
    turned = arcs.word[i - 1] == "but" and arcs.word[i + 1] in {",", "any", "all"}
    if past and turned and owns_up(arcs.word[i]):
        arcs.tag[i] = "VBD"


def denied_goods(arcs: Arcs, i: int) -> None:
    """As in "were beaten and denied water": behind a passive and with no subject of its own,
    it is they who went without.
    """
    first = arcs.head[i]
    while arcs.dep[first] in {"conj", "advcl"} and arcs.tag[first] == "VBN":
        first = arcs.head[first]  # "were held, beaten and denied water"
    goods = [
        c for c in arcs.of(i, "dobj")
        if arcs.word[c] in word_classes().withheld_goods and not arcs.of(c, "poss")
    ]  # fmt: skip
    passive = arcs.of(first, "auxpass") and arcs.tag[first] == "VBN"
    bare = not arcs.subjects(i) and not arcs.helped(i)
    if arcs.word[i] == "denied" and goods and passive and bare:
        arcs.tag[i] = "VBN"


def shared_object(arcs: Arcs, i: int) -> None:
    """As in "is charged with, but has not been convicted of, supplying rifles": what he is
    charged with stands behind the second preposition.
    """
    link = arcs.left(i) - 2
    second = arcs.head[link]
    first = arcs.head[second]
    near = arcs.head[i] in {link, second} and arcs.dep[link] == "prep"
    if not near or arcs.dep[second] != "conj" or arcs.word[link + 1] != ",":
        return
    open_ = [
        c for c in arcs.of(first, "prep")
        if arcs.word[c + 1] == "," and not arcs.of(c, "pobj", "pcomp") and c < second
    ]  # fmt: skip
    if open_ and link < i and (arcs.dep[i] != "advcl" or arcs.tag[i] == "VBG"):
        arcs.hang(i, open_[-1], "pcomp" if arcs.dep[i] == "advcl" else arcs.dep[i])


def asked_first(arcs: Arcs, i: int) -> None:
    """As in "Was the mayor killed by his own guards?": the participle is what is asked,
    where the sentence has nothing else to ask.
    """
    copula = arcs.head[arcs.head[i]]
    subject = arcs.head[i]
    opens = arcs.word[copula] in BE_FIRST and arcs.left(copula) == copula
    if not opens or arcs.head[copula] != copula or arcs.tag[i] not in PASTS:
        return
    end = arcs.right(copula) - 1
    alone = subject in arcs.subjects(copula) and not arcs.of(copula, *BARE)
    if arcs.word[end] != "?" or not alone or arcs.subjects(i) or arcs.helped(i):
        return
    arcs.tag[i] = "VBN"
    arcs.replace(copula, i)
    arcs.hang(subject, i, "nsubjpass")
    for c in list(arcs.under[copula]):
        arcs.hang(c, i, arcs.dep[c])
    arcs.hang(copula, i, "auxpass")


def rumoured(arcs: Arcs, i: int) -> None:
    """As in "The rumour that the minister had been shot": a passive with its own subject
    has no place for a "that" which stands for the rumour.
    """
    noun = arcs.head[i]
    gaps = [c for c in arcs.of(i, "dobj") if arcs.word[c] == "that"]
    whole = arcs.of(i, "nsubjpass") and arcs.of(i, "auxpass")
    known = word_classes().holding_clauses | word_classes().accounts
    if not gaps or not whole or gaps[0] != noun + 1 or arcs.word[noun] not in known:
        return
    arcs.tag[gaps[0]] = "IN"
    arcs.hang(gaps[0], i, "mark")
    arcs.hang(i, noun, "acl")


def never_shown(arcs: Arcs, i: int) -> None:
    """As in "The claim, never substantiated, that the dam was mined spread": between the
    commas stands what became of the claim, behind them what it says.
    """
    marks = arcs.of(i, "mark")
    verb = arcs.head[i]
    known = word_classes().holding_clauses | word_classes().accounts
    if not marks or arcs.word[marks[0]] != "that" or arcs.tag[verb] not in PASTS:
        return
    nouns = [c for c in arcs.subjects(verb) if arcs.word[c] in known]
    later = [c for c in arcs.of(verb, "dep", "conj", "advcl") if c > i]
    behind = [c for c in arcs.of(i, "conj", "dep", "ccomp") if c > i]
    if not nouns or (not later and not behind) or arcs.helped(verb):
        return
    noun, first = nouns[0], nouns[0] + 1
    inset = arcs.word[first] == "," and arcs.word[verb + 1 : marks[0]] == [","]
    near = all(arcs.dep[c] in {"neg", "advmod"} for c in range(first + 1, verb))
    main = (later or behind)[0]
    if not inset or not near or arcs.tag[main] not in {*PASTS, "VBZ", "VBP"}:
        return
    arcs.replace(verb, main)
    for c in arcs.of(verb, "punct"):
        arcs.hang(c, main, "punct")
    arcs.tag[verb] = "VBN"
    arcs.hang(noun, main, "nsubjpass" if arcs.of(main, "auxpass") else "nsubj")
    arcs.hang(verb, noun, "acl")
    arcs.hang(i, noun, "acl")


RULES = {
    "ROOT": (may_or_not,),
    "ccomp": (may_or_not, never_shown, of_nearest, let_alone),
    "advcl": (of_nearest, let_alone, ordered, shared_object),
    "conj": (let_alone, had_too, but_denied, denied_goods),
    "preconj": (neither_way,),
    "appos": (denied_through,),
    "pcomp": (shared_object,),
    "pobj": (shared_object,),
    "xcomp": (let_alone,),
    "dep": (let_alone,),
    "relcl": (rumoured,),
    "acl": (asked_first,),
    "prep": (as_viewed,),
}
