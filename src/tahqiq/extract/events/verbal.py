"""The PLOVER type of an event taken as a statement: what a coder of words would file.

PLOVER files a promise to help under AGREE, one to harm under THREATEN, what "must" be
done under REQUEST and what somebody will not do under REJECT. The event itself keeps
the type of the deed; its realis says that it has not happened.
"""

from __future__ import annotations

from tahqiq.extract.lexicon.event_lexicon import event_lexicon
from tahqiq.extract.parsing.found import FoundEvent
from tahqiq.model.reading import EventType


def verbal_type(event: FoundEvent) -> EventType | None:
    """The type under which PLOVER files the statement that carries the event."""
    kinds = event_lexicon().words.verbal
    if event.type is None:
        return None
    if event.mood == "order" and event.realis == "hypothetical":
        return "REQUEST"
    cooperative = event.type in kinds["cooperative"]
    if event.realis == "negated":
        return _refusal(event, cooperative=cooperative)
    if event.realis == "planned" or event.mood == "future":
        return "AGREE" if cooperative else _threat(event.type)
    return event.type


def _refusal(event: FoundEvent, *, cooperative: bool) -> EventType | None:
    """What will not be done: help refused, or harm forsworn."""
    if cooperative:
        return "REJECT"
    return "AGREE" if event.mood == "future" else event.type


def _threat(kind: EventType) -> EventType:
    return "THREATEN" if kind in event_lexicon().words.verbal["conflict"] else kind
