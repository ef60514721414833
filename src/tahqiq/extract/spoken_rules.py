"""The arc rules of what is said, by the relation they look at (see `arc_rules.RULES`)."""

from __future__ import annotations

from tahqiq.extract import apposed_arcs as named
from tahqiq.extract import deed_list_arcs as deeds
from tahqiq.extract import fronted_arcs as fronted
from tahqiq.extract import headline_arcs as headline
from tahqiq.extract import kin_arcs as kin
from tahqiq.extract import medium_arcs as medium
from tahqiq.extract import participle_arcs as participle
from tahqiq.extract import party_arcs as parties
from tahqiq.extract import saying_arcs as saying
from tahqiq.extract import series_arcs as series
from tahqiq.extract import swallowed_arcs as swallowed
from tahqiq.extract import unmarked_arcs as unmarked
from tahqiq.extract import view_arcs as view
from tahqiq.extract import wire_arcs as wire

CONJ = (
    *wire.CONJ,
    *saying.CONJ,
    *series.CONJ,
    *deeds.CONJ,
    *medium.CONJ,
    *fronted.CONJ,
    *view.CONJ,
)
CCOMP = (*wire.CCOMP, *saying.CCOMP, *series.CCOMP, *swallowed.CCOMP, *fronted.CCOMP)
LAST_CCOMP = saying.AT_LAST
ADVCL = (
    *wire.ADVCL,
    *saying.ADVCL,
    *series.ADVCL,
    *deeds.INFINITIVES,
    *swallowed.ADVCL,
    *view.ADVCL,
)
RELCL = (
    *swallowed.ACL,
    *saying.RELCL,
    *wire.RELCL,
    *medium.INFINITIVES,
    *fronted.RELCL,
)
ROOT = (*wire.ROOT, *headline.ROOTS, *saying.ROOT, *series.ROOT)
OBJECTS = (*headline.OBJECTS, *wire.OBJECTS)
ACL = (
    *series.ACL,
    *saying.ACL,
    *wire.ACL,
    *medium.INFINITIVES,
    participle.being_done,
    *swallowed.ACL,
)
APPOS = (named.born_in, participle.all_but)
DEP = (participle.all_but,)
XCOMP = (*saying.XCOMP, *deeds.INFINITIVES)
COMPOUND = (*fronted.COMPOUND, *unmarked.COMPOUND)
AUX = fronted.AUX
NPADVMOD = (*parties.NPADVMOD, *view.NPADVMOD, *kin.LOOSE)
OPRD = view.OPRD
