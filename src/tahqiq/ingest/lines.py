"""What a single line or paragraph is, told from its words alone."""

from __future__ import annotations

import re
from functools import cache

from tahqiq.ingest.credits import agency, bracketed, credit_line
from tahqiq.ingest.printed import find_date, without_date
from tahqiq.ingest.wording import any_of, is_outlet_like, layout, opens

_WORD = re.compile(r"\S+")
_FINAL = re.compile(r"[.!?…؟\u06d4。:;,][\"'”\u2019»)\]*_]*$")
_CREDIT = re.compile(r"(?<=[.!?])\s*[(\[][^()\[\]]{2,60}[)\]]\s*$")
_NAME_PART = r"(?:(?:al|el|bin|ibn|abu|van|von|de|la|da|d')[\s-])*[A-Z][\w.'\u2019-]*"
_NAME = re.compile(rf"{_NAME_PART}(?:\s+{_NAME_PART}){{1,3}}")
_NAME_IN_PLACE = re.compile(
    rf"{_NAME_PART}(?:\s+{_NAME_PART}){{1,3}}(?:\s+in\s+|,\s+)"
    rf"{_NAME_PART}(?:,?\s+{_NAME_PART})?"
)
_DATELINE = re.compile(
    r"(?P<place>[A-Z][\w.'\u2019/-]*"
    r"(?:[ ]+(?:[a-z]{2,3}[ ]+)?[A-Z][\w.'\u2019/-]*){0,3}"
    r"(?:[ ]+\([A-Z]\w+\)(?=,))?"
    r"(?:,[ ]+[A-Z][\w.'\u2019-]*(?:[ ]+[A-Z][\w.'\u2019-]*){0,2}){0,2})"
    r"(?P<when>,?[ ]+(?:[\w.]{1,10},?[ ]+){0,4}?\d{1,2}(?:,?[ ]+[\w.]{2,9}){0,2})?"
    r"(?P<credit>[ ]+[(\[][^()\[\]]{2,40}[)\]])?"
    r"(?P<dash>[ ]*(?:--+|[—\u2013―])[ ]*|[ ]+-[ ]+)"
)  # fmt: skip

# As organisations open a release: "(Nairobi) - The authorities …", "(Geneva, May 3, 2021) – ".
_BRACKETED = re.compile(
    r"\((?P<place>[A-Z][\w.'\u2019-]*(?:[ ]+[A-Z][\w.'\u2019-]*){0,2}"
    r"(?:,[ ]+[A-Z][\w.'\u2019-]*(?:[ ]+[A-Z][\w.'\u2019-]*)?)??)"
    r"(?P<when>,?[ ]+(?:[\w.]{1,10},?[ ]+){0,2}?\d{1,2}(?:,?[ ]+[\w.]{2,9}){0,2})?\)"
    r"(?P<credit>(?!))?(?P<dash>[ ]*(?:--+|[—\u2013―])[ ]*|[ ]+-[ ]+)(?=[A-Z\"“‘'])"
)


def is_byline(line: str) -> bool:
    """Whether a line says who wrote, and nothing else.

    >>> is_byline("By Manijeh Tolu, Sahran"), is_byline("By noon, 40 people were dead.")
    (True, False)
    """
    words = _WORD.findall(line)
    if not words or len(words) > 16 or line.rstrip().endswith(("?", "!", ":", ",")):
        return False
    if _sign_off().match(line):
        return True
    if line.rstrip().endswith("."):
        return False
    named = len(words) <= 8 and _NAME_IN_PLACE.fullmatch(line) is not None
    return named or _byline().match(line) is not None or is_role(line)


def opens_byline(line: str) -> bool:
    """Whether a line begins with the word that says who wrote: "By the Gulf Desk"."""
    return _byline().match(line) is not None


def is_sign_off(line: str) -> bool:
    """Whether a block names reporters and editors under an article."""
    return len(line) < 300 and _sign_off().match(line) is not None


def is_name(line: str) -> bool:
    """Whether a line is nothing but a person's name, as far as its letters tell."""
    return (
        len(line) < 60
        and _NAME.fullmatch(line) is not None
        and not line.isupper()
        and is_unfinished(line)
        and not is_outlet_like(line)
    )


