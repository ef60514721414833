"""When a verb of saying says something else than its complement: nothing, a charge, a no."""

from __future__ import annotations

from tahqiq.extract.content import Content, can_speak, reduced
from tahqiq.extract.cues import Cue, cue_book
from tahqiq.extract.tree import Tree


def is_silent(tree: Tree, i: int) -> bool:
    """Whether nobody says anything by the verb, or only who says it already."""
    echo = is_echo(tree, i) or is_filler(tree, i) or is_assumed(tree, i)
    echo = echo or is_shot(tree, i)
    return echo or is_withheld(tree, i) or is_judged(tree, i) or is_recalled(tree, i)


def turned(tree: Tree, i: int, content: Content) -> tuple[Cue | None, bool]:
    """The cue a verb turns into in its sentence, if it does, and whether its subject is
    nobody's: who says "it is absurd to claim that …" denies it himself.
    """
    if is_laid(tree, i, content):
        return Cue(act="accuse", certainty="alleged", weighty=True), False
    if is_persuaded(tree, i):
        return Cue(act="believe"), False
    if is_rebuffed(tree, i):
        return Cue(act="deny", polarity="denied", weighty=True), True
    return None, False


def is_withheld(tree: Tree, i: int) -> bool:
    """As in "They were denied water", "denied him a lawyer": nothing is said."""
    if tree.lemma[i] not in cue_book().turning["withheld"]:
        return False
    things = tree.all(i, "dobj")
    to_whom = tree.child(i, "nsubjpass", "dative")
    return bool(things) and (to_whom is not None or len(things) > 1)


def is_shot(tree: Tree, i: int) -> bool:
    """As in "the plane was shot down": only what was told is shot down with words."""
    book = cue_book()
    thing = tree.child(i, "dobj", "nsubjpass")
    if tree.lemma[i] != "shoot" or thing is None:
        return False
    told = (book.nouns, book.accounts, book.media)
    return not any(tree.lemma[thing] in group for group in told)


def is_filler(tree: Tree, i: int) -> bool:
    """As in "you know", "you see", put into a sentence: nobody says anything by it."""
    who = tree.child(i, "nsubj")
    aside = tree.dep[i] in {"parataxis", "intj"} and tree.right[i] == i + 1
    return aside and who == i - 1 and tree.word[who] == "you"


def is_echo(tree: Tree, i: int) -> bool:
    """As in "So said the minister on Monday": what was said stands before."""
    speaker = tree.child(i, "nsubj")
    so = i > 0 and tree.word[i - 1] == "so" and tree.left[i] == i - 1
    return so and speaker is not None and speaker > i


def is_raised(tree: Tree, i: int) -> bool:
    """As in "is said to have fled": said of the subject, not to it. Who "was told to leave"
    or "was allowed to leave" is spoken to; a verb of the frame "to" needs no such reading.
    """
    book = cue_book()
    spoken_to = any(
        {"demand", "to"} & cue.frames for cue in book.verbs.get(tree.lemma[i], ())
    )
    if spoken_to or tree.lemma[i] in book.controlling:
        return False
    return tree.child(i, "nsubjpass") is not None or reduced(tree, i)


def is_assumed(tree: Tree, i: int) -> bool:
    """As in "Assuming that the men are alive, …": a condition, held by nobody."""
    helped = tree.child(i, "aux", "auxpass", "nsubj", "mark") is not None
    return (
        tree.lemma[i] in cue_book().turning["assumed"]
        and tree.tag[i] in {"VBG", "VBN"}
        and tree.dep[i] in {"advcl", "prep", "ROOT"}
        and not helped
    )


def is_judged(tree: Tree, i: int) -> bool:
    """As in "found it proved that …": the finding is that of who finds."""
    above, it = tree.head[i], tree.child(i, "nsubj", "expl")
    return (
        it is not None
        and tree.word[it] == "it"
        and tree.dep[i] == "ccomp"
        and tree.tag[i] in {"VBN", "VBD"}
        and tree.lemma[above] in cue_book().turning["deemed"]
        and it == above + 1
    )


def is_recalled(tree: Tree, i: int) -> bool:
    """As in "It should be recalled that …": whoever writes so says it himself."""
    it, modal = tree.child(i, "nsubjpass"), tree.child(i, "aux")
    return (
        it is not None
        and modal is not None
        and tree.word[it] == "it"
        and tree.word[modal] in {"should", "must"}
        and tree.lemma[i] in cue_book().turning["recalled"]
    )


def is_laid(tree: Tree, i: int, content: Content) -> bool:
    """As in "The killing is attributed to the guards": a charge, not a figure."""
    book = cue_book()
    deed = tree.child(i, "dobj", "nsubjpass")
    if tree.lemma[i] not in book.turning["laid"] or deed is None:
        return False
    if content.target is None:
        return False
    said = any(tree.lemma[deed] in g for g in (book.nouns, book.media, book.accounts))
    return not said and can_speak(tree, content.roots[0])


def is_persuaded(tree: Tree, i: int) -> bool:
    """As in "The judge was convinced that …": what he holds, whoever talked to him."""
    passive = tree.child(i, "nsubjpass") is not None
    told = tree.child(i, "ccomp") is not None
    return passive and told and tree.lemma[i] in cue_book().turning["persuaded"]


def is_rebuffed(tree: Tree, i: int) -> bool:
    """As in "it is absurd to suggest that …": whoever says so denies it."""
    view, book = tree.head[i], cue_book()
    if tree.tag[i] != "VB" or not any(tree.tag[c] == "TO" for c in tree.children[i]):
        return False
    if tree.pos[view] in {"VERB", "AUX"}:
        view = tree.child(view, "acomp", "attr") or view
    return view < i and tree.lemma[view] in book.rebuffs
