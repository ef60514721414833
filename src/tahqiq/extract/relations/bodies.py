"""Who and what belongs to somebody by the words "of", "from" and a possessive alone.

"The governor's guards", "a man from the group", "the front's media office": no noun of
the phrase names an office, yet it says whose they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.extract.relations.words import Links, Stated, relation_words


def of_master(links: Links, i: int) -> Iterator[Stated]:
    """As in "the governor's guards": those whom a person has under command."""
    tree, phrase = links.parsed.tree, links.chains.phrases[i]
    owner = tree.child(phrase.head, "poss")
    if phrase.lemma not in relation_words().commanded or owner is None:
        return
    j = links.ends("family-of", owner)
    if j is not None and phrase.number != "one":
        yield links.stated("under-control-of", (i, j), phrase.head)


def of_owner(links: Links, i: int) -> Iterator[Stated]:
    """As in "the front's media office", "Norland's defence ministry": a body of another."""
    tree, phrase = links.parsed.tree, links.chains.phrases[i]
    owner = tree.child(phrase.head, "poss")
    if phrase.lemma not in relation_words().owned or owner is None:
        return
    j = links.ends("leader-of", owner)
    body = links.chains.chain(i).type == "ORG" and j is not None
    if body and j is not None and links.chains.phrases[j].kind == "name":
        yield links.stated("part-of", (i, j), phrase.head)


def of_own(links: Links, i: int) -> Iterator[Stated]:
    """As in "her party", "his regiment": the body that a person possesses as its member."""
    tree, phrase = links.parsed.tree, links.chains.phrases[i]
    owner = tree.child(phrase.head, "poss")
    body = links.chains.chain(i).type == "ORG" and tree.tag[phrase.head] == "NN"
    if owner is None or not body or phrase.lemma not in relation_words().joined:
        return
    j = links.ends("family-of", owner)
    if j is not None and tree.tag[owner] in {"PRP$", "NNP"}:
        yield links.stated("member-of", (j, i), phrase.head)


def from_body(links: Links, i: int) -> Iterator[Stated]:
    """As in "a man from the group": somebody of no stated role."""
    tree, phrase = links.parsed.tree, links.chains.phrases[i]
    if phrase.type != "PERSON":
        return
    men = phrase.lemma in relation_words().of_bodies
    for child in tree.all(phrase.head, "prep"):
        j = links.ends("member-of", tree.child(child, "pobj"))
        of = tree.word[child] == "from" or (men and tree.word[child] == "of")
        if of and j is not None:
            yield links.stated("member-of", (i, j), phrase.head)
    j = links.ends("member-of", tree.child(phrase.head, "poss")) if men else None
    if j is not None:
        yield links.stated("member-of", (i, j), phrase.head)


def of_command(links: Links, i: int) -> Iterator[Stated]:
    """As in "militiamen under the command of X": whose command somebody is under."""
    tree, noun = links.parsed.tree, links.chains.phrases[i].head
    unders = [c for c in tree.all(noun, "prep") if tree.word[c] == "under"]
    for sway in (token for under in unders for token in tree.all(under, "pobj")):
        of = [c for c in tree.all(sway, "prep") if tree.word[c] == "of"]
        if tree.lemma[sway] in relation_words().sway and of:
            j = links.ends("under-control-of", tree.child(of[0], "pobj"))
            if j is not None:
                yield links.stated("under-control-of", (i, j), noun)
