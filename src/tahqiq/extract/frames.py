"""Where a reporting verb keeps its content, frame by frame.

A frame function takes the verb's token and answers the content, or None where the verb
is not used that way here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tahqiq.extract.charges import charge, fault, undergoer, with_parties
from tahqiq.extract.content import (
    Content,
    Ranges,
    antecedent,
    before_told,
    end_before,
    held_too,
    pair,
    reduced,
    told_as_is,
    tops,
)
from tahqiq.extract.cues import Frame, cue_book
from tahqiq.extract.demands import called_for, wanted
from tahqiq.extract.figures import figure
from tahqiq.extract.operators import infinitive
from tahqiq.extract.reported_clauses import as_put, clause, is_perceived
from tahqiq.extract.tree import Tree
from tahqiq.extract.word_classes import word_classes

PRONOUN_OBJECTS = {"it", "this", "that", "so", "what", "which", "much", "something"}


def to(tree: Tree, verb: int) -> Content | None:
    """As in "denied taking part", "claimed to have", passive "is believed to have"."""
    complement = next(
        (
            c
            for c in tree.children[verb]
            if c > verb
            and (tree.dep[c] in {"xcomp", "pcomp"} or _claimed(tree, verb, c))
        ),
        None,
    )
    if complement is None:
        complement = _presumed(tree, verb) or _taken_for(tree, verb)
    elif tree.pos[complement] not in {"VERB", "AUX"} or _managed(
        tree, verb, complement
    ):
        return None
    if complement is None:
        return _seen(tree, verb)
    first = tree.left[complement]
    if complement > verb:  # "a vote that they vowed to stop": without the "that"
        first = max(first, verb + 1)
    ranges: Ranges = ((first, tree.right[complement]),)
    ranges = (*_of_whom(tree, verb), *ranges)
    return Content(ranges=ranges, roots=tuple(tops(tree, complement)), frame="to")


def _of_whom(tree: Tree, verb: int) -> Ranges:
    """The words for him of whom a passive says that he is believed to have done it."""
    subject = tree.child(verb, "nsubjpass")
    if subject is not None:
        return ((tree.left[subject], tree.right[subject]),)
    whom = _shared(tree, verb)
    if whom is None and reduced(tree, verb):
        whom = held_too(tree, verb)  # "are missing and presumed dead"
    described = tree.dep[verb] == "acl" and tree.tag[verb] == "VBN"
    if whom is None and described:  # "a man believed to be"
        whom = tree.head[verb]
    return () if whom is None else ((tree.left[whom], whom + 1),)


def _shared(tree: Tree, verb: int) -> int | None:
    """Whom the second passive of "were held and are said to have been beaten" is about."""
    passive = tree.dep[verb] == "conj" and tree.child(verb, "auxpass") is not None
    own = tree.child(verb, "nsubj", "nsubjpass", "expl")
    above = tree.head[verb]
    return tree.child(above, "nsubjpass", "nsubj") if passive and own is None else None


def _seen(tree: Tree, verb: int) -> Content | None:
    """As in "remembers a man shouting", "described soldiers carrying boxes"."""
    noun = tree.child(verb, "dobj")
    doing = None if noun is None else _done_by(tree, noun)
    if noun is None or doing is None or tree.tag[doing] != "VBG" or noun < verb:
        return None
    if tree.lemma[verb] in {"see", "feel"}:
        return None  # "saw a man shouting": perceived, not thought
    ranges: Ranges = ((tree.left[noun], tree.right[noun]),)
    return Content(ranges=ranges, roots=(doing,), frame="to")


def _done_by(tree: Tree, noun: int) -> int | None:
    """What somebody does, also behind what he has: "a man with a scar giving orders"."""
    own = tree.child(noun, "acl")
    for link in tree.all(noun, "prep") if own is None else ():
        has = tree.child(link, "pobj")
        own = tree.child(has, "acl") if has is not None else own
    return own


def _managed(tree: Tree, verb: int, complement: int) -> bool:
    """As in "remembered to lock the gate": done, not told; "remembers locking it" tells."""
    recalls = tree.lemma[verb] in cue_book().turning["managed"]
    active = recalls and tree.child(verb, "nsubj") is not None
    return active and infinitive(tree, complement)


def _taken_for(tree: Tree, verb: int) -> int | None:
    """As in "believed him to be honest": the infinitive with a subject of its own."""
    small = tree.child(verb, "ccomp")
    if small is None or small < verb or not infinitive(tree, small):
        return None
    if is_perceived(tree, small):
        return None  # "saw men set fire to it"
    whom = tree.child(small, "nsubj", "nsubjpass")
    return small if whom is not None and tree.left[whom] == verb + 1 else None


def _presumed(tree: Tree, verb: int) -> int | None:
    """As in "is feared dead", "was reported missing": the adjective is what is held."""
    passive = tree.child(verb, "nsubjpass") is not None or reduced(tree, verb)
    if not passive or tree.lemma[verb] not in cue_book().presumed:
        return None
    view = tree.child(verb, "oprd", "acomp")
    return None if view is None or tree.pos[view] not in {"ADJ", "VERB"} else view


def _claimed(tree: Tree, verb: int, c: int) -> bool:
    """As in "purports to show": no purpose, whatever the parser made of it."""
    behind = tree.left[c] == verb + 1 and tree.word[verb + 1] == "to"
    believed = behind and tree.child(verb, "nsubjpass") is not None
    stated = tree.lemma[verb] in {"purport", "profess"}
    return tree.dep[c] == "advcl" and (stated or believed)


def object_(tree: Tree, verb: int) -> Content | None:
    """The object's own words: "denied any involvement", "confirmed the death"."""
    own = tree.child(verb, "dobj")
    noun = _passive_subject(tree, verb) if own is None else own
    if noun is None:
        noun = _answered(tree, verb)
        return None if noun is None else Content(
            ranges=((tree.left[noun], noun + 1),), roots=(noun,), frame="object"
        )  # fmt: skip
    if tree.word[noun] in PRONOUN_OBJECTS or tree.pos[noun] in {"PROPN", "PRON"}:
        return None
    if _put_out(tree, verb, noun) or _viewed(tree, verb):
        return None
    first, end = tree.left[noun], before_aside(tree, noun)
    end = with_parties(tree, verb, end) if end == tree.right[noun] else end
    return Content(ranges=((first, end),), roots=(noun,), frame="object")


