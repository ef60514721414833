"""Who says it, named at the end: "…, a relative who knew him told the Herald".

The parser loses such a clause where its subject is long. Its shape is enough: a comma, a
noun phrase with or without a relative clause, a verb of saying, at most whom it is said
to, the full stop.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.content import can_speak
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.attribution import SPEECH, Attribution, trim, verb_cues
from tahqiq.extract.speech.sources import Source, hearer_of, source_at

REACH = 10  # tokens from the verb to the full stop
OPENERS = {"DET", "NOUN", "PROPN", "NUM", "ADJ", "PRON"}
VERBAL = {"VERB", "AUX"}


def by_trailing(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    """The attribution of a verb of saying that ends its sentence and lost its subject."""
    tree = parsed.tree
    first, end = parsed.bounds[parsed.sentence_of[i]]
    last, end = end, _before_aside(tree, i, end)
    loose = tree.tag[i] == "VBN" and tree.dep[i] in {"advcl", "acl"}
    passive = tree.child(i, "agent", "aux", "auxpass") is not None
    if tree.child(i, "nsubj") is not None:
        return
    behind = tree.word[i - 1] == "," or tree.lemma[tree.head[i]] in cue_book().media
    if tree.tag[i] != "VBD" and (not loose or passive or not behind):
        return  # ", announced on Thursday" behind somebody's name
    cues, span = verb_cues(tree, i)
    cue = next((c for c in cues if c.frames & SPEECH), None)
    if cue is None or not _closes(tree, i, end):
        return
    comma, head = _subject_before(tree, i, first)
    source = None if head is None else source_at(parsed, named, head)
    if source is None or not any(tree.pos[t] in VERBAL for t in range(first, comma)):
        return
    source = replace(source, first=max(source.first, _name_from(tree, source, i)))
    roots = tuple(
        t for t in range(first, comma)
        if (tree.pos[t] in VERBAL and not first <= tree.head[t] < comma)
        or tree.head[t] == t
    )  # fmt: skip
    yield Attribution(
        verb=i, cue=span, spec=cue, source=source,
        content=trim(tree, ((first, comma),), None),
        roots=tuple(t for t in roots if t < comma) or (first,), frame="clause",
        hearer=hearer_of(parsed, named, i), cut=(comma, last),
    )  # fmt: skip


def _before_aside(tree: Tree, verb: int, end: int) -> int:
    """The comma before ", citing a guard", which closes who reports; else the end."""
    for i in range(verb + 1, min(end, verb + REACH)):
        if (
            tree.word[i] == ","
            and i + 1 < end
            and tree.lemma[i + 1] in cue_book().citing
        ):
            return i
    return end


def _name_from(tree: Tree, source: Source, verb: int) -> int:
    """Where the name right before a verb begins: the parser hung it on a town before it."""
    if tree.pos[source.head] != "PROPN":
        return source.first
    commas = (c for c in range(source.head, source.first, -1) if tree.word[c] == ",")
    return next(commas, source.first - 1) + 1 if source.head < verb else source.first


def _closes(tree: Tree, verb: int, end: int) -> bool:
    """Whether nothing but a hearer stands between the verb and the full stop."""
    rest = range(verb + 1, end)
    return len(rest) <= REACH and not any(
        tree.pos[t] in {"VERB", "AUX", "SCONJ"}
        or tree.word[t] in {",", ":", '"', "that"}
        for t in rest
    )


def _subject_before(tree: Tree, verb: int, first: int) -> tuple[int, int | None]:
    """The comma before the subject of the verb, and the subject's head."""
    for comma in range(verb - 2, first, -1):
        if tree.word[comma] != ",":
            continue
        words = range(comma + 1, verb)
        who = next((t for t in words if tree.word[t] in {"who", "which"}), verb)
        nouns = [t for t in range(comma + 1, who) if tree.tag[t][:2] == "NN"]
        plain = not any(tree.pos[t] in VERBAL for t in range(comma + 1, who))
        if nouns and plain and tree.pos[comma + 1] in OPENERS:
            return _with_office(tree, comma, first), _head_of(tree, nouns)
        return comma, None
    return first, None


def _with_office(tree: Tree, comma: int, first: int) -> int:
    """The comma before "the prosecutor of Vaumont, Elise Marchand," from the one before
    her name.
    """
    before = (c for c in range(comma - 1, first, -1) if tree.word[c] == ",")
    other = next(before, comma)
    words = range(other + 1, comma)
    office = (t for t in words if tree.pos[t] == "NOUN" and can_speak(tree, t))
    plain = not any(tree.pos[t] in VERBAL for t in words)
    named = tree.pos[comma + 1] == "PROPN" and other < comma
    opens = named and tree.pos[other + 1] in {"DET", "PRON"}
    return other if opens and plain and next(office, None) is not None else comma


def _head_of(tree: Tree, nouns: list[int]) -> int:
    """The noun of a phrase that no other of its nouns governs."""
    return next(t for t in nouns if tree.head[t] not in nouns)
