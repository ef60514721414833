"""The grammar of time expressions: patterns over tags, each with its reading.

A pattern is a regular expression in which ``{tag}`` is one word with that tag
(`timex_words.compile_rule`). Where several rules match, the one that begins first and
then the longest is taken, and of equals the one listed first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from tahqiq.text import timex_amounts as amounts
from tahqiq.text import timex_clock as clocks
from tahqiq.text import timex_dates as dates
from tahqiq.text import timex_relative as relative
from tahqiq.text.timex_meaning import Hit, Meaning

Reader = Callable[[Hit], Meaning | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One pattern and what its words mean.

    A `veto` claims its words and says they are no time. The span of the expression is
    the group `span` where the pattern has one.
    """

    name: str
    pattern: str
    read: Reader
    veto: bool = False


def unnamed(*patterns: str) -> str:
    """The patterns as alternatives, without names, to stand inside another."""
    plain = (re.sub(r"\?P<\w+>", "?:", pattern) for pattern in patterns)
    return "(?:" + "|".join(plain) + ")"


def nothing(hit: Hit) -> Meaning | None:
    """The reading of words that only look like a time."""
    del hit
    return None


MONTH = "(?:{month|weakmonth}|{shortmonth}{dot}?)"
WEEKDAY = "(?:{weekday|wshort}{dot}?{comma}?)"
APPROX = "(?P<approx>{approx|compare})"
ORSO = "(?P<orso>{orso})"
DET = ("(?P<det>{the}?{last|next|past|previous|following|coming|current|same|latest}"
       "|{this}{last|next|past|coming}|{that}{same}|{this|that})")  # fmt: skip
RELATIVE_YEAR = unnamed("(?:{the}?{last|next|past|previous|following|coming|same|current}"
                        "|{this|that}){fiscal}?{period}")  # fmt: skip
SPOKEN_YEAR = "{teencentury}{hyphen}?{card}(?:{hyphen}?{card})?"
YEAR = unnamed("{year}", RELATIVE_YEAR, SPOKEN_YEAR)
MONTH_DAY = (f"{WEEKDAY}?{{the}}?(?P<m>{MONTH}){{comma}}?{{the}}?(?P<d>{{day|ord}})"
             f"(?:{{comma}}?(?:{{of}})?(?P<y>{YEAR}))?")  # fmt: skip
DAY_MONTH = (f"{WEEKDAY}?{{the}}?(?P<d>{{day|ord}}){{hyphen|of}}?(?P<m>{MONTH})"
             f"(?:[{{comma}}{{hyphen}}]?{{of}}?(?P<y>{YEAR}))?")  # fmt: skip
DAY_MONTH = DAY_MONTH.replace("[{comma}{hyphen}]?", "{comma|hyphen}?")
DAY_RANGE = f"{WEEKDAY}?{{the}}?(?P<r>{{range|ratio}}){{of}}?(?P<m>{MONTH})(?:{{comma}}?(?P<y>{YEAR}))?"
RANGE_AFTER = f"(?P<m>{MONTH})(?P<r>{{range|ratio}})(?:{{comma}}?(?P<y>{YEAR}))?"
MONTH_YEAR = f"{{the}}?(?P<m>{MONTH})(?:{{comma}}|{{of}}|{{hyphen}})?(?P<y>{YEAR})"
BARE_MONTH = "(?P<m>{month}|{<in}{weakmonth}|{<in}{shortmonth}{dot}?)"
NUMERIC = "(?P<iso>{iso|slashdate})"
WEEK = unnamed(
    "{the}?{last|next|past|previous|following|coming|same|this|that}{period}"
)
WEEKDAY_RULE = (f"(?:{DET})?(?P<wd>{{weekday}}|{{<in}}{{wshort}}{{dot}}?)"
                f"(?:{{of}}?(?P<week>{WEEK}))?")  # fmt: skip
