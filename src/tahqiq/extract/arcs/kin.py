"""Whom a clause is about, where it follows somebody and whose he is: "the widow of Omar Sadi,
who was shot in May", "after a roadside IED exploded".
"""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import Arcs
from tahqiq.extract.lexicon.event_lexicon import event_lexicon
from tahqiq.extract.lexicon.nouns import singular
from tahqiq.extract.lexicon.verb_forms import stems_of
from tahqiq.extract.lexicon.word_classes import word_classes

TWO = 2  # a noun, a comma, a name
LINKS = frozenset({"of", "for", "to"})
NAME_PARTS = frozenset({"compound", "nmod"})
OCCASIONS = frozenset({"after", "when", "as", "before", "until", "since"})
LAWYERS = frozenset({"lawyer", "lawyers", "attorney", "attorneys", "solicitor", "solicitors",
                     "barrister", "barristers", "counsel"})  # fmt: skip
ANSWERING = frozenset({"deny", "denies", "denied", "face", "faces", "plead", "pleaded",
                       "maintain", "maintains", "insist"})  # fmt: skip


def who_of_kin(arcs: Arcs, i: int) -> None:
    """As in "The widow of Omar Sadi, who was shot in May, spoke", "Lawyers for Omar Sadi, who
    was shot": who is dead does not speak, and two lawyers "were".
    """
    who = next((c for c in arcs.subjects(i) if arcs.word[c] == "who"), None)
    if who is None or who < 3 or who > i or arcs.word[who - 1] != ",":
        return
    name = who - 2
    while arcs.dep[name] in NAME_PARTS and name < arcs.head[name] < who:
        name = arcs.head[name]
    link = arcs.head[name]
    named = arcs.tag[name] == "NNP" and arcs.dep[name] == "pobj"
    if not named or arcs.word[link] not in LINKS or not arcs.within(name, arcs.head[i]):
        return
    kin = arcs.head[link]
    words = word_classes()
    dead = stems_of(arcs.word[i]) & words.dying
    theirs = singular(arcs.word[kin]) in words.near_ones and dead
    was = any(
        arcs.word[c] in {"was", "has", "is"} for c in arcs.of(i, "aux", "auxpass")
    )
    if theirs or (arcs.tag[kin] == "NNS" and was):
        arcs.hang(i, name, "relcl")


def weapon_named(arcs: Arcs, i: int) -> None:
    """As in "after a roadside IED detonated": the initials of a weapon are no name of who did
    something to the noun before them.
    """
    noun, own = arcs.head[i], [c for c in arcs.subjects(i) if c < i]
    if len(own) != 1 or own[0] != noun + 1 or arcs.of(i, "dobj"):
        return
    link, above = arcs.head[noun], arcs.head[arcs.head[noun]]
    weapon = arcs.word[own[0]] in event_lexicon().weapons
    if not weapon or arcs.dep[noun] != "pobj" or arcs.word[link] not in OCCASIONS:
        return
    arcs.hang(i, above, "advcl")
    arcs.hang(link, i, "mark")
    for c in list(arcs.under[noun]):
        arcs.hang(c, own[0], arcs.dep[c])
    arcs.hang(noun, own[0], "compound")


def named_object(arcs: Arcs, i: int) -> None:
    """As in "fired, killing the owner, Ivo Pell, and two customers": a name behind the comma
    after whom it befell is his.
    """
    things = [c for c in arcs.of(arcs.head[i], "dobj") if c < i]
    if not things or arcs.tag[i] != "NNP" or arcs.tag[things[-1]] != "NN":
        return
    start = arcs.left(i)
    comma = arcs.word[start - 1] == "," and arcs.right(things[-1]) in {start - 1, start}
    if comma and arcs.of(things[-1], "det", "poss") and things[-1] == start - TWO:
        arcs.hang(i, things[-1], "appos")


def clients_deny(arcs: Arcs, i: int) -> None:
    """As in "Lawyers for the men, who deny the charges, said": the accused deny, not who
    speaks for them.
    """
    lawyer = arcs.head[i]
    who = [
        c for c in arcs.subjects(i) if arcs.word[c] == "who" and arcs.word[c - 1] == ","
    ]
    if not who or arcs.word[lawyer] not in LAWYERS or arcs.word[i] not in ANSWERING:
        return
    links = [c for c in arcs.of(lawyer, "prep") if arcs.word[c] in {"for", "of"}]
    clients = [c for link in links for c in arcs.of(link, "pobj") if c < who[0]]
    if clients:
        arcs.hang(i, clients[-1], "relcl")


RELCL = (who_of_kin, weapon_named, clients_deny)
LOOSE = (named_object,)
