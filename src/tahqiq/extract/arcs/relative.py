"""Relative clauses hung on the noun that agrees with them."""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE, PASTS, Arcs
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.nouns import class_of
from tahqiq.extract.lexicon.verb_forms import stems_of
from tahqiq.extract.lexicon.word_classes import word_classes

SINGULAR = frozenset({"NN", "NNP"})
PLURAL = frozenset({"NNS", "NNPS"})
PARTS = frozenset({"them", "some", "many", "most", "several", "others"})
HELD = ("dobj", "oprd", "nsubjpass")
PLACING = frozenset({"in", "at", "from", "near", "outside", "inside", "of"})
PLURAL_VERBS = frozenset({"were", "are", "have"})


def of_people(arcs: Arcs, i: int) -> None:
    """As in "pilots who served in the war who were killed": a plural verb behind "who"
    tells of the nearest plural noun above, not of the one thing named last.
    """
    named = arcs.head[i]
    who = [c for c in arcs.subjects(i) if arcs.word[c] == "who"]
    if not who or arcs.tag[named] not in SINGULAR or not _plural(arcs, i):
        return
    if arcs.dep[named] == "conj" or arcs.of(named, "conj"):
        return  # "the mayor and his guard who were": both
    above = named
    while arcs.head[above] != above:
        above = arcs.head[above]
        if arcs.tag[above] in PLURAL and above < named:
            arcs.hang(i, above, "relcl")
            return
        if arcs.tag[above][:1] == "V" and arcs.dep[above] != "relcl":
            whom = [c for c in arcs.of(above, "dobj") if arcs.tag[c] in PLURAL]
            if whom and above < whom[0] < named:
                arcs.hang(i, whom[0], "relcl")
            return  # beyond it is another clause


def of_named(arcs: Arcs, i: int) -> None:
    """As in "the signature of Colonel Sadi, who commanded it": "who" is the name right before
    it, where what it was put on is a thing.
    """
    thing = arcs.head[i]
    who = [c for c in arcs.subjects(i) if arcs.word[c] == "who"]
    if not who or arcs.tag[thing] != "NN" or who[0] <= thing:
        return
    known = class_of(arcs.word[thing])
    if known is not None and known.type == "PERSON":
        return  # "the widow of Omar Sadi, who said"
    for link in arcs.of(thing, "prep"):
        name = next(iter(arcs.of(link, "pobj")), None)
        if name is None or arcs.word[link] != "of" or not _is_named(arcs, name):
            continue
        if arcs.right(name) in {who[0], who[0] - 1}:
            arcs.hang(i, name, "relcl")
            return


def _is_named(arcs: Arcs, noun: int) -> bool:
    """As in "mohammed yonus siddiqui", whose last word alone is taken for a plural."""
    parts = (noun, *arcs.of(noun, "compound"))
    return any(arcs.tag[c] == "NNP" for c in parts)


def when_behind_aside(arcs: Arcs, i: int) -> None:
    """As in "Thirty were hurt, six of them badly, when a bomb went off": what tells of some
    of them has no hour of its own, the clause before it has.
    """
    named = arcs.head[i]
    when = [c for c in arcs.of(i, "advmod") if arcs.word[c] == "when"]
    timed = arcs.word[named].removesuffix("s") in word_classes().nights
    if not when or arcs.word[when[0] - 1] != "," or timed or named > i:
        return
    start = arcs.left(named)
    part = any(arcs.word[k] in PARTS for k in range(start, when[0]))
    verb = start - 2
    if part and arcs.word[start - 1] == "," and verb >= 0 and arcs.tag[verb] in PASTS:
        arcs.hang(i, verb, "advcl")


def that_speaks(arcs: Arcs, i: int) -> None:
    """As in "a confession in the boat that said they did it": what says something is the
    confession, not where it lay.
    """
    place = arcs.head[i]
    whose = [c for c in arcs.subjects(i) if arcs.word[c] in {"that", "which"}]
    if not whose or not arcs.of(i, "ccomp") or _is_medium(arcs, place):
        return
    link = arcs.head[place]
    if arcs.dep[place] != "pobj" or arcs.dep[link] != "prep":
        return
    above = arcs.head[link]
    nouns = (
        [above] if arcs.tag[above][:1] == "N" else arcs.of(above, "dobj", "nsubjpass")
    )
    found = [c for c in nouns if c < link and _is_medium(arcs, c)]
    if found:
        arcs.hang(i, found[-1], "relcl")


def who_was_there(arcs: Arcs, i: int) -> None:
    """As in "a doctor at the hospital, who said", "met Omar Sadi, in Tavra, who told him":
    "who" tells of somebody, not of where he is.
    """
    place = arcs.head[i]
    link = arcs.head[place]
    who = [c for c in arcs.subjects(i) if arcs.word[c] == "who"]
    put = arcs.dep[place] == "pobj" and arcs.word[link] in PLACING
    if not who or not put or _class(arcs, place) == "PERSON":
        return
    if arcs.word[link] == "of" and _class(arcs, place) != "PLACE":
        return  # "the lawyer of Omar Sadi, who said": of either
    above = arcs.head[link]
    held = [above] if arcs.tag[above][:1] == "N" else _held(arcs, above)
    found = [c for c in held if c < link and _somebody(arcs, c)]
    if found:
        arcs.hang(i, found[-1], "relcl")


