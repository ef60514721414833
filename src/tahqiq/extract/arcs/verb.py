"""Arcs of verbs a small parser took for participles, and of the subjects it lost."""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE, Arcs
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.verb_forms import owns_up
from tahqiq.extract.lexicon.word_classes import word_classes

NUMBERS = frozenset({"CD"})
BEHIND = frozenset({"of", "for", "about", "against", "on", "with"})


def verbal_root(arcs: Arcs, i: int) -> None:
    """As in "A deputy, Leyla Sadi, asked whether": a participle has no object and reports
    nothing, so behind a lone noun it is the verb of the sentence.
    """
    if arcs.head[i] != i or arcs.tag[i][:1] != "N":
        return
    verbs = [c for c in arcs.of(i, "acl") if c > i and arcs.tag[c] in {"VBN", "VBD"}]
    for verb in verbs:
        told = [c for c in arcs.of(verb, "ccomp", "dobj") if c > verb]
        told += [
            *_asked_too(arcs, i, verb),
            *_that_too(arcs, i, verb),
            *_under_oath(arcs, verb),
            *_spoken_of(arcs, i, verb),
        ]
        bare = not arcs.helped(verb) and not _suffers(arcs, verb)
        if told and bare and not arcs.subjects(verb):
            _raise(arcs, i, verb, told[-1])
            return


def _raise(arcs: Arcs, noun: int, verb: int, told: int) -> None:
    """Put a verb above the noun it was hung on, with what belongs to it."""
    clauses = [*_asked_too(arcs, noun, verb), *_that_too(arcs, noun, verb)]
    clauses += _under_oath(arcs, verb)
    arcs.hang(verb, verb, "ROOT")
    arcs.hang(noun, verb, "nsubj")
    arcs.tag[verb] = "VBD"
    for c in arcs.of(verb, "agent"):
        arcs.dep[c] = "prep"
    for c in clauses:
        arcs.hang(c, verb, "ccomp")
    for c in [c for c in arcs.of(noun, "punct", "relcl") if c > verb]:
        mark = arcs.dep[c] == "punct"
        arcs.hang(c, verb if mark else told, arcs.dep[c])
    opens = next(iter(arcs.of(noun, "det", "nummod", "poss")), noun)
    for c in [c for c in arcs.of(noun, "prep", "npadvmod", "advmod") if c < opens]:
        arcs.hang(c, verb, arcs.dep[c])  # "On Monday a guard told"


def _asked_too(arcs: Arcs, noun: int, verb: int) -> list[int]:
    """The clause of "described to the court how he lay", hung on the noun."""
    return [c for c in arcs.of(noun, "relcl") if c > verb and _asks(arcs, c)]


def _that_too(arcs: Arcs, noun: int, verb: int) -> list[int]:
    """The that-clause of "A guard whispered to her that", hung on the guard."""
    word = arcs.word[verb]
    known = {word.removesuffix(end) for end in ("d", "ed")} & cue_book().verbs.keys()
    if not known or arcs.word[noun] in word_classes().holding_clauses:
        return []  # "The claim made on Monday that …", "Men held since May say that …"
    behind = [c for c in arcs.of(noun, "acl") if c > verb and arcs.subjects(c)]
    return [
        c for c in behind if any(arcs.word[m] == "that" for m in arcs.of(c, "mark"))
    ]


def _under_oath(arcs: Arcs, verb: int) -> list[int]:
    """The that-clause of "conceded under questioning that", hung on the questioning."""
    inner = [
        c for link in arcs.of(verb, "prep") for c in arcs.of(link, "pcomp", "pobj")
    ]
    found = (c for noun in inner for c in arcs.of(noun, "ccomp", "acl"))
    return [c for c in found if arcs.that(c) is not None and arcs.subjects(c)]


