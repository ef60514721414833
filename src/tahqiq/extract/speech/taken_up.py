"""Clauses that a later one takes up by "which": "two had been captured, which the army denied"."""

from __future__ import annotations

from tahqiq.extract.lexicon.cues import Cue, cue_book
from tahqiq.extract.lexicon.event_lexicon import event_lexicon
from tahqiq.extract.lexicon.nouns import nouns
from tahqiq.extract.lexicon.word_classes import DEFINITE
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.asides import BACK
from tahqiq.extract.speech.attribution import Attribution, speaker_of, trim, verb_cues

ANSWERS = frozenset({"deny", "disclose"})
DENIES = Cue(act="deny", polarity="denied", weighty=True)
VERBAL = frozenset({"VERB", "AUX"})
VIEWS = ("oprd", "dobj", "acomp", "attr", "ccomp", "xcomp")


def by_which(parsed: Parsed, named: Named, i: int) -> Attribution | None:
    """As in "It said two had been captured, which an officer denied", "…, something an
    officer called a lie": what he denies is that they had, and nobody else's word.
    """
    tree = parsed.tree
    cue, span = _answering(tree, i)
    which = _pointer(tree, i)
    if cue is None or which is None:
        return None
    source, _ = speaker_of(parsed, named, i)
    deed = _deed_before(tree, i, which)
    if deed is not None and source is not None:
        return Attribution(
            verb=i, cue=span, spec=cue, source=source, frame="object", roots=(deed,),
            content=((tree.left[deed], which - 1),), cut=(which - 1, tree.right[i]),
        )  # fmt: skip
    host = _taken_up(tree, i, which)
    if host is None or source is None:
        return None
    return Attribution(
        verb=i, cue=span, spec=cue, source=source, frame=BACK, roots=(host,),
        content=trim(tree, ((tree.left[host], which - 1),), None),
        cut=(which - 1, tree.right[i]),
    )  # fmt: skip


def _answering(tree: Tree, i: int) -> tuple[Cue | None, tuple[int, int]]:
    """How a verb answers what was said: it denies, it confirms, it calls it a lie."""
    cues, span = verb_cues(tree, i)
    views = [c for c in tree.all(i, *VIEWS) if c > i]
    views += [n for c in tree.all(i, "prep") for n in tree.all(c, "pobj", "amod")]
    if views and any("cast" in cue.frames for cue in cues):
        belied = any(tree.lemma[c] in cue_book().rebuffs for c in views)
        return DENIES if belied else None, span
    answers = (c for c in cues if c.act in ANSWERS and "object" in c.frames)
    return next(answers, None), span


def _pointer(tree: Tree, verb: int) -> int | None:
    """The "which" that a verb has for its object, or the "something" it tells of."""
    noun = tree.head[verb]
    if tree.dep[verb] == "relcl" and tree.word[noun] == "something":
        return noun if tree.child(verb, "dobj") is None else None
    which = tree.child(verb, "dobj", "nsubjpass")
    first = which is not None and tree.word[which] == "which"
    return which if first and tree.left[verb] == which else None


def _taken_up(tree: Tree, verb: int, which: int) -> int | None:
    """The clause before the comma that "which" stands for; none where it stands for a noun
    that may be denied: "the charge, which he denied".
    """
    if which < 2 or tree.word[which - 1] != ",":
        return None
    above = tree.head[which] if tree.head[verb] == which else tree.head[verb]
    if above < which and tree.pos[above] not in VERBAL:
        if _is_denied_itself(tree, above):
            return None
        while tree.pos[above] not in VERBAL and tree.head[above] != above:
            above = tree.head[above]
            if tree.pos[above] == "NOUN" and _is_denied_itself(tree, above):
                return above  # "reported the arrest of two men, which the army denied"
    if tree.pos[above] not in VERBAL or above > which:
        return None
    told = tree.child(above, "ccomp")
    reports = tree.lemma[above] in cue_book().verbs
    return told if told is not None and reports and told < which else above


def _is_denied_itself(tree: Tree, noun: int) -> bool:
    """Whether a noun is what may be denied: words, a charge, a deed told of for the first
    time. Of "burned the mill, which the army denies" it is the burning.
    """
    book, known = cue_book(), nouns().of.get(tree.lemma[noun])
    if tree.lemma[noun] in book.hollow | book.accounts | book.nouns.keys():
        return True
    if _is_charged(tree, noun):
        return True
    nobodys = known is not None and known.type in {"PERSON", "ORG", "PLACE"}
    nobodys = nobodys or tree.dep[noun] == "attr"  # "that they were civilians"
    if nobodys or tree.pos[noun] in {"PROPN", "PRON", "NUM"}:
        return False
    verb = tree.head[noun]
    if tree.dep[noun] == "dobj" and tree.tag[verb] == "VBG":
        return tree.lemma[verb] in book.verbs  # but "charged with inciting a riot"
    given = any(tree.dep[c] == "poss" or tree.word[c] in DEFINITE
                for c in tree.children[noun])  # fmt: skip
    while tree.pos[verb] == "ADP" and tree.head[verb] != verb:
        verb = tree.head[verb]
    told = tree.lemma[verb] in book.verbs or tree.lemma[noun] in book.claimed
    return told and not given


def _is_charged(tree: Tree, noun: int) -> bool:
    """As in "accused of corruption", "faces charges of treason"."""
    link = tree.head[noun]
    above, book = tree.head[link], cue_book()
    behind = tree.dep[noun] == "pobj" and tree.word[link] in {"of", "with", "for"}
    if tree.dep[above] == "dobj" and tree.lemma[above] not in book.nouns:
        above = tree.head[above]  # "accused the minister of corruption"
    cues = book.verbs.get(tree.lemma[above], ())
    accuses = any(cue.act == "accuse" for cue in cues)
    return behind and (accuses or tree.lemma[above] in book.nouns)


def _deed_before(tree: Tree, verb: int, which: int) -> int | None:
    """As in "jailed for the theft, which he denies", "for the killings at the mill, which he
    denies": what he denies is the deed, no mill, and not that he was jailed.
    """
    place = tree.head[verb]
    link = tree.head[place]
    deed = tree.head[link]
    known = nouns().of.get(tree.lemma[place])
    thing = tree.pos[place] == "PROPN" or (
        known is not None and known.type in {"PERSON", "ORG", "PLACE"}
    )
    deeds = event_lexicon().nouns
    if tree.dep[verb] != "relcl" or place > which:
        return None
    if tree.lemma[place] in deeds and tree.word[link] in {"for", "over"}:
        return place  # "jailed for the theft, which he denies"
    scene = thing
    if not scene or tree.dep[place] != "pobj" or tree.pos[deed] != "NOUN":
        return None
    return deed if tree.lemma[deed] in deeds else None