WEEKDAY_RULE = WEEKDAY_RULE.replace("|{<in}{wshort}{dot}?", "")
TODAY = "(?P<t>{today})(?:{comma}?{weekday})?"
REL_UNIT = f"{DET}{{fiscal}}?(?P<u>{{period|weekend}})"
REL_MONTH = f"{DET}(?P<m>{MONTH})"
SEASON = (f"(?:(?:{DET})|{{the}})?(?P<s>{{season}})(?:{{of}}?(?P<y>{YEAR}))?|"
          f"(?:{DET})(?P<s>{{weakseason}})(?:{{of}}?(?P<y>{YEAR}))?|"
          f"{{the}}?(?P<s>{{weakseason}}){{of}}?(?P<y>{YEAR})")  # fmt: skip
BARE_YEAR = (
    f"(?:{APPROX})?(?P<word>{{the}}{{yearword}}|{{fiscal}})?(?P<y>{{year}})(?:{ORSO})?"
)
DECADE = (
    "(?P<the>{the})?(?P<apos>{apos})?(?P<d>{decade})|(?P<the>{the})(?P<d>{decadeword})"
)
CENTURY = "{the}?(?P<o>{ord}){hyphen}?{wordcentury}"
AGO_ADJECTIVE = "{period}{hyphen}{ago|adverb|before}"
DAYS = unnamed(NUMERIC, MONTH_DAY, DAY_MONTH, DAY_RANGE, WEEKDAY_RULE, TODAY, REL_UNIT)
ANY_DATE = unnamed(NUMERIC, MONTH_DAY, DAY_MONTH, WEEKDAY_RULE, TODAY, REL_UNIT, REL_MONTH,
                   MONTH_YEAR, MONTH, SEASON, "{year}",
                   DECADE, CENTURY, "{the}{period|weekend}", "{the}{season|weakseason}",
                   "{the|its}?{fiscal}?{ord}{hyphen}?{quarter}")  # fmt: skip

NUMBER = ("(?:{num}{frac}?{scale}?|{frac}|(?:{a})?{scale}|"
          "{card}(?:{hyphen}?{card|scale}|{and}{card})*)")  # fmt: skip
AMOUNT = (f"(?P<n>{NUMBER}(?:{{to|or|hyphen}}{NUMBER})?|{{range}}|{{a}}?{{vague}}{{of}}?|{{a}}"
          "{filler}?)")  # fmt: skip
UNIT = "(?P<u>{unit|quarters})(?P<uh>{andhalf})?"
HALF = "(?P<half>(?P<n>{half}{a}|{a}{half}{hyphen}?|{half}{hyphen}))(?P<u>{unit})"
DURATION = (
    f"(?:{AMOUNT}(?P<nh>{{andhalf}})?{{hyphen}}?{{filler|vague|orso}}*{UNIT}|{HALF})"
)
PLURAL_UNIT = "(?P<u>{plural})"

PART = "(?P<part>{part|twilight|moment|prayer})"
MOD = ("(?:{the}?(?P<mod>{early|late|mid|earlier|later}){hyphen}?|"
       "(?P<mod>{startof|midof|endof}))")  # fmt: skip
TIME_WORDS = ("(?P<c>{num}|{clock}|{dotclock})(?P<ampm>{ampm})|(?P<c>{clock})(?P<hour>{hourword})?|"
              "(?P<c>{card})(?:{oclock}|(?P<ampm>{ampm}))|(?P<c>{num}){oclock}|"
              "(?P<mil>(?P<c>{mil}))(?:{hourword}|{zone})|"
              "(?P<halfpast>(?P<c>{past30}(?:{card}|{num})))|(?P<c>{moment})")  # fmt: skip
IN_PART = "(?:(?:{inside}|{at})(?:{the})?(?P<of>{part}))?"
CLOCK = f"(?:{APPROX})?(?:{TIME_WORDS}){{hourword}}?{IN_PART}{{zone}}*"
DAY_LINK = "{comma}?{on|of}?"

