"""Events told of that nobody says took place: warned of, wished for, ruled out."""

from __future__ import annotations

from tahqiq.extract.events.scene import Trigger
from tahqiq.extract.lexicon.event_lexicon import EventLexicon
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.stance.modality import modality_of
from tahqiq.model.reading import Realis

ANY = frozenset({"a", "an", "any", "another", "no"})
AHEAD = frozenset({"of", "against", "about"})
ASKING = frozenset({"who", "whom", "what", "why", "how", "when", "where"})
WHOEVER = frozenset({"any", "anyone", "anybody", "those", "whoever", "everyone"})
COMPLEMENTS = frozenset({"ccomp", "xcomp", "oprd"})
FIRST = frozenset({"we", "i"})
THEIRS = frozenset({"they", "he", "she"})


def unreal_noun(tree: Tree, lexicon: EventLexicon, noun: int) -> Realis | None:
    """What the verb that an event noun hangs on makes of it, where it leaves it open."""
    if not _is_any(tree, noun):
        return None
    if _evaded(tree, lexicon, noun):
        return "negated"
    came = _outcome(tree, lexicon, noun)
    if came is not None:
        return came
    if _ruled_out(tree, lexicon, noun):
        above = tree.head[noun]
        return "hypothetical" if tree.child(above, "neg") is not None else "negated"
    open_ = _forewarned(tree, lexicon, noun) or _supposed(tree, noun)
    return "hypothetical" if open_ else None


def _outcome(tree: Tree, lexicon: EventLexicon, noun: int) -> Realis | None:
    """As in "did not result in any deaths", "none has led to a conviction", "could lead to
    clashes": what did not come of something, or may yet come of it.
    """
    link = verb = tree.head[noun]
    if tree.dep[noun] == "pobj" and tree.word[link] in {"to", "in", "into"}:
        verb = tree.head[link]
    elif tree.dep[noun] != "dobj":
        return None
    known = lexicon.words.realis["ending" if verb != link else "causing"]
    if tree.lemma[verb] not in known:
        return None
    told = modality_of(tree, verb)
    if told.polarity < 0:
        return "negated"
    weak = told.strength in {"open", "possible"} or "future" in told.tags
    return "hypothetical" if weak else None


def _is_any(tree: Tree, noun: int) -> bool:
    """As in "an assault", "further attacks", "arson": none that is known of."""
    dets = [tree.word[c] for c in tree.all(noun, "det", "poss", "nummod")]
    return all(word in ANY for word in dets) and tree.pos[noun] != "PROPN"


def _ruled_out(tree: Tree, lexicon: EventLexicon, noun: int) -> bool:
    """As in "have ruled out arson", "denied any attack", "denies that its men watched a
    shooting"; "denied the killing" denies only who did it.
    """
    above = tree.head[noun]
    if tree.dep[noun] != "dobj":
        return False
    clause = tree.dep[above] in {"ccomp", "xcomp"} and tree.child(above, "neg") is None
    if clause and tree.lemma[tree.head[above]] in lexicon.words.realis["denying"]:
        return tree.child(tree.head[above], "neg") is None
    out = any(tree.word[c] == "out" for c in tree.all(above, "prt"))
    denies = tree.lemma[above] in lexicon.words.realis["denying"]
    return denies or (out and tree.lemma[above] == "rule")


def _evaded(tree: Tree, lexicon: EventLexicon, noun: int) -> bool:
    """As in "escaped death", "evaded arrest": what does not befall who gets away; who
    "escaped an ambush" was ambushed.
    """
    bare = tree.child(noun, "det", "poss", "nummod") is None and tree.tag[noun] == "NN"
    evades = tree.lemma[tree.head[noun]] in lexicon.words.realis["evading"]
    return bare and evades and tree.dep[noun] == "dobj"


def _forewarned(tree: Tree, lexicon: EventLexicon, noun: int) -> bool:
    """As in "warned of further attacks", "warned the governor of an assault"."""
    link = tree.head[noun]
    verb = tree.head[link]
    if tree.dep[verb] == "dobj":
        verb = tree.head[verb]
    warns = tree.lemma[verb] in lexicon.words.realis["forewarning"]
    return tree.dep[noun] == "pobj" and tree.word[link] in AHEAD and warns


def _supposed(tree: Tree, noun: int) -> bool:
    """As in "An assault would be a disaster", "a strike could kill thousands"; "A blast may
    have killed ten" supposes what it did.
    """
    verb = tree.head[noun]
    if tree.dep[noun] not in {"nsubj", "nsubjpass"}:
        return False
    helpers = tree.all(verb, "aux")
    modal = any(tree.tag[c] == "MD" for c in helpers)
    return modal and not any(tree.word[c] == "have" for c in helpers)


