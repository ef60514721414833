"""Attributions by nouns: "the claim that …", "rebel claims that …", "had orders to …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tahqiq.extract.coref.voiced import has_voice
from tahqiq.extract.lexicon.cues import Cue, Frame, cue_book
from tahqiq.extract.lexicon.word_classes import DEFINITE, word_classes
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.content import Content, can_speak
from tahqiq.extract.parsing.operators import is_sure, stance_book
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.asides import BACK
from tahqiq.extract.speech.attribution import (
    Attribution,
    subject,
    trim,
    verb_cues,
)
from tahqiq.extract.speech.bare_contents import bare_content
from tahqiq.extract.speech.figures import owned_toll
from tahqiq.extract.speech.sources import is_when, source_at


def by_noun(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    """As in "the claim that …", "accusations of …", "his denial that …"."""
    tree = parsed.tree
    cue = cue_book().nouns.get(tree.lemma[i])
    idle = tree.dep[i] == "compound" or _unfound(tree, i)
    if cue is None or idle or _is_medium(tree, i):
        return
    content = _noun_content(tree, i)
    if content is None:
        return
    head = noun_source(tree, i)
    bears = None if head is not None else _borne_out(tree, i)
    if bears is not None:
        head = tree.child(bears, "nsubj")
        cue = Cue(act="disclose", factive=True)
    found = Attribution(
        verb=i,
        cue=(i, i + 1),
        spec=cue,
        source=None if head is None else source_at(parsed, named, head),
        content=trim(tree, content.ranges, None),
        roots=content.roots,
        frame="clause",
    )
    false = _rejected(tree, i) if head is None else None
    untrue = _groundless(tree, i)
    if false is not None or untrue is not None:
        yield from _refused(tree, found, false, untrue)
        return
    if _taken_back(tree, i):
        found = replace(found, spec=replace(cue, certainty="hypothetical"))
    held = found if is_sure(tree, i) or head is None else None
    yield from (found,) if held is None else _as_held(tree, held)


def by_tally(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    """As in "has not revised its own figure of 41": the number is whoever's figure it is."""
    owned = owned_toll(parsed.tree, i)
    if owned is None or not has_voice(parsed.tree, owned[0]):
        return
    source = source_at(parsed, named, owned[0])
    if source is not None:
        yield Attribution(
            verb=i, cue=(i, i + 1), spec=Cue(act="say"), source=source, frame="object",
            content=owned[1].ranges, roots=(i,),
        )  # fmt: skip


def _refused(
    tree: Tree, item: Attribution, false: int | None, untrue: int | None
) -> Iterator[Attribution]:
    """A claim that is turned down with nobody named who does it, beside the claim of who
    made it: "there is no truth to rebel claims that P".
    """
    by = false if untrue is None else untrue
    if by is None:
        return
    own = untrue is not None or _is_now(tree, by)
    denial = Cue(act="deny", polarity="denied", weighty=True)
    if item.source is not None:
        yield item
        yield replace(
            item,
            verb=by,
            spec=denial,
            cue=(by, by + 1),
            source=None,
            own=own,
            frame=BACK,
        )
    else:
        yield replace(item, spec=denial, cue=(by, by + 1), own=own)


def _groundless(tree: Tree, noun: int) -> int | None:
    """The "truth" of "There is no truth to claims that P", "no basis for reports that P"."""
    link = tree.head[noun]
    ground = tree.head[link]
    linked = tree.dep[noun] == "pobj" and tree.dep[link] == "prep"
    if not linked or tree.lemma[ground] not in cue_book().turning["truths"]:
        return None
    none = any(tree.word[c] in {"no", "little"} for c in tree.children[ground])
    return ground if none else None


def _rejected(tree: Tree, noun: int) -> int | None:
    """The "rejected" of "The claim that P is rejected", where nobody is said to reject it."""
    verb = tree.head[noun]
    passive = tree.dep[noun] == "nsubjpass" and tree.child(verb, "agent", "neg") is None
    cues = verb_cues(tree, verb)[0] if passive else ()
    return verb if any(cue.act == "deny" for cue in cues) else None


def _taken_back(tree: Tree, noun: int) -> bool:
    """As in "retracted her statement that P", "walked back his claim that P": it is said no
    longer, and the opposite is not said either.
    """
    verb = tree.head[noun]
    if tree.dep[noun] not in {"dobj", "nsubjpass"} or tree.child(verb, "neg"):
        return False
    near = (tree.word[c] for c in tree.all(verb, "prt", "advmod"))
    forms = {tree.lemma[verb], *(f"{tree.lemma[verb]} {word}" for word in near)}
    return bool(forms & cue_book().turning["retracting"])


def _is_now(tree: Tree, verb: int) -> bool:
    """As in "is rejected": whoever writes so rejects it by writing it."""
    return any(tree.tag[c] in {"VBZ", "VBP"} for c in tree.all(verb, "auxpass"))