def _spoken_of(arcs: Arcs, noun: int, verb: int) -> list[int]:
    """The "of" or "for" of "The colonel boasted of it", "The bishop called for it": such a
    verb has no passive without one, so it is no participle of who stands before it; "Aid
    pledged for the wounded" names nobody.
    """
    if any(arcs.tag[c] in FINITE for c in range(verb + 1, arcs.right(noun))):
        return []  # "A man warned of the danger fled"
    links = [c for c in arcs.of(verb, "prep") if arcs.word[c] in BEHIND]
    held = [c for c in links if arcs.of(c, "pobj", "pcomp")]
    someone = arcs.of(noun, "det", "poss", "nummod") or arcs.tag[noun] != "NN"
    return held if someone and arcs.word[verb] in word_classes().appealing_forms else []


def _suffers(arcs: Arcs, verb: int) -> bool:
    """Whether "by" names a doer; "confirmed by telephone the arrest" says how."""
    by = arcs.of(verb, "agent")
    means = [c for link in by for c in arcs.of(link, "pobj")]
    how = all(arcs.word[c] in word_classes().means for c in means)
    return bool(by) and not (means and how)


def _asks(arcs: Arcs, i: int) -> bool:
    """As in "described to the court how he lay": a clause with "how" is no relative one."""
    return arcs.word[arcs.left(i)] in {"how", "whether", "why"}


def quoted_root(arcs: Arcs, i: int) -> None:
    """As in '"We did it," the message read': a noun governs no quotation, a verb does."""
    told = [c for c in arcs.of(i, "ccomp") if c < i - 1]
    nouns = [c for c in arcs.of(i, "compound") if c == i - 1]
    if arcs.head[i] != i or arcs.tag[i] != "NN" or not told or not nouns:
        return
    if not {",", "''", '"'} & set(arcs.word[arcs.right(told[0]) - 1 : i]):
        return
    arcs.tag[i] = "VBP"
    arcs.hang(nouns[0], i, "nsubj")
    for c in [c for c in arcs.of(i, "det", "amod") if told[0] < c < i]:
        arcs.hang(c, nouns[0], arcs.dep[c])


def ordinal(arcs: Arcs, i: int) -> None:
    """As in "A fourth said both were": no adjective modifies a finite verb."""
    verb = arcs.head[i]
    if arcs.tag[verb] not in FINITE or verb != i + 1 or arcs.subjects(verb):
        return
    arcs.dep[i] = "nsubj"
    for c in [c for c in arcs.of(verb, "det") if c < i]:
        arcs.hang(c, i, "det")


def fronted(arcs: Arcs, i: int) -> None:
    """As in "In an interview with the radio, the prefect, Omar Sadi, said": of what is
    named behind a fronted phrase, the first is the subject and the second names it.
    """
    if arcs.tag[i] not in FINITE or arcs.subjects(i) or arcs.word[i - 1] != ",":
        return
    for link in [c for c in arcs.of(i, "prep") if c < i]:
        for noun in range(link, i):
            found = arcs.of(noun, "appos")
            inner = arcs.of(found[0], "appos") if len(found) == 1 else found[1:]
            if inner and found[0] > noun and arcs.right(inner[0]) >= i - 1:
                arcs.hang(found[0], i, "nsubj")
                for c in inner:
                    arcs.hang(c, found[0], "appos")
                return


def gerund_object(arcs: Arcs, i: int) -> None:
    """As in "denied knowing Sarp": no gerund compounds with a proper name behind a verb.
    Who "denied attacking civilians" has not denied civilians who attack, and who is
    "accused of burning villages" is not accused of villages.
    """
    noun = arcs.head[i]
    verb = arcs.head[noun]
    if arcs.tag[i] != "VBG" or not arcs.left(noun) == i == verb + 1:
        return
    if arcs.dep[noun] == "pobj" and _charges(arcs, verb):
        arcs.hang(i, verb, "pcomp")
        arcs.hang(noun, i, "dobj")
    elif arcs.dep[noun] == "dobj" and (
        arcs.tag[noun] == "NNP" or owns_up(arcs.word[verb])
    ):
        arcs.hang(i, verb, "xcomp")
        arcs.hang(noun, i, "dobj")


def _charges(arcs: Arcs, link: int) -> bool:
    """Whether a preposition names the deed that somebody is charged with."""
    return (
        arcs.word[link] in {"of", "with", "for"}
        and arcs.word[arcs.head[link]] in word_classes().charging_forms
    )


