"""Arcs of reports that run on: what a deed led to, who did it to whom, what they went on to
do, as a sentence put together from another language's has it.
"""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE, Arcs
from tahqiq.extract.lexicon.event_lexicon import event_lexicon
from tahqiq.extract.lexicon.nouns import class_of, singular
from tahqiq.extract.lexicon.verb_forms import (
    is_attack,
    may_harm,
    says_or_sees,
    stems_of,
    violates,
)
from tahqiq.extract.lexicon.word_classes import word_classes

AIMED = frozenset({"on", "against", "upon", "at"})
TURNING = frozenset({"however", "nevertheless", "nonetheless", "yet"})
THEY = frozenset({"they", "he", "she", "it"})


def which_led_to(arcs: Arcs, i: int) -> None:
    """As in "opened fire at the crowd, which led to killing five": what led to that is the
    whole clause before the comma, not the noun right before it, which suffered it.
    """
    which = next((c for c in arcs.subjects(i) if arcs.word[c] == "which"), None)
    leads = not stems_of(arcs.word[i]).isdisjoint(word_classes().effecting)
    if which is None or not leads or which < 2 or arcs.word[which - 1] != ",":
        return
    verb = arcs.head[i]
    while arcs.tag[verb][:1] != "V" and arcs.head[verb] != verb:
        verb = arcs.head[verb]
    violent = arcs.tag[verb][:1] == "V" and may_harm(arcs.word[verb])
    itself = is_attack(arcs.word[arcs.head[i]])  # "hit back after the raid, which left"
    if violent and not itself and verb < which:
        arcs.hang(i, verb, "advcl")


def aimed_by_whom(arcs: Arcs, i: int) -> None:
    """As in "the shelling of the army on the town": what it was aimed at hangs on the deed,
    not on who did it.
    """
    whose = arcs.head[i]
    link = arcs.head[whose]
    deed = arcs.head[link]
    if arcs.word[i] not in AIMED or arcs.dep[whose] != "pobj":
        return
    of_deed = arcs.word[link] == "of" and is_attack(arcs.word[deed]) and deed < link
    if of_deed and singular(arcs.word[whose]) in event_lexicon().words.lists["armed"]:
        arcs.hang(i, deed, "prep")


def and_they(arcs: Arcs, i: int) -> None:
    """As in "Witnesses said the soldiers came, and they shot the owner": a clause of a
    pronoun behind a reported one goes on reporting, unless somebody speaks in it.
    """
    says = arcs.head[i]
    subjects = arcs.subjects(i)
    who = subjects[0] if subjects else i
    if arcs.word[who] not in THEY or who >= i or arcs.word[who - 1] != "and":
        return
    finite = arcs.tag[i] in FINITE or arcs.helped(i)
    if not finite or says_or_sees(arcs.word[i]) or not says_or_sees(arcs.word[says]):
        return
    told = [c for c in arcs.of(says, "ccomp") if says < c < who and arcs.subjects(c)]
    speakers = arcs.subjects(says)
    if told and speakers and _of_the_told(arcs, i, speakers[0], told[-1]):
        arcs.rejoin(i, told[-1])


def and_arrested(arcs: Arcs, i: int) -> None:
    """As in "Police said the gunmen fled, and arrested two": it is the police who arrest,
    where no force of the state is told of.
    """
    told = arcs.head[i]
    says = arcs.head[told]
    arrests = not stems_of(arcs.word[i]).isdisjoint(word_classes().policing)
    if arcs.dep[told] != "ccomp" or arcs.subjects(i) or not arrests:
        return
    speakers, of = arcs.subjects(says), arcs.subjects(told)
    if speakers and of and _force(arcs, speakers[0]) and not _force(arcs, of[0]):
        arcs.rejoin(i, says, after=told)


def exposed_to(arcs: Arcs, i: int) -> None:
    """As in "was exposed to beating and torture": a noun of what was done to him, not what
    he did.
    """
    link = arcs.head[i]
    done = not stems_of(arcs.word[arcs.head[link]]).isdisjoint({"expose", "subject"})
    bare = arcs.tag[i] == "VBG" and not arcs.of(i, "dobj", "nsubj")
    if arcs.word[link] == "to" and done and bare:
        arcs.dep[i], arcs.tag[i] = "pobj", "NN"


def however(arcs: Arcs, i: int) -> None:
    """As in "Police claim he was armed, however nobody saw a gun": what stands before the
    comma is a sentence of its own, and nobody says it.
    """
    verb = arcs.head[i]
    turns = [c for c in arcs.of(verb, "advmod") if i < c < verb]
    turned = [c for c in turns if arcs.word[c] in TURNING and arcs.word[c - 1] == ","]
    if turned and arcs.subjects(i) and arcs.of(i, "ccomp") and arcs.subjects(verb):
        arcs.replace(verb, i)
        arcs.hang(verb, i, "conj")


