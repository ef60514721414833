"""In what degree of reality a source presents an event.

The clause is read by `modality`; what stands around an event noun ("attempt",
"planned", "foiled") is read here. Doubt about a source is not realis: it lives in the
claims.
"""

from __future__ import annotations

from tahqiq.extract.events.scene import Trigger
from tahqiq.extract.events.unreal_events import (
    bidden_noun,
    due_noun,
    made_of_verb,
    of_many,
    regretted,
    unreal_noun,
    unreal_verb,
)
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.event_lexicon import EventLexicon
from tahqiq.extract.parsing.found import Mood
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.stance.conditions import came_about
from tahqiq.extract.stance.modality import Modality, modality_of
from tahqiq.extract.stance.modifiers import comes_about
from tahqiq.model.reading import Realis

# An event noun's own words, strongest first: "a foiled plot" was attempted.
NOMINAL_ORDER: tuple[Realis, ...] = (
    "attempted", "threatened", "planned", "hypothetical")  # fmt: skip
TAGS: tuple[tuple[str, Realis], ...] = (
    ("attempt", "attempted"),
    ("threat", "threatened"),
    ("plan", "planned"),
    ("condition", "hypothetical"),
    ("question", "hypothetical"),
    ("order", "hypothetical"),
    ("future", "planned"),
    ("generic", "generic"),
)

SAID = frozenset({"say", "accuse", "testify", "write"})
INVERTED = frozenset({"had", "were", "should"})  # "Had it been granted access, …"


def realis_of(
    tree: Tree, lexicon: EventLexicon, trigger: Trigger, *, heading: bool = False
) -> Realis:
    """The realis of the event as this one trigger tells it.

    The present tense of a heading tells what happened, not what happens.
    """
    if trigger.modifier:
        return "actual"
    if trigger.nominal:
        told = _of_noun(tree, lexicon, trigger)
        if told == "attempted" and _outlived(tree, lexicon, trigger):
            told = None
    else:
        told = _of_verb(tree, lexicon, trigger, heading=heading)
    return told or _of_modality(modality_of(tree, trigger.head))


def _outlived(tree: Tree, lexicon: EventLexicon, trigger: Trigger) -> bool:
    """As in "survived the raid": it was done, and no mere attempt on somebody's life, nor
    "an attack on his life".
    """
    verb = tree.head[trigger.head]
    on = (tree.child(c, "pobj") for c in tree.all(trigger.head, "prep"))
    life = any(c is not None and tree.lemma[c] == "life" for c in on)
    failed = life or "targeted" in trigger.sense.modes
    failed = failed or tree.lemma[trigger.head] == "attempt"
    return not failed and tree.lemma[verb] in lexicon.words.realis["outliving"]


def _of_noun(tree: Tree, lexicon: EventLexicon, trigger: Trigger) -> Realis | None:
    """What the words around a noun say, where they say something; a "threatening call"
    was made.
    """
    noun = trigger.head
    if unreal_noun(tree, lexicon, noun) == "negated":
        return "negated"
    around = _around_noun(tree, lexicon, noun)
    due = due_noun(tree, lexicon, noun)
    coming = tree.dep[noun] == "nsubj" and comes_about(tree, tree.head[noun])
    if coming and (due or around in {"planned", "threatened"}):
        # "The planned march took place", "the threatened raid never came"
        return _of_modality(modality_of(tree, tree.head[noun]))
    if due or regretted(tree, lexicon, noun):
        return "planned" if due else "actual"
    if around == "threatened" and trigger.sense.type == "THREATEN":
        return None
    return around or _commanded(tree, lexicon, trigger)


def _commanded(tree: Tree, lexicon: EventLexicon, trigger: Trigger) -> Realis | None:
    """What an order makes of it: a killing is known by its order, an arrest is to come."""
    if trigger.sense.type == "ASSAULT":
        done = _ordered(tree, lexicon, trigger.head) or _masterminded(tree, trigger)
        return "actual" if done else None
    return "hypothetical" if bidden_noun(tree, trigger.head) else None


