"""Arcs of clauses that say what is held of somebody or something, and by which noun."""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE, Arcs
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.word_classes import word_classes


def presumed(arcs: Arcs, i: int) -> None:
    """As in "a man believed to be the driver was arrested": a verb without a subject of its
    own takes the noun, and the participle behind the noun only describes it.
    """
    held = arcs.head[i]
    noun, view = _described(arcs, held), _infinitive_after(arcs, held)
    view = _infinitive_subject(arcs, i, held) if view is None else view
    if noun is None or view is None or not held < view < i or arcs.of(i, "mark"):
        return
    if arcs.tag[i] not in FINITE and not arcs.helped(i):
        return
    own = arcs.subjects(i)
    if own and (arcs.word[view] != "be" or arcs.left(own[0]) != view + 1):
        return
    behind = [c for c in arcs.under[held] if c > i]
    arcs.replace(held, i)
    arcs.hang(view, held, "xcomp")
    passive = bool(arcs.of(i, "auxpass"))
    arcs.hang(noun, i, "nsubjpass" if passive else "nsubj")
    arcs.hang(held, noun, "acl")
    arcs.tag[held] = "VBN"
    for c in own:
        arcs.hang(c, view, "attr")
    for c in [c for c in arcs.under[held] if c < noun]:
        arcs.hang(c, i, arcs.dep[c])
    for c in behind:
        arcs.hang(c, i, arcs.dep[c])


def _described(arcs: Arcs, held: int) -> int | None:
    """The noun that ends right before a participle read as its verb."""
    if arcs.tag[held] not in {"VBD", "VBN"} or arcs.helped(held):
        return None
    before = [c for c in arcs.subjects(held) if arcs.right(c) == held]
    return before[0] if before and arcs.tag[before[0]][0] == "N" else None


def _infinitive_after(arcs: Arcs, held: int) -> int | None:
    """The verb of the "to" right behind a participle."""
    for c in arcs.of(held, "xcomp"):
        if any(arcs.tag[t] == "TO" and t == held + 1 for t in arcs.under[c]):
            return c
    return None


def _infinitive_subject(arcs: Arcs, i: int, held: int) -> int | None:
    """The same verb where it was read as what the next one is said of."""
    for c in arcs.of(i, "csubj", "csubjpass"):
        if any(arcs.tag[t] == "TO" and t == held + 1 for t in arcs.under[c]):
            return c
    return None


def gapped(arcs: Arcs, i: int) -> None:
    """As in "pointed to a man she believes was the shooter": a finite verb without a subject
    right behind that of a relative clause is what that one reports.
    """
    verb = i - 1
    if arcs.tag[i] not in FINITE or not _opens(arcs, verb):
        return
    if not arcs.subjects(i):
        arcs.hang(i, verb, "ccomp")
        return
    main = next(
        (c for c in arcs.of(i, "ccomp") if c > i and not arcs.of(c, "mark")), None
    )
    noun = arcs.head[verb]
    own = [] if main is None else arcs.subjects(main)
    if main is None or noun not in arcs.subjects(i) or not own:
        return
    if arcs.left(own[0]) != i + 1:
        return
    behind = [c for c in arcs.under[i] if c > main]
    arcs.replace(i, main)
    arcs.hang(noun, main, arcs.dep[own[0]])
    arcs.hang(i, verb, "ccomp")
    arcs.hang(own[0], i, "attr")
    for c in behind:
        arcs.hang(c, main, arcs.dep[c])


def _opens(arcs: Arcs, verb: int) -> bool:
    """Whether a verb is that of a relative clause with nothing behind it, and a subject
    that is no "who": "a man who escaped said" has two verbs of his own.
    """
    if verb < 0 or arcs.dep[verb] != "relcl" or not arcs.subjects(verb):
        return False
    subjects = ((arcs.left(c), c + 1) for c in arcs.subjects(verb))
    if any(arcs.tag[t][0] == "W" for first, end in subjects for t in range(first, end)):
        return False
    return all(c < verb for c in arcs.under[verb]) and arcs.head[verb] < verb


def viewed(arcs: Arcs, i: int) -> None:
    """As in "two men suspected to be rebels were shot": of two subjects before one verb the
    one right behind "be" is what the other is taken for.
    """
    be = arcs.left(i) - 1
    if be < 1 or arcs.word[be] != "be" or arcs.dep[be] != "xcomp" or i > arcs.head[i]:
        return
    noun = arcs.head[arcs.head[be]]
    if arcs.dep[arcs.head[be]] == "acl" and noun in arcs.subjects(arcs.head[i]):
        arcs.hang(i, be, "attr")