def while_another(arcs: Arcs, i: int) -> None:
    """As in "Sources said the convoy had left, while the army denied it": what another says
    is set beside what they said, and is no part of it.
    """
    told = arcs.head[i]
    says = arcs.head[told]
    marks = [c for c in arcs.of(i, "mark") if arcs.word[c] in {"while", "whereas"}]
    if not marks or told > i or arcs.word[marks[0] - 1] != "," or not arcs.subjects(i):
        return
    reported = (
        arcs.dep[told] == "ccomp" and says_or_sees(arcs.word[says]) and says < told
    )
    if reported and arcs.subjects(told) and says_or_sees(arcs.word[i]):
        arcs.hang(i, says, "advcl")


def and_hinted(arcs: Arcs, i: int) -> None:
    """As in "They ruled out that the attack was theirs, and hinted at another's": a thing
    says nothing, so who spoke before the clause goes on.
    """
    told = arcs.head[i]
    says = arcs.head[told]
    of = arcs.subjects(told)
    if (
        arcs.dep[told] != "ccomp"
        or arcs.subjects(i)
        or not of
        or not arcs.subjects(says)
    ):
        return
    joints = [c for c in arcs.of(told, "cc") if told < c < i]
    parted = bool(joints) and arcs.word[joints[-1] - 1] == ","
    known = class_of(arcs.word[of[0]])
    somebody = arcs.tag[of[0]][:1] == "P" or arcs.tag[of[0]][:3] == "NNP"
    thing = not somebody and (known is None or known.type not in {"PERSON", "ORG"})
    alike = arcs.tag[i] == arcs.tag[says] and says_or_sees(arcs.word[says])
    if parted and thing and alike and says_or_sees(arcs.word[i]):
        arcs.rejoin(i, says, after=told)


def says_nothing(arcs: Arcs, i: int) -> None:
    """As in "The guard, who had taken an oath, said nothing": nothing is said, and says
    nothing.
    """
    verb = arcs.head[i]
    if arcs.word[i] not in {"nothing", "little"} or not verb < i:
        return
    who = next(
        (c for c in arcs.under[verb] if c < verb and arcs.tag[c][:1] == "N"), None
    )
    arcs.dep[i] = "dobj"
    if who is not None and not arcs.subjects(verb):
        arcs.dep[who] = "nsubj"


def who_had_called(arcs: Arcs, i: int) -> None:
    """As in "that a man who said he spoke for the front had called him": the noun before
    "who" has no verb but the one that was read as a clause of "for".
    """
    link = next((c for c in arcs.of(i, "mark") if arcs.word[c] == "for"), None)
    whom, inner = arcs.subjects(i), arcs.head[i]
    relative = inner
    while arcs.dep[relative] == "ccomp" and arcs.head[relative] < relative:
        relative = arcs.head[relative]
    noun = arcs.head[relative]
    that = arcs.head[noun]
    behind = arcs.word[that] == "that" and arcs.dep[that] == "mark" and that < noun
    verbless = arcs.tag[noun][:1] == "N" and (
        arcs.dep[noun] in {"ccomp", "ROOT"} or behind
    )
    if (
        link is None
        or arcs.dep[relative] != "relcl"
        or not verbless
        or not arcs.helped(i)
    ):
        return
    if len(whom) != 1 or not noun < relative <= inner < link < whom[0] < i:
        return
    joined = [c for c in (*arcs.of(inner, "conj"), *arcs.of(inner, "cc")) if c > i]
    if behind:
        arcs.hang(i, arcs.head[that], "ccomp")
        arcs.hang(that, i, "mark")
    else:
        arcs.replace(noun, i)
    for c in [c for c in arcs.under[noun] if arcs.dep[c] == "mark"] + joined:
        arcs.hang(c, i, arcs.dep[c])
    arcs.hang(noun, i, "nsubj")
    arcs.hang(link, inner, "prep")
    arcs.hang(whom[0], link, "pobj")


def _force(arcs: Arcs, i: int) -> bool:
    known = class_of(arcs.word[i])
    return known is not None and known.name in {"force", "state"}


def _of_the_told(arcs: Arcs, i: int, speaker: int, told: int) -> bool:
    """Whether the pronoun of verb `i` is of whom a report tells, not of who tells it: by its
    number, or because it does violence and only they bear arms.
    """
    of, who = arcs.subjects(told)[0], arcs.subjects(i)[0]
    several = arcs.word[who] == "they"
    if arcs.tag[of][:1] != "N" or _several(arcs, of) != several:
        return False
    if _several(arcs, speaker) != several:
        return True
    armed = event_lexicon().words.lists["armed"]
    bears = (
        singular(arcs.word[of]) in armed and singular(arcs.word[speaker]) not in armed
    )
    return bears and violates(arcs.word[i])


def _several(arcs: Arcs, i: int) -> bool:
    known = class_of(arcs.word[i])
    crowd = known is not None and (known.plural or known.type == "ORG")
    return arcs.tag[i] in {"NNS", "NNPS"} or crowd or bool(arcs.of(i, "conj"))


RULES = {
    "nsubj": (says_nothing,),
    "advcl": (while_another, who_had_called),
    "ccomp": (however,),
    "conj": (and_they, and_arrested, and_hinted),
    "pcomp": (exposed_to,),
    "pobj": (exposed_to,),
    "prep": (aimed_by_whom,),
    "relcl": (which_led_to,),
}
