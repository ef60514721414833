"""Arcs of what a picture shows, and of what somebody is called or looks like."""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE, Arcs
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.verb_forms import keeps
from tahqiq.extract.lexicon.word_classes import word_classes

DOING = frozenset({"VBG", "VBN"})
REACH = 12  # tokens from a verb of calling to what somebody is called
HAVE = frozenset({"had", "has", "have", "'ve", "'d"})
QUOTES = frozenset({'"', "''", "``", "“", "‘"})
WORDS = frozenset({"NN", "NNS", "NNP", "NNPS"})
TWO = 2  # marks that open and close a quotation


def shown(arcs: Arcs, i: int) -> None:
    """As in "Footage shows two men on a bike leaving the yard": what a picture shows
    somebody do, or done to him, is told by it, as a clause of which he is the subject.
    """
    verb = arcs.head[i]
    if arcs.word[verb] not in word_classes().showing_forms or verb > i:
        return
    doing = _doing(arcs, i)
    if doing is None or not _is_picture(arcs, verb):
        return
    passive = arcs.tag[doing] == "VBN"
    arcs.hang(doing, verb, "ccomp")
    arcs.hang(i, doing, "nsubjpass" if passive else "nsubj")


def _doing(arcs: Arcs, noun: int) -> int | None:
    """The participle of a noun, be it behind what the noun has or where it is."""
    own = arcs.of(noun, "acl")
    behind = [c for c in arcs.of(arcs.head[noun], "advcl") if arcs.left(c) == c]
    own = own or [
        c for c in behind if c == arcs.right(noun)
    ]  # "men in uniform laughing"
    for link in arcs.of(noun, "prep") if not own else ():
        own = [c for held in arcs.of(link, "pobj") for c in arcs.of(held, "acl")]
    bare = [c for c in own if arcs.tag[c] in DOING and not arcs.subjects(c)]
    right = bool(bare) and arcs.word[arcs.left(bare[0]) - 1] != ","
    near = bool(bare) and (arcs.tag[bare[0]] == "VBG" or bare[0] == noun + 1)
    return bare[0] if right and near else None


def _is_picture(arcs: Arcs, verb: int) -> bool:
    """Whether what shows is a video, a photograph, a recording: "appears to show" too."""
    here = verb
    while arcs.dep[here] == "xcomp" and not arcs.subjects(here):
        here = arcs.head[here]
    who = arcs.subjects(here)
    if not who and arcs.dep[here] in {"acl", "relcl"}:
        who = [arcs.head[here]]  # "a video showing"
    if who and arcs.tag[who[0]][:1] == "W":
        who = [arcs.head[here]]
    for link in arcs.of(who[0], "prep") if who else ():
        if arcs.tag[who[0]] in {"CD", "DT"}:  # "one of the videos"
            who = arcs.of(link, "pobj") or who
    media = cue_book().voices | cue_book().media
    forms = {arcs.word[c] for c in who[:1]}
    forms |= {word.removesuffix("s") for word in forms}
    return bool(forms & media)


def called_view(arcs: Arcs, i: int) -> None:
    """As in "with opponents calling the vote the only way out": the noun phrase right
    behind the object of "call" is what it is called, no adverbial of the verb above.
    """
    start = arcs.left(i)
    verb = next((v for v in range(start - 1, max(0, start - REACH), -1)
                 if arcs.tag[v][:1] == "V" and keeps(arcs.word[v], "cast")), None)  # fmt: skip
    if verb is None or arcs.head[i] >= verb or arcs.of(verb, "oprd"):
        return
    named = [c for c in arcs.of(verb, "dobj") if arcs.right(c) == start]
    timed = arcs.word[i] in word_classes().nights
    if named and arcs.word[start] in {"a", "an", "the"} and not timed:
        arcs.hang(i, verb, "oprd")


def called_apart(arcs: Arcs, i: int) -> None:
    """As in "called the report and the demand for an inquiry a cheap ploy", "branded the
    group an outlaw army": no second name or object stands without a comma, so it is what
    the object of "call" is called.
    """
    start, above = arcs.left(i), arcs.head[i]
    verb = above if keeps(arcs.word[above], "cast") else _calling(arcs, above)
    before = start - 2 if arcs.word[start - 1] in QUOTES else start - 1
    article = arcs.word[start] in {"a", "an", "the"}
    if verb is None or not article or arcs.tag[before] not in WORDS:
        return
    ends = [c for c in arcs.of(verb, "dobj") if verb < c < start]
    touches = ends and arcs.left(ends[-1]) <= before < arcs.right(ends[-1])
    if touches and not arcs.of(verb, "oprd"):
        arcs.hang(i, verb, "oprd")


