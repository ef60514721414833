"""Arcs of clauses that somebody is said, in passing, to have told or to hold.

"The men who police say fired fled" puts a speaker between a noun and what is said of it;
"a list, nine farmers who died, and had warned him" puts a second name between two verbs.
A small parser takes the words put in for subjects, and who spoke is lost.
"""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE, Arcs
from tahqiq.extract.lexicon.word_classes import word_classes

RELATIVES = frozenset({"who", "whom", "which", "that"})
NAMING = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
PLAIN = NAMING | {"DT", "JJ", "CD", "PRP$", "POS"}
VERBAL = FINITE | {"MD", "VB", "VBN", "VBG", "RB"}
BEING = frozenset({"was", "were", "been", "is", "are", "be", "being"})
SINGULAR = frozenset({"was", "is", "has"})
OBJECTS = frozenset({"dobj", "pobj", "attr", "appos", "conj"})
DOING = frozenset({"did", "does", "do", "had", "has", "have", "could", "would"})
MAIN = ("ccomp", "conj", "advcl")


def put_between(arcs: Arcs, i: int) -> None:
    """As in "The man whom prosecutors believe ordered it was freed", "the colonel, who
    witnesses say gave the order": behind a relative pronoun, a noun phrase and a verb of
    saying a second finite verb is what is said, and the pronoun its subject.
    """
    if arcs.tag[i] == "PRP":
        _put_between_bare(arcs, i)
    if arcs.word[i] not in RELATIVES or i < 1:
        return
    apart = i > 1 and arcs.word[i - 1] == ","
    noun, verb = _noun_before(arcs, i - 1 - apart), _said_after(arcs, i + 1)
    if noun is None or verb is None:
        return
    inner = _verbs_from(arcs, verb + 1)
    main = _main_after(arcs, inner[-1])
    whole = apart or arcs.dep[noun] in OBJECTS or main is not None
    if not whole or arcs.within(noun, verb):
        return
    _freed(arcs, noun, inner[-1])
    past = "VBD" if arcs.word[verb].endswith("ed") else "VBZ"
    arcs.tag[verb] = arcs.tag[verb] if arcs.tag[verb] in FINITE else past
    _hung(arcs, (i, noun, verb), inner)


def _put_between_bare(arcs: Arcs, i: int) -> None:
    """As in "a prison it says did not exist": the same without the pronoun."""
    noun, verb = i - 1, i + 1
    near = 0 < i < len(arcs.head) - 3 and arcs.dep[noun] in OBJECTS
    if not near or arcs.tag[noun][:2] != "NN" or arcs.within(noun, verb):
        return
    said = arcs.tag[verb] in FINITE and _says(arcs, verb)
    if not said or arcs.tag[verb + 1] not in FINITE | {"MD"}:
        return
    inner = _verbs_from(arcs, verb + 1)
    arcs.hang(verb, noun, "relcl")
    arcs.hang(i, verb, "nsubj")
    arcs.hang(inner[-1], verb, "ccomp")
    for c in inner[:-1]:
        passive = c == inner[-2] and _is_passive(arcs, inner)
        arcs.hang(c, inner[-1], "auxpass" if passive else "aux")


def _noun_before(arcs: Arcs, i: int) -> int | None:
    """The noun a relative clause is about."""
    while arcs.dep[i] in {"compound", "amod", "det", "nummod", "poss", "case"}:
        i = arcs.head[i]
    return i if arcs.tag[i][:1] == "N" else None


def _said_after(arcs: Arcs, start: int) -> int | None:
    """The verb of saying right behind a plain noun phrase, with a finite verb behind it; a
    plural before a singular verb ("the owner suspects was") is one.
    """
    end = start
    while end < len(arcs.head) - 2 and arcs.tag[end] in PLAIN:
        if end > start and _says(arcs, end) and _followed(arcs, start, end):
            return end
        end += 1
    told = end > start and arcs.tag[end - 1] in NAMING
    told = told and (arcs.tag[end] in FINITE or arcs.word[end].endswith("ed"))
    finite = arcs.tag[end + 1] in FINITE | {"MD", "VBN"} if told else False
    return end if finite and _says(arcs, end) else None


