"""An incident in the columns of a codebook, with its uncertainty beside every value.

Column names are the codebooks'; the columns that end in ``_state``, ``_low``,
``_high``, and ``competing`` and ``accusations`` are ours, because the originals have
none and would hide what is uncertain (M113, M114).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tahqiq.model.case import Field, Incident
from tahqiq.model.lookup import CaseIndex
from tahqiq.publish.accusations import Accusation, accusations
from tahqiq.publish.exports.cells import (
    EMPTY,
    best_of,
    bounds,
    common,
    number,
    one_day,
    stated,
)
from tahqiq.publish.exports.civilian_harm import airwars, ibc
from tahqiq.publish.incidents import field_text
from tahqiq.publish.words import figure, words

Cells = Mapping[str, str]
Projection = Callable[[Incident, CaseIndex], Cells]
FIRM = frozenset({"REPORTED AS FACT", "CLAIMED OR ADMITTED"})
CLAIMED = {"yes": "1", "no": "0"}
# Codes of date precision: ACLED 1 day, 2 week, 3 month; UCDP 1 day to 5 year.
ACLED_TIME = {"minute": 1, "hour": 1, "part-of-day": 1, "day": 1, "days": 2, "week": 2}
UCDP_TIME = {**ACLED_TIME, "month": 4, "months": 5, "year": 5, "years": 5}


def own(incident: Incident, index: CaseIndex) -> Cells:
    """All fields, each with state, bounds and claims."""
    cells = {
        "incident": incident.id,
        "title": incident.title,
        "type": incident.type or "",
    }
    for name in words().fields:
        field = incident.fields.get(name, EMPTY)
        cells[name] = field_text(name, field, index)
        cells[f"{name}_state"] = field.state
        cells[f"{name}_claims"] = _claims(field)
        if name in {"killed", "wounded", "attackers"}:
            cells |= bounds(name, field)
    return cells | common(incident, index)


def gtd(incident: Incident, index: CaseIndex) -> Cells:
    """Columns named as the GTD's; 0 in a date and -9 in a code are its unknowns."""
    date, found = incident.fields.get("date", EMPTY), accusations(incident, index)
    day = one_day(date)
    year, month, day_of = (
        (*day.split("-"), "0", "0", "0")[:3] if day else ("0", "0", "0")
    )
    standing = [row for row in found if row.standing == "current"]
    names = sorted({row.accused for row in standing})
    single = names[0] if len(names) == 1 else "Unknown"
    claimed = incident.fields.get("claimed", EMPTY).value or ""
    return {
        "eventid": incident.id,
        "iyear": year,
        "imonth": str(int(month)),
        "iday": str(int(day_of)),
        "approxdate": "" if day else field_text("date", date, index),
        "location": stated("place", incident, index),
        "gname": single,
        "guncertain1": _uncertain(standing) if single != "Unknown" else "",
        "competing": "; ".join(names) if len(names) > 1 else "",
        "claimed": CLAIMED.get(claimed, "-9"),
        "nkill": best_of(incident, "killed"),
        **bounds("nkill", incident.fields.get("killed", EMPTY)),
        "nwound": best_of(incident, "wounded"),
        **bounds("nwound", incident.fields.get("wounded", EMPTY)),
        "weapdetail": stated("weapon", incident, index),
        **common(incident, index),
        "summary": incident.title,
    }


def acled(incident: Incident, index: CaseIndex) -> Cells:
    """Columns named as ACLED's; fatalities are the lowest figure that stands."""
    date = incident.fields.get("date", EMPTY)
    killed = incident.fields.get("killed", EMPTY)
    return {
        "event_id_cnty": incident.id,
        "event_date": (date.earliest or "")[:10],
        "time_precision": str(ACLED_TIME.get(date.precision or "", 3)),
        "event_date_end": (date.latest or "")[:10],
        "event_type": incident.type or "",
        "actor1": _doer(incident, index),
        "location": stated("place", incident, index),
        "fatalities": figure(killed.low) if killed.low is not None else "",
        **bounds("fatalities", killed),
        **common(incident, index),
        "notes": incident.title,
    }


def ucdp(incident: Incident, index: CaseIndex) -> Cells:
    """Columns named as the UCDP GED's, with low <= best <= high."""
    date = incident.fields.get("date", EMPTY)
    killed = incident.fields.get("killed", EMPTY)
    shared = common(incident, index)
    return {
        "id": incident.id,
        "date_start": (date.earliest or "")[:10],
        "date_end": (date.latest or "")[:10],
        "date_prec": str(UCDP_TIME.get(date.precision or "", 5)),
        "side_a": _doer(incident, index),
        "where_description": stated("place", incident, index),
        "low": number(killed.low),
        "best": number(killed.best if killed.best is not None else killed.low),
        "high": number(killed.high),
        "deaths_state": killed.state,
        "number_of_sources": shared["reports"],
        "source_article": shared["sources"],
        **shared,
    }


PROJECTIONS: Mapping[str, Projection] = {
    "own": own, "gtd": gtd, "acled": acled, "ucdp": ucdp, "ibc": ibc, "airwars": airwars,
}  # fmt: skip


def _doer(incident: Incident, index: CaseIndex) -> str:
    """The one named, never without the doubt; the accusations column says by whom."""
    found = [row for row in accusations(incident, index) if row.standing == "current"]
    names = sorted({row.accused for row in found})
    if not names:
        return "Unknown"
    doubt = "" if _uncertain(found) == "0" and len(names) == 1 else " (uncertain)"
    return f"{' or '.join(names)}{doubt}"


def _uncertain(rows: list[Accusation]) -> str:
    sure = all(row.confidence in FIRM and "Denied" not in row.answer for row in rows)
    return "0" if rows and sure else "1"


def _claims(field: Field) -> str:
    refs = dict.fromkeys(ref for value in field.values for ref in value.claims)
    return " ".join(f"{ref.document}#{ref.claim}" for ref in refs)
