"""What somebody is called or shown as: "described X as Y", "called X a Y"."""

from __future__ import annotations

from dataclasses import replace

from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.parsing.content import Content, Ranges, before_aside, pair
from tahqiq.extract.parsing.operators import infinitive
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.charges import undergoer
from tahqiq.extract.speech.weighed import looked_at


def cast(tree: Tree, verb: int) -> Content | None:
    """As in "described X as Y", "dismissed X as Y", "called X a Y"."""
    noun = undergoer(tree, verb)
    noun = looked_at(tree, verb) if noun is None else noun
    belied = None if noun is None else _view_inside(tree, noun)
    for named in tree.all(verb, "oprd") if noun is None else ():
        belied = belied or _view_inside(
            tree, named
        )  # "called reports of it 'fabricated'"
    return _viewed_as(tree, verb, noun) if belied is None else belied


def _viewed_as(tree: Tree, verb: int, noun: int | None) -> Content | None:
    """What is said of the noun by "as", by an adjective or a noun behind it."""
    view = next(
        (c for c in (*tree.children[verb], *_beside_agent(tree, verb))
         if c > verb and (tree.dep[c] == "oprd"
                          or (tree.dep[c] == "prep" and tree.word[c] == "as"))),
        None,
    )  # fmt: skip
    if view is None and noun is not None:
        view = _beside_noun(tree, noun)
    if view is None:
        return _small(tree, verb)
    as_ = tree.word[view] == "as"
    if tree.dep[verb] == "acl" and tree.pos[view] == "PROPN" and not as_:
        return None  # "a nurse named Halim Oda", "a firm called Blue Gate"
    inner = tree.child(view, "pobj", "pcomp", "amod") if as_ else None
    root = (_heart(tree, view if inner is None else inner),)
    unfounded = _unfounded(tree, inner) if noun is None else None
    if unfounded is not None and inner is not None:
        return Content(
            ranges=((unfounded + 1, tree.right[inner]),), roots=root, frame="cast"
        )
    said = answered(tree, verb) if noun is None else None
    if said is not None:  # "a claim the army dismissed as baseless"
        called = (tree.left[view], tree.right[view])
        belied = tree.lemma[root[0]] in cue_book().rebuffs
        ranges: Ranges = ((tree.left[said], said + 1), *(() if belied else (called,)))
        return Content(ranges=ranges, roots=root, frame="cast")
    if noun is None:
        part = tree.child(view, "compound")  # "called the remarks fantasy", as one noun
        return Content(
            ranges=((tree.left[view], tree.right[view]),), roots=root, frame="cast",
            target=part if tree.lemma[view] in cue_book().rebuffs else None,
        )  # fmt: skip
    return _together(tree, verb, pair(tree, noun, view, root, "cast"))


def _together(tree: Tree, verb: int, content: Content) -> Content:
    """As in "called her vote in favour of the war a mistake": what the parser hung on the
    verb between what is called something and what it is called belongs to the first.
    """
    if len(content.ranges) < 2:
        return content
    (first, end), (start, last) = content.ranges[0], content.ranges[-1]
    between = [c for c in tree.all(verb, "prep") if end <= c < start]
    covered = sum(tree.right[c] - tree.left[c] for c in between)
    whole = first > verb and between and covered == start - end
    return replace(content, ranges=((first, last),)) if whole else content


def _heart(tree: Tree, view: int) -> int:
    """The "lies" of "a pack of lies", where they make nothing of what was said."""
    of = (n for c in tree.all(view, "prep") for n in tree.all(c, "pobj"))
    return next((n for n in of if tree.lemma[n] in cue_book().rebuffs), view)


def _beside_noun(tree: Tree, noun: int) -> int | None:
    """The "as" that the parser hung on what is viewed so: "a land dispute as a motive"."""
    found = (c for n in tree.conjuncts(noun) for c in tree.all(n, "prep"))
    return next((c for c in found if tree.word[c] == "as" and c > noun), None)


def _beside_agent(tree: Tree, verb: int) -> list[int]:
    """What the parser hung on who says it: "was named by police as the killer"."""
    by = tree.child(verb, "agent")
    who = None if by is None else tree.child(by, "pobj")
    return [] if who is None else tree.all(who, "prep")


