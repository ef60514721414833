"""TimelineJS3: dated things, ranges as ranges, doubt in the words of the date."""

from __future__ import annotations

from typing import Any

from tahqiq.model.case import Case
from tahqiq.model.ids import content_id
from tahqiq.model.lookup import index_case
from tahqiq.publish.exports.json_lines import as_json
from tahqiq.publish.exports.outcome import Export, Tally
from tahqiq.publish.timeline import TimelineRow, timeline_rows


def to_timelinejs(case: Case) -> Export:
    """The timeline of a case as the JSON that TimelineJS reads."""
    rows = timeline_rows(index_case(case))
    title = {
        "text": {"headline": case.settings.title, "text": case.settings.question or ""}
    }
    data = {"title": title, "events": [_event(row) for row in rows]}
    tally = Tally(kind="dated things", given=len(rows), written=len(rows))
    return Export(data=as_json(data), suffix=".timeline.json", tallies=(tally,))


def _event(row: TimelineRow) -> dict[str, Any]:
    event = {
        "start_date": {**_date(row.earliest), "display_date": row.when},
        "text": {
            "headline": _escaped(row.label),
            "text": _escaped(f"According to {row.says}. {row.when}, {row.precision}."),
        },
        "group": row.lane,
        "unique_id": content_id("t", row.lane, row.label, row.earliest, row.says),
    }
    if row.latest != row.earliest:
        event["end_date"] = _date(row.latest)
    return event


def _date(value: str) -> dict[str, Any]:
    names = ("year", "month", "day")
    parts = value[:10].split("-")
    return {
        name: int(part)
        for name, part in zip(names, parts, strict=False)
        if part.isdecimal()
    }


def _escaped(text: str) -> str:
    """TimelineJS shows these as HTML, so nothing of a report may be markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