def _followed(arcs: Arcs, start: int, i: int) -> bool:
    """As in "the owner suspects was", "witnesses claim fired": what may be a noun is a verb
    that agrees with the noun before it, where a finite verb follows.
    """
    behind = arcs.tag[i + 1] in FINITE | {"MD"}
    whole = arcs.tag[start] in {"DT", "PRP$", "NNP"}  # "which rebel claims put at risk"
    third = whole and arcs.word[i].endswith("s") and arcs.tag[i - 1] in {"NN", "NNP"}
    plural = not arcs.word[i].endswith("s") and arcs.tag[i - 1] in {"NNS", "NNPS"}
    agrees = third or plural or arcs.word[i - 1] == "police"
    return arcs.word[i + 1] in SINGULAR or (behind and agrees)


def _says(arcs: Arcs, i: int) -> bool:
    return arcs.word[i] in word_classes().extracting_forms


def _verbs_from(arcs: Arcs, start: int) -> list[int]:
    """A finite verb and the auxiliaries before it."""
    end = start
    while end < len(arcs.head) and arcs.tag[end] in VERBAL:
        end += 1
    verbs = [c for c in range(start, end) if arcs.tag[c][0] in "VM"]
    last = next((c for c in verbs if arcs.tag[c] in FINITE and c > start
                 and arcs.tag[c - 1] not in {"RB", "MD"}
                 and not {arcs.word[c - 1]} & (BEING | {"has", "have", "had"})), None)  # fmt: skip
    return verbs if last is None else [c for c in verbs if c < last]


def _main_after(arcs: Arcs, inner: int) -> int | None:
    """The finite verb that the noun's own clause still needs, in the same sentence."""
    for c in range(inner + 1, len(arcs.head)):
        if arcs.word[c] in {".", ";", "?", "!"}:
            return None
        if arcs.tag[c] in FINITE and arcs.word[arcs.left(c)] not in RELATIVES:
            return c
    return None


def _freed(arcs: Arcs, noun: int, inner: int) -> None:
    """The noun's own verb in the place that what is said of it had taken."""
    if noun not in arcs.subjects(inner):
        _given_back(arcs, noun, inner)
        return
    main = next((c for c in arcs.of(inner, *MAIN)
                 if c > inner and not arcs.of(c, "mark")), None)  # fmt: skip
    above = arcs.head[inner]
    if main is None and above > inner and arcs.dep[inner] == "ccomp":
        passive = bool(arcs.of(above, "auxpass"))  # the main verb stands behind it
        arcs.hang(noun, above, "nsubjpass" if passive else "nsubj")
    if main is None:
        return
    own = [c for c in arcs.subjects(main) if inner < c < main]
    behind = [c for c in arcs.under[inner] if c > main]
    passive = bool(arcs.of(main, "auxpass"))
    arcs.replace(inner, main)
    arcs.hang(noun, main, "nsubjpass" if passive else "nsubj")
    for c in own:
        arcs.hang(c, inner, "attr" if arcs.word[inner] in BEING else "dobj")
    for c in behind:
        arcs.hang(c, main, arcs.dep[c])


def _given_back(arcs: Arcs, noun: int, inner: int) -> None:
    """As in "the men who police say killed the mayor fled": of two subjects the one right
    behind the verb put in is its object.
    """
    main = arcs.head[noun]
    for c in arcs.subjects(main) if noun in arcs.subjects(main) else ():
        if c > noun and arcs.left(c) == inner + 1:
            arcs.hang(c, inner, "attr" if arcs.word[inner] in BEING else "dobj")


def _hung(arcs: Arcs, at: tuple[int, int, int], inner: list[int]) -> None:
    """The relative clause put together: pronoun, speaker, verb of saying, what is said."""
    pronoun, noun, verb = at
    told, passive = inner[-1], _is_passive(arcs, inner)
    arcs.tag[inner[0]] = "VBD" if arcs.tag[inner[0]] == "VBN" else arcs.tag[inner[0]]
    arcs.hang(verb, noun, "relcl")
    arcs.hang(verb - 1, verb, "nsubj")
    for c in range(pronoun + 1, verb - 1):
        if not pronoun < arcs.head[c] < verb:
            arcs.hang(c, verb - 1, "compound" if arcs.tag[c] in NAMING else "det")
    arcs.hang(told, verb, "ccomp")
    arcs.hang(pronoun, told, "nsubjpass" if passive else "nsubj")
    arcs.tag[pronoun] = "WDT" if arcs.word[pronoun] in {"that", "which"} else "WP"
    for c in inner[:-1]:
        arcs.hang(c, told, "auxpass" if passive and c == inner[-2] else "aux")


def _is_passive(arcs: Arcs, inner: list[int]) -> bool:
    be = len(inner) > 1 and arcs.word[inner[-2]] in BEING
    return be and arcs.tag[inner[-1]] == "VBN"


