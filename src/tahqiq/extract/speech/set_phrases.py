"""Attributions by set phrases, where the verb alone does not say what was said.

As in "claimed responsibility for", "held X responsible", "pleaded not guilty",
"suspicion fell on X" and "the driver's account: …".
"""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.extract.lexicon.cues import Cue, cue_book
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.content import Content, Ranges, can_speak
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.attribution import Attribution, made, verb_cues
from tahqiq.extract.speech.noun_cues import is_unfound
from tahqiq.extract.speech.objections import made_clear, objected
from tahqiq.extract.speech.responsibility import held_responsible, responsibility
from tahqiq.extract.speech.sources import owner_of, sender_of, source_at
from tahqiq.extract.stance.undecided import left_open

Phrase = tuple[Cue, Content, tuple[int, int]]


def by_set_phrase(parsed: Parsed, named: Named, i: int) -> Attribution | None:
    """The attribution of a verb that makes a set phrase with what follows it."""
    tree = parsed.tree
    found = (
        responsibility(tree, i)
        or held_responsible(tree, i)
        or left_open(tree, i)
        or _pleaded(tree, i)
        or _taken(tree, i)
        or found_none(tree, i)
        or _pointed(tree, i)
        or objected(tree, i)
        or made_clear(tree, i)
    )
    if found is not None:
        cue, stated, span = found
        return made(parsed, named, i, cue, stated, span)
    if tree.lemma[i] in {"have", "get"}:
        return _had_it(parsed, named, i)
    return _fallen(parsed, named, i) or _quoted(parsed, named, i)


def _quoted(parsed: Parsed, named: Named, i: int) -> Attribution | None:
    """As in "was quoted by local media as saying": the media say that he said."""
    tree = parsed.tree
    if tree.lemma[i] not in cue_book().citing and not _as_saying(tree, i):
        return None
    by = tree.child(i, "agent")
    told = _who_said(parsed, named, i)
    if told is not None:
        return told
    passive = tree.child(i, "nsubjpass", "auxpass") is not None
    who = tree.child(by, "pobj") if by is not None else tree.child(i, "nsubj")
    for c in tree.children[i]:
        inner = tree.child(c, "pcomp")
        if tree.word[c] == "as" and inner is not None and (passive or who is not None):
            before = tree.child(i, "ccomp")
            said = () if before is None or before > i else (
                (tree.left[before], tree.right[before]),
            )  # fmt: skip
            return Attribution(
                verb=i, cue=(i, i + 1), spec=Cue(act="say"),
                source=None if who is None else source_at(parsed, named, who),
                content=(*said, (tree.left[inner], tree.right[inner])), roots=(inner,),
                frame="citing",
            )  # fmt: skip
    return _quoted_by(parsed, named, i) or _cites(parsed, named, i)


def _cites(parsed: Parsed, named: Named, i: int) -> Attribution | None:
    """As in "The report cites a guard's statement that …": the statement stands in it."""
    tree = parsed.tree
    noun, who = tree.child(i, "dobj"), tree.child(i, "nsubj")
    told = None if noun is None else tree.child(noun, "acl", "ccomp")
    if noun is None or who is None or told is None or tree.child(told, "mark") is None:
        return None
    if (
        tree.lemma[i] not in cue_book().citing
        or tree.lemma[noun] not in cue_book().nouns
    ):
        return None
    return Attribution(
        verb=i, cue=(i, i + 1), spec=Cue(act="say"), source=source_at(parsed, named, who),
        content=((tree.left[noun], tree.right[noun]),), roots=(told,), frame="citing",
    )  # fmt: skip


