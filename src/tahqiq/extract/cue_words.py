"""Attributions by other words than verbs: nouns, adjectives, adverbs, phrases, citing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from tahqiq.extract.attribution import (
    SPEECH,
    Attribution,
    subject,
    trim,
    verb_cues,
)
from tahqiq.extract.content import Content, can_speak
from tahqiq.extract.cue_phrases import scope_of
from tahqiq.extract.cues import Cue, cue_book
from tahqiq.extract.named import Named
from tahqiq.extract.operators import is_shell, is_sure, stance_book
from tahqiq.extract.parsed import Parsed
from tahqiq.extract.sources import owner_of, source_at
from tahqiq.extract.tree import Tree
from tahqiq.extract.word_classes import word_classes
from tahqiq.model.reading import Certainty

CITED = {"advcl", "prep", "acl", "pcomp", "relcl"}
ANYBODYS = {"all", "most", "many", "some", "several", "other"}  # "by all accounts"


def by_adjective(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    """As in "is certain that …"; a mistagged "allege that …" as well."""
    tree = parsed.tree
    cue = cue_book().adjectives.get(tree.lemma[i])
    copula = tree.head[i]
    clause = tree.child(i, "ccomp") or tree.child(copula, "ccomp")
    if is_shell(tree, copula):
        return
    if cue is None or clause is None or clause < i or tree.pos[copula] != "AUX":
        return
    content = Content(
        ranges=((tree.left[clause], tree.right[clause]),),
        roots=(clause,),
        frame="clause",
    )
    head = subject(tree, copula)
    source = None if head is None else source_at(parsed, named, head)
    yield Attribution(
        verb=i, cue=(i, i + 1), spec=cue, source=source,
        content=trim(tree, content.ranges, None), roots=content.roots, frame="clause",
    )  # fmt: skip


def by_noun(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    """As in "the claim that …", "accusations of …", "his denial that …"."""
    tree = parsed.tree
    cue = cue_book().nouns.get(tree.lemma[i])
    if cue is None or tree.dep[i] == "compound" or _unfound(tree, i):
        return
    content = _noun_content(tree, i)
    if content is None:
        return
    head = _noun_source(tree, i)
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
    held = found if is_sure(tree, i) or head is None else None
    yield from (found,) if held is None else _as_held(tree, held)


def _borne_out(tree: Tree, i: int) -> int | None:
    """As in "The mission confirmed reports that P": the verb by which somebody vouches."""
    verb = tree.head[i]
    vouches = tree.dep[i] == "dobj" and tree.lemma[verb] in word_classes().vouching
    plain = tree.child(verb, "neg") is None and tree.child(verb, "aux") is None
    perfect = any(tree.word[c] in {"has", "have", "had"} for c in tree.all(verb, "aux"))
    return (
        verb if vouches and (plain or perfect) and tree.child(verb, "nsubj") else None
    )


def _unfound(tree: Tree, i: int) -> bool:
    """As in "found no indication that …": who looked says so, see `set_phrases`."""
    if tree.word[tree.head[i]] == "from" and tree.pos[tree.head[tree.head[i]]] == "ADJ":
        return True  # "clear from the evidence that": it is clear, the evidence says nothing
    none = tree.child(i, "det")
    looked = tree.dep[i] == "dobj" and tree.lemma[tree.head[i]] in cue_book().searching
    return looked and none is not None and tree.word[none] == "no"


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


def _whole_that(tree: Tree, clause: int) -> bool:
    """Whether a clause is introduced by a "that" which is no part of it."""
    first = tree.left[clause]
    return tree.word[first] == "that" and tree.dep[first] == "mark"


def _reported_noun(tree: Tree, noun: int, inner: int) -> bool:
    """As in "Reports of torture", not "the report of the commission"."""
    alleging = tree.lemma[noun] in word_classes().alleging
    plural_or_act = tree.tag[noun] == "NNS" or alleging
    if tree.lemma[inner] in {"responsibility", "course"} or tree.lemma[noun] == "word":
        return False
    return plural_or_act and tree.pos[inner] in {"NOUN", "VERB"}


def _noun_source(tree: Tree, i: int) -> int | None:
    """Owner, author or light verb's subject of a reporting noun."""
    owner = tree.child(i, "poss")
    if owner is not None:
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
    return _whose(tree, i)


def _whose(tree: Tree, noun: int) -> int | None:
    """As in "rebel claims that", "police reports that": the noun before it speaks."""
    whose = tree.child(noun, "compound")
    if whose is None or whose != noun - 1 or not can_speak(tree, whose):
        return None
    return None if tree.lemma[whose] in cue_book().media else whose


