"""Arcs of the English of regional newsrooms: verbs before who says it, doers told of by what
they ride, participles that hang on the place somebody is from.
"""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE, HYPHENS, NAMES, PASTS, Arcs
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.nouns import class_of, singular
from tahqiq.extract.lexicon.verb_forms import harms, keeps, stems_of
from tahqiq.extract.lexicon.word_classes import word_classes

WHO = frozenset({"PERSON", "ORG"})
BEHIND = frozenset({"dobj", "prep", "npadvmod", "punct", "advmod"})
FROM = frozenset({"of", "from", "in", "at"})
COPULAS = frozenset({"was", "were", "been", "is", "are", "being"})
SAID = frozenset({"said", "say", "says"})


def reported_behind(arcs: Arcs, i: int) -> None:
    """As in "Two men killed a trader, informed the police", "…, denounced the council": a
    verb of saying that opens behind a comma, not joined by "and", with somebody right
    behind it who ends the sentence, is not one deed more of the first one's doer.
    """
    verb = arcs.head[i]
    if arcs.dep[i] != "dobj" or arcs.left(i) != verb + 1 or not _opens(arcs, verb):
        return
    host = arcs.head[verb]
    while arcs.head[host] != host:
        host = arcs.head[host]
    whole = (arcs.tag[host] in FINITE or arcs.helped(host)) and arcs.subjects(host)
    joined = [c for c in arcs.of(arcs.head[verb], "cc") if c < verb]
    joined = [c for c in joined if not any(c < k < verb for k in arcs.under[c - 1])]
    last = {c for c in arcs.under[arcs.head[verb]] if c > verb}
    if not whole or host > verb or not _may_say(arcs, i):
        return
    if any(arcs.dep[c] in {"conj", "cc"} for c in last) or joined[-1:] == [verb - 1]:
        return
    arcs.replace(host, verb)
    arcs.hang(host, verb, "ccomp")
    arcs.hang(i, verb, "nsubj")
    arcs.tag[verb] = "VBD"


def _opens(arcs: Arcs, verb: int) -> bool:
    """Whether a past of saying stands right behind a comma with its object alone."""
    if arcs.head[verb] == verb:
        return False
    before = [c for c in arcs.under[verb] if c < verb and arcs.dep[c] != "punct"]
    bare = arcs.tag[verb] in PASTS and not before
    bare = bare and not arcs.subjects(verb) and arcs.word[verb - 1] == ","
    alone = all(arcs.dep[c] in BEHIND for c in arcs.under[verb])
    told = bool(stems_of(arcs.word[verb]) & word_classes().addressing)
    told = told and arcs.word[verb] not in word_classes().informing_forms
    return bare and alone and keeps(arcs.word[verb], "clause") and not told


def _may_say(arcs: Arcs, noun: int) -> bool:
    """Whether a noun is a name, or one of people or of a body."""
    word, book = arcs.word[noun], cue_book()
    known = class_of(word)
    people = known is not None and known.type in WHO
    named = arcs.tag[noun] in NAMES
    return named or people or word in book.crowd or singular(word) in book.persons


def riding(arcs: Arcs, i: int) -> bool:
    """As in "Armed men riding a motorcycle opened fire": behind people and a gerund the
    noun is what they ride or carry, and the "participle" behind it is what they did. True
    where it was mended.
    """
    thing, ridden = arcs.head[i], i - 1
    gerund = arcs.head[thing]
    on = arcs.dep[thing] == "pobj" and arcs.head[gerund] == gerund - 1
    link = gerund
    gerund = arcs.head[gerund] if on else gerund
    who = arcs.head[gerund]
    done = arcs.dep[thing] == "dobj" or on
    if not done or arcs.tag[gerund] != "VBG" or arcs.dep[gerund] != "acl":
        return False
    if who != gerund - 1 or arcs.tag[ridden] not in {"NN", "NNS"} or not link < ridden:
        return False
    if link != arcs.left(thing) - 1 or thing < i or arcs.dep[i] != "amod":
        return False
    verb = arcs.head[who]
    told = arcs.dep[who] == "dobj" and arcs.word[verb] in SAID and verb < who
    if not told and verb != who:
        return False
    arcs.hang(i, verb if told else i, "ccomp" if told else "ROOT")
    arcs.hang(who, i, "nsubj")
    for c in [c for c in sorted(arcs.under[thing]) if c < i]:
        arcs.hang(c, ridden, arcs.dep[c])
    arcs.hang(ridden, link, "pobj" if on else "dobj")
    arcs.hang(thing, i, "dobj")
    for above in (gerund, who):
        for c in [c for c in arcs.under[above] if c > i]:
            arcs.hang(c, i, arcs.dep[c])
    arcs.tag[i] = "VBD"
    return True


