"""Arcs of clauses by which English likens, prefers and bounds: "looks as if", "rather than"."""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE, Arcs, after_modal
from tahqiq.extract.lexicon.word_classes import word_classes

BOUNDS = frozenset({"long", "soon"})
LIKE = frozenset({"if", "though", "like"})
AS = frozenset({"as", "so"})
SUBORDINATORS = frozenset({"if", "unless", "when", "once", "before", "until", "while"})
BEHIND = 12  # tokens behind the comma within which the main verb stands
GIVING_REASON = frozenset({"because"})
PASSIVE = frozenset({"was", "were", "is", "are"})
HELPING = PASSIVE | {"has", "have", "had", "did", "does", "do", "will", "would", "can"}
DENYING = frozenset({"no", "none", "neither", "nowhere", "never", "nor"})
# As written: a tagger takes these for nouns behind "few" and "some".
DOUBTS = frozenset({"doubt", "dispute", "question", "doubted", "disputed"})
AMOUNTS = frozenset({"few", "some", "many", "most", "none"})


def seemed_as(arcs: Arcs, i: int) -> None:
    """As in "It looks as if they were beaten", "sounded like he was afraid": behind a verb
    of seeming the clause is what seems so, not how it seems.
    """
    verb, marks = arcs.head[i], arcs.of(i, "mark")
    opens = marks and arcs.word[marks[-1]] in LIKE and marks[0] > verb
    if opens and arcs.word[verb] in word_classes().likening_forms and arcs.subjects(i):
        arcs.hang(i, verb, "ccomp")


def asked_because(arcs: Arcs, i: int) -> None:
    """As in "asked not to be named because he was not cleared to speak", "asked that her
    name be withheld because she feared them": why somebody asks is no part of the request.
    """
    wish = arcs.head[i]
    asked = arcs.head[wish]
    marks = [c for c in arcs.of(i, "mark") if arcs.word[c] in GIVING_REASON]
    bare = arcs.tag[wish] == "VB" or any(arcs.word[c] == "be" for c in arcs.under[wish])
    forms = {arcs.word[asked].removesuffix(end) for end in ("", "s", "d", "ed")}
    wants = not forms.isdisjoint(word_classes().wishing_anonymity)
    open_ = arcs.dep[wish] in {"xcomp", "ccomp"} and asked < wish < i
    open_ = open_ and not any(arcs.tag[c] in {"MD", "TO"} for c in arcs.under[i])
    if marks and bare and wants and open_:
        arcs.hang(i, asked, "advcl")


def condition_met(arcs: Arcs, i: int) -> None:
    """As in "If the army attacks, the rebels will flee": between "if" and the comma stands a
    clause, so that what was read as its plural noun is its verb.
    """
    start, who = arcs.left(i), i - 1
    if arcs.tag[i] != "NNS" or arcs.head[who] != i or arcs.word[i + 1 : i + 2] != [","]:
        return
    opens = start > 0 and arcs.word[start - 1] in SUBORDINATORS
    later = [v for v in range(i + 2, min(i + BEHIND, len(arcs.head)))
             if any(i < c < v for c in arcs.subjects(v))]  # fmt: skip
    if not opens or arcs.tag[who] not in {"NN", "NNP"} or not later:
        return
    mark, main = start - 1, later[0]
    arcs.tag[i] = "VBZ"
    for c in [c for c in arcs.under[i] if c < who]:
        arcs.hang(c, who, arcs.dep[c])
    if arcs.dep[main] == "advcl" and arcs.head[mark] == main:
        arcs.dep[main] = "ccomp" if arcs.head[main] > main else arcs.dep[main]
    arcs.hang(i, main, "advcl")
    arcs.hang(who, i, "nsubj")
    arcs.hang(mark, i, "mark")