def judged(arcs: Arcs, i: int) -> None:
    """As in "it is a lie that they fled": the clause is what is judged, no part of the lie."""
    noun = arcs.head[i]
    copula = arcs.head[noun]
    marked = arcs.that(i) is not None
    if arcs.dep[i] != "acl" or arcs.dep[noun] != "attr" or not marked:
        return
    if any(arcs.word[c] == "it" for c in arcs.subjects(copula)):
        arcs.hang(i, copula, "ccomp")


def complete(arcs: Arcs, i: int) -> None:
    """As in "the version that he hanged himself": a clause with an object of its own
    lacks none, so its "that" is no relative.
    """
    if any(arcs.word[c] == "that" and c < i for c in arcs.of(i, "mark")):
        arcs.dep[i] = "acl"  # a conjunction opens no relative clause
        return
    twice = arcs.subjects(i)
    if len(twice) > 1 and arcs.word[twice[0]] == "that":  # "a rumour that he was …"
        arcs.dep[twice[0]], arcs.tag[twice[0]], arcs.dep[i] = "mark", "IN", "acl"
        return
    objects = arcs.of(i, "dobj")
    that = next((c for c in objects if arcs.word[c] == "that" and c < i), None)
    if that is not None and any(c > i for c in objects) and arcs.subjects(i):
        arcs.dep[that], arcs.tag[that], arcs.dep[i] = "mark", "IN", "acl"


def trailing_report(arcs: Arcs, i: int) -> None:
    """As in "The guards shot him, the family suspects": behind a clause and a comma, a noun
    phrase that ends in a plural of a verb's form is a subject with its verb.
    """
    told = [c for c in arcs.of(i, "ccomp") if c < i]
    noun = i - 1
    if arcs.tag[i] != "NNS" or not told or noun not in arcs.of(i, "compound"):
        return
    first = arcs.left(noun)
    others = [c for c in arcs.under[i] if told[-1] < c < i and arcs.dep[c] != "punct"]
    if arcs.word[min(first, *others) - 1] != ",":
        return
    arcs.tag[i] = "VBZ"
    for c in others:
        if c != noun:
            arcs.hang(c, noun, arcs.dep[c])
    arcs.hang(noun, i, "nsubj")


def told_whole(arcs: Arcs, i: int) -> None:
    """As in "the rebels' claim that the guards fired": a claim is made, denied or repeated,
    never fired, so "that" opens what is claimed.
    """
    noun, objects = arcs.head[i], arcs.of(i, "dobj")
    that = next((c for c in objects if arcs.word[c] == "that" and c < i), None)
    own = [c for c in arcs.subjects(i) if c != that]
    if (
        that is None
        or not own
        or arcs.word[noun].removesuffix("s") not in cue_book().nouns
    ):
        return
    word = arcs.word[i]
    forms = {word, *(word.removesuffix(end) for end in ("s", "d", "ed"))}
    answers = word_classes().answering_forms
    if not forms & {*cue_book().verbs, *word_classes().voicing, *answers}:
        arcs.dep[that], arcs.tag[that] = "mark", "IN"


def called_first(arcs: Arcs, i: int) -> None:
    """As in "rejected as propaganda rebel claims that": no verb follows a noun that has no
    article, so the plural read as one is what is rejected, and the noun says whose it is.
    """
    verb, whose = arcs.head[i], i - 1
    as_ = arcs.head[whose]
    noun = arcs.word[i].removesuffix("s") in cue_book().nouns and arcs.tag[i] == "VBZ"
    if not noun or arcs.dep[whose] != "pobj" or arcs.word[as_] != "as":
        return
    called = [c for c in arcs.of(whose, "compound", "amod") if c == as_ + 1]
    if (
        arcs.head[as_] != verb
        or not called
        or arcs.of(verb, "dobj")
        or arcs.subjects(i)
    ):
        return
    arcs.tag[i] = "NNS"
    arcs.hang(i, verb, "dobj")
    arcs.hang(called[0], as_, "pobj")
    arcs.hang(whose, i, "compound")
    for c in arcs.of(i, "ccomp"):
        arcs.dep[c] = "acl"


def to_claims(arcs: Arcs, i: int) -> None:
    """As in "no truth to rebel claims that": no verb is put under a preposition's "to", so it
    is a noun that says whose the claims are.
    """
    to = [c for c in arcs.of(i, "aux") if c == i - 1 and arcs.tag[c] == "IN"]
    nouns = [c for c in arcs.of(i, "dobj") if c == i + 1]
    if arcs.tag[i] != "VB" or not to or not nouns:
        return
    arcs.hang(
        to[0], to[0] - 1 if arcs.tag[to[0] - 1][:1] == "N" else arcs.head[i], "prep"
    )
    arcs.hang(nouns[0], to[0], "pobj")
    arcs.hang(i, nouns[0], "compound")
    arcs.tag[i] = "NN"


