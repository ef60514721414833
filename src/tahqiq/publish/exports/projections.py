"""An incident in the columns of a codebook, with its uncertainty beside every value.

Column names are the codebooks'; the columns that end in ``_state``, ``_low``,
``_high``, and ``competing`` and ``accusations`` are ours, because the originals have
none and would hide what is uncertain (M113, M114).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tahqiq.codebook.record import full_record, record_book
from tahqiq.model.case import Field, Incident
from tahqiq.model.lookup import CaseIndex
from tahqiq.publish.exports.cells import bounds, common
from tahqiq.publish.exports.civilian_harm import airwars, ibc
from tahqiq.publish.exports.event_data import acled, ucdp
from tahqiq.publish.exports.gtd import gtd
from tahqiq.publish.incidents import field_text

Cells = Mapping[str, str]
Projection = Callable[[Incident, CaseIndex], Cells]
TOLLS = frozenset({"killed", "wounded", "attackers"})


def own(incident: Incident, index: CaseIndex) -> Cells:
    """All fields, each with state, bounds and claims."""
    cells = {
        "incident": incident.id,
        "title": incident.title,
        "type": incident.type or "",
    }
    for name, field in full_record(incident).items():
        known = record_book().fields.get(name)
        cells[name] = field_text(name, field, index)
        cells[f"{name}_state"] = field.state
        cells[f"{name}_claims"] = _claims(field)
        if name in TOLLS or (known and known.figure):
            cells |= bounds(name, field)
    shared = common(incident, index)
    return cells | {key: row for key, row in shared.items() if key not in cells}


PROJECTIONS: Mapping[str, Projection] = {
    "own": own, "gtd": gtd, "acled": acled, "ucdp": ucdp, "ibc": ibc, "airwars": airwars,
}  # fmt: skip


def _claims(field: Field) -> str:
    refs = dict.fromkeys(ref for value in field.values for ref in value.claims)
    return " ".join(f"{ref.document}#{ref.claim}" for ref in refs)