def inverted(arcs: Arcs, i: int) -> None:
    """As in "In neither case was a soldier punished", "Nowhere is he named": behind a word
    of denial put first the helping verb stands before its subject, and helps the verb
    behind that.
    """
    if arcs.head[i] != i or arcs.word[i] not in HELPING or arcs.subjects(i):
        return
    ahead = {arcs.word[c] for c in range(max(i - 6, 0), i)}
    noun = next((c for c in arcs.under[i] if c > i and arcs.tag[c][:1] == "N"), None)
    told = [c for c in arcs.of(i, "ccomp") if c > i and arcs.subjects(c)]
    if noun is not None and arcs.left(noun) == i + 1:
        told = told or [c for c in arcs.of(noun, "acl") if arcs.tag[c] == "VBN"]
    if ahead.isdisjoint(DENYING) or not told:
        return
    verb = told[0]
    arcs.replace(i, verb)
    arcs.hang(i, verb, "auxpass" if arcs.word[i] in PASSIVE else "aux")
    for c in list(arcs.under[i]):
        arcs.hang(c, verb, arcs.dep[c])
    for c in [noun] if noun is not None else arcs.subjects(verb):
        arcs.hang(c, verb, "nsubjpass" if arcs.word[i] in PASSIVE else "nsubj")


def rather_than(arcs: Arcs, i: int) -> None:
    """As in "fled rather than surrender": of the two deeds the second was not done."""
    verb = arcs.head[i]
    than = [c for c in arcs.of(verb, "cc") if arcs.word[c] == "than" and c < i]
    if not than or arcs.word[than[-1] - 1] != "rather" or arcs.tag[i][:2] != "VB":
        return
    if than[-1] > verb and not arcs.subjects(i):
        arcs.hang(i, verb, "advcl")
        arcs.hang(than[-1], i, "mark")
        arcs.hang(than[-1] - 1, i, "advmod")


def as_long_as(arcs: Arcs, i: int) -> None:
    """As in "As long as the siege lasts, no aid will enter": the words that open the
    clause belong to it.
    """
    first = arcs.head[i]
    bound = arcs.head[first]
    if arcs.word[first] not in AS or bound != first + 1:
        first, bound = (i if bound == i else bound), first
        first = bound - 1
    above = arcs.head[bound]
    if bound < 1 or arcs.word[bound] not in BOUNDS or arcs.word[first] not in AS:
        return
    mark = [c for c in arcs.of(i, "mark") if c == bound + 1]
    if mark and arcs.word[mark[0]] == "as" and above not in {bound, i}:
        arcs.hang(i, above, "advcl")
        if arcs.head[i] == above:
            arcs.hang(bound, i, "advmod")


def clear_if(arcs: Arcs, i: int) -> None:
    """As in "It was not clear if the blast was linked to the vote": behind what is clear or
    known "if" asks, it sets no condition.
    """
    verb, marks = arcs.head[i], arcs.of(i, "mark")
    if not marks or arcs.word[marks[0]] != "if" or marks[0] == 0:
        return
    if marks[0] > verb and arcs.word[marks[0] - 1] in word_classes().clear_forms:
        arcs.hang(i, verb, "ccomp")


def had_first(arcs: Arcs, i: int) -> None:
    """As in "Had she wanted him dead, she would have reloaded": with "had" before its subject
    the first clause is the condition of the second, no sentence spliced to it.
    """
    main, own = arcs.head[i], arcs.subjects(i)
    had = [c for c in arcs.of(i, "aux") if arcs.word[c] == "had" and c == arcs.left(i)]
    helps = {arcs.word[c] for c in arcs.of(main, "aux")}
    if had and own and had[0] < own[0] and i < main and "have" in helps:
        arcs.hang(i, main, "advcl")


def thought_it(arcs: Arcs, i: int) -> None:
    """As in "found it probable that he fled", "finds it hard to believe": the clause is what
    was found, the adjective says how likely.
    """
    verb, it = arcs.head[i], [c for c in arcs.of(i, "nsubj") if arcs.word[c] == "it"]
    told = [
        c for c in arcs.of(i, "ccomp", "advcl", "csubj") if _says(arcs, c) and c > i
    ]
    deed = [c for c in arcs.of(i, "advcl", "xcomp") if after_modal(arcs, c) and c > i]
    bare = arcs.word[verb] in word_classes().making_forms and i == verb + 1 and told
    if not bare and (not it or it[0] != verb + 1 or not (told or deed)):
        return
    if arcs.tag[i] not in {"JJ", "RB"} or i < verb:
        return
    for c in it:
        arcs.hang(c, verb, "dobj")
    arcs.hang(i, verb, "oprd")
    if told:
        arcs.hang(told[0], verb, "ccomp")


