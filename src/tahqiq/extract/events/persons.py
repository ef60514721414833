"""Whom one happening befell where several tellings name him differently.

"A lawyer was shot outside the court. Nadir Hosseini, 44, died at the scene": one happening
told twice, with one person in each telling, befell one person. A name is kept before a
description; a second description that brings in somebody new ("a guard") is another man.
What is only asked, feared or denied of a happening adds nobody to what is told as done.
"""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.extract.events.scene import PERSONAL, Scene
from tahqiq.extract.events.telling import Telling
from tahqiq.extract.parsing.found import FoundParticipant
from tahqiq.model.reading import Realis

SINGLE = frozenset({"NN", "NNP"})
OWN = frozenset({"his", "her"})
FEW = 2  # persons told of, from which some may be one
Parts = tuple[FoundParticipant, ...]


def real_parties(group: Sequence[Telling], lead: Realis, parts: Parts) -> Parts:
    """The parties without those only asked, feared or denied of, where others are told."""
    realis = {t.trigger.head: t.realis for t in group}
    told = {part.role for part in parts if realis[part.trigger] == lead}
    return tuple(
        part for part in parts if realis[part.trigger] == lead or part.role not in told
    )


def one_victim(scene: Scene, group: Sequence[Telling], parts: Parts) -> Parts:
    """The parties, the one person whom each telling names another way once."""
    befell = [part for part in parts if part.role == "recipient"]
    if len(befell) < FEW or not all(_one_each(scene, telling) for telling in group):
        return parts
    told = sorted(befell, key=lambda part: part.token)
    names = [part for part in told if part.token in scene.names]
    if len({part.trigger for part in told}) < len(told) or not _alike(scene, names):
        return parts
    kept = names[0] if names else told[0]
    if any(_new(scene, part, told[0]) for part in told if part not in names):
        return parts
    return tuple(part for part in parts if part not in befell or part is kept)


def _one_each(scene: Scene, telling: Telling) -> bool:
    """It befell one person, or it does not say whom."""
    hurt = [token for role, token in telling.cast if role == "recipient"]
    return len(hurt) < FEW and all(_is_person(scene, token) for token in hurt)


def _is_person(scene: Scene, token: int) -> bool:
    tree = scene.tree
    if tree.tag[token] == "PRP":
        return tree.word[token] in PERSONAL
    return tree.tag[token] in SINGLE and scene.kinds.get(token) == "PERSON"


def _alike(scene: Scene, names: Sequence[FoundParticipant]) -> bool:
    """All of them may name one person: they end alike."""
    return len({scene.tree.word[part.token] for part in names}) <= 1


def _new(scene: Scene, part: FoundParticipant, first: FoundParticipant) -> bool:
    """As in "a guard", behind somebody told of before: not him."""
    tree = scene.tree
    if part is first or tree.tag[part.token] == "PRP":
        return False
    known = {"the", "this", "that"}
    held = any(tree.word[c] in known for c in tree.all(part.token, "det"))
    owners = tree.all(part.token, "poss")
    if any(tree.word[c] in OWN for c in owners):
        return True  # "left a boy dead and his father hurt"
    if owners:  # "Ana Moss died … the mayor's driver was hurt": not she
        return first.token in scene.names
    return not held
