"""Attributions by other words than verbs: nouns, adjectives, adverbs, phrases, citing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tahqiq.extract.coref.voiced import has_voice
from tahqiq.extract.lexicon.cues import Cue, cue_book
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.content import Content
from tahqiq.extract.parsing.operators import asked_of, is_shell
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.attribution import (
    SPEECH,
    Attribution,
    subject,
    trim,
    verb_cues,
)
from tahqiq.extract.speech.cue_phrases import scope_of
from tahqiq.extract.speech.reasons import is_reason
from tahqiq.extract.speech.sources import owner_of, source_at
from tahqiq.model.reading import Certainty

CITED = {"advcl", "prep", "acl", "pcomp", "relcl"}
ANYBODYS = {"all", "most", "many", "some", "several", "other"}  # "by all accounts"


def by_adjective(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    """As in "is certain that …"; a mistagged "allege that …" as well."""
    tree = parsed.tree
    cue = cue_book().adjectives.get(tree.lemma[i])
    copula = tree.head[i]
    clause = tree.child(i, "ccomp") or tree.child(copula, "ccomp")
    if is_shell(tree, copula) or asked_of(tree, i) is not None:
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


def by_adverb(parsed: Parsed, i: int) -> Iterator[Attribution]:
    """As in "reportedly", "allegedly": said by somebody the text does not name."""
    tree, act = parsed.tree, cue_book().adverbs.get(parsed.tree.word[i])
    if act is None or tree.head[i] == i:
        return
    head = tree.head[i]
    while tree.pos[head] == "ADV" and tree.head[head] != head:
        head = tree.head[head]  # "allegedly later killed": the deed, not the time
    if tree.dep[head] == "acomp" and tree.pos[tree.head[head]] == "AUX":
        head = tree.head[head]  # "was allegedly drunk": that he was
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
    if owner is not None and (
        _is_medium(tree, i, owner) or _is_where(named, tree, i, owner)
    ):
        return
    ranges, roots = scope_of(parsed, i, tree.left[i], tree.right[i])
    if ranges:
        yield Attribution(
            verb=i, cue=(i, noun + 1), spec=Cue(act="say"),
            source=None if owner is None else source_at(parsed, named, owner),
            content=trim(tree, ranges, None), roots=roots, frame="phrase",
        )  # fmt: skip


def _is_where(named: Named, tree: Tree, i: int, owner: int) -> bool:
    """As in "In a statement from Ankora, the mission said": where it was said from."""
    place = named.type_at(owner) == "PLACE" and tree.word[tree.head[owner]] == "from"
    return place and bool(verb_cues(tree, tree.head[i])[0])


def _is_medium(tree: Tree, i: int, owner: int) -> bool:
    """As in "In her statement, Lena says that …": where who says it says it; so it is "in a
    statement carried by the radio".
    """
    verb = tree.head[i]
    carried = tree.dep[tree.head[owner]] == "agent"
    mine = tree.tag[owner] == "PRP$" or carried
    own = mine and tree.child(verb, "nsubj") is not None
    noun = tree.child(i, "pobj")
    stated = carried or (noun is not None and tree.lemma[noun] == "statement")
    return own and (stated or tree.child(verb, "ccomp") is not None) and any(
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
        if is_reason(tree, i) or not has_voice(tree, noun):
            yield from _reason_given(parsed, named, i, noun)
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


def _reason_given(
    parsed: Parsed, named: Named, i: int, noun: int
) -> Iterator[Attribution]:
    """As in "resigned, citing ill health": the reason is the word of who resigned."""
    tree = parsed.tree
    who = subject(tree, i)
    if who is None or not has_voice(tree, who) or tree.tag[i] != "VBG":
        return
    source = source_at(parsed, named, who)
    if source is not None:
        yield Attribution(
            verb=i, cue=(i, i + 1), spec=Cue(act="say"), source=source, frame="object",
            content=((tree.left[noun], tree.right[noun]),), roots=(noun,),
        )  # fmt: skip


def _citer(
    tree: Tree, by_verb: Mapping[int, Attribution], i: int
) -> Attribution | None:
    """Who cites: the nearest verb of saying above, for "media said ten were killed,
    citing medics" hangs on "killed" as often as on "said".
    """
    here = tree.head[i]
    while True:
        item = by_verb.get(here)
        if item is not None and (
            SPEECH & item.spec.frames or item.spec.act == "accuse"
        ):
            return item  # "accused the police of torture, citing witnesses"
        if tree.head[here] == here:
            break
        here = tree.head[here]
    beside = ((item.cut, item) for item in by_verb.values())
    return next((item for cut, item in beside if cut and cut[0] <= i < cut[1]), None)
