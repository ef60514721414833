"""Who made an artifact: who wrote, signed, kept or put it out (M20)."""

from __future__ import annotations

from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.nouns import nouns
from tahqiq.extract.lexicon.persons import persons
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.tree import Tree

# "Hospital records he gave us": who hands papers on has not written them.
PASSING = frozenset({"give", "show", "hand", "pass", "lend"})


def written_by(tree: Tree, artifact: int) -> int | None:
    """Who made an artifact, as a relative clause tells."""
    makers = (_writer(tree, c) for c in tree.all(artifact, "relcl"))
    return next((maker for maker in makers if maker is not None), None)


def _writer(tree: Tree, verb: int) -> int | None:
    """Who made an artifact: "a statement that the constable had signed"."""
    what, who = tree.child(verb, "dobj"), tree.child(verb, "nsubj")
    public = tree.child(verb, "oprd", "acomp", "ccomp") is not None
    whole = (what is None or tree.tag[what][0] == "W") and not public
    made = tree.lemma[verb] in cue_book().issuing | {"keep"}
    passed = tree.child(verb, "dative") and tree.lemma[verb] in PASSING
    return who if whole and made and who is not None and not passed else None


def issuer(tree: Tree, artifact: int) -> int | None:
    """Who puts an artifact out: "the group issued a statement saying"."""
    verb = tree.head[artifact]
    if tree.lemma[verb] not in cue_book().issuing:
        return None
    while tree.child(verb, "nsubj") is None:
        if tree.dep[verb] not in {"conj", "xcomp"}:
            return None
        verb = tree.head[verb]
    return tree.child(verb, "nsubj")


def named_behind(tree: Tree, named: Named, head: int) -> bool:
    """As in "the head of the DNR Denis Pavlenko said": behind the post and the body it is
    in stands the name of who holds it. "The mother of Denis Pavlenko" is not named.
    """
    for link in tree.all(head, "prep"):
        last = tree.child(link, "pobj")
        found = None if last is None else named.mentioned(last)
        if found is None or found.kind != "name" or found.type != "PERSON":
            continue
        before = named.tokens[found.id][0] - 1
        known = nouns().of.get(tree.word[before])
        person = known is not None and known.type == "PERSON"
        titled = person or tree.word[before] in persons().title_words
        if before > link and tree.pos[before] in {"PROPN", "NOUN"} and not titled:
            return True
    return False
