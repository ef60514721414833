"""Letters that look like others, so that a word cannot hide behind its shape.

Only for finding what must not be published; names are compared with `tahqiq.text.folding`
and `tahqiq.text.scripts`, which ask what a letter sounds like and not how it looks.
"""

from __future__ import annotations

import unicodedata

# Letters of other alphabets by the Latin letter that a reader takes them for.
_SHAPES = {
    "a": "аαɑ", "b": "ьЬвβʙ", "c": "сϲᴄ", "d": "ԁᴅɗ", "e": "еєεҽ", "f": "ғƒꜰ", "g": "ɡցɢ",
    "h": "һнհʜ", "i": "іιıɪӏ", "j": "јʝᴊ", "k": "кκᴋ", "l": "ⅼʟ", "m": "мᴍ",
    "n": "пոηɴ", "o": "оοօσᴏ", "p": "рρᴘ", "q": "ԛզ", "r": "гᴦʀ", "s": "ѕꜱ", "t": "тτᴛ",
    "u": "υսцᴜ", "v": "νѵᴠ", "w": "ԝѡωᴡ", "x": "хχ", "y": "уγүʏ", "z": "ᴢʐ",
}  # fmt: skip
_LOOKS = {ord(other): latin for latin, rest in _SHAPES.items() for other in rest}
_BRAILLE = "a1b'k2l@cif/msp\"e3h9o6r^djg>ntq,*5<-u8v.%[$+x!&;:4\\0z7(_?w]#y)="
# Digits and signs written for letters; 1 and | stand for two.
_SIGNS = str.maketrans("0345789@$!", "oeastbgasi")
_FIRST_FLAG, _LAST_FLAG = 0x1F1E6, 0x1F1FF  # regional indicators, the letters of flags
_BOXED = ((0x1F130, 26), (0x1F150, 26), (0x1F170, 26))  # letters in squares and discs
_TAG = 0xE0000  # invisible copies of ASCII


def bare_letters(text: str) -> str:
    r"""Letters without dress: tags, flags, boxes, Braille and full width as plain ones.

    >>> bare_letters("\U0001f17e\U0001f1f2\uff29\u2819")
    'OMID'
    """
    table = {
        ord(letter): _plain(ord(letter)) for letter in set(text) if letter > "\x7f"
    }
    return unicodedata.normalize("NFKC", text.translate(table))


def latin_shapes(text: str) -> str:
    r"""A folded text in the Latin letters that its letters look like.

    >>> latin_shapes("\u043em\u0456d")
    'omid'
    """
    return text.translate(_LOOKS)


def letters_for_digits(text: str) -> tuple[str, str]:
    """Digits and signs as the letters they are written for; 1 as i, and as l.

    >>> letters_for_digits("0m1d")
    ('omid', 'omld')
    """
    plain = text.translate(_SIGNS)
    return plain.translate({49: "i", 124: "i"}), plain.translate({49: "l", 124: "l"})


def _plain(code: int) -> str:
    if _TAG + 0x20 <= code <= _TAG + 0x7E:
        return chr(code - _TAG)
    if _FIRST_FLAG <= code <= _LAST_FLAG:
        return chr(code - _FIRST_FLAG + ord("A"))
    if 0x2800 <= code < 0x2840:
        return _cell(code - 0x2800)
    for first, count in _BOXED:
        if first <= code < first + count:
            return chr(code - first + ord("A"))
    digit = unicodedata.digit(chr(code), None)
    return chr(code) if digit is None else str(digit)


def _cell(dots: int) -> str:
    """The letter of a Braille cell in its American code; empty cells part words."""
    letter = " " + _BRAILLE
    return letter[dots].upper() if letter[dots].isalpha() else " "
