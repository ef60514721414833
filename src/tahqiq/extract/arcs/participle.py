"""Arcs of participles that a small parser took for the main verb."""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE, HYPHENS, NOUNS, Arcs
from tahqiq.extract.arcs.wire import riding
from tahqiq.extract.lexicon.verb_forms import reports, stems_of
from tahqiq.extract.lexicon.word_classes import word_classes

PAST = "VBD"


def reduced(arcs: Arcs, i: int) -> None:
    """As in "The attackers, believed to be rebels, arrived": after a subject and a lone
    comma comes no finite verb but a participle; the main verb stands behind.
    """
    nouns = [c for c in arcs.of(i, "nsubj") if c < i]
    if i < 2 or arcs.tag[i] != PAST or arcs.word[i - 1] != "," or len(nouns) != 1:
        return
    if "," in arcs.word[arcs.left(nouns[0]) : i - 1]:
        return  # "Omar, a baker, fled": the comma before the verb closes another
    main = _main_behind(arcs, i)
    if main is None or arcs.subjects(main):
        return
    if arcs.head[main] == i:
        arcs.replace(i, main)
    for c in [c for c in arcs.under[i] if c < arcs.left(nouns[0])]:
        arcs.hang(c, main, arcs.dep[c])
    arcs.hang(nouns[0], main, "nsubj")
    arcs.hang(i, nouns[0], "acl")
    arcs.tag[i] = "VBN"
    for c in arcs.of(i, "prep"):
        if c == i + 1 and arcs.word[c] == "by":
            arcs.dep[c] = "agent"


def _main_behind(arcs: Arcs, i: int) -> int | None:
    """The finite verb behind a comma that a participle was joined with or put under."""
    above = arcs.head[i]
    if (
        arcs.dep[i] in {"ccomp", "parataxis"}
        and above > i
        and len(arcs.subjects(i)) == 1
    ):
        return above if arcs.tag[above] in FINITE or arcs.helped(above) else None
    if arcs.dep[i] == "advcl":
        return above if above > i and arcs.tag[above] in FINITE else None
    if arcs.of(i, "cc"):
        return None
    joined = ("conj", "advcl", "ccomp", "dep") if above == i else ("conj",)
    return next(
        (c for c in arcs.of(i, *joined)
         if arcs.word[arcs.left(c) - 1] == "," and (arcs.tag[c] in FINITE or arcs.helped(c))
         and (arcs.dep[c] == "conj" or _bare(arcs, c))),
        None,
    )  # fmt: skip


def _bare(arcs: Arcs, verb: int) -> bool:
    """Whether a finite verb has neither subject nor mark: no clause of circumstance."""
    return not arcs.subjects(verb) and not arcs.of(verb, "mark", "advmod")


def gerund(arcs: Arcs, i: int) -> None:
    """As in "a way of quietly but firmly telling them": no adverb alone completes a
    preposition, the gerund behind it does.
    """
    link = arcs.head[i]
    if arcs.tag[i] != "RB" or link > i:
        return
    verb = i + 1
    while verb < len(arcs.head) and (
        arcs.tag[verb] in {"RB", "CC"} or arcs.word[verb] == ","
    ):
        verb += 1
    if verb == len(arcs.head) or arcs.tag[verb] != "VBG":
        return
    if not arcs.subjects(verb) and not arcs.helped(verb):
        arcs.hang(verb, link, "pcomp")
        arcs.hang(i, verb, "advmod")


def never_finite(arcs: Arcs, i: int) -> None:
    """As in "The group, believed to be small, claims": what modifies a noun behind a comma
    without a relative pronoun is a participle.
    """
    apart = arcs.head[i] < i and arcs.word[arcs.left(i) - 1] == ","
    if arcs.tag[i] == "VBD" and apart and not arcs.subjects(i):
        arcs.tag[i] = "VBN"


def being_done(arcs: Arcs, i: int) -> None:
    """As in "without a ransom being paid": of what was not done the noun is the subject."""
    noun = arcs.head[i]
    link = arcs.head[noun]
    being = [c for c in arcs.of(i, "auxpass") if arcs.word[c] == "being"]
    apart = arcs.dep[noun] == "pobj" and arcs.word[link] in {"without", "despite"}
    if apart and being and being[0] > noun and not arcs.subjects(i):
        arcs.hang(i, link, "pcomp")
        arcs.hang(noun, i, "nsubjpass")


def all_but(arcs: Arcs, i: int) -> None:
    """As in "The army all but admitted it": an adverb of two words, and no "all" of them."""
    but, verb = i + 1, i + 2
    opens = arcs.word[i : i + 2] == ["all", "but"] and verb < len(arcs.word)
    if not opens or arcs.tag[verb] not in {"VBD", "VBN", "VBZ", "VBP"}:
        return
    arcs.hang(but, verb, "advmod")
    arcs.hang(i, but, "advmod")
    arcs.tag[but] = "RB"