def _of_verb(
    tree: Tree, lexicon: EventLexicon, trigger: Trigger, *, heading: bool
) -> Realis | None:
    """What the form of the clause says, where it says something."""
    verb = trigger.head
    made = made_of_verb(tree, lexicon, trigger)
    if came_about(tree, verb):
        made = "actual"
    if made is not None:
        return made
    if _habitual(tree, lexicon, verb) or (not heading and _general(tree, verb)):
        return "generic"
    if _voiced(tree, lexicon, trigger):
        return _of_modality(modality_of(tree, tree.head[verb]))
    if _denied_doing(tree, lexicon, verb):
        return "negated"
    if _open(tree, lexicon, verb) or (not heading and _bidden(tree, verb)):
        return "hypothetical"
    sought = _sought(tree, verb) and _of_modality(modality_of(tree, verb)) == "actual"
    return "hypothetical" if sought else None


def mood_of(tree: Tree, trigger: Trigger) -> Mood | None:
    """Whether the event is spoken of as due or as to come ("must leave", "will")."""
    tags = modality_of(tree, trigger.head).tags
    if "order" in tags:
        return "order"
    return "future" if "future" in tags else None


def _of_modality(modality: Modality) -> Realis:
    if modality.polarity < 0 and "attempt" not in modality.tags:
        return "negated"
    for tag, realis in TAGS:
        if tag in modality.tags:
            return realis
    weak = modality.strength in {"open", "possible"}
    return "hypothetical" if weak else "actual"


def _around_noun(tree: Tree, lexicon: EventLexicon, noun: int) -> Realis | None:
    """What the noun's modifiers and its governor say."""
    book = lexicon.words.realis
    near = _beside(tree, lexicon, noun)
    above = tree.head[noun]
    if tree.dep[noun] == "compound" or (
        tree.dep[noun] == "pobj" and tree.word[above] in {"of", "at", "on"}
    ):
        governor = above if tree.dep[noun] == "compound" else tree.head[above]
        near.add(tree.lemma[governor])
        if tree.pos[governor] == "NOUN" and _denied(tree, governor):
            return "negated"
    elif (
        tree.dep[noun] in {"dobj", "nsubjpass"}
        and tree.lemma[above] in book["thwarting"]
    ):
        return "attempted"
    promised = tree.dep[noun] == "dobj" and tree.lemma[above] in book["promising"]
    for realis in NOMINAL_ORDER:
        if near & book[realis] or (promised and realis == "planned"):
            return realis
    asked = "any" in near or _asked_for(tree, lexicon, noun)
    if asked or unreal_noun(tree, lexicon, noun) is not None:
        return "hypothetical"
    return "generic" if of_many(tree, lexicon, noun, near) else None


def _beside(tree: Tree, lexicon: EventLexicon, noun: int) -> set[str]:
    """The words of an event noun's own phrase that may tell its degree."""
    found = {tree.lemma[c] for c in tree.children[noun]}
    found |= {tree.word[c] for c in tree.children[noun]}
    above = tree.head[noun]
    if tree.dep[noun] == "pobj" and tree.word[above] == "with":
        # "threatened with death"
        found |= {tree.lemma[tree.head[above]]} & {"threaten"}
    attempts = lexicon.words.realis["attempted"]  # "an attempt on his life"
    return found | ({tree.lemma[noun]} & attempts)


def _asked_for(tree: Tree, lexicon: EventLexicon, noun: int) -> bool:
    """As in "called for an inquiry", "demanded the withdrawal": not yet held."""
    above, dep = tree.head[noun], tree.dep[noun]
    if dep == "pobj" and tree.word[above] == "for":
        sum_ = tree.head[above]  # "demanded five million for their release"
        bargain = tree.dep[sum_] == "dobj" and tree.lemma[tree.head[sum_]]
        wished = bargain in lexicon.words.realis["wishing"]
        return wished or tree.lemma[sum_] in lexicon.words.realis["calling"]
    return dep == "dobj" and tree.lemma[above] in lexicon.words.realis["wishing"]


def _open(tree: Tree, lexicon: EventLexicon, verb: int) -> bool:
    """It is wished for, waited for, or said to be neither confirmed nor ruled out."""
    return (
        _wished(tree, lexicon, verb)
        or _awaited(tree, lexicon, verb)
        or _unconfirmed(tree, lexicon, verb)
        or _called_for(tree, lexicon, verb)
        or _unsaid(tree, verb)
        or unreal_verb(tree, lexicon, verb)
    )


