"""The codebook's words of time and number, compiled once."""

from __future__ import annotations

from functools import cache

from tahqiq.codebook.loader import load_yaml
from tahqiq.text.numbers import NumberWords
from tahqiq.text.quantity import NumberGrammar
from tahqiq.text.timex import TimeGrammar
from tahqiq.text.timex_words import TimeWords


@cache
def number_words() -> NumberWords:
    """English number words (`codebook/numbers.yaml`)."""
    words: NumberWords = load_yaml("numbers", NumberWords)
    return words


@cache
def time_grammar() -> TimeGrammar:
    """The English grammar of time expressions (`codebook/times.yaml`)."""
    return TimeGrammar(load_yaml("times", TimeWords), number_words())


@cache
def number_grammar() -> NumberGrammar:
    """The English grammar of number expressions (`codebook/numbers.yaml`)."""
    return NumberGrammar(number_words())
