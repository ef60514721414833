"""Where a reporting verb keeps its content, frame by frame.

A frame function takes the verb's token and answers the content, or None where the verb
is not used that way here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tahqiq.extract.coref.voiced import is_mute
from tahqiq.extract.lexicon.cues import Frame, cue_book
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.parsing.content import (
    Content,
    Ranges,
    antecedent,
    before_aside,
    before_told,
    can_speak,
    end_before,
    held_too,
    joint_object,
    reduced,
    told_as_is,
    tops,
)
from tahqiq.extract.parsing.operators import infinitive
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.casts import answered, cast
from tahqiq.extract.speech.charges import charge, fault, with_parties
from tahqiq.extract.speech.demands import called_for, wanted
from tahqiq.extract.speech.figures import figure
from tahqiq.extract.speech.reported_clauses import as_put, clause, is_perceived
from tahqiq.extract.speech.weighed import weighed

BESIDE = frozenset({"prep", "npadvmod", "advmod", "agent", "prt"})
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
        complement = weighed(tree, verb) if complement is None else complement
    elif (
        tree.pos[complement] not in {"VERB", "AUX"}
        or _managed(tree, verb, complement)
        or _come_upon(tree, verb, complement)
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
    wants = any(c.act == "ask" for c in cue_book().verbs.get(tree.lemma[verb], ()))
    if wants or tree.lemma[verb] in {"see", "feel"}:
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


def _come_upon(tree: Tree, verb: int, complement: int) -> bool:
    """As in "was found hanged in a cell": a bare participle tells how he was found; only
    what somebody is held or reported to have become is anybody's word.
    """
    bare = tree.tag[complement] == "VBN" and not infinitive(tree, complement)
    helped = tree.child(complement, "aux", "auxpass", "mark") is not None
    met = tree.lemma[verb] in cue_book().searching
    return bare and met and not helped and tree.dep[complement] == "xcomp"


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
    if tree.dep[c] != "advcl":
        return False
    return stated or believed or _vowed(tree, verb, c)


def _vowed(tree: Tree, verb: int, c: int) -> bool:
    """As in "threatened on Sunday to attack", "vowed again to fight": with nothing between
    but when and where, the infinitive is what is threatened.
    """
    vows = any(
        cue.certainty == "hypothetical" and {"to", "clause"} <= cue.frames
        for cue in cue_book().verbs.get(tree.lemma[verb], ())
    )
    between = (k for k in tree.children[verb] if verb < k < tree.left[c])
    beside = all(tree.dep[k] in {"prep", "npadvmod", "advmod", "prt"} for k in between)
    return vows and beside and infinitive(tree, c)


def object_(tree: Tree, verb: int) -> Content | None:
    """The object's own words: "denied any involvement", "confirmed the death"."""
    own = tree.child(verb, "dobj")
    own = joint_object(tree, verb) if own is None else own
    noun = _passive_subject(tree, verb) if own is None else own
    if noun is None:
        noun = answered(tree, verb)
        if noun is None or _is_deed(tree, verb, noun) or _viewed(tree, verb):
            return None
        return Content(
            ranges=((tree.left[noun], noun + 1),), roots=(noun,), frame="object"
        )
    if tree.word[noun] in PRONOUN_OBJECTS or tree.pos[noun] in {"PROPN", "PRON"}:
        return None
    if _is_deed(tree, verb, noun):
        return None
    if _put_out(tree, verb, noun) or _viewed(tree, verb) or _handed(tree, verb):
        return None
    first, end = tree.left[noun], before_aside(tree, noun)
    end = with_parties(tree, verb, end) if end == tree.right[noun] else end
    return Content(ranges=((first, end),), roots=(noun,), frame="object")


def _is_deed(tree: Tree, verb: int, noun: int) -> bool:
    """As in "supports the rebels", "challenged the state's authority", "The rain favours
    attackers": done to somebody, or by what says nothing; who "supports the ban" takes a
    stand.
    """
    who = tree.child(verb, "nsubj")
    mute = who is not None and not can_speak(tree, who)
    whom = can_speak(tree, noun) and tree.lemma[noun] not in cue_book().media
    words = word_classes()
    power = tree.lemma[noun] in words.dominion
    return tree.lemma[verb] in words.siding and (mute or whom or power)


def _handed(tree: Tree, verb: int) -> bool:
    """As in "reported the threats to the police": done before somebody, not told us."""
    if tree.lemma[verb] != "report":
        return False
    to = (c for c in tree.children[verb] if tree.word[c] == "to" and c > verb)
    whom = next((tree.child(c, "pobj") for c in to), None)
    who = tree.child(verb, "dobj")
    person = who is not None and tree.lemma[who] in cue_book().persons
    informed = person and infinitive(tree, verb)  # "urges citizens to report suspects"
    return informed or (whom is not None and can_speak(tree, whom))


