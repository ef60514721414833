"""Calendar dates: days, months, years, seasons, decades, feasts, in three calendars.

A year that the text leaves out is chosen by the direction of its clause, else as the
nearest to publication. Where that cannot be known, the value keeps ``XXXX``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tahqiq.model.reading import TimePrecision
from tahqiq.text.calendar import (
    bounds_of,
    feast_bounds,
    hijri_day,
    jalali_day,
    value_at,
)
from tahqiq.text.numbers import spoken_year
from tahqiq.text.timex_meaning import (
    Hit,
    Meaning,
    approximated,
    dated,
    direction,
    unresolved,
)

MONTHS = ("month", "weakmonth", "shortmonth")
# A date with no year and no verb to guide it: news looks back more than ahead, so the
# coming one is taken only when it is clearly nearer (months back against months ahead).
LOOKING_BACK = 1.5
HIJRI_YEAR = (1300, 1500)


def day_number(hit: Hit, group: str = "d") -> int | None:
    """The day of the month that a numeral or an ordinal word names."""
    key = hit.keys(group)[0]
    value = hit.lexicon.numbers.ordinals.get(key)
    if value is None:
        digits = "".join(sign for sign in key if sign.isdecimal())
        value = int(digits) if digits else 0
    return value if 1 <= value <= 31 else None


def year_of(hit: Hit, group: str = "y") -> int | None:
    """The year that a part names, absolute or relative ("last year")."""
    if not hit.has(group):
        return None
    key = hit.keys(group)[-1]
    if key.isdecimal():
        return int(key)
    inner = hit.date(group)
    return (
        int(inner.value) if inner and inner.value and inner.value.isdecimal() else None
    )


def calendar_day(hit: Hit) -> Meaning | None:
    """Meaning of "6 July 2020", "Tuesday, July 7", "the sixth of July"."""
    month, day = hit.number("m", *MONTHS), day_number(hit)
    if month is None or day is None:
        return None
    return approximated(day_of_year(hit, month, day), hit)


def day_of_year(hit: Hit, month: int, day: int) -> Meaning | None:
    """A day and month with the year the text gives or implies."""
    year = year_of(hit)
    if year is None and hit.has("y"):
        return unresolved(f"XXXX-{month:02}-{day:02}")
    if year is None:
        year = implied_year(hit, month, day)
    if year is None:
        return unresolved(f"XXXX-{month:02}-{day:02}")
    value = f"{year:04}-{month:02}-{day:02}"
    return dated(value) if bounds_of(value) else None


def implied_year(hit: Hit, month: int, day: int | None = None) -> int | None:
    """The year of a date that gives none: the clause's direction, else the nearest."""
    today = hit.scene.today("D" if day else "M")
    if today is None:
        return None
    now = (today.month, today.day) if day else (today.month, 0)
    then = (month, day or 0)
    back = today.year if then <= now else today.year - 1
    ahead = today.year if then >= now else today.year + 1
    if back == ahead:
        return back
    tense = direction(hit)
    if tense == "future":
        return ahead
    months_back = (today.year - back) * 12 + today.month - month
    months_ahead = (ahead - today.year) * 12 + month - today.month
    # Even a past verb rarely governs a date ten months back said without its year.
    limit = 3.0 if tense == "past" else LOOKING_BACK
    return ahead if months_back > months_ahead * limit and months_ahead < 4 else back


def day_range(hit: Hit) -> Meaning | None:
    """Meaning of "6-8 July", "6/7 July", "July 6 and 7": an interval of days."""
    month = hit.number("m", *MONTHS)
    text = hit.line.words(*hit.groups["r"])
    ends = [int(part) for part in digit_runs(text)]
    if month is None or len(ends) != 2 or not 1 <= ends[0] < ends[1] <= 31:
        return None
    first, last = (day_of_year(hit, month, day) for day in ends)
    if first is None or last is None or None in first.bounds + last.bounds:
        return None
    return dated(f"{first.value}/{last.value}")


def digit_runs(text: str) -> list[str]:
    """The runs of digits of a text."""
    spaced = "".join(sign if sign.isdecimal() else " " for sign in text)
    return spaced.split()


