"""The rules of mending that look at a phrase, by the relation the parser gave it (see
`rules.RULES`).
"""

from __future__ import annotations

from tahqiq.extract.arcs import apposed as named
from tahqiq.extract.arcs import aside as beside
from tahqiq.extract.arcs import (
    clause,
    joined,
    listed,
    medium,
    outer,
    participle,
    told,
    unmarked,
)
from tahqiq.extract.arcs import date as dates
from tahqiq.extract.arcs import deed as deeds
from tahqiq.extract.arcs import degree as degrees
from tahqiq.extract.arcs import doer as doers
from tahqiq.extract.arcs import hearsay as noise
from tahqiq.extract.arcs import noun_clause as content
from tahqiq.extract.arcs import party as parties
from tahqiq.extract.arcs import presumed as held
from tahqiq.extract.arcs import reporting as inset
from tahqiq.extract.arcs import shown as seen
from tahqiq.extract.arcs import speaker as who
from tahqiq.extract.arcs import spoken_rules as spoken
from tahqiq.extract.arcs import verb as verbs
from tahqiq.extract.arcs.quoted import (
    quoted_order,
    quoted_word,
    said_by,
)
from tahqiq.extract.arcs.relative import reported_of

TABLE = {
    "agent": (degrees.by_doer, *doers.AGENTS),
    "prep": (
        outer.called_what,
        degrees.condition_met,
        dates.second_object,
        beside.said_on_monday,
        degrees.by_doer,
        *doers.AGENTS,
        *medium.PREP,
        joined.before_semicolon,
        noise.of_each,
        joined.narrowed,
        noise.before_that,
    ),
    "appos": (
        seen.called_apart,
        named.unclosed,
        named.aged,
        outer.far_apposition,
        *parties.APPOS,
        deeds.compounded,
        *spoken.APPOS,
    ),
    "nsubj": (
        degrees.condition_met,
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
        *parties.SUBJECT,
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
    "xcomp": (
        reported_of,
        clause.heard,
        quoted_order,
        noise.gapped_report,
        *spoken.XCOMP,
        *unmarked.XCOMP,
    ),
    "compound": (
        *spoken.COMPOUND,
        verbs.gerund_object,
        verbs.never_noun,
        told.noun_of_verb,
    ),
    "csubj": (held.finite_subject, verbs.bare_subject),
    "dep": (*unmarked.DEP, *spoken.DEP, deeds.posted, verbs.joined),
    "parataxis": (told.put_in, participle.reduced, listed.put_in),
    "mark": (told.put_between, outer.that_itself),
}
