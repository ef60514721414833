"""The arc rules of what is said, by the relation they look at (see `rules.RULES`)."""

from __future__ import annotations

from tahqiq.extract.arcs import apposed as named
from tahqiq.extract.arcs import deed_list as deeds
from tahqiq.extract.arcs import (
    flipped,
    fronted,
    headline,
    kin,
    medium,
    participle,
    saying,
    series,
    swallowed,
    unmarked,
    view,
    wire,
)
from tahqiq.extract.arcs import party as parties

CONJ = (
    *wire.CONJ,
    *saying.CONJ,
    *series.CONJ,
    *deeds.CONJ,
    *medium.CONJ,
    *fronted.CONJ,
    *view.CONJ,
    *flipped.CONJ,
)
CCOMP = (
    *wire.CCOMP,
    *saying.CCOMP,
    *series.CCOMP,
    *swallowed.CCOMP,
    *fronted.CCOMP,
    *flipped.CCOMP,
)
LAST_CCOMP = saying.AT_LAST
ADVCL = (
    *wire.ADVCL,
    *saying.ADVCL,
    *series.ADVCL,
    *deeds.INFINITIVES,
    *swallowed.ADVCL,
    *view.ADVCL,
    *flipped.ADVCL,
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
APPOS = (named.born_in, participle.all_but, *flipped.APPOS)
DEP = (participle.all_but,)
XCOMP = (*saying.XCOMP, *deeds.INFINITIVES)
COMPOUND = (*fronted.COMPOUND, *unmarked.COMPOUND)
AUX = fronted.AUX
NPADVMOD = (*parties.NPADVMOD, *view.NPADVMOD, *kin.LOOSE)
OPRD = view.OPRD
