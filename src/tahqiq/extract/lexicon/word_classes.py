"""Verbs and nouns that rules of grammar ask for (`codebook/word_classes.yaml`)."""

from __future__ import annotations

from calendar import day_abbr, day_name, month_abbr, month_name
from dataclasses import dataclass
from functools import cache

from tahqiq.codebook.loader import load_yaml

Words = frozenset[str]

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
DATING = frozenset(
    name.lower() for name in (*month_name, *day_name, *day_abbr, *month_abbr)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordClasses:
    """The lists of the file, each under the name of what its words do."""

    subject_control: Words
    findings: Words
    avowing: Words
    goals: Words
    shocking: Words
    yardsticks: Words
    set_ways: Words
    participles: Words
    suffered_forms: Words
    tallies: Words
    seeming: Words
    likening_forms: Words
    clear_forms: Words
    making_forms: Words
    elaborating: Words
    offering: Words
    offered: Words
    viewing: Words
    staying: Words
    never_passive: Words
    runs: Words
    turning_out: Words
    pointed_to: Words
    policing: Words
    effecting: Words
    nights: Words
    binding: Words
    hearing: Words
    addressing: Words
    informing_forms: Words
    titled_forms: Words
    telling: Words
    pressing: Words
    told_forms: Words
    asked_forms: Words
    collectives: Words
    headcounts: Words
    asking: Words
    asking_forms: Words
    knowing_forms: Words
    reporting_forms: Words
    extracting_forms: Words
    accounts: Words
    culprits: Words
    sending_forms: Words
    eyewitnessing: Words
    undergone: Words
    contacting: Words
    delivering: Words
    coming_by: Words
    registers: Words
    recording: Words
    holding_entries: Words
    entries: Words
    knowing: Words
    reasons: Words
    declining: Words
    bidding_forms: Words
    written_forms: Words
    tolls: Words
    uttering: Words
    numbering: Words
    wordings: Words
    grounds: Words
    replying: Words
    accompanying: Words
    denying_forms: Words
    interviewing: Words
    perceiving: Words
    perceiving_forms: Words
    recorded_forms: Words
    describing_participles: Words
    beside: Words
    finding: Words
    stating_forms: Words
    opened: Words
    wanting: Words
    decreed: Words
    gestures: Words
    sampling: Words
    siding: Words
    dominion: Words
    owning_up: Words
    ascribing: Words
    speech_acts: Words
    holding_clauses: Words
    voicing: Words
    vouching: Words
    alleging: Words
    responsibility: Words
    disowning: Words
    laying: Words
    answerable: Words
    own_part: Words
    recalling: Words
    coded: Words
    handled: Words
    picturing: Words
    seeming_to: Words
    giving_papers: Words
    giving_account: Words
    accounts_given: Words
    own_words: Words
    on_record: dict[str, Words]
    manners: Words
    running_accounts: Words
    unlettered: Words
    onlookers: Words
    outlet_words: Words
    calling_roll: Words
    enumerating: Words
    narrowing: Words
    means: Words
    taking_back: Words
    simple_pasts: Words
    never_nouns: Words
    held: Words
    keeping_back: Words
    kept_back: Words
    avowed: Words
    months: Words
    charging_forms: Words
    made_to: Words
    showing_forms: Words
    appearing_forms: Words
    figures_of: Words
    ruling: Words
    designs: Words
    meeting_designs: Words
    by_charge: Words
    courts: Words
    suits: Words
    near_ones: Words
    dying: Words
    wishing_anonymity: Words
    urging_forms: Words
    two_objects: Words
    appealing_forms: Words
    answering_forms: Words
    ailments: Words
    gerund_deeds: Words
    withheld_goods: Words
    gone_without: Words
    theories: Words
    listed_else: Words
    theorising: Words
    coming_of: Words
    commissioning: Words


@cache
def word_classes() -> WordClasses:
    """The lists, loaded once."""
    words: WordClasses = load_yaml("word_classes", WordClasses)
    return words