def before_aside(tree: Tree, noun: int) -> int:
    """As in "rejected the charge, which its minister called absurd": what somebody says
    of the charge behind a comma is none of the rejection.
    """
    for c in tree.children[noun]:
        opens = tree.left[c]
        aside = tree.word[opens - 1] == "," and tree.word[opens] in {"which", "who"}
        if tree.dep[c] == "relcl" and aside and tree.lemma[c] in cue_book().verbs:
            return opens - 1
    return tree.right[noun]


def _viewed(tree: Tree, verb: int) -> bool:
    """As in "describes the minister as a liar": what he is called is said, not he."""
    cues = cue_book().verbs.get(tree.lemma[verb], ())
    as_ = any(tree.word[c] == "as" and c > verb for c in tree.children[verb])
    return as_ and any("cast" in cue.frames for cue in cues)


def _put_out(tree: Tree, verb: int, noun: int) -> bool:
    """As in "announced a statement": the artifact holds the words. What is promised or
    demanded is none of it: "promised an inquiry".
    """
    wanted = any(
        cue.certainty == "hypothetical" and cue.weighty
        for cue in cue_book().verbs.get(tree.lemma[verb], ())
    )
    return tree.lemma[noun] in cue_book().media and not wanted


def referred(tree: Tree, verb: int) -> Content | None:
    """As in "the army denies it", "disputed that account": what was said before."""
    noun = tree.child(verb, "dobj") or _passive_subject(tree, verb)
    if noun is None:
        return None
    told = tree.lemma[noun] in cue_book().media | cue_book().accounts
    if tree.word[noun] not in {"it", "this", "that", "so", "which"} and not told:
        return None
    meant = antecedent(tree, noun) if tree.tag[noun].startswith("W") else None
    end = tree.right[noun] if meant is None else end_before(tree, meant, verb)
    noun = noun if meant is None else meant  # "a figure which the witnesses dispute"
    return Content(ranges=((tree.left[noun], end),), roots=(noun,), frame="object")


