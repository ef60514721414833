"""The dossier: one HTML file to read, print and check, with nothing else needed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from tahqiq.model.case import Case
from tahqiq.model.lookup import CaseIndex, index_case, main_incidents
from tahqiq.model.matrix import Matrix
from tahqiq.publish.answers import question_rows
from tahqiq.publish.claims import GroupRow, group_rows, loose_claims
from tahqiq.publish.drawings.area_map import map_drawings
from tahqiq.publish.drawings.network import network_drawings
from tahqiq.publish.drawings.origins import origins_drawings
from tahqiq.publish.drawings.timeline import timeline_drawings
from tahqiq.publish.incidents import incident_rows, ordered_incidents
from tahqiq.publish.ledger import ledgers, loose_steps
from tahqiq.publish.lineage import origin_rows
from tahqiq.publish.method import definitions, method_rows
from tahqiq.publish.page import environment, style
from tahqiq.publish.people import maybe_rows, person_rows
from tahqiq.publish.places import place_rows
from tahqiq.publish.review import (
    corrections,
    judgement_rows,
    refusal_rows,
    review_share,
)
from tahqiq.publish.sources import evidence_rows, lineage_rows, source_rows
from tahqiq.publish.standing import summary
from tahqiq.publish.ties import net_ties
from tahqiq.publish.timeline import timeline_rows
from tahqiq.publish.weighed import matrix_view
from tahqiq.publish.words import date_text


def dossier(
    case: Case,
    matrix: Matrix,
    *,
    generated_at: str | None,
    version: str,
    withheld: tuple[str, ...] = (),
) -> str:
    """The page of a case.

    Args:
        case: The case, already as its readers may see it (see `disclose`).
        matrix: Its hypotheses against its evidence.
        generated_at: When, as an ISO date and time, or None to leave it out, so that
            the same case gives the same bytes.
        version: The program's version.
        withheld: What was withheld, for the head of the page.

    Returns:
        One HTML document that needs no script and fetches nothing.
    """
    index = index_case(case)
    view = {
        **_opening(index),
        **_drawn(index),
        **_body(index, matrix),
        **_closing(index, version),
    }
    return (
        environment()
        .get_template("dossier.html.j2")
        .render(
            **view,
            case=case,
            matrix=matrix,
            generated_at=generated_at,
            version=version,
            withheld=withheld,
            style=Markup(style()),  # noqa: S704 -- our own file, no outside text in it
        )
    )


def _opening(index: CaseIndex) -> Mapping[str, Any]:
    dates = sorted(
        row.document.published for row in index.case.readings if row.document.published
    )
    return {
        "share": review_share(index),
        "summary": summary(index),
        "first": date_text(dates[0]) if dates else None,
        "last": date_text(dates[-1]) if dates else None,
    }


def _drawn(index: CaseIndex) -> Mapping[str, Any]:
    """What is drawn, each with the rows its table is made from."""
    main = main_incidents(index.case)[:1]
    date = main[0].fields.get("date") if main else None
    rows, places, ties = timeline_rows(index), place_rows(index), net_ties(index)
    return {
        "timeline": rows,
        "timeline_drawings": timeline_drawings(rows, date.earliest if date else None),
        "places": places,
        "map_drawings": map_drawings(places),
        "ties": ties,
        "network_drawings": network_drawings(ties),
        "origins_drawings": origins_drawings(origin_rows(index)),
    }


def _body(index: CaseIndex, matrix: Matrix) -> Mapping[str, Any]:
    groups = group_rows(index)
    return {
        "incidents": incident_rows(index),
        "people": person_rows(index),
        "maybe": maybe_rows(index),
        "sections": _by_incident(groups, index),
        "loose": loose_claims(index),
        "view": matrix_view(matrix, index),
        "positions": _positions(groups, matrix),
    }


def _closing(index: CaseIndex, version: str) -> Mapping[str, Any]:
    return {
        "sources": source_rows(index),
        "lineage": lineage_rows(index),
        "ledgers": ledgers(index),
        "loose_steps": loose_steps(index),
        "questions": question_rows(index),
        "corrections": corrections(index),
        "judgements": judgement_rows(index),
        "refusals": refusal_rows(index),
        "method": method_rows(index.case, version),
        "definitions": definitions(),
        "evidence": evidence_rows(index),
    }


def _by_incident(
    groups: tuple[GroupRow, ...], index: CaseIndex
) -> tuple[tuple[str, tuple[GroupRow, ...]], ...]:
    """Propositions under the incident they are about; those about none come last."""
    found: dict[str | None, list[GroupRow]] = {}
    for row in groups:
        known = row.incident if row.incident in index.incidents else None
        found.setdefault(known, []).append(row)
    order = [row.id for row in ordered_incidents(index)]
    titled = [(index.incidents[key].title, found[key]) for key in order if key in found]
    if None in found:
        titled.append(("Background and other matters", found[None]))
    return tuple((title, tuple(rows)) for title, rows in titled)


def _positions(groups: tuple[GroupRow, ...], matrix: Matrix) -> tuple[Any, ...]:
    """Who believes what, most supported first; answers to the question lead."""
    by_id = {row.id: row for row in groups}
    rows = [
        (by_id[row.group], row.reason) for row in matrix.positions if row.group in by_id
    ]
    return tuple(
        sorted(rows, key=lambda row: (not row[1].startswith("says"), -row[0].origins))
    )
