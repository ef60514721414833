"""Whom a promise, threat, refusal or concession is addressed to, where grammar hides it.

"Threatened to break off relations with Elbona", "rejected an Elbonian proposal",
"lifted the curfew in Elbonia": the other party stands inside the complement.
"""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.extract.events.casting import Casting
from tahqiq.extract.events.scene import Scene, Trigger
from tahqiq.extract.lexicon.event_lexicon import EventLexicon
from tahqiq.extract.lexicon.verb_forms import is_deed
from tahqiq.extract.parsing.tree import Tree

ACTING = frozenset({"PERSON", "ORG", "NORP", "PLACE"})
DOWN = frozenset({
    "dobj", "prep", "pobj", "poss", "amod", "compound", "nmod", "xcomp", "ccomp",
    "dative", "conj", "pcomp", "agent", "attr", "acomp", "appos", "acl",
})  # fmt: skip
OTHERS = frozenset({"him", "her", "them", "us", "me"})
COMPLEMENTS = ("xcomp", "ccomp", "dobj", "prep", "dative", "acomp", "pcomp", "advcl")
REFERRING = frozenset(
    {"it", "they", "them", "he", "she", "him", "her", "both", "which"}
)
OCCASIONS = frozenset({
    "after", "before", "when", "while", "since", "as", "during", "following", "amid",
})  # fmt: skip
OVER = frozenset({"ACCUSE", "PROTEST"})  # told over a deed that befell somebody else
DEPTH = 5  # deeper parties belong to another clause


def add_parties(casting: Casting, scene: Scene, lexicon: EventLexicon) -> None:
    """Give a statement without an addressee the nearest party of its complement."""
    typed = casting.trigger.sense.type in lexicon.words.verbal["addressed"]
    if not typed or casting.trigger.sense.stage in {"charge", "trial", "verdict"}:
        return  # "will stand trial for the murder of X": X is no party to it
    given = [(role, token) for role, token in casting.cast]
    sense = casting.trigger.sense
    freed = sense.frame_name == "free" or sense.name == "flee"
    if freed and any(scene.kinds.get(t) in {"PERSON", "NORP"} for _, t in given):
        return  # "the release of its fighters", "fled on a motorbike": nobody is asked
    if any(
        role == "recipient"
        and (acts(scene, lexicon, t) or _people(scene, t))
        and not _own(scene, t)
        for role, t in given
    ):
        return
    moved = {t for role, t in given if role == "other" and scene.tree.dep[t] == "dobj"}
    actors = {token for role, token in given if role == "actor"} | moved
    found = _addressed(scene, lexicon, casting, actors)
    if found is None:
        return
    casting.cast[:] = [
        ("other" if role == "recipient" else role, token) for role, token in given
    ]
    if all(token != found for _, token in casting.cast):
        casting.give("recipient", found)
    else:
        casting.cast[:] = [
            ("recipient" if token == found else role, token)
            for role, token in casting.cast
        ]


def _people(scene: Scene, token: int) -> bool:
    """As in "called on Muslims to resist": a name in the plural is of people."""
    return scene.tree.tag[token] == "NNPS" and scene.kinds.get(token) != "PLACE"


def acts(scene: Scene, lexicon: EventLexicon, token: int) -> bool:
    """The token names somebody who can be a party: person, body, people, state."""
    lists = lexicon.words.lists
    lemma = scene.tree.lemma[token]
    kind = scene.kinds.get(token)
    if kind in ACTING:  # a bridge or a prison is none
        return kind != "PLACE" or lemma not in lexicon.words.setting["sites"]
    return lemma in lists["person"] or lemma in lists["party"]


def _nearest(
    scene: Scene, lexicon: EventLexicon, casting: Casting, actors: set[int]
) -> int | None:
    own = {scene.tree.word[token] for token in actors}
    for token in (*_warned(scene, casting), *_complement(scene, lexicon, casting)):
        if token in actors or scene.is_time(token) or scene.tree.word[token] in own:
            continue
        if casting.trigger.sense.type == "REQUEST" and _wanted(scene, lexicon, token):
            continue
        if casting.trigger.sense.type in OVER and _undergoes(scene, lexicon, token):
            continue
        if casting.trigger.sense.type == "THREATEN" and _avenged(scene, token):
            continue
        threatened = casting.trigger.sense.type == "THREATEN" and _harmed(scene, token)
        if not threatened and (
            not acts(scene, lexicon, token)
            or _merely_describes(scene, token, lexicon.words.setting["sites"])
            or _names_case(scene, lexicon, token)
        ):
            continue
        if not (
            casting.trigger.sense.type == "PROTEST"
            and _where(scene, token, casting.trigger)
        ):
            return token
    return None