def finite_subject(arcs: Arcs, i: int) -> None:
    """As in "Initial reports that they fired were wrong", "Officials dispute claims that":
    no finite verb is a subject, so the one is a noun, and the other the verb.
    """
    claims = i + 1 if arcs.tag[i] == "VBP" and arcs.head[i] == i + 1 else i
    noun = arcs.word[claims].removesuffix("s") in cue_book().nouns
    told = [c for c in arcs.of(claims, "ccomp", "acl") if arcs.of(c, "mark")]
    if not noun or not told or arcs.tag[claims] != "VBZ":
        return
    whose = [c for c in arcs.of(i, "compound", "nsubj") if c == i - 1]
    if claims != i:
        if not whose:
            return
        arcs.replace(claims, i)
        arcs.hang(claims, i, "dobj")
    for c in whose:
        plain = "amod" if arcs.tag[c] == "JJ" else "compound"
        arcs.dep[c] = plain if claims == i else "nsubj"
    for c in told:
        arcs.hang(c, claims, "acl")
    arcs.tag[claims] = "NNS"
    if arcs.dep[claims] == "csubj":
        arcs.dep[claims] = "nsubj"


def called_so(arcs: Arcs, i: int) -> None:
    """As in "called the police account wrong": a noun without a verb is no clause but what
    is called something.
    """
    view = [c for c in arcs.of(arcs.head[i], "oprd") if c == arcs.right(i)]
    bare = not arcs.subjects(i) and not arcs.helped(i) and not arcs.of(i, "mark")
    if view and bare and arcs.tag[i][:1] == "N":
        arcs.dep[i] = "dobj"


def claims_are(arcs: Arcs, i: int) -> None:
    """As in "Rebel claims that the town had fallen were false": of two clauses behind one
    verb the second lacks a subject, which is then the claims.
    """
    whose = [c for c in arcs.of(i, "nsubj") if c == i - 1]
    noun = arcs.word[i].removesuffix("s") in cue_book().nouns
    told = [c for c in arcs.of(i, "ccomp") if arcs.of(c, "mark")]
    main = [c for c in arcs.of(i, "ccomp") if c not in told and not arcs.subjects(c)]
    if arcs.tag[i] != "VBZ" or not (whose and noun and told and main):
        return
    if not told[0] < main[0] or arcs.head[i] != i:
        return
    arcs.replace(i, main[0])
    arcs.hang(i, main[0], "nsubjpass" if arcs.of(main[0], "auxpass") else "nsubj")
    arcs.tag[i] = "NNS"
    arcs.dep[whose[0]] = "compound"
    arcs.hang(told[0], i, "acl")
    for c in [c for c in arcs.of(i, "punct") if c > main[0]]:
        arcs.hang(c, main[0], "punct")


def liable(arcs: Arcs, i: int) -> None:
    """As in "holds the Front (NLF) responsible for it", "was held responsible by the union":
    what somebody is held to be belongs to the verb, and so does who holds them to be it.
    """
    noun = arcs.head[i]
    verb = arcs.head[noun] if arcs.dep[i] == "amod" else noun
    if arcs.word[i] not in word_classes().answerable or not noun < i:
        return
    if arcs.word[verb] not in {"hold", "holds", "held", "holding"}:
        return
    if arcs.dep[i] == "amod" and arcs.dep[noun] in {"dobj", "nsubjpass"}:
        arcs.hang(i, verb, "oprd")
    for link in arcs.of(i, "prep"):
        if arcs.word[link] == "by":
            arcs.hang(link, verb, "agent")


def some_of_them(arcs: Arcs, i: int) -> None:
    """As in "Two men, one of them believed to be armed, were held": the aside tells of some
    of those that the sentence is about, and is none of its verbs.
    """
    if arcs.word[i] not in word_classes().held:
        return
    main, own = arcs.head[i], arcs.subjects(i)
    if len(own) != 2 or not own[1] < i < main:
        return
    aside = arcs.word[arcs.left(own[1]) - 1] == "," and arcs.word[own[1] + 1] == "of"
    if aside and not arcs.subjects(main) and not arcs.helped(i):
        passive = bool(arcs.of(main, "auxpass"))
        arcs.hang(own[0], main, "nsubjpass" if passive else "nsubj")
        arcs.hang(i, own[0], "acl")
        arcs.tag[i], arcs.dep[own[1]] = "VBN", "nsubjpass"
