"""A claim's proposition in plain words: no negation, no hedge, pronouns spelled out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.content import Ranges
from tahqiq.extract.parsing.operators import operator_over
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.attribution import Attribution

PERSONAL = {"he", "she", "they", "him", "them"}
PLURAL = {"they", "them"}
RELATIVE = {"WP", "WDT", "WP$"}
DROPPED = {"DT", "RB", "MD"}  # tags under which a negator or hedge is simply left out
NO = {"no": "a", "none": "some", "nobody": "somebody", "nothing": "something",
      "never": "", "without": "with", "neither": "either", "nor": "or"}  # fmt: skip
QUOTES = {'"', "``", "''", "“", "”"}
TIGHT = {",", ".", ";", ":", "'s", "’s", "n't", ")", "%", "?", "!"}


def plain_names(parsed: Parsed, named: Named) -> Mapping[int, str]:
    """For each pronoun that stands alone, who is meant, as coreference has it.

    The name is shown in brackets beside the source's own word, never instead of it: a
    pronoun resolved wrongly would put words into the source's mouth.
    """
    tree = parsed.tree
    names = {entity.id: entity.name for entity in named.entities}
    of = {mention.id: mention.entity for mention in named.mentions}
    several = _several(parsed, named)
    found = {}
    for i, word in enumerate(tree.word):
        name = None
        if tree.tag[i] in RELATIVE:
            name = _noun_phrase(tree, _antecedent(tree, i))
        elif word in PERSONAL:
            entity = of.get(named.mention(i) or "")
            sure = word not in PLURAL or entity in several
            name = names.get(entity or "") if sure else None
        if name and name.lower() != word:
            found[i] = f"{tree.text[i]} [{name}]"
    return found


def _several(parsed: Parsed, named: Named) -> set[str | None]:
    """Entities that some noun names in the plural or as a crowd: those "they" may be.

    A body in the singular ("the embassy") may be "they" too, but is too often a wrong
    guess to be printed beside the source's words.
    """
    tree, crowd = parsed.tree, cue_book().crowd
    heads = {
        mention: i for i, mention in named.at.items()
        if tree.tag[i] in {"NNS", "NNPS"} or tree.lemma[i] in crowd
    }  # fmt: skip
    return {m.entity for m in named.mentions if m.id in heads}


def _noun_phrase(tree: Tree, noun: int | None) -> str | None:
    if noun is None:
        return None
    before = [
        tree.left[c] for c in tree.children[noun] if c < noun and tree.dep[c] != "relcl"
    ]
    return " ".join(tree.text[min([noun, *before]) : noun + 1])


def _antecedent(tree: Tree, i: int) -> int | None:
    here = i
    while tree.head[here] != here:
        if tree.dep[here] == "relcl":
            return tree.head[here]
        here = tree.head[here]
    return None


def proposition_of(
    parsed: Parsed,
    names: Mapping[int, str],
    ranges: Ranges,
    stack: Sequence[Attribution],
    markers: Sequence[int],
) -> str:
    """The proposition, stated without the negation.

    Args:
        parsed: The document.
        names: What stands in for pronouns, from `plain_names`.
        ranges: The claim's tokens.
        stack: Its speakers, the innermost of whom is the subject of "denied doing".
        markers: Tokens of its markers; negators among them are left out.
    """
    held = set(markers)
    light = _light(parsed.tree, held)
    inside = {i for first, end in ranges for i in range(first, end)}
    words = []
    for i in sorted(inside - light):
        word = _word(parsed.tree, i, held, stack)
        named = i in names and word and _antecedent_outside(parsed.tree, i, inside)
        if word:
            words.append(names[i] if named else word)
    text = _joined(words)
    return f"{_subject(parsed, ranges, stack)} {text}".strip()


def _light(tree: Tree, markers: set[int]) -> set[int]:
    """Words that only say how the rest is held: "seems to", "is likely to"."""
    found = set[int]()
    for i in markers:
        inner = tree.child(i, "xcomp")
        operator = operator_over(tree, i, inner)
        if operator is None or not operator.light or operator.tag or inner is None:
            continue
        found |= {i, *(c for c in tree.children[inner] if tree.tag[c] == "TO")}
        found |= {c for c in tree.children[i] if tree.word[c] == "yet"}
        if tree.dep[i] == "acomp" and tree.pos[tree.head[i]] == "AUX":
            found.add(tree.head[i])
    return found


def _antecedent_outside(tree: Tree, i: int, inside: set[int]) -> bool:
    """A relative pronoun whose noun is in the claim anyway stays as it is."""
    if tree.tag[i] not in RELATIVE:
        return True
    noun = _antecedent(tree, i)
    return noun is None or noun not in inside


def _word(tree: Tree, i: int, markers: set[int], stack: Sequence[Attribution]) -> str:
    word = tree.text[i]
    if tree.pos[i] == "SPACE" or word in QUOTES or _links_deed(tree, i, stack):
        return ""
    if i not in markers:
        return word
    lower = tree.word[i]
    if lower in NO:
        return NO[lower]
    return "" if tree.tag[i] in DROPPED or lower in {"not", "n't"} else word


def _links_deed(tree: Tree, i: int, stack: Sequence[Attribution]) -> bool:
    """The "of" between the accused and the deed."""
    charged = bool(stack) and stack[-1].frame == "charge"
    return charged and tree.word[i] == "of" and tree.child(i, "pcomp") is not None


def _subject(parsed: Parsed, ranges: Ranges, stack: Sequence[Attribution]) -> str:
    """The denier, planner or threatener, where the words are only the deed."""
    if not stack or stack[-1].source is None or len(ranges) > 1:
        return ""
    inner, tree = stack[-1], parsed.tree
    head = inner.roots[0] if inner.roots else ranges[0][0]
    if inner.frame == "to" and tree.child(head, "nsubj", "nsubjpass") is None:
        return _source(parsed, inner)
    if inner.frame == "object" and inner.spec.polarity == "denied":
        own = tree.lemma[head] in word_classes().own_part
        return f"{_source(parsed, inner)} had" if own else ""
    return ""


def _source(parsed: Parsed, item: Attribution) -> str:
    source = item.source
    return "" if source is None else parsed.span(source.first, source.end).exact


def _joined(words: Sequence[str]) -> str:
    text = ""
    for word in words:
        tight = word in TIGHT or text.endswith(("(", "-")) or word == "-"
        text += word if tight or not text else " " + word
    return text