def _unsaid(tree: Tree, verb: int) -> bool:
    """As in "did not say that they had fired", "stopped short of saying that": left open by
    who did not say it. Who "did not reveal that" takes it for so, as does "why they fired".
    """
    above = tree.head[verb]
    cues = [
        c for c in cue_book().verbs.get(tree.lemma[above], ()) if "clause" in c.frames
    ]
    said = tree.dep[verb] == "ccomp" and above < verb and tree.pos[above] == "VERB"
    asked = any(tree.tag[c][0] == "W" for c in tree.children[verb] if c < verb)
    if not said or asked or not cues or cues[0].factive or cues[0].act not in SAID:
        return False
    return modality_of(tree, above).polarity < 0


def _called_for(tree: Tree, lexicon: EventLexicon, verb: int) -> bool:
    """As in "called for the site to be sealed", "the call for him to go": not yet done."""
    helpers = tree.all(verb, "aux", "auxpass")
    marked = any(tree.word[c] == "for" for c in tree.all(verb, "mark"))
    if not marked or not any(tree.tag[c] == "TO" for c in helpers):
        return False
    above = tree.head[verb]
    book = lexicon.words.realis
    return tree.lemma[above] in book["calling"] | book["wishing"]


def _denied_doing(tree: Tree, lexicon: EventLexicon, verb: int) -> bool:
    """As in "denied storing arms", "denies that it held him": as its source has it, it was
    not; "did not deny" leaves it open.
    """
    above = tree.head[verb]
    said_not = tree.lemma[above] in lexicon.words.realis["denying"]
    if not said_not or tree.dep[verb] not in {"xcomp", "ccomp"}:
        return False
    return not any(tree.dep[c] == "neg" for c in tree.children[above])


def _unconfirmed(tree: Tree, lexicon: EventLexicon, verb: int) -> bool:
    """As in "would not confirm that it had been cut", "neither confirm nor rule out"."""
    above = tree.head[verb]
    settling = lexicon.words.realis["settling"]
    if tree.dep[verb] != "ccomp" or tree.lemma[above] not in settling:
        return False
    around = [above]
    while tree.dep[around[-1]] == "conj":
        around.append(tree.head[around[-1]])
    marks = lexicon.words.realis["unsettled"]
    return any(tree.word[c] in marks for i in around for c in tree.children[i])


def _bidden(tree: Tree, verb: int) -> bool:
    """As in the item of a list, "- investigate the deaths": no subject, no tense."""
    while tree.dep[verb] == "conj" and tree.tag[tree.head[verb]] in {"VB", "VBP"}:
        verb = tree.head[verb]
    if tree.tag[verb] not in {"VB", "VBP"} or tree.dep[verb] != "ROOT":
        return False
    return tree.child(verb, "nsubj", "nsubjpass", "csubj", "expl", "aux") is None


def _voiced(tree: Tree, lexicon: EventLexicon, trigger: Trigger) -> bool:
    """As in "marched to demand his release": to march for it is to demand it."""
    verb = trigger.head
    if trigger.sense.type not in {"REQUEST", "ACCUSE", "SUPPORT", "REJECT", "PROTEST"}:
        return False
    purpose = tree.dep[verb] in {"advcl", "xcomp"} and any(
        tree.tag[c] == "TO" for c in tree.children[verb]
    )
    return purpose and tree.lemma[tree.head[verb]] in lexicon.words.realis["voicing"]


def _wished(tree: Tree, lexicon: EventLexicon, verb: int) -> bool:
    """As in "demanded that the vote be postponed", "appealed to them to free her"."""
    wishing = lexicon.words.realis["wishing"]
    own = tree.child(verb, "nsubj", "nsubjpass") is not None
    while tree.dep[verb] == "conj":
        verb = tree.head[verb]
    bare = tree.tag[verb] == "VB" or any(
        tree.tag[c] == "VB" and tree.dep[c] == "auxpass" for c in tree.children[verb]
    )
    above = tree.lemma[tree.head[verb]]
    bare = bare or _unmarked(tree, verb)
    if bare and tree.dep[verb] == "xcomp":
        return not own and above in lexicon.words.realis["pleading"]
    if not bare or tree.dep[verb] != "ccomp":
        return False
    return above in wishing or _subjunctive(tree, verb)


def _unmarked(tree: Tree, verb: int) -> bool:
    """As in "demanded that the army free him": one who does it now "frees" him."""
    one = (tree.tag[c] in {"NN", "NNP"} for c in tree.all(verb, "nsubj"))
    return tree.tag[verb] == "VBP" and any(one) and tree.child(verb, "aux") is None


