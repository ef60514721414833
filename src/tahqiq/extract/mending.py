"""Arcs a small parser gets wrong in the same way again and again, set right once.

Every rule here is grammar that no English sentence breaks; what needs to know the
speaker or the deed belongs to the step that knows them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tahqiq.extract import apposed_arcs as named
from tahqiq.extract import aside_arcs as beside
from tahqiq.extract import date_arcs as dates
from tahqiq.extract import deed_arcs as deeds
from tahqiq.extract import degree_arcs as degrees
from tahqiq.extract import hearsay_arcs as noise
from tahqiq.extract import joined_arcs as joined
from tahqiq.extract import listed_arcs as listed
from tahqiq.extract import noun_clause_arcs as content
from tahqiq.extract import outer_arcs as outer
from tahqiq.extract import participle_arcs as participle
from tahqiq.extract import presumed_arcs as held
from tahqiq.extract import reporting_arcs as inset
from tahqiq.extract import shown_arcs as seen
from tahqiq.extract import speaker_arcs as who
from tahqiq.extract import tense_arcs as tenses
from tahqiq.extract import told_arcs as told
from tahqiq.extract import verb_arcs as verbs
from tahqiq.extract.arcs import FINITE, Arcs, after_modal
from tahqiq.extract.quoted_arcs import (
    after_quotation,
    past_quotation,
    quoted_order,
    quoted_speaker,
    quoted_word,
    read_out,
    reporting,
    said_by,
)
from tahqiq.extract.relative_arcs import (
    charge_denied,
    of_people,
    of_who,
    on_the_night,
    shell_denied,
    that_speaks,
    who_was_there,
)
from tahqiq.extract.reporter_arcs import reported_main, told_behind
from tahqiq.extract.verbless import (
    after_relative,
    and_shot,
    disguised,
    it_emerged,
    named_again,
    never_passive,
    shot_dead,
)
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


def _introduced(arcs: Arcs, i: int) -> None:
    """A "that" tagged as a conjunction is the object of nothing, if a clause follows."""
    if arcs.word[i] == "that" and arcs.tag[i] == "IN" and not outer.ends(arcs, i):
        arcs.dep[i] = "mark"


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


RULES: dict[str, tuple[Callable[[Arcs, int], None], ...]] = {
    "conj": (
        deeds.sent_on,
        and_shot,
        degrees.rather_than,
        told.that_of_conjunct,
        told.joined_to_noun,
        tenses.coordinated,
        tenses.agreeing,
        tenses.to_have_done,
        past_quotation,
        _object_is_subject,
        of_who,
        shot_dead,
        verbs.and_that,
        outer.outer_act,
        deeds.posted,
        joined.second_clause,
        listed.resumed,
        deeds.and_injured,
        joined.noun_joined,
        joined.gerund_joined,
        joined.subject_joined,
        listed.absolute,
        listed.listed_deeds,
        listed.withheld,
        listed.but_that,
        joined.of_thing,
        it_emerged,
        beside.quoted_second,
        seen.and_screaming,
        who.accuses_too,
        who.second_speaker,
    ),
    "ccomp": (
        degrees.had_first,
        degrees.thought_it,
        degrees.parted_subject,
        seen.then_things,
        beside.only_that,
        held.presumed,
        held.called_so,
        held.gapped,
        _heard,
        reporting,
        outer.ahead_of_that,
        who.now_retired,
        participle.reduced,
        joined.parted,
        _object_is_subject,
        of_who,
        participle.found_where,
        shot_dead,
        verbs.fronted,
        inset.interrupted,
        inset.shared,
        verbs.apart,
        outer.told_through,
        noise.that_of_passive,
        listed.helped_deeds,
        noise.said_too,
        joined.subject_joined,
        listed.held_to,
        listed.goes_on,
        listed.contact,
        verbs.emphatic,
        content.of_evidence,
        content.of_claim,
        joined.spliced,
        named.of_them,
        on_the_night,
    ),
    "advcl": (
        degrees.seemed_as,
        degrees.as_long_as,
        degrees.clear_if,
        deeds.made_to,
        told.as_regards,
        told.asked_when,
        noise.asked_if,
        noise.had_it,
        noise.told_if,
        noise.would_if,
        held.gapped,
        participle.reduced,
        of_who,
        after_quotation,
        disguised,
        outer.called_as,
        outer.trails_what_is_told,
        held.called_first,
        held.to_claims,
        deeds.burning,
        joined.second_clause,
        deeds.posted,
        verbs.emphatic,
        seen.worn,
        seen.heavy_fighting,
        beside.called_on_those,
        beside.only_that,
        content.set_beside,
    ),
    "relcl": (
        beside.told_by_whom,
        seen.whom_named,
        noise.of_date,
        noise.noised,
        noise.plural_subject,
        outer.unchecked,
        outer.by_whom,
        outer.told_through,
        held.complete,
        held.judged,
        inset.gapped_twice,
        inset.cleft,
        inset.nearer,
        verbs.reported,
        of_people,
        that_speaks,
        who_was_there,
        charge_denied,
        told_behind,
        listed.which_they,
        content.of_claim,
        content.said_in,
    ),
    "ROOT": (
        participle.past_taken_for_view,
        read_out,
        degrees.few_doubt,
        deeds.infinitive_root,
        who.met_before,
        who.claims_named,
        told.resumed_perfect,
        told.whispered,
        reported_main,
        listed.held_to,
        held.trailing_report,
        noise.had_it,
        _heard,
        participle.reduced,
        joined.parted,
        shot_dead,
        inset.introduced_main,
        verbs.plural_root,
        verbs.quoted_root,
        held.gapped,
        held.claims_are,
        noise.inverted_root,
        verbs.never_noun,
        verbs.verbal_root,
        beside.emerged_aside,
        beside.told_of_bodies,
        beside.said_at_the_end,
        who.who_said_he,
        who.who_said_they_saw,
        quoted_speaker,
        verbs.behind_label,
        verbs.fronted,
        deeds.second_participle,
        never_passive,
        after_relative,
    ),
    "dative": (_introduced,),
    "dobj": (
        told.put_between,
        _introduced,
        named.apposed,
        inset.inverted,
        beside.disputed_behind,
        seen.shown,
    ),
    "npadvmod": (named_again, beside.heard_behind, seen.called_view),
    "amod": (
        seen.helped_participle,
        shot_dead,
        participle.finite_before_article,
        verbs.ordinal,
        verbs.gerund_object,
    ),
    "pobj": (
        seen.never_pobj,
        dates.dated_subject,
    ),
    "nummod": (dates.clock_before_subject,),
    "acl": (
        beside.shell_answered,
        beside.told_by_whom,
        beside.withdrawn_claim,
        participle.never_finite,
        deeds.one_after_another,
        shell_denied,
        deeds.made_to,
        deeds.finite_behind_phrase,
        noise.noised,
        noise.before_noun,
        outer.told_through,
        _main,
        held.told_whole,
        held.judged,
        verbs.reported,
        content.of_claim,
        content.said_in,
    ),
    "advmod": (quoted_word,),
    "det": (content.that_plural,),
    "aux": (seen.to_them,),
    "oprd": (named.named_only,),
    "agent": (degrees.by_doer,),
    "prep": (
        beside.said_on_monday,
        degrees.by_doer,
        joined.before_semicolon,
        noise.of_each,
        joined.narrowed,
        noise.before_that,
    ),
    "appos": (named.unclosed, outer.far_apposition, deeds.compounded),
    "nsubj": (
        held.finite_subject,
        listed.of_a_man,
        quoted_word,
        said_by,
        told.rejects_claims,
        told.put_between,
        named.second_subject,
        noise.stranded,
        inset.parted_subject,
        held.viewed,
        deeds.of_auxiliary,
    ),
    "nsubjpass": (
        told.put_between,
        named.second_subject,
        held.viewed,
        deeds.of_auxiliary,
    ),
    "pcomp": (
        content.by_reckoning,
        degrees.without_word,
        degrees.than_not,
        who.by_presiding,
        told.with_one_saying,
        participle.gerund,
        verbs.outside,
        verbs.bare_gerund,
    ),
    "xcomp": (_heard, quoted_order, noise.gapped_report),
    "compound": (verbs.gerund_object, verbs.never_noun, told.noun_of_verb),
    "csubj": (
        held.finite_subject,
        verbs.bare_subject,
    ),
    "dep": (
        deeds.posted,
        verbs.joined,
    ),
    "parataxis": (told.put_in, participle.reduced, listed.put_in),
    "mark": (told.put_between, outer.that_itself),
}
