"""Time expressions in plain text, as TIMEX3 (M46 to M48).

`TimeGrammar` is compiled once from the codebook's words; `find_times` applies it. What
an expression cannot say stays open: no day is invented for "last month", no year for
"6 July" in a text whose date is unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from datetime import date
from operator import attrgetter

from tahqiq.model.document import DatePrecision
from tahqiq.text.numbers import NumberWords
from tahqiq.text.timex_fragments import expanded
from tahqiq.text.timex_meaning import (
    FoundTime,
    Hit,
    Meaning,
    NeededAnchor,
    Scene,
    TenseAt,
)
from tahqiq.text.timex_rules import INNER, INNER_ONLY, KEYS, RULES, Rule
from tahqiq.text.timex_words import Lexicon, Line, TimeWords, compile_rule

__all__ = ["FoundTime", "NeededAnchor", "TimeGrammar", "find_times"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a rule matches; `shift` leads from its offsets to the words."""

    rule: Rule
    match: re.Match[str]
    shift: int
    rank: tuple[int, int, int]

    @property
    def start(self) -> int:
        """The first word."""
        return self.match.start() + self.shift

    @property
    def end(self) -> int:
        """The word after the last."""
        return self.match.end() + self.shift


class TimeGrammar:
    """The compiled grammar: words of time and number of one language.

    Args:
        words: `codebook/times.yaml`.
        numbers: `codebook/numbers.yaml`.
    """

    def __init__(self, words: TimeWords, numbers: NumberWords) -> None:
        self.lexicon = Lexicon(words, numbers)
        self.rules = [(rule, self._compiled(rule.pattern)) for rule in RULES]
        gap, key = self.lexicon.plain, self._compiled(KEYS).pattern
        self.stretches = re.compile(f"[^{gap}]*?{key}[^{gap}]*")
        self.inner = [
            (rule, pattern) for rule, pattern in self.rules if rule.name in INNER
        ]
        self.inner += [(rule, self._compiled(rule.pattern)) for rule in INNER_ONLY]

    def _compiled(self, pattern: str) -> re.Pattern[str]:
        return compile_rule(expanded(pattern), self.lexicon)

    def candidates(self, line: Line) -> list[Candidate]:
        """Every match of every rule: first, then longest, then by the order of rules.

        Only stretches of tagged words around a key word are tried, put end to end.
        """
        gap = self.lexicon.plain
        pieces: list[str] = []
        edges: list[int] = []
        shifts: list[int] = []
        size = 0
        for stretch in self.stretches.finditer(line.codes):
            edges.append(size)
            shifts.append(stretch.start() - size)
            pieces.append(stretch[0])
            size += len(stretch[0]) + 1
        codes = gap.join(pieces)
        found = []
        for order, (rule, pattern) in enumerate(self.rules):
            for match in pattern.finditer(codes):
                start, end = match.span()
                shift = shifts[bisect_right(edges, start) - 1]
                rank = (start + shift, start - end, order)
                found.append(Candidate(rule, match, shift, rank))
        found.sort(key=attrgetter("rank"))
        return found

    def read_inner(self, hit: Hit, group: str) -> Meaning | None:
        """The date inside an expression, read by the rule that fits all its words."""
        first, end = hit.groups[group]
        for rule, pattern in self.inner:
            match = pattern.fullmatch(hit.line.codes, first, end)
            if match and rule.read:
                meaning = rule.read(self.hit(hit.line, match, hit.scene, shift=0))
                if meaning is not None:
                    return meaning
        return None

    def hit(self, line: Line, match: re.Match[str], scene: Scene, shift: int) -> Hit:
        """The words of a match, ready to be read."""
        groups: dict[str, tuple[int, int]] = {}
        for name in match.re.groupindex:
            if match.start(name) >= 0:  # "u_2" is the part "u" of another alternative
                first, end = match.span(name)
                groups[name.rpartition("_")[0]] = (first + shift, end + shift)
        return Hit(
            line=line,
            lexicon=self.lexicon,
            scene=scene,
            groups=groups,
            first=match.start() + shift,
            end=match.end() + shift,
            inner=self.read_inner,
        )


