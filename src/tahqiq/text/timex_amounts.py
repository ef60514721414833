"""Durations and repetitions: how long, how often.

An amount is a number, known or vague, of units; its value is an ISO 8601 duration with
X where the text counts vaguely.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tahqiq.model.reading import TimePrecision
from tahqiq.text.calendar import moved
from tahqiq.text.numbers import number_value
from tahqiq.text.timex_meaning import Hit, Meaning, approximated, unresolved

UNIT_PRECISION: dict[str, TimePrecision] = {
    "TS": "minute", "TM": "minute", "TH": "hour", "D": "day", "W": "week", "M": "month",
    "Q": "months", "Y": "year", "DE": "years", "CE": "years", "ME": "years",
}  # fmt: skip
PLURAL_PRECISION: dict[TimePrecision, TimePrecision] = {
    "day": "days", "month": "months", "year": "years",
}  # fmt: skip
# Units that ISO 8601 has no letter for, in units that it has; exact only when counted.
EXACT_UNITS = (("2W", 2, "W"), ("DE", 10, "Y"), ("CE", 100, "Y"), ("ME", 1000, "Y"))
HALVES = {"TH": ("TM", 30), "Y": ("M", 6), "D": ("TH", 12), "TM": ("TS", 30)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number of units; `count` is None where the text counts vaguely."""

    count: float | None
    unit: str

    def whole(self) -> int:
        """The count rounded down, at least one."""
        return max(int(self.count or 1), 1)


def amount_of(hit: Hit) -> Amount | None:
    """The amount that the parts `n` and `u` of a match write."""
    unit = hit.look("u", "unit", "quarters", "second", "halfunit")
    if unit is None:
        return None
    if not hit.has("n"):
        return Amount(count=None, unit=unit)
    vague = hit.look("n", "vague")
    if vague is not None:
        return Amount(count=None if vague == "X" else float(vague), unit=unit)
    count = count_of(hit)
    if count is None:
        return None
    extra = 0.5 if hit.has("nh") or hit.has("uh") else 0.0
    return Amount(count=count + extra, unit=unit)


def count_of(hit: Hit) -> float | None:
    """The number of units; the first of "two or three"."""
    keys: list[str] = []
    for key in hit.keys("n"):
        if hit.tagged(key, "to") or hit.tagged(key, "or"):
            break
        keys.append(key)
    if not keys:
        return None
    if hit.has("half"):
        return 0.5
    if all(hit.tagged(key, "a") or hit.tagged(key, "filler") for key in keys):
        return 1.0
    if hit.tagged(keys[0], "a") and len(keys) > 1 and keys[1] == "half":
        return 0.5
    value = number_value(keys, hit.lexicon.numbers)
    return first_of_range(keys[0]) if value is None else value


def first_of_range(key: str) -> float | None:
    """The lower end of "12-18"."""
    digits = key.replace("\u2013", "-").partition("-")[0]
    return float(digits) if digits.isdecimal() else None


def duration_value(amount: Amount) -> str:
    """The ISO 8601 duration of an amount.

    >>> duration_value(Amount(count=1.5, unit="TH"))
    'PT1H30M'
    >>> duration_value(Amount(count=None, unit="D"))
    'PXD'
    """
    unit, count = amount.unit, amount.count
    for code, size, plain in EXACT_UNITS:
        if unit == code and (count is not None or code == "2W"):
            unit, count = plain, None if count is None else count * size
    parts: list[tuple[float | None, str]] = [(count, unit)]
    if count is not None and count % 1 == 0.5 and unit in HALVES:
        small, half = HALVES[unit]
        parts = [(count - 0.5, unit), (half, small)]
    shown = [
        ("X" if n is None else f"{n:g}", u) for n, u in parts if n is None or n > 0
    ]
    days = "".join(n + u for n, u in shown if not u.startswith("T"))
    clock = "".join(n + u[1:] for n, u in shown if u.startswith("T"))
    return f"P{days}" + (f"T{clock}" if clock else "")


