"""Arcs of what is asked, heard and noised about, where the parser hung it elsewhere."""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import HELPERS, Arcs, after_modal
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.word_classes import word_classes

SINGULAR = frozenset({"is", "was", "has"})


def asked_if(arcs: Arcs, i: int) -> None:
    """As in "Asked if he had fired, …", "wondered if they saw her": behind a verb of asking
    "if" opens a question, no condition.
    """
    verb, start = arcs.head[i], arcs.left(i)
    if arcs.word[start] != "if" or arcs.dep[start] != "mark" or start <= verb:
        return
    asks = word_classes().asking_forms | word_classes().knowing_forms
    if arcs.word[verb] not in asks or not arcs.subjects(i):
        return
    first = [c for c in arcs.of(verb, "ccomp") if verb < c < i]
    if first and arcs.word[start - 1] == "or":
        arcs.hang(
            i, first[-1], "conj"
        )  # "if it was true or if he meant to frighten her"
    if first:
        return
    whom = [c for c in arcs.of(verb, "dobj", "dative", "agent") if verb < c < start]
    if start == (arcs.right(whom[-1]) if whom else verb + 1):
        arcs.hang(i, verb, "ccomp")


def noised(arcs: Arcs, i: int) -> None:
    """As in "Word reached the camp that he had fled": the clause is the word that went
    round, not a clause about the camp.
    """
    noun = arcs.head[i]
    verb = arcs.head[noun]
    if arcs.dep[noun] == "pobj":
        verb = arcs.head[verb]
    who = [c for c in arcs.of(verb, "nsubj") if c < verb]
    that = arcs.left(i)
    own = [c for c in arcs.subjects(i) if c != that]
    if not who or not verb < noun < i or arcs.word[that] != "that" or not own:
        return
    bare = who[0] == arcs.left(who[0]) and arcs.word[who[0]] in cue_book().hearsay
    tale = cue_book().nouns.get(arcs.word[who[0]].removesuffix("s"))
    told = tale is not None and tale.certainty == "alleged" and tale.act == "say"
    if bare or (told and arcs.dep[that] != "dobj"):
        arcs.dep[that], arcs.tag[that] = "mark", "IN"
        arcs.hang(i, verb, "ccomp")


def plural_subject(arcs: Arcs, i: int) -> None:
    """As in "told by guards that inmates were starved": no verb stands right before "were";
    the plural that was taken for one is the subject, and "that" opens its clause.
    """
    that = i - 1
    if arcs.tag[i] != "VBZ" or arcs.word[that] != "that" or i + 1 >= len(arcs.word):
        return
    verb = arcs.head[i + 1]
    if arcs.dep[i + 1] not in HELPERS or arcs.subjects(verb) or verb == i:
        return
    if arcs.word[i + 1] in SINGULAR or arcs.within(verb, i):
        return
    arcs.tag[i], arcs.tag[that] = "NNS", "IN"
    arcs.hang(i, verb, "nsubjpass" if arcs.of(verb, "auxpass") else "nsubj")
    arcs.hang(that, verb, "mark")


def before_noun(arcs: Arcs, i: int) -> None:
    """As in "In a video, a man said to be the bomber says": what stands before a noun is no
    part of what a participle behind it says of it.
    """
    noun = arcs.head[i]
    verb = arcs.head[noun]
    if noun > i or verb == noun:
        return
    for c in [c for c in arcs.under[i] if c < noun]:
        arcs.hang(c, verb, arcs.dep[c])


def of_each(arcs: Arcs, i: int) -> None:
    """As in "charged with possession of arms and of drugs": the second "of" is joined to
    the first.
    """
    joint = i - 1
    noun = arcs.head[joint]
    if joint < 1 or arcs.dep[joint] != "cc" or arcs.head[i] == noun:
        return
    same = [c for c in arcs.of(noun, "prep") if c < joint]
    if same and arcs.word[same[-1]] == arcs.word[i] and arcs.head[i] < noun:
        arcs.hang(joint, same[-1], "cc")
        arcs.hang(i, same[-1], "conj")


def gapped_report(arcs: Arcs, i: int) -> None:
    """As in "a man they say planted it": right behind the verb of a relative clause that
    reports, a past form without "to" is the verb of what it reports.
    """
    verb = i - 1
    if arcs.head[i] != verb or arcs.dep[verb] != "relcl" or arcs.helped(i):
        return
    if arcs.tag[i] not in {"VBD", "VBN"} or not arcs.subjects(verb):
        return
    if arcs.of(verb, "auxpass"):
        return  # "a van which had been reported stolen"
    word, known = arcs.word[verb], cue_book().verbs
    if known.keys() & {word, word.removesuffix("s"), word.removesuffix("ed")}:
        arcs.tag[i] = "VBD"
        arcs.dep[i] = "ccomp"


