"""Who answers for a deed: claims of responsibility, and who is held responsible.

"Claimed responsibility for the attack", "claimed the attack", "claimed to have planted
it", "denied responsibility", "holds the army responsible" (M101).
"""

from __future__ import annotations

from tahqiq.extract.lexicon.cues import Cue, Frame, cue_book
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.parsing.content import Content, Ranges, antecedent, pair
from tahqiq.extract.parsing.tree import Tree

Phrase = tuple[Cue, Content, tuple[int, int]]


def responsibility(tree: Tree, i: int) -> Phrase | None:
    """As in "claimed responsibility for the attack", "denied responsibility"."""
    noun = tree.child(i, "dobj", "nsubjpass")
    if tree.lemma[i] == "claim":
        if noun is None and tree.dep[i] == "acl" and tree.tag[i] == "VBN":
            noun = tree.head[i]  # "an attack claimed by the group"
        found = _claimed(tree, i, noun) if noun is not None else _claimed_to(tree, i)
        if found is not None:
            return found
    if noun is None or tree.lemma[noun] != "responsibility":
        return None
    if tree.lemma[i] not in word_classes().responsibility:
        return None
    link = tree.child(noun, "prep") or tree.child(i, "prep")
    inner = None if link is None else tree.child(link, "pobj", "pcomp")
    denies = tree.lemma[i] in word_classes().disowning
    cue = Cue(
        act="deny" if denies else "claim-responsibility",
        polarity="denied" if denies else "affirmed",
        weighty=True,
    )
    if link is None or inner is None:
        ranges: Ranges = ((tree.left[noun], tree.right[noun]),)
        return cue, Content(ranges=ranges, roots=(noun,), frame="object"), (i, i + 1)
    ranges = ((tree.left[link] + 1, tree.right[link]),)
    end = noun + 1 if noun > i and noun - i < 4 else i + 1
    return cue, Content(ranges=ranges, roots=(inner,), frame="object"), (i, end)


def _claimed(tree: Tree, i: int, noun: int) -> Phrase | None:
    """As in "claimed the attack", "the bombing (was) claimed by": a deed is claimed."""
    book = cue_book()
    passive = tree.dep[noun] == "nsubjpass" or tree.head[i] == noun
    deeds = _one_of(tree, noun)
    if tree.lemma[deeds] not in book.claimed or (
        passive and tree.child(i, "agent") is None
    ):
        return None
    cue = Cue(act="claim-responsibility", weighty=True)
    end = tree.left[i] if tree.head[i] == noun else tree.right[noun]
    ranges: Ranges = ((tree.left[noun], end),)
    return cue, Content(ranges=ranges, roots=(noun,), frame="object"), (i, i + 1)


def _one_of(tree: Tree, noun: int) -> int:
    """As in "claimed a string of attacks": the attacks."""
    link = tree.child(noun, "prep")
    many = tree.lemma[noun] in word_classes().runs and link is not None
    inner = tree.child(link, "pobj") if many and link is not None else None
    return noun if inner is None else inner


def _claimed_to(tree: Tree, i: int) -> Phrase | None:
    """As in "claimed to have planted the bomb": the deed is the claimant's own."""
    act = tree.child(i, "xcomp")
    frame: Frame = "to"
    if act is None:
        act, frame = _own_deed(tree, i), "clause"
    elif tree.lemma[act] not in cue_book().claimed_acts and not _behind_it(tree, act):
        return None
    if act is None or tree.child(i, "nsubj") is None:
        return None
    if tree.child(act, "auxpass", "neg") is not None:
        return None  # "claimed to have been shot", "claim not to have shot him"
    cue = Cue(act="claim-responsibility", weighty=True)
    ranges: Ranges = ((tree.left[act], tree.right[act]),)
    mark = tree.child(act, "mark")
    if mark is not None:
        ranges = ((mark + 1, tree.right[act]),)
    return cue, Content(ranges=ranges, roots=(act,), frame=frame), (i, i + 1)


def _behind_it(tree: Tree, act: int) -> bool:
    """As in "claimed to be behind the killing", "claiming to be the killers"."""
    view = tree.child(act, "attr", "acomp")
    if view is not None:
        words = word_classes()
        return tree.lemma[view] in words.culprits or tree.word[view] in words.answerable
    link = tree.child(act, "prep")
    deed = None if link is None else tree.child(link, "pobj")
    behind = deed is not None and link is not None and tree.word[link] == "behind"
    return behind and tree.lemma[_one_of(tree, deed or 0)] in cue_book().claimed


def _own_deed(tree: Tree, i: int) -> int | None:
    """As in "The group claimed it had killed six", "that they were responsible"."""
    act = tree.child(i, "ccomp")
    doer = None if act is None or act < i else tree.child(act, "nsubj")
    if act is None or doer is None:
        return None
    view = tree.child(act, "acomp")
    answers = view is not None and tree.word[view] in word_classes().answerable
    if answers and tree.word[doer] in {"it", "they", "he", "she", "we"}:
        return act if tree.child(act, "neg") is None else None
    own = tree.child(doer, "poss")
    itself = tree.word[doer] == "it" or (own is not None and tree.word[own] == "its")
    done = tree.lemma[act] in cue_book().claimed_acts and tree.child(act, "neg") is None
    return act if itself and done else None


def held_responsible(tree: Tree, i: int) -> Phrase | None:
    """As in "holds X responsible for Y"."""
    if tree.lemma[i] != "hold":
        return None
    for c in tree.children[i]:
        if tree.word[c] in word_classes().answerable:
            first = min(i + 1, tree.left[c])
            cue = Cue(act="accuse", certainty="alleged", weighty=True)
            who = tree.child(c, "nsubj") or tree.child(i, "dobj", "nsubjpass")
            if who is not None and tree.tag[who].startswith("W"):
                meant = antecedent(
                    tree, who
                )  # "a network that police hold responsible"
                if meant is not None:
                    return cue, pair(tree, meant, c, (c,), "fault"), (i, i + 1)
            content = Content(
                ranges=((first, tree.right[c]),), roots=(c,), frame="fault", target=who
            )
            return cue, content, (i, i + 1)
    return None
