"""Who takes part in an event, from the clause or noun phrase of its trigger.

Active, passive, agentless, nominal, relative, reduced, coordinated and control clauses
(M41: several doers are a list). Roles come from the sense's frame.
"""

from __future__ import annotations

from tahqiq.extract.events.casting import Casting
from tahqiq.extract.events.casting_phrases import prepositions
from tahqiq.extract.events.means import add_means
from tahqiq.extract.events.nouns import cast_noun
from tahqiq.extract.events.parties import acts, wholes
from tahqiq.extract.events.scene import Scene, Trigger
from tahqiq.extract.lexicon.event_lexicon import EventLexicon
from tahqiq.extract.parsing.tree import Tree

TAKING = frozenset({"COERCE", "SANCTION"})  # deeds done to somebody by what is theirs
DOERS = frozenset({"by", "from", "between", "among"})
OCCASION = frozenset({"after", "during", "following", "amid", "over"})


def cast_of(
    scene: Scene, lexicon: EventLexicon, trigger: Trigger, at: frozenset[int]
) -> Casting:
    """The participants of one trigger on its own."""
    casting = Casting(scene, lexicon, trigger, at)
    if trigger.nominal:
        cast_noun(casting)
    elif scene.tree.pos[trigger.head] == "ADJ":
        _adjective(casting)
    else:
        _verb(casting)
    return casting


def _verb(casting: Casting) -> None:
    scene, head = casting.scene, casting.trigger.head
    _subjects_and_objects(casting, head)
    _counted(casting, head)
    _indirect(casting, head)
    prepositions(casting, head)
    for c in scene.clauses.undergoers(head):
        if c in casting.trigger.parts:
            prepositions(casting, c)
            _possessed(casting, c)
        elif c in casting.at and casting.trigger.sense.type == "PROTEST":
            continue  # "to protest the killing of X": over whom, and neither of the two
        elif c in casting.at and casting.trigger.sense.frame_name != "touch":
            # "condemned the arrest of X by Y": who arrested did not condemn
            prepositions(casting, c, besides=DOERS)
            _possessed(casting, c)
    _lying(casting, head)
    _owners(casting, head)
    add_means(casting)
    _clause_topic(casting, head)


def _subjects_and_objects(casting: Casting, head: int) -> None:
    clauses = casting.scene.clauses
    passive = clauses.passive(head)
    suffers = casting.trigger.sense.frame.get("subject") != "actor"
    if passive and not suffers:
        if not _came_away(casting, head):
            _passive(casting, head)
        return
    objects = clauses.objects(head)
    clipped = passive or (not objects and _clipped(casting, head))
    clipped = clipped and "object" in casting.trigger.sense.frame  # nobody "is died"
    for token in () if _loose(casting, head) else clauses.subjects(head):
        casting.add("object" if clipped else "subject", token)
    for token in objects:
        casting.add("object", token)


def _passive(casting: Casting, head: int) -> None:
    """Whom a passive tells it of, and by whom."""
    clauses = casting.scene.clauses
    moved = casting.trigger.sense.frame_name == "go"  # "was driven to a wood"
    for token in clauses.subjects(head):
        if moved:
            casting.give("recipient", token)
        casting.add("object", token)
    for token in clauses.agents(head) or _led_by(casting, head):
        casting.add("by", token)
    _and_by_others(casting, head)
    tree, above = casting.scene.tree, casting.scene.tree.head[head]
    if tree.dep[head] == "oprd" and tree.lemma[above] == "leave":
        for token in clauses.subjects(above):  # "the blast left ten injured"
            casting.add("by", token)


def _came_away(casting: Casting, head: int) -> bool:
    """As in "He left the hall injured": he was, who went from there."""
    tree, above = casting.scene.tree, casting.scene.tree.head[head]
    sites = casting.lexicon.words.setting["sites"]
    places = [c for c in tree.all(above, "dobj") if tree.lemma[c] in sites]
    left = tree.dep[head] == "oprd" and tree.lemma[above] == "leave" and bool(places)
    hurt = casting.trigger.sense.harm == "wounded" and tree.child(head, "prep") is None
    for token in casting.scene.clauses.subjects(above) if left and hurt else ():
        casting.add("object", token)
    return left and hurt and "recipient" in casting.roles()