def finite_before_article(arcs: Arcs, i: int) -> None:
    """As in "Guards strip-searched the women", "The emirate donated ambulances": no
    participle stands before the article of its noun, nor behind a noun that is no measure
    of it, so it is the verb of a sentence that has no other.
    """
    thing, first = arcs.head[i], i
    if (
        riding(arcs, i)
        or arcs.tag[i] not in {"VBN", "VBD"}
        or arcs.helped(i)
        or arcs.of(i, "agent")
    ):
        return
    beside = [c for c in arcs.of(i, "npadvmod", "advmod") if c < i]
    if beside and arcs.word[i - 1] in HYPHENS:
        first = beside[-1]
    doer = _doer_before(arcs, i, first)
    if doer is None:
        return
    article = arcs.tag[i + 1 : i + 2] in (["DT"], ["PRP$"])
    if thing > i and (article or doer == i - 1):
        _made_finite(arcs, i, doer, thing)


def _doer_before(arcs: Arcs, i: int, first: int) -> int | None:
    """The noun right before what was taken for a participle, in a sentence without a verb."""
    doer, top = first - 1, i
    while arcs.head[top] != top:
        top = arcs.head[top]
    verbal = arcs.tag[top][:1] == "V" and top != i
    inner = doer < arcs.left(top) or arcs.dep[doer] == "pobj"
    if inner or arcs.tag[doer] not in NOUNS or verbal:
        return None
    return doer


def _made_finite(arcs: Arcs, i: int, doer: int, thing: int) -> None:
    """Verb above its doer and what it is done to, with what stood before the doer."""
    top = thing
    while arcs.head[top] != top:
        top = arcs.head[top]
    before = [
        c for c in sorted(arcs.under[thing]) if c < doer and arcs.dep[c] != "punct"
    ]
    arcs.hang(i, i, "ROOT")
    for c in (top, doer, thing):
        if c != i:
            arcs.hang(c, i, "nsubj" if c == doer else "dobj" if c == thing else "dep")
    for c in before:
        arcs.hang(c, doer, arcs.dep[c])
    arcs.tag[i] = "VBD"


def never_base(arcs: Arcs, i: int) -> None:
    """As in "Shot twice in the chest, he died": no base form is like "shot"."""
    form = arcs.word[i] == "shot" or arcs.word[i].endswith("ed")
    bare = arcs.tag[i] == "VB" and not arcs.helped(i) and not arcs.of(i, "aux", "dobj")
    if form and bare and arcs.left(i) == i and arcs.word[arcs.right(i)] == ",":
        arcs.tag[i] = "VBN"


def found_where(arcs: Arcs, i: int) -> None:
    """As in "anyone found in the streets would be shot", "the bus taking them there was hit":
    what stands between a subject and an auxiliary is a participle that says which subject.
    """
    if not arcs.helped(i) or arcs.subjects(i):
        return
    above = arcs.head[i]
    inner = [c for c in arcs.of(i, "csubj", "csubjpass") if c < i]
    inner += [c for c in arcs.of(above, "ccomp") if c < i]
    beside = arcs.word[arcs.left(i) - 1] != "," and arcs.that(i) is None
    told = arcs.dep[above] == "relcl" and reports(arcs.word[above])
    if arcs.dep[i] == "ccomp" and above < i and beside and not told:
        inner.append(above)  # "Officers found guilty will be dismissed"; not "a weapon
        # prosecutors said was used"
    for verb in inner:
        nouns = arcs.of(verb, "nsubj")
        after = arcs.left(i) if verb == above else arcs.right(verb)
        bare = arcs.tag[verb] in {"VBN", "VBD", "VBG"} and not arcs.helped(verb)
        if bare and nouns[:1] == [verb - 1] and arcs.head[after : after + 1] == [i]:
            arcs.tag[verb] = "VBG" if arcs.tag[verb] == "VBG" else "VBN"
            if verb == above:
                arcs.replace(verb, i)
            passive = bool(arcs.of(i, "auxpass"))
            arcs.hang(nouns[0], i, "nsubjpass" if passive else "nsubj")
            arcs.hang(verb, nouns[0], "acl")
            return


def past_taken_for_view(arcs: Arcs, i: int) -> None:
    """As in "All but three described being held": a past tense with its own subject and
    complement, taken for an adjective.
    """
    verbal = arcs.tag[i] == "JJ" and arcs.word[i].endswith("ed")
    if verbal and arcs.of(i, "nsubj") and arcs.of(i, "xcomp", "ccomp", "dobj"):
        arcs.tag[i] = "VBD"


def told_too(arcs: Arcs, i: int) -> None:
    """As in "was summoned and told that she might be charged": who tells has somebody to
    tell, so behind a passive "told" without one is suffered like the verb before it.
    """
    if arcs.tag[i] != "VBD" or not stems_of(arcs.word[i]) & word_classes().telling:
        return
    first = arcs.head[i]
    while arcs.dep[first] == "conj":
        first = arcs.head[first]
    passive = arcs.tag[first] == "VBN" and arcs.of(first, "auxpass")
    bare = not arcs.helped(i) and not arcs.subjects(i)
    if passive and bare and not arcs.of(i, "dobj", "dative", "npadvmod"):
        arcs.tag[i] = "VBN"


MAIN = (past_taken_for_view, found_where)  # what is mended at the root
