"""What a headline claims, and who is made to say it there.

A headline is the sentence of a report that most people read, and often the boldest:
"Police 'shot first', say residents" has its speaker like any other sentence. A title
that names a subject only ("The tailor's ledger"), asks or promises to tell ("What we
know") claims nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from tahqiq.extract.lexicon.wording import wording
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.content import can_speak
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.asides import SAID
from tahqiq.extract.speech.attribution import SPEECH, Attribution, trim, verb_cues
from tahqiq.extract.speech.sources import Source, source_at

TELLING = frozenset({"body", "caption", "message", "cue"})
FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
FEWEST = 3  # words: "Shots fired" may be a chapter's name
LONGEST = 9  # tokens of a speaker beside a colon
MARKS = frozenset({'"', "''", "``", "'", "“", "”", "‘", "’"})


def told_headings(parsed: Parsed) -> frozenset[int]:
    """The sentences of a document's title and standfirst that tell something."""
    rows = enumerate(parsed.sentences)
    before = takewhile(lambda row: row[1].kind not in TELLING, rows)
    return frozenset(
        k for k, sentence in before
        if sentence.kind == "heading" and _tells(parsed.tree, *parsed.bounds[k])
    )  # fmt: skip


def _tells(tree: Tree, first: int, end: int) -> bool:
    """Whether a heading is a clause of its own, no question and no mere subject."""
    words = sum(tree.pos[t] not in {"PUNCT", "SPACE"} for t in range(first, end))
    if words < FEWEST or tree.word[end - 1] == "?" or _asks(tree, first, end):
        return False
    return any(_predicates(tree, t, end) for t in range(first, end))


def _asks(tree: Tree, first: int, end: int) -> bool:
    """As in "What we know", "The Quiet War: What the Killing Tells Us"."""
    opens = [first, *(t + 1 for t in range(first, end - 1) if tree.word[t] == ":")]
    return any(tree.tag[t].startswith("W") for t in opens)


def _predicates(tree: Tree, i: int, end: int) -> bool:
    """A verb with its subject, or the bare participle of a headline's passive: "Bodies of
    five miners found near Kesh".
    """
    if _is_fate(tree, i):
        return True
    if tree.tag[i] in FINITE:
        here = tree.head[i] if tree.dep[i] in {"aux", "auxpass"} else i
        return tree.child(here, "nsubj", "nsubjpass", "expl") is not None
    if (
        tree.tag[i] != "VBN"
        or i + 1 == end
        or tree.dep[i] not in {"ROOT", "acl", "ccomp", "conj"}
    ):
        return False
    return tree.right[i] > i + 1


def _is_fate(tree: Tree, i: int) -> bool:
    """As in "Ten dead in clash": of a number of people a headline tells in one word what
    became of them.
    """
    counted = i > 0 and tree.tag[i - 1] == "CD"
    return counted and tree.word[i] in wording().human_adjectives


def by_headline(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    """As in "Governor: rebels burned the mill", "Rebels burned the mill: governor"."""
    tree, index = parsed.tree, parsed.sentence_of[i]
    first, end = parsed.bounds[index]
    if tree.word[i] != ":" or parsed.sentences[index].kind != "heading":
        return
    for speaker, said in (((first, i), (i + 1, end)), ((i + 1, end), (first, i))):
        quoted = said[0] == first and tree.word[said[1] - 1] in MARKS
        source = _speaker(parsed, named, *speaker, quoted=quoted)
        verbal = any(tree.tag[t] in FINITE | {"VBN"} or _is_fate(tree, t)
                     for t in range(*said))  # fmt: skip
        if source is not None and (verbal or quoted) and not _has_voice(tree, *said):
            yield Attribution(
                verb=source.head, cue=None, spec=SAID, source=source,
                content=trim(tree, (said,), None), roots=_tops(tree, *said),
                frame="label",
            )  # fmt: skip
            return


def _has_voice(tree: Tree, first: int, end: int) -> bool:
    """As in "Kiln Hill inquiry: ex-soldier says": before the colon stands the matter."""
    return any(
        tree.tag[t] in FINITE and tree.child(t, "nsubj") is not None
        and (tree.head[t] == t or not first <= tree.head[t] < end)
        and any(SPEECH & cue.frames for cue in verb_cues(tree, t)[0])
        for t in range(first, end)
    )  # fmt: skip


def _speaker(
    parsed: Parsed, named: Named, first: int, end: int, *, quoted: bool
) -> Source | None:
    """Who stands alone beside a colon; beside a quotation he may do something as well:
    "… : the families write to the minister", "…: a mother's search".
    """
    tree = parsed.tree
    plain = not any(tree.pos[t] in {"VERB", "AUX"} for t in range(first, end))
    if end - first > LONGEST and not quoted:
        return None
    if not plain and not (quoted and first > 0):
        return None
    nouns = (t for t in range(first, end) if tree.pos[t] in {"NOUN", "PROPN"})
    heads = [t for t in nouns if tree.head[t] == t or not first <= tree.head[t] < end]
    subject = _first_subject(tree, first, end)
    head = subject if subject is not None else next(iter(heads), None)
    if head is None or any(tree.pos[t] == "ADP" for t in range(first, head)):
        return None
    owner = tree.child(head, "poss") if quoted and not can_speak(tree, head) else None
    head = head if owner is None else owner
    source = source_at(parsed, named, head)
    someone = quoted and any(tree.word[c] in {"a", "an"} for c in tree.children[head])
    if source is None or not (someone or _may_speak(parsed, named, head)):
        return None
    return replace(source, first=max(first, source.first), end=min(end, source.end))


def _first_subject(tree: Tree, first: int, end: int) -> int | None:
    for t in range(first, end):
        if tree.dep[t] == "nsubj" and first <= tree.head[t] < end:
            return t
    return None


def _may_speak(parsed: Parsed, named: Named, head: int) -> bool:
    """A person or a body: no country and no case that a heading is only filed under."""
    if parsed.tree.pos[head] == "NOUN":
        return can_speak(parsed.tree, head)
    return named.type_at(head) in {"PERSON", "ORG"}


def _tops(tree: Tree, first: int, end: int) -> tuple[int, ...]:
    found = tuple(
        t for t in range(first, end)
        if tree.pos[t] in {"VERB", "AUX"} and not first <= tree.head[t] < end
    )  # fmt: skip
    return found or (first,)