def duration(hit: Hit) -> Meaning | None:
    """Meaning of "two days", "more than an hour", "several weeks"."""
    amount = amount_of(hit)
    if amount is None or (amount.count is not None and amount.count > 10_000):
        return None
    precision: TimePrecision = UNIT_PRECISION.get(amount.unit.lstrip("2"), "unknown")
    if amount.count is None or amount.count > 1:
        precision = PLURAL_PRECISION.get(precision, precision)
    value = duration_value(amount)
    meaning = Meaning(type="DURATION", value=value, precision=precision)
    return approximated(meaning, hit)


def window(hit: Hit) -> Meaning | None:
    """Meaning of "the past three weeks": a duration that ends or begins now."""
    amount, meaning = amount_of(hit), duration(hit)
    if amount is None or meaning is None:
        return None
    unit = amount.unit.lstrip("2")
    today = hit.scene.today("D" if unit.startswith("T") else unit)
    sign = hit.number("det", "last", "past", "next", "coming")
    if today is None or sign is None or amount.count is None or unit.startswith("T"):
        return meaning
    steps = amount.whole() * (2 if amount.unit == "2W" else 1)
    if unit == "ME":
        return meaning
    other = moved(today, sign * steps, unit)
    if other is None:
        return meaning
    return replace(meaning, bounds=(min(other, today), max(other, today)))


def whole_period(hit: Hit) -> Meaning | None:
    """Meaning of "the year" of "the year ended 31 March": how long, not which."""
    unit = hit.look("u", "period")
    if unit is None or unit not in {"Y", "Q", "M", "W"}:
        return None
    value = duration_value(Amount(count=1.0, unit=unit))
    return Meaning(type="DURATION", value=value, precision=UNIT_PRECISION[unit])


def vague_span(hit: Hit) -> Meaning | None:
    """Meaning of "recent weeks", "the coming days": when, but not how long."""
    value = hit.look("w", "recent", "future")
    if value is None:
        sign = hit.number("w", "coming", "past", "last", "next")
        value = "FUTURE_REF" if sign and sign > 0 else "PAST_REF"
    return unresolved(value)


def reference_word(hit: Hit) -> Meaning | None:
    """Meaning of "now", "recently", "soon": before, at or after the time of writing."""
    value = hit.look("r", "reference")
    return None if value is None else unresolved(value)


def frequency(hit: Hit) -> Meaning | None:
    """Meaning of "daily", "annually"."""
    return repeated(hit.look("f", "frequency"))


def repeated(value: str | None) -> Meaning | None:
    """A set of times, with the value of one of them or of the step between them."""
    return None if value is None else Meaning(type="SET", value=value)


def per_unit(hit: Hit) -> Meaning | None:
    """Meaning of "a year" of "twice a year"."""
    unit = hit.look("u", "period", "unit")
    return (
        None if unit is None else repeated(duration_value(Amount(count=1.0, unit=unit)))
    )


def every(hit: Hit) -> Meaning | None:
    """Meaning of "every Friday", "each year", "every two weeks", "every other day"."""
    unit = hit.look("u", "unit", "period", "weekend")
    if unit is None:
        return repeated(recurring(hit, "u"))
    if unit == "WE":
        return repeated("XXXX-WXX-WE")
    count = 1.0
    if hit.has("n"):
        count = 2.0 if hit.look("n", "other") else (count_of(hit) or 1.0)
    return repeated(duration_value(Amount(count=count, unit=unit)))


def recurring(hit: Hit, group: str) -> str | None:
    """The value of "every Friday", "Tuesday nights", "every evening"."""
    weekday = hit.look(group, "weekday", "wplural")
    month = hit.look(group, "month", "weakmonth")
    part = hit.look(group, "part", "partplural", "moment", "twilight")
    season = hit.look(group, "season", "weakseason", "seasonplural")
    if month is not None:
        return f"XXXX-{int(month):02}"
    if season is not None:
        return f"XXXX-{season}"
    day = f"XXXX-WXX-{weekday}" if weekday else "XXXX-XX-XX"
    if part is None and weekday is None:
        return None
    return day + (part or "").partition(" ")[0]


def plural_days(hit: Hit) -> Meaning | None:
    """Meaning of "Mondays", "Tuesday nights", "the past three summers"."""
    return repeated(recurring(hit, "u"))