def _subjunctive(tree: Tree, verb: int) -> bool:
    """As in "directed that it be paid": "be" without tense says what is to happen."""
    helpers = tree.all(verb, "aux", "auxpass")
    bare = any(tree.tag[c] == "VB" and tree.word[c] == "be" for c in helpers)
    bound = any(tree.tag[c] in {"MD", "TO"} for c in helpers)
    return bare and not bound and tree.child(verb, "nsubjpass", "nsubj") is not None


def _sought(tree: Tree, verb: int) -> bool:
    """As in "a motion to release him", "had it been granted access": not told as done."""
    infinitive = any(tree.tag[c] == "TO" for c in tree.children[verb])
    above = tree.head[verb]
    if infinitive and tree.dep[verb] == "acl" and tree.tag[above] == "NN":
        return True
    subject = tree.child(verb, "nsubj", "nsubjpass")
    return subject is not None and any(
        tree.word[c] in INVERTED and c < subject and tree.text[c][0].isupper()
        for c in tree.all(verb, "aux", "auxpass")
    )


def _awaited(tree: Tree, lexicon: EventLexicon, verb: int) -> bool:
    """As in "until the detainees are freed": the present tense of what is waited for."""
    if tree.dep[verb] != "advcl":
        return False
    marks = {tree.word[c] for c in tree.children[verb] if tree.dep[c] != "nsubj"}
    tenses = {tree.tag[verb], *(tree.tag[c] for c in tree.all(verb, "aux", "auxpass"))}
    return bool(marks & lexicon.words.realis["awaiting"]) and bool(
        tenses & {"VBP", "VBZ"}
    )


def _denied(tree: Tree, noun: int) -> bool:
    """As in "No reports of casualties"."""
    return any(
        tree.dep[c] == "det" and tree.word[c] == "no" for c in tree.children[noun]
    )


def _ordered(tree: Tree, lexicon: EventLexicon, noun: int) -> bool:
    """As in "accused of ordering the killing", "convicted of planning the bombing", "The
    killing had been ordered by a colonel": the deed is known already.
    """
    same = lexicon.words.setting["same"]
    known = any(
        tree.dep[c] == "det" and tree.word[c] in same for c in tree.children[noun]
    )
    above = tree.head[noun]
    passive = tree.dep[noun] == "nsubjpass" and tree.child(above, "agent") is not None
    active = tree.dep[noun] == "dobj"
    ordered = tree.lemma[above] in lexicon.words.links["ordering"]
    planned = tree.lemma[above] == "plan" and tree.dep[above] == "pcomp"
    ordered = (ordered and (active or passive)) or (planned and active)
    modal = tree.child(above, "aux", "neg")
    to_come = modal is not None and tree.tag[modal] in {"MD", "TO", "RB"}
    return known and ordered and not to_come


def _masterminded(tree: Tree, trigger: Trigger) -> bool:
    """As in "the murder was planned by people in power": whose plan the known killing was;
    "the attack was planned by a cell" may have been stopped.
    """
    noun, verb = trigger.head, tree.head[trigger.head]
    known = any(
        tree.word[c] in {"the", "this", "his", "her"} for c in tree.children[noun]
    )
    planned = tree.lemma[verb] == "plan" and tree.dep[noun] == "nsubjpass"
    by = tree.child(verb, "agent") is not None
    return known and planned and by and trigger.sense.harm == "killed"


def _general(tree: Tree, verb: int) -> bool:
    """As in "people die here": a bare plural, the present tense and no object."""
    if tree.tag[verb] != "VBP" or tree.child(verb, "dobj", "aux", "prt") is not None:
        return False
    bound = {"det", "poss", "nummod", "amod", "compound", "relcl", "acl", "prep"}
    return any(
        tree.tag[c] == "NNS" and not bound & {tree.dep[x] for x in tree.children[c]}
        for c in tree.all(verb, "nsubj")
    )


def _habitual(tree: Tree, lexicon: EventLexicon, verb: int) -> bool:
    generic = lexicon.words.realis["generic"]
    helper = tree.child(verb, "auxpass")
    now = verb if helper is None else helper
    present = tree.tag[now] in {"VBP", "VBZ"}
    often = (c for c in tree.children[verb] if tree.dep[c] in {"advmod", "npadvmod"})
    return present and any(
        tree.word[c] in generic
        or any(tree.word[d] == "every" for d in tree.children[c])
        for c in often
    )
