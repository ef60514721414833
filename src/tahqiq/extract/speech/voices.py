"""Who speaks where no verb of saying names him: the sentence before says whom it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tahqiq.extract.lexicon.cues import Cue, cue_book
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.content import can_speak
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.attribution import Attribution, subject
from tahqiq.extract.speech.sources import Source, source_at

WITH = frozenset({"with", "under", "in"})
REACH = 3  # sentences an "it" is looked for before its own
BODIES = {"named", "document", "collective"}


def speaker_before(parsed: Parsed, named: Named, token: int) -> Source | None:
    """Whom the sentence before a quotation is about, where he may be who speaks it.

    "The mayor shrugged. '…'", "The closing lines are blunter. '…'". A person may have
    done anything; a body or a crowd must have reacted or been something.
    """
    index = parsed.sentence_of[token] - 1
    if index < 0 or _parted(parsed, index):
        return None
    first, end = parsed.bounds[index]
    tree = parsed.tree
    root = next((i for i in range(first, end) if tree.head[i] == i), first)
    head = _topic(tree, root)
    if head is None or (tree.word[head] == "they" and _is_mine(parsed, token)):
        return None
    if _is_written(tree, head):
        return _document(parsed, named, head)
    person = _is_person(named, head) or tree.lemma[head] in cue_book().persons
    reacts = tree.lemma[root] in cue_book().reacting and can_speak(tree, head)
    if not person and not (reacts and tree.tag[head] != "PRP"):
        return None
    return source_at(parsed, named, head)


def _is_mine(parsed: Parsed, token: int) -> bool:
    """Whether a quotation's first sentence, or the next, says "I": none of "them" does."""
    k = parsed.sentence_of[token]
    end = parsed.bounds[min(k + 1, len(parsed.bounds) - 1)][1]
    return any(parsed.tree.text[t] in {"I", "my"} for t in range(token, end))


def worded(parsed: Parsed, named: Named, first: int) -> Attribution | None:
    """Who speaks a quotation that is given as somebody's words: "reposted it with the words
    '…'", "The note ended with the line '…'".
    """
    tree, noun = parsed.tree, first - 2
    if noun < 1 or tree.lemma[noun] not in word_classes().wordings:
        return None
    link = tree.head[noun]
    verb = tree.head[link]
    if tree.dep[noun] != "pobj" or tree.word[link] not in WITH or link < 1:
        return None
    who = subject(tree, verb) if tree.pos[verb] in {"VERB", "AUX"} else verb
    source = None if who is None else source_at(parsed, named, who)
    if (
        who is None
        or source is None
        or not (can_speak(tree, who) or _is_written(tree, who))
    ):
        return None
    return Attribution(
        verb=noun, cue=(link, noun + 1), spec=Cue(act="write"), source=source,
        content=(), roots=(), frame="quote",
    )  # fmt: skip


def _parted(parsed: Parsed, index: int) -> bool:
    """Whether a passage ends behind a sentence."""
    last, first = parsed.bounds[index][1] - 1, parsed.bounds[index + 1][0]
    return "\n" in parsed.text[parsed.starts[last] : parsed.starts[first]]


def _topic(tree: Tree, root: int) -> int | None:
    """Whom a sentence is about: its subject, or who is asked in it."""
    asked = (
        tree.child(root, "dobj")
        if tree.lemma[root] in word_classes().interviewing
        else None
    )
    return tree.child(root, "nsubj", "nsubjpass") if asked is None else asked


def _is_written(tree: Tree, head: int) -> bool:
    book = cue_book()
    return tree.pos[head] == "NOUN" and (
        tree.lemma[head] in book.media or tree.lemma[head] in book.pieces
    )


def _document(parsed: Parsed, named: Named, head: int) -> Source | None:
    """A document, or a part of one, that speaks for itself."""
    if parsed.tree.lemma[head] in cue_book().media:
        return source_at(parsed, named, head)
    found = source_at(parsed, named, head)
    return None if found is None else replace(found, kind="document")


def _is_person(named: Named, head: int) -> bool:
    return named.type_at(head) == "PERSON"


def with_its(
    parsed: Parsed, named: Named, items: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """The attributions, an "it" that speaks given to the document or body before it.

    "The leaflet carries no signature. It accuses …": a report that coreference does not
    follow, for reports are nobody.
    """
    return tuple(_its(parsed, named, items))


def _its(
    parsed: Parsed, named: Named, items: Sequence[Attribution]
) -> Iterator[Attribution]:
    tree = parsed.tree
    for item in items:
        it = None if item.source is not None or item.own else _it_of(tree, item)
        above = None if it is None else _subject_above(parsed, named, item.verb)
        if above is not None:
            yield replace(item, source=above)
            continue
        before = None if it is None else _body_before(parsed, named, items, item)
        if it is None or before is None:
            yield item
            continue
        yield replace(item, source=replace(before, first=it, end=it + 1, head=it))


def _it_of(tree: Tree, item: Attribution) -> int | None:
    """The "it" that is subject of a cue."""
    if item.cue is None or tree.pos[item.verb] != "VERB":
        return None
    head = subject(tree, item.verb)
    if head is None or tree.word[head] != "it" or tree.dep[head] != "nsubj":
        return None
    return head


def _body_before(
    parsed: Parsed, named: Named, items: Sequence[Attribution], item: Attribution
) -> Source | None:
    """The body or document that spoke last, or that the sentence before is about."""
    index, tree = parsed.sentence_of[item.verb], parsed.tree
    for k in range(index - 1, max(-1, index - 1 - REACH), -1):
        said = [
            other for other in items
            if other.source is not None and other.source.kind in BODIES
            and parsed.sentence_of[other.verb] == k
            and _no_person(named, other.source)
        ]  # fmt: skip
        if said:
            return said[-1].source
        start, end = parsed.bounds[k]
        root = next((i for i in range(start, end) if tree.head[i] == i), start)
        head = tree.child(root, "nsubj", "nsubjpass")
        if head is not None and _is_written(tree, head):
            return source_at(parsed, named, head)
        if head is None or tree.word[head] != "it":
            return None
    return None


def _no_person(named: Named, source: Source) -> bool:
    return source.kind == "document" or not _is_person(named, source.head)


def _subject_above(parsed: Parsed, named: Named, verb: int) -> Source | None:
    """As in "State television broadcast what it called a confession": the body or document
    that the sentence is about, in a clause of which "it" says something.
    """
    tree, here = parsed.tree, verb
    opened = tree.word[tree.left[verb]] == "what"
    for _ in range(REACH):
        opened = opened or tree.word[tree.left[here]] == "what"
        above = tree.head[here]
        who = tree.child(above, "nsubj") if above != here and above < verb else None
        if opened and who is not None and who < verb and tree.word[who] != "it":
            source = source_at(parsed, named, who)
            plural = tree.tag[who] in {"NNS", "NNPS", "PRP"}
            return (
                source if source and not plural and _no_person(named, source) else None
            )
        here = above
    return None