def _held(arcs: Arcs, verb: int) -> list[int]:
    """The nouns a verb is done to or with: "put it to the elders in May, who refused"."""
    given = [n for c in arcs.of(verb, "prep", "dative") if arcs.word[c] in {"to", "with"}
             for n in arcs.of(c, "pobj")]  # fmt: skip
    return sorted([*arcs.of(verb, *HELD), *given])


def of_who(arcs: Arcs, i: int) -> None:
    """As in "According to a survivor, who said …": "who" after a comma tells of the noun
    before it, wherever the parser hung its verb.
    """
    who = next((c for c in arcs.subjects(i) if arcs.word[c] == "who"), None)
    if who is None or who < 2 or who > i or arcs.word[who - 1] != ",":
        return
    noun = who - 2
    while arcs.dep[noun] in {"compound", "amod", "det", "nummod", "poss"}:
        noun = arcs.head[noun]
    if noun >= who or arcs.tag[noun][0] != "N":
        return
    if arcs.dep[arcs.head[i]] == "relcl" and arcs.head[arcs.head[i]] == noun:
        return  # ", who witnesses say gave the order": it is reported
    for c in list(arcs.under[i]):
        if c < who and (c == noun or arcs.within(noun, c)):
            arcs.hang(c, arcs.head[i], arcs.dep[c])  # what stands before is none of its
    arcs.hang(i, noun, "relcl")
    who_was_there(arcs, i)


def charge_denied(arcs: Arcs, i: int) -> None:
    """As in "accused both sides of war crimes, which they deny": what is denied is the noun
    before the comma, that somebody is accused of.
    """
    which = next((c for c in arcs.of(i, "dobj") if arcs.word[c] == "which"), None)
    if which is None or which < 2 or arcs.word[which - 1] != ",":
        return
    noun = which - 2
    while arcs.head[noun] < noun and arcs.dep[noun] in {"conj", "compound"}:
        noun = arcs.head[noun]
    by = arcs.head[noun]  # "of standing by, which it denies"
    if arcs.dep[noun] in {"prt", "prep", "advmod"} and arcs.dep[by] == "pcomp":
        noun = by
    charge = arcs.dep[noun] in {"pobj", "pcomp"} and arcs.word[arcs.head[noun]] in {
        "of",
        "with",
    }
    if charge and _denies(arcs, i):
        arcs.hang(i, noun, "relcl")


def answer_at_the_end(arcs: Arcs, i: int) -> None:
    """As in "…, which the defence disputes", "…, a charge the government rejects": behind
    "which" and a noun phrase, or a noun for what was said and one, no plural stands, but the
    verb of a clause about it.
    """
    start, who = arcs.left(i), i - 1
    bare = arcs.head[who] == i and arcs.tag[who][:1] == "N" and start < who
    if arcs.tag[i] != "NNS" or not bare or start < 2:
        return
    opens = arcs.word[start] == "which" and arcs.word[start - 1] == ","
    said = start - 2 if opens else start - 1
    if opens:
        verbal = _form_of(arcs.word[i]) is not None
        said = _noun_at(arcs, said)
    else:
        book, classes = cue_book(), word_classes()
        shell = arcs.word[said] in book.nouns or arcs.word[said] in book.hollow
        answers = _denies(arcs, i) or arcs.word[i] in classes.answering_forms
        aside = arcs.word[arcs.left(said) - 1] == ","
        verbal = shell and answers and aside and arcs.head[i] == said
    if not verbal or arcs.within(said, i):
        return
    arcs.tag[i] = "VBZ"
    for c in [c for c in arcs.under[i] if start + opens <= c < who]:
        arcs.hang(c, who, arcs.dep[c])
    arcs.hang(who, i, "nsubj")
    arcs.hang(i, said, "relcl")
    if opens:
        arcs.hang(start, i, "dobj")
    else:
        arcs.dep[said] = "appos"


def _noun_at(arcs: Arcs, i: int) -> int:
    """The word that those right before a comma belong to: "Bato" of "Bato's"."""
    while arcs.dep[i] in {"case", "compound", "prt"} and arcs.head[i] != i:
        i = arcs.head[i]
    return i


def _form_of(word: str) -> str | None:
    """The verb of saying or answering that a form in -s is of."""
    forms = (word.removesuffix("s"), word.removesuffix("es"), word[:-3] + "y")
    return next((form for form in forms if form in cue_book().verbs), None)


def _denies(arcs: Arcs, i: int) -> bool:
    """Whether a word is a plain form of a verb of denying: "denies", "denied", "rejects"."""
    word, known = arcs.word[i], cue_book().verbs
    forms = (word, word.removesuffix("s"), word.removesuffix("ed"), word[:-3] + "y")
    verb = next((form for form in forms if form in known), word)
    return any(cue.act == "deny" for cue in known.get(verb, ()))