def said_too(arcs: Arcs, i: int) -> None:
    """As in "said that a man had asked to come in, that he had let him": behind a comma a
    that-clause goes on with the list of what was said, where the verb before it has what
    it asks for.
    """
    inner, start = arcs.head[i], arcs.left(i)
    outer = arcs.head[inner]
    if arcs.word[start] != "that" or arcs.dep[start] != "mark" or start < 1:
        return
    if (
        arcs.word[start - 1] != ","
        or arcs.dep[inner] != "ccomp"
        or not outer < inner < i
    ):
        return
    full = [c for c in arcs.of(inner, "xcomp", "ccomp", "dobj") if inner < c < i]
    marked = arcs.that(inner) is not None
    if full and marked:
        arcs.hang(i, outer, "ccomp")


def stranded(arcs: Arcs, i: int) -> None:
    """As in "A man claiming to speak for the gunmen has told us", "Footage purporting to show
    the raid emerged", "who has seen the letter said": of two subjects before a verb the one
    right behind a preposition or a verb without an object is that object.
    """
    link, verb = arcs.left(i) - 1, arcs.head[i]
    others = [c for c in arcs.of(verb, "nsubj", "nsubjpass") if c < link]
    if link < 1 or not others or not arcs.within(link, others[-1]):
        return
    if arcs.dep[link] == "prep" and not arcs.under[link]:
        arcs.hang(i, link, "pobj")
    elif arcs.tag[link][:2] == "VB" and not arcs.of(link, "dobj", "ccomp", "xcomp"):
        arcs.hang(i, link, "dobj")


def had_it(arcs: Arcs, i: int) -> None:
    """As in "had the mission kept its promise, …": "had" before its subject helps the verb."""
    main = next((c for c in arcs.of(i, "ccomp") if c > i), None)
    if arcs.word[i] != "had" or main is None or not arcs.subjects(main):
        return
    if arcs.left(arcs.subjects(main)[0]) != i + 1 or arcs.subjects(i):
        return
    arcs.replace(i, main)
    for c in [c for c in arcs.under[i] if c != main]:
        arcs.hang(c, main if c > i else arcs.head[main], arcs.dep[c])
    arcs.hang(i, main, "aux")
    arcs.tag[main] = "VBN"


def would_if(arcs: Arcs, i: int) -> None:
    """As in "said it would if there were proof": the condition is that of the "would"."""
    start = arcs.left(i)
    bare = start - 1
    if bare < 1 or arcs.word[start] not in {"if", "unless"} or arcs.tag[bare] != "MD":
        return
    if arcs.dep[bare] == "ccomp" and arcs.head[bare] == arcs.head[i]:
        arcs.hang(i, bare, "advcl")


def of_date(arcs: Arcs, i: int) -> None:
    """As in "a statement of 9 June, which says that": no date says anything."""
    month = arcs.head[i]
    link = arcs.head[month]
    if arcs.tag[month] != "NNP" or arcs.dep[month] != "pobj":
        return
    if not arcs.of(month, "nummod") or arcs.word[arcs.left(i)] != "which":
        return
    if arcs.tag[arcs.head[link]] in {"NN", "NNS"}:
        arcs.hang(i, arcs.head[link], "relcl")


def told_if(arcs: Arcs, i: int) -> None:
    """As in "were told to fire if they stood up": the condition is one of the deed told of,
    not of the telling.
    """
    verb, start = arcs.head[i], arcs.left(i)
    if arcs.word[start] not in {"if", "unless"} or arcs.tag[verb] not in {"VBD", "VBN"}:
        return
    inner = [c for c in arcs.of(verb, "xcomp") if verb < c < start]
    if inner and after_modal(arcs, inner[-1]) and not after_modal(arcs, verb):
        arcs.hang(i, inner[-1], "advcl")


def that_of_passive(arcs: Arcs, i: int) -> None:
    """As in "the story went round that he had been shot": a passive has no object left."""
    that = arcs.left(i)
    passive = arcs.of(i, "nsubjpass") and arcs.of(i, "auxpass")
    if passive and arcs.word[that] == "that" and arcs.dep[that] == "dobj":
        arcs.dep[that], arcs.tag[that] = "mark", "IN"


def before_that(arcs: Arcs, i: int) -> None:
    """As in "told her, according to the report, that he fled": what stands before the "that"
    of a clause is no part of it.
    """
    clause = arcs.head[i]
    that, above = arcs.that(clause), arcs.head[clause]
    if that is not None and that > i and arcs.dep[clause] == "ccomp" and above < i:
        arcs.hang(i, above, arcs.dep[i])


def inverted_root(arcs: Arcs, i: int) -> None:
    """As in "It would have protected them had it been told": with "had" before its subject
    a clause is the condition of the one before, which it does not report.
    """
    had = [c for c in arcs.of(i, "aux") if arcs.word[c] == "had"]
    main = [c for c in arcs.of(i, "ccomp") if c < i]
    own = arcs.subjects(i)
    if (
        arcs.head[i] != i
        or not had
        or not main
        or not own
        or not main[-1] < had[0] < own[0]
    ):
        return
    helps = {arcs.word[c] for c in arcs.of(main[-1], "aux")}
    if "have" in helps:
        arcs.replace(i, main[-1])
        arcs.hang(i, main[-1], "advcl")
