"""Who made an artifact: who wrote, signed, kept or put it out (M20)."""

from __future__ import annotations

from tahqiq.extract.cues import cue_book
from tahqiq.extract.tree import Tree


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
    return who if whole and made and who is not None else None


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