def credited(tree: Tree, verb: int) -> Content | None:
    """As in "few believe the official version": the version, not what it says."""
    told = referred(tree, verb)
    if told is None or tree.tag[told.roots[0]].startswith("W"):
        return told
    noun = told.roots[0]
    version = tree.lemma[noun] in cue_book().accounts
    if tree.lemma[verb] in cue_book().accepting and not version:
        return None
    ends = [tree.left[c] for c in tree.children[noun]
            if c > noun and tree.dep[c] in {"acl", "ccomp", "relcl"}]  # fmt: skip
    end = min((*ends, tree.right[noun]))
    return replace(told, ranges=((tree.left[noun], end),))


def _answered(tree: Tree, verb: int) -> int | None:
    """As in "a charge it denies", "the claim, denied by the army": the noun modified."""
    noun = tree.head[verb]
    named = tree.pos[noun] == "NOUN" or tree.word[noun] in {"something", "anything"}
    if not named or noun > verb:
        return None
    if tree.dep[verb] == "acl":
        passive = tree.tag[verb] == "VBN" and tree.child(verb, "agent") is not None
        return noun if passive else None
    doer = tree.child(verb, "nsubj")
    gap = doer is not None and tree.tag[doer][0] != "W"
    return noun if tree.dep[verb] == "relcl" and gap else None


def _passive_subject(tree: Tree, verb: int) -> int | None:
    held = tree.child(verb, "xcomp")  # "was reported by the agency to have fled"
    named = held is None and tree.child(verb, "agent") is not None
    return tree.child(verb, "nsubjpass") if named else None


def cast(tree: Tree, verb: int) -> Content | None:
    """As in "described X as Y", "dismissed X as Y", "called X a Y"."""
    noun = undergoer(tree, verb)
    belied = None if noun is None else _view_inside(tree, noun)
    return _viewed_as(tree, verb, noun) if belied is None else belied


def _viewed_as(tree: Tree, verb: int, noun: int | None) -> Content | None:
    """What is said of the noun by "as", by an adjective or a noun behind it."""
    view = next(
        (c for c in tree.children[verb]
         if c > verb and (tree.dep[c] == "oprd"
                          or (tree.dep[c] == "prep" and tree.word[c] == "as"))),
        None,
    )  # fmt: skip
    if view is None:
        return _small(tree, verb)
    as_ = tree.word[view] == "as"
    if tree.dep[verb] == "acl" and tree.pos[view] == "PROPN" and not as_:
        return None  # "a nurse named Halim Oda", "a firm called Blue Gate"
    inner = tree.child(view, "pobj", "pcomp", "amod") if as_ else None
    root = (view if inner is None else inner,)
    unfounded = _unfounded(tree, inner) if noun is None else None
    if unfounded is not None and inner is not None:
        return Content(
            ranges=((unfounded + 1, tree.right[inner]),), roots=root, frame="cast"
        )
    said = _answered(tree, verb) if noun is None else None
    if said is not None:  # "a claim the army dismissed as baseless"
        called = (tree.left[view], tree.right[view])
        belied = tree.lemma[root[0]] in cue_book().rebuffs
        ranges: Ranges = ((tree.left[said], said + 1), *(() if belied else (called,)))
        return Content(ranges=ranges, roots=root, frame="cast")
    if noun is None:
        part = tree.child(view, "compound")  # "called the remarks fantasy", as one noun
        return Content(
            ranges=((tree.left[view], tree.right[view]),), roots=root, frame="cast",
            target=part if tree.lemma[view] in cue_book().rebuffs else None,
        )  # fmt: skip
    return pair(tree, noun, view, root, "cast")


