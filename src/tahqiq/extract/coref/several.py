"""Who "the men", "the women" and "the children" are: several people told of just before.

"Two farmers were stopped at a checkpoint. The men were beaten": no rule of likeness ties a
farmer to a man, but nobody else was told of. Where two groups were, only what befalls the
men may tell: those who bear arms are not whom it befalls.
"""

from __future__ import annotations

from tahqiq.extract.coref.apart import Apart
from tahqiq.extract.coref.chains import Chain, Chains
from tahqiq.extract.coref.counted import so_many
from tahqiq.extract.coref.signs import suffers
from tahqiq.extract.coref.weighing import bears_arms
from tahqiq.extract.lexicon.wording import wording
from tahqiq.extract.parsing.parsed import Parsed

NEAR = 2  # sentences
PLAIN = frozenset({"det", "punct"})


def several(parsed: Parsed, chains: Chains, i: int, apart: Apart) -> int | None:
    """The chain of as many as a noun counts ("the four"), or of the people it means."""
    counted = so_many(parsed, chains, i)
    return the_people(parsed, chains, i, apart) if counted is None else counted


def the_people(parsed: Parsed, chains: Chains, i: int, apart: Apart) -> int | None:
    """The chain of several people that a plain "the men" takes up; None where it may be two.

    Args:
        parsed: The parsed document.
        chains: Its chains so far.
        i: The phrase "the men".
        apart: What it cannot be.
    """
    phrase, tree = chains.phrases[i], parsed.tree
    known = phrase.number == "many" and phrase.given in {"known", "this"}
    if phrase.lemma not in wording().generic_people or not known:
        return None
    if any(tree.dep[c] not in PLAIN for c in tree.children[phrase.head]):
        return None
    here = parsed.sentence_of[phrase.head]
    found: list[int] = []
    for j in range(i - 1, -1, -1):
        other = chains.phrases[j]
        back = here - parsed.sentence_of[other.head]
        if back > NEAR:
            break
        chain = chains.of[j]
        if chain < 0 or chain in found or back == 0 or other.kind != "nominal":
            continue
        if _may_be(chains.all[chain], phrase.lemma) and not apart.is_from(chain):
            found.append(chain)
    if suffers(tree, phrase.head):
        found = [c for c in found if not bears_arms(chains.all[c])] or found
    return found[0] if len(found) == 1 else None


def _may_be(chain: Chain, lemma: str) -> bool:
    """Whether several people may go by "men", "women" or "children"."""
    several = chain.type == "PERSON" and chain.number == "many"
    if not several or chain.part:
        return False
    groups = wording().generic_people
    words = chain.lemmas
    if lemma == "child":
        return not words.isdisjoint(groups["child"])
    others = set[str]().union(*(groups[g] for g in groups if g != lemma))
    return words.isdisjoint(others) and not (lemma == "woman" and bears_arms(chain))


def the_latter(chains: Chains, i: int) -> int | None:
    """As in "The latter": the name mentioned last; "the former": the one before it."""
    wanted = 1 if chains.phrases[i].lemma == "latter" else 2
    seen: list[int] = []
    for j in range(i - 1, max(-1, i - 12), -1):
        chain = chains.of[j]
        other = chains.phrases[j]
        named = other.kind == "name" and other.type in {"PERSON", "ORG"}
        if chain >= 0 and named and chain not in seen:
            seen.append(chain)
        if len(seen) == wanted:
            return seen[-1]
    return None
