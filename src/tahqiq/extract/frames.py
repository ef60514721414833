"""Where a reporting verb keeps its content, frame by frame.

A frame function takes the verb's token and answers the content, or None where the verb
is not used that way here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tahqiq.extract.content import Content, Ranges, tops
from tahqiq.extract.cues import Frame, cue_book
from tahqiq.extract.reported_clauses import clause
from tahqiq.extract.tree import Tree

WANTS = {"demand", "request", "require", "urge", "propose", "recommend", "mandate"}
IDLE = {"turn", "its", "their", "his", "her", "part"}  # of "in its turn"
PRONOUN_OBJECTS = {"it", "this", "that", "so", "what", "which", "much", "something"}
TO = {"refer", "allude", "testify", "confess", "admit", "attest", "own"}


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
    if complement is None or tree.pos[complement] not in {"VERB", "AUX"}:
        return None
    ranges: Ranges = ((tree.left[complement], tree.right[complement]),)
    subject = tree.child(verb, "nsubjpass")
    if subject is not None:
        ranges = ((tree.left[subject], tree.right[subject]), *ranges)
    return Content(ranges=ranges, roots=tuple(tops(tree, complement)), frame="to")


def _claimed(tree: Tree, verb: int, c: int) -> bool:
    """As in "purports to show": no purpose, whatever the parser made of it."""
    return tree.lemma[verb] in {"purport", "profess"} and tree.dep[c] == "advcl"


def object_(tree: Tree, verb: int) -> Content | None:
    """The object's own words: "denied any involvement", "confirmed the death"."""
    own = tree.child(verb, "dobj")
    noun = _passive_subject(tree, verb) if own is None else own
    if noun is None:
        noun = _answered(tree, verb)
        return None if noun is None else Content(
            ranges=((tree.left[noun], noun + 1),), roots=(noun,), frame="object"
        )  # fmt: skip
    if tree.word[noun] in PRONOUN_OBJECTS:
        return None
    if tree.pos[noun] in {"PROPN", "PRON"} or tree.lemma[noun] in cue_book().media:
        return None
    first, end = tree.left[noun], tree.right[noun]
    return Content(ranges=((first, end),), roots=(noun,), frame="object")


def referred(tree: Tree, verb: int) -> Content | None:
    """As in "the army denies it", "disputed that account": what was said before."""
    noun = tree.child(verb, "dobj")
    if noun is None:
        return None
    told = tree.lemma[noun] in cue_book().media | cue_book().accounts
    if tree.word[noun] not in {"it", "this", "that", "so", "which"} and not told:
        return None
    meant = _antecedent(tree, noun) if tree.tag[noun].startswith("W") else None
    if meant is not None:  # "a figure which the witnesses dispute"
        return Content(
            ranges=((tree.left[meant], meant + 1),), roots=(meant,), frame="object"
        )
    return Content(
        ranges=((tree.left[noun], tree.right[noun]),), roots=(noun,), frame="object"
    )


def _antecedent(tree: Tree, relative: int) -> int | None:
    """The noun a relative pronoun stands for."""
    here = tree.head[relative]
    while tree.dep[here] == "conj":
        here = tree.head[here]
    return tree.head[here] if tree.dep[here] == "relcl" else None


def _answered(tree: Tree, verb: int) -> int | None:
    """As in "a charge it denies", "the claim, denied by the army": the noun modified."""
    noun = tree.head[verb]
    if tree.pos[noun] != "NOUN" or noun > verb:
        return None
    if tree.dep[verb] == "acl":
        passive = tree.tag[verb] == "VBN" and tree.child(verb, "agent") is not None
        return noun if passive else None
    doer = tree.child(verb, "nsubj")
    gap = doer is not None and not tree.tag[doer].startswith("W")
    return noun if tree.dep[verb] == "relcl" and gap else None


def _passive_subject(tree: Tree, verb: int) -> int | None:
    noun = tree.child(verb, "nsubjpass")
    return noun if noun is not None and tree.child(verb, "agent") is not None else None


