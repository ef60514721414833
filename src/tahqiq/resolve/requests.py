"""From what a person types to judgements: names found, grades checked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, get_args

from tahqiq.errors import JudgementError
from tahqiq.model.case import Case, Rating, Reliability
from tahqiq.model.describing import said_of
from tahqiq.model.handmade import claim_json, hand_claim, with_added
from tahqiq.model.judgement import Judgement, JudgementKind, standing_alone
from tahqiq.model.review import edit_of

LINEAGES = ("copy", "independent")
CREDIBILITY = ("1", "2", "3", "4", "5", "6")


class Asked(Protocol):
    """A judgement as it is asked for."""

    @property
    def kind(self) -> str: ...  # noqa: D102 - see Judgement
    @property
    def subject(self) -> str: ...  # noqa: D102
    @property
    def object(self) -> str | None: ...  # noqa: D102
    @property
    def value(self) -> str | None: ...  # noqa: D102
    @property
    def reason(self) -> str: ...  # noqa: D102
    @property
    def author(self) -> str: ...  # noqa: D102
    @property
    def at(self) -> str: ...  # noqa: D102


def judgements_of(asked: Asked, case: Case) -> tuple[Judgement, ...]:
    """The rows to append for one request; the store numbers them.

    Raises:
        JudgementError: See `pipeline.judge_case`.
    """
    if asked.kind not in get_args(JudgementKind):
        raise JudgementError(
            f"there is no judgement {asked.kind!r}.",
            f"Use one of {', '.join(get_args(JudgementKind))}.",
        )
    _require_keepable(asked)
    subject, other, value = CHECKS.get(asked.kind, _plain)(asked, case)
    return (
        Judgement(
            sequence=0,
            kind=asked.kind,  # type: ignore[arg-type]
            subject=subject,
            object=other,
            value=value,
            author=asked.author,
            at=asked.at,
            reason=asked.reason,
        ),
    )


def _require_keepable(asked: Asked) -> None:
    """No database keeps a NUL, nor half of a character (a lone surrogate)."""
    for text in (asked.subject, asked.object, asked.value, asked.reason):
        found = [
            char for char in text or "" if char == "\0" or "\ud800" <= char < "\ue000"
        ]
        if found:
            raise JudgementError(
                f"U+{ord(found[0]):04X} is no character that can be kept.",
                "Type the text anew.",
            )


Row = tuple[str, str | None, str | None]


def _plain(asked: Asked, case: Case) -> Row:  # noqa: ARG001 - as all checks
    return asked.subject, asked.object, asked.value


def _claim(asked: Asked, case: Case) -> Row:
    return claim_key(asked.subject, case), None, asked.value


def claim_key(name: str, case: Case) -> str:
    """``document#claim`` for a claim named in full or by an id that is its alone.

    Raises:
        JudgementError: No claim, or several, have it.
    """
    document, mark, own = name.partition("#")
    readings = [row for row in case.readings if not mark or row.document.id == document]
    found = [
        f"{reading.document.id}#{claim.id}"
        for reading in with_added(readings, standing_alone(case.judgements, "add"))
        for claim in reading.claims
        if claim.id == (own if mark else name)
    ]
    return _only(name, found, "claim", "show CASE claims")


def _edited(asked: Asked, case: Case) -> Row:
    """An edit is tried on its claim: what cannot stand is not recorded.

    Raises:
        JudgementError: Its value is no JSON object of what may change, or no value of
            its key.
    """
    key, _, value = _claim(asked, case)
    document, _, name = key.partition("#")
    readings = with_added(case.readings, standing_alone(case.judgements, "add"))
    claims = {
        claim.id: claim
        for reading in readings
        if reading.document.id == document
        for claim in reading.claims
    }
    edit_of(claims[name], value, key)
    return key, None, value


def _added(asked: Asked, case: Case) -> Row:
    """A claim by hand: its words are checked, its id is made from what it says."""
    found = [row for row in case.readings if row.document.id == asked.subject]
    _only(asked.subject, [row.document.id for row in found], "document",
          "show CASE documents")  # fmt: skip
    claim = hand_claim(asked.value or "", found[0])
    return f"{asked.subject}#{claim.id}", None, claim_json(claim)


def _only(name: str, found: list[str], what: str, where: str) -> str:
    if len(found) == 1:
        return found[0]
    if not found:
        raise JudgementError(
            f"there is no {what} {name!r}.", f"`tahqiq {where}` lists them."
        )
    raise JudgementError(
        f"{name!r} names {len(found)} {what}s: {', '.join(found[:4])} …",
        "Name one in full.",
    )


def _entities(asked: Asked, case: Case) -> Row:
    if asked.object is None:
        raise JudgementError(
            f"{asked.kind} needs two entities.", "Name the other as well."
        )
    return *_two(asked, _member, case), asked.value


def _member(name: str, case: Case) -> str:
    """The key of a document's entity, or of a case entity's first member."""
    for entity in case.entities:
        if name == entity.id:
            return min(member.key for member in entity.members)
    keys = [m.key for entity in case.entities for m in entity.members if m.key == name]
    return _only(name, keys[:1], "entity", "show CASE entities")


def _events(asked: Asked, case: Case) -> Row:
    if asked.object is None:
        raise JudgementError(
            f"{asked.kind} needs two events.", "Name the other as well."
        )
    return *_two(asked, _event, case), asked.value


def _two(
    asked: Asked, found: Callable[[str, Case], str], case: Case
) -> tuple[str, str]:
    """Both ends of a pair: one thing is neither merged with itself nor parted from it."""
    pair = found(asked.subject, case), found(asked.object or "", case)
    if pair[0] == pair[1]:
        raise JudgementError(
            f"{asked.subject!r} and {asked.object!r} are one already.",
            "Name two that differ.",
        )
    return pair


def _event(name: str, case: Case) -> str:
    for incident in case.incidents:
        if name == incident.id:
            first = min(incident.events)
            return f"{first.document}#{first.event}"
    found = [
        f"{r.document.id}#{v.id}" for r in case.readings for v in r.events
        if name == f"{r.document.id}#{v.id}"
    ]  # fmt: skip
    return _only(name, found, "event", "show CASE events")


def _document(name: str | None, case: Case) -> str:
    """The id of a document named by its id or by its file."""
    found = [
        row.document.id
        for row in case.readings
        if name in {row.document.id, row.document.file}
    ]
    return _only(str(name), found, "document", "show CASE documents")


def _lineage(asked: Asked, case: Case) -> Row:
    """That a report copies another, or that two are independent."""
    _in_table(asked.value, LINEAGES, "lineage")
    pair = _document(asked.subject, case), _document(asked.object, case)
    if pair[0] == pair[1]:
        raise JudgementError(
            "a report is no copy of itself.", "Name the copy first, then its model."
        )
    return *pair, asked.value


def _described(asked: Asked, case: Case) -> Row:
    said_of(asked.value)
    return _document(asked.subject, case), None, asked.value


def _source(asked: Asked, case: Case) -> Row:
    names = [source.name for source in case.sources if source.name == asked.subject]
    grade = (asked.value or "").upper() or None
    _in_table(grade, get_args(Reliability), "reliability")
    return _only(asked.subject, names, "source", "show CASE sources"), None, grade


def _in_table(value: str | None, table: tuple[str, ...], what: str) -> None:
    if value not in table:
        raise JudgementError(
            f"{value!r} is no {what}.", f"Use one of {', '.join(table)}."
        )


def _graded(asked: Asked, case: Case) -> Row:
    """Credibility 1 means confirmed by others: two independent origins (M59)."""
    _in_table(asked.value, CREDIBILITY, "credibility")
    key = claim_key(asked.subject, case)
    document, _, claim = key.partition("#")
    origins = max(
        (g.origins for g in case.groups
         if any(c.document == document and c.claim == claim for c in g.claims)),
        default=0,
    )  # fmt: skip
    if asked.value == "1" and origins < 2:
        raise JudgementError(
            f"credibility 1 means confirmed by other sources; {key} has {origins} "
            "independent origin(s).",
            "Grade it 2, or link a second independent origin first.",
        )
    return key, None, asked.value


def _bearing(asked: Asked, case: Case) -> Row:
    _in_table(asked.value, get_args(Rating), "rating")
    known = [h.id for h in case.settings.hypotheses if h.id == asked.object]
    return (
        asked.subject,
        _only(asked.object or "", known, "hypothesis", "weigh CASE"),
        asked.value,
    )


def _undone(asked: Asked, case: Case) -> Row:
    known = [row.id for row in case.judgements if row.id == asked.subject]
    return _only(asked.subject, known, "judgement", "show CASE judgements"), None, None


CHECKS: dict[str, Callable[[Asked, Case], Row]] = {
    "accept": _claim,
    "reject": _claim,
    "edit": _edited,
    "add": _added,
    "merge": _entities,
    "different": _entities,
    "same-incident": _events,
    "other-incident": _events,
    "grade-source": _source,
    "grade-claim": _graded,
    "bear": _bearing,
    "lineage": _lineage,
    "describe": _described,
    "undo": _undone,
}

# What these name is drawn across documents; for all others the readings are enough.
OF_VIEWS = frozenset(
    {"merge", "different", "same-incident", "other-incident", "grade-source",
     "grade-claim"}
)  # fmt: skip