def _and_by_others(casting: Casting, head: int) -> None:
    """As in "Ten were killed by rebels and nine by the army": the verb goes on unsaid."""
    tree = casting.scene.tree
    for part in tree.all(head, "conj"):
        agents = tree.all(part, "agent")
        if tree.pos[part] not in {"NUM", "NOUN", "PROPN"} or not agents:
            continue
        casting.add("object", part)
        for link in agents:
            for token in tree.all(link, "pobj"):
                casting.add("by", token)


def _led_by(casting: Casting, head: int) -> tuple[int, ...]:
    """As in "held in a school by the army": the by-phrase was hung on the place; who had it
    done ("on the orders of the warden") is held to have done it, no more.
    """
    tree, words = casting.scene.tree, casting.lexicon.words
    links = tree.all(head, "prep")
    nouns = [obj for c in links for obj in tree.all(c, "pobj")]
    inner = tree.all(head, "xcomp")  # "was forced to sign a paper by officers"
    nouns += [c for verb in inner for c in tree.all(verb, "dobj")]
    by = [c for noun in nouns for c in tree.children[noun]
          if tree.word[c] == "by" and noun not in casting.at]  # fmt: skip
    # "killed in attacks by the Reeds": whose attacks
    found = tuple(
        obj
        for c in by
        for obj in tree.all(c, "pobj")
        if acts(casting.scene, casting.lexicon, obj)
        and casting.scene.kinds.get(obj) != "PLACE"
    )
    for noun in (n for n in nouns if tree.lemma[n] in words.links["orders"]):
        whose = [*tree.all(noun, "poss"), *wholes(tree, noun)]
        if tree.word[tree.head[noun]] in {"on", "at", "under", "by"} and not found:
            casting.blame(whose, "accused")
    return found


def _loose(casting: Casting, head: int) -> bool:
    """As in "Police arrested 112 people after rioting in X": nobody says who rioted."""
    tree = casting.scene.tree
    gerund = tree.dep[head] == "pcomp" and tree.word[tree.head[head]] in OCCASION
    return gerund and casting.trigger.sense.type == "PROTEST"


def _counted(casting: Casting, head: int) -> None:
    """As in "left four dead and thirty injured": the bare number is those it befell."""
    tree = casting.scene.tree
    if casting.trigger.sense.harm is None or tree.dep[head] != "conj":
        return
    for c in tree.all(head, "npadvmod"):
        if tree.pos[c] == "NUM" and c == head - 1:
            casting.add("object", c)


def _possessed(casting: Casting, noun: int) -> None:
    """As in "his body was found": whose the noun of the phrase is."""
    if noun in casting.trigger.parts:
        tree, verb = casting.scene.tree, casting.trigger.head
        theirs = casting.trigger.sense.frame.get("poss") == "actor" and casting.doers()
        for c in () if theirs else tree.all(noun, "poss"):
            of_whom = tree.word[c] == "whose" and tree.dep[verb] == "relcl"
            casting.add("poss", tree.head[verb] if of_whom else c)
        nobody = all(role != "recipient" for role, _ in casting.cast)
        if nobody and casting.trigger.sense.frame_name == "remains":
            casting.found_dead(noun)


def _lying(casting: Casting, head: int) -> None:
    """As in "Nine bodies lay in the yard", "nine bodies were brought to the morgue": the
    bodies, or those whose they are.
    """
    sense, tree = casting.trigger.sense, casting.scene.tree
    bodies = sense.subject | sense.object
    if sense.frame_name != "remains" or "recipient" in casting.roles():
        return
    for noun in (*tree.all(head, "nsubj"), *casting.scene.clauses.undergoers(head)):
        if not bodies or not casting.scene.is_one(noun, bodies):
            continue
        for c in tree.all(noun, "poss"):
            casting.add("poss", c)
        for c in (c for of in tree.all(noun, "prep") if tree.word[of] == "of"
                  for c in tree.all(of, "pobj")):  # fmt: skip
            casting.add("of", c)
        if not casting.cast:
            casting.found_dead(noun)