def plural_root(arcs: Arcs, i: int) -> None:
    """As in "Several traders point at the guards": behind a plural subject a bare noun at
    the root is the verb.
    """
    if arcs.head[i] != i or arcs.tag[i] != "NN":
        return
    subjects = [c for c in arcs.of(i, "nsubj") if c < i and arcs.tag[c] == "NNS"]
    closed = arcs.of(i, "det", "poss", "amod", "compound", "nummod", "cop", "case")
    if subjects and not closed:
        arcs.tag[i] = "VBP"


def apart(arcs: Arcs, i: int) -> None:
    """As in "believe weapons for the rebels, an armed group, were stored": a finite clause
    without a subject has that which the parser made an object of the verb before.
    """
    above = arcs.head[i]
    objects = [c for c in arcs.of(above, "dobj") if above < c < i]
    finite = arcs.tag[i] in FINITE or arcs.helped(i)
    start = arcs.left(i)
    if arcs.subjects(i) or not objects or not finite or arcs.of(i, "mark"):
        return
    if start > above and arcs.word[start - 1] == "," and arcs.tag[start] in FINITE:
        passive = bool(arcs.of(i, "auxpass"))
        arcs.hang(objects[-1], i, "nsubjpass" if passive else "nsubj")
        for c in [c for c in arcs.of(above, "prep") if objects[-1] < c < i]:
            arcs.hang(c, objects[-1], "prep")


def joined(arcs: Arcs, i: int) -> None:
    """As in "He denied it, denied that, and left": a finite verb behind a comma, without a
    subject of its own, goes on for the subject of the one before.
    """
    above = arcs.head[i]
    finite = arcs.tag[i] in FINITE and arcs.tag[above] in FINITE
    if finite and above < i and not arcs.subjects(i) and arcs.word[i - 1] == ",":
        arcs.dep[i] = "conj"


def outside(arcs: Arcs, i: int) -> None:
    """As in "someone outside shouting": a participle tells of the noun before the adverb."""
    link = arcs.head[i]
    noun = link - 1
    if arcs.tag[i] != "VBG" or arcs.tag[link] != "RB" or noun < 0 or link > i:
        return
    if arcs.tag[noun][:1] == "N" and arcs.head[link] in {noun, arcs.head[noun]}:
        arcs.hang(i, noun, "acl")


def and_that(arcs: Arcs, i: int) -> None:
    """As in "said he ordered her to go and that she went": a second "that" goes on from
    the first.
    """
    that = arcs.that(i)
    if that is None or arcs.word[that - 1] not in {"and", ",", "or", "but"}:
        return
    here = arcs.head[i]
    while arcs.head[here] != here:
        if arcs.that(here) is not None and arcs.dep[here] == "ccomp":
            for c in [c for c in arcs.of(arcs.head[i], "cc") if c == that - 1]:
                arcs.hang(c, here, "cc")
            arcs.hang(i, here, "conj")
            return
        here = arcs.head[here]
    _past_infinitive(arcs, i, that)


def _past_infinitive(arcs: Arcs, i: int, that: int) -> None:
    """As in "said he had offered to go and that she had refused": no infinitive is joined
    with a clause that opens with "that".
    """
    here = arcs.head[i]
    if arcs.dep[here] != "xcomp" or arcs.word[that - 1] not in {"and", "but", "or"}:
        return
    while arcs.dep[here] != "ccomp":
        if arcs.head[here] == here:
            return
        here = arcs.head[here]
    for c in [c for c in arcs.of(arcs.head[i], "cc") if c == that - 1]:
        arcs.hang(c, here, "cc")
    arcs.hang(i, here, "conj")


def reported(arcs: Arcs, i: int) -> None:
    """As in "testified through an interpreter that he was there": a clause with "that"
    modifies no verb, the verb reports it.
    """
    above = arcs.head[i]
    if (
        arcs.that(i) is not None
        and arcs.tag[above][:1] == "V"
        and above < i
        and not arcs.of(above, "ccomp")
    ):
        arcs.dep[i] = "ccomp"


