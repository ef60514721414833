"""The arc rules of what is said, by the relation they look at (see `mending.RULES`)."""

from __future__ import annotations

from tahqiq.extract import headline_arcs as headline
from tahqiq.extract import saying_arcs as saying
from tahqiq.extract import series_arcs as series

CONJ = (*saying.CONJ, *series.CONJ)
CCOMP = (*saying.CCOMP, *series.CCOMP)
LAST_CCOMP = saying.AT_LAST
ADVCL = (*saying.ADVCL, *series.ADVCL)
RELCL = saying.RELCL
ROOT = (*headline.ROOTS, *saying.ROOT, *series.ROOT)
OBJECTS = headline.OBJECTS
ACL = (*series.ACL, *saying.ACL)
XCOMP = saying.XCOMP
