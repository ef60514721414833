"""A reporting verb right behind the relative clause of its subject.

"A miner who escaped said the mountain had moved" has two verbs in a row, and a small
parser reads "escaped said" as one: who spoke is lost, and what he said becomes the
report's own.
"""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE, Arcs
from tahqiq.extract.lexicon.word_classes import word_classes

RELATIVES = frozenset({"who", "that", "which"})


def told_behind(arcs: Arcs, i: int) -> None:
    """As in "A miner who escaped said the mountain had moved": the finite verb of saying
    behind an intransitive one has the noun as its subject, and reports the rest.
    """
    noun, said = arcs.head[i], i + 1
    if said >= len(arcs.head) - 1 or not _reports(arcs, said):
        return
    who = [c for c in arcs.subjects(i) if arcs.word[c] in RELATIVES]
    above = arcs.head[noun]
    if not who or arcs.dep[noun] not in {"nsubj", "nsubjpass"} or above <= said:
        return
    thing = _subject_between(arcs, i, said, above)
    if thing is None or arcs.tag[above][:2] != "VB":
        return
    arcs.replace(above, said)
    arcs.hang(above, said, "ccomp")
    arcs.hang(noun, said, "nsubj")
    passive = bool(arcs.of(above, "auxpass"))
    arcs.hang(thing, above, "nsubjpass" if passive else "nsubj")


def _reports(arcs: Arcs, verb: int) -> bool:
    """Whether a token is a plain verb of saying, without auxiliary or "that"."""
    told = arcs.word[verb] in word_classes().reporting_forms
    return told and arcs.tag[verb] in FINITE and not arcs.helped(verb)


def _subject_between(arcs: Arcs, relative: int, said: int, above: int) -> int | None:
    """The noun that the parser hung on the verbs before it: "said the mountain"."""
    near = {relative, said}
    found = [
        c for c in range(said + 1, above)
        if (arcs.tag[c][:1] == "N" or arcs.tag[c] == "PRP")
        and (arcs.head[c] in near or c == arcs.head[said])
    ]  # fmt: skip
    return found[-1] if found else None


def reported_main(arcs: Arcs, i: int) -> None:
    """As in "The paper reported on Monday, without naming a source, that he was dead": no
    main clause opens with "that"; the participle on its first subject reports it.
    """
    marks = [c for c in arcs.of(i, "mark") if arcs.word[c] == "that" and c < i]
    subjects = arcs.subjects(i)
    if arcs.head[i] != i or not marks or len(subjects) < 2 or subjects[0] > marks[0]:
        return
    noun = subjects[0]
    told = [c for c in arcs.of(noun, "acl") if arcs.tag[c] == "VBN"]
    if not told or arcs.word[told[0]] not in word_classes().reporting_forms:
        return
    before = [c for c in arcs.under[i] if c < marks[0] and c != noun]
    arcs.tag[told[0]] = "VBD"
    arcs.replace(i, told[0])
    arcs.hang(i, told[0], "ccomp")
    arcs.hang(noun, told[0], "nsubj")
    for c in before:
        arcs.hang(c, told[0], arcs.dep[c])
