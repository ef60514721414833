"""Which triggers of a sentence tell one happening.

"The blast killed five", "five were killed in an attack", "opened fire, killing five",
"an attack that left five dead": one happening, told twice.
"""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.extract.events.casting import Casting
from tahqiq.extract.events.scene import Scene
from tahqiq.extract.lexicon.event_lexicon import EventLexicon

TOLLS = (
    {"kill", "injure"},
    {"die", "injure"},
    {"kill", "die"},
)  # what one deed does to several


def caused_by(
    scene: Scene, lexicon: EventLexicon, castings: Sequence[Casting]
) -> dict[int, list[int]]:
    """For each casting, the castings that tell the same happening by grammar.

    A caused harm takes over the doer of its cause where it has none.
    """
    where = {
        token: i
        for i, casting in reversed(list(enumerate(castings)))
        for token in (*casting.trigger.parts, casting.trigger.head)
    }  # "shot dead in a shooting": the "in" may hang on either word
    family = lexicon.words.links["family"]
    links: dict[int, list[int]] = {}
    for index, casting in enumerate(castings):
        if casting.trigger.sense.name not in family:
            continue
        toll = _toll(scene, castings, casting, where)
        if toll is not None:
            links.setdefault(index, []).append(toll)
            _inherit(casting, castings[toll])
        causes = _causes(scene, casting, where)
        for head in (*causes, *_occasions(scene, lexicon, casting)):
            other = where.get(head)
            if other is None or other == index:
                continue
            if _another_deed(casting, castings[other]):
                continue
            if castings[other].trigger.sense.name in family:
                links.setdefault(index, []).append(other)
                _inherit(casting, castings[other])
            else:
                _raided(casting, castings[other])
    return links


def _raided(casting: Casting, raid: Casting) -> None:
    """As in "Three suspects were killed in an army raid": whose raid it was, as far as the
    reader can tell, and not where officers died.
    """
    lemma, officers = casting.scene.tree.lemma, casting.lexicon.words.links["officers"]
    hurt = [token for role, token in casting.cast if role == "recipient"]
    if raid.trigger.sense.stage != "raid" or not hurt or casting.doers():
        return
    if not any(lemma[t] in officers for t in hurt):
        casting.blame(raid.doers(), "inferred")


def _by_its_victims(casting: Casting, cause: Casting) -> bool:
    """As in "shot a boy who had thrown stones": what those it befell did is another deed."""
    hurt = {token for role, token in cause.cast if role == "recipient"}
    above = casting.scene.tree.head[casting.trigger.head]
    relative = casting.scene.tree.dep[casting.trigger.head] == "relcl"
    return relative and above in hurt and above in casting.doers()


def _another_deed(casting: Casting, other: Casting) -> bool:
    """As in "burned a car and wounded a clerk": nobody was hurt by the burning."""
    joined = casting.scene.tree.dep[casting.trigger.head] == "conj"
    burned = joined and other.trigger.sense.name == "destroy"
    return burned or _by_its_victims(casting, other)


def _nearest(heads: Sequence[int], where: dict[int, int]) -> list[int]:
    """The heads up to the first that tells an event: "hanged for a bombing that killed" is
    of the bombing.
    """
    found: list[int] = []
    for head in heads:
        found.append(head)
        if head in where:
            break
    return found


def _toll(
    scene: Scene, castings: Sequence[Casting], casting: Casting, where: dict[int, int]
) -> int | None:
    """As in "killed two herders and wounded a third", "seven died and ten were hurt": the
    dead and the wounded of one deed.
    """
    tree, head = scene.tree, casting.trigger.head
    if tree.dep[head] not in {"conj", "parataxis"} or casting.trigger.nominal:
        return None
    above = tree.head[head]
    index = where.get(above)
    if tree.lemma[above] == "leave":  # "left nine dead and three patients injured"
        found = (
            where[c] for c in tree.all(above, "oprd", "acomp", "dobj") if c in where
        )
        index = next(found, index)
    if index is None or castings[index].trigger.nominal:
        return None
    first, second = castings[index].trigger.sense, casting.trigger.sense
    if {first.name, second.name} not in TOLLS:
        return None
    own = tree.child(head, "nsubj") is not None and tree.child(head, "dobj") is not None
    return (
        None
        if own or (_dated(scene, head) and _dated(scene, tree.head[head]))
        else index
    )


def _dated(scene: Scene, verb: int) -> bool:
    tree = scene.tree
    return any(
        scene.is_time(obj)
        for c in tree.all(verb, "prep")
        for obj in tree.all(c, "pobj")
    )


