"""A judgement as pages and programs are told of it."""

from __future__ import annotations

from dataclasses import dataclass, fields

from tahqiq.model.judgement import Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One decision: what, on what, by whom, when and why; `id` is what undoes it."""

    id: str
    sequence: int
    kind: str
    subject: str
    object: str | None
    value: str | None
    author: str
    at: str
    reason: str


def told(row: Judgement) -> Told:
    """A judgement with its id."""
    return Told(**{part.name: getattr(row, part.name) for part in fields(Told)})
