"""In what degree of reality a source presents an event.

The clause is read by `modality`; what stands around an event noun ("attempt",
"planned", "foiled") is read here. Doubt about a source is not realis: it lives in the
claims.
"""

from __future__ import annotations

from tahqiq.extract.event_lexicon import EventLexicon
from tahqiq.extract.found import Mood
from tahqiq.extract.modality import Modality, modality_of
from tahqiq.extract.tree import Tree
from tahqiq.extract.triggers import Trigger
from tahqiq.model.reading import Realis

# An event noun's own words, strongest first: "a foiled plot" was attempted.
NOMINAL_ORDER: tuple[Realis, ...] = (
    "attempted", "threatened", "planned", "hypothetical",
)  # fmt: skip
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


def realis_of(tree: Tree, lexicon: EventLexicon, trigger: Trigger) -> Realis:
    """The realis of the event as this one trigger tells it."""
    if trigger.modifier:
        return "actual"
    if trigger.nominal:
        around = _around_noun(tree, lexicon, trigger.head)
        if around is not None:
            return around
        if _ordered(tree, lexicon, trigger.head):
            return "actual"
    elif _habitual(tree, lexicon, trigger.head):
        return "generic"
    return _of_modality(modality_of(tree, trigger.head))


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
    near = {tree.lemma[c] for c in tree.children[noun]}
    near |= {tree.word[c] for c in tree.children[noun]}
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
    for realis in NOMINAL_ORDER:
        if near & book[realis]:
            return realis
    if near & book["many"] or _bare_plural(tree, noun):
        return "generic"
    return None


def _denied(tree: Tree, noun: int) -> bool:
    """As in "No reports of casualties"."""
    return any(
        tree.dep[c] == "det" and tree.word[c] == "no" for c in tree.children[noun]
    )


def _bare_plural(tree: Tree, noun: int) -> bool:
    """As in "Assassinations are common": plural, undetermined, in a present clause."""
    if tree.tag[noun] != "NNS":
        return False
    deps = {tree.dep[c] for c in tree.children[noun]}
    if deps & {"det", "poss", "nummod"}:
        return False
    return tree.tag[tree.head[noun]] in {"VBP", "VBZ"} and tree.dep[noun] == "nsubj"


def _ordered(tree: Tree, lexicon: EventLexicon, noun: int) -> bool:
    """As in "accused of ordering the killing": the killing is known already."""
    same = lexicon.words.setting["same"]
    known = any(
        tree.dep[c] == "det" and tree.word[c] in same for c in tree.children[noun]
    )
    above = tree.head[noun]
    ordered = (
        tree.dep[noun] == "dobj"
        and tree.lemma[above] in lexicon.words.links["ordering"]
    )
    modal = tree.child(above, "aux", "neg")
    to_come = modal is not None and tree.tag[modal] in {"MD", "TO", "RB"}
    return known and ordered and not to_come


def _habitual(tree: Tree, lexicon: EventLexicon, verb: int) -> bool:
    generic = lexicon.words.realis["generic"]
    present = tree.tag[verb] in {"VBP", "VBZ"}
    return present and any(
        tree.dep[c] == "advmod" and tree.word[c] in generic for c in tree.children[verb]
    )
