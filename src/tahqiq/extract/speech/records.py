"""Who is known to hold what, by what is written down or by how far somebody knows.

A register says what stands in it ("lists three dead", "has no entry for the major"); who
speaks only "as far as the family knows" does so for the family.
"""

from __future__ import annotations

from dataclasses import replace

from tahqiq.extract.lexicon.cues import Cue, cue_book
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.content import Ranges, can_speak
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.attribution import Attribution, subject, trim, verb_above
from tahqiq.extract.speech.cue_phrases import scope_of
from tahqiq.extract.speech.reasons import known_by
from tahqiq.extract.speech.sources import source_at

RECORD = "record"  # the frame of an entry, one that is missing too
TRAILING = frozenset({"prep", "acomp", "oprd", "npadvmod", "advmod"})
JOINTS = frozenset({"and", "but"})
WRITTEN = Cue(act="write")
SHOWN = Cue(act="disclose")
AS_FAR = Cue(act="believe", certainty="probable")


def by_record(parsed: Parsed, named: Named, i: int) -> Attribution | None:
    """As in "A register lists three dead", "The log has no entry for that night"."""
    put = by_putting(parsed, named, i)
    if put is not None:
        return put
    tree = parsed.tree
    seems = tree.head[i] if _seems_to(tree, i) else None
    paper, entry = tree.child(seems or i, "nsubj"), tree.child(i, "dobj")
    if paper is None or entry is None or entry < i or tree.pos[paper] != "NOUN":
        return None
    words = word_classes()
    kept = tree.lemma[paper] in words.registers and _enters(tree, i, entry)
    if not kept and not _pictures(tree, i, paper):
        return None
    spec = WRITTEN if kept else SHOWN
    sure = spec.certainty if seems is None else "probable"
    behind = (c for c in tree.children[i] if c > entry and tree.dep[c] in TRAILING)
    ranges: Ranges = (
        (
            tree.left[entry],
            max((tree.right[c] for c in behind), default=tree.right[entry]),
        ),
    )
    return Attribution(
        verb=i, cue=(i, i + 1), spec=replace(spec, certainty=sure),
        source=source_at(parsed, named, paper),
        content=trim(tree, ranges, None), roots=(entry,), frame=RECORD,
    )  # fmt: skip


def _pictures(tree: Tree, verb: int, paper: int) -> bool:
    """As in "Satellite images show forty burned houses"."""
    may = any(
        tree.tag[c] == "MD" or tree.word[c] in cue_book().adverbs
        for c in tree.children[verb]
    )  # "purportedly shows": held back as a whole
    held = cue_book().voices | cue_book().media
    shown = tree.lemma[verb] in word_classes().picturing
    return shown and tree.lemma[paper] in held and not may


def _seems_to(tree: Tree, verb: int) -> bool:
    """As in "A video appears to show the execution of two men"."""
    above = tree.head[verb]
    seeming = tree.lemma[above] in word_classes().seeming_to
    return tree.dep[verb] == "xcomp" and seeming and tree.child(above, "neg") is None


def _enters(tree: Tree, verb: int, entry: int) -> bool:
    """As in "lists three dead"; "has no entry", "contains no statement"; not "has a cover"."""
    words = word_classes()
    if any(tree.tag[c] == "MD" for c in tree.children[verb]):
        return False
    holds = tree.lemma[verb] in words.holding_entries
    entered = tree.lemma[entry] in words.entries
    return tree.lemma[verb] in words.recording or (holds and entered)


def by_ground(parsed: Parsed, named: Named, i: int) -> Attribution | None:
    """As in "The court dismissed it on the ground that no such place was known": so held
    whoever dismissed it.
    """
    tree, noun = parsed.tree, i + 2
    that = noun + 1
    if tuple(tree.word[i:noun]) != ("on", "the") or tree.word[that : that + 1] != [
        "that"
    ]:
        return None
    told = tree.head[that] if tree.dep[that] == "mark" else that
    verb = verb_above(tree, tree.head[i])
    who = subject(tree, verb)
    if told <= that or tree.lemma[noun] not in word_classes().grounds:
        return None
    if who is None or not _may_hold(tree, who):
        return None
    return Attribution(
        verb=noun, cue=(i, noun + 1), spec=Cue(act="say"), frame="clause",
        source=source_at(parsed, named, who), roots=(told,),
        content=trim(tree, ((that + 1, tree.right[told]),), None),
    )  # fmt: skip


def _may_hold(tree: Tree, who: int) -> bool:
    return can_speak(tree, who) or tree.lemma[who] in cue_book().hearings


def by_putting(parsed: Parsed, named: Named, i: int) -> Attribution | None:
    """As in "Counsel put it to him that no such letter existed": counsel's own version;
    "it was put to him that" leaves open whose.
    """
    tree, it = parsed.tree, parsed.tree.child(i, "dobj", "nsubjpass")
    to = next((c for c in tree.all(i, "prep", "dative") if tree.word[c] == "to"), None)
    if tree.lemma[i] != "put" or it is None or tree.word[it] != "it" or to is None:
        return None
    if any(tree.word[c] in {"vote", "test"} for c in tree.all(to, "pobj")):
        return None
    passive = tree.dep[it] == "nsubjpass" and tree.child(i, "agent") is None
    who = None if passive else subject(tree, i)
    inner = range(to + 1, tree.right[i])
    that = next(
        (t for t in inner if tree.word[t] == "that" and tree.dep[t] == "mark"), 0
    )
    told = tree.head[that]
    unfit = not passive and (who is None or not _may_hold(tree, who))
    if not that or unfit:
        return None
    return Attribution(
        verb=i, cue=(i, that), spec=Cue(act="say", certainty="probable"), roots=(told,),
        source=None if who is None else source_at(parsed, named, who), frame="clause",
        content=trim(tree, ((that + 1, tree.right[told]),), None),
    )  # fmt: skip


def by_knowledge(parsed: Parsed, named: Named, i: int) -> Attribution | None:
    """As in "As far as the family knows, nobody was tried": so the family believes."""
    tree, verb = parsed.tree, known_by(parsed.tree, i)
    who = None if verb is None else tree.child(verb, "nsubj")
    if verb is None or who is None:
        return None
    left, right = i, tree.right[verb]
    opens = (
        tree.word[left - 1] == "," or left == parsed.bounds[parsed.sentence_of[i]][0]
    )
    ranges, roots = _held(parsed, left, right)
    if not ranges or not opens:
        return None
    return Attribution(
        verb=i, cue=(i, right), spec=AS_FAR, source=source_at(parsed, named, who),
        content=trim(tree, ranges, None), roots=roots, frame="phrase",
        cut=(left - (tree.word[left - 1] == ","), right + (tree.word[right] == ",")),
    )  # fmt: skip


def _held(parsed: Parsed, left: int, right: int) -> tuple[Ranges, tuple[int, ...]]:
    """What is known so far: the sentence at its edge, behind "and," what goes on there."""
    tree = parsed.tree
    if tree.word[left - 1] == "," and tree.word[left - 2] in JOINTS:
        end = parsed.bounds[parsed.sentence_of[left]][1]
        verbs = (t for t in range(right, end) if tree.dep[t] == "conj")
        behind = next((t for t in verbs if tree.pos[t] in {"VERB", "AUX"}), None)
        if behind is not None:
            return ((right, tree.right[behind]),), (behind,)
    return scope_of(parsed, left, left, right)