def unreal_verb(tree: Tree, lexicon: EventLexicon, verb: int) -> bool:
    """As in "wanted the town destroyed", "is likely to be freed": not yet done."""
    above, book = tree.head[verb], lexicon.words.realis
    helpers = {tree.word[c] for c in tree.all(verb, "aux")}
    if tree.dep[verb] == "xcomp" and tree.lemma[above] in book["foretelling"]:
        return "to" in helpers and "have" not in helpers
    if tree.tag[verb] not in {"VBN", "JJ"} or tree.dep[verb] not in {
        "ccomp",
        "xcomp",
        "oprd",
    }:
        return False
    if tree.lemma[above] == "see" and tree.dep[above] == "xcomp":
        above = tree.head[above]  # "would like to see it destroyed"
    helped = helpers or tree.child(verb, "auxpass", "mark") is not None
    return not helped and tree.lemma[above] in book["having_done"]


def due_noun(tree: Tree, lexicon: EventLexicon, noun: int) -> bool:
    """As in "a warrant for his arrest", "the trial is due to open", "was postponed": what
    is asked for in writing, set for a day or put off is still to be.
    """
    book, above = lexicon.words.realis, tree.head[noun]
    if tree.dep[noun] == "pobj" and tree.word[above] == "for":
        paper = tree.head[above]
        named = [paper, *tree.all(paper, "dobj", "nsubjpass")]
        return any(tree.lemma[one] in book["pending"] for one in named)
    if tree.dep[noun] == "pobj" and tree.lemma[tree.head[above]] == "lead":
        # "a reward for information leading to the arrest of the gunman"
        over = tree.ancestors(above)[1:6]
        offered = [c for i in over for c in tree.all(i, "dobj", "nsubjpass")]
        return any(tree.lemma[i] in book["pending"] for i in (*over, *offered))
    off = any(tree.word[c] == "off" for c in tree.all(above, "prt"))
    deferred = tree.lemma[above] in book["deferring"] or (
        off and tree.lemma[above] == "put"
    )
    if tree.dep[noun] in {"nsubjpass", "dobj"} and deferred:
        return True
    if tree.dep[noun] not in {"nsubj", "nsubjpass"}:
        return False
    said = [above, *tree.all(above, "acomp", "relcl", "conj")]
    return any(tree.word[one] in book["due"] for one in said) and _to(tree, said)


def _to(tree: Tree, said: list[int]) -> bool:
    """As in "due to open", "scheduled for Monday"."""
    below = [c for one in said for c in tree.children[one]]
    verbs = [c for c in below if tree.dep[c] in {"xcomp", "ccomp", "advcl"}]
    marked = any(tree.tag[c] == "TO" for verb in verbs for c in tree.children[verb])
    return marked or any(tree.word[c] in {"for", "on", "in"} for c in below)


def made_of_verb(tree: Tree, lexicon: EventLexicon, trigger: Trigger) -> Realis | None:
    """What a word above the verb makes of it that no modal or negation says."""
    verb = trigger.head
    told = _of_kind(tree, lexicon, trigger)
    if told is not None:
        return told
    if _considered(tree, lexicon, verb):
        return "planned"
    if _asked(tree, lexicon, verb):
        return _happened(tree, verb, "actual", stop=tree.head[verb])
    if _had_done(tree, verb):
        threat = "threat" in modality_of(tree, tree.head[verb]).tags
        return "threatened" if threat else None
    return _above(tree, lexicon, verb)


def _of_kind(tree: Tree, lexicon: EventLexicon, trigger: Trigger) -> Realis | None:
    """What goes by what kind of event it is: "ordered an inquiry", "faces life in prison"."""
    verb, book = trigger.head, lexicon.words.realis
    if trigger.sense.type == "REJECT" and tree.pos[verb] == "ADJ":
        return "actual"  # "The charge is baseless": the denial itself took place
    told = tree.dep[verb] not in {"acl", "relcl", "amod"}  # "an inquiry ordered in May"
    named = trigger.sense.name == "investigate" and told
    if named and tree.lemma[verb] in book["announcing"]:
        return _happened(tree, verb, "planned")
    facing = tree.lemma[verb] in book["facing"]
    return "hypothetical" if trigger.sense.name == "convict" and facing else None


def _above(tree: Tree, lexicon: EventLexicon, verb: int) -> Realis | None:
    """As in "whether to place it under control", "narrowly escaped being shot"."""
    if any(tree.word[c] == "whether" for c in tree.all(verb, "mark", "advmod")):
        return "hypothetical"
    evading = lexicon.words.realis["evading"]
    if tree.dep[verb] == "xcomp" and tree.lemma[tree.head[verb]] in evading:
        return "negated"
    return "hypothetical" if _whoever(tree, verb) else None


def _happened(
    tree: Tree, verb: int, told: Realis, stop: int | None = None
) -> Realis | None:
    """The degree, where the clause itself tells it as having happened."""
    stops = frozenset() if stop is None else frozenset({stop})
    own = modality_of(tree, verb, stops)
    return told if own.polarity > 0 and not own.tags else None