def _quoted_by(parsed: Parsed, named: Named, i: int) -> Attribution | None:
    """As in "The mayor, quoted by the agency, said …": the agency says that he did."""
    tree, by = parsed.tree, parsed.tree.child(i, "agent")
    who = None if by is None else tree.child(by, "pobj")
    verb = tree.head[tree.head[i]]
    said = tree.child(verb, "ccomp")
    if tree.dep[i] != "acl" or who is None or said is None:
        return None
    if tree.lemma[i] not in cue_book().citing or tree.dep[tree.head[i]] != "nsubj":
        return None
    if not any("clause" in cue.frames for cue in verb_cues(tree, verb)[0]):
        return None
    return Attribution(
        verb=i, cue=(i, i + 1), spec=Cue(act="say"), roots=(said,), frame="citing",
        source=source_at(parsed, named, who),
        content=((tree.left[said], tree.right[said]), (verb, verb + 1)),
    )  # fmt: skip


def _as_saying(tree: Tree, i: int) -> bool:
    """As in "The minutes record a diplomat as saying that …", whatever the verb."""
    for c in tree.children[i]:
        inner = tree.child(c, "pcomp") if tree.word[c] == "as" else None
        if inner is not None and tree.tag[inner] == "VBG" and c > i:
            return any("clause" in cue.frames for cue in verb_cues(tree, inner)[0])
    return False


def _pointed(tree: Tree, i: int) -> Phrase | None:
    """As in "point at the guards", "pointed the finger at the army": a charge."""
    finger = tree.child(i, "dobj")
    if tree.lemma[i] != "point" or (
        finger is not None and tree.lemma[finger] != "finger"
    ):
        return None
    for c in (*tree.children[i], *(() if finger is None else tree.children[finger])):
        who = tree.child(c, "pobj") if tree.word[c] == "at" else None
        if who is not None and can_speak(tree, who):
            cue = Cue(act="accuse", certainty="alleged", weighty=True)
            ranges: Ranges = ((tree.left[who], _short(tree, who)),)
            content = Content(ranges=ranges, roots=(who,), frame="fault", target=who)
            return cue, content, (i, i + 1)
    return None


def _short(tree: Tree, noun: int) -> int:
    """End of a noun's phrase before a relative clause behind a comma."""
    for c in tree.children[noun]:
        if c > noun and tree.dep[c] == "relcl" and tree.word[tree.left[c] - 1] == ",":
            return tree.left[c] - 1
    return tree.right[noun]


def _had_it(parsed: Parsed, named: Named, i: int) -> Attribution | None:
    """As in "had it from a guard that the prisoners were dead": the guard says so."""
    tree = parsed.tree
    it, who = tree.child(i, "dobj"), sender_of(tree, i)
    if it is None or tree.word[it] != "it":
        return None
    told = tree.child(i, "ccomp") if who is None else tree.child(who, "acl", "ccomp")
    if told is None or tree.word[tree.left[told]] != "that":
        return None
    who = tree.child(i, "nsubj") if who is None else who
    if who is None or {tree.word[who], tree.lemma[who]} & (
        cue_book().accounts | cue_book().hearsay
    ):
        return Attribution(  # "one version has it that": nobody's
            verb=i, cue=(i, it + 1), spec=Cue(act="say", certainty="alleged"),
            source=None, roots=(told,), frame="clause",
            content=((tree.left[told] + 1, tree.right[told]),),
        )  # fmt: skip
    return Attribution(
        verb=i, cue=(i, it + 1), spec=Cue(act="say"), frame="clause",
        source=source_at(parsed, named, who), roots=(told,),
        content=((tree.left[told] + 1, tree.right[told]),),
    )  # fmt: skip


def _who_said(parsed: Parsed, named: Named, i: int) -> Attribution | None:
    """As in "The report quotes a nurse who said …": what she said stands in the report."""
    tree = parsed.tree
    who, by = tree.child(i, "dobj"), tree.child(i, "nsubj")
    said = None if who is None else tree.child(who, "relcl")
    if said is None or by is None or tree.lemma[said] not in cue_book().verbs:
        return None
    return Attribution(
        verb=i, cue=(i, i + 1), spec=Cue(act="say"), source=source_at(parsed, named, by),
        content=((tree.left[said], tree.right[said]),), roots=(said,), frame="citing",
    )  # fmt: skip


