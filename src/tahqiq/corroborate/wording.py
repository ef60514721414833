"""The proposition of a group in plain words, stated without the negation."""

from __future__ import annotations

from collections.abc import Iterable

from tahqiq.corroborate.bags import Token, tokens_of
from tahqiq.corroborate.doer_names import THEIRS
from tahqiq.corroborate.exact import ABSENT, DIED, Proposition
from tahqiq.corroborate.ground import Ground
from tahqiq.corroborate.spots import FROM, WHERE, spot_words
from tahqiq.corroborate.statements import Key
from tahqiq.corroborate.tolls import Toll
from tahqiq.corroborate.vocabulary import agreement
from tahqiq.model.case import ClaimRef

WIDE = 12  # characters between a number, or a look, and the thing it is of
LONGEST = 120  # characters; a longer proposition reads no better


def worded(ground: Ground, row: Proposition) -> str:
    """What a group says: its own wording where it is told exactly, else its first claim.

    The claim chosen is of the oldest report, so copies do not change the words.
    """
    exact = _exactly(ground, row) or _asked(ground, row)
    return exact or " ".join(ground.claim(_first(ground, row)).proposition.split())


def _exactly(ground: Ground, row: Proposition) -> str:
    """The words for what is told exactly; empty where the claim's own words serve."""
    key, wording = row.key, agreement().wording
    if key is None:
        return ""
    if row.toll:
        return wording[row.toll.unit].format(count=counted(row.toll))
    if key.kind in {"doer", "claimed"}:
        incident = ground.index.incidents[key.incident].title
        return wording[key.kind].format(actor=_actor(ground, row), incident=incident)
    if key.kind in {"fate", DIED}:
        person = ground.index.entities[key.terms[0]].name
        return wording[key.terms[1]].format(person=person)
    return _in_part(ground, row, key) if row.is_part else ""


def _in_part(ground: Ground, row: Proposition, key: Key) -> str:
    """The words for a number, a thing or a spot, of all that the claims say."""
    wording, first = agreement().wording, _first(ground, row)
    if key.kind == WHERE:
        side = "whence" if key.terms[0] == FROM else WHERE
        return wording[side].format(words=spot_words(ground, first, key))
    words = "" if key.kind == ABSENT else _told_words(ground, first, key)
    return wording[key.kind].format(words=words) if words else ""


def _asked(ground: Ground, row: Proposition) -> str:
    """What somebody asked for, with who asked; empty where the claims are no requests."""
    first = _first(ground, row)
    if not all(ground.asks(ref) for ref in row.claims):
        return ""
    step = ground.claim(first).chain[-1]
    entity = ground.entity(first.document, step.entity)
    known = entity.name if entity and entity.id in ground.named else ""
    actor = known or (step.source.exact if step.source else "")
    words = " ".join(ground.claim(first).proposition.split())
    return (
        agreement().wording["asked"].format(actor=actor, words=words) if actor else ""
    )


def _told_words(ground: Ground, ref: ClaimRef, key: Key) -> str:
    """The words of a claim that say a number or a thing, and nothing of the rest of it."""
    wanted = {key.terms[0], f"#{key.terms[1]}"} if key.kind == "count" else {*key.terms}
    run: list[tuple[str, int, int]] = []
    text = ground.reading(ref.document).document.text
    for token in tokens_of(ground, ref):
        one = f"#{token.number:g}" if token.number is not None else token.concept
        if one not in wanted:
            continue
        if run and token.start - run[-1][2] > WIDE:
            run = []
        run.append((str(one), token.start, token.start + len(token.word)))
        if {word for word, _, _ in run} == wanted:
            end = _same_thing(text, run[-1][2], tokens_of(ground, ref), wanted)
            return " ".join(text[run[0][1] : end].split())
    return ""


def _same_thing(text: str, end: int, tokens: Iterable[Token], wanted: set[str]) -> int:
    """Where the thing ends: "cartridge cases" are one thing in two words."""
    for token in tokens:
        gap = text[end : token.start]
        if token.start >= end and not gap.strip() and token.concept in wanted:
            end = token.start + len(token.word)
    return end


def counted(toll: Toll) -> str:
    """A figure in words and digits.

    >>> counted(Toll("i1", "killed", 9.0, None))
    'at least 9'
    >>> counted(Toll("i1", "killed", 9.0, 12.0))
    '9 to 12'
    """
    if toll.high is None:
        return f"at least {toll.low:g}"
    return (
        f"{toll.low:g}" if toll.low == toll.high else f"{toll.low:g} to {toll.high:g}"
    )


def _actor(ground: Ground, row: Proposition) -> str:
    """The doer as the oldest claim has it."""
    if not row.actors or row.key is None:
        return ""
    oldest = min(row.actors, key=lambda ref: (ground.age(ref.document), ref.claim))
    return doer_name(ground, row.key, row.actors[oldest])


def doer_name(ground: Ground, key: Key, actor: str) -> str:
    """A doer in words; those known by another are told apart from that one (M33)."""
    name = ground.index.entities[actor].name
    known_by = key.terms[0]
    if not known_by.startswith(THEIRS):
        return name
    chief = ground.index.entities[known_by.removeprefix(THEIRS)].name
    return name if chief in name else f"{name} of {chief}"


def _first(ground: Ground, row: Proposition) -> ClaimRef:
    """The fullest claim of the oldest report."""

    def rank(ref: ClaimRef) -> tuple[object, ...]:
        words = min(len(ground.claim(ref).proposition), LONGEST)
        aside = ground.claim(ref).relation is not None
        return aside, ground.age(ref.document), -words, ref.claim

    return min(row.claims, key=rank)