def numeric_date(hit: Hit) -> Meaning | None:
    """Meaning of "2020-07-06", "16/7/2020".

    Where day and month may be swapped, the bounds hold both readings.
    """
    parts = [int(part) for part in digit_runs(hit.line.words(hit.first, hit.end))]
    if parts[0] > 31:
        year, month, day = parts
        return day_or_none(year, month, day)
    first, second, year = parts
    year += 0 if year > 99 else (2000 if year < 50 else 1900)
    options = [day_or_none(year, second, first), day_or_none(year, first, second)]
    known = [option for option in options if option is not None]
    if len(known) == 2 and known[0] != known[1]:
        days = sorted(day for option in known for day in option.bounds if day)
        return replace(unresolved(f"{year}-XX-XX"), bounds=(days[0], days[-1]))
    return known[0] if known else None


def day_or_none(year: int, month: int, day: int) -> Meaning | None:
    """The day, or None where no calendar has it."""
    value = f"{year:04}-{month:02}-{day:02}"
    return dated(value) if bounds_of(value) else None


def month_year(hit: Hit) -> Meaning | None:
    """Meaning of "June 2020", "June last year"."""
    month, year = hit.number("m", *MONTHS), year_of(hit)
    if month is None:
        return None
    if year is None:
        return unresolved(f"XXXX-{month:02}")
    return approximated(dated(f"{year:04}-{month:02}"), hit)


def bare_month(hit: Hit) -> Meaning | None:
    """Meaning of "in June": the nearest one that the clause allows."""
    month = hit.number("m", *MONTHS)
    if month is None:
        return None
    year = implied_year(hit, month)
    if year is None:
        return unresolved(f"XXXX-{month:02}")
    return dated(f"{year:04}-{month:02}")


def bare_year(hit: Hit) -> Meaning | None:
    """Meaning of "2014", where nothing around it makes it a count."""
    key = hit.keys("y")[-1]
    prefixed = hit.has("word")
    before, after = hit.before(), hit.following()
    joined = after == "-" and not hit.line.text[hit.offsets()[1]].isspace()
    if not prefixed and (
        before in {"$", "#", "no", "£", "€"} or after == "%" or joined
    ):
        return None
    if not prefixed and (hit.tagged(after, "counted") or hit.tagged(before, "compare")):
        return None
    if int(key) < 1800 and not (prefixed or hit.tagged(before, "in")):
        return None
    return approximated(dated(key), hit)


def year_range(hit: Hit) -> Meaning | None:
    """Meaning of "2014-2018", "1989-90"."""
    first, last = digit_runs(hit.line.words(hit.first, hit.end))
    last = first[: 4 - len(last)] + last
    return dated(f"{first}/{last}") if first < last else None


def worded_year(hit: Hit) -> Meaning | None:
    """Meaning of "nineteen ninety-six", "the year two thousand"."""
    words = [key for key in hit.keys("y") if key != "-"]
    year = spoken_year(words, hit.lexicon.numbers)
    if year is None or (year == 2000 and not hit.has("word")):
        return None
    return dated(f"{year}")


def decade(hit: Hit) -> Meaning | None:
    """Meaning of "the 1990s", "the '80s", "the nineties"."""
    word = hit.look("d", "decadeword")
    digits = digit_runs(hit.keys("d")[-1])
    if hit.tagged(hit.before(), "its"):  # "in his 40s" is an age
        return None
    if word is not None:
        return dated(f"19{word}")
    if len(digits[0]) == 4:
        return dated(digits[0][:3])
    return dated(f"19{digits[0][0]}") if hit.has("apos") or hit.has("the") else None


def century(hit: Hit) -> Meaning | None:
    """Meaning of "the 20th century": the years that begin with 19."""
    key = hit.keys("o")[-1]
    number = hit.lexicon.numbers.ordinals.get(key)
    if number is None:
        number = int(digit_runs(key)[0])
    return dated(f"{number - 1:02}") if 2 <= number <= 21 else None


def season(hit: Hit) -> Meaning | None:
    """Meaning of "summer 2019", "last summer", "the summer"."""
    code = hit.look("s", "season", "weakseason")
    if code is None:
        return None
    year = year_of(hit)
    if year is not None:
        return dated(f"{year:04}-{code}")
    today = hit.scene.today("S")
    if today is None or hit.has("y"):
        return unresolved(f"XXXX-{code}")
    return dated(f"{season_year(hit, code, today):04}-{code}")


