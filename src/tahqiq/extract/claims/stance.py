"""The stance of a claim: what its innermost source and the outlet commit to."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.word_classes import DEFINITE, word_classes
from tahqiq.extract.parsing.operators import core_of, stance_book
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.attribution import Attribution
from tahqiq.extract.speech.records import RECORD
from tahqiq.extract.speech.turning import is_persuaded
from tahqiq.extract.stance.modality import Modality, modality_of
from tahqiq.model.reading import Certainty, Factuality, MarkerKind, Polarity, Stance

WEAKNESS: dict[Certainty, int] = {
    "asserted": 0, "probable": 1, "possible": 2, "alleged": 3, "hypothetical": 4,
}  # fmt: skip
# What has not happened by the speaker's own words; "will" announces, it does not report.
OPEN_TAGS = frozenset(
    {"plan", "threat", "order", "condition", "question", "attempt", "future"}
)
RECIPROCAL = (["each", "other"], ["one", "another"])
ANYBODY = frozenset({"anyone", "anybody", "whoever", "everyone", "those", "any", "all"})
LEVEL: dict[Certainty, tuple[Factuality, Factuality]] = {
    "asserted": ("CT+", "CT-"), "probable": ("PR+", "PR-"), "possible": ("PS+", "PS-"),
    "alleged": ("PS+", "PS-"), "hypothetical": ("Uu", "Uu"),
}  # fmt: skip
CUE_MARKER: dict[str, MarkerKind] = {
    "accuse": "allegation", "deny": "negation", "threaten": "threat",
    "suspect": "hedge", "other": "plan", "believe": "hedge", "predict": "hedge", "order": "plan",
}  # fmt: skip


def weakest(*levels: Certainty) -> Certainty:
    """The weakest of several commitments: an inner hedge is never made good (M30).

    >>> weakest("asserted", "possible", "probable")
    'possible'
    """
    return max(levels, key=WEAKNESS.__getitem__)


def certainty_of(modality: Modality) -> Certainty:
    """What the words of the clause alone allow."""
    if "alleged" in modality.tags and not OPEN_TAGS & modality.tags:
        return "alleged"
    if OPEN_TAGS & modality.tags or modality.strength == "open":
        return "hypothetical"
    if modality.strength in {"probable", "possible"}:
        return modality.strength
    return "asserted"


def commitment(
    tree: Tree, head: int, stack: Sequence[Attribution], stop: frozenset[int]
) -> tuple[Certainty, Polarity, Modality]:
    """Certainty and polarity of the innermost source towards the clause at `head`."""
    modality = modality_of(tree, core_of(tree, head), stop)
    certainty, polarity = committed(tree, head, stack, modality)
    return certainty, polarity, modality


def committed(
    tree: Tree, head: int, stack: Sequence[Attribution], modality: Modality
) -> tuple[Certainty, Polarity]:
    """What the speakers of `stack` leave of the modality of the word at `head`."""
    certainty, sign = certainty_of(modality), modality.polarity
    if stack:
        inner = stack[-1]
        if not _is_given(tree, head, inner):
            certainty = weakest(certainty, *told_as(stack))
        if not granted(tree, head, inner):
            sign = -sign if inner.spec.polarity == "denied" else sign
            certainty, sign = _negated_cue(tree, inner, certainty, sign)
            certainty, sign = _viewed_cue(tree, inner, certainty, sign)
        if any(_unsaid(tree, head, item, inner) for item in stack[:-1]):
            certainty = "hypothetical"  # what would be said in a planned speech
    return certainty, "affirmed" if sign > 0 else "denied"


def _is_given(tree: Tree, head: int, inner: Attribution) -> bool:
    """Whether a clause under a speaker is taken for granted by him: what a demand tells of
    the men to be freed; who it is that he only believes has fled: "believes the guerrillas
    she worked for did it".
    """
    if inner.spec.certainty == "hypothetical":
        return presupposed(tree, head, inner)
    held = (
        inner.spec.act in {"believe", "suspect"} or inner.spec.certainty == "probable"
    )
    if not held or not inner.covers(tree.head[head]):
        return False
    noun = tree.head[head]
    known = tree.pos[noun] == "PROPN" or _is_definite(tree, noun)
    return tree.dep[head] == "relcl" and known


def _unsaid(tree: Tree, head: int, item: Attribution, inner: Attribution) -> bool:
    """Whether one who speaks over it leaves open that the innermost speaker said it: who
    asks him to, or denies that he has.
    """
    if item.spec.certainty == "hypothetical":
        return not presupposed(tree, head, item)
    said = tree.dep[inner.verb] == "ccomp" and tree.head[inner.verb] == item.verb
    return item.spec.act == "deny" and said and inner.spec.act != "other"


def told_as(stack: Sequence[Attribution]) -> tuple[Certainty, ...]:
    """How the innermost speaker says it. Whoever is only cited says it as firmly as who
    cites: "alleged, quoting an official, that"; so does who "purports to show that".
    """
    inner = stack[-1].spec.certainty
    if len(stack) == 1:
        return (inner,)
    last, before = stack[-1], stack[-2]
    again = last.source is not None and last.source == before.source
    return (
        (inner, before.spec.certainty) if last.frame == "citing" or again else (inner,)
    )


def presupposed(tree: Tree, head: int, item: Attribution) -> bool:
    """A relative clause inside a demand or plan is taken for granted by who demands:
    "asked him to free the men the army holds".
    """
    here = head
    while tree.head[here] != here and item.covers(here):
        noun = tree.head[here]
        near = (noun, *tree.all(noun, "det"))
        if any(tree.word[c] in ANYBODY for c in near):
            return False
        if tree.dep[here] == "relcl" or _is_reduced(tree, here):
            return True
        if tree.head[here] != item.verb and _is_what(tree, here):
            return True
        if tree.dep[here] == "advcl" and _is_ground(tree, here):
            return True
        here = tree.head[here]
    return False


def _is_reduced(tree: Tree, clause: int) -> bool:
    """As in "the men held by the army", not "the claim that they were held"."""
    whole = tree.child(clause, "mark", "aux", "auxpass", "nsubj", "nsubjpass")
    return tree.dep[clause] == "acl" and tree.tag[clause] == "VBN" and whole is None


def _is_what(tree: Tree, clause: int) -> bool:
    """As in "spread what it called a rumour": what is named so is there."""
    what = any(tree.word[c] == "what" for c in tree.all(clause, "dobj", "nsubj"))
    return what and tree.dep[clause] == "ccomp"


def _is_ground(tree: Tree, clause: int) -> bool:
    """As in "asked not to be named because he was not cleared to speak"."""
    mark = tree.child(clause, "mark")
    return mark is not None and tree.word[mark] in stance_book().grants


def untouched(
    tree: Tree, head: int, stack: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """The speakers over a clause but those whose denial leaves it standing: who denies that
    "the men accused of the raid" were beaten has not denied that they are accused.
    """
    kept: list[Attribution] = []
    apart = False  # beside a charge: what those charged plan is no part of it either
    for item in stack:
        if _beside(tree, head, item):
            apart = apart or item.spec.act != "deny"
        elif not apart or item.spec.act != "other":
            kept.append(item)
    return tuple(kept)


def _beside(tree: Tree, head: int, item: Attribution) -> bool:
    """Whether a clause under a speaker is told by who tells of him: it stands in a denial
    that leaves it standing, or behind "which" in a charge that nobody named makes.
    """
    if item.spec.act == "deny":
        return granted(tree, head, item)
    if item.spec.act == "accuse" and _each_other(tree, item.verb):
        return any(tree.dep[c] == "relcl" for c in (head, *tree.ancestors(head))
                   if item.covers(c))  # fmt: skip
    acts = {"accuse", "suspect", "believe", "ask"}  # "Asked about the log, which shows"
    if item.source is not None or item.spec.act not in acts:
        return False
    return any(
        tree.dep[c] == "relcl" and tree.word[tree.left[c] - 1] == "," and item.covers(c)
        for c in (head, *tree.ancestors(head))
        if not tree.left[c] <= item.verb < tree.right[c]
    )


def _each_other(tree: Tree, verb: int) -> bool:
    """As in "accused each other of starting a clash in which nine died": what both sides
    speak of is told by who tells of them.
    """
    whom = tree.child(verb, "dobj")
    return whom is not None and tree.word[whom - 1 : whom + 1] in RECIPROCAL


def granted(tree: Tree, head: int, item: Attribution) -> bool:
    """A relative clause about somebody known is not denied with the rest: "denied
    shelling the market that the rebels held". An offer that is turned down was made; so was
    what the content only names, and what tells its time: "denied that the raid failed".
    """
    turned_down = (*item.roots, *(() if item.target is None else (item.target,)))
    if any(
        tree.lemma[t] in stance_book().offers
        and tree.pos[t] != "VERB"  # "denied that it had called a strike"
        and t in {head, *tree.ancestors(head)}
        for t in turned_down
    ):
        return True
    if tree.dep[head] in {"nsubj", "nsubjpass"} and head not in item.roots:
        return tree.pos[head] == "NOUN" and _is_definite(tree, head)
    here = head
    while tree.head[here] != here and _spans(item, tree.head[here]):
        noun = tree.head[here]
        if _is_reduced(tree, here) and tree.lemma[here] in cue_book().verbs:
            return True  # "a man accused of it": that he is, is told of him
        if tree.dep[here] == "relcl" or _is_reduced(tree, here):
            return tree.pos[noun] == "PROPN" or _is_definite(tree, noun)
        if tree.dep[here] == "advcl" and _is_setting(tree, here):
            return True
        here = noun
    return False


def _spans(item: Attribution, token: int) -> bool:
    """Whether a token stands within the content, or in what is put into it: "denied that any
    died in the raid, which (residents said) hit a school".
    """
    first, end = item.content[0][0], item.content[-1][1]
    return first <= token < end


def _is_definite(tree: Tree, noun: int) -> bool:
    """As in "the killing", "his departure"."""
    return any(
        tree.dep[c] == "poss" or (tree.dep[c] == "det" and tree.word[c] in DEFINITE)
        for c in tree.children[noun]
    )


def _is_setting(tree: Tree, clause: int) -> bool:
    """As in "denied that they were beaten after they surrendered": when and why is told."""
    marks = (c for c in tree.children[clause] if tree.dep[c] in {"mark", "advmod"})
    return any(tree.word[c] in stance_book().settings for c in marks)


def _negated_cue(
    tree: Tree, inner: Attribution, certainty: Certainty, sign: int
) -> tuple[Certainty, int]:
    """As in "Does not believe" holds it false; "did not say" leaves it open; "cannot rule
    out" allows it.
    """
    if inner.cue is None or tree.pos[inner.verb] != "VERB" or inner.frame == RECORD:
        return certainty, sign  # "has no entry": what it lacks is what it says
    outer = modality_of(tree, inner.verb)
    if inner.spec.polarity == "denied" and outer.polarity < 0:
        return _undenied(tree, inner, certainty), -sign
    if outer.polarity < 0:
        held = inner.spec.act in {"believe", "suspect"} and not inner.question
        held = held and not is_persuaded(tree, inner.verb)  # "was not convinced that"
        if held or _raised(tree, inner):
            return certainty, -sign
        return "hypothetical", sign
    if _can_tell(tree, inner) or _must_say(tree, inner.verb):
        return certainty, sign
    return _hedged_cue(inner, outer, certainty), sign


def _must_say(tree: Tree, verb: int) -> bool:
    """As in "I must say that", "We have to admit that": said by being said."""
    above = tree.head[verb]
    bound = tree.dep[verb] == "xcomp" and tree.lemma[above] == "have"
    who = tree.child(above if bound else verb, "nsubj")
    helped = {tree.word[c] for c in tree.all(verb, "aux")}
    must = bound or bool(helped & {"must", "should"})
    if who is None or not must or tree.lemma[verb] not in word_classes().avowing:
        return False
    return tree.word[who] in {"i", "we"} and who < verb


def _can_tell(tree: Tree, inner: Attribution) -> bool:
    """As in "Police can confirm that P": who says that he can, does; "only a court can
    confirm that P", "could confirm it" and "Can you confirm that P?" leave it open.
    """
    verb, who = inner.verb, tree.child(inner.verb, "nsubj")
    helped = [tree.word[c] for c in tree.all(verb, "aux")]
    telling = tree.lemma[verb] in cue_book().turning["vouched"]
    if who is None or not telling or helped != ["can"] or inner.question:
        return False
    first = tree.left[who]
    alone = "only" in tree.word[max(0, first - 1) : who + 1] or tree.tag[who][0] == "W"
    return not alone and tree.child(verb, "aux") == verb - 1 and who < verb - 1


def _viewed_cue(
    tree: Tree, inner: Attribution, certainty: Certainty, sign: int
) -> tuple[Certainty, int]:
    """As in "found it probable that", "considers it unlikely that": how far it is held."""
    it, view = tree.child(inner.verb, "dobj"), tree.child(inner.verb, "oprd")
    judged = it is not None and tree.word[it] == "it" and inner.frame == "clause"
    if view is None or not judged:
        return certainty, sign
    operator = stance_book().predicates.get(tree.lemma[view])
    if operator is None:
        return certainty, sign
    if operator.strength in {"probable", "possible"}:
        certainty = weakest(certainty, operator.strength)
    return certainty, -sign if operator.flip else sign


def _undenied(tree: Tree, inner: Attribution, certainty: Certainty) -> Certainty:
    """How firmly who does not deny something holds it."""
    if tree.word[inner.verb - 1] == "nor":
        return "hypothetical"  # "neither confirmed nor denied"
    left_open = tree.lemma[inner.verb] in stance_book().excluding
    if inner.own and not left_open and tree.child(inner.verb, "nsubjpass") is None:
        return certainty  # "nobody disputes that": it is so
    if inner.spec.act == "believe":
        return certainty  # "does not doubt that"
    return weakest(certainty, "possible")


def _raised(tree: Tree, inner: Attribution) -> bool:
    """As in "does not want to fight": the deed is what is not wanted."""
    return inner.spec.act == "other" and tree.lemma[inner.verb] in stance_book().raising


def _hedged_cue(inner: Attribution, outer: Modality, certainty: Certainty) -> Certainty:
    """As in "would say", "appears to show a man shot": the cue's own hedge."""
    if inner.own and outer.tags == {"future"}:
        return certainty  # "I would guess": no less than "I guess"
    if OPEN_TAGS & outer.tags:
        return "hypothetical"
    if inner.spec.act == "disclose" and outer.strength in {"probable", "possible"}:
        return weakest(certainty, outer.strength)
    return certainty