def _inherit(casting: Casting, cause: Casting) -> None:
    """Doers and instruments of the cause are those of the harm."""
    if any(role == "actor" for role, _ in casting.cast):
        return
    _opposed(casting, cause)
    before = len(casting.cast)
    for role, token in cause.cast:
        if token in cause.basis:
            casting.blame((token,), cause.basis[token])
        elif role in {"actor", "instrument"}:
            casting.give(role, token)
    casting.inherited.update(token for _, token in casting.cast[before:])


def _opposed(casting: Casting, fight: Casting) -> None:
    """As in "was killed in a gun battle with police": who fought those it befell."""
    tree, head = casting.scene.tree, fight.trigger.head
    hurt = any(role == "recipient" for role, _ in casting.cast)
    links = [c for c in tree.all(head, "prep") if tree.word[c] == "with"]
    foes = {
        t for link in links for c in tree.all(link, "pobj") for t in tree.conjuncts(c)
    }
    if hurt and fight.trigger.nominal and not fight.doers():
        fight.cast[:] = [
            ("actor" if role == "recipient" and t in foes else role, t)
            for role, t in fight.cast
        ]


def _causes(scene: Scene, casting: Casting, where: dict[int, int]) -> list[int]:
    """Heads of the predicates and nouns that may tell the same happening."""
    tree, head = scene.tree, casting.trigger.head
    found = [*casting.causes, *tree.all(head, "csubj", "csubjpass")]
    for role, token in casting.cast:  # "a grenade thrown into a bar killed two"
        if role == "instrument" and tree.dep[token] in {"nsubj", "pobj"}:
            found.extend(tree.all(token, "acl", "relcl"))
    head = _reported(scene, head, where)
    dep, above = tree.dep[head], tree.head[head]
    if casting.trigger.nominal and dep == "acl":  # "three in police firing"
        prep = tree.head[head - 1]
        return [*found, tree.head[prep]]
    leave = _leaving(scene, head)
    if leave is not None:
        found.extend(_above(scene, leave, tree.head[leave]))
    if dep in {"advcl", "xcomp", "relcl", "acl", "ccomp"}:
        found.extend(_nearest(_above(scene, head, above), where))
        found.extend(_first_of(scene, found, where))
    elif dep == "conj" and tree.child(head, "nsubj", "nsubjpass") is None:
        found.extend(_coordinated(scene, head, above) or _harming(casting, above))
    return [*found, *(_of_noun(scene, head, where) if casting.trigger.nominal else ())]


def _of_noun(scene: Scene, head: int, where: dict[int, int]) -> list[int]:
    """As in "killed nine in an attack", "killed nine, an attack that …"."""
    tree = scene.tree
    dep, above = tree.dep[head], tree.head[head]
    if dep in {"pobj", "pcomp"} and tree.word[above] in {"in", "by"}:
        return _said(scene, head, tree.head[above])
    if dep in {"appos", "npadvmod", "advcl"}:
        return _summed_up(scene, head, where)
    return _as_called(scene, head)


def _as_called(scene: Scene, noun: int) -> list[int]:
    """As in "killed nine in what police called an attack", "in what appeared to be one"."""
    tree = scene.tree
    while tree.dep[noun] in {"oprd", "attr", "pobj", "prep", "xcomp"}:
        noun = tree.head[noun]
    link = tree.head[noun]
    named = tree.dep[noun] == "pcomp" and tree.word[link] == "in"
    return [tree.head[link]] if named and tree.word[link + 1] == "what" else []


def _said(scene: Scene, noun: int, verb: int) -> list[int]:
    """As in "killed nine, police said, in the third attack this month": the phrase hangs on
    those who said so, and is of what they told.
    """
    tree = scene.tree
    if not tree.all(noun, "det") or tree.word[tree.left[tree.head[noun]] - 1] != ",":
        return [verb]
    told = [tree.head[verb]] if tree.dep[verb] == "parataxis" else []
    return [verb, *told, *(c for c in tree.all(verb, "ccomp") if c < verb)]


def _summed_up(scene: Scene, noun: int, where: dict[int, int]) -> list[int]:
    """As in "killed 31 people in the city, an attack that …", "…, the worst attack since":
    the noun behind the comma is what the clause told.
    """
    tree = scene.tree
    first = tree.left[noun]
    named = any(
        tree.word[c] in {"a", "an"} or tree.tag[c] == "JJS"
        for c in tree.all(noun, "det", "amod")
    )
    if first == 0 or tree.word[first - 1] != "," or not named:
        return []
    return _nearest(tree.ancestors(noun), where)