def _says(arcs: Arcs, i: int) -> bool:
    """Whether a clause opens with "that"."""
    return arcs.that(i) == arcs.left(i)


def parted_subject(arcs: Arcs, i: int) -> None:
    """As in "said the killings, if proven, would be a crime": the noun before the commas is
    the subject of the verb behind them.
    """
    verb = arcs.head[i]
    nouns = [c for c in arcs.of(verb, "dobj") if verb < c < i]
    modal = any(arcs.tag[c] == "MD" for c in arcs.of(i, "aux"))
    if not nouns or not modal or arcs.subjects(i):
        return
    if arcs.word[arcs.right(nouns[0]) - 1] == "," or arcs.word[i - 2] == ",":
        arcs.hang(nouns[0], i, "nsubj")


def than_not(arcs: Arcs, i: int) -> None:
    """As in "more likely than not that he fled", "more often than not they beat him": the
    "not" compares, it denies nothing.
    """
    than = arcs.head[i]
    near = than + 1
    if arcs.word[than] != "than" or arcs.word[near : near + 1] != ["not"] or near >= i:
        return
    view = arcs.head[than]
    arcs.hang(near, than, "dep")
    if arcs.that(i) is not None:
        arcs.hang(i, arcs.head[view], "ccomp")
    elif arcs.head[view] == view:
        arcs.replace(view, i)
        arcs.hang(view, i, "advmod")


def by_doer(arcs: Arcs, i: int) -> None:
    """As in "was seized, it is alleged, by soldiers": the doer of the deed, not who alleges."""
    verb = arcs.head[i]
    done = [c for c in arcs.of(verb, "ccomp") if c < verb and arcs.of(c, "auxpass")]
    if arcs.word[i] != "by" or arcs.word[i - 1] != "," or i - 2 != verb or not done:
        return
    if not arcs.of(done[0], "agent"):
        arcs.hang(i, done[0], "agent")


def few_doubt(arcs: Arcs, i: int) -> None:
    """As in "Few doubt that he fled": before a that-clause an amount alone is who doubts."""
    who = i - 1
    if arcs.tag[i][:2] != "NN" or arcs.word[i] not in DOUBTS or who < 0:
        return
    told = [c for c in arcs.of(i, "ccomp", "acl") if arcs.that(c) == i + 1]
    alone = arcs.head[who] == i and not arcs.under[who]
    if told and alone and arcs.word[who] in AMOUNTS:
        arcs.tag[i] = "VBP"
        arcs.hang(who, i, "nsubj")
        arcs.hang(told[0], i, "ccomp")


def without_word(arcs: Arcs, i: int) -> None:
    """As in "accused them of arming the rebels without offering evidence", "said without
    elaborating that he fled": what is left unsaid is left so by who speaks.
    """
    link, book = arcs.head[i], word_classes()
    given = any(arcs.word[c] in book.offered for c in arcs.of(i, "dobj"))
    mute = arcs.word[i] in book.elaborating or (arcs.word[i] in book.offering and given)
    if arcs.word[link] != "without" or not mute:
        return
    for c in arcs.of(i, "ccomp"):
        if arcs.that(c) is not None:
            arcs.hang(c, arcs.head[link], "ccomp")
    verb = _speaking(arcs, arcs.head[link])
    if verb is not None and verb < link:
        arcs.hang(link, verb, "prep")


def _speaking(arcs: Arcs, i: int) -> int | None:
    """The verb that reports or accuses, of whose words `i` is a part."""
    verb = i
    while arcs.dep[verb] in {"pcomp", "prep", "pobj", "acl", "dobj"} or (
        arcs.dep[verb] == "ccomp" and arcs.head[verb] < verb
    ):
        verb = arcs.head[verb]
    known = arcs.tag[verb] in FINITE and verb != i
    return verb if known else None


CLAUSES = (seemed_as, as_long_as, asked_because, clear_if)  # of adverbial clauses
MAIN = (few_doubt, inverted)  # what is mended at the root