def bare_subject(arcs: Arcs, i: int) -> None:
    """As in "Aid workers fear": no bare infinitive is a subject; it names the noun."""
    verb = arcs.head[i]
    nouns = [c for c in arcs.of(i, "dobj") if c == i + 1 == verb - 1]
    if arcs.tag[i] == "VB" and nouns and not arcs.subjects(verb) and not arcs.helped(i):
        arcs.hang(nouns[0], verb, "nsubj")
        arcs.hang(i, nouns[0], "compound")
        arcs.tag[i] = "NN"


def behind_label(arcs: Arcs, i: int) -> None:
    """As in "Editor's note: the ministry did not say": behind a colon a verb with a subject
    of its own is the verb of the sentence.
    """
    if arcs.head[i] != i or arcs.tag[i][:1] != "N" or i + 2 >= len(arcs.word):
        return
    if arcs.word[i + 1] != ":":
        return
    found = [c for c in arcs.of(i, "acl", "relcl", "ccomp") if c > i + 1]
    verbs = [c for c in found if arcs.subjects(c) and arcs.left(c) > i]
    if verbs and (arcs.tag[verbs[0]] in FINITE or arcs.helped(verbs[0])):
        arcs.hang(verbs[0], verbs[0], "ROOT")
        arcs.hang(i, verbs[0], "dep")


def bare_gerund(arcs: Arcs, i: int) -> None:
    """As in "opened fire without warning on a crowd": a word that is a noun as well, with
    nothing it takes, is the noun, and what it seems to hold belongs to the verb.
    """
    link = arcs.head[i]
    noun = arcs.word[i] in cue_book().nouns and arcs.tag[i] == "VBG"
    if not noun or arcs.dep[link] != "prep" or arcs.under[i] != arcs.of(i, "prep"):
        return
    arcs.tag[i], arcs.dep[i] = "NN", "pobj"
    verb = arcs.head[link]
    for c in [c for c in arcs.of(i, "prep") if arcs.word[c] != "of"]:
        if arcs.tag[verb][:1] == "V":
            arcs.hang(c, verb, "prep")


def never_noun(arcs: Arcs, i: int) -> None:
    """As in "The five deny conspiring", "The two deny murder": "deny" is no noun, so what
    stands right before it is its subject.
    """
    noun = arcs.tag[i] in {"NN", "NNS"} and i > 0
    if arcs.word[i] not in word_classes().never_nouns or not noun:
        return
    above = arcs.head[i] if arcs.dep[i] == "compound" else i
    before = [c for c in sorted({*arcs.under[i], *arcs.under[above]}) if c < i]
    if (
        not before
        or before[-1] != i - 1
        or arcs.tag[i - 1] not in NUMBERS | {"NN", "NNS"}
    ):
        return
    if above != i:
        arcs.replace(above, i)
        arcs.hang(above, i, "dobj")
    elif arcs.head[i] != i:
        return
    arcs.tag[i] = "VBZ" if arcs.tag[i] == "NNS" else "VBP"
    arcs.hang(i - 1, i, "nsubj")
    for c in [
        c for c in before[:-1] if arcs.dep[c] in {"det", "nummod", "amod", "poss"}
    ]:
        arcs.hang(c, i - 1, arcs.dep[c])
    for c in [c for c in arcs.of(i, "acl") if arcs.tag[c] == "VBG" and c > i]:
        arcs.dep[c] = "xcomp"


def emphatic(arcs: Arcs, i: int) -> None:
    """As in "They did stress, however, that nobody fired": a bare noun right behind "did"
    that has a clause is the verb.
    """
    helper = arcs.head[i]
    verb = min(helper + 1, len(arcs.head) - 1)
    bare = (
        arcs.head[verb] == helper
        and arcs.dep[verb] == "dobj"
        and not arcs.of(verb, "det")
    )
    reported = arcs.dep[i] == "ccomp" or arcs.that(i) is not None
    if arcs.word[helper] not in {"did", "does", "do"} or not bare or not verb < i:
        return
    if not reported:
        return  # "They did harm because they could"
    arcs.dep[i] = "ccomp"
    arcs.replace(helper, verb)
    arcs.tag[verb] = "VB"
    for c in [c for c in arcs.under[helper] if c != verb]:
        arcs.hang(c, verb, arcs.dep[c])
    arcs.hang(helper, verb, "aux")