def _borne_out(tree: Tree, i: int) -> int | None:
    """As in "The mission confirmed reports that P": the verb by which somebody vouches."""
    verb = tree.head[i]
    vouches = tree.dep[i] == "dobj" and tree.lemma[verb] in word_classes().vouching
    plain = tree.child(verb, "neg") is None and tree.child(verb, "aux") is None
    perfect = any(tree.word[c] in {"has", "have", "had"} for c in tree.all(verb, "aux"))
    who = tree.child(verb, "nsubj")
    return verb if vouches and (plain or perfect) and who is not None else None


def _is_medium(tree: Tree, i: int) -> bool:
    """As in "told us in a letter that P": who told it says so, in the letter."""
    link = tree.head[i]
    told = tree.lemma[tree.head[link]] in word_classes().telling
    written = tree.lemma[i] in cue_book().media and tree.word[link] == "in"
    return tree.dep[i] == "pobj" and told and written


def _unfound(tree: Tree, i: int) -> bool:
    """As in "found no indication that …": who looked says so, see `set_phrases`."""
    if tree.word[tree.head[i]] == "from" and tree.pos[tree.head[tree.head[i]]] == "ADJ":
        return True  # "clear from the evidence that": it is clear, the evidence says nothing
    return is_unfound(tree, i)


def is_unfound(tree: Tree, noun: int) -> bool:
    """As in "found no evidence", "have not seen any sign", "did not find evidence"."""
    verb, det = tree.head[noun], tree.child(noun, "det")
    if tree.dep[noun] != "dobj" or tree.lemma[verb] not in cue_book().searching:
        return False
    if det is not None and tree.word[det] == "no":
        return True
    known = det is not None and tree.word[det] != "any"
    return not known and tree.child(verb, "neg") is not None


def _as_held(tree: Tree, item: Attribution) -> Iterator[Attribution]:
    """A rumour or doubt of nobody's, as whoever mentions it holds it: "the claim that he
    was armed is false" denies that he was, "there is no doubt that" asserts.
    """
    false = untrue_view(tree, item.verb)
    if is_sure(tree, item.verb):
        sure = Cue(act="believe", certainty="asserted")
        yield replace(item, spec=sure, own=item.source is None)
    elif false is not None:
        denial = Cue(act="deny", polarity="denied")
        yield replace(item, spec=denial, cue=(false, false + 1), own=True)
    elif item.spec.certainty == "alleged" or not _is_denied(tree, item.verb):
        yield item  # "dismissed a report that": the denial says it all


def untrue_view(tree: Tree, noun: int) -> int | None:
    """As in "… is false", "… turned out to be untrue", "… is not true": what says so."""
    above = tree.head[noun]
    if tree.dep[noun] != "nsubj":
        return None
    inner = tree.child(above, "xcomp")
    copula = above if inner is None or tree.lemma[inner] != "be" else inner
    view = tree.child(copula, "acomp", "attr", "oprd")
    if view is None or tree.lemma[copula] not in word_classes().viewing:
        return None
    operator = stance_book().predicates.get(tree.lemma[view])
    false = tree.lemma[view] in cue_book().rebuffs or (
        operator is not None and operator.flip and operator.strength == "certain"
    )
    true = operator is not None and tree.word[view] == "true"
    denied = any(
        tree.dep[c] == "neg" for k in (above, copula) for c in tree.children[k]
    )
    return view if (false and not denied) or (true and denied) else None


def _is_denied(tree: Tree, noun: int) -> bool:
    """Whether a noun is the object of a denial."""
    above = tree.head[noun]
    verb = tree.head[above] if tree.word[above] == "as" else above
    cues, _ = verb_cues(tree, verb)
    governed = tree.dep[noun] == "dobj" or verb != above
    return governed and any(cue.act == "deny" for cue in cues)


def _noun_content(tree: Tree, i: int) -> Content | None:
    above = tree.head[i]
    spread = tree.dep[i] == "nsubj" and tree.lemma[above] in cue_book().spreading
    made = tree.lemma[above] in cue_book().turning["put forward"]
    spread = spread or (tree.dep[i] == "nsubjpass" and made)
    bidden = _bidden(tree, i)
    found = tree.lemma[i] in word_classes().findings  # "the decisions we are seeing"
    told = bare_content(tree, i) if bidden is None and not found else bidden
    if told is not None:
        ranges = ((tree.left[told], tree.right[told]),)
        frame: Frame = "clause" if bidden is None else "to"
        return Content(ranges=ranges, roots=(told,), frame=frame)
    for c in (*tree.children[i], *(tree.children[above] if spread else ())):
        if c > i and tree.dep[c] in {"acl", "ccomp", "relcl"}:
            mark = tree.child(c, "mark")
            if mark is not None and tree.word[mark] == "that":
                return Content(
                    ranges=((tree.left[c], tree.right[c]),), roots=(c,), frame="clause"
                )
        place = tree.child(c, "pobj") if tree.word[c] in {"in", "among"} else None
        held = None if place is None else tree.child(place, "acl", "relcl", "ccomp")
        if held is not None and _whole_that(
            tree, held
        ):  # "a belief in the town that …"
            ranges = ((tree.left[held], tree.right[held]),)
            return Content(ranges=ranges, roots=(held,), frame="clause")
        if c > i and tree.dep[c] == "prep" and tree.word[c] in {"of", "about"}:
            inner = tree.child(c, "pobj", "pcomp")
            if inner is not None and (spread or _reported_noun(tree, i, inner)):
                ranges = ((tree.left[inner], tree.right[inner]),)
                return Content(ranges=ranges, roots=(inner,), frame="object")
    return None


