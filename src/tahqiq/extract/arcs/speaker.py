"""Arcs that hide who speaks: what is said of him before his verb, and how he was met."""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE, NOUNS, Arcs
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.word_classes import word_classes

STRANDED = frozenset({"to", "with", "about", "for"})
NOMINATIVE = frozenset({"he", "she", "they", "we", "i"})


def met_before(arcs: Arcs, i: int) -> None:
    """As in "An inspector I spoke to confirmed that": no participle follows "to", so it
    ends the clause on how he was met, and he is who confirmed.
    """
    if arcs.head[i] != i or arcs.tag[i] not in NOUNS:
        return
    for met in [c for c in arcs.of(i, "relcl") if c > i and arcs.subjects(c)]:
        for verb in [c for c in arcs.under[met] if c > met]:
            to = verb - 1
            bare = arcs.tag[verb] in {"VBN", "VBD"} and arcs.word[to] in STRANDED
            if bare and arcs.tag[arcs.subjects(met)[0]] == "PRP":
                arcs.tag[verb] = "VBD"
                arcs.replace(i, verb)
                arcs.hang(i, verb, "nsubj")
                arcs.hang(to, met, "prep")
                return


def claims_named(arcs: Arcs, i: int) -> None:
    """As in "Two allegations, that a shop was looted and that a nurse was beaten, rest on
    one source": between its commas the clause with "that" is what is alleged.
    """
    mark = arcs.that(i)
    noun = next((c for c in arcs.subjects(i) if mark is not None and c < mark), None)
    if mark is None or noun is None or arcs.head[i] != i:
        return
    if arcs.word[noun] not in word_classes().holding_clauses:
        return
    main = _behind_comma(arcs, i)
    if noun != mark - 2 or arcs.word[mark - 1] != "," or main is None:
        return
    arcs.tag[main] = "VBP" if arcs.tag[main] == "NN" else arcs.tag[main]
    arcs.replace(i, main)
    arcs.hang(noun, main, "nsubjpass" if arcs.of(main, "auxpass") else "nsubj")
    arcs.hang(i, noun, "acl")
    for c in [c for c in arcs.under[i] if c > main]:
        arcs.hang(c, main, arcs.dep[c])


def _behind_comma(arcs: Arcs, i: int) -> int | None:
    """The verb behind the comma that ends what was alleged."""
    queue, found = [i], []
    while queue:
        joined = arcs.of(queue.pop(), "conj")
        queue.extend(joined)
        found.extend(joined)
    for c in sorted(found):
        bare = not arcs.subjects(c) and not arcs.of(c, "mark")
        verbal = arcs.tag[c] in FINITE or arcs.helped(c) or arcs.tag[c] == "NN"
        if bare and verbal and arcs.word[arcs.left(c) - 1] == ",":
            return c
    return None


def by_presiding(arcs: Arcs, i: int) -> None:
    """As in "Asked by presiding judge Ewan Moll whether he jumped": who asks is the judge,
    and the question is his.
    """
    by = arcs.head[i]
    asked = arcs.head[by]
    names = [c for c in arcs.of(i, "dobj") if c > i]
    if arcs.word[by] != "by" or arcs.tag[i] != "VBG" or not names or by != i - 1:
        return
    if arcs.tag[i + 1] not in NOUNS or arcs.tag[asked] != "VBN":
        return
    who = names[-1]
    arcs.hang(who, by, "pobj")
    for c in names[:-1]:
        arcs.hang(c, who, "compound")
    for c in [c for c in arcs.under[i] if c > who]:
        arcs.hang(c, asked, arcs.dep[c])
    arcs.hang(i, who, "amod")


def now_retired(arcs: Arcs, i: int) -> None:
    """As in "The judge in the case, now retired, said": between commas a participle tells
    of the noun, whose verb stands behind.
    """
    verb, own = arcs.head[i], arcs.subjects(i)
    if verb <= i or arcs.tag[i] not in {"VBN", "VBD"} or not own or arcs.subjects(verb):
        return
    start = i
    while arcs.tag[start - 1] == "RB":
        start -= 1
    closed = arcs.word[verb - 1] == "," and arcs.word[start - 1] == ","
    if not closed or arcs.right(i) >= verb + 1 or own[0] > start:
        return
    arcs.tag[i] = "VBN"
    arcs.hang(own[0], verb, "nsubj")
    arcs.hang(i, own[0], "acl")