def is_masthead(line: str) -> bool:
    """Whether a line is the name of the publication or office that issues the text.

    >>> is_masthead("The Kesht Daily"), is_masthead("Gunmen storm a radio station")
    (True, False)
    """
    words = _WORD.findall(line)
    name = line.partition(",")[0].strip()
    if not words or len(words) > 7 or _FINAL.search(line) or find_date(line):
        return False
    long = [word for word in words if len(word) > 3]
    capital = all(word[0].isupper() or "-" in word[:4] for word in long)
    return capital and is_outlet_like(name)


def is_caption(block: str, *, on_top: bool) -> bool:
    """Whether a block says what a picture shows, by its opening or its credit.

    Above the article an agency in brackets is enough, where nobody is quoted; below,
    a body paragraph may end with its agency, so the words must describe a scene.
    """
    words = len(_WORD.findall(block))
    if words > 90 or words < 2:
        return False
    if _caption_opener().match(block):
        return True
    credit = bracketed(block)
    if credit is None or credit.photo:
        return credit is not None
    return is_scene(block) or (on_top and _reporting().search(block) is None)


def is_scene(block: str) -> bool:
    """Whether a block shows something in the present tense and ends with a full date.

    >>> is_scene("Officers stand guard near a bridge in Sahran, March 12, 2031.")
    True
    """
    dated = find_date(block[-70:]) is not None
    return dated and len(block) < 400 and _scene().match(block) is not None


def is_about_heading(line: str) -> bool:
    """Whether a line heads what the outlet says of itself ("About us")."""
    words = _WORD.findall(line)
    return (
        len(words) <= 6 and not _FINAL.search(line) and _about().match(line) is not None
    )


def is_about(block: str) -> bool:
    """Whether a paragraph opens with such a heading and a colon."""
    head, colon, _ = block[:60].partition(":")
    return bool(colon) and is_about_heading(head)


def is_boilerplate(block: str) -> bool:
    """Whether a paragraph is about the page: subscribe, copyright, related."""
    if len(block) > 600:
        return False
    if credit_line(block) is not None:
        return False
    return bool(_page_opener().match(block) or _page_part().search(block))


def is_self_description(block: str, names: tuple[str, ...]) -> bool:
    """Whether a closing paragraph says what the outlet or author named is."""
    if len(block) > 700:
        return False
    lower = block.lower()
    named = any(lower.startswith(name.lower()) for name in names)
    return named and _describes().search(block) is not None


def describes_outlet(block: str) -> str | None:
    """The outlet whose self-description a closing paragraph is, from its grammar alone.

    >>> describes_outlet("Orun Wire is a cooperative news agency.")
    'Orun Wire'
    """
    match = re.match(
        r"((?:The )?[A-Z][\w'\u2019&-]*(?:\s+(?:(?:of|de|del|du|la)\s+)*[A-Z][\w'\u2019&-]*){0,4})",
        block,
    )
    if match is None or len(block) > 700 or not is_outlet_like(match.group(1)):
        return None
    return match.group(1) if _describes().search(block[match.end() :]) else None


def is_title_case(line: str) -> bool:
    """Whether nearly all longer words have a capital, as in headlines."""
    long = list(re.findall(r"[^\W\d_]{4,}", line))
    capital = sum(word[0].isupper() for word in long)
    return len(long) >= 3 and capital >= 0.75 * len(long)


def is_unfinished(line: str) -> bool:
    """Whether a line ends without a full stop, as headings do, a credit set aside."""
    return _FINAL.search(_CREDIT.sub("", line)) is None


def count_words(line: str) -> int:
    """Number of words, by spaces."""
    return len(_WORD.findall(line))


def dateline(block: str) -> re.Match[str] | None:
    """The place, date and agency before the dash that opens a wire report.

    >>> dateline("SAHRAN, March 11 (Orun Wire) - Gunmen shot dead").group("credit")
    ' (Orun Wire)'
    >>> dateline("Two men - both armed - ran.") is None
    True
    >>> dateline("GAO, Mali - Attackers stormed the market.").group("place")
    'GAO, Mali'
    >>> dateline("(Nairobi) - The authorities should act.").group("place")
    'Nairobi'
    """
    bracketed = _BRACKETED.match(block[:160])
    if bracketed and not _is_credit(f" ({bracketed.group('place')})"):
        return bracketed
    match = _DATELINE.match(block[:160])
    if match is None or match.group("place") in layout().not_places:
        return None
    city = match.group("place").split(",")[0]
    of_land = re.search(r", [A-Z][a-z]", match.group("place")) is not None
    shouted = city.isupper() and sum(char.isalpha() for char in city) > 3 - of_land
    plain = match.group("credit") is None and "," not in match.group("place")
    shouted = shouted and not (plain and _too_long(city))
    told = match.group("credit") is not None and _is_credit(match.group("credit"))
    dated = (
        match.group("when") is not None and find_date(match.group("when")) is not None
    )
    return match if shouted or told or (dated and match.group("credit")) else None