def charge(tree: Tree, verb: int) -> Content | None:
    """As in "accused the army of shelling the town"; passive with the accused as subject."""
    person = _undergoer(tree, verb)
    deed = next(
        (c for c in tree.children[verb]
         if tree.dep[c] == "prep" and tree.word[c] in {"of", "with", "in"} and c > verb),
        None,
    )  # fmt: skip
    if deed is None and person is not None:
        deed = _deed_of(tree, person, verb)
    by = tree.child(verb, "agent")
    if deed is None and by is not None:  # "accused by many of the killing"
        accuser = tree.child(by, "pobj")
        deed = None if accuser is None else _deed_of(tree, accuser, verb)
    if person is None:
        return _charged_apart(tree, verb)
    if deed is None:
        return None
    inner = tree.child(deed, "pcomp", "pobj")
    if inner is None:
        return None
    return _pair(tree, person, deed, tuple(tops(tree, inner)), "charge")


def _deed_of(tree: Tree, noun: int, verb: int) -> int | None:
    """The "of" with the deed, where the parser hung it on the accused or the accuser:
    "accused the army of torture", not "accused the Ministry of Defence".
    """
    found = [c for c in tree.children[noun] if tree.word[c] == "of" and c > verb]
    for c in found:
        if tree.child(c, "pcomp") is not None:
            return c
    for c in found:
        inner = tree.child(c, "pobj")
        if inner is None:
            continue
        bare = tree.tag[inner] in {"NN", "NNS"} and not tree.text[inner][0].isupper()
        if tree.tag[inner] == "VBG" or (
            bare and tree.child(inner, "det", "poss") is None
        ):
            return c
    return None


def _charged_apart(tree: Tree, verb: int) -> Content | None:
    """As in "accused in its turn X of doing Y", where the parser lost the object."""
    for c in range(verb + 1, tree.right[verb]):
        inner = tree.child(c, "pcomp") if tree.word[c] == "of" else None
        if inner is not None and tree.tag[inner] == "VBG":
            accused = _noun_over(tree, verb, c)
            if accused is None:
                return None
            first = max(tree.left[accused], verb + 1)
            while first < accused and tree.word[first] in IDLE:
                first += 1
            return Content(
                ranges=((first, tree.right[inner]),), roots=(inner,),
                frame="charge", target=accused,
            )  # fmt: skip
    return None


def _noun_over(tree: Tree, verb: int, of: int) -> int | None:
    """The highest noun between a verb and the "of" that ends the accused's name."""
    here, best = tree.head[of], None
    while here > verb:
        if tree.pos[here] in {"NOUN", "PROPN", "PRON"} and tree.word[here] not in IDLE:
            best = here
        here = tree.head[here]
    names = (i for i in range(of - 1, verb, -1) if tree.pos[i] in {"NOUN", "PROPN"})
    return best if best is not None else next(names, None)


def _undergoer(tree: Tree, verb: int) -> int | None:
    """Who is accused or blamed: object, passive subject, or the noun modified."""
    own = tree.child(verb, "dobj", "nsubjpass")
    return _modified(tree, verb) if own is None else own


def _modified(tree: Tree, verb: int) -> int | None:
    """As in "the group, accused of the killing": the noun a participle modifies."""
    return tree.head[verb] if tree.dep[verb] == "acl" else None


def _pair(
    tree: Tree, person: int, rest: int, roots: tuple[int, ...], frame: Frame
) -> Content:
    whole = (tree.left[person], _before_clause(tree, person))
    if whole[0] <= rest < whole[1]:
        whole = (whole[0], tree.left[rest])
    if person == tree.head[rest] or whole[1] > tree.left[rest] > whole[0]:
        whole = (whole[0], person + 1)
    ranges = sorted([whole, (tree.left[rest], tree.right[rest])])
    if ranges[0][1] >= ranges[1][0]:
        ranges = [(ranges[0][0], ranges[1][1])]
    return Content(ranges=tuple(ranges), roots=roots, frame=frame, target=person)


def _before_clause(tree: Tree, noun: int) -> int:
    """End of a noun's phrase before what a reduced clause says of it."""
    for c in tree.children[noun]:
        if c > noun and tree.dep[c] == "acl" and tree.tag[c] == "VBN":
            before = tree.left[c] - 1
            return before if tree.word[before] == "," else before + 1
    return tree.right[noun]


