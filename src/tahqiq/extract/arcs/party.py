"""Arcs of who does a deed and whom it befalls, where a list, a headline or a tense hides it.

"Killed a priest, two nuns and a driver" is a list and no second name of the priest; in
"Residents told to leave" nobody tells but somebody else; who "says X was held, and has
demanded his return" has demanded it.
"""

from __future__ import annotations

from tahqiq.codebook.grammar import number_words
from tahqiq.extract.arcs import deed_list as deed_lists
from tahqiq.extract.arcs.arcs import FINITE, NOUNS, PASTS, Arcs
from tahqiq.extract.lexicon.nouns import class_of
from tahqiq.extract.lexicon.verb_forms import may_harm, reports, stems_of
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.text.numbers import simple_value

COMMON = frozenset({"NN", "NNS", "CD"})
HOLDERS = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "conj", "attr"})
STOPS = frozenset({".", "?", "!", '"', "''", "”"})
PRESENTS = frozenset({"VBZ", "VBP"})
PARTIES = NOUNS | {"CD", "PRP"}
LEAVING = frozenset({"left", "leave", "leaves", "leaving"})


def listed_people(arcs: Arcs, i: int) -> None:
    """As in "killed a priest, two nuns and a driver": one person is no three, so what was
    read as naming him again stands beside him. "Five people, a woman and four children"
    are five, however they are told.
    """
    first = arcs.head[i]
    parts = [i, *_joined(arcs, i)]
    plain = all(arcs.tag[c] in COMMON for c in (first, *parts))
    apposed = arcs.dep[i] == "appos" and arcs.dep[first] in HOLDERS
    if not plain or len(parts) < 2 or not apposed:
        return
    if arcs.word[arcs.left(i) - 1] != "," or not any(arcs.of(c, "cc") for c in parts):
        return
    if _is_other(arcs, first, parts):
        arcs.dep[i] = "conj"


def _joined(arcs: Arcs, i: int) -> list[int]:
    """What is joined to a token, and to that in turn."""
    found = []
    for c in arcs.of(i, "conj"):
        found += [c, *_joined(arcs, c)]
    return found


def _is_other(arcs: Arcs, first: int, parts: list[int]) -> bool:
    """Whether parts cannot name again a noun before them, being more or fewer than it."""
    if arcs.word[first] in word_classes().collectives:
        return False
    whole, counted = _how_many(arcs, first), [_how_many(arcs, c) for c in parts]
    if whole is None or None in counted:
        return False
    told = sum(c for c in counted if c is not None)
    if whole == 1:
        return any(c != 1 for c in counted)
    general = arcs.word[first] in word_classes().headcounts
    return whole < told or (whole > told and not general)


def _how_many(arcs: Arcs, i: int) -> float | None:
    """How many a noun phrase tells of: "a man" one, "two of his sons" two."""
    numbers = [c for c in arcs.of(i, "nummod") if c < i]
    if arcs.tag[i] == "CD" or numbers:
        word = arcs.word[i if arcs.tag[i] == "CD" else numbers[-1]]
        return simple_value(word, number_words())
    return 1 if arcs.tag[i] == "NN" and arcs.of(i, "det", "poss") else None


def first_of_list(arcs: Arcs, i: int) -> None:
    """As in "A teacher, two pupils and a guard were killed": somebody before the list that
    is the subject is the first in it, and no time.
    """
    verb = arcs.head[i]
    own = [c for c in arcs.subjects(verb) if i < c < verb]
    known = class_of(arcs.word[i])
    if known is None or known.type != "PERSON" or not own or not arcs.of(own[0], "cc"):
        return
    if arcs.right(i) != arcs.left(own[0]) - 1 or arcs.word[arcs.right(i)] != ",":
        return
    if arcs.tag[own[0]] in COMMON and _how_many(arcs, i) is not None:
        arcs.hang(i, verb, arcs.dep[own[0]])
        arcs.hang(own[0], i, "conj")


def told_to(arcs: Arcs, i: int) -> None:
    """As in the heading "Residents told to leave": whoever tells, warns or urges has somebody
    to tell, and with nobody behind the verb the one before it was told.
    """
    subjects = [c for c in arcs.of(i, "nsubj") if c < i]
    to = [c for c in arcs.of(i, "xcomp") if c > i and not arcs.subjects(c)
          and any(arcs.tag[d] == "TO" for d in arcs.under[c])]  # fmt: skip
    if arcs.tag[i] not in PASTS or arcs.helped(i) or not subjects or not to:
        return
    held = arcs.of(i, "dobj", "dative", "prep", "ccomp")
    if any(subjects[-1] < c < to[0] for c in held):
        return
    classes, word = word_classes(), arcs.word[i]
    heading = arcs.word[arcs.right(i) - 1] not in STOPS
    asked = heading and word in classes.asked_forms
    if word in classes.told_forms or asked:
        arcs.tag[i] = "VBN"
        arcs.dep[subjects[-1]] = "nsubjpass"