def _bidden(tree: Tree, noun: int) -> int | None:
    """The "fire" of "had orders to fire", wherever the parser hung it."""
    if tree.lemma[noun] not in cue_book().turning["bidding"]:
        return None
    if noun and tree.word[noun - 1] == "in":
        return None  # "in order to search" says what for, and nobody ordered it
    near = (*tree.all(noun, "acl", "relcl"), *tree.all(tree.head[noun], "advcl"))
    return next(
        (c for c in near if tree.left[c] == noun + 1 and tree.tag[noun + 1] == "TO"),
        None,
    )


def _whole_that(tree: Tree, clause: int) -> bool:
    """Whether a clause is introduced by a "that" which is no part of it."""
    first = tree.left[clause]
    return tree.word[first] == "that" and tree.dep[first] == "mark"


def _reported_noun(tree: Tree, noun: int, inner: int) -> bool:
    """As in "Reports of torture", not "the report of the commission"."""
    alleging = tree.lemma[noun] in word_classes().alleging
    plural_or_act = tree.tag[noun] == "NNS" or alleging
    if tree.lemma[inner] in {"responsibility", "course"}:
        return False
    if tree.lemma[noun] in {"word", "view"} | word_classes().findings:
        return False  # "views of the square", "a decision about his life"
    if _is_about(tree, noun, inner) or _is_withheld(tree, noun, inner):
        return False
    given = tree.lemma[noun] == "order" or tree.lemma[noun] in word_classes().own_words
    if given and can_speak(tree, inner):
        return (
            False  # "on the orders of the owner", "the accounts of two guards": whose
        )
    return plural_or_act and tree.pos[inner] in {"NOUN", "VERB"}


def _is_withheld(tree: Tree, noun: int, inner: int) -> bool:
    """As in "a denial-of-service attack", "the denial of bail": kept back, not disputed."""
    goods = word_classes().withheld_goods | word_classes().gone_without | {"service"}
    return tree.lemma[noun] in {"denial", "rejection"} and tree.lemma[inner] in goods


def _is_about(tree: Tree, noun: int, inner: int) -> bool:
    """As in "three theories about the killing": what happened; how is what they tell."""
    cue = cue_book().nouns.get(tree.lemma[noun])
    theory = (
        cue is not None and cue.act == "believe" and cue.certainty == "hypothetical"
    )
    owned = tree.child(inner, "poss") is not None
    known = owned or any(tree.word[c] in DEFINITE for c in tree.all(inner, "det"))
    return theory and known and tree.word[tree.head[inner]] == "about"


def noun_source(tree: Tree, i: int) -> int | None:
    """Owner, author or light verb's subject of a reporting noun."""
    owner = tree.child(i, "poss")
    if owner is not None and not is_when(tree, owner):
        return owner
    for c in tree.children[i]:
        if tree.dep[c] in {"prep", "agent"} and tree.word[c] in {"by", "from", "among"}:
            return tree.child(c, "pobj")
    voiced = tree.child(i, "acl")
    by = None if voiced is None else tree.child(voiced, "agent")
    if (
        voiced is not None
        and by is not None
        and tree.lemma[voiced] in word_classes().voicing
    ):
        return tree.child(by, "pobj")  # "the idea, floated by a minister, that"
    above = tree.head[i]
    copula = tree.head[above]
    if tree.word[above] == "of" and tree.lemma[copula] == "be":
        return tree.child(copula, "nsubj")  # "is of the opinion that"
    if (
        tree.dep[i] == "dobj"
        and tree.lemma[above] in word_classes().voicing
        and tree.pos[above] == "VERB"
    ):
        return subject(tree, above)
    return _paper_of(tree, i) or _whose(tree, i)


def _paper_of(tree: Tree, noun: int) -> int | None:
    """As in "a report in the weekly Orun that": the paper says so."""
    for link in tree.all(noun, "prep") if tree.lemma[noun] in cue_book().media else ():
        paper = tree.child(link, "pobj") if tree.word[link] == "in" else None
        if paper is None:
            continue
        words = range(tree.left[paper], paper + 1)
        if any(tree.word[t] in cue_book().press for t in words):
            return paper
    return None


def _whose(tree: Tree, noun: int) -> int | None:
    """As in "rebel claims that", "police reports that": the noun before it speaks."""
    whose = tree.child(noun, "compound")
    if whose is None or whose != noun - 1:
        return None
    if (
        not can_speak(tree, whose)
        and tree.lemma[whose] not in cue_book().turning["sides"]
    ):
        return None
    return None if tree.lemma[whose] in cue_book().media else whose