def _undergoes(scene: Scene, lexicon: EventLexicon, token: int) -> bool:
    """As in "condemned the killing of 12 farmers", "alleged that he was beaten", "protested
    against the arrest of an imam": whom the deed befell, not who is accused of it.
    """
    tree, link = scene.tree, scene.tree.head[token]
    if tree.dep[token] == "nsubjpass":
        return True
    noun = tree.head[link]
    done = tree.dep[token] == "pobj" and is_deed(tree.word[noun])
    if tree.word[link] == "of" and tree.lemma[token] in lexicon.words.lists["armed"]:
        return False  # "the brutality of the guards"
    return done and tree.word[link] in {"of", "on", "against", "upon", "at"}


def _avenged(scene: Scene, token: int) -> bool:
    """As in "vowed revenge for the killing of the general": he is not threatened."""
    tree, link = scene.tree, scene.tree.head[token]
    deed = tree.head[link]
    of = tree.dep[token] == "pobj" and tree.word[link] == "of"
    return of and is_deed(tree.word[deed]) and tree.word[tree.head[deed]] == "for"


def _wanted(scene: Scene, lexicon: EventLexicon, token: int) -> bool:
    """As in "demanded the names of the sick", "asked for guards": what is asked for is asked
    of somebody else.
    """
    tree, link = scene.tree, scene.tree.head[token]
    told_of = lexicon.words.links["particulars"]
    if tree.dep[token] == "poss":
        return tree.lemma[link] in told_of
    if tree.dep[token] != "pobj":
        return False
    noun = tree.head[link]
    if tree.word[link] in {"of", "for"} and tree.lemma[noun] in told_of:
        return True
    asks = tree.pos[noun] == "VERB" and tree.word[link] == "for"
    known = any(tree.word[c] == "the" for c in tree.all(token, "det"))
    named = known or token in scene.names  # "asked for the village chief"
    return asks and not named and tree.pos[token] == "NOUN"


def _names_case(scene: Scene, lexicon: EventLexicon, token: int) -> bool:
    """As in "progress in the Moss case": who a case is named for is no party to a demand."""
    tree = scene.tree
    above = tree.lemma[tree.head[token]]
    named = tree.dep[token] in {"compound", "nmod", "poss"}
    person = scene.kinds.get(token) == "PERSON"
    return named and person and above in lexicon.words.links["dossiers"]


def _addressed(
    scene: Scene, lexicon: EventLexicon, casting: Casting, actors: set[int]
) -> int | None:
    """The party of the complement, or whose accusation is denied."""
    if casting.trigger.sense.name == "deny":
        return _accuser(scene, lexicon, casting.trigger.head)
    return _nearest(scene, lexicon, casting, actors)


def _accuser(scene: Scene, lexicon: EventLexicon, head: int) -> int | None:
    """As in "denied the ministry's charge", "an allegation by Elbona": whose it was. What is
    denied ("its planes hit Karad", "holding the men") is addressed to nobody.
    """
    tree = scene.tree
    for said in tree.all(head, "dobj"):
        whose = tree.all(said, "poss", "amod", "compound")
        links = (c for c in tree.all(said, "prep") if tree.word[c] in {"by", "from"})
        whose += [obj for c in links for obj in tree.all(c, "pobj")]
        for token in whose:
            if acts(scene, lexicon, token) and tree.tag[token] != "PRP$":
                return token
    return None


def _harmed(scene: Scene, token: int) -> bool:
    """As in "threatened to arrest her mother", "to shell the village": whom it would hit."""
    tree = scene.tree
    had = scene.clauses.passive(tree.head[token])  # "threatened to have her arrested"
    if tree.dep[token] not in {"dobj", "pobj"} and not had:
        return False
    if tree.word[token] in OTHERS:
        return True  # "threatened to kill him": nobody is "him" to himself
    person = scene.kinds.get(token) == "PERSON" and tree.pos[token] != "PRON"
    if person:
        return all(
            tree.word[c] not in {"its", "their", "our"} for c in tree.all(token, "poss")
        )
    return scene.kinds.get(token) == "PLACE"


def _where(scene: Scene, token: int, trigger: Trigger) -> bool:
    """As in "a rally in Karad": where it was held, not whom it was held against."""
    tree = scene.tree
    named_in = token in scene.names and tree.dep[token] == "pobj"
    if named_in and tree.word[tree.head[token]] == "in":
        return scene.kinds.get(token) != "PERSON"
    if scene.kinds.get(token) != "PLACE":
        return False
    if tree.dep[token] in {"compound", "nmod"} and token in scene.names:
        return True  # "the Karad riot"
    if tree.dep[token] == "poss" and tree.head[token] in {trigger.head, *trigger.parts}:
        return (
            True  # "Elbona's protests", "waving Elbona's flag"; not "against its law"
        )
    if tree.dep[token] != "pobj":
        return False
    link = tree.head[token]
    if tree.word[link] == "of" and tree.dep[tree.head[link]] == "pobj":
        token = tree.head[link]  # "rioting in the suburb of X"
    return tree.word[tree.head[token]] in {
        "in",
        "at",
        "near",
        "outside",
        "across",
        "through",
        "to",
        "from",
    }


