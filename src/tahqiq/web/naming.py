"""What a judgement is about, in the words of the case and not in ids."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tahqiq.model.case import EventRef
from tahqiq.model.judgement import Judgement
from tahqiq.model.lookup import CaseIndex
from tahqiq.publish.chains import outlet_name
from tahqiq.web.absent import Absent
from tahqiq.web.cards import find_claim
from tahqiq.web.seen import Seen
from tahqiq.web.weighing import weighed

Named = Callable[[str, Seen], str]


def about(row: Judgement, seen: Seen) -> str:
    """What a judgement names, as the case calls it; ids where none is left."""
    if row.kind == "undo":
        undone = seen.lately(_by_id).get(row.subject)
        return about(undone, seen) if undone else row.subject
    named = NAMED.get(row.kind, _plain)
    parts = [named(row.subject, seen)] if row.subject else []
    if row.object:
        parts.append((_hypothesis if row.kind == "bear" else named)(row.object, seen))
    return " and ".join(parts)


def _by_id(index: CaseIndex) -> Mapping[str, Judgement]:
    return {row.id: row for row in index.case.judgements}


def _claim(subject: str, seen: Seen) -> str:
    document, _, claim = subject.partition("#")
    try:
        found, _ = find_claim(seen, document, claim)
    except Absent:  # an addition that was taken back
        return subject
    return f"“{found.proposition}”"


def _entity(key: str, seen: Seen) -> str:
    document, _, entity = key.partition("#")
    return seen.index.named(document, entity) or key


def _event(key: str, seen: Seen) -> str:
    """The words that tell of an event, and in which report they do."""
    document, _, event = key.partition("#")
    found = seen.index.events.get(EventRef(document=document, event=event))
    if found is None:
        return key
    words = " … ".join(span.exact for span in found.triggers)
    return f"“{words}” in {outlet_name(document, seen.index)}"


def _document(key: str, seen: Seen) -> str:
    reading = seen.index.readings.get(key)
    if reading is None:
        return key
    known = reading.document
    return f"{outlet_name(key, seen.index)}, {known.title or known.file}"


def _row(key: str, seen: Seen) -> str:
    """A row of the matrix; one that was left off since has only its id."""
    text = seen.lately(weighed).texts.get(key)
    return f"“{text}”" if text else f"a row that is no longer there ({key})"


def _hypothesis(key: str, seen: Seen) -> str:
    rows = seen.case.settings.hypotheses
    return next((f"“{row.text}”" for row in rows if row.id == key), key)


def _plain(key: str, _seen: Seen) -> str:
    return key


NAMED: Mapping[str, Named] = {
    **dict.fromkeys(("accept", "edit", "reject", "add", "grade-claim"), _claim),
    **dict.fromkeys(("merge", "different"), _entity),
    **dict.fromkeys(("same-incident", "other-incident"), _event),
    **dict.fromkeys(("lineage", "describe"), _document),
    **dict.fromkeys(("bear", "weigh-evidence"), _row),
}
