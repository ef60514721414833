"""Times reckoned from publication or from the time mentioned before.

"Last", "next", "this" and "ago" count from publication; "previous", "following",
"that", "the same", "earlier" and "later" from the last dated time of the text, and stay
open where there is none.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tahqiq.text.calendar import (
    bounds_of,
    grain_of,
    moved,
    shifted,
    value_at,
)
from tahqiq.text.timex_amounts import Amount, amount_of, duration
from tahqiq.text.timex_dates import MONTHS
from tahqiq.text.timex_meaning import (
    AnchorRelation,
    FoundTime,
    Hit,
    Meaning,
    approximated,
    dated,
    direction,
    unresolved,
)

FROM_TODAY = ("last", "next", "this", "past", "coming", "current", "latest")
FROM_PREVIOUS = ("previous", "following", "that", "same")
MASKS = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX",
         "Q": "XXXX-QX", "Y": "XXXX", "DE": "XXX", "CE": "XX"}  # fmt: skip
GRAINS = ("D", "WE", "W", "M", "Q", "S", "H", "Y", "DE", "CE")


def offset_of(hit: Hit) -> tuple[int, bool] | None:
    """How many units away, and whether from the time mentioned before."""
    for key in reversed(hit.keys("det")):
        for tag in (*FROM_PREVIOUS, *FROM_TODAY):
            if hit.tagged(key, tag):
                told = int(hit.lexicon.values[tag][key])
                # "The next day" follows what was told, "next week" today.
                the_next = tag == "next" and hit.look("u", "period") == "D"
                return told, tag in FROM_PREVIOUS or the_next
    return None


def previous_day(
    scene_previous: FoundTime | None, *, last: bool = False
) -> date | None:
    """The day of the time mentioned before, where it is a single day."""
    if scene_previous is None or scene_previous.value is None:
        return None
    value = scene_previous.value.split("T")[0]
    bounds = bounds_of(value)
    if bounds is None or (grain_of(value) != "D" and "/" not in value):
        return None
    return bounds[1] if last else bounds[0]


def base_of(hit: Hit, grain: str, *, from_previous: bool) -> date | None:
    """The day to count from, where it is known finely enough."""
    if not from_previous:
        return hit.scene.today(grain)
    before = hit.scene.previous
    if before is None or before.value is None:
        return None
    value = before.value.split("T")[0]
    own, bounds = grain_of(value), bounds_of(value)
    if own is None or bounds is None or GRAINS.index(own) > GRAINS.index(grain):
        return None
    return bounds[0]


def relation(offset: int) -> AnchorRelation:
    """Which way an offset points."""
    if offset == 0:
        return "same"
    return "after" if offset > 0 else "before"


def reckoned(hit: Hit, offset: int, grain: str, *, from_previous: bool) -> Meaning:
    """The unit that lies `offset` units from today or from the time before."""
    base = base_of(hit, grain, from_previous=from_previous)
    day = moved(base, offset, grain) if base else None
    if day is None:
        needs = relation(offset) if from_previous else None
        return unresolved(MASKS.get(grain, "XXXX"), needs)
    return replace(dated(value_at(day, grain)), previous=from_previous)


def relative_unit(hit: Hit) -> Meaning | None:
    """Meaning of "last week", "this year", "the following day"."""
    unit = hit.look("u", "weekend", "period", "calendarday")
    if unit is None:
        return None
    count, grain = (2, "W") if unit == "2W" else (1, unit)
    told = offset_of(hit) if hit.has("det") else (0, False)
    if told is None:
        return None
    offset, from_previous = told
    if (
        grain == "D"
        and not from_previous
        and not hit.tagged(hit.keys("det")[-1], "this")
    ):
        return None
    if grain == "D" and offset == 0 and not from_previous:
        return unresolved("PRESENT_REF")
    return reckoned(hit, offset * count, grain, from_previous=from_previous)


def rolling(hit: Hit) -> Meaning | None:
    """Meaning of "the past week": about that unit, up to or from publication."""
    unit = hit.look("u", "period")
    sign = hit.number("det", "last", "past", "next", "coming")
    if unit is None or sign is None or unit in {"D", "WE", "2W", "Q"}:
        return None
    meaning = reckoned(hit, sign, unit, from_previous=False)
    today = hit.scene.today("D" if unit in {"W", "M"} else unit)
    other = moved(today, sign, unit) if today else None
    if today is None or other is None:
        return meaning
    return replace(meaning, mod="APPROX", bounds=(min(other, today), max(other, today)))


def period_here(hit: Hit) -> Meaning | None:
    """Meaning of "the month" in "the end of the month": the one running."""
    unit = hit.look("u", "period")
    if unit is None or unit == "2W":
        return None
    return reckoned(hit, 0, unit, from_previous=unit == "D")


def weekend(hit: Hit) -> Meaning | None:
    """Meaning of "the weekend": the last one, unless the clause looks ahead."""
    today = hit.scene.today()
    if today is None:
        return unresolved(MASKS["WE"])
    ahead = direction(hit) == "future" or today.isoweekday() >= 6
    day = today if ahead else today - timedelta(days=7)
    return dated(value_at(day, "WE"))


def relative_month(hit: Hit) -> Meaning | None:
    """Meaning of "last April", "this September", "next March"."""
    month, told = hit.number("m", *MONTHS), offset_of(hit)
    if month is None or told is None:
        return None
    offset, from_previous = told
    base = base_of(hit, "M", from_previous=from_previous)
    if base is None:
        return unresolved(
            f"XXXX-{month:02}", relation(offset) if from_previous else None
        )
    year = base.year
    if offset < 0 and month >= base.month:
        year -= 1
    if offset > 0 and month <= base.month:
        year += 1
    return replace(dated(f"{year:04}-{month:02}"), previous=from_previous)


def weekday(hit: Hit) -> Meaning | None:
    """Meaning of "Tuesday", "last Friday", "Monday of this week"."""
    number = hit.number("wd", "weekday", "wshort")
    if number is None:
        return None
    told = offset_of(hit) if hit.has("det") else None
    base = base_of(hit, "D", from_previous=bool(told and told[1]))
    if base is None:
        return unresolved(
            f"XXXX-WXX-{number}", relation(told[0]) if told and told[1] else None
        )
    if hit.has("week"):
        return weekday_of_week(hit, number)
    day = weekday_near(hit, number, base, told)
    meaning = replace(dated(day.isoformat()), previous=bool(told and told[1]))
    return approximated(meaning, hit)


def weekday_near(
    hit: Hit, number: int, base: date, told: tuple[int, bool] | None
) -> date:
    """The weekday that "last", "next", "this" or the clause's direction picks."""
    back = base - timedelta(days=(base.isoweekday() - number) % 7)
    ahead = base + timedelta(days=(number - base.isoweekday()) % 7)
    if told is None:
        return ahead if direction(hit) == "future" else back
    offset, from_previous = told
    if offset < 0:
        return back if back < base else back - timedelta(days=7)
    if offset > 0:
        return ahead if ahead > base else ahead + timedelta(days=7)
    if from_previous or direction(hit) == "past":
        return back
    return ahead


