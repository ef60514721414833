"""What is turned down and not denied: an offer, a minister, a case."""

from __future__ import annotations

from tahqiq.extract.lexicon.cues import Cue, cue_book
from tahqiq.extract.lexicon.verb_forms import is_attack
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.parsing.content import Content, can_speak
from tahqiq.extract.parsing.tree import Tree


def is_refusing(tree: Tree, i: int) -> bool:
    """As in "rejected a ceasefire", "dismissed the minister", "dismissed the case": what is
    turned down, sent away or struck out is no claim that is denied.
    """
    what, turning = tree.child(i, "dobj", "nsubjpass"), cue_book().turning
    if tree.lemma[i] not in turning["refusing"] or what is None:
        return False
    talk = tree.word[what] == "talk"  # "dismissed talk of a split": what is rumoured
    offered = tree.lemma[what] in turning["offers"] and not talk
    return offered or _is_sent_away(tree, i, what) or _is_struck_out(tree, i, what)


def _is_sent_away(tree: Tree, i: int, what: int) -> bool:
    """As in "dismissed the defence minister"; "dismissed critics as liars" denies them."""
    viewed = any(tree.word[c] == "as" for c in tree.all(i, "prep"))
    named = tree.pos[what] in {"NOUN", "PROPN"} and can_speak(tree, what)
    papers = tree.lemma[what] in cue_book().media
    return tree.lemma[i] == "dismiss" and named and not viewed and not papers


def _is_struck_out(tree: Tree, i: int, what: int) -> bool:
    """As in "The court dismissed the charges": it rules, and denies nothing of its own."""
    words = word_classes()
    by = (c for link in tree.all(i, "agent") for c in tree.all(link, "pobj"))
    who = (*tree.all(i, "nsubj"), *by)
    judged = any(tree.lemma[c] in words.courts for c in who)
    return judged and tree.lemma[what] in words.suits


def deplored(tree: Tree, i: int, content: Content) -> Cue | None:
    """As in "The bishops rejected the murder of the priest": condemned, not denied."""
    wrong = tree.lemma[i] in cue_book().turning["deplored"]
    told = cue_book().nouns  # "the charge" is told, not done
    roots = [root for root in content.roots if tree.lemma[root] not in told]
    deeds = any(is_attack(tree.word[root]) for root in roots)
    found = wrong and content.frame == "object" and deeds
    return Cue(act="accuse", weighty=True) if found else None
