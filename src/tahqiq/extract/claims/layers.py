"""Speech acts that are claims themselves, beside what is said in them: who accuses, denies
or threatens does something that somebody else may tell of.
"""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.parsing.content import can_speak
from tahqiq.extract.parsing.operators import stance_book
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.attribution import Attribution
from tahqiq.extract.speech.clause_scope import LAYER_ACTS
from tahqiq.extract.speech.records import RECORD
from tahqiq.extract.stance.modality import modality_of
from tahqiq.extract.stance.negations import is_saved
from tahqiq.extract.stance.undecided import is_no_answer, nor_denied

PASSED_ON = frozenset({"say", "disclose", "ask", "threaten"})
ASKING = frozenset({"demand", "to", "clause", "object"})
INFORMED = frozenset(
    {"clause", "about"}
)  # "was told that", "was informed of the death"


def is_layer(item: Attribution, tree: Tree) -> bool:
    """Whether the speech act is itself a claim: it accuses, denies, threatens, or was
    done to somebody ("they had been told").
    """
    told = tree.child(item.verb, "nsubjpass") is not None and item.frame in INFORMED
    if item.own and tree.child(item.verb, "nsubjpass", "auxpass") is not None:
        return False  # "it cannot be ruled out that": the hedge is all it says
    if tree.dep[item.verb] == "parataxis" and tree.right[item.verb] == item.verb + 1:
        return (
            False  # "The men, lawyers allege, were beaten": what it adds is in a chain
        )
    asked = item.spec.act == "ask" and item.frame in ASKING
    cried = item.frame == "clause" and item.content[0][0] < item.verb
    asked = asked and not item.question and not cried  # '"Who is it?" he asked'
    weighty = item.spec.weighty or item.spec.act in LAYER_ACTS or asked
    return weighty or told or withheld(item, tree)


def is_passed_on(tree: Tree, stack: Sequence[Attribution], own: Attribution) -> bool:
    """As in "She said a clerk had told her that P", "said that men had shouted 'Go'": that he
    told her, and that they shouted, is her claim as well.
    """
    nested = any(item is not own and not item.own for item in stack)
    if (
        own.spec.act == "testify"
        and tree.lemma[own.verb] in word_classes().eyewitnessing
    ):
        return nested
    hearer, verb = tree.child(own.verb, "dobj", "dative"), tree.lemma[own.verb]
    heard = hearer is not None and can_speak(tree, hearer)
    heard = heard and verb in word_classes().addressing
    aloud = verb in word_classes().uttering
    return nested and not own.own and (heard or aloud) and own.spec.act in PASSED_ON


def is_request(parsed: Parsed, own: Attribution) -> bool:
    """As in "two men asked her for him", "The mayor doubts it": that is all it says."""
    lone = own.size == 1 and parsed.tree.pos[own.content[0][0]] == "PRON"
    doubts = own.spec.act == "believe" and own.spec.polarity == "denied"
    return lone and (own.spec.act in {"ask", "order"} or doubts)


def withheld(item: Attribution, tree: Tree) -> bool:
    """As in "Did not say that", "no evidence that", "is not certain that": the content is
    nobody's claim, that it was not said or known is one.
    """
    if tree.pos[item.verb] == "ADJ":
        return modality_of(tree, item.verb).polarity < 0
    if is_no_answer(tree, item.verb):
        return False  # "would not confirm or deny that P": P is left open
    if _is_somebodys(tree, item):
        return False
    if _wanted_by_nobody(tree, item):
        return True
    if (
        item.spec.act in {"believe", "suspect", "deny", "ask", "order"}
        or item.cue is None
        or item.frame == RECORD  # "has no entry": that much it says
    ):
        return False
    return item.question or modality_of(tree, item.verb).polarity < 0


def _wanted_by_nobody(tree: Tree, item: Attribution) -> bool:
    """As in "No party wants a truce", "Neither side has called for talks": nobody asks."""
    who = tree.child(item.verb, "nsubj")
    if who is None or item.spec.act not in {"ask", "order", "other"}:
        return False
    near = (who, *tree.all(who, "det"))
    empty = any(tree.lemma[c] in stance_book().quantifiers for c in near)
    return empty and not is_saved(tree, who, stance_book())


def _is_somebodys(tree: Tree, item: Attribution) -> bool:
    """As in "The rebels' claim that P is false": they claim it all the same."""
    none = any(tree.word[c] == "no" for c in tree.all(item.verb, "det"))
    viewed = tree.dep[item.verb] == "nsubj" and tree.lemma[tree.head[item.verb]] == "be"
    return (
        item.source is not None
        and tree.pos[item.verb] == "NOUN"
        and viewed
        and not none
    )


def is_pointing(parsed: Parsed, own: Attribution) -> bool:
    """As in "was criticising them": nothing is said to have happened. "Denies it" points
    at what was said before.
    """
    lone = own.size == 1 and parsed.tree.pos[own.content[0][0]] == "PRON"
    refused = own.spec.polarity == "denied"  # "doubts it", "denies it"
    return lone and not refused and nor_denied(parsed.tree, own.verb) is None
