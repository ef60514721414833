"""Numbers in plain text with their bounds: "more than 700", "dozens", "12 to 15".

Only how many is read here; what is counted is a question of syntax. The span covers the
number and its comparator (M50); a vague numeral is flagged as imputed (M53).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tahqiq.model.reading import Comparator
from tahqiq.text.numbers import NumberWords, Vague, number_value
from tahqiq.text.timex_words import Lexicon, Line, TimeWords, compile_rule

Shape = Literal["count", "percent", "fraction"]
NUMBER = (
    "(?:{num}{frac}?{scale}*|{frac}|{a}?{scale}(?:{and}{card}+)?"
    "|{half}{a}{scale}|{card}(?:{hyphen}?{card|scale}|{and}{card})*{scale}*)"
)
BEFORE = "(?P<before>(?:{comparator})+)?"
AFTER = "(?P<after>{trailing})?"
PERCENT = "(?P<percent>{hyphen}?{percent})?"
PATTERNS = (
    f"{BEFORE}{{between}}(?P<low>{NUMBER}){{and}}(?P<high>{NUMBER}){PERCENT}",
    f"{BEFORE}{{<!from}}(?P<low>{NUMBER}){{to|hyphen}}(?P<high>{NUMBER}){PERCENT}",
    f"{BEFORE}(?P<range>{{range|years}}){PERCENT}",
    f"{BEFORE}{{a}}?(?P<vague>{{vague}})(?:{{of}}?(?P<scale>{{scale}}))?",
    f"{BEFORE}(?P<number>{NUMBER}){PERCENT}{AFTER}",
    "(?P<share>{half})(?=(?:{of}|{the}))",
    "(?P<share>(?:{a}|{card}){hyphen}?{fraction})(?={of})",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundNumber:
    """A number as written, with its bounds; None is no bound."""

    start: int
    end: int
    exact: str
    low: float | None
    high: float | None
    comparator: Comparator
    imputed: bool = False
    shape: Shape = "count"


class NumberGrammar:
    """The compiled grammar of number expressions of one language.

    Args:
        words: `codebook/numbers.yaml`.
    """

    def __init__(self, words: NumberWords) -> None:
        self.words = words
        tags: dict[str, dict[str, str | int]] = {
            tag: dict.fromkeys(keys, 1) for tag, keys in words.links.items()
        }
        tags["comparator"] = dict(words.comparators)
        tags["trailing"] = dict(words.trailing)
        tags["vague"] = dict.fromkeys(words.vague, 1)
        tags["fraction"] = dict.fromkeys(words.fractions, 1)
        self.lexicon = Lexicon(TimeWords(tags=tags), words)
        self.patterns = [compile_rule(pattern, self.lexicon) for pattern in PATTERNS]

    def find(self, text: str) -> tuple[FoundNumber, ...]:
        """The numbers of a text, in order, none overlapping."""
        line = self.lexicon.line(text)
        matches = sorted(
            (match.start(), -match.end(), order, match)
            for order, pattern in enumerate(self.patterns)
            for match in pattern.finditer(line.codes)
        )
        return tuple(self._read(line, [row[3] for row in matches]))

    def _read(self, line: Line, matches: list[re.Match[str]]) -> Iterator[FoundNumber]:
        done = 0
        for match in matches:
            if match.start() >= done:
                found = self._number(line, match)
                if found is not None:
                    done = match.end()
                    yield found

    def _number(self, line: Line, match: re.Match[str]) -> FoundNumber | None:
        parts = {name.rpartition("_")[0]: line.keys[slice(*match.span(name))]
                 for name in match.re.groupindex if match.start(name) >= 0}  # fmt: skip
        bounds = self._bounds(parts)
        if bounds is None:
            return None
        low, high, comparator, imputed = bounds
        first = match.start() + self._silent(parts.get("before", []))
        start, stop = line.starts[first], line.ends[match.end() - 1]
        shape: Shape = "percent" if "percent" in parts else "count"
        return FoundNumber(
            start=start, end=stop, exact=line.text[start:stop], low=low, high=high,
            comparator=comparator, imputed=imputed,
            shape="fraction" if "share" in parts else shape,
        )  # fmt: skip

    def _silent(self, before: list[str]) -> int:
        """How many words before the number do not belong to its span."""
        silent = 0
        for index, key in enumerate(before):
            if key in self.words.silent:
                silent = index + 1
                while silent < len(before) and not before[silent]:
                    silent += 1
        return silent

    def _bounds(
        self, parts: dict[str, list[str]]
    ) -> tuple[float | None, float | None, Comparator, bool] | None:
        if "share" in parts:
            value = self._share(parts["share"])
            return None if value is None else (value, value, "=", False)
        if "vague" in parts:
            return self._vague(parts)
        if "number" in parts:
            value = self._value(parts["number"])
            return None if value is None else (*self._compared(value, parts), False)
        low, high = self._ends(parts)
        if low is None or high is None or high <= low:
            return None
        return low, high, "between", False

    def _ends(self, parts: dict[str, list[str]]) -> tuple[float | None, float | None]:
        """Both ends of a range."""
        if "range" in parts:
            pieces = re.split(r"\D", parts["range"][0])
            return float(pieces[0]), float(pieces[-1])
        return self._value(parts["low"]), self._value(parts["high"])

    def _value(self, keys: list[str]) -> float | None:
        words = [key for key in keys if key]
        if words[:1] == ["half"]:
            words = words[2:] if words[1:2] in (["a"], ["an"]) else words[1:]
            value = number_value(words, self.words)
            return None if value is None else value / 2
        return number_value(words, self.words)

    def _share(self, keys: list[str]) -> float | None:
        count = number_value(keys[:1], self.words) or 1.0
        value = self.words.fractions.get(keys[-1])
        return None if value is None else count * value

    def _vague(
        self, parts: dict[str, list[str]]
    ) -> tuple[float | None, float | None, Comparator, bool]:
        """Bounds of "dozens", "several hundred", from the codebook's table (M53)."""
        row: Vague = self.words.vague[parts["vague"][0]]
        factor = self.words.scales[parts["scale"][0]] if "scale" in parts else 1
        comparator = self._comparator(parts)
        high = (
            None if row.high is None or comparator in {">", ">="} else row.high * factor
        )
        low = None if comparator in {"<", "<="} else row.low * factor
        return low, high, comparator if comparator != "=" else "~", True

    def _comparator(self, parts: dict[str, list[str]]) -> Comparator:
        """The comparator nearest to the number; one after it counts too."""
        found: Comparator = "="
        for key in parts.get("before", []):
            told = self.words.comparators.get(key)
            if told is not None and told != "=":
                found = told
        for key in parts.get("after", []):
            found = self.words.trailing.get(key, found)
        return found

    def _compared(
        self, value: float, parts: dict[str, list[str]]
    ) -> tuple[float | None, float | None, Comparator]:
        comparator = self._comparator(parts)
        if comparator in {">", ">="}:
            return value, None, comparator
        if comparator in {"<", "<="}:
            return None, value, comparator
        return value, value, comparator