def _owners(casting: Casting, head: int) -> None:
    """As in "farmers whose lands were seized", "revoked her licence", "knelt on his neck":
    they suffer it with what is theirs.
    """
    scene, tree = casting.scene, casting.scene.tree
    taking = casting.trigger.sense.type in TAKING
    for token in scene.clauses.undergoers(head) if taking else ():
        theirs = scene.kinds.get(token) not in {"PERSON", "ORG", "NORP"}
        if token in casting.trigger.parts or theirs:
            for c in tree.all(token, "poss"):
                casting.give("recipient", c)
    _bodies(casting, head)
    _left_for(casting, head)
    if casting.trigger.sense.name not in casting.lexicon.words.links["undone"]:
        return
    for token in scene.clauses.undergoers(head):
        whose = [c for c in tree.all(token, "poss") if tree.word[c] == "whose"]
        if whose and tree.dep[head] == "relcl":
            casting.give("recipient", tree.head[head])


def _left_for(casting: Casting, head: int) -> None:
    """As in "a bullet was left on her doorstep": the threat is to whoever lives there."""
    tree = casting.scene.tree
    threat = casting.trigger.sense.type == "THREATEN" and casting.trigger.parts
    if not threat or "recipient" in casting.roles():
        return
    for link in tree.all(head, "prep"):
        for place in tree.all(link, "pobj"):
            for whose in tree.all(place, "poss"):
                casting.give("recipient", whose)


def _bodies(casting: Casting, head: int) -> None:
    """As in "knelt on the man's neck", "cut off the ear of a guard", "the bodies of three men
    were burned": whose body it is.
    """
    tree, scene = casting.scene.tree, casting.scene
    lists = casting.lexicon.words.lists
    limbs = lists["body"] | lists["corpses"]
    hurt = [t for role, t in casting.cast if role == "recipient"]
    if casting.trigger.sense.type != "ASSAULT" or any(
        tree.lemma[t] not in limbs for t in hurt
    ):
        return
    links = (c for c in tree.all(head, "prep") if tree.word[c] in {"on", "in", "to"})
    struck = [obj for c in links for obj in tree.all(c, "pobj")]
    for limb in (*hurt, *scene.clauses.objects(head), *struck):
        whose = [*tree.all(limb, "poss"), *wholes(tree, limb)]
        if tree.lemma[limb] in lists["posts"] and not _of_people(casting, whose):
            continue  # "abducted the head of the council"
        if tree.lemma[limb] in limbs and whose:
            casting.cast[:] = [(r, t) for r, t in casting.cast if t != limb]
            for owner in whose:
                casting.give("recipient", owner)


def _of_people(casting: Casting, whose: list[int]) -> bool:
    """As in "the head of a guard": a limb; the head of a village is its chief."""
    scene = casting.scene
    return any(scene.kinds.get(token) in {"PERSON", "NORP"} for token in whose)


def _clipped(casting: Casting, head: int) -> bool:
    """As in "Two soldiers killed": a headline's passive without its auxiliary."""
    tree, sense = casting.scene.tree, casting.trigger.sense
    if _gapped(casting, head):
        return True
    if not _shot(casting, head) and (sense.harm is None or sense.frame_name != "act"):
        return False
    how = {tree.word[c] for c in tree.all(head, "advmod")}
    if (
        how.union(tree.word[head + 1 : head + 2])
        & casting.lexicon.words.links["wildly"]
    ):
        return False  # "shot sporadically": nobody in particular was
    if tree.dep[head] in {"relcl", "xcomp", "pcomp"} or _goes_on(casting, head):
        return False
    bare = tree.child(head, "aux", "auxpass", "neg", "prep") is None
    in_place = tree.child(head, "prep") is not None and tree.child(head, "aux") is None
    return tree.tag[head] in {"VBD", "VBN"} and (bare or in_place)


def _goes_on(casting: Casting, head: int) -> bool:
    """As in "slapped her and kicked over her stall": who did the first did the second."""
    tree, above = casting.scene.tree, casting.scene.tree.head[head]
    own = tree.child(head, "nsubj", "nsubjpass") is not None
    active = tree.child(above, "dobj") is not None
    return tree.dep[head] == "conj" and not own and active