def spoken_since(arcs: Arcs, i: int) -> None:
    """As in "Elbonia says its consul was held, and has demanded his return": who says in the
    present has done so since; the one told of in the past is told of alone.
    """
    inner = arcs.head[i]
    outer = arcs.head[inner]
    has = any(arcs.tag[c] in PRESENTS for c in arcs.of(i, "aux"))
    if arcs.dep[inner] != "ccomp" or not outer < inner < i or arcs.subjects(i):
        return
    if not has or arcs.tag[outer] not in PRESENTS or not _is_past(arcs, inner):
        return
    joint = arcs.left(i) - 1
    apart = arcs.word[joint] in {"and", "but"} and arcs.word[joint - 1] == ","
    classes = word_classes()
    speaking = classes.urging_forms | classes.speech_acts
    themselves = any(arcs.tag[c] == "PRP" for c in arcs.subjects(inner))
    if apart and not themselves and arcs.word[i] in speaking:
        arcs.rejoin(i, outer, after=inner)


def _is_past(arcs: Arcs, i: int) -> bool:
    helpers = {arcs.word[c] for c in arcs.of(i, "aux", "auxpass")}
    return arcs.tag[i] == "VBD" or bool(helpers & {"was", "were", "had"})


def drew_level(arcs: Arcs, i: int) -> None:
    """As in "when two men drew level with his car and fired": no participle stands between a
    noun and what is said of it without a verb, so it is that verb.
    """
    state = arcs.head[i]
    own = [c for c in arcs.of(state, "nsubj") if arcs.right(c) == i]
    if arcs.tag[i] not in PASTS or not own or state != i + 1 or arcs.helped(state):
        return
    arcs.replace(state, i)
    arcs.tag[i] = "VBD"
    for c in list(arcs.under[state]):
        arcs.hang(c, i, arcs.dep[c])
    arcs.hang(state, i, "acomp")
    _said_when(arcs, i)


def _said_when(arcs: Arcs, i: int) -> None:
    """The clause with "when" on the verb before it, and the verb joined behind on it."""
    when = [c for c in arcs.of(i, "advmod", "mark") if arcs.word[c] == "when"]
    above = arcs.head[i]
    while arcs.tag[above] not in FINITE | {"VBN"} and arcs.head[above] != above:
        above = arcs.head[above]
    if not when or arcs.tag[above][:1] != "V" or above == i:
        return
    arcs.hang(i, above, "advcl")
    for c in arcs.of(above, "conj"):
        if c > i and arcs.tag[c] == "VBD" and not arcs.subjects(c):
            arcs.rejoin(c, i, after=i)


def left_wounded(arcs: Arcs, i: int) -> None:
    """As in "leaving a boy dead and his father wounded", "with 12 killed and 40 hurt": the
    second was left so too, and wounds or hurts nobody.
    """
    first, word = arcs.head[i], arcs.word[i]
    with_them = arcs.tag[first] == "VBN" and arcs.dep[first] == "pcomp"
    counted = arcs.of(i, "nummod") if with_them else []
    own = [c for c in (*arcs.of(i, "nsubj"), *counted) if c < i]
    left = arcs.word[first] in LEAVING and bool(arcs.of(first, "oprd", "acomp"))
    left = left or with_them
    done = arcs.tag[i] in PASTS or word == "hurt"
    if not own or not left or not done or arcs.of(i, "dobj", "aux", "auxpass", "mark"):
        return
    arcs.tag[i] = "VBN"
    arcs.dep[own[-1]] = "nsubjpass"


def counted_second(arcs: Arcs, i: int) -> None:
    """As in "said six drowned after huts were set alight and two were shot": no number is
    joined to an adverb or a state, so those counted are whom the second clause is about.
    """
    helpers = [c for c in arcs.of(i, "aux", "auxpass") if c < i]
    if not helpers or arcs.subjects(i) or helpers[0] < 2:
        return
    some = helpers[0] - 1
    state, verb = arcs.head[some], arcs.head[i]
    joined = arcs.dep[some] == "conj" and arcs.word[some - 1] in {"and", "but", "while"}
    if not joined or arcs.tag[some] not in COMMON or arcs.tag[state] in PARTIES:
        return
    first = [c for c in arcs.of(verb, "ccomp") if verb < c < some and arcs.subjects(c)]
    arcs.hang(some, i, "nsubjpass" if arcs.of(i, "auxpass") else "nsubj")
    if arcs.dep[i] == "ccomp" and first:
        arcs.hang(i, first[-1], "conj")