def resumed_perfect(arcs: Arcs, i: int) -> None:
    """As in "told her that an aide had put a list on the table, nine farmers who had died,
    and had warned him": no subject stands before the "and" that joins its verb; the nouns
    only name the list again.
    """
    own = [c for c in arcs.subjects(i) if c < i]
    joint = next(iter(arcs.of(i, "aux", "auxpass")), i) - 1
    told = next((c for c in arcs.of(i, "ccomp") if own and c < own[-1]), None)
    if told is None or not own[-1] < joint or arcs.word[joint] not in {"and", "but"}:
        return
    start = arcs.left(own[-1])
    inner = next((c for c in arcs.of(told, "ccomp") if told < c < start), None)
    if inner is None or arcs.word[start - 1] != "," or arcs.word[joint - 1] != ",":
        return
    if not _same_helper(arcs, inner, i):
        return
    arcs.replace(i, told)
    arcs.hang(i, inner, "conj")
    arcs.hang(joint, inner, "cc")
    listed = arcs.of(inner, "dobj", "nsubjpass")
    arcs.hang(own[-1], listed[-1] if listed else start - 2, "appos")


def _same_helper(arcs: Arcs, left: int, right: int) -> bool:
    """Whether two verbs have the same auxiliary: "had put …, and had warned"."""
    helpers = {arcs.word[c] for c in arcs.of(left, "aux", "auxpass")}
    return bool(helpers & {arcs.word[c] for c in arcs.of(right, "aux", "auxpass")})


def whispered(arcs: Arcs, i: int) -> None:
    """As in "On our visit a constable whispered to Rahima that five were kept": no main
    clause opens with "that"; the participle on the noun before "to" reports it.
    """
    mark = arcs.that(i)
    if mark is None or mark > i or arcs.head[i] != i:
        return
    for verb in range(mark - 1, -1, -1):
        noun = arcs.head[verb]
        reports = arcs.dep[verb] == "acl" and arcs.tag[verb] in {"VBN", "VBD"}
        to = [c for c in arcs.of(verb, "prep", "dative") if arcs.word[c] == "to"]
        if reports and to and noun < verb and arcs.right(verb) == mark:
            _raised(arcs, noun, verb, i)
            return


def _raised(arcs: Arcs, noun: int, verb: int, told: int) -> None:
    before = [c for c in arcs.under[told] if c < noun]
    arcs.tag[verb] = "VBD"
    arcs.replace(told, verb)
    arcs.hang(told, verb, "ccomp")
    arcs.hang(noun, verb, "nsubj")
    for c in before:
        arcs.hang(c, verb, arcs.dep[c])


def rejects_claims(arcs: Arcs, i: int) -> None:
    """As in "Minister rejects claims that troops burned it": no noun is spelt "rejects",
    so what was read as the verb behind it is its object.
    """
    claims = arcs.head[i]
    if arcs.word[i] not in word_classes().denying_forms or claims != i + 1:
        return
    if arcs.word[claims] not in word_classes().holding_clauses or arcs.helped(claims):
        return
    told = arcs.of(claims, "ccomp")
    arcs.tag[i], arcs.tag[claims] = "VBZ", "NNS"
    arcs.replace(claims, i)
    arcs.hang(claims, i, "dobj")
    for c in told:
        arcs.hang(c, claims, "acl")
    for c in [c for c in arcs.under[i] if c < i and arcs.dep[c] != "punct"]:
        arcs.hang(c, i, "nsubj" if arcs.tag[c][:2] == "NN" else arcs.dep[c])
    for c in [c for c in arcs.under[claims] if c < i]:
        arcs.hang(c, i, arcs.dep[c])


def noun_of_verb(arcs: Arcs, i: int) -> None:
    """As in "as its log shows": no finite verb is part of a noun; the noun before it is its
    subject, and what stands before that belongs to the noun.
    """
    verb = arcs.head[i]
    if arcs.tag[verb] != "VBZ" or i != verb - 1 or arcs.subjects(verb):
        return
    for c in [c for c in arcs.of(verb, "det", "poss", "amod") if c < i]:
        arcs.hang(c, i, arcs.dep[c])
    arcs.hang(i, verb, "nsubj")


