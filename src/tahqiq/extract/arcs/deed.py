"""Arcs of clauses that tell deeds: subjects lost to the clause or the noun before."""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE, Arcs
from tahqiq.extract.lexicon.word_classes import word_classes

PHRASE = frozenset({"RB", "IN", "DT", "NN", "NNS", "NNP", "JJ", "CD", "RP", "PRP$"})
PARTICIPLE = frozenset({"VBN", "VBD", "JJ"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose", "where"})
TWO = 2  # participles behind one noun
CLOSING = frozenset({".", ";", "!", "?", ")"})
REACH = 8  # tokens a reduced relative runs before its verb


def posted(arcs: Arcs, i: int) -> None:
    """As in "guards posted there killed one": no two finite verbs stand side by side, so
    the first says which guards.
    """
    plain = arcs.tag[i] == "VBD" or (arcs.dep[i] == "dep" and arcs.tag[i] in FINITE)
    if not plain or arcs.subjects(i) or arcs.helped(i):
        return  # "Videos shared online show"
    verb = i - 1
    while verb > max(0, i - REACH) and arcs.tag[verb] in PHRASE:
        if arcs.dep[verb] in {"mark", "cc"}:
            return
        verb -= 1
    doers = [c for c in arcs.of(verb, "nsubj") if c < verb]
    bare = arcs.tag[verb] in {"VBD", "VBN"} and not arcs.helped(verb)
    beside = arcs.head[i] in {verb, arcs.head[verb]}
    if not bare or not beside or not doers or arcs.of(verb, "dobj", "ccomp", "xcomp"):
        return
    if arcs.head[i] == verb:
        arcs.replace(verb, i)
    arcs.hang(doers[-1], i, "nsubj")
    arcs.hang(verb, doers[-1], "acl")
    arcs.tag[verb] = "VBN"


def of_auxiliary(arcs: Arcs, i: int) -> None:
    """As in "One hostage, a nurse, was wounded": an auxiliary has no subject, its verb has;
    in "Two men, a woman and a child were hurt" it is the second of a list.
    """
    helper = arcs.head[i]
    verb = arcs.head[helper]
    if arcs.dep[helper] not in {"aux", "auxpass"} or i > helper:
        return
    before = [c for c in arcs.subjects(verb) if c < i]
    if not arcs.subjects(verb):
        passive = arcs.dep[helper] == "auxpass"
        arcs.hang(i, verb, "nsubjpass" if passive else "nsubj")
    elif before and arcs.word[arcs.left(i) - 1] == "," and arcs.of(i, "conj"):
        arcs.hang(i, before[-1], "conj")


def compounded(arcs: Arcs, i: int) -> None:
    """As in "the body of trade unionist Miro Kesh": what abuts a bare noun is named by it,
    not what stands before it.
    """
    noun = arcs.left(i) - 1
    if noun < 1 or arcs.dep[noun] != "pobj" or arcs.tag[noun] != "NN":
        return
    link = arcs.head[noun]
    if arcs.head[link] != arcs.head[i] or arcs.word[link] != "of" or link != noun - 1:
        return
    for c in list(arcs.under[noun]):
        arcs.hang(c, i, arcs.dep[c])
    arcs.hang(i, link, "pobj")
    arcs.hang(noun, i, "compound")


def burning(arcs: Arcs, i: int) -> None:
    """As in "attacked the camp, burning huts and killing two": no noun modifies a verb as a
    clause does, so the gerund before it is the verb and the noun its object.
    """
    verb = i - 1
    if arcs.tag[i][:1] != "N" or arcs.tag[verb] != "VBG" or arcs.head[verb] != i:
        return
    if arcs.left(i) < verb or arcs.dep[verb] not in {"amod", "compound"}:
        return
    behind = [c for c in arcs.of(i, "conj") if arcs.tag[c] == "VBG"]
    joints = arcs.of(i, "cc")
    arcs.replace(i, verb)
    arcs.hang(i, verb, "dobj")
    for c in (*behind, *(joints if behind else ())):
        arcs.hang(c, verb, arcs.dep[c])


def and_injured(arcs: Arcs, i: int) -> None:
    """As in "killed ten people and injured dozens": a participle that opens the second part,
    before a bare number, is the second verb.
    """
    first, start = arcs.head[i], arcs.left(i)
    verb = arcs.head[first] if arcs.dep[first] == "dobj" else first
    joints = [c for c in arcs.of(first, "cc") if c == start - 1]
    participle = arcs.word[start].endswith("ed") and arcs.tag[start] in PARTICIPLE
    if not joints or not participle or not arcs.of(verb, "dobj"):
        return
    counted = (
        arcs.tag[i] == "CD"
        or arcs.word[i] in word_classes().tallies
        or arcs.of(i, "nummod")
    )
    if start == i or arcs.head[start] != i or not counted or arcs.tag[verb] != "VBD":
        return
    arcs.tag[start] = "VBD"
    arcs.hang(start, verb, "conj")
    arcs.hang(joints[0], verb, "cc")
    arcs.hang(i, start, "dobj")


def inverted(arcs: Arcs, i: int) -> None:
    """As in "Killed in the attack were two drivers", "Also killed was a guard": behind the
    participle and its auxiliary stands the subject.
    """
    helper = arcs.head[i]
    verb = arcs.head[helper]
    if i < helper or arcs.tag[i][:1] != "N":
        return
    if arcs.dep[helper] == "auxpass" and verb < helper and not arcs.subjects(verb):
        arcs.hang(i, verb, "nsubjpass")
        return
    opens = [c for c in arcs.of(helper, "nsubj") if arcs.tag[c] == "VBN"]
    if opens and arcs.left(opens[0]) == opens[0] and not arcs.helped(helper):
        arcs.replace(helper, opens[0])
        for c in list(arcs.under[helper]):
            arcs.hang(c, opens[0], "nsubjpass" if c == i else arcs.dep[c])
        arcs.hang(helper, opens[0], "auxpass")


def gapped_hurt(arcs: Arcs, i: int) -> None:
    """As in "Six were killed and two guards and a driver injured": no noun joins a passive,
    so it is the subject of the participle that ends its part.
    """
    verb, last = arcs.head[i], arcs.right(i) - 1
    passive = arcs.tag[verb] == "VBN" and arcs.of(verb, "auxpass")
    hurt = arcs.tag[last] == "VBN" and arcs.dep[last] == "acl" and not arcs.under[last]
    if not passive or not hurt or arcs.tag[i][:1] != "N" or last - 1 == verb:
        return
    arcs.hang(last, verb, "conj")
    arcs.hang(i, last, "nsubj")


def left_so(arcs: Arcs, i: int) -> None:
    """As in "Clashes left ten injured": the participle behind the object of "leave" says
    how it left them.
    """
    noun = arcs.head[i]
    verb = arcs.head[noun] if arcs.dep[i] == "acl" else noun
    whom = [c for c in arcs.of(verb, "dobj") if c == arcs.left(i) - 1]
    left = arcs.word[verb] in {"left", "leave", "leaves", "leaving"}
    bare = (
        arcs.tag[i] == "VBN" and not arcs.helped(i) and not arcs.of(i, "prep", "agent")
    )
    if left and whom and bare:
        arcs.hang(i, verb, "oprd")


def made_to(arcs: Arcs, i: int) -> None:
    """As in "traders were made to kneel": what they were made to do hangs on the verb, not
    on them; "a plan was made to kill him" says what for.
    """
    subject = arcs.head[i]
    if arcs.dep[i] == "advcl":
        subject = next(iter(arcs.of(arcs.head[i], "nsubjpass")), i)
    verb = arcs.head[subject]
    passive = (
        arcs.dep[subject] == "nsubjpass" and arcs.word[verb] in word_classes().made_to
    )
    people = arcs.tag[subject] in {"NNS", "NNP", "NNPS", "PRP", "CD"}
    infinitive = any(arcs.tag[c] == "TO" for c in arcs.under[i])
    if passive and people and infinitive and subject < verb < i:
        arcs.hang(i, verb, "xcomp")


def second_participle(arcs: Arcs, i: int) -> None:
    """As in "A man, shot in the thigh, bled to death": of two participles between commas
    behind one noun the second is the verb of the sentence.
    """
    found = [c for c in arcs.of(i, "acl") if c > i and arcs.word[c - 1] == ","]
    if arcs.head[i] != i or arcs.tag[i][:1] != "N" or len(found) != TWO:
        return
    verb = found[1]
    plain = arcs.tag[verb] in {"VBN", "VBD"} and not arcs.helped(verb)
    if not plain or arcs.of(verb, "agent") or arcs.subjects(verb):
        return
    arcs.hang(verb, verb, "ROOT")
    arcs.hang(i, verb, "nsubj")
    arcs.tag[verb] = "VBD"


def finite_behind_phrase(arcs: Arcs, i: int) -> None:
    """As in "elders say raiders on camels killed ten": a participle behind a noun has no
    object of its own, so the verb is finite and what is said to have been done.
    """
    noun = arcs.head[i]
    passive = arcs.of(i, "agent", "auxpass", "aux") or arcs.subjects(i)
    if arcs.tag[i] not in {"VBN", "VBD"} or passive or noun > i:
        return
    while arcs.dep[noun] == "pobj":
        link = arcs.head[noun]
        noun = arcs.head[link] if arcs.dep[link] == "prep" else link
    verb = arcs.head[noun]
    if arcs.dep[noun] != "dobj" or not verb < noun < i:
        return
    if not (_has_object(arcs, i, verb) or _is_all_said(arcs, i, verb)):
        return
    arcs.hang(i, verb, "ccomp")
    arcs.hang(noun, i, "nsubj")
    arcs.tag[i] = "VBD"


def _has_object(arcs: Arcs, i: int, verb: int) -> bool:
    """Whether something told of has an object behind it."""
    speaks = arcs.word[verb] in word_classes().reporting_forms
    return speaks and any(c > i for c in arcs.of(i, "dobj"))


def _is_all_said(arcs: Arcs, i: int, verb: int) -> bool:
    """As in "Locals said a group of youths swooped on him": nobody "says" a group."""
    said = arcs.word[verb] in {"said", "say", "says"} and arcs.subjects(verb)
    return bool(said) and not arcs.of(verb, "ccomp") and arcs.word[i - 1] != ","


def infinitive_root(arcs: Arcs, i: int) -> None:
    """As in "At its end the House resolved, by 14 votes, to ask": no sentence is an
    infinitive alone, where a verb in the past tense before it has a subject.
    """
    to = [c for c in arcs.under[i] if arcs.tag[c] == "TO"]
    if arcs.tag[i] != "VB" or arcs.head[i] != i or not to or arcs.subjects(i):
        return
    found = [
        v
        for v in range(arcs.left(i), to[0])
        if arcs.dep[v] in {"relcl", "acl"} and arcs.tag[v] in {"VBD", "VBN"}
        and arcs.subjects(v) and not arcs.helped(v)
    ]  # fmt: skip
    if len(found) != 1 or arcs.word[arcs.left(found[0])] in RELATIVE:
        return
    verb = found[0]
    before = [c for c in sorted(arcs.under[i]) if c < to[0] and arcs.dep[c] != "mark"]
    arcs.hang(verb, verb, "ROOT")
    arcs.tag[verb] = "VBD"
    for c in before:
        arcs.hang(c, verb, arcs.dep[c])
    arcs.hang(i, verb, "xcomp")


def one_after_another(arcs: Arcs, i: int) -> None:
    """As in "was abducted from a cafe, tortured and released": participles in a row behind a
    passive and its place are done to whom the first was, not to the place.
    """
    noun = arcs.head[i]
    link = arcs.head[noun]
    verb = arcs.head[link]
    if arcs.tag[i] not in PARTICIPLE or arcs.word[i - 1] != "," or noun != i - 2:
        return
    row = [c for c in arcs.of(i, "conj") if arcs.tag[c] in PARTICIPLE]
    joints = [c for c in arcs.of(i, "cc") if arcs.word[c] == "and"]
    passive = arcs.tag[verb] == "VBN" and arcs.of(verb, "auxpass")
    placed = arcs.dep[noun] == "pobj" and arcs.dep[link] == "prep"
    end = arcs.right(i)
    closed = end >= len(arcs.word) or arcs.word[end] in CLOSING
    if row and joints and passive and placed and closed:
        arcs.hang(i, verb, "conj")


def sent_on(arcs: Arcs, i: int) -> None:
    """As in "were arrested as they entered the town and sent to jail": without an object of
    its own such a verb goes on with the passive, not with what they did.
    """
    inner = arcs.head[i]
    passive = arcs.head[inner]
    whole = arcs.subjects(i) or arcs.of(i, "dobj", "ccomp", "aux", "auxpass")
    if arcs.word[i] not in word_classes().sending_forms or whole:
        return
    if arcs.dep[inner] == "advcl" and arcs.of(passive, "auxpass") and passive < inner:
        arcs.rejoin(i, passive)
        arcs.tag[i] = "VBN"


CONJ = (gapped_hurt, and_injured)
ADVCL = (made_to, left_so)
ACL = (left_so, made_to, finite_behind_phrase)
