"""A claim's proposition in plain words: no negation, no hedge, pronouns spelled out."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.extract.attribution import Attribution
from tahqiq.extract.frames import Ranges
from tahqiq.extract.named import Named
from tahqiq.extract.parsed import Parsed
from tahqiq.extract.tree import Tree

PERSONAL = {"he", "she", "they", "it", "him", "her", "them", "i", "we"}
DROPPED = {"DT", "RB", "MD"}  # tags under which a negator or hedge is simply left out
NO = {"no": "a", "none": "some", "nobody": "somebody", "nothing": "something",
      "never": "", "without": "with", "neither": "either", "nor": "or"}  # fmt: skip


def proposition_of(
    parsed: Parsed,
    named: Named,
    ranges: Ranges,
    head: int,
    stack: Sequence[Attribution],
    markers: Sequence[int],
) -> str:
    """The proposition, stated without the negation.

    Args:
        parsed: The document.
        named: Its entities, whose names stand in for pronouns.
        ranges: The claim's tokens.
        head: Its predicate.
        stack: Its speakers, the innermost of whom is the subject of "denied doing".
        markers: Tokens of its markers; negators among them are left out.
    """
    names = {entity.id: entity.name for entity in named.entities}
    of = {mention.id: mention.entity for mention in named.mentions}
    words = []
    for first, end in ranges:
        for i in range(first, end):
            word = _word(parsed, i, set(markers))
            if word and parsed.tree.word[i] in PERSONAL:
                word = names.get(of.get(named.mention(i) or "") or "", word)
            if word:
                words.append(word)
    text = _joined(words)
    subject = _subject(parsed, head, ranges, stack)
    return f"{subject} {text}".strip() if subject else text


def _word(parsed: Parsed, i: int, markers: set[int]) -> str:
    tree = parsed.tree
    word = tree.text[i]
    if parsed.tree.pos[i] == "SPACE" or word in {'"', "``", "''", "“", "”"}:
        return ""
    if i not in markers:
        return "" if _stranded(tree, i, markers) else word
    lower = tree.word[i]
    if lower in NO:
        return NO[lower]
    return "" if tree.tag[i] in DROPPED or lower in {"not", "n't"} else word


def _stranded(tree: Tree, i: int, markers: set[int]) -> bool:
    """As in "did" of "did not": an auxiliary that only carried the negation."""
    return (
        tree.lemma[i] == "do"
        and tree.dep[i] == "aux"
        and any(
            c in markers for c in tree.children[tree.head[i]] if tree.dep[c] == "neg"
        )
    )


def _subject(
    parsed: Parsed, head: int, ranges: Ranges, stack: Sequence[Attribution]
) -> str:
    """The denier or threatener, where the words are only the deed."""
    if not stack or stack[-1].frame != "to" or stack[-1].source is None:
        return ""
    if parsed.tree.child(head, "nsubj", "nsubjpass") is not None or len(ranges) > 1:
        return ""
    source = stack[-1].source
    return parsed.span(source.first, source.end).exact


def _joined(words: Sequence[str]) -> str:
    text = ""
    for word in words:
        tight = word in {
            ",",
            ".",
            ";",
            ":",
            "'s",
            "’s",
            "n't",
            ")",
            "%",
        } or text.endswith(("(", "-"))
        text += word if tight or not text or word == "-" else " " + word
    return text
