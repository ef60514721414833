"""Which triggers of a sentence tell one happening, and whom an accusation makes doer.

"The blast killed five", "five were killed in an attack", "opened fire, killing five",
"an attack that left five dead": one happening, told twice. "Accused of killing",
"charged with the murder", "blamed X for it": the accused is the said doer of what
stands below; that it is only said so lives in the claims (M43).
"""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.extract.casting import Casting
from tahqiq.extract.event_lexicon import EventLexicon
from tahqiq.extract.found import Basis
from tahqiq.extract.modality import modality_of
from tahqiq.extract.scene import Scene

TOLLS = (
    {"kill", "injure"},
    {"die", "injure"},
    {"kill", "die"},
)  # what one deed does to several
CLEARED_OF = frozenset({"of", "for", "in"})


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
            if _by_its_victims(casting, castings[other]):
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
    before = len(casting.cast)
    for role, token in cause.cast:
        if token in cause.basis:
            casting.blame((token,), cause.basis[token])
        elif role in {"actor", "instrument"}:
            casting.give(role, token)
    casting.inherited.update(token for _, token in casting.cast[before:])


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
        found.extend(_coordinated(scene, head, above))
    inside = dep in {"pobj", "pcomp"} and tree.word[above] in {"in", "by"}
    if casting.trigger.nominal and inside:
        found.append(tree.head[above])
    return found


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


def _twin(scene: Scene, head: int, above: int) -> list[int]:
    """As in "exploded, killing five and wounding ten": both harms have the one cause."""
    tree = scene.tree
    if tree.tag[head] != "VBG" or tree.tag[above] != "VBG":
        return []
    return _above(scene, above, tree.head[above]) if tree.dep[above] == "advcl" else []


def charged_with(
    scene: Scene, lexicon: EventLexicon, castings: Sequence[Casting]
) -> None:
    """Make the accused, charged or convicted the said doer of what they are charged with."""
    words = lexicon.words.links
    where = {casting.trigger.head: casting for casting in castings}
    for casting in castings:
        if casting.trigger.sense.name in words["clearing"]:
            _cleared(scene, casting, where)
        if casting.trigger.sense.name not in words["charge"]:
            continue
        accused = [token for role, token in casting.cast if role == "recipient"]
        if modality_of(scene.tree, casting.trigger.head).polarity < 0:
            continue  # "nobody has been charged with the murder"
        basis: Basis = (
            "convicted" if casting.trigger.sense.stage == "verdict" else "accused"
        )
        heads = _charges(scene, casting.trigger.head, words["charge_preps"])
        for crime in (where[head] for head in heads if head in where):
            if not _is_crime(crime):
                continue  # "detained 112 men in sweeps", "took four of the wounded from their beds"
            if not _done(crime):
                crime.blame(accused, basis)
            else:
                crime.basis.update(
                    (t, basis) for t in accused if ("actor", t) in crime.cast
                )


def _is_crime(told: Casting) -> bool:
    """Not "took four of the wounded", "detained 112 men in sweeps", "in the operation"."""
    vague = told.lexicon.words.links["nameless"] | {"operation"}
    sweep = told.trigger.sense.stage == "raid" or told.trigger.sense.name in vague
    return not told.names_people() and not sweep


def _cleared(scene: Scene, casting: Casting, where: dict[int, Casting]) -> None:
    """As in "Denied killing him", "acquitted of the murder": no doer by this."""
    head = casting.trigger.head
    verbs = scene.tree.all(head, "xcomp", "ccomp")
    things = [c for verb in verbs for c in scene.tree.all(verb, "dobj")]
    below = [
        c for c in (*verbs, *things) if c in where
    ]  # "denied ordering the killing"
    crimes = [*below, *_charges(scene, head, CLEARED_OF)]
    accused = {token for role, token in casting.cast if role == "recipient"}
    for toll in (t for crime in crimes for t in scene.tree.all(crime, "advcl")):
        if toll in where:  # "acquitted of planting the bomb, killing two"
            cast = where[toll].cast
            cast[:] = [
                one for one in cast if one[0] != "actor" or one[1] not in accused
            ]
    for crime in crimes:
        if crime in where:
            named = where[crime]
            own = set(scene.clauses.agents_of(crime))
            if casting.trigger.sense.name == "deny":
                named.cleared.extend(t for t in named.doers() if t not in own)
            named.cast[:] = [
                (role, token)
                for role, token in named.cast
                if role != "actor" or token in own
            ]


def _done(crime: Casting) -> bool:
    """Somebody is already the doer."""
    return any(role == "actor" for role, _ in crime.cast)


def _charges(scene: Scene, head: int, preps: frozenset[str]) -> list[int]:
    """Nouns and gerunds below the charge's prepositions."""
    tree = scene.tree
    found: list[int] = []
    queue = [c for c in tree.children[head] if tree.word[c] in preps]
    by = [who for link in tree.all(head, "agent") for who in tree.all(link, "pobj")]
    for c in (*tree.all(head, "dobj", "nsubjpass", "oprd", "acomp"), *by):
        queue.extend(p for p in tree.children[c] if tree.word[p] in preps)
    while queue:
        node = queue.pop()
        for c in tree.children[node]:
            if tree.dep[c] in {"pobj", "pcomp", "conj"}:
                found.extend(tree.conjuncts(c))
                found.extend(tree.all(c, "dobj"))  # "of ordering the killing"
                queue.extend(tree.all(c, "prep"))
    return found
