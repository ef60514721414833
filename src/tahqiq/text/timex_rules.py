"""The grammar of time expressions: patterns over tags, each with its reading.

Where several rules match, the one that begins first and then the longest is taken, and
of equals the one listed first. The language of patterns is that of `timex_fragments`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tahqiq.text import timex_amounts as amounts
from tahqiq.text import timex_clock as clocks
from tahqiq.text import timex_dates as dates
from tahqiq.text import timex_quarters as quarters
from tahqiq.text import timex_relative as relative
from tahqiq.text import timex_spans as spans
from tahqiq.text.timex_meaning import Hit, Meaning

Reader = Callable[[Hit], Meaning | None]


class Rule(NamedTuple):
    """One pattern and what its words mean.

    The span of the expression is the group `span` where the pattern has one. A rule
    without a reader claims its words and says that they are no time.
    """

    name: str
    pattern: str
    read: Reader | None


RULES = (
    Rule("never", "{never}", None),
    Rule("age", "$DURATION {hyphen}? {old}", None),
    # dates
    Rule("numeric", "$NUMERIC", dates.numeric_date),
    Rule("month-day", "$APPROX $MONTH_DAY", dates.calendar_day),
    Rule("day-month", "$APPROX $DAY_MONTH", dates.calendar_day),
    Rule("day-range", "$DAY_RANGE", dates.day_range),
    # a stretch said by its two ends is one expression, not the date it begins with
    Rule(
        "day-span",
        """(?P<r> {day|ord}{to}{the}?{day|ord}
        | {<between}{the}?{day|ord}{and}{the}?{day|ord})
        {of}? (?P<m> %MONTH) (?: {comma}? (?P<y> %YEAR))?""",
        dates.day_range,
    ),
    Rule(
        "between",
        """{<between}{the}? (?P<a> %END_DATE) {and} (?P<b> %END_DATE)
        | {<from}{the}? (?P<a> %END_DATE) {to} (?P<b> %END_DATE)
        | {<between} (?P<a> {year}) {and} (?P<b> {year})
        | {<from} (?P<a> {year}) {to} (?P<b> {year})
        | (?P<a> %CALENDAR_DATE) {to} (?P<b> %CALENDAR_DATE)""",
        spans.between,
    ),
    Rule(
        "clock-part",
        "(?: $APPROX $HOUR | {<clockprep}(?P<c> {num|card})) $DET (?P<part> {part})",
        spans.clock_of_part,
    ),
    Rule(
        "clock-between",
        """{<between|from} (?: $HOUR {hourword}? (?: {comma}?{on|of}? (?P<a> %DAYS))?
        | (?P<n> {num|card})) {and|to} (?P<b> %CLOCK (?: {comma}?{on|of}? %DAYS)?)""",
        spans.clock_between,
    ),
    Rule(
        "night-between",
        """{the} (?P<part> {part}) {of|between|from}
        (?: (?: (?P<d> {day|ord}) | (?P<a> %END_DATE)) {to|and|hyphen}{the}?
        (?P<b> %END_DATE) | (?P<b> %DAY_RANGE))""",
        spans.night_between,
    ),
    Rule(
        "range-after",
        "(?P<m> %MONTH) (?P<r> {range|ratio}) (?: {comma}? (?P<y> %YEAR))?",
        dates.day_range,
    ),
    Rule(
        "day-ordinal",  # "on the 2nd, …": of the month spoken of, or the last one
        "{<on}{the}(?P<d> {ordday}) (?= {comma|dot|stop|and})",
        spans.day_of_month,
    ),
    Rule(
        "day-listed",  # "from 3 to 5 March": the 3 takes its month from the 5
        """(?P<d> {day}) (?= (?: {comma}{day|ord})* {to|and|or|hyphen} {the}? {day|ord}
        {of}? (?P<m> %MONTH) (?: {comma}? (?P<y> {year}))?)""",
        dates.calendar_day,
    ),
    Rule(
        "month-days",
        "(?P<m> %MONTH) (?P<r> {day}{and|to|or}{day}) {!comma}{!dot}",
        dates.day_range,
    ),
    Rule("month-year", "$APPROX $MONTH_YEAR", dates.month_year),
    Rule(
        "month-listed",
        "(?P<m> %MONTH) (?= {to|and|hyphen|or} %MONTH {comma|of}? (?P<y> {year}))",
        dates.month_year,
    ),
    Rule("month-relative", "$RELATIVE_MONTH", relative.relative_month),
    Rule("month", "$BARE_MONTH", dates.bare_month),
    Rule("year-range", "(?P<y> {years})", dates.year_range),
    Rule(
        "year",
        "$APPROX (?P<word> {the}{yearword} | {fiscal})? (?P<y> {year}) $ORSO",
        dates.bare_year,
    ),
    Rule(
        "year-words",
        """(?P<word> {the}{yearword})? (?P<y> %SPOKEN_YEAR)
        | (?P<word> {the}{yearword}) (?P<y> {card}{scale})""",
        dates.worded_year,
    ),
    Rule("decade", "$DECADE", dates.decade),
    Rule("century", "$CENTURY", dates.century),
    Rule("season", "$SEASON", dates.season),
    Rule("season-in", "{<in}{the}(?P<s> {weakseason}) {!of}", dates.season),
    Rule(
        "feast",
        "(?P<f> {feast}) (?: {in|of|comma}? (?P<y> {year|num}))?",
        dates.feast,
    ),
    Rule(
        "hijri",
        """(?: {the}? (?P<d> {day|ord}) {of}?)? (?P<m> {hmonth}) {comma}? (?P<y> {num})
        (?: {era}{dot}?)?
        | {the}? (?P<d> {day|ord}) {of}? (?P<m> {hmonth}) | {<in}(?P<m> {hmonth})""",
        dates.foreign_date,
    ),
    Rule(
        "jalali",
        """(?P<d> {day|ord}) (?P<m> {jmonth}) (?: {comma}? (?P<y> {num}))?
        (?: {era}{dot}?)?""",
        dates.foreign_date,
    ),
    Rule(
        "week-within",
        """{the} (?P<o> {ord|rank}) (?P<u> {period}) {inside}
        (?P<date> %MONTH_YEAR | %RELATIVE_MONTH | %MONTH | %RELATIVE_UNIT
        | {the}{period} | {feast})""",
        spans.week_within,
    ),
    Rule(
        "days-from",
        """(?: $AMOUNT (?P<u> {unit}) | (?P<one> {the|a}) (?P<u> {period}))
        (?P<conn> {before|after})
        (?P<date> {feast} | %MONTH_DAY | %DAY_MONTH | %NUMERIC) {!apos}""",
        spans.days_from_date,
    ),
    Rule(
        "week-of",
        "{the} (?P<p> {period|weekend}) {of} (?P<date> %DAYS)",
        dates.week_of,
    ),
    # times reckoned from publication or from a time before
    Rule("weekend", "{the}{weekend}", relative.weekend),
    Rule("weekday", "$APPROX $WEEKDAY", relative.weekday),
    Rule("today", "$TODAY", relative.today_word),
    Rule(
        "quarter",
        """{the|its}? (?: (?P<ago> %AGO_ADJECTIVE) | (?P<y> {year})
            | (?P<y> %UNIT_BESIDE) {apos}{s})?
        {fiscal}? {hyphen}? (?P<o> {ord}) {hyphen}? (?P<q> {quarter})
            (?: {inside}{fiscal}? (?P<y> %YEAR))?
        | (?P<o> {ord}) (?P<q> {halfunit}) {of} (?P<y> %YEAR)""",
        quarters.quarter,
    ),
    Rule(
        "quarter-bare",
        """(?: {the|its} (?: (?P<ago> {filler}? %AGO_ADJECTIVE)
            | (?P<det> {latest|current|same}) | (?P<y> {year}))?
            | (?P<y> %UNIT_BESIDE) {apos}{s}) (?P<u> {quarter|term}) {!hyphen}
        | (?P<det> {this|last|next|that|latest}) (?P<u> {quarter})""",
        quarters.bare_quarter,
    ),
    Rule(
        "rolling",
        "{the} (?P<det> {last|past|next|coming}) (?P<u> {period}) {orso}?",
        relative.rolling,
    ),
    Rule("unit-relative", "$RELATIVE_UNIT", relative.relative_unit),
    Rule(
        "year-earlier",
        "{the|a}? (?P<adj> %AGO_ADJECTIVE)",
        quarters.year_earlier,
    ),
    Rule(
        "year-whole",
        "{the}{fiscal|filler}(?P<u> {yearword})",
        relative.period_here,
    ),
    Rule(
        "year-ended",
        "{the}{fiscal}? (?P<u> {period}) (?= {ending})",
        amounts.whole_period,
    ),
    Rule(
        "ago-on",  # "ten years ago today", "a year ago on Monday": that day back then
        """$DURATION {ago} {on}? (?P<date> %TODAY | %WEEKDAY | %RELATIVE_UNIT)
        {!apos}""",
        spans.day_ago,
    ),
    Rule(
        "ago",
        "$SPAN_OF_TIME $ORSO (?: {ago} | (?P<fromnow> {fromnow}))",
        relative.ago,
    ),
    Rule("later", "$SPAN_OF_TIME (?P<adv> {adverb})", relative.adverbial),
    Rule(
        "measured",
        "(?P<span> $SPAN_OF_TIME) (?P<conn> {before|after})",
        relative.measured_from,
    ),
    Rule(
        "beside",
        """(?P<span> {the}(?P<u> {period|part})) (?P<conn> {before|after})
        (?P<of> {!stop|comma|dot})""",
        relative.day_beside,
    ),
    Rule("numbered", "{<on}{the} {ord|rank} (?P<u> {period|part})", relative.numbered),
    Rule(
        "beside-told",
        "{the} (?P<u> {period|part}) (?P<conn> {before|after}) (?= {stop|comma|dot})",
        relative.day_beside,
    ),
    # how long, how often
    Rule(
        "window",
        """(?: {each}{of})? {the}?
        (?P<det> {last|past|next|coming|previous|following|rank|latest})
        $DURATION $ORSO""",
        amounts.window,
    ),
    Rule(
        "per",
        "{<times|num|scale|card} (?P<span> {per}(?P<u> {period}))",
        amounts.per_unit,
    ),
    Rule("duration", "$APPROX $DURATION $ORSO", amounts.duration),
    Rule("duration-bare", "{<for} (?P<u> {plural})", amounts.duration),
    Rule(
        "vague-span",
        "{the}? (?P<w> {recent|coming|past|future|last|next}) (?P<u> {plural})",
        amounts.vague_span,
    ),
    Rule("past", "{the} (?P<w> {past|future})", amounts.vague_span),
    Rule(
        "each",
        """{each} (?P<n> {other} | {ord} | %NUMBER)? (?P<u> {period|unit|part|weekday
        |month|weakmonth|season|weakseason|weekend|moment}{part}?)""",
        amounts.every,
    ),
    Rule(
        "plural-days",
        "(?P<u> {weekday}{partplural} | {wplural}{part|partplural}?)",
        amounts.plural_days,
    ),
    Rule(
        "seasons",
        "{the}? {last|past|next}{card|num}? (?P<u> {seasonplural})",
        amounts.plural_days,
    ),
    Rule("frequency", "(?P<f> {frequency})", amounts.frequency),
    # times of day
    Rule(
        "clock",
        "$CLOCK (?: {comma}?{on|of}? (?P<date> %DAYS))?",
        clocks.clock,
    ),
    Rule("clock-after", "(?P<date> %DAYS) {comma}?{at}? $CLOCK", clocks.clock),
    Rule("clock-dotted", "(?P<c> {dotclock}) {zone}*", clocks.dotted_clock),
    Rule(
        "part-after",
        """(?P<date> %DAYS) {comma}? (?: {inside}{the} | {at})?
        (?: {early|late|mid}{hyphen}?)? $PART""",
        clocks.part_of_day,
    ),
    Rule(
        "part-of",
        """{the|that}? (?: (?P<mod> {early|late|mid}) {hyphen}?)? $PART {hourword}?
        {of|on}? {the}? (?P<date> %DAYS)""",
        clocks.part_of_day,
    ),
    Rule(
        "part-relative",
        """(?P<mod> {early|late|mid|earlier|later})? $DET
        (?: {early|late|mid}{hyphen}?)? (?P<part> {part|twilight|prayer})
        | (?P<mod> {early|late|later|earlier})? (?P<part> {tonight})""",
        clocks.relative_part,
    ),
    Rule(
        "part",
        """(?P<part> {twilight|prayer}) | {the}(?P<part> {part|twilight})
        | (?P<mod> {early|late|mid|later|earlier|midof}) {hyphen}? {the}?
        (?P<part> {part})""",
        clocks.bare_part,
    ),
    Rule(
        "narrowed",
        "(?P<approx> {approx})? $MOD (?P<date> %ANY_DATE)",
        clocks.narrowed_date,
    ),
    Rule("year-end", "{approx}? {the}? (?P<e> {yearend})", clocks.end_of_year),
    Rule("reference", "(?P<r> {reference})", amounts.reference_word),
)

# Rules that may read a date inside another expression, by name.
INNER = frozenset(
    """numeric month-day day-month day-range range-after month-year month-relative year
    decade century season unit-relative weekend weekday today quarter year-words
    week-of clock feast""".split()  # noqa: SIM905 -- a list of words is read more easily than quoted
)
INNER_ONLY = (
    Rule("month-bare", "(?P<m> %MONTH)", dates.bare_month),
    Rule("season-the", "{the} (?P<s> {weakseason})", dates.season),
    Rule("period-here", "{the} (?P<u> {period})", relative.period_here),
)

# Tags without one of which no words are a time: the rest of a text is not even tried.
KEYS = (
    "{month|weakmonth|shortmonth|weekday|wshort|wplural|unit|plural|period|calendarday|"
    "quarter|quarters|second|term|weekend|ordday|part|partplural|moment|twilight|prayer|"
    "tonight|season|weakseason|seasonplural|today|past|future|recent|yearend|frequency|"
    "reference|feast|hmonth|jmonth|wordcentury|decadeword|teencentury|ampm|oclock|"
    "hourword|zone|past30|year|mil|iso|decade|clock|dotclock|slashdate|years|halfunit}"
)