def _warned(scene: Scene, casting: Casting) -> Iterator[int]:
    """As in "threatened to walk out unless the ministry paid": who could avert it."""
    tree = scene.tree
    if casting.trigger.sense.type != "THREATEN":
        return
    heads = [casting.trigger.head, *tree.all(casting.trigger.head, "xcomp", "ccomp")]
    for clause in (c for head in heads for c in tree.all(head, "advcl")):
        marks = {tree.word[c] for c in tree.children[clause]}
        if marks & casting.lexicon.words.links["averting"]:
            yield from tree.all(clause, "nsubj")  # nobody who "were freed" could


def _merely_describes(scene: Scene, token: int, sites: frozenset[str]) -> bool:
    """As in "a general strike", "its troops": no party, or one's own."""
    tree = scene.tree
    if tree.tag[token] == "PRP$" or tree.word[token] in REFERRING:
        return True
    if tree.dep[token] in {"amod", "compound"}:
        site = tree.lemma[tree.head[token]] in sites
        return site or scene.kinds.get(token) not in ACTING
    return _own(scene, token)


def _own(scene: Scene, token: int) -> bool:
    """As in "offered its troops": the speaker's own."""
    tree = scene.tree
    return any(tree.tag[c] == "PRP$" for c in tree.children[token])


def _complement(scene: Scene, lexicon: EventLexicon, casting: Casting) -> Iterator[int]:
    """Tokens below the statement, and below the verb that carries its noun."""
    tree, head = scene.tree, casting.trigger.head
    yield from _below(scene, head, nominal=casting.trigger.nominal)
    above = tree.head[head]
    made = tree.dep[head] in {"dobj", "nsubjpass"}  # "made threats to kill her"
    if (
        casting.trigger.nominal
        and made
        and tree.lemma[above] in (lexicon.words.light["doer"])
    ):
        for c in tree.all(above, "advcl", "xcomp"):
            yield from _below(scene, c, nominal=False)


def _below(scene: Scene, head: int, *, nominal: bool) -> Iterator[int]:
    """Tokens of the complement, nearest level first, in text order."""
    tree = scene.tree
    first = DOWN if nominal else frozenset(COMPLEMENTS)
    level = [
        c
        for c in tree.children[head]
        if tree.dep[c] in first
        and not _likened(scene, c)
        and not _other_time(scene, c)
        and not _wrong_doing(scene, c, nominal=nominal)
    ]
    for _ in range(DEPTH):
        yield from level
        level = [
            c for token in level for c in tree.children[token]
            if not _likened(scene, c)
            and (tree.dep[c] in DOWN or _purpose(scene, c) or _had_done(scene, c))
        ]  # fmt: skip


def _wrong_doing(scene: Scene, token: int, *, nominal: bool) -> bool:
    """As in "charges of lying to inspectors", "pleaded not guilty to killing a clerk": what
    somebody is charged with, no addressee.
    """
    tree = scene.tree
    pleads = tree.lemma[tree.head[token]] == "plead" and tree.word[token] == "to"
    charged = (nominal and tree.word[token] == "of") or pleads
    return charged and tree.child(token, "pcomp") is not None


def _other_time(scene: Scene, token: int) -> bool:
    """As in "marched after soldiers had shot a clerk": whom something else befell."""
    tree = scene.tree
    first = tree.word[token]
    if tree.dep[token] == "advcl":
        first = tree.word[tree.left[token]]
    return first in OCCASIONS


def _likened(scene: Scene, token: int) -> bool:
    """As in "dismissed the report as the army's invention": what something is called."""
    tree = scene.tree
    called = tree.all(tree.head[token], "dobj", "nsubjpass")
    return tree.word[token] == "as" and any(c < token for c in called)


def _had_done(scene: Scene, token: int) -> bool:
    """As in "threatened to have her arrested": whom it is done to."""
    tree = scene.tree
    above = tree.head[token]
    passive = tree.dep[above] == "ccomp" and scene.clauses.passive(above)
    return tree.dep[token] in {"nsubj", "nsubjpass"} and passive


def _purpose(scene: Scene, token: int) -> bool:
    """As in "willing to send material to help defend Elbonia"."""
    tree = scene.tree
    infinitive = any(tree.tag[c] == "TO" for c in tree.children[token])
    return tree.dep[token] == "advcl" and infinitive


def wholes(tree: Tree, token: int) -> Iterator[int]:
    """Of whom a number is part: "two of the militants"."""
    for of in tree.all(token, "prep"):
        if tree.word[of] == "of":
            yield from tree.all(of, "pobj")