def season_year(hit: Hit, code: str, today: date) -> int:
    """The year of a season said without one."""
    order = {"SP": 4, "SU": 7, "FA": 10, "WI": 13}
    middle = order[code]
    offset = hit.number("det", "last", "next", "this", "past", "coming", "previous")
    month = today.month
    running = abs(month - middle) <= 1 or (code == "WI" and month <= 2)
    this = today.year - 1 if code == "WI" and month <= 6 else today.year
    if offset is None:
        ahead = direction(hit) == "future"
        return this - 1 if month < middle - 1 and code != "WI" and not ahead else this
    if offset < 0:
        return this - 1 if running or (month < middle - 1 and code != "WI") else this
    if offset > 0:
        return this + 1 if running or month > middle else this
    return this


def feast(hit: Hit) -> Meaning | None:
    """Meaning of "Ashura 2020", "in Ramadan", "Nowruz": a feast of some calendar."""
    told = hit.look("f", "feast")
    if told is None:
        return None
    calendar, month, day, length = told.split()
    year = feast_year(hit, (calendar, int(month), int(day), int(length)))
    if year is None:
        return unresolved("XXXX-XX" if day == "0" else "XXXX-XX-XX")
    bounds = feast_bounds(calendar, int(month), int(day), int(length), year)
    if bounds is None:
        return unresolved(f"{year}")
    single = bounds[0] == bounds[1]
    value = f"{bounds[0]}" if single else f"{bounds[0]}/{bounds[1]}"
    meaning = dated(value)
    if calendar != "hijri":
        return meaning
    wider = (bounds[0] - timedelta(days=1), bounds[1] + timedelta(days=1))
    precision: TimePrecision = "month" if day == "0" else "days"
    return replace(meaning, mod="APPROX", bounds=wider, precision=precision)


def feast_year(hit: Hit, told: tuple[str, int, int, int]) -> int | None:
    """The Gregorian year of a feast: as written, or the nearest the clause allows."""
    if hit.has("y"):
        year = year_of(hit)
        if year is not None and HIJRI_YEAR[0] <= year <= HIJRI_YEAR[1]:
            day = hijri_day(year, told[1], max(told[2], 1))
            return day.year if day else None
        return year
    today = hit.scene.today()
    if today is None:
        return None
    starts = []
    for year in (today.year - 1, today.year, today.year + 1):
        bounds = feast_bounds(*told, year)
        if bounds:
            starts.append(bounds)
    if direction(hit) == "future":
        return min((b[0].year for b in starts if b[1] >= today), default=None)
    nearest = min(starts, key=lambda b: abs((b[0] - today).days), default=None)
    back = max((b for b in starts if b[0] <= today), default=None)
    chosen = back if back and direction(hit) == "past" else nearest
    return chosen[0].year if chosen else None


def foreign_date(hit: Hit) -> Meaning | None:
    """Meaning of "15 Dhu al-Qaeda 1441", "16 Tir 1399"."""
    hijri = hit.number("m", "hmonth")
    month = hijri if hijri is not None else hit.number("m", "jmonth")
    day = day_number(hit) if hit.has("d") else None
    if month is None or (hit.has("d") and day is None):
        return None
    convert = hijri_day if hijri is not None else jalali_day
    year = (
        int(hit.keys("y")[-1])
        if hit.has("y") and hit.keys("y")[-1].isdecimal()
        else None
    )
    if year is None:
        year = foreign_year(hit, month, day or 1, is_hijri=hijri is not None)
    if year is None:
        return unresolved("XXXX-XX-XX" if day else "XXXX-XX")
    first = convert(year, month, day or 1)
    if first is None:
        return None
    if day is not None:
        return dated(first.isoformat())
    after = convert(year + month // 12, month % 12 + 1, 1)
    last = after - timedelta(days=1) if after else first + timedelta(days=28)
    return replace(dated(f"{first}/{last}"), precision="month")


def foreign_year(hit: Hit, month: int, day: int, *, is_hijri: bool) -> int | None:
    """The Hijri or Jalali year nearest to publication for a date without a year."""
    today = hit.scene.today()
    if today is None:
        return None
    convert = hijri_day if is_hijri else jalali_day
    guess = (today.year - 622) * 33 // 32 if is_hijri else today.year - 621
    days = [(year, convert(year, month, day)) for year in range(guess - 1, guess + 3)]
    known = [(abs((found - today).days), year) for year, found in days if found]
    return min(known)[1] if known else None


def week_of(hit: Hit) -> Meaning | None:
    """Meaning of "the week of 6 July"."""
    inner = hit.date()
    if inner is None or inner.bounds[0] is None:
        return None
    first = inner.bounds[0]
    return dated(value_at(first, "WE" if hit.look("p", "weekend") else "W"))