def _considered(tree: Tree, lexicon: EventLexicon, verb: int) -> bool:
    """As in "is thinking of leaving", "considered suing": an intention."""
    above = tree.head[verb]
    if tree.tag[verb] != "VBG":
        return False
    if tree.dep[verb] == "pcomp" and tree.word[above] in AHEAD:
        above = tree.head[above]
    elif tree.dep[verb] not in COMPLEMENTS | {"dobj"}:
        return False
    return tree.lemma[above] in lexicon.words.realis["considering"]


def _asked(tree: Tree, lexicon: EventLexicon, verb: int) -> bool:
    """As in "Nor is it clear who emptied the safe": somebody did, whoever it was."""
    above = tree.head[verb]
    near = {tree.word[above], *(tree.word[c] for c in tree.children[above])}
    unsaid = bool(near & lexicon.words.setting["unsaid"])
    asks = any(tree.word[c] in ASKING for c in tree.children[verb] if c < verb)
    return unsaid and asks and tree.dep[verb] in {"ccomp", "csubj", "advcl", "acl"}


def _had_done(tree: Tree, verb: int) -> bool:
    """As in "to have him charged", "had the camp destroyed": what one has others do."""
    above = tree.head[verb]
    caused = tree.dep[verb] in COMPLEMENTS and tree.lemma[above] in {"have", "get"}
    return caused and tree.tag[verb] == "VBN" and tree.child(verb, "aux") is None


def _whoever(tree: Tree, verb: int) -> bool:
    """As in "Officers found guilty will be dismissed": if there are any."""
    noun = tree.head[verb]
    above = tree.head[noun]
    if tree.dep[verb] not in {"acl", "relcl"} or tree.dep[noun] not in {
        "nsubj",
        "nsubjpass",
    }:
        return False
    dets = {tree.word[c] for c in tree.all(noun, "det", "poss", "nummod")}
    bare = tree.tag[noun] == "NNS" and not dets
    ahead = any(tree.tag[c] == "MD" for c in tree.all(above, "aux"))
    return ahead and (bare or bool(({tree.word[noun]} | dets) & WHOEVER))


def threatened_with(
    tree: Tree, lexicon: EventLexicon, trigger: Trigger, threats: frozenset[int]
) -> bool:
    """As in "vowed that they would be hunted down", "was told he would be shot": what a
    threat says will be done; "said they would burn the village": to say so is to threaten.
    """
    here = trigger.head
    if trigger.nominal or trigger.sense.type not in {"ASSAULT", "COERCE"}:
        return False
    own = tree.child(here, "nsubj")
    while tree.dep[here] in COMPLEMENTS | {"conj"}:
        here = tree.head[here]
        if here in threats:
            return True
    said = tree.child(here, "nsubj")
    told = tree.dep[trigger.head] == "ccomp" and tree.head[trigger.head] == here
    if not told or own is None or said is None or trigger.sense.type != "ASSAULT":
        return False
    hostile = (
        tree.tag[said] == "PRP" or tree.lemma[said] in lexicon.words.lists["armed"]
    )
    return tree.word[own] in FIRST or (tree.word[own] in THEIRS and hostile)


def regretted(tree: Tree, lexicon: EventLexicon, noun: int) -> bool:
    """As in "The killing could have been prevented": it was not."""
    verb = tree.head[noun]
    if tree.lemma[verb] not in lexicon.words.realis["thwarting"]:
        return False
    helpers = tree.all(verb, "aux")
    modal = any(tree.tag[c] == "MD" for c in helpers)
    return modal and any(tree.word[c] == "have" for c in helpers)


def bidden_noun(tree: Tree, noun: int) -> bool:
    """As in "ordered the arrest of the mayor": what is told is the order."""
    verb = tree.head[noun]
    finite = tree.tag[verb] in {"VBD", "VBZ", "VBP"}
    finite = finite or tree.child(verb, "aux") is not None
    return tree.dep[noun] == "dobj" and tree.lemma[verb] == "order" and finite


def of_many(tree: Tree, lexicon: EventLexicon, noun: int, near: set[str]) -> bool:
    """As in "many attacks", "similar attacks", "attacks": of no one happening."""
    book = lexicon.words.realis
    counted = tree.child(noun, "nummod") is not None  # "27 similar attacks"
    alike = tree.tag[noun] == "NNS" and not counted and near & book["alike"]
    many = near & book["many"]
    one = tree.tag[noun] == "NN" and "the" in near
    if many == {"such"} and (one or "no" in near):
        many = set()  # "in the third such attack", "no such attack": it is of one
    return bool(many or alike) or _bare_plural(tree, noun)


def _bare_plural(tree: Tree, noun: int) -> bool:
    """As in "Assassinations are common": plural, undetermined, in a present clause."""
    if tree.tag[noun] != "NNS":
        return False
    deps = {tree.dep[c] for c in tree.children[noun]}
    if deps & {"det", "poss", "nummod"}:
        return False
    return tree.tag[tree.head[noun]] in {"VBP", "VBZ"} and tree.dep[noun] == "nsubj"
