"""Arcs a small parser gets wrong in the same way again and again, set right once.

Every rule here is grammar that no English sentence breaks; what needs to know the
speaker or the deed belongs to the step that knows them.
"""

from __future__ import annotations

from collections.abc import Sequence

FINITE = frozenset({"VBD", "VBZ", "VBP"})
AFTER_MODAL = frozenset({"aux", "auxpass"})


def mended(
    word: Sequence[str], tag: Sequence[str], dep: Sequence[str], head: Sequence[int]
) -> tuple[list[int], list[str]]:
    """Heads and relations with the known faults mended; the lists given stay as is."""
    above, relation = list(head), list(dep)
    modal = {head[i] for i in range(len(head)) if tag[i] in {"MD", "TO"}}
    has_subject = {
        head[i] for i in range(len(head)) if dep[i] in {"nsubj", "nsubjpass"}
    }
    helped = {head[i] for i in range(len(head)) if dep[i] in AFTER_MODAL}
    for i in range(len(head)):
        if relation[i] == "conj" and tag[i] in {"VBD", "VBZ"}:
            if i not in has_subject and i not in helped:
                above[i] = _like(tag, above, modal, i)
        elif tag[i] == "VB" and dep[i] == "ccomp" and i not in has_subject:
            _heard(word, tag, dep, head, above, relation, i)
        elif dep[i] == "dobj" and i > 2 and _apposed(word, dep, head, i):
            _appose(word, dep, head, above, relation, i)
        elif tag[i] == "VBD" and dep[i] == "acl" and i not in has_subject:
            _main(dep, head, above, relation, i)
    return above, relation


def _apposed(
    word: Sequence[str], dep: Sequence[str], head: Sequence[int], i: int
) -> bool:
    """A second object behind a comma: "accused the police, a local force, of …"."""
    first = i
    while first > 0 and head[first - 1] == i:
        first -= 1
    return word[first - 1] == "," and any(
        head[c] == head[i] and dep[c] == "dobj" for c in range(head[i] + 1, first)
    )


def _appose(  # noqa: PLR0913 - the lists of one parse
    word: Sequence[str],
    dep: Sequence[str],
    head: Sequence[int],
    above: list[int],
    relation: list[str],
    i: int,
) -> None:
    """The second object names the first again; what follows its comma is the verb's."""
    verb = head[i]
    first = next(c for c in range(verb + 1, i) if head[c] == verb and dep[c] == "dobj")
    above[i], relation[i] = first, "appos"
    for c in range(i + 1, min(len(head), i + 3)):
        if head[c] == i and dep[c] == "prep" and word[c - 1] == ",":
            above[c] = verb


def _main(
    dep: Sequence[str],
    head: Sequence[int],
    above: list[int],
    relation: list[str],
    i: int,
) -> None:
    """As in "A source insisted to the paper there had been no call": the past tense is
    the main verb where what was read as the main verb has a subject of its own.
    """
    noun = head[i]
    verb = head[noun]
    if dep[noun] not in {"nsubj", "nsubjpass"} or verb <= i:
        return
    own = any(
        head[c] == verb and dep[c] in {"expl", "nsubj", "nsubjpass"}
        for c in range(i + 1, verb)
    )
    if not own:
        return
    above[i] = i if head[verb] == verb else head[verb]
    relation[i], relation[noun], relation[verb] = dep[verb], "nsubj", "ccomp"
    above[noun] = above[verb] = i


def _like(tag: Sequence[str], above: Sequence[int], modal: set[int], i: int) -> int:
    """The verb a finite one is coordinated with: "said it would go and vowed to" joins
    "vowed" to "said", for no past tense follows "would … and".
    """
    here = above[i]
    while tag[here] == "VB" and here in modal and above[here] != here:
        here = above[here]
    return here if tag[here] in FINITE else above[i]


def _heard(  # noqa: PLR0913 - the lists of one parse
    word: Sequence[str],
    tag: Sequence[str],
    dep: Sequence[str],
    head: Sequence[int],
    above: list[int],
    relation: list[str],
    i: int,
) -> None:
    """As in "hearing an officer shout that": the noun right before a bare infinitive is
    its subject, and both hang on the verb of perception.
    """
    noun = i - 1
    if noun < 0 or dep[noun] != "dobj" or head[noun] == i or tag[noun][0] != "N":
        return
    if word[head[noun]] not in PERCEIVING:
        return
    above[i], above[noun], relation[noun] = head[noun], i, "nsubj"


PERCEIVING = frozenset(
    {"hear", "hears", "heard", "hearing", "see", "sees", "saw", "seen", "seeing", "watch",
     "watched", "watching"}
)  # fmt: skip
