"""Letters of other scripts made comparable: folded, and alphabets written in Latin."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Literal

Script = Literal["latin", "arabic", "hebrew", "other"]

# Apostrophes, primes and the letters that stand for ayn and hamza in romanisation.
_DROPPED = dict.fromkeys(map(ord, "'’‘`´ʼʿʾʻ′ʹ\"“”„«»"))
# Latin letters that do not decompose under NFKD.
_PLAIN = str.maketrans({
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
    "ə": "a", "ŋ": "ng", "ħ": "h", "ß": "ss",
})  # fmt: skip
# One letter for what spellings and languages write differently; short vowels, tatweel
# and zero-width marks go with the combining characters.
_ARABIC = str.maketrans({
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ێ": "ي", "ے": "ي",
    "ئ": "ي", "ؤ": "و", "ۆ": "و", "ۇ": "و", "ک": "ك", "ڪ": "ك", "ھ": "ه", "ہ": "ه", "ە": "ه",
    "ۀ": "ه", "ۃ": "ة", "ڵ": "ل", "ڕ": "ر", "ں": "ن", "ٹ": "ت", "ڈ": "د", "ڑ": "ر", "ڨ": "ق",
    "ـ": None, "ء": None, "\u200c": None, "\u200d": None, "\u200e": None, "\u200f": None,
})  # fmt: skip
# Hebrew beside the Arabic letter of the same sound, so that one table serves both.
_HEBREW = str.maketrans({
    "א": "ا", "ב": "ب", "ג": "ج", "ד": "د", "ה": "ه", "ו": "و", "ז": "ز", "ח": "ح", "ט": "ط",
    "י": "ي", "כ": "ك", "ך": "ك", "ל": "ل", "מ": "م", "ם": "م", "נ": "ن", "ן": "ن", "ס": "س",
    "ע": "ع", "פ": "ف", "ף": "ف", "צ": "ص", "ץ": "ص", "ק": "ق", "ר": "ر", "ש": "ش", "ת": "ت",
})  # fmt: skip


@lru_cache(maxsize=65536)
def fold_latin(word: str) -> str:
    """The word in lower case without accents, apostrophes and doubled marks.

    >>> fold_latin("Aïn")
    'ain'
    """
    text = unicodedata.normalize("NFKD", word.casefold().translate(_DROPPED))
    bare = "".join(letter for letter in text if not unicodedata.combining(letter))
    return bare.translate(_PLAIN)


@lru_cache(maxsize=65536)
def fold_arabic(word: str) -> str:
    """Arabic, Persian, Kurdish and Urdu letters without what spellings differ in.

    >>> fold_arabic("سلیمانی") == fold_arabic("سليماني")
    True
    """
    text = unicodedata.normalize("NFKC", word).translate(_ARABIC)
    text = unicodedata.normalize("NFKD", text).translate(_ARABIC)
    return "".join(letter for letter in text if not unicodedata.combining(letter))