def weekday_of_week(hit: Hit, number: int) -> Meaning | None:
    """Meaning of "Monday last week": the weekday of a week named beside it."""
    week = hit.date("week")
    if week is None or week.bounds[0] is None:
        return unresolved(f"XXXX-WXX-{number}")
    day = week.bounds[0] + timedelta(days=number - 1)
    return replace(dated(day.isoformat()), previous=week.previous)


def today_word(hit: Hit) -> Meaning | None:
    """Meaning of "today", "yesterday", "the day before yesterday"."""
    offset = hit.number("t", "today")
    if offset is None:
        return None
    return reckoned(hit, offset, "D", from_previous=False)


def ago(hit: Hit) -> Meaning | None:
    """Meaning of "two years ago", "ten days from now": counted from publication."""
    amount = amount_of(hit)
    if amount is None:
        return unresolved("PAST_REF")
    sign = 1 if hit.has("fromnow") else -1
    if amount.count is None:
        return unresolved("FUTURE_REF" if sign > 0 else "PAST_REF")
    topic = hit.scene.quarter
    if sign < 0 and amount.unit == "Y" and amount.count == 1 and topic is not None:
        return dated(shifted(topic, -1, "Y") or topic)
    return approximated_past(hit, counted(hit, amount, sign), sign)


