"""The rules a row of each codebook must keep; every one is checked on every row (M114)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

Row = Mapping[str, str]
TWO = 2


def broken(projection: str, row: Row) -> tuple[str, ...]:
    """The rules of a codebook that a row does not keep, in words."""
    return tuple(RULES.get(projection, _none)(row))


def _none(_row: Row) -> Iterator[str]:
    yield from ()


def _gtd(row: Row) -> Iterator[str]:
    if row["alternative"] and row["doubtterr"] != "1":
        yield "alternative only where doubtterr is 1"
    if row["claimmode"] and row["claimed"] != "1":
        yield "claimmode only where it is claimed"
    if row["compclaim"] == "1" and row["claimed"] != "1":
        yield "compclaim only where it is claimed"
    suspected = "SUSPECTED" in row["attribution"] or "POSSIBLE" in row["attribution"]
    if suspected and row["gname"] != "Unknown" and row["guncertain1"] != "1":
        yield "guncertain where the attribution is a suspicion"
    if row["competing"] and row["gname"] != "Unknown":
        yield "rivals are no joint perpetrators"
    yield from _ordered(row, "nkill_low", "nkill", "nkill_high")


def _acled(row: Row) -> Iterator[str]:
    if row["fatalities"] and row["fatalities"] != row["fatalities_low"]:
        yield "one conservative figure of fatalities"
    if row["event_date"] > row["event_date_end"] > "":
        yield "the first day is not after the last"


def _ucdp(row: Row) -> Iterator[str]:
    yield from _ordered(row, "low", "best", "high")
    parts = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
    if row["best"] and sum(float(row[key] or 0) for key in parts) != float(row["best"]):
        yield "best is the sum of the deaths by side"
    if row["date_start"] > row["date_end"] > "":
        yield "the first day is not after the last"


def _ibc(row: Row) -> Iterator[str]:
    yield from _ordered(row, "deaths_minimum", "deaths_maximum")
    yield from _ordered(row, "injured_minimum", "injured_maximum")


def _airwars(row: Row) -> Iterator[str]:
    yield from _ordered(row, "killed_min", "killed_best", "killed_max")
    single = row["origins"] in {"", "0", "1"}
    if single and row["grading"] in {"Fair", "Confirmed"}:
        yield "a single source stays Weak"


def _ordered(row: Row, *columns: str) -> Iterator[str]:
    """That figures rise from column to column; an empty one is open."""
    told = [float(row[key]) for key in columns if row[key]]
    if told != sorted(told):
        yield " <= ".join(columns)


RULES: Mapping[str, Callable[[Row], Iterator[str]]] = {
    "gtd": _gtd, "acled": _acled, "ucdp": _ucdp, "ibc": _ibc, "airwars": _airwars,
}  # fmt: skip