def _reported(scene: Scene, head: int, where: dict[int, int]) -> int:
    """As in "a raid in which six are said to have died", "a blast that police say killed
    two": the clause of the noun is that of what is reported in it.
    """
    tree, above = scene.tree, scene.tree.head[head]
    told = tree.dep[head] in {"xcomp", "ccomp"} and above not in where
    return above if told and tree.dep[above] == "relcl" else head


def _first_of(scene: Scene, heads: Sequence[int], where: dict[int, int]) -> list[int]:
    """As in "overran the base and held it, killing ten": the participle is of both verbs."""
    tree = scene.tree
    if not heads or heads[-1] in where or tree.dep[heads[-1]] != "conj":
        return []
    return [tree.head[heads[-1]]]


def _leaving(scene: Scene, head: int) -> int | None:
    """As in "bombed a school, leaving seven dead": the participle over the harm."""
    tree = scene.tree
    for i in tree.ancestors(head)[:2]:
        if tree.lemma[i] == "leave" and tree.tag[i] == "VBG" and tree.dep[i] == "advcl":
            return i
    return None


def _occasions(scene: Scene, lexicon: EventLexicon, casting: Casting) -> list[int]:
    """As in "Were killed when a bomb went off": the clause tells how the harm was done."""
    if casting.trigger.sense.harm is None:
        return []
    tree = scene.tree
    occasions = lexicon.words.links["occasions"]
    links = [
        c for c in tree.all(casting.trigger.head, "prep") if tree.word[c] == "after"
    ]
    return [
        *(c for link in links for c in tree.all(link, "pcomp")),  # "after being hit"
        *(
            clause
            for clause in tree.all(casting.trigger.head, "advcl")
            if any(tree.word[c] in occasions for c in tree.children[clause])
        ),
    ]


def _above(scene: Scene, head: int, above: int) -> list[int]:
    """The clause or noun a participle or relative clause hangs on."""
    tree = scene.tree
    dep = tree.dep[head]
    if dep == "advcl":
        marked = tree.child(head, "mark", "nsubj", "nsubjpass", "aux", "advmod")
        return [above] if marked is None and tree.tag[head] == "VBG" else []
    if dep == "acl" and any(tree.word[c] == "that" for c in tree.all(head, "mark")):
        return []  # "attacked the clinic after a rumour that nurses had poisoned children"
    if dep in {"relcl", "acl"}:
        return [above, *_phrase_heads(scene, above), *_agent_of(scene, head, above)]
    return [above] if tree.tag[head] in {"VBG", "VBN", "JJ"} else []


def _agent_of(scene: Scene, head: int, noun: int) -> list[int]:
    """As in "ambushed by rebels, who killed three": the verb whose doers did more."""
    tree = scene.tree
    by = tree.head[noun]
    who = tree.child(head, "nsubj")
    aside = who is not None and who > 0 and tree.word[who - 1] == ","
    return [tree.head[by]] if aside and tree.dep[by] == "agent" else []


def _phrase_heads(scene: Scene, noun: int) -> list[int]:
    """As in "Firing at mobs in which four died": what the modified noun hangs on."""
    tree = scene.tree
    found: list[int] = []
    while tree.dep[noun] in {"pobj", "prep", "dobj"} and len(found) < 4:
        noun = tree.head[noun]
        found.append(noun)
    return found


def _coordinated(scene: Scene, head: int, above: int) -> list[int]:
    """As in "Shot and killed X": one object, one happening; so are twin harms of a blast."""
    objects = scene.clauses.undergoers
    shared = set(objects(head)) & set(objects(above))
    if shared:
        return [above]
    return _twin(scene, head, above)


def _harming(casting: Casting, above: int) -> list[int]:
    """As in "went off in a market and killed four", "attacked a post and wounded two": who
    was hurt is told by the second verb alone.
    """
    scene, harm = casting.scene, casting.trigger.sense.harm
    people = casting.lexicon.words.lists["person"] | {"PERSON", "NORP"}
    hurt = scene.clauses.undergoers
    head = casting.trigger.head
    own = any(scene.is_one(t, people) for t in hurt(above))
    whom = any(scene.is_one(t, people) or scene.tree.tag[t] == "CD" for t in hurt(head))
    if harm is None or casting.trigger.nominal or own or not whom:
        return []
    apart = _dated(scene, head) or scene.clauses.passive(head)
    return [] if apart else [above]


def _twin(scene: Scene, head: int, above: int) -> list[int]:
    """As in "exploded, killing five and wounding ten": both harms have the one cause."""
    tree = scene.tree
    if tree.tag[head] != "VBG" or tree.tag[above] != "VBG":
        return []
    return _above(scene, above, tree.head[above]) if tree.dep[above] == "advcl" else []
