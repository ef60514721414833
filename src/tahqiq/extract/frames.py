"""Where a reporting verb keeps its content, frame by frame.

A frame function takes the verb's token and answers the content, or None where the verb
is not used that way here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tahqiq.extract.cues import Frame, cue_book
from tahqiq.extract.tree import Tree

Ranges = tuple[tuple[int, int], ...]
WH = {"whether", "if", "why", "how", "who", "what", "when", "where", "which", "whom"}
COMMAS = {",", '"', "''", "”", "—", "–", "-"}
WANTS = {"demand", "request", "require", "urge", "propose", "recommend", "mandate"}
ADDRESSING = {"tell", "inform", "notify", "assure", "remind", "warn", "ask"}
ASKING = {"ask", "wonder", "know", "question", "inquire", "enquire", "query"}
TO = {"refer", "allude", "testify", "confess", "admit", "attest", "own"}
PRONOUN_OBJECTS = {"it", "this", "that", "so", "what", "which", "much", "something"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Token ranges of the content and the predicates or nouns at its root.

    `question` marks an embedded question; `about` a person the charge is against.
    """

    ranges: Ranges
    roots: tuple[int, ...]
    frame: Frame
    question: bool = False
    target: int | None = None


def clause(tree: Tree, verb: int) -> Content | None:
    """A that-clause, a bare clause, or the host of a parenthetical verb."""
    complement = _complement(tree, verb)
    if complement is not None and _reports_clause(tree, complement):
        ranges = _without(tree, complement, verb)
        return Content(
            ranges=ranges,
            roots=tuple(_roots(tree, complement)),
            frame="clause",
            question=_question(tree, complement, verb),
        )
    if _is_aside(tree, verb) or _as_clause(tree, verb):
        return _host(tree, verb)
    return _inverted(tree, verb)


def parenthetical(tree: Tree, verb: int, first: int, end: int) -> Content | None:  # noqa: PLR0911 - one line a construction
    """As in "…, police said, …" and "…, police said." whatever the parser made of it.

    The reporting clause stands between commas and holds nothing but its subject, the
    verb and adverbials; the rest of the sentence is what was said.
    """
    subject = tree.child(verb, "nsubj")
    if subject is None:
        return None
    left = min(tree.left[subject], verb) if subject < verb else verb
    right = _reporting_end(tree, verb, max(tree.right[subject], verb + 1), end)
    if right is None or left - 1 <= first or tree.word[left - 1] not in COMMAS:
        return None
    before = range(first, left - 1)
    if any(_reports(tree, i) for i in before):
        return None  # "X says A, although B, its director admits": only B is his
    if tree.word[left - 1] == "," and not any(
        tree.pos[i] in {"VERB", "AUX"} for i in before
    ):
        return None
    ended = tree.word[left - 2] in {".", "!", "?"} and tree.word[left - 1] != "''"
    if ended and (tree.word[left - 1] != '"' or not _closes(tree, left - 1, first)):
        return None
    if any(tree.word[i] in {"(", ";"} for i in range(max(first, left - 2), left)):
        return None
    ranges = tuple(r for r in ((first, left - 1), (right + 1, end)) if r[1] - r[0] > 1)
    if not ranges:
        return None
    roots = tuple(
        i for a, b in ranges for i in range(a, b)
        if tree.pos[i] in {"VERB", "AUX"} and not a <= tree.head[i] < b
    ) or (ranges[0][0],)  # fmt: skip
    return Content(ranges=ranges, roots=roots, frame="clause")


def _reports(tree: Tree, i: int) -> bool:
    """A main verb of saying with a clause of its own."""
    return (
        tree.head[i] == i
        and tree.lemma[i] in cue_book().verbs
        and any(tree.dep[c] == "ccomp" and c > i for c in tree.children[i])
    )


def _closes(tree: Tree, mark: int, first: int) -> bool:
    """Whether a straight quotation mark closes one opened in the same sentence."""
    return sum(tree.word[i] == '"' for i in range(first, mark)) % 2 == 1


def _reporting_end(tree: Tree, verb: int, start: int, end: int) -> int | None:
    """Index of the comma or full stop that closes a reporting clause, or None where
    the clause goes on to its own content.
    """
    for i in range(max(start, verb + 1), min(end, verb + 14)):
        if tree.word[i] in {",", ".", "!", "?"}:
            return i
        if tree.pos[i] in {"VERB", "AUX", "SCONJ", "PUNCT"} and tree.dep[i] != "amod":
            return None
    return end if verb + 14 >= end else None


def _complement(tree: Tree, verb: int) -> int | None:
    found = [c for c in tree.children[verb] if tree.dep[c] == "ccomp"]
    found = [c for c in found if not _is_cue_shell(tree, c)]
    after = [c for c in found if c > verb]
    if not after and not found and tree.lemma[verb] in ADDRESSING:
        return _addressed(tree, verb)
    return next(iter(after or found), None)