RULES: tuple[Rule, ...] = (
    Rule(name="never", pattern="{never}", read=nothing, veto=True),
    Rule(name="age", pattern=f"{DURATION}{{hyphen}}?{{old}}", read=nothing, veto=True),
    Rule(name="numeric", pattern=NUMERIC, read=dates.numeric_date),
    Rule(name="month-day", pattern=f"(?:{APPROX})?{MONTH_DAY}", read=dates.calendar_day),
    Rule(name="day-month", pattern=f"(?:{APPROX})?{DAY_MONTH}", read=dates.calendar_day),
    Rule(name="day-range", pattern=DAY_RANGE, read=dates.day_range),
    Rule(name="range-after", pattern=RANGE_AFTER, read=dates.day_range),
    Rule(name="day-listed", read=dates.calendar_day,
         pattern=(f"(?P<d>{{day}})(?=(?:{{comma}}{{day|ord}})*{{to|and|or|hyphen}}(?:{{the}})?"
                  f"{{day|ord}}{{of}}?(?P<m>{MONTH})(?:{{comma}}?(?P<y>{{year}}))?)")),
    Rule(name="month-days", read=dates.day_range,
         pattern=f"(?P<m>{MONTH})(?P<r>{{day}}(?:{{and|to|or}}){{day}}){{!comma}}{{!dot}}"),
    Rule(name="month-year", pattern=f"(?:{APPROX})?{MONTH_YEAR}", read=dates.month_year),
    Rule(name="month-listed", read=dates.month_year,
         pattern=f"(?P<m>{MONTH})(?={{to|and|hyphen|or}}{MONTH}{{comma|of}}?(?P<y>{{year}}))"),
    Rule(name="month-relative", pattern=REL_MONTH, read=relative.relative_month),
    Rule(name="month", pattern=BARE_MONTH, read=dates.bare_month),
    Rule(name="year-range", pattern="(?P<y>{years})", read=dates.year_range),
    Rule(name="year", pattern=BARE_YEAR, read=dates.bare_year),
    Rule(name="year-words", read=dates.worded_year,
         pattern=f"(?P<word>{{the}}{{yearword}})?(?P<y>{SPOKEN_YEAR})"
                 "|(?P<word>{the}{yearword})(?P<y>{card}{scale})"),
    Rule(name="decade", pattern=DECADE, read=dates.decade),
    Rule(name="century", pattern=CENTURY, read=dates.century),
    Rule(name="season", pattern=SEASON, read=dates.season),
    Rule(name="season-in", pattern="{<in}{the}(?P<s>{weakseason}){!of}", read=dates.season),
    Rule(name="feast", read=dates.feast,
         pattern="(?P<f>{feast})(?:(?:{in|of|comma})?(?P<y>{year|num}))?"),
    Rule(name="hijri", read=dates.foreign_date,
         pattern="(?:{the}?(?P<d>{day|ord}){of}?)?(?P<m>{hmonth}){comma}?(?P<y>{num})(?:{era}{dot}?)?"
                 "|{the}?(?P<d>{day|ord}){of}?(?P<m>{hmonth})"
                 "|{<in}(?P<m>{hmonth})"),
    Rule(name="jalali", read=dates.foreign_date,
         pattern="(?P<d>{day|ord})(?P<m>{jmonth})(?:{comma}?(?P<y>{num}))?(?:{era}{dot}?)?"),
    Rule(name="week-of", read=dates.week_of,
         pattern=f"{{the}}(?P<p>{{period|weekend}}){{of}}(?P<date>{DAYS})"),
    Rule(name="weekend", pattern="{the}{weekend}", read=relative.weekend),
    Rule(name="weekday", pattern=f"(?:{APPROX})?{WEEKDAY_RULE}", read=relative.weekday),
    Rule(name="today", pattern=TODAY, read=relative.today_word),
    Rule(name="quarter", read=relative.quarter,
         pattern=(f"{{the|its}}?(?:(?P<ago>{AGO_ADJECTIVE})|(?P<y>{{year}})|(?P<y>{RELATIVE_YEAR}){{apos}}{{s}}"
                  ")?{fiscal}?{hyphen}?(?P<o>{ord}){hyphen}?(?P<q>{quarter})"
                  f"(?:(?:{{inside}}){{fiscal}}?(?P<y>{YEAR}))?|"
                  f"(?P<o>{{ord}})(?P<q>{{halfunit}}){{of}}(?P<y>{YEAR})")),
    Rule(name="quarter-bare", read=relative.bare_quarter,
         pattern=f"(?:{{the|its}}(?:(?P<ago>{{filler}}?{AGO_ADJECTIVE})|(?P<det>{{latest|current|same}})"
                 f"|(?P<y>{{year}}))?|(?P<y>{RELATIVE_YEAR}){{apos}}{{s}})(?P<u>{{quarter|term}}){{!hyphen}}"
                 "|(?P<det>{this|last|next|that|latest})(?P<u>{quarter})"),
    Rule(name="window-one", read=relative.rolling,
         pattern="{the}(?P<det>{last|past|next|coming})(?P<u>{period})(?:{orso})?"),
    Rule(name="unit-relative", pattern=REL_UNIT, read=relative.relative_unit),
    Rule(name="year-earlier", pattern=f"{{the|a}}?(?P<adj>{AGO_ADJECTIVE})", read=relative.year_earlier),
    Rule(name="year-whole", pattern="{the}{fiscal|filler}(?P<u>{yearword})", read=relative.period_here),
    Rule(name="year-ended", pattern="{the}{fiscal}?(?P<u>{period})(?={ending})", read=amounts.whole_period),
    Rule(name="ago", read=relative.ago,
         pattern=f"(?:{APPROX})?(?:{DURATION}|{PLURAL_UNIT})(?:{ORSO})?"
                 "(?:{ago}|(?P<fromnow>{fromnow}))"),
    Rule(name="later", read=relative.adverbial,
         pattern=f"(?:{APPROX})?(?:{DURATION}|{PLURAL_UNIT})(?P<adv>{{adverb}})"),
    Rule(name="measured", read=relative.measured_from,
         pattern=f"(?P<span>(?:{APPROX})?(?:{DURATION}|{PLURAL_UNIT}))(?P<conn>{{before|after}})"),
    Rule(name="beside", read=relative.day_beside,
         pattern="(?P<span>{the}(?P<u>{period|part}))(?P<conn>{before|after})(?P<of>{!stop|comma|dot})"),
    Rule(name="beside-told", read=relative.day_beside,
         pattern="{the}(?P<u>{period|part})(?P<conn>{before|after})(?={stop|comma|dot})"),
    Rule(name="window", read=amounts.window,
         pattern=f"(?:{{each}}{{of}})?{{the}}?(?P<det>{{last|past|next|coming|previous|following|rank|latest}})"
                 f"{DURATION}(?:{ORSO})?"),
    Rule(name="per", pattern="{<times|num|scale|card}(?P<span>{per}(?P<u>{period}))",
         read=amounts.per_unit),
    Rule(name="duration", pattern=f"(?:{APPROX})?{DURATION}(?:{ORSO})?", read=amounts.duration),
    Rule(name="duration-bare", pattern="{<for}(?P<u>{plural})", read=amounts.duration),
    Rule(name="vague-span", read=amounts.vague_span,
         pattern="{the}?(?P<w>{recent|coming|past|future|last|next})(?P<u>{plural})"),
    Rule(name="past", pattern="{the}(?P<w>{past|future})", read=amounts.vague_span),
    Rule(name="each", read=amounts.every,
         pattern=f"{{each}}(?P<n>{{other}}|{{ord}}|{NUMBER})?(?P<u>{{period|unit|part|weekday|month|"
                 "weakmonth|season|weakseason|weekend|moment}{part}?)"),
    Rule(name="plural-days", read=amounts.plural_days,
         pattern="(?P<u>(?:{weekday}{partplural}|{wplural}(?:{part|partplural})?))"),
    Rule(name="seasons", read=amounts.plural_days,
         pattern="{the}?(?:{last|past|next}(?:{card|num})?)(?P<u>{seasonplural})"),
    Rule(name="frequency", pattern="(?P<f>{frequency})", read=amounts.frequency),
    Rule(name="clock", read=clocks.clock,
         pattern=f"{CLOCK}(?:{DAY_LINK}(?P<date>{DAYS}))?"),
    Rule(name="clock-after", read=clocks.clock,
         pattern=f"(?P<date>{DAYS}){{comma}}?(?:{{at}})?{CLOCK}"),
    Rule(name="clock-dotted", pattern="(?P<c>{dotclock}){zone}*", read=clocks.dotted_clock),
    Rule(name="part-after", read=clocks.part_of_day,
         pattern=f"(?P<date>{DAYS}){{comma}}?(?:{{inside}}{{the}}|{{at}})?(?:{{early|late|mid}}{{hyphen}}?)?{PART}"),
    Rule(name="part-of", read=clocks.part_of_day,
         pattern=f"{{the|that}}?(?:(?P<mod>{{early|late|mid}}){{hyphen}}?)?{PART}(?:{{hourword}})?"
                 f"(?:{{of|on}})?{{the}}?(?P<date>{DAYS})"),
    Rule(name="part-relative", read=clocks.relative_part,
         pattern=f"(?:(?P<mod>{{early|late|mid|earlier|later}}))?{DET}"
                 f"(?:{{early|late|mid}}{{hyphen}}?)?(?P<part>{{part|twilight|prayer}})"
                 "|(?:(?P<mod>{early|late|later|earlier}))?(?P<part>{tonight})"),
    Rule(name="part", read=clocks.bare_part,
         pattern="(?P<part>{twilight|prayer})|{the}(?P<part>{part|twilight})"
                 "|(?:(?P<mod>{early|late|mid|later|earlier|midof}){hyphen}?{the}?)(?P<part>{part})"),
    Rule(name="narrowed", read=clocks.narrowed_date,
         pattern=f"(?:(?P<approx>{{approx}}))?{MOD}(?P<date>{ANY_DATE})"),
    Rule(name="year-end", pattern="(?:{approx})?{the}?(?P<e>{yearend})", read=clocks.end_of_year),
    Rule(name="reference", pattern="(?P<r>{reference})", read=amounts.reference_word),
)  # fmt: skip

