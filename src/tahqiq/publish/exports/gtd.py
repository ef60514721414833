"""Incidents in columns named as the GTD's, with its rules and its doubts (M113, M114)."""

from __future__ import annotations

from collections.abc import Mapping

from tahqiq.codebook.gazetteer import Located
from tahqiq.codebook.record import record_words
from tahqiq.model.case import Incident
from tahqiq.model.lookup import CaseIndex
from tahqiq.publish.exports.cells import (
    EMPTY,
    area_of,
    attack_codes,
    best_of,
    bounds,
    codes,
    common,
    is_uncertain,
    number,
    numbered,
    one_day,
    point,
    stated,
    suspects,
    told,
    values,
)

UNKNOWN = "-9"
CLAIMED = {"yes": "1", "no": "0"}
TWO = 2  # groups that must claim it before claims compete
# The GTD's specificity of a place: 1 the town, 4 the first division, 5 nothing narrower.
SPECIFIC: Mapping[str, str] = {
    "quarter": "1",
    "city": "1",
    "division": "4",
    "region": "4",
}


def gtd(incident: Incident, index: CaseIndex) -> Mapping[str, str]:
    """Columns named as the GTD's; 0 in a date and -9 in a code are its unknowns."""
    return {
        "eventid": incident.id,
        **_when(incident, index),
        **_where(incident, index),
        **_what(incident, index),
        **_whom(incident, index),
        **_who(incident, index),
        **_claim(incident, index),
        **_harm(incident, index),
        **_rest(incident, index),
        **common(incident, index),
        "summary": incident.title,
    }


def _when(incident: Incident, index: CaseIndex) -> dict[str, str]:
    date = incident.fields.get("date", EMPTY)
    day = one_day(date)
    parts = (*day.split("-"), "0", "0", "0")[:3] if day else ("0", "0", "0")
    return {
        "iyear": parts[0],
        "imonth": str(int(parts[1])),
        "iday": str(int(parts[2])),
        "approxdate": "" if day else stated("date", incident, index),
        "extended": "1" if "abduct" in _modes(incident) else UNKNOWN,
    }


def _modes(incident: Incident) -> str:
    return " ".join(values("attack_type", incident))


def _where(incident: Incident, index: CaseIndex) -> dict[str, str]:
    area = area_of(incident, index)
    return {
        "country_txt": told("country", incident, index),
        "provstate": told("region", incident, index),
        "city": told("town", incident, index),
        "location": stated("place", incident, index),
        **point(incident, index),
        "specificity": _specificity(area),
    }


def _specificity(area: Located | None) -> str:
    return SPECIFIC.get(area.kind, "5") if area else "5"


def _what(incident: Incident, index: CaseIndex) -> dict[str, str]:
    stage = values("stage", incident)
    success = {"carried out": "1", "attempted": "0"}.get(
        stage[0] if stage else "", UNKNOWN
    )
    return {
        **{
            f"crit{number_}": UNKNOWN for number_ in (1, 2, 3)
        },  # a person decides these
        "doubtterr": UNKNOWN,
        "alternative": "",  # coded only where doubtterr is 1
        "related": "; ".join(values("related", incident)),
        "success": success,
        "suicide": "1" if values("suicide", incident) else UNKNOWN,
        **numbered("attacktype", attack_codes(incident), 3, "9"),
        **numbered(
            "weaptype",
            codes("weapon_type", record_words().weapon_types, incident),
            4,
            "13",
        ),
        "weapdetail": stated("weapon", incident, index),
    }


def _whom(incident: Incident, index: CaseIndex) -> dict[str, str]:
    found = codes("target_type", record_words().target_types, incident)
    nations = [
        value.value or ""
        for victim in incident.victims
        for value in victim.fields.get("nationality", EMPTY).values
    ]
    return {
        **numbered("targtype", found, 3, "20"),
        "target1": told("target", incident, index),
        "natlty1_txt": "; ".join(dict.fromkeys(nations)),
    }


def _who(incident: Incident, index: CaseIndex) -> dict[str, str]:
    """One name only where one is named; `gname2` would say that several did it together."""
    rows = suspects(incident, index)
    names = sorted({row.accused for row in rows})
    single = names[0] if len(names) == 1 else "Unknown"
    uncertain = "1" if is_uncertain(rows) else "0"
    return {
        "gname": single,
        "guncertain1": uncertain if single != "Unknown" else "",
        "competing": "; ".join(names) if len(names) > 1 else "",
        "attribution": incident.fields.get("attribution", EMPTY).value or "",
        "individual": UNKNOWN,
        "nperps": best_of(incident, "attackers") or UNKNOWN,
        "nperpcap": best_of(incident, "captured") or UNKNOWN,
        "motive": told("motive", incident, index),
    }


def _claim(incident: Incident, index: CaseIndex) -> dict[str, str]:
    """A mode only where it is claimed, competing claims only of two or more."""
    claimed = CLAIMED.get(incident.fields.get("claimed", EMPTY).value or "", UNKNOWN)
    modes = codes("claim_mode", record_words().claim_modes, incident)
    several = incident.fields.get("competing_claims", EMPTY)
    owners = {row.entity or row.value for row in several.values}
    first = modes[0] if modes else ("10", "unknown")
    return {
        "claimed": claimed,
        "claimmode": first[0] if claimed == "1" else "",
        "claimmode_txt": first[1] if claimed == "1" else "",
        "compclaim": ("1" if len(owners) >= TWO else "0")
        if claimed == "1"
        else UNKNOWN,
        "denied": told("denial", incident, index),
    }


def _harm(incident: Incident, index: CaseIndex) -> dict[str, str]:
    fields = incident.fields
    taken = "abduct" in _modes(incident)
    damage = told("property", incident, index)
    return {
        "nkill": best_of(incident, "killed"),
        **bounds("nkill", fields.get("killed", EMPTY)),
        "nkillter": UNKNOWN,
        "nkill_civilians": best_of(incident, "killed_civilians"),
        "nkill_security": best_of(incident, "killed_security"),
        "nkill_combatants": best_of(incident, "killed_combatants"),
        "nkill_women": best_of(incident, "killed_women"),
        "nkill_children": best_of(incident, "killed_children"),
        "nwound": best_of(incident, "wounded"),
        **bounds("nwound", fields.get("wounded", EMPTY)),
        "property": "1" if damage else UNKNOWN,
        "propcomment": damage,
        "ishostkid": "1" if taken else UNKNOWN,
        "nhostkid": number(fields.get("abducted", EMPTY).best) if taken else "",
        "ransom": "1" if values("ransom", incident) else UNKNOWN,
        "ransomnote": told("ransom", incident, index),
        "hostkidoutcome_txt": told("hostage_outcome", incident, index),
    }


def _rest(incident: Incident, index: CaseIndex) -> dict[str, str]:
    follow = [told(name, incident, index) for name in ("investigation", "prosecution")]
    return {
        **{f"INT_{name}": UNKNOWN for name in ("LOG", "IDEO", "MISC", "ANY")},
        "addnotes": "; ".join(filter(None, follow)),
    }