def reported_hurt(arcs: Arcs, i: int) -> None:
    """As in "Police reported eight officers injured and 37 arrests": the officers are."""
    verb = arcs.head[i]
    whom = [c for c in arcs.of(verb, "dobj") if arcs.right(c) == i]
    bare = arcs.tag[i] == "VBN" and not any(c < i for c in arcs.under[i])
    if not whom or not bare or not reports(arcs.word[verb]):
        return
    arcs.hang(i, whom[0], "acl")
    for c in arcs.of(verb, "conj"):
        if c > i and arcs.tag[c] in PARTIES:
            arcs.rejoin(c, whom[0], after=i)


def pressed_to(arcs: Arcs, i: int) -> None:
    """As in "to press the government to free a relative": the government is to free him."""
    verb = arcs.head[i]
    to = any(arcs.tag[c] == "TO" and c < i for c in arcs.under[i])
    whom = [c for c in arcs.of(verb, "dobj") if verb < c < i]
    near = whom and arcs.right(whom[-1]) == arcs.left(i) and not arcs.subjects(i)
    if to and near and stems_of(arcs.word[verb]) & word_classes().pressing:
        arcs.dep[i] = "xcomp"


def held_and_freed(arcs: Arcs, i: int) -> None:
    """As in "Six miners held hostage by rebels were freed": no participle is a subject; the
    noun before it is, of which it tells.
    """
    own = [c for c in arcs.of(i, "nsubj", "nsubjpass") if c < i]
    verb = arcs.head[i]
    if arcs.tag[i] != "VBN" or not own or verb < i or arcs.helped(i):
        return
    if arcs.tag[own[-1]] in PARTIES and arcs.tag[verb][:1] == "V":
        dep = arcs.dep[i]
        arcs.hang(own[-1], verb, dep)
        arcs.hang(i, own[-1], "acl")


def and_beaten(arcs: Arcs, i: int) -> None:
    """As in "was arrested by soldiers, beaten and thrown into a truck": it befell whoever was
    arrested, not the soldiers.
    """
    noun = arcs.head[i]
    by = arcs.head[noun]
    verb = arcs.head[by]
    doer = arcs.word[by] == "by" and arcs.dep[noun] == "pobj"
    if not doer or arcs.tag[i] != "VBN" or not arcs.of(verb, "auxpass"):
        return
    series = [c for c in arcs.of(i, "conj") if c > i and arcs.tag[c] in PASTS]
    done = may_harm(arcs.word[i]) or arcs.word[i] in word_classes().suffered_forms
    if arcs.word[i - 1] == "," and series and done and not arcs.helped(i):
        arcs.hang(i, verb, "conj")


def searched_too(arcs: Arcs, i: int) -> None:
    """As in "was stopped by police, searched and released": passives all three."""
    verb = arcs.head[i]
    last = [c for c in arcs.of(i, "conj") if c > i and arcs.tag[c] == "VBN"]
    bare = not arcs.of(i, "dobj", "nsubj", "nsubjpass", "aux", "auxpass", "prt")
    if arcs.tag[i] != "VBD" or not last or not bare or arcs.word[i - 1] != ",":
        return
    if arcs.of(verb, "auxpass") and not arcs.of(last[0], "dobj", "nsubj", "aux"):
        arcs.tag[i] = "VBN"


def stolen_as_told(arcs: Arcs, i: int) -> None:
    """As in "the van, which had been reported stolen": right behind a passive, a participle
    without a subject is what the thing was told to be.
    """
    told = arcs.head[i]
    bare = arcs.tag[i] in PASTS and not arcs.of(i, "nsubj", "dobj", "aux", "mark")
    if bare and i == told + 1 and arcs.of(told, "auxpass"):
        arcs.tag[i] = "VBN"


ADVCL = (reported_hurt, pressed_to)
SUBJECT = (held_and_freed,)
APPOS = (listed_people,)
NPADVMOD = (first_of_list,)
ROOT = (told_to,)
ACL = (and_beaten,)
CONJ = (spoken_since, left_wounded, counted_second, searched_too)
CCOMP = (counted_second, stolen_as_told)
AMOD = (drew_level, *deed_lists.AMOD)