def _shot(casting: Casting, head: int) -> bool:
    """As in "Lawyer shot in ambush": nobody is said to shoot in general."""
    tree, sense = casting.scene.tree, casting.trigger.sense
    if sense.name != "shoot" or tree.lemma[head] != "shoot" or casting.trigger.parts:
        return False
    aimed = {"at", "on", "into", "upon", "towards", "over"}
    return not aimed & {tree.word[c] for c in tree.all(head, "prep")}


def _gapped(casting: Casting, head: int) -> bool:
    """As in "nurses were killed and the pharmacy looted": the passive goes on."""
    scene, tree = casting.scene, casting.scene.tree
    above = tree.head[head]
    if tree.dep[head] != "conj" or tree.tag[head] not in {"VBD", "VBN"}:
        return False
    own = tree.child(head, "nsubj") is not None and tree.child(head, "aux") is None
    deed = casting.trigger.sense.type in {"ASSAULT", "COERCE", "PROTEST"}
    deed = deed or casting.trigger.sense.frame_name == "free"
    passive = tree.child(above, "auxpass") is not None and scene.clauses.passive(above)
    return own and deed and passive and tree.child(head, "prt", "prep") is None


def _indirect(casting: Casting, head: int) -> None:
    tree = casting.scene.tree
    for c in tree.all(head, "dative"):
        if tree.pos[c] == "ADP":
            for obj in tree.all(c, "pobj"):
                casting.add("dative", obj)
        elif casting.trigger.sense.frame.get("dative"):
            casting.add("dative", c)
        else:
            casting.add("object", c)


def _clause_topic(casting: Casting, head: int) -> None:
    """As in "Demand that X leave", "urged that…": the asked one is the clause's subject."""
    tree = casting.scene.tree
    if "that" not in casting.trigger.sense.frame:
        return
    if any(role == "recipient" for role, _ in casting.cast):
        return
    accuses = casting.trigger.sense.type == "ACCUSE"
    for c in tree.all(head, "ccomp"):
        passive = tree.all(c, "nsubjpass")
        doers = casting.scene.clauses.agents(c) if accuses and passive else None
        told = tree.all(c, "nsubj", "nsubjpass") if doers is None else doers
        for subject in told:  # "alleged that he was beaten by guards": the guards
            if (
                acts(casting.scene, casting.lexicon, subject)
                or tree.pos[subject] == "PRON"
            ):
                casting.add("that", subject)


def _adjective(casting: Casting) -> None:
    """As in "Five were dead", "left five dead"."""
    tree, head = casting.scene.tree, casting.trigger.head
    if _so_many(tree, head):
        casting.add("subject", head - 1)
    elif tree.dep[head] == "amod":  # "with five people dead"
        casting.add("subject", tree.head[head])
    else:
        _so_described(casting, head)
    prepositions(casting, head)


def _so_described(casting: Casting, head: int) -> None:
    """As in "Five were dead", "left five dead": the subject, or whom "leave" left so."""
    tree = casting.scene.tree
    for token in tree.all(head, "nsubj") or casting.scene.clauses.subjects(head):
        casting.add("subject", token)
    above = tree.head[head]
    if tree.dep[head] in {"acomp", "attr"}:
        for token in casting.scene.clauses.subjects(above):
            casting.add("subject", token)
    elif tree.lemma[above] == "leave" and tree.dep[head] != "advcl":
        _left_so(casting, head, above)
    elif tree.pos[head - 1] in {"NOUN", "NUM", "PROPN"} and _left(tree, head):
        casting.add(
            "subject", head - 1
        )  # "left nine dead", whatever the parser hung it on


def _left_so(casting: Casting, head: int, verb: int) -> None:
    """As in "left five people dead", "left 12 dead": the number is those it befell."""
    tree = casting.scene.tree
    for token in casting.scene.clauses.subjects(verb):
        casting.add("by", token)
    counted = tree.all(head, "nummod")
    left = [token for token in tree.all(verb, "dobj") if token != head] or counted
    for token in left:
        casting.add("subject", token)


def _so_many(tree: Tree, head: int) -> bool:
    """As in "spoke of 40 dead": the number, and not who speaks of it."""
    counted = head > 1 and tree.pos[head - 1] == "NUM"
    return counted and not _left(tree, head)


def _left(tree: Tree, head: int) -> bool:
    """An adjective behind what some "leave" left so."""
    above = (tree.lemma[i] for i in tree.ancestors(head)[:3])
    return "leave" in above