def _viewed(tree: Tree, verb: int) -> bool:
    """As in "describes the minister as a liar": what he is called is said, not he."""
    cues = cue_book().verbs.get(tree.lemma[verb], ())
    near = [c for n in tree.all(verb, "dobj") for c in tree.all(n, "prep")]
    as_ = any(tree.word[c] == "as" and c > verb for c in (*tree.children[verb], *near))
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
    told = told or _all_of_it(tree, noun)
    if tree.word[noun] not in {"it", "this", "that", "so", "which"} and not told:
        return None
    meant = antecedent(tree, noun) if tree.tag[noun].startswith("W") else None
    end = tree.right[noun] if meant is None else end_before(tree, meant, verb)
    noun = noun if meant is None else meant  # "a figure which the witnesses dispute"
    return Content(ranges=((tree.left[noun], end),), roots=(noun,), frame="object")


def _all_of_it(tree: Tree, noun: int) -> bool:
    """As in "denies all of that"."""
    of = [c for link in tree.all(noun, "prep") if tree.word[link] == "of"
          for c in tree.all(link, "pobj")]  # fmt: skip
    whole = tree.word[noun] in {"all", "any", "most", "much", "some", "none"}
    return whole and any(tree.word[c] in {"it", "this", "that"} for c in of)


def credited(tree: Tree, verb: int) -> Content | None:
    """As in "few believe the official version": the version, not what it says."""
    told = referred(tree, verb)
    if told is None or tree.tag[told.roots[0]].startswith("W"):
        return told
    noun = told.roots[0]
    cue = cue_book().nouns.get(tree.lemma[noun])
    version = tree.lemma[noun] in cue_book().accounts
    view = version or (cue is not None and cue.act in {"believe", "suspect"})
    if tree.lemma[verb] in cue_book().accepting and not version:
        return None
    if tree.lemma[verb] == "share" and not view:
        return None  # "shared the recording with us"
    ends = [tree.left[c] for c in tree.children[noun]
            if c > noun and tree.dep[c] in {"acl", "ccomp", "relcl"}]  # fmt: skip
    end = min((*ends, tree.right[noun]))
    return replace(told, ranges=((tree.left[noun], end),))


def _passive_subject(tree: Tree, verb: int) -> int | None:
    held = tree.child(verb, "xcomp")  # "was reported by the agency to have fled"
    named = held is None and tree.child(verb, "agent") is not None
    return tree.child(verb, "nsubjpass") if named else None


def demand(tree: Tree, verb: int) -> Content | None:
    """As in "urged X to do Y", "called for Y", "demanded Y"."""
    complement = tree.child(verb, "xcomp", "ccomp")
    complement = called_for(tree, verb) if complement is None else complement
    complement = _bidden(tree, verb) if complement is None else complement
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
    ordered = tree.child(verb, "dobj") if tree.lemma[verb] == "order" else None
    named = ordered is not None and tree.lemma[ordered] in word_classes().decreed
    wants = named or tree.lemma[verb] in word_classes().wanting
    return _from_whom(tree, verb, object_(tree, verb)) if wants else None


def _from_whom(tree: Tree, verb: int, thing: Content | None) -> Content | None:
    """As in "demanded money from each family": of whom it is wanted goes with it."""
    if thing is None or len(thing.ranges) != 1 or thing.roots[0] < verb:
        return thing
    first, end = thing.ranges[0]
    for c in tree.all(verb, "prep"):
        if tree.left[c] == end and tree.word[c] in {"from", "for"}:
            end = tree.right[c]
    return replace(thing, ranges=((first, end),))


def _bidden(tree: Tree, verb: int) -> int | None:
    """As in "instructs two platoons to fire", where the parser made a purpose of it: what
    stands right behind those who are told is what they are to do.
    """
    whom = tree.child(verb, "dobj", "nsubjpass")
    purpose = tree.child(verb, "advcl")
    if whom is None or purpose is None or not infinitive(tree, purpose):
        return None
    cues = cue_book().verbs.get(tree.lemma[verb], ())
    if whom < verb:  # "had been told in writing the night before to clear it"
        between = [k for k in tree.children[verb] if verb < k < tree.left[purpose]]
        beside = all(tree.dep[k] in BESIDE for k in between)
        told = any(cue.act in {"order", "ask"} for cue in cues)
        return purpose if beside and told and not is_mute(tree, whom) else None
    behind = tree.left[purpose] == tree.right[whom]
    orders = any(cue.act == "order" for cue in cues)
    return purpose if behind and orders else None


def about(tree: Tree, verb: int) -> Content | None:
    """As in "spoke about X", "was asked about X", "told them of X", "hinted at a role of X"."""
    for c in tree.all(verb, "prep"):
        inner = tree.child(c, "pobj", "pcomp")
        if inner is not None and _is_about(tree, verb, tree.word[c], inner):
            ranges = ((tree.left[inner], before_told(tree, inner)),)
            return Content(ranges=ranges, roots=(inner,), frame="about")
    return None


def _is_about(tree: Tree, verb: int, link: str, inner: int) -> bool:
    """Whether a preposition holds what is spoken of: one points to a house, too."""
    words = word_classes()
    if tree.lemma[verb] in {"point", "hint"}:
        return link in {"to", "at"} and tree.lemma[inner] in words.pointed_to
    if link == "to":
        return tree.lemma[verb] in words.owning_up
    return link in {"about", "of", "regarding"}


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