# Rules that may read a date inside another expression, by name.
INNER = frozenset({
    "numeric", "month-day", "day-month", "day-range", "range-after", "month-year",
    "month-relative", "year", "decade", "century", "season", "unit-relative", "weekend",
    "weekday", "today", "quarter", "year-words", "month-bare", "period-here", "week-of",
})  # fmt: skip
INNER_ONLY: tuple[Rule, ...] = (
    Rule(name="month-bare", pattern=f"(?P<m>{MONTH})", read=dates.bare_month),
    Rule(name="season-the", pattern="{the}(?P<s>{weakseason})", read=dates.season),
    Rule(name="period-here", pattern="{the}(?P<u>{period})", read=relative.period_here),
)

# Tags without one of which no words are a time: the rest of a text is not even tried.
KEYS = ("month", "weakmonth", "shortmonth", "weekday", "wshort", "wplural", "unit", "plural",
        "period", "quarter", "quarters", "second", "term", "weekend", "part", "partplural", "moment",
        "twilight", "prayer", "tonight", "season", "weakseason", "seasonplural", "today",
        "past", "future", "recent", "yearend", "frequency", "reference", "feast", "hmonth",
        "jmonth", "wordcentury", "decadeword", "teencentury", "ampm", "oclock", "hourword", "zone",
        "past30", "year", "mil", "iso", "decade", "clock", "dotclock", "slashdate", "years",
        "halfunit")  # fmt: skip