def _too_long(city: str) -> bool:
    """Whether capitals are rather a run-in heading: three words, none of them short."""
    words = city.split()
    return len(words) > 3 or (len(words) == 3 and len(words[1]) > 3)


def _is_credit(words: str) -> bool:
    name = words.strip(" ()[]")
    return agency(name) is not None or is_outlet_like(name)


def is_role(line: str) -> bool:
    """Whether a line names an office of a newsroom, not a person."""
    parts = re.split(r"\s*[|•·]\s*|,\s+|\s+[\u2013—-]\s+|\s+and\s+", line)
    return any(_roles().fullmatch(part) for part in parts)


@cache
def _byline() -> re.Pattern[str]:
    openers = any_of(layout().byline_openers)
    return re.compile(
        rf"[\s(\[*_]*{openers}(?:\s*:\s*|\s+)(?-i:(?:the\s+)?[A-Z]|our\b|staff\b|a\s)"
        rf"|\s*{openers}\s*$",
        re.IGNORECASE,
    )


@cache
def _sign_off() -> re.Pattern[str]:
    return opens(layout().sign_off_openers)


@cache
def _roles() -> re.Pattern[str]:
    roles = any_of(layout().byline_roles)
    return re.compile(
        rf"(?:(?:our|by|from|the)\s+)?(?:[A-Z][\w'\u2019-]*\s+){{0,3}}(?i:{roles})"
    )


@cache
def _scene() -> re.Pattern[str]:
    verbs = any_of(layout().scene_verbs)
    return re.compile(
        rf"(?:[A-Z][\w'\u2019-]*|\d+)(?:\s+[\w'\u2019,-]+){{0,8}}?\s+{verbs}\b"
    )


@cache
def _reporting() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(layout().reporting_words)}\b", re.IGNORECASE)


@cache
def _caption_opener() -> re.Pattern[str]:
    return re.compile(r"\s*" + any_of(layout().caption_openers), re.IGNORECASE)


@cache
def _about() -> re.Pattern[str]:
    openers = any_of(layout().about_openers)
    return re.compile(rf"[\s#*_]*(?i:{openers})(?:[\s*_]*$|\s+(?:the\s+|this\s+)?\w)")


@cache
def _page_opener() -> re.Pattern[str]:
    openers = any_of(layout().boilerplate_openers)
    return re.compile(rf"[\s(\[*_#>»→-]*{openers}(?!\w(?<=\w\w))", re.IGNORECASE)


@cache
def _page_part() -> re.Pattern[str]:
    return re.compile("|".join(layout().boilerplate_parts), re.IGNORECASE)


@cache
def _describes() -> re.Pattern[str]:
    return re.compile("|".join(layout().self_description), re.IGNORECASE)


def names_in_byline(line: str) -> list[str]:
    """The people and publications that a byline or masthead names.

    >>> names_in_byline("By Layla Mahzari and Henrik Aldersten in Vestholm")
    ['Layla Mahzari', 'Henrik Aldersten']
    >>> names_in_byline("By Manijeh Tolu, Sahran")
    ['Manijeh Tolu']
    """
    said = without_date(line.strip(" ()[]*_").split(";")[0].split("|")[0])
    opener = _opener().match(said)
    said = said[opener.end() :] if opener else said
    joined = re.search(r"\s+(?:and|&)\s+", said) is not None
    parts = re.split(r"\s+(?:and|&)\s+|,\s*", said)
    found: list[str] = []
    for part in parts if joined else parts[:1]:
        name = re.split(r"\s+(?:in|at|for)\s+", part)[0].strip(" .*_")
        if name[:1].isupper() or name.lower().startswith(("al-", "el-")):
            found.append(name)
    return found


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(
        rf"\s*{any_of(layout().byline_openers)}(?:\s*:\s*|\s+|$)", re.IGNORECASE
    )


def is_notice(block: str) -> bool:
    """Whether a paragraph states who holds the rights or how the text came about."""
    return re.search(layout().notices, block, re.IGNORECASE) is not None