def on_the_night(arcs: Arcs, i: int) -> None:
    """As in "is seen in an image from the night he fled": behind a passive a clause right
    after a time, without "that", tells which night.
    """
    start, seen = arcs.left(i), arcs.head[i]
    bare = not arcs.of(i, "mark") and arcs.subjects(i) and arcs.of(seen, "auxpass")
    if bare and seen < start and arcs.word[start - 1] in word_classes().nights:
        arcs.hang(i, start - 1, "relcl")


def _somebody(arcs: Arcs, i: int) -> bool:
    return _class(arcs, i) == "PERSON" or arcs.tag[i] == "NNP"


def _class(arcs: Arcs, i: int) -> str | None:
    """What a common noun is of, as the codebook has it."""
    found = class_of(arcs.word[i])
    return found.type if found and arcs.tag[i] in {"NN", "NNS"} else None


def _is_medium(arcs: Arcs, i: int) -> bool:
    """Whether a noun names what holds words: a letter, a video, a confession."""
    book = cue_book()
    words = (arcs.word[i], arcs.word[i].removesuffix("s"))
    return any(word in book.media or word in book.nouns for word in words)


def _plural(arcs: Arcs, verb: int) -> bool:
    """Whether a verb agrees with a plural."""
    helpers = arcs.of(verb, "aux", "auxpass")
    return any(arcs.word[c] in PLURAL_VERBS for c in helpers) or arcs.tag[verb] == "VBP"


def of_person(arcs: Arcs, i: int) -> None:
    """As in "the subject of a complaint by the lawyer Idris Benat, who accuses …": "who" is
    the name right before the comma, and no thing that stands further back.
    """
    who = next((c for c in arcs.subjects(i) if arcs.word[c] == "who"), 0)
    thing, name = arcs.head[i], who - 2
    if who < 2 or arcs.word[who - 1] != "," or arcs.tag[thing] != "NN":
        return
    while arcs.dep[name] == "compound" and arcs.head[name] < who:
        name = arcs.head[name]
    if _class(arcs, thing) == "PERSON" or arcs.tag[name] != "NNP":
        return
    link = arcs.head[name]
    titles = (
        *arcs.of(name, "compound"),
        *([link] if arcs.dep[name] == "appos" else ()),
    )
    found = (class_of(arcs.word[c]) for c in titles)
    titled = any(known is not None and known.type == "PERSON" for known in found)
    known = titled or arcs.word[link] in {"by", "about", "against", "with"}
    if known and arcs.within(name, thing):
        arcs.hang(i, name, "relcl")


WHICH_NOUN = (
    when_behind_aside,
    of_named,
    of_people,
    of_person,
)  # what a clause tells of


def reported_of(arcs: Arcs, i: int) -> None:
    """As in "an exchange that the government says never took place": the clause behind who
    reports has no subject but the noun, for which "that" stands.
    """
    if arcs.tag[i] not in FINITE or arcs.subjects(i) or arcs.helped(i):
        return
    says = arcs.left(i) - 1
    own = [c for c in arcs.subjects(says) if c < says] if says > 0 else []
    if not own:
        return
    link = arcs.left(own[0]) - 1
    between = arcs.dep[says] in {"acl", "relcl"} and arcs.head[says] == link - 1
    speaks = not stems_of(arcs.word[says]).isdisjoint(cue_book().verbs)
    if between and speaks and arcs.word[link] in {"that", "which", "who"}:
        arcs.hang(i, says, "ccomp")
        arcs.hang(link, i, "nsubj")
        arcs.tag[link], arcs.dep[says] = "WDT", "relcl"


def papers_given(arcs: Arcs, i: int) -> None:
    """As in "Hospital records he gave us mention a broken rib": the plural verb behind is
    what the papers do, and whoever gave them stands in a clause of theirs.
    """
    noun = i if arcs.tag[i] == "NNS" else i - 2
    gave, whom, tells = noun + 2, noun + 3, noun + 4
    if noun < 0 or tells >= len(arcs.head) or arcs.tag[tells] not in {"VB", "VBP"}:
        return
    tags = [arcs.tag[t] for t in (noun, noun + 1, gave, whom)]
    giving = arcs.word[gave] in word_classes().giving_papers
    if tags != ["NNS", "PRP", "VBD", "PRP"] or not giving or not _is_medium(arcs, noun):
        return
    arcs.hang(tells, tells, "ROOT")
    arcs.hang(noun, tells, "nsubj")
    arcs.hang(gave, noun, "relcl")
    arcs.hang(noun + 1, gave, "nsubj")
    arcs.hang(whom, gave, "dative")
    if arcs.head[i] == i != tells:
        arcs.hang(i, tells, arcs.dep[i])
    for mark in [c for t in (noun, gave) for c in arcs.under[t] if c > tells]:
        arcs.hang(mark, tells, arcs.dep[mark])
    arcs.tag[tells] = "VBP"