def by_doing(arcs: Arcs, i: int) -> None:
    """As in "arrested a man for killing his wife by slitting her throat": what stands right
    behind a deed somebody is held for says how it was done, not how he was held.
    """
    verb, how = arcs.head[i], arcs.of(i, "pcomp")
    if arcs.word[i] != "by" or not how or arcs.tag[how[0]] != "VBG":
        return
    links = [c for c in arcs.of(verb, "prep") if verb < c < i and arcs.word[c] == "for"]
    for link in links[-1:]:
        deeds = [c for c in arcs.of(link, "pcomp") if arcs.tag[c] == "VBG"]
        if deeds and arcs.right(link) == arcs.left(i):
            arcs.hang(i, deeds[0], "prep")


def compound_passive(arcs: Arcs, i: int) -> None:
    """As in "was gang-raped and then burned by four men": with its hyphen the participle is
    still a passive, and the copula its helper.
    """
    done = [c for c in arcs.of(i, "acomp") if c > i and arcs.tag[c] == "VBN"]
    if arcs.word[i] not in COPULAS or not done or not harms(arcs.word[done[0]]):
        return
    deed = done[0]
    if not (arcs.of(deed, "npadvmod") and arcs.word[deed - 1] in HYPHENS):
        return
    arcs.replace(i, deed)
    for c in sorted(arcs.under[i]):
        arcs.hang(c, deed, "nsubjpass" if arcs.dep[c] == "nsubj" else arcs.dep[c])
    arcs.hang(i, deed, "auxpass")


def cut_by(arcs: Arcs, i: int) -> None:
    """As in "was attacked and cut with a knife by her cousin": with somebody behind "by"
    and no object the second form is a passive like the first.
    """
    above = arcs.head[i]
    passive = arcs.of(above, "auxpass") and arcs.of(i, "agent")
    if arcs.tag[i] == "VBD" and passive and not arcs.of(i, "dobj", "nsubj"):
        arcs.tag[i] = "VBN"


def person_from(arcs: Arcs, i: int) -> None:
    """As in "a resident of Belogor suspected of arson": it is the resident who is suspected,
    accused or wanted, not the place he is of.
    """
    place = arcs.head[i]
    link = arcs.head[place]
    who = arcs.head[link]
    charged = arcs.word[i] in word_classes().charging_forms | word_classes().held
    if not charged or arcs.tag[place] not in NAMES or not who < link < place < i:
        return
    known = class_of(arcs.word[who])
    person = known is not None and known.type == "PERSON"
    if arcs.dep[place] == "pobj" and arcs.word[link] in FROM and person:
        arcs.hang(i, who, "acl")


def during_which(arcs: Arcs, i: int) -> None:
    """As in "During the arrest he offered resistance": a sentence that is a preposition
    and no verb has its verb in what was taken for a clause about the noun.
    """
    top = i
    while arcs.head[top] != top:
        top = arcs.head[top]
        if arcs.tag[top][:1] == "V":
            return
    own = [c for c in arcs.subjects(i) if arcs.tag[c][:1] != "W"]
    whole = arcs.of(i, "dobj", "conj", "prep", "acomp", "xcomp", "ccomp")
    finite = arcs.tag[i] in FINITE or arcs.helped(i)
    if arcs.tag[top] != "IN" or arcs.left(top) != top or not (own and whole and finite):
        return
    if arcs.left(i) != arcs.left(own[0]) or arcs.left(i) != arcs.head[i] + 1:
        return
    arcs.hang(i, i, "ROOT")
    arcs.hang(top, i, "prep")
    for c in arcs.of(top, "punct"):
        arcs.hang(c, i, "punct")


def behind_relative(arcs: Arcs, i: int) -> None:
    """As in "The men, who came in cars, shot wildly": a clause has a verb, and behind the
    comma that closes what tells of its noun stands nothing else.
    """
    noun = arcs.head[i]
    between = [c for c in arcs.of(noun, "relcl") if noun < c < i]
    alone = arcs.head[noun] == noun or arcs.dep[noun] == "ccomp"
    bare = arcs.tag[i] == "VBN" and not arcs.of(i, "agent") and not arcs.helped(i)
    if not (between and alone and bare) or arcs.word[i - 1] != ",":
        return
    if arcs.tag[noun][:1] != "N" or arcs.right(between[-1]) > i:
        return
    arcs.replace(noun, i)
    arcs.hang(noun, i, "nsubj")
    arcs.tag[i] = "VBD"
    for c in [c for c in arcs.under[noun] if c > i or arcs.dep[c] == "mark"]:
        arcs.hang(c, i, arcs.dep[c])