def approximated_past(hit: Hit, meaning: Meaning, sign: int) -> Meaning:
    """The meaning turned: "more than a year ago" lies BEFORE that day."""
    found = approximated(meaning, hit) or meaning
    earlier = {"MORE_THAN": "BEFORE", "LESS_THAN": "AFTER"}
    later = {"MORE_THAN": "AFTER", "LESS_THAN": "BEFORE"}
    turned = (earlier if sign < 0 else later).get(str(found.mod))
    if turned == "BEFORE":
        return replace(found, mod="BEFORE")
    return replace(found, mod="AFTER") if turned == "AFTER" else found


def counted(hit: Hit, amount: Amount, sign: int) -> Meaning:
    """The day, week, month or year that lies an amount away from publication."""
    if amount.unit.startswith("T"):
        today = hit.scene.today()
        if today is None or amount.unit != "TH" or amount.whole() >= 12:
            return unresolved("PAST_REF" if sign < 0 else "FUTURE_REF")
        near = sorted((today, today + timedelta(days=sign)))
        vague = unresolved("PAST_REF" if sign < 0 else "FUTURE_REF")
        bounds = (near[0], near[1])
        return replace(vague, type="TIME", bounds=bounds, precision="day")
    grain = amount.unit
    steps = amount.whole() * (2 if grain == "2W" else 1)
    grain = "W" if grain == "2W" else grain
    if grain in {"DE", "CE", "ME"}:
        steps *= {"DE": 10, "CE": 100, "ME": 1000}[grain]
        grain = "Y"
    return reckoned(hit, sign * steps, grain, from_previous=False)


def adverbial(hit: Hit) -> Meaning | None:
    """Meaning of "three days later": counted from the time mentioned before."""
    amount = amount_of(hit)
    sign = hit.number("adv", "adverb", "before", "after") or 1
    if amount is None or amount.count is None or amount.unit.startswith("T"):
        return vaguely_later(hit, sign)
    before = hit.scene.previous
    steps = sign * amount.whole() * (2 if amount.unit == "2W" else 1)
    unit = "W" if amount.unit == "2W" else amount.unit
    told = before.value if before is not None else None
    if sign < 0 and unit == "Y" and hit.scene.quarter:
        told = hit.scene.quarter
    value = (
        shifted(told.split("T")[0], steps, unit) if told and unit in GRAINS else None
    )
    if value is None:
        return approximated(unresolved(MASKS.get(unit, "XXXX"), relation(sign)), hit)
    return approximated(replace(dated(value), previous=True), hit)


def vaguely_later(hit: Hit, sign: int) -> Meaning | None:
    """Meaning of "hours later": a duration beside a time still to be named."""
    found = duration(hit)
    return None if found is None else replace(found, needs=relation(sign))


def measured_from(hit: Hit) -> Meaning | None:
    """Meaning of "an hour" in "an hour before the raid": the event is open."""
    found = duration(hit)
    sign = hit.number("conn", "before", "after") or 1
    return None if found is None else replace(found, needs=relation(sign))


def day_beside(hit: Hit) -> Meaning | None:
    """Meaning of "the day after the raid", "the night before"."""
    unit = hit.look("u", "period", "part")
    sign = hit.number("conn", "before", "after") or 1
    if unit is None:
        return None
    part = unit if unit.startswith("T") else ""
    grain = "D" if part else unit
    told = hit.scene.previous if not hit.has("of") else None
    if told is not None and grain in MASKS:
        meaning = reckoned(hit, sign, grain, from_previous=True)
    else:
        meaning = unresolved(MASKS.get(grain, "XXXX"), relation(sign))
    if not part:
        return meaning
    return replace(
        meaning, type="TIME", value=f"{meaning.value}{part}", precision="part-of-day"
    )


def numbered(hit: Hit) -> Meaning | None:
    """Meaning of "on the third day", "on the first night": a day of what was told, which
    no rule can place.
    """
    unit = hit.look("u", "period", "part")
    if unit == "D":
        return unresolved(MASKS["D"])
    if unit is None or not unit.startswith("T"):
        return None
    day = unresolved(f"{MASKS['D']}{unit}")
    return replace(day, type="TIME", precision="part-of-day")