def fault(tree: Tree, verb: int) -> Content | None:
    """As in "blamed X for Y", "blamed Y on X", "condemned Y", "holds X responsible"."""
    noun = _undergoer(tree, verb)
    if noun is None:
        return None
    for c in (*tree.children[verb], *tree.children[noun], *_by(tree, verb)):
        if tree.dep[c] == "prep" and tree.word[c] in {"for", "on", "over"} and c > verb:
            inner = tree.child(c, "pcomp", "pobj")
            if tree.word[c] == "on":  # the deed is laid on somebody
                paired = _pair(tree, noun, c, (noun,), "fault")
                return replace(paired, target=inner)
            return _pair(tree, noun, c, (noun if inner is None else inner,), "fault")
    first, end = tree.left[noun], tree.right[noun]
    return Content(ranges=((first, end),), roots=(noun,), frame="fault", target=noun)


def _by(tree: Tree, verb: int) -> list[int]:
    """What the parser hung on the agent: "blamed by officials on separatists"."""
    by = tree.child(verb, "agent")
    accuser = None if by is None else tree.child(by, "pobj")
    return [] if accuser is None else tree.children[accuser]


def cast(tree: Tree, verb: int) -> Content | None:
    """As in "described X as Y", "dismissed X as Y", "called X a Y"."""
    noun = tree.child(verb, "dobj", "nsubjpass")
    view = next(
        (c for c in tree.children[verb]
         if c > verb and (tree.dep[c] == "oprd"
                          or (tree.dep[c] == "prep" and tree.word[c] == "as"))),
        None,
    )  # fmt: skip
    if view is None:
        small = tree.child(verb, "ccomp")
        if small is None or tree.child(small, "mark") is not None or small < verb:
            return None
        return Content(
            ranges=((tree.left[small], tree.right[small]),),
            roots=(small,),
            frame="cast",
            target=tree.child(small, "nsubj"),
        )
    inner = (
        tree.child(view, "pobj", "pcomp", "amod") if tree.word[view] == "as" else None
    )
    root = (view if inner is None else inner,)
    said = _answered(tree, verb) if noun is None else None
    if said is not None:  # "a claim the army dismissed as baseless"
        return Content(
            ranges=((tree.left[said], said + 1),), roots=(said,), frame="cast"
        )
    if noun is None:
        return Content(
            ranges=((tree.left[view], tree.right[view]),), roots=root, frame="cast"
        )
    return _pair(tree, noun, view, root, "cast")


def figure(tree: Tree, verb: int) -> Content | None:
    """As in "put the toll at nine", "attributes the death to a heart attack"."""
    noun = tree.child(verb, "dobj", "nsubjpass")
    for c in tree.children[verb]:
        if tree.dep[c] == "prep" and tree.word[c] in {"at", "to"} and c > verb:
            inner = tree.child(c, "pobj")
            if noun is not None and inner is not None:
                return _pair(tree, noun, c, (inner,), "cast")
    return None


def demand(tree: Tree, verb: int) -> Content | None:
    """As in "urged X to do Y", "called for Y", "demanded Y"."""
    complement = tree.child(verb, "xcomp", "ccomp")
    if complement is not None and complement > verb:
        person = tree.child(verb, "dobj")
        first = tree.left[complement] if person is None else tree.left[person]
        return Content(
            ranges=((min(first, tree.left[complement]), tree.right[complement]),),
            roots=tuple(tops(tree, complement)), frame="demand", target=person,
        )  # fmt: skip
    for c in tree.children[verb]:
        if tree.dep[c] == "prep" and tree.word[c] == "for" and tree.child(c, "pobj"):
            noun = tree.child(c, "pobj")
            return Content(
                ranges=((tree.left[c] + 1, tree.right[c]),),
                roots=(noun or c,),
                frame="demand",
            )
    # "ordered the killing" is a deed, "called the police" no call for anything.
    return object_(tree, verb) if tree.lemma[verb] in WANTS else None


def about(tree: Tree, verb: int) -> Content | None:
    """As in "spoke about X", "was asked about X", "told them of X"."""
    for c in tree.children[verb]:
        if tree.dep[c] == "prep" and tree.word[c] in {"about", "of", "to", "regarding"}:
            inner = tree.child(c, "pobj", "pcomp")
            if inner is None or (tree.word[c] == "to" and tree.lemma[verb] not in TO):
                continue
            ranges = ((tree.left[inner], tree.right[inner]),)
            return Content(ranges=ranges, roots=(inner,), frame="about")
    return None


FRAMES: dict[Frame, Callable[[Tree, int], Content | None]] = {
    "clause": clause,
    "charge": charge,
    "fault": fault,
    "cast": cast,
    "figure": figure,
    "demand": demand,
    "to": to,
    "object": object_,
    "about": about,
}