def _small(tree: Tree, verb: int) -> Content | None:
    """As in "considers him guilty"; what somebody "saw the gunmen" do is not thought."""
    small = tree.child(verb, "ccomp")
    if small is None or tree.child(small, "mark") is not None or small < verb:
        return None
    being = any(tree.word[c] == "being" for c in tree.all(small, "auxpass"))
    if (being or tree.tag[small] in {"VB", "VBG"}) and not infinitive(tree, small):
        return None
    return Content(
        ranges=((tree.left[small], tree.right[small]),),
        roots=(small,),
        frame="cast",
        target=tree.child(small, "nsubj"),
    )


def _view_inside(tree: Tree, noun: int) -> Content | None:
    """What is called a lie, where the parser read "a lie" as a part of it: "called
    reports of an ambush fabricated", "called the claim that … a lie".
    """
    part = tree.child(noun, "compound")
    this = tree.child(noun, "det")
    if part is None and this is not None and tree.word[this] in {"this", "that"}:
        part = this  # "calls this nonsense"
    if part is not None and tree.lemma[noun] in cue_book().rebuffs:
        return Content(  # "called the remarks fantasy", read as one noun
            ranges=((tree.left[noun], part + 1),), roots=(noun,), frame="cast",
            target=part,
        )  # fmt: skip
    last = tree.right[noun] - 1
    while last > noun and tree.pos[last] == "PUNCT":
        last -= 1
    if last <= noun or not {tree.lemma[last], tree.word[last]} & cue_book().rebuffs:
        return None
    if last >= before_aside(tree, noun):
        return None  # "…, which its minister called baseless": another's view
    end = tree.left[last] if tree.left[last] > noun else last
    return Content(
        ranges=((tree.left[noun], end),), roots=(last,), frame="cast", target=noun
    )


def _unfounded(tree: Tree, inner: int | None) -> int | None:
    """As in "dismissed as baseless reports that …": the view of what stands behind it."""
    view = None if inner is None else tree.child(inner, "amod", "compound")
    if inner is None or view is None or tree.child(inner, "det", "poss") is not None:
        return None
    return view if tree.lemma[view] in cue_book().rebuffs and view < inner else None


def demand(tree: Tree, verb: int) -> Content | None:
    """As in "urged X to do Y", "called for Y", "demanded Y"."""
    complement = tree.child(verb, "xcomp", "ccomp")
    complement = called_for(tree, verb) if complement is None else complement
    if complement is not None and complement > verb:
        if told_as_is(tree, verb, complement):
            return None
        person = tree.child(verb, "dobj")
        first = tree.left[complement] if person is None else tree.left[person]
        return Content(
            ranges=((min(first, tree.left[complement]), tree.right[complement]),),
            roots=tuple(tops(tree, complement)), frame="demand", target=person,
        )  # fmt: skip
    purpose = tree.child(verb, "advcl")
    if (
        purpose is not None
        and tree.word[tree.left[purpose]] == "for"
        and purpose > verb
    ):
        return Content(  # "asked for the site to be sealed"
            ranges=((tree.left[purpose] + 1, tree.right[purpose]),),
            roots=tuple(tops(tree, purpose)), frame="demand",
        )  # fmt: skip
    noun = wanted(tree, verb)
    if noun is not None:
        return noun
    # "ordered the killing" is a deed, "called the police" no call for anything.
    return object_(tree, verb) if tree.lemma[verb] in word_classes().wanting else None


def about(tree: Tree, verb: int) -> Content | None:
    """As in "spoke about X", "was asked about X", "told them of X"."""
    for c in tree.children[verb]:
        if tree.dep[c] == "prep" and tree.word[c] in {"about", "of", "to", "regarding"}:
            inner = tree.child(c, "pobj", "pcomp")
            if inner is None or (
                tree.word[c] == "to"
                and tree.lemma[verb] not in word_classes().owning_up
            ):
                continue
            ranges = ((tree.left[inner], before_told(tree, inner)),)
            return Content(ranges=ranges, roots=(inner,), frame="about")
    return None


FRAMES: dict[Frame, Callable[[Tree, int], Content | None]] = {
    "clause": clause,
    "charge": charge,
    "fault": fault,
    "cast": cast,
    "figure": figure,
    "as": as_put,
    "demand": demand,
    "to": to,
    "object": object_,
    "about": about,
}