def _taken(tree: Tree, i: int) -> Phrase | None:
    """As in "took the shots to be a warning": what somebody takes it for."""
    thing, view = tree.child(i, "dobj"), tree.child(i, "xcomp", "ccomp")
    if tree.lemma[i] != "take" or thing is None or view is None:
        return None
    if tree.lemma[view] != "be" or not any(
        tree.tag[c] == "TO" for c in tree.children[view]
    ):
        return None
    ranges = (
        (tree.left[thing], tree.right[thing]),
        (tree.left[view], tree.right[view]),
    )
    content = Content(ranges=ranges, roots=(view,), frame="to")
    return Cue(act="believe", certainty="probable"), content, (i, i + 1)


def _pleaded(tree: Tree, i: int) -> Phrase | None:
    """As in "pleaded not guilty to murder", "pleaded innocent": a denial of the charge;
    "pleaded guilty to murder": an admission of it.
    """
    if tree.lemma[i] != "plead":
        return None
    near = tree.word[i + 1 : i + 4]
    plea = next((word for word in near if word in {"guilty", "innocent"}), None)
    if plea is None:
        return None
    guilty = i + 1 + near.index(plea)
    denies = ("not" in near[: near.index(plea)]) == (plea == "guilty")
    cue = Cue(
        act="deny" if denies else "disclose",
        polarity="denied" if denies else "affirmed",
        weighty=True,
    )
    charge = _charge_after(tree, guilty, tree.right[i])
    if charge is None and plea == "innocent":
        cue = Cue(act="say", weighty=True)  # what he says of himself
    if charge is None:
        content = Content(ranges=((guilty, guilty + 1),), roots=(i,), frame="object")
    else:
        ranges = ((tree.left[charge], tree.right[charge]),)
        content = Content(ranges=ranges, roots=(charge,), frame="object")
    return cue, content, (i, guilty + 1)


def found_none(tree: Tree, i: int) -> Phrase | None:
    """As in "found no indication that …", "did not find evidence that …", "saw no sign of
    torture": who looked says that it was not so.
    """
    noun = tree.child(i, "dobj")
    if tree.lemma[i] not in cue_book().searching or noun is None or noun < i:
        return None
    cue = cue_book().nouns.get(tree.lemma[noun])
    if cue is None or cue.act not in {"testify", "other"} or not is_unfound(tree, noun):
        return None
    for c in tree.children[noun]:
        that = tree.dep[c] in {"acl", "ccomp"} and tree.child(c, "mark") is not None
        of = tree.child(c, "pobj", "pcomp") if tree.word[c] in {"of", "for"} else None
        if c > noun and (that or of is not None):
            first = tree.left[c] + 1
            root = c if of is None else of
            spec = Cue(act="believe")  # the "no" or "not" denies it
            content = Content(
                ranges=((first, tree.right[c]),), roots=(root,), frame="object"
            )
            return spec, content, (i, noun + 1)
    return None


def _charge_after(tree: Tree, guilty: int, end: int) -> int | None:
    """What one pleads to: the object of the first "to" after "guilty"."""
    for c in range(guilty + 1, min(end, guilty + 4)):
        if tree.word[c] == "to":
            return tree.child(c, "pobj", "pcomp")
    return None


def _fallen(parsed: Parsed, named: Named, i: int) -> Attribution | None:
    """As in "suspicion fell on X", "blame was laid on X": somebody unnamed suspects."""
    tree = parsed.tree
    noun = tree.child(i, "nsubj", "nsubjpass")
    if noun is None or tree.lemma[i] not in cue_book().falling:
        return None
    cue = cue_book().nouns.get(tree.lemma[noun])
    if tree.lemma[noun] == "blame":
        cue = Cue(act="accuse", certainty="alleged", weighty=True)
    if cue is None or cue.act not in {"suspect", "accuse"}:
        return None
    for c in tree.children[i]:
        who = tree.child(c, "pobj")
        if tree.word[c] in {"on", "upon", "at", "to", "with"} and who is not None:
            owner = tree.child(noun, "poss")
            return Attribution(
                verb=i, cue=(i, i + 1), spec=cue,
                source=None if owner is None else source_at(parsed, named, owner),
                content=((tree.left[who], tree.right[who]),), roots=(who,),
                frame="fault", target=who,
            )  # fmt: skip
    return None


