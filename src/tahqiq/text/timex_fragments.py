"""The parts of which the rules of time are made: a month and day, an amount, a clock.

In a pattern ``{tag}`` is one word with that tag (`timex_words.compile_rule`), ``$NAME``
a fragment with its named parts, ``%NAME`` the same without names, to stand inside
another expression; white space means nothing.
"""

from __future__ import annotations

import re

FRAGMENTS = {
    "MONTH": "{month|weakmonth} | {shortmonth}{dot}?",
    "BARE_MONTH": "(?P<m> {month} | {<in}{weakmonth} | {<in}{shortmonth}{dot}?)",
    "WEEKDAY_BEFORE": "{weekday|wshort}{dot}?{comma}?",
    "APPROX": "(?P<approx> {approx|compare})?",
    "ORSO": "(?P<orso> {orso})?",
    # "the last", "this past", "that same", "this"
    "DET": """(?P<det>
        {the}? {last|next|past|previous|following|coming|current|same|latest}
        | {this}{last|next|past|coming} | {that}{same} | {this|that})""",
    "UNIT_BESIDE": """(?: {the}?{last|next|past|previous|following|coming|same|current}
        | {this|that}) {fiscal}? {period}""",
    "SPOKEN_YEAR": "{teencentury}{hyphen}?{card} (?:{hyphen}?{card})?",
    "YEAR": "{year} | %UNIT_BESIDE | %SPOKEN_YEAR",
    "OF_YEAR": "(?: {comma|hyphen}? {of}? (?P<y> %YEAR))?",
    "MONTH_DAY": """$WEEKDAY_BEFORE? {the}? (?P<m> %MONTH) {comma}? {the}?
        (?P<d> {day|ord}) (?: {comma}? {of}? (?P<y> %YEAR))?""",
    "DAY_MONTH": """$WEEKDAY_BEFORE? {the}? (?P<d> {day|ord}) {hyphen|of}?
        (?P<m> %MONTH) $OF_YEAR""",
    "DAY_RANGE": """$WEEKDAY_BEFORE? {the}? (?P<r> {range|ratio}) {of}?
        (?P<m> %MONTH) (?: {comma}? (?P<y> %YEAR))?""",
    "MONTH_YEAR": "{the}? (?P<m> %MONTH) {comma|of|hyphen}? (?P<y> %YEAR)",
    "NUMERIC": "(?P<iso> {iso|slashdate})",
    "WEEKDAY": "$DET? (?P<wd> {weekday}) (?: {of}? (?P<week> %UNIT_BESIDE))?",
    "TODAY": "(?P<t> {today}) (?: {comma}?{weekday})?",
    # "last week", "that date"
    "RELATIVE_UNIT": """$DET {fiscal}? (?P<u> {period|weekend})
        | (?P<det> {that}{same}? | {the}?{same}) (?P<u> {calendarday})""",
    "RELATIVE_MONTH": "$DET (?P<m> %MONTH)",
    "SEASON": """(?: $DET | {the})? (?P<s> {season}) (?: {of}? (?P<y> %YEAR))?
        | $DET (?P<s> {weakseason}) (?: {of}? (?P<y> %YEAR))?
        | {the}? (?P<s> {weakseason}) {of}? (?P<y> %YEAR)""",
    "DECADE": """(?P<the> {the})? (?P<apos> {apos})? (?P<d> {decade})
        | (?P<the> {the}) (?P<d> {decadeword})""",
    "CENTURY": "{the}? (?P<o> {ord}) {hyphen}? {wordcentury}",
    # "year-ago", "week-earlier": the hyphen makes it an adjective
    "AGO_ADJECTIVE": "{period}{hyphen}{ago|adverb|before}",
    "DAYS": """%NUMERIC | %MONTH_DAY | %DAY_MONTH | %DAY_RANGE | %WEEKDAY | %TODAY
        | %RELATIVE_UNIT""",
    "ANY_DATE": """%NUMERIC | %MONTH_DAY | %DAY_MONTH | %WEEKDAY | %TODAY
        | %RELATIVE_UNIT | %RELATIVE_MONTH | %MONTH_YEAR | %MONTH | %SEASON | {year}
        | %DECADE | %CENTURY | {the}{period|weekend} | {the}{season|weakseason}
        | {the|its}? {fiscal}? {ord}{hyphen}?{quarter}""",
    # what a stretch may begin and end with
    "CALENDAR_DATE": "%NUMERIC | %MONTH_DAY | %DAY_MONTH | %MONTH_YEAR | %MONTH",
    "END_DATE": "%CALENDAR_DATE | %WEEKDAY",
    "NUMBER": """{num}{frac}?{scale}? | {frac} | {a}?{scale}
        | {card} (?: {hyphen}?{card|scale} | {and}{card})*""",
    "AMOUNT": """(?P<n> %NUMBER (?: {to|or|hyphen} %NUMBER)? | {range}
        | {a}?{vague}{of}? | {a}{filler}?)""",
    "UNIT": "(?P<u> {unit|quarters}) (?P<uh> {andhalf})?",
    "HALF_UNIT": """(?P<half> (?P<n> {half}{a} | {a}{half}{hyphen}? | {half}{hyphen}))
        (?P<u> {unit})""",
    "DURATION": """$AMOUNT (?P<nh> {andhalf})? {hyphen}? {filler|vague|orso}* $UNIT
        | $HALF_UNIT""",
    "SPAN_OF_TIME": "$APPROX (?: $DURATION | (?P<u> {plural}))",
    "PART": "(?P<part> {part|twilight|moment|prayer})",
    "MOD": """{the}? (?P<mod> {early|late|mid|earlier|later}) {hyphen}?
        | (?P<mod> {startof|midof|endof})""",
    "HOUR": """(?P<c> {num} | {clock} | {dotclock}) (?P<ampm> {ampm})
        | (?P<c> {clock}) {hourword}? | (?P<c> {card}) (?: {oclock} | (?P<ampm> {ampm}))
        | (?P<c> {num}) {oclock} | (?P<mil> (?P<c> {mil})) {hourword|zone}
        | (?P<halfpast> (?P<c> {past30}{card|num})) | (?P<c> {moment})""",
    "CLOCK": """$APPROX $HOUR {hourword}?
        (?: {inside|at}{the}?(?P<of> {part}))? {zone}*""",
}
REFERENCE = re.compile(r"([$%])([A-Z_]+)")


def expanded(pattern: str) -> str:
    """The pattern with its fragments put in.

    Raises:
        KeyError: It names a fragment that does not exist.

    >>> expanded("$UNIT").count("(?P<")
    2
    """

    def fragment(match: re.Match[str]) -> str:
        body = expanded(FRAGMENTS[match[2]])
        if match[1] == "%":
            body = re.sub(r"\?P<\w+>", "?:", body)
        return f"(?:{body})"

    return re.sub(r"\s+", "", REFERENCE.sub(fragment, pattern))