def by_adverb(parsed: Parsed, i: int) -> Iterator[Attribution]:
    """As in "reportedly", "allegedly": said by somebody the text does not name."""
    tree, act = parsed.tree, cue_book().adverbs.get(parsed.tree.word[i])
    if act is None or tree.head[i] == i:
        return
    head = tree.head[i]
    while tree.pos[head] == "ADV" and tree.head[head] != head:
        head = tree.head[head]  # "allegedly later killed": the deed, not the time
    said = tree.child(head, "ccomp")
    if said is not None and said < i < head and tree.word[i + 1] == ",":
        head = said  # "X fled, allegedly, a doctor said": the deed, not the saying
    certainty: Certainty = "alleged" if act == "accuse" else "asserted"
    ranges = ((tree.left[head], i), (i + 1, tree.right[head]))
    yield Attribution(
        verb=i, cue=(i, i + 1), spec=Cue(act=act, certainty=certainty), source=None,
        content=trim(tree, ranges, None), roots=(head,), frame="adverb",
    )  # fmt: skip


def by_account(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    """As in "by his own account", "in the army's telling", "in their words"."""
    tree = parsed.tree
    noun = tree.child(i, "pobj")
    if noun is None or tree.lemma[noun] not in cue_book().accounts:
        return
    first, _ = parsed.bounds[parsed.sentence_of[i]]
    if i > first and tree.word[i - 1] not in {
        ",",
        ";",
        ":",
        "and",
        "but",
        "that",
        "was",
    }:
        return  # "had not said it in her first statement": where it was said
    owner = owner_of(parsed, named, noun)
    anybodys = any(tree.word[c] in ANYBODYS for c in tree.children[noun])
    if owner is None and not anybodys:
        return
    if owner is not None and _is_medium(tree, i, owner):
        return
    ranges, roots = scope_of(parsed, i, tree.left[i], tree.right[i])
    if ranges:
        yield Attribution(
            verb=i, cue=(i, noun + 1), spec=Cue(act="say"),
            source=None if owner is None else source_at(parsed, named, owner),
            content=trim(tree, ranges, None), roots=roots, frame="phrase",
        )  # fmt: skip


def _is_medium(tree: Tree, i: int, owner: int) -> bool:
    """As in "In her statement, Lena says that …": where who says it says it."""
    verb = tree.head[i]
    own = tree.tag[owner] == "PRP$" and tree.child(verb, "nsubj") is not None
    return own and tree.child(verb, "ccomp") is not None and any(
        SPEECH & cue.frames for cue in verb_cues(tree, verb)[0]
    )  # fmt: skip


def with_cited(
    parsed: Parsed, named: Named, found: list[Attribution]
) -> Iterator[Attribution]:
    """Add the sources a source cites, under the attribution they serve."""
    yield from found
    tree, book = parsed.tree, cue_book()
    by_verb = {item.verb: item for item in found}
    for i in range(len(tree.word)):
        if tree.lemma[i] not in book.citing or tree.tag[i] not in {"VBG", "VBD", "VBZ"}:
            continue
        noun = tree.child(i, "dobj", "pobj")
        if noun is None or tree.dep[i] not in CITED:
            continue
        outer = _citer(tree, by_verb, i)
        content, roots = (
            (outer.content, outer.roots)
            if outer
            else scope_of(parsed, i, tree.left[i], tree.right[i])
        )
        source = source_at(parsed, named, noun)
        if source is not None and content:
            yield Attribution(
                verb=i, cue=(i, i + 1), spec=Cue(act="say"), source=source,
                content=trim(tree, content, (tree.left[i], tree.right[i])),
                roots=roots, frame="citing", parent=outer.verb if outer else None,
            )  # fmt: skip


def _citer(
    tree: Tree, by_verb: Mapping[int, Attribution], i: int
) -> Attribution | None:
    """Who cites: the nearest verb of saying above, for "media said ten were killed,
    citing medics" hangs on "killed" as often as on "said".
    """
    here = tree.head[i]
    while True:
        if here in by_verb and SPEECH & by_verb[here].spec.frames:
            return by_verb[here]
        if tree.head[here] == here:
            break
        here = tree.head[here]
    beside = ((item.cut, item) for item in by_verb.values())
    return next((item for cut, item in beside if cut and cut[0] <= i < cut[1]), None)