def _small(tree: Tree, verb: int) -> Content | None:
    """As in "considers him guilty"; what somebody "saw the gunmen" do is not thought."""
    small = tree.child(verb, "ccomp")
    if small is None or tree.child(small, "mark") is not None or small < verb:
        return None
    being = any(tree.word[c] == "being" for c in tree.all(small, "auxpass"))
    if (being or tree.tag[small] in {"VB", "VBG"}) and not infinitive(tree, small):
        return None
    return Content(
        ranges=((tree.left[small], tree.right[small]),),
        roots=(small,),
        frame="cast",
        target=tree.child(small, "nsubj"),
    )


def _view_inside(tree: Tree, noun: int) -> Content | None:
    """What is called a lie, where the parser read "a lie" as a part of it: "called
    reports of an ambush fabricated", "called the claim that … a lie".
    """
    part = tree.child(noun, "compound")
    this = tree.child(noun, "det")
    if part is None and this is not None and tree.word[this] in {"this", "that"}:
        part = this  # "calls this nonsense"
    if part is not None and tree.lemma[noun] in cue_book().rebuffs:
        return Content(  # "called the remarks fantasy", read as one noun
            ranges=((tree.left[noun], part + 1),), roots=(noun,), frame="cast",
            target=part,
        )  # fmt: skip
    named = next((c for c in tree.all(noun, "appos") if c > noun), None)
    if named is not None and {tree.lemma[named], tree.word[named]} & cue_book().rebuffs:
        end = tree.left[named]  # "called the reports 'the lies of a …'"
        return Content(
            ranges=((tree.left[noun], end),), roots=(named,), frame="cast", target=noun
        )
    last = tree.right[noun] - 1
    while last > noun and tree.pos[last] == "PUNCT":
        last -= 1
    if last <= noun or not {tree.lemma[last], tree.word[last]} & cue_book().rebuffs:
        return None
    if last >= before_aside(tree, noun):
        return None  # "…, which its minister called baseless": another's view
    end = tree.left[last] if tree.left[last] > noun else last
    return Content(
        ranges=((tree.left[noun], end),), roots=(last,), frame="cast", target=noun
    )


def _unfounded(tree: Tree, inner: int | None) -> int | None:
    """As in "dismissed as baseless reports that …": the view of what stands behind it."""
    view = None if inner is None else tree.child(inner, "amod", "compound")
    if inner is None or view is None or tree.child(inner, "det", "poss") is not None:
        return None
    return view if tree.lemma[view] in cue_book().rebuffs and view < inner else None


def answered(tree: Tree, verb: int) -> int | None:
    """As in "a charge it denies", "the claim, denied by the army": the noun modified."""
    noun = tree.head[verb]
    named = tree.pos[noun] == "NOUN" or tree.word[noun] in {"something", "anything"}
    if not named or noun > verb:
        return None
    if tree.dep[verb] == "acl":
        passive = tree.tag[verb] == "VBN" and tree.child(verb, "agent") is not None
        return noun if passive else None
    doer = tree.child(verb, "nsubj")
    gap = doer is not None and tree.tag[doer][0] != "W"
    return noun if tree.dep[verb] == "relcl" and gap else None


def rebuffed(tree: Tree, content: Content) -> Content:
    """As in "called the report a fabrication": what is denied is the report."""
    who = content.target
    if who is None:
        return content
    if tree.tag[who].startswith("W") and tree.dep[tree.head[who]] == "relcl":
        who = tree.head[tree.head[who]]  # "figures which it calls exaggerated"
        ranges: Ranges = ((tree.left[who], who + 1),)
        return replace(content, ranges=ranges, roots=(who,), target=None)
    view = tree.left[content.roots[0]]
    end = view if view > who else content.roots[0]
    parted = tree.head[who] == content.roots[0] and view < who
    if view < who and not parted:
        end = tree.right[who]  # "rejected as propaganda claims that"
    first = view if parted else tree.left[who]  # "called the remarks fantasy"
    end -= tree.word[end - 1] == "as"  # "described the charges as unfounded"
    quoted = view > who and tree.word[view] in {
        '"',
        "“",
    }  # "called it 'a pack of lies'"
    last = tree.right[content.roots[0]] if quoted else min(tree.right[who], end)
    ranges = ((first, last),)
    return replace(content, ranges=ranges, roots=(who,), target=None)
