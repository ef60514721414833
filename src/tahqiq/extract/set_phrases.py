"""Attributions by set phrases, where the verb alone does not say what was said.

As in "claimed responsibility for", "held X responsible", "pleaded not guilty",
"suspicion fell on X" and "the driver's account: …".
"""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.extract.attribution import Attribution, made
from tahqiq.extract.content import Content, Ranges
from tahqiq.extract.cues import Cue, cue_book
from tahqiq.extract.named import Named
from tahqiq.extract.parsed import Parsed
from tahqiq.extract.sources import owner_of, source_at
from tahqiq.extract.tree import Tree

RESPONSIBILITY = {"claim", "take", "accept", "assume", "admit", "acknowledge", "deny",
                  "disclaim", "reject"}  # fmt: skip
DISOWNING = {"deny", "disclaim", "reject"}
Phrase = tuple[Cue, Content, tuple[int, int]]


def by_set_phrase(parsed: Parsed, named: Named, i: int) -> Attribution | None:
    """The attribution of a verb that makes a set phrase with what follows it."""
    tree = parsed.tree
    found = _responsibility(tree, i) or _responsible(tree, i) or _pleaded(tree, i)
    if found is not None:
        cue, stated, span = found
        return made(parsed, named, i, cue, stated, span)
    return _fallen(parsed, named, i) or _quoted(parsed, named, i)


def _quoted(parsed: Parsed, named: Named, i: int) -> Attribution | None:
    """As in "was quoted by local media as saying": the media say that he said."""
    tree = parsed.tree
    if tree.lemma[i] not in cue_book().citing:
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
            return Attribution(
                verb=i, cue=(i, i + 1), spec=Cue(act="say"),
                source=None if who is None else source_at(parsed, named, who),
                content=((tree.left[inner], tree.right[inner]),), roots=(inner,),
                frame="citing",
            )  # fmt: skip
    return None


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


def _responsibility(tree: Tree, i: int) -> Phrase | None:
    """As in "claimed responsibility for the attack", "denied responsibility"."""
    noun = tree.child(i, "dobj", "nsubjpass")
    if noun is not None and tree.lemma[i] == "claim":
        found = _claimed(tree, i, noun)
        if found is not None:
            return found
    if noun is None or tree.lemma[noun] != "responsibility":
        return None
    if tree.lemma[i] not in RESPONSIBILITY:
        return None
    link = tree.child(noun, "prep") or tree.child(i, "prep")
    inner = None if link is None else tree.child(link, "pobj", "pcomp")
    denies = tree.lemma[i] in DISOWNING
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
    """As in "claimed the attack", "the bombing was claimed by": a deed is claimed."""
    book = cue_book()
    passive = tree.dep[noun] == "nsubjpass"
    if tree.lemma[noun] not in book.claimed or (
        passive and tree.child(i, "agent") is None
    ):
        return None
    cue = Cue(act="claim-responsibility", weighty=True)
    ranges: Ranges = ((tree.left[noun], tree.right[noun]),)
    return cue, Content(ranges=ranges, roots=(noun,), frame="object"), (i, i + 1)


def _responsible(tree: Tree, i: int) -> Phrase | None:
    """As in "holds X responsible for Y"."""
    if tree.lemma[i] != "hold":
        return None
    for c in tree.children[i]:
        if tree.word[c] in {"responsible", "accountable", "liable"}:
            first = min(i + 1, tree.left[c])
            cue = Cue(act="accuse", certainty="alleged", weighty=True)
            who = tree.child(c, "nsubj") or tree.child(i, "dobj", "nsubjpass")
            content = Content(
                ranges=((first, tree.right[c]),), roots=(c,), frame="fault", target=who
            )
            return cue, content, (i, i + 1)
    return None


def _pleaded(tree: Tree, i: int) -> Phrase | None:
    """As in "pleaded not guilty to murder": a denial of the charge; "pleaded guilty to
    murder": an admission of it.
    """
    if tree.lemma[i] != "plead":
        return None
    near = tree.word[i + 1 : i + 4]
    if "guilty" not in near:
        return None
    guilty = i + 1 + near.index("guilty")
    denies = "not" in near[: near.index("guilty")]
    cue = Cue(
        act="deny" if denies else "disclose",
        polarity="denied" if denies else "affirmed",
        weighty=True,
    )
    charge = _charge_after(tree, guilty, tree.right[i])
    if charge is None:
        content = Content(ranges=((guilty, guilty + 1),), roots=(i,), frame="object")
    else:
        ranges = ((tree.left[charge], tree.right[charge]),)
        content = Content(ranges=ranges, roots=(charge,), frame="object")
    return cue, content, (i, guilty + 1)


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
    argued = tree.lemma[i] == "case" and tree.dep[i] == "attr"
    if not told and not argued:
        return
    owner = owner_of(parsed, named, i)
    content = None if owner is None else (_headed(parsed, i) or _is_that(tree, i))
    if owner is None or content is None:
        return
    cue = book.nouns.get(tree.lemma[i], Cue(act="say"))
    yield Attribution(
        verb=i, cue=(i, i + 1), spec=cue, source=source_at(parsed, named, owner),
        content=content.ranges, roots=content.roots, frame="clause",
    )  # fmt: skip


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
    if tree.lemma[i] == "case":  # "it is the prosecution's case that …"
        return _argued(tree, i)
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
