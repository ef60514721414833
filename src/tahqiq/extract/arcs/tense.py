"""Arcs of a second verb: which of the verbs before it its form lets it go on from."""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE, Arcs, after_modal
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.verb_forms import reports, stems_of
from tahqiq.extract.lexicon.word_classes import word_classes

ONE = frozenset({"he", "she", "it", "this", "that"})


def coordinated(arcs: Arcs, i: int) -> None:
    """A finite verb joins a finite one: "said it would go and vowed to" joins "vowed" to
    "said", for no past tense follows "would … and".
    """
    if arcs.tag[i] not in {"VBD", "VBZ"} or arcs.subjects(i) or arcs.helped(i):
        return
    here = arcs.head[i]
    if arcs.tag[here] == "VBN" and _is_participle(arcs, i):
        return  # "may have planted the bomb and killed the guard"
    while arcs.tag[here] in {"VB", "VBN"} and after_modal(arcs, here):
        if arcs.head[here] == here:
            return
        here = _told_of(arcs, here)
    finite = arcs.tag[here] in FINITE or _had_done(arcs, here)
    if finite and here != arcs.head[i]:
        arcs.rejoin(i, here)
        return
    _in_tense(arcs, i)


def _is_participle(arcs: Arcs, i: int) -> bool:
    """Whether a past form may be a participle as well, and no verb of speaking, which
    begins anew: "said it would have gone and vowed to".
    """
    word = arcs.word[i]
    distinct = word in word_classes().simple_pasts or arcs.tag[i] != "VBD"
    return not distinct and not stems_of(word) & cue_book().verbs.keys()


def _had_done(arcs: Arcs, i: int) -> bool:
    """As in "had planned to burn it but withdrew": "had" makes a participle finite."""
    helps = [arcs.tag[c] for c in arcs.of(i, "aux", "auxpass")]
    return arcs.tag[i] == "VBN" and bool(FINITE & set(helps))


def to_have_done(arcs: Arcs, i: int) -> None:
    """As in "is believed to have planted the bomb and killed the guard", "denied having
    burned the huts, shot the men or taken any": what goes on behind "have" without a comma
    is believed or denied with it.
    """
    verb = arcs.head[i]
    inner = [c for c in arcs.of(verb, "xcomp", "pcomp") if verb < c < i]
    if not inner or arcs.subjects(i) or arcs.helped(i) or arcs.tag[inner[-1]] != "VBN":
        return
    helps = {arcs.word[c] for c in arcs.of(inner[-1], "aux")}
    joint = arcs.word[arcs.left(i) - 2] if arcs.word[arcs.left(i) - 1] == "and" else ""
    listed = any(arcs.tag[c] == "VBN" for c in arcs.of(i, "conj"))
    goes_on = (
        arcs.tag[i] == "VBN" or listed or (joint != "," and _is_participle(arcs, i))
    )
    if helps & {"have", "having"} and goes_on and arcs.word[arcs.left(i) - 1] != "but":
        arcs.rejoin(i, inner[-1], after=inner[-1])
        arcs.tag[i] = "VBN"


def _told_of(arcs: Arcs, verb: int) -> int:
    """What a verb hangs on; of a relative clause the verb that its noun belongs to:
    "made a claim nobody could check, and left".
    """
    above = arcs.head[verb]
    if arcs.dep[verb] != "relcl":
        return above
    while arcs.tag[above][:1] != "V" and arcs.head[above] != above:
        above = arcs.head[above]
    return above


def _in_tense(arcs: Arcs, i: int) -> None:
    """As in "contends he was beaten and points out that": the present joins the present,
    where the clause between is in the past and has no "that" of its own.
    """
    inner = arcs.head[i]
    outer = arcs.head[inner]
    own = [c for c in arcs.under[inner] if arcs.dep[c] in {"aux", "auxpass"}]
    tense = arcs.tag[own[0]] if own else arcs.tag[inner]
    if _finds_too(arcs, i):
        arcs.hang(i, outer, "conj")
        return
    denying = _denied_before(arcs, i)
    if denying is not None:
        arcs.rejoin(i, denying)
        return
    if arcs.tag[i] != "VBZ" or arcs.tag[outer] != "VBZ" or tense != "VBD":
        return
    if arcs.dep[inner] == "ccomp" and outer < inner and not arcs.of(inner, "mark"):
        arcs.hang(i, outer, "conj")


def _finds_too(arcs: Arcs, i: int) -> bool:
    """As in "found that they had fired and recommended that six be tried": behind what had
    been done before, a plain past with a that-clause of its own goes on from "found".
    """
    inner = arcs.head[i]
    outer = arcs.head[inner]
    before = any(arcs.word[c] == "had" for c in arcs.of(inner, "aux"))
    own = [c for c in arcs.of(i, "ccomp") if arcs.of(c, "mark")]
    told = arcs.dep[inner] == "ccomp" and outer < inner and arcs.tag[outer] == "VBD"
    return arcs.tag[i] == "VBD" and before and bool(own) and told


def _denied_before(arcs: Arcs, i: int) -> int | None:
    """The "denied" of "denied that his men had fired and said the shots came from above":
    who denies what had been done goes on with a word of his own.
    """
    inner = arcs.head[i]
    speaks = reports(arcs.word[i]) or arcs.word[i] in word_classes().urging_forms
    speaks = speaks and not takes(arcs, i)
    before = any(arcs.word[c] == "had" for c in arcs.of(inner, "aux"))
    if arcs.tag[i] != "VBD" or not (speaks and before):
        return None
    if not arcs.of(i, "ccomp", "xcomp", "dobj", "prep"):
        return None
    outer = arcs.head[inner]
    if arcs.dep[inner] in {"acl", "relcl"}:
        outer = arcs.head[outer]  # "denied rumours that he had fled and said"
    denies = any(
        cue.act == "deny"
        for stem in stems_of(arcs.word[outer])
        for cue in cue_book().verbs.get(stem, ())
    )
    told = arcs.dep[inner] in {"ccomp", "acl", "relcl"} and outer < inner
    return outer if denies and told and arcs.tag[outer] == "VBD" else None


def takes(arcs: Arcs, i: int) -> bool:
    """As in "had come and demanded food", "demanded two million": of things without an
    article, which men who come want on the spot; a speaker "demanded an inquiry".
    """
    bare = [c for c in arcs.of(i, "dobj") if not arcs.of(c, "det", "poss")]
    return arcs.word[i] == "demanded" and bool(bare)


def agreeing(arcs: Arcs, i: int) -> None:
    """As in "The lawyers have denied that he owns it and have threatened to sue": "have"
    goes with the lawyers and not with him.
    """
    inner = arcs.head[i]
    outer = arcs.head[inner]
    helpers = {arcs.word[c] for c in arcs.of(i, "aux", "auxpass")
               if arcs.tag[c] in {"VBP", "VBD"}}  # fmt: skip
    if arcs.subjects(i) or arcs.dep[inner] != "ccomp" or outer > inner:
        return
    if not helpers & {"have", "are", "were"}:
        return
    ours, theirs = arcs.subjects(outer), arcs.subjects(inner)
    if ours and theirs and _many(arcs, ours[-1]) and not _many(arcs, theirs[-1]):
        arcs.rejoin(i, outer)


def _many(arcs: Arcs, noun: int) -> bool:
    """Whether a subject is of several, or may be: "they", "police", "Karim and Lena"."""
    one = arcs.word[noun] in ONE or arcs.tag[noun] in {"NN", "NNP"}
    return not one or bool(arcs.of(noun, "conj")) or arcs.word[noun] == "police"