def second_speaker(arcs: Arcs, i: int) -> None:
    """As in "The mayor said it was an accident, and Ines Toral called it murder": behind
    the comma somebody else, by his name or title, speaks for himself; so he does without a
    comma where both report ("A says it was, and B says it was not").
    """
    told = arcs.head[i]
    said = arcs.head[told]
    joints = [c for c in arcs.of(told, "cc") if told < c < i]
    who = [c for c in arcs.subjects(i) if joints and c > joints[-1]]
    alike = arcs.tag[i] == arcs.tag[said] and arcs.tag[i] in FINITE
    reported = arcs.dep[told] == "ccomp" and said < told and alike
    plain = not arcs.helped(i) and arcs.that(i) is None and _speaks(arcs.word[i])
    if not (reported and plain and who) or arcs.tag[who[0]] not in NOUNS:
        return
    forms = word_classes().reporting_forms
    comma = arcs.word[joints[-1] - 1] == ","
    both = arcs.word[i] in forms and bool(arcs.of(i, "ccomp"))
    if (comma or both) and arcs.word[said] in forms:
        arcs.rejoin(i, said, after=told)


def _speaks(word: str) -> bool:
    """Whether a past form is one of a verb that says, denies, accuses or calls."""
    stems = {word.removesuffix(end) for end in ("d", "ed", "s", "es")}
    stems |= {word[:-3] + "y"} | ({word} if word.endswith("y") else set())
    told = any(stem in cue_book().verbs for stem in stems - {word})
    return told or word in word_classes().reporting_forms


def who_said_he(arcs: Arcs, i: int) -> None:
    """As in "A man who said he was a teacher asked for water": "he" is no object, so what
    was read as the verb of the sentence is what he said, and the next one is its verb.
    """
    own = [c for c in arcs.subjects(i) if c < i]
    if arcs.head[i] != i or not own:
        return
    for said in arcs.of(own[-1], "relcl"):
        him = [c for c in arcs.of(said, "dobj") if arcs.word[c] in NOMINATIVE]
        who = any(arcs.word[c] == "who" for c in arcs.subjects(said))
        if not him or not who or him[0] != said + 1 or i < him[0]:
            continue
        main = _next_verb(arcs, i)
        if main is None:
            return
        arcs.hang(main, main, "ROOT")
        arcs.tag[main] = "VBD"
        before = [c for c in arcs.under[i] if c < own[-1] or c > main]
        for c in before:
            arcs.hang(c, main, arcs.dep[c])
        arcs.hang(own[-1], main, "nsubj")
        arcs.hang(i, said, "ccomp")
        arcs.hang(him[0], i, "nsubj")
        return


def _next_verb(arcs: Arcs, i: int) -> int | None:
    """The first past behind a verb that was read as a participle of a noun behind it."""
    for c in range(i + 1, arcs.right(i)):
        bare = arcs.tag[c] in {"VBN", "VBD"} and not arcs.helped(c)
        past = bare and arcs.dep[c] == "acl" and arcs.word[c - 1] != ","
        if past and not arcs.subjects(c) and not arcs.of(c, "agent"):
            return c
    return None


def who_said_they_saw(arcs: Arcs, i: int) -> None:
    """As in "Residents who said they had seen the raid described a gunfight": a sentence
    that has no verb of its own has the last of those behind "who".
    """
    if arcs.head[i] != i or arcs.tag[i] not in NOUNS or arcs.subjects(i):
        return
    for said in arcs.of(i, "relcl"):
        who = any(arcs.word[c] == "who" for c in arcs.subjects(said))
        told = [c for c in arcs.of(said, "ccomp") if c > said and arcs.subjects(c)]
        last = [c for t in told for c in arcs.of(t, "ccomp") if arcs.tag[c] in FINITE]
        if not who or not last or arcs.of(last[0], "mark") or arcs.of(i, "cop"):
            continue
        seen = [c for c in arcs.subjects(last[0]) if arcs.left(c) == told[0] + 1]
        if seen:
            arcs.hang(last[0], last[0], "ROOT")
            arcs.hang(seen[0], told[0], "dobj")
            for c in [c for c in arcs.under[i] if c < arcs.left(i) or c > last[0]]:
                arcs.hang(c, last[0], arcs.dep[c])
            arcs.hang(i, last[0], "nsubj")
            return