def factuality(
    certainty: Certainty,
    polarity: Polarity,
    stack: Sequence[Attribution],
    tree: Tree | None = None,
) -> Stance:
    """FactBank values for the innermost source and for the outlet (M22, M23).

    By "falsely claimed" the outlet holds false what it reports; `tree` is read for that.
    """
    inner = _value(certainty, polarity)
    others = [item for item in stack if not item.own]
    committed = all(item.spec.factive or item.house for item in others)
    if tree is not None and len(others) == 1 and countered(tree, others[0]) is not None:
        return Stance(
            innermost=inner, outlet="CT-" if polarity == "affirmed" else "CT+"
        )
    return Stance(innermost=inner, outlet=inner if committed else "Uu")


def countered(tree: Tree, item: Attribution) -> int | None:
    """The "falsely" of "falsely claimed", the "false" of "false claims that"."""
    counters, rebuffs = stance_book().counters, cue_book().rebuffs
    for c in tree.children[item.verb]:
        adverb = tree.dep[c] == "advmod" and tree.word[c] in counters
        noun = tree.pos[item.verb] == "NOUN" and tree.dep[c] == "amod"
        if adverb or (noun and tree.word[c] in rebuffs):
            return c
    return None


def _value(certainty: Certainty, polarity: Polarity) -> Factuality:
    held, not_held = LEVEL[certainty]
    return held if polarity == "affirmed" else not_held
