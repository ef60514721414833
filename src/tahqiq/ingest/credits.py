"""Who told the outlet: agencies in datelines, captions and credit lines (M61, M65)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tahqiq.ingest.wording import (
    agency_forms,
    any_of,
    contributions,
    is_outlet_like,
    layout,
)

_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]][\s.]*$")
_CREDIT_LINE = re.compile(r"[—\u2013-]?\s*[(\[]([^()\[\]]{2,60})[)\]][\s.]*")
_SEPARATOR = re.compile(r"\s*[/|;\u2013—]\s*|\s+via\s+|\s+-\s+")
_NAME = re.compile(r"(?:the\s+)?[A-Z][\w&.'\u2019-]*(?:\s+[\w&.'\u2019-]+){0,4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A credit in brackets at the end of a block; `photo` if it says so itself."""

    name: str | None
    photo: bool


def agency(name: str) -> str | None:
    """The short form of an agency's name, None if it is none that we know.

    >>> agency("The Associated Press"), agency("Orun Wire")
    ('AP', None)
    """
    plain = name.strip(" .,")
    forms = agency_forms()
    return forms.get(plain) or forms.get(plain.removeprefix("the ").strip())


def bracketed(block: str) -> Credit | None:
    """The credit that a block ends with, None where the brackets hold something else.

    >>> bracketed("Mourners in Sahran. (Photo: Sahran Voice)")
    Credit(name='Sahran Voice', photo=True)
    >>> bracketed("He was taken to hospital (in Orun).") is None
    True
    """
    match = _IN_BRACKETS.search(block[-80:])
    if match is None:
        return None
    words = match.group(1).strip()
    within = _photo().match if len(words.split()) > 4 else _photo().search
    photo = within(words) is not None
    name = _credited(_photo().sub("", words).strip(" :,."), assume=photo)
    return Credit(name=name, photo=photo) if photo or name else None


def credit_line(block: str) -> str | None:
    """The one credited by a block that is nothing but a name in brackets.

    >>> credit_line("(Orun Wire)")
    'Orun Wire'
    """
    match = _CREDIT_LINE.fullmatch(block)
    if match is None:
        return None
    name = match.group(1).strip()
    named = name[:1].isupper() and (is_outlet_like(name) or agency(name) is not None)
    return agency(name) or (name if named else None)


def contributors(block: str) -> list[str]:
    """Agencies and outlets that a sentence thanks, cites as its basis or reprints."""
    found: list[str] = []
    for match in contributions().finditer(block):
        name = next((group for group in match.groups() if group), "").rstrip(" .,")
        known = agency(name)
        if known or is_outlet_like(name):
            found.append(known or name)
    return found


def _credited(words: str, *, assume: bool) -> str | None:
    """The agency among the names, or the last name where a photo is credited to it."""
    parts = [part.strip() for part in _SEPARATOR.split(words) if part.strip()]
    known = next((name for part in parts if (name := agency(part))), None)
    if known is None:
        known = agency(words)
    if known or not parts or not _NAME.fullmatch(parts[-1]):
        return known
    return parts[-1] if assume or (len(parts) == 1 and _is_wire(parts[0])) else None


def _is_wire(name: str) -> bool:
    """Whether a name in brackets is by its words that of an outlet: "(Orun Wire)"."""
    return 1 < len(name.split()) <= 4 and is_outlet_like(name)


@cache
def _photo() -> re.Pattern[str]:
    words = any_of(layout().photo_words)
    return re.compile(
        rf"\b{words}(?:\s+(?:credit|by|from|of))*\b\s*[:/]?|^credit\s*:", re.IGNORECASE
    )