def _addressed(tree: Tree, verb: int) -> int | None:
    """As in "told two of the families that …", where the parser hung the clause on the
    person told.
    """
    for c in range(verb + 1, tree.right[verb]):
        first = tree.left[c]
        hung = tree.dep[c] in {"relcl", "acl"} and tree.word[first] == "that"
        if (
            hung
            and first > verb
            and tree.dep[first] not in {"nsubj", "nsubjpass", "dobj"}
        ):
            return c
    return None


def _is_cue_shell(tree: Tree, token: int) -> bool:
    return tree.right[token] - tree.left[token] < 2 and tree.pos[token] == "PUNCT"


def _reports_clause(tree: Tree, root: int) -> bool:
    """A finite clause; "told him to go" is an order, "finds Iraq a factor" a view."""
    infinitive = tree.tag[root] == "VB" and any(
        tree.tag[c] == "TO" for c in tree.children[root]
    )
    return not infinitive and not _is_small(tree, root)


def _is_small(tree: Tree, root: int) -> bool:
    """As in "finds Iraq a factor": a predication without a verb is no reported clause."""
    return tree.pos[root] in {"NOUN", "PROPN", "ADJ", "PRON"} and not any(
        tree.dep[c] in {"aux", "cop", "mark"} or tree.pos[c] == "AUX"
        for c in tree.children[root]
    )


def _is_aside(tree: Tree, verb: int) -> bool:
    """A parenthetical reporting verb; with an object it reports nothing but a deed."""
    if tree.dep[verb] not in {"parataxis", "intj"}:
        return False
    return tree.child(verb, "dobj") is None or tree.lemma[verb] in ADDRESSING


def _question(tree: Tree, root: int, verb: int) -> bool:
    """An embedded question; "described how they fled" reports that they fled."""
    first = tree.left[root]
    if tree.word[first] == "how" and tree.lemma[verb] not in ASKING:
        return False
    return tree.word[first] in WH and tree.tag[first] != "WDT"


def _roots(tree: Tree, root: int) -> list[int]:
    """The predicates coordinated at the top of a clause."""
    return [
        i for i in tree.conjuncts(root) if i == root or tree.pos[i] in {"VERB", "AUX"}
    ]


def _without(tree: Tree, root: int, verb: int) -> Ranges:
    """The subtree of `root`, less the reporting clause where it stands inside it."""
    first, end = tree.left[root], tree.right[root]
    if not first <= verb < end:
        return ((first, end),)
    left, right = tree.left[verb], tree.right[verb]
    left, right = max(left, first), min(right, end)
    if left <= first and right >= end:  # the verb heads the clause: keep what surrounds
        left, right = _core(tree, verb)
    return tuple(r for r in ((first, left), (right, end)) if r[1] > r[0])


def _core(tree: Tree, verb: int) -> tuple[int, int]:
    """A verb with its subject and auxiliaries."""
    own = [verb]
    for c in tree.children[verb]:
        if tree.dep[c] in {"nsubj", "nsubjpass", "aux", "auxpass", "neg", "dative"}:
            own.extend((tree.left[c], tree.right[c] - 1))
    return min(own), max(own) + 1


def _as_clause(tree: Tree, verb: int) -> bool:
    """As in "As the ministry announced, …": the main clause is the content."""
    if tree.dep[verb] != "advcl":
        return False
    first = tree.left[verb]
    return (
        tree.word[first] == "as" and tree.child(verb, "dobj", "ccomp", "xcomp") is None
    )


def _host(tree: Tree, verb: int) -> Content | None:
    host = tree.head[verb]
    if host == verb or tree.pos[host] == "PUNCT":
        return None
    return Content(
        ranges=_cut(tree, host, verb), roots=tuple(_roots(tree, host)), frame="clause"
    )


def _cut(tree: Tree, host: int, verb: int) -> Ranges:
    first, end = tree.left[host], tree.right[host]
    left, right = tree.left[verb], tree.right[verb]
    while left > first and tree.word[left - 1] == ",":
        left -= 1
    while right < end and tree.word[right] == ",":
        right += 1
    return tuple(r for r in ((first, left), (right, end)) if r[1] > r[0])


def _inverted(tree: Tree, verb: int) -> Content | None:
    """As in "…, said the minister": the verb hangs off the clause as its conjunct or
    apposition, with its subject behind it.
    """
    host = tree.head[verb]
    subject = tree.child(verb, "nsubj")
    if host == verb or subject is None or subject < verb or host > verb:
        return None
    if tree.dep[verb] not in {"conj", "appos", "dep", "advcl", "ROOT"}:
        return None
    if tree.word[verb - 1] not in {",", "'", '"', "''"}:
        return None
    return Content(ranges=((tree.left[host], verb - 1),), roots=(host,), frame="clause")