def called_what(arcs: Arcs, i: int) -> None:
    """As in "called the dispute with the ministry unusual": behind a noun no adjective ends
    a phrase; it is what the object of "call" is called.
    """
    noun, link = i - 1, arcs.head[i]
    verb = _calling(arcs, link) if arcs.tag[i] == "JJ" else None
    own = arcs.tag[noun][:2] == "NN" and arcs.head[noun] == i
    if verb is None or not own or noun <= link or arcs.of(verb, "oprd"):
        return
    arcs.hang(noun, link, "pobj")
    arcs.dep[noun] = "pobj"
    for c in [c for c in arcs.under[i] if link < c < noun]:
        arcs.hang(c, noun, arcs.dep[c])
    arcs.hang(i, verb, "oprd")


def _calling(arcs: Arcs, i: int) -> int | None:
    """The verb of calling whose object a token is part of, with no clause between."""
    for _ in range(REACH):
        above = arcs.head[i]
        if arcs.dep[i] == "dobj":
            return above if keeps(arcs.word[above], "cast") else None
        if arcs.dep[i] not in {"prep", "pobj", "conj"} or above >= i:
            return None
        i = above
    return None


def worn(arcs: Arcs, i: int) -> None:
    """As in "described him as a tall man, wearing a red scarf": how somebody is described
    goes on with what he wears or holds.
    """
    verb = arcs.head[i]
    as_ = [c for c in arcs.of(verb, "prep") if arcs.word[c] == "as" and verb < c < i]
    if arcs.word[i] not in word_classes().appearing_forms or not as_:
        return
    seen = [c for link in as_ for c in arcs.of(link, "pobj")]
    if seen and not arcs.subjects(i) and not arcs.of(i, "mark"):
        arcs.hang(i, seen[-1], "acl")


def whom_named(arcs: Arcs, i: int) -> None:
    """As in "A man, whom relatives named as Idris, was shot": of two verbs behind "whom"
    the first, right behind its subject, is that of the clause, and the second the verb
    of the sentence.
    """
    noun = arcs.head[i]
    whom = [c for c in arcs.of(i, "dobj") if noun < c < i and arcs.word[c] == "whom"]
    who = [c for c in arcs.subjects(i) if whom and c > whom[0]]
    if not who or not arcs.helped(i):
        return
    inner = [c for c in arcs.of(who[0], "acl") if c == who[0] + 1]
    closed = arcs.word[arcs.right(who[0]) - 1] == ","
    if not inner or not closed or arcs.helped(inner[0]):
        return
    passive = bool(arcs.of(i, "auxpass"))
    arcs.replace(noun, i)
    arcs.hang(noun, i, "nsubjpass" if passive else "nsubj")
    arcs.hang(inner[0], noun, "relcl")
    arcs.hang(whom[0], inner[0], "dobj")
    arcs.hang(who[0], inner[0], "nsubj")
    arcs.tag[inner[0]] = "VBD"


def caught_doing(arcs: Arcs, i: int) -> None:
    """As in "was caught on video dropping off a bag", "filmed by a neighbour leaving": what
    somebody is seen or recorded doing is his deed, not the camera's nor the onlooker's.
    """
    noun, words = arcs.head[i], word_classes()
    link = arcs.head[noun]
    verb, of_noun = arcs.head[link], arcs.word[i] in words.describing_participles
    if arcs.tag[i] != "VBG" or arcs.dep[noun] != "pobj" or of_noun:
        return
    seen = arcs.word[verb] in words.recorded_forms and arcs.tag[verb] in {"VBN", "VBD"}
    passive = bool(arcs.of(verb, "auxpass", "nsubjpass")) or arcs.dep[verb] == "acl"
    beside = arcs.word[link] in words.beside or arcs.word[arcs.left(i) - 1] == ","
    if seen and passive and not beside and not arcs.subjects(i) and verb < link < i:
        arcs.hang(i, verb, "xcomp")


