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


# Cyrillic and Greek letters in the Latin letters of the press; capitals fold first.
_ALPHABETS = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z",
    "и": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "і": "i", "ї": "yi",
    "є": "ye", "ґ": "g", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "dj", "џ": "dz",
    "ў": "w", "қ": "q", "ғ": "gh", "ҳ": "h", "ә": "a", "ү": "u", "ұ": "u", "ө": "o", "ң": "ng",
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i",
    "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s",
    "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
})  # fmt: skip
_VOWELS = frozenset("aeiou")
# Scripts whose letters are syllables: the letter's Unicode name ends in its sound.
_SYLLABLES = ("KATAKANA", "HIRAGANA", "HANGUL SYLLABLE")


def script_of(word: str) -> Script:
    """The script most letters of a word are in.

    >>> script_of("هشام"), script_of("Hisham"), script_of("Иван")
    ('arabic', 'latin', 'other')
    """
    for letter in word:
        if letter.isalpha():
            code = ord(letter)
            if code < 0x250 or 0x1E00 <= code < 0x1F00:
                return "latin"
            if 0x590 <= code < 0x600:
                return "hebrew"
            if 0x600 <= code < 0x780 or 0xFB50 <= code < 0xFF00:
                return "arabic"
            return "other"
    return "latin"


@lru_cache(maxsize=65536)
def romanised(word: str) -> str:
    """A word of another alphabet or syllabary in Latin letters, roughly.

    Letters without a table are read off their Unicode names, which begin (alphabets)
    or end (syllabaries) with the sound.

    >>> romanised("Путин"), romanised("オバマ"), romanised("Օբամա")
    ('putin', 'obama', 'obama')
    """
    text = unicodedata.normalize("NFC", word.casefold()).translate(_ALPHABETS)
    return "".join(_sound(letter) for letter in text)


def _sound(letter: str) -> str:
    plain = unicodedata.normalize("NFD", letter)[0].translate(_ALPHABETS)
    if plain.isascii():  # a letter with an accent that the table lacks
        return plain
    name = unicodedata.name(letter, "")
    spoken = name.split(" WITH ")[0].rsplit(" ", 1)[-1].lower()
    if name.startswith(_SYLLABLES):
        return spoken
    if " LETTER " in name:
        return _onset(spoken)
    return spoken if "VOWEL SIGN" in name else ""


def _onset(spoken: str) -> str:
    """The consonants a letter's name begins with, or its first vowel."""
    for at, letter in enumerate(spoken):
        if letter in _VOWELS:
            return spoken[:at] or letter
    return spoken


def hebrew_as_arabic(word: str) -> str:
    """A Hebrew word in the Arabic letters of the same sounds.

    >>> hebrew_as_arabic("חמאס")
    'حماس'
    """
    return "".join(c for c in word.translate(_HEBREW) if not unicodedata.combining(c))
