"""Arcs a small parser gets wrong in the same way again and again, set right once.

Every rule here is grammar that no English sentence breaks; what needs to know the
speaker or the deed belongs to the step that knows them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tahqiq.extract import deed_arcs as deeds
from tahqiq.extract import hearsay_arcs as noise
from tahqiq.extract import joined_arcs as joined
from tahqiq.extract import listed_arcs as listed
from tahqiq.extract import outer_arcs as outer
from tahqiq.extract import participle_arcs as participle
from tahqiq.extract import presumed_arcs as held
from tahqiq.extract import reporting_arcs as inset
from tahqiq.extract import verb_arcs as verbs
from tahqiq.extract.arcs import FINITE, Arcs, after_modal
from tahqiq.extract.quoted_arcs import (
    after_quotation,
    past_quotation,
    quoted_order,
    reporting,
)
from tahqiq.extract.relative_arcs import of_people, that_speaks
from tahqiq.extract.reporter_arcs import reported_main, told_behind
from tahqiq.extract.verbless import disguised, named_again, shot_dead
from tahqiq.extract.word_classes import word_classes

PAST = "VBD"


def mended(
    word: Sequence[str], tag: Sequence[str], dep: Sequence[str], head: Sequence[int]
) -> Arcs:
    """The arcs with the known faults mended; the lists given stay as they are."""
    arcs = Arcs(word, tag, dep, head)
    for i in range(len(head)):
        for rule in RULES.get(arcs.dep[i], ()):
            rule(arcs, i)
    return arcs


def _coordinated(arcs: Arcs, i: int) -> None:
    """A finite verb joins a finite one: "said it would go and vowed to" joins "vowed" to
    "said", for no past tense follows "would … and".
    """
    if arcs.tag[i] not in {"VBD", "VBZ"} or arcs.subjects(i) or arcs.helped(i):
        return
    here = arcs.head[i]
    while arcs.tag[here] in {"VB", "VBN"} and after_modal(arcs, here):
        if arcs.head[here] == here:
            return
        here = arcs.head[here]
    if arcs.tag[here] in FINITE and here != arcs.head[i]:
        arcs.hang(i, here, "conj")
        return
    _in_tense(arcs, i)


def _in_tense(arcs: Arcs, i: int) -> None:
    """As in "contends he was beaten and points out that": the present joins the present,
    where the clause between is in the past and has no "that" of its own.
    """
    inner = arcs.head[i]
    outer = arcs.head[inner]
    own = [c for c in arcs.under[inner] if arcs.dep[c] in {"aux", "auxpass"}]
    tense = arcs.tag[own[0]] if own else arcs.tag[inner]
    if arcs.tag[i] != "VBZ" or arcs.tag[outer] != "VBZ" or tense != PAST:
        return
    if arcs.dep[inner] == "ccomp" and outer < inner and not arcs.of(inner, "mark"):
        arcs.hang(i, outer, "conj")


def _apposed(arcs: Arcs, i: int) -> None:
    """A second object behind a comma names the first again: "accused the police, a local
    force, of …"; what follows the comma after it is the verb's.
    """
    first, verb = arcs.left(i), arcs.head[i]
    if i < 3 or arcs.word[first - 1] != ",":
        return
    named = [c for c in arcs.of(verb, "dobj") if verb < c < first]
    if not named:
        return
    arcs.hang(i, named[0], "appos")
    for c in (i + 1, i + 2):
        after = c < len(arcs.head) and arcs.head[c] == i and arcs.dep[c] == "prep"
        if after and arcs.word[c - 1] == ",":
            arcs.hang(c, verb, "prep")


def _main(arcs: Arcs, i: int) -> None:
    """As in "A source insisted to the paper there had been no call": the past tense is
    the main verb where what was read as the main verb has a subject of its own.
    """
    noun = arcs.head[i]
    verb = arcs.head[noun]
    if arcs.tag[i] != PAST or arcs.subjects(i):
        return
    if arcs.dep[noun] not in {"nsubj", "nsubjpass"} or verb <= i:
        return
    if not any(i < c < verb for c in arcs.subjects(verb)):
        return
    arcs.replace(verb, i)
    arcs.hang(verb, i, "ccomp")
    arcs.hang(noun, i, "nsubj")


def _heard(arcs: Arcs, i: int) -> None:
    """As in "hearing an officer shout that": the noun right before a bare infinitive is
    its subject, and both hang on the verb of perception.
    """
    noun = i - 1
    own = [c for c in arcs.subjects(i) if arcs.tag[c] not in FINITE]
    if arcs.tag[i] != "VB" or noun < 1 or own or after_modal(arcs, i):
        return
    verb = arcs.head[noun]
    if arcs.dep[noun] != "dobj" or verb == i or arcs.tag[noun][0] not in "NP":
        return
    if arcs.word[verb] not in word_classes().perceiving_forms:
        return
    if arcs.dep[i] == "ROOT":  # "recalled" was read as the subject of "scream"
        top = next((c for c in arcs.under[i] if arcs.tag[c] in FINITE and c < i), None)
        if top is None:
            return
        arcs.hang(top, top, "ROOT")
    arcs.hang(i, verb, "ccomp")
    arcs.hang(noun, i, "nsubj")


def _second_subject(arcs: Arcs, i: int) -> None:
    """As in "According to Orun, a charity, ten died": of two subjects before one verb the
    first, between commas after a noun, names that noun again.
    """
    verb = arcs.head[i]
    before = [c for c in arcs.of(verb, "nsubj", "nsubjpass") if c < i]
    if not before or i > verb:
        return
    first = before[-1]
    start = arcs.left(first)
    if start < 2 or arcs.word[start - 1] != "," or arcs.word[arcs.left(i) - 1] != ",":
        return
    named = _fronted(arcs, start - 2, verb)
    if named is not None:
        arcs.hang(first, named, "appos")


def _fronted(arcs: Arcs, i: int, verb: int) -> int | None:
    """The noun of the prepositional phrase before a verb that a token belongs to."""
    noun = None
    while arcs.head[i] not in {i, verb}:
        if arcs.dep[i] == "pobj" and arcs.tag[i][0] == "N":
            noun = i
        i = arcs.head[i]
    return noun if arcs.head[i] == verb and arcs.dep[i] == "prep" else None


def _unclosed(arcs: Arcs, i: int) -> None:
    """As in "In a letter to her lawyer, Omar Sadi, the office wrote": an apposition ends
    with a comma, so the noun phrase right before the verb is its subject, and the name
    between the commas belongs to the noun before.
    """
    noun = arcs.head[i]
    behind = arcs.right(i)
    bare = behind < len(arcs.head) and arcs.tag[behind] in FINITE
    if bare and not arcs.subjects(behind) and arcs.word[arcs.left(i) - 1] == ",":
        arcs.hang(i, behind, "nsubj")
        if arcs.dep[behind] == "ccomp" and arcs.head[behind] < i:
            arcs.dep[behind] = "parataxis"  # "They fled, a man who asked … told us"
        return
    verb, start = arcs.head[noun], arcs.left(noun)
    if arcs.dep[noun] != "nsubj" or not noun < i < verb or start < 2:
        return
    if arcs.right(i) != verb or arcs.word[start - 1] != ",":
        return
    named = start - 2
    if arcs.tag[named] != "NN" or arcs.dep[named] != "pobj":
        return
    if arcs.word[arcs.left(i) - 1] != "," or arcs.tag[noun] != "NNP":
        return
    arcs.hang(i, verb, "nsubj")
    arcs.hang(noun, named, "appos")


def _introduced(arcs: Arcs, i: int) -> None:
    """A "that" tagged as a conjunction is the object of nothing, if a clause follows."""
    if arcs.word[i] == "that" and arcs.tag[i] == "IN" and not outer.ends(arcs, i):
        arcs.dep[i] = "mark"


def _parted(arcs: Arcs, i: int) -> None:
    """As in "said it dropped two; a third said three": what stands before a semicolon is
    no clause of what stands behind it.
    """
    above = arcs.head[i]
    for c in arcs.of(i, "ccomp"):
        if c > i or not {";", ":"} & set(arcs.word[c:i]):
            continue
        if above < c:
            arcs.hang(c, above, "ccomp")
            arcs.hang(i, above, "conj")
            return
        if arcs.head[i] == i and arcs.subjects(i) and arcs.subjects(i)[0] > c:
            arcs.replace(i, c)
            arcs.hang(i, c, "parataxis" if ":" in arcs.word[c:i] else "conj")
            return


def _object_is_subject(arcs: Arcs, i: int) -> None:
    """As in "told the village was empty": the noun phrase right before a finite verb
    without a subject is its subject, not the object of the verb before.
    """
    if arcs.tag[i] not in FINITE or i < 2 or arcs.subjects(i) or arcs.helped(i):
        return
    noun = i - 1
    while arcs.dep[noun] != "dobj":
        if arcs.head[noun] >= noun or arcs.dep[noun] not in {"pobj", "prep"}:
            return
        noun = arcs.head[noun]
    verb = arcs.head[noun]
    if verb < noun and arcs.head[i] < verb:
        arcs.hang(noun, i, "nsubj")
        arcs.hang(i, verb, "ccomp")


def _participle(arcs: Arcs, i: int) -> None:
    """As in "anyone found in the streets would be shot": what stands between a subject
    and an auxiliary is a participle that says which subject.
    """
    if not arcs.helped(i) or arcs.subjects(i):
        return
    inner = [c for c in arcs.of(i, "csubj", "csubjpass") if c < i]
    inner += [c for c in arcs.of(arcs.head[i], "ccomp") if c < i]
    for verb in inner:
        nouns = arcs.of(verb, "nsubj")
        after = arcs.right(verb)
        bare = arcs.tag[verb] in {"VBN", PAST} and not arcs.helped(verb)
        if bare and nouns[:1] == [verb - 1] and arcs.head[after : after + 1] == [i]:
            arcs.tag[verb] = "VBN"
            passive = bool(arcs.of(i, "auxpass"))
            arcs.hang(nouns[0], i, "nsubjpass" if passive else "nsubj")
            arcs.hang(verb, nouns[0], "acl")
            return


def _relative(arcs: Arcs, i: int) -> None:
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


RULES: dict[str, tuple[Callable[[Arcs, int], None], ...]] = {
    "conj": (
        _coordinated,
        past_quotation,
        _object_is_subject,
        _relative,
        shot_dead,
        verbs.and_that,
        outer.outer_act,
        deeds.posted,
        deeds.second_clause,
        deeds.resumed,
        deeds.and_injured,
        joined.noun_joined,
        joined.gerund_joined,
        joined.subject_joined,
        listed.absolute,
        listed.listed_deeds,
        listed.withheld,
        listed.but_that,
    ),
    "ccomp": (
        held.presumed,
        held.gapped,
        _heard,
        reporting,
        participle.reduced,
        _parted,
        _object_is_subject,
        _relative,
        _participle,
        shot_dead,
        verbs.fronted,
        inset.interrupted,
        inset.shared,
        verbs.apart,
        outer.told_through,
        noise.that_of_passive,
        noise.listed,
        noise.said_too,
        joined.subject_joined,
        listed.held_to,
        listed.goes_on,
        listed.of_evidence,
    ),
    "advcl": (
        noise.asked_if,
        noise.had_it,
        noise.told_if,
        noise.would_if,
        held.gapped,
        participle.reduced,
        _relative,
        after_quotation,
        disguised,
        outer.called_as,
        deeds.burning,
        deeds.second_clause,
        deeds.posted,
    ),
    "relcl": (
        noise.of_date,
        noise.noised,
        noise.plural_subject,
        outer.told_through,
        held.complete,
        held.judged,
        inset.gapped_twice,
        inset.cleft,
        inset.nearer,
        verbs.reported,
        of_people,
        that_speaks,
        told_behind,
        listed.which_they,
    ),
    "ROOT": (
        reported_main,
        listed.held_to,
        held.trailing_report,
        noise.had_it,
        _heard,
        participle.reduced,
        _parted,
        shot_dead,
        inset.introduced_main,
        verbs.plural_root,
        verbs.quoted_root,
        held.gapped,
        verbs.verbal_root,
        verbs.fronted,
        deeds.second_participle,
    ),
    "dative": (_introduced,),
    "dobj": (_introduced, _apposed, inset.inverted, inset.reported_relative),
    "npadvmod": (named_again,),
    "amod": (shot_dead, verbs.ordinal),
    "acl": (
        noise.noised,
        noise.before_noun,
        outer.told_through,
        _main,
        held.judged,
        verbs.reported,
    ),
    "prep": (noise.of_each, joined.narrowed, noise.before_that),
    "appos": (_unclosed, outer.far_apposition, deeds.compounded),
    "nsubj": (
        _second_subject,
        noise.stranded,
        inset.parted_subject,
        inset.reported_relative,
        held.viewed,
        deeds.of_auxiliary,
    ),
    "nsubjpass": (_second_subject, held.viewed, deeds.of_auxiliary),
    "pcomp": (participle.gerund, verbs.outside),
    "xcomp": (_heard, quoted_order, noise.gapped_report),
    "compound": (verbs.gerund_object,),
    "csubj": (verbs.bare_subject,),
    "dep": (verbs.joined,),
    "parataxis": (participle.reduced, listed.put_in),
    "mark": (outer.that_itself,),
}