def by_heading(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    """As in "The driver's account: four men stopped the bus"; "the police version is
    that he fell".
    """
    tree, book = parsed.tree, cue_book()
    told = tree.lemma[i] in book.accounts or tree.lemma[i] in book.nouns
    argued = tree.lemma[i] in book.turning["argued"]
    if not told and not (argued and tree.dep[i] in {"attr", "nsubj"}):
        return
    owner = owner_of(parsed, named, i)
    owner = _party_of(tree, i) if owner is None else owner
    stated = None if owner is None else _headed(parsed, i)
    content = stated or _is_that(tree, i)
    known = tree.lemma[i] in book.nouns or (argued and _is_official(tree, i))
    if content is None or (owner is None and not known):
        return
    cue = book.nouns.get(tree.lemma[i], Cue(act="say"))
    yield Attribution(
        verb=i, cue=(i, i + 1), spec=cue, content=content.ranges, roots=content.roots,
        source=None if owner is None else source_at(parsed, named, owner),
        frame="clause",
    )  # fmt: skip


def _is_official(tree: Tree, i: int) -> bool:
    """As in "the official line is that P", "the party line": somebody's, named or not."""
    near = {tree.lemma[c] for c in tree.all(i, "amod", "compound", "nmod")}
    return bool(near & cue_book().turning["standing"])


def _party_of(tree: Tree, i: int) -> int | None:
    """As in "the defence case is that P", "the prosecution theory": a side's in court."""
    side = i - 1 if tree.dep[i - 1] == "compound" and tree.head[i - 1] == i else None
    held = side is not None and tree.lemma[side] in cue_book().turning["sides"]
    return side if held else None


def _headed(parsed: Parsed, i: int) -> Content | None:
    """What follows the colon of a heading that opens its sentence."""
    tree = parsed.tree
    first, end = parsed.bounds[parsed.sentence_of[i]]
    if i + 2 >= end or tree.word[i + 1] != ":" or tree.left[i] > first + 1:
        return None
    last = end - 1 if tree.word[end - 1] in {".", "!"} else end
    roots = tuple(
        c for c in range(i + 2, last)
        if (tree.pos[c] in {"VERB", "AUX"} and not i + 2 <= tree.head[c] < last)
        or tree.head[c] == c
    )  # fmt: skip
    return Content(ranges=((i + 2, last),), roots=roots or (i + 2,), frame="clause")


def _argued(tree: Tree, i: int) -> Content | None:
    clause = tree.child(i, "acl", "ccomp") or tree.child(tree.head[i], "ccomp")
    if clause is None or clause < i or tree.word[tree.left[clause]] != "that":
        return None
    ranges = ((tree.left[clause] + 1, tree.right[clause]),)
    return Content(ranges=ranges, roots=(clause,), frame="clause")


def _is_that(tree: Tree, i: int) -> Content | None:
    """The that-clause a noun is said to be: "their story is that …"."""
    copula = tree.head[i]
    if tree.dep[i] == "attr":  # "it is the prosecution's case that …"
        it = tree.child(copula, "nsubj", "expl")
        dummy = it is not None and tree.word[it] == "it"
        owned = tree.child(i, "poss") is not None or tree.lemma[i] == "case"
        return _argued(tree, i) if dummy and owned else None
    if tree.dep[i] != "nsubj" or tree.lemma[copula] != "be":
        return None
    clause = tree.child(copula, "ccomp", "attr")
    if clause is None or clause < copula or tree.pos[clause] not in {"VERB", "AUX"}:
        return None
    left = tree.left[clause]
    first = left + 1 if tree.word[left] == "that" else left
    return Content(
        ranges=((first, tree.right[clause]),), roots=(clause,), frame="clause"
    )