def to(tree: Tree, verb: int) -> Content | None:
    """As in "denied taking part", "claimed to have", passive "is believed to have"."""
    complement = next(
        (
            c
            for c in tree.children[verb]
            if tree.dep[c] in {"xcomp", "pcomp"} and c > verb
        ),
        None,
    )
    if complement is None or tree.pos[complement] not in {"VERB", "AUX"}:
        return None
    ranges: Ranges = ((tree.left[complement], tree.right[complement]),)
    subject = tree.child(verb, "nsubjpass")
    if subject is not None:
        ranges = ((tree.left[subject], tree.right[subject]), *ranges)
    return Content(ranges=ranges, roots=tuple(_roots(tree, complement)), frame="to")


def object_(tree: Tree, verb: int) -> Content | None:
    """The object's own words: "denied any involvement", "confirmed the death"."""
    noun = tree.child(verb, "dobj") or _passive_subject(tree, verb)
    if noun is None or tree.word[noun] in PRONOUN_OBJECTS:
        return None
    if tree.pos[noun] in {"PROPN", "PRON"} or tree.lemma[noun] in cue_book().media:
        return None
    first, end = tree.left[noun], tree.right[noun]
    return Content(ranges=((first, end),), roots=(noun,), frame="object")


def _passive_subject(tree: Tree, verb: int) -> int | None:
    noun = tree.child(verb, "nsubjpass")
    return noun if noun is not None and tree.child(verb, "agent") is not None else None


def charge(tree: Tree, verb: int) -> Content | None:
    """As in "accused the army of shelling the town"; passive with the accused as subject."""
    person = tree.child(verb, "dobj", "nsubjpass") or _modified(tree, verb)
    deed = next(
        (c for c in tree.children[verb]
         if tree.dep[c] == "prep" and tree.word[c] in {"of", "with", "in"} and c > verb),
        None,
    )  # fmt: skip
    if deed is None and person is not None:
        deed = next(
            (c for c in tree.children[person]
             if tree.dep[c] == "prep" and tree.word[c] == "of" and c > verb
             and tree.child(c, "pcomp") is not None),
            None,
        )  # fmt: skip
    by = tree.child(verb, "agent")
    if deed is None and by is not None:  # "accused by many of the killing"
        accuser = tree.child(by, "pobj")
        deed = None if accuser is None else next(
            (c for c in tree.children[accuser]
             if tree.dep[c] == "prep" and tree.child(c, "pcomp") is not None),
            None,
        )  # fmt: skip
    if deed is None and person is None:
        return _charged_apart(tree, verb)
    if deed is None or person is None:
        return None
    inner = tree.child(deed, "pcomp", "pobj")
    if inner is None:
        return None
    return _pair(tree, person, deed, tuple(_roots(tree, inner)), "charge")


def _charged_apart(tree: Tree, verb: int) -> Content | None:
    """As in "accused in its turn X of doing Y", where the parser lost the object."""
    for c in range(verb + 1, tree.right[verb]):
        inner = tree.child(c, "pcomp") if tree.word[c] == "of" else None
        if inner is not None and tree.tag[inner] == "VBG":
            names = [i for i in range(verb + 1, c) if tree.pos[i] in {"NOUN", "PROPN"}]
            first = tree.left[names[-1]] if names else c
            return Content(
                ranges=((max(first, verb + 1), tree.right[inner]),), roots=(inner,),
                frame="charge", target=names[-1] if names else None,
            )  # fmt: skip
    return None


def _modified(tree: Tree, verb: int) -> int | None:
    """As in "the group, accused of the killing": the noun a participle modifies."""
    return tree.head[verb] if tree.dep[verb] == "acl" else None


def _pair(
    tree: Tree, person: int, rest: int, roots: tuple[int, ...], frame: Frame
) -> Content:
    whole = (tree.left[person], tree.right[person])
    if whole[0] <= rest < whole[1]:
        whole = (whole[0], tree.left[rest])
    if person == tree.head[rest] or whole[1] > tree.left[rest] > whole[0]:
        whole = (whole[0], person + 1)
    ranges = sorted([whole, (tree.left[rest], tree.right[rest])])
    if ranges[0][1] >= ranges[1][0]:
        ranges = [(ranges[0][0], ranges[1][1])]
    return Content(ranges=tuple(ranges), roots=roots, frame=frame, target=person)


def fault(tree: Tree, verb: int) -> Content | None:
    """As in "blamed X for Y", "blamed Y on X", "condemned Y", "holds X responsible"."""
    noun = tree.child(verb, "dobj", "nsubjpass")
    if noun is None:
        return None
    for c in (*tree.children[verb], *tree.children[noun]):
        if tree.dep[c] == "prep" and tree.word[c] in {"for", "on", "over"} and c > verb:
            inner = tree.child(c, "pcomp", "pobj")
            roots = (noun,) if tree.word[c] == "on" or inner is None else (inner,)
            return _pair(tree, noun, c, roots, "fault")
    first, end = tree.left[noun], tree.right[noun]
    return Content(ranges=((first, end),), roots=(noun,), frame="fault", target=noun)


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
    root = (tree.child(view, "pobj", "pcomp", "amod") or view,)
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
            roots=tuple(_roots(tree, complement)), frame="demand", target=person,
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