def then_things(arcs: Arcs, i: int) -> None:
    """As in "We heard shots, then screams": behind a past, a plural that reads like a verb
    in the present and has no subject is one more thing heard.
    """
    told = [c for c in arcs.of(i, "ccomp") if c < i and arcs.tag[c] == "VBD"]
    then = i > 1 and arcs.word[i - 1] == "then" and arcs.word[i - 2] == ","
    if arcs.tag[i] != "VBZ" or arcs.subjects(i) or not told or not then:
        return
    things = [c for c in arcs.of(told[-1], "dobj") if arcs.right(c) <= i]
    if not things:
        return
    arcs.replace(i, told[-1])
    arcs.tag[i] = "NNS"
    arcs.hang(i, things[-1], "conj")
    for c in [c for c in arcs.under[i] if c > i]:
        arcs.hang(c, told[-1], arcs.dep[c])


def to_them(arcs: Arcs, i: int) -> None:
    """As in "proposed the truce to village elders": before a noun "to" is a preposition."""
    noun = arcs.head[i]
    if arcs.tag[i] != "TO" or arcs.tag[noun] not in {"NN", "NNS"} or noun < i:
        return
    while arcs.dep[noun] == "compound" and arcs.head[noun] > noun:
        noun = arcs.head[noun]
    above = arcs.head[noun]
    if above < i and arcs.dep[noun] in {"dobj", "pobj", "appos", "npadvmod"}:
        arcs.tag[i] = "IN"
        arcs.hang(i, above, "prep")
        arcs.hang(noun, i, "pobj")


def helped_participle(arcs: Arcs, i: int) -> None:
    """As in "found that both sides had committed crimes": what "had" helps is a verb, and
    the noun behind it is its object.
    """
    noun = arcs.head[i]
    has = [c for c in arcs.of(i, "aux") if arcs.word[c] in HAVE]
    if arcs.tag[i] != "VBN" or not has or noun < i or not arcs.subjects(i):
        return
    above, dep = arcs.head[noun], arcs.dep[noun]
    arcs.replace(noun, i)
    arcs.hang(noun, i, "dobj")
    if above != noun and dep in {"dobj", "pobj", "attr"}:
        arcs.dep[i] = "ccomp"


def never_pobj(arcs: Arcs, i: int) -> None:
    """As in "dismissed as propaganda reports that he fled": no preposition holds a finite
    verb, so what looks like one is a noun, and its subject says which.
    """
    own = arcs.of(i, "nsubj")
    if arcs.tag[i] != "VBZ" or own != [i - 1] or arcs.head[i] != arcs.left(i) - 1:
        return
    arcs.tag[i] = "NNS"
    arcs.dep[own[0]] = "compound"
    for c in arcs.of(i, "ccomp"):
        arcs.dep[c] = "acl"


def heavy_fighting(arcs: Arcs, i: int) -> None:
    """As in "described heavy shelling": right behind an adjective of such a verb a gerund
    that names a deed is what is described.
    """
    verb, how = arcs.head[i], i - 1
    beside = verb == i - TWO and arcs.head[how] == verb and not arcs.subjects(i)
    deed = arcs.word[i] in word_classes().gerund_deeds
    if not beside or not deed or arcs.word[how].endswith("ly"):
        return
    if arcs.dep[how] == "punct":
        return  # "fired, killing the owner": a comma says nothing of it
    arcs.tag[i], arcs.tag[how] = "NN", "JJ"
    arcs.hang(how, i, "amod")
    arcs.hang(i, verb, "dobj")


def and_screaming(arcs: Arcs, i: int) -> None:
    """As in "described a flash and then screaming": one more thing that was described."""
    things = [c for c in arcs.of(arcs.head[i], "dobj") if c < i]
    joints = [c for c in arcs.of(arcs.head[i], "cc") if things and c > things[-1]]
    finite = arcs.tag[arcs.head[i]] in FINITE
    bare = arcs.tag[i] == "VBG" and not arcs.of(i, "dobj", "nsubj", "aux")
    if (
        things
        and joints
        and finite
        and bare
        and arcs.word[i] in word_classes().gerund_deeds
    ):
        arcs.tag[i] = "NN"
        arcs.rejoin(i, things[-1])
