"""How far a mention reaches: its whole noun phrase, with what stands before and after.

A mention's own span is short, as names are printed and nouns are looked up. Its extent
holds the title and article before it, the possessive mark, the "of" and the clause that
say more of it: "police colonel X", "the four gunmen who fired", "Sarkand, Qarnat".
"""

from __future__ import annotations

from tahqiq.extract.coref.chains import Chains
from tahqiq.extract.coref.nominals import start_of
from tahqiq.extract.coref.phrases import Phrase
from tahqiq.extract.parsing.tree import Tree

# Dependents after a head that begin another phrase, or none.
OUTSIDE = frozenset(
    {"conj", "cc", "punct", "preconj", "parataxis", "appos", "advcl", "case"}
)
# What says where or when the clause happens, not which one a name is: in news and
# interviews of GUM three of four such dependents of a name are outside it.
AROUND_NAMES = frozenset({"advmod", "acl"})
AROUND = frozenset({"in", "on", "with", "during", "after", "before", "since", "until"})
HELD = frozenset({"appos", "npadvmod", "nmod", "dep"})  # the land after its town
MARKS = frozenset({"'s", "\u2019s", "'", "\u2019"})
CLOSING = frozenset("\"')\u201d\u2019")
TWINS = {"\u201c": "\u201d", "\u2018": "\u2019", '"': '"'}


def extents_of(tree: Tree, chains: Chains) -> list[tuple[int, int]]:
    """Tokens of the whole noun phrase that each phrase is the core of.

    Args:
        tree: The parse.
        chains: The phrases with what they mention.
    """
    phrases = chains.phrases
    found = [extent_of(tree, phrase) for phrase in phrases]
    ending = {p.end: j for j, p in enumerate(phrases) if p.kind == "nominal"}
    places = {p.first: j for j, p in enumerate(phrases) if _is_place(p)}
    for i, phrase in enumerate(phrases):
        title = ending.get(phrase.first)
        if title is not None and phrase.kind == "name" and _titled(chains, title, i):
            found[title] = found[i] = (found[title][0], found[i][1])
        land = places.get(phrase.end + 1)
        if (
            land is not None
            and _is_place(phrase)
            and _holds(tree, phrase, phrases[land])
        ):
            found[i] = (found[i][0], max(found[i][1], found[land][1]))
    return found


def extent_of(tree: Tree, phrase: Phrase) -> tuple[int, int]:
    """Tokens of one phrase's whole noun phrase, whatever stands beside it.

    Args:
        tree: The parse.
        phrase: A name, a nominal or a pronoun; a pronoun is its own extent.
    """
    if phrase.kind == "pronoun":
        return phrase.first, phrase.end
    first = _front(tree, phrase)
    end = _back(tree, phrase)
    return first, _quoted(tree, first, end)


def _is_place(phrase: Phrase) -> bool:
    return phrase.kind == "name" and phrase.type == "PLACE"


def _titled(chains: Chains, noun: int, name: int) -> bool:
    """As in "army spokesman X": one phrase, where both mention the same person."""
    bare = chains.phrases[noun].given == "bare"  # "his son X" is two phrases
    return bare and chains.of[noun] == chains.of[name] >= 0


def _holds(tree: Tree, town: Phrase, land: Phrase) -> bool:
    """As in "Sarkand, Qarnat": the comma before what a place lies in, not of a list."""
    if tree.text[town.end] != ",":
        return False
    inside = town.first <= tree.head[land.head] < town.end
    listed = any(tree.dep[c] == "conj" for c in tree.children[land.head])
    return inside and tree.dep[land.head] in HELD and not listed


def _front(tree: Tree, phrase: Phrase) -> int:
    """The start of a phrase; the article before an owner is the owner's."""
    first = min(phrase.first, start_of(tree, phrase.head))
    before = first - 1
    owner = tree.dep[phrase.head] == "poss"
    if owner and before >= 0 and tree.dep[before] == "det":
        owned = tree.head[before] == tree.head[phrase.head]
        return before if owned else first
    return first


def _back(tree: Tree, phrase: Phrase) -> int:
    """The end of a phrase with its complements, up to the first of another phrase."""
    end = phrase.end
    for child in tree.children[phrase.head]:
        if tree.right[child] <= phrase.end:
            continue
        if tree.dep[child] in {"conj", "cc"}:
            break
        if tree.dep[child] not in OUTSIDE and not _around(tree, phrase, child):
            end = max(end, tree.right[child])
    if end < len(tree.text) and tree.text[end] in MARKS and tree.dep[end] == "case":
        end += 1
    while end > phrase.end and _loose(tree, end - 1):
        end -= 1
    return end


def _around(tree: Tree, phrase: Phrase, child: int) -> bool:
    """As in "X in June": said of what a named one does."""
    if phrase.kind != "name" or child < phrase.end:
        return False
    return tree.dep[child] in AROUND_NAMES or tree.word[child] in AROUND


def _quoted(tree: Tree, first: int, end: int) -> int:
    """The closing mark of a quotation that a phrase opens."""
    if end >= len(tree.text):
        return end
    words = tree.text[first:end]
    mark = next((w for w in words if w in TWINS), None)
    if mark is None or tree.text[end] != TWINS[mark]:
        return end
    odd = words.count(mark) % 2 if mark == TWINS[mark] else TWINS[mark] not in words
    return end + 1 if odd else end


def _loose(tree: Tree, i: int) -> bool:
    """White space and punctuation that closes nothing."""
    text = tree.text[i]
    return text.isspace() or (tree.dep[i] == "punct" and text not in CLOSING)