def that_of_conjunct(arcs: Arcs, i: int) -> None:
    """As in "One put it at nine, and a nurse said, before she left, that it was ten": no
    clause with "that" is joined to another; the last verb without a clause reports it.
    """
    mark = arcs.that(i)
    if mark is None or mark > i or arcs.word[mark - 1] != ",":
        return
    for verb in reversed(arcs.of(arcs.head[i], "conj")):
        free = not arcs.of(verb, "ccomp", "xcomp") and arcs.subjects(verb)
        if verb < mark and arcs.tag[verb] in FINITE and free:
            for c in [c for c in arcs.under[i] if c < mark]:
                arcs.hang(c, verb, arcs.dep[c])
            arcs.hang(i, verb, "ccomp")
            return


def joined_to_noun(arcs: Arcs, i: int) -> None:
    """As in "read out the names of the dead, and did not say who": a verb with its own
    auxiliary is joined to a verb, not to a noun.
    """
    noun = arcs.head[i]
    if arcs.tag[noun][:1] != "N" or arcs.subjects(i) or arcs.tag[i] != "VB":
        return
    if not any(arcs.word[c] in DOING for c in arcs.of(i, "aux")):
        return
    above = noun
    while arcs.head[above] != above and arcs.tag[above] not in FINITE:
        above = arcs.head[above]
    if arcs.tag[above] in FINITE and above < i:
        arcs.hang(i, above, "conj")


def put_in(arcs: Arcs, i: int) -> None:
    """As in "A boy saw her lifted into a car, alive, he thought, but bleeding": what is put
    in between commas belongs to the clause it parts.
    """
    host, own = arcs.head[i], arcs.subjects(i)
    if own and _before_clause(arcs, i):
        arcs.hang(i, arcs.head[host], "parataxis")
        return
    if not own or arcs.tag[own[0]] != "PRP" or i + 2 >= len(arcs.word):
        return
    inner = next((c for c in arcs.of(host, "ccomp") if host < c < i), None)
    between = arcs.word[arcs.left(own[0]) - 1] == "," == arcs.word[i + 1]
    if inner is not None and between and arcs.word[i + 2] not in {"''", '"'}:
        arcs.hang(i, inner, "parataxis")
        for c in arcs.of(i, "conj"):
            arcs.hang(c, inner, "conj")


def _before_clause(arcs: Arcs, i: int) -> bool:
    """As in "She had asked him, a neighbour said, what it was": put in between the verb and
    the clause that it reports, and no part of that clause.
    """
    clause, start = arcs.head[i], arcs.left(arcs.subjects(i)[0])
    verb = arcs.head[clause]
    if arcs.dep[clause] != "ccomp" or not verb < start - 1 or clause < i:
        return False
    if arcs.left(clause) < start - 1 or arcs.word[start - 1] != ",":
        return False
    return verb in {start - 2, arcs.head[start - 2]}


def as_regards(arcs: Arcs, i: int) -> None:
    """As in "As regards Nuru Majhi, the examination was carried out": what it is about, up to
    the comma; the subject stands behind it.
    """
    if arcs.word[i] not in {"regards", "concerns"} or i < 1 or arcs.word[i - 1] != "as":
        return
    main = arcs.head[i]
    about = next((c for c in arcs.subjects(main) if i < c < main), None)
    named = [] if about is None else [c for c in arcs.of(about, "appos") if c > about]
    if about is None or arcs.left(about) != i + 1:
        return
    arcs.tag[i], arcs.dep[i] = "IN", "prep"
    subject = arcs.dep[about]
    arcs.hang(about, i, "pobj")
    if len(arcs.subjects(main)) == 0 and named:
        arcs.hang(named[0], main, subject)


def with_one_saying(arcs: Arcs, i: int) -> None:
    """As in "Lawmakers clashed over the killing of a man whose body was found, with the
    opposition insisting that …": behind a comma it goes with the main clause.
    """
    link = arcs.head[i]
    if arcs.word[link] != "with" or arcs.tag[i] != "VBG" or not arcs.subjects(i):
        return
    top = arcs.head[link]
    while arcs.dep[top] not in {"ROOT", "ccomp"} and arcs.head[top] != top:
        top = arcs.head[top]
    if arcs.word[link - 1] == "," and arcs.tag[top][:1] == "V" and top < link:
        arcs.hang(link, top, "prep")


def asked_when(arcs: Arcs, i: int) -> None:
    """As in "Asked when they were taken, he shrugged": right behind it that is asked."""
    asked, first = arcs.head[i], arcs.left(i)
    asks = arcs.word[asked] in word_classes().asking_forms
    if (
        asks
        and first == asked + 1
        and arcs.word[first] in {"when", "where", "why", "how"}
    ):
        arcs.hang(i, asked, "ccomp")