@dataclass(slots=True)
class Reading:
    """The times found so far in one text, and the one the text is about."""

    grammar: TimeGrammar
    line: Line
    scene: Scene
    found: list[FoundTime] = field(default_factory=list)

    def take(self, candidate: Candidate) -> int:
        """Read one candidate; where its words end, or 0 where they are no time."""
        hit = self.grammar.hit(self.line, candidate.match, self.scene, candidate.shift)
        read = candidate.rule.read
        if read is None:
            return hit.end
        meaning = read(hit)
        if meaning is None or named_body(hit):
            return 0
        time = placed(hit, opened(hit, meaning))
        self.found.append(time)
        self.scene = moved_on(self.scene, time)
        span = hit.groups.get("span")
        return span[1] if span else hit.end


def moved_on(scene: Scene, time: FoundTime) -> Scene:
    """The scene after a time: what the text now speaks of.

    A comparison with an earlier time ("a year earlier") does not change the subject.
    """
    if time.type not in {"DATE", "TIME"} or time.earliest is None:
        return scene
    value = str(time.value)
    if "-Q" in value and subject_quarter(scene, time):
        return replace(scene, previous=time, quarter=value)
    told = scene.previous.earliest if scene.previous is not None else None
    if time.relative_to is not None and told is not None and time.earliest < told:
        return scene
    return replace(scene, previous=time)


def subject_quarter(scene: Scene, time: FoundTime) -> bool:
    """Whether a quarter is what a report speaks of: over, and not a comparison."""
    today, end = scene.reference, time.latest
    if today is not None and end is not None and end >= today:
        return False
    return scene.quarter is None or str(time.value) >= scene.quarter


def opened(hit: Hit, meaning: Meaning) -> Meaning:
    """Meaning of "since January": from then up to publication."""
    today, first = hit.scene.today(), meaning.bounds[0]
    since = (
        hit.tagged(hit.before(), "since") and meaning.type == "DATE" and not meaning.mod
    )
    if not since or today is None or first is None or first > today:
        return meaning
    precision = "months" if meaning.precision == "month" else meaning.precision
    return replace(meaning, mod="AFTER", bounds=(first, today), precision=precision)


def placed(hit: Hit, meaning: Meaning) -> FoundTime:
    """A meaning with the span of its words and the anchor it needs."""
    first, end = hit.groups.get("span", (hit.first, hit.end))
    start, stop = hit.line.starts[first], hit.line.ends[end - 1]
    needs = None
    if meaning.needs is not None:
        asking = hit.groups.get("conn") or hit.groups.get("adv") or (first, end)
        needs = NeededAnchor(relation=meaning.needs, start=hit.line.starts[asking[0]],
                             end=hit.line.ends[asking[1] - 1])  # fmt: skip
    before = hit.scene.previous if meaning.previous else None
    return FoundTime(
        start=start, end=stop, exact=hit.line.text[start:stop], type=meaning.type,
        value=meaning.value, mod=meaning.mod, earliest=meaning.bounds[0],
        latest=meaning.bounds[1], precision=meaning.precision, needs=needs,
        relative_to=(before.start, before.end) if before else None,
    )  # fmt: skip


def named_body(hit: Hit) -> bool:
    """Whether the date is part of a name: "the March 8 Alliance", "17 July Bridge"."""
    index = hit.end
    for _ in range(3):  # a name seldom has more than two words between date and noun
        if index >= len(hit.line.starts):
            return False
        start = hit.line.starts[index]
        if not hit.line.text[start].isupper():
            return False
        if hit.tagged(hit.line.keys[index], "body"):
            return True
        index += 1
    return False


def find_times(  # noqa: PLR0913 -- the scene's parts are the caller's words
    text: str,
    *,
    grammar: TimeGrammar,
    reference: date | None,
    reference_precision: DatePrecision = "day",
    tense: TenseAt | None = None,
    previous: FoundTime | None = None,
) -> tuple[FoundTime, ...]:
    """The time expressions of a text, in order, none overlapping.

    Args:
        text: Any text; a document or one passage of it.
        grammar: The compiled grammar.
        reference: The day of publication, or None where it is not known.
        reference_precision: How finely it is known.
        tense: Tells the tense of the clause around two offsets, where a parse knows it.
        previous: The last dated time of the passage before, if it may be pointed at.
    """
    line = grammar.lexicon.line(text)
    scene = Scene(reference=reference, precision=reference_precision, previous=previous,
                  tense=tense)  # fmt: skip
    reading = Reading(grammar, line, scene)
    done = 0
    for candidate in grammar.candidates(line):
        if candidate.start >= done:
            done = reading.take(candidate) or done
    return tuple(reading.found)