def shot_behind_relative(arcs: Arcs, i: int) -> None:
    """As in "The men, who came in cars, shot wildly and fled": no headline."""
    own = [c for c in arcs.of(i, "nsubj") if arcs.of(c, "relcl")]
    bare = not arcs.helped(i) and not arcs.of(i, "agent", "nsubjpass")
    if arcs.tag[i] == "VBN" and own and bare and arcs.word[i - 1] == ",":
        arcs.tag[i] = "VBD"


def accused_named(arcs: Arcs, i: int) -> None:
    """As in "said that accused Omar Beg attacked him": nobody accuses a clause, so the
    verb behind the name is what was done, and "accused" says who the man is.
    """
    above = arcs.head[i]
    beside = (c for k in arcs.of(above, "dobj") for c in arcs.of(k, "relcl"))
    for verb in (above, *arcs.of(above, "ccomp"), *beside):
        if (
            arcs.word[verb] in word_classes().titled_forms
            and arcs.tag[verb] in PASTS
            and verb < i
        ):
            _titled(arcs, verb, i)
            return


def _titled(arcs: Arcs, accused: int, i: int) -> None:
    own = [c for c in arcs.subjects(i) if c > accused]
    named = [c for c in arcs.of(accused, "dobj") if accused < c < i]
    bare = not own and not arcs.of(accused, "cc") and arcs.tag[i - 1] != "CC"
    who = own[0] if own else named[0] if named and bare else accused
    others = [c for c in arcs.subjects(accused) if arcs.word[c] != "that"]
    finite = arcs.tag[i] in FINITE or arcs.helped(i)
    if arcs.left(who) != accused + 1 or arcs.tag[who] not in NAMES or not finite:
        return
    if others or arcs.helped(accused):
        return
    if arcs.dep[accused] != "relcl":
        arcs.replace(accused, i)
    for c in sorted(arcs.under[accused]):
        that = arcs.word[c] == "that"
        beside = named and not own and who < c < i and arcs.dep[c] != "punct"
        if that:
            arcs.tag[c] = "IN"
        if c != who:
            arcs.hang(c, who if beside else i, "mark" if that else arcs.dep[c])
    if not own:
        arcs.hang(who, i, "nsubjpass" if arcs.of(i, "auxpass") else "nsubj")
    _title(arcs, accused, who)


def main_accused(arcs: Arcs, i: int) -> None:
    """As in "The prime accused in the case confessed": an adjective has nothing accused."""
    view = arcs.head[i]
    if (
        arcs.word[i] not in word_classes().titled_forms
        or view != i - 1
        or arcs.tag[view] != "JJ"
    ):
        return
    arcs.replace(view, i)
    for c in sorted(arcs.under[view]):
        arcs.hang(c, i, arcs.dep[c])
    arcs.hang(view, i, "amod")
    arcs.tag[i] = "NN"


def _title(arcs: Arcs, accused: int, who: int) -> None:
    arcs.hang(accused, who, "compound")
    arcs.tag[accused] = "NN"


def accused_object(arcs: Arcs, i: int) -> None:
    """As in "gave death to accused Omar Beg", "sentenced accused Omar to death": neither an
    infinitive nor a clause of its own.
    """
    verb = arcs.head[i]
    who = [c for c in arcs.of(i, "dobj") if arcs.left(c) == i + 1]
    past = (
        arcs.word[i] in word_classes().titled_forms
        and arcs.tag[i] in PASTS
        and verb < i
    )
    if not past or not who or arcs.tag[who[0]] not in NAMES or arcs.subjects(i):
        return
    to = [c for c in arcs.of(i, "aux") if arcs.word[c] == "to"]
    if not to and verb != i - 1:
        return
    for c in [c for c in sorted(arcs.under[i]) if c != who[0]]:
        arcs.hang(c, verb, "prep" if c in to else arcs.dep[c])
    arcs.hang(who[0], to[0] if to else verb, "pobj" if to else "dobj")
    _title(arcs, i, who[0])


ACL = (main_accused, person_from, behind_relative)
CCOMP = (accused_named, compound_passive)
CONJ = (accused_named, compound_passive, cut_by)
ADVCL = (accused_object, accused_named, compound_passive)
ROOT = (compound_passive, shot_behind_relative)
RELCL = (during_which, compound_passive)
OBJECTS = (reported_behind,)
