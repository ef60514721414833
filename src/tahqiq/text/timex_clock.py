"""Times of day, and dates narrowed by "early", "late", "the end of".

A clock time or a part of a day stands on a day said beside it, on the day the text is
about, or on none: the local day is kept and no zone is reckoned away.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tahqiq.model.reading import TimeMod
from tahqiq.text.calendar import narrowed, value_at
from tahqiq.text.numbers import number_value
from tahqiq.text.timex_meaning import (
    PART_PRECISION,
    FoundTime,
    Hit,
    Meaning,
    approximated,
    dated,
    direction,
    mod_of,
    unresolved,
    with_part,
)
from tahqiq.text.timex_relative import base_of, reckoned, relation

NOWHERE = "XXXX-XX-XX"


def day_here(hit: Hit) -> Meaning:
    """The day the text is about, or an open one."""
    before = hit.scene.previous
    if before is not None and not_before_it(hit, before):
        before = None
    if before is not None and before.value and before.earliest == before.latest:
        day = base_of(hit, "D", from_previous=True)
        if day is not None:
            return replace(dated(day.isoformat()), previous=True)
    if before is not None and before.value and "T" in before.value:
        return replace(dated(before.value.split("T")[0]), previous=True)
    return unresolved(NOWHERE, "same")


def not_before_it(hit: Hit, before: FoundTime) -> bool:
    """Whether the day spoken of is still to come while the clause looks back."""
    today = hit.scene.today()
    ahead = (
        today is not None and before.earliest is not None and before.earliest > today
    )
    return ahead and direction(hit) != "future"


def clock_code(hit: Hit) -> str | None:
    """The clock time as "T20:15" or "T08", or None where there is no such hour."""
    moment = hit.look("c", "moment")
    if moment is not None:
        return moment
    hour, minute = hour_minute(hit)
    if hour is None or hour > 24 or (minute or 0) > 59:
        return None
    half = hit.number("ampm", "ampm")
    part = hit.look("of", "part")
    if half is not None and hour <= 12:
        hour = hour % 12 + half
    elif part in {"TEV", "TAF", "TNI"} and 1 <= hour < 12:
        hour += 12 if part != "TNI" or hour >= 6 else 0
    return f"T{hour:02}:{minute or 0:02}"


def hour_minute(hit: Hit) -> tuple[int | None, int | None]:
    """Hour and minute as written; None for what is not."""
    keys = [key for key in hit.keys("c") if key != "half past"]
    value = number_value(keys[:1], hit.lexicon.numbers)
    digits = "".join(sign if sign.isdecimal() else " " for sign in keys[0]).split()
    if len(digits) >= 2:
        return int(digits[0]), int(digits[1])
    if hit.has("mil"):
        return int(keys[0]) // 100, int(keys[0]) % 100
    hour = int(value) if value is not None and value < 25 else None
    return hour, 30 if hit.has("halfpast") else None


def clock(hit: Hit) -> Meaning | None:
    """Meaning of "8:30 pm", "20:15 local time on Tuesday", "noon Thursday"."""
    code = clock_code(hit)
    if code is None:
        return None
    day = hit.date() or day_here(hit)
    if day.value is None or day.type != "DATE":
        return None
    found = with_part(replace(day, mod=None), code)
    return approximated(found, hit)


def dotted_clock(hit: Hit) -> Meaning | None:
    """Meaning of "16.05" after "at", or as the stamp that begins a line."""
    start = hit.line.starts[hit.first]
    after = hit.following()
    opens = start == 0 or hit.line.text[start - 1] == "\n"
    stamp = (
        opens and not hit.line.text[hit.line.ends[hit.end - 1] :].lstrip()[:1].islower()
    )
    if not stamp and not hit.tagged(hit.before(), "clockprep"):
        return None
    if hit.tagged(after, "unit") or after in {
        "%",
        "percent",
        "million",
        "km",
        "billion",
    }:
        return None
    if stamp and hit.scene.reference is not None:  # an entry of the day it came out
        day = reckoned(hit, 0, "D", from_previous=False)
        return with_part(day, clock_code(hit) or "T")
    return clock(hit)


def part_of_day(hit: Hit) -> Meaning | None:
    """Meaning of "Tuesday night", "the evening of 6 July", "yesterday morning"."""
    part, day = part_code(hit), hit.date()
    if part is None or day is None or day.value is None or day.type != "DATE":
        return None
    if day.value.endswith("_REF") or len(day.value) < len("XXXX-WXX-1"):
        return None
    found = with_part(day, part)
    return approximated(replace(found, mod=early_late(hit) or found.mod), hit)


def part_code(hit: Hit) -> str | None:
    """The TIMEX3 part of the day that the match names."""
    return hit.look("part", "twilight", "part", "moment", "tonight", "prayer")


def early_late(hit: Hit) -> TimeMod | None:
    """START, MID or END where "early", "mid" or "late" stands before."""
    return mod_of(hit.look("mod", "early", "mid", "late", "earlier", "later", "startof",
                           "midof", "endof"))  # fmt: skip


def relative_part(hit: Hit) -> Meaning | None:
    """Meaning of "this morning", "last night", "the same evening", "tonight"."""
    part = part_code(hit)
    if part is None:
        return None
    day = part_day(hit)
    found = with_part(day, part)
    return replace(found, mod=early_late(hit) or found.mod)


def part_day(hit: Hit) -> Meaning:
    """The day of "this morning", "last night", "that evening"."""
    if hit.look("part", "tonight"):
        return reckoned(hit, 0, "D", from_previous=False)
    shift = hit.number("det", "that", "same", "following", "previous", "next")
    if shift is not None:
        return shifted_from_previous(hit, shift)
    if not hit.has("det"):
        return day_here(hit)
    offset = hit.number("det", "last", "this", "past") or 0
    return reckoned(hit, offset, "D", from_previous=False)


def shifted_from_previous(hit: Hit, shift: int) -> Meaning:
    """The day that "the same", "the next", "the previous" evening belongs to."""
    day = day_here(hit)
    if day.bounds[0] is None:
        return replace(day, needs=relation(shift))
    moved = day.bounds[0] + timedelta(days=shift)
    return replace(dated(moved.isoformat()), previous=True)


def bare_part(hit: Hit) -> Meaning | None:
    """Meaning of "overnight", "at dawn": on the day the text is about."""
    part = part_code(hit)
    if part is None:
        return None
    found = with_part(day_here(hit), part)
    return replace(found, mod=early_late(hit) or found.mod)


def narrowed_date(hit: Hit) -> Meaning | None:
    """Meaning of "late last month", "early 2019", "the end of the week"."""
    inner, mod = hit.date(), early_late(hit)
    if inner is None or inner.type == "DURATION" or inner.value is None:
        return None
    if inner.value.endswith("_REF"):
        return None
    half = half_of_year(hit, inner)
    if half is not None:
        return half
    running = running_part(hit, inner, str(mod))
    if running is not None:
        return running
    first, last = inner.bounds
    bounds = (
        inner.bounds
        if first is None or last is None
        else narrowed((first, last), mod_of(mod))
    )
    precision = PART_PRECISION.get(inner.precision, inner.precision)
    return replace(inner, mod=mod_of(mod), bounds=bounds, precision=precision)


def half_of_year(hit: Hit, inner: Meaning) -> Meaning | None:
    """Meaning of "the first half of 1989"."""
    value = str(inner.value)
    words = " ".join(hit.keys("mod"))
    if "half" not in words or not (len(value) == 4 and value.isdecimal()):
        return None
    return replace(
        dated(f"{value}-H{1 if 'first' in words else 2}"), previous=inner.previous
    )


def running_part(hit: Hit, inner: Meaning, mod: str) -> Meaning | None:
    """Meaning of "earlier this week", "later this year": up to, or from, now."""
    word = hit.look("mod", "earlier") or hit.look("mod", "later")
    today, (first, last) = hit.scene.today(), inner.bounds
    if word is None or today is None or first is None or last is None:
        return None
    if not first <= today <= last or first == last:
        return None
    bounds = (first, today) if mod == "START" else (today, last)
    precision = PART_PRECISION.get(inner.precision, inner.precision)
    return replace(inner, mod=mod_of(mod), bounds=bounds, precision=precision)


def end_of_year(hit: Hit) -> Meaning | None:
    """Meaning of "year-end": the last days of the year running at publication."""
    today = hit.scene.today("Y")
    grain = hit.look("e", "yearend") or "Y"
    if today is None:
        return unresolved("XXXX")
    return dated(value_at(today, grain), "END")
